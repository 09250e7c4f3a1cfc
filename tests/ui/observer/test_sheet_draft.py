"""The sheet as a draft: it comes back as it was, and any other text is a note."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.observing import Ticks
from trainer.ui.observer.draft import SheetDraft

IDS = st.lists(st.text(max_size=8), max_size=3).map(tuple)
SHEETS = st.builds(SheetDraft, st.builds(Ticks, IDS, IDS, IDS), st.text(max_size=20))


@settings(max_examples=50)
@given(SHEETS)
def test_a_sheet_comes_back_as_it_was(sheet: SheetDraft) -> None:
    assert SheetDraft.from_text(sheet.to_text()) == sheet


def test_an_empty_sheet_leaves_no_draft() -> None:
    assert SheetDraft().to_text() == ""


@pytest.mark.parametrize(
    "text",
    [
        "Hello Hannah",
        "5",
        "[]",
        "{}",
        '{"ticks": {}, "note": ""}',
        '{"ticks": {"criteria": [1], "facts": [], "flags": []}, "note": ""}',
        '{"ticks": {"criteria": "greeting", "facts": [], "flags": []}, "note": ""}',
        '{"ticks": {"criteria": [], "facts": [], "flags": []}, "note": 3}',
        "[" * 20_000,
    ],
)
def test_any_other_text_is_a_note(text: str) -> None:
    assert SheetDraft.from_text(text) == SheetDraft(note=text)
