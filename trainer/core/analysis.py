"""What a reader of a reply reports: words with their comparable forms, sentences, and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """A half-open stretch of the text as typed, in Unicode code points."""

    start: int
    end: int

    def covering(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def holds(self, other: Span) -> bool:
        """Say whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class EvidenceKind(StrEnum):
    """How the words of a reply agree with a phrase, from the closest to the loosest.

    ``FAR_TYPO`` and ``HOMOPHONE`` (a conversion slip) are for a person to judge; what comes after them is not
    an agreement but what became of the words.
    """

    EXACT = "exact"
    INFLECTED = "inflected"
    VARIANT = "variant"
    TYPO = "typo"
    FAR_TYPO = "far-typo"
    HOMOPHONE = "homophone"
    NEGATED = "negated"
    FORBIDDEN = "forbidden"


class Polarity(StrEnum):
    """Whether a word is asserted; ``UNSURE`` where the reader cannot tell.

    ``OPEN`` is what stands in a question that the writer has not answered yet ("I'll check if …"): it is
    neither claimed nor denied.
    """

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    OPEN = "open"
    UNSURE = "unsure"


class Token(NamedTuple):
    """One word of a text, or of a phrase of a rubric.

    Attributes:
        span: Where it stands in the text as typed.
        surface: The word folded (NFKC, case, width), for prefix patterns.
        forms: Every comparable form → how close a match through that form is. Holds at least the surface.
        polarity: Asserted, denied, or unclear.
        sentence: Index into ``Analysis.sentences``.
        clause: Number of its clause, counted through the text.
        is_light: Particles, auxiliaries, honorific prefixes: dropped from phrases, skipped inside them.
        sounds: Readings; empty where a shared sound says nothing (short or light words, scripts of sounds).
        is_phonetic: Written as it sounds (kana), so that an equal sound is a spelling variant, not a slip.
        whole: The word as a reader sees it, with honorific prefix and endings (お送りいたします); shown as
            evidence. ``None`` where that is the span itself.
        is_unknown: No word of the language and no name or number either, so that it may be a typing error.
        writings: Of the first word of a phrase: other writings of the whole phrase, cut in the same way.
    """

    span: Span
    surface: str
    forms: Mapping[str, EvidenceKind]
    polarity: Polarity = Polarity.AFFIRMED
    sentence: int = 0
    clause: int = 0
    is_light: bool = False
    sounds: frozenset[str] = frozenset()
    is_phonetic: bool = False
    whole: Span | None = None
    is_unknown: bool = False
    writings: tuple[tuple[Token, ...], ...] = ()


new_span, new_token = partial(tuple.__new__, Span), partial(tuple.__new__, Token)
"""Make a span and a token of a tuple of all values, at less than half the price of calling the class."""

View = tuple[Token, ...]
"""One way to cut a text into words. A language may have several; a phrase matches if any view agrees."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        span: Where it stands in the text as typed.
        asks: The words or the mark that make it a question or a request; ``None`` if it asks nothing.
        is_fragment: It has no predicate and is no set formula (a greeting, thanks, an apology): bare words.
    """

    span: Span
    asks: Span | None = None
    is_fragment: bool = False


class FindingKind(StrEnum):
    """What a reader notices about register and tone, apart from any rubric.

    ``TOO_CASUAL`` is talk among friends in sentences that are polite by form (すいません, 調べるんで);
    ``RUDE`` are insults and scorn in any language. Of wrong honorific words, ``WRONG_DIRECTION`` are humble
    ones for the customer, ``OWN_SIDE`` respectful ones for one's own side, ``FOR_COLLEAGUES`` are not said to
    customers, and ``MISFORMED`` are inflected wrongly.
    """

    PLAIN_STYLE = "plain-style"
    MIXED_STYLE = "mixed-style"
    TOO_CASUAL = "too-casual"
    RUDE = "rude"
    WRONG_DIRECTION = "wrong-direction"
    DOUBLE_HONORIFIC = "double-honorific"
    CASUAL_HONORIFIC = "casual-honorific"
    OWN_SIDE = "own-side"
    MISFORMED = "misformed"
    FOR_COLLEAGUES = "for-colleagues"
    BLAME = "blame"
    DISMISSAL = "dismissal"
    SHOUTING = "shouting"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on register or tone.

    Attributes:
        kind: What was noticed.
        span: The words.
        better: A better wording of those words, where there is one.
    """

    kind: FindingKind
    span: Span
    better: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text, read once; every criterion asks its question of this.

    Attributes:
        text: As typed; all spans point into it.
        language: BCP 47 tag of the reader that was used.
        views: The same text cut into words in each way that the language has; at least one.
        sentences: In order, covering all words.
        findings: Remarks on register and tone, in order.
        length: Characters where the script has no word spaces, words otherwise.
        respectful: Honorific words were used (敬語 beyond です・ます).
    """

    text: str
    language: str
    views: tuple[View, ...]
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...] = ()
    length: int = 0
    respectful: bool = False


class Reader(Protocol):
    """Reads one language. The same text always gives the same analysis."""

    @property
    def language(self) -> str:
        """BCP 47 tag of the language that it reads."""

    @property
    def signature(self) -> str:
        """Version of its rules and of its language data, such as ``ja-1+sudachi-small-20261015``."""

    def read(self, text: str) -> Analysis:
        """Read a reply; any text, the empty one too, gives an analysis."""

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        """Cut the plain words of a rubric phrase, one view for each view of ``read``, in the same order."""
