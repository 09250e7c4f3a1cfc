"""Loads packs: a folder in, a `Pack` with its warnings out, or every fault at once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from trainer.core.errors import PackError, Problem, Severity
from trainer.core.scenario import Pack
from trainer.packs.cache import PackCache
from trainer.packs.files import PackFiles, read_folder
from trainer.packs.kept import KeptPack
from trainer.packs.problems import Place, ProblemCode, Problems


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack that can be used.

    Attributes:
        folder: Where it lies; recordings are found from here.
        warnings: What its author should look at, in file and line order.
        places: Where each id stands, for checks that need a reader of the language: ``()`` is the pack's,
            ``(scenario,)``, ``(scenario, turn)``, ``(scenario, ending)`` and ``(scenario, turn, criterion)``
            are those of its parts, ``(scenario, turn, "then", number)`` those of rules, from 1, and
            ``(scenario, "", "if", number)`` those of lines with a condition, from 0 in the order of
            `trainer.core.asked.lines_of`. ``("", "quiz", quiz)``, ``("", "quiz", quiz, question)`` and ``("",
            "quiz", quiz, question, criterion)`` are those of quizzes, whose ids may be those of scenarios;
            ``("", "seminar", seminar)`` and ``("", "seminar", seminar, prompt)`` those of seminars.
    """

    pack: Pack
    folder: Path
    warnings: tuple[Problem, ...] = ()
    places: Mapping[tuple[str, ...], Place] = field(default_factory=dict)


class BrokenPack(PackError):
    """A pack cannot be used, but some of it could be read.

    Args:
        folder: The pack's folder.
        problems: Every fault found, in file and line order.
        readable: The parts without errors, to be looked at for doubts; never to be played.
    """

    def __init__(self, folder: Path, problems: Sequence[Problem], readable: LoadedPack) -> None:
        super().__init__(folder, problems)
        self.readable = readable


def load_pack(folder: Path, *, cache: PackCache | None = None) -> LoadedPack:
    """Load one pack.

    Args:
        folder: The pack's folder, with ``pack.yaml`` in it.
        cache: Keeps packs without errors. Their files are read all the same, so that a change is always seen.

    Returns:
        The pack, whole and checked.

    Raises:
        PackError: With every fault of every file, errors and warnings alike; a `BrokenPack` if some of it
            can be looked at all the same.
    """
    problems = Problems()
    if not folder.is_dir():
        problems.add(ProblemCode.NO_FOLDER, Place(""), folder=str(folder))
        raise PackError(folder, problems.in_order())
    files = read_folder(folder, problems)
    kept = cache.find(files) if cache is not None and not problems.error_count else None
    if kept is None:
        kept = _assembled(folder, files, problems)
        if cache is not None:
            cache.keep(files, kept)
    return LoadedPack(kept.pack, folder, kept.warnings, kept.places)


def _assembled(folder: Path, files: PackFiles, problems: Problems) -> KeptPack:
    from trainer.packs.assembly import Assembly  # brings the YAML reader, which a kept pack does not need

    assembly = Assembly(files, problems)
    pack, places = assembly.run()
    found = problems.in_order()
    if assembly.readable is not None:
        raise BrokenPack(folder, found, LoadedPack(assembly.readable, folder, (), places))
    if problems.error_count:
        raise PackError(folder, found)
    return KeptPack(pack, found, places)


def load_packs(*folders: Path, cache: PackCache | None = None) -> tuple[LoadedPack | PackError, ...]:
    """Load every pack that lies in the folders, and tell those apart that have one id; see `load_each`."""
    return without_doubles(load_each(*folders, cache=cache))


def load_each(
    *folders: Path, cache: PackCache | None = None, leave_out: Container[Path] = ()
) -> tuple[LoadedPack | PackError, ...]:
    """Load every pack that lies in the folders; one that is broken never hides another.

    Args:
        folders: Folders of packs, such as the bundled and the user's; one that does not exist holds none.
        cache: See `load_pack`.
        leave_out: Folders of packs that are not looked at.

    Returns:
        A pack or its error for each folder inside, in order of the folders and their names. Two may have one
        id; see `without_doubles`.
    """
    results: list[LoadedPack | PackError] = []
    for folder in folders:
        try:
            children = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
        except FileNotFoundError:
            continue
        except OSError as error:
            problem = Problem("", 0, 0, ProblemCode.UNREADABLE.value, {"reason": error.strerror})
            results.append(PackError(folder, [problem]))
            continue
        wanted = (child for child in children if child.is_dir() and child not in leave_out)
        results.extend(pack_or_error(child, cache=cache) for child in wanted)
    return tuple(results)


def pack_or_error(folder: Path, *, cache: PackCache | None = None) -> LoadedPack | PackError:
    """Load one pack where an error is a result like any other; see `load_pack`."""
    try:
        return load_pack(folder, cache=cache)
    except PackError as error:
        return error


def without_doubles(results: Iterable[LoadedPack | PackError]) -> tuple[LoadedPack | PackError, ...]:
    """Tell packs apart that lie beside each other.

    Of two packs with one id the first is kept, the second is an error. One that only looks like another, by
    its title and language, gets a warning.
    """
    by_id: dict[str, LoadedPack] = {}
    by_title: dict[tuple[str, str], LoadedPack] = {}
    told: list[LoadedPack | PackError] = []
    for one in results:
        if isinstance(one, PackError):
            told.append(one)
            continue
        first = by_id.setdefault(one.pack.id, one)
        if first is not one:
            problem = _double(one, ProblemCode.DUPLICATE_PACK, first, id=one.pack.id)
            told.append(PackError(one.folder, [problem, *one.warnings]))
            continue
        alike = by_title.setdefault((one.pack.title, one.pack.language), one)
        told.append(one if alike is one else _warned_of_title(one, alike))
    return tuple(told)


def _warned_of_title(loaded: LoadedPack, other: LoadedPack) -> LoadedPack:
    problem = _double(loaded, ProblemCode.SAME_TITLE, other, title=loaded.pack.title)
    return replace(loaded, warnings=(replace(problem, severity=Severity.WARNING), *loaded.warnings))


def _double(loaded: LoadedPack, code: ProblemCode, other: LoadedPack, **data: str) -> Problem:
    place = loaded.places[()]
    return Problem(place.file, place.line, place.column, code.value, {**data, "other": str(other.folder)})
