"""What can be picked in a question, and what an answer picked: for counting who chose what."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from trainer.core.answer_faults import Refusal
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given
from trainer.core.quiz import (
    FULL_CREDIT,
    Better,
    Choices,
    Feeling,
    Numeric,
    Option,
    Question,
    ShortText,
    TrueOrFalse,
)
from trainer.core.typed_numbers import read_typed_number

LONGEST_TYPED = 60
"""Characters by which typed answers are told apart."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be picked.

    Attributes:
        key: Names it in its question: the number of an option or a reply, from 1; ``true`` or ``false``.
        text: Markdown; empty for true and false, which wording names.
        credit: What picking it adds, -100 … 100.
    """

    key: str
    text: str
    credit: float

    @property
    def is_right(self) -> bool:
        """It adds something."""
        return self.credit > 0


def offered(question: Question) -> tuple[Offered, ...]:
    """Return what can be picked, in the order of the pack; nothing where an answer is typed or arranged."""
    match question.answer:
        case Choices(options) | Feeling(feelings=options):
            return _numbered(options)
        case TrueOrFalse(is_true):
            credits = {"true": is_true, "false": not is_true}
            return tuple(Offered(key, "", FULL_CREDIT * right) for key, right in credits.items())
        case Better(replies, better):
            sides = enumerate(replies)
            return _numbered(tuple(Option(text, FULL_CREDIT * (at == better)) for at, text in sides))
    return ()


def _numbered(options: tuple[Option, ...]) -> tuple[Offered, ...]:
    return tuple(Offered(str(number), one.text, one.credit) for number, one in enumerate(options, start=1))


def picks(question: Question, given: Given | None, *, language: str = "en") -> tuple[str, ...]:
    """Return the keys of what an answer picked.

    Of a typed answer that is the text so that width and case are alike; numbers that are equal are one pick.

    Args:
        question: As it was asked.
        given: ``None`` for no answer.
        language: Of the quiz: it says how numbers are written.
    """
    match given:
        case Chosen(options):
            return tuple(str(place + 1) for place in options)
        case Claimed(is_true):
            return ("true" if is_true else "false",)
        case Felt(feeling=int(place)) | Compared(reply=int(place)):
            return (str(place + 1),)
        case Entered(text) if isinstance(question.answer, Numeric) and text.strip():
            number = read_typed_number(text, language=language, unit=question.answer.unit)
            return (_typed(text) if isinstance(number, Refusal) else f"{number.value:.15g}",)
        case Entered(text) if isinstance(question.answer, ShortText) and text.strip():
            return (_typed(text),)
    return ()


def _typed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text[:LONGEST_TYPED]).casefold().split())
