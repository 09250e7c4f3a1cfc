"""A list whose rows are cards on the page's own ground, and the search field over it."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView

from trainer.ui.widgets.card_delegate import CardDelegate
from trainer.ui.widgets.search_steps import SearchSteps


class CardList(QListView):
    """Give it the model and the delegate with `show_cards`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_cards(self, model: QAbstractItemModel, delegate: CardDelegate) -> None:
        """Show the rows of a model, painted by a delegate."""
        self.setModel(model)
        self.setItemDelegate(delegate)

    def indexes(self) -> list[QModelIndex]:
        """Return every row from the top."""
        model = self.model()
        return [model.index(row, 0) for row in range(model.rowCount())]


class SearchField(QLineEdit):
    """Has a button that clears it; arrow keys in it move through the list. It takes no files."""

    def __init__(self, cards: QListView) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)
        SearchSteps(self, cards)

    def set_words(self, words: str) -> None:
        """Say what is searched, to the eye and to the ear."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
