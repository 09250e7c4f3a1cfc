"""A process that scores everything again, a drill at a time, and says so after each.

Usage: ``python rescoring_run.py DATA_FOLDER PACKS_FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from trainer.data.database import Database
from trainer.data.rescores import RescoreStore
from trainer.services import rescoring
from trainer.services.library import Library
from trainer.services.paths import AppPaths


def main() -> None:
    paths = AppPaths.under(Path(sys.argv[1]))
    rescoring.DRILLS_A_PAGE = 1
    with Database.open(paths.database) as database:
        service = rescoring.RescoringService(
            RescoreStore(database), Library((Path(sys.argv[2]),), paths.kept_packs)
        )
        plan = service.plan()
        print("ready", flush=True)
        sys.stdin.readline()
        changed = 0
        for step in service.run(plan, applies=True, helpers=0):
            changed = step.tally.changed
            print(changed, flush=True)
    print("changed", changed, flush=True)


if __name__ == "__main__":
    main()
