"""How Latin letters are said in Japanese: letter by letter, or read as romanised Japanese."""

from __future__ import annotations

import re
from functools import cache

LONGEST_SPELT = 6
"""Letters of an abbreviation that is still said letter by letter."""

# The names of the letters: 外来語の表記 (内閣告示第二号 1991), appendix.
_NAMES = {
    "a": "エー", "b": "ビー", "c": "シー", "d": "ディー", "e": "イー", "f": "エフ", "g": "ジー",
    "h": "エイチ", "i": "アイ", "j": "ジェー", "k": "ケー", "l": "エル", "m": "エム", "n": "エヌ",
    "o": "オー", "p": "ピー", "q": "キュー", "r": "アール", "s": "エス", "t": "ティー", "u": "ユー",
    "v": "ブイ", "w": "ダブリュー", "x": "エックス", "y": "ワイ", "z": "ゼット", "&": "アンド", "+": "プラス",
}  # fmt: skip

# Romanised Japanese: ローマ字のつづり方 (内閣告示第一号 1954), tables 1 and 2; c as k or s, l as r, v as b.
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "m": "マミムメモ", "y": "ヤイユエヨ", "r": "ラリルレロ", "w": "ワイウエオ",
    "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダジズデド", "b": "バビブベボ", "p": "パピプペポ",
    "l": "ラリルレロ", "v": "バビブベボ", "c": "カシクセコ", "f": "ハヒフヘホ", "j": "ジジジジジ",
    "sh": "シシシシシ", "ch": "チチチチチ", "ts": "ツツツツツ",
}  # fmt: skip
_SMALL = {"a": "ャ", "u": "ュ", "o": "ョ"}
_PALATAL = frozenset({"j", "sh", "ch"})
_CODAS = {"t": "ト", "d": "ド", "n": "ン", "m": "ム", "j": "ジ", "sh": "シュ", "ch": "チ", "ts": "ツ"}
_SYLLABLE = re.compile(
    r"(?P<head>sh|ch|ts|[bcdfghjklmnprstvwz]|y(?=[aiueo]))?(?P<vowel>[aiueo]|y(?![aiueo]))?"
)
_WORD = re.compile(r"[a-z]{3,16}")


@cache
def spelt(letters: str) -> str:
    """Return a short run of Latin letters as it is said letter by letter: ``ntt`` → エヌティーティー.

    Anything else (too long, other characters) gives an empty text.
    """
    if not 0 < len(letters) <= LONGEST_SPELT or not all(letter in _NAMES for letter in letters):
        return ""
    return "".join(_NAMES[letter] for letter in letters)


@cache
def romanised(word: str) -> str:
    """Return a word in Latin letters read as romanised Japanese: ``kadokawa`` → カドカワ.

    A consonant without a vowel takes ウ (オ after t and d), as in loanwords. A word with a letter that no
    syllable holds (q, x) gives an empty text, and so does one too short or too long to be a word.
    """
    if _WORD.fullmatch(word) is None:
        return ""
    kana, at = [], 0
    while at < len(word):
        match = _SYLLABLE.match(word, at)
        if match is None or match.end() == at:
            return ""
        kana.append(_syllable(match["head"] or "", match["vowel"] or ""))
        at = match.end()
    return "".join(kana)


def _syllable(head: str, vowel: str) -> str:
    """Return one syllable in katakana."""
    if not vowel:
        return _CODAS.get(head, _ROWS[head][2])
    if vowel == "y":
        return _ROWS[head][1] + "ー"
    small = _SMALL.get(vowel, "") if head in _PALATAL else ""
    return _ROWS[head]["aiueo".index(vowel)] + small
