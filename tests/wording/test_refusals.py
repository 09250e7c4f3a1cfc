"""What cannot be installed is refused with what can really be done about it."""

from __future__ import annotations

from pathlib import Path

from tests.wording.sentences import demand_sentence
from trainer.core.errors import PackError, Problem, Severity
from trainer.wording.pack_pages import refusal


def test_where_there_are_no_lines_nobody_is_asked_to_mend_them(language: str) -> None:
    cut_off = PackError(Path("a.dojopack"), (Problem("a.dojopack", 0, 0, "archive-damaged"),))
    warned = Problem("pack.yaml", 3, 1, "empty-file", severity=Severity.WARNING)
    with_lines = PackError(Path("a"), (warned, Problem("pack.yaml", 3, 1, "empty-file")))
    for error in (cut_off, with_lines):
        for text in refusal(error):
            demand_sentence(text, language)
    assert refusal(cut_off) != refusal(with_lines)
    assert "1" in refusal(with_lines)[0]
    assert "1" not in refusal(cut_off)[0]
