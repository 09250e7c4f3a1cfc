"""Qt's own words (the file dialog, the menu of a text field) in the language of the screens."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


class QtWords:
    """Keeps one translator installed; English is Qt's own language and needs none."""

    def __init__(self) -> None:
        self._installed: QTranslator | None = None

    def set_language(self, code: str) -> None:
        """Speak another language from now on; dialogs that are open stay as they are."""
        self.close()
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(QLocale(code), "qtbase", "_", folder):
            QCoreApplication.installTranslator(translator)
            self._installed = translator

    def close(self) -> None:
        """Take the translator away."""
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
            self._installed = None
