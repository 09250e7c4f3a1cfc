"""What a whole drill was worth, in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.paper import Paragraph, box, dotted
from trainer.core.codes import Finish
from trainer.core.drill_score import DrillScore, Result
from trainer.core.drill_state import DrillState, mood_band
from trainer.core.scoring import Points
from trainer.services.debriefs import Debrief
from trainer.wording.catalogue import _
from trainer.wording.names import mood_name, outcome_name, result_name, section_name
from trainer.wording.numbers import score_range
from trainer.wording.plays import play_facts, stop_line

BAR_CELLS = 24
_RESULT_STYLES = {
    Result.PASSED: "bold green",
    Result.FAILED: "bold red",
    Result.CRITICAL: "bold red",
    Result.AWAITING_REVIEW: "bold yellow",
    Result.NO_RESULT: "dim",
}


def print_debrief(console: Console, report: Debrief) -> None:
    """Print the result beside how the conversation closed, the score, and how each reply went."""
    state, score = report.state, report.score
    console.rule(Text(_("Debrief"), style="bold"), style="dim")
    console.print(_result_line(state, score))
    if score.points.possible:
        console.print(_score_line(state, score))
    before, after = (mood_name(mood_band(mood)) for mood in (state.scenario.customer.mood, state.mood))
    moods = before if before == after else f"{before} → {after}"
    console.print(_("The customer's mood: {moods}").format(moods=moods))
    if score.sections:
        console.print(Padding(_sections(score), (1, 0, 1, 1)))
    if score.bonus:
        console.print(_("Bonus beside the score: +{points}").format(points=score.bonus))
    _print_course(console, report)


def _print_course(console: Console, report: Debrief) -> None:
    """Print why the drill closed before its ending, what was not sent, and how each reply came about."""
    closed = closing_line(report.state)
    if closed:
        console.print(Paragraph(closed))
    if report.state.unsent.strip():
        console.print(box(Paragraph(report.state.unsent), title=_("Not sent"), style="yellow"))
    if report.replies:
        console.print(Paragraph(_("How your replies went"), style="bold"))
        console.print(Padding(_course(report), (0, 0, 0, 1)))


def _course(report: Debrief) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for place, reply in enumerate(report.replies, start=1):
        facts = play_facts(report.state.scenario, reply.play)
        if not reply.counts:
            facts = (_("taken back"), *facts)
        table.add_row(f"{place}.", Paragraph(" · ".join(facts), style="dim"))
    return table


def closing_line(state: DrillState) -> str:
    """Say why a drill closed before its ending; empty for one that was not cut short."""
    if state.finish is Finish.TURN_LIMIT:
        return _("The conversation went on too long and was closed.")
    return stop_line(state)


def _result_line(state: DrillState, score: DrillScore) -> Text:
    """Say the result, which is the trainee's, beside the ending, which is the customer's."""
    parts = [Text(result_name(score.result), style=_RESULT_STYLES[score.result])]
    if state.outcome is not None:
        parts.append(Text(_("Ending: {ending}").format(ending=outcome_name(state.outcome))))
    return dotted(*parts)


def _score_line(state: DrillState, score: DrillScore) -> Text:
    points = score_range(score.points.low_score, score.points.high_score)
    return dotted(
        Text(_("Score {score} of 100").format(score=points), style="bold"),
        Text(_("pass mark {mark}").format(mark=state.scenario.pass_mark), style="dim"),
    )


def _sections(score: DrillScore) -> Table:
    table = Table.grid(padding=(0, 2))
    for section in score.sections:
        points = section.points
        if points.possible:
            earned = score_range(points.low, points.high)
            table.add_row(
                section_name(section.section), bar(points), f"{earned} / {points.possible}", style=""
            )
    return table


def bar(points: Points) -> Text:
    """Draw points as a bar: sure, unsure and missing cells differ in shape too."""
    sure = BAR_CELLS * points.low // points.possible
    maybe = BAR_CELLS * points.high // points.possible - sure
    drawn = Text("█" * sure, style="green").append("▒" * maybe, style="yellow")
    return drawn.append("░" * (BAR_CELLS - sure - maybe), style="dim")
