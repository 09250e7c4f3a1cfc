"""Scoring stored replies again when a rubric or the engine has changed: over all cores, in bounded memory."""

from __future__ import annotations

import logging
import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context

from trainer.core.amendments import with_rubric_of
from trainer.core.codes import Result, State
from trainer.core.errors import UserFacingError
from trainer.data.raw_drills import RawDrill, Version
from trainer.data.rescores import Candidate, RescoreStore, StoredVersion
from trainer.services.clock import Clock, now_utc
from trainer.services.ids import IdMaker, new_id
from trainer.services.library import Library, ScenarioEntry
from trainer.services.rescorer import (
    CriterionChange,
    Outcome,
    ReplyChange,
    Rescorer,
    Rubric,
    help_with,
    mark_of,
    start_helper,
)

__all__ = ["CriterionChange", "Plan", "Progress", "ReplyChange", "RescoringService", "Tally", "core_count"]

DRILLS_A_PAGE = 32
"""Read, sent to a helper, and written together: some hundred replies, less than half a second's work."""

PAGES_AHEAD = 2
"""Pages for each helper that are read before the first of them comes back: what bounds the memory."""

FEWEST_FOR_HELPERS = 500
"""Replies; starting helpers, each with a dictionary of its own, takes longer than scoring fewer."""

_MOST_HELPERS = 60  # Windows waits for 63 handles at most (concurrent.futures)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be scored again.

    Attributes:
        rubrics: With what, by what was played.
        replies: How many, in drills that are over; those up to date among them.
        out_of_reach: Versions that cannot be scored again, since no copy of their pack is left.
    """

    pack_id: str | None
    rubrics: dict[Version, Rubric]
    sizes: dict[Version, tuple[int, int]]
    out_of_reach: tuple[StoredVersion, ...]

    @property
    def replies(self) -> int:
        """How many replies there are."""
        return sum(replies for _, replies in self.sizes.values())


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
    not have, with the rubric of then. Drills that go on are left to themselves.

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
        plan = Plan(pack_id, {}, {}, ())
        lost = []
        for one in self._store.versions(pack_id):
            rubric = self._rubric(one)
            if rubric is None:
                lost.append(one)
                continue
            version = (one.pack_hash, one.scenario_id)
            plan.rubrics[version] = rubric
            plan.sizes[version] = (one.drills, one.replies)
        return Plan(pack_id, plan.rubrics, plan.sizes, tuple(lost))

    def _rubric(self, one: StoredVersion) -> Rubric | None:
        played = self._library.version(one.pack_hash, one.scenario_id)
        if played is None:
            return None
        newest = self._newest(one) or played
        label, own = newest.pack.label, {turn.id for turn in newest.scenario.turns}
        return Rubric(
            played=played.scenario,
            scenario=with_rubric_of(played.scenario, newest.scenario),
            pack_hash=newest.pack.content_hash,
            mark=mark_of(played.scenario.language, label),
            labels={
                turn.id: label if turn.id in own else played.pack.label for turn in played.scenario.turns
            },
        )

    def _newest(self, one: StoredVersion) -> ScenarioEntry | None:
        entries = self._library.shelf().entries
        return next(
            (each for each in entries if (each.pack.id, each.scenario.id) == (one.pack_id, one.scenario_id)),
            None,
        )

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
        for skipped, outcomes in self._scored(plan, helpers=_helpers(plan, helpers)):
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

    def _scored(self, plan: Plan, *, helpers: int) -> Iterator[tuple[list[Candidate], list[Outcome]]]:
        """Yield each page: what is up to date in it, and what came of the others."""
        pages = self._pages(plan)
        if not helpers:
            rescorer = Rescorer(plan.rubrics)
            for skipped, drills in pages:
                yield skipped, [rescorer.drill(one) for one in drills]
            return
        with ProcessPoolExecutor(
            helpers, mp_context=get_context("spawn"), initializer=start_helper, initargs=(plan.rubrics,)
        ) as pool:
            try:
                yield from _in_helpers(pool, pages, ahead=helpers * PAGES_AHEAD)
            except BrokenProcessPool as error:
                _log.exception("a helper process is gone")
                raise UserFacingError("rescoring-helper-lost") from error
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _pages(self, plan: Plan) -> Iterator[tuple[list[Candidate], list[RawDrill]]]:
        for page in self._store.pages(plan.pack_id, drills_a_page=DRILLS_A_PAGE):
            known = [one for one in page if one.version in plan.rubrics]
            skipped = [one for one in known if one.mark == plan.rubrics[one.version].mark]
            stale = [one for one in known if one not in skipped]
            yield skipped, self._store.load(stale)


def _in_helpers(
    pool: ProcessPoolExecutor, pages: Iterator[tuple[list[Candidate], list[RawDrill]]], *, ahead: int
) -> Iterator[tuple[list[Candidate], list[Outcome]]]:
    """Keep the helpers busy with a few pages each; give the results in the order of the pages."""
    waiting: deque[tuple[list[Candidate], Future[list[Outcome]] | None]] = deque()
    for skipped, drills in pages:
        waiting.append((skipped, pool.submit(help_with, drills) if drills else None))
        if len(waiting) > ahead:
            yield _result(*waiting.popleft())
    for page in waiting:
        yield _result(*page)


def _result(
    skipped: list[Candidate], future: Future[list[Outcome]] | None
) -> tuple[list[Candidate], list[Outcome]]:
    return skipped, [] if future is None else future.result()


def _mean_replies(plan: Plan, one: Candidate) -> int:
    drills, replies = plan.sizes[one.version]
    return round(replies / drills)


def _helpers(plan: Plan, wanted: int | None) -> int:
    if wanted is not None:
        return min(wanted, _MOST_HELPERS)
    cores = core_count()
    return 0 if cores == 1 or plan.replies < FEWEST_FOR_HELPERS else min(cores, _MOST_HELPERS)


def core_count() -> int:
    """Return how many cores this process may use."""
    allowed: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1
