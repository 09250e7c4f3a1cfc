"""Language tags (BCP 47) by their shape, with the usual slips corrected."""

from __future__ import annotations

import re

from trainer.packs.fields import Fields
from trainer.packs.problems import ProblemCode, Problems

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SLIPS = {
    "jp": "ja", "jpn": "ja", "japanese": "ja", "日本語": "ja", "eng": "en", "english": "en", "英語": "en",
    "cn": "zh", "chinese": "zh", "cz": "cs", "dk": "da", "gr": "el", "german": "de", "french": "fr",
}  # fmt: skip
"""Country codes and names that are written where a language tag belongs."""


def read_language(fields: Fields, problems: Problems) -> str:
    """Return the mapping's ``language``, or an empty text where there is none or a faulty one (noted)."""
    text = fields.text("language")
    slip = _SLIPS.get(text.casefold())
    if not text or (slip is None and _TAG.fullmatch(text)):
        return text
    hyphenated = text.replace("_", "-")
    suggestion = slip or (hyphenated if _TAG.fullmatch(hyphenated) else None)
    problems.add(ProblemCode.BAD_LANGUAGE, fields.place_of("language"), value=text, suggestion=suggestion)
    return ""
