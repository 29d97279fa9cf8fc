"""What moves by itself in a map without being anybody: flags in the wind, smoke from a stovepipe, a welder's sparks.

Writes sprites/tiles/moving.png and maps/tilesets/moving.tsx: the first frame of each is stamped into a map, and its
tiles are animated. Each strip lies in rows of its own, its frames side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import paint as p
from materials import MAPS
from painted import TILE, grid
from palette import ramp
from props_camp import hanging_lamp

COLUMNS = 32  # tiles


@dataclass(frozen=True, slots=True)
class Strip:
    """`frames` of one size, a whole number of tiles; `ms` is how long each is shown."""

    name: str
    frames: list[np.ndarray]
    ms: int

    @property
    def tiles(self) -> tuple[int, int]:
        return self.frames[0].shape[1] // TILE, self.frames[0].shape[0] // TILE


def flag(cloth: str, sign: str, sign_colour: tuple[int, int, int], phase: float) -> np.ndarray:
    """64 x 48 px: a pole's head, cloth of 50 x 28 px in which waves run out from the pole."""
    w, h = 64, 48
    picture, (x, y) = p.canvas(w, h), grid(w, h)
    along = np.clip((x - 5) / 50, 0, 1)
    swell = np.sin(along * 7.4 - phase) * 3.2 * along + np.sin(along * 13 - phase * 2) * 1.1 * along
    v = (y - 9 - swell - along * 3) / 27
    inside = (x >= 5) & (x < 55 + np.sin(phase) * 1.2) & (v >= 0) & (v < 1)
    light = 0.52 + 0.30 * np.cos(along * 7.4 - phase + 0.5) * along + (0.5 - v) * 0.12
    p.paint(picture, inside, p.tone(np.clip(light, 0, 1), cloth, 0.2))
    if sign == "band":
        band = inside & (np.abs(v - 0.5) < 0.11)
        p.paint(picture, band, sign_colour)
        p.paint(picture, band & (light < 0.42), tuple(c * 3 // 4 for c in sign_colour))
    else:
        away = np.abs(along - 0.44) * 1.9 + np.abs(v - 0.5)
        p.paint(picture, inside & (away < 0.40) & (away > 0.22), sign_colour)
        p.paint(picture, inside & (away < 0.09), sign_colour)
    steel = ramp("steel")
    p.box(picture, 2, 4, 2, h - 4, steel[3])
    p.box(picture, 2, 4, 1, h - 4, steel[5])
    p.box(picture, 1, 1, 4, 4, (222, 184, 104))
    return picture


def pole() -> np.ndarray:
    """16 x 16 px of a flag's pole, below it."""
    picture, steel = p.canvas(TILE, TILE), ramp("steel")
    p.box(picture, 2, 0, 2, TILE, steel[3])
    p.box(picture, 2, 0, 1, TILE, steel[5])
    return picture


def smoke(step: int, count: int) -> np.ndarray:
    """48 x 80 px: puffs that rise, lean with the wind and thin out; they go round after `count` frames."""
    w, h = 48, 80
    picture, (x, y) = p.canvas(w, h), grid(w, h)
    for number in range(5):
        part = (number + step / count) / 5
        cx, cy = 12 + 22 * part**1.3 + 2 * np.sin(number * 2.1), h - 3 - part * (h - 8)
        radius = 3 + 8 * part
        grain = p.noise(w, h, 9, 9, 7 + number, 2)
        mass = np.hypot(x - cx, y - cy) / radius + grain * 0.4
        puff = (mass < 1) & ((mass < 0.95 - 0.75 * part) | (p.bayer(h, w) > part - 0.5))
        shade = np.clip(0.5 + (cx - x) / radius * 0.2 + (cy - y) / radius * 0.3, 0, 1)
        rgb = p.tone(shade, "2a2632 3c3644 544a54 70605f", 0.3)
        picture[puff, :3], picture[puff, 3] = rgb[puff], round(170 * (1 - part) ** 0.8) + 10
    return picture


def sparks(step: int) -> np.ndarray:
    """32 x 32 px: an arc that flickers blue-white while it burns, and what falls off it; then a pause."""
    picture, dice = p.canvas(32, 32), np.random.default_rng(40 + step)
    burning = step < 8
    if burning:
        size = 2 + step % 2
        p.paint(picture, p.ellipse(32, 32, 16, 10, size + 2.4, size + 2.4), (70, 150, 210), 120)
        p.paint(picture, p.ellipse(32, 32, 16, 10, size, size), (186, 236, 255))
        p.box(picture, 15, 9, 2, 2, (255, 255, 255))
    for number in range(9 if burning else max(0, 14 - step)):
        t = float(dice.uniform(0.2, 1))
        at = 16 + int((dice.uniform(-1, 1) * 13) * t)
        down = 10 + int(20 * t * t)
        if number % 3:
            p.box(picture, at, down, 1, 1 + number % 2, (255, 214, 120) if t < 0.6 else (244, 128, 44))
    return picture


def lamp(turn: float) -> np.ndarray:
    """48 x 48 px: a lamp on its chain that a draught moves, by 2 px at its shade."""
    picture, still = p.canvas(48, 48), hanging_lamp()
    h, w = still.shape[:2]
    for row in range(h):
        off = round(2.4 * np.sin(turn) * (row / h) ** 1.2)
        left = 24 - w // 2 + off
        picture[row, left : left + w] = still[row]
    return picture


def voice(step: int) -> np.ndarray:
    """128 x 64 px: arcs that leave the two horns of a loudspeaker; nothing in the last of four."""
    w, h = 128, 64
    picture, (x, y) = p.canvas(w, h), grid(w, h)
    for number in range(min(step + 1, 3) if step < 3 else 0):
        radius = 9 + 8 * number
        for horn, side in ((w // 2 - 22, -1), (w // 2 + 22, 1)):
            away, up = (x - horn) * side, y - h / 2
            arc = (np.abs(np.hypot(away, up) - radius) < 0.7) & (np.abs(up) < away * 0.72)
            p.paint(picture, arc, (255, 244, 208), 250 - 60 * number)
    return picture


def strips() -> list[Strip]:
    war = [flag("3a0d16 6e1720 a62830 d2443e ee7c62", "band", (226, 206, 150), 2 * np.pi * k / 8) for k in range(8)]
    peace = [flag("101a36 1c2c56 2c4478 44629a 7a98c4", "sign", (232, 190, 92), 2 * np.pi * k / 8) for k in range(8)]
    return [Strip("flag_war", war, 110), Strip("flag_peace", peace, 130), Strip("pole", [pole()], 100),
            Strip("lamp", [lamp(2 * np.pi * k / 10) for k in range(10)], 160),
            Strip("smoke", [smoke(k, 8) for k in range(8)], 140), Strip("sparks", [sparks(k) for k in range(14)], 70)]


def laid_out() -> dict[str, tuple[int, Strip]]:
    """By name: the row of tiles in which a strip begins."""
    row, found = 0, {}
    for strip in strips():
        found[strip.name] = row, strip
        row += strip.tiles[1]
    return found


def sheet() -> np.ndarray:
    found = laid_out()
    rows = max(row + strip.tiles[1] for row, strip in found.values())
    picture = p.canvas(COLUMNS * TILE, rows * TILE)
    for row, strip in found.values():
        for number, frame in enumerate(strip.frames):
            left = number * frame.shape[1]
            picture[row * TILE : row * TILE + frame.shape[0], left : left + frame.shape[1]] = frame
    return picture


def tileset(picture: np.ndarray) -> str:
    h, w = picture.shape[:2]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tileset version="1.10" tiledversion="1.10.2" name="moving" tilewidth="16" tileheight="16" '
        f'tilecount="{w // TILE * (h // TILE)}" columns="{w // TILE}">',
        f' <image source="../../sprites/tiles/moving.png" width="{w}" height="{h}"/>',
    ]
    for row, strip in laid_out().values():
        across, down = strip.tiles
        for y in range(down if len(strip.frames) > 1 else 0):
            for x in range(across):
                lines += [f' <tile id="{(row + y) * COLUMNS + x}">', "  <animation>"]
                lines += [f'   <frame tileid="{(row + y) * COLUMNS + x + k * across}" duration="{strip.ms}"/>'
                          for k in range(len(strip.frames))]
                lines += ["  </animation>", " </tile>"]
    return "\n".join([*lines, "</tileset>", ""])


def main() -> None:
    picture = sheet()
    p.save_rgba(picture, "tiles/moving")
    p.save_sheet("speaker", {"say": [voice(k) for k in range(4)]}, 7)
    (MAPS / "moving.tsx").write_text(tileset(picture), encoding="utf-8")
