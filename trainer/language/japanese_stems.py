"""Verbs behind words that the dictionary takes for something else, told by the words around them.

The dictionary sees the nouns 出, 寝, かけ where お…になる, …させる or a blunt …な make verbs of them;
出さ + せる where 出る + させる is meant as well; お as a prefix where a verb in kana begins with it
(おかせる = お + かせる); and nouns (仕様) where a sentence begins with a form of する.

What may stand in which place: 益岡・田窪『基礎日本語文法』1992, part 2 (verbs), and 「敬語の指針」
(文化審議会 2007), chapter 2, on お…になる and お…する.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trainer.language import kana
from trainer.language.japanese_words import CAUSATIVES, NO_STEMS, Lexeme, Role, Stems

VERB_ENDINGS = {
    **dict(zip("いきしちにひみりぎじびぴ", "うくすつぬふむるぐずぶぷ", strict=True)),
    **{row: row + "る" for row in "えけせてねへめれげぜでべぺ"},
}
"""Last kana of a verb's stem (連用形) → the end of its dictionary form."""

_PREFIXED = {
    kana_: "お" + last
    for row, last in zip(
        ("かけこ", "させそ", "たてと", "なねの", "まめも", "られろ", "わえ"), "くすつぬむるう", strict=True
    )
    for kana_ in row
}
_A_TO_U = dict(zip("わかがさたなばまら", "うくぐすつぬぶむる", strict=True))
"""Last kana of a verb before せる → the end of its dictionary form."""

_FORMS_OF_DO = frozenset({"しよう", "しろ", "した", "しな"})
"""Forms of する that are nouns as well (仕様, 白, 下, 品): サ行変格活用."""

_SERVING = frozenset({"為る", "致す", "下さる", "頂く", "願う", "為さる", "成る", "申し上げる"})
_INFLECTING = frozenset({"ます", "た", "たい", "ない", "れる", "られる", *CAUSATIVES})


def stems_of(dictionary: Any, morpheme: Any, surface: str, role: Role) -> Stems:
    """Return the verbs that a word may be in another company."""
    stems = Stems(
        serving=_serving(dictionary, morpheme, surface) if role is Role.NOUN else "",
        causing=_causing(dictionary, morpheme) if role is Role.VERB else "",
        prefixed=_prefixed(dictionary, surface, role),
        opening="する" if surface in _FORMS_OF_DO and role is not Role.SUPPORT else "",
    )
    return stems if any(stems) else NO_STEMS


def stem_in_place(words: Sequence[Lexeme], index: int) -> str:
    """Return the verb that a word is in its place, or an empty text."""
    stems = words[index].stems
    before = words[index - 1] if index else None
    behind = words[index + 1] if index + 1 < len(words) else None
    if stems.causing and behind is not None and behind.base in CAUSATIVES:
        return stems.causing
    if stems.prefixed and before is not None and before.surface == "お" and _goes_on(words[index], behind):
        return stems.prefixed
    if stems.opening and (before is None or before.is_mark):
        return stems.opening
    if stems.serving and behind is not None and _serves(words, index, before, behind):
        return stems.serving
    return ""


def verb_named(dictionary: Any, name: str) -> str | None:
    """Return a verb's normalised form, if the dictionary knows the verb under this writing."""
    return next(
        (str(verb.normalized_form()) for verb in _verbs_named(dictionary, name)),
        None,
    )


def _verbs_named(dictionary: Any, name: str) -> list[Any]:
    return [
        morpheme
        for morpheme in dictionary.lookup(name)
        if morpheme.part_of_speech()[0] == "動詞" and morpheme.dictionary_form() == name
    ]


def _serving(dictionary: Any, morpheme: Any, surface: str) -> str:
    """Return the verb whose stem a noun is: 寝 → 寝る (same reading), 知らせ → 知らせる, かけ → かける."""
    name = surface + "る"
    wanted = str(morpheme.reading_form()) + "ル"
    if len(surface) == 1 and any(verb.reading_form() == wanted for verb in _verbs_named(dictionary, name)):
        return name
    if surface[-1:] == "せ" and surface[-2:-1] in _A_TO_U:
        caused = surface[:-2] + _A_TO_U[surface[-2]]
        return name if verb_named(dictionary, caused) else ""
    ending = VERB_ENDINGS.get(surface[-1:])
    if ending is None or len(surface) < 2 or not kana.is_phonetic(surface):
        return ""
    name = surface[:-1] + ending
    return name if verb_named(dictionary, name) else ""


def _causing(dictionary: Any, morpheme: Any) -> str:
    """Return the verb in る whose causative looks like that of a verb in す: 出さ + せる is 出 + させる."""
    base = str(morpheme.dictionary_form())
    if not base.endswith("す") or len(base) != 2:
        return ""
    name = base[:-1] + "る"
    is_known = any("一段" in verb.part_of_speech()[4] for verb in _verbs_named(dictionary, name))
    return name if is_known else ""


def _prefixed(dictionary: Any, surface: str, role: Role) -> str:
    """Return the verb in kana that begins with お and goes on with a word: おかせる → おく."""
    name = _PREFIXED.get(surface[:1], "")
    if not name or role in (Role.PARTICLE, Role.HONORIFIC) or not kana.is_phonetic(surface):
        return ""
    return name if verb_named(dictionary, name) else ""


def _goes_on(word: Lexeme, behind: Lexeme | None) -> bool:
    """Say whether a word behind お is no stem or noun that お may honour: it is inflected in another way."""
    if word.form.startswith("連用"):
        return behind is not None and (behind.base in _INFLECTING or behind.kind == "接続助詞")
    return word.is_predicate or word.role is Role.OTHER


def _serves(words: Sequence[Lexeme], index: int, before: Lexeme | None, behind: Lexeme) -> bool:
    """Say whether the words around a noun make a verb of it."""
    after = words[index + 2] if index + 2 < len(words) else None
    if behind.surface == "な" and behind.base == "だ":
        return after is None or after.is_mark or after.kind == "終助詞"
    if behind.surface == "さ" and after is not None and after.base in CAUSATIVES:
        return True
    if before is None or before.role is not Role.HONORIFIC:
        return False
    if behind.surface == "に" and after is not None:
        return after.norm == "成る"
    return behind.norm in _SERVING
