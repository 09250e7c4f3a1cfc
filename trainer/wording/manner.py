"""What a reader remarks on style, honorific words and tone: what is wrong, why, and what is better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, assert_never

from trainer.core.analysis import FindingKind
from trainer.core.scoring import Evidence
from trainer.wording.catalogue import _
from trainer.wording.quotes import and_more, quote

_MOST_REMARKS = 4
"""As many as the kinds that one criterion can be about, so that each of them can be told."""


def remark_lines(text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield one line a remark, then how many more there are; each reason is told in full once.

    Args:
        text: The reply as typed.
        evidence: Words that a reader remarked on, in text order.
    """
    told: set[FindingKind] = set()
    for one in _chosen(evidence):
        yield _remark(quote(text, one), _reason(one.finding, told), _better(one, evidence))
    if len(evidence) > _MOST_REMARKS:
        yield and_more(len(evidence) - _MOST_REMARKS)


def _chosen(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the first remark of each kind and as many others as there is room for, each kind together."""
    kinds = [one.finding for one in evidence]
    firsts_first = sorted(range(len(kinds)), key=lambda at: kinds.index(kinds[at]) != at)
    kept = sorted(firsts_first[:_MOST_REMARKS], key=lambda at: (kinds.index(kinds[at]), at))
    return [evidence[at] for at in kept]


def _better(one: Evidence, evidence: Sequence[Evidence]) -> str:
    """Leave out how to say more quietly what is wrong in its words too."""
    others = (other.span for other in evidence if other.finding is not FindingKind.SHOUTING)
    is_wrong_too = any(other.start < one.span.end and one.span.start < other.end for other in others)
    return "" if one.finding is FindingKind.SHOUTING and is_wrong_too else one.phrase


def _reason(kind: FindingKind | None, told: set[FindingKind]) -> str:
    if kind is None:
        return ""
    if kind in told:
        return _("the same again.")
    told.add(kind)
    return manner_reason(kind)


def _remark(words: str, reason: str, better: str) -> str:
    if reason and better:
        return _("{words}: {reason} Better: “{better}”.").format(words=words, reason=reason, better=better)
    if better:
        return _("{words}: better “{better}”.").format(words=words, better=better)
    return _("{words}: {reason}").format(words=words, reason=reason) if reason else words


def manner_reason(kind: FindingKind) -> str:
    """Say what is wrong and why, to stand behind the words and a colon."""
    match kind:
        case FindingKind.PLAIN_STYLE:
            return _("plain style, as among friends. Customers are written to in the polite style.")
        case FindingKind.MIXED_STYLE:
            return _("drops out of the polite style. Keep to it up to the last sentence.")
        case FindingKind.TOO_CASUAL:
            return _("too casual. It sounds as if you were talking to a friend.")
        case FindingKind.RUDE:
            return _("rude. It never helps, whatever the customer has said.")
        case FindingKind.BLAME:
            return _("blames the customer. Say what happened and what you will do about it.")
        case FindingKind.DISMISSAL:
            return _("brushes the concern aside. Show first that you take it seriously.")
        case FindingKind.SHOUTING:
            return _("shouting. Capitals and rows of exclamation marks read like a raised voice.")
        case _:
            return _honorific_reason(kind)


_Honorific = Literal[
    FindingKind.WRONG_DIRECTION,
    FindingKind.OWN_SIDE,
    FindingKind.DOUBLE_HONORIFIC,
    FindingKind.CASUAL_HONORIFIC,
    FindingKind.MISFORMED,
    FindingKind.FOR_COLLEAGUES,
]


def _honorific_reason(kind: _Honorific) -> str:
    match kind:
        case FindingKind.WRONG_DIRECTION:
            return _(
                "a humble word, for what the customer does. Use a respectful one; humble ones are for you."
            )
        case FindingKind.OWN_SIDE:
            return _("respect for your own side. Before a customer, even your manager goes without it.")
        case FindingKind.DOUBLE_HONORIFIC:
            return _("the same honour twice in one word. One of the two is enough.")
        case FindingKind.CASUAL_HONORIFIC:
            return _("a set phrase of shops that only sounds polite. Say plainly what is meant.")
        case FindingKind.MISFORMED:
            return _("the polite form is put together wrongly: it has a sound too many.")
        case FindingKind.FOR_COLLEAGUES:
            return _("for colleagues, or for people below you. A customer may feel talked down to.")
        case _:
            assert_never(kind)
