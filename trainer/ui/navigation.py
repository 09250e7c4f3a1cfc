"""The rail: where one can go, what waits there, and who is practising."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.entries import NavEntry
from trainer.ui.icons import IconName, Icons
from trainer.ui.shell import brand_px, paint_brand, rail_margins_px, rail_px
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.chip import Tone, paint_chip
from trainer.ui.widgets.pressable import Pressable
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _


class NavButton(Pressable):
    """A row of the rail: icon, word, badge; the icon alone when the rail is narrow."""

    def __init__(self, theme: Theme, icons: Icons, icon: IconName, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._icons, self._icon = icons, icon
        self._badge, self._tone = "", "accent"
        self.is_collapsed = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_badge(self, text: str, tone: Tone) -> None:
        self._badge, self._tone = text, tone
        self.update()

    def set_words(self, text: str, *, keys: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{text} {self._badge}".strip())
        self.setToolTip(f"{text}  {keys}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            self._theme.tokens.size.railcollapsed, self._theme.scaled(self._theme.tokens.size.control - 1)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink: Role = "accent" if self.isChecked() else "muted"
        left = self._paint_sign(painter, ink)
        if not self.is_collapsed:
            self._paint_words(painter, left, ink)
        elif self._badge:
            self._paint_dot(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = self._theme.tokens.radius.control
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accentsoft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._ring.is_shown:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(rect, radius - 1, radius - 1)

    def _paint_sign(self, painter: QPainter, ink: Role) -> float:
        size = self._theme.scaled(self._theme.tokens.size.icon)
        left = (self.width() - size) / 2 if self.is_collapsed else float(self._theme.tokens.space.m - 2)
        pixmap = self._icons.pixmap(self._icon, ink, size_px=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - size) / 2), pixmap)
        return left + size + self._theme.tokens.space.m - 2

    def _paint_words(self, painter: QPainter, left: float, ink: Role) -> None:
        badge = self._badge_width()
        room = self.width() - left - badge - self._theme.tokens.space.s
        painter.setFont(self._theme.font("body", "semibold" if self.isChecked() else "medium"))
        painter.setPen(self._theme.colour(ink))
        shown = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        if self._badge:
            height = self._theme.scaled(self._theme.tokens.size.chip - 2)
            edge = self.width() - self._theme.tokens.space.m + 2
            area = QRectF(edge - badge, (self.height() - height) / 2, badge, height)
            paint_chip(painter, area, self._badge, self._theme, self._tone)  # type: ignore[arg-type]

    def _paint_dot(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("unsure" if self._tone == "unsure" else "accent"))
        painter.drawEllipse(QPointF(self.width() / 2 + 10, self.height() / 2 - 8), 3.5, 3.5)

    def _badge_width(self) -> float:
        if not self._badge:
            return 0.0
        words = QFontMetricsF(self._theme.font("caption", "semibold")).horizontalAdvance(self._badge)
        return max(words + 20, 32.0)


class TraineeButton(NavButton):
    """Who is practising, as an initial in a circle; pressed to switch."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, "person", parent)
        self.setCheckable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.scaled(self._theme.tokens.size.control + 8))

    def _paint_sign(self, painter: QPainter, ink: Role) -> float:
        size = self._theme.scaled(30)
        left = (self.width() - size) / 2 if self.is_collapsed else self._theme.tokens.space.m - 2.0
        area = QRectF(left, (self.height() - size) / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accentsoft"))
        painter.drawEllipse(area)
        painter.setPen(self._theme.colour("accent"))
        painter.setFont(self._theme.font("strong", "semibold"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text().strip()[:1].upper())
        return area.right() + self._theme.tokens.space.m - 2

    def _paint_words(self, painter: QPainter, left: float, ink: Role) -> None:
        room = self.width() - left - self._theme.tokens.space.s
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("ink"))
        shown = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)


