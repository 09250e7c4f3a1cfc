"""A quiet notice under the header or over the foot: a sentence, perhaps an action, gone after a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.chip import Tone
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_SHOWN_MS = 8_000
_MAX_WIDTH_PX = 620
_SIGNS: dict[Tone, tuple[IconName, Role]] = {
    "plain": ("info", "muted"),
    "accent": ("info", "accent"),
    "met": ("met", "met"),
    "unsure": ("unsure", "unsure"),
    "missed": ("missed", "missed"),
    "critical": ("critical", "critical"),
}


class Notice(QWidget):
    """Floats over the page; said aloud by assistive technology; never takes the focus."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget, header: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self._theme, self._icons, self._frame = theme, icons, parent
        self._tone: Tone = "plain"
        self._does: Callable[[], object] | None = None
        self._text = Text(theme, is_centred=True)
        self._action = Button(theme, kind="quiet")
        self._close = Button(theme, kind="quiet", icons=icons, icon="close")
        row = self._row = QHBoxLayout(self)
        space = theme.tokens.space
        row.setSpacing(space.s)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._is_at_foot = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        theme.changed.connect(self.reposition)
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def tell(
        self,
        text: str,
        *,
        tone: Tone = "plain",
        action: str = "",
        does: Callable[[], object] | None = None,
        shown_ms: int = _SHOWN_MS,
    ) -> None:
        """Show one sentence; ``shown_ms`` 0 keeps it until it is closed."""
        self._tone, self._does = tone, does
        self._text.set_text(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._timer.stop()
        if shown_ms:
            self._timer.start(shown_ms)
        self.show()
        self.reposition()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def retranslate(self) -> None:
        self._close.setAccessibleName(_("Close notice"))

    def reposition(self) -> None:
        frame = self._frame
        space = self._theme.tokens.space
        sign_px = self._theme.scaled(self._theme.tokens.size.icon + 2)
        self._row.setContentsMargins(space.l + sign_px + space.m, space.s, space.s, space.s)
        width = min(frame.width() - 2 * space.xl, self._theme.scaled(_MAX_WIDTH_PX))
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        height = max(height, self.sizeHint().height() if not height else 0)
        top = frame.height() - height - space.l if self._is_at_foot else self._top_px() + space.m
        self.setGeometry((frame.width() - width) // 2, top, width, height)

    def settle(self, *, is_at_foot: bool, is_wanted: bool) -> None:
        """Another page is shown: float over its foot, or under the header; what was told before may go."""
        self._is_at_foot = is_at_foot
        if self.isVisible():
            self.setVisible(is_wanted)
            self.reposition()

    def _top_px(self) -> int:
        """Under the header: at the foot of a page stands what one writes in, and what one sends it with."""
        return self._header.height() if self._header.isVisible() else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.reposition()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("edge")))
        painter.setBrush(self._theme.colour("surface"))
        radius = self._theme.tokens.radius.control
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        icon, role = _SIGNS[self._tone]
        size = self._theme.scaled(self._theme.tokens.size.icon + 2)
        pixmap = self._icons.pixmap(icon, role, size_px=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(self._theme.tokens.space.l, (self.height() - size) // 2, pixmap)
        painter.end()

    def _act(self) -> None:
        self.hide()
        if self._does is not None:
            self._does()
