"""The last fight. It plays by the rule it made: it remembers, and it takes the day back.

Phase 1 *nerves*: a fixed schedule on the hall's clock; two of the nodes must die in their open windows.
Phase 2 *rewind*: the core opens on a beat. At two thirds and at one third it rolls the hall back to a real snapshot;
the player keeps body and place, and the undone self stays as a solid echo. A line crossed while an echo lives stays
crossed. Phase 3 *alone*: phase 1's schedule again, without foresight. Phase 4 *belt*: three charges, the core, the pin.

`flags` of Omega holds the bits `SUCTION_LEFT`, `SUCTION_RIGHT` and `EARLY_NEXT`.
"""

from __future__ import annotations

from . import bestiary, events, rules
from .bodies import move_x
from .command import USE
from .events import Event
from .harm import hurt_actor, hurt_player, is_target, touches
from .snapshot import clone_hall, restore_hall
from .specs import Hall, Node, Spawn
from .world import (
    OWNER_ECHO,
    OWNER_PLAYER,
    OWNER_RITA,
    STATE_DEAD,
    STATE_PIN,
    Actor,
    Omega,
    World,
)

STRIKE_TELL = 90
SWEEP_TELL = 60
SWEEP_TICKS = 90
SWEEP_BAND = 64  # px high
OPEN_FIRST, OPEN_PERIOD, OPEN_TICKS = 300, 400, 150
EARLY = 90  # it opens this much earlier in a stretch that it took back
LINES = (80, 40)
UNDO = (300, 480)
SNAP_EVERY = 30
TAPE = 520
SUCTION_LEFT, SUCTION_RIGHT = 2, 4
SUCTION = SUCTION_LEFT | SUCTION_RIGHT
EARLY_NEXT = 16  # the next opening comes early
TURN = 60  # ticks until the shell has turned to the side that hurt it
CHARGES = 3
PIN_TICKS = 180
SLAM_EVERY = 685
AFTER = 300  # ticks from the detonation to the great rewind


def wake(world: World) -> None:
    if world.omega is None and world.level.halls:
        om = Omega()
        om.hall = 0
        om.nodes = [node.hits for node in world.level.nodes]
        om.core = world.level.halls[0].core_hits
        om.stood = list(world.carry.stood)
        world.omega = om
        _enter_phase(world, om, 1)


def _enter_phase(world: World, om: Omega, phase: int) -> None:
    om.phase, om.clock = phase, 0
    om.strike_t = om.sweep_t = -1
    om.sweep = 0
    om.flags = 0
    hall = world.level.halls[om.hall]
    world.events.append(Event(events.PHASE, hall.core_x, hall.core_y, phase))
    if phase == 2:
        om.line = LINES[0]
        om.ring, om.tape = [], []
        om.open_from, om.open_to, om.side = OPEN_FIRST, OPEN_FIRST + OPEN_TICKS, 0
    flag = f"phase{phase}"
    if flag not in world.flags:
        world.flags.append(flag)
        world.events.append(Event(events.FLAG, a=1, text=flag))


def step_omega(world: World) -> None:
    if world.omega is None and any(
        hall.x <= world.player.x < hall.x + hall.w and hall.y <= world.player.y < hall.y + hall.h
        for hall in world.level.halls
    ):
        wake(world)
    om = world.omega
    if om is None:
        return
    hall = world.level.halls[om.hall]
    om.clock += 1
    if om.phase in (1, 3):
        _nerves(world, om, hall)
    elif om.phase == 2:
        _rewind(world, om, hall)
    elif om.phase == 4:
        _belt(world, om, hall)
    elif om.phase == 5:
        _after(world, om)
    if om.phase < 5:
        _hazards(world, om, hall)


# -- phases 1 and 3


def _hall_clock(om: Omega, hall: Hall) -> int:
    """Schedule time: runs on once, then loops between `loop_from` and `loop_to`. Phase 3 starts at `loop_from`."""
    clock = om.clock + (hall.loop_from if om.phase == 3 else 0)
    if clock > hall.loop_to:
        clock = hall.loop_from + (clock - hall.loop_to) % (hall.loop_to - hall.loop_from)
    return clock


def schedule_clock(world: World) -> int:
    """The clock that the hall's schedule and water run by; -1 while nothing is scheduled (asleep, phases 2 and 4)."""
    om = world.omega
    if om is None or om.phase not in (1, 3):
        return -1
    return _hall_clock(om, world.level.halls[om.hall])


