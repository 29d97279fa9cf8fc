"""All runs of a level at once, on the level itself: light trails, a flash where each one ends, and one who walks out.

Half the size of play, so that many fit in. The stage has no clock: it draws any moment of a film, one after another; a
film that goes on where it was leaves trails.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

import pygame

from ...content.strings import Catalogue
from ...memory import track as t
from ...memory.track import Track, sample, unpack_code
from ...sim.specs import TILE
from ..echoes import Echoes, frame_of
from ..filmstrip import plainly
from ..inks import CERTAIN, DEATH, HOT, HUMAN, INK, MEMORY, QUIET, SECOND, TEXT, WARM, Colour
from ..poses import RUN_PX
from ..silhouette import grown, shrunk, without
from ..strip import LevelPicture
from ..widgets import RING, Brush

FRAMES: Final = 420  # of a film, whatever its length: 7 s
MARGIN: Final = 60  # px outside of the picture that are still drawn
FEET_PART: Final = 0.72  # where the winner's feet stand in the picture
SMOOTH: Final = 0.06  # of the way to where the camera wants to be, a frame
COOL: Final = (186, 200, 226)
BODY: Final = (9, 44, 52)  # of one figure, added; times the strength
RIM: Final = (34, 104, 112)
TRAIL: Final = (5, 30, 36)
TRAIL_WARM: Final = (150, 110, 44)
TRAIL_FADE: Final = 232  # of 255, a frame
LEAP: Final = 260  # level px a frame beyond which somebody was put elsewhere
STRONG: Final = 1.5
FAINT: Final = 0.28
FLASH: Final = 14  # frames of a death's flash
POP: Final = 34  # and of its sign
FRESH: Final = 60  # deaths of which that is shown
BAR: Final = 22  # px of the dark bands above and below


@dataclass(frozen=True, slots=True)
class End:
    """How a run ended: at which tick, what killed (an icon's name, "" = it walked out or was broken off), and whether
    it walked out."""

    tick: int
    icon: str
    out: bool = False


@dataclass(slots=True)
class Film:
    """`tracks` and `ends` belong together; `winner` is the index of the run that walked out, -1 = none did yet."""

    tracks: list[Track]
    ends: list[End]
    winner: int
    title: str = ""
    frames: int = FRAMES
    ticks: int = 0
    _deaths: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        lead = self.tracks[self.leader]
        self.ticks = max(lead.ticks, 1)
        self._deaths = sorted((end.tick, n) for n, end in enumerate(self.ends)
                              if end.icon and end.tick <= self.ticks and n != self.winner)

    @property
    def leader(self) -> int:
        """Whom the picture follows: the winner, or whoever lasted longest."""
        if self.winner >= 0:
            return self.winner
        return max(range(len(self.tracks)), key=lambda n: self.tracks[n].ticks)

    def tick(self, frame: int) -> int:
        return min(max(frame, 0), self.frames) * self.ticks // self.frames

    def dead(self, tick: int) -> list[tuple[int, int]]:
        """(tick, run) of every death up to a tick, oldest first."""
        return self._deaths[: bisect_right(self._deaths, (tick, 1 << 40))]

    def alive(self, tick: int) -> int:
        return sum(1 for n, end in enumerate(self.ends) if end.tick > tick or n == self.winner)


class MontageStage:
    """Draws one film on targets of one size."""

    def __init__(
        self, film: Film, picture: LevelPicture, echoes: Echoes, brush: Brush, words: Catalogue,
        size: tuple[int, int] = (640, 360),
    ) -> None:
        self.film = film
        self.picture = picture
        self.size = size
        self.den = picture.den
        self._echoes = echoes
        self._brush = brush
        self._words = words
        self._strength = min(STRONG, max(FAINT, 4.2 / max(len(film.tracks), 1) ** 0.5))
        self._ready: dict[tuple[int, int], tuple[pygame.Surface, int, int]] = {}
        self._by_frame: dict[tuple[str, int, bool], tuple[pygame.Surface, int, int]] = {}
        self._way = _camera(film, picture, size)
        self._trails = _surface(size)
        self._scratch = _surface(size)
        self._before: dict[int, tuple[int, int]] = {}
        self._at: tuple[int, int] | None = None

    def view(self, frame: int) -> tuple[int, int, int, int]:
        """The part of the level (px) that is seen in a frame."""
        x, y = self._way[min(max(frame, 0), len(self._way) - 1)]
        return x, y, self.size[0] * self.den, self.size[1] * self.den

    def draw(self, target: pygame.Surface, frame: int) -> None:
        """One frame, 0 to film.frames. Frames are meant to be drawn one after another."""
        film, tick = self.film, self.film.tick(frame)
        left, top, _, _ = self.view(frame)
        self._ground(target, left, top)
        found = sample(film.tracks, tick)
        self._lines(target, left, top, found)
        self._crosses(target, left, top, tick)
        self._crowd(target, left, top, found)
        self._flashes(target, left, top, tick)
        self._winner(target, left, top, tick)
        self._bands(target, frame, tick)
        self._beyond(target, left, found)

    # -- the level

    def _ground(self, target: pygame.Surface, left: int, top: int) -> None:
        self.picture.draw_wide(target, left, top, self.size)
        target.fill(COOL, special_flags=pygame.BLEND_RGB_MULT)

    # -- everybody

    def _lines(
        self, target: pygame.Surface, left: int, top: int, found: list[tuple[int, int, int, int]]
    ) -> None:
        """What everybody has run since the last frame is added to the trails, and all trails fade."""
        den, trails, before = self.den, self._trails, self._before
        here = left // den, top // den
        if self._at is not None:
            trails.scroll(self._at[0] - here[0], self._at[1] - here[1])
            trails.fill((TRAIL_FADE,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        self._at = here
        now: dict[int, tuple[int, int]] = {}
        scratch = self._scratch
        scratch.fill((0, 0, 0))
        cool = _times(TRAIL, self._strength)
        wide = self.size[0] * den + MARGIN
        for n, x, y, _ in found:
            now[n] = x, y
            old = before.get(n)
            if old is None or not -MARGIN < x - left < wide or abs(old[0] - x) + abs(old[1] - y) > LEAP:
                continue
            lift = 20 + n * 7 % 27  # not all through one point of the body
            pygame.draw.line(scratch, TRAIL_WARM if n == self.film.winner else cool,
                             ((old[0] - left) // den, (old[1] - lift - top) // den),
                             ((x - left) // den, (y - lift - top) // den))
        self._before = now
        trails.blit(scratch, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        target.blit(trails, (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _crowd(
        self, target: pygame.Surface, left: int, top: int, found: list[tuple[int, int, int, int]]
    ) -> None:
        den, winner = self.den, self.film.winner
        right = left + self.size[0] * den + MARGIN
        batch = []
        for n, x, y, code in found:
            if n == winner or not left - MARGIN < x < right:
                continue
            picture, dx, dy = self._figure(x, y, code)
            batch.append((picture, ((x - left) // den + dx, (y - top) // den + dy)))
        target.fblits(batch, pygame.BLEND_RGB_ADD)

    def _figure(self, x: int, y: int, code: int) -> tuple[pygame.Surface, int, int]:
        what = code & 15
        key = code, x // RUN_PX % 10 if what == t.RUN else y // 2 % 8 if what == t.LADDER else 0
        found = self._ready.get(key)
        if found is None:
            sheet, frame, flip = frame_of(self._echoes.assets, unpack_code(x, y, code), 0)
            inner = sheet.name, frame, flip
            if inner not in self._by_frame:
                sprite, dx, dy = sheet.get(frame, flip)
                self._by_frame[inner] = self._small(sprite, dx, dy)
            found = self._ready[key] = self._by_frame[inner]
        return found

    def _small(self, sprite: pygame.Surface, dx: int, dy: int) -> tuple[pygame.Surface, int, int]:
        """A figure to be added, body and rim."""
        small = plainly(sprite, self.den)
        mask = pygame.mask.from_surface(small, 90)
        surface = _surface(mask.get_size())
        mask.to_surface(surface, setcolor=_times(BODY, self._strength), unsetcolor=(0, 0, 0))
        without(mask, shrunk(mask)).to_surface(surface, setcolor=_times(RIM, self._strength), unsetcolor=None)
        return surface, dx // self.den, dy // self.den

    def _winner(self, target: pygame.Surface, left: int, top: int, tick: int) -> None:
        """In his own colours."""
        film = self.film
        pose = film.tracks[film.leader].at(min(tick, film.ticks)) if film.winner >= 0 else None
        if pose is None:
            return
        sheet, frame, flip = frame_of(self._echoes.assets, pose, tick)
        sprite, dx, dy = sheet.get(frame, flip)
        small = plainly(sprite, self.den)
        wide = pygame.mask.Mask((small.get_width() + 2, small.get_height() + 2))
        wide.draw(pygame.mask.from_surface(small, 90), (1, 1))
        x, y = (pose.x - left) // self.den, (pose.y - top) // self.den
        spot = x + dx // self.den, y + dy // self.den
        rim = without(grown(wide), wide)
        target.blit(rim.to_surface(setcolor=(*HUMAN, 255), unsetcolor=(0, 0, 0, 0)), (spot[0] - 1, spot[1] - 1))
        target.blit(small, spot)
        self._brush.icons.draw(target, "star", x - 3, y - 34, WARM, RING)

    # -- the dead

    def _crosses(self, target: pygame.Surface, left: int, top: int, tick: int) -> None:
        sign = self._brush.icons.get("cross", DEATH, RING)
        batch = []
        for _, n in self.film.dead(tick):
            x, y = self._spot(n, left, top)
            if -8 < x < self.size[0] + 8:
                batch.append((sign, (x - 3, y - 3)))
        target.fblits(batch)

    def _flashes(self, target: pygame.Surface, left: int, top: int, tick: int) -> None:
        film, icons = self.film, self._brush.icons
        pace = max(film.ticks // film.frames, 1)
        signs: list[tuple[int, int]] = []
        for died, n in reversed(film.dead(tick)[-FRESH:]):
            age = (tick - died) // pace
            x, y = self._spot(n, left, top)
            if age >= POP or not -20 < x < self.size[0] + 20:
                continue
            if age < FLASH:
                part = 1 - age / FLASH
                pygame.draw.circle(target, _times(HOT if age < 3 else DEATH, part), (x, y - 8), 3 + age, 2 if age < 4
                                   else 1)
            icon = film.ends[n].icon
            name = icon if icons.has(icon) else "none"
            w, h = icons.size(name)
            head = y - 18 - min(age, 8) - h
            if all(abs(x - a) > w or abs(head - b) > h for a, b in signs):  # the newest stands, not a heap of them
                icons.draw(target, name, x - w // 2, head, HOT if age < FLASH else DEATH, RING)
                signs.append((x, head))

    def _spot(self, n: int, left: int, top: int) -> tuple[int, int]:
        """Where a run ended, px of the picture."""
        track = self.film.tracks[n]
        return (track.xs[-1] - left) // self.den, (track.ys[-1] - top) // self.den

    # -- words and numbers

    def _bands(self, target: pygame.Surface, frame: int, tick: int) -> None:
        width, height = self.size
        brush, film = self._brush, self.film
        target.fill(INK, (0, 0, width, BAR))
        target.fill(INK, (0, height - BAR, width, BAR))
        alive, dead = film.alive(tick), len(film.dead(tick))
        y = height - BAR + 8
        brush.icons.draw(target, "ghost", 12, y - 1, MEMORY)
        x = 24 + brush.text.draw(target, str(alive), 24, y, CERTAIN) + 14
        brush.icons.draw(target, "cross", x, y + 1, DEATH)
        brush.text.draw(target, str(dead), x + 9, y, TEXT)
        brush.label.draw(target, film.title, 12, 8, SECOND)
        self._progress(target, frame)

    def _progress(self, target: pygame.Surface, frame: int) -> None:
        """The level's time, with a stub for every death."""
        width, height = self.size
        left, right, y = 110, width - 14, height - BAR // 2
        target.fill(QUIET, (left, y, right - left, 1))
        now = self.film.tick(frame)
        for died, _ in self.film.dead(self.film.ticks):
            x = left + died * (right - left - 1) // self.film.ticks
            target.fill(DEATH if died <= now else (70, 44, 44), (x, y - 3, 1, 3))
        x = left + now * (right - left - 1) // self.film.ticks
        target.fill(CERTAIN, (x, y - 4, 1, 9))

    def _beyond(self, target: pygame.Surface, left: int, found: list[tuple[int, int, int, int]]) -> None:
        """How many are further back, and further on."""
        right = left + self.size[0] * self.den
        behind = sum(1 for _, x, _, _ in found if x < left)
        ahead = sum(1 for _, x, _, _ in found if x > right)
        middle, brush = self.size[1] // 2, self._brush
        if behind:
            brush.icons.draw(target, "chevron_4", 8, middle, MEMORY, RING)
            brush.text.draw(target, str(behind), 17, middle - 1, MEMORY, RING)
        if ahead:
            brush.icons.draw(target, "chevron_0", self.size[0] - 13, middle, MEMORY, RING)
            brush.text.draw(target, str(ahead), self.size[0] - 17, middle - 1, MEMORY, RING, align="right")

    def _verdict(self) -> str:
        """How many set out, and how many walked on."""
        film, words = self.film, self._words
        count = len(film.tracks)
        if film.winner < 0:
            return words.text("results.montage_none", count=count)
        through = sum(1 for end in film.ends if end.out)
        if through > 1:
            return words.text("results.montage_some", count=count, n=through)
        return words.text("results.montage", count=count)

    def feet(self, frame: int) -> int:
        """px of the picture at which the leader's feet are in a frame."""
        film = self.film
        track = film.tracks[film.leader]
        pose = track.at(min(film.tick(frame), track.ticks))
        return (pose.y - self.view(frame)[1]) // self.den if pose is not None else self.size[1] // 2

    def caption(self, target: pygame.Surface, x: int, y: int) -> None:
        """The count in one line, its middle at x."""
        self._brush.text.draw(target, self._verdict(), x, y, CERTAIN, align="centre")

    def verdict(self, target: pygame.Surface, part: float) -> None:
        """The count, at the end: `part` 0..1 of its coming."""
        text = self._verdict()
        width, height = self.size
        scale = 2 if self._brush.text.width(text, 2) < width - 30 else 1
        shade = round(255 - 150 * part)
        target.fill((shade,) * 3, (0, BAR, width, height - 2 * BAR), special_flags=pygame.BLEND_RGB_MULT)
        shown = text[: round(len(text) * min(part * 1.6, 1.0))]
        left = (width - self._brush.text.width(text, scale)) // 2
        self._brush.text.draw(target, shown, left, height // 2 - 8, CERTAIN, RING, scale)


def _camera(film: Film, picture: LevelPicture, size: tuple[int, int]) -> list[tuple[int, int]]:
    """The top left of the picture in level px, frame by frame: the leader's way, smoothed from both ends."""
    track, den = film.tracks[film.leader], picture.den
    wide, high = size[0] * den, size[1] * den
    right, bottom = picture.level.width * TILE, picture.level.height * TILE + BAR * den
    xs, ys = [], []
    for frame in range(film.frames + 1):
        pose = track.at(min(film.tick(frame), track.ticks))
        xs.append(float(pose.x - wide // 2) if pose else 0.0)
        ys.append(pose.y - high * FEET_PART if pose else 0.0)
    for row in (xs, ys):
        for order in (range(1, len(row)), range(len(row) - 2, -1, -1)):
            step = 1 if order.step > 0 else -1
            for n in order:
                row[n] = row[n - step] + (row[n] - row[n - step]) * SMOOTH
    # Above a level there is sky, below it there is nothing.
    return [(_inside(x, right - wide), min(round(y), bottom - high) & ~1) for x, y in zip(xs, ys, strict=True)]


def _inside(value: float, most: int) -> int:
    """Level px, in steps that do not shimmer; a level that is narrower than the picture stands in its middle."""
    return most // 2 & ~1 if most <= 0 else min(max(round(value), 0), most) & ~1


def _times(colour: Colour, part: float) -> Colour:
    red, green, blue = (min(255, round(c * part)) for c in colour)
    return red, green, blue


def _surface(size: tuple[int, int]) -> pygame.Surface:
    surface = pygame.Surface(size)
    return surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface


__all__ = ["End", "Film", "MontageStage"]
