"""The customer's mood as a face with a name and a word beside it."""

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.core.drill_state import MoodBand, mood_band
from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.motion import may_move
from trainer.ui.widgets.text import Text

_MOVES_MS = 600
_METER_PX = 4
_METER_WIDTH_PX = 120
_HIGHEST_MOOD = 100

_LOOKS: dict[MoodBand, tuple[IconName, Role]] = {
    MoodBand.FURIOUS: ("mood-furious", "critical"),
    MoodBand.UPSET: ("mood-upset", "missed"),
    MoodBand.UNEASY: ("mood-uneasy", "unsure"),
    MoodBand.CALM: ("mood-calm", "accent"),
    MoodBand.PLEASED: ("mood-delighted", "met"),
}


def mood_look(mood: int) -> tuple[IconName, Role]:
    """The face and the colour of a mood of 0 … 100."""
    return _LOOKS[mood_band(mood)]


class MoodFace(QWidget):
    """A face; beside or under it who it is and a word for the mood: colour never speaks alone.

    With a meter, a mood that changes is seen to move, through the faces between; where nothing may move it is
    simply another.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        is_stacked: bool = False,
        has_meter: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._shown_mood: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        align = Qt.AlignmentFlag.AlignHCenter if is_stacked else Qt.AlignmentFlag.AlignLeft
        self._face = QLabel(self)
        self._face.setAlignment(align)
        self._name = Text(theme, style="body", weight="semibold", alignment=align)
        self._word = Text(theme, style="caption", alignment=align)
        self._meter = _Meter(theme) if has_meter else None
        row: QVBoxLayout | QHBoxLayout = QVBoxLayout(self) if is_stacked else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.xs if is_stacked else theme.tokens.space.m)
        row.addWidget(self._face)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._word)
        if self._meter is not None:
            words.addSpacing(theme.tokens.space.xs)
            words.addWidget(self._meter)
        row.addLayout(words, 1)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(_MOVES_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._motion.valueChanged.connect(self._show_mood)
        theme.changed.connect(self._repaint_face)

    @property
    def shown_mood(self) -> int:
        """What face and meter show at this moment."""
        return 50 if self._shown_mood is None else self._shown_mood

    def settle(self, mood: int) -> None:
        """Show a mood without moving to it: somebody else's."""
        self._motion.stop()
        self._show_mood(mood)

    def set_content(self, mood: int, *, word: str, name: str = "") -> None:
        self._name.set_text(name)
        self._name.setVisible(bool(name))
        self._word.set_text(word)
        self.setAccessibleName(f"{name} {word}".strip())
        self._motion.stop()
        if self._meter is not None and self._shown_mood not in {None, mood} and may_move(self):
            self._motion.setStartValue(self._shown_mood)
            self._motion.setEndValue(mood)
            self._motion.start()
        else:
            self._show_mood(mood)

    def _show_mood(self, mood: int) -> None:
        self._shown_mood = mood
        self._repaint_face()

    def _repaint_face(self) -> None:
        icon, role = mood_look(self.shown_mood)
        size = self._theme.scaled(self._theme.tokens.size.face)
        self._face.setPixmap(self._icons.pixmap(icon, role, size_px=size, ratio=self.devicePixelRatioF()))
        if not isinstance(self.layout(), QVBoxLayout):
            self._face.setFixedWidth(size)
        self._word.set_role(role)
        if self._meter is not None:
            self._meter.show_mood(self.shown_mood, role)


class _Meter(QWidget):
    """How far the mood is from furious to delighted; a picture only, the word beside it says it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mood = 0
        self._role: Role = "muted"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_mood(self, mood: int, role: Role) -> None:
        self._mood, self._role = mood, role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(_METER_WIDTH_PX), _METER_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, radius = min(self.width(), self.sizeHint().width()), _METER_PX / 2
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(0, 0, width, _METER_PX), radius, radius)
        painter.setBrush(self._theme.colour(self._role))
        filled = max(_METER_PX, width * self._mood / _HIGHEST_MOOD)
        painter.drawRoundedRect(QRectF(0, 0, filled, _METER_PX), radius, radius)
        painter.end()
