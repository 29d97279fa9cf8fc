"""Alpha: upright and horned, a sail from brow to back, two scythes, four legs under a long body.

Its two blows are told apart by the pose before them: see `_Pose`. In both the core in its chest is bared.
"""

from __future__ import annotations

from math import pi, sin

import numpy as np

from .beast import Solids, State, Wave, aim, bezier, crack, gait, leg, pitch, tendril, vec

SKIN, LIT, HOT, HORN = "alpha", "azure", "abyss", "achitin"
SPINES = 7
STEP, STANCE = 11.6, 0.58  # px before and behind its middle that a foot steps; share of the cycle on the ground
# Hip (px before the pelvis), rest of the foot, knee above the hip, near side?
LEGS = ((6, 24, 8.0, True), (3, 15, 9.0, False), (-6, -22, 11.0, True), (-9, -33, 10.0, False))


def alpha(s: State) -> Solids:
    b = Solids()
    pose = _Pose(s)
    # The weight: it sinks onto the leg that lands, the chest goes on forward, the head nods last.
    sink = s.moving * sin(2 * s.w)
    x = pose.x - 5 * s.hurt + s.shake + 2.0 * s.moving * sin(2 * s.w + 1.4)
    hips = (34 + 1.2 * sin(s.w) + pose.hips - 2.6 * sink) * (1 - 0.64 * s.dead)
    pelvis = vec(x - 12, 0, hips - 6 * (1 - 0.6 * s.dead))
    chest = vec(x + 4 + pose.chest_x + 6 * s.dead + 2.2 * s.moving * sin(2 * s.w + 0.6) - 3 * s.hurt, 0,
                hips + s.of(15, 12) * (1 - 0.78 * s.dead) + pose.chest_z + 1.6 * sink)
    spine = bezier(pelvis, pelvis + vec(7, 0, -3), chest + vec(-6, 0, -10 * (1 - s.dead)), chest, 12)
    thick = s.of(1.0, 1.22)
    b.tube(spine, lambda u: (5.4 - 1.8 * sin(pi * u) + 2.6 * u * u) * thick, SKIN, "trunk")
    b.ellipsoid(pelvis, (9.5, 7, 7.4 * (1 - 0.2 * s.dead)), SKIN, "hip")
    b.ellipsoid(chest, (8.6 * thick, 7.4, 8.8 * (1 - 0.25 * s.dead)), SKIN, "chest", pitch(-20))
    head = chest + vec(13 + pose.head_x + 0.8 * sin(s.w) + 6 * s.dead - 6 * s.hurt, -3,
                       s.of(19, 15) * (1 - 0.95 * s.dead) + pose.head_z + 1.6 * s.moving * sin(2 * s.w - 0.9))
    neck = bezier(chest + vec(0, 0, 3), chest + vec(-7, 0, 14 * (1 - 0.8 * s.dead)), head + vec(-13, 0, 4), head, 12)
    b.tube(neck, lambda u: (4.8 - 1.9 * u) * thick, SKIN, "neck")
    _sail(b, s, neck, spine, pose)
    _head(b, s, head, pose)
    if s.alive:
        bare = 0.9 * s.rise + 0.5 * s.hurt
        core = chest + vec(s.of(3.4, 5.0), s.of(-7.4, -8.2), -0.2)
        b.ellipsoid(core, (3.0 + bare, 1.4, 4.4 + 1.3 * bare), LIT, "core", pitch(-20))
        crack(b, spine[2:10], 4.6, "crack", LIT, 0.7, 0.12)
    for side in (-1, 1):
        _scythe(b, s, chest, side, pose)
    _legs(b, s, pelvis, x, pose)
    for k in range(4):
        b.far = k % 2 == 1
        tendril(b, pelvis + vec(-7, -2 if k % 2 == 0 else 2, 1),
                166 + 11 * k + 8 * sin(s.w - 1 + k) - 18 * s.late_rise + 20 * s.late_strike - 22 * s.hurt,
                s.of(28, 22) - 3 * k, s.of(2.4, 2.8), SKIN, f"tail{k}", bend=-20 + 18 * k,
                wave=Wave(0.24, s.w - k * 0.9, 5), dead=s.dead)
    b.far = False
    return b


