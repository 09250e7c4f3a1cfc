"""The debrief: every reply with its evidence, what the trainee adds to it, and the same on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.hands import click
from tests.ui.house import CONTROL, House
from trainer.core.codes import StopReason
from trainer.core.drill_state import Mode
from trainer.core.errors import DatabaseError, DatabaseFault, UserFacingError
from trainer.core.records import Insight
from trainer.ui.debrief.contest_dialog import ContestDialog
from trainer.ui.debrief.page import DebriefPage
from trainer.ui.debrief.paper import marked_html, pdf_of
from trainer.ui.debrief.save_pdf import suggested_name
from trainer.ui.practise.exam_sheet import ExamSheet
from trainer.ui.routes import DEBRIEF, DRILL, HOME
from trainer.ui.text_block import Mark, MarkKind
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text

OpenHouse = Callable[..., House]


def debrief(house: House, *, language: str = "en", mode: Mode = Mode.PRACTICE) -> DebriefPage:
    house.begin("first-sale", language=language, mode=mode)
    house.send("Hello, congratulations! こんにちは")
    house.play_to_the_end()
    house.press(Qt.Key.Key_Return)
    assert isinstance(house.page, DebriefPage)
    return house.page


def texts(house: House) -> list[str]:
    return [one.text() for one in house.page.findChildren(Text) if one.isVisible()]


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.EXAM])
def test_every_reply_stands_there_with_its_model(house: House, mode: Mode) -> None:
    page = debrief(house, mode=mode)
    session = house.drill().session
    assert session is not None
    assert len(page.replies) == len(session.state.plays)
    shown = texts(house)
    for play in session.state.plays:
        assert play.text in shown
        assert session.state.scenario.turn(play.turn_id).model in shown


def test_it_is_read_to_its_end_by_keyboard_from_any_button(house: House) -> None:
    page = debrief(house)
    bar = page._panel.verticalScrollBar()
    for widget in (page.again, page.save, page.replies[0].wrong):
        widget.setFocus()
        house.press(Qt.Key.Key_End)
        assert bar.value() == bar.maximum() > 0
        house.press(Qt.Key.Key_Home)
        assert bar.value() == 0
        house.press(Qt.Key.Key_PageDown)
        house.press(Qt.Key.Key_Down)
        assert bar.value() == min(bar.maximum(), bar.pageStep() + bar.singleStep())
        house.press(Qt.Key.Key_Up)
        house.press(Qt.Key.Key_PageUp)
        assert bar.value() == 0


def test_keys_that_a_field_needs_stay_with_it(house: House) -> None:
    page = debrief(house)
    assert page.insight is not None
    bar = page._panel.verticalScrollBar()
    page.insight.learned.setPlainText("one\ntwo\nthree")
    page.insight.learned.setFocus()
    place = bar.value()
    house.press(Qt.Key.Key_Down)
    assert page.insight.learned.textCursor().blockNumber() == 1
    assert bar.value() == place


def test_once_more_begins_the_same_scenario(house: House) -> None:
    page = debrief(house)
    assert house.focused() is page.again
    before = house.drill().session
    house.press(Qt.Key.Key_Return)
    after = house.drill().session
    assert house.window.current == DRILL
    assert before is not None
    assert after is not None
    assert after.head.scenario_id == before.head.scenario_id
    assert after.head.id != before.head.id


def test_an_exam_is_taken_once_more_when_its_rules_were_read(house: House) -> None:
    page = debrief(house, mode=Mode.EXAM)
    first = house.drill().session
    click(page.again)
    (rules,) = (one for one in house.dialogs() if isinstance(one, ExamSheet))
    rules.not_now.click()
    house.settle()
    assert house.drill().session is first
    click(page.again)
    (rules,) = (one for one in house.dialogs() if isinstance(one, ExamSheet))
    rules.begin.click()
    house.settle()
    second = house.drill().session
    assert second is not None
    assert second is not first
    assert second.head.mode is Mode.EXAM


def test_why_a_drill_was_stopped_and_what_was_not_sent_stand_there(house: House) -> None:
    session = house.begin("first-sale")
    session.send("Hello!")
    session.save_draft("Half a sentence")
    session.stop("A customer came.", StopReason.NO_TIME)
    house.application.routes.open_debrief(session.head.id)
    house.settle()
    shown = texts(house)
    assert "Stopped: No time left – A customer came." in shown
    assert "Half a sentence" in shown
    assert any(one.startswith("00:00 to answer") for one in shown)


def test_an_insight_is_kept_while_it_is_written(house: House) -> None:
    page = debrief(house)
    assert page.insight is not None
    page.insight.learned.setFocus()
    house.type("Ask for the number first.")
    house.press(Qt.Key.Key_Tab)
    house.type("Show the link.")
    house.press(Qt.Key.Key_1, CONTROL)
    (one,) = house.office.progress.history(house.settings.value.trainee_id)
    assert house.office.debriefs.insight(one.head.id) == Insight(
        "Ask for the number first.", "Show the link."
    )
    house.application.routes.open_debrief(one.head.id)
    house.settle()
    assert page.insight.learned.toPlainText() == "Ask for the number first."


def test_an_insight_is_kept_when_the_window_closes(open_house: OpenHouse) -> None:
    house = open_house().settled_in()
    page = debrief(house)
    assert page.insight is not None
    page.insight.learned.setFocus()
    house.type("Late thought")
    house.close()
    again = open_house().start()
    (one,) = again.office.progress.history(again.settings.value.trainee_id)
    assert again.office.debriefs.insight(one.head.id).learned == "Late thought"


def test_an_insight_that_cannot_be_kept_is_told_once_and_stays(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = debrief(house)

    def refuse(*_arguments: object) -> None:
        raise DatabaseError(DatabaseFault.DISK_FULL, path="/x.db")

    monkeypatch.setattr(house.office.debriefs._store, "save_insight", refuse)
    assert page.insight is not None
    told = 0
    for words in ("one", " two"):
        page.insight.learned.insertPlainText(words)
        page.insight.flush()
        house.settle()
        told += len(house.errors())
        house.dismiss()
    assert told == 1
    assert page.insight.learned.toPlainText() == "one two"


def test_a_verdict_is_called_wrong_and_the_objection_taken_back(house: House) -> None:
    page = debrief(house)
    attempt = house.office.progress.history(house.settings.value.trainee_id)[0].head.id
    dialog = _objection(house, page)
    first = next(iter(dialog.boxes))
    dialog.boxes[first].setChecked(True)
    dialog.comment.setPlainText("I did say it.")
    dialog.send.click()
    house.settle()
    (contest,) = house.office.debriefs.contests(attempt)
    assert (contest.criterion_id, contest.comment) == (first, "I did say it.")
    assert "trainer" in house.notice
    again = _objection(house, page)
    assert again.boxes[first].isChecked()
    assert again.comment.toPlainText() == "I did say it."
    again.boxes[first].setChecked(False)
    again.send.click()
    house.settle()
    assert house.office.debriefs.contests(attempt) == ()


def _objection(house: House, page: DebriefPage) -> ContestDialog:
    page.replies[0].wrong.click()
    dialog = next(one for one in house.dialogs() if isinstance(one, ContestDialog))
    assert dialog.boxes
    return dialog


def test_escape_objects_to_nothing(house: House) -> None:
    page = debrief(house)
    dialog = _objection(house, page)
    dialog.boxes[next(iter(dialog.boxes))].setChecked(True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    house.settle()
    attempt = house.office.progress.history(house.settings.value.trainee_id)[0].head.id
    assert house.office.debriefs.contests(attempt) == ()


def test_a_drill_whose_pack_is_gone_is_explained(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    debrief(house)
    attempt = house.office.progress.history(house.settings.value.trainee_id)[0].head.id
    house.application.routes.show(HOME)

    def gone(*_arguments: object) -> None:
        raise UserFacingError("attempt-pack-gone", pack="p", version="1", title="First sale")

    monkeypatch.setattr("trainer.services.library.Library.entry_of", gone)
    house.application.routes.open_debrief(attempt)
    house.settle()
    assert "not here any more" in house.errors()[0].accessibleDescription()
    assert house.window.current == HOME


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_paper_has_pages_and_is_kept_where_it_was_chosen(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    house.settings.change(language=language)
    house.settle()
    page = debrief(house, language=language)
    target = tmp_path / "debrief"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    page.save.click()
    house.settle()
    content = (tmp_path / "debrief.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") >= 2
    assert "debrief.pdf" in house.notice
    assert house.window.current == DEBRIEF


def test_a_paper_that_cannot_be_written_says_why(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = debrief(house)
    target = tmp_path / "no such folder" / "debrief.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    page.save.click()
    house.settle()
    assert "cannot be written" in house.errors()[0].accessibleDescription()


def test_the_paper_is_the_same_whatever_the_window_looks_like(house: House) -> None:
    page = debrief(house)
    view = page._view
    assert view is not None
    theme = house.application._theme
    sizes = []
    for scale in (1.0, 2.0):
        theme.update(text_scale=scale)
        content = pdf_of(theme, view.debrief, trainee="Aiko", insight=Insight())
        sizes.append(content.count(b"/Type /Page\n"))
    assert sizes[0] == sizes[1] > 0


def test_marks_on_paper_cover_their_words_and_nothing_is_taken_for_markup(theme: Theme) -> None:
    text = "<b>sorry</b> 😀 & so\nsorry"
    html = marked_html(theme, text, [Mark(3, 8, "met"), Mark(4, 6, "bad")])
    document = QTextDocument()
    document.setHtml(html)
    assert document.toPlainText() == "<b>sor✗ry</b> 😀 & so\nsorry"
    assert theme.tokens.light["hl_bad"] in html
    assert theme.tokens.light["hl_met"] in html


def test_marks_on_paper_are_told_apart_without_colours(theme: Theme) -> None:
    kinds = get_args(MarkKind)
    signs = [re.sub("<u.*</u>", "", marked_html(theme, "sorry", [Mark(0, 5, kind)])) for kind in kinds]
    assert len(set(signs)) == len(kinds)


def test_a_file_name_is_one_that_every_system_takes(house: House) -> None:
    session = house.begin()
    name = suggested_name(session.head)
    assert name.startswith("Where is my parcel 2")
    assert not set(name) & set('\\/:*?"<>|')
