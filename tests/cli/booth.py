"""Plays a drill in the terminal with a clock turned by hand and somebody who types what a test wants."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.services.stage import HandClock, Stage
from tests.services.waiting_room import write_waiting_room
from trainer.cli.drilling import drill_of
from trainer.cli.keyboard import Aside, Attend, BrokenOff, Interrupted
from trainer.cli.paper import Paper
from trainer.cli.play import Desk
from trainer.cli.voice import Silence, Speaker
from trainer.core.codes import Mode
from trainer.core.scenario import Line, Scenario
from trainer.services.drills import DrillSession
from trainer.services.paths import AppPaths

Step = str | Callable[[Attend | None], str]


class FakeVoice:
    """A voice that is heard, and remembers what it said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, lines: Sequence[Line], scenario: Scenario) -> None:
        self.said += [line.text for line in lines]

    def is_heard(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing to close."""


class Booth:
    """A terminal beside a stage whose only scenario is “no-call”.

    Attributes:
        prompts: What stood before each text that was asked for.
        beginnings: What stood in the line already.
        befores: What stood above it already.
    """

    def __init__(self, folder: Path, channel: str = "chat") -> None:
        write_waiting_room(folder / "packs")
        path = folder / "packs" / "waiting-room" / "drills" / "no-call.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("level: 1", f"level: 1\nchannel: {channel}"), encoding="utf-8")
        self.stage = Stage(AppPaths.under(folder / "data"), HandClock(), (folder / "packs",))
        self.voice: Speaker = Silence()
        self.prompts: list[str] = []
        self.beginnings: list[str] = []
        self.letters: list[bool] = []
        self.befores: list[str] = []
        self._left: Iterator[Step] = iter(())

    def begin(self, mode: Mode = Mode.PRACTICE) -> DrillSession:
        return self.stage.begin("no-call", mode=mode)

    def play(self, session: DrillSession, *steps: Step) -> str:
        """Play what was begun or continued, and return what was printed; the input ends after the steps."""
        self._left = iter(steps)
        out = io.StringIO()
        paper = Paper(file=out, width=80, force_terminal=False, highlight=False, emoji=False)
        drill_of(session, Desk(paper, self.read, self.voice, self.stage.drills.restart)).play()
        return out.getvalue()

    def read(
        self,
        prompt: str,
        beginning: str = "",
        *,
        before: str = "",
        attend: Attend | None = None,
        is_letter: bool = False,
    ) -> str:
        """What is typed next."""
        self.prompts.append(prompt)
        self.beginnings.append(beginning)
        self.letters.append(is_letter)
        self.befores.append(before)
        step = next(self._left, None)
        if step is None:
            raise EOFError
        return step if isinstance(step, str) else step(attend)

    def late(self, typed: str, **time: float) -> Step:
        """Somebody types without a pause, and sends after this time."""

        def type_late(_attend: Attend | None) -> str:
            self.stage.clock.turn(**time)
            return typed

        return type_late

    def pausing(self, typed: str, **time: float) -> Step:
        """Somebody stops to think over half a line for this time, then sends it."""

        def pause(attend: Attend | None) -> str:
            assert attend is not None
            self.stage.clock.turn(**time)
            if attend(typed):
                raise BrokenOff(typed)
            return typed

        return pause

    @staticmethod
    def aside(typed: str, command: str) -> Step:
        def break_off(_attend: Attend | None) -> str:
            raise Aside(typed, command)

        return break_off

    @staticmethod
    def ctrl_c(typed: str = "") -> Step:
        def interrupt(_attend: Attend | None) -> str:
            raise Interrupted(typed)

        return interrupt
