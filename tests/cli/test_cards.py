"""Score cards in the terminal: marks that need no colours."""

from __future__ import annotations

from rich.style import Style

from trainer.cli.cards import marked_reply
from trainer.core.analysis import EvidenceKind, Span
from trainer.core.needs import State
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scoring import Evidence, Verdict
from trainer.services.debriefs import JudgedCriterion


def judged(state: State, start: int, end: int) -> JudgedCriterion:
    evidence = Evidence(Span(start, end), EvidenceKind.EXACT, "x")
    return JudgedCriterion(Criterion("a", "", Phrase("x")), Verdict("a", state, (evidence,)))


def test_marked_words_are_told_apart_without_colours() -> None:
    marked = marked_reply(
        "good perhaps bad",
        [judged(State.MET, 0, 4), judged(State.UNSURE, 5, 12), judged(State.NOT_MET, 13, 16)],
    )
    letters = {_without_colour(Style.parse(str(span.style))) for span in marked.spans}
    assert len(letters) == len(State)


def _without_colour(style: Style) -> tuple[bool | None, ...]:
    return style.bold, style.italic, style.underline, style.reverse


def test_a_fault_lies_on_top_of_what_is_good() -> None:
    marked = marked_reply("bad", [judged(State.NOT_MET, 0, 3), judged(State.MET, 0, 3)])
    assert "reverse" in str(marked.spans[-1].style)
