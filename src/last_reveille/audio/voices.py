"""Effects on channels: panned, weakened by distance, and never more of one sound than its limit."""

from __future__ import annotations

import math
from typing import Final

import pygame

from .table import Cue

HALF: Final = 320  # px from the middle of the screen to its edge
WIDTH: Final = 0.8  # how far to the side a sound at the edge stands
SILENT_BELOW: Final = 0.02


def loudness(dx: int, dy: int) -> float:
    """Gain of a sound (dx, dy) px from the middle of the screen: 1 on the screen, falling outside."""
    outside = max(abs(dx) - HALF, abs(dy) - HALF * 9 // 16, 0) / HALF
    return float((1 + 2 * outside) ** -1.5)


def pan(dx: int) -> tuple[float, float]:
    """Left and right gain of constant power."""
    side = max(-1.0, min(1.0, dx / HALF)) * WIDTH
    angle = (side + 1) * math.pi / 4
    return math.cos(angle), math.sin(angle)


class Voices:
    def __init__(self, channels: list[pygame.mixer.Channel]) -> None:
        """`channels` are nobody else's. (The mixer's own search would also hand out those reserved for music.)"""
        self._channels = channels
        self._since = [0] * len(channels)  # which start in the order of starts was the last of each
        self._starts = 0
        self._live: dict[str, list[tuple[pygame.mixer.Channel, pygame.mixer.Sound]]] = {}

    def play(self, cue: Cue, sound: pygame.mixer.Sound, gain: float, dx: int = 0, dy: int = 0) -> bool:
        """Start a sound (dx, dy) px from the middle of the screen. False when it would not be heard or every channel
        is taken by something as important."""
        gain *= cue.volume / 100 * (max(loudness(dx, dy), cue.carries / 100) if cue.placed else 1.0)
        if gain < SILENT_BELOW:
            return False
        live = [(channel, was) for channel, was in self._live.get(cue.sound, ()) if channel.get_sound() is was]
        while len(live) >= cue.limit:
            live.pop(0)[0].stop()
        self._live[cue.sound] = live
        channel = self._free(cue.urgent)
        if channel is None:
            return False
        left, right = pan(dx if cue.placed else 0)
        # Before play: set after it, a buffer now and then gets out loud and in the middle.
        channel.set_volume(gain * left, gain * right)
        channel.play(sound)
        live.append((channel, sound))
        return True

    def _free(self, urgent: bool) -> pygame.mixer.Channel | None:
        """An idle channel; or, for something urgent, the one that has been playing longest, stopped."""
        idle = [i for i, channel in enumerate(self._channels) if not channel.get_busy()]
        if idle:
            i = idle[0]
        elif urgent:
            i = self._since.index(min(self._since))
            self._channels[i].stop()
        else:
            return None
        self._starts += 1
        self._since[i] = self._starts
        return self._channels[i]

    def fade(self, name: str, ms: int) -> None:
        """Let every one of a sound that plays fall silent."""
        for channel, sound in self._live.pop(name, ()):
            if channel.get_sound() is sound:
                channel.fadeout(ms)

    def stop(self) -> None:
        for live in self._live.values():
            for channel, sound in live:
                if channel.get_sound() is sound:
                    channel.stop()
        self._live.clear()
