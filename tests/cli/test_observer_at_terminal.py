"""A drill with an observer in the terminal: lines to read out, numbers to tick, nothing lost."""

from __future__ import annotations

import pytest

from tests.cli.booth import Booth
from trainer.core.codes import Mode
from trainer.core.observing import Ticks
from trainer.services.drills import LONGEST_REPLY, DrillSession
from trainer.services.sheet_drafts import SheetDraft
from trainer.wording.catalogue import set_language


@pytest.fixture
def session(booth: Booth) -> DrillSession:
    return booth.begin(mode=Mode.OBSERVER)


def rows(said: str) -> list[str]:
    """The last sheet that was printed."""
    boxes = [line.rstrip() for line in said.splitlines() if "[ ]" in line or "[x]" in line]
    first = max(place for place, line in enumerate(boxes) if line.split()[0] == "1")
    return boxes[first:]


def test_the_sheet_has_all_that_can_be_heard_under_one_row_of_numbers(
    booth: Booth, session: DrillSession
) -> None:
    said = booth.play(session)
    assert "Mika · Uneasy: hesitant, a little strained" in said
    assert rows(said) == [
        "  1 [ ] Apologises",
        "  2 [ ] Asks",
        "  3 [ ] Promises nothing (fails the drill)",
        "  4 [ ] “It's M-20391.”",
        "  5 [ ] Promised a call",
    ]
    headings = (
        "Empathy",
        "Solution",
        "To be kept throughout",
        "Tell only if asked",
        "The customer remembers",
    )
    for heading in headings:
        assert heading in said


def test_numbers_tick_and_tick_off_in_any_width(booth: Booth, session: DrillSession) -> None:
    said = booth.play(session, "1 2 5", "２、５")
    assert [row.split()[0] for row in rows(said) if "[x]" in row] == ["1"]
    said = booth.play(session, "4,5")
    assert [row.split()[0] for row in rows(said) if "[x]" in row] == ["1", "4", "5"]


def test_enter_sends_the_ticks_with_the_note_and_shows_what_to_read_next(
    booth: Booth, session: DrillSession
) -> None:
    said = booth.play(session, "1 2 4 5", "ｎ　calm voice", "")
    play = session.state.plays[0]
    assert play.ticks == Ticks(("apology", "ask-order"), ("order",), ("call",))
    assert play.text == "calm voice"
    assert said.index("calm voice") < said.index("And now?")
    assert "Where is my parcel?" not in said.split("calm voice")[-1]
    assert "It's M-20391." in said.split("calm voice")[-1]
    assert [row.split("] ")[1] for row in rows(said)] == ["Says when"]  # nothing that was told or said


@pytest.mark.parametrize("typed", ["0", "6", "1 6", "sorry", "-1", "1.5"])
def test_what_is_no_number_of_a_box_ticks_nothing(booth: Booth, session: DrillSession, typed: str) -> None:
    said = booth.play(session, typed, "")
    assert f"behind it: {typed}" in said
    assert session.state.plays[0].ticks == Ticks()


def test_ticks_outlive_the_program(booth: Booth, session: DrillSession) -> None:
    booth.play(session, "1 5", "n sounded rushed", booth.ctrl_c("2"))
    booth.stage.reopen()
    resumed = booth.stage.drills.resume(session.head.id)
    assert SheetDraft.from_text(resumed.draft) == SheetDraft(
        Ticks(("apology",), (), ("call",)), "sounded rushed"
    )
    said = booth.play(resumed)
    assert [row.split()[0] for row in rows(said) if "[x]" in row] == ["1", "5"]
    assert "sounded rushed" in said
    assert said.count("Where is my parcel?") == 1


def test_an_answer_is_taken_back_with_its_ticks(booth: Booth, session: DrillSession) -> None:
    said = booth.play(session, "/again", "1 2", "", "/again", "5")
    assert "There is no reply to take back." in said
    assert [row.split()[0] for row in rows(said) if "[x]" in row] == ["1", "2", "5"]
    assert session.state.turn_id == "opening"


def test_the_customer_does_not_grow_impatient(booth: Booth, session: DrillSession) -> None:
    assert "Hello?" not in booth.play(session, booth.late("1", minutes=10), "/sheet")


def test_a_stop_keeps_the_note_alone_as_what_was_not_sent(booth: Booth, session: DrillSession) -> None:
    booth.play(session, "1", "n rushed", "/stop", "1")
    assert session.state.unsent == "rushed"


def test_a_note_that_is_too_long_is_told_and_kept(booth: Booth, session: DrillSession) -> None:
    said = booth.play(session, "1", "n " + "x" * (LONGEST_REPLY + 1), "")
    assert "10,000 are the most" in said
    assert session.state.plays == ()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_end_shows_what_the_observer_heard(booth: Booth, session: DrillSession, language: str) -> None:
    set_language(language)
    said = booth.play(session, "1 2", "", "1", "")
    assert "Thank you." in said
    feedback = said.rsplit("Thank you.", 1)[1]
    assert "✓ Apologises" in feedback
    assert "100" in feedback
    assert "/hint" not in booth.play(booth.begin(mode=Mode.OBSERVER), "/help")
