"""What is remembered, laid over what is."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from ..memory.foresight import Vision
from ..memory.marks import Marks
from ..memory.track import Track
from ..sim.specs import Habit
from ..sim.world import World
from .assets import Assets
from .camera import Camera


@dataclass(slots=True)
class OverlayModel:
    best: Track | None
    last: Track | None
    others: list[Track]  # for recall, newest first
    recall: int  # 0..8: how far the recall has come
    marks: Marks | None
    visions: list[Vision]
    dark: int  # 0..6: how much of this is out
    habits: tuple[Habit, ...] = ()
    lines: list[Track] = field(default_factory=list)  # epilogue: those who walk along
    warm: bool = False  # a sunlit place: stronger echoes


class Overlay:
    def __init__(self, assets: Assets) -> None:
        self.assets = assets

    def draw(self, target: pygame.Surface, camera: Camera, world: World, model: OverlayModel) -> None:
        """Reads the world, changes nothing."""
