"""The sheets and pages for packs with real data, to be looked at."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from trainer.services.feedback import ItemKind, Opinion, feedback_items, write_form
from trainer.ui.context import Context
from trainer.ui.packs.build_sheet import BuildSheet
from trainer.ui.packs.export_sheet import ExportSheet
from trainer.ui.packs.feedback_page import FeedbackPage
from trainer.ui.packs.feedback_sheet import FeedbackSheet
from trainer.ui.packs.import_sheet import ImportSheet
from trainer.ui.packs.keys_sheet import KeysSheet
from trainer.ui.packs.make_sheet import MakeSheet
from trainer.ui.packs.source_sheet import SourceSheet
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.installing import InstalledPack
    from trainer.services.office import Office
    from trainer.ui.packs.page import PacksPage

Picture = tuple[str, QPixmap]
_SHEETS = {
    "en": """\
Quiz,Type,Question,Right answers,Wrong answers,Explanation
Returns in our shop,one right answer,"A customer brings a lamp back, unopened. What do you do?",\
Give the money back,Offer a voucher only,Unopened goods come back within 30 days.
,true or false,Opened headphones can be returned.,,,For hygiene they stay with the customer.
,several right answers,What do you need for a return?,"The receipt
The goods",The original bag,The bag is never needed.
,number,Within how many days can goods be returned?,30,,
,put in order,Put the steps of a return in order.,"Greet the customer
Check the receipt
Give the money back",,
""",
    "ja": """\
