"""The command ``quiz review``: what waits is shown with its reasons, and decided by one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.stand import Stand
from tests.services.quiz_room import write_quiz_room
from trainer.app import open_office
from trainer.core.given import Entered
from trainer.core.quiz_records import SittingMode

RUBRIC = "sorry refund sorry refund sorry refund sorry refund"


@pytest.fixture
def exam(stand: Stand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stand:
    """A stand with an exam of which one reply is unsure, and one answer is for a person."""
    write_quiz_room(stand.paths.packs)
    file = stand.paths.packs / "quiz-room" / "quizzes" / "short.yaml"
    file.write_text(
        "id: short\ntitle: A short one\nlanguage: en\nminutes: 5\npass_mark: 60\nquestions:\n"
        "  - {id: rubric, ask: What do you say?, criteria: [{id: sorry, label: Apologises, points: 2,"
        " needs: sorry}, {id: refund, label: Offers a refund, points: 2, needs: refund}]}\n"
        "  - {id: open, ask: What would you do?, open: yes, model: Ask first.}\n",
        encoding="utf-8",
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setattr("trainer.resources.resource_folder", lambda _name: empty)
    office, close = open_office(stand.paths, stand.settings)
    trainee = office.trainees.add("Aoi")
    session = office.quizzes.start(trainee.id, office.quizzes.find("short"), SittingMode.EXAM, seed=1)
    for _place in range(2):
        session.answer(Entered(RUBRIC if session.question.id == "rubric" else "I would ask."))
    session.submit()
    close()
    return stand


def test_each_answer_is_shown_with_its_reasons_and_decided_by_a_key(exam: Stand) -> None:
    told = exam.run("quiz", "review", typed=("2", "101", "50", "Ken", "fair", "1", "", "x", "3", ""))
    assert told.status == 0
    printed = told.out
    assert "2 answers wait for a person." in printed
    assert "What do you say?" in printed
    assert RUBRIC in " ".join(printed.split())
    assert "Apologises" in printed
    assert "The rules leave it open: 0–100 of 100." in printed
    assert "Ask first." in printed
    assert "Only a person can judge this answer." in printed
    assert "Decided by Ken: 50 of 100." in printed
    assert "No answer waits for a person." in printed
    assert exam.run("quiz", "review").out.strip() == "No answer waits for a person."


def test_what_is_left_waits_on(exam: Stand) -> None:
    assert "2 answers wait" in exam.run("quiz", "review", typed=("", "q")).out.splitlines()[-1]
    assert "2 answers wait" in exam.run("quiz", "review", typed=("2", "", "")).out.splitlines()[-1]
    assert "No answer waits" in exam.run("quiz", "review", "other-pack").out


def test_nobody_decides_without_a_name(exam: Stand) -> None:
    told = exam.run("quiz", "review", typed=("1", " ", ""))
    assert told.status == 1
    assert "2 answers wait" in told.out.splitlines()[-1]


def test_without_a_copy_of_the_pack_the_text_alone_is_shown(
    exam: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.services.library.Library.edition", lambda _self, _hash: None)
    told = exam.run("quiz", "review", typed=("1", "Ken", ""))
    assert "No copy of the pack is left" in told.out
    assert RUBRIC in " ".join(told.out.split())
    assert "Decided by Ken: 100 of 100." in told.out
