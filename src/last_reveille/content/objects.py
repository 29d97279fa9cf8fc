"""Objects of a map -> frozen specs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from ..sim.specs import KINDS, Thing
from . import members
from .classes import BY_NAME, PATH, RECT, ObjectClass
from .problems import Report, meant
from .rows import Rows
from .tiled import Decoded, Value
from .tmxmodel import FLIP_X, Layer, Prop, TiledObject, TmxMap, pixel

SCHEDULE: Final = "schedule"  # the layer of what is certain
_TARGET: Final = "target"


@dataclass(frozen=True, slots=True)
class Placed:
    """A spec with where it came from, for sentences about it."""

    row: ObjectClass
    thing: Thing
    line: int
    where: str


@dataclass(slots=True)
class Objects:
    """All things of a map, in order of their ids within each field of Level."""

    placed: list[Placed] = field(default_factory=list)

    def fields(self) -> dict[str, tuple[Any, ...]]:
        found: dict[str, list[Any]] = {}
        for item in self.placed:
            found.setdefault(item.row.into, []).append(item.thing)
        return {name: tuple(things) for name, things in found.items()}


def read_objects(tmx: TmxMap, decoded: Decoded, report: Report, rows: Rows = members.NO_ROWS) -> Objects:
    """Every object that has a class. `rows` may be named by them. Problems go to the report."""
    result = Objects()
    numbers = _Numbers(tmx)
    names = {thing.id: thing.name for layer in tmx.layers for thing in layer.objects}
    for index, layer in enumerate(tmx.layers):
        for at, thing in enumerate(layer.objects):
            where = _where(layer, thing)
            if not thing.cls:
                if thing.shape != "text":
                    report.warn(thing.line, where, "an object without a class does nothing")
                continue
            row = BY_NAME.get(thing.cls)
            if row is None:
                report.add(
                    thing.line, where, f'the class "{thing.cls[:60]}" is not known{meant(thing.cls, BY_NAME)}'
                )
                continue
            given, props = _by_name(row, decoded.objects[index][at], thing.props, names, report, where)
            values = members.read(row.members, given, props, report, where, rowed=rows)
            _breed(values, rows)
            spec = _spec(row, thing, layer, values, numbers.of(thing), report, where)
            if spec is not None:
                result.placed.append(Placed(row, spec, thing.line, where))
    result.placed.sort(key=lambda item: item.thing.id)
    return result


def _breed(values: dict[str, Any], rows: Rows) -> None:
    """A row of a mod is a breed of one of the kinds."""
    name = values.get("kind", "")
    if name not in KINDS and (kind := rows.kind(name)):
        values["kind"], values["breed"] = kind, name


def _by_name(
    row: ObjectClass, values: dict[str, Value], props: dict[str, Prop], names: dict[int, str], report: Report,
    where: str,
) -> tuple[dict[str, Value], dict[str, Prop]]:
    """Objects call each other by name; where a target was picked in the editor, its name is put in. Such properties
    that mean no object are reported and left out."""
    picked = [member.name for member in row.members if member.name == _TARGET and member.name in props]
    if not picked or props[_TARGET].type != "object":
        return values, props
    prop = props[_TARGET]
    number = int(prop.value)
    name = names.get(number, "") if number else ""
    if number and not name:
        what = "has no name" if number in names else "is not in this map"
        report.add(prop.line, where, f"{_TARGET} is object {number}, which {what}")
        values = {key: value for key, value in values.items() if key != _TARGET}
    else:
        values = {**values, _TARGET: name}
    return values, {**props, _TARGET: Prop(_TARGET, "string", name, prop.line)}


class _Numbers:
    """Ids as in the file; those that are missing or there twice get new ones, so that each is an object's own."""

    def __init__(self, tmx: TmxMap) -> None:
        self.used: dict[int, bool] = {}
        self.next = max((thing.id for layer in tmx.layers for thing in layer.objects), default=0) + 1

    def of(self, thing: TiledObject) -> int:
        number = thing.id
        if number == 0 or number in self.used:
            number = self.next
            self.next += 1
        self.used[number] = True
        return number


def _spec(
    row: ObjectClass, thing: TiledObject, layer: Layer, values: dict[str, Any], number: int, report: Report, where: str
) -> Thing | None:
    box = _box(row, thing, values, report, where)
    if box is None:
        return None
    if thing.rotation:
        report.warn(thing.line, where, "its rotation is ignored")
    if row.name == "Pickup" and (values.get("what") == "weapon") != bool(values.get("weapon")):
        report.add(thing.line, where, "what = weapon and the property weapon go together: which one is it?")
    if row.name == "Hall" and values.get("loop_to", 3600) <= values.get("loop_from", 400):
        report.add(thing.line, where, "loop_to must be later than loop_from")
    _special(row, thing, layer, values, box)
    certain = (
        layer.name == SCHEDULE
        and any(member.name == "tick" for member in row.members)
        and values.get("tick", 0) >= 0
        and not values.get("if_flag")
        and not values.get("unless_flag")
    )
    x, y, w, h = box
    return row.spec(id=number, name=thing.name, x=x, y=y, w=w, h=h, certain=certain, **values)


def _box(
    row: ObjectClass, thing: TiledObject, values: dict[str, Any], report: Report, where: str
) -> tuple[int, int, int, int] | None:
    """Whole px. A class that is a point takes the middle of the lower edge of whatever is drawn."""
    drawn = PATH if thing.points else RECT if thing.w and thing.h else "point"
    if drawn == PATH and PATH in row.shapes:
        x, y = pixel(thing.points[0][0]), pixel(thing.points[0][1])
        return x, y, values.pop("size_w", 48 if row.name == "Mover" else 0), values.pop(
            "size_h", 8 if row.name == "Mover" else 0
        )
    if drawn == PATH or (drawn not in row.shapes and row.shapes[0] != "point"):
        names = {PATH: "a line", RECT: "a rectangle", "point": "a point"}
        wanted = " or ".join(names[shape] for shape in row.shapes)
        report.add(thing.line, where, f"a {row.name} must be drawn as {wanted}, not as {names[drawn]}")
        return None
    x, y = pixel(thing.x), pixel(thing.y)
    if drawn == RECT and RECT in row.shapes:
        return x, y, pixel(thing.x + thing.w) - x, pixel(thing.y + thing.h) - y
    return pixel(thing.x + thing.w / 2), pixel(thing.y + thing.h), 0, 0


def _special(
    row: ObjectClass, thing: TiledObject, layer: Layer, values: dict[str, Any], box: tuple[int, int, int, int]
) -> None:
    """What follows from the drawing rather than from a property."""
    if thing.points and PATH in row.shapes:
        values["path"] = tuple((pixel(x), pixel(y)) for x, y in thing.points)
    elif row.name == "Prop":
        if thing.gid & FLIP_X:
            values["flip"] = not values.get("flip", False)
        if layer.name.startswith("front"):
            values["front"] = True
    elif row.name == "Hall":
        values["core_x"] = values.get("core_x") or box[0] + box[2] // 2
        values["core_y"] = values.get("core_y") or box[1] + box[3] // 2


def _where(layer: Layer, thing: TiledObject) -> str:
    name = f' "{thing.name[:60]}"' if thing.name else ""
    return f'layer "{layer.name[:60]}" {thing.cls[:40] or "object"} {thing.id}{name}'
