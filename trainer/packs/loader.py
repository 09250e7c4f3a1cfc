"""Loads packs: a folder in, a `Pack` with its warnings out, or every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from trainer.core.errors import PackError, Problem
from trainer.core.scenario import Pack
from trainer.packs.cache import KeptPack, PackCache
from trainer.packs.files import PackFiles, read_folder
from trainer.packs.problems import Place, ProblemCode, Problems


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack that can be used.

    Attributes:
        folder: Where it lies; recordings are found from here.
        warnings: What its author should look at, in file and line order.
        places: Where each id stands, for checks that need a reader of the language: ``()`` is the pack's,
            ``(scenario,)``, ``(scenario, turn)`` and ``(scenario, turn, criterion)`` are those of its parts.
    """

    pack: Pack
    folder: Path
    warnings: tuple[Problem, ...] = ()
    places: Mapping[tuple[str, ...], Place] = field(default_factory=dict)


def load_pack(folder: Path, *, cache: PackCache | None = None) -> LoadedPack:
    """Load one pack.

    Args:
        folder: The pack's folder, with ``pack.yaml`` in it.
        cache: Keeps packs without errors. Their files are read all the same, so that a change is always seen.

    Returns:
        The pack, whole and checked.

    Raises:
        PackError: With every fault of every file, errors and warnings alike.
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

    pack, places = Assembly(files, problems).run()
    found = problems.in_order()
    if problems.error_count:
        raise PackError(folder, found)
    return KeptPack(pack, found, places)


def load_packs(*folders: Path, cache: PackCache | None = None) -> tuple[LoadedPack | PackError, ...]:
    """Load every pack that lies in the folders; one that is broken never hides another.

    Args:
        folders: Folders of packs, such as the bundled and the user's; one that does not exist holds none.
        cache: See `load_pack`.

    Returns:
        A pack or its error for each folder inside, in order of the folders and their names. Of two packs
        with one id the first is kept, the second is an error.
    """
    results: list[LoadedPack | PackError] = []
    first_by_id: dict[str, Path] = {}
    for folder in folders:
        try:
            children = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
        except FileNotFoundError:
            continue
        except OSError as error:
            problem = Problem("", 0, 0, ProblemCode.UNREADABLE.value, {"reason": error.strerror})
            results.append(PackError(folder, [problem]))
            continue
        results.extend(_load_unless_double(child, first_by_id, cache) for child in children if child.is_dir())
    return tuple(results)


def _load_unless_double(
    folder: Path, first_by_id: dict[str, Path], cache: PackCache | None
) -> LoadedPack | PackError:
    try:
        loaded = load_pack(folder, cache=cache)
    except PackError as error:
        return error
    first = first_by_id.setdefault(loaded.pack.id, folder)
    if first == folder:
        return loaded
    place, data = loaded.places[()], {"id": loaded.pack.id, "other": str(first)}
    problem = Problem(place.file, place.line, place.column, ProblemCode.DUPLICATE_PACK.value, data)
    return PackError(folder, [problem, *loaded.warnings])
