"""Three slots in the real game: changing, forgetting, handing out, taking in; and the runs of friends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app import clipboard
from last_reveille.app import settings as settings_file
from last_reveille.app.profile import Slot, forget, take_in
from last_reveille.app.scenes.friends import Message, Proving, friends
from last_reveille.app.scenes.profiles import HOLD, Forgetting, Slots
from last_reveille.app.scenes.title import Title
from last_reveille.memory.recording import dumps, loads
from last_reveille.memory.store import Store
from last_reveille.memory.upkeep import Refused, backups, profile_file, summary
from slotlab import cards, choose, hold, labels, lived, open_profiles
from stage import RUNS, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    made.frames(2)
    yield made
    made.close()


@pytest.fixture
def paste(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    """A clipboard of the test's own."""
    board: dict[str, str | None] = {"text": ""}

    def write(text: str) -> bool:
        if board["text"] is None:
            return False
        board["text"] = text
        return True

    monkeypatch.setattr(clipboard, "read", lambda: board["text"])
    monkeypatch.setattr(clipboard, "write", write)
    return board


def test_changing_the_slot_changes_the_memory_and_is_remembered(stage: Stage) -> None:
    lived(stage, 3)
    open_profiles(stage)
    assert [card.mark for card in cards(stage)] == ["you", "", ""]
    assert [card.loops for card in cards(stage)] == [3, None, None]
    assert cards(stage)[0].reached == (False, True, False, False, False)
    assert cards(stage)[0].lines[0] == "3 times dead"
    choose(stage, "Profile 2")
    choose(stage, "Be this one")
    assert isinstance(stage.top, Title)
    assert (stage.game.profile.number, stage.game.memory.deaths) == (2, 0)
    assert stage.top.items[0].row.label == "Wake up"
    lived(stage, 1)
    assert settings_file.load(stage.game.settings_path)[0].profile == 2
    open_profiles(stage)
    assert [(card.mark, card.loops) for card in cards(stage)] == [("", 3), ("you", 1), ("", None)]
    stage.close()
    again = Stage(stage.game.options.home)
    assert (again.game.profile.number, again.game.memory.deaths) == (2, 1)
    again.close()


def test_a_slot_is_forgotten_only_by_a_long_press(stage: Stage) -> None:
    lived(stage, 2)
    home = stage.game.options.home
    open_profiles(stage)
    choose(stage, "Profile 1")
    choose(stage, "Forget this profile")
    assert isinstance(stage.top, Forgetting)
    for ticks in (HOLD - 10, HOLD + 10):
        assert stage.game.memory.deaths == 2
        hold(stage, ticks)
    assert isinstance(stage.top, Message)
    assert stage.game.memory.deaths == 0
    assert summary(home / "profile1.sqlite.old1").deaths == 2, "moved aside, not deleted"  # type: ignore[union-attr]
    stage.key(pygame.K_RETURN)
    stage.key(pygame.K_ESCAPE)
    assert cards(stage)[0].loops is None


def test_out_and_in_again_by_a_file(stage: Stage) -> None:
    lived(stage, 4)
    home = stage.game.options.home
    open_profiles(stage)
    choose(stage, "Profile 1")
    choose(stage, "Export")
    assert isinstance(stage.top, Message)
    stage.key(pygame.K_ESCAPE)
    out = next((home / "exports").iterdir())
    assert summary(out).deaths == 4  # type: ignore[union-attr]
    lived(stage, 1)
    stage.key(pygame.K_ESCAPE)
    for slot in ("Profile 3", "Profile 1"):
        choose(stage, slot)
        choose(stage, "Import")
        choose(stage, out.name)
        assert [line.split("|")[0] for line in labels(stage)] == ["No", "Yes"]
        choose(stage, "Yes")
        assert isinstance(stage.top, Message), stage.top
        stage.key(pygame.K_ESCAPE)
        stage.key(pygame.K_ESCAPE)
        stage.key(pygame.K_ESCAPE)
    assert stage.game.memory.deaths == 4
    assert summary(profile_file(home, 3)).deaths == 4  # type: ignore[union-attr]
    assert summary(home / "profile1.sqlite.old1").deaths == 5  # type: ignore[union-attr]


