"""What an answer to a question of a quiz is worth: a question compiled once, then asked of each answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from trainer.core.analysis import Reader
from trainer.core.answer_faults import AnswerFault as AnswerFault  # why an answer is not taken
from trainer.core.answer_faults import Refusal as Refusal
from trainer.core.choice_marks import mark_choices, mark_claim, mark_matching, mark_order
from trainer.core.feeling_marks import feeling_places as feeling_places  # what is to be marked in a message
from trainer.core.feeling_marks import mark_feeling
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.marks import Mark
from trainer.core.number_marks import mark_number
from trainer.core.quiz import (
    Better,
    Choices,
    Feeling,
    Matching,
    Numeric,
    Open,
    Ordering,
    Question,
    Reading,
    ShortText,
    TrueOrFalse,
)
from trainer.core.rubric_marks import BetterMarker, RubricMarker
from trainer.core.scoring import ScoreSettings
from trainer.core.text_marks import TextMarker
from trainer.core.typed_numbers import LONGEST_NUMBER, read_typed_number

LONGEST_ANSWER = 1_000
"""Characters of a short text that is compared with answers: some words are asked for, not a page."""

LONGEST_WRITING = 10_000
"""Characters of a text that a rubric scores or a person judges, as of a reply in a drill."""

_NOTHING = Mark(0.0, 0.0)
_Marking = Callable[[Given], Mark | None]
_GivenT = TypeVar("_GivenT", Chosen, Claimed, Ordered, Matched, Entered, Felt, Compared)


class QuestionMarker:
    """A question that is ready to be asked.

    Args:
        question: As loaded.
        reader: Of the quiz's language.
        pack_label: For the signatures of cards.

    Raises:
        PhraseSyntaxError: If a phrase of its rubric is not well formed (the loader has said so before).

    Attributes:
        longest: Characters of a text that are read; 0 where no text is asked for.
    """

    def __init__(self, question: Question, reader: Reader, *, pack_label: str = "") -> None:
        self.question = question
        self.longest = _longest(question)
        self._language = reader.language
        self._marking = _marking(question, reader, pack_label)

    def mark(self, given: Given | None) -> Mark | None:
        """Return what an answer is worth.

        Whatever is given, there is a mark: a text that cannot be read (see `refusal`) is worth nothing, and
        of one that is too long the beginning is read.

        Args:
            given: ``None`` for no answer, which is worth nothing.

        Returns:
            The mark; ``None`` where nothing is asked (`Reading`), and where only a person can judge (`Open`).

        Raises:
            ValueError: If an answer of this type belongs to another kind of question.
        """
        if isinstance(self.question.answer, Open | Reading):
            return None
        return _NOTHING if given is None else self._marking(given)

    def refusal(self, given: Given | None) -> Refusal | None:
        """Say why an answer had better be put right before it is sent, or ``None``.

        A text where a number is asked for is not a wrong answer, and neither is the right number in hours
        where days are asked for: whoever typed it is told so, and may type again.
        """
        if not isinstance(given, Entered) or not given.text.strip():
            return None
        answer = self.question.answer
        if isinstance(answer, Numeric):
            read = read_typed_number(given.text, language=self._language, unit=answer.unit)
            return read if isinstance(read, Refusal) else None
        if 0 < self.longest < len(given.text):
            return Refusal(AnswerFault.TOO_LONG, {"length": len(given.text), "limit": self.longest})
        return None


def _longest(question: Question) -> int:
    match question.answer:
        case Numeric():
            return LONGEST_NUMBER
        case ShortText(criteria=()):
            return LONGEST_ANSWER
        case ShortText() | Open():
            return LONGEST_WRITING
    return 0


def _marking(question: Question, reader: Reader, pack_label: str) -> _Marking:
    """Return what marks the answers to a question; what has to be compiled is compiled here."""
    match question.answer:
        case Choices() as choices:
            return lambda given: mark_choices(choices, _only(Chosen, given))
        case TrueOrFalse() as claim:
            return lambda given: mark_claim(claim, _only(Claimed, given))
        case Ordering() as ordering:
            return lambda given: mark_order(ordering, _only(Ordered, given))
        case Matching() as matching:
            return lambda given: mark_matching(matching, _only(Matched, given))
        case Feeling() as feeling:
            return lambda given: mark_feeling(feeling, _only(Felt, given))
        case Better() as better:
            rubric = RubricMarker(question.id, better.criteria, reader, ScoreSettings(pack_label))
            pair = BetterMarker(better, rubric)
            return lambda given: pair.mark(_only(Compared, given))
    return _text_marking(question, reader, pack_label)


def _text_marking(question: Question, reader: Reader, pack_label: str) -> _Marking:
    match question.answer:
        case Numeric() as numeric:
            return lambda given: _mark_typed_number(numeric, _only(Entered, given).text, reader.language)
        case ShortText(criteria=()) as short:
            texts = TextMarker(short, reader, question_text=question.text)
            return lambda given: _mark_text(texts.mark, given, LONGEST_ANSWER)
        case ShortText() as short:
            settings = ScoreSettings(pack_label, (question.text,))
            rubric = RubricMarker(question.id, short.criteria, reader, settings)
            otherwise = short.feedback_otherwise
            return lambda given: _mark_text(
                lambda text: rubric.mark(text, otherwise=otherwise), given, LONGEST_WRITING
            )
    return lambda _: None


def _mark_text(mark: Callable[[str], Mark], given: Given, longest: int) -> Mark:
    text = _only(Entered, given).text
    return mark(text[:longest]) if text.strip() else _NOTHING


def _mark_typed_number(answer: Numeric, text: str, language: str) -> Mark:
    read = read_typed_number(text, language=language, unit=answer.unit)
    return mark_number(answer, None if isinstance(read, Refusal) else read.value)


def _only(kind: type[_GivenT], given: Given) -> _GivenT:
    if not isinstance(given, kind):
        raise ValueError(f"{type(given).__name__} is no answer to this question, {kind.__name__} is")
    return given


def answers_marked_otherwise(question: Question, reader: Reader) -> tuple[tuple[int, Mark], ...]:
    """Return the answers of a short text that do not earn what they say, for checks of packs.

    An answer that stands in a better one, say, earns as much as that one: its own credit never counts.

    Args:
        question: Of any kind; only a `ShortText` with answers has such.
        reader: Of the quiz's language.

    Returns:
        Their places in ``ShortText.answers``, each with what its text earns.
    """
    answer = question.answer
    if not isinstance(answer, ShortText):
        return ()
    texts = TextMarker(answer, reader, question_text=question.text)
    marks = ((at, one, texts.mark(one.text)) for at, one in enumerate(answer.answers))
    return tuple((at, mark) for at, one, mark in marks if not mark.low == mark.high == one.credit)
