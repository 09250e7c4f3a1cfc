"""The command ``quiz``: lists, what is due, what goes on, and records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.stand import Stand
from tests.services.quiz_room import write_quiz_room
from trainer.wording.catalogue import set_language

SHORT = "quiz-room/short"


@pytest.fixture
def quizzes(stand: Stand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stand:
    """A stand whose only pack is the quiz room."""
    write_quiz_room(stand.paths.packs)
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setattr("trainer.resources.resource_folder", lambda _name: empty)
    return stand


def test_without_a_quiz_the_plan_is_offered_and_all_are_listed(quizzes: Stand) -> None:
    printed = quizzes.run("quiz").out
    assert printed.index("Today’s plan") < printed.index("The quiz room")
    assert "quiz --due" in printed
    assert "A short one" in printed
    assert "3 questions" in printed


def test_a_quiz_is_named_by_number_id_or_pack_and_id(quizzes: Stand) -> None:
    listed = quizzes.run("quiz").out.splitlines()
    number = next(line.split()[0] for line in listed if "A short one" in line)
    for name in (number, "short", SHORT):
        assert "Is it one?" in quizzes.run("quiz", name, typed=("/q",)).out
    refused = quizzes.run("quiz", "shorter")
    assert (refused.status, "There is no quiz “shorter” here." in refused.err) == (1, True)
    assert "all-kinds, all-kinds-ja, short" in refused.err


def test_two_packs_with_one_id_are_told_apart(quizzes: Stand) -> None:
    other = write_quiz_room(quizzes.paths.packs / "more").rename(quizzes.paths.packs / "other-room")
    file = other / "pack.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("id: quiz-room", "id: other-room"), encoding="utf-8"
    )
    (quizzes.paths.packs / "more").rmdir()
    refused = " ".join(quizzes.run("quiz", "short").err.split())
    assert "Name the pack, too: other-room/short, quiz-room/short." in refused
    assert "Is it one?" in quizzes.run("quiz", "other-room/short").out


def test_what_was_left_is_continued(quizzes: Stand) -> None:
    assert "No quiz is waiting" in quizzes.run("quiz", "--resume").err
    quizzes.run("quiz", "short", typed=("1", "", "q"))
    assert "Not finished yet: A short one." in quizzes.run("quiz").out
    assert "Is it two?" in quizzes.run("quiz", "--resume", typed=("2", "", "3", "")).out
    assert "No quiz is waiting" in quizzes.run("quiz", "--resume").err


def test_what_is_due_is_played_in_the_minutes_there_are(quizzes: Stand) -> None:
    printed = quizzes.run("quiz", "--due", "--minutes", "60", typed=("/q",)).out
    assert "Today’s plan" in printed
    assert "of 14 · " in printed
    same = quizzes.run("quiz", "--due", "--minutes", "60", "--pack", "quiz-room", typed=("/q",)).out
    assert "of 14 · " in same
    assert "There is no pack “quiz-rom” here" in quizzes.run("quiz", "--due", "--pack", "quiz-rom").err
    assert quizzes.run("quiz", "--cram", "short", typed=("q",)).status == 0
    with pytest.raises(SystemExit):
        quizzes.run("quiz", "--due", "--minutes", "0")
    assert "takes questions out of all quizzes" in quizzes.run("quiz", "short", "--due").err


def test_an_exam_leads_to_a_record_that_can_be_printed(quizzes: Stand, tmp_path: Path) -> None:
    assert "Nothing was played yet." in quizzes.run("quiz", "history").out
    quizzes.run("quiz", "short", "--exam", typed=("/s", "y"))
    history = quizzes.run("quiz", "history").out
    assert "A short one" in history
    assert "not passed" in history
    record = quizzes.run("quiz", "record").out
    assert "Not passed, with 0 of 100. The pass mark is 60." in record
    assert "3 questions: 0 right, 0 partly right, 0 wrong, 3 unanswered." in record
    data = json.loads(quizzes.run("quiz", "record", "1", "--json").out)
    assert (data["mode"], data["result"], data["pack_version"]) == ("exam", "failed", "1.2.0")
    page = tmp_path / "record.html"
    assert quizzes.run("quiz", "record", data["sitting_id"], "--html", str(page)).status == 0
    html = page.read_text(encoding="utf-8")
    assert '<p class="kind">Record</p>' in html
    assert data["sitting_id"] in html
    before = page.read_bytes()
    told = quizzes.run("quiz", "record", "1", "--html", str(page)).err
    assert "is there already" in " ".join(told.split())
    assert page.read_bytes() == before
    assert "There is no run “7” among your 1." in quizzes.run("quiz", "record", "7").err


def test_a_passed_exam_gives_a_certificate_in_the_language_of_the_screens(
    quizzes: Stand, tmp_path: Path
) -> None:
    quizzes.run("quiz", "short", "--exam", typed=("/#1", "1", "/#1", "/s", "y"))
    set_language("ja")
    page = tmp_path / "record.html"
    quizzes.run("quiz", "record", "1", "--html", str(page))
    html = page.read_text(encoding="utf-8")
    assert '<html lang="ja">' in html
    assert "この試験の1回目" in html


def test_without_a_quiz_in_any_pack_it_says_so(
    stand: Stand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("trainer.resources.resource_folder", lambda _name: tmp_path)
    refused = stand.run("quiz")
    assert (refused.status, "No pack that is here has a quiz." in refused.err) == (1, True)


def test_at_a_terminal_enter_begins_the_plan_and_a_number_a_quiz(
    quizzes: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.cli.quizzing.is_interactive", lambda: True)
    monkeypatch.setattr("trainer.cli.practising.is_interactive", lambda: False)
    assert "? shows what can be typed" in quizzes.run("quiz", typed=("", "/q")).out
    assert "Today’s plan goes on." not in quizzes.run("quiz", "--due", typed=("", "", "/q")).out
    assert "Today’s plan goes on." in quizzes.run("quiz", "--due", typed=("/q",)).out
    assert "Exam" in quizzes.run("quiz", "--exam", typed=("short", "", "/q")).out
    ended = quizzes.run("quiz")
    assert ended.status == 1
    assert ended.err


def test_a_command_can_be_about_somebody_else(quizzes: Stand) -> None:
    quizzes.run("quiz", "short", typed=("1", "", "q"))
    for words in (["quiz", "history"], ["plan"], ["seminar"], ["quiz", "record"]):
        refused = quizzes.run(*words, "--trainee", "Nobody")
        assert refused.status == 1
        assert "There is no trainee “Nobody” here." in refused.err
        assert "These are here: You." in refused.err
    assert "A short one" in quizzes.run("quiz", "history", "--trainee", " ＹＯＵ ").out
    assert "You" in quizzes.run("quiz", "record", "--trainee", "you").out


def test_statistics_can_leave_people_and_days_out(quizzes: Stand) -> None:
    quizzes.run("quiz", "short", typed=("1", "", "q"))
    counted = "1 person answered."
    assert counted in quizzes.run("quiz", "statistics", SHORT).out
    for words in (["--without", "You"], ["--since", "2999-01-01"], ["--until", "2000-01-01"]):
        assert counted not in quizzes.run("quiz", "statistics", SHORT, *words).out
    assert counted in quizzes.run("quiz", "statistics", SHORT, "--only", "You", "--since", "2000-01-01").out
    assert "There is no trainee “Nobody”" in quizzes.run("quiz", "statistics", "--only", "Nobody").err


def test_an_exam_that_is_left_keeps_its_quiz_closed_and_says_that_its_clock_runs(quizzes: Stand) -> None:
    left = quizzes.run("quiz", "short", "--exam", typed=("1", "/q"))
    assert "The clock of the exam runs on" in " ".join(left.out.split())
    refused = quizzes.run("quiz", "short", "--cram")
    assert (refused.status, "Your exam of “A short one” is not over yet." in refused.err) == (1, True)
    assert "No. 1 at this exam" in quizzes.run("quiz", "record").out
