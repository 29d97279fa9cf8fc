"""The title's picture in layers: the sun as a closing ring, the sea, drifting cloud, the ridge with those two on it,
and what waits in the near dark.

Layers in `sprites/ui`: `title.png` (sky, sun, sea), `title_clouds.png` (shapes of cloud, in grey) with
`title_light.png` (the light that falls on them where they are), `title_front.png` (ridge), `title_cage` and
`title_rita` (sheets: they breathe), `title_near.png` (tendrils). `title.json` says where things are.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from math import cos, pi, sin

import numpy as np
import paint as p
import palette
from actors import hero, pixelize, rita
from actors.people_cels import Cel, Role
from actors.people_figure import Figure
from actors.rig import Pose, skeleton
from actors.solids import Camera
from scipy import ndimage

WIDTH, HEIGHT = 640, 360
SUN, RADIUS, HORIZON = (474, 176), 84, 262
STEP = 8  # px between two heights of the ridge in the JSON
BANDS = ((0, 44), (44, 92), (92, 142), (142, 196), (196, 250))  # rows of cloud that drift each at its own speed
CAGE_AT, RITA_AT = 474, 566  # px: the middle of their feet
CAGE_SCALE, RITA_SCALE = 2.6, 1.75
BREATHS = 8
DAWN = palette.DAWN
DISC = "a8584e d47a56 ee9c60 f8bc78 fdd898 fff0c4 fffbe6"
EARTH = "0a0810 100c17 18111e 241824 33222c"
COAST = "2a2240 3c2d4a 56394f 74504f"
RIM = ((126, 66, 62), (214, 128, 84), (252, 198, 128))  # the sun round an edge, from the body outwards
Grid = tuple[np.ndarray, np.ndarray]


def _grid() -> Grid:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return x, y


def _from_sun(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.hypot(x - SUN[0], y - SUN[1])


# -- sky and sea


def back() -> np.ndarray:
    picture = p.canvas(WIDTH, HEIGHT)
    picture[..., 3] = 255
    x, y = _grid()
    _sky(picture, x, y)
    _disc(picture, x, y)
    _coast(picture, x, y)
    _sea(picture, x, y)
    return picture


def _sky(picture: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
    """Night above, dawn round the sun, faint shafts, and the high thin cloud that does not move."""
    far = _from_sun(x, y)
    high = (y / HORIZON).clip(0, 1)
    veil = p.noise(WIDTH, HEIGHT, 210, 16, 43, 6, 0.55)
    glow = np.exp(-((far / 180) ** 2))
    angle = np.arctan2(y - SUN[1], x - SUN[0])
    shafts = 0.5 + 0.5 * np.sin(angle * 22 + 1.3 * np.sin(angle * 7))
    value = 0.02 + 0.33 * high**1.7 + 0.44 * glow + 0.07 * veil * (0.4 + glow)
    value += 0.035 * shafts * np.exp(-((far / 300) ** 2)) * (y < SUN[1] + 40)
    p.paint(picture, y < HORIZON, p.tone(value, DAWN, 0.42))
    dice = np.random.default_rng(8)
    for _ in range(70):
        sx, sy = int(dice.integers(0, WIDTH)), int(dice.integers(0, 96))
        if far[sy, sx] > 260 - sy:
            picture[sy, sx, :3] = ((140, 120, 146), (98, 84, 120), (196, 176, 176))[int(dice.integers(0, 3))]


def _disc(picture: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
    far = _from_sun(x, y)
    value = 1.02 - (y - SUN[1] + RADIUS) / (2 * RADIUS) * 0.40
    mottled = p.noise(WIDTH, HEIGHT, 60, 10, 51, 4) * 0.05
    p.paint(picture, (far < RADIUS) & (y < HORIZON), p.tone(value + mottled, DISC, 0.4))
    halo = (np.floor((1 - (far - RADIUS) / 64).clip(0, 1) ** 1.7 * 7 + p.bayer(HEIGHT, WIDTH)) / 7).clip(0, 1)
    ring = (far >= RADIUS) & (y < HORIZON)
    lit = picture[..., :3] + halo[..., None] * np.array((96, 62, 34))
    picture[ring, :3] = lit.clip(0, 255).astype(np.uint8)[ring]


def _coast(picture: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
    """Hills at the end of the sea; between two of them, too straight for nature, a dam."""
    rise = np.clip(p.noise(WIDTH, 4, 130, 4, 6, 5, 0.55)[0] * 1.9 + 0.12, 0, 1) * 20
    top = HORIZON + 1 - rise
    wall = (x > 604) & (x < 632)
    land = (y > top[None]) & (y < HORIZON + 2)
    light = 0.4 + (x - 60) / 900 + p.noise(WIDTH, HEIGHT, 24, 8, 7, 3) * 0.4
    p.paint(picture, land, p.tone(light, COAST, 0.4))
    dam = wall & (y > HORIZON - 11) & (y < HORIZON + 2)
    p.paint(picture, dam, (92, 62, 74))
    p.paint(picture, dam & (y == HORIZON - 10), (232, 160, 112))
    p.paint(picture, dam & (x % 7 == 0) & (y > HORIZON - 9), (66, 44, 66))


def _sea(picture: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
    depth = ((y - HORIZON) / 80).clip(0, 1)
    swell = p.noise(WIDTH, HEIGHT, 60, 3, 4, 4, 0.6)
    path = np.exp(-(((x - SUN[0]) / (70 + 64 * depth)) ** 2))
    value = 0.32 - 0.23 * depth + swell * 0.20 + path * np.clip(swell * 2 + 0.7, 0, 1) * 0.62
    p.paint(picture, y >= HORIZON, p.tone(value, DAWN, 0.4))


# -- cloud


def clouds() -> np.ndarray:
    """Streaks in grey: white is a lit edge, dark the body. Each band fades out at its own edges and wraps in x."""
    high = BANDS[-1][1]
    out = p.canvas(WIDTH, high)
    for k, (top, bottom) in enumerate(BANDS):
        h = bottom - top
        streaks = p.noise(WIDTH, h, 260 - 26 * k, 12 - k, 60 + k, 5, 0.55)
        wisps = p.noise(WIDTH, h, 70, 6, 80 + k, 4, 0.55)
        window = np.sin(np.linspace(0, pi, h))[:, None] ** 0.7
        dense = (streaks * 1.25 + wisps * 0.55) * window - (0.20 + 0.02 * k)
        under = dense - np.roll(dense, -2, 0)
        lit = ndimage.gaussian_filter(under, 0.8, mode=("nearest", "wrap"))
        value = np.floor((0.58 + 1.9 * lit).clip(0.40, 1) * 7 + p.bayer(h, WIDTH) * 0.5) / 7
        solid = dense + p.bayer(h, WIDTH) * 0.09 > 0
        out[top:bottom, :, :3] = (value.clip(0.40, 1) * 255)[..., None].astype(np.uint8)
        out[top:bottom, :, 3] = np.where(solid, 255, 0)
    out[..., :3][out[..., 3] == 0] = 0
    return out


def cloud_light() -> np.ndarray:
    """What white in a cloud becomes, by where it is: ash in the night, rose, and gold before the sun."""
    high = BANDS[-1][1]
    y, x = np.mgrid[0:high, 0:WIDTH]
    far = _from_sun(x, y)
    value = 0.22 + 0.30 * (y / HORIZON) ** 1.3 + 0.50 * np.exp(-((far / 170) ** 2))
    light = p.tone(value, "3a3354 54446a 7a5878 a86a76 d4865e f2ac68 fcce8a", 0.42)
    out = p.canvas(WIDTH, high)
    out[..., :3] = light
    out[..., 3] = 255
    return out


# -- the ridge


def ridge() -> np.ndarray:
    """Height of the ground under each column, px from the top."""
    x = np.arange(WIDTH)
    bumps = p.noise(WIDTH, 4, 40, 4, 17, 5, 0.55)[0]
    up = np.clip((x - 250) / 200, 0, 1) ** 1.3
    down = np.clip((x - 520) / 160, 0, 1) ** 1.4
    return np.asarray(330 - 58 * up + 52 * down + bumps * 4)


def front(top: np.ndarray) -> np.ndarray:
    picture = p.canvas(WIDTH, HEIGHT)
    _wire(picture, top)
    x, y = _grid()
    deep = y - top[None]
    ground = deep > 0
    grain = p.noise(WIDTH, HEIGHT, 18, 8, 27, 5)
    p.paint(picture, ground, p.tone(0.44 - 0.012 * deep + grain * 0.4, EARTH, 0.4))
    sunny = np.clip(1 - np.abs(x - SUN[0] + 10) / 250, 0, 1)
    p.paint(picture, ground & (deep < 1.6) & (sunny > 0.12), RIM[1])
    p.paint(picture, ground & (deep < 1.6) & (sunny > 0.52), RIM[2])
    p.paint(picture, ground & (deep >= 1.6) & (deep < 3) & (sunny > 0.3), RIM[0])
    _grass(picture, top)
    _feet(picture, top, CAGE_AT, 30)
    return picture


def _grass(picture: np.ndarray, top: np.ndarray) -> None:
    dice = np.random.default_rng(5)
    for _ in range(150):
        x = int(dice.integers(2, WIDTH - 2))
        tall, lean = int(dice.integers(2, 6)), int(dice.integers(-2, 3))
        base = int(top[x]) + 1
        lit = abs(x - SUN[0]) < 130
        p.line(picture, x, base, x + lean, base - tall, RIM[0] if lit and dice.random() < 0.5 else (14, 10, 18))


def _wire(picture: np.ndarray, top: np.ndarray) -> None:
    """Posts that lean, wire between them, and a helmet that nobody came back for."""
    posts = (24, 76, 131, 178, 236)
    ends = []
    for k, x in enumerate(posts):
        foot, lean = int(top[x]) + 3, (-3, 2, 4, -2, 3)[k]
        tall = (24, 28, 22, 30, 24)[k]
        for side in (0, 1):
            p.line(picture, x + side, foot, x + lean + side, foot - tall, (20, 14, 26))
        ends.append((x + lean, foot - tall + 3))
    for (x0, y0), (x1, y1) in pairwise(ends):
        for row, sag in ((0, 5.0), (9, 7.0)):
            for x in range(x0, x1):
                u = (x - x0) / (x1 - x0)
                y = round(y0 + (y1 - y0) * u + row + sag * sin(pi * u))
                picture[y, x] = (26, 18, 32, 255)
                if (x + row) % 9 == 0:
                    picture[y - 1, x + 1] = picture[y + 1, x - 1] = (26, 18, 32, 255)
    helm_x, helm_y = ends[3]
    dome = p.ellipse(WIDTH, HEIGHT, helm_x + 0.5, helm_y - 2, 6.5, 5.5)
    dome[helm_y:] = False
    p.paint(picture, dome, (24, 18, 30))
    p.paint(picture, dome & ~ndimage.shift(dome, (1, 0), order=0).astype(bool), (98, 60, 66))


def _feet(picture: np.ndarray, top: np.ndarray, middle: int, half: int) -> None:
    """Level ground, or he would stand on air."""
    level = int(top[middle]) + 3
    x, y = _grid()
    near = np.abs(x - middle) < half
    p.paint(picture, near & (y >= level) & (y < level + 6) & (picture[..., 3] == 0), (16, 11, 20))


# -- those two


def backlit(
    role: Role, cel: Cel, scale: float, size: tuple[int, int], feet: tuple[int, int],
    details: Callable[[Figure], None] | None = None,
) -> np.ndarray:
    """A figure before the sun: dark, violet from the sky behind us, light on the edges that look up or aside, and
    whatever glows in it."""
    bones = skeleton(cel.pose, role.build)
    figure = Figure(bones, scale)
    role.dress(figure, cel)
    if details:
        details(figure)
    pixels = pixelize.vote(figure.solids.buffer(Camera(*size, *feet)))
    picture = pixelize.shade(pixels, pixelize.SUIT)
    solid = picture[..., 3] > 0
    plain = picture[..., :3].astype(float)
    normal = pixels.normal
    fill = np.floor((0.55 * normal[..., 2] - 0.75 * normal[..., 0]).clip(0, 1) * 4) / 4
    out = plain * np.array((0.38, 0.33, 0.42)) + fill[..., None] * np.array((26, 20, 40))
    _edge_light(out, solid)
    out[pixels.glow] = plain[pixels.glow]
    out[solid & ~ndimage.binary_erosion(solid)] = (12, 9, 16)
    picture[..., :3] = out.clip(0, 255).astype(np.uint8)
    return picture


def _edge_light(out: np.ndarray, solid: np.ndarray) -> None:
    """Up to three px deep: full on what looks up, thin on what looks aside, none underneath."""
    soft = ndimage.gaussian_filter(solid.astype(float), 2.2)
    gy, gx = np.gradient(soft)
    length = np.hypot(gx, gy) + 1e-6
    up, aside = gy / length, np.abs(gx) / length  # the way out of the body is against the gradient
    depth = ndimage.distance_transform_edt(solid)
    strength = (up.clip(0, 1) * 1.3 + aside * 0.75 - (-up).clip(0, 1) * 0.9).clip(0, 1)
    reach = 1.2 + 2.6 * strength
    lit = solid & (depth > 1) & (depth <= reach) & (strength > 0.3)
    out[lit] = RIM[0]
    out[lit & (depth <= 1 + (reach - 1) * 0.72)] = RIM[1]
    out[lit & (depth <= 2.1) & (strength > 0.62)] = RIM[2]


def worn(f: Figure) -> None:
    """What is too small to be seen in play: straps, pouches, knees, a number on the shoulder, and a bugle."""
    f.box("padR", (0.2, -5.2, 1.6), (1.5, 0.6, 0.45), "bonep", "mark", 0.2)
    f.box("padR", (-0.9, -5.2, 0.3), (0.45, 0.6, 1.3), "bonep", "mark2", 0.2)
    f.rod("head", (-2.6, -3.9, 6.6), (3.4, -3.4, 7.2), 0.5, 0.5, "gun", "ridge")
    f.rod("head", (-0.4, -0.6, 8.6), (2.8, -0.8, 7.9), 0.8, 0.6, "khaki", "comb")
    for x, y in ((3.4, -3.0), (4.2, 0.4)):
        f.box("belly", (x, y, 0.6), (1.3, 1.4, 1.7), "mud", f"pouch{x}", 0.5)
    for side in ("R", "L"):
        f.far = side == "L"
        f.ball("shin" + side, (1.8, -0.4, 0.6), (2.2, 2.6, 2.4), "khaki", "knee" + side)
        f.box("shin" + side, (0.6, 0, -6.2), (3.3, 3.3, 0.6), "gun", "buckle" + side, 0.4)
        f.box("thigh" + side, (0.3, 0, -6.4), (3.6, 3.6, 0.6), "mud", "strap" + side, 0.4)
    f.far = False
    f.rod("chest", (4.6, -4.2, 7.6), (5.6, -1.4, 1.4), 0.55, 0.55, "mud", "sling")
    # Brass: it hangs from the pack, mouth down.
    f.rod("chest", (-10.6, -5.6, 5.0), (-10.0, -5.8, -4.4), 0.55, 0.65, "hairp", "bugle")
    f.rod("chest", (-10.0, -5.8, -4.4), (-9.9, -5.8, -6.6), 0.65, 1.0, "hairp", "bugle")
    for z, wide in ((-6.4, 1.3), (-7.2, 1.7), (-7.9, 2.3), (-8.4, 3.0)):
        f.drum("chest", (-9.9, -5.8, z), (-9.9, -5.8, z - 0.8), wide, "hairp", "bugle")
    f.rod("chest", (-12.4, -5.4, 2.0), (-12.1, -5.4, -2.4), 0.5, 0.5, "hairp", "bow")
    f.rod("chest", (-10.4, -5.4, 2.6), (-12.4, -5.4, 2.0), 0.5, 0.5, "hairp", "bow")
    f.rod("chest", (-10.2, -5.4, -3.0), (-12.1, -5.4, -2.4), 0.5, 0.5, "hairp", "bow")


def cage() -> list[np.ndarray]:
    """He breathes; the lamp of the visor with him."""
    frames = []
    for k in range(BREATHS):
        w = 2 * pi * k / BREATHS
        pose = Pose(
            rise=-0.5 - 0.20 * (1 - cos(w)), lean=3 + 0.5 * (1 - cos(w)), chest_roll=0.7 * sin(w),
            aim=-38 + 1.0 * sin(w - 0.7),
            gun_z=2.8, gun_x=-1, chest=-36, head=-2, head_yaw=-10, right=(-7.5, 0, 0), left=(7, 0, 0),
            right_shoulder=(0, 0.3 * sin(w)),
        )
        frames.append(backlit(hero.SHEET, Cel(pose, 12), CAGE_SCALE, (170, 170), (80, 156), worn))
    return frames


def waiting() -> list[np.ndarray]:
    """Rita, further on: the blade on her shoulder, hair in the wind; she does not look round."""
    frames = []
    for k in range(BREATHS):
        w = 2 * pi * k / BREATHS
        pose = Pose(
            held="blade", aim=None, rise=-0.6 - 0.25 * (1 - cos(w)), lean=2 + 0.6 * (1 - cos(w)), chest=-6, hips=6,
            head_yaw=10, right_hand=(4, -8, 27 + 0.3 * sin(w)), left_hand=(0, 7, 19), blade=142 + 0.8 * sin(w - 0.8),
            right=(-4.5, 0, 0), left=(5, 0, 0), wind=0.62, hair=k / BREATHS,
        )
        cel = Cel(pose, 1, gear="blade", face="")
        frames.append(backlit(rita.SHEET, cel, RITA_SCALE, (150, 130), (74, 116)))
    return frames


# -- what waits


def near() -> np.ndarray:
    """Tendrils from the dark before the ridge, each with a spark at its tip."""
    picture = p.canvas(WIDTH, HEIGHT)
    x, y = _grid()
    mass = np.zeros((HEIGHT, WIDTH), bool)
    tips = []
    for tendril in (
        (640, 352, 2.5, 130, 10, -0.007, 1), (628, 366, 2.1, 160, 9, 0.008, 2), (598, 368, 2.3, 110, 8, -0.015, 3),
        (646, 310, 2.7, 100, 7, 0.012, 4), (552, 372, 2.0, 84, 7, 0.014, 5), (-4, 356, 0.7, 96, 8, 0.010, 6),
        (40, 372, 1.0, 84, 7, -0.012, 7), (-6, 318, 0.35, 60, 6, 0.016, 8),
    ):
        tips.append(_tendril(mass, x, y, *tendril))
    p.paint(picture, mass, (8, 6, 12))
    lit = mass & ~np.roll(mass, 1, 1) & (x > 320) | mass & ~np.roll(mass, -1, 1) & (x <= 320)
    p.paint(picture, lit, (132, 72, 54))
    second = np.roll(lit, 1, 1) & mass & (x > 320) | np.roll(lit, -1, 1) & mass & (x <= 320)
    p.paint(picture, second & ~lit, (56, 30, 34))
    ember = palette.ramp("ember")
    for tx, ty in tips:
        for dx, dy, step in ((0, 0, 5), (1, 0, 4), (-1, 0, 4), (0, 1, 4), (0, -1, 4), (1, 1, 2), (-1, -1, 2),
                             (1, -1, 2), (-1, 1, 2), (2, 0, 2), (-2, 0, 2), (0, 2, 2), (0, -2, 2)):
            if 0 <= tx + dx < WIDTH and 0 <= ty + dy < HEIGHT:
                picture[ty + dy, tx + dx] = (*ember[step], 255)
    return picture


def _tendril(
    mass: np.ndarray, gx: np.ndarray, gy: np.ndarray, x: float, y: float, angle: float, long: int, width: float,
    curl: float, seed: int,
) -> tuple[int, int]:
    """Grows from (x, y); returns where its tip is."""
    wave = np.random.default_rng(seed).uniform(0, 6)
    for k in range(long):
        u = k / long
        angle += curl * (0.4 + 2.0 * u) + 0.035 * sin(k * 0.11 + wave)
        x, y = x + cos(angle), y - sin(angle)
        mass |= np.hypot(gx - x, gy - y) < width * (1 - u) ** 0.85 + 0.5
    return round(x), round(y)


def main() -> None:
    top = ridge()
    p.save(back(), "ui/title")
    p.save_rgba(clouds(), "ui/title_clouds")
    p.save(cloud_light(), "ui/title_light")
    p.save_rgba(front(top), "ui/title_front")
    p.save_rgba(near(), "ui/title_near")
    p.save_sheet("title_cage", {"breathe": cage()}, 14, (80, 156), 4, "ui")
    p.save_sheet("title_rita", {"breathe": waiting()}, 9, (74, 116), 4, "ui")
    plan = {
        "sun": list(SUN), "radius": RADIUS, "horizon": HORIZON, "ridge_step": STEP,
        "ridge": [int(v) for v in top[::STEP]], "cage": [CAGE_AT, int(top[CAGE_AT]) + 4],
        "rita": [RITA_AT, int(top[RITA_AT]) + 3], "bands": [list(b) for b in BANDS],
    }
    (p.SPRITES / "ui/title.json").write_text(json.dumps(plan, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
