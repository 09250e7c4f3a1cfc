"""At the terminal a trainer sees how questions do their work, or has it as a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.services.classroom import Classroom, misled
from trainer.cli.paper import Paper
from trainer.cli.quiz_statistics import quiz_statistics
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Pack
from trainer.services.library import Shelf
from trainer.services.quiz_statistics import QuizStatistics


@dataclass
class _Office:
    quiz_statistics: QuizStatistics


class _Tools:
    def __init__(self, room: Classroom) -> None:
        self._room = room

    @contextmanager
    def office(self) -> Iterator[_Office]:
        yield _Office(self._room.service)


def _printed(room: Classroom, name: str = "", target: Path | None = None) -> str:
    out = io.StringIO()
    paper = Paper(file=out, width=90, highlight=False, emoji=False)
    assert quiz_statistics(name, target, paper, _Tools(room)) == 0  # type: ignore[arg-type]
    return out.getvalue()


def test_questions_are_printed_with_figures_remarks_and_options() -> None:
    printed = _printed(misled(), "shop/parcels")
    assert "Parcels (shop/parcels)" in printed
    assert "12 people answered." in printed
    assert "1. Who calls?" in printed
    assert "3. It is fair.\n   0 people" in printed
    assert "True" not in printed, "nobody answered, so there is nothing to list"
    assert "“The =customer” is wrong and is chosen more often than what is right." in printed
    assert [line.split() for line in printed.splitlines() if "The carrier" in line] == [
        ["The", "carrier", "100", "4", "33%", "0%", "100%"]
    ]


def test_a_quiz_that_nobody_played_says_so_and_no_more() -> None:
    printed = _printed(Classroom())
    assert "Nobody has answered its questions yet." in printed
    assert "Who calls?" not in printed


def test_the_statistics_are_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "statistics.csv"
    assert "7 rows written to" in _printed(misled(), target=target)
    assert target.read_text(encoding="utf-8-sig").startswith("pack_id,quiz_id,")


class _Bare(Classroom):
    def shelf(self) -> Shelf:
        packs: tuple[Pack, ...] = ()
        return Shelf(packs, (), (), ())


def test_without_quizzes_it_is_said_that_there_are_none() -> None:
    with pytest.raises(UserFacingError, match="no-quizzes"):
        _printed(_Bare())
