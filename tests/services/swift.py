"""Packs read and compiled once for all tests; a pack whose files have changed is read anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from trainer.core.analysis import Reader
from trainer.core.scenario import Scenario
from trainer.core.scoring import CompiledScenario
from trainer.packs import loader
from trainer.packs.loader import LoadedPack

_load_pack = loader.load_pack
_loaded: dict[str, LoadedPack] = {}
_compiled: dict[tuple[int, str], tuple[Scenario, CompiledScenario]] = {}


def use_remembered_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let loader and library remember; reading and compiling have tests of their own."""
    monkeypatch.setattr(loader, "load_pack", _remembered_pack)
    monkeypatch.setattr("trainer.services.library.load_pack", _remembered_pack)
    monkeypatch.setattr("trainer.core.scoring.CompiledScenario", _remembered_scenario)


def _remembered_pack(folder: Path, **_more: object) -> LoadedPack:
    key = f"{folder}:{_fingerprint(folder)}"
    if key not in _loaded:
        _loaded[key] = _load_pack(folder)
    return _loaded[key]


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _remembered_scenario(scenario: Scenario, reader: Reader) -> CompiledScenario:
    key = (id(scenario), reader.language)
    if key not in _compiled:
        _compiled[key] = (scenario, CompiledScenario(scenario, reader))  # kept, so that its id stays its own
    return _compiled[key][1]
