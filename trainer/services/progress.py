"""What was practised, and what to practise next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from trainer.core.records import AttemptSummary
from trainer.services.clock import Clock, now_utc

if TYPE_CHECKING:
    from trainer.services.library import Library, ScenarioEntry

RECENT = 10
"""Drills whose scores Home draws."""

DAYS_A_WEEK = 7


class Why(StrEnum):
    """Why a scenario is proposed."""

    FIRST = "first"
    NEVER_PLAYED = "never-played"
    NOT_PASSED = "not-passed"
    LONGEST_AGO = "longest-ago"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best next drill, and why.

    Attributes:
        best_score: 0 … 100; ``None`` if no drill of it came to a score (the clean ones alone have one).
    """

    entry: ScenarioEntry
    why: Why
    best_score: int | None = None


@dataclass(frozen=True, slots=True)
class HomeView:
    """What Home shows.

    Attributes:
        unfinished: Drills that can be continued, the newest first.
        week_seconds: Practised on each of the last seven days, today last, in the trainee's own days.
        recent: The last finished drills, the oldest first.
    """

    unfinished: tuple[AttemptSummary, ...]
    proposal: Proposal | None
    week_seconds: tuple[float, ...]
    recent: tuple[AttemptSummary, ...]


class History(Protocol):
    """Where drills can be looked up: the open database, or a quick look at it."""

    def history(self, trainee_id: str) -> tuple[AttemptSummary, ...]:
        """Return all drills of a trainee, the newest first."""

    def best_scores(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return the best score of each ``(pack id, scenario id)`` that came to one."""


class ProgressService:
    """Reads the history.

    Args:
        store: Where drills are kept.
        library: What could be practised.
        clock: Gives the present moment; its local zone decides where a day ends.
    """

    def __init__(self, store: History, library: Library, clock: Clock = now_utc) -> None:
        self._store = store
        self._library = library
        self._clock = clock

    def history(self, trainee_id: str) -> tuple[AttemptSummary, ...]:
        """Return all drills of a trainee, the newest first."""
        return self._store.history(trainee_id)

    def best_scores(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return the best score of each ``(pack id, scenario id)`` that was finished."""
        return self._store.best_scores(trainee_id)

    def home(self, trainee_id: str, *, language: str) -> HomeView:
        """Gather what Home shows.

        Args:
            trainee_id: Who practises.
            language: Of the screens; scenarios in it are proposed first.
        """
        history = self._store.history(trainee_id)
        finished = [one for one in history if not one.is_unfinished]
        return HomeView(
            unfinished=tuple(one for one in history if one.is_unfinished),
            proposal=self._propose(trainee_id, history, language),
            week_seconds=self._week(history),
            recent=tuple(reversed(finished[:RECENT])),
        )

    def _week(self, history: tuple[AttemptSummary, ...]) -> tuple[float, ...]:
        today = self._clock().astimezone().date()
        seconds = [0.0] * DAYS_A_WEEK
        for one in history:
            days_ago = (today - one.head.started_at.astimezone().date()).days
            if 0 <= days_ago < DAYS_A_WEEK:
                seconds[DAYS_A_WEEK - 1 - days_ago] += one.standing.practised_s
        return tuple(seconds)

    def _propose(
        self, trainee_id: str, history: tuple[AttemptSummary, ...], language: str
    ) -> Proposal | None:
        entries = self._library.shelf().entries
        entries = tuple(one for one in entries if one.scenario.language.startswith(language)) or entries
        if not entries:
            return None
        last_played = {_head_key(one): one.head.started_at for one in reversed(history)}
        new = [one for one in entries if _key(one) not in last_played]
        if new:
            return Proposal(new[0], Why.NEVER_PLAYED if history else Why.FIRST)
        best = self._store.best_scores(trainee_id)
        open_ones = [one for one in entries if best.get(_key(one), -1) < one.scenario.pass_mark]
        why = Why.NOT_PASSED if open_ones else Why.LONGEST_AGO
        oldest = min(open_ones or entries, key=lambda one: last_played[_key(one)])
        return Proposal(oldest, why, best.get(_key(oldest)))


def _key(entry: ScenarioEntry) -> tuple[str, str]:
    return entry.pack.id, entry.scenario.id


def _head_key(one: AttemptSummary) -> tuple[str, str]:
    return one.head.pack_id, one.head.scenario_id
