"""The import table of the house, and that importing anything reads no file and opens no window."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[1] / "src" / "last_reveille"
STDLIB_IN_SIM = {"__future__", "typing", "dataclasses", "collections", "hashlib"}
MAY: dict[str, set[str]] = {
    "sim": set(),
    "memory": {"sim"},
    "content": {"sim"},
    "view": {"sim", "memory", "content"},
    "audio": {"sim", "content"},
    "controls": {"sim"},
    "app": {"sim", "memory", "content", "view", "audio", "controls"},
    "cli": {"sim", "memory", "content", "view", "audio", "controls", "app"},
}
NEVER: dict[str, set[str]] = {
    "sim": {"pygame", "pytmx", "random", "time", "os", "math", "msgspec", "platformdirs", "pathlib"},
    "memory": {"pygame", "pytmx", "random"},
    "content": {"pygame", "random"},
    "view": {"sqlite3", "pytmx"},
    "audio": {"sqlite3", "pytmx"},
    "controls": {"sqlite3", "pytmx"},
}


def imports(path: Path) -> list[str]:
    """Every imported module, as `last_reveille.room.module` or a top-level name, wherever in the file."""
    package = ["last_reveille", *path.relative_to(SRC).with_suffix("").parts[:-1]]
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            if module == "last_reveille":
                found += [f"{module}.{alias.name}" for alias in node.names]
            else:
                found.append(module)
    return found


def rooms() -> list[tuple[str, Path]]:
    return [(p.relative_to(SRC).parts[0], p) for p in sorted(SRC.rglob("*.py")) if p.parent != SRC]


def test_the_import_table_holds() -> None:
    wrong: list[str] = []
    for room, path in rooms():
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "last_reveille" and len(parts) > 1:
                other = parts[1]
                if other in MAY and other != room and other not in MAY[room]:
                    wrong.append(f"{path.name}: {room} imports {other}")
            elif parts[0] in NEVER.get(room, set()):
                wrong.append(f"{path.name}: {room} imports {parts[0]}")
            if room == "sim" and parts[0] != "last_reveille" and parts[0] not in STDLIB_IN_SIM:
                wrong.append(f"{path.name}: sim imports {name}")
    assert not wrong, "\n".join(wrong)


def test_content_takes_only_frozen_rows_from_sim() -> None:
    may = ("last_reveille.sim", *(f"last_reveille.sim.{each}" for each in ("specs", "breeds", "arsenal", "rules")))
    wrong = [
        f"{path.name}: {name}"
        for room, path in rooms()
        if room == "content"
        for name in imports(path)
        if name.startswith("last_reveille.sim") and name not in may
    ]
    assert not wrong, wrong


def test_pytmx_lives_in_one_module() -> None:
    users = [p.name for _, p in rooms() if any(n.split(".")[0] == "pytmx" for n in imports(p))]
    assert users == ["tiled.py"]


def test_no_floats_or_sets_in_the_rules() -> None:
    wrong: list[str] = []
    for path in sorted((SRC / "sim").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                wrong.append(f"{path.name}:{node.lineno}: float")
            if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
                wrong.append(f"{path.name}:{node.lineno}: true division")
            if isinstance(node, ast.Set | ast.SetComp):
                wrong.append(f"{path.name}:{node.lineno}: set")
    assert not wrong, wrong


def test_importing_does_nothing() -> None:
    """Import every module in a fresh interpreter: no window, no file of ours opened."""
    names = [
        "last_reveille." + ".".join(p.relative_to(SRC).with_suffix("").parts)
        for p in sorted(SRC.rglob("*.py"))
        if p.stem not in ("__init__", "__main__")
    ]
    code = (
        "import sys, importlib, builtins, io\n"
        "opened = []\n"
        "def hook(event, args):\n"
        "    if event == 'open' and isinstance(args[0], str) and not args[0].endswith(('.py', '.pyc', '.so'))"
        " and ('maps' in args[0] or 'sprites' in args[0] or 'sounds' in args[0] or 'last-reveille' in args[0]):\n"
        "        opened.append(args[0])\n"
        "sys.addaudithook(hook)\n"
        f"for name in {names!r}:\n    importlib.import_module(name)\n"
        "pygame = sys.modules.get('pygame')\n"
        "assert not opened, opened\n"
        "assert pygame is None or not pygame.display.get_init(), 'a window'\n"
        "assert pygame is None or pygame.mixer is None or not pygame.mixer.get_init(), 'a mixer'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
