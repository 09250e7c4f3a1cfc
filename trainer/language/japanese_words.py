"""Japanese words: the dictionary, their comparable forms, and what part they play in a sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from sudachipy import Dictionary, SplitMode

from trainer.core.analysis import EvidenceKind
from trainer.language import kana
from trainer.language.folding import fold
from trainer.language.wordlists import pairs, words

LARGEST_CACHE = 100_000
"""Words kept; more than that is junk and is built anew each time."""

LONGEST_INPUT = 8_000
"""Characters given to the tokeniser at once; it refuses more than 49,149 bytes."""


class Role(Enum):
    """What part a word plays in a sentence."""

    NOUN = "noun"
    VERBAL_NOUN = "verbal noun"  # サ変: becomes a verb with する
    FORMAL_NOUN = "formal noun"
    VERB = "verb"
    SUPPORT = "support"
    ADJECTIVE = "adjective"
    ADJECTIVAL = "adjectival noun"
    AUXILIARY = "auxiliary"
    NEGATIVE = "negative"  # ない, ぬ, ず, まい, かねる
    PARTICLE = "particle"
    HONORIFIC = "honorific prefix"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    INTERJECTION = "interjection"
    MARK = "mark"
    OTHER = "other"


NOMINAL = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.FORMAL_NOUN, Role.ADJECTIVAL, Role.SUFFIX})
PREDICATIVE = frozenset({Role.VERB, Role.SUPPORT, Role.ADJECTIVE, Role.AUXILIARY, Role.NEGATIVE})


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """One word of the dictionary in one inflection.

    Attributes:
        surface: As folded.
        base: Its dictionary form.
        norm: Its normalised form (one for every writing).
        role: Its part in a sentence.
        kind: Second level of the part of speech (``接続助詞``).
        form: Inflected form (``連用形-一般``).
        forms: Comparable forms.
        sounds: Readings under which it compares.
        is_phonetic: Written in kana alone.
        is_light: Light wherever it stands; a support verb is light by its surroundings.
        is_honorific: Its use makes a text respectful.
        denies: Class of denial (``ja_denials.tsv``), or an empty text.
        parts: Its short words and where each begins and ends, counted in it; empty when it is one.
    """

    surface: str
    base: str
    norm: str
    role: Role
    kind: str = ""
    form: str = ""
    forms: Mapping[str, EvidenceKind] = field(default_factory=dict)
    sounds: frozenset[str] = frozenset()
    is_phonetic: bool = False
    is_light: bool = False
    is_honorific: bool = False
    denies: str = ""
    parts: tuple[tuple[Lexeme, int, int], ...] = ()

    def is_any(self, names: frozenset[str]) -> bool:
        """Say whether its normalised or dictionary form is among the names."""
        return self.norm in names or self.base in names


def listed(kind: str) -> frozenset[str]:
    """Return the words of one class of ``ja_words.tsv``."""
    return words("ja_words.tsv", kind)


def denials(kind: str) -> frozenset[str]:
    """Return the words of one class of ``ja_denials.tsv``."""
    return words("ja_denials.tsv", kind)


_ALWAYS, _SUPPORT, _FORMAL = listed("always"), listed("support"), listed("formal")
_BLEACHED, _DETERMINERS, _TITLES = listed("bleached"), listed("determiner"), listed("title")
_HONORIFIC = listed("honorific")
_NEGATIVE_AUXILIARIES = frozenset(
    {"助動詞-ナイ", "助動詞-ヌ", "助動詞-マイ", "文語助動詞-ズ", "助動詞-ヘン", "文語助動詞-ジ"}
)
_ROLES = {
    "名詞": Role.NOUN, "代名詞": Role.NOUN, "動詞": Role.VERB, "形容詞": Role.ADJECTIVE, "形状詞": Role.ADJECTIVAL,
    "助動詞": Role.AUXILIARY, "助詞": Role.PARTICLE, "接頭辞": Role.PREFIX, "接尾辞": Role.SUFFIX,
    "感動詞": Role.INTERJECTION, "補助記号": Role.MARK, "空白": Role.MARK,
}  # fmt: skip
_VERB_ENDINGS = {
    **dict(zip("いきしちにひみりぎじびぴ", "うくすつぬふむるぐずぶぷ", strict=True)),
    **{kana_: kana_ + "る" for kana_ in "えけせてねへめれげぜでべぺ"},
}


def _role(pos: tuple[str, ...], base: str, norm: str) -> Role:
    """Return the role of a part of speech."""
    role = _ROLES.get(pos[0], Role.OTHER)
    names = {base, norm}
    if role is Role.NOUN:
        return _noun_role(pos, names)
    if role is Role.VERB and pos[1] == "非自立可能" and names & (_ALWAYS | _SUPPORT):
        return Role.SUPPORT
    if role is Role.PREFIX and norm == "御":
        return Role.HONORIFIC
    is_denial = (
        (role is Role.AUXILIARY and pos[4] in _NEGATIVE_AUXILIARIES)
        or (role is Role.ADJECTIVE and norm in ("無い", "ない"))
        or (role in (Role.SUFFIX, Role.VERB) and norm in ("兼ねる", "かねる"))
    )
    if is_denial:
        return Role.NEGATIVE
    return Role.AUXILIARY if role is Role.SUFFIX and pos[1] != "名詞的" else role


def _noun_role(pos: tuple[str, ...], names: set[str]) -> Role:
    """Return the role of a noun."""
    if names & _FORMAL:
        return Role.FORMAL_NOUN
    return Role.VERBAL_NOUN if pos[2] in ("サ変可能", "サ変形状詞可能") else Role.NOUN


def _is_light(role: Role, pos: tuple[str, ...], names: set[str]) -> bool:
    """Say whether a word is light wherever it stands."""
    if role in (Role.PARTICLE, Role.AUXILIARY, Role.NEGATIVE, Role.HONORIFIC):
        return True
    if role is Role.SUPPORT:
        return bool(names & _ALWAYS)
    if role is Role.SUFFIX:
        return bool(names & _TITLES)
    if role is Role.PREFIX:
        return bool(names & denials("next"))
    return bool(names & _BLEACHED) if role is Role.FORMAL_NOUN else bool(names & _DETERMINERS)


@cache
def _denial_classes() -> dict[str, str]:
    """Return word → class of denial."""
    return pairs("ja_denials.tsv")


def _cut_point(text: str, start: int, end: int) -> int:
    """Return where to stop so that the tokeniser takes the stretch: after a sentence, if there is one."""
    limit = start + LONGEST_INPUT
    if end <= limit:
        return end
    stop = max(text.rfind("。", start, limit), text.rfind("\n", start, limit)) + 1
    return stop if stop > start else limit


class Lexicon:
    """The Japanese dictionary, loaded when first used.

    Safe to share between threads: each has a tokeniser of its own, and the words kept are pure results.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._local = threading.local()
        self._dictionary: Any = None
        self._known: dict[tuple[int, str], Lexeme] = {}
        self._joined: dict[tuple[str, str], Lexeme | None] = {}

    @property
    def version(self) -> str:
        """Name and version of the dictionary."""
        return f"sudachi-small-{version('sudachidict-small')}"

    def cut(self, text: str, start: int, end: int) -> Iterator[tuple[Lexeme, int, int]]:
        """Yield the long words of a stretch of a folded text with their places in the text.

        Args:
            text: Folded text of any length; see ``LONGEST_INPUT`` for how it is handed on.
            start: Where the stretch begins.
            end: Where it ends.
        """
        tokenise, known = self._tokeniser().tokenize, self._known
        while start < end:
            stop = _cut_point(text, start, end)
            for morpheme in tokenise(text[start:stop]):
                first, last = start + morpheme.begin(), start + morpheme.end()
                surface = text[first:last]
                yield known.get((morpheme.word_id(), surface)) or self._learn(morpheme, surface), first, last
            start = stop

    def joined(self, first: Lexeme, second: Lexeme) -> Lexeme | None:
        """Return the one verb that two verbs make (問い + 合わせる), if the dictionary knows it."""
        key = (first.surface, second.surface)
        if key not in self._joined:
            self._joined[key] = self._join(first, second)
        return self._joined[key]

    def _tokeniser(self) -> Any:
        """Return this thread's tokeniser."""
        tokeniser = getattr(self._local, "tokeniser", None)
        if tokeniser is None:
            with self._lock:
                if self._dictionary is None:
                    self._dictionary = Dictionary(dict="small")
                tokeniser = self._local.tokeniser = self._dictionary.tokenizer(mode=SplitMode.C)
        return tokeniser

    def _learn(self, morpheme: Any, surface: str) -> Lexeme:
        """Build the lexeme of a morpheme and keep it."""
        lexeme = self._build(morpheme, surface)
        if len(self._known) < LARGEST_CACHE:
            self._known[morpheme.word_id(), surface] = lexeme
        return lexeme

    def _build(self, morpheme: Any, surface: str) -> Lexeme:
        pos = tuple(morpheme.part_of_speech())
        base, norm = fold(morpheme.dictionary_form()).text, fold(morpheme.normalized_form()).text
        role, names = _role(pos, base, norm), {base, norm}
        is_light = _is_light(role, pos, names)
        return Lexeme(
            surface=surface,
            base=base,
            norm=norm,
            role=role,
            kind=pos[1],
            form=pos[5],
            forms=MappingProxyType(self._forms(surface, base, norm, role)),
            sounds=frozenset() if is_light else self._sounds(morpheme, surface),
            is_phonetic=kana.is_phonetic(surface),
            is_light=is_light,
            is_honorific=bool(names & _HONORIFIC),
            denies=_denial_classes().get(norm) or _denial_classes().get(base, ""),
            parts=self._parts(morpheme, surface),
        )

    def _parts(self, morpheme: Any, surface: str) -> tuple[tuple[Lexeme, int, int], ...]:
        """Return the short words of a long one."""
        begin = morpheme.begin()
        parts = []
        for part in morpheme.split(SplitMode.A, add_single=False):
            first, last = part.begin() - begin, part.end() - begin
            parts.append((self._build(part, surface[first:last]), first, last))
        return tuple(parts)

    def _forms(self, surface: str, base: str, norm: str, role: Role) -> dict[str, EvidenceKind]:
        forms = {surface: EvidenceKind.EXACT}
        forms.setdefault(base, EvidenceKind.INFLECTED)
        forms.setdefault(norm, EvidenceKind.VARIANT)
        if role in (Role.NOUN, Role.VERBAL_NOUN, Role.FORMAL_NOUN):
            verb = self._verb_of(norm)
            if verb:
                forms.setdefault(verb, EvidenceKind.INFLECTED)
        for name in (norm, base):
            for plain in pairs("ja_honorific_verbs.tsv").get(name, "").split():
                forms.setdefault(plain, EvidenceKind.VARIANT)
        return forms

    def _sounds(self, morpheme: Any, surface: str) -> frozenset[str]:
        """Return the readings of a word as it stands and of its dictionary form."""
        readings = {morpheme.reading_form(), morpheme.dictionary_form_morpheme().reading_form()}
        sounds = {kana.sound(reading) for reading in readings}
        if kana.is_katakana(surface):
            sounds.add(kana.loan_sound(surface))
        return frozenset(sound for sound in sounds if len(sound) >= kana.SHORTEST_SOUND)

    def _verb_of(self, noun: str) -> str | None:
        """Return the verb whose stem a noun is (支払い → 支払う), if the dictionary knows it."""
        ending = _VERB_ENDINGS.get(noun[-1:])
        if ending is None or kana.is_phonetic(noun):
            return None
        return self._verb(noun[:-1] + ending)

    def _verb(self, name: str) -> str | None:
        """Return a verb's normalised form, if the dictionary knows the verb under this writing."""
        for morpheme in self._dictionary.lookup(name):
            if morpheme.part_of_speech()[0] == "動詞" and morpheme.dictionary_form() == name:
                return str(morpheme.normalized_form())
        return None

    def _join(self, first: Lexeme, second: Lexeme) -> Lexeme | None:
        verb = self._verb(first.surface + second.base)
        if verb is None:
            return None
        surface = first.surface + second.surface
        forms = {surface: EvidenceKind.EXACT}
        forms.setdefault(first.surface + second.base, EvidenceKind.INFLECTED)
        forms.setdefault(verb, EvidenceKind.VARIANT)
        stem = next((morpheme for morpheme in self._dictionary.lookup(surface)), None)
        if stem is not None:
            forms.setdefault(str(stem.normalized_form()), EvidenceKind.VARIANT)
        return Lexeme(
            surface,
            first.surface + second.base,
            verb,
            Role.VERB,
            "一般",
            second.form,
            MappingProxyType(forms),
        )
