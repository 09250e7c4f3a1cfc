"""The zone of this computer tells what the system's own clock shows, over all changes of clocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from trainer.core.days import day_of, start_of_day
from trainer.services.zones import SystemZone

HERE = SystemZone()


@pytest.mark.parametrize(
    "name", ["UTC", "Asia/Tokyo", "Europe/London", "America/Los_Angeles", "Pacific/Chatham"]
)
def test_it_agrees_with_the_zone_by_name_at_every_hour_of_both_changes(
    name: str, at_zone: Callable[[str], None]
) -> None:
    at_zone(name)
    named = ZoneInfo(name)
    for start in (
        datetime(2026, 3, 7, tzinfo=UTC),
        datetime(2026, 3, 28, tzinfo=UTC),
        datetime(2026, 10, 24, tzinfo=UTC),
    ):
        for quarter in range(4 * 60):
            moment = start + timedelta(minutes=15 * quarter)
            here, there = moment.astimezone(HERE), moment.astimezone(named)
            assert (here.replace(tzinfo=None), here.fold) == (there.replace(tzinfo=None), there.fold)
            assert here.utcoffset() == there.utcoffset()
            assert here.astimezone(UTC) == moment
            assert day_of(moment, HERE) == day_of(moment, named)


def test_it_notices_when_somebody_travels(at_zone: Callable[[str], None]) -> None:
    moment = datetime(2026, 5, 1, 20, tzinfo=UTC)
    at_zone("Asia/Tokyo")
    tokyo = day_of(moment, HERE)
    at_zone("America/Los_Angeles")
    assert tokyo - day_of(moment, HERE) == timedelta(days=1)
    assert start_of_day(tokyo, HERE) == datetime(2026, 5, 2, 11, tzinfo=UTC)


def test_it_has_the_name_of_the_system_and_claims_no_more_than_it_knows(
    at_zone: Callable[[str], None],
) -> None:
    at_zone("Europe/London")
    summer = datetime(2026, 7, 1, 12, tzinfo=HERE)
    assert summer.tzname() == "BST"
    assert summer.dst() is None
    assert [HERE.utcoffset(None), HERE.dst(None), HERE.tzname(None)] == [None, None, None]
