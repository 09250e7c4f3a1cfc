"""What has to be so before a pack comes or goes; everything else is refused with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from trainer.core.errors import UserFacingError
from trainer.core.merging import Choice
from trainer.packs.installed import digests, listing_of
from trainer.packs.merged import other_in
from trainer.services.install_plans import InstalledPack, InstallPlan, Origin, PlanKind


def demand_allowed(plan: InstallPlan, *, allow_downgrade: bool, despite_doubts: bool) -> None:
    """Refuse what would do nothing, or what has not been allowed.

    Raises:
        UserFacingError: ``install-same``, ``install-bundled-newer``, ``install-hand-placed``,
            ``install-downgrade`` or ``install-doubtful``.
    """
    data = {"pack": plan.pack.title, "id": plan.pack.id, "version": plan.pack.version}
    if plan.present is not None:
        data |= {"present": plan.present.version, "folder": str(plan.present.folder)}
    if not plan.can_be_installed or (plan.kind is PlanKind.DOWNGRADE and not allow_downgrade):
        raise UserFacingError(f"install-{plan.kind.value}", **data)
    if plan.doubts and not despite_doubts:
        raise UserFacingError("install-doubtful", **data, doubts=plan.doubts)


def demand_choices(plan: InstallPlan, choices: Mapping[str, Choice]) -> None:
    """Refuse to guess whose form of a file is kept.

    Raises:
        UserFacingError: ``install-choice-missing`` or ``install-choice-impossible``.
    """
    open_names = [one.name for one in plan.conflicts if one.name not in choices]
    if open_names:
        raise UserFacingError("install-choice-missing", names=open_names)
    possible = {one.name: one.choices for one in plan.conflicts}
    for name, choice in choices.items():
        if choice not in possible.get(name, ()):
            raise UserFacingError("install-choice-impossible", name=name, choice=choice)


def demand_removable(pack_id: str, packs: Sequence[InstalledPack], *, despite_edits: bool) -> None:
    """Refuse to remove what was not installed, and to lose edits unasked.

    Raises:
        UserFacingError: ``remove-unknown``, ``remove-bundled``, ``remove-hand-placed`` or ``remove-edited``.
    """
    here = {one.origin: one for one in packs if one.id == pack_id}
    installed = here.get(Origin.INSTALLED)
    if installed is None:
        known = sorted(one.id for one in packs if one.origin is Origin.INSTALLED)
        if Origin.OWN in here:
            raise UserFacingError("remove-hand-placed", id=pack_id, folder=str(here[Origin.OWN].folder))
        code = "remove-bundled" if Origin.BUNDLED in here else "remove-unknown"
        raise UserFacingError(code, id=pack_id, known=known)
    others = other_in(installed.folder, digests(listing_of(installed.folder)))
    work = (name for name in others if not _is_hidden_file(installed.folder / name))
    edits = list(dict.fromkeys((*installed.edited, *work)))
    if edits and not despite_edits:
        raise UserFacingError("remove-edited", id=pack_id, names=edits)


def _is_hidden_file(path: Path) -> bool:
    return path.name.startswith(".") and not path.is_dir()
