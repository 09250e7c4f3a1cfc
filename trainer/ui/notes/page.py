"""Notes: what was found at the left, the chosen one to read beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.notes.note_list import NoteDelegate
from trainer.ui.notes.reader import NoteReader
from trainer.ui.page import Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card_list import CardList, SearchField
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.row_model import RowModel, RowRole
from trainer.wording.catalogue import _, language
from trainer.wording.noting import near_words

if TYPE_CHECKING:
    from trainer.services.notes import NoteEntry, NoteHit
    from trainer.services.office import Office

_LIST_PX, _LIST_SHARE = 360, 0.42
_SEARCH_AFTER_MS = 150


@dataclass(frozen=True)
class Found:
    """What a search found, and what was searched for."""

    query: str
    hits: Sequence[NoteHit]
    near: Sequence[str] = ()
    """Words that notes have, where nothing was found."""


class NotesPage(Page):
    """Ctrl+F or / searches, arrow keys go through what was found, Enter reads, Escape goes back."""

    page_requested = Signal(str)

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._wanted = ""  # key of a note that is chosen as soon as it is found
        self._is_known = False
        self._near: Sequence[str] = ()
        self._shown_for = ""  # language of the screens
        self.model: RowModel[NoteHit] = RowModel(
            title=lambda hit: hit.entry.note.title, spoken=_spoken, parent=self
        )
        self.list = CardList()
        self.search = SearchField(self.list)
        self.reader = NoteReader(context)
        self.seminars = Button(context.theme)
        self.quizzes = Button(context.theme)
        self.empty = EmptyState(context.theme, context.icons, "book")
        self.nothing = EmptyState(context.theme, context.icons, "search")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_AFTER_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return _("Notes")

    def header_actions(self) -> Sequence[QWidget]:
        return (self.seminars, self.quizzes)

    def retranslate(self) -> None:
        self.search.set_words(_("Search notes"))
        self.list.setAccessibleName(_("Notes"))
        self.seminars.setText(_("Seminars"))
        self.quizzes.setText(_("Quizzes"))
        self.empty.set_content(title=_("No note is here yet"), body=_("Ask your trainer for a pack."))
        self._say_nothing_fits()
        self.reader.retranslate()

    def entered(self) -> None:
        self._look()
        self.search.setFocus()

    def open(self, pack_id: str, note_id: str) -> None:
        """Show one note, as soon as the page has it."""
        self._wanted = f"{pack_id}/{note_id}"
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        if self.isVisible():
            self._look()

    def search_for(self, words: str) -> None:
        """Look for some words at once."""
        self.search.setText(words)
        self._pause.stop()
        self._look()

    def _look(self) -> None:
        query, notes = self.search.text(), self._office.notes
        mine = language()

        def look() -> Found:
            hits = notes.search(query, mine)
            return Found(query, hits, () if hits else notes.nearest(query, mine))

        self._context.jobs.run(look, then=self._found, owner=self)

    def _found(self, found: Found) -> None:
        if found.query != self.search.text():
            return  # typed on meanwhile
        chosen = self._chosen()
        wanted = self._wanted or (chosen.entry.key if chosen is not None and not found.query else "")
        self._wanted = ""
        self._is_known = True
        self.model.set_rows(found.hits)
        self._near = found.near
        self._say_nothing_fits()
        self._choose(wanted)

    def _say_nothing_fits(self) -> None:
        body = near_words(self._near) if self._near else _("No note has all of these words.")
        self.nothing.set_content(title=_("Nothing fits"), body=body, action=_("Show all"))

    # The chosen one

    def _chosen(self) -> NoteHit | None:
        hit: NoteHit | None = self.list.currentIndex().data(RowRole.ROW)
        return hit

    def _choose(self, wanted: str) -> None:
        indexes = self.list.indexes()
        fitting = [one for one in indexes if one.data(RowRole.ROW).entry.key == wanted]
        self.list.setCurrentIndex((fitting or indexes or [QModelIndex()])[0])
        has_none = self._is_known and not indexes
        is_empty = has_none and not self.search.text()
        self._pile.setCurrentWidget(self.empty if is_empty else self._both)
        self._list_pile.setCurrentWidget(self.nothing if has_none else self.list)
        self._show_current()

    def _show_current(self) -> None:
        hit = self._chosen()
        if hit is not None:
            self.reader.open(hit.entry, _sought(hit))
        else:
            self.reader.open(None)

    def _go_to(self, entry: NoteEntry) -> None:
        """Follow a link: the search would hide where it leads."""
        self.open(entry.pack.id, entry.note.id)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _read(self) -> None:
        self.reader.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._look)
        self.search.returnPressed.connect(self._read)
        self.list.activated.connect(self._read)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.reader.note_requested.connect(self._go_to)
        self.reader.left.connect(self.list.setFocus)
        self.nothing.acted.connect(self.search.clear)
        self.seminars.clicked.connect(lambda: self.page_requested.emit("seminar"))
        self.quizzes.clicked.connect(lambda: self.page_requested.emit("quiz"))
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            QShortcut(keys, self).activated.connect(self._find)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self.list.show_cards(self.model, NoteDelegate(theme, self._context.icons, self.list))
        self._list_pile = QStackedWidget()
        self._list_pile.addWidget(self.list)
        self._list_pile.addWidget(self.nothing)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(self.search)
        column.addWidget(self._list_pile, 1)
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.l)
        row.addWidget(self._left)
        row.addWidget(self.reader, 1)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._both)
        self._pile.addWidget(self.empty)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(space.xl + space.xs, space.xl, space.xl + space.xs, space.xl)
        frame.addWidget(self._pile)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = round(self.width() * _LIST_SHARE)
        self._left.setFixedWidth(min(self._context.theme.scaled(_LIST_PX), most))
        self.list.doItemsLayout()


def _spoken(hit: NoteHit) -> str:
    parts = (hit.entry.note.title, hit.entry.pack.title, hit.heading, hit.passage)
    return ", ".join(part for part in parts if part)


def _sought(hit: NoteHit) -> frozenset[str]:
    """Return the words that were found, as they stand in the note."""
    title = {hit.entry.note.title[span.start : span.end] for span in hit.title_spans}
    return frozenset(title | {hit.passage[span.start : span.end] for span in hit.spans})
