"""Notes and seminars in the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.stand import Stand
from trainer.app import open_office
from trainer.cli.paper import Paper
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.streams import is_interactive
from trainer.core.quiz_records import SeminarPart, SittingMode
from trainer.services.seminars import SeminarState
from trainer.wording.catalogue import set_language

PACK, ID = "tsugite-support-en", "late-parcels"


def look(stand: Stand, does: Callable[[Any, str], Any] = lambda _office, _trainee_id: None) -> SeminarState:
    """Do something with the stored seminar, and return how it stands then."""
    office, close = open_office(stand.paths, stand.settings)
    try:
        trainee_id = office.trainees.present_or_new("You").id
        does(office, trainee_id)
        return office.seminars.open(trainee_id, PACK, ID)
    finally:
        close()


def play_quiz(office: Any, trainee_id: str) -> None:
    """Submit the quiz of the seminar as it is."""
    state = office.seminars.open(trainee_id, PACK, ID)
    entry = office.quizzes.find(state.quiz.id, pack_id=PACK)
    office.quizzes.start(trainee_id, entry, SittingMode.EXAM, seminar_id=ID).submit()


def test_notes_are_listed_found_and_read(stand: Stand) -> None:
    every = stand.run("notes")
    assert every.status == FINE
    assert f"{PACK}/late-parcels" in every.out
    found = stand.run("notes", "day", "parcels")
    assert f"{PACK}/late-parcels" in found.out
    assert len(found.out) < len(every.out)
    assert "Counting the days" in stand.run("notes", "read", f"{PACK}/late-parcels").out
    assert "No note has all of these words: zzzz" in stand.run("notes", "zzzz").out
    assert "Did you mean “" not in stand.run("notes", "zzzz").out
    assert "“parcel”" in stand.run("notes", "parcle").out
    unknown = stand.run("notes", "read", "zzzz")
    assert unknown.status == MENDABLE
    assert "late-parcels" in unknown.err


def test_kana_finds_kanji_here_too(stand: Stand) -> None:
    set_language("ja")
    assert "配送" in stand.run("notes", "はいそう").out


def test_a_seminar_is_gone_through_from_where_one_stands(stand: Stand) -> None:
    assert ID in stand.run("seminar").out
    left = stand.run("seminar", ID, typed=("", "q"))
    assert "Everything is kept" in left.out
    assert look(stand, play_quiz).notes_read == 2
    typed = (
        "/hint", "/by Ben", "No date tonight.", "/by", "Wrong", "/back", "/nonsense", "",
        "", "", "",
        "/hint", "Who works on Sundays?", "",
    )  # fmt: skip
    walked = stand.run("seminar", f"{PACK}/{ID}", typed=typed)
    assert walked.status == FINE, walked.err
    assert re.search(r"✓ Late parcels \(read .*\)", walked.out)
    assert "What a good discussion comes to" in walked.out
    assert "There is no hint here." in walked.out
    assert f"{PACK}/{ID} FILE.html" in walked.out
    state = look(stand)
    said = [(one.part, one.by, one.text) for one in state.entries if one.part is not SeminarPart.READ]
    assert said == [
        (SeminarPart.DISCUSSION, "Ben", "No date tonight."),
        (SeminarPart.QUESTION, "", "Who works on Sundays?"),
    ]


def test_what_was_being_typed_when_somebody_left_is_kept(stand: Stand) -> None:
    def begin(office: Any, trainee_id: str) -> None:
        state = office.seminars.open(trainee_id, PACK, ID)
        for one in state.readings:
            office.seminars.mark_read(state, one.note.id)
        play_quiz(office, trainee_id)

    look(stand, begin)
    left = stand.run("seminar", ID, typed=("Half a thou" + stand.INTERRUPT,))
    assert left.status == FINE
    assert [one.text for one in look(stand).entries][-1] == "Half a thou"
    again = stand.run("seminar", ID, typed=("/back", "x" * 20_001, "/later"))
    assert "Taken back." in again.out
    assert "20,001 characters" in again.out
    assert all(one.part is SeminarPart.READ for one in look(stand).entries)


def test_a_seminar_becomes_one_document(stand: Stand, tmp_path: Path) -> None:
    target = tmp_path / "morning.html"
    assert stand.run("seminar", "export", ID, str(target)).status == FINE
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    full = tmp_path / "morning.md"
    assert stand.run("seminar", "export", ID, str(full), "--with-notes").status == FINE
    assert "The notes in full" in full.read_text(encoding="utf-8")
    refused = stand.run("seminar", "export", ID, str(tmp_path / "morning.docx"))
    assert refused.status == MENDABLE
    assert ".html" in refused.err
    assert stand.run("seminar", "zzzz").status == MENDABLE


def test_a_long_page_waits_after_each_screenful(monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer.cli import pager  # what is replaced in it

    assert not is_interactive()
    monkeypatch.setattr(pager, "is_interactive", lambda: True)
    paper = Paper(width=60, height=10, force_terminal=False, highlight=False, emoji=False)
    text = "\n\n".join(f"Paragraph {number}" for number in range(9))
    asked: list[str] = []

    def leave(prompt: str, _beginning: str) -> str:
        asked.append(prompt)
        return "q"

    with paper.capture() as capture:
        assert not pager.turn_pages(paper, text, leave)
    assert "Paragraph 3" in capture.get()
    assert "Paragraph 8" not in capture.get()
    assert asked == ["Enter for more, q to leave: "]
    with paper.capture() as capture:
        assert pager.turn_pages(paper, text, lambda _prompt, _start: "")
    assert "Paragraph 8" in capture.get()
