"""About: what this is, which version, and under which licence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from trainer import __version__
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_WIDTH_PX = 380
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class AboutDialog(QDialog):
    """Closes by Enter or Escape."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        space = theme.tokens.space
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About Reply Dojo"))
        sign = QLabel()
        size = theme.scaled(theme.tokens.size.face + theme.tokens.space.xl)
        sign.setPixmap(context.icons.app_icon().pixmap(size, size))
        close = Button(theme, _("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        column.setSpacing(space.s)
        column.addWidget(sign, 0, _CENTRE)
        column.addWidget(Text(theme, _("Reply Dojo"), style="title", weight="bold", alignment=_CENTRE))
        version = _("Version {version}").format(version=__version__)
        column.addWidget(Text(theme, version, role="muted", alignment=_CENTRE))
        promise = _("Everything you write stays on this computer. Apache License 2.0.")
        column.addWidget(Text(theme, promise, alignment=_CENTRE))
        column.addSpacing(space.m)
        column.addWidget(close, 0, _CENTRE)
        self.setFixedWidth(theme.scaled(_WIDTH_PX))
