"""Which sheet and which frame shows a Mimic, and where on it the feet are: pure functions of the actor.

A kind has several bodies, so that no two stand alike; which one is `Actor.look`. Some bodies change with what has been
done to them: a shell loses its front, a swarm loses mites, a tower looks different on a roof and on a wall. And how
one ends is seen: cut in two, blown apart, or merely shot.
"""

from __future__ import annotations

import math
from typing import Final

from ..sim import rules
from ..sim import world as w
from ..sim.specs import MOUNTS
from ..sim.units import COS, SIN
from ..sim.world import Actor, World
from .sheet import Sheet

LOOKS: Final = ("", "_b", "_c")
ALPHA_LOOKS: Final = ("", "_b")
# px travelled per frame of a walk at which the feet do not slide.
STRIDE: Final = {"drone": 5, "spitter": 3, "shell": 4, "swarm": 6, "herald": 4, "alpha": 5}
# Sheets of a swarm by what is left of it: (hit points from which it is shown, its mites).
MITES: Final = ((10, ""), (7, "_6"), (4, "_4"), (-999, "_2"))  # of twelve
DYING_MITES: Final = "_4"
# How high a tower aims in the frames of each word, degrees over level.
AIMS: Final = {"_up": 34, "": 0, "_down": -32, "_low": -60}
FLAPPING: Final = ("kite",)
KITE_LIFT: Final = 25  # px from the feet of its sheet up to where the body hangs
KITE_LANDED: Final = 12
RAM_FROM: Final = 3  # ticks of a shell's strike after which it runs
LEAP: Final = 1500  # sub-px a tick: as fast as this it rises at the start of a leap, and falls at its end
CROUCHED: Final = 3  # ticks of a drone's leap in which it is still seen to push off
FLINCH: Final = 7  # ticks for which a hit is seen in the pose, if it does nothing else
SINKS: Final = 16  # the last ticks of a burrower's rest, in which it goes under again
HOLD: Final = 8  # ticks for which the end of a strike is still seen


def looks(kind: str) -> tuple[str, ...]:
    """The endings of a kind's sheets."""
    return ALPHA_LOOKS if kind == "alpha" else LOOKS


def sheet_name(actor: Actor) -> str:
    """Name of the sheet in sprites/actors that shows this Mimic as it is now."""
    endings = looks(actor.kind)
    # Who was called by a herald has no row in the map, and so no look of its own.
    ending = endings[(actor.look if actor.spec or actor.look else actor.id) % len(endings)]
    if actor.kind == "tower" and mount(actor) != "floor":
        return f"tower_{mount(actor)}{ending}"
    if actor.kind == "shell" and actor.c:
        return f"shell{ending}_broken"
    if actor.kind == "swarm":
        if actor.hp <= 0:
            return f"swarm{ending}{DYING_MITES}"
        return f"swarm{ending}{next(mites for least, mites in MITES if actor.hp * 12 >= least * actor.breed.hp)}"
    return f"{actor.kind}{ending}"


def mount(actor: Actor) -> str:
    """What a tower grows from; "floor" for everybody else."""
    return MOUNTS[actor.c] if actor.kind == "tower" and 0 <= actor.c < len(MOUNTS) else "floor"


