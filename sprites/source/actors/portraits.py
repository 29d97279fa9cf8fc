"""Portraits of 64 by 64 px for all who speak: moods, and for each a blink and two open mouths.

Names: `cage_fear`, and beside it `cage_fear.blink`, `cage_fear.open`, `cage_fear.wide`. Sheet `sprites/ui/portraits`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import paint
import palette
from scipy import ndimage

from . import people_busts as busts
from . import people_features as features
from . import pixelize, ramps, sheets
from .people_busts import Bust, Hair, Skull
from .solids import Camera
from .strokes import disc, dot

UI = Path(__file__).resolve().parents[2] / "ui"
SIZE = 64
COLUMNS = 8
FORMS = ("", ".blink", ".open", ".wide")
LIGHT = pixelize.Light(ambient=0.30, gain=0.74, hollow=17.0, crease=2.6, rim=1.1)
Colour = palette.Colour
DUSK = "120f26 1e1434 341c48 54265a 7a3460"


@dataclass(frozen=True)
class Mood:
    """Brows (px lower at the nose, at the temple), eyes (px open, px looked aside), mouth (curve, gape)."""

    inner: float
    outer: float
    open_: float
    look: float = 0.0
    curve: float = 0.0
    gape: float = 0.0
    teeth: bool = False
    skew: float = 0.0
    tilt: float = 0.0
    lower: float = 0.0
    ground: str = "storm"
    marks: tuple[str, ...] = ()
    raised: float = 0.0  # px by which the near brow is higher


@dataclass(frozen=True)
class Person:
    skull: Skull
    hair: Hair
    clothes: Callable[[Bust], None]
    iris: Colour
    brows: Colour
    lips: Colour
    accent: Colour
    moods: dict[str, Mood]
    eye_wide: int = 7
    brow_thick: int = 2
    mouth_wide: int = 9
    lash: bool = False
    marks: tuple[str, ...] = ()
    civil: Callable[[Bust], None] | None = None  # worn in a mood that is marked `civil`
    full: int = 0  # px by which the lower lip is thicker


def _tone(ramp: str, step: int) -> Colour:
    return palette.ramp(ramp)[step]


PEOPLE: dict[str, Person] = {
    "cage": Person(
        Skull("skinp", 1.0, 1.04, 0.3, 0.96, 1.0, 0.96, 1.1, 1.04, point=0.96, corner=0.86),
        busts.brushed, lambda b: busts.suit(b, "khaki", "steel", "mint"), (62, 88, 98),
        _tone("brown", 2), (150, 82, 66), _tone("mint", 1),
        {
            "fear": Mood(-3, 1, 4.4, 1, -1.6, 2.4, True, lower=1.5, marks=("sweat",)),
            "tired": Mood(0, 1.4, 1.8, -0.5, -0.8, tilt=-5, lower=2, marks=("bags", "stubble")),
            "resolved": Mood(2.4, -1.2, 2.6, 0.3, -0.5, tilt=2, marks=("stubble", "scar")),
            "peace": Mood(-1.2, 0, 2.4, 0.5, 1.7, ground=DUSK, tilt=-2, marks=("civil",)),
        },
        civil=lambda b: busts.coat(b, "navy", ""),
    ),
    "rita": Person(
        Skull("skinr", 0.92, 0.66, 1.0, 1.06, 0.86, 0.76, 0.7, 0.80,
              point=0.92, eyes=0.4, apart=1.04), busts.swept,
        lambda b: busts.suit(b, "red", "white", ""), (84, 144, 186), _tone("hairp", 2), (186, 96, 90),
        _tone("red", 2),
        {
            "hard": Mood(2.4, -1.4, 2.6, 0.2, -0.8, ground=DUSK, marks=("smudge",)),
            "curious": Mood(-1.2, -0.6, 3.6, 0.8, 0.2, 0.4, ground=DUSK, tilt=-6, raised=2),
            "wounded": Mood(-1.6, 1, 1.8, -0.6, -1, 1.4, True, ground=DUSK, tilt=5, lower=2.5,
                            marks=("blood", "smudge")),
            "half-smile": Mood(0, -0.8, 2.6, 0.8, 1.0, skew=-1.2, ground=DUSK, tilt=-3),
        }, 8, 2, 8, True,
    ),
    "officer": Person(
        Skull("skinp", 0.86, 0.72, 2.4, 0.9, 1.16, 0.8, 0.7, 0.80, point=1.1, hook=0.8, low=-0.6), busts.pinned,
        lambda b: busts.coat(b, "olive", "ember"), (112, 98, 66), _tone("greyh", 2), (158, 84, 76), _tone("bonep", 2),
        {
            "stern": Mood(1.6, -1.0, 2.8, 0, -0.7, ground="concrete"),
            "kind": Mood(-1.4, 0.2, 2.8, 0.5, 1.9, ground=DUSK, tilt=-2),
        }, 8, 1, 8, True, ("age",),
    ),
    "sergeant": Person(
        Skull("skind", 1.04, 1.1, -0.6, 1.14, 0.8, 1.4, 1.2, 1.16, point=1.3, corner=1.25, low=0.8), busts.beret,
        lambda b: busts.jacket(b, "navy", "olive", ""), (110, 78, 42), _tone("brown", 1), (126, 62, 58),
        _tone("rust", 3),
        {
            "shout": Mood(2.8, -1.6, 2.6, 0, -1.2, 4.6, True, ground="mud", tilt=3),
            "grin": Mood(0.2, -1.2, 2.0, 0.6, 2.2, 1.6, True, ground="mud", tilt=-3),
        }, 7, 2, 10, True, ("brow_scar",), full=1,
    ),
    "dov": Person(
        Skull("skinp", 0.86, 0.84, 3.2, 0.84, 1.3, 1.06, 1.1, 0.96,
              point=0.9, hook=1.2, ears=1.1, eyes=0.8, low=-1.2), busts.quiff,
        lambda b: busts.jacket(b, "olive", "white", "tan"), (104, 80, 46), _tone("brown", 1), (148, 80, 66),
        _tone("tan", 2),
        {
            "easy": Mood(-0.4, -1.4, 2.0, 0.8, 1.5, ground="rust", tilt=-3, raised=1.4),
            "hurt": Mood(-2.6, 1.2, 2.4, -0.4, -1.4, 0.6, ground="rust", lower=2, tilt=3, marks=("sweat", "smudge")),
        },
    ),
    "junie": Person(
        Skull("skinr", 0.98, 0.86, -2.6, 1.3, 0.66, 0.8, 0.5, 0.66,
              point=0.7, hook=-0.8, eyes=-0.8, apart=1.08, low=2.6), busts.bobbed,
        lambda b: busts.jacket(b, "olive", "bonep", "tan", 0.84), (70, 128, 86), _tone("rust", 1), (180, 92, 84),
        _tone("tan", 2),
        {
            "afraid": Mood(-2.8, 0.6, 4.6, 0.6, -1.4, 1.0, lower=1, marks=("sweat",)),
            "easy": Mood(-0.8, -0.2, 3.6, 0.4, 1.5, tilt=-3),
        }, 8, 1, 7, True, ("freckles",),
    ),
    "moss": Person(
        Skull("skinp", 1.16, 1.2, 0.6, 1.24, 1.0, 1.7, 1.4, 1.3,
              point=1.2, corner=1.3, ears=1.2, apart=0.9, low=2.4), busts.cap_and_beard,
        lambda b: busts.jacket(b, "mud", "olive", "tan", 1.12), (78, 92, 84), _tone("greyh", 3), (140, 78, 66),
        _tone("tan", 2),
        {
            "calm": Mood(-0.6, 0.6, 1.9, 0, 0.8, ground="olive"),
            "hard": Mood(2.4, -0.6, 1.8, 0.2, -0.8, ground="olive", tilt=2),
        }, 7, 2, 8, False, ("age",),
    ),
    "wick": Person(
        Skull("skind", 0.94, 0.62, 0.8, 0.8, 0.92, 1.2, 0.8, 0.72,
              crown=1.06, point=0.8, ears=1.25, apart=1.04), busts.singed,
        lambda b: busts.jacket(b, "rust", "tan", "tan", 0.92), (96, 66, 38), _tone("brown", 0), (118, 58, 52),
        _tone("tan", 2),
        {
            "loud": Mood(-2.0, -1.4, 4.0, 0.4, 1.8, 3.6, True, ground="sand", tilt=-4),
            "calm": Mood(-0.4, 0.4, 2.6, 0.2, 0.5, ground="sand", tilt=2, lower=1),
        }, marks=("burn",),
    ),
    "guard": Person(
        Skull("skinr", 0.98, 1.2, -1.0, 1.1, 0.8, 1.1, 0.9, 1.2,
              point=1.1, corner=0.9, hook=-0.5, low=1), busts.helmet,
        lambda b: busts.jacket(b, "olive", "olive", "tan"), (84, 96, 104), _tone("brown", 2), (168, 92, 84),
        _tone("steel", 2),
        {
            "flat": Mood(0.8, 0, 2.0, 0, -0.3, ground="concrete"),
            "easy": Mood(-0.6, -0.4, 2.4, 0.6, 1.2, ground="concrete", tilt=-2),
        }, marks=("moustache",),
    ),
}
NAMES: tuple[str, ...] = tuple(f"{who}_{mood}" for who, person in PEOPLE.items() for mood in person.moods)


def portrait(name: str, form: str = "") -> np.ndarray:
    """The finished picture, ground and frame included."""
    who, mood = name.split("_")
    person = PEOPLE[who]
    m = person.moods[mood]
    if form == ".blink":
        m = replace(m, open_=0.0)
    elif form:
        wide = form == ".wide"
        m = replace(m, gape=max(m.gape, 1.4) + 2.2 * wide, teeth=m.teeth or wide, curve=m.curve * 0.6)
    b = Bust(m.tilt, m.lower + person.skull.low)
    clothes = person.civil if "civil" in m.marks and person.civil else person.clothes
    clothes(b)
    busts.face(b, person.skull)
    person.hair(b)
    pixels = pixelize.vote(b.solids.buffer(Camera(SIZE, SIZE, 0, SIZE - 2, tilt=0.0)))
    _soften(pixels, person.skull.skin)
    picture = pixelize.shade(pixels, LIGHT)
    skin = palette.table(person.skull.skin)
    shiny = (picture[..., :3] == skin[-1]).all(2)
    picture[shiny, :3] = skin[-2]  # skin has no metal's gloss
    _features(picture, b, person, m)
    return _mount(picture, person, m)


def _soften(pixels: pixelize.Pixels, skin: str) -> None:
    """A face is one surface: its masses flow into one another, or every cheek would have an edge."""
    mine = pixels.material == ramps.NUMBER[skin]
    for part in np.unique(pixels.part[mine]):
        own = mine & (pixels.part == part)
        weight = ndimage.gaussian_filter(own.astype(float), 1.5)
        for axis in range(3):
            blurred = ndimage.gaussian_filter(pixels.normal[..., axis] * own, 1.5) / np.maximum(weight, 1e-6)
            pixels.normal[own, axis] = blurred[own]
    length = np.linalg.norm(pixels.normal, axis=2)[..., None]
    pixels.normal[mine] = (pixels.normal / np.maximum(length, 1e-6))[mine]


def _features(picture: np.ndarray, b: Bust, person: Person, m: Mood) -> None:
    s, skin = person.skull, palette.ramp(person.skull.skin)
    marks = (*person.marks, *m.marks)
    for side in (-1, 1):
        far = side > 0
        x, y = b.pixel(2.6 + side * (6.1 * s.wide * s.apart - 0.3 * far), 0.6 + s.eyes)
        wide = person.eye_wide - far
        if "bags" in marks:
            features.run_of(picture, [(x - 2, y + 4), (x + 2, y + 4)], [skin[2]])
        if "age" in marks:
            features.run_of(picture, [(x - 2, y + 4), (x + 1, y + 5)], [skin[3]])
        features.eye(picture, x, y, wide, m.open_, m.look, person.iris, skin, (side if person.lash else 0))
        bx, by = b.pixel(2.6 + side * 6.3 * s.wide * s.apart, 5.4 + s.eyes)
        features.brow(picture, bx, by - m.raised * (side < 0), wide + 1, m.inner, m.outer, person.brows, side,
                      person.brow_thick)
    nose = -4.0 * s.nose - 1.2
    nx, ny = b.pixel(4.2, nose)
    features.nose(picture, nx, ny + 1, s.bulb, s.hook, skin)
    x, y = b.pixel(3.4, -9.4 - s.chin * 0.55)
    features.mouth(picture, x, y, person.mouth_wide, m.curve, m.gape, skin, person.lips, m.teeth, m.skew, person.full)
    for mark in marks:
        if mark in MARKS:
            MARKS[mark](picture, b, skin)


# -- marks of life


def _sweat(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    for x, z in ((-8.5, 8), (-10, -4), (11, 2)):
        px, py = b.pixel(x, z)
        for k, colour in enumerate(((226, 242, 244), (160, 204, 212), (110, 152, 170))):
            dot(picture, px, py + k, colour)


def _stubble(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    """Every other pixel of chin and jaw, in rows: a shadow, not dirt."""
    spots = []
    for row in range(-16, -5):
        for k in range(-9, 12):
            if (row + k) % 2 == 0 and (row < -11 or abs(k - 2) > 6) and abs(k - 2) < 10 + row * 0.2:
                spots.append(b.pixel(k, row))
    features.scatter(picture, spots, skin, 1, 2)


def _scar(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    features.run_of(picture, [b.pixel(-7.0, -2.4), b.pixel(-4.8, -8)], [skin[2], (158, 76, 70), skin[2]])


def _brow_scar(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    features.run_of(picture, [b.pixel(-4.2, 8.2), b.pixel(-5.8, 2.6)], [skin[-2], skin[-1]])


def _smudge(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    spots = ((-8, -4), (-7, -4), (-6, -4), (-7, -5), (-6, -5), (-5, -5), (-4, -6), (-5, -6), (9, 9), (10, 9), (9, 8))
    features.scatter(picture, [b.pixel(x, z) for x, z in spots], skin, 1, 2)


def _freckles(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    spots = ((-6, -4), (-4, -5), (-2, -4), (-5, -6.4), (0, -4), (7, -4), (8.6, -5.2), (6.4, -6.2))
    features.scatter(picture, [b.pixel(x, z) for x, z in spots], skin, 1, 2)


def _age(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    features.run_of(picture, [b.pixel(-0.6, -6.0), b.pixel(-2.6, -10)], [skin[3], skin[2]])
    features.run_of(picture, [b.pixel(-9.4, 1.4), b.pixel(-8.2, 0.6)], [skin[2]])
    features.run_of(picture, [b.pixel(-9.4, -1.4), b.pixel(-8.2, -0.8)], [skin[2]])


def _burn(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    spots = [(-8, -3), (-7, -3), (-9, -4), (-8, -4), (-7, -4), (-6, -4), (-9, -5), (-8, -5), (-7, -5), (-8, -6),
             (-7, -6)]
    for x, z in spots:
        px, py = b.pixel(x, z)
        if pixel_is(picture, px, py, skin):
            dot(picture, px, py, (158, 92, 74))


def _moustache(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    brown = palette.ramp("brown")
    for number, (x, z) in enumerate(((-0.4, -7.4), (1.4, -6.6), (4.0, -6.4), (6.4, -6.6), (8.0, -7.4))):
        px, py = b.pixel(x, z)
        for step in range(-1, 2):
            dot(picture, px + step, py, brown[3 if number in (1, 2) else 2])
            dot(picture, px + step, py + 1, brown[1])


def _blood(picture: np.ndarray, b: Bust, skin: list[Colour]) -> None:
    red = palette.ramp("red")
    for path in (((-6, 9), (-6.6, 5), (-7.6, 0), (-7.2, -6), (-6.4, -11)), ((5.6, -9.6), (6.2, -12), (5.8, -14))):
        features.run_of(picture, [b.pixel(x, z) for x, z in path], [red[2], red[3]])
    disc(picture, *b.pixel(-6, 9.5), 1.6, red[2])
    dot(picture, *b.pixel(-6.5, 10), red[3])


def pixel_is(picture: np.ndarray, x: float, y: float, skin: list[Colour]) -> bool:
    px, py = round(x), round(y)
    return 0 <= px < SIZE and 0 <= py < SIZE and tuple(int(v) for v in picture[py, px, :3]) in skin


MARKS: dict[str, Callable[[np.ndarray, Bust, list[Colour]], None]] = {
    "sweat": _sweat, "stubble": _stubble, "scar": _scar, "brow_scar": _brow_scar, "smudge": _smudge,
    "freckles": _freckles, "age": _age, "burn": _burn, "blood": _blood, "moustache": _moustache,
}


def _mount(picture: np.ndarray, person: Person, m: Mood) -> np.ndarray:
    """On a ground that is lightest behind the face, in three dithered steps, with a frame in the speaker's colour."""
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    near = np.hypot((x - 38) / 1.0, (y - 24) / 1.1) + paint.bayer(SIZE, SIZE) * 7
    step = np.where(near < 20, 3, np.where(near < 29, 2, 1))
    out = np.zeros((SIZE, SIZE, 4), np.uint8)
    out[..., :3] = palette.table(m.ground)[np.minimum(step, len(palette.ramp(m.ground)) - 2)]
    out[..., 3] = 255
    solid = picture[..., 3] > 0
    out[solid] = picture[solid]
    for inset, colour in ((0, palette.INK), (1, person.accent)):
        far = SIZE - 1 - inset
        out[[inset, far], inset : far + 1, :3] = colour
        out[inset : far + 1, [inset, far], :3] = colour
    return out


