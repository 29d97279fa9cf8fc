"""Things that stand about: posts, levers, doors, platforms, what can be picked up, and the parts of the last fight."""

from __future__ import annotations

import math

import numpy as np
import paint as p
import scenery
from palette import Colour, ramp

STEEL, GUN, RUST, WOOD = ramp("steel"), ramp("gun"), ramp("rust"), ramp("wood")
EMBER, MINT, CYAN, OLIVE = ramp("ember"), ramp("mint"), ramp("cyan"), ramp("olive")


def plate(w: int, h: int, colours: list[Colour]) -> np.ndarray:
    """A bevelled slab: light above and left, dark below."""
    x0 = y0 = 0
    frame = p.canvas(w, h)
    p.box(frame, x0, y0, w, h, colours[2])
    p.box(frame, x0, y0, w, 1, colours[4])
    p.box(frame, x0, y0 + 1, 1, h - 1, colours[3])
    p.box(frame, x0, y0 + h - 1, w, 1, colours[0])
    p.box(frame, x0 + w - 1, y0 + 1, 1, h - 1, colours[1])
    return frame


def post(lamp: Colour, glow: Colour, tall: int) -> np.ndarray:
    """A field beacon: tripod, mast, a head with a lamp."""
    frame = p.canvas(28, 52)
    for side in (-1, 1):
        p.line(frame, 14, 38, 14 + side * 7, 50, GUN[3])
        p.line(frame, 14 + side, 39, 14 + side * 8, 50, GUN[2])
    p.box(frame, 13, 16, 3, 34, STEEL[2])
    p.box(frame, 13, 16, 1, 34, STEEL[4])
    p.box(frame, 9, 7, 11, 10, STEEL[1])
    p.box(frame, 10, 8, 9, 7, STEEL[3])
    p.box(frame, 10, 8, 9, 1, STEEL[5])
    p.box(frame, 12, 9, 5, 5, glow)
    p.box(frame, 13, 10, 3, 3, lamp)
    p.box(frame, 14, 2, 1, 5, STEEL[3])
    p.box(frame, 14, 1 + tall % 2, 1, 1, lamp)
    return p.outline(frame)


def lever(on: bool) -> np.ndarray:
    frame = p.canvas(24, 30)
    p.over(frame, plate(14, 9, GUN), 5, 20)
    x, y = (18, 6) if on else (6, 6)
    for d in (0, 1):
        p.line(frame, 11 + d, 21, x + d, y, STEEL[4 - d])
    p.paint(frame, p.ellipse(24, 30, x + 0.5, y, 3, 3), ramp("red")[3])
    p.box(frame, x - 1, y - 2, 1, 1, ramp("red")[4])
    p.box(frame, 16, 23, 2, 2, MINT[2] if on else ramp("red")[3])
    return p.outline(frame)


def wheel(size: int, turn: float, colours: list[Colour]) -> np.ndarray:
    frame = p.canvas(size, size)
    c, r = size / 2, size / 2 - 2
    ring = p.ellipse(size, size, c, c, r, r) & ~p.ellipse(size, size, c, c, r - 3, r - 3)
    y, x = np.mgrid[0:size, 0:size]
    p.paint(frame, ring, np.where(((x + y) < size)[..., None], colours[4], colours[2]))
    for k in range(3):
        a = turn + k * math.pi / 3
        dx, dy = math.cos(a) * (r - 1), math.sin(a) * (r - 1)
        p.line(frame, c - dx, c - dy, c + dx, c + dy, colours[3])
        p.line(frame, c - dx, c - dy + 1, c + dx, c + dy + 1, colours[1])
    p.paint(frame, p.ellipse(size, size, c, c, 3, 3), colours[4])
    return p.outline(frame)


def bag(lit: bool) -> np.ndarray:
    """A sapper's satchel with one small green lamp."""
    frame = p.canvas(28, 22)
    p.paint(frame, p.ellipse(28, 22, 14, 14, 11, 7), OLIVE[2])
    p.paint(frame, p.ellipse(28, 22, 13, 12, 9, 4), OLIVE[3])
    p.box(frame, 5, 11, 18, 2, OLIVE[1])
    p.box(frame, 12, 10, 4, 5, ramp("khaki")[3])
    for k in range(12):
        frame[int(8 - 5 * math.sin(k / 11 * math.pi)), 8 + k] = (*OLIVE[1], 255)
    p.box(frame, 20, 13, 2, 2, MINT[3] if lit else MINT[0])
    return p.outline(frame)


