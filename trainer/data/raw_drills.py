"""Drills as the driver keeps them, and what comes of scoring them again; other processes need no more."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from trainer.core.codes import Mode, State
from trainer.core.records import AttemptHead, Draft, Rescore, Review, StoredAttempt
from trainer.core.scenario import Channel
from trainer.core.scoring import ScoreCard
from trainer.data.card_codec import card_from_json, card_to_json
from trainer.data.column_types import dump_json
from trainer.data.event_codec import StoredReply, event_from_json
from trainer.data.score_values import SCORE_COLUMNS
from trainer.data.stored_moments import moment

Version = tuple[str, str]
"""Content hash of a pack, and the id of a scenario in it."""

RawRow = tuple[Any, ...]
"""Values as the driver keeps them: JSON and moments are text. Decoding is the work of other processes."""


@dataclass(frozen=True, slots=True)
class RawDrill:
    """All that is stored of one drill, undecoded.

    Attributes:
        version: What it was played with.
        head: ``seed``, ``mode``, and the columns of `SCORE_COLUMNS`.
        events: ``kind``, ``payload``, ``at``, ``reply_id``, in order.
        replies: ``id``, ``text``, ``card``.
        reviews: ``id``, ``reply_id``, ``criterion_id``, ``state``, ``machine_state``, ``reviewer``,
            ``comment``, ``at``, those of each verdict in order.
        rescores: ``id``, ``reply_id``, ``pack_hash``, ``card``, ``at``, the oldest first.
    """

    attempt_id: str
    version: Version
    head: RawRow
    events: tuple[RawRow, ...]
    replies: tuple[RawRow, ...]
    reviews: tuple[RawRow, ...]
    rescores: tuple[RawRow, ...]

    @property
    def scores(self) -> dict[str, Any]:
        """The columns of the drill that follow its cards, as they are stored."""
        return dict(zip(SCORE_COLUMNS, self.head[2:], strict=True))

    @property
    def size(self) -> tuple[int, int, int]:
        """How many events, reviews and newer cards there are: if another number is there, it has changed."""
        return len(self.events), len(self.reviews), len(self.rescores)


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card that was made anew.

    Attributes:
        seq: How many were made anew for the reply before.
        pack_hash: Content hash of the pack whose rubric was used.
        card: As `card_to_text` writes it.
    """

    reply_id: str
    seq: int
    pack_hash: str
    card: str


@dataclass(frozen=True, slots=True)
class Rescored:
    """A drill that was scored again, ready to be written.

    Attributes:
        mark: What it was scored with.
        size: Of the `RawDrill`.
        scores: The columns of the drill that follow its cards; none where every card stays as it is.
        points: Those of each reply that follow its card, with its ``id``.
        verdicts: Rows in the place of those that are there.
        cards: To be kept beside those that are there.
    """

    attempt_id: str
    mark: str
    size: tuple[int, int, int]
    scores: dict[str, Any] = field(default_factory=dict)
    points: tuple[dict[str, Any], ...] = ()
    verdicts: tuple[dict[str, Any], ...] = ()
    cards: tuple[NewCard, ...] = ()


def decoded(raw: RawDrill) -> StoredAttempt:
    """Return a drill as a record; of its head, only what its events need is true."""
    replies = {
        reply_id: StoredReply(reply_id, text, None if card is None else json.loads(card))
        for reply_id, text, card in raw.replies
    }
    events = tuple(
        event_from_json(kind, json.loads(payload), moment(at), replies[reply_id] if reply_id else None)
        for kind, payload, at, reply_id in raw.events
    )
    return StoredAttempt(
        _head(raw), events, Draft(), tuple(map(_review, raw.reviews)), tuple(map(_rescore, raw.rescores))
    )


def _head(raw: RawDrill) -> AttemptHead:
    pack_hash, scenario_id = raw.version
    seed, mode, *_scores = raw.head
    return AttemptHead(
        id=raw.attempt_id,
        trainee_id="",
        pack_id="",
        pack_version="",
        pack_hash=pack_hash,
        scenario_id=scenario_id,
        scenario_title="",
        language="",
        channel=Channel.CHAT,
        mode=Mode(mode),
        seed=seed,
        started_at=datetime.min.replace(tzinfo=UTC),
    )


def _review(row: RawRow) -> Review:
    review_id, reply_id, criterion_id, state, machine_state, reviewer, comment, at = row
    return Review(
        review_id, reply_id, criterion_id, State(state), State(machine_state), reviewer, comment, moment(at)
    )


def _rescore(row: RawRow) -> Rescore:
    rescore_id, reply_id, pack_hash, card, at = row
    return Rescore(rescore_id, reply_id, pack_hash, _card(card), moment(at))


def _card(text: str) -> ScoreCard:
    return card_from_json(json.loads(text))


def card_to_text(card: ScoreCard) -> str:
    """Return a card as its column keeps it: whoever writes many has no more to do with them."""
    return dump_json(card_to_json(card))
