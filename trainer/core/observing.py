"""The card of a spoken reply: an observer ticks the criteria that a machine would look for in a text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from trainer.core.cards import ScoreCard, card_of
from trainer.core.codes import State
from trainer.core.rubric import Criterion
from trainer.core.scenario import Turn
from trainer.core.scoring import ScoreSettings
from trainer.core.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Ticks:
    """What an observer heard in a spoken reply.

    Attributes:
        criteria: Ids of the turn's criteria: of those that are to be kept throughout, the ones that were
            broken; of all others, the ones that were met.
        facts: Ids of the facts that were asked for.
        flags: Ids of what was said and the customer remembers.
    """

    criteria: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def observed_card(turn: Turn, ticked: Collection[str], *, settings: ScoreSettings) -> ScoreCard:
    """Return the card that an observer's ticks make.

    Args:
        turn: The one that was answered.
        ticked: Ids of its criteria; see `Ticks`.
        settings: What was settled before decides which criteria apply, as for a written reply.
    """
    judged = [(one, _verdict(one, ticked)) for one in turn.criteria if settings.applies(one)]
    return card_of(turn.id, judged, signature=f"observer {settings.pack_label}".strip())


def _verdict(criterion: Criterion, ticked: Collection[str]) -> Verdict:
    is_good = (criterion.id in ticked) != criterion.is_throughout
    return Verdict(criterion.id, State.MET if is_good else State.NOT_MET)
