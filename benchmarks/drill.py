"""How long after a reply was sent the customer's answer is on disk, against scoring that reply alone.

Drills of all bundled scenarios are played with model replies and samples: a real database, a transaction for
each event. Before or after each reply, in turns, the same reply is read and heard in the same circumstances
without anything else. With ``--screen`` a reply goes through the drill page (offscreen) instead, and the time
ends when the paint event is handled that shows the customer's line; how long it takes until nothing of the
page is left to be shown is told beside it. What a machine does for the first time is left out: each drill is
played once before.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import kept_packs
from trainer.app import open_office, open_settings
from trainer.core.drill_state import DrillState
from trainer.services.drills import DrillSession
from trainer.services.library import ScenarioEntry
from trainer.services.office import Office
from trainer.services.paths import AppPaths
from trainer.services.standings import score_settings
from trainer.services.ways_to_play import Replies

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PERCENTILES = (50, 95, 99)
AIM_MS = 50.0
SETTLING_ROUNDS = 4
"""Rounds of the event loop; a layout finds its places step by step."""


@dataclass(frozen=True)
class Moment:
    """A point of time by the clock and by what the processor has done, in seconds."""

    clock_s: float = field(default_factory=time.perf_counter)
    worked_s: float = field(default_factory=time.process_time)


@dataclass(frozen=True)
class Sending:
    """A reply: when it was sent, when it was answered, and when nothing was left to do."""

    sent: Moment
    answered: Moment
    settled: Moment


class Way(Protocol):
    """How replies are sent."""

    def open(self, session: DrillSession) -> None: ...

    def send(self, session: DrillSession, text: str) -> Sending: ...


class Plain:
    """Without a screen."""

    def open(self, session: DrillSession) -> None:
        """Nothing is to be shown."""

    def send(self, session: DrillSession, text: str) -> Sending:
        sent = Moment()
        session.send(text)
        answered = Moment()
        return Sending(sent, answered, answered)


@dataclass
class Times:
    """Seconds of each reply, sent and only scored; ``worked_s`` is the processor's part of the former.

    ``settled_s`` ends when nothing is left to be shown.
    """

    sent_s: list[float] = field(default_factory=list)
    scored_s: list[float] = field(default_factory=list)
    worked_s: list[float] = field(default_factory=list)
    settled_s: list[float] = field(default_factory=list)

    def add_reply(self, sending: Sending) -> None:
        self.sent_s.append(sending.answered.clock_s - sending.sent.clock_s)
        self.worked_s.append(sending.answered.worked_s - sending.sent.worked_s)
        self.settled_s.append(sending.settled.clock_s - sending.sent.clock_s)

    def add(self, other: Times) -> None:
        self.sent_s += other.sent_s
        self.scored_s += other.scored_s
        self.worked_s += other.worked_s
        self.settled_s += other.settled_s


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drills", type=int, default=20, metavar="N", help="drills of each scenario (20)")
    parser.add_argument("--only", metavar="ID", help="scenarios with this id alone")
    parser.add_argument("--screen", action="store_true", help="through the drill page, offscreen")
    kept_packs.add_option(parser)
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {options.drills} drills a scenario")
    with tempfile.TemporaryDirectory() as folder:
        paths = AppPaths.under(Path(folder))
        kept_packs.take_in(options.kept_packs, paths.pack_cache)
        settings = open_settings(paths)
        settings.change(speaks=False)
        office, close = open_office(paths, settings)
        try:
            way: Way = Screen(office) if options.screen else Plain()
            measure(office, way, drills=options.drills, only=options.only)
        finally:
            close()
    return 0


def measure(office: Office, way: Way, *, drills: int, only: str | None) -> None:
    """Print what each scenario takes, and all of them together."""
    trainee = office.trainees.present_or_new("Bench").id
    everything: dict[str, Times] = {}
    entries = [one for one in office.library.shelf().entries if only in (None, one.scenario.id)]
    for entry in entries:
        times = Times()
        for number in range(drills + 1):
            played = play(office, entry, trainee, way, number)
            if number:
                times.add(played)
        show(f"{entry.scenario.language} {entry.scenario.id}", times)
        everything.setdefault(entry.scenario.language, Times()).add(times)
    for language, times in everything.items():
        show(f"{language}, all", times)
        slow = sum(1000 * one > AIM_MS for one in times.sent_s)
        print(f"  {slow} of {len(times.sent_s)} took longer than {AIM_MS:.0f} ms (aim: one in a hundred)")
        print(f"  processor time at the same percentiles: {milliseconds(times.worked_s)}")
        if times.settled_s != times.sent_s:
            print(f"  until all of the page is shown: {milliseconds(times.settled_s)}")


def play(office: Office, entry: ScenarioEntry, trainee: str, way: Way, number: int) -> Times:
    """Play one drill to its end and time every reply; the first way of timing takes turns too."""
    chance = random.Random(f"{entry.scenario.id}/{number}")
    replies = Replies(entry.scenario, entry.pack.samples)
    session = office.drills.start(trainee, entry, seed=number)
    way.open(session)
    score = scorer(office, entry)
    times = Times()
    while not session.state.is_over:
        turn = session.state.turn
        text = replies.model(turn) if chance.random() < 0.5 else replies.sample(turn, chance)
        score_it = partial(score, session.state, text)
        is_scored_first = len(times.sent_s) % 2 == 0
        if is_scored_first:
            times.scored_s.append(seconds(score_it))
        times.add_reply(way.send(session, text))
        if not is_scored_first:
            times.scored_s.append(seconds(score_it))
    return times


def scorer(office: Office, entry: ScenarioEntry) -> Callable[[DrillState, str], object]:
    """Return what a drill does with a reply beside writing: read it and hear what it says."""
    compiled = office.library.compiled(entry)

    def score(state: DrillState, text: str) -> object:
        settings = score_settings(state, entry.pack.label)
        return compiled.hear(compiled.reader.read(text), state.turn_id, settings=settings)

    return score


def seconds(work: Callable[[], object]) -> float:
    begun_s = time.perf_counter()
    work()
    return time.perf_counter() - begun_s


class Screen:
    """Sends replies through the drill page until the answer is painted."""

    def __init__(self, office: Office) -> None:
        # Only this measure needs a screen.
        from PySide6.QtWidgets import QListView, QWidget

        from trainer.services.narration import Narrator
        from trainer.ui.context import Context
        from trainer.ui.drill.page import DrillPage
        from trainer.ui.jobs import Jobs
        from trainer.ui.run import make_theme, make_window, start_qt

        self._application = start_qt()
        theme = make_theme(office.settings)
        self._window = make_window(theme, office.settings)
        self._jobs = Jobs()
        context = Context(
            theme, self._window.icons, self._jobs, office.settings, lambda *_words, **_more: None, self._fail
        )
        self._host = QWidget()  # without a layout, so that nothing the page wants resizes the window
        self._host.resize(1200, 800)
        self._page = DrillPage(context, Narrator(office.settings, lambda _state: None))
        self._page.setParent(self._host)
        self._page.setGeometry(self._host.rect())
        self._host.show()
        self._paintings: list[Moment] = []
        self._lines_before = 0
        transcript = self._page.transcript

        def paint(event: QPaintEvent) -> None:
            QListView.paintEvent(transcript, event)
            self._look()

        transcript.paintEvent = paint  # type: ignore[method-assign]

    def _look(self) -> None:
        """Note a painting in which the newest line is in sight."""
        transcript = self._page.transcript
        total = transcript.messages.rowCount()
        place = transcript.visualRect(transcript.messages.index(total - 1))
        is_there = total > self._lines_before and transcript.viewport().rect().intersects(place)
        if is_there:
            self._paintings.append(Moment())

    @staticmethod
    def _fail(error: Exception) -> None:
        raise error

    def open(self, session: DrillSession) -> None:
        """Show a drill that has begun."""
        self._page.open(session)
        self._page.entered()
        self._wait()

    def _wait(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

        while self._jobs.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _round in range(SETTLING_ROUNDS):
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def send(self, session: DrillSession, text: str) -> Sending:
        page = self._page
        page.composer.set_text(text)
        self._wait()
        self._lines_before = page.transcript.messages.rowCount()
        self._paintings.clear()
        sent = Moment()
        page.composer.sent.emit(text)
        self._wait()
        return Sending(sent, self._paintings[0], Moment())


def show(name: str, times: Times) -> None:
    """Print percentiles as multiples of scoring alone at the same percentile, and milliseconds."""
    parts: Iterator[str] = (
        f"   {each}th {percentile(times.sent_s, each) / percentile(times.scored_s, each):6.2f} × scoring"
        f" {1000 * percentile(times.sent_s, each):7.2f} ms"
        for each in PERCENTILES
    )
    print(f"{name:26}" + "".join(parts), flush=True)


def milliseconds(values_s: Sequence[float]) -> str:
    return ", ".join(f"{1000 * percentile(values_s, each):.1f}" for each in PERCENTILES) + " ms"


def percentile(values: Sequence[float], which: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[which - 1]


if __name__ == "__main__":
    sys.exit(main())
