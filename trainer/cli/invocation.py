"""How the program was started here, so that what it tells to type does work."""

from __future__ import annotations

import sys
from pathlib import Path

PROGRAM = "reply-dojo"
_STARTER = Path(__file__).resolve().parents[2] / "dev.py"


def invocation() -> str:
    """Return what is typed before a command: the installed program, or the way it starts from its source."""
    if Path(sys.argv[0]).name != "__main__.py":
        return PROGRAM
    return f"python3 {_STARTER.name} run" if _STARTER.is_file() else "python -m trainer"
