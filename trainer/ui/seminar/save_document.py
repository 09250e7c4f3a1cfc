"""Saving the document of a seminar: asks where to, writes in the background, says how it went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path, safe_name
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.seminars import SeminarState


def ask_and_save(
    context: Context, office: Office, state: SeminarState, window: QWidget, *, has_texts: bool
) -> None:
    """Ask for a file and write the document there."""
    proposal = proposed_path(safe_name(state.seminar.title) + ".html")
    kinds = ";;".join((_("Page to print or send (*.html)"), _("Text with Markdown (*.md)")))
    name, kind = QFileDialog.getSaveFileName(window, _("Save the document"), proposal, kinds)
    if name:
        ending = ".md" if "*.md" in kind else ".html"
        save_to(context, office, state, chosen_path(name, ending), has_texts=has_texts)


def save_to(context: Context, office: Office, state: SeminarState, target: Path, *, has_texts: bool) -> None:
    """Write the document as it is now."""

    def work() -> Path:
        from trainer.services.seminars import document_kind  # asked for at the end of a seminar
        from trainer.wording.seminar_documents import seminar_text

        kind = document_kind(target)
        present = office.trainees.present()
        name = "" if present is None else present.name
        document = office.seminars.document(
            state.trainee_id, state.pack.id, state.seminar.id, trainee_name=name
        )
        return office.seminars.export(target, seminar_text(document, kind, has_texts=has_texts))

    context.jobs.run(work, then=lambda written: _say_saved(context, written))


def _say_saved(context: Context, target: Path) -> None:
    context.tell(
        _("Saved as {file}.").format(file=target.name),
        tone="met",
        action=_("Open"),
        does=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
    )