def test_nothing_is_taken_in_that_is_no_memory(stage: Stage) -> None:
    lived(stage, 2)
    home = stage.game.options.home
    (home / "exports").mkdir()
    (home / "exports" / "bad.sqlite").write_bytes(b"garbage" * 999)
    open_profiles(stage)
    choose(stage, "Profile 1")
    choose(stage, "Import")
    choose(stage, "bad.sqlite")
    choose(stage, "Yes")
    assert isinstance(stage.top, Message)
    assert stage.top.lines[0] == "That file is not a memory of this game."
    assert "bad.sqlite" in stage.top.lines[1]
    assert stage.game.memory.deaths == 2 and stage.game.memory.writable
    assert not list(home.glob("*.trial.tmp")) and not list(home.glob("*.old*"))
    with pytest.raises(Refused):  # it is in use
        take_in(Slot(home, 1), home / "exports" / "bad.sqlite")
    with pytest.raises(Refused):
        forget(Slot(home, 1))


def test_a_backup_can_be_chosen(stage: Stage) -> None:
    lived(stage, 50)
    home = stage.game.options.home
    lived(stage, 3)
    stage.until(lambda: backups(profile_file(home, 1)), 600)
    open_profiles(stage)
    choose(stage, "Profile 1")
    assert any("Use the backup of 20" in line and "5" in line for line in labels(stage))
    choose(stage, "Use the backup")
    choose(stage, "Yes")
    assert 50 <= stage.game.memory.deaths <= 53
    assert stage.game.memory.writable


def test_a_slot_that_another_game_has_is_played_without_saving(stage: Stage) -> None:
    home = stage.game.options.home
    other = Store(profile_file(home, 2))
    other.load()
    stage.game.open_profile(2)
    assert not stage.game.memory.writable
    assert stage.game.notices[-1] == "Another copy of the game is using this profile."
    other.close()
    stage.game.open_profile(2)
    assert stage.game.memory.writable


def test_a_damaged_slot_is_told_in_the_games_own_words(stage: Stage) -> None:
    home = stage.game.options.home
    lived(stage, 2)
    stage.game.open_profile(2)
    path = profile_file(home, 1)
    path.write_bytes(path.read_bytes()[:3000])
    stage.game.open_profile(1)
    assert stage.game.notices[-1].startswith("Profile 1 cannot be read and has no backup. It was set aside as profile1")
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA quick_check").fetchone()[0] == "ok"


# -- friends


def with_run(stage: Stage) -> None:
    recording = loads((RUNS / "dam.run").read_text("utf-8"), "dam")
    stage.game.memory.add_recording("best", "dam", recording)


def test_a_run_goes_out_by_the_clipboard_and_comes_in_as_an_echo(
    stage: Stage, paste: dict[str, str | None], tmp_path: Path
) -> None:
    with_run(stage)
    open_profiles(stage)
    choose(stage, "Friends' runs")
    choose(stage, "Copy my best run")
    assert isinstance(stage.top, Proving)
    stage.until(lambda: isinstance(stage.top, Message))
    text = paste["text"]
    assert text is not None and text.startswith("LR1-")
    assert str(len(text)) in stage.top.lines[1]  # type: ignore[attr-defined]
    stage.key(pygame.K_RETURN)
    for pasted in (text, f"\n> {text[:100]}\n{text[100:]}"):
        paste["text"] = pasted
        choose(stage, "Take a run")
        stage.until(lambda: isinstance(stage.top, Message))
        assert stage.top.lines[0] == "It plays as it says, to the tick."  # type: ignore[attr-defined]
        stage.key(pygame.K_RETURN)
    assert [(friend.name, friend.level) for friend in stage.game.memory.friends] == [("Friend 1", "dam"),
                                                                                    ("Friend 2", "dam")]
    choose(stage, "Friend 1")
    choose(stage, "Let Friend 1 go")
    stage.game.profile.close()
    found = Store(profile_file(tmp_path, 1)).peek().friends
    assert [friend.name for friend in found] == ["Friend 2"]
    assert found[0].track is not None


