"""The composer: where a trainee writes, as fits the channel, with counter, hint and Send."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.scenario import Channel
from trainer.ui.drill.letter_head import LetterHead
from trainer.ui.drill.reply_edit import MAX_CHARACTERS, ReplyEdit
from trainer.ui.icons import Icons
from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.foot_strip import FootStrip
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_EDIT_LINES = 4
_LETTER_LINES = 9
_LETTER_SHARE = 0.26  # of the window's height, at most
_KEYS_FROM_PX = 360


def send_keys() -> str:
    """The keys that send, as the platform writes them."""
    return "⌘ ↵" if sys.platform == "darwin" else "Ctrl ↵"


class Composer(FootStrip):
    """Reply field over a row with hint, counter and Send; an e-mail is taller and has its subject above.

    ``count`` turns the text into the counter's sentence ("14 words · good length 20–60"). An empty or blank
    reply can not be sent; ``sent`` carries the text as typed.
    """

    sent = Signal(str)
    hint_requested = Signal()
    draft_changed = Signal(str)
    too_long = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        count: Callable[[str], str],
        max_characters: int = MAX_CHARACTERS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._count = count
        self._can_send = True
        self._channel = Channel.CHAT
        self.letter_head = LetterHead(theme)
        self.edit = ReplyEdit(theme, max_characters=max_characters)
        self.hint_button = Button(theme, kind="quiet", icons=icons, icon="hint")
        self.send_button = Button(theme, kind="primary")
        self._counter = Text(theme, style="caption", role="muted", is_centred=True)
        self._lay_out()
        self.edit.send_requested.connect(self._send)
        self.edit.draft_changed.connect(self.draft_changed)
        self.edit.too_long.connect(self.too_long)
        self.edit.text_edited.connect(self._text_edited)
        self.send_button.clicked.connect(self._send)
        self.hint_button.clicked.connect(self.hint_requested)
        theme.changed.connect(self._restyle)
        self.setFocusProxy(self.edit)
        self.retranslate()
        self._restyle()

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.set_text(text)

    def clear(self) -> None:
        """After a reply has been stored."""
        self.edit.set_text("")

    def set_channel(self, channel: Channel, *, to: str = "", subject: str = "") -> None:
        """Be the form in which one answers there; a subject is that of a letter."""
        self._channel = channel
        self.letter_head.set_content(to=to, subject=subject)
        self.edit.setPlaceholderText(_invitation(channel))
        self._restyle()

    def set_can_send(self, can_send: bool) -> None:
        """False while a reply is being scored or when the drill is over; writing goes on."""
        self._can_send = can_send
        self._text_edited(self.edit.text())

    def set_enter_sends(self, does_enter_send: bool) -> None:
        self.edit.does_enter_send = does_enter_send
        self._show_keys()

    def set_count(self, count: Callable[[str], str]) -> None:
        self._count = count
        self._text_edited(self.edit.text())

    def flush_draft(self) -> None:
        self.edit.flush_draft()

    def retranslate(self) -> None:
        self.edit.setPlaceholderText(_invitation(self._channel))
        self.letter_head.retranslate()
        self.edit.setAccessibleName(_("Your reply"))
        self.hint_button.setText(_("Hint"))
        self.send_button.setText(_("Send"))
        self._show_keys()
        self._text_edited(self.edit.text())

    def sizeHint(self) -> QSize:
        return QSize(480, super().sizeHint().height())

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl - space.xs, space.l, space.xl - space.xs, space.l)
        column.setSpacing(space.m - 2)
        column.addWidget(self.letter_head)
        column.addWidget(self.edit)
        row = QHBoxLayout()
        row.setSpacing(space.m)
        row.addWidget(self.hint_button)
        row.addWidget(self._counter, 1)
        row.addWidget(self.send_button)
        column.addLayout(row)

    def _send(self) -> None:
        if self._can_send and self.edit.text().strip() and not self.edit.is_composing:
            self.edit.flush_draft()
            self.sent.emit(self.edit.text())

    def _text_edited(self, text: str) -> None:
        self._counter.set_text(self._count(text))
        self.send_button.setEnabled(self._can_send and bool(text.strip()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()
        self._restyle()

    def _show_keys(self) -> None:
        has_room = self.width() >= self._theme.scaled(_KEYS_FROM_PX)
        keys = "↵" if self.edit.does_enter_send else send_keys()
        self.send_button.set_keys(keys if has_room else "")

    def _restyle(self) -> None:
        line = round(self._theme.text_px("body") * self._theme.tokens.line_height_latin)
        frame = 2 * self._theme.tokens.space.s + 2
        height = _EDIT_LINES * line + frame
        if self._channel is Channel.EMAIL:
            most = round(self.window().height() * _LETTER_SHARE)
            height = max(height, min(_LETTER_LINES * line + frame, most))
        self.edit.setFixedHeight(height)
        self.update()


def _invitation(channel: Channel) -> str:
    match channel:
        case Channel.EMAIL:
            return _("Write your e-mail here")
        case Channel.PHONE:
            return _("Say it as you would on the phone")
        case Channel.IN_PERSON:
            return _("Say it as you would face to face")
        case _:
            return _("Write your reply here")
