"""Broken and malicious maps: each is refused with one clear line, or accepted, and never anything else."""

from __future__ import annotations

import base64
import gzip
import os
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from last_reveille.content.check import check_map
from last_reveille.content.level import load_level
from last_reveille.content.problems import Problems

CSV = ",".join(["0"] * 16)
ENTRY = '<object id="1" type="Entry" x="8" y="32"><point/></object>'


def packed(cells: list[int]) -> bytes:
    return struct.pack(f"<{len(cells)}I", *cells)


def png(width: int = 16, height: int = 16, shown: tuple[int, int] | None = None) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", *(shown or (width, height)), 8, 6, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(4 * width)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def map_text(
    data: str = f'<data encoding="csv">{CSV}</data>', objects: str = ENTRY, head: str = "", tilesets: str = "",
    layer: str = 'width="4" height="4"', props: str = "", more: str = "", size: str = 'width="4" height="4"',
) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<map version="1.10" orientation="orthogonal" {size} tilewidth="16" '
        f'tileheight="16" infinite="0" {head}>{props}{tilesets}<layer id="1" name="solid" {layer}>{data}</layer>'
        f'<objectgroup id="2" name="actors">{objects}</objectgroup>{more}</map>'
    )


def spawn(props: str, attributes: str = 'x="8" y="8"', shape: str = "<point/>") -> str:
    return map_text(objects=f'{ENTRY}<object id="2" type="Spawn" {attributes}>{shape}{props}</object>')


def prop(name: str, value: str, kind: str = "string") -> str:
    return f'<properties><property name="{name}" type="{kind}" value="{value}"/></properties>'


def data(raw: bytes, compression: str = "") -> str:
    text = base64.b64encode(raw).decode()
    extra = f' compression="{compression}"' if compression else ""
    return map_text(data=f'<data encoding="base64"{extra}>{text}</data>')


def tileset(inner: str = '<image source="t.png"/>', attributes: str = 'tilewidth="16" tileheight="16"') -> str:
    return f'<tileset firstgid="1" name="t" {attributes}>{inner}</tileset>'


GOOD = packed([0] * 16)
BOMB = zlib.compress(bytes(50_000_000), 9)
DEEP = "<a>" * 70 + "</a>" * 70

