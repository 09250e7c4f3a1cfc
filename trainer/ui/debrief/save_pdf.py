"""Save as PDF: asks where to, writes in the background, says how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.core.records import AttemptHead
from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path, safe_name
from trainer.ui.saved import say_saved
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.exports import ExportService


def suggested_name(head: AttemptHead) -> str:
    """Return a file name that every system takes, such as ``Where is my parcel 2026-11-22.pdf``."""
    title = safe_name(head.scenario_title) or "debrief"
    return f"{title} {head.started_at.astimezone():%Y-%m-%d}.pdf"


def ask_and_save(
    context: Context, exports: ExportService, head: AttemptHead, content: bytes, window: QWidget
) -> None:
    """Ask for a file and write the pages there."""
    proposal = proposed_path(suggested_name(head))
    name, _kind = QFileDialog.getSaveFileName(window, _("Save as PDF"), proposal, _("PDF (*.pdf)"))
    if not name:
        return
    target = chosen_path(name, ".pdf")
    context.jobs.run(lambda: exports.write(target, content), then=lambda _done: say_saved(context, target))
