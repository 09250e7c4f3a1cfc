"""Build an archive from the window: problems, personal data, the signature, the file; and the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.ui.packs.desk import Desk
from trainer.services.importing import PackHead
from trainer.services.paths import AppPaths
from trainer.services.sharing import Sharing, SignatureState
from trainer.ui.packs.build_sheet import BuildSheet
from trainer.ui.packs.keys_sheet import KeysSheet
from trainer.ui.packs.source_sheet import SourceSheet


def pack_folder(desk: Desk) -> Path:
    return desk.office.pack_making.make(PackHead("returns", "Returns", "en")).folder


def opened(desk: Desk, folder: Path) -> BuildSheet:
    sheet = BuildSheet(desk.context, desk.office.sharing, folder, "Returns", desk.window)
    desk.open(sheet)
    return sheet


def add_mail(folder: Path) -> Path:
    """Write somebody's address into the first drill."""
    file = next((folder / "drills").glob("*.yaml"))
    lines = file.read_text(encoding="utf-8").replace("briefing: |", "briefing: |\n  yuki@mori-family.jp", 1)
    file.write_text(lines, encoding="utf-8")
    return file


def test_an_archive_is_built_where_it_was_asked_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals: list[str] = []

    def chosen(_parent: object, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposals.append(Path(proposal).name)
        return str(tmp_path / "out"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    sheet = opened(desk, pack_folder(desk))
    assert sheet.build.isEnabled()
    sheet.build.click()
    desk.settle()
    assert proposals[0].startswith("returns-")
    assert (tmp_path / "out.dojopack").is_file()
    assert "Not signed" in desk.words(sheet.done_step)


def test_changed_content_goes_out_as_the_next_version(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals: list[str] = []

    def chosen(_parent: object, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposals.append(Path(proposal).name)
        return str(tmp_path / proposals[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    folder = pack_folder(desk)
    for version in ("1.0.0", "1.0.1"):
        sheet = opened(desk, folder)
        assert sheet.version.version.text() == version
        assert ("Other content went out" in desk.words(sheet.version)) is (version == "1.0.1")
        sheet.build.click()
        desk.settle()
        assert desk.office.sharing.look(folder).file_name == f"returns-{version}.dojopack"
        (folder / "notes" / "new.md").write_text("# New\n", encoding="utf-8")
    assert proposals == ["returns-1.0.0.dojopack", "returns-1.0.1.dojopack"]
    assert "version: 1.0.1" in (folder / "pack.yaml").read_text(encoding="utf-8")


def test_a_version_that_is_not_higher_is_said_beside_it(desk: Desk) -> None:
    sheet = opened(desk, pack_folder(desk))
    for version, is_fine in (("0.9", False), ("0.9.0", False), ("1.1.0", True), ("1.0.0", True)):
        sheet.version.version.setText(version)
        assert sheet.build.isEnabled() is is_fine
        said = sheet.version.version.accessibleDescription()
        assert bool(said) is (version != "1.0.0"), "what is wrong, or that the pack gets it too"


def test_personal_data_has_to_be_looked_at(desk: Desk, tmp_path: Path) -> None:
    folder = pack_folder(desk)
    file = add_mail(folder)
    sheet = opened(desk, folder)
    words = desk.words(sheet.personal)
    assert "E-mail addresses (1)" in words
    assert "yuki@mori-family.jp" not in words
    assert not sheet.build.isEnabled()
    (box,) = sheet.personal.boxes
    box.click()
    assert sheet.build.isEnabled()
    sheet.personal.show_source(file, 3)
    desk.settle()
    (source,) = desk.window.findChildren(SourceSheet)
    assert "yuki@mori-family.jp" in source.text.toPlainText()


def test_a_key_is_made_on_the_spot_and_signs(desk: Desk, tmp_path: Path) -> None:
    sheet = opened(desk, pack_folder(desk))
    assert not sheet.sign.is_signed
    sheet.sign.ticked.click()
    assert not sheet.build.isEnabled()
    sheet.sign.name.setText("Training team")
    sheet.sign.make.click()
    desk.settle()
    assert sheet.build.isEnabled()
    sheet.build_to(tmp_path / "a.dojopack")
    desk.settle()
    assert desk.reported == []
    signed = desk.office.sharing.who_signed(tmp_path / "a.dojopack")
    assert (signed.state, signed.name) == (SignatureState.OURS, "Training team")
    assert signed.fingerprint in desk.words(sheet.done_step)


def test_a_broken_pack_is_not_built(desk: Desk) -> None:
    folder = pack_folder(desk)
    next((folder / "drills").glob("*.yaml")).write_text("id: [", encoding="utf-8")
    sheet = opened(desk, folder)
    assert not sheet.build.isEnabled()
    assert "Cannot be used" in desk.words(sheet.look_step)


def test_what_cannot_be_written_is_said_on_the_sheet(desk: Desk, tmp_path: Path) -> None:
    sheet = opened(desk, pack_folder(desk))
    sheet.build_to(tmp_path / "no" / "such" / "folder" / "a.dojopack")
    desk.settle()
    assert sheet.status.text()
    assert sheet.pile.currentWidget() is sheet.look_step
    assert sheet.build.isEnabled()


def test_a_key_and_its_fingerprint_are_shown_and_copied(desk: Desk) -> None:
    sheet = KeysSheet(desk.context, desk.office.sharing, desk.window)
    desk.open(sheet)
    assert "Nobody yet" in desk.words(sheet)
    sheet.name.setText("Aiko")
    sheet.make.click()
    desk.settle()
    key = desk.office.sharing.key()
    assert key is not None
    assert key.fingerprint in desk.words(sheet)
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == key.fingerprint


def test_a_known_signer_is_forgotten(desk: Desk, tmp_path: Path) -> None:
    other = Sharing(AppPaths.under(tmp_path / "other")).make_key("Hikari")
    desk.office.sharing.trust(other.key, "Hikari")
    sheet = KeysSheet(desk.context, desk.office.sharing, desk.window)
    desk.open(sheet)
    assert "Hikari" in desk.words(sheet)
    sheet.forget_buttons[other.fingerprint].click()
    desk.settle()
    assert desk.office.sharing.signers() == ()
    assert "Hikari" not in desk.words(sheet)