class _Pose:
    """Where its parts go beyond rest, px. It has two blows that are announced by two poses, and a leap.

    The slam is drawn up: it rears, the sail is a wheel, the scythes are over its head. The lunge is drawn back: low,
    the scythes behind it, the sail flat.
    """

    def __init__(self, s: State) -> None:
        rise, hit = s.rise, s.strike
        self.slam = s.tag in ("tell_slam", "slam")
        self.lunge = s.tag in ("tell", "attack")
        self.leap = s.share if s.tag == "leap" else -1.0  # 0 going up .. 1 coming down
        up = 1.0 - self.leap if self.leap >= 0 else 0.0
        self.sail = rise if self.slam else 0.25 * rise
        self.late_sail = s.late_rise if self.slam else 0.25 * s.late_rise
        if self.lunge:
            self.x, self.hips = -11 * rise + 15 * hit, -9 * rise - 7 * hit
            self.chest_x, self.chest_z = 3 * rise + 13 * hit, -4 * rise - 7 * hit
            self.head_x, self.head_z, self.head = 3 * rise + 7 * hit, -9 * rise - 12 * hit, 10 * rise - 4 * hit
        else:
            self.x, self.hips = -6 * rise + 9 * hit, 8 * rise - 9 * hit
            self.chest_x, self.chest_z = -3 * rise + 10 * hit, 3 * rise - 4 * hit
            self.head_x, self.head_z, self.head = -2 * rise + 5 * hit, 3 * rise - 9 * hit, 26 * rise - 12 * hit
        if self.leap >= 0:
            self.hips += 4
            self.chest_z += 7 * (up - 0.4)
            self.head += 14 * (up - 0.5)
            self.sail = self.late_sail = 0.55 * self.leap
        self.up = up


def _head(b: Solids, s: State, head: np.ndarray, pose: _Pose) -> None:
    angle = -18 + 3 * sin(s.w) + 4 * s.moving * sin(2 * s.w - 1.4) + pose.head - 16 * s.dead + 24 * s.hurt
    turn = pitch(angle)
    at = lambda x, y, z: head + turn @ vec(x, y, z)  # noqa: E731
    b.ellipsoid(at(1, 0, 0), (6.4, 4.2, 4.0), SKIN, "skull", turn)
    for side, long in ((1, 13), (-1, 10)):
        tendril(b, at(4, -1, side * 1.2), angle + side * (4 + 18 * s.rise + 10 * s.strike + 14 * s.hurt), long, 2.7,
                SKIN, f"jaw{side}", bend=-side * 16, count=7, floor=False)
    # Horns: no other Mimic has any. One of the second body's is broken off.
    for side in (1, -1):
        b.far = side > 0
        short = 0.45 if s.look == 1 and side < 0 else 1.0
        root = at(-1.5, side * 2.5, 3.0)
        a, c, d = (root + turn @ vec(*to) for to in ((-5, 0, 6), (2, -1, 15), (14, -2, 17)))
        points = bezier(root, a, c, d, 12)[: max(4, int(12 * short))]
        b.tube(points, lambda u, short=short: 2.5 * (1 - u * short) ** 0.7 + 0.15, HORN, f"horn{side}")
    b.far = False
    if s.alive:
        b.ellipsoid(at(7.5, -3.2, -0.2), (3.4, 1.0, 0.9 + 1.3 * s.rise + 0.8 * s.strike), LIT, "maw", turn)
        b.ellipsoid(at(2.2, -4.2, 1.6), (2.4, 0.7, 0.9), LIT, "eye", pitch(angle + 14))


def _sail(b: Solids, s: State, neck: list[np.ndarray], spine: list[np.ndarray], pose: _Pose) -> None:
    """One skin on seven spines. Folded it lies over the back like a cape; it opens spine by spine."""
    roots = [*neck[10:2:-2], *spine[10:4:-2]][:SPINES]
    before: tuple[np.ndarray, np.ndarray] | None = None
    for k, root in enumerate(roots):
        f = k / (SPINES - 1)
        rise = pose.sail * (1 - f) + pose.late_sail * f
        swing = s.late_strike * (0.4 + f)
        long = (s.of(20, 14) + s.of(20, 26) * sin(pi * (0.18 + 0.60 * f))) * (1 + 0.14 * rise) * (1 - 0.45 * s.dead)
        folded = 150 + 26 * f + 3 * sin(s.w - f * 3) + 4 * s.moving * sin(2 * s.w - 1 - 2 * f)
        angle = folded * (1 - rise) + (84 + 104 * f) * rise
        angle += 12 * swing - 26 * s.hurt * (1 - f) + 50 * s.dead * (f - 0.3)
        way = aim(angle, 0.0)
        tip = root + way * long + vec(-2, 0, 0)
        tip[2] = max(tip[2], 2.0)
        middle = (root + tip) / 2 + vec(way[2], 0, -way[0]) * long * 0.10
        b.tube(bezier(root, middle, middle, tip, 10), lambda u: s.of(2.3, 2.9) * (1 - u) ** 0.75 + 0.2, SKIN,
               f"spine{k}")
        if pose.late_sail > 0.4 and s.dead < 0.3:
            b.ellipsoid(tip * 0.9 + root * 0.1, (1.2, 0.8, 1.2), LIT, f"tip{k}")
        if before is not None and s.dead < 0.5 and s.look == 0:  # the second body's are bare quills
            r0, t0 = before
            hem0, hem1 = t0 * 0.84 + r0 * 0.16, tip * 0.84 + root * 0.16
            bay = (hem0 + hem1) / 2 * 0.78 + (r0 + root) / 2 * 0.22 + vec(0, 2.0, 0)
            away = vec(0, 1.2, 0)  # the skin lies behind the spines
            for a, c, e in ((r0, hem0, bay), (r0, bay, root), (root, bay, hem1)):
                b.triangle(a + away, c + away, e + away, HOT, "sail")
        before = (root, tip)


