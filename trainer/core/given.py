"""What somebody answers to a question of a quiz. Plain data, one type for each kind of question."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.analysis import Span


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options of `Choices`.

    Attributes:
        options: Places in ``Choices.options``, rising, whatever order they were shown in.
    """

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A judgement on `TrueOrFalse`."""

    is_true: bool


@dataclass(frozen=True, slots=True)
class Ordered:
    """Steps of `Ordering`.

    Attributes:
        steps: Places in ``Ordering.steps``, in the order that was given.
    """

    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """Right sides for the pairs of `Matching`.

    Attributes:
        rights: One for each pair, in the order of ``Matching.pairs``; empty where none was chosen.
    """

    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A text for `Numeric`, `ShortText` and `Open`, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Felt:
    """An answer to `Feeling`.

    Attributes:
        feeling: Place in ``Feeling.feelings``; ``None`` where none was chosen.
        marks: What was marked in the message, rising, not overlapping.
    """

    feeling: int | None = None
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer to `Better`.

    Attributes:
        reply: 0 or 1; ``None`` where none was chosen.
        reasons: Ids of criteria, in the order of the rubric.
    """

    reply: int | None = None
    reasons: tuple[str, ...] = ()


Given = Chosen | Claimed | Ordered | Matched | Entered | Felt | Compared
