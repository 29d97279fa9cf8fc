"""Mods laid over the game: whose file is seen, whose sound is heard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.levels import Levels
from last_reveille.audio.audio import EFFECTS
from last_reveille.audio.bank import Bank
from last_reveille.audio.music import FOLDER, read_theme
from last_reveille.content.modcheck import hidden
from last_reveille.content.mods import laid_over, read_mod
from last_reveille.content.overlay import Roots
from last_reveille.content.paths import data_root
from last_reveille.view.assets import MISSING, Assets
from modlab import LANTERN, found, make


@pytest.fixture(scope="module", autouse=True)
def headless() -> Iterator[None]:
    yield
    pygame.quit()


def test_the_topmost_file_is_seen(tmp_path: Path) -> None:
    name = "sprites/ui/icon.png"
    over = make(tmp_path, "over", files=(name,))
    plain, painted = Assets(data_root()), Assets(data_root(), [over])
    assert painted.size(name) == (64, 48) != plain.size(name)
    assert painted.size("sprites/ui/title.png") == plain.size("sprites/ui/title.png") != (0, 0)
    assert painted.names("sprites/ui", ".png") == plain.names("sprites/ui", ".png")


def test_hidden_files_are_told(tmp_path: Path) -> None:
    make(tmp_path, "low", files=("sprites/ui/icon.png", "sprites/ui/other.png"))
    make(tmp_path, "top", 'after = ["low"]\n', ("sprites/ui/icon.png",))
    mods = found(tmp_path)
    told = hidden(laid_over(mods, ()))
    assert {ident: [(name, mod.id) for name, mod in rows] for ident, rows in told.items()} == {
        "low": [("sprites/ui/icon.png", "top")],
    }


def test_a_maps_own_picture_is_found_and_no_other(tmp_path: Path) -> None:
    mod = read_mod(LANTERN, tmp_path)
    assert mod is not None
    art = next(art for art in Levels.of_mod(mod).get("cellar").tiles if art.image.endswith("cellar.png"))
    assert Assets(data_root(), [mod.root]).size(art.image) == (64, 48)
    secret = tmp_path / "secret.png"
    shutil.copy(LANTERN / "sprites" / "tiles" / "cellar.png", secret)
    strict = Assets(data_root(), [mod.root])
    assert strict.size(str(secret)) == (0, 0) and strict.image(str(secret)).get_at((0, 0))[:3] == MISSING


def test_links_lead_nowhere(tmp_path: Path) -> None:
    home = make(tmp_path, "mod", files=("sprites/own.png",))
    shutil.copy(LANTERN / "sprites" / "tiles" / "cellar.png", tmp_path / "out.png")
    (home / "sprites" / "link.png").symlink_to(tmp_path / "out.png")
    (home / "sounds").symlink_to(tmp_path)
    roots = Roots(home)
    assert roots.find("sprites/own.png") is not None and roots.find("sprites/link.png") is None
    assert roots.names("sprites", ".png") == ["sprites/own.png"] and roots.names("sounds", ".png") == []
    assert roots.find("../out.png") is None and not roots.inside("../out.png")


def test_a_sound_takes_the_place_of_all_its_variants(tmp_path: Path) -> None:
    effects = tmp_path / "over" / "sounds" / "effects"
    effects.mkdir(parents=True)
    shutil.copy(data_root() / "sounds" / "effects" / "rifle_1.ogg", effects / "rifle.ogg")
    plain, painted = Bank(Roots(data_root()), None, EFFECTS), Bank(Roots(tmp_path / "over", data_root()), None, EFFECTS)
    assert len(plain._files["rifle"]) > 1 and painted._files["rifle"] == [effects / "rifle.ogg"]
    assert {name: files for name, files in painted._files.items() if name != "rifle"} == {
        name: files for name, files in plain._files.items() if name != "rifle"
    }


def test_a_theme_comes_from_where_it_is(tmp_path: Path) -> None:
    roots = Roots(LANTERN, data_root())
    assert read_theme(roots, "lantern") == ["calm"] and read_theme(Roots(data_root()), "lantern") == []
    assert read_theme(roots, "beach") == read_theme(Roots(data_root()), "beach") != []
    assert Bank(roots, None, FOLDER).has("lantern_calm") and Bank(roots, None, FOLDER).has("beach_calm")
