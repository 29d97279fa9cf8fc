"""Is it fair? A witness that looks at a run as the player sees it, tick by tick, and says what was not to be foreseen.

What hurts must have been in the picture for a second, must have announced itself for as long as its kind owes, and
must not come out of nothing. The witness only reads: a run with it and one without it are the same to the tick.
"""

from __future__ import annotations

from collections import deque
from copy import copy
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ..sim import events as ev
from ..sim import rules
from ..sim.events import Event
from ..sim.specs import KINDS, entrance_ticks
from ..sim.world import ENTER, HIDDEN, HUSK, OWNER_MIMIC, OWNER_PLAYER, TELL, Actor, Shell, Shot, World
from ..view.camera import Camera
from ..view.edges import marks

SEEN: Final = 60  # ticks for which it must have been in the picture
BRIDGE: Final = 30  # ticks out of the picture after which it is still remembered
SHADOW: Final = 90  # ticks that the shadow of whatever falls from the sky is owed
OMEGA: Final = 54
REMEMBERED: Final = 300  # ticks for which an announcement of the Omega counts
UNFAIR: Final = "unfair"
DULL: Final = "dull"


class Finding(NamedTuple):
    """One thing that is not as it should be. `what` names who did it, `rule` the rule broken; `was` and `owed` are the
    figures behind it (ticks, unless the rule says otherwise); `by` says which run showed it."""

    severity: str
    rule: str
    level: str
    tick: int
    x: int
    y: int
    what: str
    was: int = 0
    owed: int = 0
    by: str = ""
    spec: int = 0  # object id in the map; 0 none


@dataclass(slots=True)
class Known:
    """What the player can know of somebody: ticks of the world, -1 never."""

    kind: str
    spec: int
    came: int
    since: int = -1  # in the picture from here on, short absences bridged
    last: int = -1  # last tick in the picture
    first: bool = False  # its next tell is that of a first meeting
    told: int = -1  # last announcement
    owed: int = 0  # ticks that this announcement is owed
    told_seen: int = 0  # ticks of it that were in the picture
    spent: bool = False  # the strike has followed: the next one needs an announcement of its own

    def seen(self, tick: int) -> int:
        """Ticks for which it has been before the player's eyes."""
        return tick - self.since if self.since >= 0 and tick - self.last <= BRIDGE else 0


@dataclass(slots=True)
class Flight:
    """A shot or a shell on its way."""

    source: int
    t0: int
    marked: bool  # who sent it was in the picture then
    since: int = -1  # in the picture without a break from here on


def _camera() -> Camera:
    """The game's own, held with a steady hand."""
    camera = Camera()
    camera.shake = 0.0
    return camera


