"""Whether the words of a phrase stand in a reply: compiled patterns over the views of an analysis.

Rubrics are compiled once; `PhraseMatcher.hits` is then a walk over the tokens that can begin the phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from trainer.core.analysis import Analysis, EvidenceKind, Polarity, Reader, Span, Token, View
from trainer.core.phrases import Either, Gap, Pattern, Prefix, Words, parse_phrase
from trainer.core.rubric import Phrase

_RANK: Mapping[EvidenceKind, int] = {kind: rank for rank, kind in enumerate(EvidenceKind)}
_CLOSE = frozenset({EvidenceKind.EXACT, EvidenceKind.VARIANT})


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a phrase stands.

    Attributes:
        span: The words in the text as typed.
        kind: The loosest agreement among its words.
        phrase: The phrase as the rubric has it.
        polarity: ``AFFIRMED`` when the reply asserts what the phrase asserts, ``NEGATED`` when it denies it.
        sentence: Index of its sentence.
    """

    span: Span
    kind: EvidenceKind
    phrase: str
    polarity: Polarity
    sentence: int


def looser(one: EvidenceKind, other: EvidenceKind) -> EvidenceKind:
    """Return the kind that claims less."""
    return max(one, other, key=_RANK.__getitem__)


class IndexedReply:
    """An analysis with the look-ups that matching needs, made once a reply."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @cached_property
    def starts(self) -> tuple[Mapping[str, tuple[int, ...]], ...]:
        """For each view: comparable form or reading → positions of the tokens that have it."""
        return tuple(_index(view) for view in self.analysis.views)

    @cached_property
    def all_sentences(self) -> frozenset[int]:
        """Indexes of all sentences."""
        return frozenset(range(len(self.analysis.sentences)))

    @cached_property
    def asking_sentences(self) -> frozenset[int]:
        """Indexes of the sentences that ask."""
        return frozenset(at for at, one in enumerate(self.analysis.sentences) if one.asks is not None)


def _index(view: View) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for position, token in enumerate(view):
        for key in (*token.forms, *map(_sound_key, token.sounds)):
            places.setdefault(key, []).append(position)
    return {key: tuple(positions) for key, positions in places.items()}


def _sound_key(sound: str) -> str:
    return "\0" + sound


# What a walk through a pattern carries: position after the last word, loosest kind, polarity so far.
_Step = tuple[int, EvidenceKind, Polarity]
_START: tuple[EvidenceKind, Polarity] = (EvidenceKind.EXACT, Polarity.AFFIRMED)


class PhraseMatcher:
    """A phrase, cut by the reader of its language, ready to be looked for.

    Args:
        phrase: As the rubric has it.
        reader: Of the scenario's language.

    Raises:
        PhraseSyntaxError: If the phrase is not well formed.
    """

    def __init__(self, phrase: Phrase, reader: Reader) -> None:
        self.phrase = phrase
        pattern = parse_phrase(phrase.text)
        self._views = tuple(_compile(pattern, view, phrase, reader) for view in range(_view_count(reader)))

    def hits(self, reply: IndexedReply) -> tuple[Hit, ...]:
        """Return every place where the phrase stands, in text order, the closest kind for each place."""
        best: dict[Span, Hit] = {}
        for at, node in enumerate(self._views):
            view = reply.analysis.views[at]
            for start in _candidates(node, view, reply.starts[at]):
                for end, kind, polarity in node.walk(view, start):
                    hit = self._hit(view, start, end, kind, polarity)
                    _keep_better(best, hit)
        return tuple(sorted(best.values(), key=lambda hit: hit.span))

    def _hit(self, view: View, start: int, end: int, kind: EvidenceKind, polarity: Polarity) -> Hit:
        first, last = view[start], view[end - 1]
        span = (first.whole or first.span).covering(last.whole or last.span)
        asserted = Polarity.AFFIRMED if self.phrase.takes_negation else polarity
        return Hit(span, kind, self.phrase.text, asserted, view[start].sentence)


def _keep_better(best: dict[Span, Hit], hit: Hit) -> None:
    known = best.get(hit.span)
    if known is None or _RANK[hit.kind] < _RANK[known.kind]:
        best[hit.span] = hit


def _view_count(reader: Reader) -> int:
    return len(reader.read_phrase(""))


def _candidates(node: _Sequence, view: View, starts: Mapping[str, tuple[int, ...]]) -> list[int]:
    heads = node.heads()
    if heads is None:
        return [position for position, token in enumerate(view) if not token.is_light]
    return sorted({position for head in heads for position in starts.get(head, ())})


class _Word:
    """One word of a phrase."""

    def __init__(self, token: Token, phrase: Phrase) -> None:
        self._token = token
        self._accepts: Callable[[EvidenceKind], bool] = (
            (lambda kind: True) if phrase.takes_inflection else _CLOSE.__contains__
        )

    def heads(self) -> frozenset[str] | None:
        return frozenset(self._token.forms) | frozenset(map(_sound_key, self._token.sounds))

    def walk(self, view: View, at: int) -> Iterator[_Step]:
        token = view[at]
        kind = self._agreement(token)
        if kind is not None:
            yield at + 1, kind, _compared(token.polarity, self._token.polarity)

    def _agreement(self, token: Token) -> EvidenceKind | None:
        shared = [
            looser(kind, token.forms[form]) for form, kind in self._token.forms.items() if form in token.forms
        ]
        accepted = [kind for kind in shared if self._accepts(kind)]
        if accepted:
            return min(accepted, key=_RANK.__getitem__)
        if self._token.sounds & token.sounds:
            is_spelling = token.is_phonetic or self._token.is_phonetic
            return EvidenceKind.VARIANT if is_spelling else EvidenceKind.HOMOPHONE
        return None


class _Prefix:
    """A word with any ending."""

    def __init__(self, text: str) -> None:
        self._text = text

    def heads(self) -> frozenset[str] | None:
        return None

    def walk(self, view: View, at: int) -> Iterator[_Step]:
        token = view[at]
        if token.surface.startswith(self._text):
            exact = token.surface == self._text
            yield at + 1, EvidenceKind.EXACT if exact else EvidenceKind.INFLECTED, token.polarity


class _Either:
    """One of several sequences."""

    def __init__(self, options: tuple[_Sequence, ...]) -> None:
        self._options = options

    def heads(self) -> frozenset[str] | None:
        heads: frozenset[str] = frozenset()
        for option in self._options:
            own = option.heads()
            if own is None:
                return None
            heads |= own
        return heads

    def walk(self, view: View, at: int) -> Iterator[_Step]:
        for option in self._options:
            yield from option.walk(view, at)


_Node = _Word | _Prefix | _Either


class _Sequence:
    """Nodes one after the other, each with the number of words that may stand before it."""

    def __init__(self, steps: tuple[tuple[int, _Node], ...]) -> None:
        self._steps = steps

    def heads(self) -> frozenset[str] | None:
        return self._steps[0][1].heads() if self._steps else frozenset()

    def walk(self, view: View, at: int) -> Iterator[_Step]:
        """Yield every way the sequence stands in the view beginning at this very token."""
        yield from self._after(view, at, 0, *_START)

    def _after(
        self, view: View, at: int, step: int, kind: EvidenceKind, polarity: Polarity
    ) -> Iterator[_Step]:
        if step == len(self._steps):
            yield at, kind, polarity
            return
        gap, node = self._steps[step]
        for begin in _beginnings(view, at, gap, is_first=step == 0):
            for end, own_kind, own_polarity in node.walk(view, begin):
                joined = _joined(polarity, own_polarity)
                yield from self._after(view, end, step + 1, looser(kind, own_kind), joined)


def _beginnings(view: View, at: int, gap: int, *, is_first: bool) -> Iterator[int]:
    """Yield where the next word of a phrase may stand: here, past light words, past ``gap`` full words."""
    if is_first:
        yield at
        return
    skipped = 0
    while at < len(view) and view[at].sentence == view[at - 1].sentence:
        yield at
        skipped += not view[at].is_light
        if skipped > gap:
            return
        at += 1


def _compared(said: Polarity, wanted: Polarity) -> Polarity:
    if Polarity.UNSURE in (said, wanted):
        return Polarity.UNSURE
    return Polarity.AFFIRMED if said == wanted else Polarity.NEGATED


def _joined(one: Polarity, other: Polarity) -> Polarity:
    for polarity in (Polarity.NEGATED, Polarity.UNSURE):
        if polarity in (one, other):
            return polarity
    return Polarity.AFFIRMED


def _compile(pattern: Pattern, view: int, phrase: Phrase, reader: Reader) -> _Sequence:
    steps: list[tuple[int, _Node]] = []
    gap = 0
    for element in pattern:
        if isinstance(element, Gap):
            gap = element.words
            continue
        for node in _nodes(element, view, phrase, reader):
            steps.append((gap, node))
            gap = 0
    return _Sequence(tuple(steps))


def _nodes(element: Words | Prefix | Either, view: int, phrase: Phrase, reader: Reader) -> list[_Node]:
    match element:
        case Words(text):
            tokens = reader.read_phrase(text)[view]
            full = [token for token in tokens if not token.is_light] or list(tokens)
            return [_Word(token, phrase) for token in full]
        case Prefix(text):
            tokens = reader.read_phrase(text)[view]
            return [_Prefix("".join(token.surface for token in tokens))]
        case Either(options):
            return [_Either(tuple(_compile(option, view, phrase, reader) for option in options))]
