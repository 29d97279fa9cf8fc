"""The signed distance to the best run."""

from __future__ import annotations

from array import array

from last_reveille.app.pace import HOLD, Pace
from last_reveille.memory.track import EVERY, Track


def walk(xs: list[int]) -> Track:
    return Track(array("h", xs), array("h", [300] * len(xs)), array("h", [0] * len(xs)), (len(xs) - 1) * EVERY)


def test_who_is_at_the_same_place_sooner_is_ahead_and_who_waits_falls_behind() -> None:
    best = walk([9 * k for k in range(400)])  # 3 px a tick
    pace = Pace(best)
    for tick in range(10, 300, 10):
        assert abs(pace.delta(3 * tick, 300, tick) or 0) <= 6
    fast = Pace(best)
    late = [fast.delta(4 * tick, 300, tick) for tick in range(10, 300, 10)]
    assert late[-1] is not None
    assert -110 < late[-1] < -80, "a quarter of the way saved"
    waits = [pace.delta(900, 300, tick) for tick in range(300, 400, 10)]
    assert waits[-1] is not None
    assert 80 < waits[-1] < 110


def test_nothing_is_said_without_a_best_run_or_far_from_its_way() -> None:
    assert Pace(None).delta(0, 0, 5) is None
    pace = Pace(walk([9 * k for k in range(400)]))
    assert pace.delta(100, 300, 40) is not None
    assert pace.delta(100, 800, 60) is not None, "a moment beside the way"
    assert pace.delta(100, 800, 60 + HOLD) is None
