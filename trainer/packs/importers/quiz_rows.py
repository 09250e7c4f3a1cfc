"""Rows of a table become quizzes: one row a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trainer.core.errors import Severity
from trainer.core.naming import id_for, lasting_id
from trainer.core.quiz import Answer, Question, Quiz
from trainer.packs.importers.cells import note_links, read_names
from trainer.packs.importers.headings import Record
from trainer.packs.importers.quiz_answer_cells import read_answer
from trainer.packs.importers.sound import faults_of
from trainer.packs.importers.table_faults import TableCode
from trainer.packs.quizzes import needs_explanation

_LONGEST_NAME = 40
"""Signs of a question from which its id is made."""

_FIRST_ROW = ("introduction", "level", "minutes", "pass_mark", "quiz_skills", "notes", "quiz_id")


@dataclass(slots=True)
class _Draft:
    head: Record
    title: str
    questions: list[Question] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    named: list[str] = field(default_factory=list)


def read_quizzes(
    records: Iterable[Record], *, title: str, language: str, taken: set[str], named: set[str] | None = None
) -> tuple[Quiz, ...]:
    """Return the quizzes of a table; faults go to the records', and a faulty row alone does not come.

    Args:
        records: In order.
        title: Of a quiz that names none.
        language: Of all quizzes.
        taken: Ids of quizzes before; takes those of these.
        named: Takes the ids that stand in the table: ``quiz`` and ``quiz/question``.
    """
    drafts: list[_Draft] = []
    by_title: dict[str, _Draft] = {}
    for record in records:
        wished = record.text("quiz") or (drafts[-1].title if drafts else title)
        draft = by_title.get(wished)
        if draft is None:
            draft = by_title[wished] = _Draft(record, wished)
            drafts.append(draft)
        else:
            _note_late_heads(record, draft.head)
        question = _question(record, draft)
        if question is not None:
            draft.questions.append(question)
    found = tuple((_quiz(draft, language, taken), draft) for draft in drafts if draft.questions)
    if named is not None:
        for quiz, draft in found:
            named.update({quiz.id} if draft.head.written_id("quiz_id") else ())
            named.update(f"{quiz.id}/{question_id}" for question_id in draft.named)
    return tuple(quiz for quiz, _draft in found)


def _note_late_heads(record: Record, head: Record) -> None:
    for key in _FIRST_ROW:
        if record.text(key) and record.text(key) != head.text(key):
            record.warn(TableCode.FIRST_ROW_ONLY, key)


def _quiz(draft: _Draft, language: str, taken: set[str]) -> Quiz:
    head = draft.head
    note_links(head, "notes")
    written = head.written_id("quiz_id")
    naming = id_for if written else lasting_id
    quiz_id = naming(written or draft.title, taken=taken, fallback="quiz")
    taken.add(quiz_id)
    return Quiz(
        id=quiz_id,
        title=draft.title,
        language=language,
        questions=tuple(draft.questions),
        introduction=head.text("introduction"),
        level=head.number("level", default=1, minimum=1, maximum=5),
        minutes=head.number("minutes", default=5, minimum=1, maximum=240),
        pass_mark=head.number("pass_mark", default=70, minimum=0, maximum=100),
        skills=read_names(head, "quiz_skills"),
        notes=read_names(head, "notes"),
    )


def _question(record: Record, draft: _Draft) -> Question | None:
    text = record.text("question")
    if not text:
        record.add(TableCode.EMPTY_CELL, "question")
    answer = read_answer(record)
    order = record.value("order", "switch")
    if answer is not None and not record.is_faulty:
        _note_unsound(answer, record)
    if answer is None or record.is_faulty:
        return None
    note_links(record, "note", "picture")
    if not record.text("explanation") and not record.text("note") and needs_explanation(answer):
        record.warn(TableCode.NO_EXPLANATION, "explanation")
    return Question(
        id=_question_id(record, draft),
        text=text,
        answer=answer,
        title=record.text("title"),
        explanation=record.text("explanation"),
        note=record.text("note"),
        picture=record.text("picture"),
        skills=read_names(record, "skills"),
        is_shuffled=order != "true",
    )


def _question_id(record: Record, draft: _Draft) -> str:
    written, title, text = record.written_id("id"), record.text("title"), record.text("question")
    if written:
        question_id = id_for(written, taken=draft.ids, fallback="question")
        draft.named.append(question_id)
    else:
        name, whole = title or text[:_LONGEST_NAME], title or text
        question_id = lasting_id(name, whole=whole, taken=draft.ids, fallback="question")
    draft.ids.add(question_id)
    return question_id


def _note_unsound(answer: Answer, record: Record) -> None:
    """Note what the file of a quiz could not hold, as the loader would."""
    for code, data, is_warning in faults_of(answer):
        record.note(code, "right", data, severity=Severity.WARNING if is_warning else Severity.ERROR)
