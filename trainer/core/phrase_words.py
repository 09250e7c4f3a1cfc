"""The words of phrases, and how the words of a reply agree with them."""

from __future__ import annotations

from collections.abc import Hashable, Set

from trainer.core.analysis import EvidenceKind, Polarity, Token
from trainer.core.phrase_reading import PhraseWord
from trainer.core.rubric import Phrase
from trainer.core.typing_errors import NearForms, typing_error
from trainer.core.view_index import Keys, SoughtWord, ViewIndex, key_of_beginning, keys_of
from trainer.core.ways import Agreements, Way, compared, looseness, looser

_SLIPS = frozenset({EvidenceKind.TYPO, EvidenceKind.FAR_TYPO, EvidenceKind.HOMOPHONE})


class WholeWord:
    """A word of a phrase as its reader cut it.

    Args:
        word: With how it must be said.
        accepted: The agreements that count.
    """

    def __init__(self, word: PhraseWord, accepted: frozenset[EvidenceKind]) -> None:
        self._token, self._polarity = word
        self._accepted = accepted
        self._is_itself = word.token.forms.get(word.token.surface) is EvidenceKind.EXACT
        self.keys: Keys = keys_of(word.token)

    def places(self, index: ViewIndex) -> Agreements:
        """Return the positions of the words that agree, ascending, and how."""
        positions = index.having(self.keys)
        if index.unknown:
            positions = sorted({*positions, *index.unknown})
        found: Agreements = {}
        for position in positions:
            token = index.view[position]
            kind = self._kind(token)
            if kind is not None:
                found[position] = Way(kind, compared(token.polarity, self._polarity))
        return found

    def _kind(self, token: Token) -> EvidenceKind | None:
        if self._is_itself and token.forms.get(self._token.surface) is EvidenceKind.EXACT:
            return EvidenceKind.EXACT  # so it is mostly, and nothing is closer
        shared = [
            (kind, token.forms[form]) for form, kind in self._token.forms.items() if form in token.forms
        ]
        if shared:
            kinds = (looser(*pair) for pair in shared if self._accepted.issuperset(pair))
            return min(kinds, key=looseness, default=None)
        if token.is_unknown:
            return typing_error(self._token, token, self._accepted)
        is_spelling = token.is_phonetic or self._token.is_phonetic
        kind = EvidenceKind.VARIANT if is_spelling else EvidenceKind.HOMOPHONE
        return kind if kind in self._accepted else None


class Beginning:
    """A word of a phrase with any ending.

    Args:
        text: What it begins with, folded.
        polarity: How it must be said; ``None`` where both will do.
    """

    def __init__(self, text: str, polarity: Polarity | None) -> None:
        self._text = text
        self._polarity = polarity
        self.keys: Keys = frozenset({key_of_beginning(text)})

    def places(self, index: ViewIndex) -> Agreements:
        """Return the positions of the words that agree, ascending, and how."""
        return {position: self._way(index.view[position]) for position in index.beginning_with(self._text)}

    def _way(self, token: Token) -> Way:
        is_exact = token.surface == self._text
        kind = EvidenceKind.EXACT if is_exact else EvidenceKind.INFLECTED
        return Way(kind, compared(token.polarity, self._polarity))


class Vocabulary:
    """The words of all phrases of a rubric, each once, by what they can be found by.

    An inverted index (Zobel and Moffat, *Inverted files for text search engines*, ACM Computing Surveys 38:2,
    2006): nearly every phrase of a rubric is missing from a given reply, so that what a score costs follows
    the words of the reply and the phrases that stand in it, hardly the size of the rubric.
    """

    def __init__(self) -> None:
        self._words: dict[Hashable, SoughtWord] = {}
        self._by_key: dict[str, list[SoughtWord]] = {}
        self._near = NearForms()
        self._has_beginnings = False

    def whole(self, word: PhraseWord, accepted: frozenset[EvidenceKind]) -> SoughtWord:
        """Return a word of a phrase; for equal words the same one."""
        token = word.token
        forms = tuple(token.forms.items())
        properties = (token.surface, forms, token.sounds, token.is_phonetic, word.polarity, accepted)
        known = self._words.get(properties)
        if known is None:
            known = self._add(properties, WholeWord(word, accepted))
            self._near.add(token.forms)
        return known

    def beginning(self, text: str, polarity: Polarity | None) -> SoughtWord:
        """Return a word of a phrase with any ending; for equal ones the same one."""
        self._has_beginnings = True
        return self._words.get((text, polarity)) or self._add((text, polarity), Beginning(text, polarity))

    def _add(self, properties: Hashable, word: SoughtWord) -> SoughtWord:
        self._words[properties] = word
        for key in word.keys:
            self._by_key.setdefault(key, []).append(word)
        return word

    def standing_in(self, index: ViewIndex) -> Set[SoughtWord]:
        """Return the words that may stand in one view of a reply; no other word of the vocabulary does."""
        shared = self._by_key.keys() & index.keys
        if self._has_beginnings:
            shared |= self._by_key.keys() & index.beginnings
        for position in index.unknown:
            shared |= self._near.near(index.view[position])
        return {word for key in shared for word in self._by_key[key]}


def accepted_by(phrase: Phrase) -> frozenset[EvidenceKind]:
    """Return the agreements that count for a phrase."""
    refused = frozenset() if phrase.takes_typos else _SLIPS
    return (
        frozenset(EvidenceKind) - refused - (set() if phrase.takes_inflection else {EvidenceKind.INFLECTED})
    )
