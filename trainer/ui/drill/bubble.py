"""A message laid out as a bubble at one width, and how it is painted and hit."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from trainer.ui.drill.messages import Message
from trainer.ui.icons import IconName, Icons
from trainer.ui.text_block import TextBlock
from trainer.ui.theme import Theme

Part = Literal["replay", "expand", "text"]
COLLAPSED_LINES = 16
_WAVE_PX = 18
COLLAPSED_CHARACTERS = 4_000
_MAX_SHARE = 0.72
_MAX_EMS = 44
_TAIL_RADIUS_PX = 4.0
_DASH_PX = (4.0, 3.0)


@dataclass(frozen=True)
class BubbleState:
    """What changes a bubble besides its message."""

    is_expanded: bool = False
    is_playing: bool = False
    is_current: bool = False
    hovered: Part | None = None


class Bubble:
    """Geometry of one message in a row of ``width`` pixels; coordinates relative to the row."""

    def __init__(
        self,
        message: Message,
        theme: Theme,
        width: float,
        *,
        is_expanded: bool,
        link: str,
        is_playing: bool = False,
    ) -> None:
        self._message, self._theme, self._link = message, theme, link
        space = theme.tokens.space
        self._pad_x, self._pad_y, self._gap = float(space.l), float(space.s + 2), float(space.l)
        if message.is_letter:
            self._pad_x, self._pad_y = float(space.xl), float(space.l)
        self._lead = theme.scaled(_WAVE_PX) + space.s if message.cover else 0.0
        self._text_room = max(80.0, self._limit(width - 2 * space.xl) - 2 * self._pad_x - self._lead)
        self._subject = self._laid_out_subject()
        self._text = self._laid_out_text(self._shown_text(is_playing=is_playing), is_expanded=is_expanded)
        self.has_link = message.cover is not None or self._text.is_cut or (is_expanded and self._is_long())
        self._place(width)

    def _shown_text(self, *, is_playing: bool) -> str:
        cover = self._message.cover
        if cover is None:
            return self._message.text
        return cover.speaking if is_playing else cover.at_rest

    def _laid_out_subject(self) -> TextBlock | None:
        message, theme = self._message, self._theme
        if not message.subject:
            return None
        font = theme.font("strong", "semibold")
        block = TextBlock(message.subject, font, line_height=theme.line_height(message.subject))
        block.lay_out(self._text_room)
        return block

    def _limit(self, room: float) -> float:
        if self._message.speaker == "system":
            return room
        share = 1.0 if self._message.is_letter else _MAX_SHARE
        return min(room * share, _MAX_EMS * self._theme.text_px("body"))

    def _laid_out_text(self, text: str, *, is_expanded: bool) -> TextBlock:
        message, theme, width = self._message, self._theme, self._text_room
        is_line = message.speaker == "system"
        shown = text if is_expanded else text[:COLLAPSED_CHARACTERS]
        block = TextBlock(
            shown,
            theme.font("caption" if is_line else "body"),
            line_height=theme.line_height(text),
            marks=[mark for mark in message.marks if mark.start < len(shown)],
            alignment=Qt.AlignmentFlag.AlignHCenter if is_line else Qt.AlignmentFlag.AlignLeft,
        )
        max_lines = None if is_expanded else COLLAPSED_LINES
        block.lay_out(width, max_lines=max_lines)
        if not is_line and not message.is_letter and block.natural_width < width:
            # As wide as its words, so that a right-to-left message too stands inside its own bubble.
            wanted = max(block.natural_width + 1, min(width, self._heading_width()))
            block.lay_out(wanted, max_lines=max_lines)
        return block

    def _is_long(self) -> bool:
        return self._text.height > COLLAPSED_LINES * self._text.line_px

    @cached_property
    def _outline(self) -> QPainterPath:
        return _bubble_path(self.face, self._theme.tokens.radius.bubble, is_left=self._is_customer)

    def _place(self, width: float) -> None:
        space = self._theme.tokens.space
        heading = self._heading_height()
        link = self._heading_line() if self.has_link else 0.0
        if self._message.speaker == "system":
            self.face = QRectF(space.xl, self._gap / 2, width - 2 * space.xl, self._text.height + link)
            self._text_at = QPointF(space.xl + self._pad_x, self._gap / 2)
            self.height = self.face.bottom() + self._gap / 2
            return
        face_width = self._inside_width() + 2 * self._pad_x
        above = 0.0 if self._begins_left else heading
        within = heading + self._subject_height() if self._begins_left else 0.0
        left = space.xl if self._begins_left else width - space.xl - face_width
        top = self._gap / 2 + above
        self.face = QRectF(left, top, face_width, within + self._text.height + link + 2 * self._pad_y)
        self._text_at = QPointF(left + self._pad_x + self._lead, top + self._pad_y + within)
        self.height = self.face.bottom() + self._gap / 2

    def _inside_width(self) -> float:
        if self._message.is_letter:
            return self._text_room
        wanted = max(self._text.natural_width + 1, self._link_width() if self.has_link else 0.0)
        return max(wanted + self._lead, self._heading_width() if self._begins_left else 0.0)

    def _subject_height(self) -> float:
        """With the line under it and the room round that."""
        return 0.0 if self._subject is None else self._subject.height + 2 * self._theme.tokens.space.s

    @property
    def _is_customer(self) -> bool:
        return self._message.speaker == "customer"

    @property
    def _begins_left(self) -> bool:
        """At the left and with the heading inside: what the customer says, and every letter."""
        return self._is_customer or self._message.is_letter

    def _heading_line(self) -> float:
        return float(round(self._theme.text_px("caption") * 1.6))

    def _heading_height(self) -> float:
        if not self._message.heading:
            return 0.0
        return self._heading_line() + (2.0 if self._begins_left else self._theme.tokens.space.s)

    def _heading_text_width(self) -> float:
        return QFontMetricsF(self._theme.font("caption")).horizontalAdvance(self._message.heading)

    def _heading_width(self) -> float:
        replay = self._hit_px() + self._theme.tokens.space.xs if self._message.can_replay else 0
        return self._heading_text_width() + replay

    def _hit_px(self) -> float:
        return float(self._theme.scaled(24))

    def replay_rect(self) -> QRectF:
        """Where the read-aloud button stands; empty if the message has none."""
        if not self._message.can_replay:
            return QRectF()
        size = self._hit_px()
        left = self.face.left() + self._pad_x + self._heading_text_width() + self._theme.tokens.space.xs
        middle = self.face.top() + self._pad_y + self._heading_line() / 2
        return QRectF(left, middle - size / 2, size, size)

    def link_rect(self) -> QRectF:
        """Where "show all" stands; empty if the whole message is shown anyway."""
        if not self.has_link:
            return QRectF()
        top = self._text_at.y() + self._text.height
        return QRectF(self._text_at.x(), top, self._link_width(), self._heading_line())

    def _link_width(self) -> float:
        return QFontMetricsF(self._theme.font("caption", "semibold")).horizontalAdvance(self._link) + 2

    def part_at(self, position: QPointF) -> Part | None:
        if self.replay_rect().contains(position):
            return "replay"
        if self.link_rect().contains(position):
            return "expand"
        if not self.face.contains(position):
            return None
        return "expand" if self._message.cover else "text"

    def paint(
        self, painter: QPainter, origin: QPointF, clip: QRectF, icons: Icons, state: BubbleState
    ) -> None:
        """Paint with the row's top left corner at ``origin``; only what touches ``clip`` costs time."""
        painter.save()
        painter.translate(origin)
        clip = clip.translated(-origin)
        if self._message.speaker != "system":
            self._paint_face(painter, state)
            self._paint_heading(painter)
        if self._message.can_replay:
            self._paint_replay(painter, icons, state)
        if self._subject is not None:
            self._paint_subject(painter, self._subject)
        if self._message.cover:
            self._paint_wave(painter, icons)
        is_faint = self._message.speaker == "system" or self._message.is_unsent
        role = "muted" if is_faint else "ink"
        self._text.draw(painter, self._text_at, self._theme, role, clip)  # type: ignore[arg-type]
        if self.has_link:
            self._paint_link(painter, state)
        painter.restore()

    def _paint_face(self, painter: QPainter, state: BubbleState) -> None:
        theme = self._theme
        painter.setBrush(theme.colour("bubble" if self._is_customer else "bubbleme"))
        pen = QPen(theme.colour("bubble" if self._is_customer and not theme.is_dark else "line"))
        if self._message.is_unsent:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(theme.colour("edge"))
            pen.setDashPattern(_DASH_PX)
        if state.is_current:
            pen = QPen(theme.colour("accent"), 2)
        painter.setPen(pen)
        if self._message.is_letter:
            radius = theme.tokens.radius.control
            painter.drawRoundedRect(self.face.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        else:
            painter.drawPath(self._outline)

    def _paint_heading(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("muted"))
        if self._begins_left:
            left, top = self.face.left() + self._pad_x, self.face.top() + self._pad_y
            area = QRectF(left, top, self.face.width(), self._heading_line())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._message.heading)
        else:
            width = self._heading_text_width() + 2
            area = QRectF(self.face.right() - width, self._gap / 2, width, self._heading_line())
            painter.drawText(
                area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._message.heading
            )

    def _paint_replay(self, painter: QPainter, icons: Icons, state: BubbleState) -> None:
        area = self.replay_rect()
        if state.hovered == "replay":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accentsoft"))
            painter.drawRoundedRect(area, 6, 6)
        name: IconName = "stop" if state.is_playing else "speaker"
        size = self._theme.scaled(16)
        ratio = painter.device().devicePixelRatio()
        inset = (area.width() - size) / 2
        painter.drawPixmap(
            area.topLeft() + QPointF(inset, inset), icons.pixmap(name, "accent", size_px=size, ratio=ratio)
        )

    def _paint_subject(self, painter: QPainter, subject: TextBlock) -> None:
        space = self._theme.tokens.space
        top = self._text_at.y() - self._subject_height()
        subject.draw(painter, QPointF(self._text_at.x(), top), self._theme, "ink", self.face)
        y = round(self._text_at.y() - space.s) + 0.5
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(QPointF(self._text_at.x(), y), QPointF(self.face.right() - self._pad_x, y))

    def _paint_wave(self, painter: QPainter, icons: Icons) -> None:
        size = self._theme.scaled(_WAVE_PX)
        ratio = painter.device().devicePixelRatio()
        top = self._text_at.y() + (self._text.line_px - size) / 2
        pixmap = icons.pixmap("wave", "accent", size_px=size, ratio=ratio)
        painter.drawPixmap(QPointF(self._text_at.x() - self._lead, top), pixmap)

    def _paint_link(self, painter: QPainter, state: BubbleState) -> None:
        font = self._theme.font("caption", "semibold")
        font.setUnderline(state.hovered == "expand")
        painter.setFont(font)
        painter.setPen(self._theme.colour("accent"))
        painter.drawText(self.link_rect(), Qt.AlignmentFlag.AlignVCenter, self._link)


def _bubble_path(face: QRectF, radius: float, *, is_left: bool) -> QPainterPath:
    """Round everywhere but at the lower corner on the speaker's side."""
    rect = face.adjusted(0.5, 0.5, -0.5, -0.5)
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    corner = QPainterPath()
    x = rect.left() if is_left else rect.right() - radius
    corner.addRoundedRect(QRectF(x, rect.bottom() - radius, radius, radius), _TAIL_RADIUS_PX, _TAIL_RADIUS_PX)
    return path.united(corner)
