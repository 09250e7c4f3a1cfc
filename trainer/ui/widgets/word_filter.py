"""A filter over a table: every word that was typed stands in some column of a row."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel

from trainer.services.search import folded


class WordFilter(QSortFilterProxyModel):
    """Sorts by what is behind the words: ``sort_role`` of the model."""

    def __init__(self, sort_role: int) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setSortRole(sort_role)

    def set_query(self, query: str) -> None:
        self.beginFilterChange()
        self._words = folded(query).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex) -> bool:  # type: ignore[override]
        model = self.sourceModel()
        cells = (model.index(source_row, at, source_parent).data() for at in range(model.columnCount()))
        text = folded(" ".join(str(cell) for cell in cells))
        return all(word in text for word in self._words)
