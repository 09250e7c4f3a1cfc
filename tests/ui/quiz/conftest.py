"""A window with a pack that has every kind of question, and short ways to play it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.services.quiz_room import RIGHT, write_quiz_room
from tests.ui.house import House
from trainer import app
from trainer.core.quiz_records import SittingMode
from trainer.services.library import Library
from trainer.services.quizzes import QuizEntry
from trainer.ui.quiz.result_page import ResultPage
from trainer.ui.quiz.sitting_page import SittingPage


class Room:
    """Somebody at a quiz."""

    def __init__(self, house: House) -> None:
        self.house = house

    def entry(self, quiz: str = "short") -> QuizEntry:
        return self.house.office.quizzes.find(quiz, pack_id="quiz-room")

    def begin(self, quiz: str = "short", mode: SittingMode = SittingMode.PRACTICE) -> SittingPage:
        self.house.application.routes.quiz.start(self.entry(quiz), mode)
        self.house.settle()
        return self.page

    def answer_right(self) -> None:
        """Put what is right into the widget, as if it had been left there, and press Enter."""
        session, page = self.page.session, self.page
        assert session is not None
        assert page.view is not None
        session.save_draft(RIGHT[page.view.question.id])
        self.house.application.routes.quiz.open_session(session)
        self.house.settle()
        page.foot.act()
        self.house.settle()

    @property
    def page(self) -> SittingPage:
        assert isinstance(self.house.page, SittingPage)
        return self.house.page

    @property
    def result(self) -> ResultPage:
        assert isinstance(self.house.page, ResultPage)
        return self.house.page


@pytest.fixture
def room(open_house: Callable[..., House], monkeypatch: pytest.MonkeyPatch) -> Room:
    """With this pack alone: to read the bundled ones is what other tests are about."""
    monkeypatch.setattr(app, "open_library", lambda paths: Library((paths.packs,), paths.kept_packs))
    house = open_house()
    write_quiz_room(house.paths.packs)
    return Room(house.settled_in())
