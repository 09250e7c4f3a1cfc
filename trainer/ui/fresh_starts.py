"""Beginning something out of packs that another process may have changed since they were shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from trainer.core.errors import UserFacingError

Value = TypeVar("Value")
_GONE = frozenset({"quiz-unknown", "scenario-unknown", "quiz-empty"})


def begun_fresh(
    first: Callable[[], Value], again: Callable[[], Value], *, title: str = ""
) -> tuple[Value, bool]:
    """Begin something; where its pack has changed meanwhile, as it is now. In the background lane.

    Args:
        first: Begins what was shown.
        again: Looks for it in the packs that have just been read again, and begins that.
        title: Of what was shown, for what is not there any more.

    Returns:
        What was begun, and whether it is another than was shown.

    Raises:
        UserFacingError: ``start-gone`` if it is not there any more.
    """
    try:
        return first(), False
    except UserFacingError as error:
        if error.code != "pack-changed":
            raise
        pack = error.data["pack"]
    try:
        return again(), True
    except UserFacingError as error:
        if error.code not in _GONE:
            raise
        raise UserFacingError("start-gone", title=title or pack) from None
