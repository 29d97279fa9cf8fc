"""The war that is only seen: what flies, bursts and shines between the panes of a backdrop, in the colours of each.

Smaller and paler than anything that can hurt: it has the hue of its sky, and of warm light no more than a kernel.
"""

from __future__ import annotations

import numpy as np
import paint as p
import scenery
from palette import ramp, table

PUFFS = {  # smoke by the light of each sky, dark to light
    "storm": "17202a 212c37 2f3c47 43525c 667277",
    "night": "0c101b 141a28 1f2636 2e3444 4c4248",
    "gold": "4a3444 644450 845a58 a87460 d09c70",
    "dusk": "150d26 22143a 341e4c 4c2856 74385e",
    "dawn": "2a2238 3a2e48 54405a 785668 a4767a",
}
FIRES = {  # a burst, from its last glow to its kernel
    "storm": "4a2620 8a4426 c87a3a ecc67c",
    "night": "401a14 8a3a18 d0701e f4c068",
    "gold": "7a3a30 b4603c e49a54 fce0a4",
    "dusk": "4a1838 8c2c40 d0603c f4b468",
    "dawn": "5a2c3c 9a4e48 d88a58 f8d498",
}
SHIPS = {
    "storm": "161e2a 1e2936 2a3845 3a4954 516068",
    "night": "080b14 0d1220 151c2c 202a3c 34405a",
    "gold": "40304a 523c50 6c4c58 8e6460 b8846a",
    "dusk": "120a22 1c1032 2c1844 48244e 7a3c56",
    "dawn": "2a2440 3a2e4c 4e3c58 6e5062 a07270",
}
LIGHTS = {  # what a far gun adds to the sky
    "storm": (112, 80, 44), "night": (112, 60, 22), "gold": (52, 36, 12), "dusk": (92, 48, 36), "dawn": (68, 44, 30),
}
COLUMNS = {
    "water": "28404c 3e5a64 567278 7a9392 9fb2aa", "earth": "0b0d15 141722 20232e 302f36 46403e",
    "dusk": "241238 3c1e4a 5e2f58 8a4a68 b4707a", "haze": "6e4c54 7e585a 946860 a87866 b88870",
}
FLAMES = {"small": 4, "middle": 6, "large": 8}
VARIANTS = 3  # of a burst in the air
LEVELS = 4  # of brightness of a flash
BEAMS, LEAN = 17, 0.52  # angles of a searchlight, and how far from upright the outermost are, rad


def flak(colours: str, fire: str, seed: int) -> list[np.ndarray]:
    """A shell that bursts in the air: a spark, a knot of smoke, and what the wind makes of that."""
    size, frames, dice = 24, [], np.random.default_rng(seed)
    y, x = np.mgrid[0:size, 0:size] + 0.5
    grain = p.noise(size, size, 7, 6, seed, 3)
    balls = [(dice.uniform(-1, 1), dice.uniform(-0.8, 0.8), dice.uniform(0.35, 0.8)) for _ in range(9)]
    balls.append((0.0, 0.0, 1.0))
    sparks = ramp(fire)
    for reach, colour in ((1.6, sparks[3]), (2.6, sparks[2])):
        frame = p.canvas(size, size)
        ray = (np.abs(x - 12) < 0.9) | (np.abs(y - 12) < 0.9)
        away = np.hypot(x - 12, y - 12)
        p.paint(frame, (away < reach) | (ray & (away < reach * 1.7)), colour)
        frames.append(frame)
    for k in range(10):
        t = (k + 1) / 10
        field = np.full((size, size), -9.0)
        for side, up, large in balls:
            r = large * (3.2 + 4.6 * t**0.5)
            cx, cy = 12 + side * (1.6 + 5.4 * t**0.6), 12 + up * (1.2 + 2.4 * t**0.6) - 1.5 * t
            field = np.maximum(field, 1 - np.hypot(x - cx, (y - cy) * 1.15) / r)
        solid = field + grain * (0.25 + 0.7 * t) > 0.08 + 0.72 * t**2.2
        light = np.clip(0.30 + field * 0.45 + grain * 0.35 - (y - 12) / 30 - 0.12 * t, 0, 1)
        frame = p.canvas(size, size)
        p.paint(frame, solid, p.tone(light, colours, 0.3))
        if k < 2:  # still hot within
            p.paint(frame, solid & (field > 0.55 - 0.1 * (k == 0)), sparks[1 - k])
        frames.append(frame)
    return frames


