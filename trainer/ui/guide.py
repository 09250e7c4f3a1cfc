"""The guide for trainers who make packs, in the language of the screens."""

import re

from PySide6.QtWidgets import QWidget

from trainer.resources import guide_file
from trainer.ui.theme import Theme
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.reading_dialog import ReadingDialog
from trainer.wording.catalogue import _, language

_SIZE_PX = (760, 680)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")  # to documents that the window cannot show


class GuideDialog(ReadingDialog):
    """Scrolls by keyboard; closes by Enter or Escape."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _("Guide for trainers"), size_px=_SIZE_PX, parent=parent)
        self.close_button.setDefault(True)
        self.text = MarkdownText(theme)
        self.text.set_markdown(_LINK.sub(r"\1", guide_file(language()).read_text(encoding="utf-8")))
        self.panel.column.addWidget(self.text)
