"""The light, the air and the colours of each place: one row for each name that a map may give as its palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int]

RAIN: Final = "rain"
EMBERS: Final = "embers"
ASH: Final = "ash"
MOTES: Final = "motes"
SPRAY: Final = "spray"
BUBBLES: Final = "bubbles"
LEAVES: Final = "leaves"
DRIPS: Final = "drips"
LIGHTNING: Final = "lightning"


@dataclass(frozen=True, slots=True)
class Climate:
    """`air`: what falls or drifts, how many of each are in view. `rim`: black beasts need a light on their backs."""

    backdrop: str  # set of sprites/backdrops/sets.json
    top: Colour  # light at the upper edge of the screen, 255 = as painted
    bottom: Colour  # at the lower edge
    shallow: Colour  # water that one can see into
    sky: Colour  # behind a map seen from far away
    air: tuple[tuple[str, int], ...]
    rim: bool = False
    war: str = ""  # the climate whose far war it has, if not one of its own


CLIMATES: Final[dict[str, Climate]] = {
    "storm": Climate("beach", (225, 238, 255), (176, 190, 218), (30, 74, 84), (30, 44, 62),
                     ((RAIN, 150), (EMBERS, 16), (LIGHTNING, 1))),
    "dawn": Climate("base", (240, 226, 255), (206, 186, 214), (92, 66, 90), (58, 42, 70), ((MOTES, 40),)),
    "muster": Climate("base", (255, 240, 232), (232, 210, 206), (116, 88, 88), (90, 66, 76), ((MOTES, 46),),
                      war="dawn"),
    "night": Climate("trenches", (206, 214, 238), (188, 188, 208), (24, 40, 60), (16, 20, 34),
                     ((RAIN, 90), (ASH, 30), (EMBERS, 22)), True),
    "gold": Climate("road", (255, 240, 222), (236, 206, 190), (120, 96, 84), (120, 78, 76),
                    ((MOTES, 46), (LEAVES, 12))),
    "dusk": Climate("dam", (226, 204, 232), (176, 160, 200), (74, 44, 84), (44, 26, 58),
                    ((EMBERS, 26), (SPRAY, 40), (DRIPS, 10)), True),
    "gallery": Climate("gallery", (112, 128, 142), (92, 106, 122), (24, 66, 72), (12, 26, 32),
                       ((DRIPS, 14), (MOTES, 20)), True),
    "drill": Climate("gallery", (132, 136, 142), (108, 112, 120), (24, 66, 72), (16, 22, 28), ((MOTES, 30),), True),
    "deep": Climate("under", (104, 136, 156), (78, 106, 128), (18, 66, 76), (8, 26, 34), ((BUBBLES, 60),), True),
    "office": Climate("office", (168, 168, 178), (186, 174, 160), (110, 110, 96), (104, 90, 70), ((MOTES, 54),), True),
    "morning": Climate("before", (255, 252, 244), (244, 232, 214), (90, 130, 130), (92, 104, 110),
                       ((MOTES, 34), (LEAVES, 8)), True),
    "noon": Climate("before", (240, 248, 255), (236, 238, 236), (84, 128, 138), (104, 116, 126), ((MOTES, 24),), True),
}
DEFAULT: Final = "storm"


def climate(palette: str) -> Climate:
    """The row of that name; a name that nobody knows has the storm's."""
    return CLIMATES.get(palette, CLIMATES[DEFAULT])
