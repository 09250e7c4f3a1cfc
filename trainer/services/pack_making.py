"""New packs: a commented template, or a copy of one that is here under a name of its own."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.core.errors import PackError, UserFacingError
from trainer.core.naming import id_for, lasting_id
from trainer.core.scenario import Pack
from trainer.data.files import file_faults
from trainer.packs.files import PACK_FILE, TEXT_SUFFIXES, read_folder
from trainer.packs.loader import load_pack
from trainer.packs.problems import Problems
from trainer.packs.yaml_edits import value_in, with_values
from trainer.resources import resource_folder
from trainer.services.import_plans import PackHead
from trainer.services.library import Library
from trainer.services.pack_folders import folder_of
from trainer.services.pack_schema import write_schemas

_TEMPLATE_LANGUAGES = ("en", "ja")  # the first one for all other languages

_GIT_FILE = ".gitattributes"
_GIT_ATTRIBUTES = "".join(f"*{suffix} text eol=lf\n" for suffix in sorted(TEXT_SUFFIXES))


@dataclass(frozen=True, slots=True)
class NewPack:
    """A pack that was made.

    Attributes:
        source: What it is a copy of, ``None`` for a template.
    """

    folder: Path
    pack: Pack
    source: Pack | None


class PackMaking:
    """Makes packs that can be used at once and be changed file by file.

    Args:
        library: What is here.
        packs_folder: The user's own packs.
    """

    def __init__(self, library: Library, packs_folder: Path) -> None:
        self._library = library
        self._packs_folder = packs_folder

    def propose(self, *, language: str = "en", source: str = "", name: str = "") -> PackHead:
        """Return a head that a new pack may have: its id is free.

        Args:
            language: Of a template.
            source: Id of the pack that is to be copied; its title, version and so on are proposed.
            name: Of its folder: the id is made from it, and in another script the title too.

        Raises:
            UserFacingError: ``pack-unknown`` if there is no such pack.
        """
        taken = {pack.id for pack in self._library.shelf().packs}
        if source:
            pack = self.source(source)
            head = PackHead(
                pack.id, pack.title, pack.language, pack.version, pack.authors, pack.licence, pack.description
            )
        else:
            text = (_template(language) / PACK_FILE).read_text(encoding="utf-8")
            values = {key: value_in(text, key) or "" for key in ("id", "title", "version")}
            head = PackHead(values["id"], _title_by(name) or values["title"], language, values["version"])
        wished = lasting_id(name, fallback=head.id) if name else head.id
        return replace(head, id=id_for(wished, taken=taken))

    def source(self, which: str) -> Pack:
        """Return the pack that is to be copied.

        Raises:
            UserFacingError: ``pack-unknown``.
            PackError: It cannot be used itself.
        """
        return load_pack(folder_of(which, self._library)).pack

    def make(self, head: PackHead, folder: Path | None = None, *, source: str = "") -> NewPack:
        """Write a new pack, whole or not at all; nothing that is there is ever touched.

        Args:
            head: What it is called. Of a copy authors and licence stay those of its source, and where no
                authors, licence or description are given for a template, it keeps its own.
            folder: Where it comes to lie; ``None`` for the user's own packs.
            source: Id of the pack that is copied; empty for a template.

        Raises:
            UserFacingError: ``pack-unknown``; ``new-pack-taken`` if something lies there already.
            PackError: The head cannot be used; each fault stands in ``pack.yaml``.
            FileError: If it cannot be written.
        """
        folder = self._packs_folder / head.id if folder is None else folder
        copied = load_pack(folder_of(source, self._library)) if source else None
        with file_faults(folder):
            with _appearing(folder) as staged:
                _copy_files(copied.folder if copied else _template(head.language), staged)
                path = staged / PACK_FILE
                text = _with_head(path.read_text(encoding="utf-8-sig"), head, is_copy=bool(copied))
                path.write_text(text, encoding="utf-8", newline="\n")
                try:
                    pack = load_pack(staged).pack
                except PackError as error:
                    raise PackError(folder, error.problems) from error
                if not (folder / _GIT_FILE).exists():
                    (staged / _GIT_FILE).write_text(_GIT_ATTRIBUTES, encoding="utf-8", newline="\n")
                write_schemas(staged)
            return NewPack(folder, pack, copied.pack if copied else None)


def _title_by(name: str) -> str:
    """Return the name of a folder that no id can say, by which its pack is known then; else nothing."""
    return "" if name.isascii() else name


def _template(language: str) -> Path:
    name = next((one for one in _TEMPLATE_LANGUAGES if language.split("-")[0] == one), _TEMPLATE_LANGUAGES[0])
    return resource_folder("assets") / "templates" / name


def _copy_files(source: Path, target: Path) -> None:
    """Copy what belongs to a pack: nothing hidden, and files instead of links."""
    for name in read_folder(source, Problems()).digests:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, path)


def _with_head(text: str, head: PackHead, *, is_copy: bool) -> str:
    values = {"id": head.id, "title": head.title, "version": head.version, "language": head.language}
    given = {"description": head.description}
    if not is_copy:
        given |= {"authors": ", ".join(head.authors), "licence": head.licence}
    text = with_values(text, values | {key: value for key, value in given.items() if value})
    if head.description and value_in(text, "description") is None:
        text = f"{text.rstrip()}\ndescription: {json.dumps(head.description, ensure_ascii=False)}\n"
    return text


@contextmanager
def _appearing(folder: Path) -> Iterator[Path]:
    """Give a folder beside the one that is wished; what is in it when the block ends well appears there.

    Raises:
        UserFacingError: ``new-pack-taken`` if something lies there; hidden files, as of git, are none.
    """
    if folder.exists() and (
        not folder.is_dir() or any(not one.name.startswith(".") for one in folder.iterdir())
    ):
        raise UserFacingError("new-pack-taken", folder=str(folder))
    is_new = not folder.exists()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as scratch:
        staged = Path(scratch) / "pack"
        staged.mkdir()
        yield staged
        if is_new:
            staged.rename(folder)
            return
        for one in sorted(
            staged.iterdir(), key=lambda child: child.name == PACK_FILE
        ):  # which makes it a pack
            one.rename(folder / one.name)
