"""What a run of a quiz asks next, what comes back, what counts, and when it is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from trainer.core.codes import Result
from trainer.core.given import Entered
from trainer.core.memory import Rating
from trainer.core.quiz import Open, Reading, TrueOrFalse
from trainer.core.quiz_records import (
    QuizAnswer,
    SittingFinish,
    SittingHead,
    SittingItem,
    SittingMode,
    SittingStanding,
    StoredSitting,
)
from trainer.core.sitting import (
    Asks,
    SittingRuleBroken,
    SittingState,
    Stage,
    answered,
    asks_of,
    been_away,
    drafted,
    ended,
    gone_to,
    noticed_set_back,
    opened,
    passed,
    rated,
    settled,
    shuffled_items,
    stop_of,
    taken_back,
    ticked,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KINDS = {"m": Asks.MARKED, "o": Asks.OPEN, "-": Asks.NOTHING}
RATINGS = {"a": Rating.AGAIN, "h": Rating.HARD, "g": Rating.GOOD, "e": Rating.EASY}


def begun(items: str, mode: SittingMode = SittingMode.PRACTICE, **more: object) -> SittingState:
    """A sitting of items: m is marked, o is open, - is a text to read."""
    asked = tuple(SittingItem("p", "h", "q", f"{place}") for place in range(len(items)))
    head = SittingHead("s", "t", mode, asked, 7, NOW, "en", asks=_asks(items), **more)  # type: ignore[arg-type]
    return opened(StoredSitting(head, SittingStanding()))


def _asks(items: str) -> tuple[Asks, ...]:
    return tuple(KINDS[one] for one in items)


def exam(items: str, **more: object) -> SittingState:
    return begun(items, SittingMode.EXAM, time_limit_s=600, **more)


def given(
    state: SittingState, low: float | None = 100.0, high: float | None = None, **more: object
) -> QuizAnswer:
    answer = QuizAnswer(
        f"a{len(state.answers)}", "s", state.place, Entered("x"), NOW, 3.0, low, low if high is None else high
    )
    return replace(answer, **more)  # type: ignore[arg-type]


def traced(state: SittingState, steps: str) -> str:
    """Play steps and say which place was shown before each, and how it ends.

    A letter a, h, g, e answers and rates so; ``.`` goes on from a text; ``u`` takes the last answer back.
    """
    places = []
    for step in steps:
        places.append(str(state.place))
        if step == "u":
            state = taken_back(state)
        elif step == ".":
            state = passed(state, NOW)
        else:
            low = 0.0 if step == "a" else 100.0
            state = rated(answered(state, given(state, low)), RATINGS[step], NOW)
    return "".join(places) + (f" {state.standing.finish}" if state.is_over else f">{state.place}")


@pytest.mark.parametrize(
    ("items", "steps", "trace"),
    [
        ("mmm", "ggg", "012 submitted"),
        ("mmm", "hge", "012 submitted"),
        # Forgotten ones come back at the end, the one that waited longest first, until they are known.
        ("mmm", "agaa", "0120>2"),
        ("mmm", "agagg", "01202 submitted"),
        ("mm", "aaagg", "01010 submitted"),
        ("m", "aaag", "0000 submitted"),
        # Texts are shown where they stand; behind the last question, after what comes back.
        ("-m-m-", ".a.gg.", "012314 submitted"),
        ("m-", "ag.", "001 submitted"),
        ("--", "..", "01 submitted"),
        # An answer that was taken back is asked again, even the last of all.
        ("mm", "gugg", "0101 submitted"),
        ("mm", "ggug", "0111 submitted"),
        ("mm", "aguag", "01010>1"),
    ],
)
def test_the_trace_of_a_practice(items: str, steps: str, trace: str) -> None:
    assert traced(begun(items), steps) == trace


def test_taking_back_asks_the_same_question_with_what_was_answered() -> None:
    state = rated(answered(begun("mm"), given(begun("mm"))), Rating.AGAIN, NOW)
    assert state.place == 1
    back = taken_back(state)
    assert (back.place, back.stage, back.draft) == (0, Stage.ASKING, (0, Entered("x")))
    assert back.answers[0].is_taken_back
    assert back.standing.answered == 0
    assert back.coming_back == ()
    assert back.standing.low_score is None


def test_taking_back_opens_a_sitting_that_its_last_answer_ended() -> None:
    state = rated(answered(begun("m"), given(begun("m"))), Rating.GOOD, NOW)
    assert state.standing.result is Result.PASSED
    back = taken_back(state)
    assert (back.is_over, back.standing.ended_at, back.standing.result) == (False, None, Result.NO_RESULT)


def test_not_knowing_is_taken_back_without_a_draft() -> None:
    first = begun("m")
    assert taken_back(answered(first, given(first, 0.0, given=None))).draft is None


def test_nothing_is_taken_back_from_an_exam_nor_from_what_was_stopped() -> None:
    state = answered(exam("mm"), given(exam("mm")))
    assert not state.can_undo
    with pytest.raises(SittingRuleBroken):
        taken_back(state)
    first = begun("mm")
    stopped = ended(answered(first, given(first)), SittingFinish.STOPPED, NOW, {})
    assert not stopped.can_undo


def test_the_first_answer_counts_in_practice_and_the_last_one_in_an_exam() -> None:
    state = begun("m")
    state = rated(answered(state, given(state, 0.0)), Rating.AGAIN, NOW)
    state = rated(answered(state, given(state, 100.0)), Rating.GOOD, NOW)
    assert (state.standing.low_score, state.standing.result) == (0, Result.FAILED)

    state = exam("m")
    for low in (0.0, 100.0):
        state = answered(state, given(state, None, id=f"{low}"))
        state = gone_to(state, 0)
    state = ended(state, SittingFinish.SUBMITTED, NOW, {"0.0": (0.0, 0.0), "100.0": (100.0, 100.0)})
    assert (state.standing.low_score, state.standing.result) == (100, Result.PASSED)


def test_cramming_asks_again_by_the_mark_and_rates_nothing() -> None:
    state = begun("mom", SittingMode.CRAM)
    for low in (40.0, None, 60.0):
        state = answered(state, given(state, low))
        assert state.stage is Stage.TOLD
        state = rated(state, Rating.AGAIN, NOW)
    assert (state.place, state.coming_back) == (0, (0,))
    assert all(one.rating is None for one in state.answers)
    state = rated(answered(state, given(state, 100.0)), Rating.GOOD, NOW)
    assert (state.standing.finish, state.standing.result) == (SittingFinish.SUBMITTED, Result.NO_RESULT)


def test_an_open_question_is_rated_and_counts_for_nothing() -> None:
    state = begun("om")
    state = rated(answered(state, given(state, None)), Rating.GOOD, NOW)
    assert state.standing.low_score is None
    state = rated(answered(state, given(state, 50.0, 100.0)), Rating.HARD, NOW)
    assert (state.standing.low_score, state.standing.high_score) == (50, 100)
    assert state.standing.result is Result.AWAITING_REVIEW
    assert state.questions == 2


def test_a_sitting_without_a_score_has_no_result() -> None:
    state = begun("o")
    state = rated(answered(state, given(state, None)), Rating.GOOD, NOW)
    assert state.standing.result is Result.NO_RESULT


def test_ending_it_is_whole_once_everything_was_answered() -> None:
    state = begun("mm")
    assert stop_of(state) is SittingFinish.STOPPED
    state = rated(answered(state, given(state, 0.0)), Rating.AGAIN, NOW)
    state = rated(answered(state, given(state)), Rating.GOOD, NOW)
    assert stop_of(state) is SittingFinish.SUBMITTED
    assert stop_of(exam("m")) is SittingFinish.STOPPED
    stopped = ended(begun("mm"), SittingFinish.STOPPED, NOW - timedelta(days=1), {})
    assert stopped.standing.ended_at == NOW, "a clock that was set back ends nothing before its beginning"


# Exams


def test_an_exam_goes_back_and_forth_and_tells_nothing() -> None:
    state = exam("m-m")
    state = answered(state, given(state, None))
    assert (state.place, state.stage, state.shows_feedback) == (1, Stage.ASKING, False)
    state = passed(state, NOW)
    assert state.place == 2
    state = gone_to(drafted(state, Entered("y")), 0)
    assert (state.place, state.draft) == (0, None)
    assert state.unanswered == (2,)
    state = gone_to(state, 2)
    state = answered(state, given(state, None))
    assert state.place == 2, "the last place stays"
    assert state.unanswered == ()
    assert state.standing.low_score is None
    assert settled(state, NOW) == state


def test_an_empty_answer_in_an_exam_is_none() -> None:
    state = exam("mm")
    state = gone_to(answered(state, given(state, None)), 0)
    state = answered(state, given(state, None, given=None))
    assert state.unanswered == (0, 1)


@pytest.mark.parametrize(
    ("marks", "result"),
    [
        ({"a0": (100.0, 100.0), "a1": (40.0, 40.0)}, Result.PASSED),
        ({"a0": (100.0, 100.0), "a1": (0.0, 60.0)}, Result.AWAITING_REVIEW),
        ({"a0": (100.0, 100.0), "a1": (0.0, 39.0)}, Result.FAILED),
        ({"a0": (100.0, 100.0)}, Result.FAILED),
    ],
)
def test_the_result_of_an_exam_is_open_while_a_verdict_may_decide_it(
    marks: dict[str, tuple[float, float]], result: Result
) -> None:
    state = exam("mm")
    for _answer in marks:
        state = answered(state, given(state, None))
    state = ended(state, SittingFinish.SUBMITTED, NOW, marks)
    assert state.standing.result is result
    assert state.shows_feedback


def test_an_exam_that_was_given_up_has_a_score_and_no_result() -> None:
    state = ended(exam("mm"), SittingFinish.STOPPED, NOW, {})
    assert (state.standing.low_score, state.standing.result) == (0, Result.NO_RESULT)


def test_a_score_is_rounded_down_and_thirds_make_a_whole() -> None:
    state = exam("mmm", pass_mark=100)
    for _place in range(3):
        state = answered(state, given(state, None))
    over = ended(state, SittingFinish.SUBMITTED, NOW, {f"a{place}": (100 / 3, 100 / 3) for place in range(3)})
    assert over.standing.low_score == 33
    over = ended(
        state, SittingFinish.SUBMITTED, NOW, {f"a{place}": (99.9999999999, 100.0) for place in range(3)}
    )
    assert over.standing.low_score == 100


def test_the_clock_of_an_exam_never_goes_back_and_ends_it() -> None:
    state = ticked(exam("m"), 590.0)
    assert state.time_left == timedelta(seconds=10)
    assert ticked(state, 5.0).standing.elapsed_s == 590.0
    state = ticked(state, 601.0)
    assert (state.time_left, state.is_time_over) == (timedelta(), True)
    with pytest.raises(SittingRuleBroken):
        answered(state, given(state))
    over = ended(state, SittingFinish.TIME_LIMIT, NOW, {})
    assert not over.is_time_over
    assert ticked(over, 900.0) == over
    assert begun("m").time_left is None


def test_a_clock_that_was_set_back_is_kept_while_the_exam_goes_on() -> None:
    state = noticed_set_back(exam("m"))
    assert state.standing.was_clock_set_back
    assert noticed_set_back(state) == state
    over = ended(exam("m"), SittingFinish.SUBMITTED, NOW, {})
    assert noticed_set_back(over) == over


def test_each_time_that_an_exam_was_left_is_counted_with_how_long() -> None:
    state = been_away(been_away(exam("m"), 40.0), 2.5)
    assert (state.standing.times_left, state.standing.away_s) == (2, 42.5)


@drawn(st.text("m-o", min_size=1, max_size=12), st.integers(0, 2**31))
@settings(max_examples=50)
def test_an_exam_is_shuffled_by_its_seed_alone_and_texts_stay_before_their_question(
    items: str, seed: int
) -> None:
    asked = tuple(SittingItem("p", "h", "q", f"{place}") for place in range(len(items)))
    asks = [KINDS[one] for one in items]
    shuffled, their_asks = shuffled_items(asked, asks, seed)
    assert sorted(one.question_id for one in shuffled) == sorted(one.question_id for one in asked)
    assert [asks[int(one.question_id)] for one in shuffled] == list(their_asks)
    assert shuffled_items(asked, asks, seed) == (shuffled, their_asks)
    order = [int(one.question_id) for one in shuffled]
    for at, place in enumerate(order[:-1]):
        if asks[place] is Asks.NOTHING and place + 1 < len(items):
            assert order[at + 1] == place + 1


def test_two_seeds_give_two_orders() -> None:
    asked = tuple(SittingItem("p", "h", "q", f"{place}") for place in range(9))
    asks = [Asks.MARKED] * 9
    assert shuffled_items(asked, asks, 1) != shuffled_items(asked, asks, 2)


# Coming back after the program ended


def stored_again(state: SittingState) -> SittingState:
    return opened(StoredSitting(state.head, state.standing, state.answers, state.draft))


def test_what_was_told_and_not_rated_is_told_again() -> None:
    state = answered(begun("mm"), given(begun("mm")))
    assert stored_again(state) == state
    assert settled(stored_again(state), NOW) == state
    assert stored_again(state).last_rateable == state.answers[0]
    assert stored_again(begun("mm")) == begun("mm")


def test_what_needs_no_rating_is_gone_on_from() -> None:
    first = begun("mm", SittingMode.CRAM)
    again = stored_again(answered(first, given(first)))
    assert again.stage is Stage.ASKING
    assert settled(again, NOW).place == 1
    assert settled(first, NOW) == first
    last = begun("m", SittingMode.CRAM)
    assert settled(stored_again(answered(last, given(last))), NOW).is_over


def test_a_sitting_that_is_over_stays_so() -> None:
    over = ended(begun("m"), SittingFinish.STOPPED, NOW, {})
    assert stored_again(over) == over
    assert (over.stage, settled(over, NOW)) == (Stage.OVER, over)


# What does not fit


@pytest.mark.parametrize(
    "step",
    [
        lambda: rated(begun("m"), Rating.GOOD, NOW),
        lambda: passed(begun("m"), NOW),
        lambda: answered(begun("-"), given(begun("-"))),
        lambda: answered(begun("mm"), given(begun("mm"), position=1)),
        lambda: drafted(begun("-"), Entered("x")),
        lambda: gone_to(begun("mm"), 1),
        lambda: gone_to(exam("mm"), 2),
        lambda: taken_back(begun("m")),
        lambda: answered(answered(begun("mm"), given(begun("mm"))), given(begun("mm"))),
        lambda: ended(ended(begun("m"), SittingFinish.STOPPED, NOW, {}), SittingFinish.STOPPED, NOW, {}),
    ],
)
def test_a_step_that_does_not_fit_is_refused(step: Callable[[], object]) -> None:
    with pytest.raises(SittingRuleBroken):
        step()


def test_a_draft_can_be_taken_away() -> None:
    state = drafted(begun("m"), Entered("x"))
    assert state.draft == (0, Entered("x"))
    assert drafted(state, None).draft is None


def test_what_a_kind_of_answer_asks_for() -> None:
    assert [asks_of(one) for one in (Reading(), Open(), TrueOrFalse(is_true=True))] == [
        Asks.NOTHING,
        Asks.OPEN,
        Asks.MARKED,
    ]


def test_texts_are_not_counted_among_the_questions() -> None:
    state = begun("-m-m")
    assert [state.number_of(place) for place in range(4)] == [0, 1, 1, 2]
    assert state.item.question_id == "0"
