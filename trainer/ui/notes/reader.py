"""A note to read: what was sought stands out, and its links lead to other notes of the pack."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from trainer.ui.context import Context
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.notes import NoteEntry

_MOST_MARKS = 500
_WIDEST_PX = 720  # longer lines are hard to read


class NoteReader(Card):
    """Keys scroll it while it has the focus; Escape gives the focus back."""

    note_requested = Signal(object)  # a NoteEntry
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xs)
        self._context = context
        self._entry: NoteEntry | None = None
        self._words: tuple[str, ...] = ()
        theme = context.theme
        self._pack = Text(theme, style="caption", role="muted")
        self.text = MarkdownText(theme)
        self.text.anchorClicked.connect(self._follow)
        self._links_heading = SectionHeading(theme)
        self._links = QWidget()
        self._flow = FlowLayout(self._links)
        self.panel = ScrollPanel(theme)
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self._pack, self.text, self._links_heading, self._links):
            widget.setMaximumWidth(theme.scaled(_WIDEST_PX))
            self.panel.column.addWidget(widget)
        self.body.addWidget(self.panel)
        theme.changed.connect(self._mark)
        self.retranslate()

    @property
    def entry(self) -> NoteEntry | None:
        """What is shown."""
        return self._entry

    @property
    def links(self) -> list[Link]:
        """To the other notes that this one leads to."""
        return [one for one in self._links.findChildren(Link) if not one.isHidden()]

    def retranslate(self) -> None:
        self._links_heading.set_text(_("Leads to"))
        self.panel.setAccessibleName(_("Note"))

    def open(self, entry: NoteEntry | None, words: Collection[str] = ()) -> None:
        """Show a note from its top, or from the first of the words that were sought.

        Args:
            entry: ``None`` for nothing.
            words: As they stand in the note.
        """
        is_same = entry == self._entry
        self._entry, self._words = entry, tuple(words)
        self.panel.setVisible(entry is not None)
        if entry is None:
            return
        if not is_same:
            self._pack.set_text(entry.pack.title)
            self.text.set_markdown(_with_title(entry), entry.picture)
            self.panel.setAccessibleName(entry.note.title)
            self._show_links(entry)
            self.panel.verticalScrollBar().setValue(0)
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_links(self, entry: NoteEntry) -> None:
        empty(self._flow)
        targets = {
            one.key: one for one in map(entry.linked, _targets(self.text.document())) if one is not None
        }
        for target in targets.values():
            link = Link(self._context.theme, target.note.title)
            link.clicked.connect(lambda _checked=False, to=target: self.note_requested.emit(to))
            self._flow.addWidget(link)
        for part in (self._links_heading, self._links):
            part.setVisible(bool(targets))

    def _follow(self, url: QUrl) -> None:
        """Open a note of the pack; what leads out of the program is told, not opened behind one's back."""
        target = None if self._entry is None else self._entry.linked(url.toString())
        if target is not None:
            self.note_requested.emit(target)
        elif url.scheme() in ("http", "https"):
            self._context.tell(_("This leads out of the program: {address}").format(address=url.toString()))

    def _mark(self) -> None:
        """Give what was sought a ground in the text."""
        found: list[QTextEdit.ExtraSelection] = []
        for word in self._words:
            cursor = self.text.document().find(word)
            while not cursor.isNull() and len(found) < _MOST_MARKS:
                found.append(_marked(cursor, self._context.theme.colour("hl_unsure")))
                cursor = self.text.document().find(word, cursor)
        self.text.setExtraSelections(found)


def _marked(cursor: QTextCursor, ground: QColor) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = cursor
    mark.format.setBackground(ground)
    return mark


def _with_title(entry: NoteEntry) -> str:
    """Return the note's text, with its title where the text has none."""
    text = entry.note.text
    return text if text.lstrip().startswith("# ") else f"# {entry.note.title}\n\n{text}"


def _targets(document: QTextDocument) -> list[str]:
    """Return what the links of a text lead to, in its order."""
    found = []
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            form = place.fragment().charFormat()
            if form.isAnchor():
                found.append(form.anchorHref())
            place += 1
        block = block.next()
    return found
