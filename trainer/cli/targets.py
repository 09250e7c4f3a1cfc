"""Files that a command writes for somebody to fill in."""

from __future__ import annotations

import os
from pathlib import Path

from trainer.core.errors import UserFacingError


def demand_new(file: Path) -> None:
    """Refuse to write where something is: it may have been filled in already, or be meant to be read.

    Raises:
        UserFacingError: ``form-target-taken``.
    """
    if os.path.lexists(file):
        raise UserFacingError("form-target-taken", file=str(file))
