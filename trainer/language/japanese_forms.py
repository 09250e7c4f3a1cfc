"""The comparable forms and the readings of one Japanese word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trainer.core.analysis import EvidenceKind
from trainer.language import kana
from trainer.language.folding import fold
from trainer.language.japanese_words import Lexeme, Role
from trainer.language.wordlists import rows

_NOUNS = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.FORMAL_NOUN})
_VERB_ENDINGS = {
    **dict(zip("いきしちにひみりぎじびぴ", "うくすつぬふむるぐずぶぷ", strict=True)),
    **{row: row + "る" for row in "えけせてねへめれげぜでべぺ"},
}
_CAUSATIVE_ENDINGS = dict(
    zip(
        ("わす", "かす", "がす", "たす", "なす", "ばす", "ます", "らす", "さす"),
        ("う", "く", "ぐ", "つ", "ぬ", "ぶ", "む", "る", "る"),
        strict=True,
    )
)
_PLAIN = {row[0]: tuple(row[1].split()) for row in rows("ja_honorific_verbs.tsv") if " " not in row[0]}
_PLAIN_PHRASES = {
    tuple(row[0].split()): tuple(row[1].split()) for row in rows("ja_honorific_verbs.tsv") if " " in row[0]
}
_CAUSATIVES = frozenset({"せる", "させる"})


def forms_in_place(words: Sequence[Lexeme], index: int) -> Mapping[str, EvidenceKind]:
    """Return the forms of a word whose neighbours give it more.

    A verb before せる stands for the verb that both make (知ら + せる = 知らせる); the end of an honorific
    expression stands for the plain verb (お目にかかる = 会う).
    """
    word = words[index]
    forms = dict(word.forms)
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is not None and behind.base in _CAUSATIVES:
        forms.setdefault(word.surface + behind.surface, EvidenceKind.INFLECTED)
        forms.setdefault(word.surface + behind.base, EvidenceKind.INFLECTED)
    for phrase, plain in _PLAIN_PHRASES.items():
        before = words[max(0, index + 1 - len(phrase)) : index + 1]
        if tuple(part.norm for part in before) == phrase:
            forms.update(dict.fromkeys(plain, EvidenceKind.VARIANT))
    return forms


def verb_named(dictionary: Any, name: str) -> str | None:
    """Return a verb's normalised form, if the dictionary knows the verb under this writing."""
    verbs = (
        str(morpheme.normalized_form())
        for morpheme in dictionary.lookup(name)
        if morpheme.part_of_speech()[0] == "動詞" and morpheme.dictionary_form() == name
    )
    return next(verbs, None)


def forms_of(dictionary: Any, morpheme: Any, surface: str, role: Role) -> dict[str, EvidenceKind]:
    """Return every form under which a heavy word compares → how close a match through it is.

    Its writing, dictionary form and normalised form (Sudachi); the verb of which a noun is the stem
    (支払い, 支払う); the verb of a short causative (待たす, 待つ); the kanji with the reading,
    equal for every okurigana; for a special honorific, the plain verb.
    """
    base, norm = fold(morpheme.dictionary_form()).text, fold(morpheme.normalized_form()).text
    forms = {surface: EvidenceKind.EXACT}
    forms.setdefault(base, EvidenceKind.INFLECTED)
    forms.setdefault(norm, EvidenceKind.VARIANT)
    verb = _verb_of_noun(dictionary, norm) if role in _NOUNS else _verb_of_causative(dictionary, base)
    if verb is not None:
        forms.setdefault(verb, EvidenceKind.INFLECTED)
    variants = [
        *_okurigana_keys(morpheme, base),
        *_PLAIN.get(norm, ()),
        *_PLAIN.get(base, ()),
    ]
    for variant in variants:
        forms.setdefault(variant, EvidenceKind.VARIANT)
    return forms


def sounds_of(morpheme: Any, surface: str) -> frozenset[str]:
    """Return the readings of a word as it stands and of its dictionary form; short ones say nothing."""
    readings = {morpheme.reading_form(), morpheme.dictionary_form_morpheme().reading_form()}
    sounds = {kana.sound(reading) for reading in readings}
    if kana.is_katakana(surface):
        sounds.add(kana.loan_sound(surface))
    return frozenset(sound for sound in sounds if len(sound) >= kana.SHORTEST_SOUND)


def _verb_of_noun(dictionary: Any, noun: str) -> str | None:
    """Return the verb whose stem a noun is, if the dictionary knows it."""
    ending = _VERB_ENDINGS.get(noun[-1:])
    if ending is None or kana.is_phonetic(noun):
        return None
    return verb_named(dictionary, noun[:-1] + ending)


def _verb_of_causative(dictionary: Any, base: str) -> str | None:
    """Return the verb behind a short causative, whose whole ending is written in kana."""
    ending = _CAUSATIVE_ENDINGS.get(base[-2:])
    return verb_named(dictionary, base[:-2] + ending) if ending else None


def _okurigana_keys(morpheme: Any, base: str) -> list[str]:
    """Return the kanji of a word with its reading: 手当 and 手当て share it, 保証 and 補償 do not."""
    kanji = kana.kanji(base)
    reading = morpheme.dictionary_form_morpheme().reading_form()
    return [f"{kanji}:{kana.sound(reading)}"] if kanji and reading else []
