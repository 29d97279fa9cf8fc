"""The war far away: the same for a tick every time, in waves, and never louder than what can hurt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import FLAT
from lab import level as draw_level
from last_reveille.audio.table import FAR
from last_reveille.sim.specs import Level
from last_reveille.view.assets import Assets, missing_box
from last_reveille.view.atmosphere import Atmosphere
from last_reveille.view.backdrop import Backdrop
from last_reveille.view.camera import Camera
from last_reveille.view.climate import CLIMATES, climate
from last_reveille.view.farwar import FADING, LAG, FarWar
from last_reveille.view.fronts import FLAK, FLASH, FRONTS, GUN, PERIOD, SHIP, TRACERS, Act, score, ship_at
from last_reveille.view.sheet import Sheet

ROOT = Path(__file__).parents[1]
SIZE = (640, 360)
LONG = "\n".join(row * 9 for row in FLAT.strip("\n").split("\n"))


@pytest.fixture(scope="module")
def assets() -> Iterator[Assets]:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    yield Assets(ROOT)
    pygame.display.quit()


def long_level(palette: str) -> Level:
    return draw_level(LONG, palette=palette)


def war(assets: Assets, palette: str) -> tuple[FarWar, list[float]]:
    level = long_level(palette)
    depths = Backdrop(level, assets).depths
    return FarWar(level, assets, depths), depths


def shown(made: tuple[FarWar, list[float]], tick: int, camera_x: int = 300, flash: float = 1.0) -> pygame.Surface:
    target = pygame.Surface(SIZE).convert()
    target.fill((40, 40, 40))
    for pane, depth in enumerate(made[1]):
        made[0].draw(target, tick, pane, round(-camera_x * depth), 0, flash)
    return target


def raw(picture: pygame.Surface) -> bytes:
    return pygame.image.tobytes(picture, "RGB")


def acts_of(assets: Assets, palette: str) -> list[Act]:
    level = long_level(palette)
    depths = Backdrop(level, assets).depths
    return [act for acts in score(FRONTS[palette], level, depths, palette) for act in acts]


@pytest.mark.parametrize("palette", FRONTS)
def test_a_tick_has_one_picture(assets: Assets, palette: str) -> None:
    one, other = war(assets, palette), war(assets, palette)
    ticks = [PERIOD * k // 24 + 7 for k in range(24)]
    first = [raw(shown(one, tick)) for tick in ticks]
    assert [raw(shown(other, tick)) for tick in reversed(ticks)] == first[::-1], "it depends on what was drawn before"
    assert len(set(first)) > 12, "something happens"
    assert raw(shown(one, ticks[3] + PERIOD)) == first[3] or FRONTS[palette].beams, "after a minute it begins again"


def test_only_who_has_a_front_has_a_war(assets: Assets) -> None:
    assert set(FRONTS) < set(CLIMATES)
    lent = {name: row.war for name, row in CLIMATES.items() if row.war}
    assert lent and set(lent.values()) <= set(FRONTS)
    for palette, whose in lent.items():
        made, theirs = war(assets, palette), war(assets, whose)
        assert any(raw(shown(made, 90 * n)) != raw(shown((made[0], []), 90 * n)) for n in range(40)), palette
        assert raw(shown(made, 500)) == raw(shown(theirs, 500)), "in another light, but the same war"
    for palette in set(CLIMATES) - set(FRONTS) - set(lent):
        made = war(assets, palette)
        assert raw(shown(made, 500)) == raw(shown((made[0], []), 500)), palette


def test_the_sheets_have_all_that_a_front_shows(assets: Assets) -> None:
    puffs, ships = assets.sheet("effects/far_puffs"), assets.sheet("effects/far_ships")
    for palette, front in FRONTS.items():
        depths = Backdrop(long_level(palette), assets).depths
        assert all(row.pane < len(depths) for row in front.rows), f"{palette}: a pane that is not there"
        assert assets.sheet("effects/far_lights").has(palette)
        tags = [f"flak_{palette}_0", f"flak_{palette}_2", f"burst_{palette}", f"trail_{palette}", f"gun_{palette}"]
        assert all(puffs.has(tag) for tag in tags), palette
        for row in front.rows:
            if row.kind == SHIP:
                assert ships.has(f"{row.more}_{palette}")
            elif row.kind == "column":
                assert assets.sheet("effects/far_columns").has(row.more)


def test_a_mod_may_have_fewer_pictures(assets: Assets, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Sheet("", None, missing_box())
    monkeypatch.setattr(assets, "sheet", lambda _: box)
    made = war(assets, "night")
    for tick in range(0, PERIOD, 60):
        shown(made, tick)


@pytest.mark.parametrize("palette", ["storm", "night", "dusk"])
def test_it_comes_in_waves(assets: Assets, palette: str) -> None:
    starts = [0] * 60
    for act in acts_of(assets, palette):
        if act.kind in (TRACERS, GUN, FLASH):
            starts[act.start % PERIOD * 60 // PERIOD] += 1
    quiet, loud = sorted(starts)[8], sorted(starts)[45]
    assert loud >= 3 * max(1, quiet), f"as loud all the time: {starts}"


def test_it_is_thicker_where_the_row_says_so(assets: Assets) -> None:
    """A storm's war is at the landing and at the port."""
    level = long_level("storm")
    acts = score(FRONTS["storm"], level, [1.0] * 6, "storm")
    places = [act.x * 5 // (level.width * 16) for row in acts for act in row]
    counts = [places.count(k) for k in range(5)]
    assert min(counts[0], counts[4]) > 1.3 * max(counts[2], 1), counts


def test_a_ship_that_is_hit_comes_down(assets: Assets) -> None:
    ships = [act for act in acts_of(assets, "storm") if act.kind == SHIP]
    hit = [act for act in ships if act.hit >= 0]
    assert hit and len(hit) < len(ships)
    for act in hit:
        assert abs(ship_at(act, act.life)[1] - FRONTS["storm"].horizon) <= 6
        assert ship_at(act, act.hit)[1] < ship_at(act, act.life)[1] - 60


@pytest.mark.parametrize("palette", FRONTS)
def test_nothing_of_it_is_as_bright_as_what_can_hurt(assets: Assets, palette: str) -> None:
    """Only a kernel of few px may be bright, and light that is added stays local and low."""
    made = war(assets, palette)
    lit = bright = glare = 0
    for tick in range(0, PERIOD, 40):
        grey = pygame.transform.grayscale(shown(made, tick))
        dark = pygame.transform.grayscale(shown(made, tick, flash=0.0))
        lit = max(lit, _brighter(_difference(grey, dark), 32))
        bright = max(bright, _brighter(dark, 180))
        glare = max(glare, _brighter(grey, 165))
    assert lit < 0.2 * 640 * 360, f"{lit} px of the picture are lit at once"
    assert bright < 200, f"{bright} px are brighter than a far thing may be"
    assert glare < 0.01 * 640 * 360, f"{glare} px are lit too brightly"
    for colour in FRONTS[palette].fire:
        assert max(colour) < 230


@pytest.mark.parametrize("palette", FRONTS)
def test_a_far_shot_is_not_taken_for_one_that_hurts(assets: Assets, palette: str) -> None:
    """One that hurts is brighter, many times larger, and is drawn over the light of the place; a far one lies in it."""
    sheet = assets.sheet("effects/tracer")
    first, last = sheet.span("run")
    near = [pygame.transform.grayscale(sheet.get(n)[0]) for n in range(first, last + 1)]
    place = climate(palette)
    for colour in FRONTS[palette].fire:
        far = max(sum(c * share * lit // 255 for c, share, lit in zip(colour, (0.3, 0.59, 0.11), air, strict=True))
                  for air in (place.top, place.bottom))
        assert all(_brighter(picture, min(250, round(far * 1.4))) >= 8 for picture in near), (colour, far)
    assert min(pygame.mask.from_surface(picture).count() for picture in near) >= 10 * 3, "a far one has 2 or 3 px"


def _brighter(grey: pygame.Surface, than: int) -> int:
    """Number of px."""
    return pygame.mask.from_threshold(grey, (255, 255, 255), (255 - than,) * 3).count()


def _difference(a: pygame.Surface, b: pygame.Surface) -> pygame.Surface:
    out = a.copy()
    out.blit(b, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    return out


def test_the_setting_turns_the_flashes_off(assets: Assets) -> None:
    made = war(assets, "storm")
    written = score(FRONTS["storm"], long_level("storm"), made[1], "storm")
    flash, depth = next((act, depth) for acts, depth in zip(written, made[1], strict=True) for act in acts
                        if act.kind == FLASH and act.number == 4 and act.start > 100)
    tick = flash.start + flash.life * FADING.index(4) // len(FADING)
    camera = round((flash.x - 320) / depth)
    sums = [sum(pygame.transform.average_color(shown(made, tick, camera, flash=share), (250, 130, 140, 80))[:3])
            for share in (0.0, 0.5, 1.0)]
    assert sums[0] < sums[1] < sums[2]


@pytest.mark.parametrize("palette", FRONTS)
def test_it_is_heard_after_it_is_seen_and_never_all_of_it(assets: Assets, palette: str) -> None:
    made, depths = war(assets, palette)
    heard = [(tick, *sound) for tick in range(PERIOD) for sound in made.heard(tick, 300)]
    assert heard == [(tick, *sound) for tick in range(PERIOD) for sound in made.heard(tick + PERIOD, 300)]
    assert 0 < len(heard) < PERIOD // 15, "less than four in a second where it is thickest"
    assert {name for _, name, _ in heard} <= set(FAR) and all(abs(x) < SIZE[0] for _, _, x in heard)
    bursts = [(act, depth) for acts, depth in zip(
        score(FRONTS[palette], long_level(palette), depths, palette), depths, strict=True)
        for act in acts if act.kind == FLAK]
    for tick, name, x in heard:
        if name == "far_flak":
            seen = [(tick - act.start) % PERIOD for act, depth in bursts if act.x - round(300 * depth) - 320 == x]
            assert any(0 < late <= LAG for late in seen), "no burst was seen there shortly before"


def test_under_a_roof_and_in_a_part_with_another_air_nothing_of_it_is_heard(assets: Assets) -> None:
    level = long_level("storm")
    air, camera = Atmosphere(level, assets), Camera(SIZE)
    ticks = range(PERIOD)
    camera.y = -SIZE[1]
    assert any(air.heard(camera, tick) for tick in ticks)
    air.palette = "gallery"
    assert not any(air.heard(camera, tick) for tick in ticks)
    air.palette = level.palette
    camera.y = level.height * 16
    assert not any(air.heard(camera, tick) for tick in ticks), "the ground is over it"


def test_the_more_roofs_the_softer_it_is(assets: Assets) -> None:
    hall = "\n".join("#" * 40 + "." * 50 for _ in range(2)) + "\n" + "\n".join("." * 90 for _ in range(20)) + (
        "\n..@" + "." * 87 + "\n" + "#" * 90)
    air, camera = Atmosphere(draw_level(hall, palette="storm"), assets), Camera(SIZE)
    loud = []
    for camera.x in range(0, 641, 64):
        loud.append(air.outside(camera))
    assert loud == sorted(loud) and loud[0] < 0.2 and loud[-1] == 1.0 and len(set(loud)) > 4, "it fades, it is not cut"
