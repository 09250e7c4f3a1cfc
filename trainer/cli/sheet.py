"""An observer's sheet in the terminal: numbered boxes for what can be heard in a spoken reply."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.paper import Paragraph
from trainer.core.observing import Ticks
from trainer.core.rubric import Criterion
from trainer.services.observing import ObserverSheet, fact_words, sections_of
from trainer.wording.catalogue import _
from trainer.wording.names import section_name

_BETWEEN = re.compile(r"[\s,、，]+")


class Kind(StrEnum):
    """Which list of the ticks a box belongs to."""

    CRITERIA = "criteria"
    FACTS = "facts"
    FLAGS = "flags"


@dataclass(frozen=True, slots=True)
class Box:
    """Something to tick.

    Attributes:
        id: Of the criterion, fact or flag.
        heading: What it stands under.
        is_fault: To tick it is to say that something went wrong.
    """

    kind: Kind
    id: str
    label: str
    heading: str
    is_fault: bool = False


class NumberedSheet:
    """The boxes of one turn in the order of their numbers, and which of them are ticked.

    Args:
        sheet: What can be ticked now.
        ticks: What is ticked already.
    """

    def __init__(self, sheet: ObserverSheet, ticks: Ticks) -> None:
        self.boxes = tuple(_boxes(sheet))
        before = {Kind.CRITERIA: ticks.criteria, Kind.FACTS: ticks.facts, Kind.FLAGS: ticks.flags}
        self._ticked = {box for box in self.boxes if box.id in before[box.kind]}

    def ticks(self) -> Ticks:
        """Return what is ticked, in the order of the sheet."""
        return Ticks(**{kind.value: self._ids(kind) for kind in Kind})

    def toggle(self, typed: str) -> bool:
        """Tick the boxes with these numbers, or take their ticks away.

        Returns:
            Whether all of it was numbers of boxes; nothing is changed otherwise.
        """
        words = _BETWEEN.split(unicodedata.normalize("NFKC", typed).strip())
        numbers = [int(word) if word.isdecimal() else 0 for word in words]
        if not all(1 <= number <= len(self.boxes) for number in numbers):
            return False
        for number in numbers:
            self._ticked ^= {self.boxes[number - 1]}
        return True

    def shown(self) -> RenderableType:
        """Return the boxes under their headings, ready to be printed."""
        parts: list[RenderableType] = []
        heading = ""
        for number, box in enumerate(self.boxes, start=1):
            if box.heading != heading:
                heading = box.heading
                parts.append(Paragraph(heading, style="bold"))
            parts.append(Padding(self._row(number, box), (0, 0, 0, 1)))
        return Group(*parts)

    def _row(self, number: int, box: Box) -> Table:
        row = Table.grid(padding=(0, 1), expand=True)
        row.add_column(justify="right", width=2)
        row.add_column(width=3)
        row.add_column(ratio=1)
        is_ticked = box in self._ticked
        style = ("red" if box.is_fault else "green") if is_ticked else ""
        row.add_row(
            str(number), Text("[x]" if is_ticked else "[ ]", style=style), Paragraph(box.label, style=style)
        )
        return row

    def _ids(self, kind: Kind) -> tuple[str, ...]:
        return tuple(box.id for box in self.boxes if box.kind is kind and box in self._ticked)


def _boxes(sheet: ObserverSheet) -> Iterator[Box]:
    wanted = [one for one in sheet.criteria if not one.is_throughout]
    for section in sections_of(wanted):
        for one in wanted:
            if one.section == section:
                yield Box(Kind.CRITERIA, one.id, _label(one), section_name(section))
    for one in sheet.criteria:
        if one.is_throughout:
            heading = _("To be kept throughout: tick what was not")
            yield Box(Kind.CRITERIA, one.id, _label(one), heading, is_fault=True)
    for fact in sheet.facts:
        words = _("“{words}”").format(words=fact_words(fact))
        yield Box(Kind.FACTS, fact.id, words, _("Tell only if asked: tick what was asked for"))
    for flag in sheet.flags:
        heading = _("The customer remembers: tick what was said or promised")
        yield Box(Kind.FLAGS, flag.id, flag.label or flag.id, heading)


def _label(criterion: Criterion) -> str:
    if not criterion.is_critical:
        return criterion.label
    return _("{label} (fails the drill)").format(label=criterion.label)