def burst(colours: str, fire: str, seed: int) -> list[np.ndarray]:
    """A ship is hit, or comes down."""
    size, frames = 24, []
    y, x = np.mgrid[0:size, 0:size] + 0.5
    grain = p.noise(size, size, 6, 6, seed, 3)
    for k in range(8):
        t = (k + 1) / 8
        heat = 1 - np.hypot(x - 12, y - 13 + 3 * t) / (3.5 + 6.5 * t**0.5) + grain * 0.35
        frame = p.canvas(size, size)
        p.paint(frame, heat > 0.12 + 0.5 * t**2, p.tone(np.clip(0.15 + heat * 0.7, 0, 1), colours, 0.3))
        p.paint(frame, heat > 0.28 + 0.75 * t, p.tone(np.clip((heat - 0.75 * t) * 1.3, 0, 1), fire, 0.3))
        frames.append(frame)
    return frames


def trail(colours: str, seed: int) -> list[np.ndarray]:
    """One ball of the smoke behind a burning ship."""
    frames = []
    y, x = np.mgrid[0:24, 0:24] + 0.5
    grain = p.noise(24, 24, 6, 5, seed, 3)
    for k in range(6):
        t = k / 5
        field = 1 - np.hypot(x - 12, y - 12) / (2.2 + 2.8 * t) + grain * (0.2 + 0.5 * t)
        frame = p.canvas(24, 24)
        light = np.clip(0.3 + field * 0.4 - (y - 12) / 20, 0, 1)
        p.paint(frame, field > 0.2 + 0.45 * t**1.6, p.tone(light, colours, 0.3))
        frames.append(frame)
    return frames


def column(colours: str, seed: int) -> list[np.ndarray]:
    """What a shell throws up where it falls: jets out of one foot, then a curtain that tears. Stands on the lower
    edge."""
    w, h, frames, dice = 32, 52, [], np.random.default_rng(seed)
    y, x = np.mgrid[0:h, 0:w] + 0.5
    grain, fine = p.noise(w, h, 5, 9, seed, 3), p.noise(w, h, 3, 3, seed + 1, 2)
    jets = [(lean, dice.uniform(0.55, 0.85), dice.uniform(0.8, 1.3)) for lean in (-0.34, -0.17, 0.15, 0.3)]
    jets.append((0.02, 1.0, 1.7))
    for k in range(11):
        t = (k + 1) / 11
        rise = np.sin(np.pi * min(1, 0.2 + t * 0.66)) ** 0.75
        up, body = h - y, np.full((h, w), -9.0)
        for lean, tall, thick in jets:
            top = 47 * tall * rise
            share = np.clip(up / max(3, top), 0, 2)
            away = np.abs(x - w / 2 - lean * up * (0.5 + 0.6 * t)) / (0.3 + thick * (0.8 + 2.2 * t * share))
            body = np.maximum(body, np.where(share < 1 + grain * 0.25, 1 - away, -9))
        torn = np.clip(t - 0.35, 0, 1) * (1.0 - up / 90)
        foot = (up < 4 * (1 - t) + 1.5) & (np.abs(x - w / 2) < 4 + 9 * t) & (fine > -0.3 + 0.5 * t)
        frame = p.canvas(w, h)
        light = np.clip(0.30 + body * 0.25 + grain * 0.4 + up / 110 - 0.3 * t, 0, 1)
        p.paint(frame, body + (grain * 0.5 + fine * 0.5) * t > torn, p.tone(light, colours, 0.3))
        p.paint(frame, foot, ramp(colours)[2])
        frames.append(frame)
    return frames


