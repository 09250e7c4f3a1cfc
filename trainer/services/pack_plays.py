"""Plays all scenarios of a pack, installed or in a folder."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from trainer.core.codes import Mode
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Pack, Scenario
from trainer.core.scoring import CompiledScenario
from trainer.packs.loader import load_pack
from trainer.services.library import Library, ScenarioEntry
from trainer.services.play_reports import PlayReport
from trainer.services.playing import ScenarioPlayer
from trainer.services.rubrics import Rubrics


class PackPlayer:
    """Plays scenarios of one pack, one after the other.

    Args:
        pack: As loaded.
        compiled: Those of its scenarios that are played.
        mode: Practice or exam.
        seeds: How many drills are played at random for each scenario.

    Attributes:
        done: How many drills were played so far.
    """

    def __init__(self, pack: Pack, compiled: list[CompiledScenario], *, mode: Mode, seeds: int) -> None:
        self.pack = pack
        self.done = 0
        self._players = [
            ScenarioPlayer(one, pack.samples, pack_label=pack.label, mode=mode, seeds=seeds)
            for one in compiled
        ]

    @classmethod
    def of(
        cls, source: Path | str, library: Library, *, scenario_id: str | None, mode: Mode, seeds: int
    ) -> PackPlayer:
        """Make a player.

        Args:
            source: The folder of a pack, or the id of one that is here.
            library: What is here.
            scenario_id: Only this one of its scenarios; ``None`` for all.
            mode: Practice or exam.
            seeds: How many drills are played at random for each scenario.

        Raises:
            PackError: If the pack cannot be used.
            UserFacingError: ``pack-unknown`` or ``scenario-unknown``, with the ids that there are;
                ``pack-without-scenarios``.
        """
        if isinstance(source, Path):
            pack = load_pack(source).pack
            rubrics = Rubrics()
            compiled = [rubrics.of(one) for one in _chosen(pack, scenario_id)]
        else:
            pack = _installed(source, library)
            compiled = [library.compiled(ScenarioEntry(pack, one)) for one in _chosen(pack, scenario_id)]
        return cls(pack, compiled, mode=mode, seeds=seeds)

    @property
    def plays(self) -> int:
        """How many drills will be played."""
        return sum(player.plays for player in self._players)

    @property
    def reports(self) -> tuple[PlayReport, ...]:
        """What was seen so far, one for each scenario."""
        return tuple(player.report for player in self._players)

    def run(self) -> Generator[int, None, None]:
        """Play everything; yield how many drills were played so far."""
        for player in self._players:
            for _ in player.run():
                self.done += 1
                yield self.done


def _installed(pack_id: str, library: Library) -> Pack:
    shelf = library.shelf()
    packs = {pack.id: pack for pack in shelf.packs}
    for error in shelf.broken:
        if error.folder.name == pack_id and pack_id not in packs:
            raise error  # it is here, and says itself what is wrong with it
    if pack_id not in packs:
        raise UserFacingError("pack-unknown", pack=pack_id, known=sorted(packs))
    return packs[pack_id]


def _chosen(pack: Pack, scenario_id: str | None) -> tuple[Scenario, ...]:
    chosen = tuple(one for one in pack.scenarios if scenario_id in (None, one.id))
    if not pack.scenarios:
        raise UserFacingError("pack-without-scenarios", title=pack.title)
    if not chosen:
        raise UserFacingError(
            "scenario-unknown", scenario=scenario_id, known=sorted(one.id for one in pack.scenarios)
        )
    return chosen
