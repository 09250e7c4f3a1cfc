"""Questions and scenarios from elsewhere: looked at first, then written into a new or an existing pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from trainer.core.errors import PackError, UserFacingError
from trainer.core.naming import pack_id_for
from trainer.core.quiz import Quiz
from trainer.core.scenario import Scenario
from trainer.data.files import replacing
from trainer.packs.choosing import is_installed
from trainer.packs.importers.columns import SheetKind as SheetKind  # parts of the plan
from trainer.packs.importers.table_import import guessed_language
from trainer.packs.loader import LoadedPack, pack_or_error
from trainer.services.import_plans import Clash as Clash
from trainer.services.import_plans import ClashChoice as ClashChoice
from trainer.services.import_plans import ImportPlan as ImportPlan
from trainer.services.import_plans import OwnPack as OwnPack
from trainer.services.import_plans import PackHead as PackHead
from trainer.services.import_plans import SourceFormat as SourceFormat
from trainer.services.library import Library


class Importing:
    """Looks at files from elsewhere and makes packs of them.

    Args:
        library: Knows the ids that packs have here; it is read again when a pack was written.
        packs_folder: The user's own packs.
    """

    def __init__(self, library: Library, packs_folder: Path) -> None:
        self._library = library
        self._packs_folder = packs_folder

    def look(self, file: Path, *, language: str = "") -> ImportPlan:
        """Read a file and say what would come of it.

        Args:
            file: GIFT, Aiken, CSV or XLSX, told apart by content and name.
            language: Of what it holds; guessed if empty.

        Raises:
            UserFacingError: ``import-…`` if nothing of it can be read.
        """
        from trainer.services.import_reading import read_file  # brings the readers of all languages
        from trainer.services.import_trial import readable_scenarios  # and this one that of YAML

        found, quizzes, read, faults, named = read_file(file, language=language)
        scenarios, unreadable = readable_scenarios(read, file=file.name)
        items: tuple[Quiz | Scenario, ...] = (*quizzes, *scenarios)
        spoken = language or (items[0].language if items else guessed_language([file.stem]))
        title = items[0].title if len(items) == 1 else file.stem
        head = PackHead(self._free_id(title, file.stem), title, spoken)
        return ImportPlan(file, found, quizzes, scenarios, (*faults, *unreadable), head, named)

    def _free_id(self, title: str, stem: str) -> str:
        name = stem if _has_latin(stem) and not _has_latin(title) else title
        return pack_id_for(name, taken=self._taken())

    def _taken(self) -> set[str]:
        shelf = self._library.shelf()
        return {pack.id for pack in shelf.packs} | {error.folder.name for error in shelf.broken}

    def own_packs(self) -> tuple[OwnPack, ...]:
        """Return the packs into which something can be written: whole ones that the user did not install."""
        if not self._packs_folder.is_dir():
            return ()
        folders = sorted(one for one in self._packs_folder.iterdir() if not one.name.startswith("."))
        read = (pack_or_error(one) for one in folders if one.is_dir())
        own = (one for one in read if isinstance(one, LoadedPack) and not is_installed(one))
        return tuple(OwnPack(one.folder, one.pack) for one in own)

    def clashes(self, plan: ImportPlan, folder: Path) -> tuple[Clash, ...]:
        """Return what of the plan the pack in this folder has already, by id or, without one, by title.

        Raises:
            PackError: The pack there cannot be used.
        """
        from trainer.services.import_writing import clashes_with  # few ever import anything

        return clashes_with(plan, _loaded(folder).pack)

    def known_in(self, plan: ImportPlan, own: Sequence[OwnPack]) -> Path | None:
        """Return the folder of the pack that has most of what a plan holds; ``None`` if none has any."""
        from trainer.services.import_writing import clashes_with  # few ever import anything

        counts = [len(clashes_with(plan, one.pack)) for one in own]
        most = max(counts, default=0)
        return own[counts.index(most)].folder if most else None

    def write(
        self,
        plan: ImportPlan,
        into: PackHead | Path,
        *,
        choices: Mapping[str, ClashChoice] | None = None,
        folder: Path | None = None,
    ) -> Path:
        """Write what comes into a pack, whole or not at all.

        Args:
            plan: What comes.
            into: Head of a new pack, or the folder of an existing one.
            choices: `Clash.key` → choice, for each clash.
            folder: Where a new pack is made; in the user's own packs if left out.

        Returns:
            The folder of the pack.

        Raises:
            UserFacingError: ``import-nothing``, ``import-pack-exists``, ``import-id-taken``,
                ``import-choice-missing``; nothing was changed then.
            PackError: The pack would have faults; nothing was changed then.
            FileError: The disk refuses; nothing was changed then.
        """
        from trainer.services.import_writing import add_to_pack, write_new_pack  # few ever import

        if plan.is_empty:
            raise UserFacingError("import-nothing", file=plan.source.name)
        if isinstance(into, PackHead):
            if folder is None and into.id in self._taken():
                raise UserFacingError("import-id-taken", id=into.id)
            target = write_new_pack(plan, into, folder or self._packs_folder / into.id)
        else:
            target = add_to_pack(plan, _loaded(into), choices or {})
        self._library.refresh()
        return target

    def write_template(self, kind: SheetKind, target: Path, *, language: str) -> Path:
        """Write an empty table with explanations and examples, to be filled in in Excel or LibreOffice.

        Raises:
            FileError: If it cannot be written; what stood there is left as it was.
        """
        from trainer.packs.exporters.templates import write_template  # loads the spreadsheet library

        with replacing(target) as file:
            write_template(kind, file, language=language)
        return target


def _has_latin(text: str) -> bool:
    return any(sign.isascii() and sign.isalpha() for sign in text)


def _loaded(folder: Path) -> LoadedPack:
    result = pack_or_error(folder)
    if isinstance(result, PackError):
        raise result
    return result
