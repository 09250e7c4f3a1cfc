"""The present shapes of characters that have former ones."""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.language.folding import Folded
from trainer.language.wordlists import pairs

_PRESENT = {ord(former): present for former, present in pairs("ja_old_kanji.tsv").items()}
_FORMER = re.compile(f"[{''.join(map(chr, _PRESENT))}]")


def modern(folded: Folded) -> Folded:
    """Return a folded text with former shapes of characters in the present ones: 櫻井 → 桜井.

    Each stands for one character, so every place stays where it was.
    """
    if _FORMER.search(folded.text) is None:
        return folded
    return replace(folded, text=folded.text.translate(_PRESENT))
