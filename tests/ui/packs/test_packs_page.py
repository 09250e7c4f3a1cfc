"""The page of packs: what is here, what is known of each, what is wrong, and how one goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.packs.builders import DRILL
from tests.ui.house import CONTROL, House
from tests.ui.packs.shelf import PACK_ID, dialog, edition, install, packs_page, put, words
from trainer.services.library import Library
from trainer.ui.packs.install_sheet import InstallSheet
from trainer.ui.packs.page import PacksPage
from trainer.ui.packs.remove_dialog import RemoveDialog, StaysDialog
from trainer.ui.packs.source_sheet import SourceSheet
from trainer.ui.routes import DEBRIEF, PACKS, PRACTISE

KEY = Qt.Key
OpenHouse = Callable[..., House]
BROKEN = DRILL.replace("criteria:", "critria:", 1)


def titles(page: PacksPage) -> list[str]:
    return [page.filter.index(row, 0).data() for row in range(page.filter.rowCount())]


@pytest.fixture
def shop(house: House, tmp_path: Path) -> House:
    """The small pack is installed, and chosen on the page."""
    packs_page(house)
    install(house, edition(tmp_path / "shop"))
    return house


@pytest.fixture
def shelf(open_house: OpenHouse) -> House:
    """The small pack was placed in the user's folder by hand."""
    house = open_house()
    edition(house.paths.packs / PACK_ID)
    return house.settled_in()


# What is here


def test_a_screen_reader_meets_each_pack_as_one_sentence(shelf: House) -> None:
    page = packs_page(shelf)
    interface = QAccessible.queryAccessibleInterface(page.list)
    names = [interface.child(row).text(QAccessible.Text.Name) for row in range(page.filter.rowCount())]
    (mine,) = (name for name in names if name.startswith("A little shop"))
    for part in ("Version 1.0.0", "English", "Usable"):
        assert part in mine
    assert any("Japanese" in name for name in names)


def test_the_details_say_what_is_known_of_a_pack(shop: House) -> None:
    facts = dict(packs_page(shop).details._facts.rows)
    assert facts["Contents"] == "1 scenario · 1 note · 1 sample"
    assert (facts["Authors"], facts["Licence"]) == ("Training team", "CC-BY-4.0")
    assert facts["Installed from"].startswith("shop, on ")
    assert "Not signed" in facts["Signature"]


def test_a_pack_of_ones_own_is_one_that_can_still_be_signed(shelf: House) -> None:
    page = packs_page(shelf)
    page.choose(PACK_ID)
    shelf.settle()
    facts = dict(page.details._facts.rows)
    assert facts["Signature"] == "Not signed yet; sign it when you build an archive."


def test_search_comes_with_many_packs_and_arrows_move_through_what_it_finds(
    house: House, tmp_path: Path
) -> None:
    assert not packs_page(house).search.isVisible()
    for number in range(5):
        folder = edition(house.paths.packs / f"shop-{number}")
        head = folder / "pack.yaml"
        text = head.read_text(encoding="utf-8").replace("little-shop", f"shop-{number}")
        head.write_text(text.replace("A little shop", f"Shop {number}"), encoding="utf-8")
    house.office.library.refresh()
    page = packs_page(house)
    house.press(KEY.Key_F, CONTROL)
    house.type("shop")
    assert titles(page) == [f"Shop {number}" for number in range(5)]
    house.press(KEY.Key_Down, times=2)
    assert page.details.item is not None
    assert page.details.item.title == "Shop 2"
    house.type(" nowhere")
    assert page.nothing.isVisible()
    page.nothing.acted.emit()
    assert len(titles(page)) == 7


