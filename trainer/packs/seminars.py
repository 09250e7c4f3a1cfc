"""A seminar's file to a seminar with the places of its parts, and whether it fits the rest of its pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trainer.core.scenario import Note
from trainer.core.seminar import Prompt, Seminar
from trainer.packs.drafts import Ids
from trainer.packs.fields import Fields, open_fields
from trainer.packs.languages import read_language
from trainer.packs.problems import Place, Problems
from trainer.packs.quizzes import QuizDraft
from trainer.packs.seminar_faults import SeminarFault
from trainer.packs.yaml_nodes import Node

_REQUIRED = ("id", "title", "notes")
_OPTIONAL = ("language", "level", "minutes", "skills", "introduction", "quiz", "discussion", "owner")
_LONGEST_MINUTES = 240
_JAPANESE = "ja"
_KANA = re.compile("[\u3041-\u30ff]")


@dataclass(frozen=True, slots=True)
class SeminarDraft:
    """A seminar as written.

    Attributes:
        place: Where its id stands.
        prompts: Ids of the prompts.
        notes: Names of notes with their places.
        quiz_place: Where its quiz is named.
    """

    seminar: Seminar
    place: Place
    prompts: Ids
    notes: tuple[tuple[str, Place], ...]
    quiz_place: Place

    @property
    def id(self) -> str:
        """The seminar's, empty where it has none."""
        return self.seminar.id


class SeminarReader:
    """Reads one seminar's file.

    Args:
        problems: Takes every fault.
        language: The pack's language, used where the seminar names none.
    """

    def __init__(self, problems: Problems, *, language: str) -> None:
        self._problems = problems
        self._pack_language = language
        self._ids = Ids()

    def read(self, node: Node) -> SeminarDraft | None:
        """Return the seminar as written, or ``None`` if the file is no mapping."""
        fields = open_fields(node, self._problems, required=_REQUIRED, optional=_OPTIONAL)
        if fields is None:
            return None
        notes = fields.named_texts("notes")
        seminar = Seminar(
            id=fields.id("id"),
            title=fields.text("title"),
            language=read_language(fields, self._problems) or self._pack_language,
            notes=tuple(text for text, _ in notes),
            quiz=fields.text("quiz"),
            prompts=self._prompts(fields),
            owner=fields.text("owner"),
            introduction=fields.text("introduction"),
            minutes=fields.whole_number("minutes", default=30, minimum=1, maximum=_LONGEST_MINUTES),
            level=fields.whole_number("level", default=1, minimum=1, maximum=5),
            skills=tuple(text for text, _ in fields.named_texts("skills")),
        )
        return SeminarDraft(seminar, fields.place_of("id"), self._ids, notes, fields.place_of("quiz"))

    def _prompts(self, fields: Fields) -> tuple[Prompt, ...]:
        read = [self._prompt(one) for one in fields.items("discussion")]
        return tuple(one for one in read if one is not None)

    def _prompt(self, node: Node) -> Prompt | None:
        fields = open_fields(
            node, self._problems, key="discussion", required=("id", "ask"), optional=("hint",)
        )
        if fields is None:
            return None
        name = fields.id("id")
        self._ids.add(name, fields.place_of("id"), self._problems, duplicate=SeminarFault.DUPLICATE_PROMPT)
        return Prompt(name, fields.text("ask"), fields.text("hint"))


def check_seminar(
    draft: SeminarDraft,
    quizzes: Mapping[str, QuizDraft],
    notes: Mapping[str, Note],
    problems: Problems,
    *,
    are_all_known: bool,
) -> None:
    """Note a quiz that is not there, and a quiz or note in another language.

    Args:
        draft: What is checked.
        quizzes: Id → quiz of the pack.
        notes: Id → note of the pack.
        problems: Takes the faults.
        are_all_known: Every quiz's file could be read, so that an id which is not among them is unknown.
    """
    seminar = draft.seminar
    quiz = quizzes.get(seminar.quiz)
    if seminar.quiz and quiz is None and are_all_known:
        suggestion = problems.guess(seminar.quiz, quizzes)
        problems.add(SeminarFault.UNKNOWN_QUIZ, draft.quiz_place, name=seminar.quiz, suggestion=suggestion)
    if quiz is not None and _primary(quiz.quiz.language) != _primary(seminar.language):
        problems.warn(
            SeminarFault.QUIZ_LANGUAGE, draft.quiz_place,
            name=seminar.quiz, language=quiz.quiz.language, expected_language=seminar.language,
        )  # fmt: skip
    for name, place in draft.notes:
        if name in notes and _is_foreign(notes[name].text, seminar.language):
            problems.warn(SeminarFault.NOTE_LANGUAGE, place, name=name, language=seminar.language)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _is_foreign(text: str, language: str) -> bool:
    """Say whether a note is evidently in another language: its letters are all that tells.

    Japanese is never written without kana, and what is written in kana for the most part is Japanese.
    """
    letters, kana = sum(map(str.isalpha, text)), len(_KANA.findall(text))
    if _primary(language) == _JAPANESE:
        return letters > 0 and not kana
    return 2 * kana > letters
