"""What somebody came to in the chosen quiz before: a line a sitting, each a way to its result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.core.codes import Result
from trainer.core.quiz_records import SittingMode, SittingSummary
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.tokens import Role
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.pressable import Pressable
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.names import result_name
from trainer.wording.numbers import day_and_time, number, score_range
from trainer.wording.quizzing import sitting_mode_name

if TYPE_CHECKING:
    from trainer.ui.quiz.models import QuizItem

MOST_SHOWN = 5
_OF_ONE_QUIZ = frozenset({SittingMode.PRACTICE, SittingMode.EXAM})
_SIGNS: dict[Result, tuple[IconName, Role]] = {
    Result.PASSED: ("met", "met"),
    Result.FAILED: ("missed", "missed"),
    Result.CRITICAL: ("missed", "critical"),
    Result.AWAITING_REVIEW: ("unsure", "unsure"),
    Result.NO_RESULT: ("info", "muted"),
}


def past_sittings(
    history: Iterable[SittingSummary],
) -> Mapping[tuple[str, str], tuple[SittingSummary, ...]]:
    """Return those that are over, by pack id and quiz id, in the order of the history."""
    found: defaultdict[tuple[str, str], list[SittingSummary]] = defaultdict(list)
    for one in history:
        if one.head.mode in _OF_ONE_QUIZ and not one.is_unfinished:
            found[(one.head.pack_id, one.head.quiz_id)].append(one)
    return {key: tuple(sittings) for key, sittings in found.items()}


class PastRow(Pressable):
    """Score and result behind a sign, how and when below, and an arrow; Enter and Space press it."""

    def __init__(self, context: Context, one: SittingSummary) -> None:
        self._words, self._facts = _score_line(one), _facts_line(one)
        super().__init__(context.theme, f"{self._words}\n{self._facts}")
        self._icons, self._sign = context.icons, _SIGNS[one.standing.result]
        self.sitting_id = one.head.id
        self.setAccessibleName(_("Open the result: {result}").format(result=f"{self._words}, {self._facts}"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        context.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        fonts = (self._strong_font(), self._fine_font())
        width = max(
            QFontMetricsF(font).horizontalAdvance(text)
            for font, text in zip(fonts, (self._words, self._facts), strict=True)
        )
        space = self._theme.tokens.space
        height = sum(QFontMetricsF(font).height() for font in fonts) + 2 * space.xs
        return QSize(round(width + 2 * self._indent_px()), round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        space, indent = self._theme.tokens.space, self._indent_px()
        top = float(space.xs)
        icon, role = self._sign
        first = QFontMetricsF(self._strong_font()).height()
        self._paint_sign(painter, icon, role, QPointF(space.xs, top + (first - self._sign_px()) / 2))
        arrow = QPointF(self.width() - indent + space.xs, (self.height() - self._sign_px()) / 2)
        self._paint_sign(painter, "chevron-right", "muted", arrow)
        self._paint_line(painter, self._words, self._strong_font(), "ink", top)
        self._paint_line(painter, self._facts, self._fine_font(), "muted", top + first)
        painter.end()

    def _paint_line(self, painter: QPainter, text: str, font: QFont, role: Role, top: float) -> None:
        metrics, indent = QFontMetricsF(font), self._indent_px()
        room = QRectF(indent, top, self.width() - 2 * indent, metrics.height())
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_ground(self, painter: QPainter) -> None:
        radius = self._theme.tokens.radius.mark
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._ring.is_shown:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_sign(self, painter: QPainter, icon: IconName, role: Role, at: QPointF) -> None:
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, self._icons.pixmap(icon, role, size_px=self._sign_px(), ratio=ratio))

    def _strong_font(self) -> QFont:
        return self._theme.font("body", "semibold")

    def _fine_font(self) -> QFont:
        return self._theme.font("caption")

    def _sign_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.icon)

    def _indent_px(self) -> int:
        return self._sign_px() + self._theme.tokens.space.xs + self._theme.tokens.space.s


class PastResults(QWidget):
    """Not seen where there are none; the newest first, the older ones on request."""

    opened = Signal(str)  # id of the sitting

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._item: QuizItem | None = None
        self.rows: tuple[PastRow, ...] = ()
        self.all = Link(context.theme)
        self.all.clicked.connect(self._show_all)
        self._heading = SectionHeading(context.theme)
        self._closed = Text(context.theme, style="caption", role="muted")
        part = QWidget()
        self._column = QVBoxLayout(part)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.tokens.space.xs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, context.theme.tokens.space.s, 0, 0)
        column.setSpacing(context.theme.tokens.space.xs)
        for widget in (self._heading, self._closed, part, self.all):
            column.addWidget(widget)
        self.hide()

    def show_sittings(self, item: QuizItem) -> None:
        """Show the latest of a quiz. While an exam of it goes on, they would tell its answers."""
        self._item = item
        unfinished = item.shelved.unfinished
        is_exam_on = unfinished is not None and unfinished.head.mode is SittingMode.EXAM
        self.setVisible(bool(item.past))
        self._heading.set_text(_("Your results"))
        self._closed.set_text(_("They can be opened again when the exam is over."))
        self._closed.setVisible(is_exam_on)
        self._fill(() if is_exam_on else item.past[:MOST_SHOWN])
        self.all.set_text(_("All {count} results").format(count=number(len(item.past))))
        self.all.setVisible(not is_exam_on and len(item.past) > MOST_SHOWN)

    def _show_all(self) -> None:
        if self._item is not None:
            self.all.hide()
            self._fill(self._item.past)
            self.rows[MOST_SHOWN].setFocus()

    def _fill(self, sittings: tuple[SittingSummary, ...]) -> None:
        empty(self._column)
        self.rows = tuple(PastRow(self._context, one) for one in sittings)
        for row in self.rows:
            row.clicked.connect(lambda _on=False, wanted=row.sitting_id: self.opened.emit(wanted))
            self._column.addWidget(row)
            row.show()  # at once, not with the next event: it may be given the focus


def _score_line(one: SittingSummary) -> str:
    standing = one.standing
    return f"{score_range(standing.low_score, standing.high_score)} · {result_name(standing.result)}"


def _facts_line(one: SittingSummary) -> str:
    return f"{sitting_mode_name(one.head.mode)} · {day_and_time(one.head.started_at)}"
