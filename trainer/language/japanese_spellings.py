"""Other writings of a phrase as a whole: what is in kanji in kana, other kana, and fewer okurigana.

A writing that the dictionary does not know falls into other words than the phrase (生姜, しょう + が), so no
comparison of words finds it. A phrase is written anew in each way and looked for in those words; that is
done once, when the rubric is compiled, and costs a reply nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from trainer.core.analysis import EvidenceKind, Span, Token, View
from trainer.language import kana
from trainer.language.folding import fold
from trainer.language.japanese_joins import long_words
from trainer.language.japanese_kanji import modern
from trainer.language.japanese_lexicon import Lexicon, Word
from trainer.language.japanese_sentences import words_of
from trainer.language.japanese_words import NOMINAL, Lexeme, Role
from trainer.language.wordlists import rows

SHORTEST_KANA = 4
"""Kana; a shorter writing in kana alone must be one noun, not a piece of a sentence (いえ, かて)."""

SHORTEST_READING = 3
"""Kana of a reading that is another one than the dictionary gives the word; バス says 蓮 to nobody."""

SHORTEST_PART = 2
"""Kana of a part that is in kana alone; one kana is taken for a particle (何か is not 何日)."""

MOST_READINGS = 12
"""Readings of a phrase that are tried; names of many characters have more than anybody uses."""

LONGEST = 8
"""Characters of a phrase that has other writings; what is longer is no word."""

_COMPOUND = NOMINAL | {Role.PREFIX, Role.HONORIFIC}
_UNFIT = frozenset({Role.NEGATIVE, Role.MARK})
_NAMING = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.ADJECTIVAL})
_KANJI = re.compile(r"[一-鿿々]")
_SPACE = re.compile(r"\s")
_OKURIGANA = re.compile(r"(?<=[一-鿿])[ぁ-ゖ]+")
_SINO = re.compile(r"[一-鿿々]{2}")
_KANA_NOUN = re.compile(r"(?<![一-鿿ぁ-ゖ])[ぁ-ゖ]{2,}|[ァ-ヺー]{2,}")
_UNIT = re.compile(r"[一-鿿々][ぁ-ゖ]*|[^一-鿿々]+")
_HIRAGANA = {code + 0x60: code for code in range(0x3041, 0x3097)}
_KATAKANA = {hiragana: katakana for katakana, hiragana in _HIRAGANA.items()}
_NUMERALS = dict(zip("一二三四五六七八九", "123456789", strict=True))
_NUMERAL = re.compile(
    rf"(?<![一-鿿0-9])(?:第)?([{''.join(_NUMERALS)}])(?![〇一二三四五六七八九十百千万億兆0-9])"
)

_SAME_KUN = {
    one: tuple(other for other in row if other != one) for row in rows("ja_same_kun.tsv") for one in row
}
_HAS_KUN = re.compile("|".join(sorted(_SAME_KUN, key=len, reverse=True)))

# 連濁: the first sound of the second part of a compound may be voiced, unless a voiced one follows in the
# part (Lyman's law; 現代仮名遣い, 内閣告示第一号 1986, 本則 5 on ぢ and づ).
_VOICED = dict(
    zip("カキクケコサシスセソタチツテトハヒフヘホ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボ", strict=True)
)
_IS_VOICED = frozenset(_VOICED.values())


def with_other_writings(views: Sequence[View], phrase: str, lexicon: Lexicon) -> tuple[View, ...]:
    """Return the views of a phrase with its other writings, each compared by what is written alone.

    Args:
        views: The phrase in short and in long words.
        phrase: Its plain words.
        lexicon: To cut its other writings as replies are cut.
    """
    cuts = [cut for one in other_writings(phrase, lexicon) if (cut := _cut(one, lexicon))]
    kept = [cut for cut in cuts if not any(map(_agree, views, cut))]
    return tuple(
        (view[0]._replace(writings=tuple(_as_written(cut[at]) for cut in kept)), *view[1:]) if kept else view
        for at, view in enumerate(views)
    )


def other_writings(phrase: str, lexicon: Lexicon) -> list[str]:
    """Return other writings of a compound noun, or of a word in kana; none of anything else.

    In kana as a whole, or one of its parts (交ぜ書き: 付せん; 公用文作成の考え方, 文化審議会 2022, I-1);
    hiragana as katakana and the other way round; without its okurigana (送り仮名の付け方, 内閣告示第二号
    1973, rules 6 and 7: 差戻し, 前書); お for 御; a number in digits (公用文作成の考え方, I-4: 第1子).

    Args:
        phrase: Plain words.
        lexicon: To cut it and for the readings of its words.
    """
    text = modern(fold(phrase)).text
    if not text or len(text) > LONGEST or _SPACE.search(text):
        return []
    words = _short_words(text, lexicon)
    if kana.is_phonetic(text):
        found: Iterator[str] = _kana_writings(text)
    elif _KANJI.search(text) and all(_is_part(lexeme) for lexeme, _, _ in words):
        found = itertools.chain(_compound_writings(text, words, lexicon), _numbers(text))
    else:
        found = _numbers(text)
    return [one for one in dict.fromkeys(found) if one != text]


def _short_words(text: str, lexicon: Lexicon) -> list[Word]:
    return [part for word in words_of(text, lexicon) for part in _short(word)]


def _short(word: Word) -> list[Word]:
    """Return the short words of a long one."""
    lexeme, start, _ = word
    return [(part, start + first, start + last) for part, first, last in lexeme.parts] or [word]


def _cut(writing: str, lexicon: Lexicon) -> tuple[View, ...]:
    """Return a writing in short and in long words, as a reply has them; none if it says too little.

    A few kana may be a piece of any sentence, and what looks like a denial (拭きそうじ: じ is a classical
    one) would be none in a reply. One that begins with a light word would have to be looked for in every
    reply.
    """
    words = words_of(writing, lexicon)
    lexemes = [lexeme for word in words for lexeme, _, _ in _short(word)]
    is_short = kana.is_phonetic(writing) and len(writing) < SHORTEST_KANA
    if is_short and not (len(lexemes) == 1 and lexemes[0].role in _NAMING):
        return ()
    if lexemes[0].is_light or any(lexeme.role in _UNFIT for lexeme in lexemes):
        return ()
    tokens = [_token(lexeme) for lexeme in lexemes]
    return tuple(tokens), tuple(long_words([word[0] for word in words], tokens, is_phrase=False))


def _token(lexeme: Lexeme) -> Token:
    return Token(
        Span(0, 0),
        lexeme.surface,
        lexeme.forms,
        is_light=lexeme.is_light,
        sounds=lexeme.sounds,
        is_phonetic=lexeme.is_phonetic,
    )


def _is_part(lexeme: Lexeme) -> bool:
    """Say whether a word may be a part of a compound noun: a noun, an affix, or the stem of a verb."""
    return lexeme.role in _COMPOUND or lexeme.form == "連用形-一般"


def _kana_writings(text: str) -> Iterator[str]:
    """Yield a text in kana in hiragana and in katakana."""
    yield text.translate(_HIRAGANA)
    yield text.translate(_KATAKANA)


def _numbers(text: str) -> Iterator[str]:
    """Yield a text with its numbers below ten in digits."""
    yield _NUMERAL.sub(lambda match: match[0].replace(match[1], _NUMERALS[match[1]]), text)


def _compound_writings(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[str]:
    """Yield the writings of a compound noun."""
    if len(_KANJI.findall(text)) > 1:
        yield from _without_okurigana(text, lexicon)
    yield from _same_kun(text, lexicon)
    if text.startswith("御"):
        yield from ("お" + text[1:], "ご" + text[1:])
    yield from _in_kana(lexicon, text, words)
    for start, end, reading in dict.fromkeys(_parts(text, words, lexicon)):
        for other in _kana_writings(reading) if len(reading) >= SHORTEST_PART else ():
            yield text[:start] + other + text[end:]


def _without_okurigana(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield a compound without okurigana, unless it is another word then (身代わり, 身代)."""
    shorter = [text[: one.start()] + text[one.end() :] for one in _OKURIGANA.finditer(text)]
    for writing in (_OKURIGANA.sub("", text), *shorter):
        if _may_be_same(text, writing, lexicon):
            yield writing


