"""Lists in the terminal: scenarios, problems of packs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from trainer.cli.paper import Paper, Paragraph
from trainer.core.errors import PackError, Problem, Severity, UserFacingError
from trainer.wording.errors import explain
from trainer.wording.names import channel_name, level_name
from trainer.wording.numbers import SECONDS_A_MINUTE, minutes
from trainer.wording.problems import problem_line

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry


def scenario_list(entries: Mapping[int, ScenarioEntry]) -> RenderableType:
    """Return scenarios with their numbers, under the titles of their packs."""
    width = max((cell_len(entry.scenario.id) for entry in entries.values()), default=0)
    parts: list[RenderableType] = []
    for _id, group in groupby(entries.items(), key=lambda pair: pair[1].pack.id):
        rows = list(group)
        parts.append(Paragraph(rows[0][1].pack.title, style="bold"))
        parts.append(Padding(_scenarios(rows, id_width=width), (0, 0, 1, 0)))
    return Group(*parts)


def _scenarios(rows: Sequence[tuple[int, ScenarioEntry]], *, id_width: int) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(justify="right", width=3)
    table.add_column(no_wrap=True, width=id_width, style="cyan")
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right", style="dim")
    for number, entry in rows:
        one = entry.scenario
        facts = (channel_name(one.channel), level_name(one.level), minutes(one.minutes * SECONDS_A_MINUTE))
        table.add_row(str(number), one.id, Paragraph(one.title), " · ".join(facts))
    return table


def problem_lines(problems: Sequence[Problem]) -> list[RenderableType]:
    """Return one line a problem, as editors understand it."""
    return [
        Paragraph(problem_line(problem), style="" if problem.severity is Severity.ERROR else "dim")
        for problem in problems
    ]


def broken_pack(error: PackError) -> list[RenderableType]:
    """Return why a pack was left out, with all its problems."""
    return [Paragraph(explain(error).text, style="yellow"), *problem_lines(error.problems)]


def print_refusal(error: UserFacingError, paper: Paper) -> None:
    """Print why something was not done, with all problems of the pack if it is one's fault."""
    paper.print(Paragraph(explain(error).text, style="bold red"))
    if isinstance(error, PackError):
        paper.print(*problem_lines(error.problems), sep="\n")