def main() -> None:
    frames = [(f"{name}{form}", portrait(name, form)) for name in NAMES for form in FORMS]
    rows = -(-len(frames) // COLUMNS)
    whole = np.zeros((rows * SIZE, COLUMNS * SIZE, 4), np.uint8)
    entries = []
    for k, (name, picture) in enumerate(frames):
        x, y = k % COLUMNS * SIZE, k // COLUMNS * SIZE
        whole[y : y + SIZE, x : x + SIZE] = picture
        box = {"x": x, "y": y, "w": SIZE, "h": SIZE}
        entries.append({"filename": name, "frame": box, "rotated": False, "trimmed": False,
                        "spriteSourceSize": {"x": 0, "y": 0, "w": SIZE, "h": SIZE},
                        "sourceSize": {"w": SIZE, "h": SIZE}, "duration": 100})
    sheets.save_png(whole, UI / "portraits.png")
    meta = {"app": "last-reveille", "version": "1.3", "image": "portraits.png", "format": "RGBA8888",
            "size": {"w": COLUMNS * SIZE, "h": rows * SIZE}, "scale": "1", "frameTags": [], "slices": []}
    text = json.dumps({"frames": entries, "meta": meta}, separators=(",", ":"))
    (UI / "portraits.json").write_text(text + "\n", encoding="utf-8")
