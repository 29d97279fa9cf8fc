"""Major Cage and his suit, one tick at a time.

The order is the design: timers, facing, water, state (dash, swim, ladder), run and jump, movement and ground, breath,
hazards, arms. Keep it in one readable sequence. What the arms do is in arms.py, what hands do to levers in schedule.py.
"""

from __future__ import annotations

from . import events, rules
from .arms import MOVE_DASH, MOVE_WALLJUMP, can, rest_arms, step_arms
from .arms import gun_point as gun_point
from .bodies import covers, flags_at, grounded, hits, move_x, move_y, standing_on
from .command import DASH, DOWN, FIRE, JUMP, LEFT, RIGHT, UP, aim_of, buttons_of
from .events import Event
from .harm import helper_near, hurt_player, kill_player, put_back
from .places import immersion
from .specs import KILL, LADDER, MOVES, SPIKE, SURFACE_SHIFT
from .units import COS, toward
from .world import (
    RECOVER,
    STATE_DASH,
    STATE_DEAD,
    STATE_DOWN,
    STATE_HELD,
    STATE_LADDER,
    STATE_NORMAL,
    STATE_PIN,
    STATE_SWIM,
    Player,
    World,
)

STAND, CROUCHED = 40, 24


def suited(world: World) -> bool:
    """Is he in the suit? Levels start with or without it; flag `suit` puts it on."""
    return world.level.suit or "suit" in world.flags


def step_player(world: World, command: int) -> None:
    p = world.player
    buttons = buttons_of(command)
    if p.state == STATE_DEAD:
        _fall_dead(world, p)
        return
    if p.state == STATE_DOWN:
        _down(world, p)
        p.prev = buttons
        return
    if p.state == STATE_HELD:
        buttons = _held(p, buttons)
    pressed = buttons & ~p.prev
    suit = suited(world)
    p.aim = aim_of(command)
    p.lent = _lent(world, p)
    if p.state == STATE_PIN:
        p.prev = buttons
        return
    _timers(p, pressed)
    _aim_facing(p, buttons, suit)
    p.wet, current_x, current_y = immersion(world, p)
    _choose_state(world, p, buttons, pressed, suit)
    if p.state == STATE_DASH:
        _dash(p)
    elif p.state == STATE_LADDER:
        _climb(world, p, buttons, pressed)
    elif p.state == STATE_SWIM:
        _swim(world, p, buttons, pressed)
    else:
        _run(world, p, buttons, suit)
        _jump(world, p, buttons, suit)
        _wall(world, p, buttons, suit)
    _move(world, p, buttons, current_x, current_y)
    _breathe(world, p)
    _hazards(world, p)
    if suit and p.state == STATE_HELD:
        rest_arms(p)
    elif suit and not world.over:
        if p.state == STATE_LADDER and not buttons & FIRE:
            rest_arms(p)
        else:
            step_arms(world, p, buttons, pressed)
    p.prev = buttons


