"""Asks a need of a text, for the tests of needs."""

from __future__ import annotations

from tests.fakes import FakeReader
from trainer.core.analysis import EvidenceKind, Reader
from trainer.core.needs import Found, IndexedReply, State, compile_need
from trainer.core.rubric import (
    Need,
    Phrase,
)

MET, UNSURE, NOT_MET = State.MET, State.UNSURE, State.NOT_MET
READER = FakeReader(
    forms={"reufdn": {"refund": EvidenceKind.FAR_TYPO}, "refnud": {"refund": EvidenceKind.TYPO}},
    sounds={"guarantee": "hosho", "compensation": "hosho"},
)


def p(*texts: str) -> tuple[Need, ...]:
    return tuple(map(Phrase, texts))


REFUND, PHOTO, ORDER = p("refund", "photo", "order")
ANY_POLARITY = Phrase("refund", takes_negation=True)


def find(need: Need, text: str, reader: Reader = READER) -> Found:
    reply = IndexedReply(reader.read(text))
    return compile_need(need, reader).find(reply, reply.whole)


def said(found: Found, text: str) -> list[str]:
    return [text[hit.shown.start : hit.shown.end] for hit in found.hits]


def missed(found: Found, text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in found.misses]
