"""The problems of a pack, grouped by file: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer.core.errors import Problem, Severity
from trainer.core.scenario import Pack
from trainer.ui.context import Context
from trainer.ui.packs.source_sheet import SourceSheet
from trainer.ui.text_block import TextBlock
from trainer.ui.widgets.verdict_row import VERDICT_SIGNS
from trainer.wording.catalogue import _
from trainer.wording.pack_pages import file_titles
from trainer.wording.problems import problem_line, problem_sentence

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1
_MOST_PX, _LEAST_WIDTH_PX = 4000, 200


@dataclass(frozen=True)
class Row:
    """A file, or one problem in it."""

    file: str
    problem: Problem | None = None
    title: str = ""

    @property
    def words(self) -> str:
        """What is painted."""
        if self.problem is None and self.title:
            return f"{self.title} · {self.file}"
        if self.problem is None:
            return self.file or _("The whole pack")
        return problem_sentence(self.problem)

    @property
    def place(self) -> str:
        """Where in the file; empty for a file and for what is said of all of it."""
        if self.problem is None or not self.problem.line:
            return ""
        return _("Line {line}").format(line=self.problem.line)

    @property
    def spoken(self) -> str:
        """All of it in one line, as it is copied too."""
        return self.words if self.problem is None else problem_line(self.problem)


class ProblemModel(QAbstractListModel):
    """Files with their problems below them, in the order in which they were found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_problems(self, problems: Sequence[Problem], titles: Mapping[str, str]) -> None:
        self.beginResetModel()
        rows: list[Row] = []
        in_files = sorted(problems, key=lambda one: one.file)
        for file, inside in groupby(in_files, key=lambda one: one.file):
            rows += [Row(file, title=titles.get(file, "")), *(Row(file, one) for one in inside)]
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == _ROW else None


class ProblemList(QListView):
    """Enter or a double click shows the file at its line; from there it can be opened in an editor.

    As high as its rows, up to a limit, and scrolled by the panel that it stands in.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder: Path | None = None
        self._fitted_px = -1
        self._rows = ProblemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(context, self))
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._open)
        context.theme.changed.connect(self._fit)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is shown, in the order of the list."""
        return tuple(row.problem for row in self._rows.rows if row.problem is not None)

    def show_problems(
        self, problems: Sequence[Problem], folder: Path | None, pack: Pack | None = None
    ) -> None:
        """Show what is wrong with a pack.

        Args:
            problems: In any order.
            folder: Where its files can be opened, if they can.
            pack: Where it can be read: its files are named by the titles of what they hold.
        """
        self._folder = folder
        self._rows.set_problems(problems, file_titles(pack) if pack is not None else {})
        self.setToolTip(_("Double-click shows the line in its file") if folder is not None else "")
        self.setAccessibleName(_("Problems"))
        self._fit()

    def copied_text(self) -> str:
        """What is copied: the selected lines, or all of them."""
        chosen = sorted(index.row() for index in self.selectedIndexes())
        rows = [self._rows.rows[at] for at in chosen] or self._rows.rows
        return "\n".join(row.spoken for row in rows if row.problem is not None)

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._fitted_px:
            self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Bring the row into sight: the panel around the list does not know which one it is."""
        super().currentChanged(current, previous)
        panel: QWidget | None = self.parentWidget()
        while panel is not None and not isinstance(panel, QScrollArea):
            panel = panel.parentWidget()
        inside = panel.widget() if panel is not None else None
        if panel is not None and inside is not None and self.hasFocus():
            rect = self.visualRect(current)
            top = self.viewport().mapTo(inside, rect.topLeft())
            panel.ensureVisible(top.x(), top.y() + rect.height() // 2, 0, rect.height())

    def _open(self, index: QModelIndex) -> None:
        row: Row = index.data(_ROW)
        if self._folder is not None and row.file:
            line = row.problem.line if row.problem is not None else 0
            SourceSheet(self._context, self._folder / row.file, line, self.window()).open()

    def _fit(self) -> None:
        """Take the height of the rows. The bar is there or not by our word: Qt's own would come and go."""
        self._fitted_px = self.width()
        most = self._context.theme.scaled(_MOST_PX)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        total = 0
        for row in range(self._rows.rowCount()):
            total += self.sizeHintForRow(row)
            if total > most:
                self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
                break
        self.setFixedHeight(min(most, total + 2))
        self.doItemsLayout()


class _Delegate(QStyledItemDelegate):
    """A file is a small heading, a problem its sign, its line and its sentence."""

    def __init__(self, context: Context, view: ProblemList) -> None:
        super().__init__(view)
        self._theme, self._icons, self._view = context.theme, context.icons, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        row: Row = index.data(_ROW)
        width = max(_LEAST_WIDTH_PX, self._view.viewport().width())
        return QSize(width, round(self._words(row, width).height + self._place_px(row)) + self._gap(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(_ROW)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option)
        top = rect.top() + self._gap(row) / 2
        clip = QRectF(option.rect)
        words = self._words(row, option.rect.width())
        if row.problem is not None:
            self._paint_sign(painter, rect, top, row.problem)
            left = rect.left() + self._left_px()
            if row.place:
                place = TextBlock(row.place, self._theme.font("caption"), line_height=1.5)
                place.lay_out(words_room(rect, left))
                place.draw(painter, QPointF(left, top), self._theme, "muted", clip)
            words.draw(painter, QPointF(left, top + self._place_px(row)), self._theme, "ink", clip)
        else:
            words.draw(painter, QPointF(rect.left(), top), self._theme, "muted", clip)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accentsoft"))
            painter.drawRoundedRect(rect, self._theme.tokens.radius.mark, self._theme.tokens.radius.mark)
        elif is_current and self._view.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._theme.tokens.radius.mark
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_sign(self, painter: QPainter, rect: QRectF, top: float, problem: Problem) -> None:
        icon, role = VERDICT_SIGNS["critical" if problem.severity is Severity.ERROR else "unsure"]
        size = self._sign_px()
        ratio = painter.device().devicePixelRatio()
        pixmap = self._icons.pixmap(icon, role, size_px=size, ratio=ratio)
        painter.drawPixmap(QPointF(rect.left() + self._theme.tokens.space.xs, top + 2), pixmap)

    def _words(self, row: Row, width: int) -> TextBlock:
        is_file = row.problem is None
        font = self._theme.font("caption", "semibold") if is_file else self._theme.font("body")
        block = TextBlock(row.words, font, line_height=self._theme.line_height(row.words))
        block.lay_out(width if is_file else words_room(QRectF(0, 0, width, 0), self._left_px()))
        return block

    def _place_px(self, row: Row) -> float:
        return self._theme.text_px("caption") * 1.5 if row.place else 0.0

    def _gap(self, row: Row) -> int:
        return self._theme.tokens.space.m if row.problem is None else self._theme.tokens.space.s

    def _sign_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.icon)

    def _left_px(self) -> float:
        return self._sign_px() + 2.0 * self._theme.tokens.space.s


def words_room(rect: QRectF, left: float) -> float:
    """Return how wide words may be that begin at ``left``."""
    return max(40.0, rect.right() - left - 4)
