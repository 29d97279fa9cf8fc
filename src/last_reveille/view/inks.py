"""The colours of the interface. One rule everywhere: cyan is remembered, warm is human and now, ember is only on what
kills, and white-cyan only on what is certain or selected.
"""

from __future__ import annotations

from typing import Final

Colour = tuple[int, int, int]

INK: Final = (8, 8, 16)
PANEL: Final = (8, 10, 18)
EDGE: Final = (59, 71, 95)
RULE: Final = (34, 42, 61)
TEXT: Final = (228, 237, 226)
SECOND: Final = (157, 176, 184)
THIRD: Final = (98, 117, 139)  # labels and keys only

DEEP: Final = (10, 44, 64)  # fill of what is remembered
OLD: Final = (18, 96, 124)  # known, long ago
QUIET: Final = (34, 168, 192)
MEMORY: Final = (100, 230, 226)  # strokes
CERTAIN: Final = (212, 255, 246)  # certain, or selected
BROKEN: Final = (196, 230, 230)
HEARD: Final = (150, 206, 206)  # words of an earlier loop

HUMAN: Final = (255, 232, 164)  # clock, names
WARM: Final = (255, 198, 74)  # anchors, keys
DEATH: Final = (245, 127, 92)
THREAT: Final = (249, 138, 30)
HOT: Final = (255, 244, 184)  # the killer's outline
BODY: Final = (92, 232, 144)
BODY_DARK: Final = (29, 138, 94)
BODY_LIGHT: Final = (216, 255, 204)
BATTERY: Final = (69, 170, 255)
BATTERY_LIGHT: Final = (151, 228, 255)
BATTERY_DARK: Final = (31, 102, 224)
WHITE: Final = (255, 255, 255)
