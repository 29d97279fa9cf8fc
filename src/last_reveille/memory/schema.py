"""How memory lies in SQLite: tables, migrations, a checksum on every row, rows to `Memory` and back."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from .blob import Blob
from .foresight import Known
from .keepsakes import Friend, Keyframe, Met, Pin
from .marks import Mark
from .memory import KEEP_LAST, KEEP_TRACKS, Kept, Memory, Row, Run, Runs, Visited

APPLICATION: Final = 0x4C525631  # "LRV1" in the file's header: it is one of ours

# Journal row -> columns, in the order of the values. Every table ends in `crc`, which covers all other columns.
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "value": ("name", "number"),
    "death": ("n", "level", "loop", "tick", "x", "y", "cause", "killer", "at"),
    "track": ("level", "loop", "ticks", "outcome", "data"),
    "best_run": ("level", "loop"),
    "recording": ("kind", "level", "anchor", "loop", "ticks", "data"),
    "known": ("level", "ident", "kind", "x", "y", "tick", "path"),
    "heard": ("scene", "times"),
    "note": ("note", "loop"),
    "anchor": ("level", "anchor", "tick"),
    "best": ("level", "ticks", "loop"),
    "visited": ("level", "columns", "rows", "bits"),
    "blame": ("n", "thing", "seen"),
    "met": ("level", "ident", "loop", "tick", "lives", "kills"),
    "pin": ("ident", "level", "x", "y", "tick", "loop", "label", "picture"),
    "keyframe": ("level", "anchor", "loop", "ticks", "data"),
    "friend": ("name", "level", "ticks", "outcome", "data", "recording"),
    "remembered": ("level", "loop", "data"),
}
# A journal row "-table" deletes: the values are those of the first so many columns.
_KEYS: Final = {"pin": 1, "friend": 2}

# user_version n means that the first n of these have run. Never change one that was released: append.
MIGRATIONS: Final = (
    """
    CREATE TABLE value (name TEXT PRIMARY KEY, number INTEGER, crc INTEGER);
    CREATE TABLE death (n INTEGER PRIMARY KEY, level TEXT, loop INTEGER, tick INTEGER, x INTEGER, y INTEGER,
        cause TEXT, killer TEXT, at INTEGER, crc INTEGER);
    CREATE TABLE track (level TEXT, loop INTEGER, ticks INTEGER, outcome TEXT, data BLOB, crc INTEGER,
        PRIMARY KEY (level, loop));
    CREATE TABLE best_run (level TEXT PRIMARY KEY, loop INTEGER, crc INTEGER);
    CREATE TABLE recording (kind TEXT, level TEXT, anchor INTEGER, loop INTEGER, ticks INTEGER, data BLOB, crc INTEGER,
        PRIMARY KEY (kind, level, anchor, loop));
    CREATE TABLE known (level TEXT, ident INTEGER, kind TEXT, x INTEGER, y INTEGER, tick INTEGER, path TEXT,
        crc INTEGER, PRIMARY KEY (level, ident));
    CREATE TABLE heard (scene TEXT PRIMARY KEY, times INTEGER, crc INTEGER);
    CREATE TABLE note (note TEXT PRIMARY KEY, loop INTEGER, crc INTEGER);
    CREATE TABLE anchor (level TEXT, anchor INTEGER, tick INTEGER, crc INTEGER, PRIMARY KEY (level, anchor));
    CREATE TABLE best (level TEXT PRIMARY KEY, ticks INTEGER, loop INTEGER, crc INTEGER);
    CREATE TABLE visited (level TEXT PRIMARY KEY, columns INTEGER, rows INTEGER, bits BLOB, crc INTEGER);
    """,
    """
    CREATE TABLE blame (n INTEGER PRIMARY KEY, thing INTEGER, seen INTEGER, crc INTEGER);
    CREATE TABLE met (level TEXT, ident INTEGER, loop INTEGER, tick INTEGER, lives INTEGER, kills INTEGER, crc INTEGER,
        PRIMARY KEY (level, ident));
    CREATE TABLE pin (ident INTEGER PRIMARY KEY, level TEXT, x INTEGER, y INTEGER, tick INTEGER, loop INTEGER,
        label TEXT, picture BLOB, crc INTEGER);
    CREATE TABLE keyframe (level TEXT, anchor INTEGER, loop INTEGER, ticks INTEGER, data BLOB, crc INTEGER,
        PRIMARY KEY (level, anchor));
    CREATE TABLE friend (name TEXT, level TEXT, ticks INTEGER, outcome TEXT, data BLOB, recording BLOB, crc INTEGER,
        PRIMARY KEY (name, level));
    CREATE TABLE remembered (level TEXT PRIMARY KEY, loop INTEGER, data BLOB, crc INTEGER);
    """,
)
SCHEMA: Final = len(MIGRATIONS)
_SCHEMA_VALUE: Final = "schema"  # user_version once more, under a checksum: a flipped bit there is no newer game


class Damaged(Exception):
    """The file is no database of ours, or not a whole one."""


class Newer(Exception):
    """The file was made by a newer version of the game."""


def migrate(connection: sqlite3.Connection) -> None:
    """Brings an open database (or an empty file) up to SCHEMA, all in one transaction. Raises sqlite3.Error."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version >= SCHEMA:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        insert(connection, ("value", (_SCHEMA_VALUE, SCHEMA)))
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        raise


