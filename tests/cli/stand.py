"""Runs commands in this process with typed lines, and keeps what was printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console

from tests.services.stage import DictStore
from trainer.app import (
    open_doctor,
    open_importing,
    open_installing,
    open_library,
    open_office,
    open_pack_making,
    open_sharing,
)
from trainer.cli.arguments import parser
from trainer.cli.commands import run_command
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import Interrupted
from trainer.cli.paper import Paper
from trainer.core.errors import UserFacingError
from trainer.services.narration import Narrator, SpeechState
from trainer.services.office import Office
from trainer.services.paths import AppPaths
from trainer.services.settings import SettingsService


@dataclass
class Outcome:
    """What a command printed and returned."""

    status: int
    out: str
    err: str


class Stand:
    """A terminal of its own.

    Attributes:
        INTERRUPT: At the end of a line, it is Ctrl+C with this text in the line.
    """

    INTERRUPT = "\x03"

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths = AppPaths.under(folder / "data")
        self.settings = SettingsService(DictStore())
        self.trouble: UserFacingError | None = None
        self.width, self.has_colours = 80, False
        self.prompts: list[str] = []
        self._monkeypatch = monkeypatch

    def run(self, *arguments: str, typed: tuple[str, ...] = ()) -> Outcome:
        out, err = io.StringIO(), io.StringIO()

        def paper(*, is_for_errors: bool = False) -> Paper:
            return Paper(
                file=err if is_for_errors else out,
                width=self.width,
                force_terminal=self.has_colours,
                color_system="truecolor" if self.has_colours else None,
                highlight=False,
                emoji=False,
            )

        lines = iter(typed)
        self._monkeypatch.setattr("trainer.cli.commands.paper", paper)

        def read(prompt: str, beginning: str = "", **_how: object) -> str:
            return self._read(lines, prompt)

        for commands in ("drilling", "noting", "quizzing", "studying", "reviewing", "replaying"):
            self._monkeypatch.setattr(f"trainer.cli.{commands}.read_text", read)
        tools = Tools(
            open_office=self._office,
            open_doctor=lambda: open_doctor(self.paths),
            open_narrator=self._narrator,
            open_library=lambda: open_library(self.paths),
            open_sharing=lambda: open_sharing(self.paths),
            open_importing=lambda: open_importing(self.paths),
            open_installing=lambda: open_installing(self.paths),
            open_pack_making=lambda: open_pack_making(self.paths),
            trouble=self.trouble,
        )
        status = run_command(parser().parse_args(arguments), tools)
        return Outcome(status, out.getvalue(), err.getvalue())

    def _read(self, lines: Iterator[str], prompt: str) -> str:
        self.prompts.append(prompt)
        line = next(lines, None)
        if line is None:
            raise EOFError
        if line.endswith(self.INTERRUPT):
            raise Interrupted(line.removesuffix(self.INTERRUPT))
        return line

    def _office(self, folder: Path | None) -> tuple[Office, Callable[[], None]]:
        if folder is None:
            return open_office(self.paths, self.settings)
        return open_office(AppPaths.under(folder), SettingsService(DictStore()))

    def _narrator(self, office: Office, on_state: Callable[[SpeechState], None]) -> Narrator:
        self.settings.change(speaks=False)
        return Narrator(office.settings, on_state)


def widest_line(text: str) -> int:
    """Columns of the widest line, as a terminal counts them."""
    return max(Console().render_str(line, markup=False, emoji=False).cell_len for line in text.splitlines())
