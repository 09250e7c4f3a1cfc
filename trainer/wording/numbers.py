"""Numbers, dates and lengths of time as the reader's language writes them (Unicode CLDR, through Babel)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal

from trainer.wording.catalogue import _, language, ngettext

_LOCALES = {"en": "en_GB", "ja": "ja_JP"}
_SECONDS_A_MINUTE = 60


def babel_locale() -> str:
    """Return the locale in which numbers and dates are written."""
    return _LOCALES[language()]


def number(value: object) -> str:
    """Write a whole number with its group marks; anything else as text."""
    return format_decimal(value, locale=babel_locale()) if isinstance(value, int) else str(value)


def day_and_time(moment: datetime) -> str:
    """Write a moment in the reader's own zone, such as ``21 Nov 2026, 09:12``."""
    return format_datetime(moment.astimezone(), "medium", locale=babel_locale()).rsplit(":", 1)[0]


def day(moment: datetime, width: Literal["short", "medium", "long"] = "medium") -> str:
    """Write the day of a moment in the reader's own zone."""
    return format_date(moment.astimezone(), width, locale=babel_locale())


def weekday(moment: datetime) -> str:
    """Write the day of the week in as few letters as the language allows."""
    return format_skeleton("ccccc", moment.astimezone(), locale=babel_locale())


def minutes(duration: timedelta | float) -> str:
    """Write a length of time in minutes, at least one; a float is in seconds."""
    seconds = duration.total_seconds() if isinstance(duration, timedelta) else duration
    count = max(1, round(seconds / _SECONDS_A_MINUTE))
    return ngettext("{count} minute", "{count} minutes", count).format(count=number(count))


def clock(duration: timedelta) -> str:
    """Write a length of time as a running clock: ``03:12``."""
    whole, seconds = divmod(int(duration.total_seconds()), _SECONDS_A_MINUTE)
    return f"{whole:02}:{seconds:02}"


def score_range(low: int | None, high: int | None) -> str:
    """Write a score, as a range while verdicts are unsure; a dash where there is none."""
    if low is None or high is None:
        return "–"
    if low == high:
        return number(low)
    return _("{low}–{high}").format(low=number(low), high=number(high))
