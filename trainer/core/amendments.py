"""What became of a drill's cards since it was played: cards made anew, and verdicts of a trainer.

The conversation stays as it was; what it is worth follows the newest card of each reply, and in it the last
review of each verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from trainer.core.codes import State
from trainer.core.drill_state import DrillState, Play
from trainer.core.records import Contest, Rescore, Review
from trainer.core.rubric import Criterion
from trainer.core.scenario import Scenario, Turn
from trainer.core.scoring import ScoreCard, Verdict, card_of


@dataclass(frozen=True, slots=True)
class Amendments:
    """What was changed about one drill after its replies were scored.

    Attributes:
        reviews: In the order in which they were made.
        rescores: The oldest first.
        played: The cards with which the drill went on, by reply id.
    """

    reviews: tuple[Review, ...] = ()
    rescores: tuple[Rescore, ...] = ()
    played: Mapping[str, ScoreCard] = field(default_factory=dict)

    def rescore(self, reply_id: str) -> Rescore | None:
        """Return the newest card that was made anew for a reply."""
        return next((one for one in reversed(self.rescores) if one.reply_id == reply_id), None)

    def played_card(self, reply_id: str) -> ScoreCard | None:
        """Return the card with which the drill went on after a reply."""
        return self.played.get(reply_id)

    def reviews_of(self, reply_id: str) -> dict[str, Review]:
        """Return the reviews that count on one reply, the last of each verdict, by criterion id."""
        return {one.criterion_id: one for one in self.reviews if one.reply_id == reply_id}


def reviewed_card(card: ScoreCard, criteria: Sequence[Criterion], reviews: Mapping[str, Review]) -> ScoreCard:
    """Return a card with the verdicts of a trainer in the place of the machine's.

    Points, sections, bonus and critical errors follow; the signature stays that of the machine.

    Args:
        card: As the machine made it.
        criteria: Of the rubric that it was made with.
        reviews: The one that counts of each verdict, by criterion id; one about a criterion that the rubric
            does not have changes nothing.

    Returns:
        The card without verdicts on criteria that the rubric does not have (any more).
    """
    known = {one.id: one for one in criteria}
    verdicts = tuple(
        _reviewed(known[one.criterion_id], one, reviews) for one in card.verdicts if one.criterion_id in known
    )
    if verdicts == card.verdicts:
        return card
    judged = [(known[one.criterion_id], one) for one in verdicts]
    return card_of(card.turn_id, judged, signature=card.signature)


def _reviewed(criterion: Criterion, verdict: Verdict, reviews: Mapping[str, Review]) -> Verdict:
    review = reviews.get(criterion.id)
    if review is None or review.state is verdict.state:
        return verdict
    words = verdict.evidence or verdict.nearest
    is_met = review.state is State.MET
    if is_met == criterion.is_avoided:
        # Words decide for what is wanted and against what is forbidden; the other two have none to show.
        return Verdict(criterion.id, review.state, nearest=() if is_met else words)
    return Verdict(criterion.id, review.state, evidence=words)


def with_rubric_of(played: Scenario, newer: Scenario) -> Scenario:
    """Return a scenario as it was played, with the criteria and the pass mark of a newer version.

    A turn that the newer version does not have keeps the criteria that it had.
    """
    turns = {one.id: one for one in newer.turns}
    return replace(
        played,
        pass_mark=newer.pass_mark,
        turns=tuple(_with_criteria_of(turn, turns.get(turn.id)) for turn in played.turns),
    )


def _with_criteria_of(turn: Turn, newer: Turn | None) -> Turn:
    return turn if newer is None else replace(turn, criteria=newer.criteria)


def amended(state: DrillState, amendments: Amendments, rubric: Scenario) -> DrillState:
    """Return a drill with the cards that count now.

    Args:
        state: As its events tell it.
        amendments: What became of its cards since.
        rubric: The scenario with the criteria of those cards; see `with_rubric_of`.
    """
    before = state.before_last
    return replace(
        state,
        scenario=rubric,
        plays=tuple(_amended_play(play, amendments, rubric) for play in state.plays),
        before_last=None if before is None else replace(before, scenario=rubric),
    )


def _amended_play(play: Play, amendments: Amendments, rubric: Scenario) -> Play:
    newest = amendments.rescore(play.reply_id)
    card = play.card if newest is None else newest.card
    if card is None:
        return play
    criteria = rubric.turn(play.turn_id).criteria
    return replace(play, card=reviewed_card(card, criteria, amendments.reviews_of(play.reply_id)))


def is_answered(contest: Contest, reviews: Iterable[Review]) -> bool:
    """Say whether a trainer has looked at a contested verdict since it was called wrong."""
    return any(
        (one.reply_id, one.criterion_id) == (contest.reply_id, contest.criterion_id) and one.at >= contest.at
        for one in reviews
    )
