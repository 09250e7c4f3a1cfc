"""Quizzes as GIFT: what GIFT can say comes back equal, what it cannot say is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.builders import load
from tests.packs.generated import texts
from tests.packs.quizzes import PNG, QUIZ
from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Pair,
    Question,
    Quiz,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)
from trainer.packs.exporters.gift import gift_of
from trainer.packs.importers.gift import read_gift


def again(answer: Answer, **more: object) -> Question:
    """Write a question of a quiz and read it."""
    quiz = Quiz("quiz", "Quiz", "en", (Question("q-1", "What?", answer, **more),))  # type: ignore[arg-type]
    (read,) = read_gift(gift_of(quiz).text, file="x.gift", language="en").quizzes
    (one,) = read.questions
    return one


ANSWERS: list[Answer] = [
    Reading(),
    Open(),
    TrueOrFalse(is_true=True),
    TrueOrFalse(is_true=False, feedback_if_right="Yes", feedback_if_wrong="No"),
    TrueOrFalse(is_true=True, feedback_if_right="Yes"),
    TrueOrFalse(is_true=True, feedback_if_wrong="*No* -\\> x"),
    Choices((Option("a"), Option("b", 100.0, "F=1\n\nG"), Option("%50% c", 25.5), Option("[html]d", -1e-05))),
    Choices(
        (Option("a", 100 / 3), Option("b", 200 / 3), Option("*c*", -100.0), Option("d")), are_several=True
    ),
    Matching((Pair("a", "5 \\* 3"), Pair("*b*", "x -> y")), ("z",)),
    Numeric((NumberAnswer(25.0, 25.0), NumberAnswer(-0.5, 1e-05, 50.0, "near")), feedback_otherwise="Count"),
    ShortText((TextAnswer("Frog"), TextAnswer("a * b ~ <b>", 50.0, "Hm"), TextAnswer("[plain] 5% #1"))),
    ShortText((TextAnswer("%50% off"),), feedback_otherwise="No"),
    ShortText((TextAnswer("a -> b", 100.0, "so -> so"),)),
    Choices((Option("a -> b", 100.0, "c -> d"), Option("e", 100.0))),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: type(one).__name__)
def test_what_gift_can_say_comes_back(answer: Answer) -> None:
    one = again(answer, title="A::name", skills=("probing", "b"))
    assert one == Question("q-1", "What?", answer, "A::name", skills=("probing", "b"))


def test_explanations_come_back_as_general_feedback() -> None:
    assert again(Open(), explanation="Because.\n\n- so").explanation == "Because.\n\n- so"
    assert again(TrueOrFalse(is_true=True), explanation="// x").explanation == "// x"


@settings(max_examples=100)
@given(text=texts, option=texts, feedback=texts, title=texts, explanation=texts)
def test_any_text_comes_back(text: str, option: str, feedback: str, title: str, explanation: str) -> None:
    shown = " ".join(title.split()).replace("/", "")
    options = Choices((Option(f"a {option}", 100.0, feedback.replace("->", "")), Option(option)))
    question = Question("q", text, options, shown, explanation)
    quiz = Quiz("quiz", "Quiz", "en", (question,))
    found = read_gift(gift_of(quiz).text, file="x.gift", language="en")
    assert [one.questions for one in found.quizzes] == [(question,)], found.faults


@given(text=texts)
def test_any_short_answer_comes_back(text: str) -> None:
    said = " ".join(f"a{text}".replace("->", "").split())
    answer = ShortText((TextAnswer(said),))
    assert again(answer).answer == answer


@given(
    title=st.sampled_from(
        ("Late parcels", "A/B", "Wer: zahlt?", "料金", "{x} = 1", "A / B", "A / top", "A / / B", "A/B / C")
    )
)
def test_the_title_of_a_quiz_is_its_category(title: str) -> None:
    quiz = Quiz("any", title, "en", (Question("q", "What?", Open()),))
    assert read_gift(gift_of(quiz).text, file="x", language="en").quizzes[0].title == title


@pytest.mark.parametrize(
    ("title", "category"),
    [("Support / Parcels", "Support/Parcels"), ("A/B / C", "A//B/C"), ("A / top", "A // top")],
)
def test_the_path_of_a_category_comes_back(title: str, category: str) -> None:
    quiz = Quiz("any", title, "en", (Question("q", "What?", Open()),))
    assert gift_of(quiz).text.splitlines()[0] == f"$CATEGORY: $course$/top/{category}"


def test_what_gift_cannot_say_is_told(tmp_path: Path) -> None:
    quiz = load(tmp_path, {"quizzes/parcels.yaml": QUIZ, "media/box.png": PNG}).pack.quizzes[0]
    written = gift_of(quiz)
    told = [(one.code, one.data.get("question"), one.data.get("keys")) for one in written.faults]
    assert told == [
        ("gift-loss-head", None, ("introduction", "level", "minutes", "pass_mark", "skills", "notes")),
        ("gift-loss-parts", "late", ("note", "picture")),
        ("gift-loss-parts", "ask-for", ("shuffle",)),
        ("gift-loss-ordering", "steps", None),
        ("gift-loss-parts", "days", ("unit",)),
        ("gift-loss-rubric", "rubric", None),
        ("gift-loss-feeling", "mood", None),
        ("gift-loss-better", "which", None),
        ("gift-loss-model", "letter", None),
    ]
    (read,) = read_gift(written.text, file="x", language="en").quizzes
    answers = {one.id: one.answer for one in read.questions}
    assert [one.id for one in read.questions] == [one.id for one in quiz.questions]
    assert answers["steps"] == Matching((Pair("1", "Greet"), Pair("2", "Ask"), Pair("3", "Thank")))
    assert answers["rubric"] == Open()
    assert read.questions[-2].explanation == "Dear Mika, I am sorry."


def test_a_feeling_becomes_a_choice_with_the_message_above_it() -> None:
    feelings = (Option("Worried", 100.0), Option("Bored", 0.0, "She waits."))
    asked = Question("q-1", "What does she feel?", Feeling("Where is it?\n\nI *wait*.", feelings, ("wait",)))
    (read,) = read_gift(gift_of(Quiz("a", "A", "en", (asked,))).text, file="x", language="en").quizzes
    assert read.questions[0].text == "What does she feel?\n\n> Where is it?\n>\n> I \\*wait\\*."
    assert read.questions[0].answer == Choices(feelings)


@pytest.mark.parametrize("better", [0, 1])
def test_two_replies_become_a_choice_of_which_the_better_one_is_right(better: int) -> None:
    read = again(Better(("So *sorry*.", "No."), better, ()))
    credits = (100.0, 0.0) if better == 0 else (0.0, 100.0)
    assert read.answer == Choices((Option("So \\*sorry\\*.", credits[0]), Option("No.", credits[1])))


def test_what_a_feeling_and_two_replies_lose_is_told() -> None:
    feeling = Feeling("Oh no.", (Option("Angry", 100.0), Option("Glad")), ("no",))
    questions = (Question("f", "What?", feeling), Question("b", "Which?", Better(("a", "b"), 0, ())))
    told = gift_of(Quiz("a", "A", "en", questions)).faults
    assert [(one.code, one.data["question"]) for one in told] == [
        ("gift-loss-feeling", "f"), ("gift-loss-better", "b"),
    ]  # fmt: skip


def test_an_arrow_in_feedback_makes_no_pair() -> None:
    answer = ShortText((TextAnswer("a"), TextAnswer("b", 50.0, "c -> d")))
    read = again(answer).answer
    assert read == ShortText((TextAnswer("a"), TextAnswer("b", 50.0, "c -\\> d")))
    pairs = again(Matching((Pair("a -> b", "c"), Pair("d", "e")))).answer
    assert pairs == Matching((Pair("a -\\> b", "c"), Pair("d", "e")))


def test_what_is_left_out_with_its_question_is_told_too() -> None:
    arrows = ShortText((TextAnswer("a -> b"), TextAnswer("c")))
    questions = (Question("q", "What?", arrows), Question("r", "Read.", Reading(), explanation="So."))
    told = gift_of(Quiz("a", "A", "en", questions)).faults
    assert [(one.code, one.data.get("text"), one.data.get("keys")) for one in told] == [
        ("gift-loss-answer", "a -> b", None), ("gift-loss-parts", None, ("explanation",)),
    ]  # fmt: skip
