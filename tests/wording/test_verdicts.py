"""Why a reply earned what it earned: every reason in both languages, with the reply's own words."""

from __future__ import annotations

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.analysis import EvidenceKind, FindingKind, Span
from trainer.core.needs import Reason, State
from trainer.core.rubric import Criterion, NoneOf, Phrase
from trainer.core.scoring import Evidence, Verdict
from trainer.wording.manner import remark_lines
from trainer.wording.verdicts import points_text, quoted, to_confirm, verdict_note

REPLY = "I am sory about the delay, order 12"
WORDS = Evidence(Span(5, 9), EvidenceKind.TYPO, "sorry")
ASKED = Criterion("apology", "Apologises", Phrase("sorry"), points=20)


def note(state: State, reason: Reason | None, **more: object) -> str:
    return verdict_note(REPLY, ASKED, Verdict("apology", state, reason=reason, **more))  # type: ignore[arg-type]


UNSURE = {
    Reason.UNCLEAR_NEGATION: "said or denied",
    Reason.HOMOPHONE: "wrong characters",
    Reason.TYPO: "typing error",
    Reason.KEYWORDS_ONLY: "not as sentences",
    Reason.REPEATED: "again and again",
    Reason.COPIED: "copied",
}
MISSED_WORDS = {
    Reason.NEGATED: "but denied",
    Reason.AFFIRMED: "should have been denied",
    Reason.OPEN: "left open",
    Reason.NOT_ASKED: "not as a question",
    Reason.WRONG_PLACE: "not in the right place",
}
MISSED_WHOLE = {
    Reason.TOO_SHORT: "too short",
    Reason.TOO_LONG: "too long",
    Reason.REGISTER: "not polite enough",
}


def test_every_reason_is_told_somewhere() -> None:
    """A new one must be put into one of the tables, with its own sentence."""
    told = [*UNSURE, *MISSED_WORDS, *MISSED_WHOLE]
    assert sorted(told) == sorted(Reason)


@pytest.mark.parametrize(("reason", "said"), UNSURE.items())
def test_every_reason_to_be_unsure_has_its_sentence(reason: Reason, said: str) -> None:
    assert said in note(State.UNSURE, reason, evidence=(WORDS,))


@pytest.mark.parametrize(("reason", "said"), MISSED_WORDS.items())
def test_everything_that_keeps_words_from_counting_has_its_sentence(reason: Reason, said: str) -> None:
    text = note(State.NOT_MET, reason, nearest=(WORDS,))
    assert text.startswith("“sory”")
    assert said in text


@pytest.mark.parametrize(("reason", "said"), MISSED_WHOLE.items())
def test_every_fault_of_the_whole_reply_has_its_sentence(reason: Reason, said: str) -> None:
    assert said in note(State.NOT_MET, reason)


@pytest.mark.parametrize("reason", [*Reason, None])
def test_whatever_the_reason_the_note_is_a_sentence(reason: Reason | None, language: str) -> None:
    unsure = note(State.UNSURE, reason, evidence=(WORDS,))
    missed = note(State.NOT_MET, reason, nearest=(WORDS,))
    demand_sentence(unsure, language, what=str(reason))
    demand_sentence(missed, language, what=str(reason))
    assert ("“sory”" if language == "en" else "「sory」") in missed


def test_words_that_should_not_be_there_are_not_said_to_be_too_few(language: str) -> None:
    banned = Criterion("apology", "Says nothing of it", NoneOf((Phrase("sorry"),)), points=20)
    text = verdict_note(REPLY, banned, Verdict("apology", State.NOT_MET, nearest=(WORDS,)))
    assert text == (
        "“sory” should not be there."
        if language == "en"
        else "「sory」は、ここでは書かないほうがよい言葉です。"
    )


@pytest.mark.parametrize(
    ("reason", "kind"),
    [(Reason.TYPO, EvidenceKind.FAR_TYPO), (Reason.HOMOPHONE, EvidenceKind.HOMOPHONE)],
)
def test_an_unsure_slip_names_the_right_writing_even_behind_sure_words(
    reason: Reason, kind: EvidenceKind
) -> None:
    sure = Evidence(Span(0, 4), EvidenceKind.EXACT, "I am")
    slip = Evidence(Span(5, 9), kind, "sorry")
    assert note(State.UNSURE, reason, evidence=(sure, slip)).startswith("“sory” → “sorry”: ")


def test_a_typing_error_that_counted_is_shown_though_it_stands_behind_many_words(language: str) -> None:
    exact = [Evidence(Span(at, at + 1), EvidenceKind.EXACT, "x") for at in range(10, 20, 2)]
    text = note(State.MET, None, evidence=(*exact, WORDS))
    assert ("“sory” → “sorry”" if language == "en" else "「sory」→「sorry」") in text


def test_what_was_missed_is_followed_by_its_hint() -> None:
    hinted = Criterion("apology", "Apologises", Phrase("sorry"), points=20, hint="Say sorry once.")
    assert verdict_note(REPLY, hinted, Verdict("apology", State.NOT_MET)) == "Say sorry once."


def test_evidence_is_quoted_at_most_three_times(language: str) -> None:
    many = tuple(Evidence(Span(at, at + 1), EvidenceKind.EXACT, "x") for at in range(0, 10, 2))
    separator = ", " if language == "en" else "、"
    assert len(quoted(REPLY, many).split(separator)) == 3


def test_remarks_of_a_reader_decide_a_note(language: str) -> None:
    remarks = [
        Evidence(Span(0, 4), EvidenceKind.FORBIDDEN, "", FindingKind.RUDE),
        Evidence(Span(5, 9), EvidenceKind.FORBIDDEN, "sorry", FindingKind.TOO_CASUAL),
    ]
    text = note(State.NOT_MET, Reason.REGISTER, evidence=tuple(remarks))
    assert text.splitlines() == list(remark_lines(REPLY, remarks))
    demand_sentence(text, language)


def test_forbidden_words_are_quoted_and_the_rest_counted(language: str) -> None:
    avoided = Criterion("c", "", Phrase("x"), is_avoided=True, deduct=10)
    faults = tuple(Evidence(Span(at, at + 1), EvidenceKind.FORBIDDEN, "x") for at in range(0, 10, 2))
    all_of_them = verdict_note(REPLY, avoided, Verdict("c", State.NOT_MET, evidence=faults))
    assert all_of_them.endswith("and 2 more" if language == "en" else "ほか2件")
    assert verdict_note(REPLY, avoided, Verdict("c", State.NOT_MET, evidence=faults[:3])) == quoted(
        REPLY, faults
    )


@pytest.mark.parametrize(
    ("criterion", "state", "text"),
    [
        (ASKED, State.MET, "+20"),
        (ASKED, State.UNSURE, "+20?"),
        (ASKED, State.NOT_MET, "0 of 20"),
        (Criterion("a", "", Phrase("x"), points=20, deduct=5), State.NOT_MET, "0 of 20, −5"),
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
