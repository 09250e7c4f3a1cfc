"""Feedback of a receiving team: through the pack item by item, then saved as a form for its author."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from trainer.services.feedback import RATINGS, FeedbackItem, Opinion, asked_items, read_forms, write_form
from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path
from trainer.ui.packs.feedback_card import FeedbackCard
from trainer.ui.packs.feedback_list import FeedbackDelegate, FeedbackModel, FeedbackRole
from trainer.ui.packs.feedback_sheet import form_name
from trainer.ui.packs.fields import Field
from trainer.ui.packs.rows import caption, open_path
from trainer.ui.page import HeaderChip, Page
from trainer.ui.widgets.button import Button
from trainer.wording.catalogue import _, language
from trainer.wording.numbers import number
from trainer.wording.pack_sheets import group_of, group_title

if TYPE_CHECKING:
    from trainer.core.scenario import Pack
    from trainer.services.installing import InstalledPack

_log = logging.getLogger(__name__)
_GROUP = Qt.ItemDataRole.UserRole + 1
_DRAFT_AFTER_MS = 1_500
_CARD_PX, _ROW_PX = 440, 64
_STACKED_BELOW_PX = 780
_MOST_PX = 16_777_215  # Qt's "as wide as you like"


@dataclass(frozen=True)
class Begun:
    """A pack with what was said of it before.

    Attributes:
        aside: Where a draft is that could not be read.
    """

    pack: Pack
    items: Sequence[FeedbackItem]
    opinions: Mapping[str, Opinion] = field(default_factory=dict)
    by: str = ""
    aside: Path | None = None


class FeedbackPage(Page):
    """1–5 rates, Enter writes a comment, Ctrl+Enter goes on. What is written is kept as a draft by itself.

    Args:
        context: For looks and background work.
        drafts: Folder of the drafts, a form for each pack.
        own_name: Says in the lane who gives the feedback, if that is known.
    """

    closed = Signal()

    def __init__(self, context: Context, drafts: Path, own_name: Callable[[], str] = str) -> None:
        super().__init__()
        self._context, self._drafts, self._own_name = context, drafts, own_name
        self._pack: Pack | None = None
        self._is_stored = True
        theme = context.theme
        self.model = FeedbackModel(self)
        self.list = QListView()
        self.parts = QComboBox()
        self.card = FeedbackCard(context)
        self.name = QLineEdit()
        self.save = Button(theme, kind="primary", icons=context.icons, icon="export")
        self.back = Button(theme, kind="secondary")
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(_DRAFT_AFTER_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return (
            _("Feedback: {title}").format(title=self._pack.title) if self._pack is not None else _("Feedback")
        )

    def header_chips(self) -> Sequence[HeaderChip]:
        if not self.model.items:
            return ()
        words = _("{done} of {all}").format(
            done=number(len(self.model.opinions)), all=number(len(self.model.items))
        )
        return (HeaderChip(words, "accent"),)

    def header_actions(self) -> Sequence[QWidget]:
        return (self.back, self.save)

    def retranslate(self) -> None:
        self.list.setAccessibleName(_("Items of the pack"))
        self.parts.setAccessibleName(_("Go to"))
        self.save.setText(_("Save the form…"))
        self.back.setText(_("Back"))
        self._name_field.set_words(_("Your name"), _("So that the author knows whom to ask; may stay empty."))
        self._keys.set_text(_("1–5 rate · Enter: comment · Ctrl+Enter: next · Esc: back to the list"))
        self.card.retranslate()
        self._show_current()
        self.list.viewport().update()

    def open(self, chosen: InstalledPack) -> None:
        """Show a pack, with the draft that is there."""
        pack, folder = chosen.pack, chosen.folder
        if pack is None:
            return
        self._store()
        draft, own_name = self._draft_of(pack), self._own_name

        def work() -> Begun:
            begun = _begin(pack, folder, draft)
            return begun if begun.opinions else replace(begun, by=begun.by or own_name())

        self._context.jobs.run(work, then=self._show, owner=self)

    def entered(self) -> None:
        self.list.setFocus()

    def left(self) -> None:
        self._store()

    def save_to(self, target: Path) -> None:
        """Write the form."""
        pack, code = self._pack, language()
        if pack is None:
            return
        opinions, by = dict(self.model.opinions), self.name.text().strip()
        self._context.jobs.run(
            lambda: write_form(pack, target, language=code, opinions=opinions, by=by), then=self._say_saved
        )

    # What is shown

    def _show(self, begun: Begun) -> None:
        self._pack = begun.pack
        self.model.show_items(begun.pack, begun.items, begun.opinions)
        self.name.setText(begun.by)
        self._fill_parts(begun)
        self._is_stored = True
        if begun.aside is not None:
            words = _("The draft could not be read. It is kept as {file}.").format(file=begun.aside.name)
            self._context.tell(words, tone="unsure")
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._show_current()
        self.header_changed.emit()

    def _fill_parts(self, begun: Begun) -> None:
        """One entry for each scenario, quiz and note, with the row where it begins."""
        self.parts.blockSignals(True)
        self.parts.clear()
        for row, item in enumerate(begun.items):
            group = group_of(item.address)
            if self.parts.findData(group, _GROUP) < 0:
                self.parts.addItem(group_title(item.address, begun.pack), row)
                self.parts.setItemData(self.parts.count() - 1, group, _GROUP)
        self.parts.blockSignals(False)

    def _go_to_part(self, at: int) -> None:
        self.list.setCurrentIndex(self.model.index(self.parts.itemData(at), 0))
        self.list.scrollTo(self.list.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        self.list.setFocus()

    def _show_current(self) -> None:
        index = self.list.currentIndex()
        item: FeedbackItem | None = index.data(FeedbackRole.ITEM) if index.isValid() else None
        if item is not None:
            self.parts.setCurrentIndex(self.parts.findData(group_of(item.address), _GROUP))
        place = str(index.data(FeedbackRole.PLACE)) if item is not None else ""
        opinion = self.model.opinion_of(item) if item is not None else Opinion()
        self.card.show_item(item, place, opinion)

    def _changed(self, opinion: Opinion) -> None:
        self.model.set_opinion(self.list.currentIndex().row(), opinion)
        self._touched()
        self.header_changed.emit()

    def _touched(self) -> None:
        self._is_stored = False
        self._draft.start()

    def _rate(self, rating: int) -> None:
        if self.list.currentIndex().isValid():
            self.card.rate(rating)

    def _next(self) -> None:
        row = self.list.currentIndex().row() + 1
        if row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row, 0))
        self.list.setFocus()

    # Storing

    def _draft_of(self, pack: Pack) -> Path:
        return self._drafts / f"{pack.id}.xlsx"

    def _store(self) -> None:
        """Keep the draft as it is now; behind everything that is on its way."""
        self._draft.stop()
        if self._pack is None or self._is_stored:
            return
        self._is_stored = True
        pack, code, target = self._pack, language(), self._draft_of(self._pack)
        opinions, by = dict(self.model.opinions), self.name.text().strip()

        def work() -> None:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_form(pack, target, language=code, opinions=opinions, by=by)

        self._context.jobs.run(work)

    def _ask_where(self) -> None:
        if self._pack is None:
            return
        proposal = proposed_path(form_name(self._pack))
        name, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Save the form"), proposal, _("Excel (*.xlsx)")
        )
        if name:
            self.save_to(chosen_path(name, ".xlsx"))

    def _say_saved(self, target: Path) -> None:
        self._context.tell(
            _("Saved as {file}. Send it to the author of the pack.").format(file=target.name),
            tone="met",
            action=_("Open folder"),
            does=lambda: open_path(target.parent),
        )

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.activated.connect(self._comment)
        self.parts.activated.connect(self._go_to_part)
        self.card.changed.connect(self._changed)
        self.card.done.connect(self._next)
        self.card.left.connect(self.list.setFocus)
        self.name.textEdited.connect(self._touched)
        self.save.clicked.connect(self._ask_where)
        self.back.clicked.connect(self.closed)
        self._draft.timeout.connect(self._store)
        for rating in RATINGS:  # a field that is written in keeps its digits
            key = QShortcut(QKeySequence(str(rating)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda value=rating: self._rate(value))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            go_on = QShortcut(QKeySequence(keys), self)
            go_on.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            go_on.activated.connect(self._next)

    def _comment(self, _index: QModelIndex) -> None:
        self.card.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self.list.setObjectName("cards")
        self.list.setModel(self.model)
        self.list.setItemDelegate(FeedbackDelegate(theme, self._context.icons, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._name_field = Field(theme, "", self.name)
        self._keys = caption(self._context, "")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(self._name_field)
        column.addWidget(self.parts)
        column.addWidget(self.list, 1)
        column.addWidget(self._keys)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(space.xl + space.xs, space.xl, space.xl + space.xs, space.xl)
        self._row.setSpacing(space.l)
        self._row.addWidget(left, 1)
        self._row.addWidget(self.card)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside each other; where the width is small for the text, the card below the chosen row."""
        theme = self._context.theme
        is_stacked = self.width() < theme.scaled(_STACKED_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
        self._row.setStretch(0, 0 if is_stacked else 1)
        self._row.setStretch(1, 1 if is_stacked else 0)
        self._keys.setVisible(not is_stacked)
        row_px = max(0, self.list.sizeHintForRow(0)) or theme.scaled(_ROW_PX)
        self.list.setMaximumHeight(row_px + theme.tokens.space.s if is_stacked else _MOST_PX)
        width = theme.scaled(_CARD_PX)
        self.card.setMinimumWidth(0 if is_stacked else width)
        self.card.setMaximumWidth(_MOST_PX if is_stacked else width)
        self.list.scrollTo(self.list.currentIndex())


def _begin(pack: Pack, folder: Path, draft: Path) -> Begun:
    """Return a pack with its draft; one that cannot be read is put aside, so that nothing takes its place."""
    items = asked_items(pack)
    if not draft.is_file():
        return Begun(pack, items)
    report = read_forms(folder, [draft])
    if report.faults and not report.entries:
        aside = draft.with_suffix(".unreadable.xlsx")
        _log.warning("a draft of feedback cannot be read and is kept as %s: %s", aside, report.faults)
        draft.replace(aside)
        return Begun(pack, items, aside=aside)
    by = report.entries[0].by if report.entries else ""
    return Begun(pack, items, {one.address: one.opinion for one in report.entries}, by)
