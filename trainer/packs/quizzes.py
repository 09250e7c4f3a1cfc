"""A quiz's file to a quiz with the places of its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Numeric,
    Open,
    Question,
    Quiz,
    Reading,
    ShortText,
    TrueOrFalse,
)
from trainer.packs.criteria import CriterionReader
from trainer.packs.drafts import Ids
from trainer.packs.fields import Fields, open_fields
from trainer.packs.languages import read_language
from trainer.packs.needs import NeedReader
from trainer.packs.placeholders import Placeholders
from trainer.packs.problems import Place, Problems
from trainer.packs.quiz_answers import AnswerReader
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.quiz_feelings import read_feeling
from trainer.packs.quiz_options import OptionReader, required_text
from trainer.packs.settled import SettledReader
from trainer.packs.yaml_nodes import Node

_REQUIRED = ("id", "title", "questions")
_OPTIONAL = ("language", "level", "minutes", "pass_mark", "exam_minutes", "skills", "notes", "introduction")
_LONGEST_MINUTES = 240

_KINDS: Mapping[str, tuple[str, ...]] = {
    "options": ("several", "shuffle"),
    "answer": ("if_right", "if_wrong"),
    "order": ("shuffle",),
    "pairs": ("spare", "shuffle"),
    "number": ("unit", "if_wrong"),
    "answers": ("if_wrong",),
    "criteria": ("if_wrong",),
    "feeling": ("message", "shown_by", "shuffle"),
    "replies": ("criteria", "shuffle"),
    "open": ("model",),
    "model": ("open",),
}
"""Key that says how a question is answered → keys that go with it."""

_TAKERS: Mapping[str, tuple[str, ...]] = {
    key: tuple(kind for kind, partners in _KINDS.items() if key in partners)
    for keys in _KINDS.values()
    for key in keys
}
"""Key that goes with others → those it goes with."""

_FOR_ALL = ("id", "ask", "read", "title", "explanation", "note", "picture", "skills")
_QUESTION_KEYS = tuple(
    dict.fromkeys((*_FOR_ALL, *_KINDS, *(key for keys in _KINDS.values() for key in keys)))
)


@dataclass(frozen=True, slots=True)
class QuizDraft:
    """A quiz as written.

    Attributes:
        place: Where its id stands.
        questions: Ids of the questions.
        criteria: Id of a question → the ids of its rubric.
        notes: Names of notes with their places, those of questions included.
        pictures: Paths of pictures with their places.
        sound: The questions whose texts and answers have no fault; there may be keys that nobody knows.
    """

    quiz: Quiz
    place: Place
    questions: Ids = field(default_factory=Ids)
    criteria: Mapping[str, Ids] = field(default_factory=dict)
    notes: tuple[tuple[str, Place], ...] = ()
    pictures: tuple[tuple[str, Place], ...] = ()
    sound: tuple[Question, ...] = ()

    @property
    def id(self) -> str:
        """The quiz's, empty where it has none."""
        return self.quiz.id


class _AsWritten(Placeholders):
    """In a quiz nobody has a name: braces are braces."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(problems, name="", values={}, knows_all_facts=False)

    def fill(self, text: str, place: Place) -> str:
        """Return the text as it is."""
        return text


class _NothingSettled(SettledReader):
    """Nothing happens before a question."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(problems)
        self._problems = problems

    def read(self, node: Node) -> None:
        """Note that the key means nothing here."""
        self._problems.add(QuizFault.NOT_APPLICABLE_HERE, node.place)


