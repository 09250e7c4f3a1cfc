"""Quizzes: what their files give, and each fault of them at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import all_problems_of, load, problems_of, take_mark
from tests.packs.quizzes import PNG, QUIZ
from trainer.core.errors import Problem, Severity
from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Ordering,
    Pair,
    Quiz,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
    even_credits,
)
from trainer.core.rubric import AnyOf, Criterion, Phrase
from trainer.packs.cache import PackCache
from trainer.packs.loader import load_pack
from trainer.packs.problems import Place

PICTURE = {"media/box.png": PNG}
ALONE: dict[str, str | bytes | None] = {"drills/parcel.yaml": None, "samples/parcel.yaml": None, **PICTURE}
"""Changes that leave a pack nothing but its quizzes, which is read in less time."""

HEAD = "id: short\ntitle: Short\nquestions:\n"


def quiz_of(folder: Path, text: str) -> Quiz:
    """The one quiz of a pack."""
    return load(folder, {**ALONE, "quizzes/quiz.yaml": text}).pack.quizzes[0]


def answer(folder: Path, lines: str) -> Answer:
    """The answer of the one question of a quiz, from its lines behind ``ask``."""
    return quiz_of(folder, f"{HEAD}  - id: q\n    ask: What?\n{lines}").questions[0].answer


def test_every_kind_of_question_is_read(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"quizzes/parcels.yaml": QUIZ, **PICTURE})
    assert loaded.warnings == ()
    quiz = loaded.pack.quizzes[0]
    assert (quiz.id, quiz.title, quiz.language) == ("parcels", "Parcels", "en")
    assert (quiz.introduction, quiz.level, quiz.minutes) == ("Read the page first.", 2, 4)
    assert (quiz.pass_mark, quiz.skills, quiz.notes) == (80, ("knowledge",), ("shipping",))
    answers = {one.id: one.answer for one in quiz.questions}
    single = (Option("From day 7", 100.0), Option("From day 3", 0.0, "That is usual."))
    apology = AnyOf((Phrase("sorry"), Phrase("apolog*")))
    criterion = Criterion("apology", "Says {sorry}", apology, points=10, skill="solution")
    assert answers == {
        "hello": Reading(),
        "late": Choices((*single, Option("After a week", 50.0))),
        "ask-for": Choices(
            (Option("Order number", 50.0), Option("Postcode", 50.0), Option("Password", -50.0),
             Option("Age", -50.0)), are_several=True,
        ),
        "weighed": Choices(
            (Option("Names", 70.0), Option("Thanks", 30.0), Option("Blame", -100.0), Option("Silence")),
            are_several=True,
        ),
        "refund": TrueOrFalse(is_true=True, feedback_if_right="Yes.", feedback_if_wrong="It does."),
        "steps": Ordering(("Greet", "Ask", "Thank")),
        "teams": Matching((Pair("Lost", "Warehouse"), Pair("Broken", "Returns")), ("Sales",)),
        "places": Matching((Pair("A: one", "First"), Pair("B", "First"))),
        "days": Numeric((NumberAnswer(7.0, 7.0),), "days", "Count again."),
        "price": Numeric(
            (NumberAnswer(23.0, 27.0, feedback="Good."), NumberAnswer(20.0, 30.5, 50.0),
             NumberAnswer(40.0, 40.0, 10.0)),
        ),
        "word": ShortText(
            (TextAnswer("sorry"), TextAnswer("hello", 50.0, "Almost.")), feedback_otherwise="Think again."
        ),
        "rubric": ShortText(criteria=(criterion,)),
        "mood": Feeling(
            "I paid eight days ago.\nNobody answers me!",
            (Option("Left alone", 100.0), Option("Angry", 50.0, "That comes second."), Option("Curious")),
            ("Nobody answers me",),
        ),
        "which": Better(
            ("I am so sorry. What is your order number?", "What is your order number?"), 0,
            (Criterion("sorry", "Apologises", apology, points=10, skill="solution"),),
        ),
        "letter": Open("Dear Mika, I am sorry."),
        "free": Open(),
    }  # fmt: skip
    late = quiz.questions[1]
    assert (late.text, late.title, late.note) == ("When is a parcel late?", "Late", "shipping")
    assert (late.picture, late.skills, late.is_shuffled) == ("media/box.png", ("probing",), True)
    assert not quiz.questions[2].is_shuffled


def test_the_places_of_questions_and_their_rubrics_are_known(tmp_path: Path) -> None:
    places = load(tmp_path, {"quizzes/parcels.yaml": QUIZ, **PICTURE}).places
    assert places["", "quiz", "parcels"] == Place("quizzes/parcels.yaml", 1, 5)
    assert places["", "quiz", "parcels", "hello"] == Place("quizzes/parcels.yaml", 12, 9)
    assert places["", "quiz", "parcels", "rubric", "apology"].file == "quizzes/parcels.yaml"


def test_a_kept_pack_has_the_same_quizzes(tmp_path: Path) -> None:
    load(tmp_path / "pack", {"quizzes/parcels.yaml": QUIZ, **PICTURE})
    cache = PackCache(tmp_path / "cache")
    first = load_pack(tmp_path / "pack", cache=cache)
    assert load_pack(tmp_path / "pack", cache=cache) == first
    assert list((tmp_path / "cache").iterdir())


def test_a_pack_of_quizzes_alone_is_a_pack(tmp_path: Path) -> None:
    pack = load(tmp_path, {**ALONE, "quizzes/parcels.yml": QUIZ}).pack
    assert (len(pack.scenarios), len(pack.quizzes)) == (0, 1)


def test_the_language_is_that_of_the_pack_unless_the_quiz_has_its_own(tmp_path: Path) -> None:
    assert quiz_of(tmp_path / "a", QUIZ.replace("language: en\n", "")).language == "en"
    assert quiz_of(tmp_path / "b", QUIZ.replace("language: en\n", "language: ja\n")).language == "ja"


def test_an_exam_may_have_a_time_of_its_own(tmp_path: Path) -> None:
    question = f"{HEAD}  - {{id: q, ask: What?, answer: yes, explanation: So.}}\n"
    assert quiz_of(tmp_path / "usual", question).exam_limit_s == 600
    assert quiz_of(tmp_path / "own", f"exam_minutes: 7\n{question}").exam_limit_s == 420


def test_choosing_everything_earns_nothing_where_nobody_weighed_the_options() -> None:
    assert even_credits([True, True, False]) == (50.0, 50.0, -100.0)
    assert even_credits([True, True]) == (50.0, 50.0)


def test_one_right_option_can_be_one_of_several_to_choose(tmp_path: Path) -> None:
    options = "    several: yes\n    options: [{right: A}, {wrong: B}, {wrong: C}]\n"
    read = answer(tmp_path, options)
    assert read == Choices((Option("A", 100.0), Option("B", -50.0), Option("C", -50.0)), are_several=True)


def test_two_replies_need_no_explanation_because_their_criteria_tell(tmp_path: Path) -> None:
    replies = "    replies: {better: A, other: B}\n    criteria: [{id: a, label: A, points: 1, needs: a}]\n"
    text = f"{HEAD}  - id: q\n    ask: Which?\n{replies}"
    assert load(tmp_path, {**ALONE, "quizzes/quiz.yaml": text}).warnings == ()


def test_words_that_show_a_feeling_may_stand_anywhere_in_a_message_without_spaces(tmp_path: Path) -> None:
    feeling = "    message: もう二週間も待っています。\n    feeling: [{right: 不安}, {wrong: 喜び}]\n"
    read = answer(tmp_path, f"{feeling}    shown_by: 二週間も\n    explanation: So.\n")
    assert read == Feeling(
        "もう二週間も待っています。", (Option("不安", 100.0), Option("喜び")), ("二週間も",)
    )


Q = "  - id: q\n    ask: What?\n    explanation: So.\n    "
FEELING = "feeling: [{right: A}, {wrong: B}]"
REPLIES = "replies: {better: A, other: B}"
RUBRIC = "criteria: [{id: a, label: A, points: 1, needs: a}]"

CASES: list[tuple[str, str, dict[str, object], str | None]] = [
    ("  - ¦seven", "wrong-type", {"key": "questions"}, None),
    ("  - ¦ask: What?\n    answer: true\n    explanation: So.", "missing-key", {"key": "id"}, None),
    (f"{Q}answer: true\n  - id: ¦q\n    ask: And?\n    model: So.", "duplicate-question", {"id": "q"}, None),
    ("  - ¦id: q\n    answer: true\n    explanation: So.", "question-without-text", {}, None),
    ("  - id: q\n    ask:\n    ¦read: A\n    answer: true", "question-of-two-kinds", {"first": "ask"}, None),
    ('  - id: q\n    ask: ¦""\n    answer: true\n    explanation: So.', "empty-text", {"key": "ask"}, None),
    ("  - id: q\n    read: A\n    ¦answer: true", "question-of-two-kinds", {"first": "read"}, None),
    ("  - ¦id: q\n    ask: What?\n    explanation: So.", "question-without-answer", {}, None),
    (f"{Q}answer: true\n    ¦number: 7", "question-of-two-kinds", {"second": "number"}, None),
    (f"{Q}answer: true\n    ¦unit: days", "key-for-other-question", {"allowed": ("number",)}, None),
    (f"{Q}¦options: [{{right: A}}]", "too-few-in-question", {"key": "options", "minimum": 2}, None),
    (f"{Q}options: [¦A, {{right: B}}]", "wrong-type", {"key": "options"}, None),
    (f"{Q}options: [¦{{feedback: A}}, {{right: B}}]", "option-without-text", {}, None),
    (f"{Q}options: [{{right: A, ¦wrong: B}}, {{wrong: C}}]", "option-with-two-texts", {}, None),
    (f"{Q}options: [{{¦rigth: A}}, {{wrong: C}}]", "unknown-key", {"key": "rigth"}, "right"),
    (f"{Q}options: [{{right: A}}, {{¦text: C}}]", "option-without-credit", {}, None),
    (f"{Q}options: [{{right: A, credit: 50}}, {{¦right: B}}]", "option-without-credit", {}, None),
    (f"{Q}options: [{{right: A}}, {{wrong: B, credit: ¦101}}]", "number-out-of-range", {}, None),
    (f"{Q}options: [{{right: A}}, {{wrong: B, credit: ¦half}}]", "wrong-type", {"key": "credit"}, None),
    (f"{Q}options: [{{right: A b}}, {{¦wrong: A  b}}]", "said-twice-in-question", {"text": "A  b"}, None),
    (f"{Q}¦options: [{{wrong: A}}, {{wrong: B}}]", "nothing-right", {}, None),
    (f"{Q}several: yes\n    ¦options: [{{wrong: A}}, {{wrong: B}}]", "nothing-right", {}, None),
    (
        f"{Q}several: no\n    ¦options: [{{right: A}}, {{right: B}}]", "several-right", {"count": 2}, None,
    ),
    (
        f"{Q}¦options: [{{right: A, credit: 50}}, {{right: B, credit: 30}}]", "credits-too-low",
        {"total": "80"}, None,
    ),
    (
        f"{Q}¦options: [{{right: A, credit: 70}}, {{right: B, credit: 70}}]", "credits-too-high",
        {"total": "140"}, None,
    ),
    (f"{Q}answer: ¦maybe", "wrong-type", {"key": "answer"}, None),
    (f"{Q}¦order: [A]", "too-few-in-question", {"key": "order"}, None),
    (f"{Q}order: [A, ¦A]", "said-twice-in-question", {}, None),
    (f"{Q}order: [A, ¦[B]]", "wrong-type", {"key": "order"}, None),
    (f"{Q}¦pairs: {{A: B}}", "too-few-in-question", {"key": "pairs"}, None),
    (f"{Q}pairs: ¦A", "wrong-type", {"key": "pairs"}, None),
    (f"{Q}pairs: ¦{{}}", "empty-list", {"key": "pairs"}, None),
    (f"{Q}¦open: no\n    model: B", "question-without-answer", {"allowed": ("open: true",)}, None),
    (f"{Q}pairs: [{{left: A, right: B}}, ¦{{left: A, right: C}}]", "said-twice-in-question", {}, None),
    (f"{Q}pairs: [{{left: A, right: B}}, ¦C]", "wrong-type", {"key": "pairs"}, None),
    (f"{Q}pairs: {{A: B, C: D}}\n    spare: [E, ¦B]", "said-twice-in-question", {"text": "B"}, None),
    (f"{Q}pairs:\n      A: B\n      ¦C:", "empty-value", {"key": "C"}, None),
    (f"{Q}number: ¦seven", "wrong-type", {"key": "number"}, None),
    (f"{Q}number: ¦1e99", "number-out-of-range", {"value": "1e99"}, None),
    (f"{Q}number: ¦{{within: 2}}", "number-without-range", {}, None),
    (f"{Q}number: ¦{{from: 2}}", "number-without-range", {}, None),
    (f"{Q}number: ¦{{about: 2, to: 3}}", "number-without-range", {}, None),
    (f"{Q}number: {{¦form: 2, to: 3}}", "unknown-key", {"key": "form"}, "from"),
    (f"{Q}number: {{about: 7, within: ¦few}}", "wrong-type", {"key": "within"}, None),
    (f"{Q}number: ¦{{from: 3, to: 2}}", "number-range-empty", {"low": "3", "high": "2"}, None),
    (f"{Q}¦number: {{about: 7, credit: 50}}", "nothing-right", {}, None),
    (f'{Q}answers: [¦"!"]', "answer-no-words", {"text": "!"}, None),
    (f'{Q}answers: [yes, ¦""]', "empty-text", {"key": "answers"}, None),
    (f"{Q}answers: [yes, ¦yes]", "said-twice-in-question", {}, None),
    (f"{Q}answers: [¦[yes]]", "wrong-type", {}, None),
    (f"{Q}¦answers: [{{text: yes, credit: 99}}]", "nothing-right", {}, None),
    (f"{Q}¦criteria: [{{id: a, label: A, bonus: 1, needs: x}}]", "question-no-points", {}, None),
    (f"{Q}criteria: [¦x]", "wrong-type", {"key": "criteria"}, None),
    (
        f"{Q}criteria: [{{id: a, label: A, points: 1, needs: x}}, {{id: ¦a, label: A, points: 1, needs: x}}]",
        "duplicate-criterion", {"id": "a"}, None,
    ),
    (
        f"{Q}criteria: [{{id: a, label: A, points: 1, needs: x, not_applicable: ¦{{fact: x}}}}]",
        "not-applicable-in-quiz", {}, None,
    ),
    (f"{Q}criteria: [{{id: a, label: A, points: 1, needs: ¦$apologie}}]", "unknown-set", {}, "$apology"),
    (f"{Q}¦{FEELING}", "missing-key", {"key": "message"}, None),
    (f"{Q}{FEELING}\n    message: ¦[A]", "wrong-type", {"key": "message"}, None),
    (f'{Q}{FEELING}\n    message: ¦""', "empty-text", {"key": "message"}, None),
    (f"{Q}message: Oh\n    ¦feeling: [{{right: A}}]", "too-few-in-question", {"key": "feeling"}, None),
    (f"{Q}message: Oh\n    ¦feeling: [{{wrong: A}}, {{wrong: B}}]", "nothing-right", {}, None),
    (f"{Q}message: Oh\n    ¦feeling: [{{right: A}}, {{right: B}}]", "several-feelings", {"count": 2}, None),
    (f"{Q}message: Oh\n    feeling: [{{right: A}}, ¦B]", "wrong-type", {"key": "feeling"}, None),
    (f"{Q}message: Oh\n    feeling: [{{right: A}}, {{¦wrong: A}}]", "said-twice-in-question", {}, None),
    (f"{Q}{FEELING}\n    message: Oh\n    ¦several: yes", "key-for-other-question", {}, None),
    (f"{Q}{FEELING}\n    message: Oh no\n    shown_by: [no, ¦no]", "said-twice-in-question", {}, None),
    (
        f"{Q}{FEELING}\n    message: I WAITED two weeks!\n    shown_by: [¦i waited too weeks]",
        "not-in-message", {"text": "i waited too weeks"}, "I WAITED two weeks",
    ),
    (
        f"{Q}{FEELING}\n    message: もう二週間も待っています。\n    shown_by: [¦二周間も]",
        "not-in-message", {}, "二週間も",
    ),
    (f"{Q}{FEELING}\n    message: Oh no.\n    shown_by: ¦a b c d e", "not-in-message", {}, None),
    (f'{Q}{FEELING}\n    message: Oh no!!\n    shown_by: ¦"!!"', "shown-no-words", {"text": "!!"}, None),
    (f"{Q}number: [{{from: 1, to: 5}}, ¦3]", "number-never-counts", {"low": "3", "high": "3"}, None),
    (f"{Q}answer: true\n    ¦shown_by: A", "key-for-other-question", {"allowed": ("feeling",)}, None),
    (f"{Q}¦{REPLIES}", "missing-key", {"key": "criteria"}, None),
    (f"{Q}{RUBRIC}\n    replies: ¦[A, B]", "wrong-type", {"key": "replies"}, None),
    (f"{Q}{RUBRIC}\n    ¦replies:", "empty-value", {"key": "replies"}, None),
    (f"{Q}{RUBRIC}\n    replies: ¦{{better: A}}", "missing-key", {"key": "other"}, None),
    (f"{Q}{RUBRIC}\n    replies: {{better: A, ¦othr: B}}", "unknown-key", {"key": "othr"}, "other"),
    (f"{Q}{RUBRIC}\n    replies: {{better: A, other: ¦A}}", "said-twice-in-question", {"text": "A"}, None),
    (
        f"{Q}{REPLIES}\n    ¦criteria: [{{id: a, label: A, bonus: 1, needs: x}}]",
        "question-no-points", {}, None,
    ),
    (f"{Q}{REPLIES}\n    {RUBRIC}\n    ¦if_wrong: A", "key-for-other-question", {"key": "if_wrong"}, None),
    (f"{Q}{REPLIES}\n    {RUBRIC}\n    ¦answers: A", "question-of-two-kinds", {"second": "answers"}, None),
    (f"{Q}answer: true\n    note: ¦shiping", "unknown-note", {"name": "shiping"}, "shipping"),
    (f"{Q}answer: true\n    picture: ¦media/bax.png", "file-missing", {}, "media/box.png"),
    (f"{Q}answer: true\n    picture: ¦media/hello.ogg", "picture-type", {"path": "media/hello.ogg"}, None),
    (f"{Q}answer: true\n    ¦options: 7", "question-of-two-kinds", {"first": "answer"}, None),
    ("  - id: ¦q\n    ask: What?\n    answer: true", "no-explanation", {"question": "q"}, None),
    ("  - id: ¦q\n    ask: What?\n    order: [A, B]", "no-explanation", {"question": "q"}, None),
    (f"  - id: ¦q\n    ask: What?\n    message: Oh\n    {FEELING}", "no-explanation", {}, None),
    ("  - id: ¦q\n    ask: What?\n    number: 7", "no-explanation", {"question": "q"}, None),
    (f"{Q}several: yes\n    ¦options: [{{right: A}}, {{right: B}}]", "all-right", {}, None),
    (f"{Q}options: [{{right: 'Yes'}}, {{¦wrong: 'ｙes'}}]", "alike-in-question", {"other": "Yes"}, None),
    (f"{Q}¦criteria: [{{id: a, label: A, deduct: 5, avoid: no}}]", "question-no-points", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "data", "suggestion"), CASES)
def test_each_fault_is_told_at_its_place(
    tmp_path: Path, lines: str, code: str, data: dict[str, object], suggestion: str | None
) -> None:
    text, line, column = take_mark(f"{HEAD}{lines}\n")
    found = all_problems_of(tmp_path, {**ALONE, "quizzes/quiz.yaml": text})
    assert (code, line, column, suggestion) in [
        (one.code, one.line, one.column, one.suggestion) for one in found
    ], found
    told: Problem = next(one for one in found if one.code == code)
    assert told.data.items() >= data.items()


def test_a_message_or_reply_that_nobody_would_read_is_refused(tmp_path: Path) -> None:
    long = "a" * 10_001
    lines = (
        f"{Q}{FEELING}\n    message: {long}\n    shown_by: b\n"
        f"  - id: r\n    ask: Which?\n    {RUBRIC}\n    replies: {{better: {long}, other: A}}\n"
    )
    found = problems_of(tmp_path, {**ALONE, "quizzes/quiz.yaml": HEAD + lines})
    told = [(one.code, one.data["key"], one.data["limit"]) for one in found]
    assert told == [("question-text-too-long", key, 10_000) for key in ("message", "better")]


def test_what_only_looks_odd_keeps_no_quiz_out(tmp_path: Path) -> None:
    lines = "  - id: q\n    ask: What?\n    answer: true\n"
    warnings = load(tmp_path, {"quizzes/quiz.yaml": HEAD + lines}).warnings
    assert [(one.code, one.severity) for one in warnings] == [("no-explanation", Severity.WARNING)]


def test_every_fault_of_a_quiz_is_told_at_once(tmp_path: Path) -> None:
    lines = f"{Q}options: [{{wrong: A}}, {{wrong: A}}]\n  - id: q\n    ask: What?\n    number: few\n"
    codes = [one.code for one in problems_of(tmp_path, {"quizzes/quiz.yaml": HEAD + lines})]
    assert set(codes) == {
        "nothing-right", "said-twice-in-question", "duplicate-question", "wrong-type", "no-explanation",
    }  # fmt: skip


def test_two_quizzes_with_one_id_are_refused(tmp_path: Path) -> None:
    files = {**ALONE, "quizzes/a.yaml": QUIZ, "quizzes/b.yaml": QUIZ}
    found = [(one.file, one.line, one.code, one.data) for one in problems_of(tmp_path, files)]
    assert found == [("quizzes/b.yaml", 1, "duplicate-quiz", {"id": "parcels", "other": "quizzes/a.yaml"})]


@pytest.mark.parametrize("content", ["- a\n", "text\n"])
def test_a_quiz_file_that_is_no_mapping_is_one_fault(tmp_path: Path, content: str) -> None:
    codes = [one.code for one in problems_of(tmp_path, {"quizzes/quiz.yaml": content})]
    assert codes == ["wrong-type"]


def test_a_quiz_file_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    files = {**ALONE, "quizzes/quiz.yaml": "a: ["}
    assert [one.code for one in problems_of(tmp_path, files)] == ["yaml-unclosed-bracket"]


def test_words_of_a_message_that_differ_in_case_are_two(tmp_path: Path) -> None:
    lines = f"{Q}{FEELING}\n    message: No. I said no.\n    shown_by: ['No', 'no']\n"
    assert load(tmp_path, {"quizzes/quiz.yaml": HEAD + lines}).warnings == ()


@pytest.mark.parametrize(
    ("name", "head", "is_told"),
    [
        ("a.png", PNG, False),
        ("a.png", b"MZ\x90", True),
        ("a.PNG", b"", True),
        ("a.jpg", b"\xff\xd8\xff\xe0", False),
        ("a.gif", b"GIF89a", False),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", False),
        ("a.webp", b"RIFF\0\0\0\0WAVE", True),
        ("a.svg", b"<?xml version='1.0'?><!-- A --><SVG>", False),
        ("a.bin", b"MZ\x90", False),
    ],
)
def test_a_file_that_is_only_called_a_picture_is_told(
    tmp_path: Path, name: str, head: bytes, *, is_told: bool
) -> None:
    warnings = load(tmp_path, {f"media/{name}": head}).warnings
    assert [(one.code, one.file) for one in warnings] == [("no-picture", f"media/{name}")] * is_told
