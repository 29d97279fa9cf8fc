"""Which drawing shows somebody who is not a Mimic: Rita, soldiers, people out of the suit.

As in `poses` a pure function of the world and its tick: what a person does is read off its state, its speed, and who
is near.
"""

from __future__ import annotations

from typing import Final

from ..sim import rules
from ..sim import world as w
from ..sim.specs import KINDS
from ..sim.world import Actor, World
from .beasts import stretch
from .sheet import Sheet

LEAP: Final = 500  # sub-px a tick above which he is stretched, below which he is tucked or open
RITA_PX: Final = 6  # px travelled per frame of Rita's run
STRIDE: Final = 8  # px travelled per frame of a soldier's run
PACE: Final = 4  # and of anybody's walk
OUT_OF_STEP: Final = 29  # ticks by which each breathes and looks about later than the one before
KNEEL_REACH: Final = 40  # px at which she kneels beside him
HAUL_TICKS: Final = 13  # last ticks of his time on the ground, in which she hauls him up
LOOK_EVERY: Final = 540  # ticks between two looks over a shoulder
SIGHT: Final = 260  # px at which soldiers shoot, and how far up and down
REACH: Final = 130
GONE: Final = (w.DYING, w.HIDDEN, w.HUSK, w.ENTER)
SALUTE_NEAR: Final = 44  # px at which a salute is complete, and at which it begins
SALUTE_FAR: Final = 76
TALK_NEAR: Final = 72  # px at which somebody who has something to say says it
TALK_ROUND: Final = 220  # ticks of a round of words and silence
TALK_TICKS: Final = 96
SAVED: Final = 2  # an order that was carried out
DIES: Final = ("die", "die_fold")  # by lot: run through, over backwards or forwards
DROPS: Final = 300  # sub-px a tick downwards from which on a dead man is seen to fall, not to lie
CRUSHED: Final = -6  # hp from which on he can only have been crushed: that takes more than a blast does
WAVE_ROUND: Final = 400  # ticks between two thanks of somebody who was saved
DRILL: Final = 300  # ticks of one round of the drill, and where in it the blade moves
DRILL_CUTS: Final = (20, 80, 160)


