"""A word for the time of the day."""

from __future__ import annotations

from datetime import datetime

from trainer.wording.catalogue import _

_NOON, _EVENING = 11, 18


def greeting(name: str, now: datetime | None = None) -> str:
    """Greet somebody by the hour of their own clock.

    Args:
        name: Empty while it is not known.
        now: The present moment by default.
    """
    hour = (now or datetime.now().astimezone()).hour
    if not name:
        return _("Home")
    if hour < _NOON:
        return _("Good morning, {name}").format(name=name)
    if hour < _EVENING:
        return _("Hello, {name}").format(name=name)
    return _("Good evening, {name}").format(name=name)
