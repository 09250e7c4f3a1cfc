"""The words of phrases, and how the words of a reply agree with them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from trainer.core.analysis import EvidenceKind, Polarity, Token, View
from trainer.core.phrase_reading import PhraseWord
from trainer.core.rubric import Phrase
from trainer.core.typing_errors import NearForms, typing_error
from trainer.core.view_index import SoughtWord
from trainer.core.ways import Agreements, Way, looseness, looser, way_of

_SLIPS = frozenset({EvidenceKind.TYPO, EvidenceKind.FAR_TYPO, EvidenceKind.HOMOPHONE})

MOST_KNOWN_WORDS = 5_000
"""Words of replies of which it is remembered what they agree with: a few megabytes at most."""

_Agreeing = tuple[tuple[SoughtWord, Way], ...]

_WRITTEN_ALIKE = frozenset({EvidenceKind.EXACT, EvidenceKind.VARIANT})
"""The very word, or another spelling of it; not another ending."""


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

    def agreement(self, token: Token) -> Way | None:
        """Return how a word agrees that has a form or a reading of this one, or is nearly written so."""
        kind = self._kind(token)
        return None if kind is None else way_of(kind, token.polarity, self._polarity)

    def _kind(self, token: Token) -> EvidenceKind | None:
        if self._is_itself and token.forms.get(self._token.surface) is EvidenceKind.EXACT:
            return EvidenceKind.EXACT  # so it is mostly, and nothing is closer
        shared = [
            (kind, token.forms[form]) for form, kind in self._token.forms.items() if form in token.forms
        ]
        if shared:
            kinds = (looser(*pair) for pair in shared if self._accepted.issuperset(pair))
            return min(kinds, key=looseness, default=None)
        if self._token.sounds.isdisjoint(token.sounds):
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

    def agreement(self, token: Token) -> Way:
        """Return how a word agrees that begins so."""
        is_exact = token.surface == self._text
        kind = EvidenceKind.EXACT if is_exact else EvidenceKind.INFLECTED
        return way_of(kind, token.polarity, self._polarity)


class Vocabulary:
    """The words of all phrases of a rubric, each once, by what they can be found by.

    An inverted index (Zobel and Moffat, *Inverted files for text search engines*, ACM Computing Surveys 38:2,
    2006): nearly every phrase of a rubric is missing from a given reply, so that what a score costs follows
    the words of the reply and the phrases that stand in it, hardly the size of the rubric.

    Attributes:
        size: How many words it has; it only grows.
    """

    def __init__(self) -> None:
        self.size = 0
        self._words: dict[Hashable, SoughtWord] = {}
        self._by_form: dict[str, list[SoughtWord]] = {}
        self._by_sound: dict[str, list[SoughtWord]] = {}
        self._by_beginning: dict[str, list[SoughtWord]] = {}
        self._beginning_sizes: set[int] = set()
        self._near = NearForms()
        self._known: dict[Hashable, tuple[Mapping[str, EvidenceKind], _Agreeing]] = {}

    def whole(self, word: PhraseWord, accepted: frozenset[EvidenceKind]) -> SoughtWord:
        """Return a word of a phrase; for equal words the same one."""
        token = word.token
        forms = tuple(token.forms.items())
        properties = (token.surface, forms, token.sounds, token.is_phonetic, word.polarity, accepted)
        known = self._words.get(properties)
        if known is None:
            known = self._add(properties, WholeWord(word, accepted))
            self._near.add(token.forms)
            _file(self._by_form, token.forms, known)
            _file(self._by_sound, token.sounds, known)
        return known

    def beginning(self, text: str, polarity: Polarity | None) -> SoughtWord:
        """Return a word of a phrase with any ending; for equal ones the same one."""
        known = self._words.get((text, polarity))
        if known is None:
            known = self._add((text, polarity), Beginning(text, polarity))
            self._beginning_sizes.add(len(text))
            _file(self._by_beginning, (text,), known)
        return known

    def _add(self, properties: Hashable, word: SoughtWord) -> SoughtWord:
        self._words[properties] = word
        self._known.clear()
        self.size += 1
        return word

    def standing_in(self, view: View) -> dict[SoughtWord, Agreements]:
        """Return where in a view which words of the vocabulary stand, and how.

        Each reply pays for this, once for each of its words: plain loops.

        Returns:
            Words → positions, ascending, → how each agrees; words that stand nowhere are left out.
        """
        found: dict[SoughtWord, Agreements] = {}
        for position, token in enumerate(view):
            for word, way in self._agreeing(token):
                found.setdefault(word, {})[position] = way
        return found

    def _agreeing(self, token: Token) -> _Agreeing:
        """Return the words that agree with a word of a reply, and how; remembered for the next reply.

        Readers give a word of their dictionary the same forms wherever it stands, so the object tells them;
        it is kept beside the answer, so that no other takes its address.
        """
        _, surface, forms, polarity, _, _, _, sounds, is_phonetic, _, is_unknown, _ = token
        key = id(forms), surface, polarity, sounds, is_phonetic, is_unknown
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_KNOWN_WORDS:
                self._known.clear()
            known = self._known[key] = forms, self._compare(token)
        return known[1]

    def _compare(self, token: Token) -> _Agreeing:
        ways = [(word, word.agreement(token)) for word in self._like(token)]
        return tuple([(word, way) for word, way in ways if way is not None])

    def _like(self, token: Token) -> Iterable[SoughtWord]:
        """Return the words that may agree with a word of a reply, each once."""
        forms = {*token.forms, *self._near.near(token)} if token.is_unknown else token.forms
        by_form, by_sound = self._by_form, self._by_sound
        words = {word for form in forms if form in by_form for word in by_form[form]}
        if token.sounds:
            words.update([word for sound in token.sounds if sound in by_sound for word in by_sound[sound]])
        return words.union(self._beginning(token)) if self._beginning_sizes else words

    def _beginning(self, token: Token) -> Iterable[SoughtWord]:
        """Return the beginnings that a word of a reply has in one of its spellings, each once."""
        spellings = [form for form, kind in token.forms.items() if kind in _WRITTEN_ALIKE]
        known = {form[:size] for form in spellings for size in self._beginning_sizes if size <= len(form)}
        return [word for text in known & self._by_beginning.keys() for word in self._by_beginning[text]]


def _file(words: dict[str, list[SoughtWord]], keys: Iterable[str], word: SoughtWord) -> None:
    for key in keys:
        words.setdefault(key, []).append(word)


def accepted_by(phrase: Phrase) -> frozenset[EvidenceKind]:
    """Return the agreements that count for a phrase."""
    refused = frozenset() if phrase.takes_typos else _SLIPS
    return (
        frozenset(EvidenceKind) - refused - (set() if phrase.takes_inflection else {EvidenceKind.INFLECTED})
    )
