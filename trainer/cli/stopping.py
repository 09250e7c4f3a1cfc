"""Why a drill is stopped: numbered reasons, and the trainee's own words."""

from __future__ import annotations

import unicodedata

from trainer.cli.keyboard import Interrupted, ReadReply
from trainer.cli.paper import Paper, Paragraph
from trainer.core.codes import StopReason
from trainer.wording.catalogue import _
from trainer.wording.names import stop_reason_name

_REASONS = tuple(one for one in StopReason if one is not StopReason.RESTARTED)

Why = tuple[StopReason | None, str]


def ask_why(paper: Paper, read: ReadReply) -> Why | None:
    """Ask why a drill is stopped; without an answer it is stopped all the same.

    Returns:
        The kind of reason and the trainee's own words; ``None`` if Ctrl+C takes the stop back.
    """
    for place, reason in enumerate(_REASONS, start=1):
        paper.print(Paragraph(f"  {place}  {stop_reason_name(reason)}"))
    try:
        return why_of(read(_("Why? A number, your own words, or both (Enter for none): ")))
    except EOFError:
        return None, ""
    except Interrupted:
        return None


def why_of(answer: str) -> Why:
    """Return the reason that an answer begins with, and the words behind it."""
    words = answer.strip()
    digit = unicodedata.normalize("NFKC", words[:1])
    if not digit.isdecimal() or words[1:2].isdecimal() or not 1 <= int(digit) <= len(_REASONS):
        return None, words
    return _REASONS[int(digit) - 1], words[1:].strip(" \u3000.．、:：)）")
