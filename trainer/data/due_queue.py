"""What a plan is made of, out of any number of memories: what is due, and what is likeliest to be forgotten.

SQLite groups, compares and picks; only the rows that are shown become Python objects.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from trainer.core.memory import ItemKey, ItemKind, Memory, Remembered
from trainer.core.quiz_records import OpenSitting
from trainer.data.database import Database
from trainer.data.due_rule import IS_DUE, QUESTIONS, asked_for_due
from trainer.data.memory_rows import KEY_COLUMNS, MEMORY_COLUMNS, remembered
from trainer.data.stored_moments import stored_moment
from trainer.data.study_rows import (
    AnsweredQuiz,
    answer_times,
    answered_quizzes,
    last_answer_at,
    open_sittings,
)

# With the same parameters of the model, the chance to remember falls as time over stability rises.
_WEAKEST = (
    f"SELECT {', '.join((*KEY_COLUMNS, *MEMORY_COLUMNS))} {QUESTIONS} AND {IS_DUE}"
    " ORDER BY (julianday(:now) - julianday(reviewed_at)) / stability DESC, pack_id, quiz_id, item_id"
    " LIMIT :limit OFFSET :offset"
)
_LAST_TEXT = (
    "SELECT question_text FROM quiz_answers"
    " JOIN sittings ON sittings.id = quiz_answers.sitting_id AND sittings.trainee_id = :trainee"
    " WHERE quiz_answers.pack_id = :pack AND quiz_answers.quiz_id = :quiz"
    " AND quiz_answers.question_id = :item AND rating IS NOT NULL AND NOT is_taken_back"
    " ORDER BY answered_at DESC LIMIT 1"
)
# Of columns that are not grouped by, SQLite gives those of the row with the maximum.
_DECIDED = (
    "SELECT pack_id, quiz_id, question_id, question_decides FROM (SELECT quiz_answers.pack_id,"
    " quiz_answers.quiz_id, question_id, question_decides, quiz_answers.pack_hash, max(answered_at)"
    " FROM quiz_answers JOIN sittings ON sittings.id = quiz_answers.sitting_id"
    " WHERE trainee_id = :trainee AND rating IS NOT NULL AND NOT is_taken_back"
    " GROUP BY 1, 2, 3) WHERE question_decides <> '' AND pack_hash NOT IN"
    " (SELECT value FROM json_each(:present))"
)
_TIMES = (
    "SELECT quiz_answers.pack_id, quiz_answers.quiz_id, question_id, took_s FROM quiz_answers"
    " JOIN sittings ON sittings.id = quiz_answers.sitting_id"
    " WHERE trainee_id = :trainee AND NOT is_taken_back"
    " ORDER BY sittings.started_at DESC, sittings.id DESC, seq DESC LIMIT :limit"
)
_ANSWER_AT = (
    "SELECT 1 FROM memory_reviews WHERE trainee_id = :trainee AND kind = 'question' AND NOT is_taken_back"
    " LIMIT 1 OFFSET :count - 1"
)
_AFTER = (
    f"SELECT {', '.join((*KEY_COLUMNS, *MEMORY_COLUMNS))} FROM memories"
    " WHERE trainee_id = :trainee AND reviewed_at > :now"
)
_MOVE = (
    "UPDATE memories SET due_at = :due_at, reviewed_at = :reviewed_at WHERE trainee_id = :trainee"
    " AND kind = :kind AND pack_id = :pack AND quiz_id = :quiz AND item_id = :item"
)


class DueQueue:
    """What a plan is made of. Every method is one transaction.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def quizzes(self, trainee_id: str, *, now: datetime, until: datetime) -> tuple[AnsweredQuiz, ...]:
        """Return what was answered of each quiz, and what of it is due; see `study_rows`."""
        with self._database.reading() as session:
            execute = session.connection().exec_driver_sql
            return answered_quizzes(execute, trainee_id, now=now, until=until)

    def open_sittings(self, trainee_id: str) -> tuple[OpenSitting, ...]:
        """Return the sittings that can be continued, the newest first."""
        with self._database.reading() as session:
            return open_sittings(session.connection().exec_driver_sql, trainee_id)

    def answer_times(self, trainee_id: str, since: datetime) -> tuple[tuple[datetime, float], ...]:
        """Return when each question was answered since a moment, in UTC, and how many seconds it took."""
        with self._database.reading() as session:
            return answer_times(session.connection().exec_driver_sql, trainee_id, since)

    def weakest(
        self, trainee_id: str, *, now: datetime, until: datetime, limit: int, offset: int = 0
    ) -> tuple[Remembered, ...]:
        """Return due questions, the one that is likeliest to be forgotten first.

        Args:
            trainee_id: Whose memories.
            now: See `quizzes`.
            until: See `quizzes`.
            limit: How many at most.
            offset: How many of the first to pass over.
        """
        asked = asked_for_due(trainee_id, now=now, until=until) | {"limit": limit, "offset": offset}
        with self._database.reading() as session:
            rows = session.connection().exec_driver_sql(_WEAKEST, asked).all()
        return tuple(remembered(tuple(row)) for row in rows)

    def texts(self, trainee_id: str, keys: Iterable[ItemKey]) -> Mapping[ItemKey, str]:
        """Return how questions were worded when they were last answered; such as never were are left out."""
        with self._database.reading() as session:
            connection = session.connection()
            found = {
                key: connection.exec_driver_sql(_LAST_TEXT, _key(trainee_id, key)).scalar() for key in keys
            }
        return {key: text for key, text in found.items() if text is not None}

    def decided(self, trainee_id: str, present: Iterable[str]) -> Mapping[ItemKey, str]:
        """Return what decided the mark of each question that was learned from another edition of its pack.

        Args:
            trainee_id: Who learned.
            present: Content hashes of the packs as they are: what was answered from these is left out.
        """
        asked = {"trainee": trainee_id, "present": json.dumps(sorted(present))}
        with self._database.reading() as session:
            rows = session.connection().exec_driver_sql(_DECIDED, asked).all()
        return {ItemKey(ItemKind.QUESTION, item, pack, quiz): found for pack, quiz, item, found in rows}

    def times(self, trainee_id: str, *, limit: int) -> tuple[tuple[ItemKey, float], ...]:
        """Return how many seconds the newest answers took, with what each was about, the newest first."""
        with self._database.reading() as session:
            rows = session.connection().exec_driver_sql(_TIMES, {"trainee": trainee_id, "limit": limit}).all()
        return tuple(
            (ItemKey(ItemKind.QUESTION, item, pack, quiz), seconds) for pack, quiz, item, seconds in rows
        )

    def last_answer_at(self, trainee_id: str, now: datetime) -> datetime | None:
        """Return when a question was answered last, in UTC; see `study_rows`."""
        with self._database.reading() as session:
            return last_answer_at(session.connection().exec_driver_sql, trainee_id, now)

    def has_answers(self, trainee_id: str, count: int) -> bool:
        """Say whether so many answers (1 or more) have moved memories of questions."""
        with self._database.reading() as session:
            asked = {"trainee": trainee_id, "count": count}
            return session.connection().exec_driver_sql(_ANSWER_AT, asked).scalar() is not None

    def move(self, trainee_id: str, now: datetime, moved: Callable[[Memory], Memory]) -> int:
        """Move what was answered after a moment to other times, because the clock was wrong then.

        Args:
            trainee_id: Whose memories.
            now: In UTC.
            moved: Gives the same memory at other times; nothing but these is written.

        Returns:
            How many were moved.
        """
        with self._database.writing() as session:
            connection = session.connection()
            asked = {"trainee": trainee_id, "now": stored_moment(now)}
            later = [remembered(tuple(row)) for row in connection.exec_driver_sql(_AFTER, asked)]
            for one in later:
                memory = moved(one.memory)
                times = {
                    "due_at": stored_moment(memory.due_at),
                    "reviewed_at": stored_moment(memory.reviewed_at),
                }
                values = _key(trainee_id, one.key) | times | {"kind": one.key.kind.value}
                connection.exec_driver_sql(_MOVE, values)
        return len(later)


def _key(trainee_id: str, key: ItemKey) -> dict[str, object]:
    return {"trainee": trainee_id, "pack": key.pack_id, "quiz": key.quiz_id, "item": key.item_id}
