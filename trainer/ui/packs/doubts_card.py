"""What speaks against installing a pack, and the tick of somebody who does it all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from trainer.ui.context import Context
from trainer.ui.packs.rows import SignRow, TitledCard
from trainer.wording.catalogue import _
from trainer.wording.installing import doubt_sentence

if TYPE_CHECKING:
    from trainer.services.install_plans import Doubt, InstallPlan


class DoubtsCard(TitledCard):
    """``changed`` comes with every tick; hidden where nothing has to be asked."""

    changed = Signal()

    def __init__(self, context: Context, plan: InstallPlan) -> None:
        super().__init__(context, _("Look twice"), (_("before you install"), "critical"))
        self._context = context
        for doubt in plan.doubts:
            self._add_doubt(doubt)
        self.despite = QCheckBox(_("Install it all the same"))
        self.older = QCheckBox(_("Put the older version in its place"))
        asked = ((self.despite, bool(plan.doubts)), (self.older, plan.kind == "downgrade"))
        for box, is_asked in asked:
            box.toggled.connect(self.changed)
            self.body.addWidget(box)  # both: without a parent, whichever thread tidies up would delete it
            box.setVisible(is_asked)
        self._boxes = [box for box, is_asked in asked if is_asked]
        self.setVisible(bool(self._boxes))

    @property
    def is_settled(self) -> bool:
        """Everything that was asked is ticked."""
        return all(box.isChecked() for box in self._boxes)

    def _add_doubt(self, doubt: Doubt) -> None:
        self.body.addWidget(SignRow(self._context, "critical", "critical", doubt_sentence(doubt)))
