"""How the program was started here, so that what it tells to type does work."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROGRAM = "reply-dojo"
_STARTER = Path(__file__).resolve().parents[2] / "dev.py"


def invocation() -> str:
    """Return what is typed before a command: the installed program, or the way it starts from its source.

    The starter of a checkout is named only to whoever stands in it; anybody else started Python by hand.
    """
    if Path(sys.argv[0]).name != "__main__.py":
        return PROGRAM
    if os.path.exists(_STARTER.name) and os.path.samefile(_STARTER.name, _STARTER):
        return f"python3 {_STARTER.name} run"
    python = sys.orig_argv[0]
    return f'"{python}" -m trainer' if " " in python else f"{python} -m trainer"
