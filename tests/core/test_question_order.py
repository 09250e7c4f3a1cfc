"""The parts of a question are shown in an order that a seed decides and that gives nothing away."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.question_order import ShownOrder, shown_order
from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    Option,
    Ordering,
    Pair,
    Question,
    Reading,
)

OPTIONS = tuple(Option(text) for text in "abcdef")
STEPS = ("listen", "ask", "answer", "thank")
MATCHING = Matching((Pair("1", "c"), Pair("2", "a"), Pair("3", "c")), spare=("b",))
SEEDS = st.integers(-(2**70), 2**70)


def _question(answer: Answer, *, is_shuffled: bool = True) -> Question:
    return Question("q", "?", answer, is_shuffled=is_shuffled)


def test_a_seed_gives_the_same_order_with_every_version_of_python() -> None:
    question = _question(Choices(OPTIONS))
    assert shown_order(question, 7).options == (1, 2, 5, 3, 4, 0)
    assert shown_order(question, 8).options != shown_order(question, 7).options
    assert shown_order(replace(question, id="other"), 7).options != shown_order(question, 7).options


@settings(max_examples=50)
@given(SEEDS)
def test_every_option_is_shown_once(seed: int) -> None:
    for answer in (Choices(OPTIONS), Feeling("…", OPTIONS)):
        assert sorted(shown_order(_question(answer), seed).options) == list(range(len(OPTIONS)))


def test_options_that_may_not_be_mixed_stay_as_written() -> None:
    order = shown_order(_question(Choices(OPTIONS), is_shuffled=False), 7)
    assert order == ShownOrder(options=(0, 1, 2, 3, 4, 5))


@settings(max_examples=50)
@given(SEEDS, st.integers(2, 4), st.booleans())
def test_steps_are_never_shown_in_the_right_order(seed: int, count: int, is_shuffled: bool) -> None:
    steps = shown_order(_question(Ordering(STEPS[:count]), is_shuffled=is_shuffled), seed).steps
    assert sorted(steps) == list(range(count))
    assert steps != tuple(range(count))


def test_one_step_is_shown() -> None:
    assert shown_order(_question(Ordering(("one",))), 1).steps == (0,)


@settings(max_examples=50)
@given(SEEDS)
def test_right_sides_are_shown_once_with_those_that_belong_to_nothing(seed: int) -> None:
    assert sorted(shown_order(_question(MATCHING), seed).rights) == ["a", "b", "c"]


def test_right_sides_that_are_not_mixed_do_not_stand_beside_their_left_sides() -> None:
    assert shown_order(_question(MATCHING, is_shuffled=False), 1).rights == ("a", "b", "c")


def test_either_reply_may_be_shown_first() -> None:
    question = _question(Better(("good", "bad"), 0, ()))
    assert {shown_order(question, seed).replies for seed in range(20)} == {(0, 1), (1, 0)}
    assert shown_order(replace(question, is_shuffled=False), 3).replies == (0, 1)


def test_what_has_no_parts_has_no_order() -> None:
    assert shown_order(_question(Reading()), 1) == ShownOrder()
