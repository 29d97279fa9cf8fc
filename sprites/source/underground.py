"""What is seen where the ground of dark places is cut: joints, ducts, bars, trusses; and the set under the Omega."""

from __future__ import annotations

import numpy as np
import paint as p
from fixtures import AMBER, GUN, RUST, STEEL, framed, pipe, stamp
from masonry import grow
from palette import INK, ramp

ROCK = "05070a 0a0e12 10161b 182027 222d34"


def _hollow(s: np.ndarray, margin: int = 2, back: str = ROCK) -> None:
    """A space behind the cut, darker than the ground, with a lit lower lip."""
    h, w = s.shape[:2]
    y, _ = np.mgrid[0:h, 0:w]
    p.box(s, margin, margin, w - 2 * margin, h - 2 * margin, INK)
    inner = np.zeros((h, w), bool)
    inner[margin + 2 : h - margin - 2, margin + 2 : w - margin - 2] = True
    p.paint(s, inner, p.tone(np.clip(0.25 + 0.4 * y / h + p.noise(w, h, 20, 12, w, 2) * 0.2, 0, 1), back, 0.4))
    p.box(s, margin, h - margin - 2, w - 2 * margin, 1, (62, 74, 80))
    p.box(s, margin, h - margin - 1, w - 2 * margin, 1, (34, 42, 48))
    for x in (margin, w - margin - 2):
        p.box(s, x, margin, 2, h - 2 * margin - 1, (26, 32, 38))


