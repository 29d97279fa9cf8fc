"""The manual for makers says what is so: tables, commands, pictures and the generated part agree with the code."""

from __future__ import annotations

import re
import shlex

import pygame
import pytest

from last_reveille.cli.main import parser
from last_reveille.content.automap import TERRAINS
from last_reveille.content.classes import CLASSES, ENUMS, LEVEL, TILE
from last_reveille.content.grid import _ROLES
from last_reveille.content.manual import BEGIN, END, MANUAL, ROWS, reference_text, renewed, rows_text
from last_reveille.content.paths import data_root
from last_reveille.content.project import COMMANDS
from last_reveille.content.rows import BREED_KNOBS, WEAPON_KNOBS
from last_reveille.content.starter import Wish, map_text, mod_files
from last_reveille.content.xml import parse
from last_reveille.sim import rules
from last_reveille.sim.specs import DO

MAPS = data_root() / "maps"
TEXT = (MAPS / MANUAL).read_text("utf-8")


def part(heading: str) -> str:
    """A section without its heading."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^\1 |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[2]


def words(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def test_the_generated_part_is_what_the_rows_say() -> None:
    assert renewed(TEXT) == TEXT, "run python -m last_reveille.content.project"
    for row in CLASSES:
        assert f"#### {row.name}\n" in TEXT and row.help in TEXT
        for member in row.members:
            assert f"`{member.name}`" in TEXT
    for member in (*LEVEL, *TILE):
        assert f"- `{member.name}`" in TEXT and member.help in TEXT
    for name, values in ENUMS.items():
        assert f"- **{name}**: " in TEXT and set(filter(None, values)) <= words(TEXT)


def test_the_numbers_of_enemies_and_weapons_are_what_the_rows_say() -> None:
    text = (MAPS / ROWS).read_text("utf-8")
    assert renewed(text, rows_text()) == text, "run python -m last_reveille.content.project"
    for knobs in (BREED_KNOBS, WEAPON_KNOBS):
        for name, knob in knobs.items():
            assert f"| `{name}` | {knob.low} | {knob.high} | {knob.help} |" in text


def test_a_changed_row_would_be_seen() -> None:
    at = TEXT.index(BEGIN) + TEXT[TEXT.index(BEGIN):].index("`facing`")
    stale = TEXT[:at] + "`fading`" + TEXT[at + 8:]
    assert renewed(stale) == TEXT != stale
    assert reference_text() in TEXT
    with pytest.raises(ValueError, match="needs the lines"):
        renewed(TEXT.replace(END, ""))


def test_it_is_no_longer_than_one_reads() -> None:
    assert len(TEXT.splitlines()) <= 600


def test_its_links_lead_somewhere() -> None:
    anchors = {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-")
               for head in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}
    links = re.findall(r"\]\(([^)]+)\)", TEXT)
    assert len(links) > 10
    for link in links:
        if link.startswith("#"):
            assert link[1:] in anchors, link
        elif not link.startswith("https://"):
            assert (MAPS / link).is_file(), link


@pytest.mark.parametrize("name", ["first", "terrains", "pieces", "breeds"])
def test_its_pictures_are_pictures_and_small(name: str) -> None:
    path = MAPS / f"pictures/{name}.png"
    picture = pygame.image.load(path)
    assert f"pictures/{name}.png" in TEXT + (MAPS / ROWS).read_text("utf-8")
    assert path.stat().st_size < 40_000 and picture.get_width() <= 1024
    colours = {tuple(picture.get_at((x, y))) for x in range(0, picture.get_width(), 3)
               for y in range(0, picture.get_height(), 3)}
    assert len(colours) > 12 and (255, 0, 255, 255) not in colours, "nothing is drawn as a box"


def test_every_command_in_it_is_one() -> None:
    """A line of commands is tried with the parser of the command line."""
    found = re.findall(r"last-reveille ((?:[a-z-]+)(?: [^`\n]+)?)[`\n]", TEXT)
    assert len(found) >= 10
    for line in found:
        parser().parse_args(shlex.split(line.replace("RUN", "a.run").replace("DIR", "x")))


def test_the_keys_of_the_project() -> None:
    table = dict(re.findall(r"^\| ([^|`]+?) \| ([^|]+?) \|$", part("The first map in ten minutes"), re.MULTILINE))
    assert set(table) - {"key", "---"} == {key for _, _, key in COMMANDS}


def test_layers_and_palettes_are_those_that_there_are() -> None:
    layers = part("Layers")
    named = words(layers)
    root = parse(map_text(Wish("plain")).encode(), "map")
    for node in (*root.all("layer"), *root.all("objectgroup")):
        assert node.get("name") in named or node.get("name") == "actors", node.get("name")
    assert set(_ROLES) <= named
    assert set(ENUMS["Palette"]) <= named


def test_deeds_are_all_told_and_no_others() -> None:
    rows = re.findall(r"^\| (`[a-z`, ]+) \|", part("Things in a map"), re.MULTILINE)
    told = [word for row in rows for word in re.findall(r"`([a-z]+)`", row) if row != "`do`"]
    assert sorted(told) == sorted(DO)


def test_classes_in_tables_exist() -> None:
    named = set(re.findall(r"\b([A-Z][a-z]+(?:[A-Z][a-z]+)?)\b(?=[:,;]| with| and| \(`)", part("Things in a map")))
    known = {row.name for row in CLASSES}
    assert {"Spawn", "Anchor", "Mover", "Water", "Door", "Entry"} <= named & known


def test_terrains_are_named_as_they_are_drawn() -> None:
    assert f"![{', '.join(TERRAINS)}](pictures/terrains.png)" in TEXT


def test_measures_are_those_of_the_suit() -> None:
    table = part("Measures")
    speed, height = rules.JUMP, 0
    for tick in range(200):  # a jump held on, as sim/player.py steps it
        if tick >= rules.JUMP_HOLD:
            speed -= rules.GRAVITY // 2 if abs(speed) < rules.APEX else rules.GRAVITY
        if speed <= 0:
            break
        height += speed
    assert "3.5 high" in table and abs(height / 256 / 16 - 3.5) < 0.35
    assert f"{rules.RUN * 60 / 256 / 16:.1f} a second" in table
    assert f"{rules.DASH * rules.DASH_TICKS / 256 / 16:.1f} |" in table
    assert f"{640 / 16:.0f} x {360 / 16}" in table


def test_what_it_says_of_a_mod_is_what_a_mod_is() -> None:
    files = mod_files(Wish("lamp"))
    for name in ("mod.toml", "maps/strings/en.toml", "maps/first.tmx"):
        assert name in files and name in part("Publishing")
    assert b'id = "first"\nfile = "maps/first.tmx"' in files["mod.toml"]
    assert 'id = "first"\n    file = "maps/first.tmx"' in part("Publishing")
