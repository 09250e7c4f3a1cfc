"""Finding a scenario by a few letters: kana and kanji alike, any case and width."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from trainer.core.analysis import Reader

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def folded(text: str) -> str:
    """Return text as it is compared: NFKC, case folded, katakana as hiragana (Unicode, block Katakana)."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA_TO_HIRAGANA)


def search_texts(entries: Iterable[ScenarioEntry], reader_for: Callable[[str], Reader]) -> dict[str, str]:
    """Return what each scenario can be found by, keyed by `entry_key`: its words and how they are read."""
    return {entry_key(entry): _searchable(entry, reader_for) for entry in entries}


def entry_key(entry: ScenarioEntry) -> str:
    """Return what names an entry among all packs."""
    return f"{entry.pack.id}/{entry.scenario.id}"


def _searchable(entry: ScenarioEntry, reader_for: Callable[[str], Reader]) -> str:
    scenario = entry.scenario
    words = "\n".join(
        (scenario.title, scenario.id, scenario.briefing, scenario.customer.name, entry.pack.title)
    )
    return searchable_text(words, reader_for(scenario.language))


def searchable_text(words: str, reader: Reader) -> str:
    """Return what something can be found by: its words, and how they are read."""
    view = reader.read(words).views[0]
    sounds = "".join(sound for token in view for sound in sorted(token.sounds)[:1])
    return folded(words) + "\n" + folded(sounds)


def matches(query: str, searchable: str) -> bool:
    """Say whether every word of the query stands in the text."""
    return all(word in searchable for word in folded(query).split())
