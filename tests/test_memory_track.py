"""Pose tracks and death marks."""

from __future__ import annotations

import random
import time
import zlib
from array import array

import pytest

from last_reveille.memory import track as t
from last_reveille.memory.marks import Mark, Marks
from last_reveille.memory.track import BadTrack, Pose, Track, TrackRecorder, sample
from last_reveille.sim import command as c
from last_reveille.sim.specs import Entry, Level
from last_reveille.sim.step import start, step
from last_reveille.sim.world import STATE_DEAD, Carry, World


def flat(width: int = 200) -> Level:
    rows = [bytes(width)] * 14 + [b"\x01" * width] * 4
    return Level("flat", width, 18, tuple(rows), entries=(Entry(1, "start", 200, 224),))


def walk(world: World, recorder: TrackRecorder, ticks: int, buttons: int) -> list[tuple[int, int]]:
    feet = []
    for _ in range(ticks):
        step(world, c.pack(buttons, 0))
        recorder.see(world)
        feet.append((world.player.x + world.player.w // 2, world.player.y + world.player.h))
    return feet


def test_a_track_follows_the_player_within_a_px_or_two() -> None:
    world = start(flat(), 1, Carry())
    recorder = TrackRecorder()
    recorder.see(world)
    feet = walk(world, recorder, 60, c.RIGHT) + walk(world, recorder, 60, c.RIGHT | c.JUMP)
    track = recorder.track()
    assert track.ticks == 120
    for tick, (x, y) in enumerate(feet[:-1], 1):
        pose = track.at(tick)
        assert pose is not None
        assert abs(pose.x - x) <= 2
        assert abs(pose.y - y) <= 8
        if tick % 3 == 0:
            assert (pose.x, pose.y) == (x, y)
    assert track.at(30) is not None and track.at(30).pose == t.RUN
    assert any(track.at(tick).pose == t.JUMP for tick in range(61, 90))
    assert track.at(121) is None
    assert track.at(-1) is None


def test_a_death_between_samples_is_the_last_pose() -> None:
    world = start(flat(), 1, Carry())
    recorder = TrackRecorder()
    recorder.see(world)
    walk(world, recorder, 31, c.RIGHT)
    world.player.state = STATE_DEAD
    recorder.see(world)
    track = recorder.track()
    last = track.at(track.ticks)
    assert last is not None and last.pose == t.DEATH
    assert last.x == world.player.x + world.player.w // 2


def test_jumping_back_and_going_on() -> None:
    world = start(flat(), 1, Carry())
    recorder = TrackRecorder()
    recorder.see(world)
    walk(world, recorder, 90, c.RIGHT)
    old = recorder.track()
    again = TrackRecorder(old, 30)
    world = start(flat(), 1, Carry())
    for _ in range(30):
        step(world, c.pack(c.RIGHT, 0))
    walk(world, again, 60, 0)
    new = again.track()
    assert new.ticks == 90
    assert [new.at(tick) for tick in range(28)] == [old.at(tick) for tick in range(28)]
    assert new.at(90) != old.at(90)
    world.tick = 12
    again.see(world)
    assert again.track().size == 5, "what came after a jump back is forgotten"


def test_bytes_round_trip_and_damage() -> None:
    dice = random.Random(4)
    column = array("h", [dice.randint(-32768, 32767) for _ in range(101)])
    whole = Track(column, column[::-1], column, 301)
    data = whole.dumps()
    back = Track.loads(data)
    assert (back.xs, back.ys, back.codes, back.ticks) == (whole.xs, whole.ys, whole.codes, 301)
    for at in range(len(data)):
        with pytest.raises(BadTrack):
            Track.loads(data[:at])
        broken = bytearray(data)
        broken[at] ^= 1 << dice.randrange(8)
        with pytest.raises(BadTrack):
            Track.loads(bytes(broken))


def crooked(samples: int, seed: int) -> Track:
    """Somebody who walks, stands, leaps and is put elsewhere."""
    dice = random.Random(seed)
    xs, ys, codes = array("h"), array("h"), array("h")
    x, y, aim = 500, 300, 0
    for _ in range(samples):
        x += dice.choice((0, 6, 6, 6, -6, 7))
        y += dice.choice((0, 0, -9, 9))
        if dice.random() < 0.02:
            x = dice.randrange(-100, 9000)
        aim = aim + dice.choice((0, 0, 1, -1)) & 63
        xs.append(x)
        ys.append(y)
        codes.append(t.pack_code(dice.randrange(12), dice.choice((-1, 1)), aim, dice.random() < 0.2))
    return Track(xs, ys, codes, samples * 3)


@pytest.mark.parametrize("samples", [0, 1, 2, 4, 5, 9, 400])
@pytest.mark.parametrize("stride", [1, 4, 8, 255])
def test_a_thin_track_is_true_where_it_was_kept(samples: int, stride: int) -> None:
    whole = crooked(samples, samples + stride)
    back = Track.loads(whole.thin(stride))
    assert (back.size, back.ticks, back.stride) == (whole.size, whole.ticks, stride)
    for mine, its in ((back.xs, whole.xs), (back.ys, whole.ys), (back.codes, whole.codes)):
        assert mine[::stride] == its[::stride]
        assert mine[-1:] == its[-1:]
    if samples == 400 and stride == 4:
        assert len(whole.thin(4)) < len(whole.dumps()) // 2


def test_a_thin_track_takes_no_damage_and_no_lies() -> None:
    data = crooked(101, 3).thin(4)
    dice = random.Random(8)
    for at in range(len(data)):
        broken = bytearray(data)
        broken[at] ^= 1 << dice.randrange(8)
        for case in (data[:at], bytes(broken)):
            with pytest.raises(BadTrack):
                Track.loads(case)
    for _ in range(3000):  # whoever writes one by hand gets the checksum right
        body = bytearray(data[8:])
        for _ in range(dice.randint(1, 4)):
            body[dice.randrange(4, len(body))] = dice.randrange(256)
        try:
            lie = Track.loads(data[:4] + zlib.crc32(body).to_bytes(4, "little") + bytes(body))
        except BadTrack:
            continue
        assert lie.size <= lie.ticks // t.EVERY + 1
    endless = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"\xff\xff\xff\x7f" + endless.compress(bytes(1 << 24)) + endless.flush()
    with pytest.raises(BadTrack, match="length"):
        Track.loads(data[:4] + zlib.crc32(body).to_bytes(4, "little") + body)


def test_codes_hold_everything() -> None:
    for pose in range(12):
        for facing in (-1, 1):
            for aim in (0, 31, 63):
                for fired in (False, True):
                    code = t.pack_code(pose, facing, aim, fired)
                    assert -32768 <= code <= 32767
                    assert t.unpack_code(1, 2, code) == Pose(1, 2, pose, facing, aim, fired)


def test_nobody_glides_across_a_leap() -> None:
    track = Track(array("h", [0, 6, 600]), array("h", [0, 0, 0]), array("h", [0, 0, 0]), 6)
    assert [track.at(tick).x for tick in range(7)] == [0, 2, 4, 6, 6, 6, 600]


def test_a_thousand_echoes_fit_in_a_millisecond() -> None:
    dice = random.Random(1)
    tracks = [Track(array("h", [dice.randrange(4000) for _ in range(400)]), array("h", [300] * 400),
                    array("h", [1] * 400), 1200) for _ in range(1000)]
    best = 1.0
    for tick in (301, 302, 304, 305, 307, 308):
        begin = time.perf_counter()
        found = sample(tracks, tick)
        best = min(best, time.perf_counter() - begin)
        assert len(found) == 1000
    assert best < 0.001


def test_marks_heap_up_within_reach() -> None:
    marks = Marks()
    for x in (100, 120, 110, 200, 90):
        marks.add(Mark("beach", x, 50, x, 1, "drone"))
    assert [(cluster.x, cluster.count) for cluster in marks.clusters] == [(100, 4), (200, 1)]
    assert marks.clusters[0].newest.x == 90
    assert (marks.clusters[0].first_tick, marks.clusters[0].last_tick) == (90, 120)
    assert [cluster.x for cluster in marks.in_view(0, 0, 150, 100)] == [100]
    assert marks.in_view(0, 60, 300, 100) == []


def test_ten_thousand_marks_lose_none() -> None:
    dice = random.Random(9)
    marks = Marks()
    for n in range(10_000):
        marks.add(Mark("beach", dice.randrange(-50, 9000), dice.randrange(0, 360), n, n, "drone"))
    assert sum(cluster.count for cluster in marks.clusters) == 10_000
    seen = marks.in_view(-100, -100, 10_000, 1000)
    assert len(seen) == len(marks.clusters)
    for one, two in zip(marks.clusters[:300], marks.clusters[1:301], strict=True):
        assert (one.x - two.x) ** 2 + (one.y - two.y) ** 2 > 24 * 24


def test_what_the_arms_and_walls_do_is_in_the_track() -> None:
    from last_reveille.memory import track as t
    from last_reveille.sim.world import STATE_DOWN, Player

    seen = []
    for field, value in (("swing_t", 3), ("wall", 1), ("charge", 20), ("state", STATE_DOWN)):
        player = Player()
        player.ground = field == "charge"
        setattr(player, field, value)
        seen.append(t.pose_of(player))
    assert seen == [t.SWING, t.SLIDE, t.CHARGE, t.DOWN]
