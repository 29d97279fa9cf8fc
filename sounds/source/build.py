"""Makes the sounds whose scripts lie beside it. Needs numpy, scipy and ffmpeg.

    python dev.py audio [NAME...]          effects and beds
    python dev.py audio music [PIECE...]   music; needs libfluidsynth and the sound font too
    python dev.py audio check [PIECE...]   plays the scores again and says whether the same files come out

Each effect is set to a loudness by what it is (the level of its loudest 100 ms), not to a peak: equal peaks are not
equally loud. The ceiling leaves the codec a decibel of room.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import beds
import effects
import numpy as np
from measure import load, loudest
from music import fluid, lint, render, score
from synth import RATE, Wave, fade, gain, highpass, limit, stereo, write

OUT = Path(__file__).resolve().parents[1] / "effects"
MUSIC = OUT.with_name("music")
CEILING = -4.0
BED_LEVEL = -30.0
BED_LOWEST = 35.0  # Hz
SAME_SOUND = -60.0  # dB


def finished(wave: Wave, level: float, longest: float) -> Wave:
    """Silence cut off at both ends, then level and ceiling."""
    wave = highpass(stereo(wave), 24)
    size = np.abs(wave).max(1)
    heard = np.nonzero(size > size.max() * gain(-56))[0]
    wave = wave[max(0, heard[0] - 8) : heard[-1] + 1][: int(longest * RATE)]
    wave = fade(wave, 0.0002, min(0.25, len(wave) / RATE * 0.35))
    return limit(wave * gain(level - loudest(wave)), CEILING)


def looped(wave: Wave, wanted: float = BED_LEVEL) -> Wave:
    """A bed: the mean level of all of it; nothing is cut or faded, or the loop would show.

    What no loudspeaker plays is taken out in the spectrum, which keeps the loop closed: the codec's error where the
    loop closes is in proportion to it.
    """
    wave = stereo(wave)
    spectrum = np.fft.rfft(wave, axis=0)
    freqs = np.fft.rfftfreq(len(wave), 1 / RATE)
    spectrum *= (1 / (1 + (BED_LOWEST / np.maximum(freqs, 1e-3)) ** 8))[:, None]
    wave = np.fft.irfft(spectrum, len(wave), axis=0)
    level = loudest(np.tile(wave, (2, 1)), len(wave) / RATE)
    return limit(wave * gain(wanted - level), -6.0, loop=True)


def make_effects(only: list[str]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for row in effects.ALL:
        if only and row.name not in only:
            continue
        for i in range(row.variants):
            number = f"_{i + 1}" if row.variants > 1 else ""
            wave = finished(row.make(i * 31 + 1), row.level, row.longest)
            write(OUT / f"{row.name}{number}.ogg", wave)
        print(f"{row.name:16} x{row.variants} {len(wave) / RATE:5.2f} s", flush=True)
    loops = {name: (make, BED_LEVEL) for name, make in beds.ALL.items()} | effects.LOOPS
    for name, (make, level) in loops.items():
        if not only or name in only:
            write(OUT / f"{name}.ogg", looped(make(1), level))
            print(f"{name:16} loop", flush=True)


def make_music(only: list[str], compare: bool = False) -> int:
    """Read and judge the scores, then play them: into their place, or beside it to `compare`. Without the sound font
    the files stay as they are."""
    pieces = [score.load(path) for path in sorted(render.PIECES.glob("*.toml")) if not only or path.stem in only]
    unknown = sorted(set(only) - {piece.name for piece in pieces})
    wrong = [line for piece in pieces for line in lint.complaints(piece)]
    wrong += [f"there is no piece '{name}'" for name in unknown]
    for line in wrong:
        print(f"build.py: {line}", file=sys.stderr)
    if wrong:
        return 1
    lacking = fluid.missing()
    if lacking:
        print(f"build.py: {lacking}; the music stays as it is")
        return 0
    MUSIC.mkdir(parents=True, exist_ok=True)
    studio = render.Studio()
    worst = 0
    for piece in pieces:
        stems = studio.stems(piece)
        if compare:
            with tempfile.TemporaryDirectory() as beside:
                render.save(piece, stems, Path(beside))
                worst = max(worst, told([Path(beside) / f"{piece.name}_{name}.ogg" for name in piece.stems]))
            continue
        render.save(piece, stems, MUSIC)
        print(f"{piece.name:16} {len(stems)} stems, {piece.frames / RATE:.2f} s", flush=True)
    return worst


def told(files: list[Path]) -> int:
    """Say of files made anew how they differ from those in `MUSIC`; 1 when one is another sound. Another version of the
    encoder may write other bytes for the same one."""
    worst = 0
    for path in files:
        there = MUSIC / path.name
        if there.is_file() and there.read_bytes() == path.read_bytes():
            said = "the same bytes"
        else:
            left = difference(load(there), load(path)) if there.is_file() else 0.0
            same = left <= SAME_SOUND
            said = f"{'the same sound in other bytes' if same else 'ANOTHER SOUND'}, what is left is at {left:.0f} dB"
            worst = max(worst, 0 if same else 1)
        print(f"{path.name:24} {said}", flush=True)
    return worst


def difference(one: Wave, other: Wave) -> float:
    """dB of what is left when one is taken from the other, against the one; 0 when they are not equally long."""
    if one.shape != other.shape:
        return 0.0
    return float(10 * np.log10(((one - other) ** 2).mean() / max((one**2).mean(), 1e-12) + 1e-12))


def main(arguments: list[str]) -> int:
    if shutil.which("ffmpeg") is None:
        print("build.py: ffmpeg is not on the path; it makes the .ogg files", file=sys.stderr)
        return 1
    if arguments[:1] in (["music"], ["check"]):
        try:
            return make_music(arguments[1:], arguments[0] == "check")
        except score.ScoreError as error:
            print(f"build.py: {error}", file=sys.stderr)
            return 1
    make_effects(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
