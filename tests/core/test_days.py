"""Days begin at four on the wall; neither clocks nor zones lose one or count one twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.days import day_of, days_between, end_of_day, noon_of_day, start_of_day


def zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # a system without a zone database
        pytest.skip(f"no {name} here")


def test_a_night_shift_belongs_to_the_day_before() -> None:
    tokyo = zone("Asia/Tokyo")
    night = datetime(2026, 5, 2, 3, 59, tzinfo=tokyo)
    assert day_of(night, tokyo) == date(2026, 5, 1)
    assert day_of(night + timedelta(minutes=1), tokyo) == date(2026, 5, 2)
    assert start_of_day(date(2026, 5, 2), tokyo) == datetime(2026, 5, 1, 19, tzinfo=UTC)
    assert noon_of_day(date(2026, 5, 2), tokyo) == datetime(2026, 5, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 23), (date(2026, 10, 24), 25)])
def test_a_day_is_shorter_or_longer_when_clocks_change(day: date, hours: int) -> None:
    london = zone("Europe/London")
    assert end_of_day(day, london) - start_of_day(day, london) == timedelta(hours=hours)
    middle = start_of_day(day, london) + timedelta(hours=12)
    assert days_between(middle, middle + timedelta(days=1), london) == 1


class Jumping(tzinfo):
    """A zone whose clocks jump once, from one offset to another, at a moment that tests choose."""

    def __init__(self, at: datetime, before: timedelta, after: timedelta) -> None:
        self._at, self._before, self._after = at, before, after

    def utcoffset(self, moment: datetime | None) -> timedelta:
        assert moment is not None
        wall = moment.replace(tzinfo=UTC)
        is_before, is_after = wall - self._before < self._at, wall - self._after >= self._at
        if is_before == is_after:  # shown twice, or never
            return self._after if moment.fold else self._before
        return self._before if is_before else self._after

    def dst(self, moment: datetime | None) -> timedelta | None:
        del moment
        return None

    def tzname(self, moment: datetime | None) -> str:
        del moment
        return "jumping"

    def fromutc(self, moment: datetime) -> datetime:
        is_before = moment.replace(tzinfo=UTC) < self._at
        wall = moment.replace(tzinfo=UTC) + (self._before if is_before else self._after)
        is_second = not is_before and wall - self._before < self._at
        return wall.replace(tzinfo=self, fold=int(is_second))


HOUR = timedelta(hours=1)


def test_a_day_whose_beginning_is_jumped_over_begins_later() -> None:
    jumping = Jumping(datetime(2026, 3, 29, 3, 30, tzinfo=UTC), 0 * HOUR, HOUR)
    assert start_of_day(date(2026, 3, 29), jumping) == datetime(2026, 3, 29, 4, tzinfo=UTC)
    assert day_of(datetime(2026, 3, 29, 3, 45, tzinfo=UTC), jumping) == date(2026, 3, 28)


def test_a_day_whose_beginning_comes_twice_begins_the_first_time() -> None:
    jumping = Jumping(datetime(2026, 10, 25, 4, 30, tzinfo=UTC), 0 * HOUR, -HOUR)
    assert day_of(datetime(2026, 10, 25, 4, 15, tzinfo=UTC), jumping) == date(2026, 10, 25)
    assert day_of(datetime(2026, 10, 25, 4, 45, tzinfo=UTC), jumping) == date(2026, 10, 25)


def test_a_day_that_was_left_out_at_the_date_line_is_nobodys() -> None:
    apia = zone("Pacific/Apia")  # had no 30 December 2011
    first = datetime(2011, 12, 29, 22, tzinfo=UTC)
    days = [day_of(first + timedelta(hours=hour), apia) for hour in range(60)]
    assert sorted(set(days)) == [
        date(2011, 12, 29),
        *(date(2011, 12, 31) + timedelta(days=n) for n in (0, 1)),
    ]
    assert days == sorted(days)


ZONES = (
    "Asia/Tokyo",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
    "America/New_York",
    "Antarctica/Troll",
)


SINCE = datetime(2008, 1, 1, tzinfo=UTC)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(ZONES),
    st.integers(0, 22 * 365 * 24 * 60).map(lambda minutes: SINCE + timedelta(minutes=minutes)),
    st.timedeltas(timedelta(), timedelta(days=3)),
)
def test_a_moment_lies_in_its_day_and_days_never_run_back(
    name: str, moment: datetime, later: timedelta
) -> None:
    there = zone(name)
    day = day_of(moment, there)
    assert start_of_day(day, there) <= moment < end_of_day(day, there)
    assert day_of(moment + later, there) >= day
    assert start_of_day(day, there) <= noon_of_day(day, there) < end_of_day(day, there)


@settings(deadline=None, max_examples=60)
@given(
    st.integers(-14, 14),
    st.integers(-24, 24),
    st.integers(0, 60 * 48),
    st.integers(0, 60 * 48),
)
def test_whatever_jump_there_is_days_never_run_back(before: int, jump: int, at: int, moment: int) -> None:
    begin = datetime(2026, 3, 28, tzinfo=UTC)
    after = max(-23, min(23, before + jump))
    jumping = Jumping(begin + timedelta(minutes=at), before * HOUR, after * HOUR)
    one = begin + timedelta(minutes=moment)
    day = day_of(one, jumping)
    assert start_of_day(day, jumping) <= one < end_of_day(day, jumping)
    assert day_of(one + timedelta(minutes=1), jumping) >= day


def test_days_are_those_of_one_zone_wherever_moments_were_written() -> None:
    tokyo, west = timezone(9 * HOUR), timezone(-8 * HOUR)
    one, other = datetime(2026, 5, 2, 5, tzinfo=tokyo), datetime(2026, 5, 2, 5, tzinfo=west)
    assert (days_between(one, other, tokyo), days_between(other, one, tokyo)) == (0, 0)
    assert (days_between(one, other, west), days_between(other, one, west)) == (1, -1)
