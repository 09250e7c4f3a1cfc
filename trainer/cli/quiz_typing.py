"""What is typed as an answer to a question of a quiz, turned into the answer that it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Entered, Given, Matched, Ordered
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import Choices, Matching, Numeric, Open, Ordering, Question, ShortText, TrueOrFalse

_ONE_DIGIT = 9
LETTERS = "abcdefghijklmnopqrstuvwxyz"

_BETWEEN = re.compile(r"[\s,、，・;:.→>=-]+")
_PAIR = re.compile(r"(\d+)[\s=:→>-]*([a-z])")
_WORDS_BETWEEN = re.compile(r"\s*[/／|｜\n]\s*")
_TRUE = frozenset({"1", "t", "true", "y", "yes", "○", "◯", "o", "正しい", "はい", "正"})
_FALSE = frozenset({"2", "f", "false", "n", "no", "×", "x", "✕", "誤り", "いいえ", "正しくない", "誤"})

Typed = Given | None


class NotUnderstood(Exception):
    """What was typed stands for no answer to this question."""


def is_written(question: Question) -> bool:
    """Say whether words are the answer, and not numbers of what is shown."""
    return isinstance(question.answer, Numeric | ShortText | Open)


def plain(text: str) -> str:
    """Return what was typed as it is compared: of half width, in small letters, without spaces around it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def read_answer(question: Question, order: ShownOrder, typed: str) -> Given:
    """Return the answer that was typed.

    Args:
        question: Whose answer is typed in one line; see `read_feeling` and `read_reasons` for the others.
        order: In which its parts are shown.
        typed: Not empty.

    Raises:
        NotUnderstood: If it stands for none.
    """
    match question.answer:
        case Choices():
            return Chosen(tuple(sorted(order.options[place] for place in places(typed, len(order.options)))))
        case TrueOrFalse():
            return Claimed(_claim(typed))
        case Ordering():
            given = places(typed, len(order.steps))
            if len(given) != len(order.steps):
                raise NotUnderstood
            return Ordered(tuple(order.steps[place] for place in given))
        case Matching(pairs):
            return Matched(_matched(plain(typed), len(pairs), order.rights))
    return Entered(typed.strip())


def places(typed: str, count: int) -> tuple[int, ...]:
    """Return the places, from 0, of the numbers that were typed, each once, in the order of typing.

    Up to nine things need no spaces between their numbers.

    Raises:
        NotUnderstood: If something else was typed, or a number that is not there.
    """
    tokens = [one for one in _BETWEEN.split(plain(typed)) if one]
    if len(tokens) == 1 and count <= _ONE_DIGIT:
        tokens = list(tokens[0])
    if not all(one.isdecimal() and 1 <= int(one) <= count for one in tokens):
        raise NotUnderstood
    return tuple(dict.fromkeys(int(one) - 1 for one in tokens))


def one_place(typed: str, count: int) -> int:
    """Return the place, from 0, of the one number that was typed.

    Raises:
        NotUnderstood: If it is none, or several.
    """
    found = places(typed, count)
    if len(found) != 1:
        raise NotUnderstood
    return found[0]


def _claim(typed: str) -> bool:
    word = plain(typed)
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise NotUnderstood


def _matched(typed: str, count: int, rights: Sequence[str]) -> tuple[str, ...]:
    """Return a right side for each left one; pairs such as ``1b 2a``, or the right sides in their order."""
    pairs = _PAIR.findall(typed)
    if pairs and not _BETWEEN.sub("", _PAIR.sub("", typed)):
        chosen = {_within(int(left), count): _letter(right, rights) for left, right in pairs}
        return tuple(chosen.get(place, "") for place in range(count))
    tokens = [one for one in _BETWEEN.split(typed) if one]
    tokens = list(tokens[0]) if len(tokens) == 1 else tokens
    if len(tokens) != count:
        raise NotUnderstood
    return tuple(
        rights[_within(int(one), len(rights))] if one.isdecimal() else _letter(one, rights) for one in tokens
    )


def _within(number: int, count: int) -> int:
    if not 1 <= number <= count:
        raise NotUnderstood
    return number - 1


def _letter(letter: str, rights: Sequence[str]) -> str:
    place = LETTERS.find(letter) if len(letter) == 1 else -1
    if not 0 <= place < len(rights):
        raise NotUnderstood
    return rights[place]


def read_words(message: str, typed: str) -> tuple[Span, ...]:
    """Return where the words stand that were typed as a message has them, with a stroke between stretches.

    Width and case of the letters make no difference.

    Raises:
        NotUnderstood: If the message does not hold them.
    """
    spans: list[Span] = []
    for words in filter(None, _WORDS_BETWEEN.split(typed.strip())):
        found = _find(message, words.strip('“”"「」『』'))
        if found is None:
            raise NotUnderstood
        spans.append(found)
    return _joined(sorted(spans))


def _find(message: str, words: str) -> Span | None:
    folded, ends = _folded(message)
    wanted = unicodedata.normalize("NFKD", words).casefold()
    start = folded.find(wanted) if wanted else -1
    return None if start < 0 else Span(ends[start], ends[start + len(wanted) - 1] + 1)


def _folded(message: str) -> tuple[str, list[int]]:
    """Return a message as it is compared, with the place in the message of each of its signs."""
    # Taken apart, so that ｶﾞ of half width, which is two signs, is the same as ガ.
    pieces = [unicodedata.normalize("NFKD", sign).casefold() for sign in message]
    owners = [place for place, piece in enumerate(pieces) for _sign in piece]
    return "".join(pieces), owners


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return stretches that do not overlap."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = joined[-1].covering(span)
        else:
            joined.append(span)
    return tuple(joined)
