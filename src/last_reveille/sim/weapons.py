"""Shots in flight, blasts, and what being hit means for whom."""

from __future__ import annotations

from typing import Final

from . import dice, events, omega, rules
from .arsenal import STANDARD, Weapon
from .bodies import flags_at, solid_point
from .events import Event
from .gongs import gong_box, open_gongs, strike_gongs, work
from .harm import armoured, break_plate, hurt_actor, hurt_box, hurt_person, hurt_player, is_target
from .specs import CRACKED, KINDS, SOLID
from .units import COS, SIN, direction, isqrt
from .world import (
    BULLET,
    GRENADE,
    OWNER_MIMIC,
    OWNER_PLAYER,
    OWNER_WORLD,
    SHARD,
    STATE_DEAD,
    Actor,
    Player,
    Shot,
    World,
)

SLOW: Final = 6 << 8  # sub-px/tick: slower than the distance between two looks
COLUMN: Final = 6  # bits of a column's width in px


def fire(world: World, owner: int, source: int, x: int, y: int, aim: int, gun: Weapon = STANDARD["rifle"]) -> None:
    """The bullets of one shot from (x, y) px along one of 64 directions, give or take the spread."""
    for _ in range(gun.pellets):
        world.dice = dice.roll(world.dice)
        d = (aim + dice.below(world.dice, 2 * gun.spread + 1) - gun.spread) & 63
        world.shots.append(
            Shot(
                BULLET, owner, source, x << 8, y << 8, COS[d] * gun.speed >> 8, SIN[d] * gun.speed >> 8, gun.gravity,
                world.tick, gun.life, gun.damage, d, gun.blast, gun.damage, gun.tint,
            )
        )
    world.events.append(Event(events.SHOT, x, y, d, owner, gun.sound))
    world.noise = x


def throw(world: World, p: Player) -> None:
    """A grenade from the player's shoulder along the aim, with the runner's speed added."""
    shot = _thrown(p, world.tick)
    world.shots.append(shot)
    world.events.append(Event(events.THROW, shot.x0 >> 8, shot.y0 >> 8, p.aim, text=p.grenade.sound))


def _thrown(p: Player, tick: int) -> Shot:
    x, y = p.x + p.w // 2, p.y + 10
    row = p.grenade
    dx = (COS[p.aim] * row.speed >> 8) + p.vx // 2
    dy = (SIN[p.aim] * row.speed >> 8) - 200
    return Shot(
        GRENADE, OWNER_PLAYER, 0, x << 8, y << 8, dx, dy, row.gravity, tick, row.life, 0, p.aim, row.blast, row.damage,
        row.tint,
    )


def arc(world: World) -> list[tuple[int, int]]:
    """Where a grenade that is let go now would be, px, every third tick until it bursts; bounces included, Mimics
    not. For the eye only: nothing of the world changes."""
    p = world.player
    shot = _thrown(p, world.tick)
    points: list[tuple[int, int]] = []
    for tick in range(world.tick + 1, world.tick + shot.life + 1):
        _bounce(world, shot, tick)
        if (tick - world.tick) % 3 == 0:
            x, y = shot.at(tick)
            points.append((x >> 8, y >> 8))
    return points


def spit(
    world: World, source: int, x: int, y: int, dx: int, dy: int, g: int = rules.SHARD_GRAVITY,
    life: int = rules.SHARD_LIFE, plates: int = 1,
) -> None:
    """A shard of a Mimic (actor id `source`; 0: a thrower in the wall) from (x, y) px, speeds in sub-px/tick."""
    aim = direction(dx, dy)
    world.shots.append(Shot(SHARD, OWNER_MIMIC, source, x << 8, y << 8, dx, dy, g, world.tick, life, plates, aim))


def turn_shot(world: World, shot: Shot, aim: int) -> Shot:
    """What the blade sends back: a straight shot of the player's along his aim."""
    x, y = shot.at(world.tick)
    speed = rules.PARRIED_SPEED
    return Shot(
        SHARD, OWNER_PLAYER, 0, x, y, COS[aim] * speed >> 8, SIN[aim] * speed >> 8, 0, world.tick,
        rules.TOWER_LIFE, rules.PARRIED_DAMAGE, aim,
    )


def step_shots(world: World) -> None:
    """Every shot goes its way of one tick; the first thing that it meets takes it."""
    if not world.shots:
        return
    targets = [a for a in world.actors if is_target(a)]
    columns = _columns(targets)
    people = [a for a in world.actors if a.kind not in KINDS and a.hp > 0 and a.a]
    gongs = open_gongs(world, "shot")
    box = hurt_box(world.player)
    kept: list[Shot] = []
    for shot in world.shots:
        if shot.kind == GRENADE:
            alive = _step_grenade(world, shot, targets)
        elif world.tick - shot.t0 > shot.life:
            alive = False
        elif shot.owner == OWNER_MIMIC:
            alive = _step_hostile(world, shot, box, people)
        else:
            alive = _step_friendly(world, shot, columns, gongs)
        if alive:
            kept.append(shot)
    world.shots = kept