def small(frame: np.ndarray) -> np.ndarray:
    """The same half as large, on the same foot."""
    out = np.zeros_like(frame)
    h, w = frame.shape[:2]
    out[h - h // 2 :, w // 4 : w // 4 + w // 2] = frame[1::2, ::2]
    return out


def ship(colours: str, scale: float, seed: int) -> list[np.ndarray]:
    """A dropship from the side: its rotors in two positions, then what is left of it as it comes down."""
    body = scenery.dropship(scale, colours)
    frames = []
    for k in range(4):
        frame = p.canvas(56, 36)
        part = body.copy()
        if k >= 2:  # half of its rotors are gone
            gone = p.noise(part.shape[1], part.shape[0], 6, 5, seed + k, 3) > (0.12 if k == 2 else -0.02)
            part[gone & (np.arange(part.shape[1])[None] < part.shape[1] * 0.55)] = 0
        p.over(frame, part, (56 - part.shape[1]) // 2, (36 - part.shape[0]) // 2)
        if k == 1:  # the light that is on for half of the time
            p.box(frame, 28, 18 + part.shape[0] // 6, 1, 1, (200, 84, 60))
        frames.append(frame)
    return frames


def flash(colour: tuple[int, int, int]) -> list[np.ndarray]:
    """Light on the underside of cloud and smoke, brighter in each frame; for BLEND_RGB_ADD. It stands on a horizon."""
    w, h = 176, 88
    y, x = np.mgrid[0:h, 0:w] + 0.5
    folds = p.noise(w, h, 40, 7, 5, 4)
    away = np.hypot((x - w / 2) / (w / 2), (h - 10 - y) / np.where(y > h - 10, 10, h - 10))
    out = []
    for level in range(1, LEVELS + 1):
        light = np.clip(1 - away, 0, 1) ** 1.25 * (1.25 + folds * 1.5) * level / LEVELS
        steps = np.clip(np.floor(light * 9 + p.bayer(h, w) * 0.8 + 0.35) / 9, 0, 1)
        steps[away >= 1] = 0
        out.append(np.dstack([steps[..., None] * np.array(colour), np.where(steps > 0, 255, 0)]).astype(np.uint8))
    return out


def gun(fire: str) -> list[np.ndarray]:
    """A far muzzle: two frames, as large as a few px."""
    frames = []
    for wide in (3, 2):
        frame = p.canvas(24, 24)
        p.paint(frame, p.ellipse(24, 24, 12, 12, wide, wide * 0.7), ramp(fire)[wide - 1])
        p.paint(frame, p.ellipse(24, 24, 12, 12, wide - 1.2, wide * 0.5), ramp(fire)[wide])
        frames.append(frame)
    return frames


def beams() -> list[np.ndarray]:
    """A searchlight at each of its angles, from left to right; for BLEND_RGB_ADD. Its foot is the middle of the lower
    edge."""
    w, h, out = 160, 132, []
    y, x = np.mgrid[0:h, 0:w] + 0.5
    for k in range(BEAMS):
        angle = LEAN * (2 * k / (BEAMS - 1) - 1)
        along = (h - y) * np.cos(angle) + (x - w / 2) * np.sin(angle)
        across = np.abs((x - w / 2) * np.cos(angle) - (h - y) * np.sin(angle))
        half = 0.8 + along * 0.045
        light = np.clip(1.25 - across / half, 0, 1) * np.clip(1 - along / 134, 0, 1) ** 0.7 * (along > 0)
        steps = np.floor(light * 5 + p.bayer(h, w) * 0.9 + 0.4) / 5
        rgb = np.clip(steps, 0, 1)[..., None] * np.array((44, 54, 68))
        out.append(np.dstack([rgb, np.where(steps > 0, 255, 0)]).astype(np.uint8))
    return out


def star() -> list[np.ndarray]:
    """The light round a star shell; for BLEND_RGB_ADD."""
    disc = p.radial(44, 1.9, 7)
    return [np.dstack([disc[..., None] * np.array((60, 70, 66)), np.where(disc > 0, 255, 0)]).astype(np.uint8)]


def flames(size: int) -> list[np.ndarray]:
    """One of the fires of a backdrop in five moments: laid over it, they make it move. Its bed is 6 px over the lower
    edge."""
    out = []
    for k in range(5):
        layer = p.canvas(scenery.W, 32)
        scenery.fire(layer, 400, 26, size, 40 + k)
        layer[:12 if size < 8 else 4] = 0  # no sparks: those rise by themselves
        out.append(layer[:, 380:420])
    return out


def main() -> None:
    puffs: dict[str, list[np.ndarray]] = {}
    ships: dict[str, list[np.ndarray]] = {}
    lights: dict[str, list[np.ndarray]] = {}
    for n, name in enumerate(PUFFS):
        for k in range(VARIANTS):
            puffs[f"flak_{name}_{k}"] = flak(PUFFS[name], FIRES[name], 11 + n + 20 * k)
        puffs[f"burst_{name}"] = burst(PUFFS[name], FIRES[name], 151 + n)
        puffs[f"trail_{name}"] = trail(PUFFS[name], 71 + n)
        puffs[f"gun_{name}"] = gun(FIRES[name])
        ships[f"near_{name}"] = ship(SHIPS[name], 0.4, n)
        paler = (table(SHIPS[name]) * 0.6 + table(PUFFS[name])[2] * 0.4).astype(int)
        ships[f"far_{name}"] = ship(" ".join(bytes(colour).hex() for colour in paler.tolist()), 0.24, n)
        lights[name] = flash(LIGHTS[name])
    p.save_sheet("far_puffs", puffs, 4, (12, 12))
    p.save_sheet("far_ships", ships, 8, (28, 18))
    p.save_sheet("far_lights", lights, 4, (88, 78))
    columns: dict[str, list[np.ndarray]] = {}
    for name, colours in COLUMNS.items():
        columns[name] = column(colours, 91) + column(colours, 95)
        columns[f"{name}_far"] = [small(frame) for frame in columns[name]]
    p.save_sheet("far_columns", columns, 4, (16, 51))
    p.save_sheet("far_beams", {"beam": beams()}, 4, (80, 132))
    p.save_sheet("far_fires", {name: flames(size) for name, size in FLAMES.items()}, 6, (20, 26))
    p.save_sheet("far_star", {"star": star()}, 4, (44, 44))


if __name__ == "__main__":
    main()
