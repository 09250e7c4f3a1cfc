"""What an export says of replies that were scored again: what the program had said when they were played."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.core.codes import State
from trainer.core.scoring import Points, ScoreCard
from trainer.data.card_codec import card_from_json
from trainer.data.orm import ReplyRow, RescoreRow

_NO_VERDICT = "none"


@dataclass(frozen=True, slots=True)
class ScoredAgain:
    """The first card of a reply beside its newest one.

    Attributes:
        points: Of the first card; ``None`` where there was nothing to earn.
        changes: Each verdict that is another now, as ``apology: not-met -> met``.
    """

    points: Points | None
    changes: tuple[str, ...]


def scored_again(session: Session, reply_ids: Collection[str]) -> dict[str, ScoredAgain]:
    """Return what became of the replies that were scored again, by their ids."""
    query = (
        select(ReplyRow.id, ReplyRow.card, RescoreRow.card)
        .join(RescoreRow, RescoreRow.reply_id == ReplyRow.id)
        .where(ReplyRow.id.in_(reply_ids))
        .order_by(RescoreRow.reply_id, RescoreRow.seq)
    )
    newest = {reply_id: (first, last) for reply_id, first, last in session.execute(query)}
    return {
        reply_id: _compared(card_from_json(first), card_from_json(last))
        for reply_id, (first, last) in newest.items()
    }


def _compared(first: ScoreCard, last: ScoreCard) -> ScoredAgain:
    ids = dict.fromkeys(one.criterion_id for one in (*last.verdicts, *first.verdicts))
    pairs = [(one, _state(first, one), _state(last, one)) for one in ids]
    changes = tuple(f"{one}: {before} -> {after}" for one, before, after in pairs if before != after)
    return ScoredAgain(first.points if first.points.possible else None, changes)


def _state(card: ScoreCard, criterion_id: str) -> State | str:
    verdict = card.verdict(criterion_id)
    return _NO_VERDICT if verdict is None else verdict.state
