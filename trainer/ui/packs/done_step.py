"""The last step of making and importing: the pack is there, what its check says, and how to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trainer.core.errors import Problem
from trainer.ui.context import Context
from trainer.ui.packs.problem_list import ProblemList
from trainer.ui.packs.rows import Rows, SignRow, TitledCard, caption
from trainer.ui.packs.sheet import Step
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.item_list import ItemList
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number
from trainer.wording.pack_pages import contents_words

if TYPE_CHECKING:
    from trainer.core.scenario import Pack
    from trainer.services.library import Library, ScenarioEntry
    from trainer.services.pack_checks import PackReport


@dataclass(frozen=True)
class Made:
    """A pack that is there now.

    Attributes:
        pack: ``None`` if it cannot be used; its check says why.
        entry: The scenario to begin with; ``None`` where it has none.
    """

    folder: Path
    pack: Pack | None
    entry: ScenarioEntry | None

    @property
    def pack_id(self) -> str:
        """Empty if the pack cannot be used."""
        return self.pack.id if self.pack is not None else ""


def look_at_made(library: Library, folder: Path, *, first: str | None = None) -> Made:
    """Read the shelf anew, with a pack that was just written. For the background lane.

    Args:
        library: Whose shelf it is.
        folder: Of the pack.
        first: Title of the scenario to begin with, empty for none; the first one if left out.
    """
    shelf = library.refresh()
    # Beside each other: first the packs, then the broken ones.
    by_folder = dict(zip(library.pack_folders(), shelf.packs, strict=False))
    pack = by_folder.get(folder)
    entries = [
        entry
        for entry in shelf.entries
        if entry.pack is pack and (first is None or entry.scenario.title == first)
    ]
    return Made(folder, pack, entries[0] if entries else None)


class DoneStep(Step):
    """Says what came to be, and what its check says as soon as that is known."""

    checked = Signal(object)  # a PackReport

    def show_made(self, context: Context, made: Made, *, heading: str, next_steps: Sequence[str]) -> None:
        """Show a pack, and in a few lines what can be done with it now."""
        self.clear()
        pack = made.pack
        card = Card(context.theme)
        if pack is not None:
            card.body.addWidget(Text(context.theme, pack.title, style="title", weight="bold"))
            card.body.addWidget(SignRow(context, "met", "met", heading, remark=contents_line(pack)))
        else:
            card.body.addWidget(SignRow(context, "missed", "missed", _("The pack cannot be used as it is.")))
        card.body.addWidget(caption(context, str(made.folder)))
        self._check = Rows(context)
        for widget in (card, self._check):
            self.column.addWidget(widget)
        if next_steps:
            following = TitledCard(context, _("How to go on"))
            steps = ItemList(context.theme)
            steps.set_items(next_steps)
            following.body.addWidget(steps)
            self.column.addWidget(following)
        self._start_check(context, made.folder)

    def _start_check(self, context: Context, folder: Path) -> None:
        self._check.add(SignRow(context, "clock", "muted", _("Checking the pack…")))

        def work(give_way: Callable[[], None]) -> PackReport:
            from trainer.services.pack_checks import check_folder  # asked for after a pack was made

            return check_folder(folder, give_way)

        def show(report: PackReport) -> None:
            self._check.clear()
            card = check_card(context, report.problems, folder, is_usable=report.is_usable, pack=report.pack)
            self._check.add(card)
            self.checked.emit(report)

        context.jobs.run_giving_way(work, then=show, owner=self._check)


def check_card(
    context: Context, problems: Sequence[Problem], folder: Path, *, is_usable: bool, pack: Pack | None = None
) -> Card:
    """Return what a check says: nothing to mend, or what there is in the files of a folder."""
    card = TitledCard(context, _("Check"))
    if not problems:
        card.body.addWidget(SignRow(context, "met", "met", _("Can be used, nothing to mend.")))
        return card
    template = (
        ngettext("Can be used, {count} warning.", "Can be used, {count} warnings.", len(problems))
        if is_usable
        else ngettext("Cannot be used, {count} problem.", "Cannot be used, {count} problems.", len(problems))
    )
    card.body.addWidget(Text(context.theme, template.format(count=number(len(problems)))))
    listed = ProblemList(context)
    listed.show_problems(problems, folder, pack)
    card.body.addWidget(listed)
    return card


def contents_line(pack: Pack) -> str:
    """Return what a pack is called in files, and what it holds: ``my-pack 1.0.0 · 2 scenarios``."""
    return " · ".join(part for part in (f"{pack.id} {pack.version}", contents_words(pack)) if part)


def scenarios_words(count: int) -> str:
    """Return how many scenarios there are."""
    return ngettext("{count} scenario", "{count} scenarios", count).format(count=number(count))


def questions_words(count: int) -> str:
    """Return how many questions there are."""
    return ngettext("{count} question", "{count} questions", count).format(count=number(count))
