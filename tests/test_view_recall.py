"""The crowd that recall shows is the runs themselves: asked column by column it says what each track says."""

from __future__ import annotations

import random
from array import array

import pytest

from last_reveille.memory.track import RUN, Track, pack_code, sample
from last_reveille.view.recall import Crowd


def tracks(seed: int, count: int = 60) -> list[Track]:
    dice = random.Random(seed)
    found = []
    for _ in range(count):
        size = dice.randrange(1, 90)
        x, xs = dice.randrange(2000), array("h")
        for _ in range(size):
            x += dice.choice((-9, 0, 4, 9, 200))  # and now and then he is put elsewhere
            xs.append(x)
        ys = array("h", [dice.randrange(300)] * size)
        codes = array("h", [pack_code(RUN, 1, dice.randrange(64), False) for _ in range(size)])
        found.append(Track(xs, ys, codes, (size - 1) * 3))
    return found


@pytest.mark.parametrize("seed", range(8))
def test_a_crowd_is_where_its_tracks_are(seed: int) -> None:
    runs = tracks(seed)
    crowd = Crowd(runs)
    for tick in (*range(0, 280, 7), 1, 2, 3, 4, 5, 1000):
        there = [(x, y, code) for _, x, y, code in sample(runs, tick)]
        lives = crowd.at(tick, 300, 1200)
        assert lives.alive == len(there)
        assert sorted(lives.seen) == sorted(life for life in there if 300 <= life[0] <= 1200)
        assert (lives.back, lives.on) == (sum(x < 300 for x, _, _ in there), sum(x > 1200 for x, _, _ in there))


def test_nobody_is_a_crowd_too() -> None:
    assert Crowd([]).at(50, 0, 100) == (0, 0, 0, [])
