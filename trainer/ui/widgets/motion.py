"""Whether things may move on the screen: not where the system asks for stillness."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

_STILL_PLATFORMS = frozenset({"offscreen", "minimal"})
_SPI_GETCLIENTAREAANIMATION = 0x1042


def may_move(widget: QWidget) -> bool:
    """Say whether motion is wanted.

    WORKAROUND: of a system's wishes for accessibility Qt reports the contrast alone, so that the one for less
    motion is read where Windows, macOS and KDE keep it. https://doc.qt.io/qt-6/qaccessibilityhints.html
    """
    if QGuiApplication.platformName() in _STILL_PLATFORMS:
        return False
    lasts_ms = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return bool(lasts_ms) and _does_system_animate()


def _does_system_animate() -> bool:
    if sys.platform == "win32":
        from ctypes import byref, c_int, windll  # there on Windows alone

        answer = c_int(1)
        windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, byref(answer), 0)
        return bool(answer.value)
    if sys.platform == "darwin":
        kept = Path.home() / "Library/Preferences/com.apple.universalaccess.plist"
        wish = QSettings(str(kept), QSettings.Format.NativeFormat).value("reduceMotion", 0)
        return str(wish) in {"0", "false"}
    kept = Path.home() / ".config/kdeglobals"
    factor = QSettings(str(kept), QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor", "1")
    return str(factor) != "0"