class QuizReader:
    """Reads one quiz's file.

    Args:
        problems: Takes every fault.
        needs: Reads needs with the pack's named sets.
        language: The pack's language, used where the quiz names none.
    """

    def __init__(self, problems: Problems, needs: NeedReader, *, language: str) -> None:
        self._problems = problems
        self._needs = needs
        self._pack_language = language
        self._language = ""
        self._ids = Ids()
        self._criteria: dict[str, Ids] = {}
        self._notes: list[tuple[str, Place]] = []
        self._pictures: list[tuple[str, Place]] = []
        self._sound: list[Question] = []

    def read(self, node: Node) -> QuizDraft | None:
        """Return the quiz as written, or ``None`` if the file is no mapping."""
        fields = open_fields(node, self._problems, required=_REQUIRED, optional=_OPTIONAL)
        if fields is None:
            return None
        self._language = read_language(fields, self._problems) or self._pack_language
        notes = fields.named_texts("notes")
        self._notes += notes
        read = [self._question(one) for one in fields.items("questions")]
        quiz = Quiz(
            id=fields.id("id"),
            title=fields.text("title"),
            language=self._language,
            questions=tuple(one for one in read if one is not None),
            introduction=fields.text("introduction"),
            level=fields.whole_number("level", default=1, minimum=1, maximum=5),
            minutes=fields.whole_number("minutes", default=5, minimum=1, maximum=_LONGEST_MINUTES),
            pass_mark=fields.whole_number("pass_mark", default=70, minimum=0, maximum=100),
            skills=tuple(text for text, _ in fields.named_texts("skills")),
            notes=tuple(text for text, _ in notes),
            exam_minutes=fields.whole_number("exam_minutes", default=0, minimum=1, maximum=_LONGEST_MINUTES)
            or None,
        )
        return QuizDraft(
            quiz, fields.place_of("id"), self._ids, self._criteria, tuple(self._notes), tuple(self._pictures),
            tuple(self._sound),
        )  # fmt: skip

    def _question(self, node: Node) -> Question | None:
        fields = open_fields(node, self._problems, key="questions", required=("id",), optional=_QUESTION_KEYS)
        if fields is None:
            return None
        errors = self._problems.error_count
        name = fields.id("id")
        self._ids.add(name, fields.place_of("id"), self._problems, duplicate=QuizFault.DUPLICATE_QUESTION)
        note, picture = fields.text("note"), fields.text("picture")
        self._notes += [(note, fields.place_of("note"))] if note else []
        self._pictures += [(picture, fields.place_of("picture"))] if picture else []
        question = Question(
            id=name,
            text=self._text(fields),
            answer=self._answer(fields, name),
            title=fields.text("title"),
            explanation=fields.text("explanation"),
            note=note,
            picture=picture,
            skills=tuple(text for text, _ in fields.named_texts("skills")),
            is_shuffled=fields.switch("shuffle", default=True),
        )
        self._warn_of_explanation(question, fields.place_of("id"))
        if name and self._problems.error_count == errors:
            self._sound.append(question)
        return question

    def _text(self, fields: Fields) -> str:
        given = [key for key in ("ask", "read") if fields.is_given(key)]
        if not given:
            self._problems.add(QuizFault.QUESTION_WITHOUT_TEXT, fields.place)
            return ""
        if len(given) > 1:
            self._note_two_kinds(fields, "ask", "read")
        return required_text(fields, given[0], self._problems)

    def _note_two_kinds(self, fields: Fields, first: str, second: str) -> None:
        self._problems.add(
            QuizFault.QUESTION_OF_TWO_KINDS, fields.key_place(second), first=first, second=second
        )

    def _answer(self, fields: Fields, name: str) -> Answer:
        kinds = sorted((key for key in _KINDS if fields.is_given(key)), key=fields.key_place)
        if "replies" in kinds and "criteria" in kinds:
            kinds.remove("criteria")  # there they are no kind of their own
        allowed = _KINDS[kinds[0]] if kinds else ()
        for other in kinds[1:]:
            if other not in allowed:
                self._note_two_kinds(fields, kinds[0], other)
        self._check_keys(fields, kinds)
        if fields.is_given("read"):
            if kinds:
                self._note_two_kinds(fields, "read", kinds[0])
            return Reading()
        if not kinds:
            self._problems.add(QuizFault.QUESTION_WITHOUT_ANSWER, fields.place, allowed=tuple(_KINDS))
            return Open()
        ids = self._criteria[name] = Ids()
        criteria = CriterionReader(
            self._problems, self._needs, _NothingSettled(self._problems), _AsWritten(self._problems),
            language=self._language,
        )  # fmt: skip
        return _READERS[kinds[0]](self._problems, AnswerReader(self._problems, criteria, ids), fields)

    def _check_keys(self, fields: Fields, kinds: list[str]) -> None:
        """A key that belongs to another kind of answer would be passed over in silence."""
        for key, allowed in _TAKERS.items():
            if fields.is_given(key) and key not in kinds and not any(kind in allowed for kind in kinds):
                self._problems.add(
                    QuizFault.KEY_FOR_OTHER_QUESTION, fields.key_place(key), key=key, allowed=allowed
                )

    def _warn_of_explanation(self, question: Question, place: Place) -> None:
        if not question.explanation and not question.note and needs_explanation(question.answer):
            self._problems.warn(QuizFault.NO_EXPLANATION, place, question=question.id)


def needs_explanation(answer: Answer) -> bool:
    """Say whether something has to tell why an answer is right: it is judged, and its remarks say nothing."""
    return not isinstance(answer, Better | Open | Reading) and not any(_feedback(answer))


_READERS: Mapping[str, Callable[[Problems, AnswerReader, Fields], Answer]] = {
    "options": lambda problems, _, fields: OptionReader(problems).read(fields),
    "answer": lambda _, reader, fields: reader.true_or_false(fields),
    "order": lambda _, reader, fields: reader.ordering(fields),
    "pairs": lambda _, reader, fields: reader.matching(fields),
    "number": lambda _, reader, fields: reader.numeric(fields),
    "answers": lambda _, reader, fields: reader.short_text(fields),
    "criteria": lambda _, reader, fields: reader.short_text(fields),
    "feeling": lambda problems, _, fields: read_feeling(fields, problems),
    "replies": lambda _, reader, fields: reader.better(fields),
    "open": lambda _, reader, fields: reader.open(fields),
    "model": lambda _, reader, fields: reader.open(fields),
}


def _feedback(answer: Answer) -> list[str]:
    """Return what is said to whoever answered, all that can be said."""
    match answer:
        case Choices(options) | Feeling(feelings=options):
            return [one.feedback for one in options]
        case TrueOrFalse():
            return [answer.feedback_if_right, answer.feedback_if_wrong]
        case Numeric() | ShortText():
            hints = [one.hint for one in answer.criteria] if isinstance(answer, ShortText) else []
            return [answer.feedback_otherwise, *(one.feedback for one in answer.answers), *hints]
    return []
