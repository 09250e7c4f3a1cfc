"""What a drill taught: every reply with its verdicts, the model reply beside it, sections, mood and time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from trainer.core.amendments import Amendments, is_answered
from trainer.core.drill_score import DrillScore, counted_plays, score_drill
from trainer.core.drill_state import DrillState, Play, Speaker
from trainer.core.needs import State
from trainer.core.records import AttemptHead, Contest, Rescore, Review
from trainer.core.rubric import Criterion
from trainer.core.scoring import ScoreCard, Verdict


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """A criterion and what became of it.

    Attributes:
        verdict: What counts.
        review: Of the trainer who decided it, if one did.
        machine: What the machine says, where that does not count because of the review.
        before: What the card said with which the drill went on, where a newer card says something else.
    """

    criterion: Criterion
    verdict: Verdict
    review: Review | None = None
    machine: Verdict | None = None
    before: Verdict | None = None

    @property
    def is_worth_showing(self) -> bool:
        """Left out are traps not stepped into, which would tell where the traps are, and a missed bonus.

        What a trainer decided is shown whatever it is.
        """
        if self.review is not None:
            return True
        if self.criterion.is_prohibition:
            return self.verdict.state is not State.MET
        is_extra = bool(self.criterion.bonus) and not self.criterion.points
        return not (is_extra and self.verdict.state is State.NOT_MET)


@dataclass(frozen=True, slots=True)
class ReplyReport:
    """One reply of a drill, ready to be shown.

    Attributes:
        play: With the time that it took, its edits and hints, the rule that held and where that led, what it
            asked for, and what the customer remembers since. With an observer its text is a note, and no
            words are known that decided a verdict.
        customer_line: All that the customer said since the reply before.
        card: What counts now.
        counts: It stands in the conversation; one that was taken back does not count.
        model: The model reply of its turn; empty if the pack has none.
        rescored_at: When the machine scored it again, if it did.
    """

    play: Play
    card: ScoreCard
    customer_line: str
    judged: tuple[JudgedCriterion, ...]
    counts: bool
    goal: str
    model: str
    rescored_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Debrief:
    """One drill, ready to be shown.

    Attributes:
        state: With why it was stopped and what was not sent.
        moods: The customer's mood at the start and after each reply that counts, 0 … 100.
    """

    head: AttemptHead
    state: DrillState
    score: DrillScore
    replies: tuple[ReplyReport, ...]
    moods: tuple[int, ...]
    practised: timedelta


def judged_criteria(
    state: DrillState, play: Play, amendments: Amendments | None = None
) -> tuple[JudgedCriterion, ...]:
    """Pair the criteria of a reply's turn with the verdicts on it, in the order of the rubric.

    Args:
        state: Of the drill, with the cards that count.
        play: One reply of it.
        amendments: What became of the cards of the drill since it was played.
    """
    if play.card is None:
        return ()
    amendments = amendments or Amendments()
    reviews = amendments.reviews_of(play.reply_id)
    newest, played = amendments.rescore(play.reply_id), amendments.played_card(play.reply_id)
    return tuple(
        JudgedCriterion(
            criterion,
            verdict,
            review=reviews.get(criterion.id),
            machine=_machine_verdict(criterion.id, played, newest, reviews),
            before=_verdict_before(criterion.id, played, newest),
        )
        for criterion in state.scenario.turn(play.turn_id).criteria
        if (verdict := play.card.verdict(criterion.id)) is not None
    )


def _machine_verdict(
    criterion_id: str, played: ScoreCard | None, newest: Rescore | None, reviews: Mapping[str, Review]
) -> Verdict | None:
    card = played if newest is None else newest.card
    return card.verdict(criterion_id) if card is not None and criterion_id in reviews else None


def _verdict_before(criterion_id: str, played: ScoreCard | None, newest: Rescore | None) -> Verdict | None:
    if played is None or newest is None:
        return None
    before, after = played.verdict(criterion_id), newest.card.verdict(criterion_id)
    return before if before and after and before.state is not after.state else None


def open_contests(contests: Iterable[Contest], amendments: Amendments) -> tuple[Contest, ...]:
    """Return the contested verdicts that no trainer has looked at since."""
    return tuple(one for one in contests if not is_answered(one, amendments.reviews))


def debrief(head: AttemptHead, state: DrillState, amendments: Amendments | None = None) -> Debrief:
    """Build the debrief of a drill; for one that goes on, of what was played so far.

    Args:
        head: Of the drill.
        state: Where it stands, with the cards that count.
        amendments: What became of its cards since it was played.
    """
    amendments = amendments or Amendments()
    counted = counted_plays(state)
    reports = tuple(
        _report(state, play, play.card, amendments, counts=play in counted)
        for play in state.plays
        if play.card
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


def _report(
    state: DrillState, play: Play, card: ScoreCard, amendments: Amendments, *, counts: bool
) -> ReplyReport:
    turn = state.scenario.turn(play.turn_id)
    newest = amendments.rescore(play.reply_id)
    return ReplyReport(
        play=play,
        card=card,
        customer_line=_line_before(state, play),
        judged=judged_criteria(state, play, amendments),
        counts=counts,
        goal=turn.goal,
        model=turn.model,
        rescored_at=None if newest is None else newest.at,
    )


def _line_before(state: DrillState, play: Play) -> str:
    """Return what the customer said before a reply; for one taken back, the first wording of its turn."""
    said: list[str] = []
    for entry in state.transcript:
        if entry.reply_id == play.reply_id:
            return "\n".join(said)
        said = [*said, entry.line.text] if entry.speaker is Speaker.CUSTOMER else []
    return state.scenario.turn(play.turn_id).says[0].text
