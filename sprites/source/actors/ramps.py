"""What bodies are made of: each material is a ramp of the palette, some of them glow, some shine."""

from __future__ import annotations

import numpy as np
import palette

MATERIALS = palette.names()
NUMBER = {name: n for n, name in enumerate(MATERIALS)}
TABLES = tuple(palette.table(name) for name in MATERIALS)
GLOW = frozenset(("ember", "azure", "mint", "cyan"))  # lit from within: never shaded, never outlined inside
DULL = 0.08
GLOSS = {  # share of the highlight
    "steel": 0.55, "gun": 0.5, "blade": 0.8, "mimic": 0.55, "alpha": 0.22, "white": 0.2, "omega": 0.6, "chitin": 0.75,
    "achitin": 0.15, "sac": 0.9, "memb": 0.15, "bonep": 0.25, "navy": 0.2, "tan": 0.08,
}


def outline_tint(darkest: np.ndarray) -> np.ndarray:
    """The line round a body: its own darkest colour, most of it ink. Never pure black."""
    return (darkest * 0.45 + np.array(palette.INK) * 0.55).astype(np.uint8)
