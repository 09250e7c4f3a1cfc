"""What can wait until the event loop comes round again, and is done before anything else needs it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Work = Callable[[], None]


class Afterwards(QObject):
    """Keeps one piece of work for the next round of the event loop, after what has been painted is seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.finish)

    def run(self, work: Work) -> None:
        """Do this in the next round; what still waits is done first."""
        self.finish()
        self._work = work
        self._timer.start()

    def finish(self) -> None:
        """Do now what waits, if anything does."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None:
            work()
