"""What Home and a plan have to know of quizzes, in queries that need no SQLAlchemy: both count alike.

Each function is given what executes a query: that of an open database, or of a quick look at one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from trainer.core.quiz_records import Asks, OpenSitting, SittingMode
from trainer.data.due_rule import IS_DUE, QUESTIONS, asked_for_due
from trainer.data.stored_moments import moment, stored_moment

Execute = Callable[[str, Mapping[str, object]], Iterable[Any]]
"""A query and what it asks for → its rows."""

_BETWEEN, _LATER = "\x1f", "\x1e"  # separators of units and records, which no id has: ids are words

_KNOWN = (
    "SELECT pack_id, quiz_id, group_concat("
    f"CASE WHEN {IS_DUE} THEN item_id ELSE :later || item_id END, :between) {QUESTIONS}"
    " GROUP BY pack_id, quiz_id ORDER BY pack_id, quiz_id"
)
_LAST_ANSWER = (
    "SELECT at FROM memory_reviews WHERE trainee_id = :trainee AND kind = 'question' AND NOT is_taken_back"
    " ORDER BY seq DESC LIMIT 1"
)
_LATEST = f"SELECT max(reviewed_at) {QUESTIONS}"
_OPEN = (
    "SELECT id, mode, title, started_at, answered, asks, time_limit_s FROM sittings"
    " WHERE trainee_id = :trainee AND finish IS NULL ORDER BY started_at DESC, id DESC"
)
_TIMES = (
    "SELECT answered_at, took_s FROM sittings JOIN quiz_answers ON quiz_answers.sitting_id = sittings.id"
    " WHERE trainee_id = :trainee AND (ended_at IS NULL OR ended_at >= :since) AND answered_at >= :since"
)


@dataclass(frozen=True, slots=True)
class AnsweredQuiz:
    """Questions of one quiz that were ever answered.

    Attributes:
        due: Ids of those that are due, whether they are still there or not.
        later: Ids of all others.
    """

    pack_id: str
    quiz_id: str
    due: frozenset[str]
    later: frozenset[str]


def answered_quizzes(
    execute: Execute, trainee_id: str, *, now: datetime, until: datetime
) -> tuple[AnsweredQuiz, ...]:
    """Return what was answered of each quiz, and what of it is due.

    Args:
        execute: See above.
        trainee_id: Whose memories.
        now: Steps of minutes are due when they are reached.
        until: What is reviewed after days is due if its day begins before that.
    """
    asked = asked_for_due(trainee_id, now=now, until=until) | {"between": _BETWEEN, "later": _LATER}
    return tuple(_answered(*row) for row in execute(_KNOWN, asked))


def last_answer_at(execute: Execute, trainee_id: str, now: datetime) -> datetime | None:
    """Return when a question was answered last, in UTC; ``None`` where none ever was.

    Args:
        execute: See above.
        trainee_id: Whose answers.
        now: If the last answer lies behind it, all memories are looked at: they may have been moved.
    """
    asked = {"trainee": trainee_id}
    found = next((at for (at,) in execute(_LAST_ANSWER, asked)), None)
    if found is not None and moment(found) > now:
        found = next(at for (at,) in execute(_LATEST, asked))
    return None if found is None else moment(found)


def open_sittings(execute: Execute, trainee_id: str) -> tuple[OpenSitting, ...]:
    """Return the sittings that can be continued, the newest first."""
    return tuple(
        OpenSitting(
            sitting_id,
            SittingMode(mode),
            title,
            moment(started_at),
            answered=answered,
            questions=sum(one != Asks.NOTHING for one in json.loads(asks)),
            ends_at=None if limit_s is None else moment(started_at) + timedelta(seconds=limit_s),
        )
        for sitting_id, mode, title, started_at, answered, asks, limit_s in execute(
            _OPEN, {"trainee": trainee_id}
        )
    )


def answer_times(execute: Execute, trainee_id: str, since: datetime) -> tuple[tuple[datetime, float], ...]:
    """Return when each question was answered since a moment, in UTC, and how many seconds it took."""
    asked = {"trainee": trainee_id, "since": stored_moment(since)}
    return tuple((moment(at), seconds) for at, seconds in execute(_TIMES, asked))


def _answered(pack_id: str, quiz_id: str, joined: str) -> AnsweredQuiz:
    ids = joined.split(_BETWEEN)
    if _LATER not in joined:
        return AnsweredQuiz(pack_id, quiz_id, frozenset(ids), frozenset())
    later = frozenset(one[1:] for one in ids if one[0] == _LATER)
    return AnsweredQuiz(pack_id, quiz_id, frozenset(one for one in ids if one[0] != _LATER), later)
