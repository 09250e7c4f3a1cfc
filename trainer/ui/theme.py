"""The theme: colours, fonts and style sheet of the window, light or dark, at any text size."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from string import Template

from PySide6.QtCore import QLocale, QObject, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from trainer.ui.tokens import Role, Shadow, TextStyle, Tokens, Weight

JAPANESE_FAMILIES = (
    "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Meiryo UI", "Meiryo",
    "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "IPAexGothic", "IPAGothic", "TakaoPGothic",
)  # fmt: skip
LATIN_FAMILY = "Inter"
MIN_TEXT_SCALE = 0.8
MAX_TEXT_SCALE = 2.0


class Scheme(StrEnum):
    """Which colours a person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """What every widget asks for its colours, fonts and measures; ``changed`` when any of them is new.

    For the style Fusion, which `start_qt` asks for, with palettes of our own, because Qt's
    ``setColorScheme`` does nothing on a bare X server and offscreen. The system's choice is followed
    through ``QStyleHints`` where a platform reports it; ``is_system_dark`` is a guess to begin with, because
    to ask for it is dear (see `trainer.ui.shell`), until `ask_system` is called.
    """

    changed = Signal()

    def __init__(
        self,
        assets_dir: Path,
        *,
        scheme: Scheme = Scheme.SYSTEM,
        text_scale: float = 1.0,
        language: str = "en",
        is_system_dark: bool | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.assets_dir = assets_dir
        self.tokens = Tokens.load(assets_dir / "theme" / "tokens.json")
        self._scheme = scheme
        self._text_scale = _bounded_scale(text_scale)
        self._language = language
        self._families = _load_families(assets_dir / "fonts")
        self._fonts: dict[tuple[TextStyle, Weight], QFont] = {}
        self._is_applied = False
        self._is_system_dark = _is_system_dark() if is_system_dark is None else is_system_dark
        QApplication.styleHints().colorSchemeChanged.connect(self.ask_system)

    # What was asked for

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def is_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return self._is_system_dark
        return self._scheme is Scheme.DARK

    @property
    def text_scale(self) -> float:
        return self._text_scale

    @property
    def language(self) -> str:
        return self._language

    def update(
        self, *, scheme: Scheme | None = None, text_scale: float | None = None, language: str | None = None
    ) -> None:
        """Take over what is given, and paint anew once if anything is different."""
        wanted = (
            self._scheme if scheme is None else scheme,
            self._text_scale if text_scale is None else _bounded_scale(text_scale),
            self._language if language is None else language,
        )
        if wanted == (self._scheme, self._text_scale, self._language):
            return
        self._scheme, self._text_scale, self._language = wanted
        self._renew()

    def apply(self) -> None:
        """Dress the application: palette, font, style sheet, locale (for Japanese Han glyphs)."""
        app = _application()
        self._is_applied = True
        locale = QLocale(QLocale.Language.Japanese) if self._language == "ja" else QLocale(self._language)
        QLocale.setDefault(locale)
        app.setPalette(self.palette())
        app.setFont(self.font("body"))
        app.setStyleSheet(self.style_sheet())

    # What widgets ask for

    def colour(self, role: Role) -> QColor:
        return QColor(self._hex(role))  # not a copy of one made before: that looks for `Qt.GlobalColor`

    def font(self, style: TextStyle = "body", weight: Weight = "regular") -> QFont:
        key = (style, weight)
        if key not in self._fonts:
            font = QFont()
            font.setFamilies(self._families)
            font.setPixelSize(self.text_px(style))
            font.setWeight(QFont.Weight(self.tokens.weight[weight]))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def paper_font(self) -> QFont:
        """The font of a document for paper, at its usual size whatever the text size of the window is."""
        font = self.font("body")
        font.setPixelSize(self.tokens.type_px["body"])
        return font

    def text_px(self, style: TextStyle) -> int:
        return self.scaled(self.tokens.type_px[style])

    def scaled(self, size_px: float) -> int:
        """A measure that holds text, grown with the text."""
        return max(1, round(size_px * self._text_scale))

    @property
    def shadow(self) -> Shadow:
        return self.tokens.dark_shadow if self.is_dark else self.tokens.light_shadow

    def line_height(self, text: str) -> float:
        """Line height as a factor of the font size: roomier for text with Japanese in it."""
        if any("\u3040" <= char <= "\u9fff" or "\uff66" <= char <= "\uff9f" for char in text[:400]):
            return self.tokens.line_height_japanese
        return self.tokens.line_height_latin

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE_ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in _FADED_ROLES:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        return palette

    def style_sheet(self) -> str:
        template = (self.assets_dir / "theme" / "base.qss").read_text(encoding="utf-8")
        return Template(template).substitute(self._template_values())

    # Inside

    @cached_property
    def _files(self) -> QTemporaryDir:
        return QTemporaryDir()

    def _hex(self, role: Role) -> str:
        return (self.tokens.dark if self.is_dark else self.tokens.light)[role]

    def _template_values(self) -> Mapping[str, str | int]:
        colours = self.tokens.dark if self.is_dark else self.tokens.light
        values: dict[str, str | int] = {str(role): value for role, value in colours.items()}
        values |= {f"type_{style}": self.text_px(style) for style in self.tokens.type_px}
        values |= {f"weight_{name}": value for name, value in self.tokens.weight.items()}
        for group in ("space", "radius", "size"):
            values |= {f"{group}_{name}": value for name, value in vars(getattr(self.tokens, group)).items()}
        values["control_height"] = self.scaled(self.tokens.size.control) - 2 * self.tokens.size.stroke
        indicator = self.scaled(self.tokens.size.indicator)
        values |= {
            "indicator": indicator,
            "indicator_core": indicator - 8,
            "indicator_round": indicator // 2 + 1,
        }
        values["tinted"] = self._tinted_dir(arrow=self._hex("muted"), tick=self._hex("onaccent"))
        return values

    def _tinted_dir(self, *, arrow: str, tick: str) -> str:
        """WORKAROUND: a style sheet takes images from files only: two icons written in the scheme's colours.

        https://doc.qt.io/qt-6/stylesheet-reference.html#image-prop
        """
        directory = Path(self._files.path()) / ("dark" if self.is_dark else "light")
        if not directory.exists() and self._files.isValid():
            directory.mkdir()
            for name, colour in (("chevron-down", arrow), ("check", tick)):
                source = (self.assets_dir / "icons" / f"{name}.svg").read_text(encoding="utf-8")
                tinted = source.replace("currentColor", colour)
                (directory / f"{name}.svg").write_text(tinted, encoding="utf-8")
        return directory.as_posix()

    def ask_system(self) -> None:
        """Follow the system's scheme, as it is now."""
        before, self._is_system_dark = self._is_system_dark, _is_system_dark()
        if self._scheme is Scheme.SYSTEM and self._is_system_dark != before:
            self._renew()

    def _renew(self) -> None:
        self._fonts.clear()
        if self._is_applied:
            self.apply()
        self.changed.emit()


_PALETTE_ROLES: Mapping[QPalette.ColorRole, Role] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "critical",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onaccent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "shadow",
}
_FADED_ROLES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def _bounded_scale(text_scale: float) -> float:
    return min(MAX_TEXT_SCALE, max(MIN_TEXT_SCALE, text_scale))


def _is_system_dark() -> bool:
    from PySide6.QtCore import Qt  # dear: after the first paint

    return bool(QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def looks_dark() -> bool:
    """Whether the palette in force is dark; before ours is, Fusion's follows the system's scheme."""
    return QApplication.palette().window().color().lightness() < 128


def _load_families(fonts_dir: Path) -> list[str]:
    """Inter, then the platform's Japanese font; only families that are there: asking for others is slow."""
    if not QFontDatabase.hasFamily(LATIN_FAMILY):
        for path in sorted(fonts_dir.glob("*.otf")):
            QFontDatabase.addApplicationFont(str(path))
    present = [name for name in (LATIN_FAMILY, *JAPANESE_FAMILIES) if QFontDatabase.hasFamily(name)]
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return [*present, system]


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the theme needs a QApplication")
    return app
