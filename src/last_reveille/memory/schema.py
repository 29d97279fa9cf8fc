"""How memory lies in SQLite: migrations, what is kept how long, and from rows to a `Memory`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Final

from .blob import Blob
from .due import Known
from .keepsakes import Friend, Keyframe, Met, Pin
from .marks import Mark
from .memory import KEEP_LAST, KEEP_SURE, KEEP_TRACKS, TRACK_BYTES, Kept, Memory, Row, Run, Runs, Visited
from .rows import Damaged, insert, rows_of, salvage_rows

APPLICATION: Final = 0x4C525631  # "LRV1" in the file's header: it is one of ours

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


class Newer(Exception):
    """The file was made by a newer version of the game."""

    def __init__(self, version: int) -> None:
        super().__init__(f"made by a newer version ({version} > {SCHEMA})")
        self.version = version


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
        raise Newer(version)


def evict(connection: sqlite3.Connection, written: Sequence[Row], heap: bool = False) -> None:
    """Keeps the file in bounds after `written` was. The rule, all of it:

    - of each level the newest KEEP_TRACKS tracks stay, and the best run's for ever;
    - all tracks together hold no more than TRACK_BYTES: beyond that the oldest of them go, whatever their level, but
      never the newest KEEP_SURE of one (this is looked at only now and then: with `heap`);
    - the newest KEEP_LAST recordings of lives stay, and for ever those that are the best of a level or reached an
      anchor;
    - of pins and friends' runs the newest 64 each, of states 400, those at anchors first: `Memory` says which goes.

    Nothing else is ever forgotten: no death or its mark, no note, no anchor, nothing seen, heard or learned.
    """
    for level in dict.fromkeys(values[0] for table, values in written if table == "track"):
        connection.execute(
            "DELETE FROM track WHERE level = ?1 AND loop NOT IN"
            " (SELECT loop FROM track WHERE level = ?1 ORDER BY loop DESC LIMIT ?2)"
            " AND loop NOT IN (SELECT loop FROM best_run WHERE level = ?1)", (level, KEEP_TRACKS))
    if heap:
        connection.execute(
            "DELETE FROM track WHERE rowid IN (SELECT t.rowid FROM (SELECT rowid, level, loop,"
            " sum(length(data)) OVER (ORDER BY loop DESC, level) AS heap,"
            " row_number() OVER (PARTITION BY level ORDER BY loop DESC) AS place FROM track) AS t"
            " LEFT JOIN best_run ON best_run.level = t.level AND best_run.loop = t.loop"
            " WHERE heap > ? AND place > ? AND best_run.level IS NULL)", (TRACK_BYTES, KEEP_SURE))
    if any(table == "recording" for table, _ in written):
        connection.execute(
            "DELETE FROM recording WHERE kind = 'last' AND loop NOT IN"
            " (SELECT loop FROM recording WHERE kind = 'last' ORDER BY loop DESC LIMIT ?)", (KEEP_LAST,))


# -- reading


def salvage(connection: sqlite3.Connection) -> list[Row]:
    """What can still be read from a damaged database, but for its version."""
    return [row for row in salvage_rows(connection) if row[1][0] != _SCHEMA_VALUE]


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


def read_any(connection: sqlite3.Connection) -> Memory:
    """The same of a file that may be of an older version and must not be changed: a copy in RAM is carried over."""
    if connection.execute("PRAGMA user_version").fetchone()[0] >= SCHEMA:
        return read(connection)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        migrate(copy)
        return read(copy)


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
