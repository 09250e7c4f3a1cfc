"""The conversation as a list model: one message a row, each a frozen value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.ui.text_block import Mark

Speaker = Literal["customer", "trainee", "system"]
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Cover:
    """What stands in place of a text that is heard first: while it is being spoken, and when it is not."""

    speaking: str
    at_rest: str


@dataclass(frozen=True, kw_only=True)
class Message:
    """A line of the conversation.

    ``heading`` stands over the text ("Mika", "You · scored 82"); ``spoken`` is what a screen reader says for
    the whole message ("Customer Mika, 2 of 7: …"), under a ``cover`` too; ``marks`` are code point offsets
    into ``text``; a letter takes the full width, whoever wrote it, and has a ``subject``; what was not sent
    has another frame.
    """

    key: str
    speaker: Speaker
    text: str
    heading: str = ""
    marks: tuple[Mark, ...] = ()
    spoken: str = ""
    can_replay: bool = False
    is_letter: bool = False
    subject: str = ""
    cover: Cover | None = None
    is_unsent: bool = False


class MessageRole(IntEnum):
    """What the delegate asks the model for."""

    MESSAGE = Qt.ItemDataRole.UserRole + 1
    IS_EXPANDED = Qt.ItemDataRole.UserRole + 2
    IS_PLAYING = Qt.ItemDataRole.UserRole + 3


class TranscriptModel(QAbstractListModel):
    """Messages in the order they were written; keys are unique."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._expanded: set[str] = set()
        self._playing = ""

    @property
    def messages(self) -> tuple[Message, ...]:
        return tuple(self._messages)

    def set_messages(self, messages: Iterable[Message]) -> None:
        self.beginResetModel()
        self._messages = list(messages)
        self._expanded.clear()
        self.endResetModel()

    def update_messages(self, messages: Iterable[Message]) -> None:
        """Become this conversation by the fewest steps: what is read or unfolded stays as it is."""
        wanted = list(messages)
        same = 0
        while same < min(len(wanted), len(self._messages)) and _is_same(wanted[same], self._messages[same]):
            same += 1
        self.truncate(same)
        changed = [row for row in range(same) if wanted[row] != self._messages[row]]
        self._messages = wanted[:same]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        self._append(wanted[same:])

    def append(self, message: Message) -> None:
        self._append([message])

    def _append(self, messages: list[Message]) -> None:
        if not messages:
            return
        row = len(self._messages)
        self.beginInsertRows(QModelIndex(), row, row + len(messages) - 1)
        self._messages += messages
        self.endInsertRows()

    def replace(self, message: Message) -> None:
        """Put a new value in the place of the message with the same key (a reply that has been scored)."""
        row = self._row(message.key)
        self._messages[row] = message
        self._touch(row)

    def truncate(self, count: int) -> None:
        """Keep the first ``count`` messages (a turn is tried again)."""
        if count >= len(self._messages):
            return
        self.beginRemoveRows(QModelIndex(), count, len(self._messages) - 1)
        del self._messages[count:]
        self.endRemoveRows()

    def set_playing(self, key: str) -> None:
        """The message that is being read aloud; an empty key for none."""
        before, self._playing = self._playing, key
        for row, message in enumerate(self._messages):
            if message.key in {before, key}:
                self._touch(row)

    def toggle_expanded(self, key: str) -> None:
        self._expanded ^= {key}
        self._touch(self._row(key))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._messages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._messages):
            return None
        message = self._messages[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return message.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return message.spoken or f"{message.heading}: {message.text}"
            case MessageRole.MESSAGE:
                return message
            case MessageRole.IS_EXPANDED:
                return message.key in self._expanded
            case MessageRole.IS_PLAYING:
                return message.key == self._playing
        return None

    def _row(self, key: str) -> int:
        for row, message in enumerate(self._messages):
            if message.key == key:
                return row
        raise KeyError(key)

    def _touch(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)


def _is_same(one: Message, other: Message) -> bool:
    """The same words by the same person; heading and marks may be others once it is scored."""
    return (one.key, one.speaker, one.text) == (other.key, other.speaker, other.text)