def cradle(full: bool) -> np.ndarray:
    frame = p.canvas(32, 30)
    for x in (4, 24):
        p.over(frame, plate(4, 18, STEEL), x, 11)
    p.over(frame, plate(26, 5, GUN), 3, 25)
    if full:
        p.over(frame, plate(16, 15, OLIVE[:1] + OLIVE), 8, 9)
        for y in (12, 17, 21):
            p.box(frame, 8, y, 16, 1, OLIVE[0])
        p.box(frame, 14, 13, 4, 3, ramp("red")[4])
    else:
        p.box(frame, 10, 22, 12, 1, CYAN[2])
        p.box(frame, 12, 14, 1, 6, CYAN[1])
        p.box(frame, 19, 14, 1, 6, CYAN[1])
    return p.outline(frame)


def core_handle() -> np.ndarray:
    frame = p.canvas(28, 34)
    p.over(frame, plate(16, 22, GUN), 6, 11)
    p.box(frame, 9, 14, 10, 4, ramp("red")[2])
    p.paint(frame, p.ellipse(28, 34, 14, 6, 5, 4) & ~p.ellipse(28, 34, 14, 6, 3, 2), STEEL[4])
    p.box(frame, 13, 9, 2, 4, STEEL[3])
    p.box(frame, 10, 21, 8, 1, EMBER[4])
    p.box(frame, 10, 24, 8, 1, EMBER[3])
    return p.outline(frame)


