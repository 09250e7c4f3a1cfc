"""Everything the debrief page shows, read in one go in the background lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.records import Contest, Insight
from trainer.services.debriefs import Debrief, debrief, open_contests

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry
    from trainer.services.office import Office


@dataclass(frozen=True)
class DebriefView:
    """One drill, and what its trainee wrote under it.

    Attributes:
        contests: Those that no trainer has answered yet.
    """

    debrief: Debrief
    entry: ScenarioEntry
    trainee: str
    insight: Insight
    contests: tuple[Contest, ...]


def load_debrief(office: Office, attempt_id: str) -> DebriefView:
    """Read a drill that was stored."""
    session = office.drills.open(attempt_id)
    names = {one.id: one.name for one in office.trainees.all()}
    return DebriefView(
        debrief(session.head, session.state, session.amendments),
        session.entry,
        names.get(session.head.trainee_id, ""),
        office.debriefs.insight(attempt_id),
        open_contests(office.debriefs.contests(attempt_id), session.amendments),
    )


def change_contests(
    office: Office, reply_id: str, *, before: frozenset[str], wanted: frozenset[str], comment: str
) -> None:
    """Contest what is wanted, and let stand after all what is not wanted any more."""
    for criterion_id in before - wanted:
        office.debriefs.take_back(reply_id=reply_id, criterion_id=criterion_id)
    for criterion_id in sorted(wanted):
        office.debriefs.contest(reply_id=reply_id, criterion_id=criterion_id, comment=comment)
