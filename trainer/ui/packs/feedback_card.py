"""One item of a pack: what it says, a rating, a comment, a better wording."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit

from trainer.services.feedback import RATINGS, FeedbackItem, Opinion
from trainer.ui.context import Context
from trainer.ui.drill.composer import send_keys
from trainer.ui.packs.rows import buttons_row
from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.choice import Choice
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.pack_sheets import rating_name

_COMMENT_LINES, _SUGGESTION_LINES = 3, 5
_LINE = 1.6


class FeedbackCard(Card):
    """``changed`` carries the opinion; ``done`` asks for the next item, ``left`` for the list."""

    changed = Signal(object)  # an Opinion
    done = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl)
        self._context = context
        self._item: FeedbackItem | None = None
        self._is_filling = False
        theme = context.theme
        self._place = Text(theme, style="caption", role="muted")
        self._text = Text(theme)
        self._rating_heading, self._comment_heading, self._suggestion_heading = (
            SectionHeading(theme) for _heading in range(3)
        )
        self.ratings = {rating: Choice(theme) for rating in RATINGS}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # a second press takes the rating back
        self.comment, self.suggestion = _edit(theme, _COMMENT_LINES), _edit(theme, _SUGGESTION_LINES)
        self.take_over = Button(theme, kind="quiet", icons=context.icons, icon="copy")
        self.next = Button(theme, kind="primary")
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the screens."""
        self._rating_heading.set_text(_("How good is it?"))
        self._comment_heading.set_text(_("Comment"))
        self._suggestion_heading.set_text(_("A better wording"))
        self.comment.setAccessibleName(_("Comment"))
        self.suggestion.setAccessibleName(_("A better wording"))
        self.take_over.setText(_("Begin with the present text"))
        self.next.setText(_("Next"))
        self.next.set_keys(send_keys())
        for rating, choice in self.ratings.items():
            choice.setText(str(rating))
            words = _("{rating}: {meaning}").format(rating=rating, meaning=rating_name(rating))
            choice.setAccessibleName(words)
            choice.setToolTip(words)
        self._ends.set_text(
            _("1 {worst} … 5 {best}").format(worst=rating_name(RATINGS[0]), best=rating_name(RATINGS[-1]))
        )

    def show_item(self, item: FeedbackItem | None, place: str, opinion: Opinion) -> None:
        """Show an item with what was said of it."""
        self._item = item
        self._panel.setVisible(item is not None)
        if item is None:
            return
        self._is_filling = True
        self._place.set_text(place)
        self._text.set_text(item.text)
        for rating, choice in self.ratings.items():
            choice.setChecked(rating == opinion.rating)
        self.comment.setPlainText(opinion.comment)
        self.suggestion.setPlainText(opinion.suggestion)
        self._is_filling = False
        self._fit()
        self._panel.verticalScrollBar().setValue(0)

    def rate(self, rating: int) -> None:
        """Give a rating; the one that is there already is taken back."""
        for value, choice in self.ratings.items():
            choice.setChecked(value == rating and not choice.isChecked())
        self._tell()

    @property
    def opinion(self) -> Opinion:
        """What stands there now."""
        chosen = [rating for rating, choice in self.ratings.items() if choice.isChecked()]
        return Opinion(
            chosen[0] if chosen else None,
            self.comment.toPlainText().strip(),
            self.suggestion.toPlainText().strip(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, rating: int) -> None:
        """Only one can be pressed; what was pressed by hand is set already."""
        for value, choice in self.ratings.items():
            if value != rating:
                choice.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self._fit()
        if not self._is_filling and self._item is not None:
            self.changed.emit(self.opinion)

    def _take_over(self) -> None:
        if self._item is not None:
            self.suggestion.setPlainText(self._item.text)
            self.suggestion.setFocus()

    def _fit(self) -> None:
        self.take_over.setEnabled(not self.suggestion.toPlainText())

    def _connect(self) -> None:
        for rating, choice in self.ratings.items():
            self._group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, value=rating: self._pressed(value))
        for edit in (self.comment, self.suggestion):
            edit.textChanged.connect(self._tell)
            edit.installEventFilter(self)
        self.take_over.clicked.connect(self._take_over)
        self.next.clicked.connect(self.done)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self._ends = Text(theme, style="caption", role="muted")
        self.body.setContentsMargins(0, 0, 0, 0)
        self._panel = ScrollPanel(theme)
        column = self._panel.column
        column.addWidget(self._rating_heading)
        column.addWidget(buttons_row(self._context, *self.ratings.values()))
        column.addWidget(self._ends)
        column.addSpacing(space.m)
        column.addWidget(self._place)
        column.addWidget(self._text)
        for heading, edit in (
            (self._comment_heading, self.comment),
            (self._suggestion_heading, self.suggestion),
        ):
            column.addSpacing(space.m)
            column.addWidget(heading)
            column.addWidget(edit)
        column.addWidget(buttons_row(self._context, self.take_over))
        column.addSpacing(space.s)
        column.addWidget(buttons_row(self._context, self.next))
        self.body.addWidget(self._panel)


def _edit(theme: Theme, lines: int) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)

    def fit() -> None:
        edit.setFixedHeight(round(lines * theme.text_px("body") * _LINE) + 2 * theme.tokens.space.m)

    theme.changed.connect(fit)
    fit()
    return edit
