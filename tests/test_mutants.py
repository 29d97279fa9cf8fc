"""A fixed set of spoilt maps, tilesets, templates and pictures; `tests/mutants.py` makes as many more as one likes."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import mutants

BATCH = 40
BATCHES = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("mutants") / "features"
    shutil.copytree(mutants.FEATURES, place)
    return place


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_level_or_sentences_and_nothing_else(batch: int, folder: Path) -> None:
    for mutant in mutants.mutants(batch * BATCH, BATCH):
        verdict = mutants.judge(mutant, folder)
        assert verdict in ("accepted", "refused"), f"seed {mutant.seed}, {mutant.file}: {verdict}"


def test_the_set_is_a_fair_one(folder: Path) -> None:
    """The same on every run, of every kind of file, and neither all nonsense nor all sound."""
    found = list(mutants.mutants(0, BATCH * BATCHES))
    assert found[7:12] == list(mutants.mutants(7, 5))
    kinds = Counter(mutant.file.rpartition(".")[2] for mutant in found)
    assert sorted(kinds) == ["png", "tmx", "tsx", "tx"] and min(kinds.values()) >= 10
    changed = sum(mutant.data != source(mutant) for mutant in found)
    assert changed > 0.95 * len(found)
    verdicts = Counter(mutants.judge(mutant, folder) for mutant in found[:120])
    assert min(verdicts["accepted"], verdicts["refused"]) > 12


def source(mutant: mutants.Mutant) -> bytes:
    place = mutants.FEATURES / mutant.file
    return (place if place.exists() else mutants.data_root() / "maps" / mutant.file).read_bytes()


def fails(*_: object) -> None:
    raise KeyError("nobody caught this")


def never_ends(*_: object) -> None:
    while True:
        pass


def test_what_goes_wrong_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge that lets everything pass would prove nothing."""
    mutant = next(mutants.mutants(0, 1))
    before = (folder / mutant.file).read_bytes()
    monkeypatch.setattr(mutants, "check_map", fails)
    assert "KeyError: 'nobody caught this'" in mutants.judge(mutant, folder)
    monkeypatch.setattr(mutants, "check_map", lambda path: ["a line that names no file"])
    assert mutants.judge(mutant, folder).startswith("unfit to print")
    if hasattr(mutants.signal, "setitimer"):
        monkeypatch.setattr(mutants, "LIMIT", 0.05)
        monkeypatch.setattr(mutants, "check_map", never_ends)
        assert mutants.judge(mutant, folder) == "hangs"
    assert (folder / mutant.file).read_bytes() == before
