"""A drill's state → the messages of the transcript. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from trainer.core.analysis import EvidenceKind
from trainer.core.drill_state import DrillState, Entry, Play, Speaker
from trainer.core.needs import State
from trainer.core.scenario import Channel
from trainer.core.scoring import Evidence
from trainer.services.debriefs import JudgedCriterion, judged_criteria
from trainer.ui.drill.messages import Cover, Message
from trainer.ui.text_block import Mark, MarkKind
from trainer.wording.catalogue import _
from trainer.wording.names import customer_name
from trainer.wording.numbers import score_range

_MARK_KINDS: dict[State, MarkKind] = {State.MET: "met", State.UNSURE: "unsure", State.NOT_MET: "bad"}
_NOT_SENT = "not-sent"


def messages_of(state: DrillState, covered: Collection[str] = ()) -> tuple[Message, ...]:
    """Return the conversation; replies carry their evidence where feedback may be shown.

    Args:
        state: The drill.
        covered: Keys of the lines that are heard first, and shown on demand.
    """
    plays = {play.reply_id: play for play in state.plays}
    said = tuple(
        _customers_message(state, entry, number, covered)
        if entry.speaker is Speaker.CUSTOMER
        else _trainees_message(state, entry, plays.get(entry.reply_id or ""), number)
        for number, entry in enumerate(state.transcript, start=1)
    )
    return (*said, _unsent_message(state)) if state.unsent.strip() else said


def key_of(number: int) -> str:
    """Return the key of a message, by its place in the conversation from 1."""
    return f"line-{number}"


def place_of(key: str) -> int:
    """Return the place of a message in the transcript of its drill, from 0."""
    return int(key.removeprefix("line-")) - 1


def keys_since_reply(state: DrillState) -> tuple[str, ...]:
    """Return the keys of what the customer said since the last reply."""
    total = len(state.transcript)
    replies = [place for place, entry in enumerate(state.transcript, start=1) if entry.reply_id is not None]
    return tuple(key_of(number) for number in range(max(replies, default=0) + 1, total + 1))


def subject_of(state: DrillState) -> str:
    """Return what the e-mails of a drill are about; nothing on other channels."""
    scenario = state.scenario
    return (scenario.subject or scenario.title) if scenario.channel is Channel.EMAIL else ""


def answer_subject_of(state: DrillState) -> str:
    """Return the subject of an answer; nothing outside e-mail."""
    subject = subject_of(state)
    return _("Re: {subject}").format(subject=subject) if subject else ""


def _customers_message(state: DrillState, entry: Entry, number: int, covered: Collection[str]) -> Message:
    name, key = state.scenario.customer.name, key_of(number)
    spoken = _("Customer {name}, {number} of {total}: {text}").format(
        name=customer_name(name), number=number, total=len(state.transcript), text=entry.line.text
    )
    return Message(
        key=key,
        speaker="customer",
        text=entry.line.text,
        heading=name,
        spoken=spoken,
        can_replay=True,
        is_letter=state.scenario.channel is Channel.EMAIL,
        subject=subject_of(state) if number == 1 else answer_subject_of(state),
        cover=_cover(name) if key in covered else None,
    )


def _cover(name: str) -> Cover:
    bare = customer_name(name)
    return Cover(
        speaking=_("{name} is speaking…").format(name=bare), at_rest=_("{name} has spoken").format(name=bare)
    )


def _trainees_message(state: DrillState, entry: Entry, play: Play | None, number: int) -> Message:
    heading = _reply_heading(state, play)
    spoken = _("{heading}, {number} of {total}: {text}").format(
        heading=heading, number=number, total=len(state.transcript), text=entry.line.text
    )
    return Message(
        key=key_of(number),
        speaker="trainee",
        text=entry.line.text,
        heading=heading,
        marks=marks_of(judged_criteria(state, play)) if play and state.shows_feedback else (),
        spoken=spoken,
        is_letter=state.scenario.channel is Channel.EMAIL,
        subject=answer_subject_of(state),
    )


def _unsent_message(state: DrillState) -> Message:
    """What stood in the composer when the drill was stopped or its time ran out."""
    heading = _("You · not sent")
    return Message(
        key=_NOT_SENT,
        speaker="trainee",
        text=state.unsent,
        heading=heading,
        spoken=f"{heading}: {state.unsent}",
        is_letter=state.scenario.channel is Channel.EMAIL,
        subject=answer_subject_of(state),
        is_unsent=True,
    )


def _reply_heading(state: DrillState, play: Play | None) -> str:
    if play is None or play.card is None:
        return _("You")
    if not state.shows_feedback or not play.card.points.possible:
        return _("You")
    points = play.card.points
    return _("You · scored {score}").format(score=score_range(points.low_score, points.high_score))


def hints_of(state: DrillState) -> tuple[str, ...]:
    """Return the hints that were taken in the present turn."""
    if state.is_over:
        return ()
    hints = {one.id: one.hint for one in state.turn.criteria}
    return tuple(hints[criterion] for criterion in state.hints_taken if criterion in hints)


def known_facts(state: DrillState, covered: Collection[str] = ()) -> tuple[str, ...]:
    """Return what the customer told when asked, in the order of telling: the value, or the line itself."""
    told = [fact for fact in state.scenario.facts if fact.id in state.facts_told]
    lines = (
        entry.line
        for number, entry in enumerate(state.transcript, start=1)
        if entry.speaker is Speaker.CUSTOMER and key_of(number) not in covered
    )
    return tuple(fact.value or line.text for line in lines for fact in told if line in fact.says)


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
