"""A seminar in the window: read, played, discussed, asked and saved; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.ui.hands import click
from tests.ui.house import CONTROL, House
from trainer.core.quiz_records import SittingMode
from trainer.services.seminars import SeminarState
from trainer.ui.routes import NOTES, SEMINAR
from trainer.ui.seminar.page import SeminarPage
from trainer.ui.seminar.steps import StepKind
from trainer.ui.seminar.writing import SaidCard
from trainer.wording.catalogue import set_language

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
PACK, ID = "tsugite-support-en", "late-parcels"
OpenHouse = Callable[..., House]


def seminar_page(house: House) -> SeminarPage:
    house.application.routes.show(SEMINAR)
    house.settle()
    page = house.page
    assert isinstance(page, SeminarPage)
    return page


def opened(house: House) -> SeminarPage:
    house.application.routes.study.open_seminar(PACK, ID)
    house.settle()
    return seminar_page(house)


def state(house: House) -> SeminarState:
    return house.office.seminars.open(house.settings.value.trainee_id, PACK, ID)


def at(house: House, page: SeminarPage, kind: StepKind) -> None:
    """Go to the first step of a kind."""
    row = next(place for place, step in enumerate(page.run.model.rows) if step.kind is kind)
    page.run.list.setCurrentIndex(page.run.model.index(row, 0))
    house.settle()
    page.run.focus_step()


def test_enter_begins_the_chosen_one_and_next_counts_a_note_as_read(house: House) -> None:
    page = seminar_page(house)
    assert page.shelf.list.hasFocus()
    assert page.shelf.model.rows[0].seminar.id == ID
    house.press(KEY.Key_Return)
    assert page.is_running
    step = page.run.step
    assert step is not None
    assert step.kind is StepKind.NOTE
    house.press(KEY.Key_Right, ALT)
    assert state(house).notes_read == 1
    assert page.run.model.rows[0].is_done
    house.press(KEY.Key_Left, ALT)
    assert page.run.step == page.run.model.rows[0]
    house.press(KEY.Key_Left, ALT)
    assert page.run.step == page.run.model.rows[0]


def test_the_quiz_begins_within_the_seminar_and_shows_how_it_went(house: House) -> None:
    page = opened(house)
    at(house, page, StepKind.QUIZ)
    assert page.run.quiz.begin.text() == "Begin the quiz"
    click(page.run.quiz.begin)
    house.settle()
    sitting = state(house).sitting
    assert sitting is not None
    assert house.window.current != SEMINAR
    opened(house)
    assert page.run.quiz.begin.text() == "Continue the quiz"
    session = house.office.quizzes.resume(sitting.head.id)
    session.submit()
    entry = house.office.quizzes.find(sitting.head.quiz_id, pack_id=PACK)
    exam = house.office.quizzes.start(sitting.head.trainee_id, entry, SittingMode.EXAM, seminar_id=ID)
    exam.submit()
    opened(house)
    assert page.run.quiz.begin.text() == "Play it once more"
    assert state(house).is_quiz_done


def test_every_pause_is_stored_and_a_crash_loses_nothing(house: House, open_house: OpenHouse) -> None:
    page = opened(house)
    at(house, page, StepKind.PROMPT)
    house.type("I would write tonight")
    page.run.prompt.writing._pause.timeout.emit()
    house.settle()
    prompt = state(house).seminar.prompts[0]
    assert [one.text for one in state(house).said(prompt.id)] == ["I would write tonight"]
    house.type(" and tomorrow.")
    house.press(KEY.Key_Return, CONTROL)
    assert [one.text for one in state(house).said(prompt.id)] == ["I would write tonight and tomorrow."]
    assert len(page.run.prompt.findChildren(SaidCard)) == 1
    house.type("A second thought")
    house.application.routes.show(NOTES)  # leaving stores it
    house.settle()
    assert [one.text for one in state(house).said(prompt.id)][1:] == ["A second thought"]


def test_a_group_says_who_and_large_letters_come_with_it(house: House) -> None:
    page = opened(house)
    at(house, page, StepKind.PROMPT)
    step = page.run.prompt
    assert step.writing.speaker.isHidden()
    step.group.setChecked(True)
    assert step.first_field() is step.writing.name
    step.writing.name.setFocus()
    house.type("Ben")
    house.press(KEY.Key_Return)
    assert step.writing.field.hasFocus()
    house.type("No dates.")
    house.press(KEY.Key_Return, CONTROL)
    assert state(house).people == ("Ben",)
    assert step.hint.line.isChecked() is False
    house.press(KEY.Key_H, CONTROL)
    assert step.hint.line.isChecked()
    house.application.routes.show(NOTES)
    page.run.state = None  # as at the next start
    opened(house)
    assert step.group.isChecked()


def test_the_next_speaker_begins_with_no_name_and_can_be_taken_by_a_key_or_a_click(house: House) -> None:
    """Names never run together: "AmeliaBen" was written by nobody."""
    page = opened(house)
    at(house, page, StepKind.PROMPT)
    step = page.run.prompt
    step.group.setChecked(True)
    page.run.focus_step()
    for name, words in (("Amelia", "I would call."), ("Ben", "I would write.")):
        assert step.writing.name.hasFocus()
        assert step.writing.name.text() == ""
        house.type(name)
        house.press(KEY.Key_Return)
        house.type(words)
        house.press(KEY.Key_Return, CONTROL)
    assert state(house).people == ("Amelia", "Ben")
    assert [one.text() for one in step.writing.speaker.offers] == ["Amelia", "Ben"]
    house.press(KEY.Key_1, ALT)
    assert step.writing.name.text() == "Amelia"
    assert step.writing.field.hasFocus()
    house.type("And apologise.")
    house.press(KEY.Key_Return, CONTROL)
    click(step.writing.speaker.offers[1])
    house.type("Of course.")
    house.press(KEY.Key_Return, CONTROL)
    prompt = state(house).seminar.prompts[0]
    assert [one.by for one in state(house).said(prompt.id)] == ["Amelia", "Ben", "Amelia", "Ben"]
    at(house, page, StepKind.QUESTIONS)
    assert step.writing.name.text() == ""


def test_a_contribution_can_be_changed_removed_and_brought_back(house: House) -> None:
    page = opened(house)
    at(house, page, StepKind.QUESTIONS)
    house.type("On Sundays?")
    house.press(KEY.Key_Return, CONTROL)
    (card,) = page.run.prompt.findChildren(SaidCard)
    click(card.edit)
    house.settle()
    assert page.run.prompt.findChildren(SaidCard) == []
    house.press(KEY.Key_End)
    house.type(" And at night?")
    house.press(KEY.Key_Return, CONTROL)
    assert [one.text for one in state(house).questions] == ["On Sundays? And at night?"]
    (card,) = page.run.prompt.findChildren(SaidCard)
    click(card.remove)
    house.settle()
    assert state(house).questions == ()
    house.window.notice._action.click()
    house.settle()
    assert [one.text for one in state(house).questions] == ["On Sundays? And at night?"]


def test_everything_is_saved_as_one_document(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(house)
    at(house, page, StepKind.DOCUMENT)
    page.run.document.has_texts.setChecked(True)
    for name, beginning in (("a.html", "<!DOCTYPE html>"), ("b.md", "# Seminar: ")):
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_how, to=target: (str(to), "(*.html)"))
        click(page.run.document.save)
        house.settle()
        text = target.read_text(encoding="utf-8")
        assert text.startswith(beginning)
        assert "The notes in full" in text
        assert name in house.notice


def test_to_start_over_asks_first_and_another_language_is_spoken_at_once(house: House) -> None:
    house.office.seminars.mark_read(state(house), "late-parcels")
    page = opened(house)
    at(house, page, StepKind.DOCUMENT)
    click(page.run.document.start_over)
    house.settle()
    (dialog,) = house.dialogs()
    dialog.reject()
    house.settle()
    assert state(house).notes_read == 1
    click(page.run.document.start_over)
    house.settle()
    house.dismiss()
    assert state(house).entries == ()
    assert page.run.step == page.run.model.rows[0]
    set_language("ja")
    page.retranslate()
    assert page.all.text() == "勉強会の一覧"
    assert page.run.model.rows[-1].title == "文書"