def _scythe(b: Solids, s: State, chest: np.ndarray, side: int, pose: _Pose) -> None:
    """The far arm is behind the near one by a beat, so that the blow is two blows that meet."""
    b.far = side > 0
    back = 4 * (side > 0)
    rise = s.rise if side < 0 else 0.5 * (s.rise + s.late_rise)
    hit = s.strike if side < 0 else 0.65 * s.strike + 0.35 * s.late_strike
    sway = 2.4 * s.moving * sin(s.w + (0 if side < 0 else pi))
    shoulder = chest + vec(2, side * 6.5, 2)
    reach = s.of(1.0, 1.2)
    if pose.lunge:
        elbow = shoulder + vec(9 - 15 * rise + 10 * hit - back, side * 4, 4 + 3 * rise - 3 * hit)
        wrist = shoulder + vec(21 - 33 * rise + 9 * hit - back, side * 5, -7 + 13 * rise + 3 * hit)
        tip = wrist + vec((8 - 22 * rise + 14 * hit - 2 * side) * reach, 0, (-19 + 10 * rise + 12 * hit) * reach)
        belly = (wrist + tip) / 2 + vec(9 - 4 * rise - 5 * hit, 0, 3 + 9 * rise + 7 * hit)
    else:
        up = rise + (0.5 * pose.leap if pose.leap >= 0 else 0)
        elbow = shoulder + vec(9 - 2 * up + 9 * hit - back + sway, side * 3, 4 + 10 * up - 9 * hit - 6 * s.dead
                               + 1.2 * sin(s.w + side))
        wrist = shoulder + vec(21 + 4 * up + 9 * hit - back + 1.6 * sway, side * 4,
                               -7 + 30 * up - 16 * hit + 1.5 * sin(s.w + side))
        tip = wrist + vec((8 + 7 * up + 11 * hit - 2 * side) * reach, 0, (-19 + 37 * up - 6 * hit) * reach)
        belly = (wrist + tip) / 2 + vec(9 + 2 * up, 0, 3 - 3 * up)
    if s.dead:
        limp = shoulder + vec(12, side * 3, -shoulder[2] + 3)
        wrist = wrist * (1 - s.dead) + limp * s.dead
        elbow[2] = max(4.0, elbow[2] * (1 - 0.3 * s.dead))
        tip = wrist + vec(8 - 2 * side, 0, -19)
        belly = (wrist + tip) / 2 + vec(9, 0, 3)
    wrist[2] = max(wrist[2], 3.0)
    tip[2] = max(tip[2], 0.9)
    b.tube(bezier(shoulder, (shoulder + elbow) / 2 + vec(0, 0, 4), elbow, wrist, 12), lambda u: 3.5 - 1.2 * u, SKIN,
           f"arm{side}")
    blade = bezier(wrist, wrist * 0.45 + belly * 0.55 + vec(1, 0, 3), belly, tip, 14)
    b.tube(blade, lambda u: 3.0 * (1 - u) ** 0.7 + 0.15, HORN, f"blade{side}")
    b.ellipsoid(elbow, (3.2, 2.6, 3.0), SKIN, f"elbow{side}")
    if s.dead < 0.4 and side < 0:
        b.tube([p + vec(0, -2.4, -0.4) for p in blade[1:9]], (0.8, 0.3), LIT, "edge")
    b.far = False


def _legs(b: Solids, s: State, pelvis: np.ndarray, x: float, pose: _Pose) -> None:
    for n, (hip, rest, knee, near) in enumerate(LEGS):
        b.far = not near
        fore = n < 2
        dx, dz = gait(s.phase + (0.0, 0.5, 0.62, 0.12)[n], STEP, 10, STANCE) if s.moving else (0.0, 0.0)
        if pose.slam and fore:  # it rears
            dx, dz = dx + 6 * s.rise, dz + (24 if near else 17) * max(0.0, s.rise)
        elif pose.lunge:  # braced behind, then stretched out over the ground
            dx += (-4 * s.rise + 20 * s.strike) if fore else (-9 * s.rise - 15 * s.strike)
            dz += 9 * max(0.0, s.strike - 0.2) * (1 if near else 0.7)
        elif pose.leap >= 0:
            dx += (4 + 10 * pose.leap) if fore else -14 * pose.up - 2
            dz += (8 + 12 * pose.up) if fore else (4 + 10 * pose.leap)
        else:
            dx -= (6 * s.rise + 4 * s.hurt) * (not fore)
        foot = vec(rest + dx + x * 0.3, 6 if not near else -6, dz)
        leg(b, pelvis + vec(hip, 4 if not near else -4, -1), foot, (knee - 4 * s.strike) * (1 - 0.5 * s.dead),
            s.of(3.6, 4.2), SKIN, f"leg{n}", out=0.6)
        if near and s.dead < 0.4:
            b.ellipsoid(pelvis + vec(hip, -5, 0), (4.6, 3.2, 5.0), SKIN, f"haunch{n}")
    b.far = False
