"""Feedback: a receiving team goes through a pack by keyboard, and its author reads what came back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.packs.desk import Desk
from trainer.services.feedback import ItemKind, Opinion, feedback_items, read_forms, write_form
from trainer.services.importing import PackHead
from trainer.services.installing import InstalledPack
from trainer.ui.packs.export_sheet import ExportSheet
from trainer.ui.packs.feedback_page import FeedbackPage
from trainer.ui.packs.feedback_sheet import FeedbackSheet
from trainer.ui.packs.readings_page import ReadingsPage
from trainer.ui.packs.source_sheet import SourceSheet
from trainer.ui.packs.word_changes import word_changes
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pack(desk: Desk) -> InstalledPack:
    desk.office.pack_making.make(PackHead("returns", "Returns", "en"))
    return desk.own_pack("returns")


@pytest.fixture
def page(desk: Desk, pack: InstalledPack, tmp_path: Path) -> FeedbackPage:
    return opened(desk, pack, tmp_path)


def opened(desk: Desk, pack: InstalledPack, folder: Path) -> FeedbackPage:
    page = FeedbackPage(desk.context, folder / "drafts")
    page.setParent(desk.window)
    page.resize(desk.window.size())
    page.show()
    page.open(pack)
    desk.settle()
    desk.window.activateWindow()
    page.entered()
    return page


def test_the_name_is_there_already_and_is_seen_at_once(
    desk: Desk, pack: InstalledPack, tmp_path: Path
) -> None:
    page = FeedbackPage(desk.context, tmp_path / "drafts", lambda: "Yamada")
    page.setParent(desk.window)
    page.resize(desk.window.size())
    page.show()
    page.open(pack)
    desk.settle()
    assert page.name.text() == "Yamada"
    assert page.name.visibleRegion().boundingRect() == page.name.rect()
    page.card.rate(4)
    page.name.setText("")
    page.left()
    desk.settle()
    page.open(pack)
    desk.settle()
    assert page.name.text() == "", "who took it out wants to stay unnamed"


def test_each_item_is_rated_and_commented_by_keyboard(desk: Desk, page: FeedbackPage) -> None:
    first, second = (item.address for item in page.model.items[:2])
    QTest.keyClick(page.list, Qt.Key.Key_4)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.card.comment.hasFocus()
    QTest.keyClicks(page.card.comment, "2 words too many")
    QTest.keyClick(page.card.comment, Qt.Key.Key_Return, CONTROL)
    assert page.list.currentIndex().row() == 1
    QTest.keyClick(page.list, Qt.Key.Key_1)
    assert page.model.opinions[first] == Opinion(4, "2 words too many")
    assert page.model.opinions[second] == Opinion(1)
    assert page.header_chips()[0].text.startswith("2 of ")
    QTest.keyClick(page.list, Qt.Key.Key_1)
    assert second not in page.model.opinions


def test_one_goes_straight_to_a_part_of_the_pack(desk: Desk, page: FeedbackPage, pack: InstalledPack) -> None:
    assert pack.pack is not None
    (quiz,) = pack.pack.quizzes
    at = page.parts.findText(quiz.title)
    page.parts.activated.emit(at)
    assert page.list.hasFocus()
    chosen = page.model.items[page.list.currentIndex().row()]
    assert chosen.address.startswith(f"quizzes/{quiz.id}")
    page.list.setCurrentIndex(page.model.index(0, 0))
    assert page.parts.currentText() == pack.pack.scenarios[0].title


def test_what_was_written_is_there_again_after_a_start(
    desk: Desk, page: FeedbackPage, pack: InstalledPack, tmp_path: Path
) -> None:
    page.card.ratings[3].click()
    page.card.take_over.click()
    page.name.setText("Ren")
    page.left()
    desk.settle()
    again = opened(desk, pack, tmp_path)
    text = again.model.items[0].text
    assert again.model.opinions == {again.model.items[0].address: Opinion(3, "", text.strip())}
    assert again.name.text() == "Ren"
    assert again.card.ratings[3].isChecked()


@pytest.mark.expect_log("cannot be read and is kept")
def test_a_draft_that_cannot_be_read_is_put_aside(
    desk: Desk, page: FeedbackPage, pack: InstalledPack, tmp_path: Path
) -> None:
    draft = tmp_path / "drafts" / "returns.xlsx"
    draft.parent.mkdir()
    draft.write_bytes(b"PK not a workbook")
    again = opened(desk, pack, tmp_path)
    assert again.model.opinions == {}
    assert draft.with_suffix(".unreadable.xlsx").read_bytes() == b"PK not a workbook"
    assert "returns.unreadable.xlsx" in desk.told[0]


def test_the_form_is_saved_for_the_author(
    desk: Desk, page: FeedbackPage, pack: InstalledPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "form.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.card.ratings[2].click()
    page.save.click()
    desk.settle()
    (entry,) = read_forms(pack.folder, [target]).entries
    assert entry.opinion == Opinion(2)
    assert desk.told == ["Saved as form.xlsx. Send it to the author of the pack."]


def test_the_author_reads_the_worst_first_and_the_place_to_change(
    desk: Desk, pack: InstalledPack, tmp_path: Path
) -> None:
    assert pack.pack is not None
    models = [item for item in feedback_items(pack.pack) if item.kind is ItemKind.MODEL][:2]
    form = tmp_path / "form.xlsx"
    opinions = {
        models[0].address: Opinion(5),
        models[1].address: Opinion(1, "Too long.", "Sorry. One moment, please."),
    }
    write_form(pack.pack, form, language="en", opinions=opinions, by="Ren")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"nothing")
    page = ReadingsPage(desk.context)
    page.setParent(desk.window)
    page.show()
    page.open(pack, (form, broken))
    desk.settle()
    assert page.header_chips()[0].text == "2 opinions"
    words = desk.words(page)
    assert "broken.xlsx" in words
    assert words.index("5 very good") < words.index("1 must change")
    page.by_rating.click()
    desk.settle()
    words = desk.words(page)
    assert words.index("1 must change") < words.index("5 very good")
    assert "Sorry. One moment, please." in words
    assert "Ren" in words
    page.cards[0].show_source()
    desk.settle()
    (source,) = desk.window.findChildren(SourceSheet)
    cursor = source.text.textCursor()
    assert models[1].text.split()[0] in cursor.block().text() + cursor.block().next().text()


def test_what_changed_since_the_form_was_made_is_marked(
    desk: Desk, pack: InstalledPack, tmp_path: Path
) -> None:
    assert pack.pack is not None
    item = next(one for one in feedback_items(pack.pack) if one.kind is ItemKind.SCENARIO)
    form = tmp_path / "form.xlsx"
    write_form(pack.pack, form, language="en", opinions={item.address: Opinion(2)})
    file = next((pack.folder / "drills").glob("*.yaml"))
    line = next(one for one in file.read_text(encoding="utf-8").splitlines() if one.startswith("title:"))
    text = file.read_text(encoding="utf-8").replace(line, "title: Another title altogether")
    file.write_text(text, encoding="utf-8")
    page = ReadingsPage(desk.context)
    page.setParent(desk.window)
    page.show()
    page.open(desk.own_pack("returns"), (form,))
    desk.settle()
    words = desk.words(page)
    assert "changed since" in words
    assert "Another title altogether" in words
    assert "for version" not in words


def test_a_form_for_another_version_says_so(desk: Desk, pack: InstalledPack, tmp_path: Path) -> None:
    assert pack.pack is not None
    item = feedback_items(pack.pack)[0]
    form = tmp_path / "form.xlsx"
    opinions = {item.address: Opinion(2)}
    write_form(replace(pack.pack, version="0.9.0"), form, language="en", opinions=opinions)
    page = ReadingsPage(desk.context)
    page.setParent(desk.window)
    page.show()
    page.open(pack, (form,))
    desk.settle()
    assert "for version 0.9.0" in desk.words(page)


def test_the_sheet_leads_to_writing_to_a_form_and_to_reading(
    desk: Desk, pack: InstalledPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pack.pack is not None
    target = tmp_path / "form.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(target)], ""))
    asked: list[Any] = []
    sheet = FeedbackSheet(desk.context, pack.pack, desk.window)
    sheet.writing_requested.connect(lambda: asked.append("write"))
    sheet.reading_requested.connect(asked.append)
    desk.open(sheet)
    sheet.form.click()
    desk.settle()
    assert target.is_file()
    assert "form.xlsx" in desk.words(sheet)
    sheet.read.click()
    assert asked == [(target,)]
    sheet = FeedbackSheet(desk.context, pack.pack, desk.window)
    sheet.writing_requested.connect(lambda: asked.append("write"))
    desk.open(sheet)
    sheet.here.click()
    assert asked[1:] == ["write"]


def test_a_pack_is_exported_and_what_is_lost_is_told_before(
    desk: Desk, pack: InstalledPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pack.pack is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    sheet = ExportSheet(desk.context, pack.pack, desk.window)
    desk.open(sheet)
    assert desk.words(sheet.losses)
    sheet.save.click()
    desk.settle()
    assert (tmp_path / "out.xlsx").is_file()
    assert "out.xlsx" in desk.words(sheet.done_step)


def test_a_suggestion_that_leaves_paragraphs_out_can_be_painted(theme: Theme) -> None:
    now = "Dear Mika,\n\nI am sorry.\n\n\nYours"
    gone, _new = word_changes(now, "I am sorry.")
    words = Text(theme)
    words.set_text(now, gone)
    words.resize(300, words.heightForWidth(300))
    marked = words.grab().toImage()
    words.set_text(now)
    assert marked != words.grab().toImage()


def test_words_that_go_and_words_that_come_are_marked() -> None:
    gone, new = word_changes("I am sorry about it.", "I am very sorry.")
    assert [("I am sorry about it."[mark.start : mark.end]) for mark in gone] == [" about it"]
    assert [("I am very sorry."[mark.start : mark.end]) for mark in new] == ["very "]
    gone, new = word_changes("申し訳ございません", "申し訳ありません")
    assert "ござい" in "申し訳ございません"[gone[0].start : gone[0].end]
