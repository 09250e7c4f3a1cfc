"""Sums over what scoring again changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from trainer.core.codes import Result, State
from trainer.services.rescorer import Outcome

Transition = tuple[str, str, str, State | None, State | None]
"""Scenario, turn and criterion by their ids; the verdict before, and now."""


@dataclass(slots=True)
class Tally:
    """Sums over all drills that were looked at; as large as the rubrics, however many replies there are.

    Attributes:
        up_to_date: Drills that were scored again with the same before.
        replies: Scored again.
        changed: Replies of which verdicts or points are others now.
        verdicts: How often a verdict became another.
        results: How often the result of a drill became another.
        missed: Drills that changed while they were scored; they are for the next time.
    """

    up_to_date: int = 0
    drills: int = 0
    replies: int = 0
    changed: int = 0
    verdicts: Counter[Transition] = field(default_factory=Counter)
    results: Counter[tuple[Result, Result]] = field(default_factory=Counter)
    missed: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one drill."""
        self.drills += 1
        self.replies += outcome.replies
        self.changed += len(outcome.changes)
        if outcome.results[0] is not outcome.results[1]:
            self.results[outcome.results] += 1
        for reply in outcome.changes:
            for one in reply.criteria:
                key = (reply.scenario_id, reply.turn_id, one.criterion_id, one.before, one.after)
                self.verdicts[key] += 1
