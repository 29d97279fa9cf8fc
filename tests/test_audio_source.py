"""What makes the sounds: notes as text, chords, instruments; and what is said when the sound font is not there."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import tinyfont
from ears import np, source


def keys(text: str, per: int = 4, degrees: bool = False) -> list[tuple[float, int]]:
    from music import notation

    return [(note.beat, note.key) for note in notation.read(text, per, degrees=degrees).notes]


def test_notes_are_read_as_written() -> None:
    assert keys("c4q d4 eb4h | rq f#4q. g4e a4q") == [(0, 60), (1, 62), (2, 63), (5, 66), (6.5, 67), (7, 69)]
    assert keys("c4h - | %") == [(0, 60), (4, 60)]
    assert keys("c4,e4,g4w") == [(0, 60), (0, 64), (0, 67)]
    assert keys("cb4w | b#4w") == [(0, 59), (4, 72)]


def test_levels_step_and_glide() -> None:
    from music import notation

    line = notation.read("p c4q c4 < c4 c4 f | c4 c4! c4 c4", 4)
    levels = [note.level for note in line.notes]
    assert levels[0] == levels[1] == levels[2] == notation.LEVELS["p"]
    assert levels[2] < levels[3] < levels[4] == notation.LEVELS["f"]
    assert levels[5] > levels[4]


def test_the_call_and_what_happens_to_it() -> None:
    from music.call import beats, call

    plain = call(60, [])
    assert [key - 60 for _, _, key in plain] == [0, -5, 4, 7, 4, 0, -5]
    assert [key - 60 for _, _, key in call(60, ["invert"])] == [0, 5, -4, -7, -4, 0, 5]
    assert [key for _, _, key in call(60, ["retro"])] == [key for _, _, key in reversed(plain)]
    assert [beat for beat, _, _ in call(60, ["half"])] == [2 * beat for beat, _, _ in plain]
    for words in ([], ["half"], ["first"], ["last", "double"], ["home"]):
        rows = call(60, words)
        assert max(beat + length for beat, length, _ in rows) == pytest.approx(beats(words))


def test_degrees_follow_the_chord() -> None:
    from music.harmony import chord_of, degree, key_of

    key = key_of("d minor")
    assert [degree(chord_of("Dm"), n, key) for n in (1, 3, 5, 8, 10)] == [0, 3, 7, 12, 15]
    assert [degree(chord_of("A"), n, key) for n in (1, 3, 5)] == [0, 4, 7]
    assert degree(chord_of("A7sus"), 3, key) == 5
    assert degree(chord_of("Dm"), 6, key) == 8 and degree(chord_of("Gm"), 6, key) == 9


def test_held_chords_move_little_and_are_whole() -> None:
    from music.harmony import chord_of, lead

    chords = [chord_of(symbol) for symbol in ("Dm", "Bb", "Gm", "A7", "Dm")]
    ways = lead(chords, 4, 50, 70)
    for chord, way in zip(chords, ways, strict=True):
        assert list(way) == sorted(set(way)) and way[0] >= 50 and way[-1] <= 70
        assert {key % 12 for key in way} == {(chord.root + tone) % 12 for tone in chord.tones}
    moved = [sum(abs(a - b) for a, b in zip(one, other, strict=True)) for one, other in itertools.pairwise(ways)]
    assert max(moved) <= 9


def test_our_own_instruments_sound_and_are_the_same_every_time() -> None:
    from music.instruments import DRUMS, OWN

    for name, voice in OWN.items():
        one, again = (voice.play(52, 0.4, 0.7, 2) for _ in (0, 1))
        assert np.isfinite(one).all() and np.abs(one).max() > 1e-3, name
        assert (one == again).all(), name
    for name, drum in DRUMS.items():
        soft, hard, again = (np.abs(drum.strike(level, 12)) for level in (0.25, 1.0, 1.0))
        assert hard.max() > soft.max() > 0 and (hard == again).all(), name


def test_instruments_are_in_tune() -> None:
    from music import voices

    for play in (voices.pluck, voices.bell, voices.sub, voices.music_box, voices.glass):
        for key in (45, 57, 69):
            tone = play(key, 1.5, 0.7, 1)
            tone = (tone.mean(1) if tone.ndim > 1 else tone)[2000:46000]
            spectrum = np.abs(np.fft.rfft(tone * np.hanning(len(tone)), 1 << 19))
            freqs = np.fft.rfftfreq(1 << 19, 1 / 44100)
            near = abs(freqs / voices.pitch(key) - 1) < 0.05
            found = freqs[near][spectrum[near].argmax()]
            assert abs(1200 * np.log2(found / voices.pitch(key))) < 4, f"{play.__name__} {key}"


def test_without_the_sound_font_the_music_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from music import fluid

    build = source("build")
    monkeypatch.setattr(fluid, "font_path", lambda: None)
    monkeypatch.setattr(build, "MUSIC", tmp_path)
    assert build.make_music([]) == 0
    said = capsys.readouterr().out
    assert said.count("\n") == 1 and "sound font" in said and not list(tmp_path.iterdir())
    assert build.make_music(["no such piece"]) == 1
    assert "no such piece" in capsys.readouterr().err


def test_a_changed_note_and_a_changed_instrument_change_a_scores_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from music import instruments, render, score

    text = (render.PIECES / "menu.toml").read_text("utf-8")
    was = render.score_mark(score.load(render.PIECES / "menu.toml"))
    other = tmp_path / "menu.toml"
    other.write_text("# said beside it\n" + text, "utf-8")
    assert render.score_mark(score.load(other)) == was
    other.write_text(text.replace("mp ", "mf ", 1), "utf-8")
    assert render.score_mark(score.load(other)) != was
    piece = score.load(render.PIECES / "menu.toml")
    voice = next(part.voice for part in piece.parts if part.voice in instruments.SAMPLED)
    monkeypatch.setitem(instruments.SAMPLED, voice, instruments.SAMPLED[voice]._replace(level=-1.0))
    assert render.score_mark(piece) != was


def test_what_is_played_again_is_compared_with_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build = source("build")
    there, beside = tmp_path / "there", tmp_path / "beside"
    there.mkdir()
    beside.mkdir()
    monkeypatch.setattr(build, "MUSIC", there)
    tone = np.sin(np.arange(4000) / 9)[:, None] * np.ones((1, 2))
    made = {b"same": tone, b"other bytes": tone, b"louder": 1.1 * tone, b"longer": np.tile(tone, (2, 1)), b"was": tone}
    monkeypatch.setattr(build, "load", lambda path: made[path.read_bytes()])
    told = []
    for was, now in ((b"same", b"same"), (b"was", b"other bytes"), (b"was", b"louder"), (b"was", b"longer")):
        (there / "a.ogg").write_bytes(was)
        (beside / "a.ogg").write_bytes(now)
        told.append(build.told([beside / "a.ogg"]))
    (beside / "b.ogg").write_bytes(b"new")
    assert [*told, build.told([beside / "b.ogg"])] == [0, 0, 1, 1, 1]
    said = capsys.readouterr().out
    assert said.count("same bytes") == said.count("other bytes") == 1 and said.count("ANOTHER") == 3


def test_long_notes_of_one_player_open_and_close_and_vibrate_late() -> None:
    from music.render import EXPRESSION, MODULATION, shaped

    rows = shaped([(0.0, EXPRESSION, 100), (5.0, EXPRESSION, 60)], [(1.0, 2.0, 60, 90), (4.0, 0.25, 62, 90)], 20)
    loud = {round(at, 2): value for at, kind, value in rows if kind == EXPRESSION}
    waves = {round(at, 2): value for at, kind, value in rows if kind == MODULATION}
    assert loud[1.0] < loud[2.3] > loud[2.95], "a long note has a middle"
    assert waves[1.0] == waves[1.25] == 0 < waves[1.5] < waves[1.65] == 20
    assert loud[4.0] == 68 and waves[4.0] == 0, "a short one is left alone, and follows what is written"


def test_a_part_sounds_the_same_whatever_was_played_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The synthesizer keeps the phases of its waves; that made every piece depend on those before it."""
    from music import fluid, render, score

    tinyfont.write(tmp_path / "tiny.sf2")
    monkeypatch.setenv("SOUNDFONT", str(tmp_path / "tiny.sf2"))
    if fluid.missing():
        pytest.skip(fluid.missing())
    piece = score.load(render.PIECES / "rewind.toml")
    part = next(part for part in piece.parts if part.voice == "choir")
    studio = render.Studio()
    fresh, second = (studio._part(piece, part, 5)[0] for _ in (0, 1))
    assert np.abs(fresh).max() > 0.01
    assert not (second == fresh).all(), "within a piece it does depend on that"
    studio.begin()
    assert (studio._part(piece, part, 5)[0] == fresh).all()


def test_a_mix_fits_under_its_ceiling_on_a_circle() -> None:
    import measure
    from music import mixdown

    dice = np.random.default_rng(3)
    loud = {name: dice.standard_normal((44100, 2)) * 0.6 for name in ("a", "b")}
    stems = mixdown.balance(loud, ["a"], -12.0)
    total = stems["a"] + stems["b"]
    assert measure.true_peak(total) < mixdown.CEILING + 0.8
    assert not np.allclose(stems["a"], loud["a"])
    ring = np.zeros((1000, 2))
    ring[990] = 1.0
    folded = mixdown.reverberate(ring, np.ones((20, 2)))
    assert np.allclose(folded[:10], 1.0) and np.allclose(folded[20:980], 0.0), "the room goes round the end"
