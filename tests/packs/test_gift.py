"""GIFT: what each kind of question becomes, and that a fault keeps out nothing but its own question."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.errors import Severity
from trainer.core.quiz import (
    Answer,
    Choices,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Pair,
    Question,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)
from trainer.packs.exporters.gift import gift_of
from trainer.packs.importers.gift import read_gift
from trainer.packs.importers.gift_faults import GiftLoss
from trainer.packs.importers.gift_quizzes import MOST_QUESTIONS
from trainer.packs.importers.gift_syntax import MOST_QUESTIONS as MOST_IN_FILE
from trainer.packs.importers.imported import Imported
from trainer.packs.needs import NeedReader
from trainer.packs.problems import Problems
from trainer.packs.quizzes import QuizReader
from trainer.packs.writing import quiz_yaml
from trainer.packs.yaml_reader import read_yaml

GOOD = "Is the sky blue?{T}"


def read(text: str) -> Imported:
    """Read a file."""
    return read_gift(text, file="bank.gift", language="en")


def question(text: str) -> Question:
    """The one question of a file without faults."""
    found = read(text)
    assert not found.faults
    (quiz,) = found.quizzes
    (one,) = quiz.questions
    return one


@pytest.mark.parametrize(
    ("braces", "answer"),
    [
        ("{}", Open()),
        ("{T}", TrueOrFalse(is_true=True)),
        ("{F#No.#Yes}", TrueOrFalse(is_true=False, feedback_if_right="Yes", feedback_if_wrong="No.")),
        ("{~a =b#yes ~%25%c}", Choices((Option("a"), Option("b", 100.0, "yes"), Option("c", 25.0)))),
        (
            "{~%50%a ~%50%b ~%-100%c#no}",
            Choices((Option("a", 50.0), Option("b", 50.0), Option("c", -100.0, "no")), are_several=True),
        ),
        ("{=%100%a ~b}", Choices((Option("a", 100.0), Option("b")))),
        ("{~ ~#nothing ~a =b}", Choices((Option("a"), Option("b", 100.0)))),
        ("{=a -> 1 =b->2 = -> 3 = -> 3 = -> 1 = -> }", Matching((Pair("a", "1"), Pair("b", "2")), ("3",))),
        ("{#25}", Numeric((NumberAnswer(25.0, 25.0),))),
        ("{#25:2}", Numeric((NumberAnswer(23.0, 27.0),))),
        ("{#-1.5..2e1}", Numeric((NumberAnswer(-1.5, 20.0),))),
        (
            "{#=5#five =%50%4:1#near ~#Count.}",
            Numeric((NumberAnswer(5.0, 5.0, 100.0, "five"), NumberAnswer(3.0, 5.0, 50.0, "near")),
                    feedback_otherwise="Count."),
        ),
        ("{#=5 =%10%*#any}", Numeric((NumberAnswer(5.0, 5.0), NumberAnswer(-1e15, 1e15, 10.0, "any")))),
        ("{Frog}", ShortText((TextAnswer("Frog"),))),
        (
            r"{=Frog#Yes =%50%a \\* b =%0%*#No}",
            ShortText((TextAnswer("Frog", 100.0, "Yes"), TextAnswer("a * b", 50.0)), feedback_otherwise="No"),
        ),
        ("{=[html]<b>Frog</b>s<br>live}", ShortText((TextAnswer("Frogs live"),))),
    ],
)  # fmt: skip
def test_the_braces_say_how_a_question_is_answered(braces: str, answer: Answer) -> None:
    assert question(f"What?{braces}").answer == answer


def test_a_question_without_braces_is_only_read() -> None:
    assert question("Read this.").answer == Reading()


def test_names_comments_and_general_feedback_are_kept() -> None:
    text = "// [id:my-id] [tag:probing] [tag:late parcels]\n::A name::What?{T####Because\\: so.}"
    one = question(text)
    assert (one.id, one.title, one.text) == ("my-id", "A name", "What?")
    assert (one.explanation, one.skills) == ("Because: so.", ("probing", "late parcels"))


@pytest.mark.parametrize(
    ("text", "name"), [("::a {T}", "a"), ("// [id:Ä 7]\nWhat?{T}", "a-7"), ("何？{T}", "question")]
)
def test_every_question_gets_an_id(text: str, name: str) -> None:
    assert question(text).id.startswith(name)


def test_ids_are_unique_and_taken_ids_are_not_given_again() -> None:
    found = read("// [id:a]\na{T}\n\n// [id:a]\nb{T}\n\na{T}\n\na{T}\n\nb{T}")
    ids = [one.id for one in found.quizzes[0].questions]
    assert len(set(ids)) == len(ids) == 5
    assert ids[0] == "a"


def test_categories_become_quizzes() -> None:
    found = read(
        f"{GOOD}\n\n$CATEGORY: $course$/top/Money\n{GOOD}\n\n$CATEGORY: top/A//B/Time and // or\n\n{GOOD}\n"
        f"$CATEGORY: $course$/top/Money\n\n{GOOD}\n\n$CATEGORY: $course$/top\n{GOOD}"
    )
    assert not found.faults
    assert [(one.id, one.title, len(one.questions)) for one in found.quizzes] == [
        ("bank", "bank", 2), ("money", "Money", 2), ("a-b-time-and-or", "A/B / Time and / or", 1),
    ]  # fmt: skip


def test_categories_with_the_same_last_name_stay_apart() -> None:
    paths = ("Support/Parcels", "Sales/Parcels", "Support // Parcels", "bank")
    found = read(GOOD + "".join(f"\n\n$CATEGORY: $course$/top/{path}\n{GOOD}" for path in paths))
    assert not found.faults
    assert [one.title for one in found.quizzes] == [
        "bank", "Support / Parcels", "Sales / Parcels", "Support / Parcels (2)", "bank (2)",
    ]  # fmt: skip
    assert len({one.id for one in found.quizzes}) == len(found.quizzes)


def test_a_large_category_becomes_several_quizzes() -> None:
    found = read("\n\n".join([GOOD] * (MOST_QUESTIONS + 1)))
    assert [(one.title, len(one.questions)) for one in found.quizzes] == [
        ("bank", MOST_QUESTIONS), ("bank (2)", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(ends: str) -> None:
    one = question(f"\ufeff// [id:a]{ends}A{ends}b is {{{ends}=c{ends}}} here.{ends}")
    assert (one.id, one.text, one.answer) == ("a", "A\nb is _____ here.", ShortText((TextAnswer("c"),)))


def test_escaped_signs_are_text() -> None:
    one = question(r"\{a\} \= \~ \# \: \\ b\nc{=\=d\#}")
    assert one.text == "{a} = ~ # : \\\\ b\nc"
    assert one.answer == ShortText((TextAnswer("=d#"),))


def test_texts_become_markdown_by_their_format() -> None:
    one = question("[html]<p>Is <b>5</b> &lt; 6*?</p>{T#[plain]<b> #[markdown]*so* ####[moodle]a * b}")
    assert one.text == "Is **5** \\< 6\\*?"
    assert one.answer == TrueOrFalse(is_true=True, feedback_if_right="*so*", feedback_if_wrong="\\<b>")
    assert one.explanation == "a \\* b"


def test_what_names_no_format_is_text() -> None:
    assert question("[sic] What?{T}").text == "\\[sic\\] What?"
    assert question("[What?{T}").text == "\\[What?"


FAULTS = [
    ("", "gift-no-questions", Severity.ERROR, 0),
    ("// only a comment\n", "gift-no-questions", Severity.ERROR, 0),
    ("What? {~a =b", "gift-brace-unclosed", Severity.ERROR, 0),
    ("What? }", "gift-brace-unopened", Severity.ERROR, 0),
    ("What? }{", "gift-brace-unopened", Severity.ERROR, 0),
    ("{T}", "gift-nothing-asked", Severity.ERROR, 0),
    ("[html]<img src='a/b.png'>{T}", "gift-nothing-asked", Severity.ERROR, 0),
    ("What?{~a}", "gift-too-few-answers", Severity.ERROR, 0),
    ("What?{=}", "gift-too-few-answers", Severity.ERROR, 0),
    ("What?{=a -> b}", "gift-too-few-answers", Severity.ERROR, 0),
    ("What?{=a -> b = -> c}", "too-few-in-question", Severity.ERROR, 0),
    ("What?{=a -> b =c -> }", "gift-empty-answer", Severity.ERROR, 0),
    ("What?{=a -> b =c}", "gift-no-arrow", Severity.ERROR, 0),
    ("What?{#}", "gift-too-few-answers", Severity.ERROR, 0),
    ("What?{#five}", "gift-not-a-number", Severity.ERROR, 0),
    ("What?{#1:a}", "gift-not-a-number", Severity.ERROR, 0),
    ("What?{#1e99}", "gift-not-a-number", Severity.ERROR, 0),
    ("What?{#5..3}", "number-range-empty", Severity.ERROR, 0),
    ("What?{#=%50%5}", "nothing-right", Severity.ERROR, 0),
    ("What?{=%101%a}", "gift-bad-weight", Severity.ERROR, 0),
    ("What?{=a =%-50%b}", "number-out-of-range", Severity.ERROR, 0),
    ("What?{=a =a}", "gift-said-twice", Severity.ERROR, 0),
    ("What?{=!}", "answer-no-words", Severity.ERROR, 0),
    ("What?{=%0%*#No}", "too-few-in-question", Severity.ERROR, 0),
    ("What?{~a ~b}", "nothing-right", Severity.ERROR, 0),
    ("What?{~%50%a ~%20%b}", "credits-too-low", Severity.ERROR, 0),
    ("What?{~%90%a ~%20%b}", "credits-too-high", Severity.WARNING, 1),
    ("What?{=a =b ~c}", "several-right", Severity.WARNING, 1),
    ("What?{~a =b ~a}", "gift-said-twice", Severity.ERROR, 0),
    ("[html]What?{~<img src\\='x.png'> =b}", "gift-empty-answer", Severity.ERROR, 0),
    ("What?" * 5000, "gift-too-long", Severity.ERROR, 0),
    ("Is it?{true}", "gift-truth-in-small-letters", Severity.WARNING, 1),
    ("What?{=Fr*g}", "gift-wildcard", Severity.WARNING, 1),
    ("[html]See <img src='@@PLUGINFILE@@/a.png'>{T}", "gift-markup-lost", Severity.WARNING, 1),
    ("One {~a =b} or {~c =d}?", "gift-second-braces", Severity.WARNING, 1),
    ("One?{T}\nTwo?{F}", "gift-blank-line-missing", Severity.WARNING, 2),
    ("One?{T}\n::Two::Two?", "gift-blank-line-missing", Severity.WARNING, 2),
]


@pytest.mark.parametrize(("text", "code", "severity", "count"), FAULTS)
def test_a_fault_names_its_line_and_keeps_the_other_questions(
    text: str, code: str, severity: Severity, count: int
) -> None:
    is_alone = code == "gift-no-questions"
    found = read(text if is_alone else f"{GOOD}\n\n{text}\n\n{GOOD}")
    line = 1 if is_alone else 3 + (code == "gift-blank-line-missing")
    assert (code, line, severity) in [(one.code, one.line, one.severity) for one in found.faults]
    questions = [one for quiz in found.quizzes for one in quiz.questions]
    assert len(questions) == count + (0 if is_alone else 2)


def test_an_empty_line_inside_braces_does_not_end_the_question() -> None:
    one = question("What?{\n\n~a\n\n=b\n\n}")
    assert one.answer == Choices((Option("a"), Option("b", 100.0)))


def test_unclosed_braces_do_not_swallow_the_rest_of_the_file() -> None:
    for rest in ("Two?{F}", "::Two::Two", "$CATEGORY: x\n\nTwo?{F}", "Two?"):
        found = read(f"One?{{~a =b\n\n{rest}")
        assert [(one.line, one.code) for one in found.faults] == [(1, "gift-brace-unclosed")]
        assert len(found.quizzes) == 1


def test_a_file_of_too_many_questions_is_read_in_part() -> None:
    found = read("a{T}\n\n" * (MOST_IN_FILE + 1))
    assert [one.code for one in found.faults] == ["gift-too-many-questions"]
    assert sum(len(one.questions) for one in found.quizzes) == MOST_IN_FILE


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", ["{", "}", "~", "{~", "{\n\n", "=", "\\", "::", "[html]<a ", "a{T}\n\n"])
def test_a_megabyte_of_signs_is_no_hang(piece: str) -> None:
    start = time.process_time()
    read(piece * (300_000 // len(piece)))
    assert time.process_time() - start < 2


SIGNS = ("{", "}", "~", "=", "#", "->", "%50%", "::", "####", "\\", "\n", "\n\n", "//", "[html]", "<b>",
         "<img>", "a", "TRUE", "..", ":", "1", "*", "$CATEGORY:", "&amp;", "[id:a]", "\ufdd0",
         "日")  # fmt: skip

SOUND = (
    "What?{~a =b#yes ~%25%c}", "x {=a -> 1 =b->2 = -> 3}", "n{#=5#five =%50%4:1#near ~#Count.}",
    "s{=Frog#Yes =%50%a =%0%*#No}", "::n::[html]<p>c<br>d</p>{T#a#b####g}", "m{~%50%a ~%50%b ~%-100%c}",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sound question with some signs too many."""
    text = draw(st.sampled_from(SOUND))
    for sign in draw(st.lists(st.sampled_from(SIGNS), max_size=5)):
        position = draw(st.integers(0, len(text)))
        text = text[:position] + sign + text[position + draw(st.integers(0, 2)) :]
    return text


@settings(max_examples=60)
@given(damaged())
def test_what_comes_in_can_be_kept_in_a_pack_and_taken_out_again(text: str) -> None:
    for quiz in read(text).quizzes:
        problems = Problems()
        node = read_yaml(quiz_yaml(quiz), "quizzes/a.yaml", problems)
        assert node is not None
        draft = QuizReader(problems, NeedReader(problems, {}), language="en").read(node)
        assert draft is not None
        assert (draft.quiz, problems.error_count) == (quiz, 0)
        written = gift_of(quiz)
        if GiftLoss.ANSWER.value not in {one.code for one in written.faults}:
            assert [one.questions for one in read(written.text).quizzes] == [quiz.questions]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    found = read(text)
    assert found.quizzes or found.faults or not text.strip() or text.strip().startswith(("//", "$"))
    for quiz in found.quizzes:
        assert len({one.id for one in quiz.questions}) == len(quiz.questions)
