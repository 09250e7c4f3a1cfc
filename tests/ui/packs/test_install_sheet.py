"""Before a pack is installed: what is shown, what is asked, and that nothing is written before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.packs.builders import DRILL
from tests.ui.house import House
from tests.ui.packs.shelf import DRILL_FILE, PACK_ID, dialog, edition, install, packs_page, put, words
from trainer.core.merging import Choice
from trainer.services.paths import AppPaths
from trainer.services.sharing import Sharing, SignatureState
from trainer.ui.packs.changes_card import ChangesPlace
from trainer.ui.packs.compare_dialog import CompareDialog
from trainer.ui.packs.conflicts_card import ConflictsCard
from trainer.ui.packs.doubts_card import DoubtsCard
from trainer.ui.packs.install_sheet import InstallSheet
from trainer.ui.packs.problem_list import ProblemList
from trainer.ui.packs.signer_card import SignerCard
from trainer.ui.routes import PRACTISE
from trainer.ui.widgets.fold import FoldLine

KEY = Qt.Key
MINE = DRILL.replace('says: "And now?"', 'says: "What happens now?"')
THEIRS = DRILL.replace('says: "And now?"', 'says: "And what now?"').replace("points: 30", "points: 35")


def look(house: House, source: Path) -> InstallSheet:
    """Drop a pack on the page and return the sheet that opens."""
    packs_page(house)
    put(house, source)
    return dialog(house, InstallSheet)


def here(house: House) -> Path:
    """Where the pack lies that is used."""
    (one,) = (one for one in house.office.installing.packs() if one.id == PACK_ID and one.is_used)
    return one.folder


def archive_of(folder: Path, target: Path, signer: str) -> Path:
    """Build an archive that somebody else signed."""
    other = Sharing(AppPaths.under(target.parent / signer))
    other.make_key(signer)
    other.build(other.look(folder), target, is_signed=True)
    return target


def test_nothing_is_written_before_install_and_practise_shows_the_pack_at_once(
    house: House, tmp_path: Path
) -> None:
    sheet = look(house, edition(tmp_path / "shop"))
    said = words(sheet)
    for part in ("A little shop", "Training team", "CC-BY-4.0", "Nothing has been written yet."):
        assert part in said
    assert not (house.paths.packs / PACK_ID).exists()
    sheet.install.click()
    house.settle()
    assert not house.dialogs()
    assert "“A little shop” is installed." in house.notice
    page = packs_page(house)
    assert page.details.item is not None
    assert page.details.item.pack.id == PACK_ID
    house.application.routes.show(PRACTISE)
    house.settle()
    assert "A little shop" in {one.entry.pack.title for one in house.page.model.items}  # type: ignore[attr-defined]


def test_escape_throws_away_what_was_looked_at(house: House, tmp_path: Path) -> None:
    look(house, edition(tmp_path / "shop"))
    house.press(KEY.Key_Escape)
    assert not house.dialogs()
    assert [one.name for one in house.paths.packs.iterdir() if not one.name.startswith(".")] == []
    assert list(house.paths.packs.glob(".new*")) == []


def test_closed_while_it_is_looked_at_nothing_is_left_either(
    house: House, tmp_path: Path, qtbot: QtBot
) -> None:
    page = packs_page(house)
    page.arrivals.take((edition(tmp_path / "shop"),))
    qtbot.waitUntil(lambda: bool(house.dialogs()))
    dialog(house, InstallSheet).reject()
    house.settle()
    assert not house.dialogs()
    assert list(house.paths.packs.glob(".new*")) == []


def test_every_part_of_the_sheet_has_a_parent(house: House, tmp_path: Path) -> None:
    """A widget without one is Python's, and its collector would delete it in the lane."""
    packs_page(house)
    before = {id(one) for one in QApplication.topLevelWidgets()}
    sheet = look(house, edition(tmp_path / "shop"))
    new = [one for one in QApplication.topLevelWidgets() if id(one) not in before and one is not sheet]
    assert [repr(one) for one in new if one.parentWidget() is None] == []


