"""The page of packs and the sheet before installing with real data, to be looked at."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from trainer.core.merging import Choice
from trainer.services.paths import AppPaths
from trainer.services.sharing import Sharing
from trainer.ui.notice import Notice
from trainer.ui.packs.conflicts_card import ConflictsCard
from trainer.ui.packs.install_sheet import InstallSheet
from trainer.ui.packs.page import PacksPage
from trainer.ui.packs.sheet_pictures import Picture, Studio
from trainer.ui.widgets.fold import FoldLine
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.install_plans import InstallPlan

_ID = "returns-desk"
_BOTTOM = 1_000_000


def pack_pictures(studio: Studio, page: PacksPage) -> Iterator[Picture]:
    """Yield the name of each picture with the picture."""
    with tempfile.TemporaryDirectory(prefix="reply-dojo-packs-") as scratch:
        folder = Path(scratch)
        old, new = _editions(studio, folder)
        yield from _arrival_pictures(studio, page, folder, old)
        yield from _update_pictures(studio, page, new)
        yield from _broken_pictures(studio, page, old)
        page.choose(_ID)
        studio.settle()
        page.details.check.click()
        yield "packs", studio.grab()
        page.details.remove.click()
        yield "packs-remove", studio.grab()
        _close(studio)


def _arrival_pictures(studio: Studio, page: PacksPage, folder: Path, edition: Path) -> Iterator[Picture]:
    """A new pack by somebody who is not known here; then it is installed."""
    sharing = Sharing(AppPaths.under(folder / "elsewhere"))
    sharing.make_key(_("Returns desk, Sendai"))
    archive = folder / f"{_ID}-1.0.0.dojopack"
    sharing.build(sharing.look(edition), archive, is_signed=True)
    page.arrivals.take((archive,))
    yield "packs-install-new", studio.grab()
    sheet = _sheet(studio)
    sheet.install.click()
    studio.settle()
    for notice in studio.window.findChildren(Notice):
        notice.hide()


def _update_pictures(studio: Studio, page: PacksPage, edition: Path) -> Iterator[Picture]:
    """The next edition, over a file that was edited here too."""
    (here,) = (one for one in studio.office.installing.packs() if one.id == _ID)
    _change(_drill(here.folder), r"mood: 40\b", "mood: 25")
    page.arrivals.take((edition,))
    yield "packs-install-update", studio.grab()
    sheet = _sheet(studio)
    for line in sheet.findChildren(FoldLine):
        line.click()
    (card,) = sheet.findChildren(ConflictsCard)
    card.buttons[next(iter(card.buttons))][Choice.BOTH].click()
    studio.settle()
    sheet.shown.ensureWidgetVisible(card)
    yield "packs-install-choice", studio.grab()
    sheet.shown.verticalScrollBar().setValue(_BOTTOM)
    yield "packs-install-changes", studio.grab()
    plan: InstallPlan | None = sheet.plan
    assert plan is not None
    sheet.compare(plan.conflicts[0])
    yield "packs-compare", studio.grab()
    _close(studio)


def _broken_pictures(studio: Studio, page: PacksPage, edition: Path) -> Iterator[Picture]:
    """One that cannot be installed, and the same one in the user's own folder."""
    own = studio.office.paths.packs / "my-drafts"
    shutil.copytree(edition, own)
    _change(own / "pack.yaml", f"id: {_ID}", "id: my-drafts")
    _change(_drill(own), r"criteria:", "critera:")
    _change(_drill(own), r"level: 1", "level: 9")
    page.arrivals.take((own,))
    yield "packs-install-broken", studio.grab()
    _close(studio)
    studio.office.library.refresh()
    page.choose("my-drafts")
    yield "packs-broken", studio.grab()


def _editions(studio: Studio, folder: Path) -> tuple[Path, Path]:
    """Write two editions of one pack from the template for new ones."""
    making = studio.office.pack_making
    head = replace(
        making.propose(language=studio.code), id=_ID, title=_("Returns desk, first weeks"), version="1.0.0"
    )
    old = making.make(head, folder / "1.0.0" / _ID).folder
    new = folder / "1.1.0" / _ID
    shutil.copytree(old, new)
    _change(new / "pack.yaml", r"version: 1\.0\.0", "version: 1.1.0")
    _change(_drill(new), r"points: 10\b", "points: 15")
    _change(_drill(new), r"minutes: 5\b", "minutes: 6")
    another = new / "drills" / "late-cup.yaml"
    shutil.copyfile(_drill(new), another)
    _change(another, r"(?m)^id: .*$", "id: late-cup")
    title = _("A cup that came too late")
    _change(another, r"(?m)^title: .*$", f"title: {title}")
    return old, new


def _drill(folder: Path) -> Path:
    return next(iter(sorted((folder / "drills").glob("b*.yaml"))))


def _change(file: Path, pattern: str, words: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, words, text, count=1), encoding="utf-8")


def _sheet(studio: Studio) -> InstallSheet:
    (sheet,) = (one for one in studio.window.findChildren(InstallSheet) if one.isVisible())
    return sheet


def _close(studio: Studio) -> None:
    """Close every dialog, the last one that was opened first."""
    for dialog in reversed(studio.window.findChildren(QDialog)):
        dialog.reject()
    studio.settle()
