"""File → Export scores: asks where to, writes in the background, says how it went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number

if TYPE_CHECKING:
    from trainer.services.exports import ExportService, Rows


def ask_and_export(context: Context, exports: ExportService, window: QWidget) -> None:
    """Ask for a file and export what was practised, one row of the kind that is chosen."""
    kinds: dict[str, Rows] = {
        _("One row a reply (*.csv)"): "replies",
        _("One row a drill (*.csv)"): "drills",
        _("One row an event (*.csv)"): "events",
        _("One row an answer of a quiz (*.csv)"): "answers",
        _("One row a run of a quiz (*.csv)"): "sittings",
    }
    proposal = proposed_path(exports.suggested_name())
    name, chosen = QFileDialog.getSaveFileName(window, _("Export scores"), proposal, ";;".join(kinds))
    if not name:
        return
    target = chosen_path(name, ".csv")
    context.jobs.run(
        lambda: exports.scores(target, kinds.get(chosen, "replies")),
        then=lambda count: _say_done(context, target, count),
    )


def _say_done(context: Context, target: Path, count: int) -> None:
    message = ngettext("{count} row written to {file}.", "{count} rows written to {file}.", count)
    folder = QUrl.fromLocalFile(str(target.parent))
    context.tell(
        message.format(count=number(count), file=target.name),
        tone="met",
        action=_("Open folder"),
        does=lambda: QDesktopServices.openUrl(folder),
    )
