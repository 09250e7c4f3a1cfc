"""How long until the window stands there, and until Home shows its data, against an empty window.

Every start is a fresh process. Measured from before the process is made, so that the interpreter, all imports
and Qt itself are in all three figures, to the end of the paint in question. The three take turns; medians.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import kept_packs  # noqa: E402 - found by the line above

CHILD = Path(__file__).with_name("startup_child.py")
STARTS = {
    "empty": "an empty window",
    "window": "our window",
    "home": "Home with its data",
    "ready": "all services open",
}
AIMS = {"window": 1.6, "home": 3.5}
IMPORT_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+([\w.]+)")


@dataclass(frozen=True)
class Start:
    """One start: how long it took, and the most memory it held."""

    seconds: float
    peak_bytes: int


def main() -> int:
    options = _options()
    if options.window and not os.environ.get("DISPLAY"):
        return _again_with_display()
    with tempfile.TemporaryDirectory(prefix="reply-dojo-startup-") as scratch:
        folder = Path(scratch)
        fill(folder, attempts=options.attempts, kept=options.kept_packs)
        starts: dict[str, list[Start]] = {what: [] for what in STARTS}
        for what in STARTS:  # once for the disk's cache and the bytecode, not counted
            start(what, folder, is_on_screen=options.window)
        for _ in range(options.rounds):
            for what, found in starts.items():
                if options.first:
                    shutil.rmtree(folder / "cache", ignore_errors=True)
                found.append(start(what, folder, is_on_screen=options.window))
        _print(starts, options)
        if options.verbose:
            _print_imports(folder)
            _print_work(folder)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, metavar="N", help="starts of each kind (9)")
    parser.add_argument("--attempts", type=int, default=200, metavar="N", help="drills in the history (200)")
    parser.add_argument("--window", action="store_true", help="a real X window (xvfb-run where no display)")
    parser.add_argument("--first", action="store_true", help="without the kept form of the packs")
    parser.add_argument("-v", "--verbose", action="store_true", help="show where the time goes")
    kept_packs.add_option(parser)
    return parser.parse_args()


def _again_with_display() -> int:
    if shutil.which("xvfb-run") is None:
        print("There is no display, and no xvfb-run to make one.", file=sys.stderr)
        return 1
    return subprocess.run(["xvfb-run", "-a", sys.executable, *sys.argv], check=False).returncode


def start(what: str, folder: Path, *, is_on_screen: bool) -> Start:
    """Start one kind of window in a process of its own and return what it took."""
    before_s = time.monotonic()
    done = _child(what, folder, is_on_screen=is_on_screen)
    found = json.loads(done.stdout.splitlines()[-1])
    return Start(found["moment_s"] - before_s, found["peak_bytes"])


def _child(
    what: str, folder: Path, *, is_on_screen: bool, python: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *python, str(CHILD), what, "--data-folder", str(folder)],
        cwd=ROOT,
        env=_environment(folder, is_on_screen=is_on_screen),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def _environment(folder: Path, *, is_on_screen: bool) -> dict[str, str]:
    """Return the environment of a start; the bytecode of all modules is kept, as after an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "QT_QPA_PLATFORM": "xcb" if is_on_screen else "offscreen",
    }


class _History:
    """The clock of drills that were played long ago."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


def fill(folder: Path, *, attempts: int, kept: Path | None) -> None:
    """Make a trainee with a history, played through the services, and the settings that know them."""
    from trainer.app import open_library, open_settings
    from trainer.data.attempts import AttemptStore
    from trainer.data.database import Database
    from trainer.data.trainees import TraineeStore
    from trainer.services.drills import Chance, DrillService
    from trainer.services.paths import AppPaths
    from trainer.services.trainees import TraineeService

    paths = AppPaths.under(folder)
    kept_packs.take_in(kept, paths.pack_cache)
    settings = open_settings(paths)
    settings.change(language="en", speaks=False)
    with Database.open(paths.database, backups=paths.backups) as database:
        trainee = TraineeService(TraineeStore(database), settings).add("Aoi")
        library, clock = open_library(paths), _History()
        drills = DrillService(AttemptStore(database), library, Chance(clock=clock))
        entries = library.shelf().entries
        for number in range(attempts):
            clock.now = datetime.now(UTC) - timedelta(hours=7 * (attempts - number))
            session = drills.start(trainee.id, entries[number % len(entries)])
            session.send(session.state.turn.model)
            if number < attempts - 2 and not session.state.is_over:  # the last two can be continued
                session.stop()


def _print(starts: dict[str, list[Start]], options: argparse.Namespace) -> None:
    screen = "a real window" if options.window else "offscreen"
    print(f"{_machine()}, {screen}, {options.attempts} drills, {options.rounds} rounds, medians")
    seconds = {what: statistics.median(one.seconds for one in found) for what, found in starts.items()}
    memory = {what: statistics.median(one.peak_bytes for one in found) for what, found in starts.items()}
    for what, name in STARTS.items():
        spread = max(one.seconds for one in starts[what]) - min(one.seconds for one in starts[what])
        aim = f"   aim ≤ {AIMS[what]}" if what in AIMS else ""
        weight = f"{memory[what] / memory['empty']:5.2f} × memory" if memory["empty"] else "memory not known"
        print(
            f"{name:20} {seconds[what] / seconds['empty']:5.2f} × time   {weight}   "
            f"({seconds[what] * 1000:4.0f} ms ± {spread * 500:.0f}, {memory[what] / 2**20:.0f} MiB){aim}"
        )


def _machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.system()}"


def _print_imports(folder: Path) -> None:
    """Say which packages a start until Home imports, and what each costs by itself (timing adds to it)."""
    for what in ("window", "home", "ready"):
        done = _child(what, folder, is_on_screen=False, python=("-X", "importtime"))
        cost_us: Counter[str] = Counter()
        for line in done.stderr.splitlines():
            if found := IMPORT_LINE.match(line):
                cost_us[found[2].split(".")[0]] += int(found[1])
        dear = [(name, cost) for name, cost in cost_us.most_common() if cost >= 3_000]
        print(f"\nimports until {STARTS[what]}, {sum(cost_us.values()) / 1000:.0f} ms:")
        print("  " + ", ".join(f"{name} {cost / 1000:.0f}" for name, cost in dear))


def _print_work(folder: Path) -> None:
    """Say what the work of a start costs once everything is imported."""
    done = _child("work", folder, is_on_screen=False)
    print("\nwork until all services are open, imports left out:")
    for name, seconds in json.loads(done.stdout.splitlines()[-2]).items():
        print(f"  {name:20} {seconds * 1000:4.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
