"""The customer's mood as a face with a name and a word beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.core.drill_state import MoodBand, mood_band
from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.text import Text

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
    """A face; beside or under it who it is and a word for the mood: colour never speaks alone."""

    def __init__(
        self, theme: Theme, icons: Icons, *, is_stacked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._mood = 50
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        align = Qt.AlignmentFlag.AlignHCenter if is_stacked else Qt.AlignmentFlag.AlignLeft
        self._face = QLabel(self)
        self._face.setAlignment(align)
        self._name = Text(theme, style="body", weight="semibold", alignment=align)
        self._word = Text(theme, style="caption", alignment=align)
        row: QVBoxLayout | QHBoxLayout = QVBoxLayout(self) if is_stacked else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.xs if is_stacked else theme.tokens.space.m)
        row.addWidget(self._face)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._word)
        row.addLayout(words, 1)
        theme.changed.connect(self._repaint_face)

    def set_content(self, mood: int, *, word: str, name: str = "") -> None:
        self._mood = mood
        self._name.set_text(name)
        self._name.setVisible(bool(name))
        self._word.set_text(word)
        self.setAccessibleName(f"{name} {word}".strip())
        self._repaint_face()

    def _repaint_face(self) -> None:
        icon, role = mood_look(self._mood)
        size = self._theme.scaled(self._theme.tokens.size.face)
        self._face.setPixmap(self._icons.pixmap(icon, role, size_px=size, ratio=self.devicePixelRatioF()))
        if not isinstance(self.layout(), QVBoxLayout):
            self._face.setFixedWidth(size)
        self._word.set_role(role)