def _columns(targets: list[Actor]) -> dict[int, list[Actor]]:
    """Targets by the columns of 64 px that they stand in, in the order of the actors: with a hundred Mimics and
    hundreds of shots nobody asks everybody."""
    found: dict[int, list[Actor]] = {}
    for a in targets:
        for column in range(a.x >> COLUMN, (a.x + a.w - 1 >> COLUMN) + 1):
            found.setdefault(column, []).append(a)
    return found


def _way(world: World, shot: Shot) -> tuple[int, int, int, int, int]:
    """This tick's way in px from (x0, y0) to (x1, y1), and at how many points of it to look: every 6 px."""
    n = world.tick - shot.t0
    g = shot.g
    x1, y1 = shot.x0 + shot.dx * n, shot.y0 + shot.dy * n + g * n * (n - 1) // 2
    x0, y0 = x1, y1
    if n:
        n -= 1
        x0, y0 = shot.x0 + shot.dx * n, shot.y0 + shot.dy * n + g * n * (n - 1) // 2
    x0, y0, x1, y1 = x0 >> 8, y0 >> 8, x1 >> 8, y1 >> 8
    far, fall = abs(x1 - x0), abs(y1 - y0)
    return x0, y0, x1, y1, (far if far > fall else fall) // 6 + 1


def _step_hostile(world: World, shot: Shot, box: tuple[int, int, int, int], people: list[Actor]) -> bool:
    bx, by, bw, bh = box
    n = world.tick - shot.t0
    vy = shot.dy + shot.g * n
    if -SLOW < shot.dx < SLOW and -SLOW < vy < SLOW:
        # Most of them: one look at the end of the way is enough, and there may be hundreds.
        x0 = x1 = shot.x0 + shot.dx * n >> 8
        y0 = y1 = shot.y0 + shot.dy * n + shot.g * n * (n - 1) // 2 >> 8
        count = 1
    else:
        x0, y0, x1, y1, count = _way(world, shot)
    for i in range(1, count + 1):
        px, py = x0 + (x1 - x0) * i // count, y0 + (y1 - y0) * i // count
        if bx <= px < bx + bw and by <= py < by + bh and _hit_player(world, shot, px):
            return False
        if people and _hit_people(world, people, px, py):
            return False
        if solid_point(world, px, py):
            world.events.append(Event(events.CLANG, px, py, shot.aim))
            return False
    return True


def _step_friendly(world: World, shot: Shot, columns: dict[int, list[Actor]], gongs: list[int]) -> bool:
    x0, y0, x1, y1, count = _way(world, shot)
    for i in range(1, count + 1):
        px, py = x0 + (x1 - x0) * i // count, y0 + (y1 - y0) * i // count
        if _meets(world, shot, columns, gongs, px, py, x1 - x0):
            if shot.blast:
                blast(world, px, py, shot.blast, shot.owner, shot.force)
            return False
    return True


def _meets(
    world: World, shot: Shot, columns: dict[int, list[Actor]], gongs: list[int], px: int, py: int, dx: int
) -> bool:
    """Does a shot of ours end at a point (px)? Then what is there has been hit."""
    for a in columns.get(px >> COLUMN, ()):
        if a.x <= px < a.x + a.w and a.y <= py < a.y + a.h and a.hp > 0:
            if armoured(a, shot.dx):
                world.events.append(Event(events.CLANG, px, py, shot.aim))
            elif not shot.blast:  # else it is the blast that hurts
                hurt_actor(world, a, shot.damage, shot.owner, px, py)
            return True
    if gongs and _rings(world, gongs, px, py):
        return True
    if world.omega is not None and omega.take_hit(world, px, py, 0 if shot.blast else shot.damage, dx):
        return True
    if solid_point(world, px, py):
        world.events.append(Event(events.CLANG, px, py, shot.aim))
        return True
    return False


def _rings(world: World, gongs: list[int], px: int, py: int) -> bool:
    for i in gongs:
        x, y, w, h = gong_box(world.level.levers[i])
        if x <= px < x + w and y <= py < y + h:
            gongs.remove(i)
            work(world, i)
            return True
    return False


def _hit_player(world: World, shot: Shot, px: int) -> bool:
    p = world.player
    if p.state == STATE_DEAD:
        return False
    killer = next((a.kind for a in world.actors if a.id == shot.source), "spitter")
    if shot.g == 0 and killer == "spitter":
        killer = "tower"  # it is gone already; only a tower shoots straight
    hurt_player(world, shot.damage, killer, shot.source, px - (8 if shot.dx > 0 else -8))
    return True


