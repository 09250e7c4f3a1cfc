"""What there is to score again, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.amendments import with_rubric_of
from trainer.data.raw_drills import Version
from trainer.data.rescores import RescoreStore, StoredVersion
from trainer.services.library import Library, ScenarioEntry
from trainer.services.rescorer import Rubric, mark_of


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be scored again.

    Attributes:
        rubrics: With what, by what was played.
        sizes: By what was played, how many drills that are over and replies in them; those up to date among
            them.
        out_of_reach: Versions that cannot be scored again, since no copy of their pack is left.
    """

    pack_id: str | None
    rubrics: dict[Version, Rubric]
    sizes: dict[Version, tuple[int, int]]
    out_of_reach: tuple[StoredVersion, ...]

    @property
    def drills(self) -> int:
        """How many drills there are."""
        return sum(drills for drills, _ in self.sizes.values())

    @property
    def replies(self) -> int:
        """How many replies there are."""
        return sum(replies for _, replies in self.sizes.values())


def plan_of(store: RescoreStore, library: Library, pack_id: str | None) -> Plan:
    """Look what there is to score again, and with what.

    Args:
        store: Where drills are.
        library: Where rubrics come from.
        pack_id: Replies of this pack only.

    Raises:
        DatabaseError: If the database cannot be read.
    """
    plan = Plan(pack_id, {}, {}, ())
    lost = []
    for one in store.versions(pack_id):
        rubric = _rubric(library, one)
        if rubric is None:
            lost.append(one)
            continue
        version = (one.pack_hash, one.scenario_id)
        plan.rubrics[version] = rubric
        plan.sizes[version] = (one.drills, one.replies)
    return Plan(pack_id, plan.rubrics, plan.sizes, tuple(lost))


def _rubric(library: Library, one: StoredVersion) -> Rubric | None:
    played = library.version(one.pack_hash, one.scenario_id)
    if played is None:
        return None
    newest = _newest(library, one) or played
    label, own = newest.pack.label, {turn.id for turn in newest.scenario.turns}
    return Rubric(
        played=played.scenario,
        scenario=with_rubric_of(played.scenario, newest.scenario),
        pack_hash=newest.pack.content_hash,
        mark=mark_of(played.scenario.language, label),
        labels={turn.id: label if turn.id in own else played.pack.label for turn in played.scenario.turns},
    )


def _newest(library: Library, one: StoredVersion) -> ScenarioEntry | None:
    entries = library.shelf().entries
    return next(
        (each for each in entries if (each.pack.id, each.scenario.id) == (one.pack_id, one.scenario_id)),
        None,
    )
