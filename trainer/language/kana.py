"""Readings in kana, brought to one writing so that equal sounds compare equal."""

from __future__ import annotations

import re
from functools import cache

SHORTEST_SOUND = 3
"""Kana; a shorter sound is shared by too many words to say anything."""

SHORTEST_BARE = 4
"""Kana of a loanword without its long marks; fewer say too little (ビル is not ビール)."""

SHORTEST_CLIPPED = 3
"""Kana, long marks not counted, of a loanword that is written with or without ー at its end or a small ッ."""

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・゠]+")
_REPEATED = re.compile(r"(.)々")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_PHONETIC = re.compile(r"[ぁ-ゖァ-ヺー・゠]+")
_KATAKANA = re.compile(r"[ァ-ヺー・]+")

# Sounds that Japanese writes in two ways: 現代仮名遣い (内閣告示 1986) for ヅ/ズ and ヂ/ジ and long vowels.
_SAME = str.maketrans({"ヅ": "ズ", "ヂ": "ジ", "ヲ": "オ"})
_LONG = re.compile(r"(?<=[オコソトノホモヨロゴゾドボポョ])ウ|(?<=[エケセテネヘメレゲゼデベペ])イ")

# Foreign sounds with a second, permitted writing: 外来語の表記 (内閣告示第二号 1991), notes;
# the long mark at the end of a word: JIS Z 8301:2008 Annex G, and its withdrawal in 2019.
_FOREIGN = (
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"),
    ("クァ", "クア"), ("クィ", "クイ"), ("クェ", "クエ"), ("クォ", "クオ"), ("グァ", "グア"),
    ("スウィ", "スイ"), ("ウィ", "ウイ"), ("ウェ", "ウエ"), ("ウォ", "ウオ"), ("イェ", "イエ"),
    ("ツァ", "ツア"), ("トゥ", "ト"), ("ドゥ", "ド"), ("テュ", "チュ"), ("デュ", "ジュ"), ("フュ", "ヒュ"),
    ("ティ", "チ"), ("ディ", "ジ"), ("シェ", "セ"), ("ジェ", "ゼ"),
    ("ファ", "ハ"), ("フィ", "ヒ"), ("フェ", "ヘ"), ("フォ", "ホ"),
    ("エイ", "エー"),
)  # fmt: skip
# The other writing that custom may have for the same sounds: デ as well as ジ for ディ, ツ as well as ト for
# トゥ (the same notice, notes on ティ, ディ, トゥ and ドゥ: キャンデー, ツールーズ).
_BY_CUSTOM = (("ティ", "テ"), ("ディ", "デ"), ("トゥ", "ツ"), ("ドゥ", "ズ"))
_X = re.compile(r"(?<=.)キ(?=[サシスソ])")
"""The letter x is クサ, クシ … or キサ, キシ … (the same notice, III: タクシー, タキシード)."""

_E_ROW_I = re.compile(r"(?<=[エケセテネヘメレゲゼデベペ])イ|(?<=[イキシチニヒミリギジビピ])ィ")
_O_ROW_U = re.compile(r"(?<=[オコソトノホモヨロゴゾドボポョォ])[ウオ]")
_GLIDE = re.compile(
    r"(?<=[イキシチニヒミリギジビピエケセテネヘメレゲゼデベペ])ヤ"
    r"|(?<=[ウクスツヌフムユルグズブプオコソトノホモヨロゴゾドボポ])ワ|(?<=[ウオコソトノホモヨロゴゾドボポュユ]ー)ワ"
)
_UNSTRESSED = re.compile(r"^リ(?=.{3})")


def is_phonetic(surface: str) -> bool:
    """Say whether a word is written in kana alone."""
    return _PHONETIC.fullmatch(surface) is not None


def is_katakana(surface: str) -> bool:
    """Say whether a word is written in katakana alone."""
    return _KATAKANA.fullmatch(surface) is not None


@cache
def sound(reading: str) -> str:
    """Return a reading in one writing: katakana, long vowels as ー, ヅ as ズ."""
    return _LONG.sub("ー", reading.translate(_TO_KATAKANA).translate(_SAME))


@cache
def loan_sound(reading: str) -> str:
    """Return the bare bones of a loanword's reading, equal for every permitted spelling of it.

    A glide after a vowel (ピアノ, ピヤノ; ロア, ロワ) and the unstressed first syllable of long words
    (レポート, リポート) are written in both ways as well.
    """
    text = reading.translate(_TO_KATAKANA).translate(_SAME).replace("・", "")
    for spelling, plain in _FOREIGN:
        text = text.replace(spelling, plain)
    text = _X.sub("ク", text)
    text = _GLIDE.sub("ア", _O_ROW_U.sub("ー", _E_ROW_I.sub("ー", text)))
    return _UNSTRESSED.sub("レ", _bare(text))


def customary(reading: str) -> str:
    """Return a loanword in the writing that custom has for its foreign sounds, where there is one."""
    text = reading.translate(_TO_KATAKANA)
    for spelling, custom in _BY_CUSTOM:
        text = text.replace(spelling, custom)
    return text


def _bare(text: str) -> str:
    """Drop what loanwords are written with or without, where enough is left: the long mark, the small ッ.

    A word of two sounds keeps its long mark at the end (JIS Z 8301:2008 Annex G: カバー is not カバ).
    """
    bare = text.replace("ー", "").replace("ッ", "")
    if len(bare) >= SHORTEST_BARE:
        return bare
    clipped = text.rstrip("ー")
    plain = clipped.replace("ッ", "")
    if len(plain.replace("ー", "")) >= SHORTEST_CLIPPED:
        return plain
    return clipped if len(clipped) >= SHORTEST_CLIPPED else text


@cache
def kanji(text: str) -> str:
    """Return the characters of a word that are not kana; 々 stands for the one before it."""
    return _REPEATED.sub(r"\1\1", _KANA.sub("", text))
