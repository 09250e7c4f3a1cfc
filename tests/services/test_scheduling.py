"""When things come back: as the library says, in days of the trainee, whatever clocks and zones do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.days import day_of, days_between
from trainer.core.memory import Memory, Phase, Rating
from trainer.services.scheduling import Scheduling, is_due, moved_back

A, H, G, E = Rating
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
TOKYO = timezone(timedelta(hours=9))
SCHEDULING = Scheduling()


def place(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # a system without a zone database
        pytest.skip(f"no {name} here")


def trace(ratings: Sequence[Rating], zone: tzinfo = UTC, start: datetime = START) -> list[timedelta]:
    """Answer each time as soon as it is due, and return how long each wait was."""
    memory, at, waits = None, start, []
    for rating in ratings:
        after = SCHEDULING.after(memory, rating, at, zone)
        wait = SCHEDULING.intervals(memory, at, zone)[rating]
        waits.append(wait)
        memory, at = after, at + wait
    return waits


def library_trace(ratings: Sequence[Rating]) -> list[timedelta]:
    """The same by the library alone."""
    scheduler, card, at, waits = Scheduler(enable_fuzzing=False), Card(card_id=1), START, []
    for rating in ratings:
        card, _ = scheduler.review_card(card, FsrsRating(rating.value), at)
        waits.append(card.due - at)
        at = card.due
    return waits


def test_a_run_of_answers_gives_the_days_of_the_librarys_own_tests() -> None:
    ratings = [G, G, G, G, G, G, A, A, G, G, G, G, G]
    days = [wait.days for wait in trace(ratings)]
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@pytest.mark.parametrize(
    "ratings", [[A, H, H, G, H, H, H], [E, E, E, A, G, H], [A, A, A], [G, A, G, G, A, H, G]]
)
@pytest.mark.parametrize("zone", [UTC, TOKYO], ids=str)
def test_every_wait_is_that_of_the_library_alone(ratings: list[Rating], zone: tzinfo) -> None:
    assert trace(ratings, zone) == library_trace(ratings)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(Rating), min_size=1, max_size=12))
def test_any_run_of_answers_waits_as_the_library_says(ratings: list[Rating]) -> None:
    assert trace(ratings) == library_trace(ratings)


histories = st.lists(
    st.tuples(st.sampled_from(Rating), st.timedeltas(timedelta(), timedelta(days=90))), max_size=6
)


def remembered(history: list[tuple[Rating, timedelta]], zone: tzinfo) -> tuple[Memory | None, datetime]:
    memory, at = None, START
    for rating, later in history:
        at += later
        memory = SCHEDULING.after(memory, rating, at, zone)
    return memory, at


@settings(deadline=None, max_examples=80)
@given(histories, st.timedeltas(timedelta(), timedelta(days=400)), st.sampled_from([UTC, TOKYO]))
def test_nothing_is_due_in_the_past_and_better_answers_wait_longer(
    history: list[tuple[Rating, timedelta]], later: timedelta, zone: tzinfo
) -> None:
    memory, last = remembered(history, zone)
    at = last + later
    after = {rating: SCHEDULING.after(memory, rating, at, zone) for rating in Rating}
    assert all(one.due_at > at for one in after.values())
    assert after[E].due_at >= after[G].due_at >= after[H].due_at >= after[A].due_at
    assert all(1.0 <= one.difficulty <= 10.0 and one.stability > 0 for one in after.values())


@settings(deadline=None, max_examples=60)
@given(histories, st.integers(0, 300))
def test_recall_falls_from_day_to_day_and_is_nine_tenths_when_it_is_due(
    history: list[tuple[Rating, timedelta]], days: int
) -> None:
    memory, last = remembered([*history, (E, timedelta(days=1))], UTC)
    assert memory is not None
    recalls = [SCHEDULING.recall(memory, last + timedelta(days=day), UTC) for day in (0, days, days + 1)]
    assert recalls[0] == 1.0 >= recalls[1] > recalls[2] > 0
    at_due = SCHEDULING.recall(memory, memory.due_at, UTC)
    assert at_due == pytest.approx(0.9, abs=0.05)


def test_an_answer_that_the_clock_puts_before_the_last_one_counts_as_given_then() -> None:
    memory = SCHEDULING.after(None, E, START, UTC)
    year_ago = START - timedelta(days=365)
    after = SCHEDULING.after(memory, G, year_ago, UTC)
    assert after == SCHEDULING.after(memory, G, START, UTC)
    assert after.due_at > START
    assert SCHEDULING.recall(memory, year_ago, UTC) == 1.0


def test_lapses_are_counted_where_something_known_was_forgotten() -> None:
    memory = SCHEDULING.after(None, A, START, UTC)
    assert (memory.lapses, memory.phase) == (0, Phase.LEARNING)
    memory = SCHEDULING.after(memory, E, START, UTC)
    memory = SCHEDULING.after(memory, A, memory.due_at, UTC)
    assert (memory.lapses, memory.phase, memory.reviews) == (1, Phase.RELEARNING, 3)
    assert SCHEDULING.after(memory, A, memory.due_at, UTC).lapses == 1


def test_skills_have_no_steps_of_minutes() -> None:
    skills = Scheduling(has_steps=False)
    memory = skills.after(None, A, START, UTC)
    assert memory.phase is Phase.REVIEW
    assert days_between(START, memory.due_at, UTC) == 1
    assert skills.after(memory, A, memory.due_at, UTC).phase is Phase.REVIEW


def test_parameters_of_ones_own_change_the_days() -> None:
    own = Scheduler().parameters
    longer = Scheduling((own[0], own[1], 30.0, 60.0, *own[4:]))
    assert longer.after(None, E, START, UTC).due_at > SCHEDULING.after(None, E, START, UTC).due_at
    with pytest.raises(ValueError, match="parameters"):
        Scheduling((1.0,))


@pytest.mark.parametrize("name", ["Asia/Tokyo", "Europe/London", "America/New_York", "Pacific/Apia"])
@pytest.mark.parametrize("hour", [0, 3, 5, 12, 23])
def test_answering_every_day_counts_every_day_once_over_both_changes_of_clocks(name: str, hour: int) -> None:
    """A year of one answer a day at one time on the wall: each comes one day after the one before."""
    zone = place(name)
    walls = [datetime(2026, 1, 1, hour, 30, tzinfo=zone) + timedelta(days=day) for day in range(365)]
    assert {days_between(one, other, zone) for one, other in pairwise(walls)} == {1}
    memory = SCHEDULING.after(None, E, walls[0].astimezone(UTC), zone)
    for due in (walls[80], walls[90], walls[290], walls[300]):
        memory = SCHEDULING.after(memory, H, due.astimezone(UTC), zone)
        assert day_of(memory.due_at, zone) > day_of(due, zone)
        assert memory.due_at.astimezone(zone).hour == 12


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York"])
def test_what_is_due_is_due_from_the_morning_of_its_day_and_not_before(name: str) -> None:
    zone = place(name)
    for start in (datetime(2026, 3, 1, 22, tzinfo=UTC), datetime(2026, 10, 20, 22, tzinfo=UTC)):
        memory = SCHEDULING.after(None, E, start, zone)
        morning = memory.due_at.astimezone(zone).replace(hour=4)
        assert is_due(memory, morning.astimezone(UTC), zone)
        assert not is_due(memory, morning.astimezone(UTC) - timedelta(seconds=1), zone)


def test_over_the_date_line_a_day_that_was_left_out_is_not_waited_for() -> None:
    apia = place("Pacific/Apia")  # had no 30 December 2011
    answered = datetime(2011, 12, 29, 20, tzinfo=UTC)
    memory = SCHEDULING.after(SCHEDULING.after(None, G, answered, apia), E, answered, apia)
    assert memory.due_at > answered
    assert is_due(memory, memory.due_at, apia)
    assert days_between(answered, answered + timedelta(days=1), apia) == 2


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 40), st.integers(-11, 14)), max_size=8))
def test_a_traveller_never_gets_a_negative_wait_nor_loses_an_answer(
    journey: list[tuple[Rating, int, int]],
) -> None:
    memory, at = None, START
    for rating, hours, offset in journey:
        at += timedelta(hours=hours)
        memory = SCHEDULING.after(memory, rating, at, timezone(timedelta(hours=offset)))
        assert memory.due_at > memory.reviewed_at == at
    assert memory is None or memory.reviews == len(journey)


def test_a_memory_of_the_future_keeps_its_wait_when_it_is_moved_to_now() -> None:
    future, now = START + timedelta(days=365), START + timedelta(hours=2)
    known = SCHEDULING.after(None, E, future, TOKYO)
    moved = moved_back(known, now, TOKYO)
    assert days_between(now, moved.due_at, TOKYO) == days_between(future, known.due_at, TOKYO)
    assert (moved.reviewed_at, moved.stability) == (now, known.stability)
    learned = SCHEDULING.after(None, G, future, TOKYO)
    assert moved_back(learned, now, TOKYO).due_at == now + timedelta(minutes=10)


def test_a_step_of_minutes_over_four_in_the_morning_is_of_one_day() -> None:
    def waits(start: datetime, between: timedelta) -> timedelta:
        memory = SCHEDULING.after(None, G, start, UTC)
        return SCHEDULING.intervals(memory, start + between, UTC)[G]

    minutes, noon = timedelta(minutes=11), START.replace(hour=12)
    before_four = START.replace(hour=3, minute=59)
    assert waits(before_four, minutes) == waits(noon, minutes) == timedelta(days=2)
    assert waits(noon, timedelta(days=1)) > timedelta(days=2), "a night between is a day"
