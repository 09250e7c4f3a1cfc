"""What the window asks of a page: its heading, its chips, its actions, and to speak another language."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.icons import IconName
from trainer.ui.widgets.chip import Tone

PATIENCE_MS = 300
"""After so long a page says that its data are coming; sooner it would only flicker."""


@dataclass(frozen=True)
class HeaderChip:
    """A word beside the title, perhaps with a sign before it."""

    text: str
    tone: Tone = "plain"
    icon: IconName | None = None


class Page(QWidget):
    """A screen of the window; the frame shows ``title``, ``header_chips`` and ``header_actions`` above it.

    ``header_changed`` asks the frame to read them again; action widgets are made once and belong to the page.
    """

    header_changed = Signal()
    notices_at_foot = False
    """Notices float over the foot of the page: at its head stands what must not be covered."""
    starts_without_notices = False
    """What another page told goes when this one is shown: here one looks at one thing."""

    def title(self) -> str:
        raise NotImplementedError

    def header_chips(self) -> Sequence[HeaderChip]:
        return ()

    def header_actions(self) -> Sequence[QWidget]:
        return ()

    def retranslate(self) -> None:
        """The language is another one: set every text anew. The frame reads the header itself."""

    def entered(self) -> None:
        """The page is shown now: bring its data up to date, and put the focus where work begins."""

    def left(self) -> None:
        """Another page is shown, or the window closes: store what is not stored yet. Asks nothing."""
