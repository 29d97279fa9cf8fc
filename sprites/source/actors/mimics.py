"""The sheets of the Mimics: which frames each has, how long they are, and what each is painted with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import sin

import numpy as np

from . import deaths, marks, pixelize, sheets
from .alpha import alpha
from .beast import Solids, State
from .burrower import burrower, emerged
from .drone import drone
from .herald import herald
from .kite import kite
from .lasher import lasher
from .shell import shell
from .solids import Camera
from .spitter import spitter
from .swarm import swarm
from .tower import AIMS, tower

DEATH = (3, 4, 5, 5, 6, 7, 8, 12)
ROUND = ("idle", "move", "ram", "helpless", "sleep")  # tags that go round; their frames share a cycle
POSE = 0.12  # the phase of the cycle in which everything else is drawn
DIM = -0.44  # and in sleep
BURNS_FROM = 0.40  # share of a death from which on the fire eats it
TORN_BURNS_FROM = 0.30  # the same for what is torn off a roof or a wall
BELOW = 24  # px under the picture to which that falls
WHOLE = -0.2  # how dim the glow is at rest


@dataclass(frozen=True, slots=True)
class Kind:
    body: Callable[[State], Solids]
    size: tuple[int, int]
    origin: tuple[int, int]
    idle: int  # ticks a frame
    move: int
    tell: tuple[int, ...]
    attack: int
    husk: float = 8  # px of it that stay when it has burnt
    heart: int = 13  # px over the feet: where it breaks and where the embers come from
    pieces: int = 0  # into how many it breaks; 0: it has only one death
    extra: tuple[tuple[str, tuple[int, ...]], ...] = ()  # more tags: name, ticks of their frames
    mark: str = ""
    slope: float = 1.6  # of the cut that parts it
    falls: int = 0  # px: what was in the air comes down
    sleeps: bool = True
    rooted: str = ""  # roof, wall: what hangs there has no walk, and nothing under it to lie on
    ramp: str = "ember"
    tidy: int = 1  # see `pixelize.Light`


KINDS = {
    "drone": Kind(
        drone, size=(136, 64), origin=(60, 55), idle=6, move=4, tell=(6,) * 6, attack=3,
        pieces=9, mark="drone", extra=(("spring", (4,) * 5),),
    ),
    "lasher": Kind(
        lasher, size=(160, 104), origin=(66, 95), idle=7, move=7, tell=(7,) * 6, attack=3,
        husk=10, heart=22, pieces=9, slope=-0.4,
    ),
    "spitter": Kind(
        spitter, size=(96, 88), origin=(46, 79), idle=6, move=5, tell=(6, 6, 6, 6, 6, 8), attack=4,
        heart=22, pieces=9, mark="spitter", slope=0.9,
    ),
    "burrower": Kind(
        burrower, size=(96, 80), origin=(46, 68), idle=6, move=5, tell=(7,) * 6, attack=4,
        husk=10, heart=16, pieces=8, mark="burrower", slope=-0.5, sleeps=False, extra=(("helpless", (6,) * 6),),
    ),
    "shell": Kind(
        shell, size=(96, 64), origin=(46, 55), idle=7, move=6, tell=(6,) * 6, attack=4,
        husk=11, heart=15, pieces=9, mark="shell", extra=(("ram", (3,) * 6),),
    ),
    "swarm": Kind(
        swarm, size=(144, 72), origin=(66, 63), idle=5, move=4, tell=(6,) * 6, attack=4,
        husk=3, heart=6, tidy=4,
    ),
    "kite": Kind(
        kite, size=(112, 88), origin=(54, 79), idle=6, move=4, tell=(6,) * 6, attack=3,
        heart=34, pieces=8, mark="kite", slope=1.2, falls=24, sleeps=False,
    ),
    "herald": Kind(
        herald, size=(96, 104), origin=(46, 95), idle=7, move=7, tell=(10,) * 6, attack=6,
        husk=10, heart=36, pieces=9, mark="herald", slope=-0.5,
    ),
    "tower": Kind(
        tower, size=(96, 72), origin=(42, 63), idle=7, move=7, tell=(8,) * 6, attack=4,
        husk=11, heart=18, pieces=9, slope=-0.45,
        extra=tuple((f"{tag}_{way}", (ticks,) * 6) for way in AIMS for tag, ticks in (("tell", 8), ("attack", 4))),
    ),
    "alpha": Kind(
        alpha, size=(176, 136), origin=(72, 127), idle=8, move=6, tell=(9,) * 6, attack=4,
        husk=17, heart=44, pieces=14, mark="alpha", slope=0.7, sleeps=False, ramp="azure",
        extra=(("tell_slam", (12,) * 6), ("slam", (2, 3, 3, 4, 5, 6)), ("leap", (6,) * 3)),
    ),
}
ENDINGS = ("", "_b", "_c")


def sheets_of() -> Iterator[tuple[str, Kind, int]]:
    """Every sheet: its name, its kind, which body."""
    for name, kind in KINDS.items():
        for look, ending in enumerate(ENDINGS[: 2 if name == "alpha" else 3]):
            yield f"{name}{ending}", kind, look
            if name == "shell":
                yield f"shell{ending}_broken", replace(kind, body=partial(shell, broken=True)), look
            elif name == "swarm":
                for count in (6, 4, 2):
                    yield f"swarm{ending}_{count}", replace(kind, body=partial(swarm, count=count)), look
            elif name == "tower":
                roof = replace(kind, body=partial(tower, mount="roof"), size=(96, 96), origin=(42, 9), rooted="roof",
                               husk=6, mark="", slope=0.3)
                wall = replace(roof, body=partial(tower, mount="wall"), size=(88, 96), origin=(8, 48), rooted="wall")
                yield f"tower_roof{ending}", roof, look
                yield f"tower_wall{ending}", wall, look


NAMES = tuple(name for name, _, _ in sheets_of())


def film(kind: Kind) -> dict[str, tuple[int, ...]]:
    """Its tags, and the ticks of each frame."""
    tags: dict[str, tuple[int, ...]] = {"idle": (kind.idle,) * 8}
    if not kind.rooted:
        tags["move"] = (kind.move,) * 8
    tags |= {"tell": kind.tell, "attack": (kind.attack,) * 6, "death": DEATH, "hurt": (2, 2, 3)}
    if kind.pieces:
        tags |= {"death_cut": DEATH, "death_blast": DEATH}
    if kind.sleeps:
        tags["sleep"] = (16,) * 4
    return tags | dict(kind.extra)


def state(tag: str, index: int, count: int, look: int) -> State:
    """The state that frame `index` of `count` shows."""
    if tag in ROUND:
        return State(tag, index / count, 0.0, look)
    return State(tag, POSE, index / (count - 1), look)


def camera(kind: Kind) -> Camera:
    return Camera(*kind.size, *kind.origin)


def drawn(kind: Kind, s: State) -> tuple[np.ndarray, pixelize.Pixels]:
    """The body alone. What was cut or blown apart keeps the pose in which it was hit."""
    pulse = WHOLE + 0.22 * max(s.rise, s.strike, 0.0) + 0.12 * s.hurt
    pose = s
    if s.tag == "sleep":
        pulse = DIM + 0.06 * sin(s.w)
    elif s.tag in ("death_cut", "death_blast"):
        pose = State("death", s.phase, min(s.share, 0.12), s.look)
        pulse = WHOLE + 0.2 * (s.share < 0.2) - 0.5 * max(0.0, s.share - 0.2)
    pixels = pixelize.vote(kind.body(pose).buffer(camera(kind)))
    return pixelize.shade(pixels, replace(pixelize.BEAST, pulse=pulse, tidy=kind.tidy)), pixels


def frame(name: str, kind: Kind, tag: str, index: int, ticks: tuple[int, ...], look: int) -> sheets.Frame:
    s = state(tag, index, len(ticks), look)
    x, y = kind.origin
    body, pixels = drawn(kind, s)
    digs = kind.mark == "burrower"
    if digs:
        body[y + 1 :] = 0
    if tag.startswith("death"):
        body = _dying(name, kind, s, body)
    if digs:
        _heap(body, s, x, y)
    if kind.mark == "herald" and tag in ("idle", "move"):
        marks.tear(body, s, x, y)
    whole = body.copy()
    if tag.startswith("death"):
        _embers(kind, s, whole)
    if kind.mark:
        marks.MARKS[kind.mark](whole, s, x, y)
    changed = (whole != body).any(2) & (whole[..., 3] > 0)
    effects = np.zeros_like(body)
    effects[changed] = whole[changed]
    points = {}
    glow = pixels.glow & (body[..., 3] > 0)
    if glow.any():
        ys, xs = np.nonzero(glow)
        points["core"] = sheets.point(xs.mean(), ys.mean(), 5)
    return sheets.Frame(body, ticks[index], effects, points)


def _heap(body: np.ndarray, s: State, x: int, y: int) -> None:
    out = emerged(s)
    if s.tag in ("idle", "move"):
        marks.mound(body, x + 1, y, 23, 3.0, 4)
    else:
        settled = 1 - 0.5 * s.dead
        marks.mound(body, x, y, (15 + 8 * min(1.0, out)) * settled, (2.5 + 5 * min(1.0, out)) * settled, 4)


def _break(kind: Kind, s: State) -> tuple[float, float]:
    """Where it breaks, px in the frame."""
    return kind.origin[0] + (2 if s.look else 0), kind.origin[1] - kind.heart


def _ground(kind: Kind) -> int:
    """The row on which what falls comes to lie."""
    return {"wall": kind.origin[1] + 14, "roof": kind.origin[1] + 63, "": kind.origin[1]}[kind.rooted]


def _torn_off(kind: Kind, s: State, body: np.ndarray, seed: int) -> np.ndarray:
    """The death by blade or blast of what hangs: all of it falls, and has burnt before it is out of the picture."""
    x, y = kind.origin
    if s.tag == "death_cut":
        reach = (0, kind.heart - 4) if kind.rooted == "roof" else (kind.heart - 4, 0)
        body = deaths.shear(body, s.share, x + reach[0], y + reach[1], kind.rooted, kind.ramp, kind.slope)
    else:
        lifts = (0.0, 5.0) if kind.rooted == "roof" else (6.0, 22.0)
        body = deaths.blast(body, s.share, x, y, kind.size[1] + BELOW, kind.pieces, seed, lifts)
        if kind.rooted == "roof":
            body[:y] = 0  # nothing flies into the roof
        else:
            body[:, :x] = 0
    _clear_rim(body)
    share = max(0.0, (s.share - TORN_BURNS_FROM) / (1 - TORN_BURNS_FROM))
    return deaths.burn(body, share, kind.size[1] + BELOW, 0, kind.ramp, seed)


def _clear_rim(body: np.ndarray) -> None:
    body[0] = body[-1] = 0
    body[:, 0] = body[:, -1] = 0


def _dying(name: str, kind: Kind, s: State, body: np.ndarray) -> np.ndarray:
    seed = 3 + sum(map(ord, name))
    if kind.rooted and s.tag != "death":
        return _torn_off(kind, s, body, seed)
    x, y = _break(kind, s)
    husk = kind.husk
    if kind.falls and s.tag != "death":
        sunk = kind.falls * min(1.0, max(0.0, (s.share - 0.25) / 0.3)) ** 2
        body = deaths.moved(body, 0, sunk, 0, (0, 0))
        y += round(sunk)
    if s.tag == "death_cut":
        body = deaths.cut(body, s.share, x, y, kind.origin[1], kind.ramp, kind.slope)
    elif s.tag == "death_blast":
        body = deaths.blast(body, s.share, x, y, kind.origin[1], kind.pieces, seed)
        husk *= 0.7
    share = max(0.0, (s.share - BURNS_FROM) / (1 - BURNS_FROM))
    if not kind.rooted:
        body[kind.origin[1] + 2 :] = 0  # what lies does not lie under the ground
    _clear_rim(body)
    return deaths.burn(body, share, _ground(kind), husk, kind.ramp, seed)


def _embers(kind: Kind, s: State, picture: np.ndarray) -> None:
    x, y = kind.origin
    large = kind.ramp == "azure"
    count, spread, rise = (90, 46, 52) if large else (48, 28, 32)
    if s.tag == "death_blast":
        count, spread, rise = int(count * 1.4), int(spread * 1.4), int(rise * 1.2)
    if kind.rooted:
        y += 14 if kind.rooted == "roof" else 0
        x += 14 if kind.rooted == "wall" else 0
        heart = 0
    else:
        heart = kind.heart
    deaths.embers(picture, s.share, x, y - heart, count, kind.ramp, 7, spread, rise)


def sheet(name: str, kind: Kind, look: int) -> sheets.Sheet:
    made = sheets.Sheet(name, kind.origin)
    for tag, ticks in film(kind).items():
        for index in range(len(ticks)):
            made.add(tag, frame(name, kind, tag, index, ticks, look))
    return made


def main(names: list[str]) -> None:
    """Writes the sheets whose name is, or begins with, one of the names; all of them when there are none."""
    for name, kind, look in sheets_of():
        if not names or any(name == n or name.startswith(f"{n}_") for n in names):
            sheet(name, kind, look).save()
            print(name, flush=True)