def rita_frame(world: World, actor: Actor, sheet: Sheet) -> int:
    state, tick = actor.state, world.tick
    if state in (w.DOWN, w.DYING):
        return sheet.at("down", actor.pose, loop=False)
    if state == w.STRIKE:
        return sheet.at(f"combo{1 + actor.c % 3}", actor.pose, loop=False)
    if state == w.RECOVER:  # the long leap to the player's side
        return sheet.nth("dash", stretch(actor, 6), loop=False)
    if state == w.TELL:  # she throws him up
        return sheet.at("throw", actor.pose, loop=False)
    if 0 <= tick - actor.hit_t < 13:
        return sheet.at("hurt", tick - actor.hit_t, loop=False)
    if not actor.ground and abs(actor.vy) > 130:
        if actor.vy < 0:
            return sheet.nth("rise", 0 if actor.vy < -LEAP else 1)
        return sheet.nth("fall", 0 if actor.vy < LEAP else 1)
    if actor.vx * actor.facing < -60:
        return turning(sheet, actor.vx, rules.RITA_SPEED)
    if abs(actor.vx) > 60:
        return sheet.nth("run", actor.x * actor.facing // RITA_PX)
    return _rita_standing(world, actor, sheet)


def _rita_standing(world: World, actor: Actor, sheet: Sheet) -> int:
    player, tick = world.player, world.tick
    if player.state == w.STATE_DOWN and abs(player.x - actor.x) < KNEEL_REACH:
        return sheet.nth("kneel", 3 if player.held < HAUL_TICKS else 1 + tick // 16 % 2)
    if actor.b > 0:  # between two blows
        return sheet.at("guard", tick)
    if actor.hp * 3 <= rules.RITA_HP:
        return sheet.at("wounded", tick)
    return _resting(sheet, tick, 0)


def _resting(sheet: Sheet, tick: int, who: int) -> int:
    """Stands, and now and then looks about; not all at once."""
    since = (tick + who * 173) % LOOK_EVERY
    if sheet.has("look") and since < sheet.length("look"):
        return sheet.at("look", since)
    return sheet.at("idle", tick)


def _shot(world: World, actor: Actor) -> str:
    """Where the gun points: at the nearest Mimic on the side that he faces, as he has just shot at it."""
    x, y = actor.x + actor.w // 2, actor.y + 14
    best, up = SIGHT, 0
    for other in world.actors:
        ahead, high = (other.x + other.w // 2 - x) * actor.facing, y - other.y - other.h // 2
        if other.kind in KINDS and other.state not in GONE and 0 < ahead < best and abs(high) < REACH:
            best, up = ahead, high
    return "shoot_up" if up * 3 > best else "shoot_down" if -up * 3 > best else "shoot"


def turning(sheet: Sheet, vx: int, top: int) -> int:
    """Still carried the old way at `vx`, having turned at `top`: the slower, the further round."""
    first, last = sheet.span("turn")
    count = last - first + 1
    return sheet.nth("turn", count - 1 - min(abs(vx) * count // (top + 1), count - 1), loop=False)


def _end(actor: Actor, sheet: Sheet) -> str:
    """The tag that shows how a soldier fell. Nobody writes down what killed him, but how much more it did than it had
    to is in his hp: a shot or a claw does just enough, a blast more, and what crushes far more."""
    lot = DIES[actor.id % len(DIES)]
    tag = lot if actor.hp >= 0 else "die_blast" if actor.hp > CRUSHED else "die_crush"
    return tag if sheet.has(tag) else lot


def soldier_frame(world: World, actor: Actor, sheet: Sheet) -> int:
    if actor.state in (w.DOWN, w.DYING):
        if not actor.ground and actor.vy > DROPS and sheet.has("drop"):
            return sheet.at("drop", actor.pose)
        return sheet.at(_end(actor, sheet), actor.pose, loop=False)
    if 0 <= world.tick - actor.hit_t < sheet.length("hurt"):
        return sheet.at("hurt", world.tick - actor.hit_t, loop=False)
    if actor.state == w.STRIKE:
        return sheet.at(_shot(world, actor), actor.pose, loop=False)
    if abs(actor.vx) > 60:
        return sheet.nth("run", actor.x * actor.facing // STRIDE)
    since = (world.tick + actor.id * 37) % WAVE_ROUND
    if actor.order == SAVED and since < sheet.length("wave"):
        return sheet.at("wave", since, loop=False)
    return _resting(sheet, world.tick + actor.id * 7, actor.id)


def civil_frame(world: World, actor: Actor, sheet: Sheet) -> int:
    tick = world.tick + actor.id * OUT_OF_STEP
    if actor.state == w.TELL and sheet.has("glance"):
        return sheet.at("glance", actor.pose, loop=False)
    if actor.state == w.IDLE and sheet.has("practice"):
        # Cut, rest, cut, and a late one: the drill that was learned from her.
        beat = world.tick % DRILL
        for start in DRILL_CUTS:
            if start <= beat < start + sheet.length("practice"):
                return sheet.at("practice", beat - start, loop=False)
    if abs(actor.vx) > 30:
        # A stride is as long as the gap in a file: by place alone all of it would put the same foot down.
        return sheet.nth("walk", actor.x * actor.facing // PACE + actor.id * 3)
    if actor.state == w.STRIKE and sheet.has("practice"):
        return sheet.at("practice", actor.pose)
    player = world.player
    away = abs(player.x + player.w // 2 - actor.x - actor.w // 2)
    if actor.state == w.TALK:
        says = away < TALK_NEAR and tick % TALK_ROUND < TALK_TICKS
        if sheet.has("seat"):
            return sheet.at("seat_talk" if says else "seat", tick % TALK_ROUND)
        if says:
            return sheet.at("talk", tick % TALK_ROUND)
    if actor.kind == "guard" and sheet.has("salute") and away < SALUTE_FAR and (player.x - actor.x) * actor.facing > 0:
        first, last = sheet.span("salute")
        drawn = (SALUTE_FAR - away) * (last - first) // (SALUTE_FAR - SALUTE_NEAR)
        return sheet.nth("salute", drawn, loop=False)
    return _resting(sheet, tick, actor.id)
