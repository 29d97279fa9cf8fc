"""Pins: their pictures, which come from a file that anybody may have written, and their flags."""

from __future__ import annotations

import struct
import zlib

import pygame
import pytest

from last_reveille.content.paths import data_root
from last_reveille.memory.keepsakes import PIN_H, PIN_W
from last_reveille.view.assets import Assets
from last_reveille.view.pins import draw_pin, pin_picture, read_pin_picture
from last_reveille.view.widgets import Brush


def frame() -> pygame.Surface:
    """A frame with a red square of 20 px whose middle is at (400, 200)."""
    canvas = pygame.Surface((640, 360))
    canvas.fill((0, 0, 90))
    canvas.fill((200, 0, 0), (390, 190, 20, 20))
    return canvas


def test_a_picture_shows_what_was_around_him() -> None:
    picture = read_pin_picture(pin_picture(frame(), 400, 200))
    assert picture is not None and picture.get_size() == (PIN_W, PIN_H)
    red = [(x, y) for x in range(PIN_W) for y in range(PIN_H) if picture.get_at((x, y))[0] > 150]
    assert len(red) == 100 and {x for x, _ in red} == set(range(41, 51))  # half as large, in the middle
    assert max(y for _, y in red) < PIN_H - 12  # above its caption


@pytest.mark.parametrize("spot", [(0, 0), (639, 359), (-500, 9000)])
def test_a_picture_at_the_edge_is_whole(spot: tuple[int, int]) -> None:
    canvas = frame()
    canvas.fill((0, 0, 90))
    picture = read_pin_picture(pin_picture(canvas, *spot))
    assert picture is not None and picture.get_at((0, 0)) == picture.get_at((PIN_W - 1, PIN_H - 1)) == (0, 0, 90, 255)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge() -> bytes:
    head = struct.pack(">IIBBBBB", 8000, 8000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_what_is_no_picture_is_none() -> None:
    good = pin_picture(frame(), 400, 200)
    flipped = bytearray(good)
    flipped[len(good) // 2] ^= 64
    for bad in (b"", b"GIF89a", good[:-20], bytes(flipped), huge(), good + b"\0" * 70_000):
        assert read_pin_picture(bad) is None


def test_the_flag_stands_on_its_spot() -> None:
    canvas = pygame.Surface((80, 80))
    draw_pin(canvas, Brush(Assets(data_root())), 7, 20, 60)
    lit = [(x, y) for x in range(80) for y in range(80) if canvas.get_at((x, y))[1] > 150]
    assert (20, 59) in lit and max(y for _, y in lit) == 59  # the pole's foot
    assert (20, 34) in lit and min(y for _, y in lit) >= 33  # and its 26 px
    assert any(x > 30 for x, _ in lit)  # its number
