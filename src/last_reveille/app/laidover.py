"""What of the memory is laid over the picture now, by the settings and the place."""

from __future__ import annotations

from itertools import islice
from typing import Final

from ..content.strings import Catalogue
from ..memory.foresight import Vision
from ..memory.memory import Memory
from ..memory.track import Track
from ..sim.world import World
from ..view.overlay import OverlayModel, Planted
from .settings import Settings

MORE: Final = 6  # echoes beside the best and the last, if they are wanted
WALKERS: Final = 40
UNPACKED: Final = 4  # tracks that are made ready for the recall, each UNPACK_EVERY ticks
UNPACK_EVERY: Final = 4
PIN_NEAR: Final = 150  # ticks around a pin's own in which it is bright


def overlay_model(
    memory: Memory, settings: Settings, world: World, visions: list[Vision], *, recall: int, dark: int,
    words: Catalogue | None = None,
) -> OverlayModel:
    """`recall` 0..8: how far the recall has come; `dark` 0..6: how much the Omega has put out."""
    level, peace = world.level.id, bool(world.level.habits)
    runs, shown = memory.runs.get(level), settings.echoes
    model = OverlayModel(
        best=None, last=None, others=[], recall=recall, marks=None, visions=visions, dark=dark,
        habits=world.level.habits, warm=peace)
    if settings.marks or peace:
        model.marks = memory.marks.get("beach" if peace else level)
    if peace:
        model.lines = _walkers(memory)
    elif runs is not None and shown != "off":
        model.last = runs.last.track if runs.last else None
        model.best = runs.best.track if runs.best and shown != "last" else None
        if shown == "eight":
            drawn = (runs.last, runs.best)
            more = [run.track for run in islice(reversed(runs.newest), MORE + 2)
                    if all(run is not one for one in drawn)]
            model.more = [track for track in more if track is not None][:MORE]
    if runs is not None:
        if not world.tick % UNPACK_EVERY:
            runs.unpack(UNPACKED)
        model.others = runs.tracks() if recall else []
        if recall and words is not None:
            model.names = words.text("table.last_short"), words.text("table.best_short")
    if not peace:
        if shown != "off":
            model.friends = [
                (friend.name, track) for friend in memory.friends
                if friend.level == level and (track := friend.track) is not None]
        if settings.marks:
            model.pins = [Planted(pin.ident, pin.x, pin.y, abs(pin.tick - world.tick) < PIN_NEAR)
                          for pin in memory.pins if pin.level == level]
    return model


def _walkers(memory: Memory) -> list[Track]:
    """In the epilogue those who died on the beach walk along."""
    runs = memory.runs.get("beach")
    return list(runs.tracks()[:WALKERS]) if runs else []
