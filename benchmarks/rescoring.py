"""What scoring every stored reply again costs, over all cores, against plain scoring in one process.

A database of made-up drills is written first. One reply in twenty is stored with a verdict that is wrong, as
after a change of the rubric. The work is that of ``reply-dojo rescore --apply``: read, decode, replay, score,
compare, write. Plain scoring, in a process of its own, reads and scores the same texts with the same settings
and does nothing else. The two take turns: after each tenth of the database a thousand replies plainly.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import kept_packs
from benchmarks.made_up_drills import Asked, DrillWriter, Sent, different_replies, write_drills
from benchmarks.memory import peak_mb
from trainer.core.scoring import score_reply
from trainer.data.database import Database
from trainer.data.rescores import Candidate, RescoreStore
from trainer.resources import resource_folder
from trainer.services.helper_processes import PAGES_AHEAD
from trainer.services.library import Library, ScenarioEntry
from trainer.services.rescoring import RescoringService, core_count

MOST_DIFFERENT = 4_000
"""Replies that are scored for the database; the others repeat them."""
REPLIES_A_TURN = 1_000
"""Scored plainly each time that it is the turn of plain scoring."""
TURNS = 10


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--replies", type=int, default=20_000, help="replies stored (20000)")
    parser.add_argument(
        "--helpers", type=int, default=core_count(), help="processes that score (one for each core)"
    )
    parser.add_argument("--folder", type=Path, help="write the database there and leave it")
    kept_packs.add_option(parser)
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="rescoring-"))
    folder.mkdir(parents=True, exist_ok=True)
    kept_packs.take_in(arguments.kept_packs, folder / "cache")
    try:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as plain:
            measure(folder, plain, replies=arguments.replies, helpers=arguments.helpers)
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)
    return 0


def bundled_packs(folder: Path) -> Library:
    return Library((resource_folder("scenarios"),), folder / "kept-packs", folder / "cache")


def measure(folder: Path, plain: ProcessPoolExecutor, *, replies: int, helpers: int) -> None:
    """Write the database, score everything again and print what that cost."""
    pool = plain.submit(made_replies, folder, min(replies, MOST_DIFFERENT)).result()
    with Database.open(folder / "reply-dojo.db") as database:
        begun_s = time.perf_counter()
        writer = write_drills(database, pool, replies)
        spent_s = time.perf_counter() - begun_s
        size_mb = sum(one.stat().st_size for one in folder.glob("reply-dojo.db*")) / 1e6
        turns = Turns(plain, folder, writer.asked)
        library = bundled_packs(folder)
        service = RescoringService(InTurns(database, turns, helpers=helpers), library)
        print(
            f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {helpers} helpers, "
            f"replies of {lengths(writer)}, written in {spent_s:.0f} s, {size_mb:,.0f} MB"
        )
        score_again(service, turns, helpers=helpers)
        turns.print_sums(up_to_date_cost(RescoringService(RescoreStore(database), library)))


def lengths(writer: DrillWriter) -> str:
    """Say how long replies are: characters of the mean, English and Japanese."""
    by_script = {
        is_ascii: mean([len(one.text) for one in writer.asked if one.text.isascii() is is_ascii] or [0])
        for is_ascii in (True, False)
    }
    return f"{by_script[True]:.0f} (en) and {by_script[False]:.0f} (ja) characters"


def score_again(service: RescoringService, turns: Turns, *, helpers: int) -> None:
    """Score everything again and print what that cost."""
    plan = service.plan()
    print(f"  {plan.replies:,} replies")
    turns.begin(drills=sum(drills for drills, _ in plan.sizes.values()))
    for step in service.run(plan, applies=True, helpers=helpers):
        turns.done, turns.changed = step.tally.replies, step.tally.changed
    print(f"  changed replies {turns.changed:,}")


def up_to_date_cost(service: RescoringService) -> Cost:
    """Return what it costs to find that nothing is left to do."""
    plan = service.plan()
    begun_s, before_s = time.perf_counter(), time.process_time()
    for _ in service.run(plan, helpers=0):
        pass
    return Cost(plan.replies, time.perf_counter() - begun_s, time.process_time() - before_s)


class InTurns(RescoreStore):
    """Gives plain scoring its turn between two pages, when no page is under way."""

    def __init__(self, database: Database, turns: Turns, *, helpers: int) -> None:
        super().__init__(database)
        self._turns = turns
        self._ahead = helpers * PAGES_AHEAD

    def pages(self, pack_id: str | None = None, *, drills_a_page: int) -> Iterator[list[Candidate]]:
        """Yield pages; before plain scoring, empty ones until all is written that was read ahead."""
        drills = 0
        for page in super().pages(pack_id, drills_a_page=drills_a_page):
            yield page
            drills += len(page)
            if drills >= self._turns.drills_a_turn:
                drills = 0
                yield from self._turn()
        if drills:
            yield from self._turn()

    def _turn(self) -> Iterator[list[Candidate]]:
        for _ in range(self._ahead + 1):
            yield []
        self._turns.score_plainly()


@dataclass
class Cost:
    """Replies, what they took by the clock, and of the processor."""

    replies: int = 0
    seconds: float = 0
    processor_s: float = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.replies + other.replies,
            self.seconds + other.seconds,
            self.processor_s + other.processor_s,
        )

    @property
    def rate(self) -> float:
        return self.replies / self.seconds if self.seconds else 0

    @property
    def each_processor_s(self) -> float:
        return self.processor_s / self.replies if self.replies else 0


class Turns:
    """Scoring again and plain scoring, a tenth of the database each.

    Attributes:
        done: Replies scored again so far.
        changed: Those of them whose verdicts or points are others now.
        again: What each tenth cost that was scored again.
        plain: What plain scoring cost in its turns.
    """

    def __init__(self, process: ProcessPoolExecutor, folder: Path, asked: list[Asked]) -> None:
        self._process = process
        self._pid = process.submit(take_up, folder, asked).result()
        self._replies_a_turn = min(REPLIES_A_TURN, len(asked))
        self.done = self.changed = self.drills_a_turn = 0
        self.again: list[Cost] = []
        self.plain = Cost()
        self._done_before, self._begun_s, self._processor_before_s = 0, 0.0, 0.0

    def begin(self, *, drills: int) -> None:
        self.drills_a_turn = max(1, drills // TURNS)
        self._begun_s, self._processor_before_s = time.perf_counter(), self._processor_s()

    def score_plainly(self) -> None:
        """End a tenth, let plain scoring have the machine, and print how both went."""
        spent_s = time.perf_counter() - self._begun_s
        processor = self._processor_s()
        self.again.append(Cost(self.done - self._done_before, spent_s, processor - self._processor_before_s))
        self._processor_before_s = processor
        plain = self._process.submit(score_next, self._replies_a_turn).result()
        self.plain += plain
        self._done_before = self.done
        rates = f"{self.again[-1].rate:8,.0f} replies/s, plainly {plain.rate:6,.0f}"
        print(f"  {self.done:>9,} {rates}, {self.memory()}", flush=True)
        self._begun_s = time.perf_counter()

    def _helpers(self) -> list[int]:
        return [one.pid for one in multiprocessing.active_children() if one.pid and one.pid != self._pid]

    def _processor_s(self) -> float:
        return time.process_time() + sum(map(processor_s, self._helpers()))

    def memory(self) -> str:
        """Return the peak of the resident set of this process and of its largest helper."""
        helper_mb = max(map(peak_mb, self._helpers()), default=0)
        return f"{peak_mb(os.getpid()):,.0f} MB here, {helper_mb:,.0f} MB in a helper"

    def print_sums(self, again: Cost) -> None:
        """Print the ratios. The helpers start in the first tenth and compile the rubrics in it."""
        whole = sum(self.again, Cost())
        lines = [("plain scoring, one process", self.plain), ("scored again", whole)]
        if len(self.again) > 1:
            lines.append(("scored again, from the second tenth", sum(self.again[1:], Cost())))
        for name, cost in (*lines, ("again, all up to date", again)):
            ratio, processor = (
                cost.rate / self.plain.rate,
                cost.each_processor_s / self.plain.each_processor_s,
            )
            print(
                f"  {name:36} {cost.rate:8,.0f} replies/s {ratio:8.2f} × plain scoring; "
                f"processor time of a reply {processor:.2f}"
            )


def processor_s(pid: int) -> float:
    """Return the processor time of a process so far; 0 where the system does not tell it (not Linux)."""
    status = Path(f"/proc/{pid}/stat")
    if not status.exists():
        return 0
    user, system = status.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


class PlainScorer:
    """What plain scoring does in its process: read and score, one reply after the other."""

    def __init__(self, library: Library, asked: list[Asked]) -> None:
        self._asked = cycle(asked)
        wanted = {(one.pack_hash, one.scenario_id) for one in asked}
        entries = {
            (pack.content_hash, scenario.id): ScenarioEntry(pack, scenario)
            for pack in library.shelf().packs
            for scenario in pack.scenarios
        }
        self._compiled = {key: library.compiled(entries[key]) for key in wanted}

    def score(self, replies: int) -> Cost:
        begun_s, before_s = time.perf_counter(), time.process_time()
        for one in islice(self._asked, replies):
            compiled = self._compiled[one.pack_hash, one.scenario_id]
            analysis = compiled.reader.read(one.text)
            score_reply(analysis, compiled.turn(one.turn_id), compiled.reader, settings=one.settings)
        return Cost(replies, time.perf_counter() - begun_s, time.process_time() - before_s)


_plain: PlainScorer | None = None
"""Of the process that scores plainly."""


def made_replies(folder: Path, count: int) -> list[Sent]:
    return different_replies(bundled_packs(folder), count)


def take_up(folder: Path, asked: list[Asked]) -> int:
    """Make plain scoring ready: rubrics compiled, what is shown read once; return the id of its process."""
    global _plain  # noqa: PLW0603 - the process has one task
    _plain = PlainScorer(bundled_packs(folder), asked)
    _plain.score(min(REPLIES_A_TURN, len(asked)))
    return os.getpid()


def score_next(replies: int) -> Cost:
    assert _plain is not None  # take_up came first
    return _plain.score(replies)


if __name__ == "__main__":
    sys.exit(main())
