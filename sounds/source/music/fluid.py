"""Notes of the sound font, by libfluidsynth: exactly as many frames as asked for, no clock, no MIDI file.

FluidSynth's own reverb and chorus are off: the mix adds one room for everything.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float64]
RATE: Final = 44100
FONTS: Final = (
    "/usr/share/sounds/sf2/MuseScore_General_Full.sf2",
    "/usr/share/sounds/sf2/MuseScore_General.sf2",
    "/usr/share/soundfonts/MuseScore_General_Full.sf2",
)
VOICES: Final = 512  # sounding at once
GAIN: Final = 0.6
ORDER: Final = 7  # points of the interpolation between samples


def font_path() -> Path | None:
    """The sound font, or None. SOUNDFONT in the environment names another place."""
    for name in (os.environ.get("SOUNDFONT", ""), *FONTS):
        if name and Path(name).is_file():
            return Path(name)
    return None


def missing() -> str:
    """What is not there, in a sentence; "" when all is."""
    if font_path() is None:
        return "the sound font MuseScore_General_Full.sf2 is not installed (or named by SOUNDFONT)"
    if library_name() is None:
        return "libfluidsynth is not installed"
    return ""


def library_name() -> str | None:
    return os.environ.get("FLUIDLIB") or ctypes.util.find_library("fluidsynth")


def _library() -> Any:
    lib = ctypes.CDLL(library_name() or "")
    lib.new_fluid_settings.restype = ctypes.c_void_p
    lib.new_fluid_synth.restype = ctypes.c_void_p
    whole, pointer, text = ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p
    shapes: dict[str, list[Any]] = {
        "new_fluid_synth": [pointer],
        "delete_fluid_synth": [pointer],
        "fluid_settings_setnum": [pointer, text, ctypes.c_double],
        "fluid_settings_setint": [pointer, text, whole],
        "fluid_synth_sfload": [pointer, text, whole],
        "fluid_synth_noteon": [pointer, whole, whole, whole],
        "fluid_synth_noteoff": [pointer, whole, whole],
        "fluid_synth_cc": [pointer, whole, whole, whole],
        "fluid_synth_program_select": [pointer, whole, whole, whole, whole],
        "fluid_synth_set_interp_method": [pointer, whole, whole],
        "fluid_synth_system_reset": [pointer],
        "fluid_synth_write_float": [pointer, whole, pointer, whole, whole, pointer, whole, whole],
    }
    for name, arguments in shapes.items():
        getattr(lib, name).argtypes = arguments
    return lib


class Player:
    """One synthesizer with the font in it (loading takes seconds)."""

    def __init__(self) -> None:
        self._lib = _library()
        settings = self._lib.new_fluid_settings()
        for name, number in (("synth.sample-rate", float(RATE)), ("synth.gain", GAIN)):
            self._lib.fluid_settings_setnum(settings, name.encode(), number)
        for name, whole in (
            ("synth.reverb.active", 0), ("synth.chorus.active", 0), ("synth.polyphony", VOICES),
            ("synth.dynamic-sample-loading", 1), ("synth.cpu-cores", 1),
        ):
            self._lib.fluid_settings_setint(settings, name.encode(), whole)
        self._synth = self._lib.new_fluid_synth(settings)
        self._font = self._lib.fluid_synth_sfload(self._synth, str(font_path()).encode(), 1)
        if self._font < 0:
            raise OSError(f"{font_path()} cannot be read")

    def close(self) -> None:
        """Give the memory back. Not to be played on any more."""
        self._lib.delete_fluid_synth(self._synth)

    def play(
        self,
        notes: list[tuple[float, float, int, int]],
        controls: list[tuple[float, int, int]],
        frames: int,
        program: int,
    ) -> Wave:
        """(start s, length s, key, velocity)... and (s, controller, value)... as (frames, 2)."""
        lib, synth = self._lib, self._synth
        lib.fluid_synth_system_reset(synth)
        lib.fluid_synth_program_select(synth, 0, self._font, 0, program)
        lib.fluid_synth_set_interp_method(synth, 0, ORDER)
        for controller, value in ((91, 0), (93, 0), (7, 127)):
            lib.fluid_synth_cc(synth, 0, controller, value)
        happenings = [(int(t * RATE), 0, number, value) for t, number, value in controls]
        for start, length, key, velocity in notes:
            happenings.append((int(start * RATE), 2, key, max(1, min(127, velocity))))
            happenings.append((int((start + length) * RATE), 1, key, 0))
        out = np.zeros((2, frames), np.float32)
        now = 0
        for at, kind, number, value in sorted(happenings):
            now = self._write(out, now, min(at, frames))
            if kind == 0:
                lib.fluid_synth_cc(synth, 0, number, value)
            elif kind == 1:
                lib.fluid_synth_noteoff(synth, 0, number)
            else:
                lib.fluid_synth_noteon(synth, 0, number, value)
        self._write(out, now, frames)
        return out.T.astype(np.float64)

    def _write(self, out: NDArray[np.float32], now: int, until: int) -> int:
        if until > now:
            left, right = out[0, now:].ctypes.data, out[1, now:].ctypes.data
            self._lib.fluid_synth_write_float(self._synth, until - now, left, 0, 1, right, 0, 1)
        return max(now, until)
