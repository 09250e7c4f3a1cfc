"""Stored drills on their way to be scored again, page by page, and the cards that come back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from trainer.core.codes import Mode
from trainer.data.database import Database
from trainer.data.orm import AttemptRow, EventRow, ReplyRow, RescoreRow, ReviewRow
from trainer.data.raw_drills import RawDrill, RawRow, Rescored, Version
from trainer.data.rescored_rows import write_rescored
from trainer.data.score_values import SCORE_COLUMNS


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """What was played with one version of a scenario, in drills that are over.

    Attributes:
        replies: How many were scored.
    """

    pack_id: str
    pack_hash: str
    scenario_id: str
    language: str
    drills: int
    replies: int


class RescoreStore:
    """Reads drills to be scored again and writes what came of it.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self, pack_id: str | None = None) -> tuple[StoredVersion, ...]:
        """Return what was played and can be scored again, by pack, scenario and version.

        Args:
            pack_id: Of this pack only.
        """
        versions = (AttemptRow.pack_id, AttemptRow.pack_hash, AttemptRow.scenario_id, AttemptRow.language)
        query = (
            select(*versions, func.count(AttemptRow.id.distinct()), func.count(ReplyRow.id))
            .join(ReplyRow, ReplyRow.attempt_id == AttemptRow.id)
            .where(_can_be_scored(), ReplyRow.possible_points.is_not(None))
            .group_by(*versions)
            .order_by(*versions)
        )
        if pack_id is not None:
            query = query.where(AttemptRow.pack_id == pack_id)
        with self._database.reading() as session:
            return tuple(StoredVersion(*row) for row in session.execute(query))

    def pages(self, pack_id: str | None = None, *, drills_a_page: int) -> Iterator[list[Candidate]]:
        """Yield the drills that can be scored again, each page read in a transaction of its own.

        What is written between two pages is no hindrance: a page begins behind the last id of the one before.

        Args:
            pack_id: Of this pack only.
            drills_a_page: How many at most.
        """
        last = ""
        while page := self._page(pack_id, last, drills_a_page):
            last = page[-1].attempt_id
            yield page

    def _page(self, pack_id: str | None, last: str, limit: int) -> list[Candidate]:
        query = (
            select(AttemptRow.id, AttemptRow.pack_hash, AttemptRow.scenario_id, AttemptRow.rescored_as)
            .where(AttemptRow.id > last, _can_be_scored())
            .order_by(AttemptRow.id)
            .limit(limit)
        )
        if pack_id is not None:
            query = query.where(AttemptRow.pack_id == pack_id)
        with self._database.reading() as session:
            return [
                Candidate(attempt_id, (pack_hash, scenario_id), mark)
                for attempt_id, pack_hash, scenario_id, mark in session.execute(query)
            ]

    def load(self, candidates: Sequence[Candidate]) -> list[RawDrill]:
        """Return all that is stored of these drills, in their order."""
        ids = [one.attempt_id for one in candidates]
        with self._database.reading() as session:
            heads = _by_first(session, _of_attempts(ids))
            events = _by_first(session, _of_events(ids))
            replies = _by_first(session, _of_replies(ids))
            reviews = _by_first(session, _of_reviews(ids))
            rescores = _by_first(session, _of_rescores(ids))
        return [
            RawDrill(
                attempt_id=one.attempt_id,
                version=one.version,
                head=heads[one.attempt_id][0],
                events=tuple(events.get(one.attempt_id, ())),
                replies=tuple(replies.get(one.attempt_id, ())),
                reviews=tuple(reviews.get(one.attempt_id, ())),
                rescores=tuple(rescores.get(one.attempt_id, ())),
            )
            for one in candidates
            if one.attempt_id in heads
        ]

    def apply(
        self, drills: Sequence[Rescored], *, at: datetime, make_id: Callable[[], str]
    ) -> frozenset[str]:
        """Write what came of scoring again, in one transaction: the cards beside those before.

        Args:
            drills: As their `RawDrill` was scored.
            at: The present moment.
            make_id: Gives new ids.

        Returns:
            The ids of the drills that were not written because they have changed since they were read.
        """
        with self._database.writing() as session:
            written = write_rescored(session.connection(), drills, at=at, make_id=make_id)
        return frozenset(one.attempt_id for one in drills) - {one.attempt_id for one in written}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A drill that could be scored again.

    Attributes:
        mark: What it was last scored again with; ``None`` if it never was.
    """

    attempt_id: str
    version: Version
    mark: str | None


def _can_be_scored() -> ColumnElement[bool]:
    """Say of a drill whether it is over and its replies were written: what a person ticked stays."""
    return and_(AttemptRow.finish.is_not(None), AttemptRow.mode != Mode.OBSERVER)


def _of_attempts(ids: list[str]) -> Select[*tuple[Any, ...]]:
    scores = (getattr(AttemptRow, name) for name in SCORE_COLUMNS)
    return select(AttemptRow.id, AttemptRow.seed, AttemptRow.mode, *scores).where(AttemptRow.id.in_(ids))


def _of_events(ids: list[str]) -> Select[*tuple[Any, ...]]:
    return (
        select(EventRow.attempt_id, EventRow.kind, EventRow.payload, EventRow.at, EventRow.reply_id)
        .where(EventRow.attempt_id.in_(ids))
        .order_by(EventRow.attempt_id, EventRow.seq)
    )


def _of_replies(ids: list[str]) -> Select[*tuple[Any, ...]]:
    return select(ReplyRow.attempt_id, ReplyRow.id, ReplyRow.text, ReplyRow.card).where(
        ReplyRow.attempt_id.in_(ids)
    )


def _of_reviews(ids: list[str]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ReplyRow.attempt_id,
            ReviewRow.id,
            ReviewRow.reply_id,
            ReviewRow.criterion_id,
            ReviewRow.state,
            ReviewRow.machine_state,
            ReviewRow.reviewer,
            ReviewRow.comment,
            ReviewRow.at,
        )
        .join(ReplyRow, ReplyRow.id == ReviewRow.reply_id)
        .where(ReplyRow.attempt_id.in_(ids))
        .order_by(ReviewRow.reply_id, ReviewRow.criterion_id, ReviewRow.seq)
    )


def _of_rescores(ids: list[str]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ReplyRow.attempt_id,
            RescoreRow.id,
            RescoreRow.reply_id,
            RescoreRow.pack_hash,
            RescoreRow.card,
            RescoreRow.at,
        )
        .join(ReplyRow, ReplyRow.id == RescoreRow.reply_id)
        .where(ReplyRow.attempt_id.in_(ids))
        .order_by(RescoreRow.seq, RescoreRow.reply_id)
    )


def _by_first(session: Session, query: Select[*tuple[Any, ...]]) -> dict[str, list[RawRow]]:
    """Group rows by their first value, straight from the driver's cursor."""
    cursor = session.connection().execute(query).cursor
    assert cursor is not None  # a SELECT has one
    groups: dict[str, list[RawRow]] = {}
    for first, *values in cursor.fetchall():
        groups.setdefault(first, []).append(tuple(values))
    return groups
