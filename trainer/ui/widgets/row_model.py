"""A list whose rows are values that a delegate paints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """What a delegate asks the model for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class RowModel(QAbstractListModel, Generic[Row]):
    """One value a row.

    Args:
        title: What a row is called, for typing its first letters.
        spoken: The whole row as one sentence, for assistive technology.
        parent: Owns the model.
    """

    def __init__(
        self, *, title: Callable[[Row], str], spoken: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._spoken = title, spoken
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._title(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case RowRole.ROW:
                return row
        return None
