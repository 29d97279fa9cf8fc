"""How the game sounds in play: a recording's commands are played through the real mixer into a file, which is measured.

    .venv/bin/python sounds/source/played.py beach [SECONDS] [OUT.raw]

Takes as long as it plays, and needs neither a display nor a sound device. One line: loudness (integrated; that of 5, 50
and 95 in a hundred of its 3 s windows), true peak, samples at the rail, silence, likeness of both sides, and which part
of the power lies below 40 Hz and between 3 and 6 kHz. OUT keeps the sound: 44.1 kHz, 16 bit, two sides.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from measure import RATE, Wave, lufs, mono, true_peak, weighted
from scipy import signal

if TYPE_CHECKING:
    from stage import Stage

FRAME = RATE // 60
SETTLING = 6.0  # s in which the game reads its files
ROOT = Path(__file__).parents[2]


def play(run: str, seconds: float, out: Path) -> Wave:
    """Plays the first level of tests/runs/RUN.run. The game waits for the mixer, not for the clock: its frames are as
    long as what is heard of them, however busy the machine is."""
    os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(out)}
    sys.path.insert(0, str(ROOT / "tests"))
    from last_reveille.app.scene import Reset
    from last_reveille.app.scenes.play import Play
    from last_reveille.memory.recording import loads
    from stage import RUNS, Stage  # the drivers are chosen when pygame begins

    with tempfile.TemporaryDirectory() as home:
        stage = Stage(Path(home))
        stage.every = 1 << 30
        stage.game.settled = 1 << 60  # no window, so none that could lose the keyboard
        time.sleep(SETTLING)
        first = loads((RUNS / f"{run}.run").read_text("utf-8"), run).segments[0]
        scene = Play(stage.game, stage.game.options.levels)
        stage.game.go(Reset(scene))
        scene.day.enter(first.level_id, first.carry, first.entry)
        scene._arrive(stage.game)
        stage.commands = first.commands[: int(seconds * 60)]
        begun = os.path.getsize(out)
        _frames(stage, scene, out)
        stage.close()
    heard: Wave = np.fromfile(out, "<i2").reshape(-1, 2)[begun // 4 :] / 32768
    return heard


def _frames(stage: Stage, scene: object, out: Path) -> None:
    due = os.path.getsize(out)
    while stage.commands and stage.code is None and stage.top is scene:
        stage.frames()
        due += 4 * FRAME
        while os.path.getsize(out) < due:
            time.sleep(0.001)


def windows(wave: Wave, seconds: float, step: float) -> Wave:
    """Loudness of each window, LUFS."""
    power = np.concatenate([[0.0], np.cumsum((weighted(wave) ** 2).sum(1))])
    size = min(int(seconds * RATE), len(wave))
    starts = np.arange(0, len(wave) - size + 1, int(step * RATE))
    return np.asarray(-0.691 + 10 * np.log10((power[starts + size] - power[starts]) / size + 1e-12))


def told(wave: Wave) -> str:
    freqs, power = signal.welch(mono(wave), RATE, nperseg=16384)
    share = [10 * np.log10(power[(freqs >= a) & (freqs < b)].sum() / power.sum()) for a, b in ((0, 40), (3000, 6000))]
    low, middle, high = np.percentile(windows(wave, 3, 0.5), (5, 50, 95))
    left, right = wave.T
    alike = (left * right).mean() / np.sqrt((left**2).mean() * (right**2).mean())
    return (f"{len(wave) / RATE:.0f} s, {lufs(wave):.1f} LUFS ({low:.1f} {middle:.1f} {high:.1f}), "
            f"{true_peak(wave):.1f} dBTP, {(np.abs(wave) >= 32767 / 32768).sum()} at the rail, "
            f"{100 * (windows(wave, 0.4, 0.1) < -50).mean():.0f} % silent, sides {alike:.2f}, "
            f"below 40 Hz {share[0]:.0f} dB, 3 to 6 kHz {share[1]:.0f} dB")


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as aside:
        out = Path(arguments[2]) if len(arguments) > 2 else Path(aside) / "played.raw"
        print(arguments[0], told(play(arguments[0], float(arguments[1]) if len(arguments) > 1 else 90, out)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
