"""What is remembered of mods, on the page of profiles: looked at, handed out, taken in, forgotten."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.profile import Slot
from last_reveille.app.scenes.friends import Message
from last_reveille.app.scenes.profiles import HOLD, Slots
from last_reveille.memory.store import Store
from last_reveille.memory.upkeep import summary
from modlab import LANTERN
from slotlab import choose, hold, labels, lived, open_memories, remembered
from stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    made.frames(2)
    yield made
    made.close()


def test_without_any_there_is_nothing_to_do(stage: Stage) -> None:
    open_memories(stage)
    assert labels(stage) == ["Nothing is remembered of any mod|", "Back|"]
    stage.key(pygame.K_RETURN)
    assert isinstance(stage.top, Slots)


def test_memories_of_mods_are_shown_with_whose_they_are(stage: Stage) -> None:
    home = stage.game.options.home
    shutil.copytree(LANTERN, home / "mods" / "lantern")
    stage.game.find_mods()
    lived(stage, 3)
    remembered(home, "lantern", 1, 2)
    remembered(home, "lantern", 3, 5)
    remembered(home, "gone", 2, 1)
    bad = Slot(home, 1, "torn")
    bad.folder.mkdir()
    bad.file.write_bytes(b"no memory" * 99)
    remembered(home, "idle", 1, 0)
    (home / "memory" / "link").symlink_to(home)
    open_memories(stage)
    assert labels(stage) == [
        "gone (no longer here), Profile 2|1 loops, 1 deaths", "The Lantern, Profile 1|2 loops, 2 deaths",
        "The Lantern, Profile 3|5 loops, 5 deaths", "torn (no longer here), Profile 1|cannot be read", "Back|",
    ]
    choose(stage, "The Lantern, Profile 3")
    assert labels(stage) == ["The Lantern, Profile 3|", "Reached: cellar|", "Export to a file|", "Import from a file|",
                             "Forget this profile|", "Back|"]


def test_a_mods_memory_goes_out_in_and_away(stage: Stage) -> None:
    home = stage.game.options.home
    lived(stage, 3)
    slot = remembered(home, "gone", 2, 4)
    open_memories(stage)
    choose(stage, "gone")
    choose(stage, "Export")
    assert isinstance(stage.top, Message)
    stage.key(pygame.K_ESCAPE)
    out, = (home / "exports").iterdir()
    assert out.name.startswith("gone-profile2-") and summary(out).deaths == 4  # type: ignore[union-attr]

    choose(stage, "Forget this profile")
    hold(stage, HOLD - 10)
    assert summary(slot.file).deaths == 4, "too short a press does nothing"  # type: ignore[union-attr]
    hold(stage, HOLD + 10)
    assert isinstance(stage.top, Message) and not slot.file.exists()
    assert summary(slot.folder / "profile2.sqlite.old1").deaths == 4, "set aside"  # type: ignore[union-attr]
    assert stage.game.memory.deaths == 3, "that of the game is another"
    stage.key(pygame.K_RETURN)

    (home / "exports" / "profile1-x.sqlite").write_bytes(out.read_bytes())
    choose(stage, "Import")
    assert [line.split("|")[0] for line in labels(stage)] == [out.name, "Back"], "what came out of it, nothing else"
    choose(stage, out.name)
    choose(stage, "Yes")
    assert isinstance(stage.top, Message) and summary(slot.file).deaths == 4  # type: ignore[union-attr]


def test_a_mods_memory_that_is_in_use_stays(stage: Stage) -> None:
    slot = remembered(stage.game.options.home, "lantern", 1, 2)
    other = Store(slot.file)
    other.load()
    open_memories(stage)
    choose(stage, "lantern")
    choose(stage, "Forget this profile")
    hold(stage, HOLD + 10)
    assert isinstance(stage.top, Message) and "Another copy" in stage.top.lines[0]
    other.close()
    assert summary(slot.file).deaths == 2  # type: ignore[union-attr]
