"""The sheet as a draft: it comes back as it was, and any other text is a note."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.stage import Stage
from trainer.core.drill_state import Mode
from trainer.core.observing import Ticks
from trainer.services.drills import DrillSession
from trainer.services.sheet_drafts import (
    SheetDraft,
    keep_sheet,
    leave_note_alone,
    send_sheet,
    take_sheet_back,
)

IDS = st.lists(st.text(max_size=8), max_size=3).map(tuple)
SHEETS = st.builds(SheetDraft, st.builds(Ticks, IDS, IDS, IDS), st.text(max_size=20))


@settings(max_examples=50)
@given(SHEETS)
def test_a_sheet_comes_back_as_it_was(sheet: SheetDraft) -> None:
    assert SheetDraft.from_text(sheet.to_text()) == sheet


def test_an_empty_sheet_leaves_no_draft() -> None:
    assert SheetDraft().to_text() == ""


@pytest.mark.parametrize(
    "text",
    [
        "Hello Hannah",
        "5",
        "[]",
        "{}",
        '{"ticks": {}, "note": ""}',
        '{"ticks": {"criteria": [1], "facts": [], "flags": []}, "note": ""}',
        '{"ticks": {"criteria": "greeting", "facts": [], "flags": []}, "note": ""}',
        '{"ticks": {"criteria": [], "facts": [], "flags": []}, "note": 3}',
        "[" * 20_000,
    ],
)
def test_any_other_text_is_a_note(text: str) -> None:
    assert SheetDraft.from_text(text) == SheetDraft(note=text)


ASKED = SheetDraft(Ticks(("ask-order",), ("order",)), "Which number?")


@pytest.fixture
def session(waiting_room: Stage) -> DrillSession:
    return waiting_room.begin("no-call", mode=Mode.OBSERVER)


def test_a_kept_sheet_is_there_when_the_drill_is_opened_again(
    waiting_room: Stage, session: DrillSession
) -> None:
    keep_sheet(session, ASKED)
    waiting_room.reopen()
    assert SheetDraft.from_text(waiting_room.drills.open(session.head.id).draft) == ASKED


def test_a_reply_that_is_taken_back_is_the_draft_with_all_its_ticks(session: DrillSession) -> None:
    send_sheet(session, ASKED)
    assert session.draft == ""
    assert take_sheet_back(session) == ASKED
    assert SheetDraft.from_text(session.draft) == ASKED


def test_ticks_that_were_changed_while_a_reply_could_not_be_scored_take_its_place(
    session: DrillSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(session, "score_waiting", lambda: ())
        send_sheet(session, ASKED)
    good = SheetDraft(Ticks(("apology", "ask-order")))
    send_sheet(session, good)
    assert [play.ticks for play in session.state.plays] == [ASKED.ticks, good.ticks]
    assert session.state.replies_standing == 1
    assert session.state.turn_id == "second"


def test_the_same_ticks_are_scored_once(session: DrillSession, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        full.setattr(session, "score_waiting", lambda: ())
        send_sheet(session, ASKED)
    send_sheet(session, ASKED)
    assert len(session.state.plays) == 1
    assert session.state.waiting is None


def test_what_is_not_sent_of_a_stopped_drill_is_the_note(session: DrillSession) -> None:
    keep_sheet(session, ASKED)
    leave_note_alone(session)
    session.stop()
    assert session.state.unsent == "Which number?"
    keep_sheet(session, ASKED)  # nothing is left to tick: nothing happens
    leave_note_alone(session)
    assert session.draft == ""
