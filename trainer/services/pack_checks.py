"""Checks of a pack's folder: every fault, where drills can lead, its neighbours, and its bench."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.core.errors import PackError, Problem, Severity
from trainer.core.scenario import Pack
from trainer.core.signing import SignatureState, SignedBy
from trainer.packs.archive import unpack_archive
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.files import PACK_FILE, TEXT_SUFFIXES
from trainer.packs.loader import BrokenPack, LoadedPack, pack_or_error, without_doubles
from trainer.packs.versions import precedence
from trainer.services.bench import run_bench
from trainer.services.bench_results import LOWEST_KAPPA, Bench
from trainer.services.install_looks import are_strangers
from trainer.services.pauses import Pause, no_pause
from trainer.services.personal_checks import personal_problems
from trainer.services.play_checks import check_plays
from trainer.services.quiz_checks import check_quizzes
from trainer.services.rubric_checks import CheckCode, check_pack, problem_at, where
from trainer.services.rubrics import Rubrics

DEEPEST_PACK = 4
"""How many folders down packs are looked for: below a repository, packs/team/course/pack."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PackReport:
    """All that can be said about a pack's folder.

    Attributes:
        folder: What was checked: the folder, or the archive.
        pack: ``None`` if it cannot be used.
        problems: Errors and warnings, in file and line order.
        bench: ``None`` if it cannot be used.
        is_archive: Its files lie in an archive.
        signed: Who signed the archive; ``None`` for a folder, and where nobody looked.
    """

    folder: Path
    pack: Pack | None
    problems: tuple[Problem, ...]
    bench: Bench | None
    is_archive: bool = False
    signed: SignedBy | None = None

    @property
    def is_usable(self) -> bool:
        """Its scenarios can be played; there may be warnings all the same."""
        return self.pack is not None

    @property
    def errors(self) -> int:
        """How many problems keep the pack out."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems its author should look at."""
        return len(self.problems) - self.errors


def check_paths(
    paths: Iterable[Path],
    *,
    installed: Iterable[Path] = (),
    who_signed: Callable[[Path], SignedBy] | None = None,
) -> tuple[PackReport, ...]:
    """Check whatever somebody points at: nothing is installed or changed.

    Args:
        paths: Folders of one pack or of several, archives, or files inside a pack.
        installed: See `check_folders`.
        who_signed: Tells it of an archive's unpacked files; a signature that does not fit them is an error.

    Returns:
        A report for each pack, in the order of the paths; archives are named as they were given.
    """
    meant: dict[Path, Path] = {}
    for path in paths:
        for one in pack_folders_in(_pack_around(path)):
            meant.setdefault(one.resolve(), one)
    with ExitStack() as scratch:
        opened = {path: _opened(path, scratch) for path in meant.values()}
        names = {folder: path for path, folder in opened.items() if isinstance(folder, Path)}
        told = [_with_signature(one, names, who_signed) for one in check_folders(names, installed=installed)]
        checked = {names[one.folder]: _named(one, names) for one in told}
    return tuple(one if isinstance(one, PackReport) else checked[path] for path, one in opened.items())


def _opened(path: Path, scratch: ExitStack) -> Path | PackReport:
    """Return the folder in which a pack's files can be read, or why they cannot."""
    if not path.is_file():
        return path
    folder = Path(scratch.enter_context(tempfile.TemporaryDirectory(prefix="reply-dojo-check-"))) / "pack"
    try:
        unpack_archive(path, folder)
    except PackError as error:
        return PackReport(path, None, error.problems, None, is_archive=True)
    return folder


def _with_signature(
    report: PackReport, names: Mapping[Path, Path], who_signed: Callable[[Path], SignedBy] | None
) -> PackReport:
    if who_signed is None or names[report.folder] == report.folder:
        return report
    signed = who_signed(report.folder)
    if signed.state is not SignatureState.BROKEN:
        return replace(report, signed=signed)
    problems = (Problem("", 0, 0, ArchiveCode.SIGNATURE_BROKEN), *report.problems)
    return replace(report, pack=None, bench=None, problems=problems, signed=signed)


