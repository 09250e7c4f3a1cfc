"""What is stored keeps its names for ever, and a table that was edited by hand is noticed."""

from __future__ import annotations

import typing
from dataclasses import replace

import pytest

from tests.data.samples import START, new_card
from trainer.core import drill_events
from trainer.core.analysis import EvidenceKind, FindingKind, Span
from trainer.core.answers import State
from trainer.core.drill_events import Scored, Submitted, Ticks
from trainer.core.scoring import Evidence, Verdict
from trainer.data.card_codec import card_from_json, card_to_json
from trainer.data.column_types import UtcDateTime, dump_json, storable
from trainer.data.event_codec import EventKind, StoredReply, event_from_json, event_to_json


def test_every_event_has_a_name_of_its_own() -> None:
    assert len(EventKind) == len(typing.get_args(drill_events.Event))


def test_a_card_is_stored_like_this() -> None:
    """Old databases hold this form: what reads it may grow, never change."""
    stored = {
        "turn": "opening",
        "verdicts": [
            {
                "criterion": "apology",
                "state": "not-met",
                "nearest": [[3, 8, "exact", "sorry"]],
                "reason": "negated",
            },
            {"criterion": "blame", "state": "met"},
        ],
        "points": [0, 0, 2],
        "sections": [["empathy", 0, 0, 2]],
        "bonus": 0,
        "criticals": [],
        "signature": "engine-1 en-1 flea-en@1.0.0:000000000000",
    }
    assert card_to_json(new_card(is_met=False)) == stored
    assert card_from_json(stored) == new_card(is_met=False)


def test_which_remark_decided_is_kept_and_cards_from_before_know_none() -> None:
    words = Evidence(Span(3, 6), EvidenceKind.FORBIDDEN, "now", FindingKind.SHOUTING)
    card = replace(new_card(), verdicts=(Verdict("calm", State.NOT_MET, (words,)),))
    stored = card_to_json(card)
    assert stored["verdicts"][0]["evidence"] == [[3, 6, "forbidden", "now", "shouting"]]
    assert card_from_json(stored) == card
    del stored["verdicts"][0]["evidence"][0][4]
    assert card_from_json(stored).verdicts[0].evidence == (replace(words, finding=None),)


def test_a_text_is_kept_with_its_event_only_where_the_column_cannot_hold_it() -> None:
    assert event_to_json(Submitted("r", "応対", START)) == (EventKind.SUBMITTED, {"edits": 0})
    assert event_to_json(Submitted("r", "a\0b", START)) == (
        EventKind.SUBMITTED,
        {"text": "a\0b", "edits": 0},
    )
    ticks = Ticks(("apology",), flags=("call",))
    assert event_to_json(Submitted("r", "", START, 2, ticks)) == (
        EventKind.SUBMITTED,
        {"edits": 2, "ticks": {"criteria": ("apology",), "facts": (), "flags": ("call",)}},
    )
    assert event_to_json(Scored(new_card(), ("x",), START)) == (
        EventKind.SCORED,
        {"facts_asked": ["x"], "flags_raised": []},
    )


@pytest.mark.parametrize(
    ("kind", "reply", "message"),
    [
        ("submitted", None, "names no reply"),
        ("scored", StoredReply("r", "text", None), "r has no card"),
        ("invented", None, "invented"),
    ],
)
def test_an_event_that_does_not_fit_its_reply_is_refused(
    kind: str, reply: StoredReply | None, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        event_from_json(kind, {"facts_asked": []}, START, reply)


def test_text_that_no_database_can_hold_keeps_its_length() -> None:
    assert storable("a\ud800b\0c🙂") == "a\ufffdb\ufffdc🙂"


def test_json_is_short_and_holds_lone_surrogates() -> None:
    assert dump_json({"応対": ["\udc00", "\0"]}) == '{"応対":["\\udc00","\\u0000"]}'
    with pytest.raises(ValueError, match="JSON"):
        dump_json(float("nan"))


def test_a_column_of_moments_keeps_nothing_as_nothing_and_says_utc() -> None:
    column = UtcDateTime()
    dialect = typing.cast("typing.Any", None)  # every dialect is treated alike
    assert column.process_bind_param(None, dialect) is None
    assert column.process_result_value(START, dialect) == START
