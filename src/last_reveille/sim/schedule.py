"""What happens when: the day's schedule, and what answers the player.

Certain things need only a tick. Conditional ones wait for a flag, a trigger, a hand on a lever. `perform` is the one
place where the words of the maps (`do=`) become deeds.
"""

from __future__ import annotations

from typing import Final

from . import alpha, events, omega, people, rules
from .arms import take
from .arsenal import weapon_of
from .bestiary import BODIES, spawn
from .bodies import overlap
from .command import USE
from .events import Event
from .flags import allowed as allowed
from .flags import set_flag as set_flag
from .gongs import work
from .harm import kill_player, learned
from .places import set_door, start_mover
from .specs import MOVES, PEOPLE, Lever, Thing
from .weapons import blast, spit
from .world import OWNER_WORLD, STATE_DEAD, STATE_DOWN, STATE_HELD, STATE_NORMAL, STATE_PIN, TELL, Actor, Shell, World

SHADOW_TICKS: Final = 90
REFUSAL: Final = 240  # ticks between two refusals of an exit


def step_schedule(world: World) -> None:
    t = world.tick
    _spawns(world, t)
    _rows(world, t)
    _cues(world, t)
    if world.pending:
        due = [item for item in world.pending if item[0] <= t]
        if due:
            world.pending = [item for item in world.pending if item[0] > t]
            for _, do, target, flag, amount in due:
                perform(world, None, do, target, flag, amount)
    level = world.level
    if level.tide_tick and t >= level.tide_tick:
        world.tide_x = ((t - level.tide_tick) * level.tide_speed) >> 8


def _spawns(world: World, t: int) -> None:
    level = world.level
    for i, spec in enumerate(level.spawns):
        if world.spawned[i] or t < spec.tick:
            continue
        if allowed(world, spec):
            world.spawned[i] = 1
            spawn(world, spec)
        elif spec.tick >= 0:
            world.spawned[i] = 2  # its moment has passed
    n = len(level.spawns)
    for i, person in enumerate(level.people):
        if world.spawned[n + i] or t < person.tick:
            continue
        if allowed(world, person):
            world.spawned[n + i] = 1
            people.place(world, i, person)
        elif person.tick > 0:
            world.spawned[n + i] = 2  # their moment has passed, as a Mimic's does


