"""Packs read and compiled once for all tests; a pack whose files have changed is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.counting import uncounted
from tests.packs.bundled import FOLDER, KEPT, bundled
from trainer.core.analysis import Reader
from trainer.core.scenario import Scenario
from trainer.core.scoring import CompiledScenario
from trainer.packs import loader
from trainer.packs.cache import PackCache
from trainer.packs.files import PackFiles
from trainer.packs.kept import KeptPack
from trainer.packs.loader import LoadedPack

_load_pack = loader.load_pack
_compiled: dict[tuple[int, int], tuple[Scenario, CompiledScenario]] = {}


class _Memory(PackCache):
    """Keeps packs like the program's own cache, for this process; bundled ones are kept for all tests."""

    def __init__(self) -> None:
        super().__init__(KEPT)
        self._kept: dict[frozenset[tuple[str, str]], KeptPack] = {}

    def find(self, files: PackFiles) -> KeptPack | None:
        key = frozenset(files.digests.items())
        if key not in self._kept and (kept := super().find(files)):
            self._kept[key] = kept
        return self._kept.get(key)

    def keep(self, files: PackFiles, kept: KeptPack) -> None:
        self._kept[frozenset(files.digests.items())] = kept


_memory = _Memory()


def use_remembered_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let loader and library remember; reading and compiling have tests of their own."""
    monkeypatch.setattr(loader, "load_pack", _remembered_pack)
    monkeypatch.setattr("trainer.services.library.load_pack", _remembered_pack)
    for name in ("trainer.core.scoring", "trainer.services.rubrics"):
        monkeypatch.setattr(f"{name}.CompiledScenario", _remembered_scenario)


def _remembered_pack(folder: Path, **_more: object) -> LoadedPack:
    with uncounted():
        if folder.parent == FOLDER:
            bundled(folder.name)  # from which on it is kept
        return _load_pack(folder, cache=_memory)


def _remembered_scenario(scenario: Scenario, reader: Reader) -> CompiledScenario:
    key = (id(scenario), id(reader))
    if key not in _compiled:
        with uncounted():
            _compiled[key] = (scenario, CompiledScenario(scenario, reader))  # kept, so that ids stay theirs
    return _compiled[key][1]
