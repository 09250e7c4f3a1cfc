"""Questions as they are in the edition of the pack that a sitting was begun with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.core.quiz import Question, Quiz
from trainer.core.quiz_records import SittingItem
from trainer.core.scenario import Note, Pack
from trainer.services.library import Library

if TYPE_CHECKING:
    from trainer.core.marking import QuestionMarker


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """A question with the quiz and the pack that it stands in."""

    pack: Pack
    quiz: Quiz
    question: Question

    @property
    def note(self) -> Note | None:
        """The page where it is explained."""
        return self.pack.note(self.question.note) if self.question.note else None


class QuizEditions:
    """Finds questions and compiles what marks them, each once.

    Args:
        library: Has the packs, and keeps the editions that were used.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._put: dict[tuple[str, str], dict[str, PutQuestion]] = {}
        self._markers: dict[SittingItem, QuestionMarker] = {}

    def find(self, item: SittingItem) -> PutQuestion | None:
        """Return a question as it was put; ``None`` if no copy of that edition is left."""
        key = (item.pack_hash, item.quiz_id)
        if key not in self._put:
            pack = self._library.edition(item.pack_hash)
            quiz = None if pack is None else pack.quiz(item.quiz_id)
            if pack is None or quiz is None:
                return None
            self._put[key] = {one.id: PutQuestion(pack, quiz, one) for one in quiz.questions}
        return self._put[key].get(item.question_id)

    def demand(self, item: SittingItem) -> PutQuestion:
        """Return a question as it was put.

        Raises:
            UserFacingError: ``quiz-pack-gone`` if no copy of that edition is left.
        """
        put = self.find(item)
        if put is None:
            raise UserFacingError("quiz-pack-gone", pack=item.pack_id, quiz=item.quiz_id)
        return put

    def marker(self, item: SittingItem) -> QuestionMarker:
        """Return what marks answers to a question.

        Raises:
            UserFacingError: ``quiz-pack-gone``.
        """
        from trainer.core.marking import QuestionMarker  # what is only listed needs no rules

        if item not in self._markers:
            put = self.demand(item)
            reader = self._library.reader(put.quiz.language)
            self._markers[item] = QuestionMarker(put.question, reader, pack_label=put.pack.label)
        return self._markers[item]

    def picture(self, item: SittingItem) -> Path | None:
        """Return the file of a question's picture, where it has one and it is there."""
        put = self.demand(item)
        if not put.question.picture:
            return None
        return self._library.file_of(put.pack.content_hash, put.question.picture)
