"""The bundled packs are played by the program: what they promise to trainees holds in every drill."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.stage import bundled
from trainer.core.codes import Mode
from trainer.services.library import Library
from trainer.services.pack_plays import PackPlayer

PACKS = sorted(path.name for path in bundled().iterdir() if path.is_dir())
SEEDS = {Mode.PRACTICE: 24, Mode.EXAM: 4}


@pytest.fixture(scope="module")
def library(read_packs: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Of the bundled packs; each scenario is compiled once for both modes."""
    return Library((bundled(),), tmp_path_factory.mktemp("kept"), read_packs)


@pytest.mark.no_cover
@pytest.mark.parametrize("mode", SEEDS)
@pytest.mark.parametrize("name", PACKS)
def test_every_scenario_can_be_won_and_nothing_breaks(name: str, mode: Mode, library: Library) -> None:
    player = PackPlayer.of(name, library, scenario_id=None, mode=mode, seeds=SEEDS[mode])
    for _ in player.run():
        pass
    assert len(player.reports) >= 3
    for report in player.reports:
        scenario, found = report.scenario, report.exploration
        assert report.faults == [], scenario.id
        assert report.is_perfect, report.perfect
        assert found.is_complete
        assert mode is Mode.EXAM or all(report.turns[turn.id] for turn in scenario.turns), report.turns
        unseen = [ending.id for ending in scenario.endings if not report.endings[ending.id]]
        assert all(map(found.ends_at, unseen)), unseen
        assert found.traps == {}
        assert mode is Mode.EXAM or found.unsaid == ()