def test_an_update_shows_what_changes_before_and_after(house: House, tmp_path: Path) -> None:
    packs_page(house)
    install(house, edition(tmp_path / "old"))
    sheet = look(house, edition(tmp_path / "new", "1.1.0", drill=THEIRS))
    assert "1.0.0 → 1.1.0" in words(sheet)
    lines = sheet.findChildren(FoldLine)
    assert any("Asks" in line.text() for line in lines)
    before = words(sheet)
    for line in lines:
        line.click()
    unfolded = words(sheet).removeprefix(before)
    assert "30" in unfolded
    assert "35" in unfolded
    assert sheet.install.isEnabled()


def test_the_changes_are_those_of_what_is_chosen(house: House, tmp_path: Path) -> None:
    packs_page(house)
    install(house, edition(tmp_path / "old"))
    (here(house) / DRILL_FILE).write_text(MINE, encoding="utf-8")
    sheet = look(house, edition(tmp_path / "new", "1.1.0", drill=THEIRS))
    still_open = "these are the changes if theirs is taken"
    (changes,) = sheet.findChildren(ChangesPlace)

    def said() -> str:
        return words(changes) + "".join(line.text() for line in changes.findChildren(FoldLine))

    assert still_open in said()
    (card,) = sheet.findChildren(ConflictsCard)
    for choice, is_there in ((Choice.MINE, False), (Choice.BOTH, True), (Choice.THEIRS, True)):
        card.buttons[DRILL_FILE][choice].click()
        house.settle()
        assert still_open not in said()
        assert ("Asks" in said() or "(mine)" in said()) is is_there
    sheet.cancel.click()
    house.settle()


@pytest.mark.parametrize("choice", [Choice.THEIRS, Choice.BOTH])
def test_a_file_edited_here_and_changed_there_waits_for_a_choice(
    house: House, tmp_path: Path, choice: Choice
) -> None:
    packs_page(house)
    install(house, edition(tmp_path / "old"))
    (here(house) / DRILL_FILE).write_text(MINE, encoding="utf-8")
    sheet = look(house, edition(tmp_path / "new", "1.1.0", drill=THEIRS))
    assert not sheet.install.isEnabled()
    (card,) = sheet.findChildren(ConflictsCard)
    card.buttons[DRILL_FILE][choice].click()
    assert sheet.install.isEnabled()
    sheet.install.click()
    house.settle()
    assert not house.dialogs()
    texts = [path.read_text(encoding="utf-8") for path in (here(house) / "drills").iterdir()]
    assert any("What happens now?" in text for text in texts) is (choice is not Choice.THEIRS)
    assert any("And what now?" in text for text in texts)


def test_both_sides_of_a_conflict_can_be_looked_at(house: House, tmp_path: Path) -> None:
    packs_page(house)
    install(house, edition(tmp_path / "old"))
    (here(house) / DRILL_FILE).write_text(MINE, encoding="utf-8")
    (here(house) / "notes" / "shipping.md").write_text("# Ours\n", encoding="utf-8")
    sheet = look(house, edition(tmp_path / "new", "1.1.0", drill=THEIRS))
    assert "notes/shipping.md" in words(sheet)
    (card,) = sheet.findChildren(ConflictsCard)
    card._look_at(sheet.plan.conflicts[0])  # type: ignore[union-attr]
    house.settle()
    both = dialog(house, CompareDialog)
    assert "What happens now?" in both.mine.toPlainText()
    assert "And what now?" in both.theirs.toPlainText()
    marks = [pane.extraSelections() for pane in (both.mine, both.theirs)]  # alive as long as they are read
    formats = [selections[0].format for selections in marks]
    assert formats[0].background() != formats[1].background()
    for pane, sign, text in ((both.mine, "−", "What happens now?"), (both.theirs, "+", "And what now?")):
        lines = pane.toPlainText().splitlines()
        at = next(line for line, one in enumerate(lines, start=1) if text in one)
        assert pane.number_of(at) == f"{sign} {at}", "by a sign too, for those who see no colours"
    assert "lines only here" in both.mine.accessibleDescription()
    assert both.mine.number_of(1) == "1"
    house.dismiss()


