"""What can be practised: the packs that are here, the scenarios in them, and what is wrong with the rest."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from trainer.core.errors import PackError, Problem, UserFacingError
from trainer.core.records import AttemptHead, StoredAttempt
from trainer.core.scenario import Note, Pack, Scenario
from trainer.packs.cache import PackCache
from trainer.packs.choosing import Chosen, choose
from trainer.packs.files import read_folder
from trainer.packs.folder_looks import Look, look
from trainer.packs.loader import LoadedPack, load_each, load_pack
from trainer.packs.pack_folders import PackFolders
from trainer.packs.problems import Problems

if TYPE_CHECKING:
    from trainer.core.analysis import Reader
    from trainer.core.scoring import CompiledScenario

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScenarioEntry:
    """One scenario and the pack that it comes from."""

    pack: Pack
    scenario: Scenario

    @property
    def notes(self) -> tuple[Note, ...]:
        """The pages of the pack that belong to the scenario, in its order."""
        by_id = {note.id: note for note in self.pack.notes}
        return tuple(by_id[note_id] for note_id in self.scenario.notes)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that was found.

    Attributes:
        entries: Scenarios in the order of packs, levels and titles.
        broken: Packs that cannot be used, each with all its problems.
        warnings: Problems of packs that can be used all the same.
        bundled: Ids of the packs that come with the program, whether or not a newer version was installed.
    """

    packs: tuple[Pack, ...]
    entries: tuple[ScenarioEntry, ...]
    broken: tuple[PackError, ...]
    warnings: tuple[Problem, ...]
    bundled: frozenset[str] = frozenset()


