"""The sound files themselves: level, ends, loops, scores; and what a fight sounds like at the loudspeaker."""

from __future__ import annotations

import array
import functools
import itertools
import json
import math
import operator
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

import ears
from ears import SOUNDS, measure, np
from last_reveille.audio.audio import AMBIENCE_GAIN
from last_reveille.audio.table import FAR

EFFECTS = sorted((SOUNDS / "effects").glob("*.ogg"))
THEMES = sorted((SOUNDS / "music").glob("*.json"))
WARNING = ("tell_", "shell_whistle", "siren", "alarm", "heartbeat", "summon", "omega_roar", "rollback", "overheat")

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
                ("kill", 75, "shell"), ("plate", 120, ""), ("clang", 7, ""),
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


def theme_row(path: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return row


@functools.lru_cache(maxsize=4)  # a theme is 120 MB
def stem_of(path: Path, stem: str) -> Any:
    """Not to be written to."""
    return ears.wave(path.with_name(f"{path.stem}_{stem}.ogg"))


@functools.cache
def fight_music() -> Any:
    """Third-octaves of the beach at war: what a warning has to get through."""
    path = SOUNDS / "music" / "beach.json"
    return np.median(measure.thirds(stem_of(path, "calm") + stem_of(path, "combat")), 0)


# -- the ears themselves


def test_loudness_is_that_of_the_standard() -> None:
    t = np.arange(44100 * 3) / 44100
    tone = np.stack([np.sin(2 * np.pi * 997 * t)] * 2, 1) * 10 ** (-23 / 20)
    assert measure.lufs(tone) == pytest.approx(-23.0, abs=0.1)
    assert measure.lufs(tone * 0.5) == pytest.approx(-29.0, abs=0.1)
    assert measure.lufs(tone * 0) < -100
    # A pause is no part of the loudness.
    assert measure.lufs(np.concatenate([tone, tone * 0])) == pytest.approx(-23.0, abs=0.4)


def test_a_peak_between_the_samples_is_found() -> None:
    t = np.arange(44100)
    tone = np.sin(2 * np.pi * t / 4 + np.pi / 4)  # all samples at 0.707
    assert measure.true_peak(np.stack([tone, tone], 1)[200:-200]) == pytest.approx(0.0, abs=0.3)


# -- effects


@pytest.mark.parametrize("path", EFFECTS, ids=lambda path: path.stem)
def test_an_effect_is_neither_too_loud_nor_lost_nor_cut(path: Path) -> None:
    assert ears.effect_faults(path.stem, ears.wave(path)) == []


@pytest.mark.parametrize("path", [p for p in EFFECTS if p.stem.startswith(WARNING)], ids=lambda path: path.stem)
def test_a_warning_gets_through_a_fight(path: Path) -> None:
    assert ears.masked(ears.wave(path), fight_music()) >= ears.WARNED


@pytest.mark.parametrize("name", sorted(FAR))
def test_the_far_war_stands_a_little_over_a_bed(name: str) -> None:
    """Loudest 0.4 s, as the game plays it: two or three of them at once are 6 dB over a bed, and no more."""
    bed = ears.source("build").BED_LEVEL + 20 * math.log10(AMBIENCE_GAIN)
    for path in EFFECTS:
        if re.fullmatch(rf"{name}(_\d+)?", path.stem):
            level = measure.loudest(ears.wave(path), 0.4) + 20 * math.log10(FAR[name].volume / 100 * 0.5**0.5)
            assert 0.0 <= level - bed <= 4.0, path.stem


STEADY = ("amb_rain", "amb_ship", "amb_wind")  # they are meant to be even


@pytest.mark.parametrize("path", [p for p in EFFECTS if p.stem.startswith("amb_") and p.stem not in STEADY],
                         ids=lambda path: path.stem)
def test_something_happens_in_a_place(path: Path) -> None:
    assert ears.stirs(ears.wave(path)) >= ears.ALIVE


def test_variants_differ_and_there_are_enough_of_what_repeats() -> None:
    groups: dict[str, list[Path]] = {}
    for path in EFFECTS:
        groups.setdefault(re.sub(r"_\d+$", "", path.stem), []).append(path)
    for name, paths in groups.items():
        waves = [ears.wave(path) for path in paths]
        for i, j in itertools.combinations(range(len(waves)), 2):
            assert ears.alike(waves[i], waves[j]) < ears.SAME, f"{name} {i + 1} and {j + 1}"
        if name.startswith(("step_", "land_", "rifle", "tell_", "strike_", "death_", "blade", "hit", "jump", "dash")):
            assert len(paths) >= 3 or name in ("tell_alpha", "tell_omega"), f"{name}: {len(paths)} variants"


def test_every_effect_has_its_script_and_every_script_its_effect() -> None:
    effects, beds = ears.source("effects"), ears.source("beds")
    made = {f"{row.name}_{i + 1}" if row.variants > 1 else row.name for row in effects.ALL for i in range(row.variants)}
    assert {path.stem for path in EFFECTS} == made | set(beds.ALL) | set(effects.LOOPS)


def test_sounds_that_maps_name_are_there() -> None:
    maps = "".join(path.read_text("utf-8") for path in (SOUNDS.parent / "maps").glob("*.tmx"))
    asked = set(re.findall(r'name="sound" value="([^"]+)"', maps))
    for thing in re.findall(r"<object .*?</object>", maps, re.DOTALL):
        if 'value="sound"' in thing:
            asked |= set(re.findall(r'name="target" value="([^"]+)"', thing))
    names = {re.sub(r"_\d+$", "", path.stem) for path in EFFECTS}
    assert asked and not [name for name in asked if name not in names and f"amb_{name}" not in names]


# -- music


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_stems_fit_together_and_close_without_a_click(path: Path) -> None:
    row = theme_row(path)
    waves = [stem_of(path, stem) for stem in row["stems"]]
    for stem, heard in zip(row["stems"], waves, strict=True):
        assert ears.stem_faults(heard, row) == [], stem
    assert ears.sum_faults(waves) == []


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_files_are_what_the_score_says(path: Path) -> None:
    from music import lint, render, score

    piece = score.load(render.PIECES / f"{path.stem}.toml")
    assert lint.complaints(piece) == []
    row = theme_row(path)
    assert (row["frames"], row["stems"], row["bars"]) == (piece.frames, piece.stems, piece.bars)
    assert 32 <= piece.bars <= 48 or piece.per != 4


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_a_score_has_not_been_changed_since_it_was_played(path: Path) -> None:
    """Nor a file since it was made. Whether playing it makes the same file again takes minutes and the sound font:
    `python dev.py audio check`."""
    from music import render, score

    row = theme_row(path)
    assert row["score"] == render.score_mark(score.load(render.PIECES / path.name.replace(".json", ".toml")))
    files = {stem: path.with_name(f"{path.stem}_{stem}.ogg").read_bytes() for stem in row["stems"]}
    assert row["files"] == {stem: render.mark(data) for stem, data in files.items()}


def test_every_score_is_a_theme() -> None:
    from music.render import PIECES

    assert sorted(p.stem for p in PIECES.glob("*.toml")) == [p.stem for p in THEMES]


def test_the_day_comes_home_once(tmp_path: Path) -> None:
    """The cadence stands in the epilogue; in any other score it is a fault, at whatever pitch and speed."""
    from music import lint, render, score

    home = [lint.cadences(part.notes) for part in score.load(render.PIECES / "epilogue.toml").parts]
    assert sum(map(len, home)) == 1
    text = (render.PIECES / "menu.toml").read_text("utf-8")
    stolen = text.replace('line.names = "mp rw', 'line.names = "call(d4, home, double) rh" # "mp rw', 1)
    assert stolen != text
    (tmp_path / "menu.toml").write_text(stolen, "utf-8")
    assert any("cadence" in line for line in lint.complaints(score.load(tmp_path / "menu.toml")))


@pytest.mark.parametrize(("score_says", "error"), [
    ('line.a = "c4q d4 e4 | c4w"', "a bar ends at beat 3"),
    ('line.a = "c4w | c4w | c4w"', "12 beats are written"),
    ('line.a = "h4q"', "h4q"),
    ('line.a = "call(c4, sideways)"', "sideways"),
    ('line.b = "c4w"', "plays nothing"),
])
def test_a_wrong_score_is_told_in_a_sentence(tmp_path: Path, score_says: str, error: str) -> None:
    from music import score

    head = 'title = "x"\nkey = "c major"\ntempo = 120\nstems = ["main"]\nreference = ["main"]\nform = ["a"]\n'
    part = f'[harmony]\na = "C G"\n[[part]]\nstem = "main"\nvoice = "piano"\n{score_says}\n'
    (tmp_path / "x.toml").write_text(head + part, "utf-8")
    with pytest.raises(score.ScoreError, match=re.escape(error)):
        score.load(tmp_path / "x.toml")


# -- do the checks bite?


def torn(heard: Any) -> Any:
    """Ends somewhere else than it begins."""
    heard = heard.copy()
    heard[-2000:] += np.linspace(0, 0.2, 2000)[:, None]
    return heard


STEM_DAMAGE: tuple[tuple[str, Callable[[Any], Any], str], ...] = (
    ("too short", lambda w: w[:-37], "frames"),
    ("beside the beat", lambda w: np.roll(w, 1500, 0), "beside the beat"),
    ("torn at the seam", torn, "clicks"),
    ("silent", lambda w: w * 0.001, "LUFS"),
    ("off its centre", lambda w: w + 0.01, "centre"),
    ("one side turned", lambda w: w * np.array([1, -1]), "gone"),
)


@pytest.mark.parametrize(("damage", "expected"), [row[1:] for row in STEM_DAMAGE], ids=[row[0] for row in STEM_DAMAGE])
def test_a_damaged_stem_is_found(damage: Callable[[Any], Any], expected: str) -> None:
    path = SOUNDS / "music" / "yard.json"
    faults = ears.stem_faults(damage(stem_of(path, "danger")), theme_row(path))
    assert any(expected in fault for fault in faults), faults


def test_stems_that_are_too_loud_together_are_found() -> None:
    path = SOUNDS / "music" / "yard.json"
    assert ears.sum_faults([stem_of(path, stem) * 2 for stem in theme_row(path)["stems"]])


@pytest.mark.parametrize(("name", "damage", "expected"), [
    ("rifle_1", lambda w: w / np.abs(w).max(), "dBTP"),
    ("rifle_1", lambda w: w * 0, "silent"),
    ("rifle_1", lambda w: w * 0.2, "loudest"),
    ("rifle_1", lambda w: np.concatenate([np.zeros((4000, 2)), w]), "late"),
    ("explosion_1", lambda w: w[:20000], "cut off"),
    ("amb_sea", lambda w: w[: len(w) // 3], "clicks"),
    ("amb_sea", lambda w: w * 8, "LUFS"),
])
def test_a_damaged_effect_is_found(name: str, damage: Callable[[Any], Any], expected: str) -> None:
    good = ears.wave(SOUNDS / "effects" / f"{name}.ogg")
    faults = ears.effect_faults(name, damage(good))
    assert any(expected in fault for fault in faults), faults


def test_a_soft_warning_and_a_copied_variant_are_found() -> None:
    tell = ears.wave(SOUNDS / "effects" / "tell_drone_1.ogg")
    assert ears.masked(tell * 0.02, fight_music()) < ears.WARNED
    assert ears.alike(tell, tell * 0.9) > ears.SAME


# -- at the loudspeaker


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
    path = SOUNDS / "music" / "beach.json"
    calm, combat = ([round(v * 32768) for v in stem_of(path, stem)[66150:70000].ravel()] for stem in ("calm", "combat"))
    block = array.array("h", map(operator.add, calm, combat))
    assert math.sqrt(sum(v * v for v in block) / len(block)) > 100, "nothing plays there"
    assert out.read_bytes().find(block.tobytes()) > 0, "the stems are not in step"


def test_what_is_told_of_a_played_game() -> None:
    played = ears.source("played")
    t = np.arange(44100 * 8) / 44100
    tone = np.stack([np.sin(2 * np.pi * 997 * t)] * 2, 1) * 10 ** (-23 / 20)
    tone[44100 * 4 :] *= 0.001
    assert played.windows(tone, 3, 0.5)[0] == pytest.approx(-23, abs=0.1)
    line = played.told(tone)
    assert "8 s, -23." in line and "sides 1.00" in line and "0 at the rail" in line
    assert 40 < int(re.findall(r"(\d+) % silent", line)[0]) < 55
    tone[5] = 1.0
    assert "2 at the rail" in played.told(tone)
