"""The table of effects: how loud each is, how many variants it has and how long it may be.

Each is a function of a seed; another seed is another variant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import beasts
import mimics
import moves
import places
import suit
from synth import Wave


class Effect(NamedTuple):
    name: str
    make: Callable[[int], Wave]
    level: float  # dB, K-weighted, of the loudest 100 ms
    variants: int = 1
    longest: float = 9.0  # s


ALL = (
    Effect("jump", suit.jump, -19, 2, 0.4),
    Effect("land", suit.land, -16, 2, 0.5),
    Effect("overheat", suit.overheat, -15, 1, 1.3),
    Effect("dry", suit.dry, -20, 1, 0.2),
    Effect("throw", suit.throw, -18, 1, 0.4),
    Effect("death", suit.death, -11, 1, 2.4),
    Effect("splash", suit.splash, -15, 2, 1.2),
    Effect("gasp", suit.gasp, -15, 1, 1.0),
    Effect("pickup_plate", suit.pickup_plate, -17, 1, 0.7),
    Effect("pickup_grenade", suit.pickup_grenade, -18, 1, 0.4),
    Effect("paper", suit.paper, -22, 1, 0.5),
    Effect("anchor", suit.anchor, -18, 1, 2.2),
    Effect("vision", suit.vision, -19, 1, 2.4),
    Effect("step_mud", suit.step_mud, -22, 4, 0.3),
    Effect("step_concrete", suit.step_concrete, -20, 4, 0.3),
    Effect("clang", suit.clang, -19, 3, 0.5),
    Effect("tell_drone", mimics.tell_drone, -13, 2, 0.7),
    Effect("tell_spitter", mimics.tell_spitter, -13, 2, 0.9),
    Effect("tell_burrower", mimics.tell_burrower, -13, 2, 1.1),
    Effect("tell_alpha", mimics.tell_alpha, -12, 1, 1.6),
    Effect("tell_omega", mimics.tell_omega, -12, 1, 1.6),
    Effect("tell_crumble", mimics.tell_crumble, -17, 1, 1.0),
    Effect("spit", mimics.spit, -14, 2, 0.5),
    Effect("burrow_strike", mimics.burrow_strike, -10, 2, 1.5),
    Effect("tendril", mimics.tendril, -11, 2, 1.4),
    Effect("hit_mimic", mimics.hit_mimic, -18, 3, 0.3),
    Effect("fallen", mimics.fallen, -16, 2, 0.8),
    Effect("break", places.wreck, -13, 2, 1.4),
    Effect("shell_whistle", places.shell_whistle, -15, 2, 1.6),
    Effect("door", places.door, -16, 1, 1.7),
    Effect("lever", places.lever, -18, 1, 0.7),
    Effect("siren", places.siren, -14, 1, 3.2),
    Effect("lamp", places.lamp, -20, 1, 0.8),
    Effect("hush", places.hush, -14, 1, 1.8),
    Effect("cup", places.cup, -22, 1, 0.5),
    Effect("truck", places.truck, -19, 1, 4.2),
    Effect("omega_roar", places.omega_roar, -9, 1, 4.0),
    Effect("node_break", places.node_break, -9, 1, 2.6),
    Effect("rollback", places.rollback, -10, 1, 1.2),
    Effect("charge", places.charge, -15, 1, 1.4),
    Effect("pin", places.pin, -20, 1, 0.4),
    Effect("pin_closed", places.pin_closed, -13, 1, 2.0),
    Effect("detonate", places.detonate, -8, 1, 6.0),
    Effect("tell_lasher", beasts.tell_lasher, -13, 2, 1.1),
    Effect("tell_shell", beasts.tell_shell, -13, 2, 1.1),
    Effect("tell_swarm", beasts.tell_swarm, -13, 2, 1.1),
    Effect("tell_kite", beasts.tell_kite, -13, 2, 1.1),
    Effect("tell_herald", beasts.tell_herald, -12, 2, 2.2),
    Effect("tell_tower", beasts.tell_tower, -13, 2, 1.1),
    Effect("strike_lasher", beasts.strike_lasher, -12, 2, 1.0),
    Effect("strike_shell", beasts.strike_shell, -13, 2, 1.0),
    Effect("strike_swarm", beasts.strike_swarm, -13, 2, 1.0),
    Effect("strike_kite", beasts.strike_kite, -13, 2, 1.0),
    Effect("strike_tower", beasts.strike_tower, -11, 2, 1.0),
    Effect("summon", beasts.summon, -13, 1, 2.0),
    Effect("plate_break", beasts.plate_break, -11, 2, 1.6),
    Effect("death_drone", beasts.death_drone, -12, 2, 1.6),
    Effect("death_spitter", beasts.death_spitter, -12, 2, 1.6),
    Effect("death_burrower", beasts.death_burrower, -12, 2, 1.6),
    Effect("death_lasher", beasts.death_lasher, -12, 2, 1.6),
    Effect("death_shell", beasts.death_shell, -12, 2, 1.6),
    Effect("death_swarm", beasts.death_swarm, -12, 2, 1.6),
    Effect("death_kite", beasts.death_kite, -12, 2, 1.6),
    Effect("death_herald", beasts.death_herald, -12, 2, 2.2),
    Effect("death_tower", beasts.death_tower, -12, 2, 1.6),
    Effect("stagger", beasts.stagger, -15, 2, 0.8),
    Effect("blade_flesh", moves.blade_flesh, -14, 3, 0.6),
    Effect("blade_armour", moves.blade_armour, -14, 2, 0.8),
    Effect("parry", moves.parry, -12, 2, 1.6),
    Effect("cut", moves.cut, -16, 2, 0.5),
    Effect("charged", moves.charged, -17, 1, 0.7),
    Effect("rail_fire", moves.rail_fire, -9, 2, 2.0),
    Effect("walljump", moves.walljump, -18, 2, 0.5),
    Effect("aim", moves.aim, -21, 1, 0.3),
    Effect("gong", moves.gong, -14, 2, 3.2),
    Effect("boost", moves.boost, -14, 1, 1.0),
    Effect("revive", moves.revive, -15, 1, 1.6),
    Effect("drill_passed", moves.drill_passed, -16, 1, 2.0),
    Effect("drill_failed", moves.drill_failed, -16, 1, 0.8),
    Effect("move_learned", moves.move_learned, -14, 1, 3.0),
    Effect("called", moves.called, -15, 1, 0.8),
)

# Held for as long as something goes on: (how it is made, level of all of it in dB).
LOOPS: dict[str, tuple[Callable[[int], Wave], float]] = {
    "loop_rail": (moves.loop_rail, -25.0),
    "loop_slide": (moves.loop_slide, -27.0),
}
