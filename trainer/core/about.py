"""Whether a whole text is about the answer that stands in it, or lists all that might be one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from itertools import zip_longest

from trainer.core.analysis import Analysis, Polarity, Span, Token
from trainer.core.answer_frames import is_frame, is_link, is_reason, names_nothing, remarks_in
from trainer.core.answers import Hit

MOST_WORDS_AROUND = 8
"""Full words of a sentence in which an answer stands; "I would ask the customer for …" is as long."""

MOST_OTHER_WORDS = 12
"""A text with more words beside the answer is no short text any more …"""

MOST_OTHER_WORDS_EACH = 3
"""… unless the answer itself is long: so many for each of its words."""

_SEPARATOR = re.compile(
    r"\s[-–—]\s|[、，;；/／|｜・\n!?！？。&＆]|[.,:](?!\d)|\b(?:and|or)\b|または|又は|もしくは|若しくは|あるいは|それとも"
    r"|および|及び|ならびに|並びに",
    re.IGNORECASE,
)
_BLANK = re.compile(r"(?<=[^\x00-\x7fをはにでてがのも])\s+(?=[^\x00-\x7f])")
"""In a text without blanks between words, a blank puts things beside one another; not behind a particle."""
_SENTENCE_END = re.compile(r"[.!?。！？\n](?!\d)")
_JOINING = frozenset(["か", "や", "と", "とか"])
"""Japanese particles that put one thing beside another."""

_QUOTING = {
    "と": ("いう", "いっ", "いい", "言", "書", "思", "呼", "申", "返", "答", "伝"),
    "か": ("どう", "確", "調", "聞", "伺", "尋", "見"),
}
"""How the verbs begin that stand behind what is quoted or asked: there the particles join nothing."""

_MOST_FRAME_WORDS = 4
"""Full words of thanks or the like beside an answer; a longer part says something of its own."""

_ARTICLES = frozenset(["a", "an", "the"])


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
    tokens = [token for token in analysis.views[0] if not (token.is_light or names_nothing(token.surface))]
    foreign = [token for token in tokens if not _is_covered(token, covered) and not _is_cut(token, cuts)]
    own = [token for token in tokens if _is_covered(token, covered)]
    if len(foreign) > max(MOST_OTHER_WORDS, MOST_OTHER_WORDS_EACH * len(own)):
        return Aboutness.NOT
    excused = _excused(analysis.text, cuts, foreign, covered)
    others = [
        one for one in foreign if one.polarity is not Polarity.NEGATED and not _is_covered(one, excused)
    ]
    if not others:
        return Aboutness.WHOLLY
    beside = {_part(token, cuts) for token in others} - {_part(token, cuts) for token in own}
    is_said = all(not analysis.sentences[hit.sentence].is_fragment for hit in hits)
    if len(beside) > 1:
        return Aboutness.PARTLY if is_said else Aboutness.NOT
    is_one = not beside and len(others) <= MOST_WORDS_AROUND
    is_told = _has_link(analysis, [hit.span for hit in hits]) or (
        len(others) == 1 and _is_clause(analysis, others[0], hits, is_said=is_said)
    )
    return Aboutness.WHOLLY if is_one and is_told else Aboutness.PARTLY


def _excused(
    text: str, cuts: Sequence[Span], foreign: Sequence[Token], covered: Sequence[Span]
) -> list[Span]:
    """Return the parts beside the answer that are no things beside it: thanks, and what says why.

    A reason behind the answer goes on to the end of its sentence.
    """
    edges = [0, *(cut.end for cut in cuts)]
    parts = [
        Span(start, end) for start, end in zip(edges, [*(cut.start for cut in cuts), len(text)], strict=True)
    ]
    found = remarks_in(text)
    for part in parts:
        said = text[part.start : part.end]
        words = sum(part.start <= one.span.start < part.end for one in foreign)
        if is_reason(said):
            ending = _SENTENCE_END.search(text, part.start)
            is_behind = any(one.end <= part.start for one in covered)
            found.append(Span(part.start, ending.start() if ending else len(text)) if is_behind else part)
        elif is_frame(said) and words <= _MOST_FRAME_WORDS:
            found.append(part)
    return found


def _is_clause(analysis: Analysis, other: Token, hits: Sequence[Hit], *, is_said: bool) -> bool:
    """Say whether the answer and one other word belong together: "Tap …", "the … decides"."""
    articles = sum(one.surface in _ARTICLES for one in analysis.views[0])
    is_order = is_said and all(other.span.start < hit.span.start for hit in hits)
    return articles == 1 or (not articles and is_order)


def _cuts(analysis: Analysis) -> list[Span]:
    """Return where the text puts one thing beside another, in text order."""
    signs = [Span(*found.span()) for found in _SEPARATOR.finditer(analysis.text)]
    blanks = [Span(*found.span()) for found in _BLANK.finditer(analysis.text)]
    cuts = sorted([*signs, *_joints(analysis), *blanks])
    return [one for at, one in enumerate(cuts) if not at or one.start >= cuts[at - 1].end]


def _joints(analysis: Analysis) -> list[Span]:
    """Return the particles that put one thing beside another."""
    return [
        one.span
        for one, following in zip_longest(analysis.views[0], analysis.views[0][1:])
        if one.is_light and one.surface in _JOINING and not _is_quoting(one, following)
    ]


def _is_quoting(particle: Token, following: Token | None) -> bool:
    """Say whether a particle stands behind what is called so or asked (「…という表示」, 「…か確認する」)."""
    verbs = _QUOTING.get(particle.surface, ())
    return following is not None and following.surface.startswith(verbs)


def _is_covered(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start < token.span.end and token.span.start < span.end for span in spans)


def _is_cut(token: Token, cuts: Sequence[Span]) -> bool:
    return any(cut.start < token.span.end and token.span.start < cut.end for cut in cuts)


def _part(token: Token, cuts: Sequence[Span]) -> int:
    return bisect_right(cuts, token.span.start, key=lambda cut: cut.start)


def _has_link(analysis: Analysis, covered: Sequence[Span]) -> bool:
    """Say whether a light word beside the answer puts bare words together ("the number of the order")."""
    joints = _joints(analysis)
    return any(
        is_link(one.surface) or (one.is_light and one.surface not in _ARTICLES and one.span not in joints)
        for one in analysis.views[0]
        if not _is_covered(one, covered)
    )
