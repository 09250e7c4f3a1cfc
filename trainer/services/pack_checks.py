"""Checks of a pack's folder: every fault, where drills can lead, its neighbours, and its bench."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.core.errors import PackError, Problem
from trainer.core.scenario import Pack
from trainer.packs.files import PACK_FILE
from trainer.packs.loader import LoadedPack, pack_or_error, without_doubles
from trainer.services.bench import LOWEST_KAPPA, Bench, run_bench
from trainer.services.play_checks import check_plays
from trainer.services.rubric_checks import CheckCode, check_pack, problem_at, where
from trainer.services.rubrics import Rubrics

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PackReport:
    """All that can be said about a pack's folder.

    Attributes:
        pack: ``None`` if it cannot be used.
        problems: Errors and warnings, in file and line order.
        bench: ``None`` if it cannot be used.
    """

    folder: Path
    pack: Pack | None
    problems: tuple[Problem, ...]
    bench: Bench | None

    @property
    def is_usable(self) -> bool:
        """Its scenarios can be played; there may be warnings all the same."""
        return self.pack is not None


def check_folder(folder: Path) -> PackReport:
    """Load a pack, look for every fault and run its bench; nothing is installed or changed."""
    return _report(pack_or_error(folder))


def check_folders(folders: Iterable[Path], *, installed: Iterable[Path] = ()) -> tuple[PackReport, ...]:
    """Check packs that are to be used side by side: two with one id are a fault too.

    Args:
        folders: Of packs, in the order in which the first of two alike is kept.
        installed: Of the packs that are here, in the order in which they are used. A pack that lies elsewhere
            and has the id of one of them can be used, but not beside it; it gets a warning.

    Returns:
        A report for each of ``folders``, in their order.
    """
    asked = {folder.resolve(): folder for folder in folders}
    here = {folder.resolve(): folder for folder in installed}
    used = [pack_or_error(asked.get(key, folder)) for key, folder in here.items()]
    apart = [pack_or_error(folder) for key, folder in asked.items() if key not in here]
    first = {one.pack.id: one for one in reversed(used) if isinstance(one, LoadedPack)}
    twins = [one for one in apart if isinstance(one, LoadedPack) and one.pack.id in first]
    others = [one for one in apart if one not in twins]
    told = (
        *without_doubles([*used, *others]),
        *without_doubles(_warned_of_twin(one, first[one.pack.id]) for one in twins),
    )
    by_folder = {one.folder: one for one in told}
    return tuple(_report(by_folder[folder]) for folder in asked.values())


def _warned_of_twin(loaded: LoadedPack, other: LoadedPack) -> LoadedPack:
    data = {"id": loaded.pack.id, "other": str(other.folder)}
    problem = problem_at(loaded, (), CheckCode.PACK_INSTALLED, data)
    return replace(loaded, warnings=(problem, *loaded.warnings))


def pack_folders_in(folder: Path) -> tuple[Path, ...]:
    """Return the packs that are meant by a folder: itself, or every pack inside a folder of packs."""
    if (folder / PACK_FILE).exists() or not folder.is_dir():
        return (folder,)
    try:
        inside = sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
        are_packs = any((one / PACK_FILE).exists() for one in inside)
    except OSError as error:
        _log.info("the folder %s cannot be listed: %s", folder, error)
        return (folder,)  # loading it says why
    return tuple(inside) if are_packs else (folder,)


def _report(loaded: LoadedPack | PackError) -> PackReport:
    if isinstance(loaded, PackError):
        return PackReport(loaded.folder, None, loaded.problems, None)
    rubrics = Rubrics()
    bench = run_bench(loaded.pack, rubrics)
    found = (*loaded.warnings, *check_pack(loaded, rubrics), *bench_faults(loaded, bench))
    found += check_plays(loaded, rubrics, found)
    return PackReport(loaded.folder, loaded.pack, tuple(sorted(found, key=where)), bench)


def bench_faults(loaded: LoadedPack, bench: Bench) -> tuple[Problem, ...]:
    """Return a warning where the rubrics of a pack agree too little with people."""
    if bench.kappa is None or bench.kappa >= LOWEST_KAPPA:
        return ()
    data = {
        "kappa": f"{bench.kappa:.2f}",
        "lowest": f"{LOWEST_KAPPA:.2f}",
        "totals": str(bench.totals),
    }
    return (problem_at(loaded, (), CheckCode.BENCH_WEAK, data),)
