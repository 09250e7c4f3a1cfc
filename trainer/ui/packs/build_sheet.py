"""Build an archive: what is wrong, what may be personal data, who signs – and the file that can be sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.core.signing import Signer
from trainer.services.sharing import BuildPlan, BuiltArchive, archive_name
from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path
from trainer.ui.packs.done_step import check_card
from trainer.ui.packs.personal_card import PersonalCard
from trainer.ui.packs.rows import SignRow, TitledCard, caption, fact, keep, open_path
from trainer.ui.packs.sheet import Sheet, Step
from trainer.ui.packs.sign_card import SignCard
from trainer.ui.packs.version_card import VersionCard
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import file_size, number

if TYPE_CHECKING:
    from trainer.services.sharing import Sharing

_ENDING = ".dojopack"


@dataclass(frozen=True)
class Looked:
    """What stands in the way, and who can sign."""

    plan: BuildPlan
    key: Signer | None


class BuildSheet(Sheet):
    """Looks at once. “Build” waits until all that looks like personal data was looked at."""

    def __init__(self, context: Context, sharing: Sharing, folder: Path, title: str, parent: QWidget) -> None:
        super().__init__(context, _("Build an archive"), parent=parent)
        self._sharing, self._folder, self._title = sharing, folder, title
        self._plan: BuildPlan | None = None
        self._built = Path()
        theme = context.theme
        self.build = Button(theme, _("Build…"), kind="primary")
        self.show_in_folder = Button(
            theme, _("Show in folder"), icons=context.icons, icon="folder", kind="primary"
        )
        self.close_done = Button(theme, _("Close"), kind="secondary")
        self.wait_step = Step(context, self.cancel)
        self.look_step = Step(context, self.cancel, self.build)
        self.done_step = Step(context, self.close_done, self.show_in_folder)
        self.version = VersionCard(context)
        self.sign = SignCard(context, sharing)
        self.personal = PersonalCard(context)
        keep(self, self.version, self.sign, self.personal)
        self.set_up(
            (self.wait_step, self.look_step, self.done_step),
            *(self.cancel, self.close_done, self.build, self.show_in_folder),
        )
        self.build.clicked.connect(self._ask_where)
        self.show_in_folder.clicked.connect(lambda: open_path(self._built.parent))
        self.close_done.clicked.connect(self.accept)
        self.version.changed.connect(self.refit)
        self.personal.changed.connect(self.refit)
        self.sign.changed.connect(self.refit)
        self.look()

    def look(self) -> None:
        """Check the pack and look for personal data."""

        def work() -> Looked:
            return Looked(self._sharing.look(self._folder), self._sharing.key())

        self.run(work, self._show_looked, busy=_("Checking the pack and looking for personal data…"))

    def refit(self) -> None:
        super().refit()
        can_be_built = self._plan is not None and self._plan.can_be_built
        is_said = self.version.is_ready and self.personal.is_confirmed and self.sign.is_ready
        is_ready = can_be_built and is_said
        self.build.setEnabled(is_ready and not self.is_busy)

    def build_to(self, target: Path) -> None:
        """Give the pack its version, and write the archive."""
        plan, raised, is_signed = self._plan, self.version.raised, self.sign.is_signed
        if plan is None:
            return

        def build(plan: BuildPlan) -> None:
            self.run(
                lambda: self._sharing.build(plan, target, is_signed=is_signed),
                self._show_built,
                busy=_("Building…"),
                has_to_hear=True,
            )

        def go_on(with_version: BuildPlan) -> None:
            self._plan = with_version  # the pack has it, whatever becomes of the archive
            self.version.show_plan(with_version)
            build(with_version)

        if not raised:
            build(plan)
            return
        self.run(
            lambda: self._sharing.raise_version(plan, raised), go_on, busy=_("Building…"), has_to_hear=True
        )

    def _show_looked(self, looked: Looked) -> None:
        self._plan = plan = looked.plan
        column = self.look_step.column
        is_usable = plan.can_be_built
        column.addWidget(
            check_card(self._context, plan.problems, self._folder, is_usable=is_usable, pack=plan.pack)
        )
        if plan.can_be_built:
            self.personal.show_findings(plan.findings, self._folder)
            self.version.show_plan(plan)
            self.sign.show_key(looked.key)
            for card in (self.version, self.personal, self.sign):
                column.addWidget(card)
                card.show()
        self.go(self.look_step, self._title)
        self.refit()

    def _ask_where(self) -> None:
        plan = self._plan
        if plan is None or plan.pack is None or not self.build.isEnabled():
            return
        proposal = archive_name(plan.pack.id, self.version.raised or plan.pack.version)
        name, _kind = QFileDialog.getSaveFileName(
            self, self.windowTitle(), proposed_path(proposal), _("Packs (*.dojopack)")
        )
        if name:
            self.build_to(chosen_path(name, _ENDING))

    def _show_built(self, built: BuiltArchive) -> None:
        self._built = built.path
        context = self._context
        self.done_step.clear()
        card = Card(context.theme)
        card.body.addWidget(Text(context.theme, built.path.name, style="title", weight="bold"))
        files = ngettext("{count} file", "{count} files", built.files).format(count=number(built.files))
        words = " · ".join((f"{built.pack.title} {built.pack.version}", files, file_size(built.size_bytes)))
        card.body.addWidget(SignRow(context, "met", "met", _("The archive is built."), remark=words))
        card.body.addWidget(caption(context, str(built.path)))
        self.done_step.column.addWidget(card)
        self.done_step.column.addWidget(_signature_card(context, built.signer))
        self.go(self.done_step)
        self.show_in_folder.setFocus()


def _signature_card(context: Context, signer: Signer | None) -> Card:
    card = TitledCard(context, _("Signature"))
    if signer is None:
        words = _("Not signed: receivers see that nothing was damaged, but not who it is from.")
        card.body.addWidget(SignRow(context, "info", "muted", words))
        return card
    words = _("Signed as {name}.").format(name=signer.name)
    tell = _(
        "Tell the receivers this fingerprint by another way, such as the telephone: "
        "then they know that it is you."
    )
    card.body.addWidget(SignRow(context, "shield", "met", words, remark=tell))
    card.body.addWidget(fact(context, _("Fingerprint"), signer.fingerprint))
    return card