class Library:
    """Finds packs and makes their scenarios ready for drills.

    Not for two threads at once: the window uses it from its background lane only.

    Args:
        folders: Where packs lie, bundled ones first, the user's own last. The last one is made where it is
            not there, so that it can be found; any other is an empty one then.
        kept: Where a copy of each pack is kept as it was when a drill used it.
        cache: Where packs are kept in a form that loads fast; ``None`` keeps none.
    """

    def __init__(self, folders: Sequence[Path], kept: Path, cache: Path | None = None) -> None:
        self._folders = tuple(folders)
        self._kept = kept
        self._cache = None if cache is None else PackCache(cache)
        self._shelf: Shelf | None = None
        self._look: Look = ()
        self._chosen = Chosen((), ())
        self._sources: dict[str, LoadedPack] = {}
        self._compiled: dict[tuple[str, str], CompiledScenario] = {}

    def shelf(self) -> Shelf:
        """Return what is here, read once; `refresh` reads again."""
        return self._shelf or self.refresh()

    def refresh(self) -> Shelf:
        """Read all packs. A broken one never hides the others."""
        self._make_own_folder()
        self._look = look(self._folders)  # before: what changes meanwhile is seen the next time
        self._chosen = self._read()
        results = self._chosen.told
        loaded = [one for one in results if not isinstance(one, PackError)]
        broken = tuple(one for one in results if isinstance(one, PackError))
        self._sources |= {one.pack.content_hash: one for one in loaded}
        packs = tuple(one.pack for one in loaded)
        entries = tuple(ScenarioEntry(pack, scenario) for pack in packs for scenario in _in_order(pack))
        warnings = tuple(problem for one in loaded for problem in one.warnings)
        self._shelf = Shelf(packs, entries, broken, warnings, self._bundled(loaded))
        return self._shelf

    def refresh_if_changed(self) -> bool:
        """Read all packs again if anybody, such as a command in a terminal, has changed one since.

        Returns:
            Whether they were read again.
        """
        if self._shelf is None or look(self._folders) == self._look:
            return False
        self.refresh()
        return True

    def _bundled(self, loaded: Iterable[LoadedPack]) -> frozenset[str]:
        every = (*loaded, *self._chosen.passed_over)
        return frozenset(one.pack.id for one in every if self.is_bundled(one.folder))

    def _read(self) -> Chosen:
        outdated = {path for folder in self._folders[-1:] for path in PackFolders(folder).outdated()}
        results = load_each(*self._folders, cache=self._cache, leave_out=outdated)
        return choose(results, self._folders[-1]) if self._folders else Chosen((), ())

    def found(self) -> Chosen:
        """Return everything that was read: what is on the shelf, broken packs, and versions passed over."""
        self.shelf()
        return self._chosen

    def _make_own_folder(self) -> None:
        for folder in self._folders[-1:]:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:  # there is nothing in it then, and nothing else is in the way
                _log.info("no folder for the user's own packs: %s: %s", folder, error)

    def pack_folders(self) -> tuple[Path, ...]:
        """Return the folders of all packs that are here, broken ones too."""
        shelf = self.shelf()
        whole = tuple(self._sources[pack.content_hash].folder for pack in shelf.packs)
        return whole + tuple(error.folder for error in shelf.broken)

    def is_bundled(self, folder: Path) -> bool:
        """Say whether a folder is part of the program, where nothing is to be written."""
        return any(folder.resolve().is_relative_to(one.resolve()) for one in self._folders[:-1])

    def find(
        self, scenario_id: str, *, pack_id: str = "", language: str = "", preferred_language: str = ""
    ) -> ScenarioEntry:
        """Return the scenario with this id.

        Args:
            scenario_id: Several packs may have it.
            pack_id: Only of this pack.
            language: Only in this language.
            preferred_language: Rather in this language, where there is a choice.

        Raises:
            UserFacingError: ``scenario-unknown``, with the ids that there are.
        """
        entries = [entry for entry in self.shelf().entries if is_in(entry, language)]
        found = [
            entry for entry in entries if entry.scenario.id == scenario_id and pack_id in ("", entry.pack.id)
        ]
        if found:
            return max(found, key=lambda entry: is_in(entry, preferred_language))
        known = sorted({entry.scenario.id for entry in entries})
        raise UserFacingError("scenario-unknown", scenario=scenario_id, known=known)

    def newest(self, entry: ScenarioEntry) -> ScenarioEntry:
        """Return a scenario as the pack on the shelf has it now; the given one if it has it no more."""
        own = (each for each in self.shelf().entries if each.pack.id == entry.pack.id)
        return next((each for each in own if each.scenario.id == entry.scenario.id), entry)

    def reader(self, language: str) -> Reader:
        """Return the reader of a language."""
        from trainer.language import reader_for  # what is only shown needs no dictionaries

        return reader_for(language)

    def compiled(self, entry: ScenarioEntry) -> CompiledScenario:
        """Return the scenario with its rubric compiled, once for each version of the pack."""
        from trainer.core.scoring import CompiledScenario  # what is only shown needs no rules

        key = (entry.pack.content_hash, entry.scenario.id)
        if key not in self._compiled:
            self._compiled[key] = CompiledScenario(entry.scenario, self.reader(entry.scenario.language))
        return self._compiled[key]

    def entry_of(self, head: AttemptHead) -> ScenarioEntry:
        """Return the scenario that a drill was played with, as it was then.

        Raises:
            UserFacingError: ``attempt-pack-gone`` if no copy of that version is left.
        """
        return self._demand_entry(head, head.pack_hash)

    def rubric_of(self, stored: StoredAttempt) -> Scenario:
        """Return the scenario of a drill with the criteria that its newest cards were made with.

        Raises:
            UserFacingError: ``attempt-pack-gone`` if no copy of one of the two versions is left.
        """
        from trainer.core.amendments import with_rubric_of  # what is only shown needs no rules

        played = self.entry_of(stored.head).scenario
        if not stored.rescores or stored.rescores[-1].pack_hash == stored.head.pack_hash:
            return played
        newest = self._demand_entry(stored.head, stored.rescores[-1].pack_hash)
        return with_rubric_of(played, newest.scenario)

    def _demand_entry(self, head: AttemptHead, pack_hash: str) -> ScenarioEntry:
        entry = self.version(pack_hash, head.scenario_id)
        if entry is None:
            raise UserFacingError(
                "attempt-pack-gone", pack=head.pack_id, version=head.pack_version, title=head.scenario_title
            )
        return entry

    def version(self, pack_hash: str, scenario_id: str) -> ScenarioEntry | None:
        """Return a scenario of one version of its pack, on the shelf or kept; ``None`` if it is not left."""
        pack = self.edition(pack_hash)
        scenario = None if pack is None else pack.scenario(scenario_id)
        return None if pack is None or scenario is None else ScenarioEntry(pack, scenario)

    def edition(self, pack_hash: str) -> Pack | None:
        """Return one version of a pack, on the shelf or kept; ``None`` if it is not left."""
        source = self._source(pack_hash)
        return None if source is None else source.pack

    def file_of(self, pack_hash: str, name: str) -> Path | None:
        """Return a file of one version of a pack, where it is there.

        Args:
            pack_hash: Of the version.
            name: Relative to the pack's folder, as the pack names it.
        """
        source = self._source(pack_hash)
        path = None if source is None else source.folder / name
        return path if path is not None and path.is_file() else None

    def _source(self, pack_hash: str) -> LoadedPack | None:
        self.shelf()
        return self._sources.get(pack_hash) or self._load_kept(pack_hash)

    def _load_kept(self, content_hash: str) -> LoadedPack | None:
        folder = self._kept / content_hash
        if not folder.is_dir():
            return None
        try:
            loaded = load_pack(folder, cache=self._cache)
        except PackError as error:
            _log.info("the kept pack %s cannot be used: %s", folder, error)
            return None
        if loaded.pack.content_hash != content_hash:
            _log.info("the kept pack %s was changed", folder)
            return None
        self._sources[content_hash] = loaded
        return loaded

    def keep(self, pack: Pack) -> None:
        """Keep a copy of a pack's files as they are now, for the drills that use it.

        Raises:
            UserFacingError: ``pack-not-kept`` if the copy cannot be written; ``pack-changed`` if the files
                are not those any more that were read (they are read again then).
        """
        target = self._kept / pack.content_hash
        source = self._sources.get(pack.content_hash)
        if source is not None and pack in self.shelf().packs and not _holds(source.folder, pack):
            self._tell_changed(pack)  # new drills take what is there now
        if target.is_dir() or source is None:
            return
        try:
            self._kept.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._kept, prefix=".new-") as scratch:
                copy = Path(scratch) / "pack"
                _copy_files(source.folder, copy)
                self._demand_unchanged(copy, pack)
                copy.rename(target)
        except OSError as error:
            if target.is_dir():  # another instance was quicker, with the same files
                return
            raise UserFacingError("pack-not-kept", folder=str(self._kept), why=error.strerror) from error

    def _demand_unchanged(self, copy: Path, pack: Pack) -> None:
        try:
            is_same = load_pack(copy, cache=self._cache).pack.content_hash == pack.content_hash
        except PackError:
            is_same = False
        if not is_same:
            self._tell_changed(pack)

    def _tell_changed(self, pack: Pack) -> NoReturn:
        self.refresh()
        raise UserFacingError("pack-changed", pack=pack.title)


def is_in(entry: ScenarioEntry, language: str) -> bool:
    """Say whether a scenario is in a language, whatever the region; every one is in ``""``."""
    return entry.scenario.language.startswith(language)


def _holds(folder: Path, pack: Pack) -> bool:
    return folder.is_dir() and read_folder(folder, Problems()).content_hash == pack.content_hash


def _copy_files(source: Path, target: Path) -> None:
    """Copy the files alone: the modes of a read-only installation would keep the copy from being moved."""
    target.mkdir()
    for path in sorted(source.iterdir()):
        if path.is_dir():
            _copy_files(path, target / path.name)
        else:
            shutil.copyfile(path, target / path.name)


def _in_order(pack: Pack) -> list[Scenario]:
    return sorted(pack.scenarios, key=lambda scenario: (scenario.level, scenario.title))
