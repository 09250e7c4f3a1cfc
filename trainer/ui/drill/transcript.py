"""The conversation on screen: a list view of bubbles, one message at a time for a screen reader."""

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from trainer.ui.drill.bubble import Bubble, BubbleState, Part
from trainer.ui.drill.messages import Message, MessageRole, TranscriptModel
from trainer.ui.icons import Icons
from trainer.ui.theme import Theme
from trainer.wording.catalogue import _

Index = QModelIndex | QPersistentModelIndex
_SCROLLBAR_PX = 12
_SCROLL_STEP_PX = 28


class BubbleDelegate(QStyledItemDelegate):
    """Paints messages; keeps each one's layout until its text, width or the theme is another."""

    def __init__(self, theme: Theme, icons: Icons, view: "TranscriptView") -> None:
        super().__init__(view)
        self._theme, self._icons, self._view = theme, icons, view
        self._bubbles: dict[str, tuple[tuple[Message, float, bool, bool], Bubble]] = {}
        self.hovered: tuple[str, Part | None] = ("", None)

    def forget(self) -> None:
        self._bubbles.clear()

    def bubble(self, index: Index) -> Bubble:
        message: Message = index.data(MessageRole.MESSAGE)
        is_expanded: bool = index.data(MessageRole.IS_EXPANDED)
        is_speaking = message.cover is not None and bool(index.data(MessageRole.IS_PLAYING))
        width = self._view.row_width()
        looks = replace(message, spoken="")  # "2 of 7" is another with every new line, what is seen is not
        wanted = (looks, width, is_expanded, is_speaking)
        kept = self._bubbles.get(message.key)
        if kept is None or kept[0] != wanted:
            link = _link_words(message, is_expanded=is_expanded)
            bubble = Bubble(
                message, self._theme, width, is_expanded=is_expanded, link=link, is_playing=is_speaking
            )
            kept = self._bubbles[message.key] = (wanted, bubble)
        return kept[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(round(self._view.row_width()), round(self.bubble(index).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        message: Message = index.data(MessageRole.MESSAGE)
        rect = option.rect
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        state = BubbleState(
            is_expanded=index.data(MessageRole.IS_EXPANDED),
            is_playing=index.data(MessageRole.IS_PLAYING),
            is_current=has_focus,
            hovered=self.hovered[1] if self.hovered[0] == message.key else None,
        )
        clip = QRectF(rect.intersected(self._view.viewport().rect()))
        self.bubble(index).paint(painter, QPointF(rect.topLeft()), clip, self._icons, state)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if not index.isValid() or self._view.part_at(QPointF(event.pos())) != "replay":
            QToolTip.hideText()
            return super().helpEvent(event, view, option, index)
        words = _("Stop reading") if index.data(MessageRole.IS_PLAYING) else _("Read aloud")
        QToolTip.showText(event.globalPos(), words, view)
        return True


def _link_words(message: Message, *, is_expanded: bool) -> str:
    if message.cover is not None:
        return _("Show text")
    return _("Show less") if is_expanded else _("Show all")


class TranscriptView(QListView):
    """The conversation. Space replays the current message, Enter shows a long one whole, Ctrl+C copies it.

    Both keys, and a click, show the text of a message that is heard first.
    """

    replay_requested = Signal(str)  # key of the message
    text_requested = Signal(str)  # key of the message
    stop_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.messages = TranscriptModel(self)
        self._delegate = BubbleDelegate(theme, icons, self)
        self.setModel(self.messages)
        self.setItemDelegate(self._delegate)
        self._set_up_view()
        self.messages.rowsInserted.connect(self.scroll_to_end)
        self.messages.modelReset.connect(self.scroll_to_end)
        self.messages.dataChanged.connect(self._relayout)
        theme.changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def _set_up_view(self) -> None:
        self.setObjectName("transcript")  # base.qss gives it the page's ground
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP_PX)
        self.setMouseTracking(True)
        self.setViewportMargins(0, self._theme.tokens.space.s, 0, 0)

    def retranslate(self) -> None:
        self.setAccessibleName(_("Conversation"))
        self._delegate.forget()
        self._relayout()

    def row_width(self) -> float:
        """The same with and without a scroll bar, so that one appearing does not break every line anew."""
        return float(max(200, self.width() - _SCROLLBAR_PX))

    def scroll_to_end(self) -> None:
        """After the pending layout, because the last row has no place before it."""
        QTimer.singleShot(0, self, self.scrollToBottom)

    def show_end_now(self) -> None:
        """Lay out and paint what is new without waiting for anything else that has to be shown."""
        if self.isVisible():
            self.executeDelayedItemsLayout()
            self.scrollToBottom()
            self.viewport().repaint()

    def part_at(self, position: QPointF) -> Part | None:
        """What stands under a point of the viewport."""
        index = self.indexAt(position.toPoint())
        if not index.isValid():
            return None
        origin = QPointF(self.visualRect(index).topLeft())
        return self._delegate.bubble(index).part_at(position - origin)

    def copy_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(index.data(Qt.ItemDataRole.DisplayRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_current()
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            is_covered = index.data(MessageRole.MESSAGE).cover is not None
            self._act(index, "expand" if is_covered else "replay")
        elif index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._act(index, "expand")
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        part = self.part_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and part in {"replay", "expand"}:
            self._act(self.indexAt(event.position().toPoint()), part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        key = index.data(MessageRole.MESSAGE).key if index.isValid() else ""
        self._set_hovered(key, self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered("", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whoever reads the end stays there, whatever appears beside or under the conversation."""
        bar = self.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        if is_at_end:
            self.scroll_to_end()
        if event.oldSize().width() != event.size().width():
            self._relayout()

    def _act(self, index: Index, part: Part | None) -> None:
        message: Message = index.data(MessageRole.MESSAGE)
        if part == "replay" and message.can_replay:
            if index.data(MessageRole.IS_PLAYING):
                self.stop_requested.emit()
            else:
                self.replay_requested.emit(message.key)
        elif part == "expand" and message.cover is not None:
            self.text_requested.emit(message.key)
        elif part == "expand" and self._delegate.bubble(index).has_link:
            self.messages.toggle_expanded(message.key)

    def _set_hovered(self, key: str, part: Part | None) -> None:
        if (key, part) == self._delegate.hovered:
            return
        self._delegate.hovered = (key, part)
        is_button = part in {"replay", "expand"}
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_button else Qt.CursorShape.ArrowCursor
        )
        self.viewport().update()

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _restyle(self) -> None:
        self._delegate.forget()
        self._relayout()
