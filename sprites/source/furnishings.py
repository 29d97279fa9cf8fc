"""What stands about in camps, offices and hangars: the lower rows of sprites/tiles/fittings.png."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import paint as p
import scenery
from actors import hero, people_cels
from actors.rig import Pose
from palette import INK, ramp
from PIL import Image
from tilesheet import Sheet

STEEL = ramp("steel")
GUN = ramp("gun")
KHAKI = ramp("khaki")
OLIVE = ramp("olive")
RED = ramp("red")
WHITE = ramp("white")
EMBER = ramp("ember")
WOOD = ramp("wood")
CONCRETE = ramp("concrete")
RUST = ramp("rust")
STORM = ramp("storm")
MINT = ramp("mint")
CYAN = ramp("cyan")


def outdoors(sheet: Sheet) -> None:
    """Lamp post, mast with horns, flag, tent."""
    x, y = sheet.place("lamp_post", 0, 3, 2, 5)
    sheet.box(x + 6, y + 8, 3, 72, GUN[2])
    sheet.line(x + 6, y + 8, x + 6, y + 79, GUN[4])
    sheet.box(x + 4, y + 74, 7, 6, GUN[1])
    sheet.box(x + 7, y + 5, 14, 3, GUN[2])
    sheet.box(x + 17, y + 8, 8, 4, GUN[1])
    sheet.box(x + 18, y + 11, 6, 3, EMBER[5])
    sheet.box(x + 17, y + 7, 8, 1, GUN[4])
    x, y = sheet.place("mast", 2, 3, 3, 6)
    sheet.box(x + 21, y + 12, 4, 84, WOOD[2])
    sheet.line(x + 21, y + 12, x + 21, y + 95, WOOD[4])
    sheet.line(x + 24, y + 12, x + 24, y + 95, WOOD[0])
    for sx in (-1, 1):
        hx = x + 23 + sx * 4
        sheet.draw.polygon(
            ((hx, y + 12), (hx + sx * 14, y + 5), (hx + sx * 14, y + 21), (hx, y + 15)),
            fill=(*STEEL[3], 255), outline=(*INK, 255),
        )
        sheet.draw.ellipse(
            (hx + sx * 14 - 2, y + 5, hx + sx * 14 + 2, y + 21),
            fill=(*STEEL[4], 255), outline=(*INK, 255),
        )
    sheet.box(x + 19, y + 30, 8, 7, OLIVE[3])
    x, y = sheet.place("flag", 5, 3, 3, 7)
    sheet.box(x + 2, y, 2, 112, STEEL[3])
    sheet.line(x + 2, y, x + 2, y + 111, STEEL[5])
    sheet.box(x, y + 106, 6, 6, CONCRETE[2])
    for k in range(30):
        o = int(2 * np.sin(k / 5))
        sheet.box(x + 4 + k, y + 3 + o, 1, 18, RED[3] if k % 9 < 6 else RED[2])
    sheet.box(x + 4, y + 10, 28, 3, KHAKI[4])
    x, y = sheet.place("tent", 8, 5, 7, 4)
    for k in range(64):
        w2 = int(18 + k * 0.6)
        sheet.box(x + 56 - w2, y + k, 2 * w2, 1, KHAKI[1] if k > 6 else KHAKI[2])
    sheet.draw.polygon(((x + 38, y), (x + 74, y), (x + 111, y + 63), (x, y + 63)), fill=(88, 72, 58, 255))
    sheet.draw.polygon(((x + 74, y), (x + 111, y + 63), (x + 84, y + 63)), fill=(66, 52, 48, 255))
    sheet.line(x + 38, y, x + 74, y, KHAKI[4])
    sheet.line(x + 38, y, x, y + 63, KHAKI[3])
    sheet.line(x + 74, y, x + 111, y + 63, KHAKI[2])
    sheet.line(x + 56, y, x + 52, y + 63, (74, 60, 52))
    sheet.draw.polygon(((x + 34, y + 18), (x + 24, y + 63), (x + 46, y + 63)), fill=(*EMBER[3], 255))
    sheet.draw.polygon(((x + 34, y + 26), (x + 29, y + 63), (x + 40, y + 63)), fill=(*EMBER[5], 255))
    for k in range(0, 112, 18):
        sheet.line(x + k, y + 60, x + k - 2, y + 63, WOOD[0])


def barracks(sheet: Sheet) -> None:
    """Bunks, lockers, tables, the desk."""
    x, y = sheet.place("bunk", 0, 9, 4, 3)
    for lx in (2, 58):
        sheet.box(x + lx, y, 3, 48, GUN[2])
        sheet.line(x + lx, y, x + lx, y + 47, GUN[4])
    for by in (8, 30):
        sheet.box(x + 3, y + by, 58, 4, GUN[1])
        sheet.box(x + 4, y + by - 5, 54, 6, OLIVE[3])
        sheet.line(x + 4, y + by - 5, x + 57, y + by - 5, OLIVE[4])
        sheet.box(x + 5, y + by - 8, 12, 4, WHITE[3])
    x, y = sheet.place("locker", 4, 10, 1, 2)
    sheet.plate(x + 1, y, 14, 32, STEEL, 4, 2, 0)
    for k in (5, 8, 11):
        sheet.line(x + 4, y + k, x + 11, y + k, STEEL[0])
    sheet.box(x + 11, y + 17, 2, 4, STEEL[4])
    x, y = sheet.place("table", 5, 10, 3, 2)
    sheet.box(x + 1, y + 14, 46, 4, WOOD[3])
    sheet.line(x + 1, y + 14, x + 46, y + 14, WOOD[4])
    sheet.box(x + 4, y + 18, 3, 14, WOOD[1])
    sheet.box(x + 41, y + 18, 3, 14, WOOD[1])
    sheet.box(x + 14, y + 10, 5, 4, WHITE[3])
    sheet.box(x + 26, y + 11, 8, 3, WHITE[4])
    sheet.box(x + 36, y + 9, 3, 5, EMBER[3])
    x, y = sheet.place("stool", 8, 10, 1, 1)
    x, y = sheet.place("counter", 8, 9, 3, 3)
    sheet.box(x, y + 18, 48, 4, WOOD[4])
    sheet.box(x, y + 22, 48, 26, WOOD[1])
    sheet.line(x, y + 22, x + 47, y + 22, WOOD[0])
    for k in range(0, 48, 12):
        sheet.line(x + k, y + 23, x + k, y + 47, WOOD[0])
        sheet.line(x + k + 1, y + 23, x + k + 1, y + 47, WOOD[2])
    sheet.box(x + 6, y + 6, 14, 12, STEEL[2])
    sheet.line(x + 6, y + 6, x + 19, y + 6, STEEL[4])
    sheet.box(x + 28, y + 12, 5, 6, WHITE[3])
    sheet.box(x + 38, y + 10, 6, 8, RUST[3])
    x, y = sheet.place("clock", 11, 9, 1, 1)
    sheet.draw.ellipse((x + 1, y + 1, x + 14, y + 14), fill=(*WHITE[4], 255), outline=(*GUN[1], 255))
    sheet.line(x + 8, y + 8, x + 8, y + 3, INK)
    sheet.line(x + 8, y + 8, x + 11, y + 9, INK)
    x, y = sheet.place("desk", 11, 10, 4, 2)
    sheet.box(x, y + 8, 64, 5, WOOD[4])
    sheet.line(x, y + 8, x + 63, y + 8, KHAKI[3])
    sheet.box(x + 1, y + 13, 62, 19, WOOD[2])
    sheet.draw.rectangle((x + 1, y + 13, x + 62, y + 31), outline=(*WOOD[0], 255))
    sheet.box(x + 44, y + 15, 16, 7, WOOD[3])
    sheet.box(x + 44, y + 23, 16, 7, WOOD[3])
    sheet.box(x + 50, y + 18, 4, 1, KHAKI[4])
    sheet.box(x + 50, y + 26, 4, 1, KHAKI[4])
    sheet.box(x + 6, y + 4, 14, 4, WHITE[4])
    sheet.box(x + 24, y + 3, 10, 5, WHITE[2])
    sheet.box(x + 50, y, 2, 8, MINT[1])
    sheet.box(x + 46, y - 0, 10, 3, MINT[2])


def _open_window(sheet: Sheet, x: int, y: int) -> None:
    """48 x 80 px without glass: what lies behind the level is seen through it. No wall belongs behind its tiles."""
    sheet.box(x, y, 48, 76, WOOD[1])
    sheet.box(x + 1, y + 1, 46, 74, WOOD[2])
    sheet.box(x + 1, y + 1, 46, 1, WOOD[4])
    sheet.box(x + 5, y + 5, 38, 67, WOOD[0])
    for left in (6, 25):
        for top, tall in ((6, 30), (39, 32)):
            sheet.box(x + left, y + top, 17, tall, (0, 0, 0, 0))
    for row in range(6, 24, 4):  # the blind is half drawn
        sheet.box(x + 6, y + row, 36, 2, (226, 200, 142))
        sheet.box(x + 6, y + row + 2, 36, 1, (150, 118, 76))
    sheet.box(x + 23, y + 6, 2, 66, WOOD[2])
    sheet.box(x + 6, y + 36, 36, 3, WOOD[2])
    sheet.box(x + 6, y + 36, 36, 1, WOOD[4])
    for step in range(7):  # a glint on the pane
        sheet.box(x + 30 + step, y + 60 - step * 2, 2, 2, (232, 238, 222, 96))
    sheet.box(x, y + 74, 48, 6, WOOD[4])
    sheet.box(x, y + 79, 48, 1, WOOD[1])


def _wide_window(sheet: Sheet, x: int, y: int) -> None:
    """96 x 96 px, two wings, without glass; its blind is a prop, because somebody lifts it."""
    sheet.box(x, y, 96, 92, WOOD[1])
    sheet.box(x + 1, y + 1, 94, 90, WOOD[3])
    sheet.box(x + 1, y + 1, 94, 1, WOOD[4])
    for left in (4, 50):
        sheet.box(x + left, y + 4, 42, 86, WOOD[0])
        for top, tall in ((5, 40), (48, 41)):
            sheet.box(x + left + 1, y + top, 40, tall, (0, 0, 0, 0))
        sheet.box(x + left + 1, y + 45, 40, 3, WOOD[2])
        sheet.box(x + left + 1, y + 45, 40, 1, WOOD[4])
        for step in range(9):  # a glint on the pane
            sheet.box(x + left + 14 + step, y + 80 - step * 2, 2, 2, (232, 238, 222, 96))
    sheet.box(x + 46, y + 4, 4, 86, WOOD[3])
    sheet.box(x, y + 90, 96, 6, WOOD[4])
    sheet.line(x, y + 95, x + 95, y + 95, WOOD[0])


def office(sheet: Sheet) -> None:
    """Windows, map, cabinet, door."""
    x, y = sheet.place("window_blind", 0, 12, 6, 6)
    _wide_window(sheet, x, y)
    x, y = sheet.place("window_tall", 6, 12, 3, 5)
    _open_window(sheet, x, y)
    x, y = sheet.place("wall_map", 9, 12, 4, 3)
    sheet.box(x, y + 2, 64, 42, WOOD[1])
    sheet.box(x + 3, y + 5, 58, 36, (196, 184, 150))
    sheet.draw.polygon(
        ((x + 3, y + 22), (x + 22, y + 16), (x + 40, y + 26), (x + 60, y + 18), (x + 60, y + 40), (x + 3, y + 40)),
        fill=(132, 158, 120, 255),
    )
    sheet.box(x + 28, y + 10, 22, 14, (150, 96, 100))
    sheet.draw.ellipse((x + 14, y + 20, x + 22, y + 28), outline=(*RED[3], 255))
    x, y = sheet.place("cabinet", 13, 12, 2, 3)
    sheet.plate(x + 2, y + 4, 28, 44, STEEL, 4, 2, 0)
    for k in (8, 22, 36):
        sheet.box(x + 6, y + k, 20, 10, STEEL[1])
        sheet.box(x + 13, y + k + 4, 6, 2, STEEL[4])
    x, y = sheet.place("door_wood", 15, 12, 1, 4)
    sheet.box(x, y, 16, 64, WOOD[0])
    sheet.box(x + 2, y + 2, 12, 62, WOOD[2])
    sheet.draw.rectangle((x + 4, y + 6, x + 11, y + 26), outline=(*WOOD[1], 255))
    sheet.draw.rectangle((x + 4, y + 32, x + 11, y + 56), outline=(*WOOD[1], 255))
    sheet.box(x + 11, y + 30, 2, 3, KHAKI[4])


def small_lamps(sheet: Sheet) -> None:
    """Posters, glass, lamps, vents."""
    x, y = sheet.place("poster", 9, 15, 2, 2)
    sheet.box(x + 4, y + 1, 22, 29, (206, 190, 150))
    sheet.box(x + 6, y + 4, 18, 12, (180, 70, 50))
    sheet.box(x + 11, y + 8, 8, 12, (60, 50, 60))
    sheet.line(x + 7, y + 22, x + 22, y + 22, (90, 70, 60))
    sheet.line(x + 7, y + 25, x + 18, y + 25, (90, 70, 60))
    x, y = sheet.place("glass", 11, 15)
    sheet.box(x, y, 16, 16, (140, 200, 210, 40))
    sheet.line(x + 3, y, x + 13, y + 15, (200, 230, 230))
    sheet.image.putpixel((x + 3, y), (200, 230, 230, 120))
    for q in range(16):
        sheet.image.putpixel((x + 3 + q * 10 // 15, y + q), (210, 235, 235, 70))
    x, y = sheet.place("bulb", 12, 15)
    sheet.line(x + 8, y, x + 8, y + 5, GUN[1])
    sheet.draw.polygon(((x + 3, y + 9), (x + 6, y + 5), (x + 10, y + 5), (x + 13, y + 9)), fill=(*GUN[2], 255))
    sheet.box(x + 5, y + 9, 6, 3, EMBER[5])
    x, y = sheet.place("wall_lamp", 13, 15)
    sheet.box(x + 4, y + 1, 8, 3, INK)
    sheet.box(x + 5, y + 1, 6, 2, GUN[3])
    sheet.draw.ellipse((x + 3, y + 3, x + 12, y + 13), fill=(*INK, 255))
    sheet.draw.ellipse((x + 4, y + 4, x + 11, y + 12), fill=(*EMBER[4], 255))
    sheet.draw.ellipse((x + 6, y + 6, x + 9, y + 10), fill=(255, 248, 216, 255))
    for bar in (5, 8, 11):
        sheet.line(x + bar, y + 4, x + bar, y + 12, GUN[2])
    sheet.line(x + 4, y + 8, x + 12, y + 8, GUN[3])
    x, y = sheet.place("window_lit", 14, 15)
    sheet.box(x + 1, y + 1, 14, 14, GUN[0])
    sheet.box(x + 3, y + 3, 10, 10, EMBER[4])
    sheet.line(x + 8, y + 3, x + 8, y + 12, GUN[0])
    sheet.line(x + 3, y + 8, x + 12, y + 8, GUN[0])
    x, y = sheet.place("vent", 15, 16)
    sheet.plate(x, y, 16, 16, GUN, 3, 1, 0)
    for k in range(3, 14, 3):
        sheet.line(x + 2, y + k, x + 13, y + k, GUN[0])
        sheet.line(x + 2, y + k + 1, x + 13, y + k + 1, GUN[3])


def _empty_suit() -> Image.Image:
    """The suit that Cage wears, hung up: it looks at the viewer, and nobody is behind its visor."""
    hung = Pose(rise=1.0, lean=0, chest=-74, hips=-74, head_yaw=-66, right=(-5.0, 0.0, 0.0), left=(4.0, 0.0, 0.0),
                held="none", aim=None, right_hand=None, left_hand=None)
    role = replace(hero.SHEET, size=(48, 64), origin=(25, 60))
    picture, _ = people_cels.draw(role, people_cels.Cel(hung, 1, gear="none"))
    for dark, mint in zip((GUN[0], GUN[2], GUN[3], GUN[4]), MINT, strict=True):
        picture[(picture[..., :3] == mint).all(-1) & (picture[..., 3] > 0), :3] = dark
    return Image.fromarray(picture, "RGBA")


def hangar_and_trees(sheet: Sheet) -> None:
    """A suit on its rack; a tree."""
    x, y = sheet.place("rack", 0, 18, 3, 4)
    sheet.box(x + 1, y, 46, 64, INK)
    sheet.box(x + 5, y + 4, 38, 58, GUN[1])
    for row in range(8, 60, 8):
        sheet.line(x + 5, y + row, x + 42, y + row, GUN[0])
    for lx in (2, 42):
        sheet.box(x + lx, y + 1, 4, 63, GUN[2])
        sheet.line(x + lx, y + 1, x + lx, y + 63, GUN[4])
    sheet.box(x + 2, y + 1, 44, 3, GUN[3])
    sheet.line(x + 2, y + 1, x + 45, y + 1, GUN[5])
    sheet.box(x + 8, y + 61, 32, 3, STEEL[2])
    sheet.line(x + 8, y + 61, x + 39, y + 61, STEEL[4])
    sheet.image.alpha_composite(_empty_suit(), (x, y))
    for lx, clamp in ((5, 26), (38, 26), (5, 44), (38, 44)):
        sheet.box(x + lx, y + clamp, 5, 3, INK)
        sheet.box(x + lx, y + clamp, 5, 2, STEEL[3])
    sheet.box(x + 22, y + 4, 3, 6, STEEL[3])
    for lx, colour in ((7, MINT[2]), (39, EMBER[3])):
        sheet.box(x + lx, y + 7, 2, 2, colour)
    x, y = sheet.place("tree", 3, 18, 5, 5)
    sheet.box(x + 36, y + 40, 8, 40, WOOD[1])
    sheet.line(x + 36, y + 40, x + 36, y + 79, WOOD[2])
    for ox, oy, rr, c in (
        (40, 26, 26, (74, 96, 58)), (24, 34, 18, (86, 110, 64)), (56, 34, 18, (66, 86, 54)),
        (34, 18, 16, (120, 142, 80)), (48, 14, 12, (106, 130, 74)),
    ):
        sheet.draw.ellipse((x + ox - rr, y + oy - rr, x + ox + rr, y + oy + rr), fill=(*c, 255))
    for _ in range(90):
        a, b = (int(sheet.dice.integers(8, 72)), int(sheet.dice.integers(2, 50)))
        if sheet.image.getpixel((x + a, y + b))[3]:
            sheet.box(x + a, y + b, 2, 1, (150, 168, 96))


def wreck(sheet: Sheet) -> None:
    """A dropship that came down on its nose: burnt through aft, its skin open, half in the ground."""
    x, y = sheet.place("rotor", 8, 17, 8, 4)
    plain = scenery.dropship(1.0, "0a0b12 141722 222738 363e50 566274 8a959c")
    ship = np.array(Image.fromarray(plain).rotate(-9, Image.Resampling.NEAREST, expand=True))
    columns = np.nonzero(ship[..., 3].any(0))[0]
    ship = ship[:, columns[0] : columns[0] + 128]
    low = np.nonzero(ship[..., 3].any(1))[0][-1]
    part = p.canvas(128, 64)
    p.over(part, ship, 0, 64 + 7 - low)
    rows, across = np.mgrid[0:64, 0:128]
    grain = p.noise(128, 64, 13, 9, 4, 3)
    solid = part[..., 3] > 0
    open_skin = solid & (np.hypot((across - 46) / 20, (rows - 40) / 9) + grain * 0.7 < 0.8)
    heat = np.clip(0.15 + (rows - 32) / 30 + grain * 0.5, 0, 1)
    p.paint(part, open_skin, p.tone(heat, "060609 0c0a0e 1a1012 3a1712 742412 b8481a", 0.4))
    p.paint(part, open_skin & (across % 9 == 4), GUN[2])
    p.paint(part, solid & ~open_skin & np.roll(open_skin, 1, 0), GUN[4])
    soot = solid & ~open_skin & (np.hypot((across - 46) / 34, (rows - 34) / 20) + grain * 0.5 < 0.9)
    part[soot, :3] = (part[soot, :3] * 0.6).astype(np.uint8)
    p.outline(part)
    sheet.image.alpha_composite(Image.fromarray(part), (x, y))
    for _ in range(60):  # as many as there always were: what is drawn after it has the same dice
        sheet.dice.integers(16, 110), sheet.dice.integers(20, 60)


def odds(sheet: Sheet) -> None:
    """Pillars, hatches, benches, a cup."""
    x, y = sheet.place("pillar", 8, 21, 2, 2)
    sheet.plate(x + 2, y, 28, 32, CONCRETE, 3, 1, 0)
    sheet.line(x + 8, y, x + 8, y + 31, CONCRETE[2])
    x, y = sheet.place("hatch", 10, 21, 2, 3)
    sheet.draw.ellipse((x + 1, y + 1, x + 30, y + 46), fill=(*GUN[0], 255), outline=(*GUN[3], 255), width=2)
    sheet.box(x + 13, y + 22, 8, 3, RUST[3])
    x, y = sheet.place("bench", 12, 21, 3, 1)
    sheet.box(x, y + 6, 48, 4, WOOD[3])
    sheet.line(x, y + 6, x + 47, y + 6, WOOD[4])
    sheet.box(x + 4, y + 10, 3, 6, WOOD[1])
    sheet.box(x + 41, y + 10, 3, 6, WOOD[1])
    x, y = sheet.place("cup", 15, 21)
    sheet.box(x + 6, y + 10, 5, 6, WHITE[4])
    sheet.dot(x + 11, y + 12, WHITE[3])
    sheet.line(x + 6, y + 15, x + 10, y + 15, WHITE[2])
    x, y = sheet.place("rope_line", 12, 22, 2, 1)
    sheet.line(x, y + 4, x + 31, y + 4, KHAKI[3])
    sheet.line(x + 6, y + 4, x + 6, y + 15, WOOD[2])
    sheet.line(x + 26, y + 4, x + 26, y + 15, WOOD[2])
    x, y = sheet.place("cable", 0, 22, 1, 1)
    sheet.line(x + 8, y, x + 8, y + 15, GUN[0])
    sheet.line(x + 9, y, x + 9, y + 15, GUN[2])
    x, y = sheet.place("dead_gunner", 1, 22, 2, 1)
    sheet.draw.polygon(
        ((x + 2, y + 15), (x + 4, y + 9), (x + 14, y + 7), (x + 24, y + 11), (x + 30, y + 15)),
        fill=(*STEEL[2], 255), outline=(*INK, 255),
    )
    sheet.draw.ellipse((x + 3, y + 7, x + 10, y + 14), fill=(*WHITE[2], 255))
    x, y = sheet.place("spray", 14, 22, 2, 1)
    for _ in range(60):
        sheet.image.putpixel((x + int(sheet.dice.integers(32)), y + int(sheet.dice.integers(16))), (200, 220, 225, 120))
    x, y = sheet.place("sea_wall_lamp", 15, 22)  # a lantern on an iron foot
    sheet.box(x, y, 16, 16, (0, 0, 0, 0))
    sheet.box(x + 6, y + 12, 4, 4, INK)
    sheet.box(x + 7, y + 11, 2, 4, GUN[3])
    sheet.box(x + 4, y + 3, 8, 9, INK)
    sheet.box(x + 5, y + 4, 6, 7, EMBER[4])
    sheet.box(x + 6, y + 5, 3, 5, (255, 248, 216))
    sheet.line(x + 8, y + 4, x + 8, y + 10, GUN[2])
    sheet.box(x + 3, y + 2, 10, 2, GUN[2])
    sheet.line(x + 4, y + 1, x + 11, y + 1, GUN[3])
    sheet.line(x + 7, y, x + 8, y, GUN[2])
    war_table(sheet)


def war_table(sheet: Sheet) -> None:
    """The coast in sand and plaster, with threads and flags and a lamp: the upper row of a table that stands on the
    lower one of the mess's."""
    x, y = sheet.place("war_table", 0, 23, 3, 1)
    sheet.box(x + 1, y + 14, 46, 2, WOOD[3])
    sheet.line(x + 1, y + 14, x + 46, y + 14, WOOD[4])
    for k, tall in enumerate((2, 2, 3, 4, 4, 3, 2, 1, 1, 2, 3, 5, 6, 5, 3, 2, 2, 1)):
        sheet.box(x + 4 + 2 * k, y + 14 - tall, 2, tall, KHAKI[3] if k % 3 else KHAKI[2])
        sheet.box(x + 4 + 2 * k, y + 14 - tall, 2, 1, KHAKI[4])
    sheet.box(x + 17, y + 13, 7, 1, STORM[3])
    for flag, colour in ((8, CYAN[4]), (20, RED[3]), (30, CYAN[4])):
        sheet.line(x + flag, y + 2, x + flag, y + 11, WHITE[3])
        sheet.box(x + flag + 1, y + 2, 4, 3, colour)
    for k in range(9, 31, 2):
        sheet.dot(x + k, y + 7 + (k // 5) % 2, CYAN[4])
    sheet.box(x + 42, y + 8, 2, 6, GUN[3])
    sheet.box(x + 39, y + 6, 8, 2, EMBER[4])
    sheet.box(x + 40, y + 5, 6, 1, EMBER[2])
