"""Blender without its window: a scene with a camera and a sun, meshes, a render as light, alpha, depth and material.

1 unit is 1 px of the picture; X goes right, Z up, Y away from the viewer. The camera is orthographic and tilted down a
little. A scene is `WIDTH` px wide and closes on itself: whatever stands near an edge is built at the other side too.
"""

from __future__ import annotations

import math
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from mathutils import Euler, Matrix, Vector

WIDTH = 1920
CLAY = Path(__file__).resolve().parents[1] / "clay"
MARGIN = 260  # px: what is nearer to an edge than this is built twice, so that it and its shadow go on
Point = tuple[float, float, float]


def begin(height: int, middle: float, tilt: float, scale: int = 2, samples: int = 12, sky: float = 0.35) -> None:
    """An empty scene seen from the front. `middle`: Z of the middle; `tilt`: degrees; `scale`: supersampling."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.use_adaptive_sampling = "CPU", samples, False
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.max_bounces = cycles.diffuse_bounces = 2
    cycles.pixel_filter_type, cycles.filter_width = "BOX", 0.01
    render = scene.render
    render.film_transparent = True
    render.threads_mode, render.threads = "FIXED", 2
    render.resolution_x, render.resolution_y = WIDTH * scale, height * scale
    layer = scene.view_layers[0]
    layer.use_pass_z = layer.use_pass_material_index = True
    image = render.image_settings
    image.media_type = "MULTI_LAYER_IMAGE"  # before the format, or Blender 5 refuses it
    image.file_format, image.exr_codec, image.color_depth = "OPEN_EXR_MULTILAYER", "NONE", "32"
    world = bpy.data.worlds.new("sky")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (1, 1, 1, 1)
    world.node_tree.nodes["Background"].inputs[1].default_value = sky
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    scene.collection.objects.link(camera)
    scene.camera = camera
    camera.data.type, camera.data.clip_end = "ORTHO", 6000
    camera.data.ortho_scale = max(WIDTH, height)
    angle = math.radians(tilt)
    ahead, up = Vector((0, math.cos(angle), -math.sin(angle))), Vector((0, math.sin(angle), math.cos(angle)))
    place = Vector((WIDTH / 2, 0, 0)) + up * middle - ahead * 1500
    right = ahead.cross(up)
    camera.matrix_world = Matrix(
        (
            (right.x, up.x, -ahead.x, place.x),
            (right.y, up.y, -ahead.y, place.y),
            (right.z, up.z, -ahead.z, place.z),
            (0, 0, 0, 1),
        )
    )


def sun(x: float, y: float, z: float, energy: float = 3.4, angle: float = 5) -> None:
    """Light that travels along (x, y, z)."""
    lamp = bpy.data.lights.new("sun", "SUN")
    lamp.energy, lamp.angle = energy, math.radians(angle)
    thing = bpy.data.objects.new("sun", lamp)
    bpy.context.scene.collection.objects.link(thing)
    thing.rotation_euler = Vector((x, y, z)).normalized().to_track_quat("-Z", "Y").to_euler()


def lamp(at: Point, energy: float, size: float = 4) -> None:
    light = bpy.data.lights.new("lamp", "POINT")
    light.energy, light.shadow_soft_size = energy, size
    thing = bpy.data.objects.new("lamp", light)
    bpy.context.scene.collection.objects.link(thing)
    thing.location = at


def clay(albedo: float, grain: float = 0.35, cell: float = 0.05, number: int = 1, shine: float = 0) -> Any:
    """A grey, mottled by noise; `number` tells gradients apart when it is coloured; `shine`: it glows."""
    name = f"{albedo} {grain} {cell} {number} {shine}"
    if name in bpy.data.materials:
        return bpy.data.materials[name]
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    material.pass_index = number
    tree = material.node_tree
    shader = tree.nodes["Principled BSDF"]
    shader.inputs["Roughness"].default_value = 0.85
    shader.inputs["Base Color"].default_value = (albedo, albedo, albedo, 1)
    if shine:
        shader.inputs["Emission Color"].default_value = (1, 1, 1, 1)
        shader.inputs["Emission Strength"].default_value = shine
    if grain:
        place, noise, spread = (
            tree.nodes.new(kind) for kind in ("ShaderNodeTexCoord", "ShaderNodeTexNoise", "ShaderNodeMapRange")
        )
        noise.inputs["Scale"].default_value = cell
        noise.inputs["Detail"].default_value, noise.inputs["Roughness"].default_value = 6, 0.7
        for index, value in enumerate((0.3, 0.7, albedo * (1 - grain), min(1, albedo * (1 + grain))), 1):
            spread.inputs[index].default_value = value
        tree.links.new(place.outputs["Object"], noise.inputs["Vector"])
        tree.links.new(noise.outputs[0], spread.inputs[0])
        tree.links.new(spread.outputs[0], shader.inputs["Base Color"])
    return material


# -- meshes


def mesh(
    points: list[Any],
    faces: list[Any],
    material: Any,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    bevel: float = 0,
    smooth: bool = False,
) -> Any:
    """`turn` in degrees about X, Y, Z."""
    data = bpy.data.meshes.new("mesh")
    data.from_pydata([tuple(p) for p in points], [], faces)
    data.materials.append(material)
    data.update()
    if smooth:
        data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    thing = bpy.data.objects.new("thing", data)
    bpy.context.scene.collection.objects.link(thing)
    thing.location, thing.rotation_euler = at, Euler([math.radians(a) for a in turn])
    if bevel:
        edge = thing.modifiers.new("bevel", "BEVEL")
        edge.width, edge.segments = bevel, 2
    return thing


def box(
    at: Point,
    half: Point,
    material: Any,
    turn: Point = (0, 0, 0),
    bevel: float = 0,
    taper: tuple[float, float] = (1, 1),
) -> Any:
    """`taper`: size of the top in X and Y, as a share of the bottom's."""
    points = []
    for z in (-1, 1):
        kx, ky = (1, 1) if z < 0 else taper
        points += [(x * half[0] * kx, y * half[1] * ky, z * half[2]) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    faces = [(3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    return mesh(points, faces, material, at, turn, bevel)


def cylinder(
    at: Point,
    radius: float,
    half: float,
    material: Any,
    turn: Point = (0, 0, 0),
    sides: int = 28,
    top: float | None = None,
    bevel: float = 0,
) -> Any:
    above = radius if top is None else top
    points = [
        (r * math.cos(math.tau * k / sides), r * math.sin(math.tau * k / sides), z)
        for z, r in ((-half, radius), (half, above))
        for k in range(sides)
    ]
    faces: list[Any] = [(k, (k + 1) % sides, sides + (k + 1) % sides, sides + k) for k in range(sides)]
    faces += [tuple(range(sides))[::-1], tuple(range(sides, 2 * sides))]
    return mesh(points, faces, material, at, turn, bevel)


def torus(at: Point, ring: float, tube: float, material: Any, turn: Point = (0, 0, 0), sides: int = 32) -> Any:
    k = 10
    points = [
        (
            (ring + tube * math.cos(math.tau * j / k)) * math.cos(math.tau * i / sides),
            (ring + tube * math.cos(math.tau * j / k)) * math.sin(math.tau * i / sides),
            tube * math.sin(math.tau * j / k),
        )
        for i in range(sides)
        for j in range(k)
    ]
    faces = [
        (i * k + j, (i + 1) % sides * k + j, (i + 1) % sides * k + (j + 1) % k, i * k + (j + 1) % k)
        for i in range(sides)
        for j in range(k)
    ]
    return mesh(points, faces, material, at, turn, 0, True)


def blob(at: Point, half: Point, material: Any, rough: float = 0.2, seed: int = 0) -> Any:
    """A rough ball: a tree's crown, a boulder, a bag."""
    dice = np.random.default_rng(seed)
    rows, sides = 9, 14
    points, faces = [], []
    for j in range(rows + 1):
        for i in range(sides):
            a, b = math.pi * j / rows - math.pi / 2, math.tau * i / sides
            r = 1 + rough * float(dice.uniform(-1, 1)) * (0 < j < rows)
            points.append(
                (
                    half[0] * r * math.cos(a) * math.cos(b),
                    half[1] * r * math.cos(a) * math.sin(b),
                    half[2] * r * math.sin(a),
                )
            )
    for j in range(rows):
        for i in range(sides):
            a, b = j * sides + i, j * sides + (i + 1) % sides
            faces.append((a, b, b + sides, a + sides))
    return mesh(points, faces, material, at, smooth=True)


def cut(thing: Any, at: Point, half: Point, turn: Point = (0, 0, 0)) -> None:
    """Takes a box out of a thing."""
    tool = box(at, half, clay(0.4), turn)
    tool.hide_render = True
    hole = thing.modifiers.new("hole", "BOOLEAN")
    hole.operation, hole.object, hole.solver = "DIFFERENCE", tool, "EXACT"


def land(near: float, far: float, height: Callable[[float, float], float], material: Any, rows: int = 24) -> None:
    """Ground from Y `near` to `far`, over the whole width and beyond both edges."""
    columns, left, right = 440, -80.0, WIDTH + 80.0
    points, faces = [], []
    for j in range(rows + 1):
        for i in range(columns + 1):
            x, y = left + (right - left) * i / columns, near + (far - near) * j / rows
            points.append((x, y, height(x, y)))
    for j in range(rows):
        for i in range(columns):
            a = j * (columns + 1) + i
            faces.append((a, a + 1, a + columns + 2, a + columns + 1))
    mesh(points, faces, material, smooth=True)


def rolling(x: float, waves: int, seed: int) -> float:
    """Hills, about -1..1, that close after `WIDTH` px; `waves` of the longest fit into it."""
    dice = np.random.default_rng(seed)
    total = 0.0
    for octave, strength in ((1, 1.0), (2, 0.5), (3, 0.33), (5, 0.2), (9, 0.11)):
        total += strength * math.sin(math.tau * x / WIDTH * waves * octave + float(dice.uniform(0, 6.28)))
    return total


def around(x: float, build: Callable[[float], None]) -> None:
    """Builds at x, and at the other side as well when that is near."""
    build(x)
    if x < MARGIN:
        build(x + WIDTH)
    if x > WIDTH - MARGIN:
        build(x - WIDTH)


# -- the picture


def read_exr(path: Path) -> dict[str, np.ndarray]:
    """Channels of an uncompressed OpenEXR file of scan lines, of one part or several: enough for what Blender writes.

    Layout: openexr.com, "OpenEXR File Layout".
    """
    data = path.read_bytes()
    many = bool(struct.unpack_from("<I", data, 4)[0] & 0x1000)
    at, parts = 8, []
    while True:
        if many and data[at] == 0:
            at += 1
            break
        channels: list[tuple[str, int]] = []
        window = (0, 0, 0, 0)
        while data[at]:
            end = data.index(0, at)
            name, at = data[at:end].decode(), end + 1
            at = data.index(0, at) + 1
            size = struct.unpack_from("<i", data, at)[0]
            value, at = data[at + 4 : at + 4 + size], at + 4 + size
            if name == "channels":
                k = 0
                while value[k]:
                    end = value.index(0, k)
                    channels.append((value[k:end].decode(), struct.unpack_from("<i", value, end + 1)[0]))
                    k = end + 17
            elif name == "dataWindow":
                window = struct.unpack("<4i", value)
        at += 1
        parts.append((channels, window))
        if not many:
            break
    kinds = {0: "<u4", 1: "<f2", 2: "<f4"}
    out: dict[str, np.ndarray] = {}
    for channels, (x0, y0, x1, y1) in parts:
        width, height = x1 - x0 + 1, y1 - y0 + 1
        rows = struct.unpack_from(f"<{height}Q", data, at)
        at += 8 * height
        for name, _ in channels:
            out[name] = np.zeros((height, width), np.float32)
        for start in rows:
            row = start + (4 if many else 0)
            y, place = struct.unpack_from("<i", data, row)[0] - y0, row + 8
            for name, kind in channels:
                line = np.frombuffer(data, kinds[kind], width, place)
                out[name][y] = line
                place += line.nbytes
    return out


def render(name: str, scale: int = 2) -> None:
    """Writes clay/NAME.npz: light (bytes, square root), a (alpha), z (depth in 12 px), m (material's number)."""
    scene = bpy.context.scene
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "render.exr"
        scene.render.filepath = str(path)
        bpy.ops.render.render(write_still=True)
        channels = read_exr(path)

    def channel(end: str) -> np.ndarray:
        return next(value for key, value in channels.items() if key.endswith(end))

    light = 0.3 * channel("Combined.R") + 0.6 * channel("Combined.G") + 0.1 * channel("Combined.B")
    alpha, depth, material = channel("Combined.A"), channel("Depth.Z"), channel("Material Index.X")
    h, w = light.shape[0] // scale, light.shape[1] // scale

    def cells(values: np.ndarray) -> np.ndarray:
        return values.reshape(h, scale, w, scale).swapaxes(1, 2).reshape(h, w, -1)

    solid = cells(alpha) > 0.5
    light = (cells(light) * solid).sum(2) / np.maximum(solid.sum(2), 1)
    depth = np.where(solid, cells(depth), 1e9).min(2)
    CLAY.mkdir(exist_ok=True)
    np.savez_compressed(
        CLAY / f"{name}.npz",
        light=np.clip(np.sqrt(np.clip(light, 0, 2) / 2) * 255, 0, 255).astype(np.uint8),
        a=(solid.mean(2) * 255).astype(np.uint8),
        z=np.clip((depth - 1200) / 12, 0, 255).astype(np.uint8),
        m=np.median(cells(material), 2).astype(np.uint8),
    )
