"""Who plays: the instruments of the sound font and our own, each with its place in the mix.

Levels are loudness (LUFS) by what a voice is for, before a stem gets its own: change a role, not a fader.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from . import drums, voices
from .voices import Wave


class Sampled(NamedTuple):
    program: int  # General MIDI, from 0
    low: int  # MIDI keys that it has
    high: int
    level: float  # LUFS
    room: float = -8.0  # dB of the room beside the dry sound
    cut: float = 60.0  # Hz under which it has nothing to say
    side: float | None = None  # -1..1; None leaves the font's own width
    sustained: bool = False  # follows the dynamics while it sounds
    vibrato: int | None = None  # modulation 0..127 of one player's long notes; None: many play


class Own(NamedTuple):
    play: Callable[[int, float, float, int], Wave]  # key, s, level, take
    level: float
    room: float = -12.0
    cut: float = 40.0
    side: float | None = None


class Drum(NamedTuple):
    strike: Callable[[float, int], Wave]  # level, take
    level: float
    room: float = -12.0
    cut: float = 30.0
    side: float = 0.0


SAMPLED: Final[dict[str, Sampled]] = {
    "piano": Sampled(0, 21, 108, -20, -8, 35),
    "celesta": Sampled(8, 60, 108, -28, -4, 200, 0.3),
    "glockenspiel": Sampled(9, 72, 108, -31, -4, 400, 0.35),
    "tubular": Sampled(14, 48, 84, -26, -4, 80),
    "guitar": Sampled(24, 40, 84, -23, -9, 70, 0.25),
    "violin": Sampled(40, 55, 100, -22, -5, 180, -0.25, True, 0),
    "viola": Sampled(41, 48, 88, -23, -5, 120, 0.15, True, 0),
    "cello": Sampled(42, 36, 76, -21.5, -6, 55, 0.3, True, 16),
    "bass": Sampled(43, 28, 67, -23, -13, 32, None, True),
    "tremolo": Sampled(44, 40, 100, -25, -7, 220, None, True),
    "pizzicato": Sampled(45, 36, 96, -26, -9, 70),
    "harp": Sampled(46, 28, 103, -25, -6, 60, 0.2),
    "timpani": Sampled(47, 36, 60, -24, -7, 32),
    "strings": Sampled(48, 28, 96, -24, -7, 55, None, True),
    "strings_slow": Sampled(49, 28, 96, -25, -6, 55, None, True),
    "choir": Sampled(52, 40, 84, -24, -6, 120, None, True),
    "trumpet": Sampled(56, 54, 86, -20, -7, 160, 0.12, True, 20),
    "trombone": Sampled(57, 34, 74, -22.5, -7, 50, 0.25, True, 16),
    "tuba": Sampled(58, 26, 60, -23, -8, 32, 0.1, True, 0),
    "muted": Sampled(59, 54, 86, -24, -4, 180, 0.25, True, 20),
    "horn": Sampled(60, 38, 79, -21.5, -5, 75, -0.3, True, 6),
    "brass": Sampled(61, 36, 88, -20.5, -8, 70, None, True),
    "oboe": Sampled(68, 58, 91, -22, -4, 200, -0.15, True, 14),
    "cor": Sampled(69, 52, 81, -22, -4, 150, 0.1, True, 14),
    "bassoon": Sampled(70, 34, 72, -23, -6, 50, 0.2, True, 6),
    "clarinet": Sampled(71, 50, 91, -20.5, -4, 130, -0.2, True, 0),
    "flute": Sampled(73, 60, 96, -23, -4, 220, 0.2, True, 8),
}

OWN: Final[dict[str, Own]] = {
    "pad": Own(voices.pad, -28, -9, 110),
    "glass": Own(voices.glass, -31, -5, 250),
    "sub": Own(voices.sub, -26, -40, 28),
    "saw": Own(voices.saw_bass, -19, -40, 30),
    "short": Own(voices.short_strings, -22, -10, 110),
    "pluck": Own(voices.pluck, -25.5, -7, 110, 0.3),
    "bell": Own(voices.bell, -31, -4, 250),
    "lead": Own(voices.lead, -28, -8, 250),
    "growl": Own(voices.growl, -28, -13, 28),
    "breath": Own(voices.breath, -34, -6, 150),
    "drone": Own(voices.drone, -27, -8, 30),
    "music_box": Own(voices.music_box, -29, -5, 300, 0.25),
}

DRUMS: Final[dict[str, Drum]] = {
    "kick": Drum(drums.kick, -20, -30),
    "boom": Drum(drums.boom, -20.5, -8),
    "low_boom": Drum(drums.low_boom, -22, -6),
    "snare": Drum(drums.snare, -22.5, -8, 60, 0.08),
    "side_drum": Drum(drums.side_drum, -26, -5, 120, 0.2),
    "rim": Drum(drums.rim, -31, -8, 200, -0.3),
    "hat": Drum(drums.hat, -35, -18, 300, 0.3),
    "shaker": Drum(drums.shaker, -35, -12, 300, -0.35),
    "anvil": Drum(drums.anvil, -30, -5, 150, -0.4),
    "crash": Drum(drums.crash, -29, -7, 150),
    "swell": Drum(drums.swell, -28, -8, 150),
    "tick": Drum(drums.tick, -35, -9, 300, 0.35),
    "heart": Drum(drums.heart, -22, -12, 28),
    "riser": Drum(drums.riser, -28, -12, 100),
    "clank": Drum(drums.clank, -31, -4, 120, 0.45),
}
