"""The table of effects: how loud each is, how many variants it has and how long it may be.

Each is a function of a seed; another seed is another variant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import beasts
import cries
import distance
import guns
import impacts
import machines
import mimics
import moves
import places
import signals
import speech
import steps
import suit
from synth import Wave


class Effect(NamedTuple):
    name: str
    make: Callable[[int], Wave]
    level: float  # dB, K-weighted, of the loudest 100 ms
    variants: int = 1
    longest: float = 9.0  # s


# Level of a step by its ground, dB.
STEPS = {"sand": -23, "metal": -18, "mud": -22, "concrete": -17.5, "wood": -17.5, "grate": -18, "water": -19,
         "grass": -22}

ALL = (
    Effect("jump", suit.jump, -19, 3, 0.4),
    Effect("land", suit.land, -16, 3, 0.5),
    Effect("overheat", suit.overheat, -15, 3, 1.3),
    Effect("dry", suit.dry, -20, 3, 0.2),
    Effect("throw", suit.throw, -18, 3, 0.4),
    Effect("death", suit.death, -11, 1, 2.4),
    Effect("splash", suit.splash, -15, 3, 1.2),
    Effect("gasp", suit.gasp, -15, 3, 1.0),
    Effect("pickup_plate", suit.pickup_plate, -17, 1, 0.7),
    Effect("pickup_grenade", suit.pickup_grenade, -18, 1, 0.4),
    Effect("paper", suit.paper, -22, 3, 0.5),
    Effect("anchor", suit.anchor, -18, 1, 2.2),
    Effect("vision", suit.vision, -19, 1, 2.4),
    Effect("step_mud", suit.step_mud, -22, 4, 0.3),
    Effect("step_concrete", suit.step_concrete, -20, 4, 0.3),
    Effect("clang", suit.clang, -19, 3, 0.5),
    Effect("tell_drone", mimics.tell_drone, -13, 3, 0.7),
    Effect("tell_spitter", mimics.tell_spitter, -13, 3, 0.9),
    Effect("tell_burrower", mimics.tell_burrower, -13, 3, 1.1),
    Effect("tell_alpha", mimics.tell_alpha, -12, 1, 1.6),
    Effect("tell_omega", mimics.tell_omega, -12, 1, 1.6),
    Effect("tell_crumble", mimics.tell_crumble, -17, 3, 1.0),
    Effect("spit", mimics.spit, -14, 3, 0.5),
    Effect("burrow_strike", mimics.burrow_strike, -10, 3, 1.5),
    Effect("tendril", mimics.tendril, -11, 3, 1.4),
    Effect("hit_mimic", mimics.hit_mimic, -18, 4, 0.3),
    Effect("fallen", mimics.fallen, -16, 3, 0.8),
    Effect("break", places.wreck, -13, 3, 1.4),
    Effect("shell_whistle", places.shell_whistle, -15, 3, 1.6),
    Effect("door", places.door, -16, 1, 1.7),
    Effect("lever", places.lever, -18, 3, 0.7),
    Effect("siren", places.siren, -14, 1, 3.2),
    Effect("lamp", places.lamp, -20, 3, 0.8),
    Effect("hush", places.hush, -14, 1, 1.8),
    Effect("cup", places.cup, -22, 1, 0.5),
    Effect("truck", places.truck, -19, 1, 4.2),
    Effect("omega_roar", places.omega_roar, -9, 1, 4.0),
    Effect("node_break", places.node_break, -9, 1, 2.6),
    Effect("rollback", places.rollback, -10, 1, 1.2),
    Effect("charge", places.charge, -15, 1, 1.4),
    Effect("pin", places.pin, -18, 3, 0.4),
    Effect("pin_closed", places.pin_closed, -13, 1, 2.0),
    Effect("detonate", places.detonate, -8, 1, 6.0),
    Effect("tell_lasher", beasts.tell_lasher, -13, 3, 1.1),
    Effect("tell_shell", beasts.tell_shell, -13, 3, 1.1),
    Effect("tell_swarm", beasts.tell_swarm, -13, 3, 1.1),
    Effect("tell_kite", beasts.tell_kite, -13, 3, 1.1),
    Effect("tell_herald", beasts.tell_herald, -12, 3, 2.2),
    Effect("tell_tower", beasts.tell_tower, -13, 3, 1.1),
    Effect("strike_lasher", beasts.strike_lasher, -12, 3, 1.0),
    Effect("strike_shell", beasts.strike_shell, -13, 3, 1.0),
    Effect("strike_swarm", beasts.strike_swarm, -13, 3, 1.0),
    Effect("strike_kite", beasts.strike_kite, -13, 3, 1.0),
    Effect("strike_tower", beasts.strike_tower, -11, 3, 1.0),
    Effect("summon", beasts.summon, -13, 1, 2.0),
    Effect("plate_break", beasts.plate_break, -11, 3, 1.6),
    Effect("death_drone", beasts.death_drone, -12, 3, 1.6),
    Effect("death_spitter", beasts.death_spitter, -12, 3, 1.6),
    Effect("death_burrower", beasts.death_burrower, -12, 3, 1.6),
    Effect("death_lasher", beasts.death_lasher, -12, 3, 1.6),
    Effect("death_shell", beasts.death_shell, -12, 3, 1.6),
    Effect("death_swarm", beasts.death_swarm, -12, 3, 1.6),
    Effect("death_kite", beasts.death_kite, -12, 3, 1.6),
    Effect("death_herald", beasts.death_herald, -12, 3, 2.2),
    Effect("death_tower", beasts.death_tower, -12, 3, 1.6),
    Effect("stagger", beasts.stagger, -15, 3, 0.8),
    Effect("blade_flesh", moves.blade_flesh, -14, 3, 0.6),
    Effect("blade_armour", moves.blade_armour, -14, 3, 0.8),
    Effect("parry", moves.parry, -12, 3, 1.6),
    Effect("cut", moves.cut, -16, 3, 0.5),
    Effect("charged", moves.charged, -17, 1, 0.7),
    Effect("rail_fire", moves.rail_fire, -9, 3, 2.0),
    Effect("walljump", moves.walljump, -18, 3, 0.5),
    Effect("aim", moves.aim, -21, 3, 0.3),
    Effect("gong", moves.gong, -14, 3, 3.2),
    Effect("boost", moves.boost, -14, 1, 1.0),
    Effect("revive", moves.revive, -15, 1, 1.6),
    Effect("drill_passed", moves.drill_passed, -16, 1, 2.0),
    Effect("drill_failed", moves.drill_failed, -16, 1, 0.8),
    Effect("move_learned", moves.move_learned, -14, 1, 3.0),
    Effect("called", moves.called, -15, 3, 0.8),
    # guns, blade, blows
    Effect("rifle", guns.rifle, -11, 4, 0.6),
    Effect("rifle_far", guns.rifle_far, -16, 3, 0.6),
    Effect("railgun_charge", guns.railgun_charge, -18, 1, 0.8),
    Effect("blade", guns.blade, -14, 3, 0.55),
    Effect("dash", guns.dash, -15, 3, 0.7),
    Effect("explosion", guns.explosion, -8, 3, 3.2),
    Effect("explosion_far", guns.explosion_far, -17, 3, 4.5),
    Effect("hit", guns.hit, -11, 3, 0.5),
    Effect("cooled", guns.cooled, -21, 1, 0.5),
    Effect("cell", guns.shield_up, -23, 1, 0.5),
    # the war that is only seen
    Effect("far_gun", distance.far_gun, -19, 3, 3.2),
    Effect("far_flak", distance.far_flak, -18, 4, 1.6),
    Effect("far_fire", distance.far_fire, -21, 3, 2.0),
    Effect("far_ship", distance.far_ship, -22, 3, 4.2),
    Effect("far_fall", distance.far_fall, -20, 3, 3.4),
    Effect("far_column", distance.far_column, -19, 3, 2.2),
    # voices that several Mimics share
    Effect("mimic_screech", cries.screech, -13, 3, 1.4),
    Effect("mimic_growl", cries.growl, -15, 3, 1.8),
    Effect("alpha_death", cries.alpha_death, -9, 1, 5.0),
    Effect("hatch", cries.hatch, -16, 3, 0.9),
    Effect("rise", cries.rise, -17, 3, 1.1),
    Effect("wings", cries.wings, -18, 3, 1.4),
    Effect("wake_tower", cries.glassy, -17, 3, 1.4),
    Effect("idle", cries.idle, -24, 4, 0.7),
    Effect("core_beat", cries.core_beat, -14, 3, 2.2),
    Effect("frozen", cries.frozen, -16, 1, 1.8),
    # what the game itself says
    Effect("ui_move", signals.ui_move, -22, 3, 0.2),
    Effect("ui_confirm", signals.ui_confirm, -18, 1, 0.9),
    Effect("ui_back", signals.ui_back, -19, 1, 0.8),
    Effect("ui_error", signals.ui_error, -20, 1, 0.5),
    Effect("ui_slider", signals.ui_slider, -24, 3, 0.15),
    Effect("ui_toast", signals.ui_toast, -24, 1, 1.2),
    Effect("page", signals.page, -23, 3, 0.6),
    Effect("table_open", signals.table_open, -19, 1, 1.6),
    Effect("scrub", signals.scrub, -26, 4, 0.15),
    Effect("montage_end", signals.montage_end, -17, 1, 2.4),
    Effect("pin_set", signals.pin_set, -19, 2, 0.4),
    Effect("alarm", signals.alarm, -16, 1, 2.4),
    Effect("bugle", signals.bugle, -14, 1, 5.6),
    Effect("wakeup", signals.wakeup, -14, 1, 7.6),
    Effect("rewind", signals.rewind, -10, 1, 3.2),
    Effect("rewind_short", signals.rewind_short, -14, 1, 0.5),
    Effect("loudspeaker", speech.loudspeaker, -18, 3, 3.2),
    Effect("heartbeat", signals.heartbeat, -12, 1, 2.2),
    Effect("radio_open", signals.radio_open, -23, 1, 0.3),
    # machines
    Effect("door_close", machines.door_close, -14, 2, 1.9),
    Effect("wheel", machines.wheel, -16, 2, 2.0),
    Effect("water_moves", machines.water_moves, -17, 1, 3.4),
    Effect("dropship", machines.dropship, -17, 1, 5.0),
    Effect("cable", machines.cable, -17, 2, 1.0),
    Effect("lamp_off", machines.lamp_off, -20, 2, 1.0),
    *(Effect(f"impact_{name}", make, -19, 3, 0.5) for name, make in impacts.ALL.items()),
    Effect("rubble", machines.rubble, -20, 3, 1.5),
    *(Effect(f"step_{name}", make, STEPS[name], 4, 0.36) for name, make in steps.GROUNDS.items()),
    *(Effect(f"land_{name}", steps.landing(name), -16, 3, 0.55) for name in steps.GROUNDS),
    *(Effect(f"blip_{name}", speech.blip(name), -21, 5, 0.12) for name in speech.MOUTHS),
)

# Held for as long as something goes on: (how it is made, level of all of it in dB).
LOOPS: dict[str, tuple[Callable[[int], Wave], float]] = {
    "loop_rail": (moves.loop_rail, -25.0),
    "loop_slide": (moves.loop_slide, -27.0),
    "loop_lift": (machines.loop_lift, -29.0),
    "loop_truck": (machines.loop_truck, -28.0),
    "loop_water": (machines.loop_water, -27.0),
    "loop_ladder": (machines.loop_ladder, -25.0),
    "loop_pin": (machines.loop_pin, -26.0),
}
