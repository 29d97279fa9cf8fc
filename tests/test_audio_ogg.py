"""Long sounds are read in parts, and what comes out is the whole, to the last bit."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.audio import bank as room
from last_reveille.audio.bank import Bank
from last_reveille.audio.ogg import HEAD, checksum, cuts, length
from last_reveille.content.files import FileError

SOUNDS = Path(__file__).parents[1] / "sounds"
LONG = SOUNDS / "music" / "rewind_main.ogg"


@pytest.fixture(autouse=True)
def mixer() -> Iterator[None]:
    pygame.mixer.init(44100, -16, 2, 512, allowedchanges=0)
    yield
    pygame.mixer.quit()


def decoded(data: bytes) -> bytes:
    return pygame.mixer.Sound(file=io.BytesIO(data)).get_raw()


def rebuilt(data: bytes, frames: int) -> bytes:
    out = b""
    for part in cuts(data, frames):
        raw = decoded(part.data)
        out += raw[len(raw) - part.frames * room.FRAME :]
    return out


@pytest.mark.parametrize("path", [LONG, SOUNDS / "effects" / "amb_sea.ogg", SOUNDS / "effects" / "explosion_1.ogg"],
                         ids=lambda path: path.stem)
@pytest.mark.parametrize("frames", [9000, 44100, 10**9])
def test_the_parts_are_the_whole(path: Path, frames: int) -> None:
    data = path.read_bytes()
    assert rebuilt(data, frames) == decoded(data)


@pytest.mark.parametrize("path", sorted((SOUNDS / "music").glob("*.ogg")), ids=lambda path: path.stem)
def test_every_stem_can_be_read_in_short_parts(path: Path) -> None:
    parts = cuts(path.read_bytes(), room.SLICE)
    assert max(part.frames for part in parts) < 2 * room.SLICE
    assert all(part.data.startswith(b"OggS") for part in parts)


def test_the_checksum_is_that_of_every_page() -> None:
    data = LONG.read_bytes()
    second = data.index(b"OggS", 4)
    page = bytearray(data[:second])
    written = int.from_bytes(page[22:26], "little")
    page[22:26] = bytes(4)
    assert checksum(bytes(page)) == written
    page[40] ^= 1
    assert checksum(bytes(page)) != written


def test_nothing_that_is_no_ogg_file_is_cut() -> None:
    data = LONG.read_bytes()[:60000]
    dice = random.Random(5)
    for junk in (b"OggS", b"", b"OggS" + bytes(300), data[:100], data[: len(data) - 7]):
        with pytest.raises(ValueError):
            cuts(junk, 22050)
    for _ in range(200):  # damaged anywhere: refused, or cut without going astray
        broken = bytearray(data)
        broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            found = cuts(bytes(broken), 22050)
        except ValueError:
            continue
        assert sum(len(part.data) for part in found) < 3 * len(data)


def test_the_bank_reads_a_long_sound_without_holding_the_mixer() -> None:
    bank = Bank(SOUNDS / "music")
    bank.want("rewind_main")
    until = time.monotonic() + 20
    free = 0
    while not bank.ready("rewind_main"):
        assert time.monotonic() < until
        if bank.gate.acquire(timeout=1):
            free += 1
            bank.gate.release()
        time.sleep(0.001)
    sound = bank.get("rewind_main")
    assert sound is not None and sound.get_raw() == decoded(LONG.read_bytes())
    assert free > 20, "the gate was shut all the time"
    bank.close()


def poured(bank: Bank, *names: str) -> None:
    bank.pour(names)
    until = time.monotonic() + 20
    while not all(bank.begun(name, 10**9) for name in names):
        assert time.monotonic() < until
        time.sleep(0.002)


def test_what_is_poured_is_there_at_once_and_is_the_whole_in_the_end() -> None:
    bank = Bank(SOUNDS / "music")
    with bank.gate:  # nothing can be decoded meanwhile
        bank.pour(["rewind_main"])
        sound = bank.get("rewind_main")
        assert sound is not None and not bank.begun("rewind_main", 1)
        assert not any(sound.get_raw())
    until = time.monotonic() + 20
    while not bank.begun("rewind_main", 44100):
        assert time.monotonic() < until
        time.sleep(0.001)
    whole = decoded(LONG.read_bytes())
    assert sound.get_raw()[: 44100 * 4] == whole[: 44100 * 4]
    poured(bank, "rewind_main")
    assert bank.get("rewind_main") is sound and sound.get_raw() == whole
    bank.close()


def test_stems_are_poured_side_by_side() -> None:
    bank = Bank(SOUNDS / "music")
    stems = [f"yard_{stem}" for stem in ("calm", "combat", "danger")]
    bank.pour(stems)
    apart = []
    until = time.monotonic() + 20
    while not all(bank.begun(name, 44100 * 4) for name in stems):
        assert time.monotonic() < until
        at = list(bank._poured.values())
        apart.append(max(at) - min(at))
        time.sleep(0.0005)
    bank.forget(stems[0])  # and one of them is no longer wanted
    assert not bank.ready(stems[0])
    poured(bank, stems[1])
    assert len(apart) > 5 and max(apart) < 2 * room.SLICE
    assert not bank.broken
    bank.close()


def test_a_damaged_stem_stays_as_far_as_it_came_and_others_are_whole(tmp_path: Path) -> None:
    data = LONG.read_bytes()
    page = data.index(b"OggS", len(data) // 2)
    body = page + HEAD.size + data[page + 26]
    after = data.index(b"OggS", body)
    (tmp_path / "torn.ogg").write_bytes(data[:body] + b"\xff" * (after - body) + data[after:])  # packets of no kind
    (tmp_path / "good.ogg").write_bytes(data)
    (tmp_path / "short.ogg").write_bytes((SOUNDS / "effects" / "hit_1.ogg").read_bytes())
    (tmp_path / "none.ogg").write_bytes(b"no sound at all")
    bank = Bank(tmp_path)
    poured(bank, "torn", "good", "short", "none")
    whole = decoded(data)
    good, torn, short = (bank.get(name) for name in ("good", "torn", "short"))
    assert good is not None and torn is not None and short is not None
    assert good.get_raw() == whole
    assert torn.get_raw()[: len(whole) // 3] == whole[: len(whole) // 3] and torn.get_length() == good.get_length()
    assert short.get_raw() == decoded((tmp_path / "short.ogg").read_bytes())
    assert bank.get("none") is None and set(bank.broken) == {"none.ogg", "torn.ogg"}
    bank.close()


def test_a_length_is_read_from_the_last_page(tmp_path: Path) -> None:
    assert length(LONG) * room.FRAME == len(decoded(LONG.read_bytes()))
    for junk in (b"", b"OggS", b"OggS" + bytes(23), b"RIFF" + bytes(400)):
        (tmp_path / "x.ogg").write_bytes(junk)
        with pytest.raises(ValueError):
            length(tmp_path / "x.ogg")
    for path in (tmp_path / "no such file", tmp_path):
        with pytest.raises((OSError, FileError)):
            length(path)


def test_a_bank_that_is_closed_stops_in_the_middle() -> None:
    bank = Bank(SOUNDS / "music")
    for name in bank.names:
        bank.want(name)
    bank.close()
    assert len(bank._sounds) == 0 and not bank.broken
