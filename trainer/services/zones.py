"""The time zone of this computer, with all its changes of clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class SystemZone(tzinfo):
    """Asks the system at each look: it knows summer time, and notices when somebody travels.

    The standard library gives the system's zone as the offset of one moment only, and the names of zones that
    `zoneinfo` needs are not known on every system.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return how far the clock on the wall is before UTC; ``fold`` tells twins apart."""
        return None if moment is None else _at(moment).utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Return ``None``: which part of an offset is summer time is not known."""
        return None if moment is None else _at(moment).dst()

    def tzname(self, moment: datetime | None) -> str | None:
        """Return the name that the system has for it."""
        return None if moment is None else _at(moment).tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """Return a moment of UTC as the clock on the wall shows it."""
        there = moment.replace(tzinfo=UTC).astimezone()
        is_second_time = _at(there).utcoffset() != there.utcoffset()
        return there.replace(tzinfo=self, fold=int(is_second_time))


def _at(moment: datetime) -> datetime:
    """Return the same time on the wall with the offset that the system has then."""
    return moment.replace(tzinfo=None).astimezone()
