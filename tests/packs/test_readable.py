"""Of a pack with errors, what has none can be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import PACK, write_pack
from trainer.packs.loader import BrokenPack, load_pack

RUBRIC = "criteria: [{id: a, label: A, points: 1, needs: a}]"
QUIZ = (
    "id: quiz\ntitle: Quiz\nquestions:\n"
    "  - {id: plain, ask: Why?, explanation: So., answer: true}\n"
    "  - {id: faulty, ask: Why?, explanation: So., answer: perhaps}\n"
    f"  - {{id: rubric, ask: Why?, explanation: So., {RUBRIC}}}\n"
    f"  - {{id: better, ask: Which?, replies: {{better: a, other: b}}, {RUBRIC}}}\n"
)


@pytest.mark.parametrize(
    ("head", "scenarios", "questions"),
    [
        (PACK, ["parcel"], ["plain", "rubric", "better"]),
        (PACK.replace("[sorry,", "[(sorry,"), [], ["plain"]),
    ],
)
def test_what_has_no_error_can_be_read(
    tmp_path: Path, head: str, scenarios: list[str], questions: list[str]
) -> None:
    folder = write_pack(tmp_path / "pack", {"pack.yaml": head, "quizzes/quiz.yaml": QUIZ})
    with pytest.raises(BrokenPack) as told:
        load_pack(folder)
    pack = told.value.readable.pack
    assert [one.id for one in pack.scenarios] == scenarios
    assert [one.id for quiz in pack.quizzes for one in quiz.questions] == questions
