"""Marks on a reply: the kind follows the verdict, and a typing error that counted is one of its own."""

from __future__ import annotations

import pytest

from trainer.core.analysis import EvidenceKind, Span
from trainer.core.needs import State
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scoring import Evidence, Verdict
from trainer.services.debriefs import JudgedCriterion
from trainer.ui.drill.conversation import marks_of
from trainer.ui.text_block import Mark, MarkKind


@pytest.mark.parametrize(
    ("state", "kind", "mark"),
    [
        (State.MET, EvidenceKind.EXACT, "met"),
        (State.MET, EvidenceKind.TYPO, "slip"),
        (State.UNSURE, EvidenceKind.FAR_TYPO, "unsure"),
        (State.UNSURE, EvidenceKind.TYPO, "unsure"),
        (State.NOT_MET, EvidenceKind.FORBIDDEN, "bad"),
    ],
)
def test_marks_tell_what_became_of_the_words(state: State, kind: EvidenceKind, mark: MarkKind) -> None:
    evidence = Evidence(Span(2, 7), kind, "sorry")
    judged = JudgedCriterion(Criterion("a", "", Phrase("sorry")), Verdict("a", state, (evidence,)))
    assert marks_of([judged]) == (Mark(2, 7, mark),)
