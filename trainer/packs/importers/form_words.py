"""What the feedback form says, by language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trainer.packs.importers.columns import LANGUAGES, fold_heading, sheet_language


@dataclass(frozen=True, slots=True)
class FormWords:
    """The form in one language.

    Attributes:
        sheets: ``form``, ``about`` → name of the sheet.
        headings: Key of a column → heading, in the order of the form.
        widths: Key of a column → characters.
        kinds: Kind of an item → what it is called.
        about: Key → what stands before it on the sheet about the form.
        help: How to fill it in.
    """

    sheets: Mapping[str, str]
    headings: Mapping[str, str]
    widths: Mapping[str, int]
    kinds: Mapping[str, str]
    about: Mapping[str, str]
    help: tuple[str, ...]


@cache
def form_words(language: str) -> FormWords:
    """Return what the form says in a language, English where there is none."""
    name = f"form_{sheet_language(language)}.json"
    raw = json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    raw["help"] = tuple(raw["help"])
    return FormWords(**raw)


@cache
def form_keys() -> Mapping[str, str]:
    """Return every heading and label of the form in all languages: folded → its key."""
    pairs = [
        (text, key)
        for language in LANGUAGES
        for key, text in (*form_words(language).headings.items(), *form_words(language).about.items())
    ]
    return {fold_heading(text): key for text, key in pairs}
