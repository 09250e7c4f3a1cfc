"""Pictures of notes and seminars: found and read, alone and with a group, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from trainer.core.quiz_records import SittingMode
from trainer.ui.notes.page import NotesPage
from trainer.ui.seminar.page import SeminarPage
from trainer.ui.study_routes import NOTES, SEMINAR

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.seminars import SeminarState
    from trainer.ui.application import Application

_SOUGHT = {"en": "photos", "ja": "写真"}
_SAID = {
    "en": (("Aiko", "First I say what I can do today, and when I write again."), ("Ben", "And no date.")),
    "ja": (
        ("青木", "今日できることと、次にご連絡する時刻をお伝えします。"),
        ("中村", "日にちは約束しない。"),
    ),
}
_ASKED = {"en": "Who answers on Sundays?", "ja": "日曜日は、どなたに伺えばよいですか。"}


def study_pictures(
    application: Application, office: Office, code: str, grab: Callable[[], QPixmap]
) -> Iterator[tuple[str, QPixmap]]:
    """Yield the name of each picture with the picture; ``grab`` waits until all is painted."""
    application.routes.show(NOTES)
    yield NOTES, grab()
    notes = application.window.page(NOTES)
    assert isinstance(notes, NotesPage)
    notes.search_for(_SOUGHT[code])
    yield f"{NOTES}-search", grab()
    trainee_id = application.context.settings.value.trainee_id
    state = office.seminars.shelf(trainee_id, code)[0]
    application.routes.show(SEMINAR)
    yield SEMINAR, grab()
    application.routes.study.open_seminar(state.pack.id, state.seminar.id)
    yield f"{SEMINAR}-note", grab()
    _go_through(office, state, code)
    page = application.window.page(SEMINAR)
    assert isinstance(page, SeminarPage)
    page.run.look_again()
    grab()
    steps = len(state.readings) + 1
    page.run.go(steps)
    page.run.prompt.set_group(False)
    yield f"{SEMINAR}-alone", grab()
    page.run.prompt.set_group(True)
    page.run.prompt.hint.line.setChecked(True)
    yield f"{SEMINAR}-group", grab()
    page.run.go(len(state.seminar.prompts) + 1)
    yield f"{SEMINAR}-document", grab()


def _go_through(office: Office, state: SeminarState, code: str) -> None:
    """Leave a seminar behind in which something was read, played and said."""
    for one in state.readings:
        office.seminars.mark_read(state, one.note.id)
    entry = office.quizzes.find(state.seminar.quiz, pack_id=state.pack.id)
    session = office.quizzes.start(
        state.trainee_id, entry, SittingMode.EXAM, seminar_id=state.seminar.id, seed=1
    )
    session.submit()
    for name, text in _SAID[code]:
        office.seminars.write(state, text, prompt_id=state.seminar.prompts[0].id, by=name)
    office.seminars.write(state, _ASKED[code])
