"""What people write around a number: its unit, words that may be passed over, and words that forbid it."""

from __future__ import annotations

import re

from trainer.core.kanji_numbers import NUMBER_KANJI
from trainer.core.number_units import is_known_unit, is_measure, is_unit_for
from trainer.core.number_words import has_number_word

LONGEST_UNIT = 24
"""Characters of a unit."""

_HARMLESS = re.compile(
    r"\b(?:no|not) (?:more|later|longer)(?: than\b|[.!]?$)|\bor (?:so|less|fewer|sooner)\b|\bno\. ?(?=\d)"
    r"|前後|間違いなく"
)
"""Idioms that are built with a word of denial or comparison and leave the number standing."""

_FORBIDDING = re.compile(
    r"\b(?:not|never|no|nor|neither|either|cannot|wrong|false|incorrect|except|but|than|under|over|below|above"
    r"|beyond|before|least|minimum|or|instead|unlike|without|half|thirds|quarters?)\b|n't\b|\?"
    r"|ない|ませ|なく|じゃな|違|ちが|誤|嘘|以外|以上|以降|未満|超|より|半|前"
)
"""Denials and comparisons: the number beside them is not the one that is meant, or not alone."""

_DIGIT = re.compile(rf"[\d{NUMBER_KANJI}]")
_ASIDES = (
    re.compile(r"\([^()]*\)"),
    re.compile(r"(?:\b(?:because|since)\b|, as\b).*"),
    re.compile(r"^.*\b(?:so|thus|therefore|hence)\b(?! far)"),
    re.compile(rf"^.*(?:引|足|数え|合わせ|掛け|割)[^\d{NUMBER_KANJI}]{{0,4}}?[てでとら],?|^.*後の"),
    re.compile(r"^.*(?:[いすだなるた](?:ので|から)|ため),?(?!で)"),
    re.compile(r"[。,](?:[^。,]*)(?:から|ため)(?:です|だ)?。?$"),
    re.compile(r"^not\b.*\bbut\b|^.*(?:では|じゃ|で)なくて?"),
)
"""Remarks, reasons and sums beside a number, and what is denied for it ("not 7 but 6")."""

_BETWEEN = re.compile(r"\A(?:more|full|whole|calendar|consecutive|straight|entire)\b\s*")
_ORDINAL = re.compile(r"\A(?:st|nd|rd|th)\b\s*")
_FOLLOWING = (
    "left remaining remain remains later after at max maximum tops total altogether together only please in"
    " of from for to so because since as is are was will would should can must and then when if once until by"
    " on the a an i it its that this these those there which who she he they we you per sir madam around or"
    " thanks thank exactly about approximately roughly most long old big each"
)
"""What may follow a number that was typed without a unit."""
_PASSED_OVER = frozenset(_FOLLOWING.split())

_WORDS = re.compile(r"([a-z]+)(?: ([a-z]+))?")
_SIGN = re.compile(r"[%$€£¥\\]")
_LAST_WORD = re.compile(r"(?:[a-z]+|[$€£¥\\])$")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_NAME = re.compile(r"[々一-龯ァ-ヶー]+")
_NO_NAME = ("番", "以内", "以下", "後", "位", "程", "頃", "内", "目", "経", "過", "前")
_OPENING = " \t([「『:-"


def without_reasons(text: str) -> str:
    """Return a folded text without reasons and what is denied, if a number still stands in the rest."""
    for aside in _ASIDES:
        rest = aside.sub("", text)
        text = rest if _DIGIT.search(rest) or has_number_word(rest) else text
    return text


def leaves_number_standing(text: str) -> bool:
    """Say whether nothing around a number denies it or compares with it ("not 6", "more than 6", 「6未満」).

    Args:
        text: Folded to small letters.
    """
    return not _FORBIDDING.search(_HARMLESS.sub(" ", text))


def unit_behind(text: str, asked: str) -> tuple[str, str]:
    """Return the unit that follows a number, empty for none, and what follows that.

    Args:
        text: Folded; what stands behind the number.
        asked: The unit that is asked for; empty for none.
    """
    text = _BETWEEN.sub("", _ORDINAL.sub("", text.lstrip(_OPENING)))
    sign = _SIGN.match(text)
    if sign:
        return sign.group(), text[sign.end() :]
    words = _WORDS.match(text)
    unit = _word_unit(words, asked) if words else _unspaced_unit(text, asked)
    return unit[:LONGEST_UNIT], text[len(unit) :]


def _word_unit(words: re.Match[str], asked: str) -> str:
    one, both = words[1], words.group()
    for unit in (both, one):
        if is_known_unit(unit) or (asked and is_unit_for(unit, asked)):
            return unit
    if one in _PASSED_OVER:
        return ""
    return both if words[2] and is_known_unit(words[2]) else one


def _unspaced_unit(text: str, asked: str) -> str:
    """Return a unit that is not parted from what follows it: the longest that is known, or else the name."""
    stretch = _NOT_ASCII.match(text)
    signs = stretch.group()[:LONGEST_UNIT] if stretch else ""
    for end in range(len(signs), 0, -1):
        unit = signs[:end]
        if is_known_unit(unit) or (asked and is_unit_for(unit, asked)):
            is_ordinal = signs.startswith("目", end) and not is_unit_for(unit + "目", asked)
            return unit + "目" * is_ordinal
    name = _NAME.match(signs)
    return name.group() if name and not name.group().startswith(_NO_NAME) else ""


def unit_before(text: str, asked: str) -> str:
    """Return the unit that a number follows ("day 6", "¥1,500"), empty for none.

    Args:
        text: Folded; what stands before the number, without its sign.
        asked: The unit that is asked for; empty for none.
    """
    text = text.rstrip(" :(=")
    if asked and not asked.isascii() and text.endswith(asked):
        return asked
    word = _LAST_WORD.search(text)
    found = word.group() if word else ""
    return found if is_measure(found) or (asked and is_unit_for(found, asked)) else ""
