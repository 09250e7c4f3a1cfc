"""Which version an archive goes out under: the pack's own, or a higher one that is written into it first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from trainer.services.editions import raising_fault
from trainer.services.sharing import BuildPlan
from trainer.ui.context import Context
from trainer.ui.packs.fields import Field
from trainer.ui.packs.rows import Rows, SignRow, TitledCard
from trainer.wording.catalogue import _
from trainer.wording.errors import explain


class VersionCard(TitledCard):
    """The next version is proposed where other content went out under this one; otherwise it stays."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Version"))
        self._context = context
        self._plan: BuildPlan | None = None
        self._rows = Rows(context)
        self.version = QLineEdit()
        self._field = Field(context.theme, _("Goes out as version"), self.version)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._field)
        self.version.textChanged.connect(self._fit)

    @property
    def raised(self) -> str:
        """The version that is to be written into the pack; empty if it keeps its own."""
        text = self.version.text().strip()
        return (
            "" if self._plan is None or self._plan.pack is None or text == self._plan.pack.version else text
        )

    @property
    def is_ready(self) -> bool:
        """The pack keeps its version, or gets a higher one."""
        return not self._fault()

    def show_plan(self, plan: BuildPlan) -> None:
        """Show the version of what would be built."""
        self._plan = plan
        version = plan.pack.version if plan.pack is not None else ""
        self._rows.clear()
        self._rows.setVisible(plan.is_changed)
        if plan.is_changed:
            words = _("Other content went out as version {version} before.").format(version=version)
            remark = _("With a higher version receivers see that this one is newer, and get it as an update.")
            self._rows.add(SignRow(self._context, "unsure", "unsure", words, remark=remark))
        self.version.setEnabled(plan.can_be_raised)
        self.version.setText(plan.next_version if plan.is_changed and plan.can_be_raised else version)
        self._fit()

    def _fault(self) -> str:
        if not self.raised or self._plan is None or self._plan.pack is None:
            return ""
        fault = raising_fault(self.raised, self._plan.pack)
        return "" if fault is None else explain(fault).text

    def _fit(self) -> None:
        self._field.set_words(_("Goes out as version"), self._remark())
        self._field.say(self._fault())
        self.changed.emit()

    def _remark(self) -> str:
        if not self.raised or self._plan is None or self._plan.pack is None:
            return ""
        return _("The pack itself gets this version too; it has {version} now.").format(
            version=self._plan.pack.version
        )
