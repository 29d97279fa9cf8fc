"""The montage: who is there, who falls when, what stands in the files, and that it never stands in anybody's way."""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import FLAT, level
from last_reveille.app import gif
from last_reveille.app.levels import Levels
from last_reveille.app.montage import MOMENTS, SIZE, Export, ends_of, free, runs_of, unpacked
from last_reveille.app.scene import Push
from last_reveille.app.scenes.montage import MontageScene, montage_of
from last_reveille.app.scenes.play import Play
from last_reveille.cli.finding import campaign_levels
from last_reveille.cli.main import run
from last_reveille.content.paths import HOME_VARIABLE, data_root
from last_reveille.content.problems import Problems
from last_reveille.content.strings import Catalogue
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.store import Store
from last_reveille.memory.track import RUN, Track, pack_code
from last_reveille.view.assets import Assets
from last_reveille.view.echoes import Echoes
from last_reveille.view.screens.montage import End, Film, MontageStage
from last_reveille.view.strip import LevelPicture
from last_reveille.view.widgets import Brush
from stage import RUNS, Stage


def run_of(ticks: int, speed: int = 6, y: int = 640) -> Track:
    """Somebody who runs to the right from x = 100, `speed` px every three ticks."""
    size = ticks // 3 + 1
    code = pack_code(RUN, 1, 0, False)
    return Track(array("h", [min(100 + speed * n, 30_000) for n in range(size)]), array("h", [y] * size),
                 array("h", [code] * size), ticks)


def remembering(winner: bool = True, deaths: int = 4) -> Memory:
    memory = Memory()
    for n in range(deaths):
        memory.loop = n + 1
        memory.add_run("base", run_of(200 + 100 * n), "dead")
        memory.add_death(Mark("base", 100 + 400 * n, 640, 200 + 100 * n, n + 1, "drone", "drone"))
    memory.loop = 40
    if winner:
        memory.add_run("base", run_of(900), "exit")
    return memory


def film_of(memory: Memory) -> Film:
    runs, winner = runs_of(memory, "base")
    films: list[Film] = []
    for _ in unpacked(runs, ends_of(memory, "base", runs), winner, "Base", films):
        pass
    return films[0]


# -- who is there


def test_the_last_run_walks_out_and_the_others_fall_on_the_way() -> None:
    film = film_of(remembering())
    assert film.winner == 4 and film.ticks == 900
    assert [film.ends[n].icon for n in range(5)] == ["drone"] * 4 + [""]
    assert [n for _, n in film.dead(350)] == [0, 1] and film.alive(350) == 3
    assert film.alive(film.ticks) == 1 and len(film.dead(film.ticks)) == 4
    assert film.tick(0) == 0 and film.tick(film.frames) == 900


def test_without_a_winner_the_longest_leads() -> None:
    film = film_of(remembering(winner=False))
    assert film.winner == -1 and film.leader == 3 and film.ticks == 500
    runs, winner = runs_of(Memory(), "base")
    assert not runs and winner == -1


def test_an_earlier_best_walks_out_when_the_last_one_fell() -> None:
    memory = remembering()
    memory.loop = 41
    memory.add_run("base", run_of(600), "dead")
    runs, winner = runs_of(memory, "base")
    assert runs[winner].loop == 40


def test_a_track_that_cannot_be_read_is_left_out() -> None:
    memory = remembering()
    runs, winner = runs_of(memory, "base")
    runs[0]._track, runs[0].data = None, type(runs[0].data)(b"no track")
    films: list[Film] = []
    for _ in unpacked(runs, ends_of(memory, "base", runs), winner, "", films):
        pass
    assert len(films[0].tracks) == 4 and films[0].winner == 3


# -- the picture


@pytest.fixture(scope="module")
def set_up() -> Iterator[tuple[LevelPicture, Echoes, Brush, Catalogue]]:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    assets = Assets(data_root())
    rows = [row * 6 for row in FLAT.strip("\n").split("\n")]
    tall = level("\n".join([" " * len(rows[0])] * 30 + rows))
    yield LevelPicture(tall, assets), Echoes(assets), Brush(assets), Catalogue.load()
    pygame.display.quit()


def staged(film: Film, set_up: tuple[LevelPicture, Echoes, Brush, Catalogue], size: tuple[int, int] = (640, 360)
           ) -> MontageStage:
    return MontageStage(film, *set_up, size)


def test_the_camera_follows_the_winner_and_never_shows_below_the_level(
    set_up: tuple[LevelPicture, Echoes, Brush, Catalogue],
) -> None:
    film = film_of(remembering())
    stage = staged(film, set_up)
    for frame in range(0, film.frames + 1, 20):
        left, top, wide, high = stage.view(frame)
        pose = film.tracks[film.winner].at(film.tick(frame))
        assert pose is not None and left <= pose.x < left + wide and top <= pose.y < top + high
        assert top + high - 44 <= set_up[0].level.height * 16 and left >= 0  # but for the band


