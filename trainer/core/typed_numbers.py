"""A number as people type it: with separators, in kanji or in words, and its unit before or behind it."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from trainer.core.answer_faults import AnswerFault, Refusal
from trainer.core.kanji_numbers import NUMBER_KANJI, read_kanji_number
from trainer.core.number_units import is_unit_for, is_unit_like
from trainer.core.number_words import has_number_word, spelled_number

LONGEST_NUMBER = 100
"""Characters; no number of a quiz needs more."""

_COMMA_LANGUAGES = (
    "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk ky lt lv mk nb nl nn no pl pt"
    " ro ru sk sl sq sr sv tr uk uz vi"
)
"""Languages that write 1,5 for one and a half (Unicode CLDR, number symbols)."""

_SIGNS = str.maketrans(dict.fromkeys("−‐‑‒–—﹣", "-") | dict.fromkeys("’‘ʼ`", "'") | {"、": ","})
_MINUS = ("-", "minus", "マイナス")
_BEFORE = (
    *("it is", "it's", "the", "答えは", "あと", "残り", "第"),
    *(
        "about",
        "around",
        "approximately",
        "ca.",
        "within",
        "in",
        "exactly",
        "約",
        "およそ",
        "だいたい",
        "~",
        "=",
    ),
)
_BEHIND = ("です", "以内", "後", "くらい", "ぐらい", "ほど", "位", "or so", "left")
_GROUP = 3  # digits between thousands separators
_DIGIT = rf"[\d{NUMBER_KANJI}]"
_NUMBER = re.compile(rf"[.,]?{_DIGIT}(?:(?:[.,']| ?)(?={_DIGIT}){_DIGIT})*(?:\.(?!\d))?(?:e[+-]?\d{{1,3}})?")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number that was understood.

    Attributes:
        value: Finite.
    """

    value: float


def read_typed_number(text: str, *, language: str, unit: str = "") -> TypedNumber | Refusal:
    """Read what was typed where a number is asked for.

    Full-width signs are as good as others. A comma and a point mean what they mean in the language, unless
    they can only mean the other thing: ``1,5`` is one and a half in English too. Kanji and English words for
    numbers are read, and so is a unit before or behind the number, if it is the one that is asked for.

    Args:
        text: As typed.
        language: BCP 47 tag; it says what a comma means.
        unit: That is asked for; empty for none, and then any is passed over.
    """
    if len(text) > LONGEST_NUMBER:
        return Refusal(AnswerFault.TOO_LONG, {"length": len(text), "limit": LONGEST_NUMBER})
    folded = " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold().split())
    parts = _parts(folded, language)
    if parts is None:
        return Refusal(AnswerFault.NOT_A_NUMBER)
    before, number, behind = parts
    typed = before or behind
    are_two = before and behind and not is_unit_for(before, behind)
    if are_two or not is_unit_like(typed) or has_number_word(typed):
        return Refusal(AnswerFault.NOT_A_NUMBER)
    if typed and unit and not is_unit_for(typed, unit):
        return Refusal(AnswerFault.OTHER_UNIT, {"typed": typed, "unit": unit})
    return TypedNumber(number)


def _parts(text: str, language: str) -> tuple[str, float, str] | None:
    """Return the unit before, the number, and the unit behind; ``None`` if there is not one number."""
    found = _NUMBER.search(text)
    if found is None:
        return _spelled_parts(text)
    value = _value(found.group(), language)
    before, behind = text[: found.start()], text[found.end() :]
    if value is None or re.search(_DIGIT, behind):
        return None
    before, is_negative = _without_sign(_without_lead(before))
    return before, -value if is_negative else value, _without_tail(behind)


def _spelled_parts(text: str) -> tuple[str, float, str] | None:
    before, is_negative = _without_sign(_without_lead(text))
    spelled = spelled_number(before)
    if spelled is None:
        return None
    value, behind = spelled
    return "", -value if is_negative else value, _without_tail(behind)


def _without_lead(text: str) -> str:
    text = text.strip()
    for lead in _BEFORE:
        rest = text.removeprefix(lead)
        if not rest or not rest[0].isalpha() or not lead.isascii():
            text = rest.strip()
    return text


def _without_sign(text: str) -> tuple[str, bool]:
    """Return a text without the plus or minus at one of its ends, and whether it was a minus."""
    for sign in _MINUS:
        if text.startswith(sign) or text.endswith(sign):
            return text.removeprefix(sign).removesuffix(sign).strip(), True
    return text.removeprefix("+").removesuffix("+").strip(), False


def _without_tail(text: str) -> str:
    text = text.strip(" .。!")
    for tail in _BEHIND:
        text = text.removesuffix(tail).strip()
    return text


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
    """Return digits without the signs that part them in groups: of three, in India also of two."""
    signs = set(re.sub(r"\d", "", whole))
    if not signs:
        return whole
    if len(signs) > 1 or not signs <= {group, "'", " "}:
        return None
    first, *middle, last = whole.split(signs.pop())
    is_grouped = first[:1] not in ("", "0") and len(first) <= _GROUP and len(last) == _GROUP
    sizes = {len(one) for one in middle}
    is_even = len(sizes) <= 1 and sizes <= {2, _GROUP}
    return "".join((first, *middle, last)) if is_grouped and is_even else None
