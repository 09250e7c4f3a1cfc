"""Phrases over replies with words that nobody knows: what counts as them, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import FakeReader
from trainer.core.analysis import EvidenceKind
from trainer.core.answers import Found, IndexedReply, Reason, State
from trainer.core.needs import NeedCompiler
from trainer.core.rubric import AnyOf, Phrase, SaysNot

READER = FakeReader()
UNKNOWN = frozenset({"refudn", "refnud", "inconvienince", "inconviniense", "nubmer", "fomr"})


def found(need: Phrase | SaysNot | AnyOf, text: str) -> Found:
    """Ask a need of a reply in which the reader knows none of the words above."""
    analysis = READER.read(text)
    views = tuple(
        tuple(token._replace(is_unknown=token.surface in UNKNOWN) for token in view)
        for view in analysis.views
    )
    reply = IndexedReply(replace(analysis, views=views))
    return reply.answer(NeedCompiler(READER).compile(need), reply.whole)


@pytest.mark.parametrize(
    ("phrase", "text", "state"),
    [
        ("refund", "a refudn is due", State.MET),
        ("order number", "your order nubmer", State.MET),
        ("refund ... number", "refnud of the nubmer", State.MET),
        ("(refund | fee)", "a refudn", State.MET),
        ("inconvenience", "this inconviniense", State.UNSURE),
        ("form", "a fomr", State.NOT_MET),
        ("refined", "refudn", State.NOT_MET),
        ("number refund", "your order nubmer", State.NOT_MET),
    ],
)
def test_a_typing_error_counts_as_the_word_that_it_is_near_to(phrase: str, text: str, state: State) -> None:
    assert found(Phrase(phrase), text).state is state


def test_two_edits_are_left_to_a_person() -> None:
    answer = found(Phrase("inconvenience"), "this inconviniense")
    assert answer.reason is Reason.TYPO
    assert [hit.kind for hit in answer.hits] == [EvidenceKind.FAR_TYPO]


def test_the_loosest_word_makes_the_evidence() -> None:
    assert [hit.kind for hit in found(Phrase("order number"), "order nubmer").hits] == [EvidenceKind.TYPO]


def test_a_phrase_may_refuse_typing_errors() -> None:
    assert found(Phrase("refund", takes_typos=False), "a refudn").state is State.NOT_MET


def test_a_known_word_is_preferred_to_an_error_of_it() -> None:
    kinds = [hit.kind for hit in found(Phrase("refund"), "refudn refund").hits]
    assert kinds == [EvidenceKind.TYPO, EvidenceKind.EXACT]


def test_a_known_word_is_no_typing_error() -> None:
    assert found(Phrase("refund"), "a refumd").state is State.NOT_MET


def test_a_denied_error_denies_its_word() -> None:
    assert found(SaysNot(Phrase("refund")), "not refudn").state is State.MET


def test_needs_that_share_words_find_the_error_too() -> None:
    assert found(AnyOf((Phrase("fee"), Phrase("refund"))), "a refudn").state is State.MET
