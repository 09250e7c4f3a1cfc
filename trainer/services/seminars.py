"""Seminars: which there are, how far somebody has come, and what was written in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import QuizAnswer, SeminarEntry, SeminarPart, SittingSummary
from trainer.core.scenario import Pack
from trainer.core.seminar import Seminar
from trainer.data.files import replacing
from trainer.services.clock import Clock, now_utc
from trainer.services.ids import IdMaker, new_id
from trainer.services.note_pictures import embedded, folder_of
from trainer.services.seminar_states import QuestionResult as QuestionResult  # parts of a document
from trainer.services.seminar_states import Reading as Reading
from trainer.services.seminar_states import SeminarDocument as SeminarDocument
from trainer.services.seminar_states import SeminarState as SeminarState

if TYPE_CHECKING:
    from trainer.services.library import Library
    from trainer.services.quiz_sessions import QuizSession

LONGEST_ENTRY = 20_000
"""Characters of one contribution; no page of paper holds as many."""


class DocumentKind(StrEnum):
    """What the document of a seminar can be."""

    MARKDOWN = ".md"
    HTML = ".html"


def document_kind(target: Path) -> DocumentKind:
    """Return what a file's name asks for.

    Raises:
        UserFacingError: ``seminar-export-kind`` if it asks for neither.
    """
    ending = target.suffix.lower()
    if ending in (".md", ".markdown"):
        return DocumentKind.MARKDOWN
    if ending in (".html", ".htm"):
        return DocumentKind.HTML
    raise UserFacingError("seminar-export-kind", file=target.name)


class Entries(Protocol):
    """Where is kept what was written."""

    def entries(self, trainee_id: str, pack_id: str, seminar_id: str) -> tuple[SeminarEntry, ...]:
        """Return everything of one seminar, in the order in which it was first written."""

    def save(self, entry: SeminarEntry) -> None:
        """Store an entry, new or in the place of the one with its id."""

    def remove(self, entry_id: str) -> None:
        """Forget an entry."""


class Quizzes(Protocol):
    """Where sittings of quizzes can be looked up."""

    def seminar_history(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        """Return the sittings of a trainee that belong to seminars, the newest first."""

    def history(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        """Return all sittings of a trainee, the newest first."""

    def open(self, sitting_id: str) -> QuizSession:
        """Return a sitting to be read."""


class SeminarService:
    """Leads through seminars and keeps what is written in them.

    Args:
        library: Where the packs are.
        store: Where is kept what was written.
        quizzes: Where its quizzes are played.
        clock: Gives the present moment.
        new_id: Gives an id to what is new.
    """

    def __init__(
        self,
        library: Library,
        store: Entries,
        quizzes: Quizzes,
        clock: Clock = now_utc,
        new_id: IdMaker = new_id,
    ) -> None:
        self._library = library
        self._store = store
        self._quizzes = quizzes
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
        sittings = self._quizzes.seminar_history(trainee_id) if found else ()
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
        return self._state(trainee_id, pack, seminar, self._quizzes.seminar_history(trainee_id))

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
        sitting = state.sitting or self._played_elsewhere(state)
        pictures = embedded(state.folder, (one.note for one in state.readings))
        plain = SeminarDocument(state, trainee_name, self._clock(), pictures=pictures)
        if sitting is None:
            return plain
        session = self._quizzes.open(sitting.head.id)
        return replace(plain, sitting=session.state, results=_results(session))

    def _played_elsewhere(self, state: SeminarState) -> SittingSummary | None:
        """Return the newest run of the same quiz that came to its end outside of the seminar."""
        if state.quiz is None:
            return None
        wanted = (state.pack.id, state.quiz.id)
        return next(
            (
                one
                for one in self._quizzes.history(state.trainee_id)
                if (one.head.pack_id, one.head.quiz_id) == wanted and one.standing.finish is not None
            ),
            None,
        )

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
        folder = folder_of(self._library, pack)
        return SeminarState(trainee_id, pack, seminar, readings, quiz, next(own, None), entries, folder)


def _results(session: QuizSession) -> tuple[QuestionResult, ...]:
    """Return what was answered; nothing while an exam goes on."""
    if not session.state.shows_feedback:
        return ()
    return tuple(_result(session, place, one) for place, one in sorted(session.state.counted.items()))


def _result(session: QuizSession, place: int, answer: QuizAnswer) -> QuestionResult:
    try:
        told = session.feedback_of(place)
    except UserFacingError as error:
        if error.code != "quiz-pack-gone":
            raise
        return QuestionResult(None, answer.question_text, answer.given, None, answer.low, answer.high)
    return QuestionResult(
        told.question, told.question.text, answer.given, told.right, answer.low, answer.high
    )


def _is_of(one: SittingSummary, pack: Pack, seminar: Seminar) -> bool:
    return (one.head.pack_id, one.head.seminar_id) == (pack.id, seminar.id)
