"""Written drills in the terminal: time passes, exams end, letters have subjects, a voice comes first."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.cli.booth import Booth, FakeVoice
from trainer.cli.stopping import why_of
from trainer.core.codes import Finish, Mode, StopReason
from trainer.core.errors import UserFacingError
from trainer.wording.catalogue import set_language

GOOD = "I am so sorry. What is the order number?"

MakeBooth = Callable[..., Booth]


def squeezed(text: str) -> str:
    """What is printed without frames and line ends."""
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", text).split())


# When no reply comes


def test_the_customer_goes_on_when_the_prompt_comes_back(booth: Booth) -> None:
    session = booth.begin()
    said = booth.play(session, booth.late("/help", seconds=61))
    assert said.index("/later") < said.index("Meanwhile Mika goes on:") < said.index("Hello?")
    assert [entry.line.text for entry in session.state.transcript] == ["Where is my parcel?", "Hello?"]


def test_what_was_typed_is_sent_after_what_the_customer_said_meanwhile(booth: Booth) -> None:
    session = booth.begin()
    said = booth.play(session, booth.late(GOOD, seconds=200))
    assert said.index("Hello?") < said.index("Is anybody there?") < said.index(GOOD)
    assert session.state.plays[0].text == GOOD
    assert [entry.line.text for entry in session.state.transcript[:4]] == [
        "Where is my parcel?", "Hello?", "Is anybody there?", GOOD,
    ]  # fmt: skip


def test_the_line_is_broken_off_for_the_customer_and_goes_on_afterwards(booth: Booth) -> None:
    session = booth.begin()
    said = booth.play(session, booth.pausing("I am so", seconds=61), GOOD)
    assert "Hello?" in said.split(GOOD)[0]
    assert booth.beginnings[:2] == ["", "I am so"]
    assert session.state.plays[0].text == GOOD


def test_a_draft_is_kept_at_each_pause_and_a_command_is_no_draft(booth: Booth) -> None:
    session = booth.begin()
    booth.play(session, booth.pausing("/hel"), booth.ctrl_c("／help"))
    assert session.draft == ""
    booth.play(session, booth.pausing("I am"), booth.ctrl_c("I am sorry"))
    assert session.draft == "I am sorry"


@pytest.mark.expect_log("a draft could not be kept")
def test_a_draft_that_cannot_be_kept_stops_nobody_from_typing(
    booth: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = booth.begin()

    def refuse(_text: str) -> None:
        raise UserFacingError("database-disk-full")

    monkeypatch.setattr(session, "save_draft", refuse)
    booth.play(session, booth.pausing(GOOD, seconds=61))
    assert session.state.plays[0].text == GOOD


# Exams


def test_an_exam_shows_the_time_that_is_left_at_every_prompt(booth: Booth) -> None:
    session = booth.begin(mode=Mode.EXAM)
    said = booth.play(session, booth.late(GOOD, seconds=65), "/later")
    assert booth.prompts == ["03:00 left > ", "01:55 left > "]
    assert "The clock of the exam goes on: 01:55 left." in said
    assert "Your goal" not in said
    assert "Score" not in said


def test_an_exam_whose_time_is_over_breaks_off_and_keeps_what_was_not_sent(booth: Booth) -> None:
    session = booth.begin(mode=Mode.EXAM)
    said = booth.play(session, GOOD, booth.pausing("It will co", minutes=4))
    assert session.state.finish is Finish.TIME_LIMIT
    assert session.state.unsent == "It will co"
    over, feedback = said.split("The time of the exam is over.", 1)
    assert "Score" not in over
    assert feedback.index("Score 100 of 100") < feedback.index("Debrief") < feedback.index("Not sent")
    assert "It will co" in feedback


@pytest.mark.parametrize(("typed", "unsent"), [("It will come tomorrow.", True), ("/help", False)])
def test_what_is_sent_too_late_is_not_sent(booth: Booth, typed: str, unsent: bool) -> None:
    session = booth.begin(mode=Mode.EXAM)
    said = booth.play(session, booth.late(typed, minutes=4))
    assert session.state.finish is Finish.TIME_LIMIT
    assert session.state.unsent == (typed if unsent else "")
    assert session.state.plays == ()
    assert said.count("The time of the exam is over.") == 1


def test_an_exam_that_ended_while_nobody_was_here_shows_its_feedback(booth: Booth) -> None:
    session = booth.begin(mode=Mode.EXAM)
    booth.play(session, GOOD)
    booth.stage.clock.turn(hours=1)
    said = booth.play(booth.stage.drills.resume(session.head.id))
    assert "The time of the exam is over." in said
    assert "Write your reply" not in said
    assert "Score 100 of 100" in said


@pytest.mark.parametrize("command", ["/hint", "/notes", "/again", "/model"])
def test_an_exam_gives_no_help(booth: Booth, command: str) -> None:
    said = booth.play(booth.begin(mode=Mode.EXAM), GOOD, command, "/help")
    assert "An exam has no hints, no notes and no second try." in said
    assert command not in said.split("second try.")[1]


# Stopping and beginning again


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("", (None, "")),
        ("2", (StopReason.TOO_HARD, "")),
        (" ３．日付が違う ", (StopReason.FAULTY, "日付が違う")),
        ("1 my shift begins", (StopReason.NO_TIME, "my shift begins")),
        ("just because", (None, "just because")),
        ("9 lives", (None, "9 lives")),
        ("12 o'clock", (None, "12 o'clock")),
    ],
)
def test_why_a_drill_is_stopped(answer: str, why: tuple[StopReason | None, str]) -> None:
    assert why_of(answer) == why


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_stop_asks_why_and_the_debrief_says_so(booth: Booth, language: str) -> None:
    set_language(language)
    session = booth.begin()
    said = booth.play(session, "/stop", "3 the date is wrong")
    assert session.state.stop_reason is StopReason.FAULTY
    assert session.state.stop_why == "the date is wrong"
    assert said.count("the date is wrong") == 1
    assert "  4  " in said
    assert "  5  " not in said  # to begin again is a command of its own


def test_a_stop_without_an_answer_is_one_and_ctrl_c_takes_it_back(booth: Booth) -> None:
    session = booth.begin()
    said = booth.play(session, "/stop", booth.ctrl_c("2 too"), "/stop")
    assert "The drill goes on." in said
    assert session.state.finish is Finish.STOPPED
    assert session.state.stop_reason is None
    assert session.state.unsent == ""


def test_a_drill_is_begun_anew_and_the_old_one_is_kept(booth: Booth) -> None:
    session = booth.begin()
    said = booth.play(session, GOOD, "/restart", "Hm.")
    assert said.count("Nobody called") == 2
    assert session.state.stop_reason is StopReason.RESTARTED
    newest = booth.stage.progress.history(booth.stage.trainee_id())[0]
    assert newest.head.id != session.head.id
    assert newest.standing.replies == 1


# Letters and voices


def test_letters_have_a_subject_and_several_lines(make_booth: MakeBooth) -> None:
    booth = make_booth("email")
    session = booth.begin()
    said = squeezed(booth.play(session, "Dear Mika,\n\n" + GOOD))
    assert booth.letters[0]
    assert "a line with a dot alone" in said
    assert "Subject: Nobody called Where is my parcel?" in said
    assert "Subject: Re: Nobody called It's M-20391. And now?" in said
    assert session.state.plays[0].text.count("\n") == 2


def test_a_command_within_a_letter_runs_and_the_letter_goes_on(make_booth: MakeBooth) -> None:
    booth = make_booth("email")
    session = booth.begin()
    booth.play(session, booth.aside("Dear Mika,", "/hint"), booth.aside("Dear Mika,\nI", "／later"))
    assert booth.befores == ["", "Dear Mika,\n"]
    assert booth.beginnings == ["", "Dear Mika,\n"]
    assert session.state.hints_taken
    assert (session.draft, session.state.plays) == ("Dear Mika,\nI\n", ())


def test_whoever_looks_for_a_command_that_sends_a_letter_is_told_how(make_booth: MakeBooth) -> None:
    told = "A line with a dot alone (.) sends the letter."
    booth = make_booth("email")
    assert told in squeezed(booth.play(booth.begin(), "/send", "/later"))
    chat = make_booth("chat")
    assert told not in squeezed(chat.play(chat.begin(), "/send", "/later"))


def test_a_letter_is_not_lost_to_the_reply_that_is_taken_back(make_booth: MakeBooth) -> None:
    booth = make_booth("email")
    session = booth.begin()
    booth.play(session, "Hm.", booth.aside("Dear Mika,", "/again"))
    assert not session.state.can_try_again
    assert session.draft == "Dear Mika,\n"


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.EXAM])
def test_a_letter_without_its_end_is_a_draft(make_booth: MakeBooth, mode: Mode) -> None:
    booth = make_booth("email")
    session = booth.begin(mode=mode)
    booth.play(session, booth.ctrl_c("Dear Mika,\nSorry."))
    assert (session.draft, session.state.plays) == ("Dear Mika,\nSorry.", ())
    booth.play(session, booth.aside("Dear Mika,", "/stop"), "2")
    assert session.state.unsent.strip() == "Dear Mika,"


def test_on_the_telephone_a_line_is_heard_before_it_is_read(make_booth: MakeBooth) -> None:
    booth = make_booth("phone")
    booth.voice = voice = FakeVoice()
    said = booth.play(booth.begin(), "", "/text", GOOD, "/again")
    heard, read = said.split("(speaks) – Enter or /text shows the text", 1)
    assert "Where is my parcel?" not in heard
    assert read.count("Where is my parcel?") == 3  # by Enter, by /text, and to be answered once more
    assert "And now?" not in read
    assert voice.said == ["Where is my parcel?", "It's M-20391.", "And now?"]


@pytest.mark.parametrize("channel", ["phone", "in-person"])
def test_without_a_voice_the_text_is_shown_at_once(make_booth: MakeBooth, channel: str) -> None:
    booth = make_booth(channel)
    said = booth.play(booth.begin())
    assert "Where is my parcel?" in said
    assert "(speaks)" not in said


def test_a_chat_is_read_whatever_is_heard(booth: Booth) -> None:
    booth.voice = FakeVoice()
    assert "Where is my parcel?" in booth.play(booth.begin())


# The debrief


def test_the_debrief_says_how_each_reply_went(booth: Booth) -> None:
    session = booth.begin()
    said = booth.play(
        session,
        booth.pausing("I am", seconds=5),
        "/again",
        booth.late("I am sorry, I will call you. What is the order number?", seconds=42),
        "It will come tomorrow.",
    )
    course = squeezed(said.split("How your replies went", 1)[1])
    first, second, third = re.split(r"\b[23]\. ", course)
    assert "taken back" in first
    assert "00:42 to answer · draft changed 1 time · led on to: second" in second
    assert "the customer remembers: Promised a call" in second
    assert "led to the ending: Resolved" in third


def test_the_debrief_says_that_the_conversation_was_too_long(booth: Booth) -> None:
    said = booth.play(booth.begin(), *["Hm."] * 12)
    assert "The conversation went on too long and was closed." in said
