"""Files that a command writes for people to work in."""

from __future__ import annotations

import os
from pathlib import Path

from trainer.core.errors import UserFacingError


def demand_new(file: Path, code: str = "form-target-taken") -> None:
    """Refuse to write where something is: it may have been filled in already, or be meant to be read.

    Raises:
        UserFacingError: ``code``.
    """
    if os.path.lexists(file):
        raise UserFacingError(code, file=str(file))
