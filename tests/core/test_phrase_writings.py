"""A phrase stands where one of its other writings stands, and says that it is another writing."""

import pytest

from tests.fakes import FakeReader
from trainer.core.analysis import EvidenceKind, Polarity, Token, View
from trainer.core.answers import IndexedReply
from trainer.core.matching import PhraseMatcher
from trainer.core.rubric import Phrase

WRITINGS = {"email": ("e mail", "post"), "letter": ("post",)}


class WritingReader(FakeReader):
    """Knows other writings of some words."""

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        return tuple(map(self._with_writings, super().read_phrase(phrase)))

    def _with_writings(self, view: View) -> View:
        others = WRITINGS.get(view[0].surface, ()) if view else ()
        cuts = tuple(tuple(map(_as_written, FakeReader.read(self, other).views[0])) for other in others)
        return (view[0]._replace(writings=cuts), *view[1:]) if cuts else view


def _as_written(token: Token) -> Token:
    return token._replace(forms={token.surface: EvidenceKind.VARIANT})


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("email", "an email", [("email", EvidenceKind.EXACT)]),
        ("email", "an e mail", [("e mail", EvidenceKind.VARIANT)]),
        ("email", "a post", [("post", EvidenceKind.VARIANT)]),
        ("email", "mail e", []),
        ("email", "an e", []),
        ("(email | letter) now", "an e mail now", [("e mail now", EvidenceKind.VARIANT)]),
        ("(email | letter) now", "the letter now", [("letter now", EvidenceKind.EXACT)]),
    ],
)
def test_a_phrase_stands_where_another_writing_stands(
    phrase: str, text: str, expected: list[tuple[str, EvidenceKind]]
) -> None:
    reader = WritingReader()
    hits = PhraseMatcher(Phrase(phrase), reader).hits(IndexedReply(reader.read(text)))
    assert [(text[hit.span.start : hit.span.end], hit.kind) for hit in hits] == expected


def test_another_writing_is_denied_where_the_reply_denies_it() -> None:
    reader = WritingReader()
    (hit,) = PhraseMatcher(Phrase("email"), reader).hits(IndexedReply(reader.read("not post")))
    assert hit.polarity is Polarity.NEGATED
