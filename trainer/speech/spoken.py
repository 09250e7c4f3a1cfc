"""Turns an utterance into the text that an engine can say."""

import re
import unicodedata

from trainer.speech.tags import ESPEAK, primary
from trainer.speech.utterance import Utterance

# A line of a customer is a few sentences; a pasted book must not keep an engine busy for hours.
LONGEST_TEXT = 5_000


def spoken_text(utterance: Utterance, *, engine: str) -> str:
    """Returns what the engine is given; empty when there is nothing to be heard.

    Only espeak-ng cannot read kanji; every other engine gets a Japanese text as it stands.
    """
    text = utterance.text[:LONGEST_TEXT]
    if primary(utterance.language) != "ja":
        text = utterance.reading or text
    elif engine == ESPEAK:
        # Sudachi and its dictionary take 50 ms to load; only this case needs them.
        from trainer.speech.readings import kana

        text = kana((utterance.reading or text)[:LONGEST_TEXT])
    text = _clean(_line_ends(text, "。" if primary(utterance.language) == "ja" else "."))
    return text if any(character.isalnum() for character in text) else ""


def _line_ends(text: str, full_stop: str) -> str:
    """A line that ends without a sign is a sentence of its own all the same."""
    return re.sub(r"(?<=\w)\s*[\r\n]+\s*(?=\S)", f"{full_stop} ", text)


def _clean(text: str) -> str:
    """Drops what an engine written in C stumbles over: NUL and other controls, lone surrogates."""
    kept = (
        " " if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} else character
        for character in text[:LONGEST_TEXT]
    )
    return " ".join("".join(kept).split())
