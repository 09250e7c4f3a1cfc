"""What a drill taught: every reply with its verdicts, the model reply beside it, sections, mood and time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from trainer.core.drill_score import DrillScore, counted_plays, score_drill
from trainer.core.drill_state import DrillState, Play, Speaker
from trainer.core.needs import State
from trainer.core.records import AttemptHead
from trainer.core.rubric import Criterion
from trainer.core.scoring import ScoreCard, Verdict


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """A criterion and what became of it."""

    criterion: Criterion
    verdict: Verdict

    @property
    def is_worth_showing(self) -> bool:
        """Left out are traps not stepped into, which would tell where the traps are, and a missed bonus."""
        if self.criterion.is_avoided:
            return self.verdict.state is not State.MET
        is_extra = bool(self.criterion.bonus) and not self.criterion.points
        return not (is_extra and self.verdict.state is State.NOT_MET)


@dataclass(frozen=True, slots=True)
class ReplyReport:
    """One reply of a drill, ready to be shown.

    Attributes:
        customer_line: What it answered.
        counts: It stands in the conversation; one that was taken back does not count.
        model: The model reply of its turn; empty if the pack has none.
    """

    play: Play
    card: ScoreCard
    customer_line: str
    judged: tuple[JudgedCriterion, ...]
    counts: bool
    goal: str
    model: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """One drill, ready to be shown.

    Attributes:
        moods: The customer's mood at the start and after each reply that counts, 0 … 100.
    """

    head: AttemptHead
    state: DrillState
    score: DrillScore
    replies: tuple[ReplyReport, ...]
    moods: tuple[int, ...]
    practised: timedelta


def judged_criteria(state: DrillState, play: Play) -> tuple[JudgedCriterion, ...]:
    """Pair the criteria of a reply's turn with the verdicts on it, in the order of the rubric."""
    if play.card is None:
        return ()
    pairs = ((one, play.card.verdict(one.id)) for one in state.scenario.turn(play.turn_id).criteria)
    return tuple(JudgedCriterion(one, verdict) for one, verdict in pairs if verdict is not None)


def debrief(head: AttemptHead, state: DrillState) -> Debrief:
    """Build the debrief of a drill; for one that goes on, of what was played so far."""
    counted = counted_plays(state)
    reports = tuple(
        _report(state, play, play.card, counts=play in counted) for play in state.plays if play.card
    )
    end = state.ended_at or state.paused_at or (state.plays[-1].submitted_at if state.plays else None)
    return Debrief(
        head=head,
        state=state,
        score=score_drill(state),
        replies=reports,
        moods=(state.scenario.customer.mood, *(play.mood_after for play in counted)),
        practised=state.elapsed(end) if end else timedelta(),
    )


def _report(state: DrillState, play: Play, card: ScoreCard, *, counts: bool) -> ReplyReport:
    turn = state.scenario.turn(play.turn_id)
    return ReplyReport(
        play=play,
        card=card,
        customer_line=_line_before(state, play),
        judged=judged_criteria(state, play),
        counts=counts,
        goal=turn.goal,
        model=turn.model,
    )


def _line_before(state: DrillState, play: Play) -> str:
    """Return what the customer said before a reply; for one taken back, the first wording of its turn."""
    said = ""
    for entry in state.transcript:
        if entry.reply_id == play.reply_id:
            return said
        said = entry.line.text if entry.speaker is Speaker.CUSTOMER else said
    return state.scenario.turn(play.turn_id).says[0].text
