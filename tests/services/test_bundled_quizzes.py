"""The quizzes of the bundled packs: enough of every kind, explained, and worth what they say is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.packs.bundled import NAMES, bundled
from trainer.core.given import Entered, Given
from trainer.core.marking import QuestionMarker
from trainer.core.quiz import Better, Choices, Feeling, Open, Question, Quiz, Reading, ShortText
from trainer.core.right_answers import right_answer
from trainer.core.scenario import Pack
from trainer.language import reader_for

FEWEST_QUESTIONS, FEWEST_NOTES, FEWEST_OF_A_KIND, FEWEST_OF_ITS_OWN = 40, 4, 3, 4
EXAMPLE = re.compile(r"\*(?:For instance:|たとえば)\*\s*(.+)", re.DOTALL)
"""What a rubric's explanation ends with: an answer that is worth everything."""


def pack_of(name: str) -> Pack:
    pack = bundled(name).pack
    assert pack is not None
    return pack


def asked(pack: Pack) -> Iterator[tuple[Quiz, Question]]:
    return ((quiz, question) for quiz in pack.quizzes for question in quiz.questions)


def kind_of(question: Question) -> str:
    match question.answer:
        case Choices(are_several=True):
            return "several"
        case ShortText(criteria=(_, *_)):
            return "rubric"
    return type(question.answer).__name__


def example(question: Question) -> Entered:
    found = EXAMPLE.search(question.explanation)
    assert found is not None, question.id
    return Entered(found[1].strip())


def best_answer(question: Question, marker: QuestionMarker) -> Given:
    if isinstance(question.answer, ShortText) and question.answer.criteria:
        return example(question)
    plain = right_answer(question)
    told = marker.mark(plain)
    assert told is not None
    answer = right_answer(question, told.cards)
    assert answer is not None
    return answer


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_question_is_there_with_notes_and_a_seminar(name: str) -> None:
    pack = pack_of(name)
    kinds = Counter(kind_of(question) for _, question in asked(pack))
    assert sum(kinds.values()) - kinds[Reading.__name__] >= FEWEST_QUESTIONS
    assert len(kinds) == 12
    assert min(kinds.values()) >= FEWEST_OF_A_KIND, kinds
    assert min(kinds[Feeling.__name__], kinds[Better.__name__]) >= FEWEST_OF_ITS_OWN
    assert len(pack.notes) >= FEWEST_NOTES
    assert pack.seminars
    assert all(one.notes and one.quiz and one.prompts and one.owner for one in pack.seminars)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_names_what_it_trains_and_says_why(name: str) -> None:
    """What it trains is what drills train too: the proposal on Home goes by these names."""
    pack = pack_of(name)
    skills = {one.skill for drill in pack.scenarios for turn in drill.turns for one in turn.criteria}
    for quiz, question in asked(pack):
        assert question.note in {note.id for note in pack.notes}, (quiz.id, question.id)
        if not isinstance(question.answer, Reading):
            assert question.explanation, (quiz.id, question.id)
            assert question.skills, (quiz.id, question.id)
            assert set(question.skills) <= skills, (quiz.id, question.id)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_to_be_right_earns_everything(name: str) -> None:
    pack = pack_of(name)
    for quiz, question in asked(pack):
        if isinstance(question.answer, Open):
            assert question.answer.model, (quiz.id, question.id)
        elif not isinstance(question.answer, Reading):
            marker = QuestionMarker(question, reader_for(quiz.language))
            mark = marker.mark(best_answer(question, marker))
            assert mark is not None
            assert mark.is_right, (quiz.id, question.id, mark)
            nothing = marker.mark(None)
            assert nothing is not None
            assert nothing.high == 0
