"""One row is one question: every type, what the cells may hold, and what is told about them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.generated import quizzes
from tests.packs.sheet_records import records_of, told
from trainer.core import quiz as q
from trainer.packs.exporters.quiz_rows import quiz_rows
from trainer.packs.importers.cells import join_items, split_items
from trainer.packs.importers.columns import SheetKind, known_headings, sheet_words
from trainer.packs.importers.quiz_rows import read_quizzes
from trainer.packs.importers.table_faults import TableCode
from trainer.packs.quiz_faults import QuizFault


def read(*rows: dict[str, str], language: str = "en") -> tuple[q.Quiz, ...]:
    records = records_of(SheetKind.QUIZ, rows, language=language)
    return read_quizzes(records, title="Shop", language=language, taken=set())


def answer_of(**cells: str) -> q.Answer | None:
    found = read({"question": "Why?", **cells})
    return found[0].questions[0].answer if found else None


def faults_of(**cells: str) -> list[tuple[str, str]]:
    records = records_of(SheetKind.QUIZ, [{"question": "Why?", "explanation": "So.", **cells}])
    read_quizzes(records, title="Shop", language="en", taken=set())
    return [(code, heading) for code, _row, heading in told(records)]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("a", "b", q.Choices((q.Option("a", 100.0), q.Option("b")))),
        ("a\nb", "c", q.Choices((q.Option("a", 50.0), q.Option("b", 50.0), q.Option("c", -100.0)), True)),
        ("Yes", "", q.TrueOrFalse(True)),
        ("×", "", q.TrueOrFalse(False)),
        ("7", "", q.Numeric((q.NumberAnswer(7, 7),))),
        ("1", "", q.Numeric((q.NumberAnswer(1, 1),))),
        ("1,200", "", q.Numeric((q.NumberAnswer(1200, 1200),))),
        ("３〜５", "", q.Numeric((q.NumberAnswer(3, 5),))),
        ("5 ± 0.5", "", q.Numeric((q.NumberAnswer(4.5, 5.5),))),
        ("a = 1; b → 2", "", q.Matching((q.Pair("a", "1"), q.Pair("b", "2")))),
        ("receipt；slip", "", q.ShortText((q.TextAnswer("receipt"), q.TextAnswer("slip")))),
    ],
)
def test_without_a_type_it_follows_from_the_answers(right: str, wrong: str, expected: q.Answer) -> None:
    assert answer_of(right=right, wrong=wrong) == expected


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "expected"),
    [
        ("one right answer", "a", "[50%] b // nearly\nc",
         q.Choices((q.Option("a", 100.0), q.Option("b", 50.0, "nearly"), q.Option("c")))),
        ("1つ選ぶ", "a", "- b", q.Choices((q.Option("a", 100.0), q.Option("b")))),
        ("true or false", "true // well seen", "false // look again",
         q.TrueOrFalse(True, "well seen", "look again")),
        ("並べ替え", "・one\n・two", "", q.Ordering(("one", "two"))),
        ("match", "a = b = c\nd = e", "f", q.Matching((q.Pair("a", "b = c"), q.Pair("d", "e")), ("f",))),
        ("number", "[50%] 3..5 // roughly\n4", "9 // too many\n* // no",
         q.Numeric((q.NumberAnswer(3, 5, 50, "roughly"), q.NumberAnswer(4, 4),
                    q.NumberAnswer(9, 9, 0, "too many")), "", "no")),
        ("short text", "a", "b // no\n* // think",
         q.ShortText((q.TextAnswer("a"), q.TextAnswer("b", 0, "no")), (), "think")),
        ("open", "A\nB", "", q.Open("A\nB")),
        ("essay", "", "", q.Open("")),
        ("text to read", "", "", q.Reading()),
    ],
)  # fmt: skip
def test_every_type_can_be_written(kind: str, right: str, wrong: str, expected: q.Answer) -> None:
    answer = answer_of(type=kind, right=right, wrong=wrong)
    assert answer == expected
    quiz = q.Quiz("q", "Shop", "en", questions=(q.Question("why", "Why?", answer),))
    (again,) = read(*quiz_rows(quiz, sheet_words("en")))
    assert again.questions[0].answer == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, [(TableCode.NO_RIGHT_ANSWER, "Right answers")]),
        ({"type": "Numbr", "right": "4"}, [(TableCode.UNKNOWN_VALUE, "Type")]),
        ({"wrong": "b"}, [(TableCode.NO_RIGHT_ANSWER, "Right answers")]),
        ({"type": "single", "right": "a"}, [(TableCode.ONE_OPTION, "Wrong answers")]),
        ({"type": "single", "right": "a; b", "wrong": "c"}, [(TableCode.SEVERAL_RIGHT, "Right answers")]),
        ({"right": "a", "wrong": "a"}, [(TableCode.DUPLICATE_ANSWER, "Right answers")]),
        ({"right": "a", "wrong": "b\n// empty"}, [(TableCode.EMPTY_CELL, "Right answers")]),
        ({"right": "[500%] a", "wrong": "b"}, [(TableCode.BAD_CREDIT, "Right answers")]),
        ({"type": "true or false"}, [(TableCode.EMPTY_TRUTH, "Right answers")]),
        ({"type": "true or false", "right": "maybe"}, [(TableCode.NO_TRUTH, "Right answers")]),
        ({"type": "true or false", "right": "a; b"}, [(TableCode.NO_TRUTH, "Right answers")]),
        ({"type": "order", "right": "a", "wrong": "b"},
         [(TableCode.WRONG_NOT_USED, "Wrong answers"), (TableCode.TOO_FEW, "Right answers")]),
        ({"type": "match", "right": "a = b\nc"}, [(TableCode.NO_PAIR, "Right answers")]),
        ({"type": "match", "right": "a = b"}, [(TableCode.TOO_FEW, "Right answers")]),
        ({"type": "number", "right": "many"}, [(TableCode.NO_NUMBER, "Right answers")]),
        ({"type": "number", "right": "5..3"}, [(TableCode.NO_NUMBER, "Right answers")]),
        ({"type": "number", "right": "30 days", "unit": "weeks"}, [(TableCode.NO_NUMBER, "Right answers")]),
        ({"type": "number", "right": "[50%] 30"}, [(TableCode.NO_RIGHT_ANSWER, "Right answers")]),
        ({"type": "multiple", "right": "レシート、商品", "wrong": "袋"},
         [(TableCode.COMMA_IN_ANSWER, "Right answers")]),
        ({"right": "a", "wrong": "b", "explanation": ""}, [(TableCode.NO_EXPLANATION, "Explanation")]),
        ({"type": "short", "wrong": "b"}, [(TableCode.NO_RIGHT_ANSWER, "Right answers")]),
        ({"type": "short", "right": "?!"}, [(QuizFault.ANSWER_NO_WORDS, "Right answers")]),
        ({"type": "multiple", "right": "[80%] a\n[80%] b", "wrong": "c"},
         [(QuizFault.CREDITS_TOO_HIGH, "Right answers")]),
        ({"type": "open", "wrong": "b"}, [(TableCode.WRONG_NOT_USED, "Wrong answers")]),
        ({"type": "reading", "wrong": "b"}, [(TableCode.WRONG_NOT_USED, "Wrong answers")]),
        ({"question": "", "right": "a", "wrong": "b"}, [(TableCode.EMPTY_CELL, "Question")]),
        ({"right": "a", "wrong": "b", "order": "perhaps"}, [(TableCode.UNKNOWN_VALUE, "Keep order")]),
    ],
)  # fmt: skip
def test_a_fault_names_its_column(cells: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert faults_of(**cells) == expected


def test_a_misspelt_value_gets_a_proposal() -> None:
    records = records_of(SheetKind.QUIZ, [{"question": "Why?", "type": "Numbr", "right": "4"}])
    read_quizzes(records, title="Shop", language="en", taken=set())
    assert records[0].faults.found[0].suggestion == "number"


def test_a_faulty_row_keeps_out_itself_alone() -> None:
    found = read({"question": "Why?"}, {"question": "How?", "right": "a", "wrong": "b"})
    assert [one.text for one in found[0].questions] == ["How?"]


def test_quizzes_are_told_apart_by_their_titles_and_empty_cells_belong_to_the_one_above() -> None:
    row = {"question": "Why?", "right": "a", "wrong": "b"}
    found = read(row, {**row, "quiz": "One", "level": "3", "minutes": "9", "pass_mark": "80"}, row,
                 {**row, "quiz": "二"}, {**row, "quiz": "One"})  # fmt: skip
    assert [(one.id, one.title, len(one.questions)) for one in found] == [
        ("shop", "Shop", 1), ("one", "One", 3), (found[2].id, "二", 1),
    ]  # fmt: skip
    assert found[2].id.startswith("quiz-")  # and something that hangs on its title
    assert [one.id for one in found[1].questions] == [
        "why", "why-f5b2b9", "why-f5b2b9-2",
    ]  # fmt: skip
    assert (found[1].level, found[1].minutes, found[1].pass_mark) == (3, 9, 80)


def test_a_quiz_without_a_good_row_does_not_come() -> None:
    assert read({"quiz": "One", "question": "Why?"}) == ()


def test_what_is_not_read_is_told() -> None:
    row = {"question": "Why?", "right": "a", "wrong": "b"}
    records = records_of(
        SheetKind.QUIZ,
        [
            {**row, "level": "9", "notes": "returns"},
            {**row, "level": "2", "note": "x", "picture": "media/a.png"},
        ],
    )
    (found,) = read_quizzes(records, title="Shop", language="en", taken=set())
    assert found.level == 1
    assert sorted(told(records)) == [
        (TableCode.BAD_NUMBER, 2, "Level"),
        (TableCode.FIRST_ROW_ONLY, 3, "Level"),
        (TableCode.NO_EXPLANATION, 2, "Explanation"),
        (TableCode.NOTE_NEEDED, 2, "Read before"),
        (TableCode.NOTE_NEEDED, 3, "Note"),
        (TableCode.NOTE_NEEDED, 3, "Picture"),
    ]


def test_the_id_of_a_japanese_question_hangs_on_its_words_and_not_on_its_row() -> None:
    row = {"question": "三週間後はどうしますか。", "right": "a", "wrong": "b"}
    first, named, other = read(row, {**row, "id": "later"}, {**row, "question": "では今は？"})[0].questions
    assert [one.id for one in read({**row, "question": "では今は？"}, row)[0].questions] == [
        other.id,
        first.id,
    ]
    assert named.id == "later"
    assert first.id.startswith("question-")
    numbered = read({**row, "id": "1"}, {**row, "question": "では今は？", "id": "２"})[0].questions
    assert [one.id for one in numbered] == [first.id, other.id]  # numbers of rows name nothing that lasts


def test_the_example_of_the_template_says_every_type_without_a_fault() -> None:
    for language in ("en", "ja"):
        words = sheet_words(language)
        records = records_of(SheetKind.QUIZ, words.examples[SheetKind.QUIZ], language=language)
        (found,) = read_quizzes(records, title="", language=language, taken=set())
        assert told(records) == []
        assert len({type(one.answer) for one in found.questions}) == 7


def test_headings_of_one_table_never_mean_two_columns() -> None:
    for kind in SheetKind:
        for language in ("en", "ja"):
            for column in sheet_words(language).columns[kind]:
                (records,) = records_of(kind, [{column.key: "x"}], language=language)
                assert records.text(column.key) == "x", column
        assert len(known_headings(kind)) > 60


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.text("ab;；\n =/", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=3
    )
)
def test_items_of_a_cell_come_back(texts: list[str]) -> None:
    plain = [" ".join(text.split()) for text in texts]
    assert split_items(join_items(plain)) == plain


@settings(deadline=None, max_examples=50)
@given(quizzes)
def test_any_quiz_can_be_written_as_rows_and_read_again(quiz: q.Quiz) -> None:
    for language in ("en", "ja"):
        rows = quiz_rows(quiz, sheet_words(language))
        assert len(rows) == len(quiz.questions)
        records = records_of(SheetKind.QUIZ, rows, language=language)
        read_quizzes(records, title=quiz.title, language=quiz.language, taken=set())
