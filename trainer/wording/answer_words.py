"""An answer to a question of a quiz in words, for lists and documents."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.quiz import Better, Choices, Feeling, Matching, Numeric, Ordering, Question
from trainer.wording.catalogue import _
from trainer.wording.escaping import escaped
from trainer.wording.numbers import number
from trainer.wording.quotes import all_in_quotes

_UNGROUPED = frozenset({"", "年", "年度"})
"""Numbers that may be years or names are written as they are."""


def answer_words(question: Question, given: Given | None) -> tuple[str, ...]:
    """Return what was answered, one thing a line, as Markdown; of an answer of another kind, nothing.

    Args:
        question: As it was put.
        given: ``None`` for "I do not know".
    """
    if given is None:
        return (_("I don’t know"),)
    match question.answer, given:
        case Choices(options), Chosen(places):
            return _at([one.text for one in options], places)
        case Ordering(steps), Ordered(places):
            return tuple(f"{at}. {one}" for at, one in enumerate(_at(steps, places), start=1))
        case Matching(pairs), Matched(rights):
            return tuple(f"{one.left} → {right or '–'}" for one, right in zip(pairs, rights, strict=False))
        case Feeling(message, feelings), Felt(place, marks):
            felt = _at([one.text for one in feelings], () if place is None else (place,))
            shown_by = all_in_quotes(escaped(message[one.start : one.end]) for one in marks)
            return (*felt, *((shown_by,) if shown_by else ()))
        case Better() as better, Compared():
            return _compared(better, given)
    return _written(question, given)


def _written(question: Question, given: Given) -> tuple[str, ...]:
    match given:
        case Claimed(is_true):
            return (_("True") if is_true else _("False"),)
        case Entered(text):
            if isinstance(question.answer, Numeric):
                return (_amount(text.strip(), question.answer.unit),)
            return (escaped(text.strip(), keeps_lines=True),)
    return ()


def _amount(text: str, unit: str) -> str:
    """Write a number with its unit, once: whoever typed the unit, too, has it there already."""
    if not text[-1:].isdecimal():
        return escaped(text, keeps_lines=True)
    if unit not in _UNGROUPED and text.isascii() and text.isdecimal():
        text = number(int(text))
    gap = " " if unit.isascii() else ""
    return escaped(text, keeps_lines=True) + (f"{gap}{unit}" if unit else "")


def _compared(better: Better, given: Compared) -> tuple[str, ...]:
    reply = _at(better.replies, () if given.reply is None else (given.reply,))
    reasons = tuple(one.label for one in better.criteria if one.id in given.reasons)
    return (*(_("“{words}”").format(words=escaped(one, keeps_lines=True)) for one in reply), *reasons)


def _at(texts: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """Return the texts at some places; the question may have fewer than when it was answered."""
    return tuple(texts[place] for place in places if 0 <= place < len(texts))
