"""A drill's state → the messages of the transcript. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import EvidenceKind
from trainer.core.drill_state import DrillState, Entry, Mode, Play, Speaker
from trainer.core.needs import State
from trainer.core.scenario import Channel
from trainer.core.scoring import Evidence
from trainer.services.debriefs import JudgedCriterion, judged_criteria
from trainer.ui.drill.messages import Message
from trainer.ui.text_block import Mark, MarkKind
from trainer.wording.catalogue import _
from trainer.wording.numbers import score_range

_MARK_KINDS: dict[State, MarkKind] = {State.MET: "met", State.UNSURE: "unsure", State.NOT_MET: "bad"}


def messages_of(state: DrillState) -> tuple[Message, ...]:
    """Return the conversation; replies carry their evidence where feedback may be shown."""
    plays = {play.reply_id: play for play in state.plays}
    total = len(state.transcript)
    return tuple(
        _message(state, entry, plays.get(entry.reply_id or ""), number=number, total=total)
        for number, entry in enumerate(state.transcript, start=1)
    )


def _message(state: DrillState, entry: Entry, play: Play | None, *, number: int, total: int) -> Message:
    is_letter = state.scenario.channel is Channel.EMAIL
    if entry.speaker is Speaker.CUSTOMER:
        name = state.scenario.customer.name
        spoken = _("Customer {name}, {number} of {total}: {text}").format(
            name=name, number=number, total=total, text=entry.line.text
        )
        return Message(
            key=f"line-{number}",
            speaker="customer",
            text=entry.line.text,
            heading=name,
            spoken=spoken,
            can_replay=True,
            is_letter=is_letter,
        )
    heading = _reply_heading(state, play)
    spoken = _("{heading}, {number} of {total}: {text}").format(
        heading=heading, number=number, total=total, text=entry.line.text
    )
    return Message(
        key=f"line-{number}",
        speaker="trainee",
        text=entry.line.text,
        heading=heading,
        marks=marks_of(judged_criteria(state, play)) if play and shows_feedback(state) else (),
        spoken=spoken,
        is_letter=is_letter,
    )


def shows_feedback(state: DrillState) -> bool:
    """Say whether verdicts may be seen: always in practice, at the end of an exam."""
    return state.mode is Mode.PRACTICE or state.is_over


def _reply_heading(state: DrillState, play: Play | None) -> str:
    if play is None or play.card is None:
        return _("You")
    if not shows_feedback(state) or not play.card.points.possible:
        return _("You")
    points = play.card.points
    return _("You · scored {score}").format(score=score_range(points.low_score, points.high_score))


def hints_of(state: DrillState) -> tuple[str, ...]:
    """Return the hints that were taken in the present turn."""
    if state.is_over:
        return ()
    hints = {one.id: one.hint for one in state.turn.criteria}
    return tuple(hints[criterion] for criterion in state.hints_taken if criterion in hints)


def marks_of(judged: Sequence[JudgedCriterion]) -> tuple[Mark, ...]:
    """Return the words of a reply that decided its verdicts."""
    return tuple(
        Mark(evidence.span.start, evidence.span.end, _mark_kind(one.verdict.state, evidence))
        for one in judged
        for evidence in one.verdict.evidence
    )


def _mark_kind(state: State, evidence: Evidence) -> MarkKind:
    has_slip = state is State.MET and evidence.kind is EvidenceKind.TYPO
    return "slip" if has_slip else _MARK_KINDS[state]
