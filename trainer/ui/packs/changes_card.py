"""What another version changes, item by item; a line unfolds to what stood there before and what will."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.errors import UserFacingError
from trainer.core.pack_difference import ChangeKind
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.packs.rows import Sign, SignRow, TitledCard
from trainer.ui.tokens import Role
from trainer.ui.widgets.fact_table import FactTable
from trainer.ui.widgets.fold import Fold
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.differences import change_line, field_line, field_name, field_values
from trainer.wording.install_terminal import unchosen_sentence
from trainer.wording.numbers import number
from trainer.wording.pack_pages import refusal

if TYPE_CHECKING:
    from trainer.core.pack_difference import FieldChange, ItemChange, PackDifference

_FIRST = 40  # more than anybody reads at once; all of them are there when asked for
_SIGNS: dict[ChangeKind, tuple[IconName, Role]] = {
    ChangeKind.ADDED: ("plus", "met"),
    ChangeKind.REMOVED: ("trash", "missed"),
    ChangeKind.CHANGED: ("pencil", "accent"),
    ChangeKind.MOVED: ("chevron-right", "accent"),
}


class ChangesPlace(QWidget):
    """Where the changes are shown, and shown anew when something else is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: TitledCard | None = None

    def show_changes(self, difference: PackDifference | UserFacingError | None, *, is_open: bool) -> None:
        """Show what will differ from what is here.

        Args:
            difference: Why both do not fit together, if they do not.
            is_open: There is still something to choose.
        """
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card = self._new_card(difference, is_open=is_open)
        if self._card is not None:
            self._column.addWidget(self._card)
        self.setVisible(self._card is not None)

    def _new_card(
        self, difference: PackDifference | UserFacingError | None, *, is_open: bool
    ) -> TitledCard | None:
        if isinstance(difference, UserFacingError):
            card = TitledCard(self._context, _("What changes"))
            happened, to_do = refusal(difference)
            card.body.addWidget(SignRow(self._context, "critical", "critical", happened))
            card.body.addWidget(Text(self._context.theme, to_do, role="muted"))
            return card
        if difference is None or difference.is_same_content:
            return None
        return ChangesCard(self._context, difference, is_open=is_open)


class ChangesCard(TitledCard):
    """The first ones at once, the others behind a link."""

    def __init__(self, context: Context, difference: PackDifference, *, is_open: bool = False) -> None:
        count = len(difference.items)
        words = ngettext("{count} change", "{count} changes", count).format(count=number(count))
        super().__init__(context, _("What changes"), (words, "plain"))
        self._context = context
        self.body.setSpacing(context.theme.tokens.space.xs)
        if is_open:
            self.body.addWidget(Text(context.theme, unchosen_sentence(), role="muted"))
        for item in difference.items[:_FIRST]:
            self.body.addWidget(self._row(item))
        self._rest = difference.items[_FIRST:]
        if not count:
            same = _("Scenarios and questions mean the same; only comments or the arrangement differ.")
            self.body.addWidget(Text(context.theme, same, role="muted"))
        if self._rest:
            self._add_link()

    def _add_link(self) -> None:
        words = ngettext("Show {count} more", "Show {count} more", len(self._rest))
        link = Link(self._context.theme, words.format(count=number(len(self._rest))))
        link.clicked.connect(lambda: self._show_rest(link))
        self.body.addWidget(link)

    def _show_rest(self, link: Link) -> None:
        link.hide()
        for item in self._rest:
            self.body.addWidget(self._row(item))

    def _row(self, item: ItemChange) -> QWidget:
        icon, role = _SIGNS[item.change]
        if not item.fields:
            return self._leaf(icon, role, change_line(item))
        theme = self._context.theme
        fold = Fold(theme, self._context.icons, change_line(item), icon=icon, role=role)
        for change in item.fields:
            self._add_field(fold, change)
        return fold

    def _add_field(self, fold: Fold, change: FieldChange) -> None:
        theme = self._context.theme
        before, after = field_values(change)
        if before == after:  # a file, or what has no short form: that it is another one has to do
            fold.inside.addWidget(Text(theme, field_line(change)))
            return
        table = FactTable(theme)
        table.set_rows([(_("before"), before), (_("after"), after)])
        fold.inside.addWidget(Text(theme, field_name(change.field), weight="semibold"))
        fold.inside.addWidget(table)

    def _leaf(self, icon: IconName, role: Role, words: str) -> QWidget:
        """Return a line that has nothing to unfold, its words under those of the lines that have."""
        theme = self._context.theme
        space = theme.tokens.space
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.scaled(theme.tokens.size.icon) + space.xs, space.xs, 0, space.xs)
        row.setSpacing(2 * space.xs)
        row.addWidget(Sign(self._context, icon, role, grow_px=-2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(theme, words, weight="medium"), 1)
        return holder
