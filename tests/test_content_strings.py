"""The catalogue: every line fits its box, names are never spelt out, nothing decides what must stay open; and the rule
by which a scene gets shorter. Campaign files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from last_reveille.content.campaign import campaign_file, load_campaign, missing_maps
from last_reveille.content.paths import data_root, user_dir
from last_reveille.content.problems import Problems
from last_reveille.content.strings import Catalogue, band
from last_reveille.sim.world import CAUSES

WIDTH, ROWS, BARK = 60, 2, 50

# Characters of the widest text that the game may put in for a placeholder.
_WIDEST = (
    (7, "interact jump dash fire blade grenade rail recall pin relive retry skip table aim move up down lock"),
    (6, "n loops parloops count percent seconds tick line"),
    (8, "time par version side"),
    (16, "anchor level action key mode name outcome"),
    (28, "cause reason other pad file"),
    (44, "note"),
)
WIDEST = {name: width for width, names in _WIDEST for name in names.split()}
PLACE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")
KEY = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
VOICED = ("scene.", "bark.", "pa.", "radio.", "drill.", "vision.")
UNNAMED = ("card", "look", "label", "note", "prompt")
ROLES = ("name.pa", "name.guard", "name.clerk")

# What the end leaves open, it leaves open in every word.
OPEN = ("scene.before.", "scene.dayzero.", "scene.rewind.", "pa.before.", "credits.", "feat.")
DECIDING = re.compile(
    r"\b(remember\w*|recogni\w*|forg[eo]t\w*|because|thanks to|blood|reset\w*|loop hole|dormant|asleep inside|extinct"
    r"|waking up)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def widest(catalogue: Catalogue, key: str) -> str:
    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("name."):
            assert catalogue.has(name), f"{key}: there is no {name}"
            return catalogue.texts[name]
        assert name in WIDEST, f"{key}: the placeholder {name} is not known"
        return "0" * WIDEST[name]

    return PLACE.sub(fill, catalogue.texts[key])


def unfit(catalogue: Catalogue) -> Iterator[str]:
    for key, text in catalogue.texts.items():
        full = widest(catalogue, key)
        rows = full.split("\n")
        if not KEY.fullmatch(key):
            yield f"{key}: the key is not lower case and dotted"
        if not text.strip() or text != text.strip():
            yield f"{key}: empty, or blanks at an end"
        if not all(row.isascii() and row.isprintable() for row in rows):
            yield f"{key}: a character that the font lacks"
        if "{" in full or "}" in full:
            yield f"{key}: a stray brace"
        if len(rows) > ROWS or any(len(row) > WIDTH for row in rows):
            yield f"{key}: too large for its box"
        if key.startswith(("bark.", "radio.", "drill.misc.")) and len(full) > BARK:
            yield f"{key}: too long for a bark"


def test_every_text_fits(catalogue: Catalogue) -> None:
    assert list(unfit(catalogue)) == []


def test_no_two_texts_are_the_same(catalogue: Catalogue) -> None:
    seen: dict[str, str] = {}
    for key, text in catalogue.texts.items():
        if not PLACE.fullmatch(text):
            full = widest(catalogue, key)
            assert full not in seen, f"{key} says the same as {seen[full]}"
            seen[full] = key


def test_names_are_never_spelt_out(catalogue: Catalogue) -> None:
    names = [
        text for key, text in catalogue.texts.items()
        if key.startswith("name.") and text[0].isupper() and not key.endswith("_cap") and key not in ROLES
    ]
    spelt = re.compile(r"\b(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b")
    for key, text in catalogue.texts.items():
        if not key.startswith("name.") and key != "credits.11":
            assert not spelt.search(PLACE.sub("", text)), key


def test_questions_stay_open(catalogue: Catalogue) -> None:
    for key, text in catalogue.texts.items():
        assert not (key.startswith(OPEN) and DECIDING.search(text)), key
        assert not re.search(r"remembers|recogni|truth|answer", key)


def test_every_spoken_line_has_a_speaker(catalogue: Catalogue) -> None:
    spoken = {key for key in catalogue.texts if key.startswith(VOICED)}
    assert spoken == set(catalogue.cues)
    for key, (who, _) in catalogue.cues.items():
        assert who in UNNAMED or catalogue.has(f"name.{who}"), key
    assert all(key in catalogue.texts for key in catalogue.ticks)


def test_every_cause_of_death_has_its_words(catalogue: Catalogue) -> None:
    for cause in CAUSES:
        if cause != "pin":  # the one death that is the end of them
            assert all(catalogue.has(f"death.{cause}.{n}") for n in (1, 2, 3)), cause


def test_text(catalogue: Catalogue) -> None:
    assert catalogue.text("ui.title.version", version="1.2") == "Version 1.2"
    assert catalogue.text("no.such.key") == "?no.such.key?"
    assert catalogue.text("ui.title.version") == "Version {version}"
    made = Catalogue({"name.x": "Y{name.x}", "a.b": "{name.x} {key} {0} {a.__class__} {", "c.d": "{name.gone}"})
    assert made.text("a.b", key="{name.x}") == "Y{name.x} {name.x} {0} {a.__class__} {"
    assert made.text("c.d") == "{name.gone}"


def numbers(catalogue: Catalogue, key: str, heard: int, loop: int, last: int = 0) -> list[str]:
    return [line.key.removeprefix(f"{key}.") for line in catalogue.scene(key, heard, loop, last)]


def test_a_staged_scene_gets_shorter(catalogue: Catalogue) -> None:
    wake = "scene.base.wake"
    assert numbers(catalogue, wake, 0, 1) == [f"full.{n}" for n in range(1, 7)]
    assert numbers(catalogue, wake, 1, 2) == ["cut.1", "cut.2"]
    assert numbers(catalogue, wake, 2, 3) == ["band2.1", "band2.2"]
    assert numbers(catalogue, "scene.base.squad", 2, 3) == ["word.1"]
    assert numbers(catalogue, wake, 3, 4) == ["lead.1", "lead.2"]
    assert numbers(catalogue, wake, 4, 5, 4) == []
    assert numbers(catalogue, wake, 5, 6, 5) == ["band6.1", "band6.2"]
    assert numbers(catalogue, wake, 6, 7, 6) == ["word.1"]
    assert numbers(catalogue, wake, 8, 70, 60) == ["band61.1", "band61.2"]


def test_a_plain_scene_plays_twice(catalogue: Catalogue) -> None:
    nerves = "scene.omega.nerves"
    assert numbers(catalogue, nerves, 0, 9) == numbers(catalogue, nerves, 1, 9) == ["1", "2", "3", "4", "5"]
    assert numbers(catalogue, nerves, 2, 9) == []
    assert numbers(catalogue, "scene.beach.third", 0, 3) == [str(n) for n in range(1, 11)]
    assert numbers(catalogue, "scene.beach.third", 1, 4) == ["cut.1"]


def test_single_lines_and_bands(catalogue: Catalogue) -> None:
    (line,) = catalogue.scene("scene.yard.greet", 9, 30)
    assert line.key == "scene.yard.greet.band21" and line.who == "rita" and line.mood
    (line,) = catalogue.scene("scene.beach.wall.both", 5, 5)
    assert line.text == catalogue.text("scene.beach.wall.both")
    assert catalogue.scene("scene.nowhere", 0, 1) == []
    assert [band(loop) for loop in (0, 1, 2, 5, 6, 20, 21, 60, 61, 900)] == [1, 1, 2, 2, 6, 6, 21, 21, 61, 61]


def test_no_scene_fails_at_any_time(catalogue: Catalogue) -> None:
    for key in catalogue.known():
        for heard in range(8):
            for line in catalogue.scene(key, heard, heard * 5, heard):
                assert not line.text.startswith("?")


def test_a_translation_lies_over_english(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('[name]\nx = "X"\n[ui]\na = "A {name.x}"\nb = "B"\n')
    (tmp_path / "cues.toml").write_text("[line]\n[tick]\n")
    (tmp_path / "de.toml").write_text('[ui]\na = "Ah {name.x}"\n')
    (tmp_path / "fr.toml").write_text("[ui\n")
    german = Catalogue.load("de", tmp_path)
    assert (german.text("ui.a"), german.text("ui.b"), german.language) == ("Ah X", "B", "de")
    for broken in ("fr", "xx", "../../etc/passwd"):
        english = Catalogue.load(broken, tmp_path)
        assert english.text("ui.a") == "A X" and english.language == "en" and len(english.problems) == 1


BAD_TOML = {
    "syntax": (b"id = \n", ":1: "),
    "bytes": (b"\xff\xfe", "UTF-8"),
    "deep": (b"a = " + b"[" * 100_000, "TOML"),
    "missing": (b'id = "a"\n', "missing required field"),
    "type": (b'id = 5\nname = "n"\nversion = "1"\nauthor = "a"\n', "id: Expected `str`"),
    "unknown": (b'id = "a"\nname = "n"\nversion = "1"\nauthor = "a"\nscript = "x.py"\n', "script"),
    "id": (b'id = "../a"\nname = "n"\nversion = "1"\nauthor = "a"\n', "lower-case"),
    "next": (
        b'id = "a"\nname = "n"\nversion = "1"\nauthor = "a"\n[[levels]]\nid = "one"\nfile = "1.tmx"\nnext = "tow"\n'
        b'[[levels]]\nid = "two"\nfile = "2.tmx"\n', 'did you mean "two"',
    ),
    "the road leads aside": (
        b'id = "a"\nname = "n"\nversion = "1"\nauthor = "a"\n[[levels]]\nid = "one"\nfile = "1.tmx"\nnext = "two"\n'
        b'[[levels]]\nid = "two"\nfile = "2.tmx"\nside = true\n', "which is a side level",
    ),
    "an aside leads on": (
        b'id = "a"\nname = "n"\nversion = "1"\nauthor = "a"\n[[levels]]\nid = "one"\nfile = "1.tmx"\n'
        b'[[levels]]\nid = "two"\nfile = "2.tmx"\nnext = "one"\nside = true\n', "its exits say where it leads",
    ),
}


@pytest.mark.parametrize("name", BAD_TOML)
def test_a_bad_campaign_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / "campaign.toml"
    path.write_bytes(BAD_TOML[name][0])
    with pytest.raises(Problems) as caught:
        load_campaign(path)
    assert len(caught.value.lines) == 1 and BAD_TOML[name][1] in caught.value.lines[0]
    assert caught.value.lines[0].startswith(str(path))


def test_the_campaign_is_a_road(catalogue: Catalogue) -> None:
    campaign = load_campaign()
    assert campaign.order == ("base", "beach", "dam", "under", "before")
    at, seen = campaign.first, []
    while at:
        seen.append(at)
        level = campaign.level(at)
        assert level is not None
        at = level.next
    assert tuple(seen) == campaign.order
    assert catalogue.has(campaign.name)
    assert {level.id for level in campaign.levels if level.side} == {"yard", "gym", "trenches", "road"}


def test_missing_maps_are_told(tmp_path: Path) -> None:
    text = campaign_file().read_text("utf-8").replace("base.tmx", "nowhere.tmx")
    (tmp_path / "campaign.toml").write_text(text, "utf-8")
    lines = missing_maps(load_campaign(tmp_path / "campaign.toml"), tmp_path / "campaign.toml")
    assert len(lines) == 1 and "nowhere.tmx" in lines[0]


def test_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert campaign_file().is_file() and (data_root() / "sprites").is_dir()
    monkeypatch.setenv("LAST_REVEILLE_HOME", str(tmp_path / "new"))
    assert user_dir() == tmp_path / "new" and not user_dir().exists()
    monkeypatch.setenv("LAST_REVEILLE_HOME", "")
    assert user_dir().is_absolute()


def test_the_names_of_the_usual_inputs_fit_into_the_words(catalogue: Catalogue) -> None:
    """What a line is measured with must hold for every key, button and stick that is bound from the start."""
    from last_reveille.app.words import INPUTS
    from last_reveille.controls.bindings import DEFAULT_KEYS, DEFAULT_PAD

    for table in (DEFAULT_KEYS, DEFAULT_PAD):
        for word, action in INPUTS.items():
            # On a pad the recall's button skips: there is none left.
            name = (table[action] or table["recall"])[0]
            shown = catalogue.text_or(f"input.{name.lower().replace(' ', '_')}", name.upper())
            assert len(shown) <= WIDEST[word], (word, shown)
