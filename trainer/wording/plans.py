"""What Home says of the questions that are due."""

from __future__ import annotations

from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import SECONDS_A_MINUTE, minutes, number


def due_today(count: int) -> str:
    """Return how many questions are due."""
    return ngettext("{count} question is due today", "{count} questions are due today", count).format(
        count=number(count)
    )


def due_reason(needed: int, planned: int) -> str:
    """Say how long it takes, and why today.

    Args:
        needed: Minutes for all that is due.
        planned: Minutes that are offered at once.
    """
    if needed > planned:
        return _("About {time} for all of them; begin with {part}. Today they take the least effort.").format(
            time=minutes(float(needed * SECONDS_A_MINUTE)), part=minutes(float(planned * SECONDS_A_MINUTE))
        )
    return _("About {time}. You are about to forget them: today they take the least effort.").format(
        time=minutes(float(needed * SECONDS_A_MINUTE))
    )
