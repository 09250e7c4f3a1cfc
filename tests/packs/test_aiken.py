"""Aiken: questions with one right option, and each fault at its line."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.gift_oracles import FOLDER
from trainer.core.quiz import Choices, Option
from trainer.packs.importers.aiken import parse_aiken, read_aiken
from trainer.packs.importers.gift_syntax import MOST_QUESTIONS
from trainer.packs.importers.imported import Imported

GOOD = "Is it so?\nA) Yes\nB) No\nANSWER: A\n"


def read(text: str) -> Imported:
    """Read a file."""
    return read_aiken(text, file="bank.txt", language="en")


def test_a_question_has_options_and_one_answer() -> None:
    found = read("\ufeffWhat is 2 * 2?\r\nThink.\r\n\r\nA. three\r\nB)four\r\nC) <five>\r\nANSWER: B\r\n")
    assert not found.faults
    (quiz,) = found.quizzes
    (one,) = quiz.questions
    assert (quiz.id, quiz.title, quiz.language) == ("bank", "bank", "en")
    assert one.text == "What is 2 \\* 2?\nThink."
    assert one.answer == Choices((Option("three"), Option("four", 100.0), Option("\\<five>")))


def test_a_japanese_keyboard_writes_aiken_too() -> None:
    found = read("何時ですか。\nＡ）九時\nＢ．十時\nanswer：Ｂ\n")
    assert not found.faults
    assert found.quizzes[0].questions[0].answer == Choices((Option("九時"), Option("十時", 100.0)))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "gift-no-questions", 1),
        ("What?\nA) one\nANSWER: A\n", "gift-too-few-answers", 3),
        ("A) one\n", "aiken-answer-without-question", 1),
        ("ANSWER: A\n", "aiken-answer-without-question", 1),
        ("What?\nA) one\nB) two\n", "aiken-no-answer-line", 1),
        ("What?\n", "aiken-no-answer-line", 1),
        ("What?\nA) one\nB) two\n\nAnd?\nA) c\nB) d\nANSWER: A", "aiken-no-answer-line", 1),
        ("What?\nA) one\nB) two\nANSWER: C\n", "aiken-unknown-letter", 4),
        ("What?\nA) one\nB) two\nANSWER:\n", "aiken-unknown-letter", 4),
        ("What?\nA) one\nB) one\nANSWER: A\n", "gift-said-twice", 1),
        ("What?\nA)\nB) one\nANSWER: A\n", "gift-empty-answer", 1),
        ("What? " * 4000 + "\nA) a\nB) one\nANSWER: A\n", "gift-too-long", 4),
    ],
)
def test_a_fault_names_its_line_and_keeps_the_other_questions(text: str, code: str, line: int) -> None:
    found = read(text)
    assert [(one.code, one.line) for one in found.faults] == [(code, line)]
    with_others = read(f"{GOOD}\n{text}" if text else GOOD)
    assert with_others.quizzes[0].questions


def test_a_file_of_too_many_questions_is_read_in_part() -> None:
    found = read(GOOD * (MOST_QUESTIONS + 1))
    assert [one.code for one in found.faults] == ["gift-too-many-questions"]


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(("A) a", "B. b", "ANSWER: A", "ANSWER:", "What?", "", "Ａ）", "\x00")), max_size=12
    )
)
def test_no_text_whatever_breaks_the_reader(lines: list[str]) -> None:
    found = read("\n".join(lines))
    assert found.quizzes or found.faults


@pytest.mark.no_cover
def test_every_file_is_read_as_moodle_does() -> None:
    path = FOLDER / "aiken" / "expected.jsonl"
    if not path.exists():
        pytest.skip(f"no Aiken files here: {path} (REPLY_DOJO_EVALUATION names the folder above it)")
    for line in path.read_text("utf-8").splitlines():
        expected = json.loads(line)
        questions, faults = parse_aiken((FOLDER / expected["file"]).read_text("utf-8-sig"))
        assert [
            (one.stem.text, [(answer.text.text, answer.fraction) for answer in one.answers])
            for one in questions
        ] == [
            (
                html.unescape(one["stem"]),
                [(html.unescape(answer["text"]), 100.0 * answer["fraction"]) for answer in one["answers"]],
            )
            for one in expected["questions"]
        ]
        assert len(faults) == len(expected.get("errors", []))
