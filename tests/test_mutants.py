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


@pytest.fixture(scope="module")
def found() -> list[mutants.Mutant]:
    return list(mutants.mutants(0, BATCH * BATCHES))


@pytest.fixture(scope="module")
def verdicts() -> dict[int, str]:
    """By seed, of all that were judged so far."""
    return {}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_level_or_sentences_and_nothing_else(
    batch: int, folder: Path, found: list[mutants.Mutant], verdicts: dict[int, str]
) -> None:
    for mutant in found[batch * BATCH : (batch + 1) * BATCH]:
        verdicts[mutant.seed] = mutants.judge(mutant, folder)
        assert verdicts[mutant.seed] in ("accepted", "refused"), (mutant.seed, mutant.file, verdicts[mutant.seed])


def test_the_set_is_a_fair_one(folder: Path, found: list[mutants.Mutant], verdicts: dict[int, str]) -> None:
    """The same on every run, of every kind of file, and neither all nonsense nor all sound."""
    assert found[7:12] == list(mutants.mutants(7, 5))
    kinds = Counter(mutant.file.rpartition(".")[2] for mutant in found)
    assert sorted(kinds) == ["png", "tmx", "tsx", "tx"] and min(kinds.values()) >= 10
    changed = sum(mutant.data != source(mutant) for mutant in found)
    assert changed > 0.95 * len(found)
    judged = Counter(verdicts.get(mutant.seed) or mutants.judge(mutant, folder) for mutant in found[:120])
    assert min(judged["accepted"], judged["refused"]) > 12


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
