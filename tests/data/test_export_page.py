"""The page on exports says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trainer.core.codes import Finish, Mode, StopReason
from trainer.core.item_statistics import ItemRemark
from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingFinish, SittingMode
from trainer.data.event_codec import EventKind
from trainer.data.export_columns import COLUMNS, Kind, Rows
from trainer.data.export_question_statistics import QUESTION_STATISTICS_COLUMNS

ROOT = Path(__file__).resolve().parents[2]


def documented(heading: str) -> list[tuple[str, str]]:
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    _, _, section = page.partition(f"## {heading}\n")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| \S.* \|$", section.partition("\n## ")[0], re.MULTILINE)
    assert rows, f"docs/export.md has no table under {heading!r}"
    return rows


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ("replies", "One row a reply"),
        ("drills", "One row a drill"),
        ("events", "One row an event"),
        ("answers", "One row an answer"),
        ("sittings", "One row a run of a quiz"),
    ],
)
def test_the_page_on_exports_names_every_column_in_order(rows: Rows, heading: str) -> None:
    """A change of columns is a change of docs/export.md."""
    assert documented(heading) == [(column.name, column.kind.value) for column in COLUMNS[rows]]


def test_the_page_on_exports_names_what_is_told_of_questions() -> None:
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    columns = [(column.name, column.kind.value) for column in QUESTION_STATISTICS_COLUMNS]
    assert documented("One row a question and option") == columns
    assert [remark for remark in ItemRemark if f"`{remark}`" not in page] == []


def test_the_page_on_exports_names_every_kind_of_event_and_code() -> None:
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    codes = [*EventKind, *Finish, *StopReason, *Mode, *SittingMode, *SittingFinish]
    assert [rating for rating in Rating if f"`{rating.name.lower()}`" not in page] == []
    assert [code for code in codes if f"`{code.value}`" not in page] == []


def test_every_kind_of_column_is_explained() -> None:
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    assert [kind for kind in Kind if f"- **{kind}**:" not in page] == []
