"""Days as a trainee lives them: counted in a time zone, and begun at four in the morning.

Who answers customers at night ends the day after midnight, and sleeps before four. Clocks that are put
forward or back, and zones that change, must neither lose a day nor count one twice; so a day begins at one
moment, and which day it is follows from that moment alone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_BEGINS = time(4)
"""By the clock on the wall."""

_NOON = time(12)
_ONE_DAY = timedelta(days=1)


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the moment when a day begins, in UTC.

    Where the clocks pass over that time, it begins as much later as they jump; where they show it twice, it
    begins the first time. A day that a place never had (it moved across the date line) begins with the next.
    """
    return _at(day, DAY_BEGINS, zone)


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the moment when the next day begins, in UTC."""
    return start_of_day(day + _ONE_DAY, zone)


def noon_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the moment of noon, in UTC."""
    return _at(day, _NOON, zone)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """Return the day that a moment belongs to; a later moment never belongs to an earlier day.

    Args:
        moment: With a zone of its own.
        zone: Where the day is counted.
    """
    on_the_wall = moment.astimezone(zone).replace(tzinfo=None)
    day = (on_the_wall - timedelta(hours=DAY_BEGINS.hour)).date()
    if start_of_day(day, zone) > moment:  # the clocks jumped over its beginning
        return day - _ONE_DAY
    if end_of_day(day, zone) <= moment:  # they were put back behind the beginning of the next
        return day + _ONE_DAY
    return day


def days_between(earlier: datetime, later: datetime, zone: tzinfo) -> int:
    """Return how many days lie between two moments as a zone counts them; negative if turned round."""
    return (day_of(later, zone) - day_of(earlier, zone)).days


def _at(day: date, wall: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)
