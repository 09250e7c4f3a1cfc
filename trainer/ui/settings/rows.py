"""The parts of the settings page: a card with a title, and a row of words and a control."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import Text


class SettingsCard(Card):
    """What belongs together, under a title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding_px=theme.tokens.space.xl)
        self._title = Text(theme, style="strong", weight="semibold")
        self.body.setSpacing(theme.tokens.space.m)
        self.body.addWidget(self._title)

    def set_title(self, title: str) -> None:
        self._title.set_text(title)


class SettingRow(QWidget):
    """Words at the left, the control at the right."""

    def __init__(self, theme: Theme, control: QWidget) -> None:
        super().__init__()
        self._words = Text(theme, is_centred=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.l)
        row.addWidget(self._words, 1)
        row.addWidget(control)

    @property
    def words(self) -> str:
        return self._words.text()

    def set_words(self, words: str) -> None:
        self._words.set_text(words)