def offset(actor: Actor) -> tuple[int, int]:
    """From the middle of the box's lower edge to where the sheet's origin lies, px."""
    if actor.kind == "kite":
        if actor.ground and actor.state in (w.RECOVER, w.DYING, w.HUSK):
            return 0, KITE_LANDED if actor.state == w.RECOVER else 0
        return 0, KITE_LIFT
    hangs = mount(actor)
    if hangs == "roof":
        return 0, -actor.h
    if hangs == "wall":
        return -actor.facing * (actor.w // 2), -(actor.h // 2)
    return 0, 0


def flipped(actor: Actor) -> bool:
    return actor.facing < 0


def stretch(actor: Actor, count: int) -> int:
    """Frame 0..count-1 of a state whose length is only known from its timer: the frames share it evenly."""
    total = actor.pose + max(0, actor.timer)
    return min(count - 1, actor.pose * count // total) if total > 0 else 0


def share(actor: Actor) -> float:
    """How much of its state is over, 0..1."""
    total = actor.pose + max(0, actor.timer)
    return actor.pose / total if total > 0 else 1.0


def end(actor: Actor, sheet: Sheet) -> str:
    """The tag that shows how it died: by a blade, by a blast or what else does more than it took, or otherwise.

    All of it is in the actor, so that a state that was rolled back shows the same: who hit last, whether a swing of the
    blade had hit just then (`swung`), and by how much the last hit was too much.
    """
    by_blade = actor.owner_hit == w.OWNER_RITA or (
        actor.owner_hit == w.OWNER_PLAYER and 0 <= actor.hit_t - actor.swung <= rules.SWING_TICKS
    )
    tag = "death"
    if by_blade:
        tag = "death_cut"
    elif actor.state == w.DYING and (actor.owner_hit == w.OWNER_WORLD or actor.hp < 0):
        tag = "death_blast"
    return tag if sheet.has(tag) else "death"


def remains(actor: Actor, sheet: Sheet) -> int:
    """The frame of what is left of it on the ground."""
    return sheet.nth(end(actor, sheet), 7, loop=False)


def frame(world: World, actor: Actor, sheet: Sheet) -> int:
    state, tick = actor.state, world.tick
    if _flinches(world, actor, sheet):
        return sheet.at("hurt", tick - actor.hit_t, loop=False)
    if state == w.MOVE and not actor.ground and (sheet.has("leap") or sheet.has("spring")):
        return _airborne(actor, sheet)
    if state == w.MOVE or (state == w.IDLE and abs(actor.vx) > 60):
        if actor.kind in FLAPPING or not sheet.has("move"):
            return sheet.at("move" if sheet.has("move") else "idle", tick + actor.id * 11)
        return sheet.nth("move", actor.x * actor.facing // STRIDE.get(actor.kind, 5))
    if state == w.TELL:
        tag = "tell_slam" if slams(world, actor) and sheet.has("tell_slam") else f"tell{_way(actor, sheet)}"
        return sheet.nth(tag, _tell(actor), loop=False)
    if state == w.STRIKE:
        if slams(world, actor) and sheet.has("slam"):
            return sheet.at("slam", actor.pose, loop=False)
        return _strike(actor, sheet)
    if state == w.RECOVER:
        return _recover(actor, sheet, tick)
    if state == w.DYING:
        return _dying(actor, sheet)
    if state == w.HUSK:
        return sheet.nth("death", _lying(actor), loop=False)
    if state == w.ASLEEP and sheet.has("sleep"):
        return sheet.at("sleep", tick + actor.id * 11)
    if state in (w.FROZEN, w.ASLEEP) and not (state == w.ASLEEP and actor.kind in FLAPPING):
        return sheet.nth("idle", 0)
    return sheet.at("idle", tick + actor.id * 11)


def slams(world: World, actor: Actor) -> bool:
    """Is the Alpha's blow, or the one that it announces, its slam? Every third is, but none on the first morning."""
    return actor.kind == "alpha" and actor.a % 3 == 2 and not world.carry.first


def _flinches(world: World, actor: Actor, sheet: Sheet) -> bool:
    """Only who stands still is seen to flinch: feet that walk must not stop for it, nor a tell or a blow."""
    if not 0 <= world.tick - actor.hit_t < FLINCH or not sheet.has("hurt"):
        return False
    if actor.kind in FLAPPING and actor.ground:
        return False  # it lies
    still = actor.state == w.IDLE and abs(actor.vx) <= 60
    return still or (actor.state == w.RECOVER and actor.pose >= HOLD)


def _way(actor: Actor, sheet: Sheet) -> str:
    """The word for how high a tower aims; "" for everybody else."""
    if actor.kind != "tower":
        return ""
    high = math.degrees(math.atan2(-SIN[actor.b & 63], abs(COS[actor.b & 63])))
    word = min(AIMS, key=lambda way: abs(AIMS[way] - high))
    return word if sheet.has(f"tell{word}") else ""


def _tell(actor: Actor) -> int:
    """A tower has opened when its line stops following; the rest of its tell it stands still."""
    if actor.kind == "tower":
        opening = max(1, actor.pose + actor.timer - actor.breed.lock)
        return min(5, actor.pose * 6 // opening)
    return stretch(actor, 6)


def _strike(actor: Actor, sheet: Sheet) -> int:
    if actor.kind == "shell":
        if actor.pose < RAM_FROM or not sheet.has("ram"):
            return sheet.nth("attack", min(1, actor.pose), loop=False)
        return sheet.at("ram", actor.pose - RAM_FROM)
    if actor.kind == "kite":
        return sheet.nth("attack", min(2, actor.pose // 2))
    if actor.kind == "drone" and sheet.has("spring"):
        return sheet.nth("attack", 0) if actor.pose < CROUCHED else _airborne(actor, sheet)
    if actor.kind in ("lasher", "tower"):  # at its full reach at once: that is when it hurts
        return sheet.nth(f"attack{_way(actor, sheet)}", 1 + actor.pose // 5, loop=False)
    if actor.kind == "swarm":
        return sheet.nth("attack", stretch(actor, 6), loop=False)
    if actor.kind == "herald":
        return sheet.nth("attack", stretch(actor, 4), loop=False)
    return sheet.at("attack", actor.pose, loop=False)


def _airborne(actor: Actor, sheet: Sheet) -> int:
    """A leap by how fast it rises or falls: the first frame going up, the middle one on top, the last coming down."""
    tag = "leap" if sheet.has("leap") else "spring"
    first, last = sheet.span(tag)
    share = (actor.vy + LEAP) / (2 * LEAP)
    return sheet.nth(tag, round(share * (last - first)), loop=False)


def _lying(actor: Actor) -> int:
    """The frame of a husk: the last of its death, unless nothing is left in that."""
    if mount(actor) != "floor":
        return 2
    return 4 if actor.kind == "burrower" else 7


def _dying(actor: Actor, sheet: Sheet) -> int:
    """A kite falls whole, and burns where it lies."""
    tag = end(actor, sheet)
    if actor.kind != "kite":
        return sheet.at(tag, actor.pose, loop=False)
    if not actor.ground:
        return sheet.nth(tag, min(2, actor.pose // 4), loop=False)
    return sheet.nth(tag, 7 - min(5, actor.timer // 3), loop=False)


def _recover(actor: Actor, sheet: Sheet, tick: int) -> int:
    if actor.kind == "kite":
        return sheet.nth("attack", 2 if actor.ground else 4)
    if actor.kind == "lasher":  # its arms lie where they fell, then it gathers them
        return sheet.nth("attack", 3 + stretch(actor, 3), loop=False)
    if actor.kind == "burrower" and sheet.has("helpless"):  # it hangs above ground, then it goes under
        if actor.pose < HOLD:
            return sheet.nth("attack", 3)
        if actor.timer > SINKS:
            return sheet.at("helpless", actor.pose)
        return sheet.nth("attack", 4 if actor.timer > SINKS // 2 else 5)
    if actor.pose < HOLD:
        landing = actor.kind == "drone" and actor.pose < HOLD // 2
        return sheet.nth("attack", 4 if landing else 5, loop=False)
    return sheet.at("idle", tick)