def _same_kun(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield a compound with another character of the same word (引換, 引替), unless it is another word then.

    The reading that the dictionary names first decides (人形 is ニンギョウ there, and 人型 another word).
    A character alone has too many meanings (本 is a book, 元 the source).
    """
    for one in _HAS_KUN.finditer(text):
        for other in _SAME_KUN[one.group()] if len(text) > 1 else ():
            writing = text[: one.start()] + other + text[one.end() :]
            readings = lexicon.readings(writing)
            if not readings or readings[:1] == lexicon.readings(text)[:1]:
                yield writing


def _may_be_same(text: str, writing: str, lexicon: Lexicon) -> bool:
    """Say whether a writing may have the readings of a text; what the dictionary does not know may."""
    readings = lexicon.readings(writing)
    return not readings or not set(lexicon.readings(text)).isdisjoint(readings)


def _in_kana(lexicon: Lexicon, text: str, words: Sequence[Word]) -> Iterator[str]:
    """Yield every reading of a compound in hiragana and in katakana, and with long vowels marked."""
    choices = [
        _readings(lexeme.surface, lexicon, at) or [lexeme.surface] for at, (lexeme, _, _) in enumerate(words)
    ]
    combined = map("".join, itertools.islice(itertools.product(*choices), MOST_READINGS))
    for reading in itertools.chain(lexicon.readings(text), combined):
        if kana.is_phonetic(reading) and len(reading) >= SHORTEST_READING:
            yield from _kana_writings(reading)
            yield kana.sound(reading)


def _voiced(surface: str, reading: str, at: int) -> list[str]:
    """Return the reading of a part of a compound, and with its first sound voiced where that may be.

    Words of Japanese origin are voiced, those of Chinese origin hardly ever; they are mostly two kanji.
    """
    if at and reading[0] in _VOICED and _IS_VOICED.isdisjoint(reading) and not _SINO.search(surface):
        return [reading, _VOICED[reading[0]] + reading[1:]]
    return [reading]


def _readings(surface: str, lexicon: Lexicon, at: int) -> list[str]:
    """Return the readings of a part of a compound in its place."""
    return [one for reading in lexicon.readings(surface) for one in _voiced(surface, reading, at)]


def _parts(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of a compound that may be in other kana, or in kana, with their readings."""
    for run in _KANA_NOUN.finditer(text):
        yield run.start(), run.end(), run.group()
    for at, (lexeme, start, end) in enumerate(words):
        for reading in lexicon.readings(lexeme.surface) if _KANJI.search(lexeme.surface) else ():
            if len(words) > 1:
                yield from ((start, end, one) for one in _voiced(lexeme.surface, reading, at))
            for first, last, share in _aligned(lexeme.surface, reading, lexicon):
                yield start + first, start + last, share


def _aligned(surface: str, reading: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield where each kanji of a word stands with its okurigana, and its share of the reading.

    付箋, フセン gives 付, フ and 箋, セン: each has what the others leave, whose readings are known.
    """
    units = list(_UNIT.finditer(surface))
    shares = [_shares(lexicon, unit.group(), at) for at, unit in enumerate(units)]
    for at, unit in enumerate(units) if len(units) > 1 else ():
        match = re.fullmatch("".join([*shares[:at], "(.+)", *shares[at + 1 :]]), reading)
        if match is not None:
            yield unit.start(), unit.end(), match[1]


def _shares(lexicon: Lexicon, unit: str, at: int) -> str:
    """Return what a part of a word may sound like, as a pattern."""
    if kana.is_phonetic(unit):
        return unit.translate(_KATAKANA)
    readings = _readings(unit, lexicon, at)
    return f"(?:{'|'.join(readings)})" if readings else "(?!)"


def _as_written(view: View) -> View:
    """Return words that agree by what is written alone, all of which a reply must have."""
    return tuple(
        token._replace(
            forms={token.surface: EvidenceKind.VARIANT}, is_light=False, sounds=frozenset(), is_phonetic=False
        )
        for token in view
    )


def _agree(phrase: View, said: View) -> bool:
    """Say whether the full words of a phrase and of a reply agree one by one."""
    wanted, found = ([token for token in view if not token.is_light] for view in (phrase, said))
    return len(wanted) == len(found) > 0 and all(map(_compare, wanted, found))


def _compare(one: Token, other: Token) -> bool:
    shares_sound = (one.is_phonetic or other.is_phonetic) and not one.sounds.isdisjoint(other.sounds)
    return shares_sound or not one.forms.keys().isdisjoint(other.forms)
