"""What it is worth where a rubric decides: a short text that it scores, and a choice between two replies."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import Reader
from trainer.core.answers import State
from trainer.core.cards import ScoreCard
from trainer.core.choice_marks import sure_mark
from trainer.core.given import Compared
from trainer.core.marks import Mark
from trainer.core.quiz import FULL_CREDIT, Better, even_credits
from trainer.core.rubric import Criterion
from trainer.core.scenario import Turn
from trainer.core.scoring import CompiledTurn, ScoreSettings, score_reply


class RubricMarker:
    """Scores texts by the rubric of one question.

    Args:
        question_id: For the cards.
        criteria: The rubric.
        reader: Of the quiz's language.
        settings: With the texts that were shown.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """

    def __init__(
        self, question_id: str, criteria: tuple[Criterion, ...], reader: Reader, settings: ScoreSettings
    ) -> None:
        self._turn = CompiledTurn(Turn(question_id, (), criteria, ()), reader)
        self._reader = reader
        self._settings = settings

    def card(self, text: str) -> ScoreCard:
        """Score a text as a reply is scored."""
        return score_reply(self._reader.read(text), self._turn, self._reader, settings=self._settings)

    def mark(self, text: str, *, otherwise: str) -> Mark:
        """Return what a text is worth: its share of the points; nothing once a critical criterion is broken.

        The hints of what was missed are the remarks.

        Args:
            text: As typed.
            otherwise: The remark on a text that earns nothing, whatever an unsure verdict becomes.
        """
        card = self.card(text)
        low, high = (FULL_CREDIT * one / max(1, card.points.possible) for one in card.points[:2])
        criteria = {one.id: one for one in self._turn.turn.criteria}
        critical = [one for one in card.verdicts if criteria[one.criterion_id].is_critical]
        low = low if all(one.state is State.MET for one in critical) else 0.0
        high = 0.0 if card.criticals else high
        missed = (criteria[one.criterion_id].hint for one in card.verdicts if one.state is State.NOT_MET)
        remarks = [] if high else [otherwise]
        return Mark(low, high, tuple(filter(None, [*remarks, *missed])), (card,))


class BetterMarker:
    """Knows which criteria make one of two replies the better one.

    Args:
        answer: As loaded.
        rubric: Scores the replies.

    Attributes:
        cards: One for each reply, in the order of ``Better.replies``.
        credits: Of each criterion, what it is worth as a reason, -100 … 100.
    """

    def __init__(self, answer: Better, rubric: RubricMarker) -> None:
        self._answer = answer
        self.cards = (rubric.card(answer.replies[0]), rubric.card(answer.replies[1]))
        self.credits = _credits_of_reasons(
            answer.criteria, self.cards[answer.better], self.cards[1 - answer.better]
        )

    def mark(self, given: Compared) -> Mark:
        """Return what a choice and its reasons are worth: half each.

        A reason is right if the better reply meets that criterion and the other one surely does not; right
        and wrong reasons are weighed by `even_credits`, and a criterion that is unsure of either reply counts
        for nothing. Reasons speak for the reply that was chosen, so beside the wrong one they are worth
        nothing. Where the rubric gives no reason, the reply is all.
        """
        credit = FULL_CREDIT if given.reply == self._answer.better else 0.0
        if credit and any(one > 0 for one in self.credits.values()):
            reasons = sum(self.credits.get(one, 0.0) for one in set(given.reasons))
            credit = (credit + sure_mark(reasons).low) / 2
        return Mark(credit, credit, (), self.cards)


def _credits_of_reasons(
    criteria: Sequence[Criterion], better: ScoreCard, other: ScoreCard
) -> dict[str, float]:
    sure = [
        one.id
        for one in criteria
        if not (better.has(one.id, State.UNSURE) or other.has(one.id, State.UNSURE))
    ]
    are_right = [better.has(one, State.MET) and other.has(one, State.NOT_MET) for one in sure]
    return dict(zip(sure, even_credits(are_right), strict=True))