def test_each_end_leaves_a_mark_where_it_was(
    set_up: tuple[LevelPicture, Echoes, Brush, Catalogue],
) -> None:
    stage = staged(film_of(remembering()), set_up)
    canvas = pygame.Surface((640, 360))
    for frame in range(120):
        stage.draw(canvas, frame)
    x, y = stage._spot(0, *stage.view(119)[:2])
    red = [canvas.get_at((x + dx, y + dy))[0] for dx in range(-3, 4) for dy in range(-3, 4)]
    assert max(red) > 200  # where the first one fell, at tick 200
    assert stage.film.alive(stage.film.tick(119)) == 4


def test_the_count_is_said(set_up: tuple[LevelPicture, Echoes, Brush, Catalogue]) -> None:
    assert staged(film_of(remembering()), set_up)._verdict() == "5 of you set out. One walked on."
    assert "4 of you" in staged(film_of(remembering(winner=False)), set_up)._verdict()
    two = remembering()
    two.loop = 50
    two.add_run("base", run_of(950), "exit")
    assert staged(film_of(two), set_up)._verdict() == "6 of you set out. 2 walked on."


# -- files


def decoded(data: bytes) -> list[bytes]:
    """The frames of one of our GIFs, as indices."""
    assert data[:6] == b"GIF89a"
    at, frames = 13 + 768, []
    while data[at] != 0x3B:
        if data[at] == 0x21:
            at += 2
            while data[at]:
                at += data[at] + 1
            at += 1
            continue
        assert data[at] == 0x2C
        wide, high = struct.unpack("<HH", data[at + 5 : at + 9])
        at += 11
        packed = bytearray()
        while data[at]:
            packed += data[at + 1 : at + 1 + data[at]]
            at += data[at] + 1
        at += 1
        frames.append(unlzw(bytes(packed)))
        assert len(frames[-1]) == wide * high
    return frames


def unlzw(packed: bytes) -> bytes:
    """As the GIF specification says it, written for clearness."""
    bits = int.from_bytes(packed, "little")
    out, width, at = bytearray(), 9, 0
    table: list[bytes] = []
    last = b""
    while True:
        code = bits >> at & (1 << width) - 1
        at += width
        if code == 256:
            table, width, last = [bytes([n]) for n in range(256)] + [b"", b""], 9, b""
            continue
        if code == 257:
            return bytes(out)
        entry = table[code] if code < len(table) else last + last[:1]
        out += entry
        if last and len(table) < 4096:
            table.append(last + entry[:1])
        if len(table) == 1 << width and width < 12:
            width += 1
        last = entry


def noise(count: int, colours: int) -> bytes:
    value, out = 1, bytearray()
    for _ in range(count):
        value = value * 1103515245 + 12345 & 0x7FFFFFFF
        out.append((value >> 16) % colours)
    return bytes(out)


@pytest.mark.parametrize("indices", [
    b"\x05", b"\0" * 70_000, noise(70_000, 255), noise(70_000, 2), bytes(range(256)) * 300, noise(4096 - 258, 255),
    noise(4096 - 257, 255), noise(255, 255), noise(254, 255), noise(256, 255),
])
def test_lzw_comes_back(indices: bytes) -> None:
    out = bytearray()
    for _ in gif.lzw(indices, out):
        pass
    assert unlzw(bytes(out)) == indices


def test_colours_of_a_gif_are_those_of_the_picture() -> None:
    picture = pygame.Surface((64, 32))
    for x in range(64):
        picture.fill((x * 4, 255 - x * 4, 90), (x, 0, 1, 32))
    seen = gif.pixels(picture)
    colours: list[tuple[int, int, int]] = []
    for _ in gif.palette(gif.count([seen]), colours):
        pass
    writer = gif.Writer((64, 32), colours, 8)
    for _ in writer.add(seen):
        pass
    writer.finish()
    (frame,) = decoded(bytes(writer.data))
    for x in range(64):
        red, green, blue = colours[frame[x]]
        assert abs(red - x * 4) < 9 and abs(green - (255 - x * 4)) < 9 and abs(blue - 90) < 9


def test_both_files_hold_the_film_and_its_count(
    tmp_path: Path, set_up: tuple[LevelPicture, Echoes, Brush, Catalogue]
) -> None:
    film = film_of(remembering())
    film.frames = 30
    moving, strip = tmp_path / "m" / "a.gif", tmp_path / "m" / "a.png"
    export = Export(film, lambda size: staged(film, set_up, size), moving=moving, strip=strip)
    steps = 0
    while export.step():
        steps += 1
    assert steps > 100  # a little at a time
    frames = decoded(moving.read_bytes())
    assert len(frames) == 30 // 5 + 1 + 5 and len(frames[0]) == SIZE[0] * SIZE[1]
    assert len({zlib.crc32(frame) for frame in frames}) == len(frames)
    data = strip.read_bytes()
    wide, high = struct.unpack(">II", data[16:24])
    assert wide == SIZE[0] and high > MOMENTS * 100


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    assert free(tmp_path, "a", "gif").name == "a.gif"
    (tmp_path / "a.gif").touch()
    (tmp_path / "a-2.gif").touch()
    assert free(tmp_path, "a", "gif").name == "a-3.gif"