def _hit_people(world: World, people: list[Actor], px: int, py: int) -> bool:
    for a in people:
        if a.x <= px < a.x + a.w and a.y <= py < a.y + a.h and a.hp > 0:
            hurt_person(world, a, 1)
            return True
    return False


def _step_grenade(world: World, shot: Shot, targets: list[Actor]) -> bool:
    """Grenades are closed-form between two bounces; a bounce restarts the form. `damage` counts the fuse away."""
    shot.damage += 1
    x1, y1 = shot.at(world.tick)
    px, py = x1 >> 8, y1 >> 8
    if shot.damage >= shot.life or any(
        a.x <= px < a.x + a.w and a.y <= py < a.y + a.h for a in targets
    ):
        blast(world, px, py, shot.blast, OWNER_PLAYER, shot.force)
        return False
    if _bounce(world, shot, world.tick):
        world.events.append(Event(events.CLANG, shot.x0 >> 8, shot.y0 >> 8, shot.aim))
    return True


def _bounce(world: World, shot: Shot, tick: int) -> bool:
    """Restarts the form of a grenade that would be inside something at `tick`, from where it was the tick before."""
    x1, y1 = shot.at(tick)
    px, py = x1 >> 8, y1 >> 8
    if not solid_point(world, px, py):
        return False
    x0, y0 = shot.at(tick - 1)
    n = tick - shot.t0
    vx, vy = shot.dx, shot.dy + shot.g * n
    if solid_point(world, px, y0 >> 8):
        vx = -vx * 3 // 8
    if solid_point(world, x0 >> 8, py):
        vy = -vy // 2
        vx = vx * 3 // 4
    shot.x0, shot.y0, shot.t0, shot.dx, shot.dy = x0, y0, tick, vx, vy
    return True


def blast(world: World, x: int, y: int, radius: int, owner: int, force: int = rules.BLAST_DAMAGE) -> None:
    """Everything within `radius` px of (x, y) is hurt, Mimics by `force`; cracked tiles break."""
    world.events.append(Event(events.BLAST, x, y, radius, owner))
    world.blasts.append((x, y, radius, owner))
    world.noise = x
    for a in world.actors:
        if not _in_reach(a, x, y, radius):
            continue
        if is_target(a):
            break_plate(world, a)
            damage = a.hp if a.kind == "swarm" else force  # many small ones, all in one place
            hurt_actor(world, a, damage, owner, a.x + a.w // 2, a.y + a.h // 2, events.BY_BLAST)
        elif a.kind not in KINDS and a.a:
            hurt_person(world, a, 3)
    p = world.player
    if _in_reach(p, x, y, radius):
        if owner == OWNER_PLAYER:
            hurt_player(world, 1, "grenade", 0, x)
        else:
            hurt_player(world, 1 if owner == OWNER_WORLD and radius <= 32 else 2, "barrage", 0, x)
    if world.omega is not None:
        omega.take_blast(world, x, y, radius, owner, force)
    strike_gongs(world, "grenade", x, y, radius)
    _break_tiles(world, x, y, radius)


def _in_reach(b: Actor | Player, x: int, y: int, radius: int) -> bool:
    nx = min(max(x, b.x), b.x + b.w)
    ny = min(max(y, b.y), b.y + b.h)
    return (nx - x) * (nx - x) + (ny - y) * (ny - y) <= radius * radius


def _break_tiles(world: World, x: int, y: int, radius: int) -> None:
    level = world.level
    for ty in range(max((y - radius) >> 4, 0), min((y + radius) >> 4, level.height - 1) + 1):
        row = world.grid[ty]
        for tx in range(max((x - radius) >> 4, 0), min((x + radius) >> 4, level.width - 1) + 1):
            if row[tx] & CRACKED:
                break_tile(world, tx, ty)


def break_tile(world: World, tx: int, ty: int) -> None:
    row = world.grid[ty]
    world.grid[ty] = row[:tx] + b"\0" + row[tx + 1 :]
    world.broken.append(ty * world.level.width + tx)
    world.events.append(Event(events.BREAK, tx * 16 + 8, ty * 16 + 8, 16, 16))


def clear_line(world: World, x0: int, y0: int, x1: int, y1: int) -> bool:
    """Is the straight line between two points (px) free of solid tiles? Sampled every half tile."""
    size = isqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))
    count = size // 8 + 1
    return not any(
        flags_at(world, x0 + (x1 - x0) * i // count, y0 + (y1 - y0) * i // count) & SOLID for i in range(1, count)
    )

