"""What every sentence must be like, whichever language it is in."""

from __future__ import annotations

import re

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_LEAKS = re.compile(r"\{|\}|\bNone\b|Error\b|Exception|<[A-Z]\w+\.|Traceback")


def demand_sentence(text: str, language: str, *, what: str = "") -> None:
    """Fail unless a text can be read by anybody: in its language, without placeholders or names of ours."""
    assert text.strip(), f"{what}: nothing is said"
    assert not _LEAKS.search(text), f"{what}: {text}"
    assert bool(JAPANESE.search(text)) is (language == "ja"), f"{what}: {text}"
    if language == "ja":
        assert not re.search(r"[ぁ-んァ-ヶ一-龠][!?,]", text), f"half-width punctuation, {what}: {text}"
        assert not re.search(r"[０-９]", text), f"full-width digits, {what}: {text}"
        assert not re.search(r"。 ", text), f"a gap between sentences, {what}: {text}"
