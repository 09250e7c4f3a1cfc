"""What the marks in a message stand for, once it is known which were right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from trainer.core.analysis import Span
from trainer.ui.text_block import Mark, MarkKind
from trainer.ui.theme import Theme
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_KINDS: dict[tuple[bool, bool], MarkKind] = {  # marked, shows it
    (True, True): "met",
    (True, False): "bad",
    (False, True): "unsure",
}
_ORDER: tuple[MarkKind, ...] = ("met", "unsure", "bad")


class Legend(QWidget):
    """One sample a kind, marked as in the message; hidden while there is nothing to explain."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kinds: tuple[MarkKind, ...] = ()
        self._flow = FlowLayout(self, spacing_px=theme.tokens.space.l)
        self.hide()

    def show_kinds(self, kinds: Collection[MarkKind]) -> None:
        """Explain these."""
        self._kinds = tuple(kind for kind in _ORDER if kind in kinds)
        self.retranslate()
        self.setVisible(bool(self._kinds))

    def retranslate(self) -> None:
        """The language of the screens is another one."""
        empty(self._flow)
        for kind in self._kinds:
            words = Text(self._theme, style="caption", role="muted", wraps=False)
            words.set_text(_words(kind), (Mark(0, len(_words(kind)), kind),))
            self._flow.addWidget(words)


def told_marks(text: str, marked: Sequence[Span], shows: Sequence[Span]) -> tuple[Mark, ...]:
    """Return what was marked rightly, what was marked and shows nothing, and what was overlooked."""
    edges = sorted({0, len(text), *(edge for span in (*marked, *shows) for edge in span)})
    marks: list[Mark] = []
    for start, end in pairwise(edges):
        kind = _KINDS.get((_holds(marked, start), _holds(shows, start)))
        if kind is not None and text[start:end].strip():
            marks.append(Mark(start, end, kind))
    return tuple(marks)


def _holds(spans: Sequence[Span], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _words(kind: MarkKind) -> str:
    match kind:
        case "met":
            return _("shows it")
        case "unsure":
            return _("shows it too")
        case _:
            return _("does not show it")