クイズ名,形式,問題文,正解,不正解,解説
当店の返品ルール,1つ選ぶ,未開封のランプをお持ちになりました。どうしますか。,ご返金する,商品券だけをお渡しする,30日以内なら返品できます。
,○×,開封したイヤホンは返品できる。,,,衛生上の理由からお受けしていません。
,複数選ぶ,返品に必要なものはどれですか。,"レシート
商品",買ったときの袋,袋は必要ありません。
,数値,返品できるのは何日以内ですか。,30,,
,並べ替え,返品の手順を並べてください。,"ごあいさつする
レシートを確認する
ご返金する",,
""",
}
_BOTTOM = 1_000_000


@dataclass(frozen=True)
class Studio:
    """Where pictures are taken: ``grab`` waits until all is painted."""

    context: Context
    office: Office
    window: QWidget
    grab: Callable[[], QPixmap]
    settle: Callable[[], None]
    code: str


def sheet_pictures(studio: Studio, page: PacksPage) -> Iterator[Picture]:
    """Yield the name of each picture with the picture."""
    with tempfile.TemporaryDirectory(prefix="reply-dojo-sheets-") as scratch:
        folder = Path(scratch)
        yield from _make_pictures(studio)
        yield from _import_pictures(studio, folder)
        yield from _build_pictures(studio, folder)
        yield from _small_pictures(studio)
        yield from _feedback_pictures(studio, page, folder)


def _make_pictures(studio: Studio) -> Iterator[Picture]:
    sheet = MakeSheet(studio.context, studio.office, studio.window)
    sheet.open()
    studio.settle()
    sheet.form.title.setText(_title())
    yield "packs-make", studio.grab()
    sheet.begin.click()
    yield "packs-make-done", studio.grab()
    sheet.reject()
    sheet = MakeSheet(studio.context, studio.office, studio.window, source=_own(studio).id)
    sheet.open()
    yield "packs-make-copy", studio.grab()
    sheet.reject()


def _import_pictures(studio: Studio, folder: Path) -> Iterator[Picture]:
    sheet = ImportSheet(studio.context, studio.office, studio.window)
    sheet.open()
    yield "packs-import", studio.grab()
    file = _filled_sheet(studio.code, folder)
    sheet.look(file)
    yield "packs-import-look", studio.grab()
    sheet.look_step.verticalScrollBar().setValue(_BOTTOM)
    yield "packs-import-into", studio.grab()
    sheet.import_.click()
    yield "packs-import-done", studio.grab()
    sheet.more.click()
    sheet.look(file)
    studio.settle()
    sheet.target.own.click()
    sheet.target.packs.setCurrentIndex(sheet.target.packs.count() - 1)
    studio.grab()  # what was asked for is laid out with the first picture
    sheet.look_step.verticalScrollBar().setValue(_BOTTOM)
    yield "packs-import-clash", studio.grab()
    sheet.reject()


def _build_pictures(studio: Studio, folder: Path) -> Iterator[Picture]:
    own = _own(studio)
    file = _with_personal_data(own.folder)
    sheet = BuildSheet(studio.context, studio.office.sharing, own.folder, _title(), studio.window)
    sheet.open()
    yield "packs-build", studio.grab()
    sheet.sign.ticked.click()
    sheet.sign.name.setText(_("Training team"))
    sheet.sign.make.click()
    studio.settle()
    for box in sheet.personal.boxes:
        box.setChecked(True)
    sheet.look_step.verticalScrollBar().setValue(_BOTTOM)
    yield "packs-build-ready", studio.grab()
    sheet.build_to(folder / f"{own.id}.dojopack")
    yield "packs-build-done", studio.grab()
    sheet.reject()
    source = SourceSheet(studio.context, file, 3, studio.window)
    source.open()
    yield "packs-source", studio.grab()
    source.reject()


def _small_pictures(studio: Studio) -> Iterator[Picture]:
    pack = _bundled(studio).pack
    assert pack is not None
    sheets: tuple[tuple[str, QDialog], ...] = (
        ("packs-keys", KeysSheet(studio.context, studio.office.sharing, studio.window)),
        ("packs-export", ExportSheet(studio.context, pack, studio.window)),
        ("packs-feedback", FeedbackSheet(studio.context, pack, studio.window)),
    )
    for name, sheet in sheets:
        sheet.open()
        yield name, studio.grab()
        sheet.reject()


def _feedback_pictures(studio: Studio, page: PacksPage, folder: Path) -> Iterator[Picture]:
    """The page to write on, half filled in, and the page to read on."""
    pack = _bundled(studio)
    page.actions_of_packs.feedback_requested.emit(pack)
    studio.settle()
    writing = studio.window.findChildren(FeedbackPage)[0]
    writing.list.setCurrentIndex(writing.model.index(2, 0))
    writing.card.rate(4)
    writing.card.done.emit()
    writing.card.rate(2)
    writing.card.comment.setPlainText(_("Too long for a chat."))
    yield "packs-feedback-write", studio.grab()
    form = _filled_form(studio, pack, folder)
    page.actions_of_packs.readings_requested.emit(pack, (form,))
    yield "packs-feedback-read", studio.grab()


def _filled_form(studio: Studio, bundled: InstalledPack, folder: Path) -> Path:
    assert bundled.pack is not None
    models = [item for item in feedback_items(bundled.pack) if item.kind is ItemKind.MODEL]
    opinions = {
        models[0].address: Opinion(2, _("Too long for a chat."), _first_sentence(models[0].text)),
        models[1].address: Opinion(5),
        models[2].address: Opinion(3, _("Our customers say it in another way.")),
    }
    target = folder / "form.xlsx"
    write_form(bundled.pack, target, language=studio.code, opinions=opinions, by=_("Aiko Aoki"))
    return target


def _filled_sheet(code: str, folder: Path) -> Path:
    """Return a sheet as somebody saved it, with one row that cannot come."""
    target = folder / _("Questions about returns.csv")
    target.write_text(_SHEETS[code], encoding="utf-8-sig")
    return target


def _with_personal_data(folder: Path) -> Path:
    file = next((folder / "drills").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    mail = "yuki.mori" + "@" + "mori-family.jp"  # somebody's, as far as anybody can tell
    file.write_text(text.replace("briefing: |", f"briefing: |\n  {mail}", 1), encoding="utf-8")
    return file


def _own(studio: Studio) -> InstalledPack:
    packs = studio.office.installing.packs()
    return next(one for one in packs if one.folder.is_relative_to(studio.office.paths.packs))


def _bundled(studio: Studio) -> InstalledPack:
    packs = studio.office.installing.packs()
    return next(one for one in packs if one.pack is not None and one.pack.language.startswith(studio.code))


def _first_sentence(text: str) -> str:
    end = re.search(r"[.!?。]", text)
    return text[: end.end()] if end is not None else text


def _title() -> str:
    return _("Marketplace support, first month")
