"""Notes of all packs: found by what stands in them, and read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from trainer.core.analysis import Span
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Note, Pack
from trainer.services.note_pictures import folder_of, picture_in

if TYPE_CHECKING:
    from trainer.services.library import Library
    from trainer.services.note_search import NoteIndex, Query


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note and the pack that it comes from.

    Attributes:
        folder: Of the pack's files; ``None`` where they are not known.
    """

    pack: Pack
    note: Note
    folder: Path | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """What names it among all packs: ``pack/note``."""
        return f"{self.pack.id}/{self.note.id}"

    def linked(self, target: str) -> NoteEntry | None:
        """Return the note of the same pack that a link of this one leads to; ``None`` for any other link.

        Args:
            target: As it stands in the note: ``other-note.md``, ``./other-note.md#heading``.
        """
        parts = urlsplit(target)
        path = PurePosixPath(unquote(parts.path))
        if parts.scheme or parts.netloc or path.suffix.lower() != ".md":
            return None
        note = self.pack.note(path.stem)
        return None if note is None else NoteEntry(self.pack, note, self.folder)

    def picture(self, target: str) -> Path | None:
        """Return the file of a picture of this note, as it stands there; ``None`` if none is shown."""
        return picture_in(self.folder, target)


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note that was found.

    Attributes:
        title_spans: In ``entry.note.title``, what was looked for.
        heading: Of the part in which the passage stands; empty at the beginning of a note.
        passage: Plain text out of the note; its beginning where nothing was looked for.
        spans: In ``passage``, what was looked for.
    """

    entry: NoteEntry
    title_spans: tuple[Span, ...]
    heading: str
    passage: str
    spans: tuple[Span, ...]


class NoteService:
    """Looks through the notes of the packs that are here.

    Not for two threads at once: the window uses it from its background lane only.

    Args:
        library: Where the packs are.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._indexes: dict[tuple[str, Note], NoteIndex] = {}

    def notes(self, language: str = "") -> tuple[NoteEntry, ...]:
        """Return all notes, those of packs in a language first.

        Args:
            language: Of the screens; ``""`` prefers none.
        """
        packs = sorted(self._library.shelf().packs, key=lambda one: not one.language.startswith(language))
        folders = {pack.id: folder_of(self._library, pack) for pack in packs if pack.notes}
        return tuple(NoteEntry(pack, note, folders[pack.id]) for pack in packs for note in pack.notes)

    def search(self, text: str, language: str = "") -> tuple[NoteHit, ...]:
        """Return the notes that hold every word of a text, those first that hold them in their titles.

        Case, width, and kana or kanji make no difference, inflections of a word neither.

        Args:
            text: Words; without any, every note is found.
            language: Of the screens: notes in it come first among equals.
        """
        entries = self.notes(language)
        if not text.split():
            return tuple(self._unasked(one) for one in entries)
        queries = self._queries(text, {one.pack.language for one in entries})
        found = [(one, self._index(one).find(queries[one.pack.language])) for one in entries]
        ranked = sorted(((one, hit) for one, hit in found if hit is not None), key=lambda each: each[1].rank)
        return tuple(
            NoteHit(one, hit.title_spans, hit.heading, hit.passage, hit.spans) for one, hit in ranked
        )

    def nearest(self, text: str, language: str = "") -> tuple[str, ...]:
        """Return words of notes that are spelt nearly like those of a text that no note has.

        Args:
            text: As it was searched for.
            language: Of the screens.
        """
        from trainer.services.note_words import nearest_words  # needed where nothing is found

        entries = self.notes(language)
        lost = [word for word in text.split() if not self.search(word, language)]
        return nearest_words(lost, (one.note for one in entries)) if lost else ()

    def find(self, note_id: str, *, pack_id: str = "", language: str = "") -> NoteEntry:
        """Return the note with this id.

        Args:
            note_id: Several packs may have it.
            pack_id: Only of this pack.
            language: Rather in this language, where there is a choice.

        Raises:
            UserFacingError: ``note-unknown``, with the ids that there are.
        """
        entries = self.notes(language)
        for one in entries:
            if one.note.id == note_id and pack_id in ("", one.pack.id):
                return one
        raise UserFacingError("note-unknown", id=note_id, known=_ids(entries))

    def _queries(self, text: str, languages: Iterable[str]) -> Mapping[str, Query]:
        from trainer.services.note_search import Query  # brings the dictionaries and the Markdown library

        return {one: Query(text, self._library.reader(one)) for one in languages}

    def _index(self, entry: NoteEntry) -> NoteIndex:
        """Return a note made ready for searching, once for each text of it."""
        from trainer.services.note_search import NoteIndex  # as above

        key = (entry.pack.language, entry.note)
        if key not in self._indexes:
            reader = self._library.reader(entry.pack.language)
            self._indexes[key] = NoteIndex(entry.note, reader)
        return self._indexes[key]

    def _unasked(self, entry: NoteEntry) -> NoteHit:
        from trainer.services.note_text import beginning_of  # brings the Markdown library

        return NoteHit(entry, (), "", beginning_of(entry.note), ())


def _ids(entries: Iterable[NoteEntry]) -> list[str]:
    return sorted({one.note.id for one in entries})
