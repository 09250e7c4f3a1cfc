"""Seminars: which there are, how far somebody has come, and what was written in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trainer.core.errors import UserFacingError
from trainer.core.quiz import Quiz
from trainer.core.quiz_records import (
    SeminarEntry,
    SeminarPart,
    SittingFinish,
    SittingSummary,
    StoredSitting,
)
from trainer.core.scenario import Note, Pack
from trainer.core.seminar import Prompt, Seminar
from trainer.data.files import replacing
from trainer.services.clock import Clock, now_utc
from trainer.services.ids import IdMaker, new_id

if TYPE_CHECKING:
    from trainer.services.library import Library

LONGEST_ENTRY = 20_000
"""Characters of one contribution; no page of paper holds as many."""


class Entries(Protocol):
    """Where is kept what was written."""

    def entries(self, trainee_id: str, pack_id: str, seminar_id: str) -> tuple[SeminarEntry, ...]:
        """Return everything of one seminar, in the order in which it was first written."""

    def save(self, entry: SeminarEntry) -> None:
        """Store an entry, new or in the place of the one with its id."""

    def remove(self, entry_id: str) -> None:
        """Forget an entry."""


class Sittings(Protocol):
    """Where sittings can be looked up."""

    def sittings(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        """Return all sittings of a trainee, the newest first."""

    def stored(self, sitting_id: str) -> StoredSitting:
        """Return a sitting with its answers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A note of a seminar.

    Attributes:
        read_at: When it was read last, in UTC; ``None`` before.
    """

    note: Note
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeminarState:
    """A seminar as it is in its pack now, and what somebody did in it.

    Attributes:
        readings: Its notes, in the order of reading.
        quiz: Its quiz; ``None`` for none.
        sitting: The newest sitting of the quiz within the seminar; ``None`` before.
        entries: What was written, in the order in which it was first written; notes that were read too.
    """

    trainee_id: str
    pack: Pack
    seminar: Seminar
    readings: tuple[Reading, ...]
    quiz: Quiz | None
    sitting: SittingSummary | None
    entries: tuple[SeminarEntry, ...]

    def said(self, prompt_id: str) -> tuple[SeminarEntry, ...]:
        """Return what was written under a prompt."""
        return tuple(one for one in self._written(SeminarPart.DISCUSSION) if one.prompt_id == prompt_id)

    @property
    def questions(self) -> tuple[SeminarEntry, ...]:
        """The questions to the owner."""
        return self._written(SeminarPart.QUESTION)

    @property
    def orphans(self) -> tuple[SeminarEntry, ...]:
        """What was written under prompts that the pack has no more."""
        known = {prompt.id for prompt in self.seminar.prompts}
        return tuple(one for one in self._written(SeminarPart.DISCUSSION) if one.prompt_id not in known)

    @property
    def notes_read(self) -> int:
        """How many of its notes were read."""
        return sum(one.read_at is not None for one in self.readings)

    @property
    def is_quiz_done(self) -> bool:
        """The quiz was played to its end, or there is none."""
        if self.quiz is None:
            return True
        return self.sitting is not None and self.sitting.standing.finish is SittingFinish.SUBMITTED

    @property
    def prompts_answered(self) -> int:
        """Under how many prompts something was written."""
        return sum(bool(self.said(prompt.id)) for prompt in self.seminar.prompts)

    @property
    def done(self) -> int:
        """How many of its steps are done; `steps` is all of them."""
        quiz = int(self.quiz is not None and self.is_quiz_done)
        return self.notes_read + quiz + self.prompts_answered

    @property
    def steps(self) -> int:
        """How many steps it has: each note, the quiz, each prompt. Questions to the owner are free."""
        return len(self.readings) + (self.quiz is not None) + len(self.seminar.prompts)

    @property
    def is_begun(self) -> bool:
        """Something was done in it."""
        return bool(self.entries) or self.sitting is not None

    @property
    def is_done(self) -> bool:
        """Every step is done."""
        return self.done == self.steps

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Return the prompt with this id, or ``None``."""
        return next((one for one in self.seminar.prompts if one.id == prompt_id), None)

    def _written(self, part: SeminarPart) -> tuple[SeminarEntry, ...]:
        return tuple(one for one in self.entries if one.part is part)


@dataclass(frozen=True, slots=True)
class SeminarDocument:
    """Everything that the one document of a seminar tells.

    Attributes:
        trainee_name: Who did it.
        made_at: In UTC.
        sitting: Of its quiz, with the answers; ``None`` if it was not played.
    """

    state: SeminarState
    trainee_name: str
    made_at: datetime
    sitting: StoredSitting | None


