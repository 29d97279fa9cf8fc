"""Sheets as files of Aseprite's, and sheets as Aseprite exports them: both ways nothing is lost."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import pygame
import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "sprites" / "source"))

import aseprite  # noqa: E402

from last_reveille.view.assets import Assets  # noqa: E402
from last_reveille.view.sheet import Sheet, parse_sheet  # noqa: E402


class Reader:
    """A reader of its own, by the documented format: what it finds does not come from the code that wrote it."""

    def __init__(self, data: bytes) -> None:
        size, magic, count, self.width, self.height, depth = struct.unpack_from("<IHHHHH", data)
        assert (size, magic, depth) == (len(data), 0xA5E0, 32)
        self.layers: list[tuple[str, int]] = []
        self.tags: dict[str, tuple[int, int]] = {}
        self.slices: dict[str, dict[int, tuple[int, ...]]] = {}
        self.durations: list[int] = []
        self.cels: list[dict[int, pygame.Surface]] = []
        at = 128
        for _ in range(count):
            length, mark, _, duration, chunks = struct.unpack_from("<IHHH2xI", data, at)
            assert mark == 0xF1FA
            self.durations.append(duration)
            self.cels.append({})
            end, at = at + length, at + 16
            for _ in range(chunks):
                inner, kind = struct.unpack_from("<IH", data, at)
                self._chunk(kind, io.BytesIO(data[at + 6 : at + inner]))
                at += inner
            assert at == end
        assert at == len(data)

    def _chunk(self, kind: int, data: io.BytesIO) -> None:
        def take(form: str) -> tuple[Any, ...]:
            return struct.unpack("<" + form, data.read(struct.calcsize("<" + form)))

        def text() -> str:
            return data.read(take("H")[0]).decode()

        if kind == 0x2004:
            blend = take("HHHHHHB3x")[5]
            self.layers.append((text(), blend))
        elif kind == 0x2005:
            layer, x, y, _, form, _, width, height = take("HhhBHh5xHH")
            assert form == 2
            cel = pygame.image.frombytes(zlib.decompress(data.read()), (width, height), "RGBA")
            self.cels[-1][layer] = pygame.Surface((self.width, self.height), pygame.SRCALPHA, 32)
            self.cels[-1][layer].blit(cel, (x, y), special_flags=pygame.BLEND_RGBA_MAX)
        elif kind == 0x2018:
            for _ in range(take("H8x")[0]):
                first, last, _, _ = take("HHBH6x4x")
                self.tags[text()] = first, last
        elif kind == 0x2022:
            count, flags, _ = take("III")
            name = text()
            self.slices[name] = {take("I")[0]: take("iiII" + "ii" * (flags >> 1 & 1)) for _ in range(count)}


def clear(surface: pygame.Surface) -> bytes:
    """Its pixels; what is quite transparent has no colour."""
    shown = pygame.Surface(surface.get_size(), pygame.SRCALPHA, 32)
    shown.blit(surface, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return pygame.image.tobytes(shown.premul_alpha(), "RGBA")


@pytest.mark.parametrize("name", ["actors/officer", "actors/swarm_2", "effects/grenade", "ui/portraits"])
def test_a_file_holds_all_of_its_sheet(name: str) -> None:
    read = Reader(aseprite.encode(aseprite.read(name)))
    assets = Assets(ROOT)
    sheet = assets.sheet(name)
    plan = sheet.plan
    assert (read.width, read.height) == sheet.size(0)
    assert read.tags == (plan.tags or {name: (n, n) for name, n in plan.names.items()})
    assert [max(1, round(ms * 60 / 1000)) for ms in read.durations] == plan.ticks
    fx = assets.overlay(sheet, f"{name}_fx")
    assert read.layers == [("body", 0)] + [("fx", 16)] * (fx is not None)
    empty = pygame.Surface((read.width, read.height), pygame.SRCALPHA, 32)
    for number, cels in enumerate(read.cels):
        for layer, picture in enumerate([sheet] if fx is None else [sheet, fx]):
            assert clear(cels.get(layer, empty)) == clear(picture.whole(number)), (number, layer)
    if plan.feet:
        x, y, *_, left, up = read.slices["pivot"][0]
        assert (x + left, y + up) == plan.origin
    for what, spots in plan.points.items():
        if what != "pivot":
            for number in range(len(plan.frames)):
                held = [key for key in read.slices[what] if key <= number]
                x, y, w, h = read.slices[what][max(held)] if held else (0, 0, 0, 0)
                assert ((x + w // 2, y + h // 2) if w and h else None) == spots.get(number), (what, number)


def test_every_sheet_can_be_a_file_or_says_why_not() -> None:
    fit = aseprite.sheets()
    assert {"actors/hero", "actors/rita_u", "effects/glow", "tiles/decals", "ui/portraits"} <= set(fit)
    with pytest.raises(aseprite.Unfit, match="many sizes"):
        aseprite.read("ui/icons")


def test_by_name_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert aseprite.main(["officer", str(tmp_path)]) == 0
    assert Reader((tmp_path / "officer.aseprite").read_bytes()).tags
    assert aseprite.main(["nobody", str(tmp_path)]) == 1 and "nobody" in capsys.readouterr().err
    assert aseprite.main(["icons", str(tmp_path)]) == 1 and "change its picture" in capsys.readouterr().err
    assert aseprite.main([]) == 2


# -- the way back


def frame(x: int, y: int, w: int, h: int, ms: int = 100, part: tuple[int, int] | None = None) -> dict[str, Any]:
    """A row as Aseprite writes it, of a sprite of 12 x 10 px; `part`: where a trimmed one lies in it."""
    left, top = part or (0, 0)
    return {"frame": {"x": x, "y": y, "w": w, "h": h}, "rotated": False, "trimmed": part is not None,
            "spriteSourceSize": {"x": left, "y": top, "w": w, "h": h}, "sourceSize": {"w": 12, "h": 10},
            "duration": ms}


def exported(rows: list[dict[str, Any]], form: str = "array") -> dict[str, Any]:
    names = [f"thing {n}.aseprite" for n in range(len(rows))]
    meta = {
        "app": "https://www.aseprite.org/", "version": "1.3.9", "image": "thing.png", "format": "RGBA8888",
        "size": {"w": 64, "h": 64}, "scale": "1",
        "frameTags": [{"name": "run", "from": 0, "to": 1, "direction": "forward", "color": "#000000ff"},
                      {"name": "end", "from": 2, "to": 2, "direction": "forward", "color": "#000000ff"}],
        "layers": [{"name": "body", "opacity": 255, "blendMode": "normal"}],
        "slices": [
            {"name": "pivot", "color": "#0000ffff", "keys": [
                {"frame": 0, "bounds": {"x": 2, "y": 1, "w": 8, "h": 8}, "pivot": {"x": 3, "y": 7}}]},
            {"name": "muzzle", "color": "#0000ffff", "keys": [
                {"frame": 0, "bounds": {"x": 10, "y": 4, "w": 1, "h": 1}},
                {"frame": 2, "bounds": {"x": 0, "y": 0, "w": 0, "h": 0}}]},
        ],
    }
    if form == "hash":
        return {"frames": dict(zip(names, rows, strict=True)), "meta": meta}
    return {"frames": [{"filename": name, **row} for name, row in zip(names, rows, strict=True)], "meta": meta}


def painted() -> pygame.Surface:
    """The same three frames twice: whole in rows at the top, trimmed and packed below."""
    picture = pygame.Surface((64, 64), pygame.SRCALPHA, 32)
    for n, (x, y, w, h) in enumerate(((3, 2, 4, 6), (0, 0, 5, 3), (6, 9, 6, 1))):
        for spot in ((n * 12 + x, y), (n * 10, 20)):
            picture.fill((200, 40 * n, 90, 255), (*spot, w, h))
            picture.fill((255, 255, 255, 128), (*spot, 1, 1))
    return picture


@pytest.mark.parametrize("form", ["array", "hash"])
def test_trimmed_and_whole_frames_are_drawn_alike(form: str) -> None:
    whole = Sheet("whole", parse_sheet(exported([frame(n * 12, 0, 12, 10) for n in range(3)], form)), painted())
    rows = [frame(0, 20, 4, 6, part=(3, 2)), frame(10, 20, 5, 3, part=(0, 0)), frame(20, 20, 6, 1, part=(6, 9))]
    packed = Sheet("packed", parse_sheet(exported(rows, form)), painted())
    assert packed.plan.tags == {"run": (0, 1), "end": (2, 2)} and packed.plan.ticks == [6, 6, 6]
    for n in range(3):
        assert packed.size(n) == whole.size(n) == (12, 10)
        assert clear(packed.whole(n)) == clear(whole.whole(n))
        for flip in (False, True):
            (a, *at), (b, *there) = packed.get(n, flip), whole.get(n, flip)
            assert at == there and clear(a) == clear(b), (n, flip)


def test_what_only_slices_and_tags_say_is_understood() -> None:
    plan = parse_sheet(exported([frame(n * 12, 0, 12, 10, ms) for n, ms in enumerate((33, 50, 133))]))
    assert plan.origin == (5, 8) and plan.feet, "the pivot is the feet"
    assert plan.points["muzzle"] == {0: (10, 4), 1: (10, 4)}, "a key holds until the next, which ends it"
    assert plan.ticks == [2, 3, 8]
    assert plan.names["end"] == 2 and plan.names["thing 1.aseprite"] == 1


@pytest.mark.parametrize("spoilt", [
    {"spriteSourceSize": {"x": 9, "y": 2, "w": 4, "h": 6}}, {"sourceSize": {"w": 99_999, "h": 10}},
    {"spriteSourceSize": {"x": -1, "y": 2, "w": 4, "h": 6}}, {"spriteSourceSize": None},
])
def test_a_trimmed_frame_outside_of_its_whole_is_refused(spoilt: dict[str, Any]) -> None:
    rows = [frame(0, 20, 4, 6, part=(3, 2)) | spoilt, frame(0, 20, 4, 6), frame(0, 20, 4, 6)]
    with pytest.raises((ValueError, TypeError)):
        parse_sheet(exported(rows))
