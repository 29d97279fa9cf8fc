"""The small signs of the interface: what kills, what is carried, the bugle. White on nothing; the game colours them."""

from __future__ import annotations

import json

import numpy as np
from paint import SPRITES, canvas, paint, save_rgba

# What kills: about 11 x 9, told apart by their outline.
KILLERS = {
    "drone": "..#...#..../...#.#..##./.#######..#/##.##.###../#########../.#.#.#.#.../#..#.#..#../#..#..#..#.",
    "spitter": "........#../..###..#.#./.#####..#../###.##.#.../####.##.#../.#####.#.#./..#.#...#../.#...#.....",
    "burrower": "....#..../...###.../..#.#.#../.##.#.##./....#..../...###.../###.#.###/..#...#..",
    "lasher": "#.#...#.#/.#.#.#.#./..#####../...###.../...###.../....#..../..#####../.#.#.#.#.",
    "shell": "........##/...##..###/..####.###/.#####.###/######.###/#.#.#..##./#..#..##..",
    "swarm": ".#..#...#../###.##.###./.#.###..#../..#.#..###./.###..#.#../..#.###..../.....#.....",
    "kite": "##.......##/####...####/.#########./..#######../....###..../.....#...../.....#...../....#.#....",
    "herald": "#..#..#/.#.#.#./..###../.#####./..###../...#.../..#.#../.#...#./.#...#.",
    "tower": ".......###/....######/..#####.##/.####...../..##....../.####...../######..../#.##.#....",
    "trained": "......##./.....##../#...##.../.#.##..../..##.###./.#.#.#.#./#...####./....####.",
    "alpha": "#.......#/##.....##/.##...##./..#####../..#.#.#../..#####../...#.#.../..#...#../.#.....#.",
    "omega": "..#####../.#.....#./#..###..#/#.#.#.#.#/#.##.##.#/#.#.#.#.#/#..###..#/.#.....#./..#####..",
    "fall": "...##.../...##.../...##.../.#.##.#./..####../...##.../......../########",
    "drown": "...###.../..#####../..#####../...###.../#..###..#/.##.#.##./........./#.##.##.#/.#..#..#.",
    "crush": "#########/.#######./...###.../....#..../........./....#..../...###.../.#######./#########",
    "barrage": "......##./.....###./....###../.#.###.../..###..../..##...../.#..#..../#.#.#.#../########.",
    "grenade": "...##.#/..#..#./.####../######./######./######./.####..",
    "quit": "...####./..###.../.###..../.###..../.###..../.####..#/..######/...####.",
    "pin": "..###../.#...#./#..#..#/#.###.#/#..#..#/.#...#./..###..",
    "rita": "........#/.......##/......##./.....##../#...##.../.#.##..../..##...../.#.#...../#...#....",
    "collapse": "#########/#..#...#./.#..#.#../..#..#.../........./..##..#../.####.##./####.####",
    "none": "..####../.##..##./.....##./....##../...##.../......../...##...",
    "blast": "#...#...#/.#..#..#./..#####../.###.###./###...###/.###.###./..#####../.#..#..#./#...#...#",
}
SIGNS = {
    "blade": ".......##/......##./.....##../....##.../#..##..../.###...../..##...../.#.#...../#........",
    "rail": "....#.../########/#....#../########/..##..../..#.....",
    "star": "...#.../...#.../.#####./..###../..###../.##.##.",
    "cross": "#...#/.#.#./..#../.#.#./#...#",
    "fork": "#...#/#...#/.#.#./..#../..#../..#..",
    "anchor": "...#.../..###../.#####./#######/.#####./..###../...#...",
    "nade": "...##./..#.../.####./######/######/######/.####.",
    "bolt": "...#/..##/.##./####/.##./##../#...",
    "heat": "..#..#/.#..#./.#..#./..#..#/...#..#/..#..#/.#..#.",
    "bugle": "............##/###........###/..##########.#/###........###/...#.##.#...##/....####......",
    "ghost": "..##../.####./.####./.####./..##../.####./######/##..##",
    "plate": ".#######./#########/#########/#########/#########/.#######./..#####../...###...",
    "plus": ".#./###/.#.",
    "arrow": "#.../##../###./####/###./##../#...",
    "flag": "########./#######../######.../#######../########.",
}
# Chevrons in eight directions, from right and on with the sun's hands against it: drawn arrows turn to mush.
_STRAIGHT = ".#.../..#../...#./..#../.#..."
_SLANTED = ".####/....#/....#/....#/....."


def drawing(text: str) -> np.ndarray:
    rows = text.split("/")
    width = max(map(len, rows))
    return np.array([[c == "#" for c in row.ljust(width, ".")] for row in rows])


def signs() -> dict[str, np.ndarray]:
    found = {name: drawing(text) for name, text in (KILLERS | SIGNS).items()}
    for k in range(8):
        found[f"chevron_{k}"] = np.rot90(drawing(_SLANTED if k % 2 else _STRAIGHT), k // 2)
    return found


def window_icon() -> np.ndarray:
    """64 x 64: the bugle in a ring of marks that is nearly closed."""
    picture = canvas(64, 64)
    y, x = np.mgrid[0:64, 0:64] - 31.5
    far, turn = np.hypot(x, y), np.degrees(np.arctan2(x, -y)) % 360
    paint(picture, far < 31, (10, 14, 26))
    paint(picture, far < 25, (16, 26, 44))
    paint(picture, (far < 25) & (y > 6), (58, 34, 58))
    paint(picture, (far < 25) & (y > 12), (134, 70, 70))
    paint(picture, (np.abs(far - 27.5) < 1.6) & (turn < 300), (212, 255, 246))
    paint(picture, (np.abs(far - 27.5) < 1.1) & (turn >= 300), (18, 96, 124))
    bugle = np.kron(drawing(SIGNS["bugle"]), np.ones((3, 3))) > 0
    h, w = bugle.shape
    top, left = 32 - h // 2, 32 - w // 2
    part = picture[top : top + h, left : left + w]
    shade = np.pad(bugle, 2)
    grown = np.zeros_like(shade)
    for dy in (-2, -1, 0, 1, 2):
        for dx in (-2, -1, 0, 1, 2):
            grown |= np.roll(np.roll(shade, dy, 0), dx, 1)
    paint(picture[top - 2 : top + h + 2, left - 2 : left + w + 2], grown, (10, 8, 16))
    paint(part, bugle, (255, 198, 74))
    paint(part, bugle & ~np.roll(bugle, 1, 0), (255, 244, 184))
    paint(part, bugle & ~np.roll(bugle, -1, 0), (138, 98, 56))
    return picture


def main() -> None:
    found = signs()
    width = sum(sign.shape[1] + 1 for sign in found.values())
    strip = canvas(width, max(sign.shape[0] for sign in found.values()))
    frames, x = [], 0
    for name, sign in found.items():
        h, w = sign.shape
        strip[:h, x : x + w][sign] = 255
        frames.append({"filename": name, "frame": {"x": x, "y": 0, "w": w, "h": h}, "duration": 100})
        x += w + 1
    save_rgba(strip, "ui/icons")
    meta = {"image": "icons.png", "format": "RGBA8888", "size": {"w": width, "h": strip.shape[0]}, "scale": "1"}
    text = json.dumps({"frames": frames, "meta": meta}, separators=(",", ":"))
    (SPRITES / "ui/icons.json").write_text(text + "\n", encoding="utf-8")
    icon = window_icon()
    save_rgba(icon, "ui/icon")
    save_rgba(np.repeat(np.repeat(icon, 4, 0), 4, 1), "ui/icon_256")


if __name__ == "__main__":
    main()
