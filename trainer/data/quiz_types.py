"""Column types of quizzes: how well something was remembered, and what a sitting puts."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlalchemy import JSON, Dialect, Integer
from sqlalchemy.types import TypeDecorator

from trainer.core.memory import Rating
from trainer.core.quiz_records import Asks, SittingItem


class RatingNumber(TypeDecorator[Rating]):
    """A rating, as its number."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Rating | None, dialect: Dialect) -> int | None:
        """Give the number."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Rating | None:
        """Give the rating."""
        return None if value is None else Rating(value)


class AskCodes(TypeDecorator[tuple[Asks, ...]]):
    """What each question of a sitting asks for, as a list of codes."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Asks, ...] | None, dialect: Dialect) -> Any:
        """Give the codes."""
        return [one.value for one in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Asks, ...] | None:
        """Give what they stand for."""
        return tuple(map(Asks, value or ()))


class Items(TypeDecorator[tuple[SittingItem, ...]]):
    """The questions of a sitting in their order: one list for each run of questions of one quiz."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[SittingItem, ...] | None, dialect: Dialect) -> Any:
        """Name each quiz, and the edition of its pack, once for all its questions in a row."""
        runs = groupby(value or (), key=lambda item: (item.pack_id, item.pack_hash, item.quiz_id))
        return [[*quiz, [item.question_id for item in items]] for quiz, items in runs]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[SittingItem, ...] | None:
        """Give each question by itself."""
        return tuple(
            SittingItem(pack_id, pack_hash, quiz_id, question_id)
            for pack_id, pack_hash, quiz_id, questions in value or ()
            for question_id in questions
        )
