"""What the words of a rubric remember of the words of replies: it never shows in what is found."""

from __future__ import annotations

import pytest

from tests.fakes import FakeReader
from trainer.core import phrase_words
from trainer.core.answers import IndexedReply
from trainer.core.matching import PhraseMatcher
from trainer.core.phrase_words import Vocabulary
from trainer.core.rubric import Phrase

REPLIES = ("a refund please", "not a refund", "your order number", "the order of a photo", "refund refund")


def found_in(text: str, matchers: list[PhraseMatcher], reader: FakeReader) -> list[object]:
    reply = IndexedReply(reader.read(text))
    return [matcher.hits(reply) for matcher in matchers]


def matchers(reader: FakeReader, vocabulary: Vocabulary | None) -> list[PhraseMatcher]:
    return [PhraseMatcher(Phrase(text), reader, vocabulary) for text in ("refund", "order number", "pho*")]


@pytest.mark.parametrize("most", [1, 2, 5_000])
def test_what_is_remembered_of_earlier_replies_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """However little is kept, every reply is read as if it were the first."""
    monkeypatch.setattr(phrase_words, "MOST_KNOWN_WORDS", most)
    reader = FakeReader()
    vocabulary = Vocabulary()
    shared = matchers(reader, vocabulary)
    for text in REPLIES * 2:
        assert found_in(text, shared, reader) == found_in(text, matchers(reader, None), reader)


def test_a_phrase_that_comes_later_is_found_in_words_that_were_met_before() -> None:
    reader, vocabulary = FakeReader(), Vocabulary()
    first = PhraseMatcher(Phrase("order"), reader, vocabulary)
    assert found_in("a refund for the order", [first], reader) != [()]
    later = PhraseMatcher(Phrase("refund"), reader, vocabulary)
    assert found_in("a refund for the order", [later], reader) != [()]
