"""The frame: rail, header, the pages, quiet notices, menus, and where the window was last time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.header import Header
from trainer.ui.icons import Icons
from trainer.ui.navigation import NavEntry, NavRail
from trainer.ui.notice import Notice
from trainer.ui.page import Page
from trainer.ui.theme import Theme
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.ui.errors import ErrorDialog, ErrorReport

MIN_SIZE_PX = (1024, 700)
START_SIZE_PX = (1280, 800)
COLLAPSE_BELOW_PX = 1120

ENTRIES: tuple[NavEntry, ...] = (
    NavEntry(id="home", icon="home"),
    NavEntry(id="practise", icon="practise"),
    NavEntry(id="quiz", icon="quiz"),
    NavEntry(id="progress", icon="progress"),
    NavEntry(id="results", icon="results", is_for_trainers=True),
    NavEntry(id="review", icon="review", is_for_trainers=True),
    NavEntry(id="packs", icon="packs", is_for_trainers=True),
)
SETTINGS = "settings"


def entry_words() -> dict[str, str]:
    """What the rail calls its entries, in the language of the screen."""
    return {
        "home": _("Home"),
        "practise": _("Practise"),
        "quiz": _("Quiz"),
        "progress": _("Progress"),
        "results": _("Results"),
        "review": _("Review"),
        "packs": _("Packs"),
    }


class GeometryStore(Protocol):
    """Where the window's place is kept; the text is Qt's own, in base64."""

    def load_geometry(self) -> str: ...

    def save_geometry(self, geometry: str) -> None: ...


class MainWindow(QMainWindow):
    """Shows one page at a time. Pages are added by name; a name of the rail, ``settings``, or any other."""

    page_requested = Signal(str)  # the rail, a shortcut or a menu asks for a page
    export_requested = Signal()
    trainee_requested = Signal()
    about_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        entries: Sequence[NavEntry] = ENTRIES,
        geometry_store: GeometryStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._store = theme, icons, geometry_store
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._entry_ids = tuple(entry.id for entry in entries)
        self.rail = NavRail(theme, icons, entries)
        self.header = Header(theme)
        self.stack = QStackedWidget()
        self._lay_out()
        self.notice = Notice(theme, icons, self._right, self.header)
        self._make_menus()
        self.rail.selected.connect(self.page_requested)
        self.rail.settings_requested.connect(lambda: self.page_requested.emit(SETTINGS))
        self.rail.trainee_requested.connect(self.trainee_requested)
        self.setMinimumSize(*MIN_SIZE_PX)
        self.retranslate()
        self._restore_geometry()

    # Pages

    @property
    def current(self) -> str:
        """The name of the page that is shown."""
        return self._current

    def add_page(self, name: str, page: Page) -> None:
        self._pages[name] = page
        self.stack.addWidget(page)
        page.header_changed.connect(lambda: self._header_changed(page))

    def page(self, name: str) -> Page:
        return self._pages[name]

    def show_page(self, name: str, *, entry: str = "") -> None:
        """Show a page; ``entry`` is the place of the rail it belongs to, if that has another name."""
        page = self._pages[name]
        if self._current and self._current != name:
            self._pages[self._current].left()
        self._current = name
        self.rail.set_current(entry or name)
        self.stack.setCurrentWidget(page)
        self._show_header(page)  # before the page is entered: the focus may go to one of its actions
        page.entered()
        self._show_header(page)

    # What everybody may ask of the frame

    def show_error(self, report: ErrorReport) -> ErrorDialog:
        """The error dialog; it does not block the program, only the window."""
        from trainer.ui.errors import ErrorDialog  # the first paint needs no errors

        dialog = ErrorDialog(self._theme, self._icons, report, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def set_full_frame(self, is_full: bool) -> None:
        """False hides rail, header and menus (the first start)."""
        self.rail.setVisible(is_full)
        self.header.setVisible(is_full)
        self.menuBar().setVisible(is_full)

    def retranslate(self) -> None:
        """Every text anew, in this window and in all pages."""
        product = _("Reply Dojo")
        self.setWindowTitle(product)
        words = {name: word for name, word in entry_words().items() if name in self._entry_ids}
        self.rail.set_words(words, product=product, trainer_heading=_("Trainer"), settings=_("Settings"))
        self._file_menu.setTitle(_("&File"))
        self._export_action.setText(_("Export scores…"))
        self._quit_action.setText(_("Quit"))
        self._help_menu.setTitle(_("&Help"))
        self._keys_action.setText(_("Keyboard"))
        self._about_action.setText(_("About Reply Dojo"))
        self.notice.retranslate()
        for page in self._pages.values():
            page.retranslate()
        if self._current:
            self._show_header(self._pages[self._current])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._current:
            self._pages[self._current].left()
        if self._store is not None:
            geometry = self.saveGeometry().toBase64().data()
            self._store.save_geometry(bytes(geometry).decode("ascii"))
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._right, 1)
        self.setCentralWidget(frame)
        self._theme.changed.connect(self._fit_rail)

    def _make_menus(self) -> None:
        self._file_menu = self.menuBar().addMenu("")
        self._export_action = QAction(self)
        self._export_action.setShortcut(QKeySequence("Ctrl+E"))
        self._export_action.triggered.connect(self._export_asked)
        self._quit_action = QAction(self)
        self._quit_action.setShortcut(QKeySequence.StandardKey.Quit)
        self._quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        self._quit_action.triggered.connect(self._quit_asked)
        self._file_menu.addActions([self._export_action, self._quit_action])
        self._help_menu = self.menuBar().addMenu("")
        self._keys_action = QAction(self)
        self._keys_action.setShortcut(QKeySequence("F1"))
        self._keys_action.triggered.connect(self._keys_asked)
        self._about_action = QAction(self)
        self._about_action.setMenuRole(QAction.MenuRole.AboutRole)
        self._about_action.triggered.connect(self._about_asked)
        self._help_menu.addActions([self._keys_action, self._about_action])

    def _export_asked(self) -> None:
        self.export_requested.emit()

    def _quit_asked(self) -> None:
        self.close()

    def _keys_asked(self) -> None:
        from trainer.ui.keyboard_sheet import KeyboardSheet  # asked for now and then

        words = entry_words()
        KeyboardSheet(self._theme, [words[entry_id] for entry_id in self._entry_ids], self).open()

    def _about_asked(self) -> None:
        self.about_requested.emit()

    def _header_changed(self, page: Page) -> None:
        if self.stack.currentWidget() is page:
            self._show_header(page)

    def _show_header(self, page: Page) -> None:
        self.header.set_content(page.title(), page.header_chips(), page.header_actions())

    def _fit_rail(self) -> None:
        """Icons alone where the window is narrow for its text."""
        self.rail.set_collapsed(self.width() < COLLAPSE_BELOW_PX * max(1.0, self._theme.text_scale))

    def _restore_geometry(self) -> None:
        stored = self._store.load_geometry() if self._store is not None else ""
        if not stored or not self.restoreGeometry(QByteArray.fromBase64(stored.encode("ascii", "ignore"))):
            self.resize(*START_SIZE_PX)
