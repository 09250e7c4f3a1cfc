"""What a good reply needs: criteria and the needs that they ask for. Plain data; `needs` gives it meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together, in order, in any inflection, affirmed.

    Attributes:
        text: As written in the pack; ``word*``, ``(a | b)``, ``...`` and ``...8`` have their meaning.
        takes_typos: A typing error still counts, and a conversion slip is a question for a person.
        takes_inflection: Other endings still count.
        takes_negation: Counts whether affirmed or negated.
    """

    text: str
    takes_typos: bool = True
    takes_inflection: bool = True
    takes_negation: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met when one of the needs is."""

    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Met when every need is."""

    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Met when no need is."""

    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Met when ``count`` of the needs are."""

    count: int
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Met when all needs are met inside one window of ``within`` full words, in any order.

    The words of each need must lie wholly inside; a ``NoneOf`` among them says what must not stand there.
    """

    needs: tuple[Need, ...]
    within: int


@dataclass(frozen=True, slots=True)
class InOrder:
    """Met when the needs are met one after the other."""

    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Met when the need is met in one sentence that asks."""

    need: Need


@dataclass(frozen=True, slots=True)
class InSentence:
    """Met when the need is met in one single sentence.

    With a ``NoneOf`` in it, it says what must not stand in the same sentence.
    """

    need: Need


@dataclass(frozen=True, slots=True)
class Opening:
    """Met when the need is met in the first two sentences."""

    need: Need


@dataclass(frozen=True, slots=True)
class Closing:
    """Met when the need is met in the last two sentences."""

    need: Need


@dataclass(frozen=True, slots=True)
class SaysNot:
    """Met when the need is met *negated*: a clear refusal."""

    need: Need


class RegisterLevel(StrEnum):
    """How polite every sentence must be."""

    POLITE = "polite"
    RESPECTFUL = "respectful"


@dataclass(frozen=True, slots=True)
class Register:
    """Met when every sentence is at least at this level and no plain style is mixed in."""

    level: RegisterLevel


@dataclass(frozen=True, slots=True)
class KeigoCorrect:
    """Met when there is no wrong 敬語."""


@dataclass(frozen=True, slots=True)
class ToneCalm:
    """Met when there is no blame, no dismissal and no shouting."""


@dataclass(frozen=True, slots=True)
class Civil:
    """Met when there is no insult and no scorn; who says nothing insults nobody."""


@dataclass(frozen=True, slots=True)
class Length:
    """Met when the length lies in the range: characters for scripts without spaces, words otherwise."""

    minimum: int | None = None
    maximum: int | None = None


Need = (
    Phrase
    | AnyOf
    | AllOf
    | NoneOf
    | AtLeast
    | Near
    | InOrder
    | Ask
    | InSentence
    | Opening
    | Closing
    | SaysNot
    | Register
    | KeigoCorrect
    | ToneCalm
    | Civil
    | Length
)

SECTIONS = ("opening", "understanding", "empathy", "solution", "language", "closing")
"""Sections in the order in which they are shown; a pack may name others, shown after these."""


@dataclass(frozen=True, slots=True, order=True)
class CriterionKey:
    """Names a criterion of a scenario."""

    turn_id: str
    criterion_id: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What may have been settled before a reply: all of these were met in earlier turns and told by then.

    Attributes:
        met: Criteria of any turn, by replies that stand.
        facts: Ids of facts.
    """

    met: tuple[CriterionKey, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to do, to avoid, or never to do.

    Attributes:
        id: Unique in its turn.
        label: What the trainee reads, in the scenario's language.
        need: What it asks for; with ``is_avoided`` what must not be said.
        is_avoided: Saying it is the fault. Such a criterion deducts or is critical; it never earns points.
        points: Earned when met.
        deduct: Lost when not met.
        bonus: Shown beside the score when met.
        is_critical: Not meeting it fails the drill.
        section: One of ``SECTIONS`` or the pack's own.
        skill: What it trains; the section where the pack says nothing.
        hint: Help in practice; also shown when it was missed.
        not_applicable: Once this is settled, replies are not judged by the criterion: it has no verdict and
            its points are not possible.
    """

    id: str
    label: str
    need: Need
    is_avoided: bool = False
    points: int = 0
    deduct: int = 0
    bonus: int = 0
    is_critical: bool = False
    section: str = "solution"
    skill: str = ""
    hint: str = ""
    not_applicable: Settled | None = None

    @property
    def is_prohibition(self) -> bool:
        """Whether it only says what must not be said: to keep it earns nothing and proves nothing."""
        return self.is_avoided or (isinstance(self.need, Civil) and not self.points and not self.bonus)

    @property
    def is_throughout(self) -> bool:
        """Whether all that is said keeps it until something breaks it: a prohibition, or one of manner."""
        return self.is_prohibition or isinstance(self.need, Register | KeigoCorrect | ToneCalm | Civil)
