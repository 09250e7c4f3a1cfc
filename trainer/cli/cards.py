"""Score cards in the terminal: the reply with its evidence marked, and each verdict with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.core.drill_score import DrillScore, Result
from trainer.core.drill_state import DrillState, mood_band
from trainer.core.needs import State
from trainer.core.scoring import Points, ScoreCard
from trainer.services.debriefs import JudgedCriterion
from trainer.wording.catalogue import _
from trainer.wording.names import mood_name, outcome_name, result_name, section_name
from trainer.wording.numbers import score_range
from trainer.wording.verdicts import points_text, to_confirm, verdict_note

# Shape and word carry the meaning; the colour only helps.
_MARKS = {
    State.MET: ("✓", "green"),
    State.UNSURE: ("?", "yellow"),
    State.NOT_MET: ("✗", "red"),
}
_EVIDENCE_STYLES = {
    State.MET: "black on green",
    State.UNSURE: "black on yellow",
    State.NOT_MET: "black on red",
}


def marked_reply(text: str, judged: Sequence[JudgedCriterion]) -> Text:
    """Return the reply with the words that decided a verdict marked."""
    marked = Text(text)
    for state in (State.MET, State.UNSURE, State.NOT_MET):
        for one in judged:
            if one.verdict.state is state:
                for evidence in one.verdict.evidence:
                    marked.stylize(_EVIDENCE_STYLES[state], evidence.span.start, evidence.span.end)
    return marked


def card_table(text: str, card: ScoreCard, judged: Sequence[JudgedCriterion]) -> RenderableType:
    """Return the verdicts of one reply as a table under its score."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    for one in judged:
        mark, colour = _MARKS[one.verdict.state]
        label = Text(one.criterion.label)
        note = verdict_note(text, one.criterion, one.verdict)
        if note:
            label.append("\n" + note, style="dim")
        table.add_row(
            Text(mark, style=colour), label, Text(points_text(one.criterion, one.verdict), style=colour)
        )
    return Group(_headline(card), Padding(table, (0, 0, 0, 2)))


def _headline(card: ScoreCard) -> Text:
    line = Text()
    if card.points.possible:
        line.append(_("Score {score} of 100").format(score=points_range(card.points)), style="bold")
    if card.unsure_count:
        line.append("  " + to_confirm(card.unsure_count), style="yellow")
    if card.criticals:
        line.append("  " + _("critical error"), style="bold red")
    return line


def points_range(points: Points) -> str:
    """Write points as a score of 0 … 100, a range while verdicts are unsure."""
    return score_range(points.low_score, points.high_score)


_RESULT_STYLES = {
    Result.PASSED: "bold green",
    Result.FAILED: "bold red",
    Result.CRITICAL: "bold red",
    Result.AWAITING_REVIEW: "bold yellow",
    Result.NO_RESULT: "dim",
}


def print_debrief(console: Console, state: DrillState, score: DrillScore) -> None:
    """Print what the whole drill was worth."""
    console.rule(_("Debrief"))
    console.print(
        Text(_("Score {score} of 100").format(score=points_range(score.points)), style="bold"),
        Text("·"),
        Text(result_name(score.result), style=_RESULT_STYLES[score.result]),
        Text("·"),
        Text(_("pass mark {mark}").format(mark=state.scenario.pass_mark)),
    )
    mood = f"{mood_name(mood_band(state.scenario.customer.mood))} → {mood_name(mood_band(state.mood))}"
    console.print(_("Ending: {ending}").format(ending=outcome_name(state.outcome)), "·", mood)
    for section in score.sections:
        points = section.points
        earned = score_range(points.low, points.high)
        console.print(f"  {section_name(section.section)}: {earned} / {points.possible}", highlight=False)
    if score.bonus:
        console.print(_("Bonus beside the score: +{points}").format(points=score.bonus))
