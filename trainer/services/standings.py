"""What a stored drill is worth: its events replayed, its cards as they count now, its scores summed up."""

from __future__ import annotations

from datetime import datetime

from trainer.core.amendments import Amendments, amended
from trainer.core.drill import new_drill, replay
from trainer.core.drill_score import counted_plays, met_before, score_drill
from trainer.core.drill_state import DrillState, Speaker
from trainer.core.records import AttemptStanding, StoredAttempt
from trainer.core.scenario import Scenario
from trainer.core.scoring import ScoreSettings


def amended_drill(stored: StoredAttempt, played: Scenario, rubric: Scenario) -> tuple[DrillState, Amendments]:
    """Return where a stored drill stands, with the cards that count now, and what became of them.

    Args:
        stored: With its reviews and newer cards.
        played: The scenario as it was played.
        rubric: The same with the criteria of the newest cards; see `amendments.with_rubric_of`.
    """
    fresh = new_drill(played, mode=stored.head.mode, seed=stored.head.seed)
    state = replay(fresh, stored.events)
    amendments = amendments_of(stored, state)
    if not stored.reviews and not stored.rescores:
        return state, amendments
    return amended(state, amendments, rubric), amendments


def amendments_of(stored: StoredAttempt, state: DrillState) -> Amendments:
    """Return what became of the cards of a drill, told by the drill as its events tell it."""
    cards = {play.reply_id: play.card for play in state.plays if play.card is not None}
    return Amendments(stored.reviews, stored.rescores, cards)


def score_settings(state: DrillState, pack_label: str) -> ScoreSettings:
    """Return what the score of the next reply, or of the one that waits, has to know of the drill so far."""
    return ScoreSettings(pack_label, _shown_texts(state), met_before(state), state.facts_told)


def _shown_texts(state: DrillState) -> tuple[str, ...]:
    """Return what the trainee was shown in this turn: pasting it earns nothing by itself."""
    turn = state.turn
    model = (turn.model,) if turn.id in state.models_seen and turn.model else ()
    hints = tuple(one.hint for one in turn.criteria if one.id in state.hints_taken and one.hint)
    said = tuple(one.line.text for one in state.transcript if one.speaker is Speaker.CUSTOMER)
    briefing = (state.scenario.briefing,) if state.scenario.briefing else ()
    return model + hints + said + briefing


def standing_of(state: DrillState, at: datetime) -> AttemptStanding:
    """Sum a drill up for the tables.

    Args:
        state: Where it stands.
        at: The present moment, in UTC.
    """
    score = score_drill(state)
    counted = counted_plays(state)
    has_score = bool(score.points.possible)
    return AttemptStanding(
        replies=len(state.plays),
        practised_s=state.elapsed(at).total_seconds(),
        low_score=score.points.low_score if has_score else None,
        high_score=score.points.high_score if has_score else None,
        bonus=score.bonus,
        critical_count=len(score.criticals),
        unsure_count=sum(play.card.unsure_count for play in counted if play.card),
        hints=len(state.hints),
        mood=state.mood,
        finish=state.finish,
        ended_at=state.ended_at,
        ending_id=state.ending_id,
        outcome=state.outcome,
        result=score.result,
        stop_reason=state.stop_reason,
        stop_why=state.stop_why,
        unsent=state.unsent,
        flags=state.flags_in_order,
    )