def _rows(world: World, t: int) -> None:
    """Announce each shell 90 ticks before it lands; land those that are due."""
    for row in world.level.rows:
        span = (row.shells - 1) * max(row.gap, 1)
        last = row.tick + (row.times - 1) * row.period + span
        ahead = t + SHADOW_TICKS
        if not row.tick <= ahead <= last:
            continue
        first = 0 if not row.period else max((ahead - row.tick - span) // row.period, 0)
        for k in range(first, row.times):
            since = ahead - row.tick - k * row.period
            if since < 0:
                break
            i, rest = divmod(since, max(row.gap, 1))
            if rest or i >= row.shells or i in row.holes or not allowed(world, row):
                continue
            x = row.x + i * row.step * 16 + k * row.shift * 16 + 8
            world.shells.append(Shell(row.id, ahead, x, row.y, row.radius))
            world.events.append(Event(events.SHADOW, x, row.y, ahead, row.id))
    if world.shells and any(s.tick <= t for s in world.shells):
        for shell in [s for s in world.shells if s.tick <= t]:
            blast(world, shell.x, shell.y, shell.radius, OWNER_WORLD)
        world.shells = [s for s in world.shells if s.tick > t]


def _cues(world: World, t: int) -> None:
    for i, cue in enumerate(world.level.cues):
        due = world.cue_at[i]
        if due < 0 or t < due:
            continue
        done = (due - cue.tick) // cue.period + 1 if cue.period else 1
        world.cue_at[i] = due + cue.period if cue.period and done < cue.times else -1
        if allowed(world, cue):
            perform(world, cue, cue.do, cue.target, cue.flag, cue.amount)


def step_triggers(world: World) -> None:
    p = world.player
    for i, trig in enumerate(world.level.triggers):
        if world.fired[i] == 1 and trig.once:
            continue
        inside = _inside(world, trig)
        if world.fired[i] == 2:
            # Re-armed only by leaving, so that standing in it does it once.
            if not inside:
                world.fired[i] = 0
            continue
        if not inside or not allowed(world, trig) or p.state == STATE_DEAD:
            continue
        world.fired[i] = 1 if trig.once else 2
        if trig.after:
            world.pending.append((world.tick + trig.after, trig.do, trig.target, trig.flag, trig.amount))
        else:
            perform(world, trig, trig.do, trig.target, trig.flag, trig.amount)


def _inside(world: World, box: Thing, who: str = "") -> bool:
    who = who or getattr(box, "who", "player")
    p = world.player
    if who in ("player", "any") and overlap(p, box.x, box.y, box.w, box.h):
        return True
    if who == "player":
        return False
    for a in world.actors:
        if a.kind in BODIES or a.hp <= 0 or (who != "any" and a.kind != who):
            continue
        if overlap(a, box.x, box.y, box.w, box.h):
            return True
    return False


def perform(world: World, thing: Thing | None, do: str, target: str, flag: str, amount: int) -> None:
    """A word from a map becomes a deed. Unknown words do nothing: the loader refuses them."""
    x, y = (thing.x + thing.w // 2, thing.y + thing.h // 2) if thing is not None else (world.player.x, world.player.y)
    out = world.events
    p = world.player
    if flag and do != "clear":
        set_flag(world, flag)
    if do in ("open", "close"):
        for i, door in enumerate(world.level.doors):
            if door.name == target:
                set_door(world, i, do == "open")
    elif do == "clear":
        if flag in world.flags:
            world.flags.remove(flag)
            out.append(Event(events.FLAG, a=0, text=flag))
    elif do == "say":
        out.append(Event(events.SAY, x, y, 0, amount, target))
    elif do == "sound":
        out.append(Event(events.SOUND, x, y, text=target))
    elif do == "light":
        out.append(Event(events.LIGHT, x, y, text=target))
    elif do == "hush":
        world.hush_t = world.tick + amount
        out.append(Event(events.HUSH, x, y, amount))
    elif do == "vision":
        out.append(Event(events.VISION, x, y, amount, 0, target))
    elif do in ("look", "gesture"):
        _gesture(world, target, amount, do)
    elif do == "collapse":
        start_mover(world, target)
    elif do == "blast":
        blast(world, x, y, amount or rules.BLAST, OWNER_WORLD)
    elif do == "hold" and p.state != STATE_DEAD:
        p.state, p.held, p.vx = STATE_HELD, amount or -1, 0
    elif do == "release" and p.state == STATE_HELD:
        p.state, p.held = STATE_NORMAL, 0
    elif do == "arm":
        set_flag(world, "suit")
    elif do == "bag":
        alpha.bag_goes_off(world)
    elif do == "phase":
        omega.wake(world)
    elif do == "shard":
        spit(world, 0, x, y, amount, 0, 0)
    elif do == "pass":
        learn(world, target)
    elif do == "fail":
        if p.state != STATE_DEAD:
            out.append(Event(events.DRILL, x, y, 0, 0, target))
            kill_player(world, "trained", 0)
    elif do == "send":
        _send(world, target)
    elif do == "end":
        world.over = world.over or "end"
        out.append(Event(events.END, x, y, text=target))


def learn(world: World, move: str) -> None:
    """A drill is passed: the move is his for ever. Said once; unknown moves are the loader's to refuse."""
    if move not in MOVES or learned(world, move):
        return
    p = world.player
    bit = 1 << MOVES.index(move)
    p.moves |= bit
    set_flag(world, f"move_{move}")
    world.events.append(Event(events.DRILL, p.x, p.y, 1, 0, move))
    world.events.append(Event(events.MOVE, p.x + p.w // 2, p.y, bit, 0, move))


def _send(world: World, name: str) -> None:
    for a in world.actors:
        if a.kind in PEOPLE and world.level.people[a.d].name == name:
            people.call(world, a)


def _gesture(world: World, target: str, amount: int, do: str) -> None:
    for a in world.actors:
        if a.kind in BODIES or a.kind == "echo" or world.level.people[a.d].name != target:
            continue
        if do == "gesture":
            a.state, a.pose, a.timer, a.vx = TELL, 0, amount or 30, 0
            world.events.append(Event(events.GLANCE, a.x, a.y, a.id))
        else:
            a.facing = 1 if world.player.x > a.x else -1
            world.events.append(Event(events.LOOK, a.x, a.y, a.id))


def step_use(world: World, buttons: int) -> None:
    """Hands on levers: the nearest one in reach, as long as USE is held."""
    p = world.player
    if p.state in (STATE_DEAD, STATE_PIN, STATE_DOWN):
        return
    index = lever_in_reach(world)
    if not buttons & USE:
        p.use_id, p.use_t = 0, 0
        return
    if index < 0:
        if not p.use_id and not p.use_t:
            _ask(world)
        return
    lever = world.level.levers[index]
    if p.use_id != lever.id:
        p.use_id, p.use_t = lever.id, 0
    p.use_t += 1
    if lever.kind == "core":
        omega.hold_pin(world)
        return
    if p.use_t >= max(lever.hold, 1):
        p.use_t = 0
        _work(world, index, lever)


def _ask(world: World) -> None:
    """The first tick of USE away from any lever: whoever stands there is called away, or throws him up."""
    p = world.player
    a = person_in_reach(world)
    p.use_t = 1
    if a is None:
        return
    p.use_id = -a.id
    if a.kind == "rita":
        people.boost(world, a)
    else:
        people.call(world, a)


def person_in_reach(world: World) -> Actor | None:
    """Who would answer to USE now. The view shows a prompt for it."""
    p = world.player
    if p.state != STATE_NORMAL or p.use_t > 1:
        return None
    best, best_far = None, rules.CALL_REACH
    for a in world.actors:
        if a.kind in PEOPLE and people.answers(world, a):
            far = abs(a.x + a.w // 2 - p.x - p.w // 2)
            if far < best_far and abs(a.y + a.h - p.y - p.h) < 32:
                best, best_far = a, far
    return best


def lever_in_reach(world: World) -> int:
    """Index of the lever the player could use now, or -1. The view shows a prompt for it."""
    p = world.player
    best, best_far = -1, rules.USE_REACH
    px, py = p.x + p.w // 2, p.y + p.h // 2
    for i, lever in enumerate(world.level.levers):
        if lever.by not in ("use", "any") or (world.levers[i] and lever.once) or not allowed(world, lever):
            continue
        if lever.kind == "gong":
            continue
        if lever.kind in ("cradle", "core") and not omega.ready_for(world, lever.kind):
            continue
        far = max(abs(min(max(px, lever.x), lever.x + lever.w) - px), abs(lever.y + lever.h // 2 - py) - 24)
        if far < best_far:
            best, best_far = i, far
    return best


def _work(world: World, index: int, lever: Lever) -> None:
    if lever.kind not in ("bag", "cradle"):
        work(world, index)
        return
    world.levers[index] = 1 - world.levers[index] if not lever.once else 1
    world.events.append(Event(events.LEVER, lever.x, lever.y, lever.id))
    if lever.kind == "bag":
        alpha.bag_goes_off(world)
    else:
        omega.place_charge(world)


def step_places(world: World) -> None:
    """Anchors, pick-ups, exits: what is had by being there."""
    p = world.player
    if p.state == STATE_DEAD:
        return
    for i, anchor in enumerate(world.level.anchors):
        if not world.entered[i] and abs(p.x + 8 - anchor.x) < 24 and abs(p.y + p.h - anchor.y) < 48:
            world.entered[i] = 1
            p.anchor = anchor.id
            p.plates = min(p.plates + anchor.plates, rules.PLATES)
            p.grenades = max(p.grenades, p.grenade.load)
            world.events.append(Event(events.ANCHOR, anchor.x, anchor.y, anchor.id, 0, anchor.name))
    for i, pick in enumerate(world.level.pickups):
        if world.picked[i] or not allowed(world, pick):
            continue
        if abs(p.x + 8 - pick.x) < 18 and abs(p.y + p.h // 2 - pick.y + 8) < 30:
            _pick(world, i)
    for exit_ in world.level.exits:
        if not world.over and allowed(world, exit_) and _inside(world, exit_, "player"):
            if exit_.needs and not learned(world, exit_.needs):
                if world.tick - world.refused > REFUSAL:
                    world.refused = world.tick
                    world.events.append(Event(events.SAY, exit_.x, exit_.y, 0, 0, f"exit.needs.{exit_.needs}"))
                continue
            world.over, world.exit_to, world.exit_entry = "exit", exit_.to, exit_.entry
            world.events.append(Event(events.EXIT, exit_.x, exit_.y, text=exit_.to))


def _pick(world: World, index: int) -> None:
    p = world.player
    pick = world.level.pickups[index]
    if pick.what == "plate":
        if p.plates >= rules.PLATES:
            return
        p.plates += 1
    elif pick.what == "grenade":
        if p.grenades >= p.grenade.most:
            return
        p.grenades += 1
    elif pick.what == "weapon":
        take(p, weapon_of(world.level.weapons, pick.weapon))
    world.picked[index] = 1
    world.events.append(Event(events.PICKUP, pick.x, pick.y, text=pick.what))
    if pick.note:
        world.events.append(Event(events.NOTE, pick.x, pick.y, text=pick.note))


def step_scenes(world: World) -> None:
    """People who have something to say say it when the player comes near, once. `target` marks it said."""
    p = world.player
    for a in world.actors:
        if a.kind in BODIES or a.kind == "echo" or a.target:
            continue
        spec = world.level.people[a.d]
        if not spec.scene or a.hp <= 0:
            continue
        if abs(p.x - a.x) < spec.near and abs(p.y - a.y) < 80 and p.state != STATE_DEAD:
            a.target = 1
            world.events.append(Event(events.SAY, a.x, a.y, a.id, 0, spec.scene))
