"""Why a reply earned what it earned: every reason in both languages, with the reply's own words."""

from __future__ import annotations

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.analysis import EvidenceKind, Span
from trainer.core.needs import Reason, State
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scoring import Evidence, Verdict
from trainer.wording.verdicts import points_text, quoted, to_confirm, verdict_note

REPLY = "I am sory about the delay, order 12"
WORDS = Evidence(Span(5, 9), EvidenceKind.TYPO, "sorry")
ASKED = Criterion("apology", "Apologises", Phrase("sorry"), points=20)


def note(state: State, reason: Reason | None, **more: object) -> str:
    return verdict_note(REPLY, ASKED, Verdict("apology", state, reason=reason, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_to_be_unsure_has_a_sentence(reason: Reason, language: str) -> None:
    demand_sentence(note(State.UNSURE, reason, evidence=(WORDS,)), language, what=reason)


@pytest.mark.parametrize("reason", [*Reason, None])
def test_the_nearest_words_are_quoted_with_what_kept_them_from_counting(
    reason: Reason | None, language: str
) -> None:
    text = note(State.NOT_MET, reason, nearest=(WORDS,))
    demand_sentence(text, language, what=str(reason))
    assert ("“sory”" if language == "en" else "「sory」") in text


@pytest.mark.parametrize("reason", [Reason.TOO_SHORT, Reason.TOO_LONG, Reason.REGISTER])
def test_a_fault_of_the_whole_reply_has_a_sentence(reason: Reason, language: str) -> None:
    demand_sentence(note(State.NOT_MET, reason), language, what=reason)


def test_what_was_missed_is_followed_by_its_hint() -> None:
    hinted = Criterion("apology", "Apologises", Phrase("sorry"), points=20, hint="Say sorry once.")
    assert verdict_note(REPLY, hinted, Verdict("apology", State.NOT_MET)) == "Say sorry once."


def test_evidence_is_quoted_at_most_three_times(language: str) -> None:
    many = tuple(Evidence(Span(at, at + 1), EvidenceKind.EXACT, "x") for at in range(0, 10, 2))
    separator = ", " if language == "en" else "、"
    assert len(quoted(REPLY, many).split(separator)) == 3


def test_a_better_wording_is_offered_where_there_is_one(language: str) -> None:
    fault = Evidence(Span(5, 9), EvidenceKind.FORBIDDEN, "sorry")
    assert "sorry" in note(State.NOT_MET, None, evidence=(fault,))


@pytest.mark.parametrize(
    ("criterion", "state", "text"),
    [
        (ASKED, State.MET, "+20"),
        (ASKED, State.UNSURE, "+20?"),
        (ASKED, State.NOT_MET, "0 of 20"),
        (Criterion("b", "", Phrase("x"), bonus=5), State.MET, "+5"),
        (Criterion("c", "", Phrase("x"), is_avoided=True, deduct=10), State.NOT_MET, "−10"),
        (Criterion("c", "", Phrase("x"), is_avoided=True, deduct=10), State.UNSURE, "−10?"),
        (Criterion("c", "", Phrase("x"), is_avoided=True, deduct=10), State.MET, ""),
        (Criterion("d", "", Phrase("x"), is_avoided=True, is_critical=True), State.NOT_MET, "critical"),
        (Criterion("d", "", Phrase("x"), is_avoided=True, is_critical=True), State.MET, ""),
    ],
)
def test_points_say_what_a_verdict_does_to_the_score(criterion: Criterion, state: State, text: str) -> None:
    assert points_text(criterion, Verdict(criterion.id, state)) == text


def test_unsure_verdicts_are_counted(language: str) -> None:
    assert to_confirm(3) == ("3 to confirm" if language == "en" else "要確認3件")
