"""The record of a sitting as a file: PDF to print, or HTML."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.services.exports import ExportService
from trainer.services.sitting_records import SittingRecord
from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path, safe_name
from trainer.ui.saved import say_saved
from trainer.ui.theme import Theme
from trainer.wording.catalogue import _
from trainer.wording.record_pages import record_page
from trainer.wording.sitting_records import record_title

_DOTS_PER_INCH = 96
_MARGIN_MM = 20.0


def ask_and_save_record(
    context: Context, exports: ExportService, record: SittingRecord, window: QWidget
) -> None:
    """Ask for a file, and write the record there as its ending says."""
    kinds = ";;".join((_("PDF (*.pdf)"), _("Web page (*.html)")))
    proposal = proposed_path(_suggested_name(record))
    name, kind = QFileDialog.getSaveFileName(window, _("Save record"), proposal, kinds)
    if not name:
        return
    target = chosen_path(name, ".html" if "html" in kind else ".pdf")
    is_page = target.suffix.lower() in {".html", ".htm"}
    content = record_page(record).encode() if is_page else record_pdf(context.theme, record)
    context.jobs.run(lambda: exports.write(target, content), then=lambda _done: say_saved(context, target))


def record_pdf(theme: Theme, record: SittingRecord) -> bytes:
    """Return the record as a PDF, A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(record_title(record))
    writer.setCreator(_("Reply Dojo"))
    document = QTextDocument()
    font = theme.paper_font()
    document.setDefaultFont(font)
    # Its own size, or Qt adds margins to those of the sheet, and the number of a page.
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml(record_page(record, font.families()))
    document.print_(writer)
    del writer  # it writes the end of the file when it goes
    return bytes(QByteArray(buffer.data()).data())


def _suggested_name(record: SittingRecord) -> str:
    parts = (record.trainee_name, record_title(record), f"{record.started_at:%Y-%m-%d}")
    return f"{safe_name(' '.join(part for part in parts if part))}.pdf"
