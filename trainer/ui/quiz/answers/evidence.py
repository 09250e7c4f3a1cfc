"""The words of a text that decided its verdicts, as marks to paint."""

from __future__ import annotations

from trainer.core.analysis import EvidenceKind
from trainer.core.answers import State
from trainer.core.cards import ScoreCard
from trainer.ui.text_block import Mark, MarkKind

_KINDS: dict[State, MarkKind] = {State.MET: "met", State.UNSURE: "unsure", State.NOT_MET: "bad"}


def marks_of_card(card: ScoreCard) -> tuple[Mark, ...]:
    """Return the marks of a card, as the drill paints them."""
    return tuple(
        Mark(one.span.start, one.span.end, _kind(verdict.state, one.kind))
        for verdict in card.verdicts
        for one in verdict.evidence
    )


def _kind(state: State, kind: EvidenceKind) -> MarkKind:
    return "slip" if state is State.MET and kind is EvidenceKind.TYPO else _KINDS[state]