# -- in the game


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = Stage(tmp_path_factory.mktemp("home"), campaign_levels())
    stage.frames(30)
    stage.key(pygame.K_RETURN)
    stage.until(lambda: isinstance(stage.top, Play), 200)
    yield stage
    stage.close()


@pytest.fixture
def stage(game: Stage) -> Iterator[Stage]:
    game.game.profile.memory.runs = remembering().runs
    yield game
    del game.game.scenes[game.game.scenes.index(game.play) + 1 :]
    game.game.controls.forget()


def shown(stage: Stage) -> MontageScene:
    scene = montage_of(stage.game, "base")
    assert scene is not None
    stage.game.go(Push(scene))
    assert scene._reader.wait()
    stage.until(lambda: scene.stage is not None, 200)
    return scene


def test_one_run_makes_no_montage(stage: Stage) -> None:
    assert montage_of(stage.game, "beach") is None and montage_of(stage.game, "nowhere") is None
    assert montage_of(stage.game, "base") is not None


def test_it_is_over_by_itself(stage: Stage) -> None:
    scene = shown(stage)
    frames = stage.until(lambda: stage.top is stage.play, 1000)
    assert 400 < frames < 800 and scene.frame == scene.stage.film.frames  # type: ignore[union-attr]


@pytest.mark.parametrize("event", [
    pygame.Event(pygame.KEYDOWN, key=pygame.K_SPACE), pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(3, 3)),
])
def test_anything_skips_it(stage: Stage, event: pygame.Event) -> None:
    scene = shown(stage)
    stage.frames(15)
    assert stage.top is scene
    pygame.event.post(event)
    stage.frames(2)
    assert stage.top is stage.play


def test_one_key_keeps_it_and_says_where(stage: Stage) -> None:
    scene = shown(stage)
    scene.stage.film.frames = 18  # type: ignore[union-attr]
    stage.frames(12)
    stage.key(pygame.K_f)
    assert scene.export is not None and stage.top is scene
    stage.until(lambda: scene.export is None, 3000)
    folder = stage.game.options.home / "montages"
    assert sorted(path.suffix for path in folder.iterdir()) == [".gif", ".png"]
    assert str(folder) in scene.told and "\n" not in scene.told
    assert (next(folder.glob("*.gif"))).read_bytes()[:6] == b"GIF89a"


def test_a_disk_that_will_not_is_one_line(stage: Stage) -> None:
    folder = stage.game.options.home / "montages"
    for path in folder.glob("*") if folder.is_dir() else ():
        path.unlink()
    if folder.is_dir():
        folder.rmdir()
    folder.write_text("in the way", "utf-8")
    scene = shown(stage)
    stage.key(pygame.K_f)
    stage.until(lambda: scene.export is None, 100)
    assert scene.told and "\n" not in scene.told and stage.top is scene
    folder.unlink()


def test_a_level_that_cannot_be_read_has_none(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def bad(ident: str) -> object:
        raise Problems((f"{ident}: bad",))

    monkeypatch.setattr(Levels, "get", lambda self, ident: bad(ident))
    scene = montage_of(stage.game, "base")
    assert scene is not None
    stage.game.go(Push(scene))
    assert scene._reader.wait()
    stage.until(lambda: stage.top is stage.play, 100)


def test_ends_say_who_walked_out() -> None:
    memory = remembering()
    runs, _ = runs_of(memory, "base")
    assert ends_of(memory, "base", runs)[-1] == End(900, "", True)


# -- from the command line


def test_a_run_is_shown_among_those_of_the_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    out = tmp_path / "a.png"
    assert run(["replay", str(RUNS / "base.run"), "--montage", str(out)]) == 0
    assert f"{out}: 1 at once" in capsys.readouterr().out
    store = Store(tmp_path / "profile1.sqlite")
    memory = store.load()
    for n in range(3):
        memory.next_loop()
        memory.add_run("base", run_of(300 + n, y=430), "dead")
    store.commit(memory)
    store.close()
    before = (tmp_path / "profile1.sqlite").read_bytes()
    assert run(["replay", str(RUNS / "base.run"), "--montage", str(out)]) == 0
    assert f"{out}: 4 at once" in capsys.readouterr().out
    assert out.read_bytes()[:4] == b"\x89PNG" and (tmp_path / "profile1.sqlite").read_bytes() == before
    assert run(["replay", str(RUNS / "base.run"), "--montage", str(tmp_path / "a.mp4")]) == 2
    assert run(["replay", str(RUNS / "base.run"), "--montage", str(out / "b.png")]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 2
