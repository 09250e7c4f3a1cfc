"""A quick look at the history with the standard library's sqlite3 alone.

Loading SQLAlchemy takes longer than opening the window. Home is shown from this look; everything else, and
every word about what is wrong with a database, comes from `trainer.data.database`.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from trainer.core.codes import Finish, Mode, Result, StopReason
from trainer.core.errors import DatabaseError
from trainer.core.memory import ItemKind, Remembered
from trainer.core.quiz_records import OpenSitting
from trainer.core.records import AttemptHead, AttemptStanding, AttemptSummary, Trainee
from trainer.core.scenario import Channel, Outcome
from trainer.data.memory_rows import KEY_COLUMNS, MEMORY_COLUMNS, remembered
from trainer.data.skill_rows import SKILL_SHARES, asked_for_shares, shares_of
from trainer.data.sqlite_file import open_to_look
from trainer.data.stored_moments import moment, stored_moment
from trainer.data.study_rows import (
    AnsweredQuiz,
    answer_times,
    answered_quizzes,
    last_answer_at,
    open_sittings,
)

Value = TypeVar("Value")

_HEAD = tuple(field.name for field in dataclasses.fields(AttemptHead))
_STANDING = tuple(field.name for field in dataclasses.fields(AttemptStanding))
_CODES: Mapping[str, type[StrEnum]] = {
    "channel": Channel,
    "mode": Mode,
    "finish": Finish,
    "outcome": Outcome,
    "result": Result,
    "stop_reason": StopReason,
}
_MOMENTS = ("started_at", "ended_at")
_WITH_A_SCORE = (Result.PASSED, Result.FAILED, Result.AWAITING_REVIEW)

_log = logging.getLogger(__name__)


class Glance:
    """What can be seen of the history at one moment; its methods answer as those of the stores do.

    Args:
        connection: To a database of the present schema.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def trainee(self, trainee_id: str) -> Trainee | None:
        """Return one trainee, or ``None`` if there is no such one."""
        query = "SELECT id, name, created_at FROM trainees WHERE id = ?"
        row = self._connection.execute(query, (trainee_id,)).fetchone()
        return None if row is None else Trainee(row[0], row[1], moment(row[2]))

    def history(self, trainee_id: str) -> tuple[AttemptSummary, ...]:
        """Return all drills of a trainee, the newest first."""
        columns = ", ".join(f"attempts.{name}" for name in (*_HEAD, *_STANDING))
        rows = self._connection.execute(
            f"SELECT trainees.name, {columns} FROM attempts"
            " JOIN trainees ON trainees.id = attempts.trainee_id"
            " WHERE attempts.trainee_id = ? ORDER BY attempts.started_at DESC, attempts.id DESC",
            (trainee_id,),
        )
        return tuple(_summary(row) for row in rows)

    def best_scores(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return the best score of each scenario, as `AttemptStore.best_scores` does."""
        rows = self._connection.execute(
            "SELECT pack_id, scenario_id, MAX(low_score) FROM attempts"
            " WHERE trainee_id = ? AND result IN (?, ?, ?) GROUP BY pack_id, scenario_id",
            (trainee_id, *(result.value for result in _WITH_A_SCORE)),
        )
        return {(pack, scenario): best for pack, scenario, best in rows if best is not None}

    def due_count(self, trainee_id: str, until: datetime) -> int:
        """Return how many questions are due, as `MemoryStore.count_due` does."""
        query = "SELECT COUNT(*) FROM memories WHERE trainee_id = ? AND kind = ? AND due_at <= ?"
        asked = (trainee_id, ItemKind.QUESTION.value, stored_moment(until))
        (count,) = self._connection.execute(query, asked).fetchone()
        return int(count)

    def due_counts(self, trainee_id: str, until: datetime) -> Mapping[tuple[str, str], int]:
        """Return how many questions of each quiz are due, as `MemoryStore.due_counts` does."""
        # Of many memories few are due; without the hint all of them are read in the order of their quizzes.
        rows = self._connection.execute(
            "SELECT pack_id, quiz_id, COUNT(*) FROM memories INDEXED BY ix_memories_due"
            " WHERE trainee_id = ? AND kind = ? AND due_at <= ? GROUP BY pack_id, quiz_id",
            (trainee_id, ItemKind.QUESTION.value, stored_moment(until)),
        )
        return {(pack, quiz): count for pack, quiz, count in rows}

    def skills(self, trainee_id: str) -> tuple[Remembered, ...]:
        """Return what a trainee remembers of each skill, in the order of their names."""
        rows = self._connection.execute(
            f"SELECT {', '.join((*KEY_COLUMNS, *MEMORY_COLUMNS))} FROM memories"
            " WHERE trainee_id = ? AND kind = ? ORDER BY item_id",
            (trainee_id, ItemKind.SKILL.value),
        )
        return tuple(map(remembered, rows))

    def quizzes(self, trainee_id: str, *, now: datetime, until: datetime) -> tuple[AnsweredQuiz, ...]:
        """Return what was answered of each quiz, and what of it is due, as `DueQueue.quizzes` does."""
        return answered_quizzes(self._connection.execute, trainee_id, now=now, until=until)

    def last_answer_at(self, trainee_id: str, now: datetime) -> datetime | None:
        """Return when a question was answered last, as `DueQueue.last_answer_at` does."""
        return last_answer_at(self._connection.execute, trainee_id, now)

    def open_sittings(self, trainee_id: str) -> tuple[OpenSitting, ...]:
        """Return the sittings that can be continued, as `DueQueue.open_sittings` does."""
        return open_sittings(self._connection.execute, trainee_id)

    def answer_times(self, trainee_id: str, since: datetime) -> tuple[tuple[datetime, float], ...]:
        """Return how long answers took, as `DueQueue.answer_times` does."""
        return answer_times(self._connection.execute, trainee_id, since)

    def skill_shares(self, trainee_id: str) -> Mapping[str, float]:
        """Return how much of each skill was met in the last drills, as `SkillRows.shares` does."""
        return shares_of(self._connection.execute(SKILL_SHARES, asked_for_shares(trainee_id)))

    def last_review_at(self, trainee_id: str) -> datetime | None:
        """Return when the last answer was made, as `MemoryStore.last_review_at` does."""
        query = (
            "SELECT at FROM memory_reviews WHERE trainee_id = ? AND NOT is_taken_back"
            " ORDER BY seq DESC LIMIT 1"
        )
        row = self._connection.execute(query, (trainee_id,)).fetchone()
        return None if row is None else moment(row[0])


def look_at(path: Path, look: Callable[[Glance], Value]) -> Value | None:
    """Look at a database as it is at this moment; the file is never changed.

    Args:
        path: The database file.
        look: What to ask, and what to make of it; all its answers belong to one state of the database.

    Returns:
        ``None`` if there is no database of the present schema, or none that can be read: opening it says why.
    """
    try:
        connection = open_to_look(path)
        if connection is None:
            return None
        with closing(connection):
            connection.execute("BEGIN")
            return look(Glance(connection))
    except (DatabaseError, sqlite3.Error, OSError, ValueError) as error:
        _log.info("no glance at %s: %s", path, error)
        return None


def _summary(row: tuple[Any, ...]) -> AttemptSummary:
    name, *values = row
    head = {key: _value(key, value) for key, value in zip(_HEAD, values[: len(_HEAD)], strict=True)}
    standing = {key: _value(key, value) for key, value in zip(_STANDING, values[len(_HEAD) :], strict=True)}
    return AttemptSummary(AttemptHead(**head), name, AttemptStanding(**standing))


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _CODES:
        return _CODES[name](value)
    if name == "flags":
        return tuple(json.loads(value))
    return moment(value) if name in _MOMENTS else value
