"""Whether a whole text is about the answer that stands in it, or lists all that might be one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from trainer.core.analysis import Analysis, Span, Token
from trainer.core.answers import Hit

MOST_WORDS_AROUND = 8
"""Full words of a sentence in which an answer stands; "I would ask the customer for …" is as long."""

MOST_OTHER_WORDS = 12
"""A text with more words beside the answer is no short text any more …"""

MOST_OTHER_WORDS_EACH = 3
"""… unless the answer itself is long: so many for each of its words."""

_SEPARATOR = re.compile(
    r"[、，;；/／|｜・\n!?！？。&＆]|[.,:](?!\d)|\b(?:and|or)\b|または|又は|もしくは|若しくは|あるいは|それとも"
    r"|および|及び|ならびに|並びに",
    re.IGNORECASE,
)
_JOINING = frozenset(["か", "や", "と", "とか"])
"""Japanese particles that put one thing beside another."""


_LONGEST_SMALL_WORD = 2


class Aboutness(StrEnum):
    """How far a text is about what was found in it."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NOT = "not"


def how_far_about(analysis: Analysis, welcome: Sequence[Hit], hits: Sequence[Hit]) -> Aboutness:
    """Say how far a text is about an answer.

    A text is cut where it puts one thing beside another: at commas, at "or" and "and". Whoever says two
    things where one is asked for leaves open which is meant; whoever lists three or more bare words, or
    writes at length, has not answered. A sentence around the answer is no fault.

    Args:
        analysis: Of the text.
        welcome: Where that answer stands, and others that are worth as much.
        hits: Where that answer stands.
    """
    cuts = _cuts(analysis)
    covered = [hit.span for hit in welcome]
    tokens = [token for token in analysis.views[0] if not (token.is_light or _names_nothing(token))]
    others = [token for token in tokens if not _is_covered(token, covered) and not _is_cut(token, cuts)]
    if not others:
        return Aboutness.WHOLLY
    own = [token for token in tokens if _is_covered(token, covered)]
    if len(others) > max(MOST_OTHER_WORDS, MOST_OTHER_WORDS_EACH * len(own)):
        return Aboutness.NOT
    beside = {_part(token, cuts) for token in others} - {_part(token, cuts) for token in own}
    is_said = all(not analysis.sentences[hit.sentence].is_fragment for hit in hits)
    if len(beside) > 1:
        return Aboutness.PARTLY if is_said else Aboutness.NOT
    is_one = not beside and len(others) <= MOST_WORDS_AROUND
    return Aboutness.WHOLLY if is_one and (is_said or _has_link(analysis)) else Aboutness.PARTLY


def _cuts(analysis: Analysis) -> list[Span]:
    """Return where the text puts one thing beside another, in text order."""
    signs = [Span(*found.span()) for found in _SEPARATOR.finditer(analysis.text)]
    joints = [one.span for one in analysis.views[0] if one.is_light and one.surface in _JOINING]
    return sorted([*signs, *joints])


def _names_nothing(token: Token) -> bool:
    """Say whether a word is too short to be a thing beside another: "of", "up", "to", "we"."""
    return len(token.surface) <= _LONGEST_SMALL_WORD and token.surface.isascii() and token.surface.isalpha()


def _is_covered(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start < token.span.end and token.span.start < span.end for span in spans)


def _is_cut(token: Token, cuts: Sequence[Span]) -> bool:
    return any(cut.start < token.span.end and token.span.start < cut.end for cut in cuts)


def _part(token: Token, cuts: Sequence[Span]) -> int:
    return bisect_right(cuts, token.span.start, key=lambda cut: cut.start)


def _has_link(analysis: Analysis) -> bool:
    """Say whether a light word puts bare words together ("the number of the order")."""
    return any(one.is_light and one.surface not in _JOINING for one in analysis.views[0])