def test_without_any_pack_the_page_invites(
    open_house: OpenHouse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("trainer.app.open_library", lambda paths: Library((paths.packs,), paths.kept_packs))
    house = open_house().settled_in()
    page = packs_page(house)
    assert page.empty.isVisible()
    install(house, edition(tmp_path / "shop"))
    assert not page.empty.isVisible()
    assert titles(page) == ["A little shop"]


# What is wrong


def test_check_looks_closer_and_says_how_the_scoring_does(shelf: House) -> None:
    drill = shelf.paths.packs / PACK_ID / "drills" / "parcel.yaml"
    drill.write_text(DRILL.replace("it will come tomorrow", "it will come"), encoding="utf-8")
    page = packs_page(shelf)
    page.choose(PACK_ID)
    shelf.settle()
    assert "“Check” finds out." in words(page.details)
    page.details.check.click()
    shelf.settle()
    assert page.details.check.text() == "Check again"
    assert "kappa" in words(page.details)
    assert page.details.problems.problems  # what a first look does not see
    assert all(problem.file for problem in page.details.problems.problems)


def test_a_broken_pack_leads_from_practise_to_its_lines_and_is_read_again(
    open_house: OpenHouse,
) -> None:
    house = open_house()
    drill = edition(house.paths.packs / "shop", drill=BROKEN) / "drills" / "parcel.yaml"
    house.settled_in()
    house.application.routes.show(PRACTISE)
    house.settle()
    assert "left out" in house.notice
    house.page.problems.click()  # type: ignore[attr-defined]
    house.settle()
    page = packs_page(house)
    assert page.details.item is not None
    assert page.details.item.pack.folder.name == "shop"
    assert "Cannot be used" in page.details.item.spoken
    problems = page.details.problems
    assert "critria" in problems.copied_text()
    page.details.copy.click()
    assert "drills/parcel.yaml:" in QGuiApplication.clipboard().text()
    problems.setFocus()
    problems.setCurrentIndex(problems.model().index(1, 0))
    house.press(KEY.Key_Return)
    assert "critria" in dialog(house, SourceSheet).text.textCursor().block().text()
    house.dismiss()
    drill.write_text(DRILL, encoding="utf-8")
    page.details.check.click()
    house.settle()
    assert titles(page)[-2:] == ["A little shop", "つぎて お客さま窓口・はじめの一か月"]
    assert PACK_ID in {pack.id for pack in house.office.library.shelf().packs}


def test_copy_takes_the_chosen_lines_alone(open_house: OpenHouse) -> None:
    house = open_house()
    edition(house.paths.packs / "shop", drill=BROKEN, head="nonsense: 1\n")
    house.settled_in()
    problems = packs_page(house).details.problems
    assert len(problems.problems) > 1
    problems.setFocus()
    problems.setCurrentIndex(problems.model().index(1, 0))
    house.press(KEY.Key_C, CONTROL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1


# How packs come


def test_ctrl_o_asks_for_files_and_takes_several_one_after_the_other(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = packs_page(house)
    first, strange = edition(tmp_path / "one"), tmp_path / "holiday.jpg"
    strange.write_bytes(b"no pack")
    second = edition(tmp_path / "two", "1.1.0")
    names = [str(one) for one in (first / "pack.yaml", strange, second)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_all: (names, ""))
    page.list.setFocus()
    house.press(KEY.Key_O, CONTROL)
    assert "holiday.jpg is neither a pack" in house.notice
    sheet = dialog(house, InstallSheet)
    assert sheet.windowTitle() == "one"
    sheet.install.click()
    house.settle()
    sheet = dialog(house, InstallSheet)
    assert sheet.plan is not None
    assert (sheet.windowTitle(), sheet.plan.kind.value) == ("two", "update")
    sheet.reject()
    house.settle()
    assert not house.dialogs()


def test_a_folder_of_packs_is_all_of_them(house: House, tmp_path: Path) -> None:
    for name in ("a", "b"):
        edition(tmp_path / "many" / name)
    packs_page(house)
    put(house, tmp_path / "many")
    for name in ("a", "b"):
        sheet = dialog(house, InstallSheet)
        assert sheet.windowTitle() == name
        sheet.reject()
        house.settle()
    assert not house.dialogs()


def test_a_sheet_with_questions_goes_to_the_import(house: House, tmp_path: Path) -> None:
    quiz = tmp_path / "quiz.gift"
    quiz.write_text("Two and two? {=four}", encoding="utf-8")
    packs_page(house)
    put(house, quiz)
    (sheet,) = house.dialogs()
    assert type(sheet).__name__ == "ImportSheet"
    sheet.reject()


# How packs go


def test_removing_asks_once_and_keeps_the_drills_that_were_played(shop: House) -> None:
    entry = shop.office.library.find("parcel")
    session = shop.office.drills.start(shop.settings.value.trainee_id, entry, seed=7)
    for _reply in range(8):
        if not session.state.is_over:
            session.send(session.state.turn.model)
    page = packs_page(shop)
    page.choose(PACK_ID)
    shop.settle()
    page.list.setFocus()
    shop.press(KEY.Key_Delete)
    asked = dialog(shop, RemoveDialog)
    assert "stay" in words(asked)
    asked.reject()
    shop.settle()
    assert "A little shop" in titles(page)
    page.details.remove.click()
    dialog(shop, RemoveDialog).remove.click()
    shop.settle()
    assert not shop.dialogs()
    assert "“A little shop” was removed." in shop.notice
    assert "A little shop" not in titles(page)
    assert not (shop.paths.packs / PACK_ID).exists()
    shop.application.routes.open_debrief(session.head.id)
    shop.settle()
    assert shop.window.current == DEBRIEF


def test_a_file_that_was_edited_here_is_named_and_kept(shop: House) -> None:
    note = shop.paths.packs / PACK_ID / "notes" / "shipping.md"
    note.write_text("# Mine\n", encoding="utf-8")
    page = packs_page(shop)
    assert dict(page.details._facts.rows)["Edited here"] == "notes/shipping.md"
    assert page.details.item is not None
    assert "1 file edited here" in page.details.item.spoken
    page.details.remove.click()
    asked = dialog(shop, RemoveDialog)
    assert "notes/shipping.md" in words(asked)
    asked.remove.click()
    shop.settle()
    assert (shop.paths.removed_packs / PACK_ID / "notes" / "shipping.md").read_text() == "# Mine\n"


def test_a_pack_of_ones_own_is_removed_and_kept(house: House) -> None:
    edition(house.paths.packs / "mine")
    house.office.library.refresh()
    page = packs_page(house)
    page.choose(PACK_ID)
    house.settle()
    page.details.remove.click()
    asked = dialog(house, RemoveDialog)
    assert "may be the only copy" in words(asked)
    assert str(house.paths.removed_packs) in words(asked)
    asked.remove.click()
    house.settle()
    assert "A little shop" not in titles(page)
    assert str(house.paths.removed_packs / PACK_ID) in house.notice
    assert str(house.paths.packs) in house.notice
    assert (house.paths.removed_packs / PACK_ID / "pack.yaml").is_file()


def test_a_pack_of_the_program_says_why_it_stays(house: House) -> None:
    page = packs_page(house)
    page.choose("tsugite-support-en")
    house.settle()
    page.details.remove.click()
    assert "comes with the program" in words(dialog(house, StaysDialog))
    house.dismiss()


def test_what_is_chosen_stays_chosen_when_the_page_is_entered_again(shelf: House) -> None:
    page = packs_page(shelf)
    page.choose("tsugite-support-ja")
    shelf.settle()
    shelf.application.routes.show(PRACTISE)
    shelf.settle()
    shelf.press(KEY.Key_5, CONTROL)
    assert shelf.window.current == PACKS
    assert page.details.item is not None
    assert page.details.item.pack.id == "tsugite-support-ja"
