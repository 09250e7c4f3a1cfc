"""Installs two editions of a pack over and over until it is killed; run as a program of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.services.counter import Counter, swift_check
from trainer.services import installing


def main() -> None:
    folder, *editions = map(Path, sys.argv[1:])
    installing.check_folder = swift_check  # type: ignore[attr-defined]
    counter = Counter(folder)
    for _ in range(1_000):
        for edition in editions:
            plan = counter.installing.look(edition)
            if plan.can_be_installed:  # else it is the one that the process before this one left
                counter.installing.install(plan, allow_downgrade=True)
            counter.installing.discard(plan)
            print("installed", flush=True)


if __name__ == "__main__":
    main()
