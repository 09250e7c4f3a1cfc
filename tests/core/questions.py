"""Marks answers to questions, for the tests of marking."""

from __future__ import annotations

from tests.fakes import FakeReader
from trainer.core.analysis import EvidenceKind, Span
from trainer.core.given import Entered, Given
from trainer.core.marking import QuestionMarker
from trainer.core.marks import Mark
from trainer.core.quiz import Answer, Question, ShortText, TextAnswer
from trainer.core.rubric import Criterion, Phrase

READER = FakeReader(
    forms={"reufdn": {"refund": EvidenceKind.FAR_TYPO}, "refnud": {"refund": EvidenceKind.TYPO}}
)
MESSAGE = "I am still waiting. This is a joke!"


def marker(answer: Answer, text: str = "?") -> QuestionMarker:
    return QuestionMarker(Question("q", text, answer), READER, pack_label="shop@1.0.0")


def mark(answer: Answer, given: Given | None) -> Mark:
    found = marker(answer).mark(given)
    assert found is not None
    return found


def worth(answer: Answer, given: Given | None) -> tuple[float, float]:
    found = mark(answer, given)
    return round(found.low, 2), round(found.high, 2)


def wrote(answer: ShortText, text: str) -> tuple[float, float]:
    return worth(answer, Entered(text))


def accepted(*texts: str) -> ShortText:
    return ShortText(tuple(map(TextAnswer, texts)))


def says(word: str, points: int = 1, **more: object) -> Criterion:
    return Criterion(word, f"Says {word}", Phrase(word), points=points, **more)  # type: ignore[arg-type]


def place_of(words: str) -> Span:
    return Span(MESSAGE.index(words), MESSAGE.index(words) + len(words))