def test_after_an_update_both_versions_are_told(house: House, tmp_path: Path) -> None:
    packs_page(house)
    install(house, edition(tmp_path / "old", "1.0.0"))
    look(house, edition(tmp_path / "new", "1.1.0")).install.click()
    house.settle()
    assert "“A little shop” was updated from 1.0.0 to 1.1.0." in house.notice


def test_an_older_version_asks(house: House, tmp_path: Path) -> None:
    packs_page(house)
    install(house, edition(tmp_path / "new", "1.1.0"))
    sheet = look(house, edition(tmp_path / "old", "1.0.0"))
    assert not sheet.install.isEnabled()
    (doubts,) = sheet.findChildren(DoubtsCard)
    assert doubts.older.isVisible()
    doubts.older.click()
    sheet.install.click()
    house.settle()
    assert "went back from 1.1.0 to 1.0.0" in house.notice
    assert "version: 1.0.0" in (here(house) / "pack.yaml").read_text(encoding="utf-8")


def test_what_is_here_already_and_an_id_that_is_taken_cannot_be_installed(
    house: House, tmp_path: Path
) -> None:
    edition(house.paths.packs / "mine")
    house.office.library.refresh()
    sheet = look(house, edition(tmp_path / "other", "2.0.0"))
    assert not sheet.install.isVisible()
    assert sheet.cancel.text() == "Close"
    sheet.cancel.click()
    house.settle()
    assert not house.dialogs()


def test_an_archive_that_cannot_be_used_says_where_and_is_looked_at_again(
    house: House, tmp_path: Path
) -> None:
    folder = edition(tmp_path / "shop", drill=DRILL.replace("criteria:", "critria:", 1))
    sheet = look(house, folder)
    assert "has to be mended first" in words(sheet) or "have to be mended first" in words(sheet)
    (problems,) = (one for one in sheet.findChildren(ProblemList) if one.isVisible())
    assert any("critria" in str(one.data) for one in problems.problems)
    assert not sheet.install.isVisible()
    (folder / DRILL_FILE).write_text(DRILL, encoding="utf-8")
    sheet.again.click()
    house.settle()
    assert sheet.install.isEnabled()


def test_a_file_that_is_no_archive_is_refused_with_its_reason(house: House, tmp_path: Path) -> None:
    strange = tmp_path / "shop.dojopack"
    strange.write_bytes(b"this is no archive")
    sheet = look(house, strange)
    assert "This cannot be installed" in words(sheet)
    assert not house.errors()


def test_an_unknown_signer_can_be_made_known_and_another_key_is_told_loudly(
    house: House, tmp_path: Path
) -> None:
    old, new = edition(tmp_path / "old"), edition(tmp_path / "new", "1.1.0")
    sheet = look(house, archive_of(old, tmp_path / "old.dojopack", "Kita"))
    (card,) = sheet.findChildren(SignerCard)
    assert "do not know" in words(card)
    card.name.setText("Kita Training")
    card.trust.click()
    house.settle()
    assert [one.name for one in house.office.sharing.signers()] == ["Kita Training"]
    assert "do not know" not in words(card)
    sheet.install.click()
    house.settle()
    page = packs_page(house)
    assert page.details.item is not None
    assert page.details.item.signed.state is SignatureState.KNOWN
    sheet = look(house, archive_of(new, tmp_path / "new.dojopack", "Somebody"))
    (doubts,) = sheet.findChildren(DoubtsCard)
    assert doubts.isVisible()
    assert not sheet.install.isEnabled()
    doubts.despite.click()
    assert sheet.install.isEnabled()
