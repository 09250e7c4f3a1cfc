"""How much memory a process held."""

from __future__ import annotations

from pathlib import Path


def peak_mb(pid: int) -> float:
    """Return the peak of the resident set of a process; 0 where the system does not tell it (not Linux)."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    told = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
    return int(told["VmHWM"].split()[0]) / 1000