@dataclass(slots=True)
class Witness:
    """Feed it each world after its step. `findings` grows."""

    by: str = ""
    findings: list[Finding] = field(default_factory=list)
    camera: Camera = field(default_factory=_camera)
    known: dict[int, Known] = field(default_factory=dict)
    shots: dict[tuple[int, ...], Flight] = field(default_factory=dict)
    shells: dict[tuple[int, ...], Flight] = field(default_factory=dict)
    omega: deque[int] = field(default_factory=lambda: deque(maxlen=16))
    views: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=SEEN))
    movers: dict[int, int] = field(default_factory=dict)  # index -> in the picture since
    tide: int = -1
    tick: int = -1
    level: str = ""

    def fork(self, by: str) -> Witness:
        """Another one that has seen the same, with no findings yet: for another way on from here."""
        camera = copy(self.camera)
        return Witness(
            by, [], camera, {k: copy(v) for k, v in self.known.items()}, {k: copy(v) for k, v in self.shots.items()},
            {k: copy(v) for k, v in self.shells.items()}, self.omega.copy(), self.views.copy(), dict(self.movers),
            self.tide, self.tick, self.level,
        )

    # -- looking

    def see(self, world: World) -> None:
        if world.tick == self.tick + 1:
            self.camera.update(world, world.events)
        else:
            self.camera.snap(world)
            self._begin(world)
        self.tick, self.level = world.tick, world.level.id
        self.views.append((self.camera.x, self.camera.y))
        marked = {mark.actor for mark in marks(world, self.camera)}
        for a in world.actors:
            if a.kind in KINDS:
                self._look(world, a, a.id in marked)
        self._look_at_the_rest(world)
        landed = self._landed(world)
        gone = self._flights(world)
        for event in world.events:
            self._judge(world, event, gone, landed)

    def _begin(self, world: World) -> None:
        """A beginning, or a rollback: what was in the air is not, and who was there the player remembers."""
        self.shots.clear()
        self.shells.clear()
        self.views.clear()
        here = {a.id: a for a in world.actors}
        self.known = {ident: known for ident, known in self.known.items() if ident in here}
        for ident, known in self.known.items():
            if known.since >= 0:
                known.since, known.last = world.tick - SEEN, world.tick - 1
            known.spent = here[ident].state != TELL
            if not known.spent:
                known.told = world.tick - here[ident].pose

    def in_view(self, x: int, y: int, w: int = 1, h: int = 1) -> bool:
        """Is any of the box (px) in the picture?"""
        c = self.camera
        return x < c.x + c.width and x + w > c.x and y < c.y + c.height and y + h > c.y

    def _look(self, world: World, a: Actor, marked: bool) -> None:
        """Takes in one Mimic. A sign at the edge of the picture says as much as the picture."""
        tick = world.tick
        known = self.known.get(a.id)
        if known is None:
            known = self.known[a.id] = Known(a.kind, a.spec, tick, first=a.first)
            if a.state == TELL and a.pose <= 1:  # it began in the tick in which it came: what it was is in the map only
                known.first = any(s.id == a.spec and s.first for s in world.level.spawns)
        if marked or self.in_view(a.x, a.y, a.w, a.h):
            if known.since < 0 or tick - known.last > BRIDGE:
                known.since = tick
            known.last = tick
            known.told_seen += a.state == TELL

    def _look_at_the_rest(self, world: World) -> None:
        for index, mover in enumerate(world.movers):
            if not self.in_view(mover.x, mover.y, mover.w, mover.h):
                self.movers.pop(index, None)
            else:
                self.movers.setdefault(index, world.tick)
        if world.tide_x < self.camera.x:
            self.tide = -1
        elif self.tide < 0:
            self.tide = world.tick

    def _flights(self, world: World) -> list[Flight]:
        """Takes the hostile shots of this tick over; those that were there and are no more."""
        now: dict[tuple[int, ...], Flight] = {}
        for shot in world.shots:
            if shot.owner == OWNER_MIMIC:
                key = (shot.source, shot.t0, shot.x0, shot.y0, shot.dx, shot.dy)
                now[key] = self._fly(self.shots.get(key) or self._launch(shot), *self._at(shot, world.tick))
        gone = [flight for key, flight in self.shots.items() if key not in now]
        self.shots = now
        return gone

    def _launch(self, shot: Shot) -> Flight:
        known = self.known.get(shot.source)
        marked = known.last >= self.tick - 1 if known else self.in_view(shot.x0 >> 8, shot.y0 >> 8)
        return Flight(shot.source, self.tick, marked)

    @staticmethod
    def _at(shot: Shot, tick: int) -> tuple[int, int]:
        x, y = shot.at(tick)
        return x >> 8, y >> 8

    def _fly(self, flight: Flight, x: int, y: int) -> Flight:
        if not self.in_view(x, y):
            flight.since = -1
        elif flight.since < 0:
            flight.since = self.tick
        return flight

    def _landed(self, world: World) -> list[tuple[Shell, Flight]]:
        """Takes the shells over; those that came down in this tick. A shadow on the ground is what is seen of them."""
        now: dict[tuple[int, ...], Flight] = {}
        for shell in world.shells:
            key = (shell.row, shell.tick, shell.x, shell.y, shell.radius)
            now[key] = self._fly(self.shells.get(key) or Flight(0, world.tick, True), shell.x, shell.y - 4)
        down = [(Shell(*key), flight) for key, flight in self.shells.items() if key[1] <= world.tick]
        self.shells = now
        return down

    # -- judging

    def _judge(
        self, world: World, event: Event, gone: list[Flight], landed: list[tuple[Shell, Flight]]
    ) -> None:
        what = event.what
        if what == ev.SPAWN:
            self._spawned(world, event)
        elif what == ev.ARRIVE:
            self._arrived(world, event)
        elif what == ev.TELL:
            self._told(event)
        elif what == ev.STRIKE:
            self._struck(event)
        elif what == ev.BLAST:
            self._blasted(event, landed)
        elif what in (ev.HURT, ev.DEATH):
            self._hurt(world, event, gone, landed)

    def _spawned(self, world: World, event: Event) -> None:
        a = next((a for a in world.actors if a.id == event.a), None)
        if a is None or a.kind not in KINDS or world.tick <= 1 or a.state in (ENTER, HIDDEN, HUSK) or a.group:
            return
        if self.in_view(a.x, a.y, a.w, a.h):
            self._add("appears", event, event.text, 0, SEEN, event.b)

    def _arrived(self, world: World, event: Event) -> None:
        known = self.known.get(event.a)
        spec = next((s for s in world.level.spawns if s.id == event.b), None)
        owed = SEEN + SEEN // 2 if spec is not None and spec.first else SEEN
        if known is not None and (spec is None or entrance_ticks(spec)) and self.tick - known.came < owed:
            self._add("entrance", event, event.text, self.tick - known.came, owed, event.b)

    def _told(self, event: Event) -> None:
        if event.text == "omega":
            self.omega.append(self.tick)
        known = self.known.get(event.a)
        if known is not None:
            owed = rules.LEAST_TELL.get(known.kind, 30)
            known.told, known.owed = self.tick, owed * 3 // 2 if known.first else owed
            known.told_seen, known.first, known.spent = 0, False, False

    def _struck(self, event: Event) -> None:
        known = self.known.get(event.a)
        if known is None:
            return
        if known.told < 0 and known.kind == "burrower":  # it comes out of its entrance: that was the announcement
            known.told, known.owed, known.told_seen = known.came, rules.LEAST_TELL["burrower"], known.seen(self.tick)
        if known.told < 0 or known.spent:
            self._add("no tell", event, known.kind, 0, rules.LEAST_TELL.get(known.kind, 30), known.spec)
        elif self.tick - known.told < known.owed:
            self._add("short tell", event, known.kind, self.tick - known.told, known.owed, known.spec)
        known.spent = True

    def _blasted(self, event: Event, landed: list[tuple[Shell, Flight]]) -> None:
        for shell, flight in landed:
            if (shell.x, shell.y) == (event.x, event.y) and self.tick - flight.t0 < SHADOW:
                self._add("short tell", event, "barrage", self.tick - flight.t0, SHADOW, shell.row)

    def _hurt(
        self, world: World, event: Event, gone: list[Flight], landed: list[tuple[Shell, Flight]]
    ) -> None:
        cause, known = event.text, self.known.get(event.b)
        if cause in KINDS and event.b:
            shots = [flight for flight in gone if flight.source == event.b]
            if known is not None:
                self._hurt_by(known, event, shots)
        elif cause == "drone":
            if self.tick - self.tide < SEEN or self.tide < 0:
                self._add("unseen", event, "tide", self.tick - self.tide if self.tide >= 0 else 0, SEEN)
        elif cause == "barrage":
            self._hurt_by_blast(world, event, landed)
        elif cause == "crush":
            near = [since for index, since in self.movers.items() if self._beside(world, index)]
            if not near or self.tick - min(near) < SEEN:
                self._add("unseen", event, "mover", self.tick - min(near) if near else 0, SEEN)
        elif cause == "omega":
            told = [at for at in self.omega if self.tick - at < REMEMBERED]
            if not told or self.tick - min(told) < OMEGA:
                self._add("short tell", event, "omega", self.tick - min(told) if told else 0, OMEGA)
        elif cause == "fall" and world.player.y < world.level.height * 16:
            self._hurt_by_ground(world, event)

    def _hurt_by(self, known: Known, event: Event, shots: list[Flight]) -> None:
        tick = self.tick
        seen = known.seen(tick)
        flown = max((tick - flight.since for flight in shots if flight.since >= 0), default=0)
        if max(seen, flown) < SEEN:
            self._add("unseen", event, known.kind, max(seen, flown), SEEN, known.spec)
        elif shots and flown < SEEN and not any(flight.marked for flight in shots):
            self._add("off screen", event, known.kind, flown, SEEN, known.spec)
        if known.spent and known.told_seen + 1 < known.owed <= tick - known.told:
            self._add("tell unseen", event, known.kind, known.told_seen, known.owed, known.spec)

    def _hurt_by_blast(self, world: World, event: Event, landed: list[tuple[Shell, Flight]]) -> None:
        p = world.player
        for shell, flight in landed:
            if abs(shell.x - p.x - p.w // 2) <= shell.radius + p.w and abs(shell.y - p.y) <= shell.radius + p.h:
                seen = self.tick - flight.since if flight.since >= 0 else 0
                if seen < SEEN:
                    self._add("unseen", event, "barrage", seen, SEEN, shell.row)
                return
        if any(owner == OWNER_PLAYER for _, _, _, owner in world.blasts):
            return
        for x, y, radius, _ in world.blasts:
            near = abs(x - p.x) <= radius + p.w and abs(y - p.y) <= radius + p.h
            cue = next((c for c in world.level.cues if c.do == "blast" and abs(c.x + c.w // 2 - x) <= 1), None)
            if near and (cue is None or cue.tell < SHADOW):
                self._add("no tell", event, "blast", cue.tell if cue else 0, SHADOW, cue.id if cue else 0)

    def _hurt_by_ground(self, world: World, event: Event) -> None:
        p = world.player
        x, y = p.x + p.w // 2, p.y + p.h
        c = self.camera
        seen = 0
        for left, top in reversed(self.views):
            if not (left <= x < left + c.width and top <= y < top + c.height):
                break
            seen += 1
        if seen < min(SEEN, world.tick):
            self._add("unseen", event, "ground", seen, SEEN)

    def _beside(self, world: World, index: int) -> bool:
        p, m = world.player, world.movers[index]
        return p.x - 8 < m.x + m.w and p.x + p.w + 8 > m.x and p.y - 8 < m.y + m.h and p.y + p.h + 8 > m.y

    def _add(self, rule: str, event: Event, what: str, was: int, owed: int, spec: int = 0) -> None:
        self.findings.append(Finding(
            UNFAIR, rule, self.level, self.tick, event.x, event.y, what, was, owed, self.by, spec))