# name -> (map, part of the one line it gets; empty = it is accepted)
CASES: dict[str, tuple[str | bytes, str]] = {
    "plain": (map_text(), ""),
    "doctype": (map_text().replace("\n", '\n<!DOCTYPE map SYSTEM "http://mapeditor.org/dtd/1.0/map.dtd">', 1), ""),
    "byte order mark": (b"\xef\xbb\xbf" + map_text().encode(), ""),
    "utf-16": (map_text().replace("UTF-8", "UTF-16").encode("utf-16"), ""),
    "base64": (data(GOOD), ""),
    "zlib": (data(zlib.compress(GOOD), "zlib"), ""),
    "gzip": (data(gzip.compress(GOOD), "gzip"), ""),
    "xml cells": (map_text(data="<data>" + "<tile/>" * 16 + "</data>"), ""),
    "reserved names": (
        map_text(objects=ENTRY + f'<object id="2" type="Spawn" x="8" y="8"><point/>{prop("__class__", "x")}</object>'),
        "",
    ),
    "injection": (map_text(head='filename="/etc/passwd" layers="1" parent="2" properties="3" __class__="4"'), ""),
    "duplicate ids": (map_text(objects=ENTRY + '<object id="1" type="Sign" x="9" y="9"><point/></object>'), ""),
    "bad background": (map_text(head='backgroundcolor="pink"'), ""),
    "right-to-left name": (spawn("", 'name="&#x202e;evil" x="8" y="8"'), ""),
    "empty": (b"", "empty"),
    "blank": (b"  \n", "empty"),
    "not xml": (b"once upon a time", "not well-formed"),
    "truncated": (map_text()[:150], "not well-formed"),
    "binary": (bytes(range(256)), "not well-formed"),
    "wrong root": ("<tileset/>", "outermost"),
    "latin-1": ('<?xml version="1.0" encoding="ISO-8859-1"?><map/>', "UTF-8"),
    "unknown encoding": ('<?xml version="1.0" encoding="klingon"?><map/>', "UTF-8"),
    "bad utf-8": (b"<map \xff\xfe='1'/>", "not well-formed"),
    "control character": ("<map a='\x01'/>", "not well-formed"),
    "entity bomb": ('<!DOCTYPE map [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><map>&b;</map>', "DOCTYPE"),
    "external entity": ('<!DOCTYPE map [<!ENTITY a SYSTEM "file:///etc/passwd">]><map>&a;</map>', "DOCTYPE"),
    "undeclared entity": ('<!DOCTYPE map SYSTEM "x.dtd"><map>&a;</map>', "entity"),
    "deep": (f"<map>{DEEP}</map>", "deeper"),
    "attributes": ("<map " + " ".join(f'a{i}="1"' for i in range(70)) + "/>", "attributes"),
    "long attribute": (f'<map a="{"x" * 70_000}"/>', "longer"),
    "elements": ("<map>" + "<a/>" * 300_001 + "</map>", "elements"),
    "huge": (map_text(size='width="100000" height="4"'), "width"),
    "zero": (map_text(size='width="0" height="4"'), "width"),
    "underscore number": (map_text(size='width="0_4" height="4"'), "width"),
    "other digits": (map_text(size='width="\u0664" height="4"'), "width"),
    "isometric": (map_text().replace("orthogonal", "isometric"), "orthogonal"),
    "tile size": (map_text().replace('tilewidth="16"', 'tilewidth="0"'), "tilewidth"),
    "layer size": (map_text(layer='width="5" height="4"'), "width"),
    "no data": (map_text(data=""), "without data"),
    "short": (map_text(data='<data encoding="csv">0,0</data>'), "2 cells"),
    "csv word": (map_text(data=f'<data encoding="csv">{CSV[:-1]}x</data>'), "no number"),
    "csv negative": (map_text(data=f'<data encoding="csv">{CSV[:-1]}-1</data>'), "no number"),
    "csv overflow": (map_text(data=f'<data encoding="csv">{CSV[:-1]}9999999999</data>'), "32 bits"),
    "encoding": (map_text(data='<data encoding="rot13">0</data>'), "rot13"),
    "compression": (data(GOOD, "lzma"), "lzma"),
    "bad base64": (map_text(data='<data encoding="base64">!!!!</data>'), "base64"),
    "bad zlib": (data(b"junk" * 4, "zlib"), "damaged"),
    "cut zlib": (data(zlib.compress(GOOD)[:-4], "zlib"), "damaged"),
    "bomb": (data(BOMB, "zlib"), "more data"),
    "odd bytes": (data(GOOD[:-1]), "inside a cell"),
    "gid": (map_text(data=f'<data encoding="csv">{CSV[:-1]}7</data>'), "gid 7"),
    "chunks in a finite map": (map_text(data='<data encoding="csv"><chunk/></data>'), "chunks"),
    "no tileset file": (map_text(tilesets='<tileset firstgid="1" source="none.tsx"/>'), "no such file"),
    "absolute tileset": (map_text(tilesets='<tileset firstgid="1" source="/etc/passwd.tsx"/>'), "relative"),
    "tileset outside": (map_text(tilesets='<tileset firstgid="1" source="../../../x.tsx"/>'), "outside"),
    "tileset url": (map_text(tilesets='<tileset firstgid="1" source="http://x/y.tsx"/>'), "colons"),
    "tileset device": (map_text(tilesets='<tileset firstgid="1" source="NUL.tsx"/>'), "device"),
    "tileset cycle": (map_text(tilesets='<tileset firstgid="1" source="cycle.tsx"/>'), "names another"),
    "tileset first gid": (map_text(tilesets='<tileset firstgid="0" source="t.tsx"/>'), "firstgid"),
    "tile of zero px": (map_text(tilesets=tileset(attributes='tilewidth="0" tileheight="16"')), "tilewidth"),
    "small image": (map_text(tilesets=tileset(attributes='tilewidth="32" tileheight="16"')), "smaller"),
    "claimed size": (map_text(tilesets=tileset('<image source="t.png" width="999999999" height="999999999"/>')), ""),
    "gif": (map_text(tilesets=tileset('<image source="gif.png"/>')), "not a PNG"),
    "png bomb": (map_text(tilesets=tileset('<image source="bomb.png"/>')), "50000 x 50000"),
    "broken png": (map_text(tilesets=tileset('<image source="broken.png"/>')), "damaged"),
    "short png": (map_text(tilesets=tileset('<image source="short.png"/>')), "damaged"),
    "other ending": (map_text(tilesets=tileset('<image source="t.tga"/>')), "only PNG"),
    "case": (map_text(tilesets=tileset('<image source="T.png"/>')), ""),
    "frame": (
        map_text(tilesets=tileset('<image source="t.png"/><tile id="0"><animation><frame tileid="9" duration="1"/>'
                                  "</animation></tile>")), "frame"),
    "template gone": (map_text(objects=ENTRY + '<object id="2" template="no.tx" x="1" y="1"/>'), "no such file"),
    "template kind": (map_text(objects=ENTRY + '<object id="2" template="t.png" x="1" y="1"/>'), "no .tx"),
    "not a number": (spawn("", 'x="nan" y="8"'), 'x="nan"'),
    "infinity": (spawn("", 'x="1e400" y="8"'), 'x="1e400"'),
    "far away": (spawn("", 'x="99999999" y="8"'), "x="),
    "negative size": (spawn("", 'x="1" y="8" width="-1"'), "width"),
    "short polygon": (spawn("", shape='<polygon points="0,0 1,1"/>'), "polygon"),
    "polygon of nan": (spawn("", shape='<polyline points="0,0 nan,1"/>'), "polyline"),
    "boolean": (spawn(prop("asleep", "maybe", "bool")), "bool"),
    "integer": (spawn(prop("tick", "12x", "int")), "int"),
    "type": (spawn(prop("tick", "12")), "whole number"),
    "no such type": (spawn(prop("tick", "12", "complex")), "unknown type"),
    "nameless": (spawn(prop("", "12")), "without a name"),
    "twice": (spawn('<properties><property name="group" value="a"/><property name="group" value="b"/></properties>'),
              "twice"),
    "range": (spawn(prop("tick", "-5", "int")), "from -1"),
    "enum": (spawn(prop("kind", "dron")), 'did you mean "drone"'),
    "member": (spawn(prop("tcik", "5", "int")), 'did you mean "tick"'),
    "class": (map_text(objects=ENTRY + '<object id="2" type="Spwan" x="1" y="1"><point/></object>'), '"Spawn"'),
    "shape": (map_text(objects=ENTRY + '<object id="2" type="Door" x="1" y="1"><point/></object>'), "rectangle"),
    "flag": (spawn(prop("if", "nobody_sets_it")), "nothing sets"),
    "no entry": (map_text(objects=""), "Entry"),
    "seed": (map_text(props=prop("seed", "x", "int")), "seed"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.png").write_bytes(png())
    (tmp_path / "T.png").write_bytes(png())
    (tmp_path / "t.tga").write_bytes(b"\0" * 40)
    (tmp_path / "gif.png").write_bytes(b"GIF89a" + bytes(40))
    (tmp_path / "bomb.png").write_bytes(png(1, 1, shown=(50_000, 50_000)))
    (tmp_path / "broken.png").write_bytes(png()[:-20])
    (tmp_path / "short.png").write_bytes(png(16, 8, shown=(16, 16)))
    (tmp_path / "cycle.tsx").write_text('<tileset source="cycle.tsx"/>')
    return tmp_path


@pytest.mark.parametrize("name", CASES)
def test_one_clear_line_or_accepted(name: str, folder: Path) -> None:
    text, expected = CASES[name]
    path = folder / "map.tmx"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    began = time.process_time()
    try:
        load_level(path)
        lines: tuple[str, ...] = ()
    except Problems as error:
        lines = error.lines
    assert time.process_time() - began < 2
    if not expected:
        assert lines == ()
        return
    assert len(lines) == 1, lines
    assert str(path) in lines[0] and expected in lines[0]
    assert len(lines[0]) <= 600 and lines[0].isprintable()


def sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1 << 33)


def pipe(path: Path) -> None:
    os.mkfifo(path)  # looked up late: not every system has pipes with names


FILES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "folder": lambda path: path.mkdir(),
    "pipe": pipe,
    "loop": lambda path: path.symlink_to(path),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "sparse": sparse,
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "map.tmx"
    try:
        FILES[name](path)
    except (OSError, AttributeError):
        path.mkdir(exist_ok=True)  # this system has no such thing; a folder is another
    lines = check_map(path)
    assert len(lines) == 1 and lines[0].startswith(str(path))


def test_every_problem_is_told_with_its_line(folder: Path) -> None:
    objects = "\n".join(
        [ENTRY, '<object id="2" type="Spwan" x="1" y="1"/>', f'<object id="3" type="Sign" x="x" y="1">{prop("a", "b")}'
         "</object>", f'<object id="4" type="Spawn" x="1" y="1">{prop("kind", "alfa")}</object>']
    )
    (folder / "map.tmx").write_text(map_text(objects=objects))
    with pytest.raises(Problems) as caught:
        load_level(folder / "map.tmx")
    places = [line.split(": ")[0].rsplit(":", 1)[1] for line in caught.value.lines]
    assert sorted(places) == ["3", "4", "5"]


def test_ten_thousand_mistakes_end_soon(folder: Path) -> None:
    many = "".join(f'<object id="{i}" type="Klass{i}" x="1" y="1"/>' for i in range(9000))
    (folder / "map.tmx").write_text(map_text(objects=many))
    began = time.process_time()
    assert 1 <= len(check_map(folder / "map.tmx")) <= 200
    assert time.process_time() - began < 2


def test_cut_anywhere(folder: Path) -> None:
    """Every beginning of a map is refused; none is half a map."""
    text = map_text(tilesets=tileset()).encode()
    path = folder / "map.tmx"
    for end in range(0, len(text) - 1, 7):
        path.write_bytes(text[:end])
        assert len(check_map(path)) == 1


def test_changed_anywhere(folder: Path) -> None:
    """One changed byte gives a level or sentences."""
    text = map_text(tilesets=tileset(), objects=ENTRY + f'<object id="5" type="Door" x="1" y="2" width="16" height="9">'
                    f'{prop("opens", "1-2")}</object>').encode()
    path = folder / "map.tmx"
    for at in range(40, len(text), 3):
        path.write_bytes(text[:at] + bytes([(text[at] * 7 + at) & 127]) + text[at + 1 :])
        assert all(len(line) <= 600 for line in check_map(path))
