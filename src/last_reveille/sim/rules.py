"""Every number of the suit and of the Mimics, in one block. Units: u = sub-px/tick (256 u = 1 px/tick), px, ticks.

Starting values from stepped jump arcs (a held jump is 3.5 tiles high, 43 ticks, 6.7 tiles long); tune here only.
`RULES` goes up whenever an old recording would end differently.
"""

from __future__ import annotations

from typing import Final

RULES: Final = 1

# -- running
RUN: Final = 640
RUN_ACCEL: Final = 128  # to full speed in 5 ticks
RUN_BRAKE: Final = 160
AIR_ACCEL: Final = 80
WALK: Final = 384  # without the suit; hold dash to hurry
HURRY: Final = 512
CROUCH_WALK: Final = 256

# -- jumping
JUMP: Final = 896
JUMP_HOLD: Final = 12
GRAVITY: Final = 112
APEX: Final = 340  # below this speed gravity is halved while jump is held
FALL_CAP: Final = 1280
HARD_LANDING: Final = 900  # u of fall at which the knees give; to be seen, not felt
COYOTE: Final = 6
BUFFER: Final = 6
CORNER: Final = 4  # px of sideways correction when the head meets a corner
STEP_UP: Final = 4  # px of ledge that running feet forgive
DROP: Final = 10  # ticks in which one-way platforms are ignored
STEP_JUMP: Final = 1400  # without the suit: up two tiles

# -- dash
DASH: Final = 1792
DASH_TICKS: Final = 9
DASH_COOLDOWN: Final = 12
BATTERY_CELLS: Final = 3
BATTERY_CELL: Final = 180  # battery is counted in these; still recharges three times as fast as moving
BATTERY_STILL: Final = 3

# -- ladder, water
CLIMB: Final = 360
SWIM: Final = 410
SWIM_ACCEL: Final = 40
SWIM_UP: Final = 560
SINK: Final = 20  # gravity in water
SINK_CAP: Final = 300
AIR: Final = 600
DROWN_EVERY: Final = 60  # a plate each, when the air is out
WET_SWIM: Final = 26  # px of body under water that make it swimming

# -- arms
FIRE_PERIOD: Final = 6
HEAT_SHOT: Final = 64
HEAT_MAX: Final = 1408  # 22 shots
HEAT_COOL: Final = 16  # a tick: 88 ticks from full
COOL_DELAY: Final = 18
BULLET: Final = 2560
BULLET_LIFE: Final = 42
BULLET_SPREAD: Final = 1  # directions of 64 either way, by dice
RECOIL_AIR: Final = 36
THROW: Final = 1280
THROW_COOLDOWN: Final = 30
FUSE: Final = 60
GRENADE_GRAVITY: Final = 56
GRENADES: Final = 2
GRENADES_MAX: Final = 3
BLAST: Final = 40  # px
BLAST_DAMAGE: Final = 8

# -- body
PLATES: Final = 3
MERCY: Final = 60
KNOCK: Final = 480
KNOCK_UP: Final = 700
HURT_W: Final = 12
HURT_H: Final = 28
USE_REACH: Final = 26

# -- Mimics: hit points, boxes, speeds, tells
DRONE_HP: Final = 5
DRONE_RUN: Final = 563  # 2.2 px
DRONE_TELL: Final = 30
DRONE_LEAP_X: Final = 900  # six tiles long...
DRONE_LEAP_Y: Final = 1500  # ...two and a half high
DRONE_REACH: Final = 88  # px at which it leaps
DRONE_REST: Final = 36

SPITTER_HP: Final = 9
SPITTER_WALK: Final = 256
SPITTER_TELL: Final = 42
SPITTER_NEAR: Final = 96
SPITTER_FAR: Final = 232
SPITTER_REST: Final = 96
SHARD_SPEED: Final = 1024
SHARD_GRAVITY: Final = 18
SHARD_LIFE: Final = 120

BURROWER_HP: Final = 7
BURROWER_TELL: Final = 54
BURROWER_W: Final = 32
BURROWER_H: Final = 64
BURROWER_UP: Final = 10  # ticks in which the rising column hurts
BURROWER_HELPLESS: Final = 72
BURROWER_UNDER: Final = 96  # ticks under the sand between two strikes
BURROWER_RANGE: Final = 320

ALPHA_HP: Final = 40
ALPHA_RUN: Final = 666
ALPHA_LUNGE_TELL: Final = 54
ALPHA_SLAM_TELL: Final = 72
ALPHA_LUNGE: Final = 1450
ALPHA_LUNGE_TICKS: Final = 22
ALPHA_REST: Final = 60
ALPHA_JUMP: Final = 2000
ALPHA_FREEZE: Final = 180  # ticks in which those it commanded stand still, wherever they are

TELL_FIRST: Final = 3  # halves: a first meeting's tell is 3/2 as long
DYING: Final = 45

# -- people
PERSON_SPEED: Final = 410
PERSON_HOP: Final = 1250  # over one tile
PERSON_JUMP: Final = 1800  # three and a half tiles
RITA_SPEED: Final = 700
RITA_HP: Final = 6
RITA_REACH: Final = 44
RITA_SWING: Final = 28
SOLDIER_PERIOD: Final = 24
