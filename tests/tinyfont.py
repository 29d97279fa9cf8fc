"""A sound font of one looped wave, for tests: 3 KB instead of 200 MB. Every program of the bank plays it.

The layout is that of the SoundFont 2.01 specification: three lists of a RIFF file, of which the third holds nine tables
that each end with a row that only says where the last real one ends.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Final

RATE: Final = 44100
PERIOD: Final = 100  # samples: 441 Hz
PERIODS: Final = 8
PROGRAMS: Final = 128
KEY: Final = 69  # the key at which it sounds as recorded
# Generators, by their numbers in the specification.
VIBRATO, INSTRUMENT, SAMPLE, MODES = 6, 41, 53, 54
LOOPED: Final = 1
CENTS: Final = 30  # of vibrato


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)


def _list(name: bytes, *chunks: bytes) -> bytes:
    return _chunk(b"LIST", name + b"".join(chunks))


def write(path: Path) -> None:
    frames = PERIOD * PERIODS
    wave = [round(20000 * math.sin(2 * math.pi * n / PERIOD)) for n in range(frames)] + [0] * 46
    presets = b"".join(struct.pack("<20sHHHIII", b"wave", n, 0, n, 0, 0, 0) for n in range(PROGRAMS))
    presets += struct.pack("<20sHHHIII", b"EOP", 0, 0, PROGRAMS, 0, 0, 0)
    bags = b"".join(struct.pack("<HH", n, 0) for n in range(PROGRAMS + 1))
    points = struct.pack("<HH", INSTRUMENT, 0) * PROGRAMS + struct.pack("<HH", 0, 0)
    instruments = struct.pack("<20sH", b"wave", 0) + struct.pack("<20sH", b"EOI", 1)
    tones = b"".join(struct.pack("<Hh", *row) for row in (
        (VIBRATO, CENTS), (MODES, LOOPED), (SAMPLE, 0), (0, 0)))
    sample = struct.pack("<20sIIIIIBbHH", b"wave", 0, frames, PERIOD, frames - PERIOD, RATE, KEY, 0, 0, 1)
    sample += struct.pack("<20sIIIIIBbHH", b"EOS", 0, 0, 0, 0, 0, 0, 0, 0, 0)
    nothing = b"\0" * 10
    path.write_bytes(_chunk(b"RIFF", b"sfbk" + _list(
        b"INFO", _chunk(b"ifil", struct.pack("<HH", 2, 1)), _chunk(b"isng", b"EMU8000\0"), _chunk(b"INAM", b"tiny\0\0"),
    ) + _list(b"sdta", _chunk(b"smpl", struct.pack(f"<{len(wave)}h", *wave))) + _list(
        b"pdta", _chunk(b"phdr", presets), _chunk(b"pbag", bags), _chunk(b"pmod", nothing), _chunk(b"pgen", points),
        _chunk(b"inst", instruments), _chunk(b"ibag", struct.pack("<HHHH", 0, 0, 3, 0)), _chunk(b"imod", nothing),
        _chunk(b"igen", tones), _chunk(b"shdr", sample),
    )))
