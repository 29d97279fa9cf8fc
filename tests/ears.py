"""What the tests of the sound files hear: files decoded by the game's own mixer, judged by `sounds/source/measure.py`.

Every judgement returns sentences, [] for a good file, so that damaged copies can be judged as well.
"""

from __future__ import annotations

import functools
import importlib
import math
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pygame
import pytest

SOUNDS: Final = Path(__file__).parents[1] / "sounds"
SOURCE: Final = SOUNDS / "source"
sys.path.append(str(SOURCE))

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")

import measure  # noqa: E402  (needs what has just been asked for)
from scipy import signal  # noqa: E402

RATE: Final = 44100
CLASHING: Final = sorted({path.stem for path in SOURCE.glob("*.py")} & {
    path.stem for path in SOUNDS.with_name("sprites").glob("source/*.py")})
LOOPS: Final = ("amb_", "loop_")  # what goes round and round
PEAK: Final = -2.9  # dBTP
STEM: Final = (-32.0, -14.0)  # LUFS
BED: Final = (-33.0, -22.0)
STEP: Final = 1.2  # of a loop's seam against what is around it
LEFT: Final = 2.0
ON_GRID: Final = 0.4  # strength from which a stem's strokes say where its beat is
LATE: Final = 14.0  # ms; brass and strings speak a little after their stroke
WARNED: Final = 6.0  # dB by which what warns stands over a fight's music
ALIVE: Final = 5.5  # dB by which something happens in a bed
SAME: Final = 0.97  # correlation of two variants that are one
MUSIC_UNDER: Final = 3.0  # dB by which the game plays music softer than effects

# Loudest 100 ms, K-weighted, by the beginning of the name: the first that fits. A row per class, wide enough for taste.
CLASSES: Final = (
    ("ui_slider", -27, -21), ("ui_toast", -27, -21), ("ui_", -24, -16), ("scrub", -29, -23), ("page", -26, -20),
    ("blip_", -24, -18), ("step_", -26, -15), ("land_", -19, -13), ("tell_crumble", -20, -14), ("tell_", -15, -10),
    ("strike_", -16, -9), ("death_", -15, -9), ("rifle_far", -19, -13), ("rifle", -14, -9), ("explosion_far", -20, -14),
    ("explosion", -11, -6), ("blade", -17, -11), ("", -27, -6),
)
MAY_BEGIN_LATE: Final = (  # they swell
    "rewind", "alpha_death", "vision", "dropship", "truck", "idle", "far_ship", "far_fall", "loop_", "amb_",
)


@functools.cache
def source(name: str) -> ModuleType:
    """A module of `sounds/source` whose name the pictures' scripts have too; theirs stay what they are."""
    aside = {other: sys.modules.pop(other) for other in CLASHING if other in sys.modules}
    sys.path.insert(0, str(SOURCE))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(SOURCE))
        for other in CLASHING:
            sys.modules.pop(other, None)
        sys.modules.update(aside)


def wave(path: Path) -> Any:
    """(n, 2) floats; the mixer must be open at 44.1 kHz, 16 bit, two sides."""
    raw = memoryview(pygame.mixer.Sound(str(path)))  # not a copy of it
    return np.frombuffer(raw, "<i2").reshape(-1, 2) * (1 / 32768)


def effect_faults(name: str, heard: Any) -> list[str]:
    """What is wrong with an effect or a bed by itself."""
    if not np.abs(heard).max() > 1e-3:
        return ["silent"]
    faults = []
    peak = measure.true_peak(heard)
    if peak > PEAK:
        faults.append(f"peaks at {peak:.1f} dBTP")
    if name.startswith(LOOPS):
        low, high = BED
        level = measure.loop_lufs(heard)
        faults += [f"{level:.1f} LUFS"] if not low <= level <= high else []
        return faults + seam_faults(heard)
    level = measure.loudest(heard)
    low, high = next((low, high) for start, low, high in CLASSES if name.startswith(start))
    if not low <= level <= high:
        faults.append(f"loudest at {level:.1f}, not {low} to {high}")
    size = np.abs(heard).max(1)
    top = size.max()
    if not name.startswith(MAY_BEGIN_LATE) and np.argmax(size > 0.05 * top) > 0.055 * RATE:
        faults.append("begins late")
    if np.sqrt((heard[-200:] ** 2).mean()) > 0.05 * top:
        faults.append("cut off at its end")
    return faults


def stirs(heard: Any) -> float:
    """dB by which the loudest fifth of a second of a bed stands over its median, where an ear listens for what happens
    (1.2 to 5.2 kHz): nought for what only hums."""
    band = signal.sosfilt(signal.butter(2, (1200, 5200), "band", fs=RATE, output="sos"), measure.mono(heard))
    level = 10 * np.log10((band[: len(band) // 4410 * 4410] ** 2).reshape(-1, 4410).mean(1) + 1e-12)
    return float(np.convolve(level, (0.5, 0.5), "valid").max() - np.median(level))


def seam_faults(heard: Any) -> list[str]:
    step, left = measure.seam(heard)
    return [f"clicks where it closes (step {step:.2f}, residue {left:.2f})"] if step > STEP or left > LEFT else []


def stem_faults(heard: Any, row: dict[str, Any]) -> list[str]:
    """What is wrong with a stem by itself. `row` is the theme's own file."""
    if len(heard) != row["frames"]:
        return [f"{len(heard)} frames, not {row['frames']}"]
    low, high = STEM
    level = measure.loop_lufs(heard)
    faults = [] if low <= level <= high else [f"{level:.1f} LUFS"]
    if abs(heard.mean()) > 2e-3:
        faults.append("is off its centre")
    (left, both), (_, right) = heard.T @ heard / len(heard)  # their mean is nought, or has been told
    if float(both) < 0.05 * math.sqrt(left * right):
        faults.append("is gone when both sides are one")
    strength, late = measure.grid(heard, row["beat"] / 4)
    if strength > ON_GRID and abs(late) > LATE:
        faults.append(f"is {late:.0f} ms beside the beat")
    return faults + seam_faults(heard)


def sum_faults(stems: list[Any]) -> list[str]:
    total = functools.reduce(np.add, stems)
    peak = measure.true_peak(total)
    return [f"together they peak at {peak:.1f} dBTP"] if peak > PEAK else []


def masked(heard: Any, music: Any) -> float:
    """dB by which an effect stands over music (third-octaves, median over time), at the game's own levels."""
    best = measure.thirds(heard).max(0) - (music - MUSIC_UNDER)
    return float(np.sort(best)[-3:].mean())


def alike(one: Any, other: Any) -> float:
    """Correlation of the first quarter of a second of two variants."""
    n = min(len(one), len(other), RATE // 4)
    return float(abs(np.corrcoef(one[:n].mean(1), other[:n].mean(1))[0, 1]))
