"""The frame: rail, header, the pages, quiet notices, menus, and where the window was last time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from trainer.ui.icons import Icons
from trainer.ui.shell import Shell, is_narrow, menu_px
from trainer.ui.theme import Theme
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from trainer.ui.entries import NavEntry
    from trainer.ui.errors import ErrorDialog, ErrorReport
    from trainer.ui.header import Header
    from trainer.ui.menus import Menus
    from trainer.ui.navigation import NavRail
    from trainer.ui.notice import Notice
    from trainer.ui.page import Page

MIN_SIZE_PX = (1024, 700)
START_SIZE_PX = (1280, 800)


class GeometryStore(Protocol):
    """Where the window's place is kept; the text is Qt's own, in base64."""

    def load_geometry(self) -> str: ...

    def save_geometry(self, geometry: str) -> None: ...


class MainWindow(QMainWindow):
    """Shows one page at a time. Pages are added by name; a name of the rail, ``settings``, or any other.

    Bare at first: it can be shown with its shell alone, before what it is furnished with has been imported.
    """

    page_requested = Signal(str)  # the rail, a shortcut or a menu asks for a page
    export_requested = Signal()
    trainee_requested = Signal()
    about_requested = Signal()

    rail: NavRail
    header: Header
    stack: QStackedWidget
    notice: Notice
    _menus: Menus
    _right: QWidget

    def __init__(self, theme: Theme, icons: Icons, *, geometry_store: GeometryStore | None = None) -> None:
        super().__init__()
        self._theme, self.icons, self._store = theme, icons, geometry_store
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._entry_ids: tuple[str, ...] = ()
        self.menuBar().hide()
        product = _("Reply Dojo")
        self.setWindowTitle(product)
        self.shell = Shell(theme, icons, name=product, has_menu=not self.menuBar().isNativeMenuBar())
        self.setCentralWidget(self.shell)
        self.setMinimumSize(*MIN_SIZE_PX)
        self._restore_geometry()

    @property
    def is_furnished(self) -> bool:
        return bool(self._entry_ids)

    def furnish(self, entries: Sequence[NavEntry]) -> None:
        """Put rail, header, stack of pages and menus where the shell stands, which goes."""
        from trainer.ui.header import Header  # these are what the first paint does not wait for
        from trainer.ui.menus import Menus
        from trainer.ui.navigation import NavRail
        from trainer.ui.notice import Notice

        self._entry_ids = tuple(entry.id for entry in entries)
        self.rail = NavRail(self._theme, self.icons, entries)
        self.header = Header(self._theme, self.icons)
        self._lay_out()
        self.notice = Notice(self._theme, self.icons, self._right, self.header)
        self._menus = Menus(self.menuBar())
        self._menus.export_requested.connect(self.export_requested)
        self._menus.quit_requested.connect(self.close)
        self._menus.guide_requested.connect(self._guide_asked)
        self._menus.keys_requested.connect(self._keys_asked)
        self._menus.about_requested.connect(self.about_requested)
        self.rail.selected.connect(self.page_requested)
        self.rail.settings_requested.connect(lambda: self.page_requested.emit("settings"))
        self.rail.trainee_requested.connect(self.trainee_requested)
        self._theme.changed.connect(self._fit)
        self.retranslate()
        self._fit()

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
        self.notice.settle(is_at_foot=page.notices_at_foot, is_wanted=not page.starts_without_notices)
        self.rail.set_current(entry or name)
        self.stack.setCurrentWidget(page)
        self._show_header(page)  # before the page is entered: the focus may go to one of its actions
        page.entered()
        self._show_header(page)
        # Laid out before the paint and not after it: what is new would be seen to jump.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    # What everybody may ask of the frame

    def show_error(self, report: ErrorReport) -> ErrorDialog:
        """The error dialog; it does not block the program, only the window."""
        from PySide6.QtCore import Qt  # dear, and the first paint needs no errors

        from trainer.ui.errors import ErrorDialog  # as late

        dialog = ErrorDialog(self._theme, self.icons, report, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def set_full_frame(self, is_full: bool) -> None:
        """False hides rail, header and menus (the first start)."""
        if not self.is_furnished:
            self.shell.is_full = is_full
            return
        self.rail.setVisible(is_full)
        self.header.setVisible(is_full)
        self.menuBar().setVisible(is_full)

    def retranslate(self) -> None:
        """Every text anew, in this window and in all pages."""
        from trainer.ui.entries import entry_words  # as late as the rail

        product = _("Reply Dojo")
        self.setWindowTitle(product)
        words = {name: word for name, word in entry_words().items() if name in self._entry_ids}
        self.rail.set_words(words, product=product, trainer_heading=_("Trainer"), settings=_("Settings"))
        self._menus.retranslate()
        self.notice.retranslate()
        for page in self._pages.values():
            page.retranslate()
        if self._current:
            self._show_header(self._pages[self._current])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_furnished:
            self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._current:
            self._pages[self._current].left()
        if self._store is not None:
            geometry = self.saveGeometry().toBase64().data()
            self._store.save_geometry(bytes(geometry).decode("ascii"))
        super().closeEvent(event)

    def _lay_out(self) -> None:
        from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget  # as late as the rail

        self.stack, self._right = QStackedWidget(), QWidget()
        self.stack.addWidget(QWidget())  # the first one is shown at once: no page is, before it is asked for
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
        frame.show()  # at once: no paint may find neither it nor the shell

    def _keys_asked(self) -> None:
        from trainer.ui.entries import entry_words  # asked for now and then
        from trainer.ui.keyboard_sheet import KeyboardSheet

        words = entry_words()
        KeyboardSheet(self._theme, [words[entry_id] for entry_id in self._entry_ids], self).open()

    def _guide_asked(self) -> None:
        from trainer.ui.guide import GuideDialog  # asked for now and then

        GuideDialog(self._theme, self).open()

    def _header_changed(self, page: Page) -> None:
        if self.stack.currentWidget() is page:
            self._show_header(page)

    def _show_header(self, page: Page) -> None:
        self.header.set_content(page.title(), page.header_chips(), page.header_actions())

    def _fit(self) -> None:
        """Icons alone where the window is narrow for its text; the menu bar as high as the shell had it."""
        self.rail.set_collapsed(is_narrow(self._theme, self.width()))
        if not self.menuBar().isNativeMenuBar():
            self.menuBar().setFixedHeight(menu_px(self._theme))

    def _restore_geometry(self) -> None:
        stored = self._store.load_geometry() if self._store is not None else ""
        if not stored or not self.restoreGeometry(QByteArray.fromBase64(stored.encode("ascii", "ignore"))):
            self.resize(*START_SIZE_PX)
