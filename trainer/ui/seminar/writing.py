"""Where something is written in a seminar: what was said already, and the field for what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.services.ids import new_id
from trainer.ui.context import Context
from trainer.ui.drill.composer import send_keys
from trainer.ui.seminar.speaker import SpeakerField
from trainer.ui.tokens import TextStyle
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.focus import is_enter
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.quiz_records import SeminarEntry
    from trainer.services.seminars import SeminarService, SeminarState

_STORE_AFTER_MS = 600
_LINES, _LINE = 4, 1.7
_NAME_PX = 240


class WritingPanel(QWidget):
    """Every pause in the typing is stored; Ctrl+Enter begins the next contribution.

    Args:
        context: For looks and background work.
        service: Stores what is written.
    """

    changed = Signal()  # something was added or taken away
    typed = Signal()

    def __init__(self, context: Context, service: Callable[[], SeminarService]) -> None:
        super().__init__()
        self._context, self._service = context, service
        self._state: SeminarState | None = None
        self._prompt_id = ""
        self._entry_id = ""  # of what is being typed
        self._style: TextStyle = "body"
        self._stored = ("", "")  # text and name as they were stored last
        theme = context.theme
        self._said = QWidget()
        self.column = QVBoxLayout(self._said)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.tokens.space.s)
        self._heading = SectionHeading(theme)
        self.speaker = SpeakerField(theme)
        self.name = self.speaker.name
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.add = Button(theme, kind="secondary", keys=send_keys())
        self._kept = Text(theme, style="caption", role="muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_STORE_AFTER_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.speaker.retranslate()
        self._kept.set_text(_("Kept as you type"))
        self._say_words()

    def open(self, state: SeminarState, prompt_id: str) -> None:
        """Show what was written under a prompt, or the questions to the owner for none."""
        self.store()
        self._state, self._prompt_id, self._entry_id = state, prompt_id, ""
        self._fill("", "")
        self.speaker.set_people(state.people)
        self._show(state.said(prompt_id) if prompt_id else state.questions)
        self._say_words()

    def show_state(self, state: SeminarState) -> None:
        """Bring what was written up to date; what is being typed stays in its field."""
        self._state = state
        self.speaker.set_people(state.people)
        said = state.said(self._prompt_id) if self._prompt_id else state.questions
        self._show([one for one in said if one.id != self._entry_id])

    def set_group(self, is_group: bool) -> None:
        """Ask who says it, or not."""
        self.speaker.setVisible(is_group)
        if not is_group:
            self.name.clear()

    def set_style(self, *, is_large: bool) -> None:
        """Write in large letters, for a group before one screen."""
        self._style = "title" if is_large else "body"
        self._fit()
        if self._state is not None:
            self.show_state(self._state)

    def store(self) -> None:
        """Store what stands in the field now."""
        self._pause.stop()
        state, text, name = self._state, self.field.toPlainText(), self.name.text()
        if state is None or (text, name) == self._stored or not (text.strip() or self._entry_id):
            return
        self._stored = (text, name)
        self._entry_id = self._entry_id or new_id()
        service, prompt_id, entry_id = self._service(), self._prompt_id, self._entry_id

        def failed(error: Exception) -> None:
            self._stored = ("", "")  # tried again at the next pause
            self._context.report(error)

        self._context.jobs.run(
            lambda: service.write(state, text, prompt_id=prompt_id, by=name, entry_id=entry_id),
            otherwise=failed,
        )

    def finish_entry(self) -> None:
        """Store what was typed and begin the next contribution: somebody else's, as a rule."""
        if not self.field.toPlainText().strip():
            return
        self.store()
        self._entry_id = ""
        self._fill("", "")
        self.changed.emit()
        (self.field if self.speaker.isHidden() else self.name).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_enter(event):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finish_entry()
                return True
            if watched is self.name:
                self.field.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _show(self, said: Sequence[SeminarEntry]) -> None:
        empty(self.column)
        for entry in said:
            card = SaidCard(self._context, entry, style=self._style)
            card.edit_requested.connect(self._edit)
            card.remove_requested.connect(self._remove)
            self.column.addWidget(card)
        self._said.setVisible(bool(said))

    def _edit(self, entry: SeminarEntry) -> None:
        """Go on with something that was written; what stands in the field is kept first."""
        self.finish_entry()
        self._entry_id = entry.id
        self._fill(entry.text, entry.by)
        self.changed.emit()
        self.field.setFocus()

    def _remove(self, entry: SeminarEntry) -> None:
        """Take it away; the notice can bring it back."""
        service, state, prompt_id = self._service(), self._state, self._prompt_id
        if state is None:
            return

        def bring_back() -> None:
            self._context.jobs.run(
                lambda: service.write(state, entry.text, prompt_id=prompt_id, by=entry.by, entry_id=entry.id),
                then=lambda _entry: self.changed.emit(),
                owner=self,
            )

        def removed(_done: object) -> None:
            self.changed.emit()
            self._context.tell(_("Removed."), action=_("Undo"), does=bring_back)

        self._context.jobs.run(lambda: service.remove(entry.id), then=removed, owner=self)

    def _typed(self) -> None:
        """Store before long, also while the typing goes on and on."""
        self.typed.emit()
        if not self._pause.isActive():
            self._pause.start()

    def _name_taken(self) -> None:
        self.field.setFocus()
        self._typed()

    def _fill(self, text: str, name: str) -> None:
        self.field.blockSignals(True)
        self.name.blockSignals(True)
        self.field.setPlainText(text)
        self.name.setText(name)
        self.field.blockSignals(False)
        self.name.blockSignals(False)
        self._stored = (text, name)

    def _say_words(self) -> None:
        is_prompt = bool(self._prompt_id)
        self._heading.set_text(_("What is said") if is_prompt else _("Your question"))
        self.field.setAccessibleName(_("What is said") if is_prompt else _("Your question"))
        self.field.setPlaceholderText(
            _("Write down what you, or one of you, would say.")
            if is_prompt
            else _("What do the notes leave open?")
        )
        self.add.setText(_("Next contribution") if is_prompt else _("Next question"))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.name.textEdited.connect(self._typed)
        self.speaker.chosen.connect(self._name_taken)
        self._pause.timeout.connect(self.store)
        self.add.clicked.connect(self.finish_entry)
        for widget in (self.field, self.name):
            widget.installEventFilter(self)
        self._context.theme.changed.connect(self._fit)

    def _fit(self) -> None:
        theme = self._context.theme
        self.field.setFont(theme.font(self._style))
        line_px = theme.text_px(self._style) * _LINE
        self.field.setFixedHeight(round(_LINES * line_px) + 2 * theme.tokens.space.m)
        self.name.setMaximumWidth(theme.scaled(_NAME_PX))

    def _lay_out(self) -> None:
        space = self._context.theme.tokens.space
        foot = QHBoxLayout()
        foot.setSpacing(space.m)
        foot.addWidget(self.add)
        foot.addWidget(self._kept, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        for widget in (self._said, self._heading, self.speaker, self.field):
            column.addWidget(widget)
        column.addLayout(foot)
        self._fit()


class SaidCard(Card):
    """One contribution: who said it, what, and two quiet buttons."""

    edit_requested = Signal(object)  # a SeminarEntry
    remove_requested = Signal(object)

    def __init__(self, context: Context, entry: SeminarEntry, *, style: TextStyle) -> None:
        theme = context.theme
        super().__init__(theme, padding_px=theme.tokens.space.m)
        words = QVBoxLayout()
        words.setSpacing(theme.tokens.space.xs)
        if entry.by:
            words.addWidget(Text(theme, entry.by, style="caption", weight="semibold", role="accent"))
        words.addWidget(Text(theme, entry.text, style=style))
        self.edit = Button(theme, kind="quiet", icons=context.icons, icon="pencil")
        self.remove = Button(theme, kind="quiet", icons=context.icons, icon="close")
        for button, name in ((self.edit, _("Change")), (self.remove, _("Remove"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.edit.clicked.connect(lambda: self.edit_requested.emit(entry))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(entry))
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.xs)
        row.addLayout(words, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
