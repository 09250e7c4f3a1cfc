"""Before a pack is installed: what it is, who signed it, what is wrong with it, and what it would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.errors import PackError, UserFacingError
from trainer.ui.context import Context
from trainer.ui.packs.arrival_card import ArrivalCard
from trainer.ui.packs.changes_card import ChangesPlace
from trainer.ui.packs.compare_dialog import CompareDialog, Side, sides_of
from trainer.ui.packs.conflicts_card import ConflictsCard
from trainer.ui.packs.doubts_card import DoubtsCard
from trainer.ui.packs.problem_list import ProblemList
from trainer.ui.packs.rows import SignRow, TitledCard
from trainer.ui.packs.sheet import Sheet, Step
from trainer.ui.packs.signer_card import SignerCard
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.installing import plan_sentence
from trainer.wording.numbers import number
from trainer.wording.pack_pages import listed, refusal

if TYPE_CHECKING:
    from trainer.core.errors import Problem
    from trainer.core.merging import Choice, Conflict
    from trainer.core.pack_difference import PackDifference
    from trainer.services.install_plans import InstalledPack, InstallPlan
    from trainer.services.installing import Installing
    from trainer.services.office import Office

_SIZE_PX = (800, 660)


class InstallSheet(Sheet):
    """Nothing is written before “Install”; Escape and “Cancel” throw away what was looked at.

    ``look`` begins; ``installed`` carries the `InstalledPack`, and the `InstallPlan` that it came of.
    """

    installed = Signal(object, object)

    def __init__(self, context: Context, office: Office, source: Path, parent: QWidget) -> None:
        super().__init__(context, source.name, parent=parent, size_px=_SIZE_PX)
        self._office, self._source = office, source
        self._plan: InstallPlan | None = None
        self._staged: list[InstallPlan] = []  # filled in the lane, and emptied there
        self._cards: tuple[DoubtsCard | ConflictsCard, ...] = ()
        theme = context.theme
        self.install = Button(theme, _("Install"), kind="primary")
        self.install.clicked.connect(self._install)
        self.copy = Button(theme, _("Copy the problems"), kind="quiet", icons=context.icons, icon="copy")
        self.again = Button(theme, _("Look again"), kind="secondary", icons=context.icons, icon="retry")
        self.again.clicked.connect(self.look)
        self._looking = Step(context, self.cancel)
        self.shown = Step(context, self.cancel, self.install)
        self._broken = Step(context, self.cancel, self.copy, self.again)
        steps = (self._looking, self.shown, self._broken)
        self.set_up(steps, self.again, self.cancel, self.install, left=(self.copy,))
        self.finished.connect(self._throw_away)

    @property
    def plan(self) -> InstallPlan | None:
        """What was found."""
        return self._plan

    def look(self) -> None:
        """Look at what was brought."""
        self._throw_away()
        office, source, staged = self._office, self._source, self._staged
        self._show_looking()
        self.run(
            lambda: _look(office, source, staged),
            self._found,
            busy=_("Looking at it: files, scenarios, scoring, signature…"),
        )

    def _show_looking(self) -> None:
        self._looking.clear()
        card = TitledCard(self._context, _("Being looked at"))
        card.body.addWidget(Text(self._context.theme, str(self._source), role="muted"))
        self._looking.column.addWidget(card)
        self.go(self._looking)

    # What was found

    def _found(self, found: InstallPlan | UserFacingError) -> None:
        if isinstance(found, UserFacingError):
            self._show_broken(found)
        else:
            self._show_plan(found)

    def _show_plan(self, plan: InstallPlan) -> None:
        self._plan = plan
        self.cancel.setText(_("Cancel") if plan.can_be_installed else _("Close"))
        doubts, column = DoubtsCard(self._context, plan), self.shown.column
        self._cards = (doubts,)
        self.shown.clear()
        column.addWidget(ArrivalCard(self._context, plan))
        column.addWidget(doubts)
        if plan.can_be_installed:
            self._add_conflicts(plan)
        column.addWidget(SignerCard(self._context, self._office.sharing, plan.signed))
        self._add_changes(plan)
        self._add_problems(plan.problems)
        for card in self._cards:
            card.changed.connect(self.refit)
            if isinstance(card, ConflictsCard):
                card.changed.connect(self._compare_again)
        self.go(self.shown)
        self.install.setVisible(plan.can_be_installed)
        self.refit()
        announce(self, plan_sentence(plan))
        (self.install if self.install.isEnabled() else self.cancel).setFocus()

    def _add_conflicts(self, plan: InstallPlan) -> None:
        if plan.conflicts:
            conflicts = ConflictsCard(self._context, plan.conflicts, self.compare)
            self._cards += (conflicts,)
            self.shown.column.addWidget(conflicts)
        if plan.kept_edits:
            count = len(plan.kept_edits)
            words = ngettext(
                "{count} file was edited here alone and stays as it is here: {names}",
                "{count} files were edited here alone and stay as they are here: {names}",
                count,
            ).format(count=number(count), names=listed(plan.kept_edits))
            card = TitledCard(self._context, _("Edited here"))
            card.body.addWidget(SignRow(self._context, "pencil", "accent", words))
            self.shown.column.addWidget(card)

    def _add_changes(self, plan: InstallPlan) -> None:
        self._changes = ChangesPlace(self._context)
        self.shown.column.addWidget(self._changes)
        self._changes.show_changes(plan.difference, is_open=bool(plan.conflicts))

    def _add_problems(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            return
        count = len(problems)
        words = ngettext("{count} warning", "{count} warnings", count).format(count=number(count))
        card = TitledCard(self._context, _("Problems"), (words, "unsure"))
        card.body.addWidget(_problem_list(self._context, problems, self._source))
        self.shown.column.addWidget(card)

    def _show_broken(self, error: UserFacingError) -> None:
        self.cancel.setText(_("Close"))
        self._broken.clear()
        problems = error.problems if isinstance(error, PackError) else ()
        happened, to_do = refusal(error)
        card = TitledCard(self._context, _("This cannot be installed"), (_("nothing was changed"), "plain"))
        card.body.addWidget(SignRow(self._context, "critical", "critical", happened))
        if problems:
            shown = _problem_list(self._context, problems, self._source)
            self.copy.clicked.connect(shown.copy)
            card.body.addWidget(shown)
        if to_do:
            card.body.addWidget(Text(self._context.theme, to_do, role="muted"))
        self._broken.column.addWidget(card)
        self.go(self._broken)
        self.copy.setVisible(bool(problems))
        self.cancel.setFocus()

    # What can be done

    def refit(self) -> None:
        """It can be installed when nothing is left to be chosen or ticked."""
        is_ready = self._plan is not None and all(card.is_settled for card in self._cards)
        self.install.setEnabled(is_ready and not self.is_busy)
        if self._plan is not None and self._plan.can_be_installed:
            self.lead.set_text(_lead(is_ready=is_ready))
            self.lead.show()

    @property
    def _choices(self) -> dict[str, Choice]:
        """What was chosen for files in conflict so far."""
        chosen: dict[str, Choice] = {}
        for card in self._cards:
            if isinstance(card, ConflictsCard):
                chosen |= card.choices
        return chosen

    def _compare_again(self) -> None:
        """Show what changes with the choices as they are now."""
        plan, choices, installing = self._plan, self._choices, self._office.installing
        if plan is None:
            return

        def show(difference: PackDifference | UserFacingError | None) -> None:
            if plan is self._plan and choices == self._choices:
                self._changes.show_changes(difference, is_open=len(choices) < len(plan.conflicts))

        self._context.jobs.run(lambda: _difference(installing, plan, choices), then=show, owner=self)

    def compare(self, conflict: Conflict) -> None:
        """Show both sides of a file."""
        plan = self._plan
        if plan is None:
            return

        def show(sides: tuple[Side, Side]) -> None:
            CompareDialog(self._context, conflict.name, *sides, self).open()

        installing = self._office.installing
        self._context.jobs.run(
            lambda: sides_of(*installing.both_texts(plan, conflict.name)), then=show, owner=self
        )

    def _install(self) -> None:
        plan = self._plan
        if plan is None:
            return
        choices = self._choices
        self.run(
            lambda: self._office.installing.install(
                plan, choices, allow_downgrade=plan.kind == "downgrade", despite_doubts=bool(plan.doubts)
            ),
            lambda pack: self._done(pack, plan),
            busy=_("Installing…"),
            has_to_hear=True,
        )

    def _done(self, pack: InstalledPack, plan: InstallPlan) -> None:
        self._staged.clear()  # used up
        self.installed.emit(pack, plan)
        self.accept()

    def _throw_away(self) -> None:
        """Let go of what was looked at, also of what is still being looked at: the lane is serial."""
        installing, staged = self._office.installing, self._staged
        self._staged, self._plan = [], None
        self._context.jobs.run(lambda: _discard(installing, staged))


def _lead(*, is_ready: bool) -> str:
    nothing_yet = _("Nothing has been written yet.")
    if is_ready:
        return nothing_yet
    return _("{nothing_yet} Choose and tick what is asked below; then it can be installed.").format(
        nothing_yet=nothing_yet
    )


def _look(office: Office, source: Path, staged: list[InstallPlan]) -> InstallPlan | UserFacingError:
    """Return what would be installed, or why it cannot be: both are shown on the sheet."""
    try:
        plan = office.installing.look(source)
    except UserFacingError as error:
        return error
    staged.append(plan)
    return plan


def _difference(
    installing: Installing, plan: InstallPlan, choices: dict[str, Choice]
) -> PackDifference | UserFacingError | None:
    """Return what will differ, or why it does not fit together."""
    try:
        return installing.difference(plan, choices)
    except UserFacingError as error:
        return error


def _discard(installing: Installing, staged: list[InstallPlan]) -> None:
    while staged:
        installing.discard(staged.pop())


def _problem_list(context: Context, problems: tuple[Problem, ...], source: Path) -> ProblemList:
    shown = ProblemList(context)
    shown.show_problems(problems, source if source.is_dir() else None)
    return shown
