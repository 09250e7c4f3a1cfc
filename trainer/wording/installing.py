"""What is said before a pack comes: what it would do, what speaks against it, and what has to be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.merging import Choice, Conflict, SideChange
from trainer.services.install_plans import Doubt, Origin, PlanKind
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.install_plans import InstalledPack, InstallPlan


def plan_sentence(plan: InstallPlan) -> str:
    """Say what installing would do."""
    present = "" if plan.present is None else plan.present.version
    return _plan_forms(plan)[plan.kind].format(
        title=plan.pack.title,
        version=plan.pack.version,
        present=present,
        folder="" if plan.present is None else plan.present.folder,
    )


def _plan_forms(plan: InstallPlan) -> dict[PlanKind, str]:
    return {
        PlanKind.NEW: _("“{title}” {version} is new here."),
        PlanKind.UPDATE: _("“{title}” is updated from {present} to {version}."),
        PlanKind.SAME: _same_form(plan.present),
        PlanKind.SAME_VERSION: _(
            "“{title}” {version} is already here, but with other content under the same version."
        ),
        PlanKind.DOWNGRADE: _("“{title}” {version} is older than {present}, which is here."),
        PlanKind.BUNDLED_NEWER: _(
            "“{title}” {version} is older than the edition that comes with the program, which would be used."
        ),
        PlanKind.HAND_PLACED: _(
            "A folder that was placed here by hand has the id of “{title}”, and is never replaced: {folder}. "
            "Move it away, or give it an id of its own, then install again."
        ),
    }


def _same_form(present: InstalledPack | None) -> str:
    if present is None or not present.edited:
        return _("“{title}” {version} is already here, with the same content: there is nothing to do.")
    if present.pack is None:
        return _(
            "“{title}” {version} is already here, but it was edited here since, and cannot be used any more. "
            "To get it back as it was delivered, remove it, which keeps what you edited; then install it "
            "again."
        )
    return _(
        "“{title}” {version} is already here, and was edited here since, which stays. To get it back as it "
        "was delivered, remove it, which keeps what you edited; then install it again."
    )


def doubt_sentence(doubt: Doubt) -> str:
    """Say why something may not be what it says it is."""
    return {
        Doubt.OTHER_PACK: _(
            "The pack here with this id has another title, other authors and no scenario or quiz in common: "
            "it is evidently another pack, and would be replaced."
        ),
        Doubt.OTHER_SIGNER: _("The pack here was signed by somebody else."),
        Doubt.SIGNATURE_GONE: _("The pack here was signed, this one is not."),
        Doubt.NAMESAKE: _("Its signer bears a name that you know, but signed with another key."),
        Doubt.SIGNATURE_BROKEN: _("Its files are not those that were signed."),
    }[doubt]


def conflict_line(conflict: Conflict) -> str:
    """Say what both sides did to a file."""
    mine = {
        SideChange.ADDED: _("added here"),
        SideChange.CHANGED: _("edited here"),
        SideChange.REMOVED: _("deleted here"),
    }[conflict.mine]
    theirs = {
        SideChange.ADDED: _("added in the new version"),
        SideChange.CHANGED: _("changed in the new version"),
        SideChange.REMOVED: _("gone from the new version"),
    }[conflict.theirs]
    return _("{file}: {mine}, {theirs}").format(file=conflict.name, mine=mine, theirs=theirs)


def choice_name(choice: Choice) -> str:
    """Return what can be chosen for a file that both sides changed."""
    return {
        Choice.MINE: _("Keep mine"),
        Choice.THEIRS: _("Take theirs"),
        Choice.BOTH: _("Keep both"),
    }[choice]


def choice_sentence(choice: Choice) -> str:
    """Say what comes of a choice."""
    return {
        Choice.MINE: _("The file stays as it is here."),
        Choice.THEIRS: _("The file becomes that of the new version; what was edited here is gone."),
        Choice.BOTH: _(
            "Theirs takes the place, and yours stays beside it under an id and a title of its own."
        ),
    }[choice]


def origin_name(origin: Origin) -> str:
    """Return where a pack came from."""
    return {
        Origin.BUNDLED: _("came with the program"),
        Origin.INSTALLED: _("installed"),
        Origin.OWN: _("your own"),
    }[origin]


def edited_words(pack: InstalledPack) -> str:
    """Say which files were edited here; nothing if none was."""
    return _("edited here: {files}").format(files=_(", ").join(pack.edited)) if pack.edited else ""


def installed_notice(plan: InstallPlan, here: InstalledPack) -> str:
    """Return what was done, with both versions where one took the place of another."""
    forms = {
        PlanKind.UPDATE: _("“{title}” was updated from {before} to {version}."),
        PlanKind.DOWNGRADE: _("“{title}” went back from {before} to {version}."),
    }
    before = "" if plan.present is None else plan.present.version
    form = forms.get(plan.kind, _("“{title}” is installed."))
    return form.format(title=plan.pack.title, before=before, version=here.version)