def _fall_dead(world: World, p: Player) -> None:
    p.vy = min(p.vy + rules.GRAVITY, rules.FALL_CAP)
    p.vx = toward(p.vx, 0, rules.RUN_BRAKE // 4)
    move_x(world, p, p.vx)
    if move_y(world, p, p.vy):
        p.vy = 0


def _down(world: World, p: Player) -> None:
    """He lies there. If she reaches him he gets up with one plate; if she falls on the way, that was it."""
    p.held -= 1
    p.vx = toward(p.vx, 0, rules.RUN_BRAKE)
    p.vy = min(p.vy + rules.GRAVITY, rules.FALL_CAP)
    move_x(world, p, p.vx)
    if move_y(world, p, p.vy):
        p.vy = 0
    rita = helper_near(world)
    if rita is None:
        p.state = STATE_NORMAL
        kill_player(world, p.cause or "fall", p.killer)
        return
    if rita.state != RECOVER and abs(rita.x - p.x) > 24:
        rita.state, rita.pose, rita.timer = RECOVER, 0, max(p.held, 20)  # the leap to his side
    if p.held <= 0:
        p.state, p.plates = STATE_NORMAL, 1
        world.events.append(Event(events.REVIVE, p.x + p.w // 2, p.y + p.h // 2, rita.id))


def _lent(world: World, p: Player) -> int:
    """The moves of the drills in whose rooms he stands."""
    lent = 0
    for drill in world.level.drills:
        if p.x < drill.x + drill.w and p.x + p.w > drill.x and p.y < drill.y + drill.h and p.y + p.h > drill.y:
            lent |= 1 << MOVES.index(drill.move)
    return lent


def _held(p: Player, buttons: int) -> int:
    if p.held > 0:
        p.held -= 1
    if p.held == 0:
        p.state = STATE_NORMAL
        return buttons
    return 0


def _timers(p: Player, pressed: int) -> None:
    p.coyote = max(p.coyote - 1, 0)
    p.buffer = rules.BUFFER if pressed & JUMP else max(p.buffer - 1, 0)
    p.drop_t = max(p.drop_t - 1, 0)
    p.dash_cd = max(p.dash_cd - 1, 0)
    p.throw_cd = max(p.throw_cd - 1, 0)
    p.wall_t = max(p.wall_t - 1, 0)
    p.fire_t = max(p.fire_t - 1, 0)
    full = rules.BATTERY_CELLS * rules.BATTERY_CELL
    if p.battery < full:
        p.battery = min(p.battery + (rules.BATTERY_STILL if p.still >= 12 else 1), full)


def _aim_facing(p: Player, buttons: int, suit: bool) -> None:
    """In the suit he faces where he aims, so that he can back away shooting; without it, where he walks."""
    if suit and p.state != STATE_LADDER:
        if COS[p.aim]:
            p.facing = 1 if COS[p.aim] > 0 else -1
    else:
        move = _axis(buttons)
        if move:
            p.facing = move


def _axis(buttons: int) -> int:
    return (1 if buttons & RIGHT else 0) - (1 if buttons & LEFT else 0)


def _choose_state(world: World, p: Player, buttons: int, pressed: int, suit: bool) -> None:
    if p.state == STATE_HELD:
        return
    if p.state == STATE_DASH:
        if p.dash_t > 0:
            return
        p.state = STATE_NORMAL
        p.vx = p.dash_dir * rules.RUN
    can_dash = suit and can(p, MOVE_DASH) and p.dash_cd == 0 and p.battery >= rules.BATTERY_CELL
    if pressed & DASH and can_dash and not p.crouch:
        p.state, p.dash_t = STATE_DASH, rules.DASH_TICKS
        p.dash_dir = _axis(buttons) or p.facing
        p.battery -= rules.BATTERY_CELL
        p.dash_cd = rules.DASH_TICKS + rules.DASH_COOLDOWN
        p.jump_t = p.wall_t = p.wall = 0
        world.events.append(Event(events.DASH, p.x + p.w // 2, p.y + p.h // 2, p.dash_dir))
        return
    if p.wet >= rules.WET_SWIM:
        if p.state != STATE_SWIM:
            world.events.append(Event(events.SPLASH, p.x + p.w // 2, p.y + p.h - p.wet, abs(p.vy)))
            p.vy = p.vy // 3
            _stand_up(world, p)
        p.state = STATE_SWIM
        return
    if p.state == STATE_SWIM:
        p.state = STATE_NORMAL
    on_ladder = _at_ladder(world, p)
    if p.state == STATE_LADDER:
        if not on_ladder:
            p.state = STATE_NORMAL
    elif on_ladder and (pressed & UP or (pressed & DOWN and _ladder_below(world, p))) and p.jump_t == 0:
        p.state = STATE_LADDER
        p.vx = p.vy = 0
        _stand_up(world, p)


def _ladder_x(p: Player) -> int:
    return p.x + p.w // 2


def _at_ladder(world: World, p: Player) -> bool:
    x = _ladder_x(p)
    return any(flags_at(world, x, y) & LADDER for y in (p.y + p.h // 2, p.y + p.h - 1, p.y + p.h))


def _ladder_below(world: World, p: Player) -> bool:
    return bool(flags_at(world, _ladder_x(p), p.y + p.h) & LADDER)


def _climb(world: World, p: Player, buttons: int, pressed: int) -> None:
    p.vx = 0
    x = _ladder_x(p)
    p.x += toward(0, (x & ~15) + 8 - x, 2)
    p.vy = (rules.CLIMB if buttons & DOWN else 0) - (rules.CLIMB if buttons & UP else 0)
    if p.vy < 0 and not (flags_at(world, x, p.y + p.h // 2) | flags_at(world, x, p.y + p.h - 1)) & LADDER:
        p.vy = 0
        p.state = STATE_NORMAL
    if p.vy > 0 and hits(world, p.x, p.y + 1, p.w, p.h):
        p.state = STATE_NORMAL
    if pressed & JUMP:
        p.state = STATE_NORMAL
        if not buttons & DOWN:
            p.vy, p.jump_t = -rules.JUMP, rules.JUMP_HOLD
            p.vx = _axis(buttons) * rules.RUN
        p.buffer = 0


def _dash(p: Player) -> None:
    p.dash_t -= 1
    p.vx, p.vy = p.dash_dir * rules.DASH, 0


def _run(world: World, p: Player, buttons: int, suit: bool) -> None:
    move = _axis(buttons) if p.state != STATE_HELD else 0
    want_crouch = bool(buttons & DOWN) and p.ground and suit
    if want_crouch and not p.crouch:
        p.crouch = True
        p.y += STAND - CROUCHED
        p.h = CROUCHED
    elif p.crouch and not (want_crouch and p.ground):
        _stand_up(world, p)
    if suit:
        top = rules.CROUCH_WALK if p.crouch else rules.RUN
    else:
        top = rules.HURRY if buttons & DASH else rules.WALK
    if p.wall_t and move * p.vx <= 0:
        return  # off the wall first: the kick is not steered against
    rate = rules.RUN_ACCEL if p.ground else rules.AIR_ACCEL
    if not move or move * p.vx < 0:
        rate = rules.RUN_BRAKE if p.ground else rules.AIR_ACCEL
    p.vx = toward(p.vx, move * top, rate)
    p.still = 0 if p.vx or not p.ground else p.still + 1


def _stand_up(world: World, p: Player) -> None:
    """Up from a crouch if there is room."""
    if p.crouch and not hits(world, p.x, p.y - (STAND - CROUCHED), p.w, STAND):
        p.crouch = False
        p.y -= STAND - CROUCHED
        p.h = STAND


def _jump(world: World, p: Player, buttons: int, suit: bool) -> None:
    if p.buffer and (p.ground or p.coyote):
        dropping = buttons & DOWN and suit and not hits(world, p.x, p.y + 1, p.w, p.h)
        if dropping and p.ground:
            p.drop_t, p.buffer, p.coyote = rules.DROP, 0, 0
            _stand_up(world, p)
        elif not p.crouch or not hits(world, p.x, p.y - (STAND - CROUCHED), p.w, STAND):
            _stand_up(world, p)
            p.vy = -(rules.JUMP if suit else rules.STEP_JUMP)
            if p.ground_mover >= 0:
                p.vx += world.movers[p.ground_mover].dx << 7
            p.jump_t = rules.JUMP_HOLD if suit else 0
            p.buffer = p.coyote = 0
            p.ground = False
            world.events.append(Event(events.JUMP, p.x + p.w // 2, p.y + p.h))
    if p.jump_t and buttons & JUMP:
        p.jump_t -= 1
        p.vy = min(p.vy, -rules.JUMP)
    else:
        p.jump_t = 0
        pull = rules.GRAVITY
        if abs(p.vy) < rules.APEX and buttons & JUMP:
            pull //= 2
        p.vy = min(p.vy + pull, rules.FALL_CAP)


def _wall(world: World, p: Player, buttons: int, suit: bool) -> None:
    """Slides down a wall that he leans on; kicks off any wall within reach."""
    p.wall = 0
    if not suit or p.ground or not can(p, MOVE_WALLJUMP):
        return
    lean = _axis(buttons)
    if p.buffer and not p.coyote:
        for side in (p.facing, -p.facing) if not lean else (lean, -lean):
            if hits(world, p.x + side * rules.WALL_REACH, p.y + 4, p.w, p.h - 8):
                p.vx, p.vy = -side * rules.WALL_JUMP_X, -rules.JUMP
                p.jump_t, p.wall_t, p.buffer = rules.JUMP_HOLD, rules.WALL_JUMP_TICKS, 0
                world.events.append(Event(events.WALLJUMP, p.x + p.w // 2 + side * 8, p.y + p.h - 12, -side))
                return
    if lean and p.vy > 0 and hits(world, p.x + lean, p.y + 4, p.w, p.h - 8):
        p.wall = lean
        p.vy = min(p.vy, rules.WALL_SLIDE)


def _swim(world: World, p: Player, buttons: int, pressed: int) -> None:
    """The suit is heavy: it sinks, walks on floors and is pushed up by its jets."""
    p.vx = toward(p.vx, _axis(buttons) * rules.SWIM, rules.SWIM_ACCEL)
    rise = (rules.SWIM if buttons & UP else 0) - (rules.SWIM if buttons & DOWN else 0)
    if pressed & JUMP:
        p.vy = -rules.SWIM_UP
        # Near the surface the same push is a jump: out of the water and onto a ledge.
        if p.wet < p.h:
            p.vy, p.jump_t = -rules.JUMP, rules.JUMP_HOLD
            p.state = STATE_NORMAL
            world.events.append(Event(events.SPLASH, p.x + p.w // 2, p.y + p.h - p.wet, 300))
        p.buffer = 0
    elif rise:
        p.vy = toward(p.vy, -rise, rules.SWIM_ACCEL)
    else:
        p.vy = toward(p.vy, rules.SINK_CAP, rules.SINK)


def _move(world: World, p: Player, buttons: int, current_x: int, current_y: int) -> None:
    vx, vy = p.vx, p.vy
    if p.wet >= 8:
        vx += current_x
        vy += current_y
    was_ground, fall = p.ground, p.vy
    if move_x(world, p, vx) and not _step_up(world, p, 1 if vx > 0 else -1):
        if p.state == STATE_DASH:
            p.dash_t = 0
        p.vx = 0
    drop = p.drop_t > 0 or (p.state == STATE_LADDER and bool(buttons & DOWN)) or (p.state == STATE_SWIM and vy < 0)
    if p.state != STATE_DASH and move_y(world, p, vy, drop):
        if vy < 0 and not _corner(world, p):
            p.vy, p.jump_t = 0, 0
        elif vy >= 0:
            p.vy = 0
    p.ground = p.vy >= 0 and p.state not in (STATE_DASH, STATE_LADDER) and grounded(world, p, p.drop_t > 0)
    p.ground_mover = standing_on(world, p) if p.ground else -1
    if p.ground:
        if not was_ground:
            world.events.append(Event(events.LAND, p.x + p.w // 2, p.y + p.h, fall))
            if fall > rules.HARD_LANDING:
                p.land_t = world.tick
        p.coyote = rules.COYOTE
        p.vy = p.wall_t = p.wall = 0
        if p.ground_mover < 0 and not covers(world, p.x - 8, p.y, p.w + 16, p.h + 2, SPIKE | KILL):
            p.firm_x, p.firm_y = p.x, p.y - (0 if not p.crouch else STAND - CROUCHED)
        if abs(p.vx) > 300 and world.tick % 14 == 0:
            surface = flags_at(world, p.x + p.w // 2, p.y + p.h + 2) >> SURFACE_SHIFT
            world.events.append(Event(events.STEP, p.x + p.w // 2, p.y + p.h, surface))


def _step_up(world: World, p: Player, side: int) -> bool:
    """Running feet forgive a ledge of a few px, so that a landing a hair too low is no wall."""
    if not (p.vy >= 0 or p.state == STATE_DASH):
        return False
    for up in range(1, rules.STEP_UP + 1):
        if not hits(world, p.x + side, p.y - up, p.w, p.h):
            p.y -= up
            p.x += side
            return True
    return False


def _corner(world: World, p: Player) -> bool:
    """A head that meets a corner by a few px slides round it instead of losing the jump."""
    for off in range(1, rules.CORNER + 1):
        for side in (off, -off):
            if not hits(world, p.x + side, p.y - 1, p.w, p.h):
                p.x += side
                p.y -= 1
                return True
    return False


def _breathe(world: World, p: Player) -> None:
    if p.wet >= p.h - 4:
        p.air -= 1
        if p.air <= 0 and p.air % rules.DROWN_EVERY == 0:
            p.mercy = 0
            hurt_player(world, 1, "drown", 0, p.x)
        elif p.air in (300, 180, 120, 60):
            world.events.append(Event(events.GASP, p.x + p.w // 2, p.y, p.air // 60))
    else:
        p.air = min(p.air + 8, rules.AIR)


def _hazards(world: World, p: Player) -> None:
    level = world.level
    if p.y > level.height * 16 + 24:
        if world.carry.first:
            hurt_player(world, 3, "fall", 0, p.x)
        else:
            kill_player(world, "fall", 0)
        return
    if p.state == STATE_DEAD:
        return
    box = (p.x + 2, p.y + 4, p.w - 4, p.h - 4)
    if covers(world, *box, KILL):
        hurt_player(world, 3, "fall", 0, p.x)
    elif covers(world, *box, SPIKE) and world.tick >= p.mercy:
        if hurt_player(world, 1, "fall", 0, p.x) and world.over == "":
            put_back(world)
    if world.tide_x >= 0 and p.x < world.tide_x and world.tick >= p.mercy:
        hurt_player(world, 1, "drone", 0, p.x - 32)
