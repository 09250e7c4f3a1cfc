"""The page of notes: found as one types, read, and left again, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QImage, QTextDocument

from tests.packs.builders import write_pack
from tests.ui.hands import click
from tests.ui.house import CONTROL, House
from trainer.ui.drill.note_dialog import NoteDialog
from trainer.ui.notes.page import NotesPage
from trainer.ui.routes import NOTES, SEMINAR
from trainer.ui.widgets.text import Text

KEY = Qt.Key


def notes_page(house: House) -> NotesPage:
    house.application.routes.show(NOTES)
    house.settle()
    page = house.page
    assert isinstance(page, NotesPage)
    return page


def found(page: NotesPage) -> list[str]:
    return [hit.entry.key for hit in page.model.rows]


def shown(page: NotesPage) -> str:
    return "" if page.reader.entry is None else page.reader.entry.key


def search(house: House, page: NotesPage, words: str) -> None:
    page.search_for(words)
    house.settle()


def test_what_is_typed_is_found_marked_and_read_by_keyboard(house: House) -> None:
    page = notes_page(house)
    assert page.search.hasFocus()
    every = len(found(page))
    search(house, page, "photos")
    assert 0 < len(found(page)) < every
    assert page.reader.text.extraSelections()
    first = shown(page)
    house.press(KEY.Key_Down)
    assert shown(page) != first
    house.press(KEY.Key_Return)
    assert page.reader.panel.hasFocus()
    house.press(KEY.Key_Escape)
    assert page.list.hasFocus()
    house.press(KEY.Key_Slash)
    assert page.search.hasFocus()
    assert page.search.selectedText() == "photos"
    page.list.setFocus()
    house.press(KEY.Key_F, CONTROL)
    assert page.search.hasFocus()


def test_a_screen_reader_meets_title_pack_and_passage(house: House) -> None:
    page = notes_page(house)
    search(house, page, "photos")
    name = QAccessible.queryAccessibleInterface(page.list).child(0).text(QAccessible.Text.Name)
    hit = page.model.rows[0]
    assert hit.entry.note.title in name
    assert hit.passage in name


def test_where_nothing_fits_everything_comes_back_with_one_press(house: House) -> None:
    page = notes_page(house)
    search(house, page, "zzzz")
    assert found(page) == []
    assert page.nothing.isVisible()
    assert shown(page) == ""
    page.search_for("parcle")
    house.settle()
    assert "“parcel”" in " ".join(one.text() for one in page.nothing.findChildren(Text))
    page.nothing.acted.emit()
    search(house, page, page.search.text())
    assert len(found(page)) > 1
    assert shown(page)


def test_links_lead_from_note_to_note_and_never_out_of_the_program(house: House) -> None:
    page = notes_page(house)
    house.application.routes.study.open_note("tsugite-support-en", "late-parcels")
    house.settle()
    assert shown(page) == "tsugite-support-en/late-parcels"
    (link, *_more) = page.reader.links
    click(link)
    house.settle()
    there = shown(page)
    assert there not in ("", "tsugite-support-en/late-parcels")
    assert page.list.currentIndex().data() == page.reader.entry.note.title  # type: ignore[union-attr]
    page.reader.text.anchorClicked.emit(QUrl("late-parcels.md#top"))
    house.settle()
    assert shown(page) == "tsugite-support-en/late-parcels"
    page.reader.text.anchorClicked.emit(QUrl("https://example.com/"))
    house.settle()
    assert "https://example.com/" in house.notice
    assert shown(page) == "tsugite-support-en/late-parcels"


def test_what_is_chosen_stays_chosen_when_one_comes_back(house: House) -> None:
    page = notes_page(house)
    house.press(KEY.Key_Down, times=2)
    chosen = shown(page)
    click(page.seminars)
    house.settle()
    assert house.window.current == SEMINAR
    notes_page(house)
    assert shown(page) == chosen


def test_a_note_beside_a_drill_leads_on_too(house: House) -> None:
    house.begin()
    page = house.drill()
    pack = house.office.library.find("late-parcel", language="en").pack
    note = pack.note("late-parcels")
    assert note is not None
    page.case.note_requested.emit(note)
    page.case.note_requested.emit(note)
    (dialog,) = (one for one in house.dialogs() if isinstance(one, NoteDialog))
    dialog.text.anchorClicked.emit(QUrl("promises.md"))
    assert dialog.note.id == "promises"
    dialog.text.anchorClicked.emit(QUrl("https://example.com/"))
    assert dialog.windowTitle() == dialog.note.title


def test_pictures_of_a_note_are_drawn_and_any_other_is_described(house: House, tmp_path: Path) -> None:
    drawn = QImage(900, 30, QImage.Format.Format_RGB32)
    drawn.fill(0)
    assert drawn.save(str(tmp_path / "box.png"))
    note = (
        "# Page\n\n![A box](../media/box.png) and ![a tree](../media/tree.png) and ![it](file:///etc/a.png)\n"
    )
    files: dict[str, str | bytes | None] = {
        "notes/page.md": note,
        "media/box.png": (tmp_path / "box.png").read_bytes(),
    }
    write_pack(house.paths.packs / "shop", files)
    house.office.library.refresh()
    page = notes_page(house)
    house.application.routes.study.open_note("little-shop", "page")
    house.settle()
    assert shown(page) == "little-shop/page"
    text = page.reader.text.document().toPlainText()
    assert text.endswith("\ufffc and a tree and it")
    shown_px = page.reader.text.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("../media/box.png")
    )
    assert shown_px.width() == 900
    assert page.reader.text.document().idealWidth() < 900
