"""What was shown of the future in one run, and what then happened: says in words which of it was not true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from last_reveille.memory.due import BROKEN, CERTAIN, CONDITIONAL, FLOOD, SHELL, Known
from last_reveille.memory.foresight import AHEAD, Foresight, Vision
from last_reveille.sim import events
from last_reveille.sim.omega import sweep_band
from last_reveille.sim.places import pulse_active
from last_reveille.sim.step import step
from last_reveille.sim.world import ENTER, OWNER_WORLD, Actor, World

STEPPED = 8  # px that what comes without an entrance may have gone in its first tick

Key = tuple[int, str, int, int, int]  # ident, kind, x, y, due tick


def key_of(vision: Vision) -> Key:
    return vision.ident, vision.kind, vision.x, vision.y, vision.due_tick


@dataclass
class Witness:
    """Feed it the world after every step and what is shown then; ask for `lies` when the run is over. `as_it_was`:
    everything is done as it was when it was learned, so that the conditional must come true, too."""

    known: Mapping[int, Known]
    as_it_was: bool = False
    lies: list[str] = field(default_factory=list)
    shown: dict[str, int] = field(default_factory=dict)  # how many different things, by look
    _promised: dict[Key, int] = field(default_factory=dict)
    _expected: dict[Key, int] = field(default_factory=dict)
    _broken: dict[Key, int] = field(default_factory=dict)
    _facts: dict[int, list[tuple[int, str, int, int, int]]] = field(default_factory=dict)
    _last: list[Key] = field(default_factory=list)  # certain in the tick before
    _moving: list[int] = field(default_factory=list)

    def begin(self, world: World) -> None:
        """Before the first step: what is on its way is not news."""
        self._moving = [mover.step for mover in world.movers]

    def see(self, world: World, visions: Sequence[Vision]) -> None:
        now = world.tick
        self.note(world)
        certain = []
        for vision in visions:
            key = key_of(vision)
            if vision.ident not in self.known:
                self._lie(now, "nobody has seen it", vision)
            if vision.look == CERTAIN:
                certain.append(key)
                self._promised.setdefault(key, now)
            elif vision.look == CONDITIONAL:
                self._expected.setdefault(key, now)
            elif vision.look == BROKEN:
                self._broken.setdefault(key, now)
                if _is_out(world, vision.ident):
                    self._lie(now, "broken, and it is here", vision)
            left = vision.due_tick - now
            if vision.look != BROKEN and not (0 < vision.ticks_left == left <= AHEAD):
                self._lie(now, "a wrong countdown", vision)
        for key in self._last:
            if key[4] > now and key not in certain:
                self.lies.append(f"tick {now}: a promise was taken back: {key}")
        self._last = certain

    def note(self, world: World) -> None:
        """What has happened in this tick, whatever is shown: of the last one he sees no more."""
        self._facts[world.tick] = list(_facts(world, self._moving))
        self._moving = [mover.step for mover in world.movers]

    def over(self, world: World) -> list[str]:
        """The run has ended here. Returns all lies."""
        self.shown = {CERTAIN: len(self._promised), CONDITIONAL: len(self._expected), BROKEN: len(self._broken)}
        wanted = [*self._promised, *(self._expected if self.as_it_was else ())]
        for key in wanted:
            if key[4] <= world.tick and not self._came(key):
                self.lies.append(f"shown and did not come: {key}")
        for key, since in self._broken.items():
            if self._came(key):
                self.lies.append(f"broken at {since} and came true: {key}")
            if key in self._promised:
                self.lies.append(f"certain, and broken at {since}: {key}")
        return self.lies

    def _came(self, key: Key) -> bool:
        ident, kind, x, y, due = key
        return any(
            who in (0, ident) and what == kind and abs(fact_x - x) <= far and abs(fact_y - y) <= far
            for who, what, fact_x, fact_y, far in self._facts.get(due, ()))

    def _lie(self, now: int, what: str, vision: Vision) -> None:
        self.lies.append(f"tick {now}: {what}: {vision.look} {key_of(vision)} in {vision.ticks_left}")


def _is_out(world: World, ident: int) -> bool:
    return any(spawn.id == ident and world.spawned[n] == 1 for n, spawn in enumerate(world.level.spawns))


def _facts(world: World, moving: Sequence[int]) -> Iterable[tuple[int, str, int, int, int]]:
    """(object id or 0, kind, x, y, px by which the place may be another) of what has come true in this tick."""
    for event in world.events:
        if event.what == events.ARRIVE:
            yield event.b, event.text, event.x, event.y, 0
        elif event.what == events.SPAWN:
            actor = next((a for a in world.actors if a.id == event.a), None)
            if actor is not None and actor.state != ENTER:
                yield event.b, event.text, *_feet(actor), STEPPED
        elif event.what == events.STRIKE and event.text == "burrower":
            actor = next((a for a in world.actors if a.id == event.a), None)
            if actor is not None:  # what is under the sand from the first has come when it comes up
                yield actor.spec, actor.kind, *_feet(actor), 0
        elif event.what == events.BLAST and event.b == OWNER_WORLD:
            yield 0, SHELL, event.x, event.y, 0
            yield 0, "blast", event.x, event.y, 0
    if world.omega is not None and world.level.halls:
        hall, omega = world.level.halls[0], world.omega
        for event in world.events:
            if event.what == events.STRIKE and event.text == "omega":
                yield hall.id, "strike", event.x, event.y, 0
        if omega.sweep and omega.sweep_t == world.tick:
            top, height = sweep_band(hall, omega.sweep)
            yield hall.id, "sweep", hall.x + hall.w // 2, top + height // 2, 0
    for n, pulse in enumerate(world.level.pulses):
        if pulse_active(world, n) and (world.tick - pulse.tick) % pulse.period == 0:
            yield pulse.id, FLOOD, pulse.x + pulse.w // 2, pulse.y + pulse.h // 2, 0
    for n, mover in enumerate(world.level.movers):
        if world.movers[n].step and not moving[n]:
            for cue in world.level.cues:
                if cue.target == mover.name:
                    yield cue.id, "collapse", cue.x + cue.w // 2, cue.y + cue.h // 2, 0


def _feet(actor: Actor) -> tuple[int, int]:
    return actor.x + actor.w // 2, actor.y + actor.h


def watch(
    world: World, foresight: Foresight, witness: Witness, commands: Iterable[int],
    before: Callable[[World], None] | None = None,
) -> None:
    """A run on from here until the commands end, or he dies, or leaves. `witness.lies` has what was not true. `before`
    is done before every step."""
    witness.begin(world)
    for command in commands:
        if before is not None:
            before(world)
        step(world, command)
        if world.over:
            witness.note(world)
            break
        witness.see(world, foresight.visions(world))
    witness.over(world)
