"""Our two faces on the screen. Text that comes from outside (names, file paths, errors) may hold anything: whatever
cannot be shown is left out, and nothing here ever raises for it.
"""

from __future__ import annotations

import json
import logging
from typing import Final

import pygame

from .assets import Assets
from .inks import INK, TEXT, Colour

log = logging.getLogger(__name__)

LONGEST: Final = 200  # characters of one line; the rest is cut
KEPT: Final = 512  # rendered lines kept
SHADOW: Final = "shadow"  # one px down-right: on panels
RING: Final = "ring"  # all round: on the world
BARE: Final = ""
_SHADOW_ALPHA: Final = 204
_RING_ALPHA: Final = 230


class Font:
    """A face by name, "f7" or "label". Positions are canvas px of the top left of a capital letter."""

    def __init__(self, assets: Assets, name: str) -> None:
        self.name = name
        self.capital, self.rows, self.pitch = 7, 9, 12
        self.lift = 0  # rows above a capital's top, for accents
        self._places: dict[str, tuple[int, int]] = {}
        self._strip = assets.image(f"sprites/fonts/{name}.png")
        self._capitals = name == "label"
        self._lines: dict[tuple[str, Colour, str, int], pygame.Surface] = {}
        try:
            plan = json.loads(assets.text(f"sprites/fonts/{name}.json"))
            self.rows, self.capital, self.pitch = int(plan["rows"]), int(plan["capital"]), int(plan["pitch"])
            self.lift = int(plan.get("lift", 0))
            self._places = {str(c): (int(at[0]), int(at[1])) for c, at in plan["glyphs"].items()}
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as reason:
            log.warning("sprites/fonts/%s.json: %s: no letters", name, reason.__class__.__name__)

    def has(self, character: str) -> bool:
        return (character.upper() if self._capitals else character) in self._places

    def clean(self, text: str) -> str:
        """What of a text can be shown on one line: known characters, at most LONGEST."""
        if self._capitals:
            text = text[: LONGEST * 2].upper()
        places = self._places
        return "".join([c if c in places else " " if c in "\n\t" else "" for c in text[: LONGEST * 2]])[:LONGEST]

    def width(self, text: str, scale: int = 1) -> int:
        """Length of a line in px, without its shadow."""
        shown = self.clean(text)
        places = self._places
        return max(sum([places[c][1] + 1 for c in shown]) - 1, 0) * max(scale, 1)

    def wrap(self, text: str, width: int) -> list[str]:
        """Lines of at most `width` px, broken between words and at line feeds; a word that is longer is cut."""
        lines: list[str] = []
        for part in text[: LONGEST * 20].split("\n"):
            line = ""
            for word in part.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.width(longer) > width:
                    lines.append(line)
                    line = word
                else:
                    line = longer
                while self.width(line) > width and len(line) > 1:
                    fits = self._fitting(line, width)
                    lines.append(line[:fits])
                    line = line[fits:]
            lines.append(line)
        return lines

    def cut(self, text: str, width: int) -> str:
        """The text, with dots at its end when it does not fit in `width` px."""
        text = self.clean(text)
        if self.width(text) <= width:
            return text
        return text[: self._fitting(text, width - self.width("...") - 1)].rstrip() + "..."

    def draw(
        self, target: pygame.Surface, text: str, x: int, y: int, colour: Colour = TEXT, edge: str = SHADOW,
        scale: int = 1, align: str = "left",
    ) -> int:
        """Draws one line; `align` says what `x` is: left, centre or right. Returns its width in px."""
        shown = self.clean(text)
        width = self.width(shown, scale)
        if not width:
            return 0
        if align != "left":
            x -= width if align == "right" else width // 2
        pad = scale if edge == RING else 0
        target.blit(self.line(shown, colour, edge, scale), (x - pad, y - pad - self.lift * max(scale, 1)))
        return width

    def line(self, text: str, colour: Colour, edge: str = SHADOW, scale: int = 1) -> pygame.Surface:
        """A rendered line, kept for the next time: `lift` rows of accents, then the capitals, all times `scale`. With a
        ring it is `scale` px larger on every side."""
        key = (text, colour, edge, scale)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= KEPT:
                del self._lines[next(iter(self._lines))]
            found = self._lines[key] = self._render(text, colour, edge, max(scale, 1))
        return found

    def _fitting(self, text: str, width: int) -> int:
        """How many characters fit, at least one."""
        places, at = self._places, -1
        for n, c in enumerate(text):
            at += places[c][1] + 1 if c in places else 0
            if at > width:
                return max(n, 1)
        return max(len(text), 1)

    def _render(self, text: str, colour: Colour, edge: str, scale: int) -> pygame.Surface:
        shown = self.clean(text)
        tall = self.lift + self.rows
        plain = pygame.Surface((self.width(shown) + 1, tall), pygame.SRCALPHA, 32)
        x = 0
        for c in shown:
            left, width = self._places[c]
            if c != " ":
                plain.blit(self._strip, (x, 0), (left, 0, width, tall))
            x += width + 1
        if scale > 1:
            plain = pygame.transform.scale_by(plain, scale)
        letters = plain.copy()
        letters.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
        if edge == BARE:
            return _ready(letters)
        dark = plain
        dark.fill((*INK, _RING_ALPHA if edge == RING else _SHADOW_ALPHA), special_flags=pygame.BLEND_RGBA_MULT)
        w, h = plain.get_size()
        whole = pygame.Surface((w + scale * 2, h + scale * 2), pygame.SRCALPHA, 32)
        if edge == RING:
            for dx in (0, scale, scale * 2):
                for dy in (0, scale, scale * 2):
                    whole.blit(dark, (dx, dy), special_flags=pygame.BLEND_RGBA_MAX)
            whole.blit(letters, (scale, scale))
        else:
            whole.blit(dark, (scale, scale))
            whole.blit(letters, (0, 0))
        return _ready(whole)


def _ready(surface: pygame.Surface) -> pygame.Surface:
    return surface.convert_alpha() if pygame.display.get_init() and pygame.display.get_surface() else surface
