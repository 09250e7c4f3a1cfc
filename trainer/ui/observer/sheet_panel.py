"""The sheet: the criteria of the turn by section, what must not be said, and what the customer remembers."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.rubric import Criterion
from trainer.services.observing import ObserverSheet, sections_of
from trainer.services.sheet_drafts import SheetDraft
from trainer.ui.observer.boxes import BoxPanel
from trainer.ui.observer.tick_box import TickBox
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.names import section_name

CRITERIA, FLAGS = "criteria", "flags"
_KEYS = "1234567890"


class SheetPanel(BoxPanel):
    """Boxes from top to bottom, the first ten with a number as their key."""

    def show_sheet(self, sheet: ObserverSheet, goal: str, draft: SheetDraft) -> None:
        """Show what can be ticked now."""
        self.clear()
        keys = iter([*_KEYS, *[""] * (len(sheet.criteria) + len(sheet.flags))])
        if goal:
            self._add_heading(_("What a good answer does"))
            self.column.addWidget(Text(self._context.theme, goal, role="muted"))
        wanted = [one for one in sheet.criteria if not one.is_throughout]
        for section in sections_of(wanted):
            self._add_heading(section_name(section))
            self._add_criteria([one for one in wanted if one.section == section], keys, draft)
        kept = [one for one in sheet.criteria if one.is_throughout]
        if kept:
            self._add_heading(_("To be kept throughout"), _("Tick what was not kept."))
            self._add_criteria(kept, keys, draft)
        if sheet.flags:
            self._add_heading(_("The customer remembers"), _("Tick what was said or promised."))
            boxes = [
                (flag.id, TickBox(self._context, flag.label or flag.id, keys=next(keys)))
                for flag in sheet.flags
            ]
            self._add_boxes(FLAGS, boxes, draft.ticks.flags)

    def show_end(self, *, can_take_back: bool) -> None:
        """Nothing is left to tick."""
        self.clear()
        self._add_heading(_("Observer’s sheet"))
        words = [_("Nothing is left to tick.")]
        if can_take_back:
            words.append(_("If a tick was wrong, take the last answer back."))
        for sentence in words:
            self.column.addWidget(Text(self._context.theme, sentence, role="muted"))

    def _add_criteria(self, criteria: list[Criterion], keys: Iterator[str], draft: SheetDraft) -> None:
        boxes = [
            (
                one.id,
                TickBox(
                    self._context,
                    one.label,
                    detail=_("Fails the drill") if one.is_critical else "",
                    keys=next(keys),
                    is_fault=one.is_throughout,
                ),
            )
            for one in criteria
        ]
        self._add_boxes(CRITERIA, boxes, draft.ticks.criteria)