def test_what_is_no_run_or_an_old_one_is_said(stage: Stage, paste: dict[str, str | None]) -> None:
    stage.game.scenes.append(friends(stage.game))
    stage.top.enter(stage.game)  # type: ignore[attr-defined]
    for text, said in ((None, "cannot be used"), ("hello", "no run"), ("", "no run"), ("LR1-AAAA", "no run"),
                       ("\0" * 99, "no run")):
        paste["text"] = text
        choose(stage, "Take a run")
        assert isinstance(stage.top, Message) and said in stage.top.lines[0], text
        stage.key(pygame.K_ESCAPE)
    run = loads((RUNS / "dam.run").read_text("utf-8"), "dam")
    run.rules = 1
    paste["text"] = dumps(run)
    choose(stage, "Take a run")
    stage.until(lambda: isinstance(stage.top, Message))
    assert "rules 1" in stage.top.lines[0]  # type: ignore[attr-defined]
    assert stage.game.memory.friends == []


def test_without_a_clipboard_a_run_goes_into_a_file(stage: Stage, paste: dict[str, str | None]) -> None:
    paste["text"] = None
    with_run(stage)
    stage.game.scenes.append(friends(stage.game))
    stage.top.enter(stage.game)  # type: ignore[attr-defined]
    choose(stage, "Copy my best run")
    stage.until(lambda: isinstance(stage.top, Message))
    file = next((stage.game.options.home / "exports").iterdir())
    assert file.name in stage.top.lines[1]  # type: ignore[attr-defined]
    assert loads(file.read_text("ascii"), "f").segments[0].witness


def test_a_run_in_a_file_is_called_as_the_file_and_an_old_one_still_walks(
    stage: Stage, paste: dict[str, str | None]
) -> None:
    paste["text"] = None
    with_run(stage)
    stage.game.scenes.append(friends(stage.game))
    stage.top.enter(stage.game)  # type: ignore[attr-defined]
    choose(stage, "Copy my best run")
    stage.until(lambda: isinstance(stage.top, Message))
    stage.key(pygame.K_RETURN)
    folder = stage.game.options.home / "exports"
    text = next(folder.iterdir()).read_text("ascii")
    next(folder.iterdir()).unlink()
    (folder / "Moss.run").write_text("\n".join("rules: 1" if row.startswith("rules: ") else row
                                               for row in text.split("\n")), "ascii")
    (folder / "empty.txt").write_text("", "ascii")
    old = "Recorded with older rules. Its echo still walks."
    for name, said in (("Moss.run", old), ("empty.txt", "no run in that")):
        choose(stage, "Take a run from a file")
        choose(stage, name)
        stage.until(lambda: isinstance(stage.top, Message))
        assert said in stage.top.lines[0]  # type: ignore[attr-defined]
        stage.key(pygame.K_RETURN)
        stage.key(pygame.K_ESCAPE)
    friend = stage.game.memory.friends[0]
    assert (friend.name, friend.level) == ("Moss", "dam")
    assert friend.track is not None


def test_the_cards_stand_side_by_side_and_the_rows_below(stage: Stage) -> None:
    open_profiles(stage)
    top = stage.top
    assert isinstance(top, Slots)
    seen = []
    for key in (pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_LEFT, pygame.K_DOWN, pygame.K_DOWN, pygame.K_DOWN,
                pygame.K_DOWN, pygame.K_UP, pygame.K_UP, pygame.K_UP, pygame.K_UP, pygame.K_RIGHT):
        stage.key(key)
        seen.append(top.at)
    assert seen == [1, 2, 1, 3, 4, 5, 0, 5, 4, 3, 0, 1]
