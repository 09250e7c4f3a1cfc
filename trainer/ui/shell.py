"""What stands in the window until it is furnished: the grounds of its parts, and the program's sign and name.

Read from the same tokens as the parts that take its place, and painted where they will stand. Nothing here
may ask for the namespace ``Qt``: PySide makes its 93 enumerations whole at the first look, even where it only
has to find out which ``setPen`` or ``fillRect`` is meant, and that takes a seventh of an empty window's time.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from trainer.ui.icons import Icons
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role

COLLAPSE_BELOW_PX = 1120
_ALIGN_VCENTER = 0x0080  # Qt.AlignmentFlag.AlignVCenter


class Shell(QWidget):
    """The frame without its contents.

    Args:
        theme: In force.
        icons: Of the theme.
        name: Of the program, in the language of the screen.
        has_menu: The menu bar stands in the window and not elsewhere on the screen.
    """

    painted = Signal()  # once: the first paint is through

    def __init__(self, theme: Theme, icons: Icons, *, name: str, has_menu: bool) -> None:
        super().__init__()
        self._theme, self._icons, self._name = theme, icons, name
        self._menu_px = menu_px(theme) if has_menu else 0
        self._is_painted = False
        self.is_full = True  # False leaves the ground of the page alone (the first start)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.is_full:
            self._paint_frame(painter)
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _paint_frame(self, painter: QPainter) -> None:
        is_collapsed = is_narrow(self._theme, self.width())
        wide, high, menu = self.width(), self.height(), self._menu_px
        rail, header = rail_px(self._theme, is_collapsed=is_collapsed), header_px(self._theme)
        self._fill(painter, QRect(0, 0, wide, menu), "raised")
        self._fill(painter, QRect(0, menu - 1, wide, 1), "line")
        self._fill(painter, QRect(0, menu, rail, high - menu), "raised")
        self._fill(painter, QRect(rail - 1, menu, 1, high - menu), "line")
        self._fill(painter, QRect(rail, menu + header - 1, wide - rail, 1), "line")
        left, top, right = rail_margins_px(self._theme)
        brand = QRect(left, menu + top, rail - left - right, brand_px(self._theme))
        paint_brand(painter, brand, self._theme, self._icons, name="" if is_collapsed else self._name)

    def _fill(self, painter: QPainter, area: QRect, role: Role) -> None:
        dot = QPixmap(1, 1)
        dot.fill(self._theme.colour(role))
        painter.drawTiledPixmap(area, dot)


def paint_brand(painter: QPainter, area: QRect, theme: Theme, icons: Icons, *, name: str) -> None:
    """Paint the sign, and beside it the name in the palette's ink; without a name, the sign in the middle."""
    size, space = theme.scaled(30), theme.tokens.space
    left = area.x() + (space.s - 1.0 if name else (area.width() - size) / 2)
    pixmap = icons.pixmap("app", "accent", size_px=size, ratio=painter.device().devicePixelRatioF())
    sign = QRectF(left, area.y() + (area.height() - size) / 2, size, size)
    painter.drawPixmap(sign, pixmap, QRectF(pixmap.rect()))
    if name:
        painter.setFont(theme.font("strong", "bold"))
        x = sign.right() + space.s
        painter.drawText(QRectF(x, area.y(), area.right() + 1 - x, area.height()), _ALIGN_VCENTER, name)


# The measures of the frame


def is_narrow(theme: Theme, width_px: int) -> bool:
    """Whether a window of this width has room in its rail for the icons alone."""
    return width_px < COLLAPSE_BELOW_PX * max(1.0, theme.text_scale)


def rail_px(theme: Theme, *, is_collapsed: bool) -> int:
    size = theme.tokens.size
    return theme.scaled(size.railcollapsed if is_collapsed else size.rail)


def rail_margins_px(theme: Theme) -> tuple[int, int, int]:
    """Left, above and right of what stands in the rail; on the right is its hairline."""
    space = theme.tokens.space
    return space.m, space.m + 2, space.m + 1


def brand_px(theme: Theme) -> int:
    return theme.scaled(40)


def header_px(theme: Theme) -> int:
    return theme.scaled(theme.tokens.size.header)


def menu_px(theme: Theme) -> int:
    """The height of the menu bar, in every language the same."""
    return round(theme.text_px("caption") * theme.tokens.line_height_latin) + 2 * (theme.tokens.space.xs + 2)
