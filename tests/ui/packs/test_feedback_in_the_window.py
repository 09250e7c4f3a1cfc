"""Feedback in the whole window: from the packs to the page and back, in the language of the screens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.house import House, widgets_of
from tests.ui.packs.shelf import dialog, edition, install, packs_page, put
from tests.ui.test_access import focusable, name_of
from trainer.services.feedback import Opinion, feedback_items, write_form
from trainer.ui.packs.feedback_page import FeedbackPage
from trainer.ui.packs.feedback_sheet import FeedbackSheet
from trainer.ui.packs.import_sheet import ImportSheet
from trainer.ui.packs.readings_page import ReadingsPage
from trainer.ui.routes import FEEDBACK, PACKS, READINGS
from trainer.ui.widgets.button import Button


@pytest.fixture
def stocked(house: House, tmp_path: Path) -> House:
    """With a pack that was installed, chosen on the page."""
    packs_page(house)
    install(house, edition(tmp_path / "edition"))
    return house


def ask_for_feedback(house: House) -> FeedbackSheet:
    """Press the button among what can be done with the chosen pack."""
    buttons = [one for one in widgets_of(house.page) if isinstance(one, Button)]
    next(one for one in buttons if one.text() == "Feedback…").click()
    house.settle()
    return dialog(house, FeedbackSheet)


def test_a_pack_is_rated_and_the_page_is_left_again(stocked: House) -> None:
    ask_for_feedback(stocked).here.click()
    stocked.settle()
    assert stocked.window.current == FEEDBACK
    page = stocked.page
    assert isinstance(page, FeedbackPage)
    page.card.ratings[4].click()
    nameless = [repr(one) for one in focusable(stocked) if not name_of(one).strip()]
    assert nameless == []
    page.back.click()
    stocked.settle()
    assert stocked.window.current == PACKS
    assert list(stocked.paths.feedback_drafts.iterdir())


def test_a_form_that_is_dropped_is_read_for_its_pack(stocked: House, tmp_path: Path) -> None:
    rated = next(one for one in stocked.office.installing.packs() if one.id == "little-shop")
    assert rated.pack is not None
    form = tmp_path / "form.xlsx"
    address = feedback_items(rated.pack)[0].address
    write_form(rated.pack, form, language="ja", opinions={address: Opinion(2, "Hm.")})
    page = packs_page(stocked)
    page.choose("tsugite-support-en")
    stocked.settle()
    put(stocked, form)
    assert stocked.dialogs() == []
    assert stocked.window.current == READINGS
    assert isinstance(stocked.page, ReadingsPage)
    assert len(stocked.page.cards) == 1


def test_a_form_for_a_pack_that_is_not_here_is_explained(stocked: House, tmp_path: Path) -> None:
    pack = next(one.pack for one in stocked.office.installing.packs() if one.id == "little-shop")
    assert pack is not None
    form = write_form(replace(pack, id="elsewhere"), tmp_path / "form.xlsx", language="en")
    packs_page(stocked)
    put(stocked, form)
    sheet = dialog(stocked, ImportSheet)
    assert sheet.begin.fault is not None
    assert "feedback on the pack “elsewhere”" in sheet.begin.fault.text()
    sheet.reject()


def test_forms_that_came_back_are_read(
    stocked: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = next(one for one in stocked.office.installing.packs() if one.id == "little-shop")
    assert chosen.pack is not None
    form = tmp_path / "form.xlsx"
    address = feedback_items(chosen.pack)[0].address
    write_form(chosen.pack, form, language="en", opinions={address: Opinion(2, "Hm.")})
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(form)], ""))
    ask_for_feedback(stocked).read.click()
    stocked.settle()
    assert stocked.window.current == READINGS
    page = stocked.page
    assert isinstance(page, ReadingsPage)
    assert len(page.cards) == 1
    stocked.settings.change(language="ja")
    stocked.settle()
    assert page.back.text() == "戻る"
    assert stocked.window.header.title.text().startswith("フィードバック")
    assert stocked.errors() == []
