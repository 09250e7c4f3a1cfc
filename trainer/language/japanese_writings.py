"""Keys under which two writings of one Japanese word meet: more or fewer kanji, the reading the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from trainer.language import kana
from trainer.language.japanese_words import PREDICATIVE, Role
from trainer.language.latin import romanised, spelt
from trainer.language.wordlists import rows

SHORTEST_WORD = 2
"""Kana; a word of one is written in kanji, or is taken for a particle."""

MOST_KANJI = 5
"""Characters of a word of which any may be in kana instead."""

_UNITS: dict[str, list[str]] = {}
for _written, _unit in rows("ja_units.tsv"):
    _UNITS.setdefault(_written, []).append(f"unit:{_unit}")

_NOMINAL = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.ADJECTIVAL})


def reply_keys(base: str, reading: str, role: Role) -> list[str]:
    """Return the keys of a word of a reply: its kanji and its reading, as they are written.

    手当 and 手当て share one, 保証 and 補償 do not: okurigana may be more or fewer
    (送り仮名の付け方, 内閣告示第二号 1973, rules 6 and 7). A short word also has a key for what it may be
    instead: かぎ may be 鍵, 鍵 may be written かぎ.
    """
    written, sound = kana.kanji(base), kana.sound(reading)
    keys = [f"{written}:{sound}"] if written and reading else []
    short = _short_key(sound, role)
    if short and (not written or role in _NOMINAL):
        keys.append(f"{'kanji' if written else 'kana'}:{short}")
    return keys


def phrase_keys(base: str, reading: str, role: Role) -> list[str]:
    """Return the keys of a word of a phrase: as it is written, and with some of its kanji in kana.

    引き継ぎ is 引きつぎ too, 癌 is がん; but two words that have other kanji never meet here
    (公用文作成の考え方, 文化審議会 2022, part I-1: kana for characters outside the table).
    """
    written, sound = kana.kanji(base), kana.sound(reading)
    keys = [f"{part}:{sound}" for part in _parts(written)] if reading else []
    short = _short_key(sound, role)
    if short:
        keys.append(f"{'kana' if written else 'kanji'}:{short}")
    return keys


def loan_keys(surface: str) -> list[str]:
    """Return the keys of a word in katakana or in Latin letters: how a loanword sounds in any spelling.

    They are no readings, because what spellings of a loanword have in common is too little to tell it from
    a word in kanji (ショック is not 食). Each begins with the sounds, as typing errors are looked for by the
    beginning and by the letters of a form.
    """
    if kana.is_katakana(surface):
        said = (surface, kana.customary(surface)) if len(surface) >= SHORTEST_WORD else ()
        return list(dict.fromkeys(map(_loan_key, said)))
    return [_loan_key(said) for said in (spelt(surface), romanised(surface)) if said]


def unit_keys(surface: str) -> list[str]:
    """Return the keys of a unit, equal for its name, its symbol and its clipping: 時間, h; キロ, kg."""
    return _UNITS.get(surface, [])


def run_keys(pieces: Sequence[str]) -> list[str]:
    """Return the keys of words in katakana or Latin letters that touch: スカイ + a, クレジット + カード."""
    said = ("".join(says(piece) or piece for piece in pieces) for says in (spelt, romanised))
    return [_loan_key(one) for one in dict.fromkeys(said) if kana.is_katakana(one)]


def _loan_key(said: str) -> str:
    return kana.loan_sound(said) + "="


def _parts(written: str) -> list[str]:
    """Return the kanji of a word with any of them left out, but not all."""
    if len(written) > MOST_KANJI:
        return [written]
    return ["".join(part) for size in range(len(written), 0, -1) for part in combinations(written, size)]


def _short_key(sound: str, role: Role) -> str:
    """Return the reading of a word too short for readings to be compared, with its class, or nothing.

    Nouns are written かぎ or カギ, verbs すむ; longer words meet by their readings alone.
    """
    if not SHORTEST_WORD <= len(sound) < kana.SHORTEST_SOUND:
        return ""
    if role in _NOMINAL:
        return f"{sound} noun"
    return f"{sound} predicate" if role in PREDICATIVE else ""
