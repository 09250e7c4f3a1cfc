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


def demand_removable(
    pack_id: str, packs: Sequence[InstalledPack], folder: Path | None = None
) -> InstalledPack:
    """Return the pack that is meant by an id, and refuse what is none or belongs to the program.

    Args:
        pack_id: Of an installed pack, or one of the user's own.
        packs: All that are here.
        folder: Of the one that is meant, where several have the id.

    Raises:
        UserFacingError: ``remove-unknown`` or ``remove-bundled``.
    """
    here = [one for one in packs if one.id == pack_id and folder in (None, one.folder)]
    removable = [one for one in here if one.origin is not Origin.BUNDLED]
    if not removable:
        known = sorted(one.id for one in packs if one.origin is not Origin.BUNDLED)
        raise UserFacingError("remove-bundled" if here else "remove-unknown", id=pack_id, known=known)
    return max(removable, key=lambda one: (one.is_used, one.origin is Origin.INSTALLED))


def work_in(pack: InstalledPack) -> tuple[str, ...]:
    """Return the names of what was made in the folder of an installed pack here and would be lost with it.

    Raises:
        OSError: If a folder in it cannot be read.
    """
    others = other_in(pack.folder, digests(listing_of(pack.folder)))
    work = (name for name in others if not _is_hidden_file(pack.folder / name))
    return tuple(dict.fromkeys((*pack.edited, *work)))


def _is_hidden_file(path: Path) -> bool:
    return path.name.startswith(".") and not path.is_dir()
