"""Every kind of answer is worth what the documentation says, and no content makes marking fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.questions import MESSAGE, READER, accepted, mark, marker, place_of, says, worth
from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.marking import (
    LONGEST_ANSWER,
    LONGEST_WRITING,
    AnswerFault,
    Refusal,
    answers_marked_otherwise,
    feeling_places,
)
from trainer.core.marks import Mark
from trainer.core.memory import Rating
from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Ordering,
    Pair,
    Question,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
    even_credits,
)
from trainer.core.rubric import Criterion, Phrase

SINGLE = Choices((Option("right", 100), Option("half", 50, "Nearly."), Option("harmful", -100, "Never!")))
SEVERAL = Choices(tuple(map(Option, "abcd", even_credits([True, True, False, False]))), are_several=True)
THIRDS = Choices(tuple(Option(text, 33.3) for text in "abc"), are_several=True)
STEPS = Ordering(("listen", "ask", "answer", "thank", "note"))
PAIRS = Matching((Pair("a", "1"), Pair("b", "2"), Pair("c", "1")), spare=("3",))
DAYS = Numeric((NumberAnswer(3, 3), NumberAnswer(2, 4, 50, "Nearly.")), "days", "Look it up.")
FEELING = Feeling(MESSAGE, (Option("angry", 100), Option("tired", 50, "Also.")), ("still waiting", "a joke"))
PLAIN_FEELING = Feeling(MESSAGE, (Option("angry", 100), Option("glad", -100)))
BETTER = Better(
    ("sorry we refund", "we maybe check"), 0, (says("sorry"), says("refund"), says("check"), says("photo"))
)
OPEN, READING = Open("model"), Reading()
KINDS: tuple[tuple[Answer, Given], ...] = (
    (SINGLE, Chosen((0,))),
    (TrueOrFalse(True), Claimed(True)),
    (STEPS, Ordered((0, 1, 2, 3, 4))),
    (PAIRS, Matched(("1", "2", "1"))),
    (DAYS, Entered("3 days")),
    (accepted("refund"), Entered("refund")),
    (ShortText(criteria=(says("refund"),)), Entered("refund")),
    (FEELING, Felt(0, feeling_places(FEELING))),
    (BETTER, Compared(0, ("sorry", "refund"))),
)


@pytest.mark.parametrize(("answer", "right"), KINDS)
def test_the_right_answer_earns_everything_and_none_earns_nothing(answer: Answer, right: Given) -> None:
    assert mark(answer, right).is_right
    assert mark(answer, None) == Mark(0.0, 0.0)


@pytest.mark.parametrize(("answer", "_right"), KINDS)
def test_an_answer_of_another_kind_is_a_fault_of_the_caller(answer: Answer, _right: Given) -> None:
    wrong = Chosen(()) if not isinstance(answer, Choices) else Claimed(True)
    with pytest.raises(ValueError, match=r"is no answer to this question"):
        marker(answer).mark(wrong)


def test_what_a_person_judges_and_what_asks_nothing_has_no_mark() -> None:
    assert marker(OPEN).mark(Entered("my thoughts")) is None
    assert marker(READING).mark(None) is None


@pytest.mark.parametrize(
    ("answer", "options", "credit"),
    [
        (SINGLE, (1,), 50),
        (SINGLE, (2,), 0),
        (SINGLE, (), 0),
        (SINGLE, (0, 1), 0),
        (SINGLE, (9,), 0),
        (SEVERAL, (0,), 50),
        (SEVERAL, (0, 1), 100),
        (SEVERAL, (0, 1, 1, 0), 100),
        (SEVERAL, (0, 1, 2), 50),
        (SEVERAL, (0, 1, 2, 3), 0),
        (SEVERAL, (2,), 0),
        (THIRDS, (0, 1, 2), 100),
        (THIRDS, (0, 1), 66.6),
    ],
)
def test_options_add_up_between_nothing_and_everything(
    answer: Choices, options: tuple[int, ...], credit: float
) -> None:
    assert worth(answer, Chosen(options)) == (credit, credit)


def test_remarks_are_those_of_what_was_chosen() -> None:
    assert mark(SINGLE, Chosen((1,))).remarks == ("Nearly.",)
    assert mark(SINGLE, Chosen((1, 2))).remarks == ("Nearly.", "Never!")
    assert mark(TrueOrFalse(True, "Yes.", "No."), Claimed(True)).remarks == ("Yes.",)
    assert mark(TrueOrFalse(True, "Yes.", "No."), Claimed(False)) == Mark(0.0, 0.0, ("No.",))
    assert mark(FEELING, Felt(1)).remarks == ("Also.",)


@pytest.mark.parametrize(
    ("steps", "credit"),
    [
        ((4, 3, 2, 1, 0), 0),
        ((1, 0, 2, 3, 4), 75),
        ((4, 0, 1, 2, 3), 75),
        ((1, 0, 3, 2, 4), 50),
        ((0, 0, 0, 9), 0),
        ((), 0),
    ],
)
def test_an_order_earns_the_share_of_steps_that_may_stay(steps: tuple[int, ...], credit: float) -> None:
    assert worth(STEPS, Ordered(steps)) == (credit, credit)


def _longest_by_hand(steps: tuple[int, ...]) -> int:
    best = [1] * len(steps)
    for at, step in enumerate(steps):
        best[at] = 1 + max((best[before] for before in range(at) if steps[before] < step), default=0)
    return max(best)


@settings(max_examples=100)
@given(st.permutations(range(5)))
def test_the_longest_run_in_order_is_found(steps: list[int]) -> None:
    expected = 100 * (_longest_by_hand(tuple(steps)) - 1) / 4
    assert worth(STEPS, Ordered(tuple(steps))) == (expected, expected)


def test_pairs_earn_their_share() -> None:
    assert worth(PAIRS, Matched(("1", "3", "1"))) == (66.67, 66.67)
    assert worth(PAIRS, Matched(("", "", "1"))) == (33.33, 33.33)
    assert worth(PAIRS, Matched(())) == (0, 0)


def test_the_first_range_that_takes_a_number_counts() -> None:
    assert mark(DAYS, Entered("４ days")) == Mark(50.0, 50.0, ("Nearly.",))
    assert mark(DAYS, Entered("5")) == Mark(0.0, 0.0, ("Look it up.",))
    assert mark(DAYS, Entered("many")) == Mark(0.0, 0.0, ("Look it up.",))
    assert worth(Numeric((NumberAnswer(0.1, 0.1 + 0.2),)), Entered("0.3")) == (100, 100)


def test_a_text_that_cannot_be_marked_is_refused_with_a_reason() -> None:
    days = marker(DAYS)
    assert days.refusal(Entered("many")) == Refusal(AnswerFault.NOT_A_NUMBER)
    assert days.refusal(Entered("72 kg")) == Refusal(AnswerFault.OTHER_UNIT, {"typed": "kg", "unit": "days"})
    assert [days.refusal(one) for one in (Entered("5"), Entered(" "), None)] == [None, None, None]
    assert marker(SINGLE).refusal(Chosen((0,))) is None


@pytest.mark.parametrize(
    ("answer", "longest"),
    [
        (accepted("refund"), LONGEST_ANSWER),
        (ShortText(criteria=(says("refund"),)), LONGEST_WRITING),
        (OPEN, LONGEST_WRITING),
    ],
)
def test_texts_are_refused_beyond_a_length(answer: Answer, longest: int) -> None:
    one = marker(answer)
    assert one.longest == longest
    assert one.refusal(Entered("x" * longest)) is None
    expected = Refusal(AnswerFault.TOO_LONG, {"length": longest + 1, "limit": longest})
    assert one.refusal(Entered("x" * (longest + 1))) == expected


def test_a_question_that_takes_no_text_has_no_length() -> None:
    assert marker(SINGLE).longest == 0
    assert marker(SINGLE).refusal(Entered("x" * 9)) is None


@pytest.mark.parametrize(
    ("feeling", "words", "credit"),
    [
        (0, ("still waiting", "a joke"), 100),
        (0, (), 50),
        (None, ("still waiting", "a joke"), 50),
        (1, ("still waiting", "a joke"), 75),
        (0, ("still waiting",), 50 + 50 * 2 * 12 / (17 + 12)),
        (0, (MESSAGE,), 50 + 50 * 2 * 17 / (17 + 26)),
        (9, (), 0),
    ],
)
def test_a_feeling_and_its_words_earn_half_each(
    feeling: int | None, words: tuple[str, ...], credit: float
) -> None:
    given = Felt(feeling, tuple(map(place_of, words)))
    assert worth(FEELING, given) == (round(credit, 2), round(credit, 2))


def test_blanks_and_signs_around_words_make_no_difference() -> None:
    wider = tuple(Span(place.start - 1, place.end + 1) for place in feeling_places(FEELING))
    assert mark(FEELING, Felt(0, wider)).is_right


def test_marks_outside_the_message_count_for_nothing() -> None:
    places = (*feeling_places(FEELING), Span(-5, -1), Span(1000, 2000))
    assert mark(FEELING, Felt(0, places)).is_right


def test_where_no_words_are_asked_for_the_feeling_is_all() -> None:
    assert worth(PLAIN_FEELING, Felt(0, (place_of("joke"),))) == (100, 100)
    assert worth(PLAIN_FEELING, Felt(1)) == (0, 0)


def test_the_places_of_words_are_found_in_the_order_of_the_message() -> None:
    feeling = Feeling("no, no and no", (), ("and", "no", "no", "", "gone"))
    assert feeling_places(feeling) == ((0, 2), (4, 6), (7, 10))


@pytest.mark.parametrize(
    ("reply", "reasons", "credit"),
    [
        (0, ("sorry", "refund"), 100),
        (0, ("sorry",), 75),
        (0, ("sorry", "sorry"), 75),
        (0, ("sorry", "refund", "photo"), 50),
        (0, ("check", "sorry", "refund"), 100),
        (0, ("gone",), 50),
        (0, (), 50),
        (1, ("sorry", "refund"), 0),
        (None, ("sorry",), 0),
    ],
)
def test_the_better_reply_and_the_reasons_for_it_earn_half_each(
    reply: int | None, reasons: tuple[str, ...], credit: float
) -> None:
    """Of "check" nothing is sure, since the other reply may meet it: it adds and takes nothing."""
    found = mark(BETTER, Compared(reply, reasons))
    assert found.low == found.high == credit
    assert [card.points.low for card in found.cards] == [2, 0]


def test_where_the_rubric_gives_no_reason_the_reply_is_all() -> None:
    alike = Better(("sorry", "sorry too"), 1, (says("sorry"),))
    assert worth(alike, Compared(1)) == (100, 100)
    assert worth(alike, Compared(0, ("sorry",))) == (0, 0)


def test_a_rubric_gives_its_share_of_points_and_its_hints() -> None:
    answer = ShortText((), (says("sorry", 1, hint="Apologise."), says("refund", 3)), "Read the note.")
    found = mark(answer, Entered("we refund it"))
    assert (found.low, found.high, found.remarks) == (75, 75, ("Apologise.",))
    assert found.cards[0].signature.endswith("shop@1.0.0")
    assert worth(answer, Entered("sorry we send reufdn")) == (25, 100)
    assert mark(answer, Entered("hello")).remarks == ("Read the note.", "Apologise.")
    assert mark(answer, Entered("  ")) == Mark(0.0, 0.0)


def test_a_critical_criterion_that_is_broken_leaves_nothing() -> None:
    promise = Criterion("promise", "Promises nothing", Phrase("refund"), is_avoided=True, is_critical=True)
    answer = ShortText((), (says("sorry"), promise), "Read the note.")
    assert worth(answer, Entered("sorry we check")) == (100, 100)
    assert worth(answer, Entered("sorry we refund")) == (0, 0)
    assert worth(answer, Entered("sorry we maybe refund")) == (0, 100)


def test_the_question_pasted_back_is_doubted() -> None:
    question = "we are sorry can we give a refund"
    answer = ShortText(criteria=(says("refund"),))
    found = marker(answer, question).mark(Entered(question))
    assert found is not None
    assert (found.low, found.high) == (0, 100)


@pytest.mark.parametrize(
    ("low", "high", "rating"),
    [
        (100, 100, Rating.GOOD),
        (99, 99, Rating.HARD),
        (0, 100, Rating.HARD),
        (0, 99, Rating.AGAIN),
        (0, 0, Rating.AGAIN),
    ],
)
def test_the_rating_that_is_proposed_counts_what_is_unsure_half(
    low: float, high: float, rating: Rating
) -> None:
    assert Mark(low, high).rating is rating
    assert Mark(low, high).is_sure is (low == high)


def test_answers_that_never_earn_their_own_credit_are_told() -> None:
    answer = ShortText((TextAnswer("refund"), TextAnswer("the refund", 50), TextAnswer("photo", 50)))
    assert answers_marked_otherwise(Question("q", "?", answer), READER) == ((1, Mark(100.0, 100.0)),)
    assert answers_marked_otherwise(Question("q", "?", OPEN), READER) == ()


NAUGHTY = (
    "\ud800",
    "\x00",
    "\u202erefund",
    "(|*…",
    "𝕣𝕖𝕗𝕦𝕟𝕕",
    "e\u0301" * 50,
    "'; DROP TABLE",
    "…" * 9,
    "🏳️‍🌈",
    "x" * 100_000,
)


@pytest.mark.parametrize("text", NAUGHTY)
def test_no_text_makes_marking_fail(text: str) -> None:
    for answer in (accepted("refund", "(", "(refund | photo)"), DAYS, ShortText(criteria=(says("refund"),))):
        found = mark(answer, Entered(text))
        assert 0 <= found.low <= found.high <= 100