class Brand(QWidget):
    """The sign and the name of the program."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.is_collapsed = False
        self.name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.tokens.size.railcollapsed, brand_px(self._theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        name = "" if self.is_collapsed else self.name
        paint_brand(painter, self.rect(), self._theme, self._icons, name=name)
        painter.end()


class NavRail(QWidget):
    """The rail. Ctrl+1…9 go to the entries in their order, Up and Down move between them."""

    selected = Signal(str)  # id of an entry
    settings_requested = Signal()
    trainee_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, entries: Sequence[NavEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: dict[str, str] = {}
        self._is_collapsed = False
        self._has_trainer_part = any(entry.is_for_trainers for entry in entries)
        self._brand = Brand(theme, icons)
        self._trainer_heading = Text(theme, style="caption", role="muted")
        self._buttons = {entry.id: NavButton(theme, icons, entry.icon) for entry in entries}
        self._settings = NavButton(theme, icons, "settings")
        self._trainee = TraineeButton(theme, icons)
        self._group = QButtonGroup(self)
        for button in (*self._buttons.values(), self._settings):
            self._group.addButton(button)
        self._lay_out(entries)
        self._connect()
        theme.changed.connect(self._restyle)
        self.set_collapsed(False)

    # What is shown

    def set_words(self, words: dict[str, str], *, product: str, trainer_heading: str, settings: str) -> None:
        """The words of all entries by id, in the language of the screen."""
        self._words = words
        self._brand.name = product
        self._trainer_heading.set_text(trainer_heading)
        for number, (entry_id, button) in enumerate(self._buttons.items(), start=1):
            button.set_words(words[entry_id], keys=_keys(number))
        self._settings.set_words(settings, keys="")
        self.update()

    def set_trainee(self, name: str) -> None:
        self._trainee.setText(name)
        self._trainee.setAccessibleName(_("Trainee: {name}").format(name=name))
        self._trainee.setToolTip(_("Trainee: {name}").format(name=name))
        self._trainee.setVisible(bool(name))

    def set_badge(self, entry_id: str, text: str, tone: Tone = "accent") -> None:
        """A count beside an entry; an empty text takes it away."""
        button = self._buttons[entry_id]
        button.set_badge(text, tone)
        button.setAccessibleName(f"{button.text()} {text}".strip())

    def set_current(self, entry_id: str) -> None:
        """Mark an entry (or ``settings``) without telling of it."""
        button = self._settings if entry_id == "settings" else self._buttons.get(entry_id)
        if button is None:
            return
        button.setChecked(True)
        for one in self._group.buttons():  # as Qt does it, but only when one of them first has the focus
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is button else Qt.FocusPolicy.ClickFocus)

    @property
    def is_collapsed(self) -> bool:
        return self._is_collapsed

    def set_collapsed(self, is_collapsed: bool) -> None:
        self._is_collapsed = is_collapsed
        for widget in (*self._buttons.values(), self._settings, self._trainee):
            widget.is_collapsed = is_collapsed
            widget.update()
        self._brand.is_collapsed = is_collapsed
        self._trainer_heading.setVisible(self._has_trainer_part and not is_collapsed)
        self.setFixedWidth(rail_px(self._theme, is_collapsed=is_collapsed))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        order: list[QAbstractButton] = [*self._buttons.values(), self._settings]
        focused = self.focusWidget()
        if step is None or focused not in order:
            super().keyPressEvent(event)
            return
        order[(order.index(focused) + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("raised"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        if self._has_trainer_part:
            y = self._rule.geometry().center().y()
            inset = self._theme.tokens.space.l + self._theme.tokens.space.xs
            painter.drawLine(inset, y, self.width() - inset, y)
        painter.end()

    def _lay_out(self, entries: Sequence[NavEntry]) -> None:
        space = self._theme.tokens.space
        column = QVBoxLayout(self)
        left, top, right = rail_margins_px(self._theme)
        column.setContentsMargins(left, top, right, space.l)
        column.setSpacing(space.xs)
        column.addWidget(self._brand)
        column.addSpacing(space.s)
        for entry in entries:
            if not entry.is_for_trainers:
                column.addWidget(self._buttons[entry.id])
        self._rule = QWidget(self)
        self._rule.setFixedHeight(space.xl)
        column.addWidget(self._rule)
        heading_row = QHBoxLayout()
        heading_row.setContentsMargins(space.m - 2, 0, 0, space.xs)
        heading_row.addWidget(self._trainer_heading)
        column.addLayout(heading_row)
        for entry in entries:
            if entry.is_for_trainers:
                column.addWidget(self._buttons[entry.id])
        column.addStretch(1)
        column.addWidget(self._settings)
        column.addWidget(self._trainee)

    def _connect(self) -> None:
        for number, (entry_id, button) in enumerate(self._buttons.items(), start=1):
            button.clicked.connect(lambda _checked=False, chosen=entry_id: self.selected.emit(chosen))
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(button.click)
        self._settings.clicked.connect(self.settings_requested)
        self._trainee.clicked.connect(self.trainee_requested)
        QShortcut(QKeySequence("Ctrl+,"), self).activated.connect(self._settings.click)

    def _restyle(self) -> None:
        for widget in (*self._buttons.values(), self._settings, self._trainee, self._brand):
            widget.updateGeometry()
        self.set_collapsed(self._is_collapsed)


def _keys(number: int) -> str:
    return QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
