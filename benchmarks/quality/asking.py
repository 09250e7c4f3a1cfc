"""Asks replies for needs with the engine of the product, as a criterion of a rubric does."""

from __future__ import annotations

from functools import lru_cache

from trainer.core.analysis import EvidenceKind
from trainer.core.answers import Found, IndexedReply, Matcher, State
from trainer.core.needs import NeedCompiler
from trainer.core.rubric import Need, Phrase
from trainer.language import reader_for

KEPT_REPLIES = 20_000
"""Analyses that are kept, since many questions ask the same reply for one keyword after the other."""


class Asker:
    """Reads replies in one language and asks them for needs in the scope of the whole reply."""

    def __init__(self, language: str) -> None:
        self.reader = reader_for(language)
        self._needs: dict[Need, Matcher] = {}
        self.reply = lru_cache(KEPT_REPLIES)(self._read)

    def _read(self, text: str) -> IndexedReply:
        return IndexedReply(self.reader.read(text))

    def ask(self, need: Need, reply: str) -> Found:
        """Return the answer of a reply to a need."""
        matcher = self._needs.get(need)
        if matcher is None:
            matcher = self._needs[need] = NeedCompiler(self.reader).compile(need)  # a rubric of its own
        indexed = self.reply(reply)
        return indexed.answer(matcher, indexed.whole)

    def says(self, keyword: str, reply: str) -> Found:
        """Return whether a reply says a keyword, written as a phrase of plain words."""
        return self.ask(Phrase(keyword), reply)


@lru_cache
def asker(language: str) -> Asker:
    """Return the asker of a language; all questions share it."""
    return Asker(language)


def kinds(found: Found) -> str:
    """Return how the words agree, for a file of failures."""
    return ", ".join(sorted({hit.kind.value for hit in found.hits + found.misses}))


def closest(found: Found) -> EvidenceKind:
    """Return the closest agreement among the words that decided it."""
    order = list(EvidenceKind)
    return min((hit.kind for hit in found.hits), key=order.index)


def is_met(found: Found) -> bool:
    return found.state is State.MET


def is_unsure(found: Found) -> bool:
    return found.state is State.UNSURE
