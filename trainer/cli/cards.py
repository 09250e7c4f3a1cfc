"""Score cards in the terminal: the reply with its evidence marked, and each verdict with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.paper import Paragraph, box, dotted
from trainer.core.needs import State
from trainer.core.scoring import ScoreCard
from trainer.services.debriefs import JudgedCriterion
from trainer.services.tries import TriesTogether
from trainer.wording.catalogue import _
from trainer.wording.names import state_name
from trainer.wording.numbers import score_range
from trainer.wording.reviews import judged_note
from trainer.wording.verdicts import met_earlier, points_text, to_confirm, tries_line

# Shape and word carry the meaning; the colour only helps.
_MARKS = {State.MET: ("✓", "green"), State.UNSURE: ("?", "yellow"), State.NOT_MET: ("✗", "red")}
_LETTERS = {State.MET: "bold underline", State.UNSURE: "italic underline", State.NOT_MET: "reverse"}
_ORDER = (State.MET, State.UNSURE, State.NOT_MET)
_WIDEST_LABEL = 18


def feedback(
    text: str,
    card: ScoreCard,
    judged: Sequence[JudgedCriterion],
    together: TriesTogether | None = None,
    *,
    is_note: bool = False,
) -> RenderableType:
    """Return the reply with its evidence, its score, and the verdicts under it.

    Args:
        text: The reply as typed.
        card: What counts of it.
        judged: Its verdicts.
        together: What it is worth with the tries before it at the same message, if there are any.
        is_note: The reply was spoken, and the text is what an observer noted of it, perhaps nothing.
    """
    lines: list[RenderableType] = [_headline(card)]
    if text or not is_note:
        title = _("Observer’s note") if is_note else _("You")
        lines.insert(0, box(Paragraph(marked_reply(text, judged)), title=title, style="cyan"))
    if together is not None and together.points != card.points:
        lines.append(Paragraph(tries_line(together.points), style="dim"))
    met_in = {} if together is None else together.met_in
    return Group(*lines, Padding(_verdicts(text, judged, met_in), (0, 0, 1, 1)))


def marked_reply(text: str, judged: Sequence[JudgedCriterion]) -> Text:
    """Return the reply with the words that decided a verdict marked, the faults last and on top."""
    marked = Text(text)
    for state in _ORDER:
        style = f"{_LETTERS[state]} {_MARKS[state][1]}"
        for one in judged:
            for evidence in one.verdict.evidence if one.verdict.state is state else ():
                marked.stylize(style, evidence.span.start, evidence.span.end)
    return marked


def _verdicts(text: str, judged: Sequence[JudgedCriterion], met_in: Mapping[str, int]) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    for one in judged:
        if not one.is_worth_showing:
            continue
        if one.criterion.id in met_in:
            note = met_earlier(met_in[one.criterion.id])
            table.add_row(Text(_MARKS[State.MET][0], style="dim"), _label(one, note), "")
            continue
        mark, colour = _MARKS[one.verdict.state]
        points = points_text(one.criterion, one.verdict) or state_name(one.verdict.state)
        table.add_row(
            Text(mark, style=colour), _label(one, judged_note(text, one)), Text(points, style=colour)
        )
    return table


def _label(one: JudgedCriterion, note: str) -> RenderableType:
    label = Paragraph(one.criterion.label)
    return Group(label, Paragraph(note, style="dim")) if note else label


def _headline(card: ScoreCard) -> Text:
    parts = []
    if card.points.possible:
        score = score_range(card.points.low_score, card.points.high_score)
        parts.append(Text(_("Score {score} of 100").format(score=score), style="bold"))
    if card.unsure_count:
        parts.append(Text(to_confirm(card.unsure_count), style="yellow"))
    if card.criticals:
        parts.append(Text(_("critical error"), style="bold red"))
    return dotted(*parts)
