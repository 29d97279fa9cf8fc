"""What a newcomer is told, once it is needed and never again: one short line, until the hands have done it.

A hint is due when its situation is there and the deed has not been done in this profile. It is shown at most twice;
doing the deed unasked retires it for good. All of it lives in the memory under the hint's catalogue key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ..memory.foresight import Vision
from ..memory.memory import Memory
from ..sim import events
from ..sim.arms import MOVE_BLADE, MOVE_DASH, MOVE_GRENADE, MOVE_RAIL, MOVE_WALLJUMP, can
from ..sim.bodies import hits
from ..sim.harm import is_target
from ..sim.people import answers
from ..sim.player import suited
from ..sim.schedule import lever_in_reach
from ..sim.world import OWNER_MIMIC, STATE_DASH, STATE_SWIM, TELL, World

LASTS: Final = 300  # ticks a hint is shown
GAP: Final = 240  # ticks between two hints
MOST: Final = 2  # times
DONE: Final = 99


@dataclass(slots=True)
class Seen:
    """What a hint may look at."""

    world: World
    visions: Sequence[Vision]
    loop: int
    marks_near: bool


Test = Callable[[Seen], bool]


def _happened(seen: Seen, what: str) -> bool:
    return any(event.what == what for event in seen.world.events)


def _blocked(seen: Seen) -> bool:
    p = seen.world.player
    return p.ground and hits(seen.world, p.x + 6 * p.facing, p.y, p.w, p.h - 5)


def _armed(seen: Seen) -> bool:
    return suited(seen.world) and not seen.world.carry.first


def _prey(seen: Seen) -> bool:
    p = seen.world.player
    return any(is_target(a) and abs(a.x - p.x) < 280 for a in seen.world.actors)


def _look(seen: Seen, look: str) -> bool:
    p = seen.world.player
    return any(v.look == look and abs(v.x - p.x) < 300 for v in seen.visions)


def _may(seen: Seen, move: int) -> bool:
    """Is the move known, or lent by the drill in which he stands?"""
    return _armed(seen) and can(seen.world.player, move)


def _facing_wall(seen: Seen) -> bool:
    p = seen.world.player
    return not p.ground and hits(seen.world, p.x + 4 * p.facing, p.y + 4, p.w, p.h - 8)


def _threat(seen: Seen) -> bool:
    """Somebody near is about to strike, or a shot is on its way."""
    p = seen.world.player
    near = any(is_target(a) and a.state == TELL and abs(a.x - p.x) < 120 for a in seen.world.actors)
    return near or any(s.owner == OWNER_MIMIC for s in seen.world.shots)


def _armoured_near(seen: Seen) -> bool:
    p = seen.world.player
    return any(a.kind == "shell" and is_target(a) and not a.c and abs(a.x - p.x) < 200 for a in seen.world.actors)


def _gong_near(seen: Seen) -> bool:
    p = seen.world.player
    return any(
        lever.by != "use" and not done and abs(lever.x - p.x) < 160 and abs(lever.y - p.y) < 100
        for lever, done in zip(seen.world.level.levers, seen.world.levers, strict=False)
    )


def _rita_beside(seen: Seen) -> bool:
    p = seen.world.player
    return any(a.kind == "rita" and answers(seen.world, a) and abs(a.x - p.x) < 24 and abs(a.y - p.y) < 24
               for a in seen.world.actors)


# key: (when it is due, what retires it)
HINTS: Final[dict[str, tuple[Test, Test]]] = {
    "prompt.move": (lambda s: s.world.tick > 200 and s.world.player.x == s.world.player.firm_x,
                    lambda s: abs(s.world.player.vx) > 300),
    "prompt.jump": (_blocked, lambda s: _happened(s, events.JUMP)),
    "prompt.interact": (lambda s: lever_in_reach(s.world) >= 0, lambda s: _happened(s, events.LEVER)),
    "prompt.flank": (lambda s: _armed(s) and _armoured_near(s), lambda s: _happened(s, events.PLATE)),
    "prompt.gong": (_gong_near, lambda s: _happened(s, events.LEVER)),
    "prompt.throw": (_rita_beside, lambda s: _happened(s, events.BOOST)),
    "prompt.fire": (lambda s: _armed(s) and _prey(s), lambda s: _happened(s, events.HIT)),
    "prompt.heat": (lambda s: s.world.player.overheat, lambda s: False),
    "prompt.certain": (lambda s: _look(s, "certain"), lambda s: False),
    "prompt.broken": (lambda s: _look(s, "broken"), lambda s: False),
    "prompt.mark": (lambda s: s.marks_near, lambda s: False),
    "prompt.alpha": (lambda s: s.loop > 1 and _happened(s, events.HUSH), lambda s: False),
    "prompt.dash": (lambda s: _may(s, MOVE_DASH) and s.world.tick > 600, lambda s: s.world.player.state == STATE_DASH),
    "prompt.wall": (lambda s: _may(s, MOVE_WALLJUMP) and _facing_wall(s), lambda s: _happened(s, events.WALLJUMP)),
    "prompt.blade": (lambda s: _may(s, MOVE_BLADE) and _threat(s), lambda s: _happened(s, events.PARRY)),
    "prompt.grenade": (lambda s: _may(s, MOVE_GRENADE) and s.world.tick > 1200 and _prey(s),
                       lambda s: _happened(s, events.THROW)),
    "prompt.rail": (lambda s: _may(s, MOVE_RAIL) and _prey(s), lambda s: _happened(s, events.RAIL)),
    "prompt.recall": (lambda s: s.loop > 2 and s.world.tick > 240, lambda s: False),
    "prompt.end_loop": (lambda s: s.loop > 3 and s.world.tick > 600 and s.world.player.plates < 2, lambda s: False),
    "prompt.pin": (lambda s: s.loop > 4 and s.world.tick > 900, lambda s: False),
}


class Hints:
    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.now = ""  # key of the hint on the screen
        self.age = 0
        self.quiet = 0  # ticks until the next may come

    def tick(self, seen: Seen) -> str:
        """Call once a tick. The catalogue key to show, or ''."""
        heard = self.memory.heard
        for key, (_, done) in HINTS.items():
            if heard.get(key, 0) < MOST and done(seen):
                self._learnt(key)
                if key == self.now:
                    self._off()
        if self.now:
            self.age += 1
            if self.age > LASTS:
                self._off()
            return self.now
        self.quiet -= 1
        if self.quiet > 0 or seen.world.over or seen.world.player.state == STATE_SWIM:
            return ""
        for key, (due, _) in HINTS.items():
            if heard.get(key, 0) < MOST and due(seen):
                self.now, self.age = key, 0
                self.memory.hear(key)
                break
        return self.now

    def _off(self) -> None:
        self.now, self.quiet = "", GAP

    def _learnt(self, key: str) -> None:
        """So often heard that it is never due again; `hear` writes the count down."""
        self.memory.heard[key] = DONE - 1
        self.memory.hear(key)

    def known(self, key: str) -> None:
        """His hands have done what the hint says: it is learnt."""
        if self.memory.heard.get(key, 0) < MOST:
            self._learnt(key)
            if self.now == key:
                self._off()