def check(connection: sqlite3.Connection) -> None:
    """Raises Damaged or Newer, or sqlite3.Error from a file that is worse."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise Damaged("it is not a memory of this game")
    result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if result != "ok":
        raise Damaged("its pages do not fit together")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    row = connection.execute("SELECT number FROM value WHERE name = ?", (_SCHEMA_VALUE,)).fetchone()
    if row is None or row[0] != version or version < 1:
        raise Damaged("its version number is not the one that was written")
    if version > SCHEMA:
        raise Newer(f"made by a newer version ({version} > {SCHEMA})")


def checksum(values: Sequence[object]) -> int:
    """CRC32 over types and values of a row."""
    crc = 0
    for value in values:
        if isinstance(value, bytes):
            raw, tag = value, b"b"
        elif isinstance(value, str):
            raw, tag = value.encode("utf-8", "surrogatepass"), b"s"
        else:
            raw, tag = str(value).encode("ascii"), b"i"
        crc = zlib.crc32(raw, zlib.crc32(tag + len(raw).to_bytes(4, "little"), crc))
    return crc


# -- writing


def insert(connection: sqlite3.Connection, row: Row) -> None:
    table, values = row[0], tuple(value.get() if isinstance(value, Blob) else value for value in row[1])
    if table.startswith("-"):
        table = table[1:]
        where = " AND ".join(f"{column} = ?" for column in TABLES[table][: _KEYS[table]])
        connection.execute(f"DELETE FROM {table} WHERE {where}", values)
        return
    columns = TABLES[table]
    marks = ", ".join("?" * (len(columns) + 1))
    if table == "recording" and values[0] != "last":
        connection.execute("DELETE FROM recording WHERE kind = ? AND level = ? AND anchor = ?", values[:3])
    connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*values, checksum(values)))


def evict(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Keeps the file in bounds after `rows` were written: of each level the newest KEEP_TRACKS tracks and the best
    run's, and the newest KEEP_LAST recordings beside the best and those that reached an anchor. Marks stay."""
    for level in dict.fromkeys(values[0] for table, values in rows if table == "track"):
        connection.execute(
            "DELETE FROM track WHERE level = ?1 AND loop NOT IN"
            " (SELECT loop FROM track WHERE level = ?1 ORDER BY loop DESC LIMIT ?2)"
            " AND loop NOT IN (SELECT loop FROM best_run WHERE level = ?1)", (level, KEEP_TRACKS))
    if any(table == "recording" for table, _ in rows):
        connection.execute(
            "DELETE FROM recording WHERE kind = 'last' AND loop NOT IN"
            " (SELECT loop FROM recording WHERE kind = 'last' ORDER BY loop DESC LIMIT ?)", (KEEP_LAST,))