class SeminarService:
    """Leads through seminars and keeps what is written in them.

    Args:
        library: Where the packs are.
        store: Where is kept what was written.
        sittings: Where sittings of quizzes are kept.
        clock: Gives the present moment.
        new_id: Gives an id to what is new.
    """

    def __init__(
        self,
        library: Library,
        store: Entries,
        sittings: Sittings,
        clock: Clock = now_utc,
        new_id: IdMaker = new_id,
    ) -> None:
        self._library = library
        self._store = store
        self._sittings = sittings
        self._clock = clock
        self._new_id = new_id

    def shelf(self, trainee_id: str, language: str = "") -> tuple[SeminarState, ...]:
        """Return all seminars with how far a trainee has come, those in a language first.

        Args:
            trainee_id: Whose progress.
            language: Of the screens; ``""`` prefers none.
        """
        found = [(pack, one) for pack in self._library.shelf().packs for one in pack.seminars]
        found.sort(key=lambda each: (not each[1].language.startswith(language), each[1].level))
        sittings = self._sittings.sittings(trainee_id) if found else ()
        return tuple(self._state(trainee_id, pack, one, sittings) for pack, one in found)

    def find(self, seminar_id: str, *, pack_id: str = "", language: str = "") -> tuple[Pack, Seminar]:
        """Return the seminar with this id and its pack.

        Args:
            seminar_id: Several packs may have it.
            pack_id: Only of this pack.
            language: Rather in this language, where there is a choice.

        Raises:
            UserFacingError: ``seminar-unknown``, with the ids that there are.
        """
        known = [(pack, one) for pack in self._library.shelf().packs for one in pack.seminars]
        found = [(pack, one) for pack, one in known if one.id == seminar_id and pack_id in ("", pack.id)]
        if not found:
            ids = sorted({one.id for _pack, one in known})
            raise UserFacingError("seminar-unknown", id=seminar_id, known=ids)
        return max(found, key=lambda each: each[1].language.startswith(language))

    def open(self, trainee_id: str, pack_id: str, seminar_id: str) -> SeminarState:
        """Return a seminar and what a trainee did in it so far.

        Raises:
            UserFacingError: ``seminar-unknown``.
        """
        pack, seminar = self.find(seminar_id, pack_id=pack_id)
        return self._state(trainee_id, pack, seminar, self._sittings.sittings(trainee_id))

    def write(
        self,
        state: SeminarState,
        text: str,
        *,
        prompt_id: str = "",
        by: str = "",
        entry_id: str = "",
    ) -> SeminarEntry | None:
        """Store what was written, at each pause in the typing.

        Args:
            state: Of the seminar.
            text: As typed; nothing but white space takes the entry away.
            prompt_id: Where it was written; empty for a question to the owner.
            by: Who said it, in a group; empty for the trainee.
            entry_id: Of what it replaces; empty for something new.

        Returns:
            What is stored now; ``None`` for nothing.

        Raises:
            UserFacingError: ``seminar-entry-long`` beyond `LONGEST_ENTRY` characters; what was stored before
                stays.
        """
        if not text.strip():
            if entry_id:
                self.remove(entry_id)
            return None
        if len(text) > LONGEST_ENTRY:
            raise UserFacingError("seminar-entry-long", length=len(text), limit=LONGEST_ENTRY)
        part = SeminarPart.DISCUSSION if prompt_id else SeminarPart.QUESTION
        entry = self._entry(state, part, text, prompt_id=prompt_id, by=by.strip(), entry_id=entry_id)
        self._store.save(entry)
        return entry

    def mark_read(self, state: SeminarState, note_id: str) -> None:
        """Store that a note of the seminar was read now."""
        before = (one for one in state.entries if one.part is SeminarPart.READ and one.prompt_id == note_id)
        entry_id = next((one.id for one in before), "")
        note = state.pack.note(note_id)
        title = note.title if note is not None else note_id
        self._store.save(self._entry(state, SeminarPart.READ, title, prompt_id=note_id, entry_id=entry_id))

    def remove(self, entry_id: str) -> None:
        """Forget something that was written."""
        self._store.remove(entry_id)

    def start_over(self, state: SeminarState) -> None:
        """Forget everything that was written and read in a seminar; sittings of its quiz stay."""
        for entry in self._store.entries(state.trainee_id, state.pack.id, state.seminar.id):
            self._store.remove(entry.id)

    def document(
        self, trainee_id: str, pack_id: str, seminar_id: str, *, trainee_name: str
    ) -> SeminarDocument:
        """Gather everything that the document of a seminar tells.

        Raises:
            UserFacingError: ``seminar-unknown``.
        """
        state = self.open(trainee_id, pack_id, seminar_id)
        sitting = None if state.sitting is None else self._sittings.stored(state.sitting.head.id)
        return SeminarDocument(state, trainee_name, self._clock(), sitting)

    def export(self, target: Path, content: str) -> Path:
        """Write a finished document.

        Args:
            target: Replaced when the new file is complete, never before.
            content: Markdown or HTML; half of a character that a file cannot hold is shown as such.

        Raises:
            FileError: If it cannot be written; what stood there is left as it was.
        """
        with replacing(target) as file:
            file.write(content.encode("utf-8", "replace"))
        return target

    def _entry(
        self,
        state: SeminarState,
        part: SeminarPart,
        text: str,
        *,
        prompt_id: str,
        by: str = "",
        entry_id: str = "",
    ) -> SeminarEntry:
        return SeminarEntry(
            id=entry_id or self._new_id(),
            trainee_id=state.trainee_id,
            pack_id=state.pack.id,
            seminar_id=state.seminar.id,
            part=part,
            text=text,
            at=self._clock(),
            prompt_id=prompt_id,
            by=by,
        )

    def _state(
        self, trainee_id: str, pack: Pack, seminar: Seminar, sittings: Iterable[SittingSummary]
    ) -> SeminarState:
        entries = self._store.entries(trainee_id, pack.id, seminar.id)
        read = {one.prompt_id: one.at for one in entries if one.part is SeminarPart.READ}
        notes = (pack.note(note_id) for note_id in seminar.notes)
        readings = tuple(Reading(note, read.get(note.id)) for note in notes if note is not None)
        own = (one for one in sittings if _is_of(one, pack, seminar))
        quiz = pack.quiz(seminar.quiz) if seminar.quiz else None
        return SeminarState(trainee_id, pack, seminar, readings, quiz, next(own, None), entries)


def _is_of(one: SittingSummary, pack: Pack, seminar: Seminar) -> bool:
    return (one.head.pack_id, one.head.seminar_id) == (pack.id, seminar.id)