@stamp(8, 2)
def duct(s: np.ndarray, _: int) -> None:
    """A service way: pipes, cables, three small lamps."""
    _hollow(s)
    part = p.canvas(124, 7)
    pipe(part, 0, 7, [tuple(v // 2 for v in c) for c in RUST])  # type: ignore[misc]
    p.over(s, part, 2, 7)
    for k, colour in enumerate(((48, 24, 26), (30, 36, 48), (62, 50, 30))):
        for x in range(4, 124):
            p.box(s, x, 17 + 2 * k + round(np.sin(x / 9 + k)), 1, 1, colour)
    for x in (22, 64, 106):
        for r, tone in ((7, (44, 32, 22)), (4, (92, 62, 34))):
            p.paint(s, p.ellipse(128, 32, x, 16, r * 1.4, r) & (s[..., :3].sum(-1) < 130), tone)
        p.box(s, x - 1, 14, 3, 2, AMBER)


@stamp(8, 2)
def duct_cold(s: np.ndarray, _: int) -> None:
    _hollow(s)
    for y in (6, 19):
        part = p.canvas(124, 6)
        pipe(part, 0, 6, [tuple(v // 2 for v in c) for c in STEEL])  # type: ignore[misc]
        p.over(s, part, 2, y)
    for x in range(14, 120, 26):
        p.box(s, x, 4, 3, 24, INK)
        p.box(s, x, 4, 1, 24, (44, 54, 66))
    for x in (40, 92):
        for r, tone in ((7, (22, 44, 48)), (4, (44, 92, 96))):
            p.paint(s, p.ellipse(128, 32, x, 15, r * 1.5, r) & (s[..., :3].sum(-1) < 160), tone)
        p.box(s, x - 3, 14, 6, 1, (206, 240, 232))


@stamp(8, 2)
def duct_dark(s: np.ndarray, _: int) -> None:
    """One in which no lamp is left; water stands in it."""
    _hollow(s)
    part = p.canvas(124, 9)
    pipe(part, 0, 9, [tuple(v // 2 for v in c) for c in STEEL])  # type: ignore[misc]
    p.over(s, part, 2, 5)
    for x in (30, 82):
        p.box(s, x, 4, 5, 11, INK)
        p.box(s, x, 4, 4, 9, (40, 48, 58))
    for x in range(4, 124):
        if (x * 7) % 11 < 8:
            p.box(s, x, 24, 1, 1, (44, 96, 98))
    p.box(s, 4, 25, 120, 3, (12, 34, 40))


@stamp(5, 4)
def crawl(s: np.ndarray, _: int) -> None:
    """A chamber with a ladder, a hand wheel and one red lamp."""
    _hollow(s)
    for y in range(6, 58, 6):
        p.box(s, 10, y, 9, 1, (70, 82, 92))
    for x in (10, 18):
        p.box(s, x, 4, 1, 54, (52, 62, 72))
    p.paint(s, p.ellipse(80, 64, 52, 36, 12, 12) & ~p.ellipse(80, 64, 52, 36, 9, 9), (86, 40, 34))
    p.box(s, 51, 26, 2, 20, (72, 34, 30))
    p.box(s, 42, 35, 20, 2, (72, 34, 30))
    part = p.canvas(80, 64)
    pipe(part, 60, 8, [tuple(v // 2 for v in c) for c in RUST], True)  # type: ignore[misc]
    p.over(s, part[4:58], 8, 4)
    for r, tone in ((10, (40, 16, 18)), (6, (78, 26, 24))):
        p.paint(s, p.ellipse(80, 64, 34, 12, r * 1.4, r) & (s[..., :3].sum(-1) < 110) & (s[..., 3] > 0), tone)
    p.box(s, 32, 8, 4, 3, (240, 90, 70))


@stamp(4, 3)
def bars(s: np.ndarray, _: int) -> None:
    """Concrete that has come off its iron."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    d = np.hypot((x - w / 2) / (w / 2 - 2), (y - h / 2) / (h / 2 - 2)) + p.noise(w, h, 14, 12, 3, 3) * 0.5
    p.paint(s, d < 0.86, (12, 15, 18))
    p.paint(s, (d < 0.95) & (d >= 0.86) & (y > h / 2), (66, 76, 82))
    for k in range(10, w, 12):
        for row in range(h):
            if d[row, k] < 0.9:
                p.box(s, k, row, 2, 1, RUST[2] if row % 3 else RUST[3])
    for row in (14, 30):
        for k in range(w):
            if d[row, k] < 0.88:
                p.box(s, k, row, 1, 2, RUST[1])
    for k, row in ((12, 44), (34, 45)):
        p.line(s, k, row - 4, k + 3, row + 2, RUST[3])


@stamp(6, 4)
def truss(s: np.ndarray, _: int) -> None:
    """A steel frame that the ground was poured around."""
    h, w = s.shape[:2]
    for y in (4, h - 10):
        p.box(s, 0, y, w, 7, INK)
        p.box(s, 0, y + 1, w, 4, (34, 40, 50))
        p.box(s, 0, y + 1, w, 1, (72, 82, 92))
    for k in range(0, w, 48):
        for a, b in ((k, k + 24), (k + 48, k + 24)):
            for off, colour in ((0, INK), (1, (58, 66, 78)), (2, (34, 40, 50)), (3, INK)):
                p.line(s, min(a + off, w - 1), 10, min(b + off, w - 1), h - 11, colour)
    for x in (2, 46, 92):
        framed(s, min(x, w - 8), 2, 8, 10, GUN, 1)


@stamp(3, 3)
def mains(s: np.ndarray, _: int) -> None:
    """A main, cut across."""
    y, x = np.mgrid[0:48, 0:48] + 0.5
    d = np.hypot(x - 24, y - 24)
    p.paint(s, d < 22, INK)
    p.paint(s, d < 21, p.tone(np.clip(0.62 - (y - 24) / 50, 0, 1), "1e1c20 2e2e34 44464c 62666a 84888a"))
    p.paint(s, d < 17, INK)
    p.paint(s, d < 16, (8, 12, 16))
    p.paint(s, (d < 16) & (y > 30 + np.sin(x / 4)), (20, 58, 66))
    p.paint(s, (d < 16) & (np.abs(y - 30 - np.sin(x / 4)) < 1), (110, 190, 190))
    for turn in np.linspace(0, 2 * np.pi, 13)[:-1]:
        p.box(s, int(24 + 19 * np.cos(turn)), int(24 + 19 * np.sin(turn)), 2, 2, GUN[4])


@stamp(2, 2)
def lid(s: np.ndarray, _: int) -> None:
    framed(s, 2, 2, 28, 28, GUN, 1)
    for x, y in ((5, 5), (25, 5), (5, 25), (25, 25)):
        p.box(s, x, y, 2, 2, GUN[4])
    p.box(s, 11, 14, 10, 4, INK)
    p.box(s, 12, 15, 8, 2, ramp("hair")[2])


@stamp(1, 4)
def seep(s: np.ndarray, _: int) -> None:
    """Water out of a joint, with a glint."""
    dice = np.random.default_rng(6)
    for x, long in ((5, 40), (7, 60), (8, 62), (10, 34)):
        for y in range(long):
            if dice.random() < 0.86 - y / 110:
                p.box(s, x, y, 1, 1, (30, 66, 72) if x % 2 else (20, 44, 52))
    for y in (12, 27, 45):
        p.box(s, 7, y, 1, 3, (150, 214, 208))


@stamp(4, 1)
def leds(s: np.ndarray, _: int) -> None:
    """A cable in its groove, with the lamps of its amplifiers."""
    p.box(s, 0, 6, 64, 5, INK)
    p.box(s, 0, 7, 64, 2, (40, 46, 56))
    p.box(s, 0, 10, 64, 1, (60, 70, 76))
    for x, colour in ((10, (92, 232, 144)), (42, (249, 138, 30))):
        framed(s, x - 4, 4, 10, 9, GUN, 1)
        p.box(s, x, 7, 2, 2, colour)


def _joint(name: str, along: bool, upright: bool) -> None:
    """Where one block of concrete was poured against another: a dark line with a pale edge, broken here and there."""

    def draw(s: np.ndarray, _: int) -> None:
        if along:
            p.box(s, 0, 0, 16, 1, (6, 8, 10))
            p.box(s, 0, 1, 16, 1, (62, 74, 80))
            p.box(s, 0, 2, 16, 1, (26, 32, 36))
        if upright:
            p.box(s, 0, 1 if along else 0, 1, 16, (6, 8, 10))
            p.box(s, 1, 2 if along else 0, 1, 16, (54, 65, 70))
        if along and upright:
            p.box(s, 5, 6, 2, 2, (50, 60, 66))
            p.box(s, 5, 5, 2, 1, (6, 8, 10))

    draw.__name__ = name
    stamp(1, 1)(draw)


for _name, _along, _upright in (("joint_h", True, False), ("joint_v", False, True), ("joint_t", True, True)):
    _joint(_name, _along, _upright)


# -- under the Omega


@stamp(20, 8)
def plinth(s: np.ndarray, _: int) -> None:
    """The set that the Omega sits on: a drum of ribs, half of it burst, and roots over its rim."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    turn = np.clip((x - w / 2) / (w / 2 - 22), -1, 1)
    drum = (np.abs(x - w / 2) < w / 2 - 22) & (y > 20 + 8 * np.sqrt(1 - turn**2))
    rib = np.sin(np.arcsin(turn) * 26)
    light = 0.16 + 0.34 * np.sqrt(1 - turn**2) + 0.12 * rib - y / h * 0.20 + p.noise(w, h, 30, 20, 4, 3) * 0.14
    p.paint(s, drum, p.tone(np.clip(light, 0, 1), "04090d 071118 0c1c24 122a33 1c3d46 2c565c", 0.35))
    p.paint(s, drum & (rib < -0.9), (3, 7, 10))
    rim = (np.abs(x - w / 2) < w / 2 - 12) & (np.abs(y - (14 + 8 * np.sqrt(1 - turn**2))) < 9)
    worn = np.clip(0.36 + 0.3 * np.sqrt(1 - turn**2) - (y - 14) / 70, 0, 1)
    p.paint(s, rim, p.tone(worn, "071118 0f222a 18343c 265058"))
    p.paint(s, rim & (np.abs(y - (6 + 8 * np.sqrt(1 - turn**2))) < 1), (64, 116, 116))
    p.paint(s, rim & (x % 18 < 3) & (np.abs(y - (16 + 8 * np.sqrt(1 - turn**2))) < 2), (4, 9, 12))
    burst = np.hypot((x - 214) / 46, (y - 84) / 34) + p.noise(w, h, 16, 12, 9, 3) * 0.5
    p.paint(s, drum & (burst < 0.95), (52, 92, 92))
    p.paint(s, drum & (burst < 0.9), (3, 6, 9))
    for row in (66, 80, 94):
        p.paint(s, drum & (burst < 0.8) & (np.abs(y - row - 3 * np.sin(x / 9)) < 1.4), (70, 38, 26))
    foot = (y > h - 9) & (np.abs(x - w / 2) < w / 2 - 8)
    p.paint(s, foot, p.tone(np.clip(0.5 - (y - h + 9) / 16, 0, 1), "04090d 0c1c24 1c3d46"))
    for at, reach, lean in ((60, 92, -18), (104, 60, 12), (150, 104, -8), (196, 48, 10), (252, 84, 22)):
        way = [(at, 2), (at + lean * 0.4, reach * 0.4), (at + lean, reach * 0.75), (at + lean * 0.7, reach)]
        grow(s, way, 6, reach > 80)


def _pier(s: np.ndarray, lit: bool) -> None:
    """A riveted column, 48 px wide; its right side faces the fire."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    light = 0.10 + 0.42 * np.sin(np.clip(x / w, 0, 1) * np.pi * 0.9) + p.noise(w, h, 20, 16, 4, 2) * 0.10
    light -= 0.22 * ((y % 32 < 2) | (np.abs(x - 16) < 1) | (np.abs(x - 33) < 1)) - 0.14 * (y % 32 == 2.5)
    p.paint(s, (x > 3) & (x < w - 3), p.tone(np.clip(light, 0, 1), "03070b 060f15 0a1920 10242c 183540", 0.3))
    for row in range(8, h, 16):
        for at in (8, 24, 40):
            p.box(s, at, row, 2, 2, (28, 56, 62))
            p.box(s, at, row + 2, 2, 1, (2, 5, 8))
    for row in (0, 64):
        p.box(s, 0, row, w, 9, (3, 7, 10))
        p.box(s, 1, row + 1, w - 2, 6, (12, 30, 36))
        p.box(s, 1, row + 1, w - 2, 1, (44, 84, 86))
    if lit:
        for row in range(h):
            wide = 3 if row % 64 < 9 else 2
            edge = w - 2 if row % 64 < 9 else w - 4
            p.box(s, edge - wide + 1, row, wide, 1, (122, 52, 22))
            p.box(s, edge, row, 1, 1, (214, 104, 38))
            if (row + row // 3) % 3:
                p.box(s, edge - wide - 1, row, 2, 1, (58, 32, 26))


@stamp(3, 8)
def pier(s: np.ndarray, _: int) -> None:
    _pier(s, False)


@stamp(3, 8)
def pier_lit(s: np.ndarray, _: int) -> None:
    _pier(s, True)


@stamp(3, 8)
def pier_lit_left(s: np.ndarray, _: int) -> None:
    _pier(s, True)
    s[:] = s[:, ::-1].copy()


@stamp(15, 12)
def arch(s: np.ndarray, _: int) -> None:
    """Left half of an arch over the set, stone by stone; the fire below lies on its inner edge."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    turn = np.arctan2((h - y) / 188, (w - x) / 236)
    away = np.hypot((w - x) / 236, (h - y) / 188)
    inner, outer = 0.868, 0.995
    ring = (away < outer) & (away > inner)
    part = (turn / (np.pi / 2) * 15) % 1
    stone = np.random.default_rng(5).uniform(-0.10, 0.10, 16)[(turn / (np.pi / 2) * 15).astype(int).clip(0, 15)]
    light = 0.30 + stone + 0.20 * (away - inner) / (outer - inner) + p.noise(w, h, 14, 12, 8, 3) * 0.14
    p.paint(s, ring, p.tone(np.clip(light, 0, 1), "03080b 071318 0d2028 153039 20434c", 0.35))
    p.paint(s, ring & (part < 0.05), (3, 7, 10))
    p.paint(s, ring & (away > outer - 0.010), (44, 84, 86))
    below = p.tone(np.clip(0.5 - stone, 0, 1), "120c0c 241612 3c2218 5a3220", 0.4)
    p.paint(s, (away <= inner) & (away > inner - 0.035), below)
    p.paint(s, (away <= inner + 0.006) & (away > inner - 0.006) & (part > 0.05), (156, 72, 30))
    p.paint(s, (away <= inner + 0.02) & (away > inner + 0.006) & (part > 0.05) & ((x + y) % 3 < 2), (72, 42, 32))
    key = (w - x < 9) & (away < outer + 0.02) & (away > inner - 0.05)
    p.paint(s, key, (20, 46, 54))
    p.paint(s, key & (away < inner - 0.03), (176, 84, 34))


@stamp(3, 3)
def corbel(s: np.ndarray, _: int) -> None:
    """What the left foot of the arch stands on: it comes out of the pier at its left."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    edge = 38 - 7 * np.floor(np.clip(y - 8, 0, h) / 9)
    body = x < edge
    light = 0.34 - y / h * 0.18 + p.noise(w, h, 12, 10, 6, 2) * 0.12
    p.paint(s, body, p.tone(np.clip(light, 0, 1), "03080b 071318 0d2028 153039 20434c", 0.35))
    p.paint(s, body & ((y % 9 < 1) & (y > 8)), (3, 7, 10))
    p.paint(s, (x < edge + 2) & (y < 8), (18, 44, 52))
    p.paint(s, (x < edge + 2) & (y < 2), (52, 96, 98))
    p.paint(s, body & (x > edge - 2), (156, 72, 30))
    p.paint(s, body & (x > edge - 4) & (x < edge - 2) & ((x + y) % 3 < 2), (72, 42, 32))
