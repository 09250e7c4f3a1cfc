"""The widgets for answers: every kind by keyboard and by mouse, and what each tells of its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import NO_MODIFIER, click, press, type_in
from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.marking import QuestionMarker
from trainer.core.question_order import ShownOrder
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
    Ordering,
    Pair,
    Question,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)
from trainer.core.right_answers import right_answer
from trainer.core.rubric import Criterion, Phrase
from trainer.language.readers import reader_for
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.better import BetterAnswer
from trainer.ui.quiz.answers.feeling import FeelingAnswer
from trainer.ui.quiz.answers.making import make_answer
from trainer.ui.quiz.answers.matching import MatchingAnswer
from trainer.ui.quiz.answers.option_list import OptionList
from trainer.ui.quiz.answers.options import ChoicesAnswer, ClaimAnswer
from trainer.ui.quiz.answers.ordering import OrderingAnswer
from trainer.ui.quiz.answers.widget import AnswerWidget
from trainer.ui.quiz.answers.written import LineAnswer, LongTextAnswer
from trainer.ui.theme import Theme

Key = Qt.Key
Made = Callable[..., Any]
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ONE = Choices((Option("red"), Option("green", 100), Option("blue", 50)))
SEVERAL = Choices((Option("red", 50), Option("green", 50), Option("blue", -100)), are_several=True)
STEPS = Ordering(("first", "second", "third"))
PAIRS = Matching((Pair("cat", "meows"), Pair("dog", "barks")), spare=("sings",))
MESSAGE = "I paid last week and nobody answers me."
FEELING = Feeling(MESSAGE, (Option("left alone", 100), Option("curious")), ("nobody answers",))
BETTER = Better(
    ("Sorry! Your number?", "Your number?"),
    0,
    (
        Criterion("sorry", "Apologises", Phrase("sorry"), points=10),
        Criterion("ask", "Asks", Phrase("number"), points=5),
    ),
)
ORDER = ShownOrder(options=(2, 0, 1), steps=(1, 2, 0), rights=("barks", "meows", "sings"), replies=(1, 0))


@pytest.fixture
def made(theme: Theme, icons: Icons, qtbot: QtBot) -> Made:
    """Makes the widget for an answer and gives it the focus."""
    kept: list[AnswerWidget] = []

    def make(answer: Answer, given: Given | None = None, words: Sequence[Span] = ()) -> AnswerWidget:
        shown = _shown(answer)
        widget = make_answer(theme, icons, Question("q", "Which?", answer), shown, given, words)
        assert widget is not None
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(800, 500)
        widget.show()
        widget.setFocus()
        QCoreApplication.processEvents()
        return widget

    return make


def _shown(answer: Answer) -> ShownOrder:
    return replace(ORDER, options=(1, 0)) if isinstance(answer, Feeling) else ORDER


def hit(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """Press a key where the focus is."""
    focused: QWidget | None = widget.focusWidget()
    press(widget if focused is None else focused, key, modifiers)


def told(widget: AnswerWidget, answer: Answer) -> None:
    question = Question("q", "Which?", answer)
    mark = QuestionMarker(question, reader_for("en")).mark(widget.given())
    widget.show_result(mark, right_answer(question, mark.cards if mark else ()))


def words_of(options: OptionList) -> list[str]:
    return [row.result.word if row.result else "" for row in options.rows]


def test_a_text_between_questions_asks_nothing(theme: Theme, icons: Icons) -> None:
    assert make_answer(theme, icons, Question("q", "Read.", Reading()), ORDER) is None


def test_a_number_chooses_what_stands_there_whatever_the_order(made: Made) -> None:
    widget = made(ONE)
    assert widget.given() is None
    hit(widget, Key.Key_3)
    assert widget.given() == Chosen((1,))
    hit(widget, Key.Key_1)
    assert widget.given() == Chosen((2,))
    hit(widget, Key.Key_9)
    assert widget.given() == Chosen((2,))


def test_arrows_choose_one_and_only_move_among_several(made: Made) -> None:
    one = made(ONE)
    hit(one, Key.Key_Down)
    assert one.given() == Chosen((0,))
    several = made(SEVERAL)
    hit(several, Key.Key_Down)
    assert several.given() is None
    hit(several, Key.Key_Space)
    hit(several, Key.Key_3)
    assert several.given() == Chosen((0, 1))
    hit(several, Key.Key_3)
    assert several.given() == Chosen((0,))


def test_enter_on_an_option_is_left_to_the_page(made: Made, qtbot: QtBot) -> None:
    widget = made(ONE)
    hit(widget, Key.Key_Return)
    assert widget.given() is None


def test_what_was_chosen_before_is_chosen_again(made: Made) -> None:
    before: list[tuple[Answer, Given]] = [
        (ONE, Chosen((2,))),
        (SEVERAL, Chosen((0, 2))),
        (TrueOrFalse(True), Claimed(False)),
        (STEPS, Ordered((2, 0, 1))),
        (PAIRS, Matched(("", "sings"))),
        (Numeric((NumberAnswer(7, 7),), "days"), Entered("8")),
        (Open(), Entered("two\nlines")),
        (FEELING, Felt(1, (Span(2, 6),))),
        (BETTER, Compared(1, ("ask",))),
    ]
    for answer, given in before:
        assert made(answer, given).given() == given


def test_the_result_of_options_is_said_in_words(made: Made) -> None:
    widget = made(ONE, Chosen((2,)))
    assert isinstance(widget, ChoicesAnswer)
    told(widget, ONE)
    assert words_of(widget.options) == ["Partly right", "", "Right answer"]
    assert "Partly right" in widget.options.rows[0].accessibleName()
    hit(widget, Key.Key_2)
    click(widget.options.rows[1])
    assert widget.given() == Chosen((2,))
    several = made(SEVERAL, Chosen((0, 2)))
    told(several, SEVERAL)
    assert words_of(several.options) == ["Wrong", "Right", "You missed this one"]


@pytest.mark.parametrize(
    ("key", "is_true"), [(Key.Key_T, True), (Key.Key_F, False), (Key.Key_1, True), (Key.Key_2, False)]
)
def test_a_claim_is_judged_by_letter_or_number(made: Made, key: Qt.Key, is_true: bool) -> None:
    widget = made(TrueOrFalse(True))
    assert isinstance(widget, ClaimAnswer)
    hit(widget, key)
    assert widget.given() == Claimed(is_true)
    told(widget, TrueOrFalse(True))
    assert words_of(widget.options) == (["Right", ""] if is_true else ["Right answer", "Wrong"])


@pytest.mark.parametrize("modifier", [CTRL, ALT])
def test_a_step_is_moved_by_keyboard(made: Made, modifier: Qt.KeyboardModifier) -> None:
    widget = made(STEPS)
    assert widget.given() is None
    hit(widget, Key.Key_Down, modifier)
    assert widget.given() == Ordered((2, 1, 0))
    hit(widget, Key.Key_Down)
    hit(widget, Key.Key_1)
    assert widget.given() == Ordered((0, 2, 1))
    told(widget, STEPS)
    assert [row.result.word for row in widget.rows] == ["Right", "belongs at 3", "belongs at 2"]


def test_a_step_is_dragged(made: Made) -> None:
    widget = made(STEPS)
    assert isinstance(widget, OrderingAnswer)
    row = widget.rows[0]
    start = row.rect().center()
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    target = row.mapFrom(widget, widget.rows[2].mapTo(widget, QPoint(40, 20)))
    for where in (start + QPoint(0, 15), target):
        QTest.mouseMove(row, where)
        QCoreApplication.processEvents()
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert widget.given() == Ordered((2, 0, 1))


def test_pairs_are_made_by_numbers_one_after_the_other(made: Made) -> None:
    widget = made(PAIRS)
    assert isinstance(widget, MatchingAnswer)
    hit(widget, Key.Key_2)
    hit(widget, Key.Key_3)
    assert widget.given() == Matched(("meows", "sings"))
    told(widget, PAIRS)
    assert [row.accessibleName() for row in widget.rows] == [
        "cat: meows. Right",
        "dog: sings. Right answer: barks",
    ]


def test_pairs_are_made_by_mouse(made: Made) -> None:
    widget = made(PAIRS)
    click(widget.rows[1])
    click(widget.options.rows[0])
    assert widget.given() == Matched(("", "barks"))


def test_a_line_confirms_with_enter_but_not_while_composing(made: Made, qtbot: QtBot) -> None:
    widget = made(ShortText((TextAnswer("返品"),)))
    assert isinstance(widget, LineAnswer)
    confirmed: list[bool] = []
    widget.confirmed.connect(lambda: confirmed.append(True))
    QCoreApplication.sendEvent(widget.line, QInputMethodEvent("へんぴん", []))
    press(widget.line, Key.Key_Return)
    press(widget.line, Key.Key_1)
    assert not confirmed
    commit = QInputMethodEvent("", [])
    commit.setCommitString("返品")
    widget.line.clear()
    QCoreApplication.sendEvent(widget.line, commit)
    press(widget.line, Key.Key_Return)
    assert (widget.given(), confirmed) == (Entered("返品"), [True])


def test_a_number_is_told_with_its_unit(made: Made) -> None:
    answer = Numeric((NumberAnswer(7, 7),), "days")
    widget = made(answer)
    type_in(widget.line, "8")
    told(widget, answer)
    assert widget.told.text.text() == "8 days"


def test_a_blank_text_is_no_answer(made: Made) -> None:
    widget = made(Open("A model"))
    assert isinstance(widget, LongTextAnswer)
    type_in(widget.edit, "  ")
    assert widget.given() is None
    widget.show_result(None)
    assert widget.told.text.text() == "–"


def test_words_are_marked_by_keyboard(made: Made) -> None:
    widget = made(FEELING)
    assert isinstance(widget, FeelingAnswer)
    hit(widget, Key.Key_2)
    widget.message.setFocus()
    for _word in range(5):
        press(widget.message, Key.Key_Right)
    press(widget.message, Key.Key_Right, SHIFT)
    assert [MESSAGE[slice(*one)] for one in widget.message.marks] == ["nobody answers"]
    assert widget.given() == Felt(0, widget.message.marks)
    told(widget, FEELING)
    assert words_of(widget.options) == ["", "Right"]
    assert widget.legend.isVisible()


def test_a_mark_is_taken_away_again(made: Made) -> None:
    message = made(FEELING).message
    message.setFocus()
    press(message, Key.Key_Space)
    assert message.marks == (Span(0, 1),)
    press(message, Key.Key_Space)
    assert message.marks == ()
    press(message, Key.Key_End)
    press(message, Key.Key_Space)
    press(message, Key.Key_Delete)
    assert message.marks == ()


def test_words_are_marked_by_dragging(made: Made) -> None:
    message = made(FEELING).message

    def middle(word: str) -> QPoint:
        place: QRectF = message.place_of(MESSAGE.index(word))
        return place.center().toPoint()

    QTest.mousePress(message, Qt.MouseButton.LeftButton, pos=middle("paid"))
    QTest.mouseMove(message, middle("week"))
    QTest.mouseRelease(message, Qt.MouseButton.LeftButton, pos=middle("week"))
    assert [MESSAGE[slice(*one)] for one in message.marks] == ["paid last week"]
    assert "paid last week" in message.accessibleDescription()


def test_japanese_words_are_marked_one_by_one(made: Made) -> None:
    text = "誰からも返事がなくて困っています。"
    widget = made(Feeling(text, (Option("困惑", 100), Option("喜び")), ("返事がなくて",)))
    press(widget.message, Key.Key_Right)
    press(widget.message, Key.Key_Right)
    press(widget.message, Key.Key_Space)
    (mark,) = widget.given().marks
    assert text[slice(*mark)] in {"返事がなくて", "困っています"}


def test_the_better_reply_first_then_why(made: Made) -> None:
    widget = made(BETTER)
    assert isinstance(widget, BetterAnswer)
    assert not widget.reasons.isVisible()
    hit(widget, Key.Key_3)
    assert widget.given() is None
    hit(widget, Key.Key_2)
    assert widget.reasons.isVisible()
    hit(widget, Key.Key_3)
    assert widget.given() == Compared(0, ("sorry",))
    told(widget, BETTER)
    assert [card.result.word if card.result else "" for card in widget.cards] == ["", "Right"]
    assert words_of(widget.reasons) == ["Right", ""]
