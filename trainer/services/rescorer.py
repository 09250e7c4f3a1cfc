"""Scoring stored drills again: what one process does with those it is given. Needs no database."""

from __future__ import annotations

import gc
import signal
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from trainer.core.amendments import Amendments, amended
from trainer.core.codes import Result
from trainer.core.drill import advance, new_drill
from trainer.core.drill_events import Scored
from trainer.core.drill_state import DrillState, Play
from trainer.core.records import Rescore, StoredAttempt
from trainer.core.scenario import Scenario
from trainer.core.scoring import CompiledTurn, ScoreCard, card_signature, compile_turn, score_reply
from trainer.data.raw_drills import NewCard, RawDrill, Rescored, Version, card_to_text, decoded
from trainer.data.score_values import point_values, score_values
from trainer.data.verdicts import verdict_values
from trainer.language import reader_for
from trainer.services.reply_changes import ReplyChange, changes_of, says_the_same
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
        is_same = scores == raw.scores and all(says_the_same(before[one], cards[one]) for one in cards)
        return Outcome(
            attempt_id=raw.attempt_id,
            replies=len(cards),
            changes=() if is_same else tuple(changes_of(now, stored, before, cards)),
            results=(Result(raw.scores["result"]), Result(scores["result"])),
            rescored=_unchanged(raw, rubric) if is_same else _changed(raw, rubric, now, cards, scores),
        )

    def _score_again(self, stored: StoredAttempt, rubric: Rubric) -> tuple[DrillState, dict[str, ScoreCard]]:
        """Replay a drill; where it was scored then, score again with what had been shown by then."""
        state = new_drill(rubric.played, mode=stored.head.mode, seed=stored.head.seed)
        cards: dict[str, ScoreCard] = {}
        others: dict[str, ScoreCard] = {}  # mostly there are none, and states need not be made for them
        for event in stored.events:
            waiting = state.waiting
            if isinstance(event, Scored) and waiting is not None:
                card = self._card(waiting, _with_cards(state, others), rubric)
                cards[waiting.reply_id] = card
                if not says_the_same(event.card, card):
                    others[waiting.reply_id] = card
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
    if not cards:
        return state
    plays = (replace(play, card=cards.get(play.reply_id, play.card)) for play in state.plays)
    return replace(state, plays=tuple(plays))


def _cards_before(state: DrillState, stored: StoredAttempt) -> dict[str, ScoreCard]:
    """Return what the machine said of each reply until now."""
    cards = {play.reply_id: play.card for play in state.plays if play.card is not None}
    return cards | {one.reply_id: one.card for one in stored.rescores}


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
            NewCard(reply_id, numbers[reply_id], rubric.pack_hash, card_to_text(card))
            for reply_id, card in cards.items()
        ),
    )


def mark_of(language: str, pack_label: str) -> str:
    """Return what names everything that decides a score of a pack now."""
    return card_signature(reader_for(language), pack_label)


_rescorer: Rescorer | None = None
"""Of this process, where it is a helper: what is sent to it must be small."""


def start_helper(rubrics: Mapping[Version, Rubric], collect_every: int) -> None:
    """Make a helper process ready.

    Args:
        rubrics: What it scores with.
        collect_every: New objects after which Python looks for garbage, as in the process that starts it.
    """
    global _rescorer  # noqa: PLW0603 - a helper process has one task, and no caller that could hand it over
    # Ctrl+C is for the process that writes: it lets its helpers finish what they have, and ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(collect_every)
    _rescorer = Rescorer(rubrics)


def help_with(drills: Sequence[RawDrill]) -> list[Outcome]:
    """Score drills again in a helper process."""
    assert _rescorer is not None  # start_helper came first
    return [_rescorer.drill(one) for one in drills]