def _nerves(world: World, om: Omega, hall: Hall) -> None:
    if om.phase == 3 and om.clock <= 360 and om.clock % 60 == 1:
        world.events.append(Event(events.OVERLAY, a=om.clock // 60 + 1))
    clock = _hall_clock(om, hall)
    for at, what, arg in hall.schedule:
        if at == clock:
            _do(world, om, hall, what, arg)
    alive = sum(1 for n in om.nodes if n > 0)
    half = len(om.nodes) - len(om.nodes) // 2
    if om.phase == 1 and alive <= len(om.nodes) - half:
        _enter_phase(world, om, 2)
    elif om.phase == 3 and alive == 0:
        _enter_phase(world, om, 4)


def _do(world: World, om: Omega, hall: Hall, what: str, arg: int) -> None:
    p = world.player
    t = world.tick
    if what == "strike":
        om.strike_t, om.strike_x, om.strike_y = t + STRIKE_TELL, p.x + p.w // 2, p.y + p.h
        best = 1 << 30
        for clock, x, y in om.stood:
            # It strikes where an earlier run stood at this tick of the hall's clock.
            if abs(clock - om.clock) < min(best, 90):
                best = abs(clock - om.clock)
                om.strike_x, om.strike_y = x, y
        om.struck += 1
        world.events.append(Event(events.TELL, om.strike_x, om.strike_y, 0, STRIKE_TELL, "omega"))
    elif what in ("sweep_low", "sweep_high"):
        om.sweep, om.sweep_t = (1 if what == "sweep_low" else 2), t + SWEEP_TELL
        world.events.append(Event(events.TELL, hall.x, hall.y + hall.h - 32, 0, SWEEP_TELL, "omega"))
    elif what in ("suction_left", "suction_right"):
        om.flags = (om.flags & ~SUCTION) | (SUCTION_LEFT if what == "suction_left" else SUCTION_RIGHT)
        world.events.append(Event(events.TELL, hall.core_x, hall.core_y, 0, 90, "omega"))
    elif what == "lash":
        # Unlike a strike it knows nothing of earlier runs: it goes for where the player stands.
        om.strike_t, om.strike_x, om.strike_y = t + STRIKE_TELL, p.x + p.w // 2, p.y + p.h
        world.events.append(Event(events.TELL, om.strike_x, om.strike_y, 0, STRIKE_TELL, "omega"))
    elif what == "suction_off":
        om.flags &= ~SUCTION
    elif what == "drones":
        drop(world, hall, max(arg, 1))


def drop(world: World, hall: Hall, count: int) -> None:
    """Drones let go of the roof; at most four live at once."""
    alive = sum(1 for a in world.actors if a.kind == "drone" and a.hp > 0)
    for i in range(min(count, 4 - alive)):
        side = 1 if (world.tick // 60 + i) & 1 else -1
        x = hall.core_x + side * (hall.w // 4 + 24 * i)
        bestiary.spawn(world, Spawn(0, "", x, hall.y + 64, kind="drone", entrance="climb", facing=-side))


# -- what hurts


def _hazards(world: World, om: Omega, hall: Hall) -> None:
    p = world.player
    t = world.tick
    if om.strike_t >= 0 and t == om.strike_t:
        world.events.append(Event(events.STRIKE, om.strike_x, om.strike_y, 0, 0, "omega"))
        if touches(p, om.strike_x - 22, om.strike_y - 60, 44, 64):
            hurt_player(world, 1, "omega", 0, om.strike_x)
        for a in world.actors:
            if abs(a.x + a.w // 2 - om.strike_x) < 26 and abs(a.y + a.h - om.strike_y) < 60:
                if a.kind == "echo":
                    a.hp -= 1
                elif is_target(a):
                    hurt_actor(world, a, 3, OWNER_RITA, a.x, a.y)
    if om.strike_t >= 0 and t > om.strike_t + 20:
        om.strike_t = -1
    if om.sweep and t >= om.sweep_t:
        done = t - om.sweep_t
        if done >= SWEEP_TICKS:
            om.sweep, om.sweep_t = 0, -1
        else:
            x = hall.x + hall.w * done // SWEEP_TICKS
            y, h = sweep_band(hall, om.sweep)
            if touches(p, x - 14, y, 28, h):
                hurt_player(world, 1, "omega", 0, x - 20)
    if om.flags & SUCTION and p.state != STATE_DEAD and p.ground:
        move_x(world, p, -256 if om.flags & SUCTION_LEFT else 256)


def sweep_band(hall: Hall, sweep: int) -> tuple[int, int]:
    """(y, height) px of a sweep: low along the floor, high along the walkways."""
    floor = hall.y + hall.h
    return (floor - SWEEP_BAND, SWEEP_BAND) if sweep == 1 else (floor - 300, 96)


def node_open(world: World, index: int) -> bool:
    om = world.omega
    if om is None or om.phase not in (1, 3):
        return False
    node: Node = world.level.nodes[index]
    clock = _hall_clock(om, world.level.halls[om.hall])
    return om.nodes[index] > 0 and any(a <= clock < b for a, b in node.open)


def core_open(world: World) -> bool:
    om = world.omega
    if om is None:
        return False
    if om.phase == 2:
        return om.open_from <= om.clock < om.open_to
    return om.phase == 4 and om.charges >= CHARGES


def take_hit(world: World, px: int, py: int, damage: int, dx: int, by: int = events.BY_SHOT) -> bool:
    """Does a shot at (px, py), whoever fired it, meet a node or the core? True = it is spent."""
    om = world.omega
    if om is None or om.phase >= 4:
        return False
    hall = world.level.halls[om.hall]
    for i, node in enumerate(world.level.nodes):
        if om.nodes[i] > 0 and abs(px - node.x) < 18 and abs(py - node.y) < 18:
            if node_open(world, i):
                _hurt_node(world, om, i, damage, px, py, by)
            else:
                world.events.append(Event(events.CLANG, px, py, 0))
            return True
    far_x, far_y = px - hall.core_x, py - hall.core_y
    if far_x * far_x + far_y * far_y > hall.core_radius * hall.core_radius:
        return False
    side = -1 if dx > 0 else 1  # the side from which the shot comes
    if not core_open(world) or side == om.side:
        world.events.append(Event(events.CLANG, px, py, 0))
        return True
    _hurt_core(world, om, hall, damage, side, px, py, by)
    return True


def take_blast(world: World, x: int, y: int, radius: int, owner: int, force: int = rules.BLAST_DAMAGE) -> None:
    om = world.omega
    if om is None or om.phase >= 4 or owner not in (OWNER_PLAYER, OWNER_ECHO):
        return
    hall = world.level.halls[om.hall]
    for i, node in enumerate(world.level.nodes):
        if node_open(world, i) and abs(x - node.x) < radius + 12 and abs(y - node.y) < radius + 12:
            _hurt_node(world, om, i, max(6 * force // rules.BLAST_DAMAGE, 1), node.x, node.y, events.BY_BLAST)
    reach = radius + hall.core_radius // 2
    if core_open(world) and abs(x - hall.core_x) < reach and abs(y - hall.core_y) < reach:
        damage = max(12 * force // rules.BLAST_DAMAGE, 1)
        _hurt_core(world, om, hall, damage, 0, hall.core_x, hall.core_y, events.BY_BLAST)


def _hurt_node(world: World, om: Omega, index: int, damage: int, px: int, py: int, by: int) -> None:
    om.nodes[index] = max(om.nodes[index] - damage, 0)
    world.events.append(Event(events.HIT, px, py, 0, damage, "omega", by))
    if om.nodes[index] == 0:
        left = sum(1 for n in om.nodes if n > 0)
        world.events.append(Event(events.NODE, px, py, left))
        world.events.append(Event(events.BLAST, px, py, 20, OWNER_RITA))


def _hurt_core(
    world: World, om: Omega, hall: Hall, damage: int, side: int, px: int, py: int, by: int
) -> None:
    if om.hurt_tick < om.open_from:
        om.hurt_tick = om.clock
        om.turn_t = om.clock + TURN if side else 0
        om.hurt_side = side
    om.core -= damage
    world.events.append(Event(events.HIT, px, py, 0, damage, "omega", by))
    if om.core <= om.line:
        _cross(world, om, hall)


# -- phase 2


def _rewind(world: World, om: Omega, hall: Hall) -> None:
    p = world.player
    if om.turn_t and om.clock >= om.turn_t:
        om.side, om.turn_t = om.hurt_side, 0
    if om.clock >= om.open_to:
        n = (om.clock - OPEN_FIRST) // OPEN_PERIOD + 1
        om.open_from = OPEN_FIRST + n * OPEN_PERIOD
        om.open_to = om.open_from + OPEN_TICKS
        om.side, om.hurt_tick, om.turn_t = 0, -1, 0
        if om.flags & EARLY_NEXT:
            om.flags &= ~EARLY_NEXT
            _open_early(om)
    if om.clock % 800 == 0:
        drop(world, hall, 2)
    if om.clock % 685 == 457:
        _do(world, om, hall, "sweep_low", 0)
    if om.clock % 342 == 228:
        _do(world, om, hall, "strike", 0)
    fired = int(p.last_fire == world.tick)
    om.tape = [*om.tape[-TAPE + 1 :], (p.x, p.y, p.h, p.facing, p.aim, fired)]
    if om.clock % SNAP_EVERY == 1:
        om.ring = [*om.ring[-(TAPE // SNAP_EVERY) :], (world.tick, clone_hall(world))]
    if om.echo_end >= 0 and world.tick >= om.echo_end:
        om.echo_start = om.echo_end = -1


def echo_lives(world: World) -> bool:
    return any(a.kind == "echo" for a in world.actors)


def _cross(world: World, om: Omega, hall: Hall) -> None:
    """A line was crossed: with an echo alive it stays crossed; without, the hall is rolled back."""
    if echo_lives(world):
        om.crossed += 1
        world.events.append(Event(events.CROSSED, hall.core_x, hall.core_y, om.crossed))
        world.flags.append(f"crossed{om.crossed}")
        world.actors = [a for a in world.actors if a.kind != "echo"]
        om.echo_start = om.echo_end = -1
        om.ring = []
        if om.crossed >= len(LINES):
            _enter_phase(world, om, 3)
        else:
            om.line = LINES[om.crossed]
        return
    undo = UNDO[om.crossed]
    usable = [(t, frozen) for t, frozen in om.ring if t <= world.tick - undo + SNAP_EVERY]
    if not usable:
        usable = om.ring[:1]
    if not usable:
        return
    t, frozen = usable[-1]
    _roll_back(world, om, t, frozen)


def _open_early(om: Omega) -> None:
    om.open_from = max(om.open_from - EARLY, om.clock + 60)
    om.open_to = om.open_from + OPEN_TICKS
    om.side = om.hurt_side


def _roll_back(world: World, om: Omega, t: int, frozen: World) -> None:
    back = world.tick - t
    side = om.hurt_side or -1
    tape, tape_ticks = om.tape, len(om.tape)
    restore_hall(world, frozen, back)
    now = world.omega
    assert now is not None
    hall = world.level.halls[now.hall]
    # It avoids what hurt it: the next opening comes early, already turned to the side where you stood.
    now.hurt_tick, now.turn_t, now.hurt_side = -1, 0, side
    if now.clock < now.open_from:
        _open_early(now)
    else:
        now.flags |= EARLY_NEXT
    now.tape = tape[max(tape_ticks - back, 0) :]
    now.ring = []
    now.echo_start, now.echo_end = world.tick, world.tick + len(now.tape)
    echo = Actor(world.next_id, "echo", *now.tape[0][:2], 16, 40)
    world.next_id += 1
    echo.hp, echo.b, echo.c, echo.spec = 3, 0, len(now.tape), 0
    world.actors.append(echo)
    p = world.player
    p.mercy = world.tick + rules.MERCY
    world.events.append(Event(events.ROLLBACK, hall.core_x, hall.core_y, back))


# -- phase 4


def ready_for(world: World, kind: str) -> bool:
    om = world.omega
    if om is None or om.phase != 4:
        return False
    return om.charges < CHARGES if kind == "cradle" else om.charges >= CHARGES


def place_charge(world: World) -> None:
    om = world.omega
    if om is not None and om.phase == 4:
        om.charges += 1
        world.events.append(Event(events.CHARGE, world.player.x, world.player.y, om.charges))


def _belt(world: World, om: Omega, hall: Hall) -> None:
    if om.clock % SLAM_EVERY == SLAM_EVERY - SWEEP_TELL:
        _do(world, om, hall, "sweep_low", 0)
    if om.clock in (600, 1500, 2400) or (om.clock > 2400 and om.clock % 900 == 0):
        drop(world, hall, 4)
    p = world.player
    if p.state == STATE_PIN:
        _pin(world, om, hall)


def hold_pin(world: World) -> None:
    """The hand closes on the pin. From here only letting go is left."""
    om, p = world.omega, world.player
    if om is not None and om.phase == 4 and om.charges >= CHARGES and p.state != STATE_PIN:
        p.state, p.pin_t, p.vx, p.vy = STATE_PIN, 0, 0, 0
        world.events.append(Event(events.PIN, p.x, p.y, 0, 0))


def _pin(world: World, om: Omega, hall: Hall) -> None:
    """Standing still in what kills you: the plates go, drawn, not dealt; after ring zero the hand may open."""
    p = world.player
    p.pin_t += 1
    om.pin = p.pin_t
    if p.pin_t in (PIN_TICKS - 90, PIN_TICKS - 60, PIN_TICKS - 30):
        p.plates = max(p.plates - 1, 0)
        world.events.append(Event(events.PIN, p.x, p.y, p.pin_t, 0))
    if p.pin_t == PIN_TICKS:
        world.events.append(Event(events.PIN, p.x, p.y, p.pin_t, 1))
    if p.pin_t > PIN_TICKS and not p.prev & USE:
        om.phase, om.clock = 5, 0
        p.state, p.dead_t, p.cause = STATE_DEAD, world.tick, "pin"
        world.events.append(Event(events.DETONATE, hall.core_x, hall.core_y))
        world.shots = []
        world.shells = []


def _after(world: World, om: Omega) -> None:
    hall = world.level.halls[om.hall]
    bestiary.all_fall(world, hall.core_x)
    if om.clock >= AFTER and not world.over:
        world.over = "end"
        world.events.append(Event(events.END, hall.core_x, hall.core_y, text="pin"))


