"""The ground that moves: platforms, crumbling slabs, doors, water, floods."""

from __future__ import annotations

from . import events, omega
from .bodies import hits, move_x, move_y, overlap, standing_on
from .events import Event
from .specs import Mover
from .units import toward
from .world import Actor, MoverState, Player, World


def build_blocks(world: World) -> None:
    """Derive what is solid besides the tiles, for this tick."""
    blocks: list[tuple[int, int, int, int, int]] = []
    ledges: list[tuple[int, int, int, int]] = []
    for index, m in enumerate(world.movers):
        if not m.live:
            continue
        if m.oneway:
            ledges.append((m.x, m.x + m.w, m.y, index))
        else:
            blocks.append((m.x, m.y, m.x + m.w, m.y + m.h, index))
    for door, is_open in zip(world.level.doors, world.doors, strict=True):
        if not is_open:
            blocks.append((door.x, door.y, door.x + door.w, door.y + door.h, -1))
    for a in world.actors:
        if a.kind == "echo":
            ledges.append((a.x, a.x + a.w, a.y, -2))
    world.blocks = blocks
    world.ledges = ledges


def step_doors(world: World) -> None:
    """Doors with a timetable open and shut by it; none closes on the player."""
    t = world.tick
    for i, door in enumerate(world.level.doors):
        if not door.opens:
            continue
        due = any(a <= t < b for a, b in door.opens)
        if due != bool(world.doors[i]):
            if not due and overlap(world.player, door.x, door.y, door.w, door.h):
                continue
            set_door(world, i, due)


