"""docs/quizzes.md and its Japanese sister are true: their tables are what answers are worth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trainer.core.analysis import Span
from trainer.core.answer_faults import AnswerFault
from trainer.core.given import Entered, Felt, Ordered
from trainer.core.marking import LONGEST_ANSWER, QuestionMarker
from trainer.core.quiz import Answer, Feeling, Option, Ordering, Question, ShortText, TextAnswer
from trainer.core.typed_numbers import LONGEST_NUMBER, TypedNumber, read_typed_number
from trainer.language.readers import reader_for

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, JAPANESE = ((DOCS / name).read_text(encoding="utf-8") for name in ("quizzes.md", "quizzes.ja.md"))
ASKS_AGAIN = {
    AnswerFault.OTHER_UNIT: ("asks again: other unit", "聞き直す：単位が違う"),
    AnswerFault.NOT_A_NUMBER: ("asks again: no number", "聞き直す：数値ではない"),
}


def _table(page: str, heading: str) -> list[tuple[str, ...]]:
    _, _, rest = page.partition(f"| {heading} |")
    lines = re.findall(r"^\|(.+)\|$", rest.partition("\n\n")[0], re.MULTILINE)[1:]
    assert lines, f"a page on quizzes has no table that begins with {heading!r}"
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(
    ("typed", "language", "unit", "said"), [*_table(PAGE, "typed"), *_table(JAPANESE, "入力")]
)
def test_numbers_are_read_as_the_page_says(typed: str, language: str, unit: str, said: str) -> None:
    read = read_typed_number(typed, language=language, unit=unit)
    assert said in ((f"{read.value:g}",) if isinstance(read, TypedNumber) else ASKS_AGAIN[read.fault])


@pytest.mark.parametrize(
    ("answer", "typed", "language", "earns"), [*_table(PAGE, "answer"), *_table(JAPANESE, "答え")]
)
def test_short_texts_earn_what_the_page_says(answer: str, typed: str, language: str, earns: str) -> None:
    low, high = _worth(ShortText((TextAnswer(answer),)), Entered(typed), language)
    assert (f"{low:g}" if low == high else f"{low:g}–{high:g}") == earns.replace("〜", "–")


def _worth(answer: Answer, given: Entered | Felt | Ordered, language: str = "en") -> tuple[float, float]:
    found = QuestionMarker(Question("q", "?", answer), reader_for(language)).mark(given)
    assert found is not None
    return found.low, found.high


def test_the_figures_in_the_text_are_true() -> None:
    assert f"longer than {LONGEST_NUMBER} characters" in PAGE
    assert f"the first {LONGEST_ANSWER:,} characters" in PAGE
    assert f"{LONGEST_NUMBER} 文字を超える" in JAPANESE
    assert f"最初の {LONGEST_ANSWER:,} 文字" in JAPANESE
    steps = Ordering(("a", "b", "c", "d", "e"))
    assert _worth(steps, Ordered((4, 0, 1, 2, 3))) == (75, 75)
    message = "a" * 20 + "b" * 20
    feeling = Feeling(message, (Option("angry", 100),), ("a" * 20,))
    low, _high = _worth(feeling, Felt(0, (Span(0, 25),)))
    assert round(2 * (low - 50)) == 89
