"""Every number of the suit and of the Mimics, in one block. Units: u = sub-px/tick (256 u = 1 px/tick), px, ticks.

Starting values from stepped jump arcs (a held jump is 3.5 tiles high, 43 ticks, 6.7 tiles long); tune here only.
`RULES` goes up whenever an old recording would end differently.
"""

from __future__ import annotations

from typing import Final

RULES: Final = 2

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

# -- walls
WALL_REACH: Final = 3  # px at which a wall is near enough to kick off
WALL_SLIDE: Final = 307  # 1.2 px/tick
WALL_JUMP_X: Final = 704
WALL_JUMP_TICKS: Final = 10  # in which the kick is not steered against

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
MUZZLE: Final = 18  # px from the shoulder to where shots begin
FIRE_PERIOD: Final = 6
HEAT_SHOT: Final = 64
HEAT_MAX: Final = 1408  # 22 shots
HEAT_COOL: Final = 16  # a tick: 88 ticks from full
COOL_DELAY: Final = 18
BULLET: Final = 2560
BULLET_LIFE: Final = 42
BULLET_SPREAD: Final = 1  # directions of 64 either way, by dice
RECOIL_AIR: Final = 36
SWING_HITS: Final = (4, 11)  # first and last tick in which the blade cuts; ticks count from 1
SWING_PARRIES: Final = (2, 9)  # in which it turns an attack: it begins early, so that a reaction is enough
SWING_AGAIN: Final = 15  # from here on the next swing may begin, or a shot be fired
SWING_TICKS: Final = 21
BLADE_REACH: Final = 40  # px round the shoulder
BLADE_BEHIND: Final = 10  # px behind the shoulder that it cuts, too
BLADE_MIDDLE: Final = 28  # px from the shoulder, and how wide round there, for what has no body: gongs, the Omega
BLADE_WIDE: Final = 16
BLADE_DAMAGE: Final = 4
POGO: Final = 780  # a blade that meets something below lifts its owner
PARRIED_SPEED: Final = 2048  # of a shot that is sent back
PARRIED_DAMAGE: Final = 4
RAIL_CHARGE: Final = 45
RAIL_REACH: Final = 640  # px
RAIL_STEP: Final = 6  # px between two looks along its ray
RAIL_DAMAGE: Final = 10
RAIL_PIERCES: Final = 3
RAIL_RECOIL: Final = 420
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

STAGGER: Final = 60
DOWN_TICKS: Final = 90  # on the ground, until Rita is there
REVIVE_REACH: Final = 400  # px
BOOST: Final = 2500  # seven tiles up
CALL_REACH: Final = 36  # px

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

SPITTER_BURST: Final = 20  # ticks into its death
BURST_RADIUS: Final = 20
BURST_DAMAGE: Final = 4

LASHER_HP: Final = 12
LASHER_TELL: Final = 36
LASHER_SWEEP: Final = 12
LASHER_REACH: Final = 80  # px, on the side that it faces
LASHER_HIGH: Final = 44  # px above its feet between which the line cuts: a crouched suit is under it
LASHER_LOW: Final = 26
LASHER_REST: Final = 48

SHELL_HP: Final = 6
SHELL_WALK: Final = 307
SHELL_TELL: Final = 42
SHELL_RAM: Final = 1024
SHELL_RAM_TICKS: Final = 32
SHELL_NEAR: Final = 144  # px at which it lowers its head
SHELL_REST: Final = 60
SHELL_TURN: Final = 30  # ticks for which you must be behind it before it turns

SWARM_HP: Final = 12
SWARM_RUN: Final = 512
SWARM_TELL: Final = 36
SWARM_WAVE: Final = 1024
SWARM_TICKS: Final = 32
SWARM_HIGH: Final = 32
SWARM_NEAR: Final = 112
SWARM_REST: Final = 48

KITE_HP: Final = 4
KITE_FLY: Final = 614
KITE_HIGH: Final = 144  # px above the ground
KITE_TELL: Final = 36
KITE_DIVE: Final = 5  # px a tick
KITE_NEAR: Final = 120
KITE_REST: Final = 45
KITE_AGAIN: Final = 90

HERALD_HP: Final = 8
HERALD_FLEE: Final = 358
HERALD_NEAR: Final = 176  # px that it keeps away
HERALD_TELL: Final = 90
HERALD_EVERY: Final = 300
HERALD_MOST: Final = 4
HERALD_BREAK: Final = 3  # damage in one cry that breaks it

TOWER_HP: Final = 10
TOWER_TELL: Final = 48
TOWER_LOCK: Final = 24  # last ticks of the tell, in which the line stands still
TOWER_REACH: Final = 400
TOWER_SPEED: Final = 2048
TOWER_LIFE: Final = 90
TOWER_REST: Final = 72

ALPHA_HP: Final = 40
ALPHA_RUN: Final = 666
ALPHA_LUNGE_TELL: Final = 54
ALPHA_SLAM_TELL: Final = 72
ALPHA_LUNGE: Final = 1450
ALPHA_LUNGE_TICKS: Final = 22
ALPHA_REST: Final = 60
ALPHA_JUMP: Final = 2000
ALPHA_FREEZE: Final = 180  # ticks in which those it commanded stand still
ALPHA_COMMANDS: Final = 256  # px
ALPHA_STAGGER: Final = 30

AWAKE_RANGE: Final = 560  # px: Mimics further away stand still, nobody could have seen them
ALPHA_REACH_UP: Final = 48  # px above its feet at which its arms no longer get at anybody
ALPHA_HOLD: Final = 80  # px at which the third lunge of the first morning takes hold

# Least ticks of warning by kind that anybody can answer: one answer, ordinary, heavy. Whatever a row says, and
# what fights are judged by (app/fair.py).
LEAST_TELL: Final = dict.fromkeys(
    ("lasher", "spitter", "shell", "swarm", "kite", "herald", "tower"), 30
) | {"drone": 24, "burrower": 54, "alpha": 54}
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
RITA_DAMAGE: Final = 4
RITA_DROP: Final = 64  # px: deeper ground is a pit to her
RITA_PATIENCE: Final = 60  # ticks on another storey before she leaps to the player
SOLDIER_PERIOD: Final = 24
