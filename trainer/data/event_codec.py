"""Events as what the table of events keeps of them, and back, exactly.

The text of a reply and its card are kept with the reply; an event names the reply.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from trainer.core.codes import StopReason
from trainer.core.drill_events import (
    Begun,
    Event,
    HintTaken,
    ModelShown,
    Paused,
    Resumed,
    Scored,
    Stopped,
    Submitted,
    Ticks,
    TimeRanOut,
    TriedAgain,
    Waited,
)
from trainer.core.scoring import ScoreCard
from trainer.data.card_codec import card_from_json
from trainer.data.column_types import storable

Json = dict[str, Any]


class EventKind(StrEnum):
    """The name of an event in the table; never renamed, or old drills could not be read."""

    BEGUN = "begun"
    SUBMITTED = "submitted"
    SCORED = "scored"
    HINT_TAKEN = "hint-taken"
    MODEL_SHOWN = "model-shown"
    TRIED_AGAIN = "tried-again"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    WAITED = "waited"
    TIME_RAN_OUT = "time-ran-out"


@dataclass(frozen=True, slots=True)
class StoredReply:
    """What the replies table knows of the reply that an event names."""

    id: str
    text: str
    card: Json | None


def event_to_json(event: Event) -> tuple[EventKind, Json]:
    """Return an event's kind and what it says beside its moment and its reply."""
    match event:
        case Submitted(text=text, edits=edits, ticks=ticks):
            # The column of the text cannot hold every string; the exact one is kept here where they differ.
            exact = {} if storable(text) == text else {"text": text}
            heard = {} if ticks is None else {"ticks": dataclasses.asdict(ticks)}
            return EventKind.SUBMITTED, exact | {"edits": edits} | heard
        case Scored(facts_asked=facts_asked, flags_raised=flags_raised):
            return EventKind.SCORED, {"facts_asked": list(facts_asked), "flags_raised": list(flags_raised)}
        case HintTaken(criterion_id=criterion_id):
            return EventKind.HINT_TAKEN, {"criterion": criterion_id}
        case ModelShown(turn_id=turn_id):
            return EventKind.MODEL_SHOWN, {"turn": turn_id}
        case Stopped(why=why, reason=reason, unsent=unsent):
            return EventKind.STOPPED, {"why": why, "reason": reason, "unsent": unsent}
        case TimeRanOut(unsent=unsent):
            return EventKind.TIME_RAN_OUT, {"unsent": unsent}
        case bare:
            return _KIND_OF_BARE[type(bare)], {}


_BARE: dict[EventKind, type[Begun | TriedAgain | Paused | Resumed | Waited]] = {
    EventKind.BEGUN: Begun,
    EventKind.TRIED_AGAIN: TriedAgain,
    EventKind.PAUSED: Paused,
    EventKind.RESUMED: Resumed,
    EventKind.WAITED: Waited,
}
_KIND_OF_BARE = {event: kind for kind, event in _BARE.items()}


def event_from_json(kind: str, payload: Json, at: datetime, reply: StoredReply | None) -> Event:
    """Return the event that `event_to_json` took apart.

    Args:
        kind: A value of `EventKind`.
        payload: As stored.
        at: Its moment.
        reply: The reply that it names, for those that name one.

    Raises:
        ValueError: If the kind is unknown or a reply that it needs is missing: the table was edited by hand.
    """
    match EventKind(kind):
        case EventKind.SUBMITTED:
            sent = _needed(reply)
            text, edits = payload.get("text", sent.text), payload.get("edits", 0)
            return Submitted(sent.id, text, at, edits, _ticks(payload.get("ticks")))
        case EventKind.SCORED:
            flags_raised = tuple(payload.get("flags_raised", ()))
            return Scored(_card(_needed(reply)), tuple(payload["facts_asked"]), at, flags_raised)
        case EventKind.HINT_TAKEN:
            return HintTaken(payload["criterion"], at)
        case EventKind.MODEL_SHOWN:
            return ModelShown(payload["turn"], at)
        case EventKind.STOPPED:
            reason = payload.get("reason")
            why, unsent = payload["why"], payload.get("unsent", "")
            return Stopped(at, why, StopReason(reason) if reason else None, unsent)
        case EventKind.TIME_RAN_OUT:
            return TimeRanOut(at, payload["unsent"])
        case bare:
            return _BARE[bare](at)


def _ticks(stored: dict[str, list[str]] | None) -> Ticks | None:
    return None if stored is None else Ticks(**{name: tuple(ids) for name, ids in stored.items()})


def _needed(reply: StoredReply | None) -> StoredReply:
    if reply is None:
        raise ValueError("an event names no reply")
    return reply


def _card(reply: StoredReply) -> ScoreCard:
    if reply.card is None:
        raise ValueError(f"reply {reply.id} has no card")
    return card_from_json(reply.card)
