"""The sound files themselves: level, ends, loops; and what a fight sounds like at the loudspeaker."""

from __future__ import annotations

import array
import itertools
import json
import operator
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

SOUNDS = Path(__file__).parents[1] / "sounds"
EFFECTS = sorted((SOUNDS / "effects").glob("*.ogg"))
STEMS = sorted((SOUNDS / "music").glob("*.ogg"))
FULL = 32768
LOOPS = ("amb_", "loop_")  # what goes round and round
PEAK = int(FULL * 10 ** (-2.9 / 20))
WINDOW = 4410 * 2  # samples of both sides in 100 ms

# Plays stems and a fight through the real mixer into a file. Runs in a process of its own because the driver is chosen
# once, and in real time because the driver does.
FIGHT = """
import random, sys, time
from pathlib import Path
from last_reveille.audio.audio import Audio, Volumes
from last_reveille.sim.events import Event

audio = Audio(Path(sys.argv[1]), Volumes(10, 10, 10, 10))
assert not audio.warning, audio.warning
audio.music("beach")
audio.mood({"calm": 100, "combat": 100})
audio._music._level.update(calm=100, combat=100)  # at once, however slowly this machine gets to its frames
dice = random.Random(1)
def frames(count, fight):
    for i in range(count):
        if fight:
            happened = [Event("step", 320, 200, 0)] if i % 18 == 0 else []
            if i % 6 == 0:
                happened.append(Event("shot", 320, 180, 0, 0))
            for k, (name, every, text) in enumerate((
                ("strike", 40, "drone"), ("kill", 30, "drone"), ("blast", 100, ""), ("hit", 8, "drone"),
                ("hurt", 90, ""), ("shadow", 60, ""), ("rail", 110, ""), ("parry", 70, ""), ("tell", 80, "herald"),
                ("kill", 75, "shell"), ("plate", 120, ""),
            )):
                if (i + 9 * k) % every == 0:
                    happened.append(Event(name, dice.randrange(-100, 740), 180, 40, 5, text))
            audio.events(happened, 0, 0)
        audio.update()
        time.sleep(1 / 60)
while not (audio._music._playing and all(map(audio._bank.ready, ["rifle", "explosion"]))):
    audio.update()
    time.sleep(0.01)
frames(150, False)
audio.mood({"calm": 100, "combat": 100, "danger": 100, "overlay": 100})
frames(240, True)
audio.close()
"""


@pytest.fixture(scope="module", autouse=True)
def mixer() -> Iterator[None]:
    pygame.mixer.init(44100, -16, 2, 512, allowedchanges=0)
    yield
    pygame.mixer.quit()


def samples(path: Path) -> array.array[int]:
    """Both sides in turn, 16 bit."""
    return array.array("h", pygame.mixer.Sound(str(path)).get_raw())


def peak(wave: array.array[int]) -> int:
    return max(max(wave), -min(wave))  # noqa: PLW3301  (flat, it would unpack a million arguments)


def power(wave: array.array[int]) -> float:
    return sum(map(operator.mul, wave, wave)) / max(len(wave), 1) / FULL**2


@pytest.mark.parametrize("path", EFFECTS, ids=lambda path: path.stem)
def test_an_effect_is_neither_too_loud_nor_lost(path: Path) -> None:
    wave = samples(path)
    assert peak(wave) <= PEAK
    step = WINDOW * (5 if path.stem.startswith(LOOPS) else 1)
    loudest = max(power(wave[i : i + step]) for i in range(0, len(wave), step))
    assert 10 ** (-46 / 10) < loudest < 10 ** (-4 / 10)
    if not path.stem.startswith(LOOPS):
        assert power(wave[-200:]) < loudest * 0.01, "cut off at its end"
        first = next(i for i, v in enumerate(wave) if abs(v) > 100)
        assert first < 44100 * 2 * 0.6


@pytest.mark.parametrize("path", [p for p in EFFECTS if p.stem.startswith("tell_")], ids=lambda path: path.stem)
def test_a_warning_is_heard_at_once(path: Path) -> None:
    wave = samples(path)
    top = peak(wave)
    first = next(i for i, v in enumerate(wave) if abs(v) > top * 0.1)
    assert first < 44100 * 2 * 0.05


def test_variants_differ() -> None:
    for path in EFFECTS:
        if path.stem.endswith("_2"):
            other = path.with_name(path.name.replace("_2.", "_1."))
            assert samples(path)[:4000] != samples(other)[:4000], path.name


@pytest.mark.parametrize(
    "path", [*STEMS, *(p for p in EFFECTS if p.stem.startswith(LOOPS))], ids=lambda path: path.stem
)
def test_a_loop_has_no_click_where_it_closes(path: Path) -> None:
    wave = samples(path)
    for side in (0, 1):
        one = [*wave[side - 8820 : None : 2][:4410], *wave[side:8820:2]]
        steps = [abs(b - a) for a, b in itertools.pairwise(one)]
        seam = steps[4409]
        assert seam <= 1.25 * max(*steps[:4405], *steps[4415:], 40)


@pytest.mark.parametrize("path", STEMS, ids=lambda path: path.stem)
def test_a_stem_is_audible_and_without_offset(path: Path) -> None:
    wave = samples(path)
    assert 10 ** (-40 / 10) < power(wave) < 10 ** (-10 / 10)
    assert abs(sum(wave) / len(wave)) < 0.002 * FULL


@pytest.mark.parametrize("theme", sorted((SOUNDS / "music").glob("*.json")), ids=lambda path: path.stem)
def test_all_stems_together_do_not_clip(theme: Path) -> None:
    row = json.loads(theme.read_text("utf-8"))
    waves = [samples(theme.with_name(f"{theme.stem}_{stem}.ogg")) for stem in row["stems"]]
    total = waves[0]
    for wave in waves[1:]:
        total = array.array("i", map(operator.add, total, wave))
    assert peak(total) < FULL * 10 ** (-2.5 / 20)


def test_a_fight_does_not_clip_and_its_stems_run_to_the_frame(tmp_path: Path) -> None:
    out = tmp_path / "out.raw"
    env = {**os.environ, "SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(out), "SDL_VIDEODRIVER": "dummy"}
    done = subprocess.run(
        [sys.executable, "-c", FIGHT, str(SOUNDS.parent)], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    heard = array.array("h", out.read_bytes())
    assert len(heard) > 44100 * 2 * 4
    # Clipping is a run of full samples; one alone may be a peak that just reaches it.
    full = [i for i, v in enumerate(heard) if v >= 32767 or v <= -32768]
    assert not [i for i, j in itertools.pairwise(full) if j - i == 2]
    assert max(heard) > 8000
    # Until the fight begins both stems run at full volume: their sum is in the output, sample for sample.
    calm, combat = (samples(SOUNDS / "music" / f"beach_{stem}.ogg")[: 4 * 88200] for stem in ("calm", "combat"))
    block = array.array("h", map(operator.add, calm[132300:140000], combat[132300:140000]))
    at = out.read_bytes().find(block.tobytes())
    assert at > 0, "the stems are not in step"
