"""Who fights far away: one row for each climate that has a war behind it, and the score that is written from it.

A score is a minute long and then begins again. Where and when everything happens follows from the level alone.
"""

from __future__ import annotations

import math
import random
import zlib
from bisect import bisect
from dataclasses import dataclass, field
from typing import Final

from ..sim.specs import Level

PERIOD: Final = 3600  # ticks
SCREEN: Final = 640  # px
BURSTS: Final = 3  # sorts of bursts in the air
MARGIN: Final = 90  # px beside the screen at which something may begin

SLOPE: Final = 7  # ticks of its flight in which a shot keeps its look
FALL: Final = 0.004  # px a tick and tick

FLASH: Final = "flash"  # light of a gun or a burst below the horizon
FLAK: Final = "flak"  # a burst in the air, and its smoke
TRACERS: Final = "tracers"  # a burst of fire that rises
LOB: Final = "lob"  # a single glowing thing in a high arc: what Mimics throw
SHIP: Final = "ship"  # a dropship that crosses
COLUMN: Final = "column"  # water or earth thrown up
GUN: Final = "gun"  # a muzzle
BURST: Final = "burst"  # what is hit
STAR: Final = "star"  # a star shell that sinks

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One sort of thing. `pane` of the backdrop after which it is drawn; `rate`: so many a minute on a screen where the
    war is thickest; `high` and `low`: px of the screen between which it is. `more`: of a column its tag, of a ship its
    size, of tracers how many shots."""

    kind: str
    pane: int
    rate: float
    high: int
    low: int
    more: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """`along`: how thick the war is, 0..1, at shares of the level's length. `lost`: which part of the ships is hit.
    `fire`: colours of tracers, and of what Mimics throw."""

    horizon: int  # px of the screen
    along: tuple[tuple[float, float], ...]
    rows: tuple[Row, ...]
    lost: float = 0.0
    fire: tuple[tuple[int, int, int], tuple[int, int, int]] = ((150, 128, 84), (120, 58, 34))
    wind: int = 6  # px a second, of smoke
    beams: tuple[tuple[int, int], ...] = ()  # px of the pane, and the pane
    glitter: tuple[tuple[int, int, int, int], ...] = ()  # on water: pane, px of the screen from and to, how many
    glint: tuple[int, int, int] = (0, 0, 0)


FRONTS: Final[dict[str, Front]] = {
    "storm": Front(
        202, ((0.0, 1.0), (0.22, 0.9), (0.4, 0.45), (0.6, 0.4), (0.8, 0.85), (1.0, 1.0)),
        (
            Row(FLASH, 0, 56, 202, 202), Row(FLASH, 2, 26, 204, 206),
            Row(FLAK, 2, 62, 24, 140),
            Row(TRACERS, 2, 56, 198, 204, "12"), Row(TRACERS, 3, 30, 212, 220, "14"),
            Row(LOB, 2, 24, 186, 200),
            Row(SHIP, 2, 12, 16, 80, "far"), Row(SHIP, 3, 7, 20, 84, "near"),
            Row(COLUMN, 2, 30, 207, 216, "water_far"), Row(COLUMN, 3, 28, 226, 250, "water"),
            Row(GUN, 3, 24, 208, 214),
        ),
        0.45, ((216, 176, 108), (176, 84, 44)), wind=9,
        glitter=((3, 206, 244, 12), (4, 250, 268, 4)), glint=(136, 166, 162),
    ),
    "night": Front(
        226, ((0.0, 0.7), (0.35, 1.0), (0.7, 0.9), (1.0, 0.6)),
        (
            Row(FLASH, 0, 34, 222, 232), Row(FLASH, 1, 22, 226, 232),
            Row(FLAK, 0, 50, 30, 130), Row(TRACERS, 1, 44, 214, 226, "12"), Row(TRACERS, 2, 12, 220, 232, "8"),
            Row(LOB, 1, 16, 200, 220), Row(SHIP, 1, 5, 30, 90, "far"), Row(SHIP, 1, 3, 40, 80, "near"),
            Row(STAR, 1, 5, 24, 60), Row(COLUMN, 3, 14, 232, 240, "earth"), Row(COLUMN, 1, 14, 222, 228, "earth_far"),
        ),
        0.5, ((176, 150, 96), (156, 66, 30)), 7, ((170, 1), (430, 1), (690, 1)),
    ),
    "gold": Front(
        216, ((0.0, 0.5), (0.5, 0.4), (1.0, 1.0)),
        (
            Row(FLASH, 0, 10, 214, 222), Row(FLAK, 0, 22, 110, 176), Row(SHIP, 1, 5, 40, 110, "far"),
            Row(COLUMN, 1, 8, 214, 220, "haze_far"),
        ),
        0.0, wind=4,
    ),
    "dusk": Front(
        150, ((0.0, 1.0), (0.5, 1.0), (0.6, 0.6), (1.0, 0.6)),
        (
            Row(FLASH, 0, 24, 110, 150), Row(FLASH, 1, 16, 90, 130),
            Row(FLAK, 1, 50, 4, 64), Row(TRACERS, 1, 50, 70, 150, "12"), Row(LOB, 1, 14, 40, 100),
            Row(SHIP, 1, 6, 6, 50, "far"), Row(SHIP, 1, 3, 10, 40, "near"),
            Row(COLUMN, 3, 12, 286, 300, "dusk_far"),
        ),
        0.5, ((226, 150, 100), (180, 62, 56)), 5,
        glitter=((3, 292, 350, 14),), glint=(214, 112, 104),
    ),
    "dawn": Front(
        206, ((0.0, 0.3), (1.0, 1.0)),
        (Row(FLASH, 0, 10, 206, 210), Row(SHIP, 2, 5, 20, 90, "far")),
        0.0, wind=3,
    ),
}


@dataclass(slots=True)
class Act:
    """One thing of a score, `x` and `y` in px of a pane. `track`: where each shot of a burst is at each tick of its
    flight, and which of the looks of a streak it has there. A ship whose number is 1 flies to the left."""

    kind: str
    start: int  # tick of the period
    life: int  # ticks
    x: int
    y: int
    look: str = ""
    number: int = 0  # variant, or how many shots
    gap: int = 1  # ticks from shot to shot
    track: list[tuple[int, int, int]] = field(default_factory=list)
    hit: int = -1  # tick of its life at which a ship is hit; -1 never
    speed: float = 0.0  # of a ship, px a tick
    middle: int = 0  # tick of its life at which a ship is at `x`
    reach: int = 0  # px from `x` that it gets to, to either side


def score(front: Front, level: Level, depths: list[float], palette: str) -> list[list[Act]]:
    """Everything that happens within a period, for each pane. `depths`: the parallax of each."""
    dice = random.Random(zlib.crc32(f"{level.id} {palette} {level.width}".encode()))
    waves = _waves(dice)
    acts: list[list[Act]] = [[] for _ in depths]
    for row in front.rows:
        if row.pane >= len(depths):
            continue
        way = max(0, level.width * 16 - SCREEN) * depths[row.pane]
        count = row.rate * PERIOD / 3600 * (way + SCREEN + 2 * MARGIN) / SCREEN
        for n in range(round(count)):
            share = (n + dice.random()) / count
            if dice.random() > _between(front.along, share):
                continue
            x = round(share * (way + SCREEN + 2 * MARGIN)) - MARGIN
            acts[row.pane] += _acted(row, front, x, _moment(dice, waves), dice)
    for act in (act for row in acts for act in row):
        act.reach = max((abs(point[0] - act.x) for point in act.track[-1:]), default=act.reach)
    return acts


def _waves(dice: random.Random) -> list[Point]:
    """From when to when it is loud; between that the guns are loaded."""
    waves, at = [], 0
    while at < PERIOD - 300:
        long = dice.randrange(340, 600)
        waves.append((at, min(PERIOD, at + long)))
        at += long + dice.randrange(110, 230)
    return waves


def _moment(dice: random.Random, waves: list[Point]) -> int:
    first, last = dice.choice(waves) if dice.random() < 0.94 else (0, PERIOD)
    return dice.randrange(first, last)


def _between(along: tuple[tuple[float, float], ...], share: float) -> float:
    n = max(1, min(len(along) - 1, bisect([at for at, _ in along], share)))
    (a, low), (b, high) = along[n - 1], along[n]
    return low + (high - low) * max(0.0, min(1.0, (share - a) / (b - a)))


def _acted(row: Row, front: Front, x: int, start: int, dice: random.Random) -> list[Act]:
    """One thing, and what comes of it."""
    y = dice.randint(row.high, row.low)
    if row.kind == FLASH:
        return [Act(FLASH, start + k * dice.randint(11, 34), 36, x + dice.randint(-26, 26), y,
                    number=dice.randint(2, 4)) for k in range(dice.choice((1, 1, 2, 4)))]
    if row.kind == FLAK:
        return [Act(FLAK, start + k * 7, dice.randint(200, 330), x + dice.randint(-34, 34), y + dice.randint(-16, 16),
                    number=dice.randrange(BURSTS)) for k in range(dice.choice((1, 2, 3)))]
    if row.kind == TRACERS:
        return [_tracers(x, y, start, int(row.more), dice)]
    if row.kind == LOB:
        return _lob(x, y, start, front, dice)
    if row.kind == SHIP:
        return _crossing(row.more, x, y, start, front, dice)
    if row.kind == COLUMN:
        return [Act(COLUMN, start, 44, x, y, row.more, dice.randrange(2))]
    if row.kind == GUN:
        rounds = dice.choice((1, 2, 2))
        return [act for k in range(rounds) for act in (
            Act(GUN, start + k * 16, 4, x, y), Act(FLASH, start + k * 16, 12, x, y, number=1))]
    return [Act(STAR, start, 420, x, y)]


def _tracers(x: int, y: int, start: int, shots: int, dice: random.Random) -> Act:
    speed, rise, pull = dice.uniform(0.5, 1.9) * dice.choice((-1, 1)), dice.uniform(1.2, 2.3), 0.0085
    track = _looking([(round(x + speed * t), round(y - rise * t + pull * t * t)) for t in range(dice.randint(80, 126))])
    shots += dice.randint(-3, 4)
    gap = dice.choice((5, 6, 8))
    return Act(TRACERS, start, len(track) + shots * gap, x, y, number=shots, gap=gap, track=track)


def _looking(points: list[Point]) -> list[tuple[int, int, int]]:
    """The same with the look of a streak at each: twice its slope (0 flat, 1 down to the right, 2 upright, 3 up to the
    right), and 1 more when it goes out."""
    found: list[tuple[int, int, int]] = []
    for first in range(0, len(points), SLOPE):
        part = points[first : first + SLOPE]
        dx, dy = part[-1][0] - part[0][0], part[-1][1] - part[0][1]
        slope = 1 if (dx > 0) == (dy > 0) else 3
        if abs(dy) * 2 <= abs(dx):
            slope = 0
        elif abs(dx) * 2 <= abs(dy):
            slope = 2
        look = 2 * slope + (first * 3 > len(points) * 2)
        found += [(x, y, look) for x, y in part]
    return found


def _lob(x: int, y: int, start: int, front: Front, dice: random.Random) -> list[Act]:
    long = dice.randint(90, 130)
    speed, pull = dice.uniform(0.35, 0.8) * dice.choice((-1, 1)), 0.026
    track = _looking([(round(x + speed * t), round(y - pull * t * (long - t))) for t in range(long)])
    end = Act(FLASH, start + long, 16, track[-1][0], max(y, front.horizon), number=2)
    return [Act(LOB, start, long, x, y, number=1, track=track), end]


def _crossing(size: str, x: int, y: int, start: int, front: Front, dice: random.Random) -> list[Act]:
    """A ship on its way in, fire at it, and where it comes down if that hits."""
    speed = dice.uniform(0.3, 0.5) if size == "far" else dice.uniform(0.5, 0.75)
    life, home = round((SCREEN * 0.8) / speed), dice.random() < 0.2  # some go back for more
    act = Act(SHIP, start, life, x, y, size, int(home), speed=-speed if home else speed, middle=life // 2)
    acts = [act]
    for _ in range(dice.randint(2, 5)):
        at = dice.randrange(life // 4, life * 3 // 4)
        px, py = ship_at(act, at)
        acts.append(Act(FLAK, start + at, 240, px + dice.randint(-30, 30), py + dice.randint(-22, 18),
                        number=dice.randrange(BURSTS)))
    act.reach = round(speed * life / 2)
    if dice.random() < front.lost:
        act.hit = dice.randrange(life // 3, life * 2 // 3)
        px, py = ship_at(act, act.hit)
        act.life = act.hit + int(math.sqrt(max(1, front.horizon - py) / FALL))
        ex, ey = ship_at(act, act.life)
        acts.append(Act(BURST, start + act.hit, 32, px, py))
        acts += [Act(FLASH, start + act.life + k * 14, 40 if k else 24, ex, ey, number=4 - k) for k in range(3)]
        acts.append(Act(BURST, start + act.life, 40, ex, ey - 2))
    return acts


def ship_at(act: Act, age: int) -> Point:
    """Where a ship is: it flies straight, and falls from where it was hit."""
    x, y = round(act.x + act.speed * (age - act.middle)), act.y + (age // 30 & 1)
    return (x, y) if not 0 <= act.hit < age else (x, act.y + round(FALL * (age - act.hit) ** 2))
