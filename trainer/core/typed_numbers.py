"""A number as people type it: with separators, in kanji or in words, and its unit before or behind it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from trainer.core.answer_faults import AnswerFault, Refusal
from trainer.core.kanji_numbers import NUMBER_KANJI, read_kanji_number
from trainer.core.number_surroundings import leaves_number_standing, unit_before, unit_behind, without_reasons
from trainer.core.number_units import factor_between, is_measure, is_unit_for
from trainer.core.number_words import find_number_word, has_number_word

LONGEST_NUMBER = 100
"""Characters; no number of a quiz needs more."""

_COMMA_LANGUAGES = (
    "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk ky lt lv mk nb nl nn no pl pt"
    " ro ru sk sl sq sr sv tr uk uz vi"
)
"""Languages that write 1,5 for one and a half (Unicode CLDR, number symbols)."""

_SIGNS = str.maketrans(dict.fromkeys("−‐‑‒–—﹣", "-") | dict.fromkeys("’‘ʼ`", "'") | {"、": ","})
_MINUS = ("-", "minus", "マイナス")
_GROUP = 3  # digits between thousands separators
_DIGIT = rf"[\d{NUMBER_KANJI}]"
_NUMBER = re.compile(rf"[.,]?{_DIGIT}(?:(?:[.,']| ?)(?={_DIGIT}){_DIGIT})*(?:\.(?!\d))?(?:e[+-]?\d{{1,3}})?")
_SUM = re.compile(r"[-\d\s.,+*/×÷()¥円]+=(?=.)")
"""A sum that was written out: what it comes to is the answer."""

_ONE = re.compile(r"\ban? (?=[a-z])")
_ONE_AND = re.compile(r"\ban? (?=\w+ and \d)")
_JOINT = re.compile(r"[\s,]*(?:and|と|プラス|\+)?\s*")
_CURRENCY = "$€£¥\\ "


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number that was understood.

    Attributes:
        value: Finite.
    """

    value: float


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in a text, its unit (empty for none), and where both together begin and end."""

    value: float
    unit: str
    start: int
    end: int
    is_clear: bool = True


def read_typed_number(text: str, *, language: str, unit: str = "") -> TypedNumber | Refusal:
    """Read what was typed where a number is asked for.

    Full-width signs are as good as others. A comma and a point mean what they mean in the language, unless
    they can only mean the other thing: ``1,5`` is one and a half in English too. Kanji and English words for
    numbers are read, and so is a unit before or behind the number: the one that is asked for, or another of
    the same measure (hours for days), which is turned into it. Words around them are passed over unless they
    deny the number or compare with it.

    Args:
        text: As typed.
        language: BCP 47 tag; it says what a comma means.
        unit: That is asked for; empty for none, and then any is passed over.
    """
    if len(text) > LONGEST_NUMBER:
        return Refusal(AnswerFault.TOO_LONG, {"length": len(text), "limit": LONGEST_NUMBER})
    folded = " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold().split())
    folded = _ONE_AND.sub("1 ", _SUM.sub("", without_reasons(folded), count=1))
    amounts = _amounts(folded, language, unit)
    if not leaves_number_standing(folded) or not all(one.is_clear for one in amounts):
        return Refusal(AnswerFault.NOT_A_NUMBER)
    if len(amounts) > 1:
        return _sum_of(folded, amounts, unit)
    return _in_unit(amounts[0], unit) if amounts else Refusal(AnswerFault.NOT_A_NUMBER)


def _amounts(text: str, language: str, asked: str) -> list[_Amount]:
    """Return the numbers of a text with their units, in its order."""
    found = [(one.start(), one.end(), _value(one.group(), language)) for one in _NUMBER.finditer(text)]
    if found:
        is_clear = not has_number_word(_NUMBER.sub(" ", text))
        amounts: list[_Amount] = []
        for at in found:
            since = amounts[-1].end if amounts else 0
            amounts.append(_amount(text, at, asked, since=since, is_clear=is_clear))
        return amounts
    word = find_number_word(text)
    if word is not None:
        is_clear = not has_number_word(f"{text[: word[0]]} {text[word[1] :]}")
        return [_amount(text, word, asked, is_clear=is_clear)]
    one = next(
        (at for at in _ONE.finditer(text) if is_measure(unit_behind(text[at.end() :], asked)[0])), None
    )
    return [_amount(text, (one.start(), one.end(), 1.0), asked, is_clear=True)] if one else []


def _amount(
    text: str, at: tuple[int, int, float | None], asked: str, *, is_clear: bool, since: int = 0
) -> _Amount:
    start, end, value = at
    before, is_negative = _without_sign(text[since:start])
    behind, rest = unit_behind(text[end:], asked)
    ahead = unit_before(before, asked)
    are_two = ahead and behind and not is_unit_for(ahead, behind)
    number = 0.0 if value is None else -value if is_negative else value
    is_clear = is_clear and value is not None and not are_two
    return _Amount(number, behind or ahead, start, len(text) - len(rest), is_clear)


def _without_sign(before: str) -> tuple[str, bool]:
    """Return what stands before a number without a minus there, and whether there was one."""
    text = before.rstrip(_CURRENCY)
    for sign in _MINUS:
        rest = text.removesuffix(sign)
        if rest != text and not (rest[-1:].isascii() and rest[-1:].isalnum()):
            return rest + before[len(text) :], True
    return before, False


def _in_unit(amount: _Amount, asked: str) -> TypedNumber | Refusal:
    if not asked or not amount.unit or is_unit_for(amount.unit, asked):
        return TypedNumber(amount.value)
    factor = factor_between(amount.unit, asked)
    if factor is None:
        return Refusal(AnswerFault.OTHER_UNIT, {"typed": amount.unit, "unit": asked})
    return TypedNumber(amount.value * factor[0] / factor[1])


def _sum_of(text: str, amounts: Sequence[_Amount], asked: str) -> TypedNumber | Refusal:
    """Read several numbers as one if they are said as one: "1 day and 5 hours"."""
    factors = [factor_between(one.unit, asked) for one in amounts]
    sizes = [-1.0 if one is None else one[0] / one[1] for one in factors]
    joints = [text[one.end : other.start] for one, other in pairwise(amounts)]
    is_falling = sizes[-1] > 0 and all(one > other for one, other in pairwise(sizes))
    if not is_falling or not all(_JOINT.fullmatch(one) for one in joints):
        return Refusal(AnswerFault.NOT_A_NUMBER)
    return TypedNumber(sum(one.value * size for one, size in zip(amounts, sizes, strict=True)))


def _value(text: str, language: str) -> float | None:
    mantissa, _, exponent = text.partition("e")
    point = "," if language.partition("-")[0].casefold() in _COMMA_LANGUAGES.split() else "."
    number = read_kanji_number(mantissa.strip(), lambda digits: _digits(digits, point))
    if number is None:
        return None
    value = float(number.scaleb(int(exponent or 0)))
    return value if math.isfinite(value) else None


def _digits(text: str, point: str) -> Decimal | None:
    """Read digits as the language writes them, or else, if they are nothing there, the other way round."""
    other = "." if point == "," else ","
    for decimal, group in ((point, other), (other, point)):
        whole, _, part = text.strip().partition(decimal)
        joined = _joined(whole, group)
        if joined is not None and (joined or part) and (not part or part.isdecimal()):
            return Decimal(f"{joined or 0}.{part or 0}")
    return None


def _joined(whole: str, group: str) -> str | None:
    """Return digits without the signs that part them in groups: of three, in India also of two by commas."""
    signs = set(re.sub(r"\d", "", whole))
    if not signs:
        return whole
    if len(signs) > 1 or not signs <= {group, "'", " "}:
        return None
    sign = signs.pop()
    first, *middle, last = whole.split(sign)
    is_grouped = first[:1] not in ("", "0") and len(first) <= _GROUP and len(last) == _GROUP
    sizes = {len(one) for one in middle}
    is_even = len(sizes) <= 1 and sizes <= ({2, _GROUP} if sign == group else {_GROUP})
    return "".join((first, *middle, last)) if is_grouped and is_even else None
