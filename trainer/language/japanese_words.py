"""Japanese words and what part each plays in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trainer.core.analysis import EvidenceKind
from trainer.language.wordlists import words

if TYPE_CHECKING:
    from trainer.language.japanese_keigo_forms import Remark

    Check = Callable[[Sequence["Lexeme"], int], Remark | None]
    """Looks at a word of a sentence and its neighbours."""


class Role(StrEnum):
    """What part a word plays in a sentence; a text too, since sets find those without a call of Python."""

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


_OPENERS = (NOMINAL | {Role.HONORIFIC, Role.PREFIX}) - {Role.FORMAL_NOUN, Role.SUFFIX}

QUOTING = frozenset({"と", "って"})
"""Particles that quote."""

CAUSATIVES = frozenset({"せる", "させる"})

ACTS = frozenset({"為る", "出来る", "成る", "です", "願う", "掛かる"})
"""What follows an honorific stem: お…する, お…になる, お…です."""

SPECIAL_KIND = "special"
"""Kind of an address, an order number, an amount, an emoji."""

_STATING = frozenset({Role.AUXILIARY, Role.NEGATIVE, Role.ADJECTIVE, Role.INTERJECTION})
_FORMED = ("終止", "連体", "命令", "意志", "仮定", "已然")
_LINKS = frozenset({"て", "で"})
_TRAILING = frozenset({Role.AUXILIARY, Role.NEGATIVE, Role.SUPPORT})
_INSIDE = frozenset({"て", "で", "は", "も", "に"})
_ASKING = frozenset({"頂く", "下さる", "貰う", "出来る", "呉れる", "願う", "御願い", "欲しい", "ほしい"})


class Stems(NamedTuple):
    """Verbs that a word may be in another company; empty texts where there is none.

    Attributes:
        serving: As the stem in お…になる, …させる, …な.
        causing: Before せる.
        prefixed: With the お before it.
        opening: At the start of a sentence.
    """

    serving: str = ""
    causing: str = ""
    prefixed: str = ""
    opening: str = ""


NO_STEMS = Stems()


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
        forms: Comparable forms in a reply.
        wanted: Comparable forms in a phrase.
        served: Comparable forms in a reply where it only supports the word before it.
        sounds: Readings under which it compares.
        is_phonetic: Written in kana alone.
        is_light: Light wherever it stands; a support verb is light by its surroundings.
        joins: How it may join its neighbour: ``katakana``, ``letters``, ``dot``, ``number`` (in kanji) and
            ``unit``, or empty.
        is_honorific: Its use makes a text respectful.
        denies: Class of denial (``ja_denials.tsv``), or an empty text.
        stems: Verbs that it may be in another company.
        depends: Its forms depend on its neighbours (知ら + せる, お目に + かかる).
        varies: Its forms in a reply are not the same in every place.
        is_unknown: In katakana, and in no dictionary: it may be a typing error.
        checks: What is asked about manner where it stands.
        parts: Its short words and where each begins and ends, counted in it; empty when it is one.
        is_mark: Punctuation or white space: no word.
        is_particle: A particle.
        is_predicate: A verb, an adjective or what is built on them.
        is_stating: It makes more of a sentence than a bare list of words.
        is_prefix: A light prefix, shown as part of the word behind it.
        may_trail: It may be shown as part of the word before it.
        may_support: It is a verb that may only support the word before it.
        may_end: It may end a clause; the words around it decide.
        may_open: A predicate before it modifies it, and its clause ends there.
        may_deny: It may deny other words, or itself be denied by a word of its own (未返金).
        may_ask: It may begin a request.
        may_honour: It makes a text respectful, by itself or behind an honorific stem.
        has_query: There is a question mark in it.
    """

    surface: str
    base: str
    norm: str
    role: Role
    kind: str = ""
    form: str = ""
    forms: Mapping[str, EvidenceKind] = field(default_factory=dict)
    wanted: Mapping[str, EvidenceKind] = field(default_factory=dict)
    served: Mapping[str, EvidenceKind] = field(default_factory=dict)
    sounds: frozenset[str] = frozenset()
    is_phonetic: bool = False
    is_light: bool = False
    joins: str = ""
    is_honorific: bool = False
    denies: str = ""
    stems: Stems = NO_STEMS
    depends: bool = False
    is_unknown: bool = False
    checks: tuple[Check, ...] = ()
    parts: tuple[tuple[Lexeme, int, int], ...] = ()
    varies: bool = field(init=False)
    is_mark: bool = field(init=False)
    is_particle: bool = field(init=False)
    is_predicate: bool = field(init=False)
    is_stating: bool = field(init=False)
    is_prefix: bool = field(init=False)
    may_trail: bool = field(init=False)
    may_support: bool = field(init=False)
    may_end: bool = field(init=False)
    may_open: bool = field(init=False)
    may_deny: bool = field(init=False)
    may_ask: bool = field(init=False)
    may_honour: bool = field(init=False)
    has_query: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what every reading of a sentence would ask of each word."""
        mark, role = object.__setattr__, self.role
        is_particle, is_predicate = role is Role.PARTICLE, role in PREDICATIVE
        is_linking = self.kind == "接続助詞" or (self.kind == "格助詞" and self.surface in QUOTING)
        is_settled = not self.form.startswith(("命令", "未然"))
        mark(self, "is_mark", role is Role.MARK and self.kind != SPECIAL_KIND)
        mark(self, "varies", self.depends or self.served is not self.forms)
        mark(self, "is_particle", is_particle)
        mark(self, "is_predicate", is_predicate)
        is_formed = is_predicate and self.form.startswith(_FORMED)
        mark(self, "is_stating", role in _STATING or is_formed or self.surface in _LINKS)
        mark(self, "is_prefix", self.is_light and role in (Role.HONORIFIC, Role.PREFIX))
        is_inside = is_particle and self.surface in _INSIDE
        mark(self, "may_trail", is_inside or role in _TRAILING)
        mark(self, "may_end", (is_particle and is_linking) or (is_predicate and is_settled))
        mark(self, "may_support", role is Role.SUPPORT and not self.is_light)
        mark(self, "may_open", role in _OPENERS and self.kind != "助動詞語幹")
        mark(self, "may_deny", role is Role.NEGATIVE or bool(self.denies) or self.surface == "な")
        is_order = is_predicate and self.form.startswith("命令")
        mark(self, "may_ask", is_order or self.norm in _ASKING or self.base == "たい")
        mark(self, "may_honour", self.is_honorific or self.norm in ACTS)
        mark(self, "has_query", "?" in self.surface)

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
_HONORIFIC_PREFIXES = frozenset({"お", "ご", "御"})
_HONORIFIC = listed("honorific")
_NEGATIVE_AUXILIARIES = frozenset(
    {"助動詞-ナイ", "助動詞-ヌ", "助動詞-マイ", "文語助動詞-ズ", "助動詞-ヘン", "文語助動詞-ジ"}
)
_ROLES = {
    "名詞": Role.NOUN, "代名詞": Role.NOUN, "動詞": Role.VERB, "形容詞": Role.ADJECTIVE,
    "形状詞": Role.ADJECTIVAL,
    "助動詞": Role.AUXILIARY, "助詞": Role.PARTICLE, "接頭辞": Role.PREFIX, "接尾辞": Role.SUFFIX,
    "感動詞": Role.INTERJECTION, "補助記号": Role.MARK, "空白": Role.MARK,
}  # fmt: skip


def role_of(pos: tuple[str, ...], base: str, norm: str) -> Role:
    """Return the role of a word from its part of speech (six levels, UniDic) and its names."""
    role = _ROLES.get(pos[0], Role.OTHER)
    names = {base, norm}
    if role is Role.NOUN:
        return _noun_role(pos, names)
    if role is Role.VERB and pos[1] == "非自立可能" and names & (_ALWAYS | _SUPPORT):
        return Role.SUPPORT
    if norm == "御" or (role is Role.INTERJECTION and base in _HONORIFIC_PREFIXES):
        return Role.HONORIFIC  # Sudachi takes a lone お for a hesitation
    is_denial = (
        (role is Role.AUXILIARY and pos[4] in _NEGATIVE_AUXILIARIES)
        or (role is Role.ADJECTIVE and norm in ("無い", "ない"))
        or (role in (Role.SUFFIX, Role.VERB) and norm in ("兼ねる", "かねる"))
        or (role is Role.SUFFIX and base == "がたい")
    )
    if is_denial:
        return Role.NEGATIVE
    return Role.AUXILIARY if role is Role.SUFFIX and pos[1] != "名詞的" else role


def _noun_role(pos: tuple[str, ...], names: set[str]) -> Role:
    """Return the role of a noun."""
    if names & _FORMAL:
        return Role.FORMAL_NOUN
    return Role.VERBAL_NOUN if pos[2] in ("サ変可能", "サ変形状詞可能") else Role.NOUN


def is_light(role: Role, pos: tuple[str, ...], names: set[str]) -> bool:
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


def is_honorific(base: str, norm: str) -> bool:
    """Say whether the use of a word makes a text respectful."""
    return norm in _HONORIFIC or base in _HONORIFIC