def set_door(world: World, index: int, is_open: bool) -> None:
    if bool(world.doors[index]) == is_open:
        return
    world.doors[index] = int(is_open)
    door = world.level.doors[index]
    world.events.append(Event(events.DOOR, door.x + door.w // 2, door.y + door.h // 2, int(is_open), door.id))


def step_movers(world: World, crushed: list[Player | Actor]) -> None:
    """Move platforms, carry who stands on them, push who is in the way. Bodies that fit nowhere go to `crushed`."""
    level = world.level
    riders: list[tuple[Player | Actor, int]] = []
    bodies: list[Player | Actor] = [world.player, *world.actors]
    if not world.movers:
        return
    for body in bodies:
        index = standing_on(world, body)
        if index >= 0:
            riders.append((body, index))
    count = len(level.movers)
    for index, m in enumerate(world.movers):
        m.dx = m.dy = 0
        if index < count:
            _travel(world, level.movers[index], m)
        else:
            _crumble(world, index - count, m, any(i == index and b is world.player for b, i in riders))
    build_blocks(world)
    for index, m in enumerate(world.movers):
        if not (m.dx or m.dy) or not m.live:
            continue
        carried = [body for body, i in riders if i == index]
        for body in carried:
            if m.dx:
                move_x(world, body, m.dx << 8)
            if m.dy < 0:
                # Upwards the slab is already inside the feet, so the rider is set on it rather than moved.
                lifted = m.y - body.h
                if hits(world, body.x, lifted, body.w, body.h - 1):
                    crushed.append(body)
                else:
                    body.y = lifted
            elif m.dy > 0:
                move_y(world, body, m.dy << 8, drop=True)
        if not m.oneway:
            _push(world, m, [b for b in bodies if b not in carried], crushed)


def _push(world: World, m: MoverState, bodies: list[Player | Actor], crushed: list[Player | Actor]) -> None:
    for body in bodies:
        if not overlap(body, m.x, m.y, m.w, m.h):
            continue
        if m.dx > 0:
            nx, ny = m.x + m.w, body.y
        elif m.dx < 0:
            nx, ny = m.x - body.w, body.y
        elif m.dy > 0:
            nx, ny = body.x, m.y + m.h
        else:
            nx, ny = body.x, m.y - body.h
        if hits(world, nx, ny, body.w, body.h):
            crushed.append(body)
        else:
            body.x, body.y = nx, ny


def start_mover(world: World, name: str) -> None:
    """A mover with tick -1 waits for this."""
    for i, spec in enumerate(world.level.movers):
        if spec.name == name and spec.tick < 0 and world.movers[i].step == 0:
            world.movers[i].step = 1


def _travel(world: World, spec: Mover, m: MoverState) -> None:
    if len(spec.path) < 2 or m.step == 0 or world.tick < spec.tick:
        return
    if spec.unless_flag and spec.unless_flag in world.flags:
        return
    if m.wait > 0:
        m.wait -= 1
        return
    gx, gy = spec.path[m.leg]
    dx, dy = gx - m.x, gy - m.y
    far = max(abs(dx), abs(dy))
    total = m.rx + spec.speed
    whole, m.rx = total >> 8, total & 255
    if far <= whole:
        m.dx, m.dy = dx, dy
        _next_leg(spec, m)
    else:
        # Move along the longer axis by whole px, the shorter in proportion: straight enough for two-point paths.
        m.dx = dx * whole // far if dx >= 0 else -(-dx * whole // far)
        m.dy = dy * whole // far if dy >= 0 else -(-dy * whole // far)
    m.x += m.dx
    m.y += m.dy


def _next_leg(spec: Mover, m: MoverState) -> None:
    m.wait = spec.pause
    last = len(spec.path) - 1
    if spec.mode == "loop":
        m.leg = 0 if m.leg == last else m.leg + 1
    elif spec.mode == "once":
        if m.leg == last:
            m.step = 0
        else:
            m.leg += 1
    else:
        if not 0 <= m.leg + m.step <= last:
            m.step = -m.step
        m.leg += m.step


def _crumble(world: World, index: int, m: MoverState, loaded: bool) -> None:
    spec = world.level.crumbles[index]
    if m.live:
        if m.leg == 0 and loaded:
            m.leg, m.wait = 1, spec.delay
            world.events.append(Event(events.TELL, m.x + m.w // 2, m.y, 0, spec.delay, "crumble"))
        elif m.leg == 1:
            m.wait -= 1
            if m.wait <= 0:
                m.live, m.wait = False, spec.respawn
                world.events.append(Event(events.BREAK, m.x + m.w // 2, m.y + m.h // 2, m.w, m.h))
    elif spec.respawn:
        m.wait -= 1
        if m.wait <= 0 and not overlap(world.player, m.x, m.y, m.w, m.h):
            m.live, m.leg = True, 0


def step_water(world: World) -> None:
    t = world.tick
    for i, spec in enumerate(world.level.waters):
        if not spec.steps:
            continue
        now = t % spec.loop if spec.loop else t
        if world.level.halls and spec.loop:
            # The hall's water keeps the hall's clock, which starts when the hall is entered.
            now = omega.schedule_clock(world)
        height = spec.level
        for at, goal in spec.steps:
            if at <= now:
                height = goal
            elif at - 90 == now:
                surface, goal_y = world.water[i] >> 8, spec.y + spec.h - goal
                world.events.append(Event(events.SIREN, spec.x + spec.w // 2, surface, goal_y, spec.id))
        world.water[i] = toward(world.water[i], (spec.y + spec.h - height) << 8, spec.rate)
    for pulse in world.level.pulses:
        phase = (t - pulse.tick) % pulse.period
        if phase == pulse.period - pulse.tell and t > pulse.tick - pulse.period:
            world.events.append(Event(events.SIREN, pulse.x + pulse.w // 2, pulse.y, 0, pulse.id))


def pulse_active(world: World, index: int) -> bool:
    pulse = world.level.pulses[index]
    return world.tick >= pulse.tick and (world.tick - pulse.tick) % pulse.period < pulse.active


def immersion(world: World, b: Player | Actor) -> tuple[int, int, int]:
    """(px of the body under water, current x, current y in sub-px/tick)."""
    wet = cx = cy = 0
    middle = b.x + b.w // 2
    bottom = b.y + b.h
    for i, spec in enumerate(world.level.waters):
        if spec.x <= middle < spec.x + spec.w and b.y < spec.y + spec.h:
            surface = world.water[i] >> 8
            depth = min(bottom, spec.y + spec.h) - max(b.y, surface)
            if depth > wet:
                wet, cx, cy = depth, spec.current_x, spec.current_y
    for i, pulse in enumerate(world.level.pulses):
        inside = pulse.x <= middle < pulse.x + pulse.w and b.y < pulse.y + pulse.h and bottom > pulse.y
        if inside and pulse_active(world, i):
            wet, cx = b.h, pulse.speed
    return wet, cx, cy

