"""A sprite sheet: frames, tags and durations from the JSON that Aseprite exports, and the baked variants of each frame.

Both of its forms are read, "array" and "hash", trimmed frames too. `meta.ticks` holds the length of each frame in
1/60 s and `meta.origin` the middle of the feet; both are ours and optional: without them the durations are rounded, and
the feet are the pivot of the slice "pivot". Frames are cut to their opaque part and stored run-length encoded, which
halves the cost of a blit; variants that are blitted with a blend flag are not (decoding them each time costs twenty
times the blit).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import pygame

PLAIN: Final = ""
WHITE: Final = "white"  # the flash of a hit
HIT: Final = "hit"  # the same for what is large: brighter, never a white field that flickers
GHOST: Final = "ghost"  # half transparent
MERCY: Final = "mercy"  # a light line round the body: nothing can hurt it now
MERCY_END: Final = "mercy_end"  # the same, thinner
ECHO: Final = "echo"  # cyan body, white outline: the solid echo
TRAIL: Final = "trail"  # warm and faint: afterimages (cyan is kept for memory)
HUSK: Final = "husk"  # grey: nothing in it glows any more
FAINT: Final = "faint"  # one third: afterimages' tail
COLD: Final = "cold"  # held still by an Alpha's death
RIM: Final = "rim"  # a cool light along its back, for black beasts in the dark
DARK: Final = "dark"  # silhouette
_WHITE: Final = 200  # of 255, from which on a tint gives way to white
LARGEST: Final = 4096  # px of the sides of a frame that was trimmed
ADD: Final = "add"  # for BLEND_RGB_ADD: no run-length encoding, colour already multiplied by alpha


@dataclass(slots=True)
class Plan:
    """What the JSON says. Rectangles are (x, y, w, h) px in the picture; tags are (first, last) frame."""

    frames: list[tuple[int, int, int, int]]
    tags: dict[str, tuple[int, int]]
    ticks: list[int]
    origin: tuple[int, int]
    points: dict[str, dict[int, tuple[int, int]]] = field(default_factory=dict)  # slice name -> frame -> px in frame
    width: int = 0
    height: int = 0
    names: dict[str, int] = field(default_factory=dict)  # file name of a frame -> frame
    feet: bool = True  # False: no origin given, each frame stands on its own middle
    # Of a frame that was trimmed: where its rectangle lies in it, and its own size (x, y, w, h).
    trimmed: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)


def _slice_points(entries: Any, count: int) -> dict[str, dict[int, tuple[int, int]]]:
    """Middle of each slice in each of `count` frames. A key holds until the next one; one without an area hides it."""
    points: dict[str, dict[int, tuple[int, int]]] = {}
    for entry in entries:
        keys = sorted((int(key["frame"]), key["bounds"]) for key in entry.get("keys", ()))
        found = points.setdefault(str(entry["name"]), {})
        for at, (first, box) in enumerate(keys):
            last = keys[at + 1][0] if at + 1 < len(keys) else count
            if int(box["w"]) > 0 and int(box["h"]) > 0:
                middle = int(box["x"]) + int(box["w"]) // 2, int(box["y"]) + int(box["h"]) // 2
                found.update(dict.fromkeys(range(max(first, 0), min(last, count)), middle))
    return points


def _pivot(entries: Any) -> tuple[int, int] | None:
    """The pivot of the slice "pivot" in its first key, px in the frame."""
    for entry in entries:
        for key in entry.get("keys", ()):
            if entry["name"] == "pivot" and "pivot" in key:
                return (int(key["bounds"]["x"]) + int(key["pivot"]["x"]),
                        int(key["bounds"]["y"]) + int(key["pivot"]["y"]))
    return None


def _rect(box: Any) -> tuple[int, int, int, int]:
    rect = int(box["x"]), int(box["y"]), int(box["w"]), int(box["h"])
    if min(rect[:2]) < 0 or min(rect[2:]) < 1:
        raise ValueError("a frame has no area")
    return rect


def _trim(entry: Any) -> tuple[int, int, int, int] | None:
    """Of a trimmed frame: where the rest of it lies in the whole, and the size of the whole."""
    if not entry.get("trimmed"):
        return None
    x, y, w, h = _rect(entry["spriteSourceSize"])
    whole = int(entry["sourceSize"]["w"]), int(entry["sourceSize"]["h"])
    if x + w > whole[0] or y + h > whole[1] or max(whole) > LARGEST:
        raise ValueError("a trimmed frame does not lie in its whole")
    return x, y, *whole


def _rows(frames: Any) -> list[Any]:
    """The frames of either form: a list of rows, or rows by file name."""
    if isinstance(frames, dict):
        return [{"filename": name, **row} for name, row in frames.items()]
    return list(frames)


def parse_sheet(data: Any) -> Plan:
    """Plan of a decoded JSON document. Raises ValueError, KeyError or TypeError when it does not describe a sheet."""
    frames: list[tuple[int, int, int, int]] = []
    ticks: list[int] = []
    names: dict[str, int] = {}
    trimmed: dict[int, tuple[int, int, int, int]] = {}
    for entry in _rows(data["frames"]):
        if (part := _trim(entry)) is not None:
            trimmed[len(frames)] = part
        names[str(entry.get("filename", ""))] = len(frames)
        frames.append(_rect(entry["frame"]))
        ticks.append(max(1, round(int(entry.get("duration", 100)) * 60 / 1000)))
    if not frames:
        raise ValueError("the sheet has no frames")
    meta = data.get("meta", {})
    own = meta.get("ticks", [])
    if len(own) == len(frames):
        ticks = [max(1, int(n)) for n in own]
    tags: dict[str, tuple[int, int]] = {}
    for tag in meta.get("frameTags", []):
        first, last = int(tag["from"]), int(tag["to"])
        if not 0 <= first <= last < len(frames):
            raise ValueError("a tag names frames that are not there")
        tags[str(tag["name"])] = (first, last)
        names.setdefault(str(tag["name"]), first)
    slices = meta.get("slices", [])
    feet = meta.get("origin") or _pivot(slices)
    origin = feet or (frames[0][2] // 2, frames[0][3] - 1)
    return Plan(
        frames, tags, ticks, (int(origin[0]), int(origin[1])), _slice_points(slices, len(frames)),
        max(x + w for x, y, w, h in frames), max(y + h for x, y, w, h in frames), names, feet is not None, trimmed,
    )


class Sheet:
    """Frames ready to blit. `get` gives (surface, dx, dy): blit it at (feet x + dx, feet y + dy)."""

    def __init__(
        self, name: str, plan: Plan | None, picture: pygame.Surface, painted: Plan | None = None
    ) -> None:
        """`painted`: how the frames lie in the file, if that is not how they lie in `picture`."""
        if plan is None:
            w, h = picture.get_size()
            plan = Plan([(0, 0, w, h)], {}, [6], (w // 2, h))
        self.name = name
        self.plan = plan
        self.painted = painted or plan
        self.missing = not plan.tags and name != ""
        self._picture = picture
        self._cut: dict[tuple[int, bool, str], tuple[pygame.Surface, int, int]] = {}
        self._tints: dict[tuple[int, int, int], Sheet] = {}

    # -- which frame

    def has(self, tag: str) -> bool:
        return tag in self.plan.tags

    def span(self, tag: str) -> tuple[int, int]:
        """First and last frame of a tag; the whole sheet's first frame when there is no such tag."""
        return self.plan.tags.get(tag, (0, 0))

    def nth(self, tag: str, n: int, loop: bool = True) -> int:
        """Frame number n of a tag, counted from 0: wraps round, or stays at the ends."""
        first, last = self.span(tag)
        count = last - first + 1
        return first + (n % count if loop else max(0, min(n, count - 1)))

    def at(self, tag: str, tick: int, loop: bool = True) -> int:
        """Frame shown `tick` ticks after the tag began."""
        first, last = self.span(tag)
        ticks = self.plan.ticks
        total = sum(ticks[first : last + 1])
        left = tick % total if loop else max(0, min(tick, total - 1))
        for index in range(first, last + 1):
            left -= ticks[index]
            if left < 0:
                return index
        return last

    def named(self, name: str) -> int:
        """Frame with that file name; 0 when there is none."""
        return self.plan.names.get(name, 0)

    def length(self, tag: str) -> int:
        """Ticks that a tag lasts."""
        first, last = self.span(tag)
        return sum(self.plan.ticks[first : last + 1])

    def point(self, what: str, index: int, flip: bool = False) -> tuple[int, int] | None:
        """A slice's middle relative to the feet (muzzle, core), or None when this frame has none."""
        keys = self.plan.points.get(what)
        if not keys or index not in keys:
            return None
        x = keys[index][0] - self.plan.origin[0]
        return (-x if flip else x), keys[index][1] - self.plan.origin[1]

    # -- its pixels

    def get(self, index: int, flip: bool = False, style: str = PLAIN) -> tuple[pygame.Surface, int, int]:
        """A frame cut to its opaque part, with the offset from the feet. Cached for good."""
        key = (index, flip, style)
        found = self._cut.get(key)
        if found is None:
            found = self._cut[key] = self._bake(index, flip, style)
        return found

    def size(self, index: int) -> tuple[int, int]:
        """Width and height of a whole frame, px."""
        return self.plan.trimmed.get(index, self.plan.frames[index])[2:]

    def whole(self, index: int) -> pygame.Surface:
        """A frame at its full size, for pieces that are laid side by side."""
        part = self._picture.subsurface(pygame.Rect(self.plan.frames[index]).clip(self._picture.get_rect()))
        if index not in self.plan.trimmed:
            return part
        x, y, w, h = self.plan.trimmed[index]
        whole = pygame.Surface((w, h), pygame.SRCALPHA, 32)
        whole.blit(part, (x, y), special_flags=pygame.BLEND_RGBA_MAX)  # as it is, half transparent pixels too
        return whole

    def tinted(self, tint: tuple[int, int, int] | None) -> Sheet:
        """The same sheet in the light of one colour; itself without one. Takes about 20 ms for a large one, once."""
        if tint is None:
            return self
        if tint not in self._tints:
            self._tints[tint] = Sheet(self.name, self.plan, in_light(self._picture, tint))
        return self._tints[tint]

    def _bake(self, index: int, flip: bool, style: str) -> tuple[pygame.Surface, int, int]:
        w, h = self.size(index)
        whole = self.whole(index)
        part = whole.get_bounding_rect()
        if not part.w or not part.h:
            part = pygame.Rect(0, 0, 1, 1)
        surface = whole.subsurface(part).copy()
        left = part.x
        if flip:
            surface = pygame.transform.flip(surface, True, False)
            left = w - part.right
        home_x, home_y = self.plan.origin if self.plan.feet else (w // 2, h)
        ox = w - 1 - home_x if flip else home_x
        surface = styled(surface, style)
        if style != ADD:
            surface.set_alpha(255, pygame.RLEACCEL)
        pad = 1 if style in (MERCY, MERCY_END) else 0
        return surface, left - ox - pad, part.y - home_y - pad


def in_light(picture: pygame.Surface, tint: tuple[int, int, int]) -> pygame.Surface:
    """A picture as if everything in it glowed in one colour: as bright as its brightest channel was, white where that
    was nearly white. Bytes instead of blend flags, because no flag takes the brightest of three."""
    raw = pygame.image.tobytes(picture, "RGBA")
    bright = bytes(map(max, raw[0::4], raw[1::4], raw[2::4]))
    out = bytearray(raw)
    for channel, share in enumerate(tint):
        toe = [min(255, v * share // 255 + max(0, v - _WHITE) * (255 - share) // 110) for v in range(256)]
        out[channel::4] = bright.translate(bytes(toe))
    lit = picture.copy()  # of the same format, which blits fastest
    lit.fill((0, 0, 0, 0))
    lit.blit(pygame.image.frombytes(bytes(out), picture.get_size(), "RGBA"), (0, 0))
    return lit


def styled(surface: pygame.Surface, style: str) -> pygame.Surface:
    """A variant of a sprite. The given surface may be changed."""
    if style == WHITE:
        surface.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    elif style == HIT:
        surface.fill((74, 70, 62, 0), special_flags=pygame.BLEND_RGBA_ADD)
    elif style == GHOST:
        surface.fill((255, 255, 255, 120), special_flags=pygame.BLEND_RGBA_MULT)
    elif style == DARK:
        surface.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        surface.fill((10, 8, 16, 0), special_flags=pygame.BLEND_RGBA_ADD)
    elif style == HUSK:
        surface = pygame.transform.grayscale(surface)
        surface.fill((190, 184, 188, 255), special_flags=pygame.BLEND_RGBA_MULT)
        surface.fill((26, 24, 28, 0), special_flags=pygame.BLEND_RGBA_ADD)
    elif style == ADD:
        surface = surface.premul_alpha()
    elif style == ECHO:
        surface = _cyan(surface)
    elif style == RIM:
        _rim(surface)
    elif style == COLD:
        surface.fill((120, 150, 230, 255), special_flags=pygame.BLEND_RGBA_MULT)
        surface.fill((10, 24, 58, 0), special_flags=pygame.BLEND_RGBA_ADD)
    elif style in (MERCY, MERCY_END):
        surface = _lined(surface, (216, 255, 204, 255) if style == MERCY else (150, 190, 160, 130))
    elif style in (TRAIL, FAINT):
        surface.fill((232, 206, 150, 110 if style == TRAIL else 56), special_flags=pygame.BLEND_RGBA_MULT)
    return surface


def _cyan(surface: pygame.Surface) -> pygame.Surface:
    mask = pygame.mask.from_surface(surface, 100)
    body = pygame.transform.grayscale(surface)
    body.fill((70, 190, 200, 190), special_flags=pygame.BLEND_RGBA_MULT)
    body.fill((8, 70, 84, 0), special_flags=pygame.BLEND_RGBA_ADD)
    for x, y in _border(mask):
        body.set_at((x, y), (226, 255, 250, 255))
    return body


def _lined(surface: pygame.Surface, colour: tuple[int, int, int, int]) -> pygame.Surface:
    """The sprite with a line of one px round it, on a surface one px larger on each side."""
    w, h = surface.get_size()
    out = pygame.Surface((w + 2, h + 2), pygame.SRCALPHA, 32)
    line = pygame.mask.from_surface(surface, 100).to_surface(setcolor=colour, unsetcolor=(0, 0, 0, 0))
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        out.blit(line, (1 + dx, 1 + dy))
    out.blit(surface, (1, 1))
    return out


def _rim(surface: pygame.Surface) -> None:
    """Lights the pixels over which there is nothing, and the one under each a little."""
    solid = pygame.mask.from_surface(surface, 100)
    for depth, colour in ((2, (26, 38, 46, 0)), (1, (58, 92, 104, 0))):
        edge, under = solid.copy(), pygame.mask.Mask(solid.get_size())
        under.draw(solid, (0, depth))
        edge.erase(under, (0, 0))
        light = edge.to_surface(setcolor=colour, unsetcolor=(0, 0, 0, 0))
        surface.blit(light, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)


def _border(mask: pygame.Mask) -> list[tuple[int, int]]:
    """The outermost opaque pixels: those that disappear when the shape is laid over itself one pixel off."""
    inner = mask.copy()
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        shifted = pygame.mask.Mask(mask.get_size())
        shifted.draw(mask, (dx, dy))
        inner = inner.overlap_mask(shifted, (0, 0))
    edge = mask.copy()
    edge.erase(inner, (0, 0))
    w, h = edge.get_size()
    return [(x, y) for y in range(h) for x in range(w) if edge.get_at((x, y))]
