"""Whether a reply gives what a criterion needs: each need compiled once, then asked of each reply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from trainer.core.analysis import FindingKind, Reader
from trainer.core.answers import Found, Hit, IndexedReply, Matcher, Reason, Scope, State
from trainer.core.matching import PhraseMatcher
from trainer.core.phrase_index import NeededPhrases, PhraseIndex
from trainer.core.placed_needs import EdgeNeed, InOrderNeed, NearNeed, SentenceNeed
from trainer.core.plain_needs import CountedNeed, FreeOfNeed, LengthNeed, NoneNeed, PhraseNeed, SaysNotNeed
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Civil,
    Closing,
    InOrder,
    InSentence,
    KeigoCorrect,
    Length,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    Register,
    RegisterLevel,
    SaysNot,
    ToneCalm,
)

__all__ = [
    "Found",
    "Hit",
    "IndexedReply",
    "Matcher",
    "NeedCompiler",
    "Reason",
    "Scope",
    "State",
    "compile_need",
]

_IMPOLITE = frozenset(
    {FindingKind.PLAIN_STYLE, FindingKind.MIXED_STYLE, FindingKind.TOO_CASUAL, FindingKind.RUDE}
)
_WRONG_KEIGO = frozenset(
    {
        FindingKind.WRONG_DIRECTION,
        FindingKind.OWN_SIDE,
        FindingKind.DOUBLE_HONORIFIC,
        FindingKind.CASUAL_HONORIFIC,
        FindingKind.MISFORMED,
        FindingKind.FOR_COLLEAGUES,
    }
)
_HEATED = frozenset({FindingKind.BLAME, FindingKind.DISMISSAL, FindingKind.SHOUTING, FindingKind.RUDE})
_INSULTING = frozenset({FindingKind.RUDE})


def compile_need(need: Need, reader: Reader) -> Matcher:
    """Make a need ready to be asked of replies.

    Args:
        need: Of a criterion or of a fact.
        reader: Of the scenario's language; it cuts the phrases.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """
    return NeedCompiler(reader).compile(need)


class NeedCompiler:
    """Compiles the needs of a rubric; a phrase that many of them use is cut and looked for once.

    Args:
        reader: Of the scenario's language; it cuts the phrases.

    Attributes:
        index: Of the phrases of all needs that it compiled; they share it.
    """

    def __init__(self, reader: Reader) -> None:
        self.index = PhraseIndex()
        self._reader = reader
        self._known: dict[Phrase, PhraseMatcher] = {}

    def compile(self, need: Need) -> Matcher:
        """Make a need ready to be asked of replies.

        Raises:
            PhraseSyntaxError: If a phrase is not well formed.
        """
        match need:
            case Phrase():
                return PhraseNeed(self._phrase(need))
            case Register(level):
                return FreeOfNeed(_IMPOLITE, needs_respect=level is RegisterLevel.RESPECTFUL)
            case KeigoCorrect():
                return FreeOfNeed(_WRONG_KEIGO)
            case ToneCalm():
                return FreeOfNeed(_HEATED)
            case Civil():
                return FreeOfNeed(_INSULTING, takes_silence=True)
            case Length():
                return LengthNeed(need)
            case Ask(inner) | InSentence(inner) | Opening(inner) | Closing(inner) | SaysNot(inner):
                return self._placed(need, self.compile(inner))
            case AnyOf() | AllOf() | AtLeast() | NoneOf() | Near() | InOrder():
                return self._group(need, tuple(map(self.compile, need.needs)))
            case _ as never:
                assert_never(never)

    def _phrase(self, phrase: Phrase) -> PhraseMatcher:
        if phrase not in self._known:
            self._known[phrase] = PhraseMatcher(phrase, self._reader, self.index.vocabulary)
            self.index.add(self._known[phrase])
        return self._known[phrase]

    def _group(
        self, need: AnyOf | AllOf | AtLeast | NoneOf | Near | InOrder, inner: tuple[Matcher, ...]
    ) -> Matcher:
        match need:
            case AnyOf():
                return CountedNeed(tuple(_options(inner)), 1, self.index)
            case AllOf():
                return CountedNeed(inner, len(inner), self.index)
            case AtLeast(count=count):
                return CountedNeed(inner, count, self.index)
            case NoneOf():
                return NoneNeed(CountedNeed(inner, 1, self.index))
            case Near(within=within):
                return NearNeed(inner, within)
            case InOrder():
                return InOrderNeed(inner)
            case _ as never:
                assert_never(never)

    def _placed(self, need: Ask | InSentence | Opening | Closing | SaysNot, inner: Matcher) -> Matcher:
        match need:
            case Ask():
                return SentenceNeed(inner, self.index, needed_phrases(inner), must_ask=True)
            case InSentence():
                return SentenceNeed(inner, self.index, needed_phrases(inner), must_ask=False)
            case SaysNot():
                return SaysNotNeed(inner)
            case Opening() | Closing():
                return EdgeNeed(inner, is_closing=isinstance(need, Closing))
            case _ as never:
                assert_never(never)


def _options(needs: Iterable[Matcher]) -> Iterator[Matcher]:
    """Yield the alternatives, those of alternatives in their place: one of them is enough all the same."""
    for need in needs:
        if isinstance(need, CountedNeed) and need.count == 1:
            yield from need.needs
        else:
            yield need


def needed_phrases(need: Matcher) -> NeededPhrases | None:
    """Return the phrases without which a need is not met; ``None`` if it may be met without any."""
    if not isinstance(need, NearNeed | InOrderNeed | CountedNeed):
        return None if need.phrases is None else NeededPhrases(need.phrases)
    inner = [needed_phrases(one) for one in need.needs]
    needed = tuple(one for one in inner if one is not None)
    if not isinstance(need, CountedNeed) or need.count == len(inner):
        return NeededPhrases(frozenset(), (needed,)) if needed else None
    if len(needed) < len(inner):
        return None
    single = frozenset().union(*(one.single for one in needed))
    return NeededPhrases(single, tuple(group for one in needed for group in one.together))