def door_pieces() -> dict[str, list[np.ndarray]]:
    """16 px pieces that repeat over a shut door."""
    solid = plate(16, 16, STEEL)
    for x, y in ((2, 2), (13, 2), (2, 13), (13, 13)):
        p.box(solid, x, y, 1, 1, STEEL[4])
    p.box(solid, 4, 7, 8, 2, STEEL[1])
    gate = p.canvas(16, 16)
    for x in (2, 7, 12):
        p.box(gate, x, 0, 2, 16, STEEL[3])
        p.box(gate, x, 0, 1, 16, STEEL[4])
        p.box(gate, x + 2, 0, 1, 16, STEEL[0])
    p.box(gate, 0, 7, 16, 2, STEEL[2])
    p.box(gate, 0, 7, 16, 1, STEEL[4])
    grille = p.canvas(16, 16)
    for k in range(-16, 32, 5):
        p.line(grille, k, 0, k + 16, 16, RUST[3])
        p.line(grille, k + 16, 0, k, 16, RUST[2])
    p.box(grille, 0, 0, 16, 1, RUST[1])
    barrier = p.canvas(16, 16)
    y, x = np.mgrid[0:16, 0:16]
    stripes = np.where((((x + y) // 4) % 2 == 0)[..., None], ramp("red")[3], ramp("white")[3])
    p.paint(barrier, (y > 2) & (y < 13), stripes)
    p.box(barrier, 0, 3, 16, 1, ramp("white")[4])
    p.box(barrier, 0, 12, 16, 1, ramp("red")[1])
    return {"door": [solid], "gate": [gate], "grille": [grille], "barrier": [barrier]}


def platform_pieces() -> dict[str, list[np.ndarray]]:
    """Left end, middle and right end of a lift, a catwalk that moves, and of a slab that crumbles."""
    out: dict[str, list[np.ndarray]] = {}
    for name, colours in (("lift", STEEL), ("slab", ramp("concrete"))):
        for part in ("left", "mid", "right"):
            frame = p.canvas(16, 16)
            p.box(frame, 0, 0, 16, 8 if name == "lift" else 16, colours[2])
            p.box(frame, 0, 0, 16, 1, colours[5])
            p.box(frame, 0, 1, 16, 1, colours[3])
            if name == "lift":
                p.box(frame, 0, 7, 16, 1, colours[0])
                for k in range(0, 16, 8):
                    p.line(frame, k, 3, k + 4, 6, EMBER[4])
                    p.line(frame, k + 1, 3, k + 5, 6, EMBER[4])
                p.line(frame, 0, 8, 8, 13, colours[1])
                p.line(frame, 8, 13, 16, 8, colours[1])
            else:
                p.box(frame, 0, 15, 16, 1, colours[0])
                for a, b, c, d in ((3, 2, 6, 7), (6, 7, 4, 12), (11, 4, 9, 9), (9, 9, 13, 14)):
                    p.line(frame, a, b, c, d, colours[0])
            if part != "mid":
                p.box(frame, 0 if part == "left" else 14, 0, 2, 9 if name == "lift" else 16, colours[1])
            out[f"{name}_{part}"] = [frame]
    return out


def truck() -> np.ndarray:
    """A flat-bed truck; its bed is the top edge at y = 26 and 96 px long."""
    frame = p.canvas(152, 64)
    bed, dark = OLIVE, GUN
    p.over(frame, plate(100, 8, bed[:1] + bed), 2, 26)
    p.box(frame, 4, 34, 136, 8, dark[2])
    p.box(frame, 4, 34, 136, 1, dark[3])
    for x in range(8, 98, 14):
        p.box(frame, x, 28, 1, 5, bed[0])
    cab = p.canvas(152, 64)
    p.box(cab, 104, 8, 30, 34, bed[2])
    p.box(cab, 134, 22, 14, 20, bed[2])
    p.box(cab, 104, 8, 30, 2, bed[4])
    p.box(cab, 134, 22, 14, 2, bed[4])
    p.box(cab, 116, 12, 15, 10, ramp("water")[2])
    p.box(cab, 117, 13, 8, 3, ramp("water")[4])
    p.box(cab, 110, 24, 1, 16, bed[1])
    p.box(cab, 131, 24, 1, 16, bed[1])
    p.box(cab, 145, 28, 3, 4, ramp("ember")[5])
    p.over(frame, cab, 0, 0)
    for x in (22, 48, 124):
        for r, colour in ((10, dark[0]), (8, dark[1]), (4, dark[3]), (2, dark[4])):
            p.paint(frame, p.ellipse(152, 64, x, 50, r, r), colour)
    return p.outline(frame)


def wing() -> np.ndarray:
    """A torn wing with its rotor ring; the top edge is the walking surface."""
    frame = p.canvas(136, 52)
    y, x = np.mgrid[0:52, 0:136]
    body = (y >= 4) & (y < 18 - (x < 30) * (30 - x) // 4) & (x > 3) & (x < 128 + (y * 7 % 5))
    grain = p.noise(136, 52, 18, 8, 4, 3)
    light = np.clip(0.62 - (y - 4) / 18 + grain * 0.25, 0, 1)
    p.paint(frame, body, p.tone(light, "12131f 222a3d 3b475f 62758b 9db0b8", 0.3))
    p.box(frame, 6, 4, 122, 1, STEEL[5])
    for at in (40, 78, 110):
        p.box(frame, at, 6, 1, 11, STEEL[0])
    ring = p.ellipse(136, 52, 66, 32, 30, 15) & ~p.ellipse(136, 52, 66, 32, 24, 10)
    p.paint(frame, ring & (y > 17), GUN[3])
    p.line(frame, 44, 32, 88, 32, GUN[2])
    for k in range(5):
        p.line(frame, 128, 6 + k * 2, 133 + k % 3, 4 + k * 3, RUST[3])
    return p.outline(frame)


def pickup(kind: str, bob: int) -> np.ndarray:
    frame = p.canvas(22, 26)
    y = 6 + (0, 1, 2, 1)[bob]
    if kind == "plate":
        steel = ramp("khaki")
        for row in range(12):
            half = 6 if row < 6 else 6 - (row - 5)
            p.box(frame, 11 - half, y + row, 2 * half, 1, steel[3] if row < 2 else steel[2])
            p.box(frame, 11 - half, y + row, 2, 1, steel[4])
        p.box(frame, 10, y + 3, 2, 5, MINT[2])
        p.box(frame, 8, y + 4, 6, 2, MINT[2])
    elif kind == "grenade":
        p.paint(frame, p.ellipse(22, 26, 11, y + 7, 5, 6), OLIVE[2])
        p.box(frame, 8, y + 4, 2, 4, OLIVE[4])
        p.box(frame, 9, y - 1, 5, 3, STEEL[3])
        p.box(frame, 13, y - 1, 3, 1, STEEL[4])
    elif kind == "keepsake":
        card = ramp("white")
        p.box(frame, 7, y, 9, 12, card[4])
        p.box(frame, 7, y + 11, 9, 1, card[2])
        p.box(frame, 10, y + 4, 3, 4, ramp("red")[3])
    elif kind == "weapon":  # a gun across its case
        p.box(frame, 4, y + 8, 14, 5, OLIVE[1])
        p.box(frame, 4, y + 8, 14, 1, OLIVE[3])
        p.box(frame, 3, y + 3, 12, 3, STEEL[2])
        p.box(frame, 3, y + 3, 12, 1, STEEL[4])
        p.box(frame, 15, y + 4, 5, 1, STEEL[3])
        p.box(frame, 5, y + 6, 3, 3, STEEL[1])
        p.box(frame, 10, y + 2, 3, 1, MINT[2])
    else:
        paper = ramp("khaki")
        p.box(frame, 5, y + 1, 12, 11, paper[4])
        for row in (3, 5, 7, 9):
            p.box(frame, 7, y + row, 8 - row % 4, 1, paper[1])
        p.box(frame, 14, y + 1, 3, 3, paper[3])
    return p.outline(frame)


def grenade_spin() -> list[np.ndarray]:
    out = []
    for k in range(8):
        frame, a = p.canvas(14, 14), k * math.pi / 4
        p.paint(frame, p.ellipse(14, 14, 7, 7, 3.4, 3.4), OLIVE[2])
        p.box(frame, round(7 + 2 * math.cos(a)) - 1, round(7 + 2 * math.sin(a)) - 1, 2, 2, OLIVE[4])
        x, y = round(7 + 4 * math.cos(a + 2)), round(7 + 4 * math.sin(a + 2))
        p.box(frame, x - 1, y - 1, 2, 2, ramp("red")[4] if k % 2 else STEEL[4])
        out.append(p.outline(frame))
    return out


# -- the last fight


def node(state: str, k: int) -> np.ndarray:
    """A knot of nerve: shut (a dark bud), open (burning), dead (grey)."""
    frame, dice = p.canvas(44, 44), np.random.default_rng(4)
    y, x = np.mgrid[0:44, 0:44] + 0.5
    flesh = p.tone(np.clip(0.5 - (x - 22) / 60 - (y - 22) / 50 + p.noise(44, 44, 9, 9, 6, 3) * 0.5, 0, 1),
                   "smoke" if state == "dead" else "omega", 0.2)
    for _ in range(9):
        a, reach = dice.uniform(0, 6.28), dice.uniform(14, 21)
        for r in range(int(reach)):
            wave = a + 0.4 * math.sin(r * 0.4 + a * 3 + k * 0.5)
            size = 3 if r < 9 else 2 if r < 14 else 1
            px, py = int(22 + math.cos(wave) * r), int(22 + math.sin(wave) * r)
            spot = np.zeros((44, 44), bool)
            spot[max(0, py - 1) : py - 1 + size, max(0, px - 1) : px - 1 + size] = True
            p.paint(frame, spot, flesh)
    p.paint(frame, p.ellipse(44, 44, 22, 22, 11, 11), flesh)
    if state == "open":
        for r, c in ((8 + k % 2, 2), (6, 3), (4, 4), (2 + k % 2, 5)):
            p.paint(frame, p.ellipse(44, 44, 22, 22, r, r), EMBER[c])
    elif state == "shut":
        p.paint(frame, np.abs(x - 22 + 3 * np.sin(y / 4)) < 1.2, EMBER[1 + k % 2], 255)
        frame[..., 3] *= (np.hypot(x - 22, y - 22) < 22).astype(np.uint8)
        p.paint(frame, (np.abs(x - 22) < 1.5) & ((y < 11) | (y > 33)), flesh)
    return p.outline(frame)


def tendril(k: int) -> np.ndarray:
    """A spike of tendrils out of the ground, six steps from a crack to full height."""
    w, h = 72, 176
    frame, (y, x) = p.canvas(w, h), np.mgrid[0:h, 0:w] + 0.5
    grain = p.noise(w, h, 10, 24, 9, 3)
    rise = (0.05, 0.35, 0.9, 1.0, 0.92, 0.6)[k]
    for lean, tall, wide, turn in ((-16, 0.62, 6, 0.5), (15, 0.7, 6, 2.1), (0, 1.0, 10, 1.2)):
        t = (h - y) / (h * rise * tall)
        centre = w / 2 + lean * np.clip(t, 0, 1) ** 0.7 + 4 * np.sin(t * 5 + turn) * np.clip(t, 0, 1)
        half = wide * np.clip(1 - t, 0, 1) ** 0.8
        body = (np.abs(x - centre) < half) & (t < 1)
        light = np.clip(0.5 - (x - centre) / np.maximum(half, 1) * 0.35 + grain * 0.3, 0, 1)
        p.paint(frame, body, p.tone(light, "omega", 0.2))
        p.paint(frame, body & (np.abs(x - centre + half * 0.35) < 0.8) & (t > 0.15), EMBER[3])
    return p.outline(frame)


def silt(k: int, part: str) -> np.ndarray:
    """A piece of a rolling wall of silt, 64 x 64, that repeats upwards and downwards; `cap` frays at the top."""
    w = h = 64
    y, x = np.mgrid[0:h, 0:w] + 0.5
    grain = np.roll(p.noise(h, w, 20, 20, 5, 4).T, k * 16, 0)
    edge = 26 + grain * 15
    if part == "cap":
        edge = edge - np.clip(26 - y + grain * 24, 0, 40) * 0.9
    frame = p.canvas(w, h)
    rim = np.clip((edge - np.abs(x - 32)) / 18, 0, 1)
    light = np.clip(0.36 + grain * 0.6 + (1 - rim) * (x > 32) * 0.8 + (x - 32) / 90, 0, 0.99)
    body = np.abs(x - 32) < edge
    if part == "thin":
        body &= grain > 0.02
    colours = "071620 0e2c37 1e3c3c 3a4a3e 5a5c46 8a8462 b0a67c"
    p.paint(frame, body, p.tone(light, colours, 0.0), 110 if part == "thin" else 240)
    return frame


def main() -> None:
    lamps = [(CYAN[4], CYAN[2]), (CYAN[3], CYAN[1]), (CYAN[4], CYAN[3]), (CYAN[3], CYAN[1])]
    beacons = [post(a, b, k) for k, (a, b) in enumerate(lamps)]
    p.save_sheet("anchor", {"off": [post(EMBER[4], EMBER[1], 0)], "on": beacons}, 12, (14, 51))
    p.save_sheet("lever", {"off": [lever(False)], "on": [lever(True)]}, 6, (12, 29))
    p.save_sheet("wheel", {"turn": [wheel(34, k * math.pi / 24, RUST[:1] + RUST) for k in range(8)]}, 4, (17, 40))
    p.save_sheet("valve", {"turn": [wheel(22, k * math.pi / 24, ramp("red")) for k in range(8)]}, 4, (11, 30))
    p.save_sheet("bag", {"run": [bag(False), bag(True)]}, 30, (14, 21))
    p.save_sheet("cradle", {"off": [cradle(False)], "on": [cradle(True)]}, 6, (16, 30))
    p.save_sheet("core", {"off": [core_handle()]}, 6, (14, 33))
    p.save_sheet("doors", door_pieces(), 6, (0, 0))
    p.save_sheet("platforms", platform_pieces(), 6, (0, 0))
    p.save_sheet("truck", {"run": [truck()]}, 6, (52, 26))
    p.save_sheet("wing", {"run": [wing()]}, 6, (68, 4))
    ship = scenery.dropship(1.0, "0b0e18 161d2a 253140 3a4a56 5a6b70 8a9690")
    ship = p.outline(np.pad(ship, ((2, 2), (2, 2), (0, 0))))
    p.save_sheet("ship", {"run": [ship]}, 6, (66, 26))
    kinds = ("plate", "grenade", "keepsake", "note", "weapon")
    p.save_sheet("pickups", {kind: [pickup(kind, k) for k in range(4)] for kind in kinds}, 9, (11, 25))
    p.save_sheet("grenade", {"spin": grenade_spin()}, 3, (7, 7))
    p.save_sheet("node", {s: [node(s, k) for k in range(4)] for s in ("shut", "open", "dead")}, 6, (22, 22))
    p.save_sheet("tendril", {"strike": [tendril(k) for k in range(6)]}, 3, (36, 175))
    p.save_sheet("silt", {t: [silt(k, t) for k in range(4)] for t in ("run", "thin", "cap")}, 5, (32, 0))


if __name__ == "__main__":
    main()
