"""Numbers, dates and lengths of time as the reader's language writes them (Unicode CLDR, through Babel)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from trainer.wording.catalogue import _, language, ngettext

_LOCALES = {"en": "en_GB", "ja": "ja_JP"}
SECONDS_A_MINUTE = 60
_SI_STEP = 1000
_SIZE_UNITS = ("B", "kB", "MB", "GB")


def babel_locale() -> str:
    """Return the locale in which numbers and dates are written."""
    return _LOCALES[language()]


def number(value: object) -> str:
    """Write a whole number with its group marks; anything else as text."""
    return format_decimal(value, locale=babel_locale()) if isinstance(value, int) else str(value)


def file_size(size_bytes: object) -> str:
    """Write the size of a file in the unit that fits (powers of 1000, as SI has it)."""
    size, unit = float(str(size_bytes)), 0
    while size >= _SI_STEP and unit < len(_SIZE_UNITS) - 1:
        size, unit = size / _SI_STEP, unit + 1
    return f"{format_decimal(round(size, 1 if unit else 0), locale=babel_locale())} {_SIZE_UNITS[unit]}"


def day_and_time(moment: datetime) -> str:
    """Write a moment in the reader's own zone, such as ``21 Nov 2026 09:12``."""
    local, locale = moment.astimezone(), babel_locale()
    day_part = format_date(local, "medium", locale=locale)
    return f"{day_part} {format_time(local, 'short', locale=locale)}"


def day(moment: datetime, width: Literal["short", "medium", "long"] = "medium") -> str:
    """Write the day of a moment in the reader's own zone."""
    return format_date(moment.astimezone(), width, locale=babel_locale())


def time_of_day(moment: datetime) -> str:
    """Write the time of a moment in the reader's own zone: ``15:40``."""
    return format_time(moment.astimezone(), "short", locale=babel_locale())


def weekday(moment: datetime) -> str:
    """Write the day of the week, shortened: ``Sat``, ``土``."""
    return format_date(moment.astimezone(), "ccc", locale=babel_locale())


def minutes(duration: timedelta | float) -> str:
    """Write a length of time in minutes, at least one; a float is in seconds."""
    seconds = duration.total_seconds() if isinstance(duration, timedelta) else duration
    count = max(1, round(seconds / SECONDS_A_MINUTE))
    return ngettext("{count} minute", "{count} minutes", count).format(count=number(count))


def clock(duration: timedelta) -> str:
    """Write a length of time as a running clock: ``03:12``."""
    whole, seconds = divmod(int(duration.total_seconds()), SECONDS_A_MINUTE)
    return f"{whole:02}:{seconds:02}"


def score_range(low: int | None, high: int | None) -> str:
    """Write a score, as a range while verdicts are unsure; a dash where there is none."""
    if low is None or high is None:
        return "–"
    if low == high:
        return number(low)
    return _("{low}–{high}").format(low=number(low), high=number(high))


def percent(value: int) -> str:
    """Write a whole number of per cent."""
    return f"{number(value)}%"
