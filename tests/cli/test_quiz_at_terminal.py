"""Quizzes in the terminal: every kind of question by numbers and letters, in both languages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.stand import widest_line
from tests.services.quiz_room import QuizRoom
from trainer.cli.keyboard import Attend, BrokenOff, Interrupted
from trainer.cli.paper import Paper
from trainer.cli.quizzing import play_sitting
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.core.given import Chosen, Claimed, Entered
from trainer.core.quiz_records import SittingFinish, SittingMode
from trainer.services.quizzes import QuizSession
from trainer.wording.catalogue import set_language

WIDTH = 80
Step = str | Callable[[Attend | None], str]


class QuizTable:
    """A terminal beside a room with quizzes."""

    def __init__(self, folder: Path) -> None:
        self.room = QuizRoom(folder)
        self.prompts: list[str] = []
        self.beginnings: list[str] = []
        self.is_over = False
        self._left: Iterator[Step] = iter(())

    def play(self, session: QuizSession, *steps: Step) -> str:
        """Play, and return what was printed; the input ends after the steps."""
        self._left = iter(steps)
        out = io.StringIO()
        paper = Paper(file=out, width=WIDTH, force_terminal=False, highlight=False, emoji=False)
        self.is_over = play_sitting(session, paper, self.read)
        return out.getvalue()

    def read(
        self,
        prompt: str,
        beginning: str = "",
        *,
        before: str = "",
        attend: Attend | None = None,
        is_letter: bool = False,
    ) -> str:
        """What is typed next."""
        self.prompts.append(prompt)
        self.beginnings.append(beginning)
        step = next(self._left, None)
        if step is None:
            raise EOFError
        return step if isinstance(step, str) else step(attend)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[QuizTable]:
    set_language("en")
    made = QuizTable(tmp_path)
    yield made
    made.room.database.close()
    set_language("en")


def shown(session: QuizSession, *places: int) -> str:
    """The numbers of places of what the present question shows."""
    order = session.order
    numbers = order.options or order.steps or order.replies
    return " ".join(str(numbers.index(place) + 1) for place in places)


def typed_answers(session: QuizSession, words: dict[str, str]) -> Iterator[Step]:
    """What somebody types who knows everything, question by question."""

    def here(make: Callable[[], str]) -> Step:
        return lambda _attend: make()

    def pairs() -> str:
        letters = [chr(ord("a") + session.order.rights.index(words[side])) for side in ("right 1", "right 2")]
        return f"1{letters[0]} 2{letters[1]}"

    yield ""
    yield from (here(lambda: shown(session, 0)), "g")
    yield from (here(lambda: shown(session, 0)), here(lambda: shown(session, 1)), "", "")
    yield from ("1", "e")
    yield from (here(lambda: shown(session, 0, 1, 2)), "")
    yield from (here(pairs), "")
    yield from ("７", "")
    yield from (words["text"], "")
    yield from (words["rubric"], "")
    yield from (here(lambda: shown(session, 0)), words["shown by"], "")
    yield from (here(lambda: shown(session, 0)), "1", "")
    yield from (words["open"], "h")


ENGLISH = {
    "right 1": "meow",
    "right 2": "woof",
    "text": "tracking numbers",
    "rubric": "I am so sorry, you get a refund.",
    "shown by": "i GIVE up",
    "open": "I would ask her.",
}
JAPANESE = {
    "right 1": "にゃあ",
    "right 2": "わん",
    "text": "追跡番号",
    "rubric": "申し訳ございません。",
    "shown by": "もうあきらめます",
    "open": "お名前をうかがいます。",
}


@pytest.mark.parametrize(
    ("language", "quiz", "words", "told"),
    [
        (
            "en",
            "all-kinds",
            ENGLISH,
            ("✓ Right", "Read this before.", "Reply ", "Model answer", "Passed, with 100 of 100"),
        ),
        (
            "ja",
            "all-kinds-ja",
            JAPANESE,
            ("✓ 正解", "先にお読みください。", "お手本", "合格です。100点中100点"),
        ),
    ],
)
def test_every_kind_of_question_is_answered_by_typing(
    table: QuizTable, language: str, quiz: str, words: dict[str, str], told: tuple[str, ...]
) -> None:
    set_language(language)
    session = table.room.begin(quiz)
    printed = table.play(session, *typed_answers(session, words))
    assert table.is_over, printed[-600:]
    record = session.record()
    assert (record.right, record.own) == (10, 1)
    for text in told:
        assert text in printed
    assert widest_line(printed) <= WIDTH
    ratings = [one.rating and one.rating.name for one in table.room.store.stored(session.head.id).answers]
    assert ratings == ["GOOD", "GOOD", "EASY", *["GOOD"] * 7, "HARD"]


def test_what_was_right_is_told_with_its_explanation_and_its_note(table: QuizTable) -> None:
    session = table.room.begin()
    printed = table.play(session, "2", "n", "")
    assert "✗ Not right" in printed
    assert "Right answer: True" in printed
    assert "One is one." in printed
    assert "More in the note “Tea”" in printed
    assert "Green tea is green." in printed
    assert "A Again (1 min)" in printed
    assert not table.is_over
    assert "quiz --resume" in printed
    assert session.question.id == "two"


def test_not_knowing_takes_two_enters_and_comes_back(table: QuizTable) -> None:
    session = table.room.begin()
    printed = table.play(session, "", "", "", "2", "", "3", "", "1", "")
    assert table.is_over
    assert "Not known this time" in printed
    assert "Once more: question 1 of 3" in printed
    assert session.record().low_score == 66


def test_what_is_no_answer_is_asked_again(table: QuizTable) -> None:
    session = table.room.begin("all-kinds")
    printed = table.play(session, "", "9", "red", "1 2", "", "/?", "?", "+")
    assert "This is no answer to this question." in printed
    assert "take the last answer back" in printed
    assert table.room.quizzes.history(table.room.trainee) == ()


def test_a_number_with_another_unit_is_not_taken_for_wrong(table: QuizTable) -> None:
    session = table.room.begin()
    printed = table.play(session, "1", "", "2", "", "3 kg", "x" * 300, "/?", "3")
    assert "✓ Right" in printed
    assert len(table.room.store.stored(session.head.id).answers) == 3
    assert "kg" in printed
    assert "/Q" in printed


def test_the_last_answer_is_taken_back_by_a_letter(table: QuizTable) -> None:
    session = table.room.begin()
    printed = table.play(session, "u", "2", "u", "1", "", "u", "1", "", "/u")
    assert "There is no answer to take back." in printed
    assert printed.count("Taken back.") == 3
    answers = table.room.store.stored(session.head.id).answers
    assert [one.is_taken_back for one in answers] == [True, True, True]


def test_numbers_turn_options_on_and_off_until_enter(table: QuizTable) -> None:
    session = table.room.begin("all-kinds")
    two = (lambda _attend: shown(session, 0, 1, 2), lambda _attend: shown(session, 2), "")
    table.play(session, "", "1", "", *two)
    answer = table.room.store.stored(session.head.id).answers[-1]
    assert (answer.given, answer.low) == (Chosen((0, 1)), 100.0)
    other = table.room.begin("all-kinds")
    printed = table.play(other, "", "1", "", "1", "1", "", "1", "zzz", "")
    assert "This is no answer to this question." in printed, "nothing is left to confirm"
    assert isinstance(table.room.store.stored(other.head.id).answers[-1].given, Chosen)


def test_words_that_the_message_does_not_have_are_asked_again(table: QuizTable) -> None:
    session = table.room.begin("all-kinds")
    session.state = replace(session.state, standing=replace(session.state.standing, place=9))
    printed = table.play(session, "1", "nowhere", "It broke / again", "", "1", "7", "/q")
    assert "The message does not have these words." in printed
    assert "“It broke”, “again”" in printed or "“It broke again”" in printed
    assert "Please type numbers from 1 to 2." in printed
    assert not table.is_over
    assert len(table.room.store.stored(session.head.id).answers) == 1


def test_ctrl_c_keeps_what_was_typed(table: QuizTable) -> None:
    def interrupted(_attend: Attend | None) -> str:
        raise Interrupted("3 da")

    session = table.room.begin()
    table.play(session, "1", "", "2", "", interrupted)
    again = table.room.again(session)
    assert again.draft == Entered("3 da")
    table.play(again, "3")
    assert table.beginnings[-2] == "3 da"


def test_what_was_only_looked_at_is_not_kept(table: QuizTable) -> None:
    assert "Nothing was answered, so nothing is kept." in table.play(table.room.begin())
    assert table.room.quizzes.history(table.room.trainee) == ()


def test_what_could_not_be_stored_is_not_said_to_be(
    table: QuizTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise DatabaseError(DatabaseFault.DISK_FULL, path=table.room.folder)

    session = table.room.begin()
    session.save_draft(Claimed(is_true=True))
    monkeypatch.setattr(table.room.store, "save_draft", refuse)
    printed = table.play(session)
    assert "Everything is stored" not in printed
    assert "What was stored before is kept. To continue, type:" in printed


def test_ending_it_early_says_so(table: QuizTable) -> None:
    printed = table.play(table.room.begin(), "1", "", "x")
    assert table.is_over
    assert "It was stopped before its end, with 100 of 100 over 1 question." in printed


def test_cramming_has_nothing_to_rate(table: QuizTable) -> None:
    session = table.room.begin(mode=SittingMode.CRAM)
    printed = table.play(session, "1", "g", "")
    assert "A Again" not in printed
    assert "this list" in printed, "a letter that means nothing shows what can be typed"
    assert session.state.place == 1


# Exams


def exam_answer(session: QuizSession) -> Step:
    def answer(_attend: Attend | None) -> str:
        return {"one": "1", "two": "2", "three": "3"}[session.question.id]

    return answer


def test_an_exam_tells_at_the_end(table: QuizTable) -> None:
    session = table.room.begin(mode=SittingMode.EXAM)
    here = exam_answer(session)
    printed = table.play(session, here, here, here, "s")
    before, after = printed.split("Every question has an answer.")
    assert "3 questions in 10 minutes" in before
    assert "✓" not in before
    assert after.count("✓ Right") == 3
    assert "Passed, with 100 of 100. The pass mark is 60." in after
    assert table.prompts[0] == "10:00 left > "


def test_unanswered_questions_are_warned_of_before_an_exam_is_submitted(table: QuizTable) -> None:
    session = table.room.begin(mode=SittingMode.EXAM)
    here = exam_answer(session)
    printed = table.play(session, here, "", "", "s", "n", "2", here, "/-", "/#1", "#9", "/s", "y")
    assert table.is_over
    assert "Questions 2, 3 have no answer yet." in printed
    assert "Question 3 has no answer yet." in printed
    assert (session.record().right, session.record().unanswered) == (2, 1)


def test_leaving_an_exam_says_that_its_clock_goes_on(table: QuizTable) -> None:
    session = table.room.begin(mode=SittingMode.EXAM)
    printed = table.play(session, "/+", "/-", "?", "/q")
    assert "The clock of the exam goes on: 10:00 left." in printed
    assert "submit the exam" in printed
    assert not table.is_over


def test_the_time_of_an_exam_ends_while_somebody_types(table: QuizTable) -> None:
    session = table.room.begin(mode=SittingMode.EXAM)
    session.go_to([one.question_id for one in session.head.items].index("three"))

    def thinking(attend: Attend | None) -> str:
        assert attend is not None
        table.room.turn(590)
        assert not attend("3")
        table.room.turn(10)
        if attend("3 days"):
            raise BrokenOff("3 days")
        return "3 days"

    printed = table.play(session, thinking)
    assert table.is_over
    assert "The time of the exam is over." in printed
    assert session.record().finish is SittingFinish.TIME_LIMIT
    assert session.record().right == 1, "what was typed when the clock was last stored counts"


def test_the_time_of_an_exam_ends_between_two_lines_of_a_pipe(table: QuizTable) -> None:
    session = table.room.begin("all-kinds", SittingMode.EXAM)

    def late(_attend: Attend | None) -> str:
        table.room.turn(1300)
        return "1"

    table.play(session, late)
    assert session.record().finish is SittingFinish.TIME_LIMIT


def test_a_plan_names_the_quiz_of_each_question(table: QuizTable) -> None:
    room = table.room
    session = room.quizzes.start_plan(
        room.trainee, room.remembering.plan(room.trainee, minutes=60, language="en"), language="en"
    )
    printed = table.play(session, "1")
    assert "Today’s plan" in printed
    assert "· A short one" in printed or "· All kinds" in printed
