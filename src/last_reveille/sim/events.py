"""What happened in a tick, for those who only watch: sound, picture, memory and words.

Events never feed back into the world. `what` is one of the names below; the numbers mean what the comment beside it
says. Positions are px in the level.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Event(NamedTuple):
    what: str
    x: int = 0
    y: int = 0
    a: int = 0
    b: int = 0
    text: str = ""
    c: int = 0


# What a hit was done with (`c` of HIT).
BY_SHOT: Final = 0
BY_BLADE: Final = 1
BY_RAIL: Final = 2
BY_BLAST: Final = 3


# -- player
STEP: Final = "step"  # a: surface (0 sand, 1 metal, 2 mud, 3 concrete)
JUMP: Final = "jump"
LAND: Final = "land"  # a: fall speed at touchdown, sub-px/tick
DASH: Final = "dash"  # a: direction -1/1
SHOT: Final = "shot"  # a: aim 0..63, b: owner (see world.OWNER_*)
OVERHEAT: Final = "overheat"
DRY: Final = "dry"  # trigger pulled and nothing came (parade rifle, overheated)
THROW: Final = "throw"  # a: aim
SWING: Final = "swing"  # a blade. a: aim of the player's own, b: owner
WALLJUMP: Final = "walljump"  # a: direction away from the wall, -1/1
CUT: Final = "cut"  # the blade met a shot in flight
PARRY: Final = "parry"  # the blade turned an attack. a: actor id, 0 for a shot that was sent back
CHARGED: Final = "charged"  # the rail is ready
RAIL: Final = "rail"  # the rail was fired from (x, y). a: aim, b: length px
BOOST: Final = "boost"  # Rita throws the player up. a: her actor id
REVIVE: Final = "revive"  # Rita has come to the player on the ground. a: her actor id
MOVE: Final = "move"  # a move is learned for ever. text: its name, a: its bit
DRILL: Final = "drill"  # a drill of the yard is over. text: its move, a: 1 passed, 0 failed
HURT: Final = "hurt"  # the player lost plates. a: plates left, b: actor id or 0, text: cause
DEATH: Final = "death"  # the player died. a: tick, b: actor id of the killer or 0, text: cause
SPLASH: Final = "splash"  # a: speed
GASP: Final = "gasp"  # a: seconds of air left
PICKUP: Final = "pickup"  # text: what
ANCHOR: Final = "anchor"  # touched for the first time. a: object id, text: its name in the map
EXIT: Final = "exit"  # text: level id to go to, empty = none

# -- others
SPAWN: Final = "spawn"  # a: actor id, b: spawn object's id, text: kind. The entrance begins
ARRIVE: Final = "arrive"  # the entrance is over, the actor is live. a: actor id, b: spawn object's id, text: kind
TELL: Final = "tell"  # a: actor id or 0, b: ticks until the strike, text: kind, "omega" or "crumble"
STRIKE: Final = "strike"  # a: actor id or 0, text: kind or "omega"
HIT: Final = "hit"  # something was hit. a: actor id or 0, b: damage, text: kind or "omega"
CLANG: Final = "clang"  # a shot met armour or wall. a: aim it came along
STAGGER: Final = "stagger"  # a Mimic has lost its attack. a: actor id, text: kind
SUMMON: Final = "summon"  # others answer a herald's cry. a: its actor id
PLATE: Final = "plate"  # a shell's front broke. a: actor id
KILL: Final = "kill"  # a: actor id, b: owner of the last hit, text: kind
FALLEN: Final = "fallen"  # a person died. a: actor id, text: person
CALL: Final = "call"  # the player called somebody away. a: actor id, text: person
SAVED: Final = "saved"  # who was called away is out of it. a: actor id, text: person
BLAST: Final = "blast"  # a: radius px, b: owner
BREAK: Final = "break"  # tiles broke. a, b: size px
DOOR: Final = "door"  # a: 1 opens, 0 closes, b: object id
LEVER: Final = "lever"  # a: object id
FLAG: Final = "flag"  # text: flag, a: 1 set, 0 cleared
SAY: Final = "say"  # text: scene or bark key in the catalogue. a: actor id or 0, b: 1 = a warning (pushes others out)
SHADOW: Final = "shadow"  # a shell will fall. a: tick of impact, b: row object's id
HUSH: Final = "hush"  # a: ticks of silence
FREEZE: Final = "freeze"  # a: ticks, an Alpha died: those it commanded stand still
VISION: Final = "vision"  # text: vision id, a: ticks
SOUND: Final = "sound"  # text: sound name from the map
SIREN: Final = "siren"  # water will move; y is its surface now. a: y that it goes to (0: a flood), b: object id
LIGHT: Final = "light"  # text: target
NOTE: Final = "note"  # text: note id
LOOK: Final = "look"  # somebody turns to the player. a: actor id

# -- the Omega
PHASE: Final = "phase"  # a: phase 1..4
NODE: Final = "node"  # a: nodes left
ROLLBACK: Final = "rollback"  # a: ticks rolled back
CROSSED: Final = "crossed"  # a line that stays crossed. a: 1 or 2
OVERLAY: Final = "overlay"  # the overlay goes dark. a: step 1..6
CHARGE: Final = "charge"  # a: placed so far
PIN: Final = "pin"  # a: ticks held, b: 1 when the ring closes
DETONATE: Final = "detonate"

# -- epilogue
GLANCE: Final = "glance"  # a gesture of somebody. a: actor id
END: Final = "end"  # the epilogue is over. text: which way
