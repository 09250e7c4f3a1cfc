"""Scoring stored replies again when a rubric or the engine has changed: over all cores, in bounded memory."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from trainer.data.rescores import Candidate, RescoreStore
from trainer.services.clock import Clock, now_utc
from trainer.services.helper_processes import Page, ScoredPage, core_count, helpers_for, scored_in_helpers
from trainer.services.ids import IdMaker, new_id
from trainer.services.library import Library
from trainer.services.reply_changes import CriterionChange, ReplyChange
from trainer.services.rescore_plan import Plan, plan_of
from trainer.services.rescore_tally import Tally, Transition
from trainer.services.rescorer import Outcome, Rescorer

__all__ = [
    "CriterionChange",
    "Plan",
    "Progress",
    "ReplyChange",
    "RescoringService",
    "Tally",
    "Transition",
    "core_count",
]

DRILLS_A_PAGE = 64
"""Read, sent to a helper, and written together: some hundred replies, less than half a second's work."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come.

    Attributes:
        done: Replies, those up to date among them (by the mean of a drill).
        changes: What the last page brought.
        tally: Of everything so far; the same object grows.
    """

    done: int
    total: int
    changes: tuple[ReplyChange, ...]
    tally: Tally


class RescoringService:
    """Scores stored replies again. The old cards stay, reviews count as before.

    A drill is scored again with the newest version of its pack that is here; a turn which that version does
    not have, with the rubric of then. Drills that go on are left to themselves, and so are those with an
    observer, whose replies a person heard and no machine.

    Memory is bounded by the rubrics, which each process compiles once, and by ``PAGES_AHEAD`` pages of
    ``DRILLS_A_PAGE`` drills for each helper, however many replies are stored.

    Args:
        store: Where drills are read and written.
        library: Where rubrics come from.
        clock: Gives the present moment.
        make_id: Gives new ids.
    """

    def __init__(
        self, store: RescoreStore, library: Library, *, clock: Clock = now_utc, make_id: IdMaker = new_id
    ) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._make_id = make_id

    def plan(self, pack_id: str | None = None) -> Plan:
        """Look what there is to score again, and with what.

        Args:
            pack_id: Replies of this pack only.

        Raises:
            DatabaseError: If the database cannot be read.
        """
        return plan_of(self._store, self._library, pack_id)

    def run(
        self, plan: Plan, *, applies: bool = False, helpers: int | None = None
    ) -> Generator[Progress, None, None]:
        """Score again, page by page.

        Closing the iterator, or an exception from inside (Ctrl+C), ends it: every page that was reported is
        on disk as a whole, no other has left a trace, and a later run goes on behind it.

        Args:
            plan: From `plan`.
            applies: Store the new cards; otherwise only the difference is shown.
            helpers: How many processes score; as many as there are cores where it is not given, and none
                where that would take longer. 0 scores in this process.

        Raises:
            DatabaseError: If the database cannot be read or written.
            UserFacingError: ``rescoring-helper-lost`` if a helper process was ended from outside;
                ``pack-not-kept`` or ``pack-changed`` if a rubric cannot be kept for later.
        """
        if applies:
            self._keep_rubrics(plan)
        tally, done = Tally(), 0
        for skipped, outcomes in self._scored(plan, helpers=helpers_for(plan.replies, wanted=helpers)):
            missed = self._write(outcomes) if applies else frozenset[str]()
            tally.up_to_date += len(skipped)
            tally.missed += len(missed)
            for outcome in outcomes:
                if outcome.attempt_id not in missed:
                    tally.add(outcome)
            done += sum(one.replies for one in outcomes) + sum(_mean_replies(plan, one) for one in skipped)
            changes = tuple(change for one in outcomes for change in one.changes)
            yield Progress(min(done, plan.replies), plan.replies, changes, tally)

    def _keep_rubrics(self, plan: Plan) -> None:
        """Keep the packs that cards will be read with later."""
        wanted = {rubric.pack_hash for rubric in plan.rubrics.values()}
        for pack in self._library.shelf().packs:
            if pack.content_hash in wanted:
                self._library.keep(pack)

    def _write(self, outcomes: Iterable[Outcome]) -> frozenset[str]:
        rows = [one.rescored for one in outcomes]
        return self._store.apply(rows, at=self._clock(), make_id=self._make_id) if rows else frozenset()

    def _scored(self, plan: Plan, *, helpers: int) -> Iterator[ScoredPage]:
        """Yield each page: what is up to date in it, and what came of the others."""
        pages = self._pages(plan)
        if not helpers:
            rescorer = Rescorer(plan.rubrics)
            for skipped, drills in pages:
                yield skipped, [rescorer.drill(one) for one in drills]
            return
        yield from scored_in_helpers(plan.rubrics, pages, helpers=helpers)

    def _pages(self, plan: Plan) -> Iterator[Page]:
        for page in self._store.pages(plan.pack_id, drills_a_page=DRILLS_A_PAGE):
            known = [one for one in page if one.version in plan.rubrics]
            skipped = [one for one in known if one.mark == plan.rubrics[one.version].mark]
            stale = [one for one in known if one.mark != plan.rubrics[one.version].mark]
            yield skipped, self._store.load(stale) if stale else []


def _mean_replies(plan: Plan, one: Candidate) -> int:
    drills, replies = plan.sizes[one.version]
    return round(replies / drills)
