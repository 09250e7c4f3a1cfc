"""The comparable forms and the readings of one Japanese word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trainer.core.analysis import EvidenceKind
from trainer.language import kana
from trainer.language.folding import fold
from trainer.language.japanese_stems import VERB_ENDINGS, stem_in_place, verb_named
from trainer.language.japanese_words import CAUSATIVES, NO_STEMS, PREDICATIVE, Lexeme, Role, Stems, listed
from trainer.language.japanese_writings import loan_keys, phrase_keys, reply_keys, unit_keys
from trainer.language.wordlists import rows

Forms = dict[str, EvidenceKind]
"""Forms under which a word compares → how close a match through each is."""

_NOUNS = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.FORMAL_NOUN})
_CAUSATIVE_ENDINGS = dict(
    zip(
        ("わす", "かす", "がす", "たす", "なす", "ばす", "ます", "らす", "さす"),
        ("う", "く", "ぐ", "つ", "ぬ", "ぶ", "む", "る", "る"),
        strict=True,
    )
)
_PLAIN = {row[0]: tuple(row[1].split()) for row in rows("ja_honorific_verbs.tsv") if len(row) == 2}
_PLAIN_PHRASES = {
    tuple(row[0].split()): tuple(row[1].split()) for row in rows("ja_honorific_verbs.tsv") if " " in row[0]
}
_PLAIN_ALONE = {row[0]: tuple(row[1].split()) for row in rows("ja_honorific_verbs.tsv") if len(row) == 3}
_PHRASES_BY_END = {
    end: [(phrase, plain) for phrase, plain in _PLAIN_PHRASES.items() if phrase[-1] == end]
    for end in {phrase[-1] for phrase in _PLAIN_PHRASES}
}
_IN_COMPANY = frozenset({*_PHRASES_BY_END, *_PLAIN_ALONE})
_RECEIVED = frozenset({"頂く", "貰う", "下さる"})
_FADED = listed("faded")
_SUBJECT = frozenset({"が", "は"})
_SUBJECT_REACH = 8
"""Words looked back over for what rises."""


def depends(forms: Mapping[str, EvidenceKind], form: str, role: Role, stems: Stems) -> bool:
    """Say whether the forms of a word in a reply depend on the words around it."""
    is_stem = role is Role.VERB and form.startswith("未然")
    return is_stem or stems is not NO_STEMS or not _IN_COMPANY.isdisjoint(forms)


def forms_in_place(
    words: Sequence[Lexeme], index: int, known: Mapping[str, EvidenceKind]
) -> Mapping[str, EvidenceKind]:
    """Return the forms of a word of a reply whose neighbours give it more.

    A verb before せる stands for the verb that both make (知ら + せる = 知らせる); the end of an honorific
    expression stands for the plain verb (お目にかかる = 会う), and so does 上がる where nothing rises.
    """
    forms = {**_caused(words, index), **known}
    verb = stem_in_place(words, index)
    if verb:
        forms.setdefault(verb, EvidenceKind.INFLECTED)
    for plain in _plain_in_place(words, index, forms):
        forms.setdefault(plain, EvidenceKind.VARIANT)
    return forms


def wanted_in_place(
    words: Sequence[Lexeme], index: int, known: Mapping[str, EvidenceKind]
) -> Mapping[str, EvidenceKind]:
    """Return the forms of a word of a phrase in its place: 知らせる asks for more than 知る.

    The causative of 〜させていただく is courtesy and asks for no more than its verb.
    """
    caused = _caused(words, index)
    is_courtesy = any(word.is_any(_RECEIVED) for word in words[index + 2 : index + 4])
    return caused if caused and not is_courtesy else known


def _caused(words: Sequence[Lexeme], index: int) -> Forms:
    """Return the verb that a word makes with a causative behind it."""
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is None or behind.base not in CAUSATIVES:
        return {}
    stem = words[index].surface
    return dict.fromkeys((stem + behind.surface, stem + behind.base), EvidenceKind.INFLECTED)


def _plain_in_place(words: Sequence[Lexeme], index: int, forms: Forms) -> list[str]:
    """Return the plain verbs for which an honorific expression stands that ends with a word."""
    found: list[str] = []
    for phrase, plain in _PHRASES_BY_END.get(words[index].norm, ()):
        before = words[max(0, index + 1 - len(phrase)) : index + 1]
        if tuple(part.norm for part in before) == phrase:
            found.extend(plain)
    alone = [plain for form in forms for plain in _PLAIN_ALONE.get(form, ())]
    has_subject = bool(alone) and any(
        word.is_particle and word.surface in _SUBJECT
        for word in words[max(0, index - _SUBJECT_REACH) : index]
    )
    return found if has_subject else [*found, *alone]


def shared_forms(dictionary: Any, morpheme: Any, surface: str, role: Role) -> Forms:
    """Return the forms of a heavy word under which a phrase and a reply meet in both directions.

    Its writing, dictionary form and normalised form (Sudachi); the verb of which a noun is the stem
    (支払い, 支払う); how a loanword sounds.
    """
    forms = plain_forms(morpheme, surface)
    if role in _NOUNS:
        verb = _verb_of_noun(dictionary, fold(morpheme.normalized_form()).text)
        if verb is not None:
            forms.setdefault(verb, EvidenceKind.INFLECTED)
    for key in (*loan_keys(surface), *unit_keys(surface)):
        forms.setdefault(key, EvidenceKind.VARIANT)
    return forms


def plain_forms(morpheme: Any, surface: str) -> Forms:
    """Return the writing of a word, its dictionary form and its normalised form."""
    forms = {surface: EvidenceKind.EXACT}
    forms.setdefault(fold(morpheme.dictionary_form()).text, EvidenceKind.INFLECTED)
    forms.setdefault(fold(morpheme.normalized_form()).text, EvidenceKind.VARIANT)
    return forms


def reply_forms(dictionary: Any, morpheme: Any, shared: Forms, role: Role) -> Forms:
    """Return the forms of a word of a reply: the shared ones, and those of the words that it stands for.

    The verb of a short causative (待たす, 待つ), the plain verb of a special honorific (召し上がる, 食べる):
    they say the phrase, while the phrase 召し上がる is not said by 食べる.
    """
    base = fold(morpheme.dictionary_form()).text
    forms = dict(shared)
    verb = _verb_of_causative(dictionary, base)
    if verb is not None:
        forms.setdefault(verb, EvidenceKind.INFLECTED)
    plain = [word for name in forms for word in _PLAIN.get(name, ())]
    reading = morpheme.dictionary_form_morpheme().reading_form()
    for variant in (*plain, *reply_keys(base, reading, role)):
        forms.setdefault(variant, EvidenceKind.VARIANT)
    return forms


def served_forms(
    morpheme: Any, surface: str, forms: Mapping[str, EvidenceKind]
) -> Mapping[str, EvidenceKind]:
    """Return the forms of a verb of a reply where it only supports another: in kana it is not the full verb.

    〜てみる is not 見る, 〜ておく is not 置く; full verbs are written in kanji, supporting ones in kana
    (公用文作成の考え方, 文化審議会 2022, part I-1). Verbs of giving and receiving keep their meaning.
    """
    if str(morpheme.normalized_form()) not in _FADED or not kana.is_phonetic(surface):
        return forms
    return {surface: EvidenceKind.EXACT, str(morpheme.dictionary_form()): EvidenceKind.INFLECTED}


def phrase_forms(morpheme: Any, shared: Forms, role: Role) -> Forms:
    """Return the forms of a word of a phrase: the shared ones, and its writings with fewer kanji."""
    base = fold(morpheme.dictionary_form()).text
    reading = morpheme.dictionary_form_morpheme().reading_form()
    return dict.fromkeys(phrase_keys(base, reading, role), EvidenceKind.VARIANT) | shared


def sounds_of(morpheme: Any, role: Role) -> frozenset[str]:
    """Return the readings of a word as it stands and of its dictionary form; short ones say nothing.

    An inflected verb (行こう) sounds by chance like a noun (以降); only its stem is a noun as well.
    """
    readings = {morpheme.dictionary_form_morpheme().reading_form()}
    if role not in PREDICATIVE or morpheme.part_of_speech()[5].startswith("連用"):
        readings.add(morpheme.reading_form())
    return frozenset(sound for sound in map(kana.sound, readings) if len(sound) >= kana.SHORTEST_SOUND)


def _verb_of_noun(dictionary: Any, noun: str) -> str | None:
    """Return the verb whose stem a noun is, if the dictionary knows it."""
    ending = VERB_ENDINGS.get(noun[-1:])
    if ending is None or kana.is_phonetic(noun):
        return None
    return verb_named(dictionary, noun[:-1] + ending)


def _verb_of_causative(dictionary: Any, base: str) -> str | None:
    """Return the verb behind a short causative, whose whole ending is written in kana."""
    if base == "さす":
        return "する"
    ending = _CAUSATIVE_ENDINGS.get(base[-2:])
    return verb_named(dictionary, base[:-2] + ending) if ending else None
