"""Long sounds are read in parts, and what comes out is the whole, to the last bit."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.audio import bank as room
from last_reveille.audio.bank import Bank
from last_reveille.audio.ogg import checksum, cuts

SOUNDS = Path(__file__).parents[1] / "sounds"
LONG = SOUNDS / "music" / "rewind_main.ogg"


@pytest.fixture(autouse=True)
def mixer() -> Iterator[None]:
    pygame.mixer.init(44100, -16, 2, 512, allowedchanges=0)
    yield
    pygame.mixer.quit()


def decoded(data: bytes) -> bytes:
    return pygame.mixer.Sound(file=io.BytesIO(data)).get_raw()


def rebuilt(data: bytes, frames: int) -> bytes:
    out = b""
    for part in cuts(data, frames):
        raw = decoded(part.data)
        out += raw[len(raw) - part.frames * room.FRAME :]
    return out


@pytest.mark.parametrize("path", [LONG, SOUNDS / "effects" / "amb_sea.ogg", SOUNDS / "effects" / "explosion_1.ogg"],
                         ids=lambda path: path.stem)
@pytest.mark.parametrize("frames", [9000, 44100, 10**9])
def test_the_parts_are_the_whole(path: Path, frames: int) -> None:
    data = path.read_bytes()
    assert rebuilt(data, frames) == decoded(data)


@pytest.mark.parametrize("path", sorted((SOUNDS / "music").glob("*.ogg")), ids=lambda path: path.stem)
def test_every_stem_can_be_read_in_short_parts(path: Path) -> None:
    parts = cuts(path.read_bytes(), room.SLICE)
    assert max(part.frames for part in parts) < 2 * room.SLICE
    assert all(part.data.startswith(b"OggS") for part in parts)


def test_the_checksum_is_that_of_every_page() -> None:
    data = LONG.read_bytes()
    second = data.index(b"OggS", 4)
    page = bytearray(data[:second])
    written = int.from_bytes(page[22:26], "little")
    page[22:26] = bytes(4)
    assert checksum(bytes(page)) == written
    page[40] ^= 1
    assert checksum(bytes(page)) != written


def test_nothing_that_is_no_ogg_file_is_cut() -> None:
    data = LONG.read_bytes()[:60000]
    dice = random.Random(5)
    for junk in (b"OggS", b"", b"OggS" + bytes(300), data[:100], data[: len(data) - 7]):
        with pytest.raises(ValueError):
            cuts(junk, 22050)
    for _ in range(200):  # damaged anywhere: refused, or cut without going astray
        broken = bytearray(data)
        broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            found = cuts(bytes(broken), 22050)
        except ValueError:
            continue
        assert sum(len(part.data) for part in found) < 3 * len(data)


def test_the_bank_reads_a_long_sound_without_holding_the_mixer() -> None:
    bank = Bank(SOUNDS / "music")
    bank.want("rewind_main")
    until = time.monotonic() + 20
    free = 0
    while not bank.ready("rewind_main"):
        assert time.monotonic() < until
        if bank.gate.acquire(timeout=1):
            free += 1
            bank.gate.release()
        time.sleep(0.001)
    sound = bank.get("rewind_main")
    assert sound is not None and sound.get_raw() == decoded(LONG.read_bytes())
    assert free > 20, "the gate was shut all the time"
    bank.close()


def test_a_bank_that_is_closed_stops_in_the_middle() -> None:
    bank = Bank(SOUNDS / "music")
    for name in bank.names:
        bank.want(name)
    bank.close()
    assert len(bank._sounds) == 0 and not bank.broken
