"""The small answers that plain values of core give."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.analysis import EvidenceKind, Span
from trainer.core.answers import State, strongest
from trainer.core.drill_events import Finish
from trainer.core.drill_state import Mode
from trainer.core.errors import (
    DatabaseError,
    DatabaseFault,
    FileError,
    FileFault,
    PackError,
    Problem,
    SpeechFault,
    SpeechUnavailable,
    TrainerError,
    UserFacingError,
)
from trainer.core.quiz import Open, Question, Quiz, Reading, TrueOrFalse
from trainer.core.quiz_records import (
    SittingFinish,
    SittingHead,
    SittingMode,
    SittingStanding,
    SittingSummary,
)
from trainer.core.records import AttemptHead, AttemptStanding, AttemptSummary
from trainer.core.scenario import Channel, Customer, Note, Pack, Scenario
from trainer.core.signing import SignatureState, SignedBy, Signer
from trainer.core.ways import looseness

SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(min(ends), max(ends)))


@given(SPANS, SPANS)
def test_the_span_that_covers_two_holds_both_and_is_the_smallest(one: Span, other: Span) -> None:
    both = one.covering(other)
    assert both.holds(one)
    assert both.holds(other)
    assert {both.start, both.end} <= {one.start, one.end, other.start, other.end}


@given(SPANS, SPANS)
def test_a_span_holds_another_when_every_character_of_it_lies_inside(one: Span, other: Span) -> None:
    if other.start < other.end:
        assert one.holds(other) == set(range(other.start, other.end)).issubset(range(one.start, one.end))


def test_kinds_of_evidence_are_ordered_from_the_closest_to_the_loosest() -> None:
    assert sorted(EvidenceKind, key=looseness) == list(EvidenceKind)
    assert looseness(EvidenceKind.TYPO) < looseness(EvidenceKind.FAR_TYPO) < looseness(EvidenceKind.HOMOPHONE)


def test_the_strongest_answer_is_the_one_that_claims_most() -> None:
    assert strongest([State.NOT_MET, State.MET, State.UNSURE]) is State.MET
    assert strongest([State.UNSURE, State.NOT_MET]) is State.UNSURE
    assert strongest([]) is State.NOT_MET


def test_an_error_for_the_user_carries_its_code_and_what_the_sentence_needs() -> None:
    error = UserFacingError("reply-too-long", limit=3)
    assert isinstance(error, TrainerError)
    assert (error.code, error.data) == ("reply-too-long", {"limit": 3})


def test_each_kind_of_error_takes_its_code_from_its_fault() -> None:
    database = DatabaseError(DatabaseFault.LOCKED, path="x")
    assert (database.code, database.fault, database.data) == (
        "database-locked",
        DatabaseFault.LOCKED,
        {"path": "x"},
    )
    file = FileError(FileFault.DISK_FULL, path="x")
    assert (file.code, file.fault, file.data) == ("file-disk-full", FileFault.DISK_FULL, {"path": "x"})
    speech = SpeechUnavailable(SpeechFault.NO_VOICE)
    assert (speech.code, speech.fault, speech.data) == ("speech-no-voice", SpeechFault.NO_VOICE, {})


def test_a_broken_pack_carries_all_its_problems() -> None:
    problems = [Problem("pack.yaml", 1, 2, "unknown-key"), Problem("pack.yaml", 0, 0, "no-title")]
    error = PackError(Path("somewhere"), problems)
    assert error.problems == tuple(problems)
    assert (error.code, error.data) == ("pack-broken", {"folder": Path("somewhere"), "count": 2})
    assert error.folder == Path("somewhere")


def test_a_pack_finds_its_scenarios_and_has_a_label_for_signatures() -> None:
    scenario = Scenario("s", "S", "en", Customer("Mika"), "t", (), ())
    pack = Pack("p", "1.2.0", "P", "en", "0123456789abcdef", (scenario,))
    assert pack.scenario("s") is scenario
    assert pack.scenario("other") is None
    assert pack.label == "p@1.2.0:0123456789ab"


def test_a_pack_finds_its_quizzes_and_notes() -> None:
    quiz, note = Quiz("q", "Q", "en", ()), Note("n", "N", "Words.")
    pack = Pack("p", "1.2.0", "P", "en", "0123456789abcdef", (), notes=(note,), quizzes=(quiz,))
    assert (pack.quiz("q"), pack.note("n")) == (quiz, note)
    assert (pack.quiz("n"), pack.note("q")) == (None, None)


def test_a_text_to_read_is_no_question() -> None:
    text, opinion = Question("a", "A text.", Reading()), Question("b", "?", Open())
    claim = Question("c", "?", TrueOrFalse(is_true=True))
    assert Quiz("q", "Q", "en", (text, opinion, claim)).asked == (opinion, claim)


@pytest.mark.parametrize(("finish", "is_unfinished"), [(None, True), *((finish, False) for finish in Finish)])
def test_a_drill_without_a_finish_can_be_continued(finish: Finish | None, is_unfinished: bool) -> None:
    started_at = datetime(2026, 1, 5, tzinfo=UTC)
    head = AttemptHead(
        "a", "t", "p", "1", "h", "s", "S", "en", Channel.CHAT, Mode.EXAM, seed=1, started_at=started_at
    )
    assert AttemptSummary(head, "Kim", AttemptStanding(finish=finish)).is_unfinished is is_unfinished


@pytest.mark.parametrize(
    ("finish", "is_unfinished"), [(None, True), *((finish, False) for finish in SittingFinish)]
)
def test_a_quiz_without_a_finish_can_be_continued(finish: SittingFinish | None, is_unfinished: bool) -> None:
    head = SittingHead("s", "t", SittingMode.EXAM, (), 1, datetime(2026, 1, 5, tzinfo=UTC), "en")
    assert SittingSummary(head, "Kim", SittingStanding(finish=finish)).is_unfinished is is_unfinished


def test_a_plan_of_picked_questions_has_a_title_and_is_not_the_plan_of_a_day() -> None:
    plan = SittingHead("s", "t", SittingMode.PLAN, (), 1, datetime(2026, 1, 5, tzinfo=UTC), "en")
    assert plan.is_plan_of_a_day
    assert not replace(plan, title="Missed: Returns").is_plan_of_a_day
    assert not replace(plan, mode=SittingMode.PRACTICE).is_plan_of_a_day


def test_who_signed_a_pack_is_nobody_unless_it_is_said() -> None:
    aki = Signer("Aki", "a2V5", "1234 5678")
    assert SignedBy(SignatureState.UNSIGNED) == SignedBy(SignatureState.UNSIGNED, "", "", "", False)
    assert SignedBy(SignatureState.KNOWN, aki.name, aki.fingerprint, aki.key).name == "Aki"
