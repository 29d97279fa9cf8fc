"""The Call: two bars of a bugle's own notes. It ends on low sol, unresolved: it wants to begin again, as the day does.

HOME, the cadence that answers it, belongs to the epilogue alone; `lint` sees to that.
"""

from __future__ import annotations

from typing import Final

# (beat, length, semitones above do): do sol, mi sol | mi do sol,
CALL: Final = (
    (0.0, 1.5, 0), (1.5, 0.5, -5), (2.0, 1.0, 4), (3.0, 1.0, 7), (4.0, 1.5, 4), (5.5, 0.5, 0), (6.0, 2.0, -5),
)
# sol, la, ti, | do: after two bars of rest of whatever else.
HOME: Final = ((0.0, 1.5, -5), (1.5, 0.5, -3), (2.0, 2.0, -1), (4.0, 8.0, 0))
WORDS: Final = ("minor", "invert", "retro", "half", "double", "first", "last", "home")


def beats(words: list[str]) -> float:
    """How long a form of it is."""
    whole = 12.0 if "home" in words else 4.0 if "first" in words or "last" in words else 8.0
    return whole * (2.0 if "half" in words else 0.5 if "double" in words else 1.0)


def call(tonic: int, words: list[str]) -> list[tuple[float, float, int]]:
    """(beat, length, key): `minor`, `invert` (mirrored at do), `retro` (backwards), `half` speed, `double` speed,
    only its `first` or `last` bar; `home` is the cadence instead."""
    for word in words:
        if word not in WORDS:
            raise ValueError(f"'{word}' is nothing that happens to the Call")
    rows = list(HOME if "home" in words else CALL)
    if "first" in words:
        rows = [row for row in rows if row[0] < 4]
    elif "last" in words:
        rows = [(beat - 4, length, step) for beat, length, step in rows if beat >= 4]
    end = max(beat + length for beat, length, _ in rows)
    speed = 2.0 if "half" in words else 0.5 if "double" in words else 1.0
    out = []
    for beat, length, step in rows:
        if "minor" in words and step == 4:
            step = 3
        if "invert" in words:
            step = -step
        if "retro" in words:
            beat = end - beat - length
        out.append((beat * speed, length * speed, tonic + step))
    return sorted(out)
