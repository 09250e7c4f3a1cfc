"""Make a pack from the window: from a template, or as a copy of one that is here."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices

from tests.ui.packs.desk import Desk
from trainer.services.importing import PackHead
from trainer.ui.packs.actions import PackActions
from trainer.ui.packs.make_sheet import MakeSheet
from trainer.ui.packs.making_sheet import MakingSheet


def opened(desk: Desk, source: str = "") -> MakeSheet:
    sheet = MakeSheet(desk.context, desk.office, desk.window, source=source)
    desk.open(sheet)
    return sheet


def test_whoever_makes_it_is_proposed_as_its_author(desk: Desk) -> None:
    desk.office.trainees.add("Yamada")
    actions = PackActions(desk.context, desk.office, desk.window)
    for show, form_of in ((actions.make, "form"), (actions.import_file, "target.form")):
        show()
        desk.settle()
        sheet = desk.window.findChildren(MakingSheet)[-1]
        form = attrgetter(form_of)(sheet)
        assert form.authors.text() == "Yamada"
        form.show_head(PackHead("a", "A", "en", authors=("Mori",)))
        form.propose_author("Yamada")
        assert form.authors.text() == "Mori"
        sheet.close()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_template_becomes_a_pack_in_its_language(
    desk: Desk, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    sheet = opened(desk)
    assert not sheet.begin.isEnabled()
    sheet.form.title.setText("Second month")
    sheet.form.set_language(language)
    sheet.begin.click()
    desk.settle()
    assert desk.reported == []
    pack = desk.own_pack("second-month").pack
    assert pack is not None
    assert (pack.title, pack.language) == ("Second month", language)
    assert "How to go on".upper() in desk.words(sheet.done_step).upper()
    assert "Can be used, nothing to mend." in desk.words(sheet.done_step)
    sheet.folder.click()
    assert [url.toLocalFile() for url in shown] == [str(desk.own_pack("second-month").folder)]


def test_the_id_follows_the_title_until_it_is_written_by_hand(desk: Desk) -> None:
    sheet = opened(desk)
    sheet.form.title.setText("Returns & refunds")
    assert sheet.form.id.text() == "returns-refunds"
    sheet.form.id.clear()
    sheet.form.id.textEdited.emit("mine")
    sheet.form.id.setText("mine")
    sheet.form.title.setText("Something else")
    assert sheet.form.id.text() == "mine"


def test_an_id_that_is_taken_is_not_proposed(desk: Desk) -> None:
    desk.office.pack_making.make(PackHead("returns", "Returns", "en"))
    desk.office.library.refresh()
    sheet = opened(desk)
    sheet.form.title.setText("Returns")
    assert sheet.form.id.text() == "returns-2"


def test_a_copy_begins_with_the_head_of_the_pack_and_leaves_it_alone(desk: Desk) -> None:
    first = desk.office.pack_making.make(
        PackHead("returns", "Returns", "ja", authors=("Aiko",), licence="CC-BY-4.0")
    )
    desk.office.library.refresh()
    sheet = opened(desk, source="returns")
    assert sheet.copy.isChecked()
    assert sheet.form.title.text() == "Returns (copy)"
    assert sheet.form.head().licence == "CC-BY-4.0"
    sheet.begin.click()
    desk.settle()
    assert desk.reported == []
    copied = desk.own_pack("returns-copy").pack
    assert copied is not None
    assert copied.language == "ja"
    assert copied.scenarios == first.pack.scenarios
    assert desk.own_pack("returns").pack == first.pack


def test_what_is_in_the_way_is_said_on_the_sheet(desk: Desk) -> None:
    desk.office.pack_making.make(PackHead("returns", "Returns", "en"))
    desk.office.library.refresh()
    sheet = opened(desk)
    sheet.form.title.setText("Returns")
    sheet.form.id.setText("returns")
    sheet.begin.click()
    desk.settle()
    assert sheet.status.text()
    assert sheet.begin.isEnabled()
    assert desk.reported == []


def test_a_new_pack_is_played_at_once(desk: Desk) -> None:
    sheet = opened(desk)
    played: list[Any] = []
    sheet.play_requested.connect(played.append)
    sheet.form.title.setText("Returns")
    sheet.begin.click()
    desk.settle()
    sheet.play.click()
    assert played[0].pack.id == "returns"


def test_a_spreadsheet_leads_to_the_import(desk: Desk) -> None:
    sheet = opened(desk)
    asked: list[bool] = []
    sheet.sheet_requested.connect(lambda: asked.append(True))
    sheet.sheet.click()
    assert asked
    assert not sheet.isVisible()


def test_a_copy_of_a_large_pack_is_checked_by_itself_too(desk: Desk) -> None:
    folder = desk.office.pack_making.make(PackHead("returns", "Returns", "en")).folder
    first = next((folder / "drills").glob("*.yaml"))
    text = first.read_text(encoding="utf-8")
    for number in range(3):
        name = f"{first.stem}-{number}"
        copied = text.replace(f"id: {first.stem}", f"id: {name}", 1)
        (folder / "drills" / f"{name}.yaml").write_text(copied, encoding="utf-8")
    desk.office.library.refresh()
    sheet = opened(desk, source="returns")
    sheet.begin.click()
    desk.settle()
    assert "Can be used" in desk.words(sheet.done_step)
    assert sheet.play.isVisible()
