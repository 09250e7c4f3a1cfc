"""What Home says of the questions that are due, and of those that are new."""

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
        return _(
            "About {time} for all of them; begin with {part}. What is repeated just in time sticks."
        ).format(
            time=minutes(float(needed * SECONDS_A_MINUTE)), part=minutes(float(planned * SECONDS_A_MINUTE))
        )
    return _("About {time}. What is repeated just before it is forgotten sticks with little effort.").format(
        time=minutes(float(needed * SECONDS_A_MINUTE))
    )


def new_today(count: int) -> str:
    """Return how many questions wait that were never answered."""
    return ngettext("{count} question is new to you", "{count} questions are new to you", count).format(
        count=number(count)
    )


def new_reason(planned: int) -> str:
    """Say what a few minutes with new questions are good for.

    Args:
        planned: Minutes that are offered.
    """
    return _("Take {time} of them today. Each comes back just before you would forget it.").format(
        time=minutes(float(planned * SECONDS_A_MINUTE))
    )
