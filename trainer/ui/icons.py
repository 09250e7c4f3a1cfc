"""Our own line icons: SVG files drawn in ``currentColor``, tinted by the theme and kept as pixmaps."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from trainer.ui.theme import Theme
from trainer.ui.tokens import Role

IconName = Literal[
    "app", "home", "practise", "quiz", "progress", "results", "review", "packs", "settings",
    "speaker", "stop", "hint", "send", "clock", "pause", "play", "export", "search", "person",
    "check", "close", "chevron-down", "chevron-right", "chevron-left", "menu", "retry", "copy",
    "folder", "lock", "shield", "install", "trash", "pencil", "plus",
    "key", "file",
    "info", "book", "mail", "chat", "phone", "in-person", "wave", "more",
    "met", "unsure", "missed", "critical",
    "mood-furious", "mood-upset", "mood-uneasy", "mood-calm", "mood-delighted",
]  # fmt: skip
_APP_ICON_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
_ICON_RATIOS = (1.0, 2.0, 3.0)
_NOTHING = QColor("transparent")


class Icons:
    """Gives an icon in a colour of the theme, sharp on any screen."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._directory = theme.assets_dir / "icons"
        self._sources: dict[IconName, str] = {}
        self._pixmaps: dict[tuple[IconName, int, str, float], QPixmap] = {}

    def pixmap(self, name: IconName, role: Role, *, size_px: int, ratio: float = 1.0) -> QPixmap:
        """The icon in a colour; ``ratio`` is the device pixel ratio of the widget that shows it."""
        return self._tinted(name, self._theme.colour(role), size_px=size_px, ratio=ratio)

    def icon(self, name: IconName, role: Role = "ink", *, size_px: int | None = None) -> QIcon:
        """The icon for a button or menu of Qt's own; greyed when disabled."""
        size = size_px or self._theme.tokens.size.icon
        icon = QIcon()
        for ratio in _ICON_RATIOS:
            icon.addPixmap(self.pixmap(name, role, size_px=size, ratio=ratio), QIcon.Mode.Normal)
            icon.addPixmap(self.pixmap(name, "edge", size_px=size, ratio=ratio), QIcon.Mode.Disabled)
        return icon

    def app_icon(self) -> QIcon:
        """The window's icon: the same on every scheme, because a task bar has its own."""
        icon = QIcon()
        for size in _APP_ICON_SIZES_PX:
            icon.addPixmap(self._app_pixmap(size))
        return icon

    def _app_pixmap(self, size: int) -> QPixmap:
        from PySide6.QtCore import Qt  # dear, and not needed for the first paint

        pixmap = QPixmap(size, size)
        pixmap.fill(_NOTHING)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.light["onaccent"]))
        inset = size / 8
        painter.drawRoundedRect(QRectF(inset, inset, size - 2 * inset, size - 2 * inset), inset, inset)
        tint = QColor(self._theme.tokens.light["accent"])
        painter.drawPixmap(0, 0, self._tinted("app", tint, size_px=size, ratio=1.0))
        painter.end()
        return pixmap

    def _tinted(self, name: IconName, colour: QColor, *, size_px: int, ratio: float) -> QPixmap:
        key = (name, size_px, colour.name(), ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._rendered(name, colour, size_px=size_px, ratio=ratio)
        return self._pixmaps[key]

    def _rendered(self, name: IconName, colour: QColor, *, size_px: int, ratio: float) -> QPixmap:
        source = self._source(name).replace("currentColor", colour.name())
        side = round(size_px * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(_NOTHING)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: IconName) -> str:
        if name not in self._sources:
            self._sources[name] = self.path(name).read_text(encoding="utf-8")
        return self._sources[name]

    def path(self, name: IconName) -> Path:
        return self._directory / f"{name}.svg"
