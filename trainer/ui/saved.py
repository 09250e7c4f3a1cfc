"""Says that a file was saved, and opens it if that is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from trainer.ui.context import Context
from trainer.wording.catalogue import _


def say_saved(context: Context, target: Path) -> None:
    """Tell where it is."""
    context.tell(
        _("Saved as {file}.").format(file=target.name),
        tone="met",
        action=_("Open"),
        does=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
    )
