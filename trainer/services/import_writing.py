"""Writes what an import brings into a pack's folder: checked whole first, then put in place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath

from trainer.core.errors import UserFacingError
from trainer.core.naming import id_for
from trainer.core.quiz import Quiz
from trainer.core.scenario import Pack, Scenario
from trainer.data.files import file_faults
from trainer.packs.archive_names import is_left_out
from trainer.packs.files import PACK_FILE
from trainer.packs.importers.columns import SheetKind
from trainer.packs.loader import LoadedPack, load_pack
from trainer.packs.media import check_picture
from trainer.packs.problems import Place, Problems
from trainer.packs.writing import manifest_yaml, quiz_yaml, scenario_yaml
from trainer.services.import_matching import fitted
from trainer.services.import_plans import Clash, ClashChoice, ImportPlan, PackHead

_FOLDERS = {SheetKind.QUIZ: "quizzes", SheetKind.SCENARIO: "drills"}

Item = Quiz | Scenario


def clashes_with(plan: ImportPlan, pack: Pack) -> tuple[Clash, ...]:
    """Return what of the plan a pack has already, by id or, where the file names none, by title."""
    here = {_key(item): item.title for item in _items(pack)}
    return tuple(
        Clash(_kind(item), _key(item), item.title, here[_key(item)])
        for item in fitted(plan, pack).items
        if _key(item) in here
    )


def write_new_pack(plan: ImportPlan, head: PackHead, folder: Path) -> Path:
    """Write a new pack; its folder appears when it is whole.

    Raises:
        UserFacingError: ``import-pack-exists`` if something lies there.
        PackError: If it would have faults.
        FileError: If it cannot be written.
    """
    pack = _pack_of(head)
    texts = {PACK_FILE: manifest_yaml(pack)}
    for item in plan.items:
        texts[_file_name(item, texts)] = _yaml(_linked(item, pack), pack)
    with file_faults(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserFacingError("import-pack-exists", folder=str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(folder.parent) as scratch:
            staged = scratch / folder.name
            _write_all(staged, texts)
            load_pack(staged)
            if folder.exists():
                folder.rmdir()  # empty; Windows renames onto nothing that exists
            staged.rename(folder)
    return folder


def add_to_pack(plan: ImportPlan, loaded: LoadedPack, choices: Mapping[str, ClashChoice]) -> Path:
    """Write into an existing pack. Each file is put in place by one rename, all of them or none.

    Raises:
        UserFacingError: ``import-choice-missing`` if something is there already and nobody said what to do.
        PackError: If the pack would have faults; nothing was changed then.
        FileError: If it cannot be written; nothing was changed then.
    """
    missing = [one for one in clashes_with(plan, loaded.pack) if one.key not in choices]
    if missing:
        raise UserFacingError("import-choice-missing", titles=tuple(one.title for one in missing))
    texts = dict(_texts_for(fitted(plan, loaded.pack), loaded, choices))
    folder = loaded.folder
    with file_faults(folder), _scratch(folder) as scratch:
        trial, new = scratch / "pack", scratch / "new"
        shutil.copytree(folder, trial, ignore=shutil.ignore_patterns(".*"))
        _write_all(trial, texts)
        load_pack(trial)
        _write_all(new, texts)
        _put_in_place(new, folder, texts, scratch / "old")
    return folder


def _texts_for(
    plan: ImportPlan, loaded: LoadedPack, choices: Mapping[str, ClashChoice]
) -> Iterator[tuple[str, str]]:
    pack = loaded.pack
    here = {_key(item) for item in _items(pack)}
    files = {_key(one): _file_of(one, loaded) for one in _items(pack)}
    taken = set(files.values())
    used = {one.id for one in (*_items(pack), *plan.items)}
    for item in plan.items:
        key = _key(item)
        choice = choices.get(key) if key in here else None
        if choice is ClashChoice.LEAVE:
            continue
        if choice is ClashChoice.REPLACE:
            yield files[key], _yaml(_linked(item, pack, loaded.folder), pack)
            continue
        named = _renamed(item, used) if choice else item
        used.add(named.id)
        name = _file_name(named, taken)
        taken.add(name)
        yield name, _yaml(_linked(named, pack, loaded.folder), pack)


def _renamed(item: Item, taken: Collection[str]) -> Item:
    new_id = id_for(item.id, taken=taken)
    number = new_id.rsplit("-", 1)[1]
    return replace(item, id=new_id, title=f"{item.title} ({number})")


def _linked(item: Item, pack: Pack, folder: Path | None = None) -> Item:
    """Return it without links to pages and pictures that the pack does not have."""
    here = {note.id for note in pack.notes}
    notes = tuple(note for note in item.notes if note in here)
    if isinstance(item, Scenario):
        return replace(item, notes=notes)
    questions = (replace(one, note=one.note if one.note in here else "") for one in item.questions)
    pictured = (
        replace(one, picture=one.picture if _is_picture(one.picture, folder) else "") for one in questions
    )
    return replace(item, notes=notes, questions=tuple(pictured))


def _is_picture(name: str, folder: Path | None) -> bool:
    """Say whether the pack has this picture; paths elsewhere and files of other kinds are none."""
    problems = Problems()
    check_picture(name, Place(""), (name,), problems)
    is_plain = str(PurePosixPath(name)) == name and not is_left_out(name)
    return is_plain and not problems.error_count and folder is not None and os.path.isfile(folder / name)


def _yaml(item: Item, pack: Pack) -> str:
    if isinstance(item, Quiz):
        return quiz_yaml(item, pack_language=pack.language, sets=pack.phrases)
    return scenario_yaml(item, pack_language=pack.language, sets=pack.phrases)


def file_text(item: Item, pack: Pack) -> tuple[str, str]:
    """Return the name and the text of the file that an item becomes in a pack without pages and pictures."""
    return _file_name(item, ()), _yaml(_linked(item, pack), pack)


def _pack_of(head: PackHead) -> Pack:
    return Pack(
        id=head.id,
        version=head.version,
        title=head.title,
        language=head.language,
        content_hash="",
        scenarios=(),
        authors=head.authors,
        licence=head.licence,
        description=head.description,
    )


def _items(pack: Pack) -> tuple[Item, ...]:
    return (*pack.quizzes, *pack.scenarios)


def _kind(item: Item) -> SheetKind:
    return SheetKind.QUIZ if isinstance(item, Quiz) else SheetKind.SCENARIO


def _key(item: Item) -> str:
    return f"{_kind(item).value}/{item.id}"


def _file_of(item: Item, loaded: LoadedPack) -> str:
    key = ("", "quiz", item.id) if isinstance(item, Quiz) else (item.id,)
    return loaded.places[key].file


def _file_name(item: Item, taken: Collection[str]) -> str:
    folder = _FOLDERS[_kind(item)]
    names = (f"{folder}/{item.id}{'' if n == 1 else f'-{n}'}.yaml" for n in count(1))
    return next(name for name in names if name not in taken)


def _write_all(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give a hidden folder that is gone at the end; packs are read without such names."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".import-", ignore_cleanup_errors=True) as scratch:
        yield Path(scratch)


def _put_in_place(new: Path, folder: Path, texts: Mapping[str, str], old: Path) -> None:
    """Move the new files in, and everything back if the disk refuses one of them."""
    done: list[str] = []
    try:
        for name in texts:
            target, kept = folder / name, old / name
            target.parent.mkdir(exist_ok=True)
            if target.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(target, kept)
            done.append(name)
            os.replace(new / name, target)
    except OSError:
        for name in done:
            _take_back(folder / name, old / name)
        raise


def _take_back(target: Path, kept: Path) -> None:
    if kept.exists():
        os.replace(kept, target)
    else:
        with suppress(FileNotFoundError):
            target.unlink()
