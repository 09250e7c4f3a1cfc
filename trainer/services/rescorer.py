"""Scoring stored drills again: what one process does with those it is given. Needs no database."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from trainer.core.amendments import Amendments, amended
from trainer.core.codes import Result, State
from trainer.core.drill import advance, new_drill
from trainer.core.drill_events import Scored
from trainer.core.drill_state import DrillState, Play
from trainer.core.records import Rescore, Review, StoredAttempt
from trainer.core.scenario import Scenario
from trainer.core.scoring import (
    CompiledTurn,
    Points,
    ScoreCard,
    Verdict,
    card_signature,
    compile_turn,
    score_reply,
)
from trainer.data.card_codec import card_to_json
from trainer.data.raw_drills import NewCard, RawDrill, Rescored, Version, decoded
from trainer.data.score_values import point_values, score_values
from trainer.data.verdicts import verdict_values
from trainer.language import reader_for
from trainer.services.standings import score_settings, standing_of

_NOT_YET = datetime.min.replace(tzinfo=UTC)
_NO_ID = ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """What the drills of one version are scored with.

    Attributes:
        played: The scenario as it was played.
        scenario: The same with the criteria of now.
        pack_hash: Content hash of the pack that these come from.
        mark: Names everything that decides a score, for drills scored with it.
        labels: By turn id, the label of the pack that its criteria come from.
    """

    played: Scenario
    scenario: Scenario
    pack_hash: str
    mark: str
    labels: Mapping[str, str]


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one drill.

    Attributes:
        replies: How many were scored.
        changes: The replies whose verdicts or points are others now.
        results: What the drill was worth, and what it is worth now.
        rescored: To be written.
    """

    attempt_id: str
    replies: int
    changes: tuple[ReplyChange, ...]
    results: tuple[Result, Result]
    rescored: Rescored


class Rescorer:
    """Scores drills again; compiles each rubric once.

    Args:
        rubrics: What to score with, by what was played.
    """

    def __init__(self, rubrics: Mapping[Version, Rubric]) -> None:
        self._rubrics = rubrics
        self._turns: dict[tuple[str, str, str], CompiledTurn] = {}

    def drill(self, raw: RawDrill) -> Outcome:
        """Score every reply of a drill again, as it was sent: with what had been shown until then.

        Where no card and no score is another one, nothing but the mark is to be written.
        """
        rubric = self._rubrics[raw.version]
        stored = decoded(raw)
        state, cards = self._score_again(stored, rubric)
        newer = tuple(
            Rescore(_NO_ID, reply_id, rubric.pack_hash, card, _NOT_YET) for reply_id, card in cards.items()
        )
        now = amended(state, Amendments(stored.reviews, newer), rubric.scenario)
        scores = score_values(standing_of(now, state.ended_at or _NOT_YET))
        before = _cards_before(state, stored)
        is_same = scores == raw.scores and all(_says_the_same(before[one], cards[one]) for one in cards)
        return Outcome(
            attempt_id=raw.attempt_id,
            replies=len(cards),
            changes=() if is_same else tuple(_changes(now, stored, before, cards)),
            results=(Result(raw.scores["result"]), Result(scores["result"])),
            rescored=_unchanged(raw, rubric) if is_same else _changed(raw, rubric, now, cards, scores),
        )

    def _score_again(self, stored: StoredAttempt, rubric: Rubric) -> tuple[DrillState, dict[str, ScoreCard]]:
        """Replay a drill; where it was scored then, score again with what had been shown by then."""
        state = new_drill(rubric.played, mode=stored.head.mode, seed=stored.head.seed)
        cards: dict[str, ScoreCard] = {}
        for event in stored.events:
            waiting = state.waiting
            if isinstance(event, Scored) and waiting is not None:
                cards[waiting.reply_id] = self._card(waiting, _with_cards(state, cards), rubric)
            state, _ = advance(state, event)
        return state, cards

    def _card(self, play: Play, state: DrillState, rubric: Rubric) -> ScoreCard:
        reader = reader_for(rubric.scenario.language)
        settings = score_settings(state, rubric.labels[play.turn_id])
        turn = self._compiled(play.turn_id, rubric)
        return score_reply(reader.read(play.text), turn, reader, settings=settings)

    def _compiled(self, turn_id: str, rubric: Rubric) -> CompiledTurn:
        key = (rubric.labels[turn_id], rubric.scenario.id, turn_id)
        if key not in self._turns:
            reader = reader_for(rubric.scenario.language)
            self._turns[key] = compile_turn(rubric.scenario.turn(turn_id), reader)
        return self._turns[key]


def _with_cards(state: DrillState, cards: Mapping[str, ScoreCard]) -> DrillState:
    """Let what was settled before a reply follow from the cards of now."""
    plays = (replace(play, card=cards.get(play.reply_id, play.card)) for play in state.plays)
    return replace(state, plays=tuple(plays))


def _cards_before(state: DrillState, stored: StoredAttempt) -> dict[str, ScoreCard]:
    """Return what the machine said of each reply until now."""
    cards = {play.reply_id: play.card for play in state.plays if play.card is not None}
    return cards | {one.reply_id: one.card for one in stored.rescores}


def _says_the_same(before: ScoreCard, after: ScoreCard) -> bool:
    return replace(before, signature="") == replace(after, signature="")


def _unchanged(raw: RawDrill, rubric: Rubric) -> Rescored:
    return Rescored(raw.attempt_id, rubric.mark, raw.size)


def _changed(
    raw: RawDrill,
    rubric: Rubric,
    now: DrillState,
    cards: Mapping[str, ScoreCard],
    scores: Mapping[str, object],
) -> Rescored:
    numbers = Counter(reply_id for _, reply_id, *_ in raw.rescores)
    verdicts = [
        row
        for play in now.plays
        if play.reply_id in cards
        for row in verdict_values(
            play.reply_id, play.text, cards[play.reply_id], now.scenario.turn(play.turn_id).criteria
        )
    ]
    return Rescored(
        attempt_id=raw.attempt_id,
        mark=rubric.mark,
        size=raw.size,
        scores=dict(scores),
        points=tuple({"id": one.reply_id, **point_values(one.card)} for one in now.plays if one.card),
        verdicts=tuple(verdicts),
        cards=tuple(
            NewCard(reply_id, numbers[reply_id], rubric.pack_hash, card_to_json(card))
            for reply_id, card in cards.items()
        ),
    )


def _changes(
    now: DrillState,
    stored: StoredAttempt,
    before: Mapping[str, ScoreCard],
    cards: Mapping[str, ScoreCard],
) -> Iterator[ReplyChange]:
    """Compare what the machine said and says; where only the words are others, nobody is told."""
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


def mark_of(language: str, pack_label: str) -> str:
    """Return what names everything that decides a score of a pack now."""
    return card_signature(reader_for(language), pack_label)


_rescorer: Rescorer | None = None
"""Of this process, where it is a helper: what is sent to it must be small."""


def start_helper(rubrics: Mapping[Version, Rubric]) -> None:
    """Make a helper process ready."""
    global _rescorer  # noqa: PLW0603 - a helper process has one task, and no caller that could hand it over
    # Ctrl+C is for the process that writes: it lets its helpers finish what they have, and ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _rescorer = Rescorer(rubrics)


def help_with(drills: Sequence[RawDrill]) -> list[Outcome]:
    """Score drills again in a helper process."""
    assert _rescorer is not None  # start_helper came first
    return [_rescorer.drill(one) for one in drills]