def _named(report: PackReport, names: Mapping[Path, Path]) -> PackReport:
    """Return a report that names archives where it names the folders they were unpacked to."""
    shown = {str(folder): str(path) for folder, path in names.items()}
    problems = tuple(
        replace(one, data={**one.data, "other": shown[other]})
        if (other := str(one.data.get("other"))) in shown
        else one
        for one in report.problems
    )
    path = names[report.folder]
    return replace(report, folder=path, problems=problems, is_archive=path != report.folder)


def _pack_around(path: Path) -> Path:
    """Return the pack that a text file belongs to; anything else as it is."""
    if path.suffix.lower() not in TEXT_SUFFIXES or not path.is_file():
        return path
    return next((one for one in path.resolve().parents if (one / PACK_FILE).is_file()), path)


def check_folder(folder: Path, pause: Pause = no_pause) -> PackReport:
    """Load a pack, look for every fault and run its bench; nothing is installed or changed.

    Args:
        folder: Of the pack.
        pause: Is called every now and then.
    """
    return _report(pack_or_error(folder), pause)


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
    """Warn of a pack that is no later edition of the one that is here, nor the very same."""
    here, there = other.pack, loaded.pack
    if are_strangers(there, here):
        stranger = {"id": there.id, "other": str(other.folder)}
        problem = problem_at(loaded, (), CheckCode.PACK_STRANGER, stranger)
        return replace(loaded, warnings=(problem, *loaded.warnings))
    if there.content_hash == here.content_hash or precedence(there.version) > precedence(here.version):
        return loaded
    data = {"id": loaded.pack.id, "other": str(other.folder)}
    problem = problem_at(loaded, (), CheckCode.PACK_INSTALLED, data)
    return replace(loaded, warnings=(problem, *loaded.warnings))


def pack_folders_in(folder: Path) -> tuple[Path, ...]:
    """Return the packs that are meant by a folder: itself, or every pack inside it, some folders down."""
    return tuple(_packs_below(folder, DEEPEST_PACK)) or (folder,)


def _packs_below(folder: Path, levels: int) -> list[Path]:
    """Return the packs in a folder, in the order of their paths; hidden folders are not entered.

    A folder of drills or quizzes without a head is a pack too, unless packs lie in it: its head is missing.
    """
    try:
        if (folder / PACK_FILE).exists() or not folder.is_dir():
            return [folder]
        inside = sorted(one for one in folder.iterdir() if _may_hold_packs(one)) if levels else []
        packs = [pack for one in inside for pack in _packs_below(one, levels - 1)]
        is_headless = any((folder / name).is_dir() for name in ("drills", "quizzes"))
    except OSError as error:
        _log.info("the folder %s cannot be listed: %s", folder, error)
        return [folder]  # loading it says why
    return packs or ([folder] if is_headless else [])


def _may_hold_packs(path: Path) -> bool:
    """Say whether a path is to be looked into; of links, those to packs alone (no circles)."""
    is_link_elsewhere = path.is_symlink() and not (path / PACK_FILE).exists()
    return path.is_dir() and not path.name.startswith(".") and not is_link_elsewhere


def _report(loaded: LoadedPack | PackError, pause: Pause = no_pause) -> PackReport:
    rubrics = Rubrics()
    if isinstance(loaded, BrokenPack):  # what can be read is looked at too, so that one run tells everything
        found = (*loaded.problems, *_doubts(loaded.readable, rubrics, pause))
        return PackReport(loaded.folder, None, tuple(sorted(found, key=where)), None)
    if isinstance(loaded, PackError):
        return PackReport(loaded.folder, None, loaded.problems, None)
    bench = run_bench(loaded.pack, rubrics, pause)
    found = (*loaded.warnings, *_doubts(loaded, rubrics, pause), *bench_faults(loaded, bench))
    return PackReport(loaded.folder, loaded.pack, tuple(sorted(found, key=where)), bench)


def _doubts(loaded: LoadedPack, rubrics: Rubrics, pause: Pause) -> tuple[Problem, ...]:
    """Return what the author should look at once more, as a reader of the language sees it."""
    found = check_pack(loaded, rubrics, pause) + check_quizzes(loaded, rubrics, pause)
    found += personal_problems(loaded)
    return found + check_plays(loaded, rubrics, found, pause=pause)


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