# -- reading


def rows_of(connection: sqlite3.Connection, table: str, order: str = "rowid") -> Iterator[tuple[Any, ...]]:
    """All rows of a table, without their checksums. Raises Damaged at the first that does not fit its own."""
    columns = TABLES[table]
    for row in connection.execute(f"SELECT {', '.join(columns)}, crc FROM {table} ORDER BY {order}"):
        values = row[:-1]
        if checksum(values) != row[-1]:
            raise Damaged(f"a row of table {table} was changed")
        yield values


def salvage(connection: sqlite3.Connection) -> list[Row]:
    """What can still be read from a damaged database: only rows that fit their checksums."""
    found: list[Row] = []
    for table, columns in TABLES.items():
        try:
            for row in connection.execute(f"SELECT {', '.join(columns)}, crc FROM {table}"):
                if checksum(row[:-1]) == row[-1] and row[0] != _SCHEMA_VALUE:
                    found.append((table, row[:-1]))
        except (sqlite3.Error, UnicodeError, OverflowError):
            continue  # the rows before it are good
    return found


def read(connection: sqlite3.Connection) -> Memory:
    """The whole memory. Raises Damaged or sqlite3.Error."""
    memory = Memory()
    for name, number in rows_of(connection, "value"):
        memory.values[name] = number
    memory.values.pop(_SCHEMA_VALUE, None)
    memory.loop = memory.values.pop("loop", 1)
    blame = {n: (thing, seen) for n, thing, seen in rows_of(connection, "blame")}
    for n, level, loop, tick, x, y, cause, killer, _ in rows_of(connection, "death", "n"):
        memory.deaths = n
        memory.restore_death(Mark(level, x, y, tick, loop, cause, killer, *blame.get(n, (0, -1))))
    best_runs = dict(rows_of(connection, "best_run"))
    for level, loop, ticks, outcome, data in rows_of(connection, "track", "level, loop"):
        runs = memory.runs.setdefault(level, Runs())
        run = Run(level, loop, ticks, outcome, Blob(data))
        runs.newest.append(run)
        if best_runs.get(level) == loop:
            runs.best = run
    for kind, level, anchor, loop, ticks, data in rows_of(connection, "recording", "loop, rowid"):
        memory.kept.append(Kept(kind, level, anchor, loop, ticks, Blob(data)))
    for level, ident, kind, x, y, tick, path in rows_of(connection, "known"):
        points = tuple((int(a), int(b)) for a, b in (point.split(",") for point in path.split()))
        memory.known.setdefault(level, {})[ident] = Known(ident, kind, x, y, tick, points)
    memory.heard = dict(rows_of(connection, "heard"))
    memory.notes = [note for note, _ in rows_of(connection, "note")]
    for level, anchor, tick in rows_of(connection, "anchor"):
        memory.anchors.setdefault(level, {})[anchor] = tick
    memory.best = {level: ticks for level, ticks, _ in rows_of(connection, "best")}
    for level, columns, rows, bits in rows_of(connection, "visited"):
        memory.visited[level] = Visited(columns, rows, bytearray(bits))
    _read_keepsakes(connection, memory)
    return memory


def _read_keepsakes(connection: sqlite3.Connection, memory: Memory) -> None:
    for level, ident, *met in rows_of(connection, "met"):
        memory.met.setdefault(level, {})[ident] = Met(*met)
    for ident, level, x, y, tick, loop, label, picture in rows_of(connection, "pin", "ident"):
        memory.pins.append(Pin(ident, level, x, y, tick, loop, label, Blob(picture)))
    for level, anchor, loop, ticks, data in rows_of(connection, "keyframe"):
        memory.keyframes[(level, anchor)] = Keyframe(level, anchor, loop, ticks, Blob(data))
    for name, level, ticks, outcome, data, recording in rows_of(connection, "friend"):
        memory.friends.append(Friend(name, level, ticks, outcome, Blob(data), Blob(recording)))
    for level, _, data in rows_of(connection, "remembered"):
        memory.remembered[level] = Blob(data)
