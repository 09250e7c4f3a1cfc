"""What became of cards since they were made: reviews and newer cards, and what a drill is worth with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, exists, or_, select, update
from sqlalchemy.orm import Session

from trainer.core.records import AttemptStanding, Rescore, Review
from trainer.core.scoring import ScoreCard
from trainer.data.card_codec import card_from_json
from trainer.data.orm import AttemptRow, ReplyRow, RescoreRow, ReviewRow
from trainer.data.score_values import point_values, score_values

_ITS_REPLIES = select(ReplyRow.id).where(ReplyRow.attempt_id == bindparam("attempt"))
_IS_AMENDED = select(
    or_(*(exists().where(row.reply_id.in_(_ITS_REPLIES)) for row in (ReviewRow, RescoreRow)))
)


@dataclass(frozen=True, slots=True)
class Recount:
    """What a drill is worth after its cards were amended.

    Attributes:
        standing: Of the drill; only its scores are written.
        cards: By reply id, what counts now of each reply that is to be written.
    """

    standing: AttemptStanding
    cards: Mapping[str, ScoreCard]


def reviews_of(session: Session, attempt_id: str) -> tuple[Review, ...]:
    """Return the reviews on a drill, those of each verdict in the order in which they were made."""
    query = (
        select(ReviewRow)
        .join(ReplyRow, ReplyRow.id == ReviewRow.reply_id)
        .where(ReplyRow.attempt_id == attempt_id)
        .order_by(ReviewRow.reply_id, ReviewRow.criterion_id, ReviewRow.seq)
    )
    return tuple(map(review_of, session.scalars(query)))


def reviews_by_reply(session: Session, reply_ids: Collection[str]) -> dict[str, dict[str, Review]]:
    """Return the reviews that count, by reply and by criterion."""
    query = (
        select(ReviewRow)
        .where(ReviewRow.reply_id.in_(reply_ids))
        .order_by(ReviewRow.reply_id, ReviewRow.criterion_id, ReviewRow.seq)
    )
    found: dict[str, dict[str, Review]] = {}
    for row in session.scalars(query):
        found.setdefault(row.reply_id, {})[row.criterion_id] = review_of(row)
    return found


def review_of(row: ReviewRow) -> Review:
    """Return a row as a record."""
    return Review(
        id=row.id,
        reply_id=row.reply_id,
        criterion_id=row.criterion_id,
        state=row.state,
        machine_state=row.machine_state,
        reviewer=row.reviewer,
        comment=row.comment,
        at=row.at,
    )


def rescores_of(session: Session, attempt_id: str) -> tuple[Rescore, ...]:
    """Return the cards that were made anew for the replies of a drill, the oldest first."""
    query = (
        select(RescoreRow)
        .join(ReplyRow, ReplyRow.id == RescoreRow.reply_id)
        .where(ReplyRow.attempt_id == attempt_id)
        .order_by(RescoreRow.seq, RescoreRow.reply_id)
    )
    return tuple(
        Rescore(row.id, row.reply_id, row.pack_hash, card_from_json(row.card), row.at)
        for row in session.scalars(query)
    )


def is_amended(session: Session, attempt_id: str) -> bool:
    """Say whether a drill has reviews or newer cards."""
    return bool(session.scalar(_IS_AMENDED, {"attempt": attempt_id}))


def write_recount(session: Session, attempt_id: str, recount: Recount) -> None:
    """Let the rows of a drill and its replies say what they are worth now."""
    session.execute(
        update(AttemptRow).where(AttemptRow.id == attempt_id).values(score_values(recount.standing))
    )
    for reply_id, card in recount.cards.items():
        session.execute(update(ReplyRow).where(ReplyRow.id == reply_id).values(point_values(card)))
