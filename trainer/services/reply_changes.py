"""What scoring again changed about a reply: its points, and the verdicts that are others now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.core.amendments import Amendments
from trainer.core.codes import State
from trainer.core.drill_state import DrillState
from trainer.core.records import Review, StoredAttempt
from trainer.core.scoring import Points, ScoreCard, Verdict


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion of a reply whose verdict is another one now.

    Attributes:
        before: ``None`` where the rubric did not have it.
        after: ``None`` where the rubric does not have it any more.
        words_before: The words that decided it, or came nearest.
        words_after: The same of now.
        review: What a trainer decided, which counts whatever the machine says.
    """

    criterion_id: str
    label: str
    before: State | None
    after: State | None
    words_before: tuple[str, ...]
    words_after: tuple[str, ...]
    review: State | None


@dataclass(frozen=True, slots=True)
class ReplyChange:
    """A reply whose card says something else now.

    Attributes:
        before: The machine's points.
        after: The machine's points of now.
        criteria: Those whose verdict changed; none where only points did.
    """

    attempt_id: str
    reply_id: str
    scenario_id: str
    turn_id: str
    text: str
    before: Points
    after: Points
    criteria: tuple[CriterionChange, ...]


def says_the_same(before: ScoreCard, after: ScoreCard) -> bool:
    """Say whether two cards of a reply differ in nothing but what they were made with."""
    return _said(before) == _said(after)


def _said(card: ScoreCard) -> tuple[object, ...]:
    return card.turn_id, card.verdicts, card.points, card.sections, card.bonus, card.criticals


def changes_of(
    now: DrillState,
    stored: StoredAttempt,
    before: Mapping[str, ScoreCard],
    cards: Mapping[str, ScoreCard],
) -> Iterator[ReplyChange]:
    """Compare what the machine said and says; where only the words are others, nobody is told.

    Args:
        now: The drill with the criteria of now.
        stored: As it was read.
        before: By reply id, what the machine said until now.
        cards: By reply id, what it says now.
    """
    amendments = Amendments(stored.reviews)
    for play in now.plays:
        if play.reply_id not in cards:
            continue
        old, new = before[play.reply_id], cards[play.reply_id]
        labels = {one.id: one.label for one in now.scenario.turn(play.turn_id).criteria}
        ids = dict.fromkeys([*labels, *(one.criterion_id for one in old.verdicts)])
        reviews = amendments.reviews_of(play.reply_id)
        criteria = tuple(
            _criterion_change(
                play.text, labels.get(one, one), old.verdict(one), new.verdict(one), reviews.get(one)
            )
            for one in ids
            if _state(old.verdict(one)) is not _state(new.verdict(one))
        )
        if criteria or old.points != new.points:
            head = stored.head
            yield ReplyChange(
                head.id,
                play.reply_id,
                head.scenario_id,
                play.turn_id,
                play.text,
                old.points,
                new.points,
                criteria,
            )


def _criterion_change(
    text: str, label: str, old: Verdict | None, new: Verdict | None, review: Review | None
) -> CriterionChange:
    known = new or old
    assert known is not None  # one of them is another than the other
    return CriterionChange(
        criterion_id=known.criterion_id,
        label=label,
        before=_state(old),
        after=_state(new),
        words_before=_words(text, old),
        words_after=_words(text, new),
        review=None if review is None else review.state,
    )


def _state(verdict: Verdict | None) -> State | None:
    return None if verdict is None else verdict.state


def _words(text: str, verdict: Verdict | None) -> tuple[str, ...]:
    evidence = () if verdict is None else verdict.evidence or verdict.nearest
    return tuple(dict.fromkeys(text[one.span.start : one.span.end] for one in evidence))
