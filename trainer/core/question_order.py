"""In which order the parts of a question are shown: made of a seed, so that it can be made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from trainer.core.quiz import Better, Choices, Feeling, Matching, Ordering, Question


@dataclass(frozen=True, slots=True)
class ShownOrder:
    """What is shown where; empty for what the question does not have.

    Attributes:
        options: Places in ``Choices.options``, or in ``Feeling.feelings``.
        steps: Places in ``Ordering.steps``.
        rights: Right sides of `Matching`, each once, those that belong to nothing among them.
        replies: Places in ``Better.replies``.
    """

    options: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    rights: tuple[str, ...] = ()
    replies: tuple[int, ...] = ()


def shown_order(question: Question, seed: int) -> ShownOrder:
    """Say in which order the parts of a question are shown.

    The places are sorted by the SHA-256 of seed, question and place, which is the same with every version of
    Python and on every computer.

    What would give the answer away is mixed even where ``is_shuffled`` is false: steps are never shown in the
    right order, and right sides that are not mixed are shown by their texts, not beside their left sides.

    Args:
        question: As loaded.
        seed: Of the sitting.
    """
    shuffle = _Shuffle(question, seed)
    match question.answer:
        case Choices(options) | Feeling(feelings=options):
            return ShownOrder(options=shuffle.places(len(options)))
        case Ordering(steps):
            return ShownOrder(steps=_never_right(shuffle.mixed(len(steps))))
        case Matching():
            return ShownOrder(rights=_rights(question.answer, shuffle))
        case Better(replies):
            return ShownOrder(replies=shuffle.places(len(replies)))
    return ShownOrder()


class _Shuffle:
    """Mixes the parts of one question."""

    def __init__(self, question: Question, seed: int) -> None:
        self._salt = f"{seed}/{question.id}/"
        self.is_wanted = question.is_shuffled

    def places(self, count: int) -> tuple[int, ...]:
        """Return the places 0 … count - 1, mixed where that is wanted."""
        return self.mixed(count) if self.is_wanted else tuple(range(count))

    def mixed(self, count: int) -> tuple[int, ...]:
        """Return the places 0 … count - 1, mixed."""
        return tuple(sorted(range(count), key=self._key))

    def _key(self, place: int) -> bytes:
        return sha256(f"{self._salt}{place}".encode("utf-8", "surrogatepass")).digest()


def _never_right(places: Sequence[int]) -> tuple[int, ...]:
    """Return the places, moved on by one if they would be in the right order by chance."""
    is_right = list(places) == sorted(places)
    return (*places[1:], *places[:1]) if is_right else tuple(places)


def _rights(matching: Matching, shuffle: _Shuffle) -> tuple[str, ...]:
    rights = sorted(_once((*(pair.right for pair in matching.pairs), *matching.spare)))
    return tuple(rights[place] for place in shuffle.places(len(rights)))


def _once(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)
