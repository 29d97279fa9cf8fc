"""Where the picture is cut out of the level.

The camera looks ahead in the direction of the aim, keeps still inside a small dead zone, and follows upwards only when
the player lands or leaves a band: jumping on the spot must not rock the horizon. It has dice of its own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from ..sim import events as ev
from ..sim.events import Event
from ..sim.specs import TILE, CameraZone, Level
from ..sim.units import COS, SIN
from ..sim.world import OWNER_PLAYER, STATE_DEAD, STATE_LADDER, STATE_SWIM, World

LEAD: Final = 64  # px of look-ahead without a zone
DEAD_ZONE: Final = 14
FEET_AT: Final = 0.755  # where on the screen the feet like to be, as a part of its height
BAND_UP: Final = 96  # px the player may rise above the resting height before the camera follows
BAND_DOWN: Final = 30
HALL_UP: Final = 60  # px higher while the core is what has to be looked at: it hangs over the floor
HALL_PHASES: Final = (2, 4, 5)
SHAKE_PX: Final = 7
TRAUMA_FADE: Final = 0.035  # a tick
KICK_FADE: Final = 0.72  # what is left of a recoil after a tick
RAIL_KICK: Final = 9.0  # px against the aim
# How much the blows of the blade's and of others' kind shake the picture, 0..1.
SHAKES: Final = {ev.PARRY: 0.3, ev.RAIL: 0.42, ev.PLATE: 0.35, ev.BOOST: 0.25, ev.STAGGER: 0.12, ev.SUMMON: 0.2}


class Camera:
    """`x`, `y`: level px of the picture's top-left corner, shake included."""

    def __init__(self, size: tuple[int, int] = (640, 360)) -> None:
        self.width, self.height = size
        self.shake = 1.0  # setting, 0..1
        self.x = 0
        self.y = 0
        self._dice = random.Random(0)
        self._fx = 0.0
        self._fy = 0.0
        self._lead = 0.0
        self._trauma = 0.0
        self._kick = (0.0, 0.0)  # recoil, px
        self._rest = 0.0  # feet height (level px) that the vertical position is resting on
        self._glide = 0.0  # lock blending: 1 right after a zone was entered or left
        self._zone: CameraZone | None = None

    def snap(self, world: World) -> None:
        """Jumps to where the camera would have come to rest for this world."""
        player = world.player
        self._trauma = 0.0
        self._kick = (0.0, 0.0)
        self._glide = 0.0
        self._zone = _zone_at(world.level, player.x + player.w // 2, player.y + player.h // 2)
        self._lead = float(self._lead_px() * _side(world))
        self._rest = float(player.y + player.h)
        self._fx = player.x + player.w / 2 + self._lead - self.width / 2
        self._fy = self._rest - self.height * FEET_AT - _upward(world)
        self._fx, self._fy = self._bounded(world.level, *self._locked(self._fx, self._fy))
        self.x, self.y = round(self._fx), round(self._fy)

    def hurt(self, trauma: float) -> None:
        """Adds shaking, 0..1; it never sums up beyond 1."""
        self._trauma = min(1.0, self._trauma + trauma)

    def update(self, world: World, events: Sequence[Event]) -> None:
        """One tick."""
        for event in events:
            self._feel(world, event)
        player = world.player
        zone = _zone_at(world.level, player.x + player.w // 2, player.y + player.h // 2)
        if zone is not self._zone:
            self._zone = zone
            self._glide = 1.0
        self._glide = max(0.0, self._glide - 1 / 45)
        if player.state != STATE_DEAD:
            self._follow(world)
        self._trauma = max(0.0, self._trauma - TRAUMA_FADE)
        dx = dy = 0.0
        # The dice roll every tick, so that the picture of a tick does not depend on the setting.
        roll_x, roll_y = self._dice.uniform(-1, 1), self._dice.uniform(-1, 1)
        if self._trauma > 0 and self.shake > 0:
            strength = self._trauma * self._trauma * SHAKE_PX * self.shake
            dx, dy = roll_x * strength, roll_y * strength
        dx, dy = dx + self._kick[0] * self.shake, dy + self._kick[1] * self.shake
        self._kick = (self._kick[0] * KICK_FADE, self._kick[1] * KICK_FADE)
        self.x, self.y = round(self._fx + dx), round(self._fy + dy)

    def sees(self, x: int, y: int, margin: int = 64) -> bool:
        return (
            self.x - margin <= x < self.x + self.width + margin and self.y - margin <= y < self.y + self.height + margin
        )

    def _lead_px(self) -> int:
        return self._zone.lead if self._zone else LEAD

    def _follow(self, world: World) -> None:
        player = world.player
        goal_lead = _side(world) * self._lead_px() + player.vx / 256 * 8
        self._lead += max(-2.0, min(2.0, (goal_lead - self._lead) * 0.06))
        goal_x = player.x + player.w / 2 + self._lead - self.width / 2
        off = goal_x - self._fx
        if abs(off) > DEAD_ZONE:
            off -= DEAD_ZONE if off > 0 else -DEAD_ZONE
            self._fx += max(-11.0, min(11.0, off * 0.14))
        feet = float(player.y + player.h)
        if player.ground or player.state in (STATE_LADDER, STATE_SWIM):
            self._rest = feet
        elif feet < self._rest - BAND_UP:
            self._rest = feet + BAND_UP
        elif feet > self._rest + BAND_DOWN:
            self._rest = feet - BAND_DOWN
        goal_y = self._rest - self.height * FEET_AT - _upward(world)
        fast = 0.22 if player.vy > 700 else 0.10
        self._fy += max(-9.0, min(9.0, (goal_y - self._fy) * fast))
        x, y = self._bounded(world.level, *self._locked(self._fx, self._fy))
        if self._glide > 0:
            ease = (1 - self._glide) ** 2 * 0.5
            self._fx += (x - self._fx) * max(0.08, ease)
            self._fy += (y - self._fy) * max(0.08, ease)
            self._fx, self._fy = self._bounded(world.level, self._fx, self._fy)
        else:
            self._fx, self._fy = x, y

    def _locked(self, x: float, y: float) -> tuple[float, float]:
        zone = self._zone
        if zone and zone.lock_x:
            x = _inside(x, zone.x, zone.w, self.width)
        if zone and zone.lock_y:
            y = _inside(y, zone.y, zone.h, self.height)
        return x, y

    def _bounded(self, level: Level, x: float, y: float) -> tuple[float, float]:
        return _inside(x, 0, level.width * TILE, self.width), _inside(y, 0, level.height * TILE, self.height)

    def _feel(self, world: World, event: Event) -> None:
        what = event.what
        if what == ev.BLAST:
            far = abs(event.x - world.player.x) + abs(event.y - world.player.y)
            self.hurt(0.55 * max(0.0, 1 - far / 520))
        elif what == ev.HURT:
            self.hurt(0.45)
        elif what == ev.DEATH:
            self.hurt(0.7)
        elif what == ev.LAND and event.a > 1100:
            self.hurt(0.2)
        elif what in (ev.ROLLBACK, ev.CROSSED, ev.DETONATE, ev.BREAK):
            self.hurt(0.4 if what == ev.BREAK else 0.8)
        elif what == ev.SHOT and event.b == OWNER_PLAYER:
            self.hurt(0.045)
        elif what == ev.HIT and event.c == ev.BY_BLADE:
            self.hurt(0.14)
        elif what in SHAKES:
            self.hurt(SHAKES[what])
            if what == ev.RAIL:
                self._recoil(event.a, RAIL_KICK)

    def _recoil(self, aim: int, far: float) -> None:
        """The picture jumps against the aim and comes back."""
        x, y = self._kick
        self._kick = (x - COS[aim & 63] / 256 * far, y - SIN[aim & 63] / 256 * far)


def _upward(world: World) -> int:
    """px by which the picture rises above the player's own height, so that the core is in it."""
    om = world.omega
    if om is None or om.phase not in HALL_PHASES:
        return 0
    above = world.player.y - world.level.halls[max(0, om.hall)].core_y
    return max(0, min(HALL_UP, above - 60))


def _side(world: World) -> int:
    across = COS[world.player.aim]
    if abs(across) < 40:
        return world.player.facing
    return 1 if across > 0 else -1


def _inside(value: float, start: int, length: int, view: int) -> float:
    """`value` kept so that [value, value + view) lies in [start, start + length); centred when it cannot."""
    if length <= view:
        return start + (length - view) / 2
    return min(max(value, float(start)), float(start + length - view))


def _zone_at(level: Level, x: int, y: int) -> CameraZone | None:
    for zone in level.cameras:
        if zone.x <= x < zone.x + zone.w and zone.y <= y < zone.y + zone.h:
            return zone
    return None
