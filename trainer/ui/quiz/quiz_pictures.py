"""The pages of quizzes with real data, to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog

from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.quiz import (
    Better,
    Choices,
    Feeling,
    Matching,
    Numeric,
    Ordering,
    Question,
    Reading,
    TrueOrFalse,
)
from trainer.core.quiz_records import SittingMode
from trainer.core.right_answers import right_answer
from trainer.ui.quiz.exam_sheet import QuizExamSheet
from trainer.ui.quiz.result_page import ResultPage
from trainer.ui.quiz.sitting_page import SittingPage
from trainer.ui.quiz_routes import QUESTIONS, QUIZ, RESULT, SITTING

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.quizzes import QuizEntry
    from trainer.ui.application import Application

Picture = tuple[str, QPixmap]
_SEED = 3
_KINDS = (Choices, TrueOrFalse, Ordering, Matching, Numeric, Feeling, Better)


def quiz_pictures(
    application: Application, office: Office, code: str, grab: Callable[[], QPixmap]
) -> Iterator[Picture]:
    """The plan, every kind of question asked and told, an exam, its result, and the figures for trainers."""
    application.routes.show(QUIZ)
    yield QUIZ, grab()
    entries = [one for one in office.quizzes.entries() if one.quiz.language.startswith(code)]
    QuizExamSheet(application.context, entries[0], application.window).open()
    yield f"{QUIZ}-exam-sheet", grab()
    _close_dialogs(application)
    for kind in _KINDS:
        yield from _asked_and_told(application, office, entries, kind, grab)
    yield from _exam_pictures(application, office, entries[0], grab)
    application.routes.show(QUESTIONS)
    yield QUESTIONS, grab()


def _asked_and_told(
    application: Application,
    office: Office,
    entries: list[QuizEntry],
    kind: type,
    grab: Callable[[], QPixmap],
) -> Iterator[Picture]:
    """The first question of a kind, half right, before and after it is answered."""
    found = (
        (entry, one) for entry in entries for one in entry.quiz.questions if isinstance(one.answer, kind)
    )
    entry, wanted = next(found)
    session = office.quizzes.start(_trainee(application), entry, seed=_SEED)
    while session.question.id != wanted.id:
        if isinstance(session.question.answer, Reading):
            session.go_on()
        else:
            session.skip()
            session.rate()
    session.save_draft(_half_right(wanted))
    name = f"{SITTING}-{kind.__name__.lower()}"
    application.routes.quiz.open_session(session)
    yield name, grab()
    page = application.routes.page(SITTING)
    assert isinstance(page, SittingPage)
    page.foot.act()
    yield f"{name}-told", grab()


def _exam_pictures(
    application: Application, office: Office, entry: QuizEntry, grab: Callable[[], QPixmap]
) -> Iterator[Picture]:
    session = office.quizzes.start(_trainee(application), entry, SittingMode.EXAM, seed=_SEED)
    half = len(session.state.asks) // 2
    while session.state.place < half:
        if isinstance(session.question.answer, Reading):
            session.go_on()
        else:
            session.answer(right_answer(session.question))
    application.routes.quiz.open_session(session)
    grab()
    page = application.routes.page(SITTING)
    assert isinstance(page, SittingPage)
    page.foot.flagged.emit()
    yield f"{SITTING}-exam", grab()
    page.foot.submitted.emit()
    yield f"{SITTING}-submit", grab()
    _close_dialogs(application)
    session.submit()
    application.routes.quiz.open_result(session.head.id)
    yield RESULT, grab()
    result = application.routes.page(RESULT)
    assert isinstance(result, ResultPage)
    result.folds[-1].line.click()
    yield f"{RESULT}-open", grab()


def _half_right(question: Question) -> Given | None:
    """Return an answer that has something of everything to show."""
    match question.answer:
        case TrueOrFalse(is_true):
            return Claimed(not is_true)
        case Ordering(steps):
            return Ordered((0, *reversed(range(1, len(steps)))))
        case Matching(pairs):
            rights = [pair.right for pair in pairs]
            return Matched((rights[0], *reversed(rights[1:])))
        case Numeric():
            return Entered("3")
        case Feeling(message):
            return Felt(0, (Span(0, len(message) // 3),))
        case Better(better=better, criteria=criteria):
            return Compared(better, tuple(one.id for one in criteria[:2]))
    return Chosen((1,))


def _trainee(application: Application) -> str:
    return application.context.settings.value.trainee_id


def _close_dialogs(application: Application) -> None:
    for dialog in application.window.findChildren(QDialog):
        dialog.reject()
