"""Replies and their verdicts, written as part of the transaction that stores an event."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from trainer.core.drill_events import Scored, Submitted
from trainer.core.drill_state import Play
from trainer.core.rubric import Criterion
from trainer.data.card_codec import card_to_json
from trainer.data.orm import ReplyRow, VerdictRow
from trainer.data.score_values import point_values
from trainer.data.verdicts import verdict_values

_REPLIES, _VERDICTS = (row.metadata.tables[row.__tablename__] for row in (ReplyRow, VerdictRow))
_INSERT_REPLY, _INSERT_VERDICTS = insert(_REPLIES), insert(_VERDICTS)
_SCORE_REPLY = update(_REPLIES).where(
    _REPLIES.c.id == bindparam("waiting_id"),
    _REPLIES.c.attempt_id == bindparam("attempt"),
    _REPLIES.c.card.is_(None),
)


def insert_reply(session: Session, attempt_id: str, event: Submitted, play: Play | None) -> str:
    """Store a reply that was sent.

    Returns:
        Its id.

    Raises:
        ValueError: If ``play`` is not the reply of the event.
    """
    if play is None or play.reply_id != event.reply_id:
        raise ValueError("a reply that is sent needs its turn, visit and try")
    values = {
        "id": event.reply_id,
        "attempt_id": attempt_id,
        "turn_id": play.turn_id,
        "visit": play.visit,
        "try_number": play.try_number,
        "text": event.text,
        "submitted_at": event.at,
        "took_s": play.took.total_seconds(),
        "edits": event.edits,
        "hints": play.hints,
    }
    session.execute(_INSERT_REPLY, values)
    return event.reply_id


def _answer_values(play: Play) -> dict[str, Any]:
    return {
        "rule": play.rule,
        "led_to": play.led_to,
        "mood_after": play.mood_after,
        "facts_asked": play.facts_asked,
        "flags_raised": play.flags_raised,
    }


def score_reply(
    session: Session, attempt_id: str, event: Scored, play: Play | None, criteria: tuple[Criterion, ...]
) -> str:
    """Store the score of a reply that waits for one, and its verdicts.

    Returns:
        The reply's id.

    Raises:
        ValueError: If no such reply waits, or a criterion of the card was not given.
    """
    if play is None:
        raise ValueError("a score needs its reply")
    card = event.card
    keys = {"waiting_id": play.reply_id, "attempt": attempt_id}
    values = {"card": card_to_json(card)} | point_values(card) | _answer_values(play)
    if session.connection().execute(_SCORE_REPLY, keys | values).rowcount != 1:
        raise ValueError(f"no reply {play.reply_id} waits for a score")
    rows = verdict_values(play.reply_id, play.text, card, criteria)
    if rows:
        session.execute(_INSERT_VERDICTS, rows)
    return play.reply_id
