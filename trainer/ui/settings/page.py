"""Settings: language and looks, read-aloud, writing, and where everything is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from trainer.services.settings import (
    HIGHEST_SPEECH_RATE,
    HIGHEST_TEXT_SCALE,
    LOWEST_SPEECH_RATE,
    LOWEST_TEXT_SCALE,
    ColourScheme,
)
from trainer.ui.context import Context
from trainer.ui.page import Page
from trainer.ui.settings.rows import SettingRow, SettingsCard
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import LANGUAGES, _, language
from trainer.wording.names import language_name, scheme_name
from trainer.wording.numbers import percent

if TYPE_CHECKING:
    from trainer.services.narration import Narrator
    from trainer.services.office import Office

_COLUMN_PX = 640
_SLIDER_PX, _SLIDER_SHARE = 220, 0.32
_FIGURE_PX = 48
_PERCENT = 100


class SettingsPage(Page):
    """Every change is in force at once and stored at once."""

    voice_tried = Signal()

    def __init__(self, context: Context, office: Office, narrator: Narrator) -> None:
        super().__init__()
        self._context, self._office, self._narrator = context, office, narrator
        theme = context.theme
        self.language = QComboBox()
        self.scheme = QComboBox()
        self.text_scale = _slider(LOWEST_TEXT_SCALE, HIGHEST_TEXT_SCALE, step=10)
        self.speaks = QCheckBox()
        self.rate = _slider(LOWEST_SPEECH_RATE, HIGHEST_SPEECH_RATE, step=10)
        self.volume = _slider(0.0, 1.0, step=10)
        self.try_out = Button(theme, kind="secondary", icons=context.icons, icon="speaker")
        self.enter_sends = QCheckBox()
        self._keys = Text(theme, role="muted", style="caption")
        self.folder = Text(theme, role="muted")
        self.open_folder = Button(theme, kind="secondary")
        self._values = {slider: Text(theme, role="muted", wraps=False) for slider in self._sliders()}
        self._looks, self._voice, self._writing, self._data = (SettingsCard(theme) for _card in range(4))
        self._lay_out()
        self._read()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return _("Settings")

    def entered(self) -> None:
        self._read()

    def left(self) -> None:
        self._narrator.stop()

    def retranslate(self) -> None:
        self._looks.set_title(_("Language and looks"))
        self._voice.set_title(_("Read-aloud"))
        self._writing.set_title(_("Writing"))
        self._data.set_title(_("Your data"))
        self._rows["language"].set_words(_("Language of the screens"))
        self._rows["scheme"].set_words(_("Colours"))
        self._rows["text_scale"].set_words(_("Text size"))
        self._rows["rate"].set_words(_("Speed"))
        self._rows["volume"].set_words(_("Volume"))
        self._rows["try_out"].set_words(_("Try the voice"))
        self._rows["folder"].set_words(_("Kept in this folder, on this computer only"))
        self.speaks.setText(_("Read new customer lines aloud"))
        self.enter_sends.setText(_("Enter sends the reply"))
        self._keys.set_text(_("Ctrl+Enter always sends it. Shift+Enter begins a new line."))
        self.try_out.setText(_("Play a sentence"))
        self.open_folder.setText(_("Open folder"))
        for index, scheme in enumerate(ColourScheme):
            self.scheme.setItemText(index, scheme_name(scheme))
        for key, widget in self._named().items():
            widget.setAccessibleName(self._rows[key].words)

    def _named(self) -> dict[str, QWidget]:
        return {
            "language": self.language,
            "scheme": self.scheme,
            "text_scale": self.text_scale,
            "rate": self.rate,
            "volume": self.volume,
        }

    def _sliders(self) -> tuple[QSlider, ...]:
        return (self.text_scale, self.rate, self.volume)

    def _read(self) -> None:
        """Show what is in force."""
        value = self._context.settings.value
        for slider, figure in zip(
            self._sliders(), (value.text_scale, value.speech_rate, value.speech_volume), strict=True
        ):
            slider.setValue(round(figure * _PERCENT))
            self._values[slider].set_text(percent(slider.value()))
        self.language.setCurrentIndex(LANGUAGES.index(language()))
        self.scheme.setCurrentIndex(list(ColourScheme).index(value.scheme))
        self.speaks.setChecked(value.speaks)
        self.enter_sends.setChecked(value.enter_sends)
        self.folder.set_text(str(self._office.paths.data))

    def _connect(self) -> None:
        self.language.activated.connect(lambda at: self._change(language=LANGUAGES[at]))
        self.scheme.activated.connect(lambda at: self._change(scheme=list(ColourScheme)[at]))
        self.speaks.toggled.connect(lambda is_on: self._change(speaks=is_on))
        self.enter_sends.toggled.connect(lambda is_on: self._change(enter_sends=is_on))
        self._connect_slider(self.text_scale, lambda share: self._change(text_scale=share))
        self._connect_slider(self.rate, lambda share: self._change(speech_rate=share))
        self._connect_slider(self.volume, lambda share: self._change(speech_volume=share))
        self.try_out.clicked.connect(self._try_out)
        self.open_folder.clicked.connect(self._open_folder)

    def _connect_slider(self, slider: QSlider, change: Callable[[float], None]) -> None:
        slider.valueChanged.connect(lambda value: self._values[slider].set_text(percent(value)))
        # While it is dragged only the figure moves: laying everything out anew would move the handle away.
        slider.sliderReleased.connect(lambda: change(slider.value() / _PERCENT))
        slider.valueChanged.connect(lambda value: None if slider.isSliderDown() else change(value / _PERCENT))

    def _change(self, **values: object) -> None:
        self._context.change_settings(**values)

    def _try_out(self) -> None:
        self.voice_tried.emit()
        self._narrator.try_out(_("Hello, I am writing about my order."), language())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._office.paths.data)))

    def _lay_out(self) -> None:
        theme = self._context.theme
        for code in LANGUAGES:
            self.language.addItem(language_name(code), code)
        for scheme in ColourScheme:
            self.scheme.addItem(scheme_name(scheme), scheme)
        self._rows = {
            "language": SettingRow(theme, self.language),
            "scheme": SettingRow(theme, self.scheme),
            "text_scale": SettingRow(theme, self._with_value(self.text_scale)),
            "rate": SettingRow(theme, self._with_value(self.rate)),
            "volume": SettingRow(theme, self._with_value(self.volume)),
            "try_out": SettingRow(theme, self.try_out),
            "folder": SettingRow(theme, self.open_folder),
        }
        for key in ("language", "scheme", "text_scale"):
            self._looks.body.addWidget(self._rows[key])
        self._voice.body.addWidget(self.speaks)
        for key in ("rate", "volume", "try_out"):
            self._voice.body.addWidget(self._rows[key])
        self._writing.body.addWidget(self.enter_sends)
        self._writing.body.addWidget(self._keys)
        self._data.body.addWidget(self._rows["folder"])
        self._data.body.addWidget(self.folder)
        self._stack()

    def _stack(self) -> None:
        theme = self._context.theme
        panel = ScrollPanel(theme)
        ScrollKeys(panel)
        panel.column.setSpacing(theme.tokens.space.l)
        self._cards = (self._looks, self._voice, self._writing, self._data)
        for card in self._cards:
            panel.add_centred(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        theme.changed.connect(self._fit)
        self._fit()

    def _with_value(self, slider: QSlider) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.tokens.space.m)
        row.addWidget(slider)
        row.addWidget(self._values[slider])
        return both

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._context.theme
        for card in self._cards:
            card.setMaximumWidth(theme.scaled(_COLUMN_PX))
        width = min(theme.scaled(_SLIDER_PX), round(self.width() * _SLIDER_SHARE))
        for slider in self._sliders():
            slider.setFixedWidth(width)
            self._values[slider].setFixedWidth(theme.scaled(_FIGURE_PX))
        for box in (self.language, self.scheme):
            box.setFixedWidth(width + theme.scaled(_FIGURE_PX) + theme.tokens.space.m)


def _slider(lowest: float, highest: float, *, step: int) -> QSlider:
    """Return a slider in per cent."""
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(round(lowest * _PERCENT), round(highest * _PERCENT))
    slider.setSingleStep(step // 2)
    slider.setPageStep(step)
    return slider
