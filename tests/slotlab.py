"""Profiles for tests: lives lived in them, memories of mods, and the pages in the real game."""

from __future__ import annotations

from pathlib import Path

import pygame

from last_reveille.app.profile import Slot
from last_reveille.app.scenes.menus import Menu
from last_reveille.app.scenes.profiles import Slots
from last_reveille.app.scenes.title import Title
from last_reveille.memory.marks import Mark
from last_reveille.memory.store import Store
from last_reveille.view.screens.slots import Card
from stage import Stage


def lived(stage: Stage, deaths: int) -> None:
    memory = stage.game.memory
    for _ in range(deaths):
        memory.add_death(Mark("beach", 10, 10, 5, memory.loop, "shell"))
        memory.next_loop()
        stage.game.profile.save_death()
    assert stage.game.profile.store is not None
    assert stage.game.profile.store.flush()


def labels(stage: Stage) -> list[str]:
    top = stage.top
    assert isinstance(top, Menu)
    return [f"{item.row.label}|{item.row.value}" for item in top.items]


def cards(stage: Stage) -> list[Card]:
    top = stage.top
    assert isinstance(top, Slots)
    return top.cards


def choose(stage: Stage, part: str) -> None:
    """The row whose label holds `part`."""
    top = stage.top
    assert isinstance(top, Menu)
    top.at = next(n for n, item in enumerate(top.items) if part in item.row.label)
    stage.key(pygame.K_RETURN)


def open_profiles(stage: Stage) -> None:
    title = stage.top
    assert isinstance(title, Title)
    title.at = next(n for n, item in enumerate(title.items) if item.row.label == "Profiles")
    stage.key(pygame.K_RETURN)


def remembered(home: Path, mod: str, number: int, deaths: int) -> Slot:
    """A memory that a mod left behind."""
    slot = Slot(home, number, mod)
    slot.folder.mkdir(parents=True, exist_ok=True)
    store = Store(slot.file)
    memory = store.load()
    for _ in range(deaths):
        memory.add_death(Mark("cellar", 10, 10, 5, memory.loop, "drone"))
        memory.next_loop()
    store.commit(memory)
    store.close()
    return slot


def open_memories(stage: Stage) -> None:
    open_profiles(stage)
    choose(stage, "Memories of mods")


def hold(stage: Stage, ticks: int) -> None:
    code = pygame.key.key_code(next(name for name in stage.game.controls.bindings.keys["use"]))
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0))
    stage.every = 10
    stage.frames(ticks)
    pygame.event.post(pygame.Event(pygame.KEYUP, key=code, mod=0, unicode="", scancode=0))
    stage.frames(2)
