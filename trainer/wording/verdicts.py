"""Why a reply earned what it earned, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.needs import Reason, State
from trainer.core.rubric import Criterion
from trainer.core.scoring import Evidence, Verdict
from trainer.wording.catalogue import _, ngettext

_MOST_QUOTES = 3


def quoted(text: str, evidence: Sequence[Evidence]) -> str:
    """Quote the words of a reply that evidence points at, in the reader's quotation marks."""
    words = [text[one.span.start : one.span.end].strip() for one in evidence[:_MOST_QUOTES]]
    return _(", ").join(_("“{words}”").format(words=" ".join(one.split())) for one in words)


def points_text(criterion: Criterion, verdict: Verdict) -> str:
    """Return what a verdict does to the score: ``+20``, ``0 of 20``, ``+20?``, ``−5``."""
    if criterion.is_avoided or not (criterion.points or criterion.bonus):
        return _cost(criterion, verdict)
    gain = criterion.points or criterion.bonus
    if verdict.state is State.MET:
        return f"+{gain}"
    if verdict.state is State.UNSURE:
        return f"+{gain}?"
    return _("0 of {points}").format(points=gain)


def _cost(criterion: Criterion, verdict: Verdict) -> str:
    if verdict.state is State.MET or not criterion.deduct:
        return _("critical") if criterion.is_critical and verdict.state is State.NOT_MET else ""
    return f"−{criterion.deduct}" + ("?" if verdict.state is State.UNSURE else "")


def verdict_note(text: str, criterion: Criterion, verdict: Verdict) -> str:
    """Say in one line which words decided a verdict, or what kept them from counting.

    Args:
        text: The reply as typed.
        criterion: What was asked for.
        verdict: What became of it.
    """
    if verdict.state is State.MET:
        return quoted(text, verdict.evidence)
    if verdict.state is State.UNSURE:
        return _unsure_note(text, verdict)
    if verdict.evidence:
        return _fault_note(text, criterion, verdict.evidence)
    return _miss_note(text, criterion, verdict)


def _unsure_note(text: str, verdict: Verdict) -> str:
    words = quoted(text, verdict.evidence)
    match verdict.reason:
        case Reason.HOMOPHONE:
            return _("{words}: did you mean “{right}”? A person should confirm this.").format(
                words=words, right=verdict.evidence[0].phrase
            )
        case Reason.TYPO:
            return _("{words}: probably “{right}”. A person should confirm this.").format(
                words=words, right=verdict.evidence[0].phrase
            )
        case Reason.KEYWORDS_ONLY:
            return _("The words are there, but not as sentences. A person should confirm this.")
        case Reason.REPEATED:
            return _("The same sentence again and again. A person should confirm this.")
        case Reason.COPIED:
            return _("This is the model reply. Say it in your own words to earn the points.")
        case _:
            return _("{words}: it is not clear whether this is said or denied.").format(words=words)


def _fault_note(text: str, criterion: Criterion, evidence: Sequence[Evidence]) -> str:
    """Quote what must not have been said; a reader's remark brings a better wording with it."""
    words = quoted(text, evidence)
    if criterion.is_avoided:  # its evidence names the forbidden phrase, which is no advice
        return words
    better = next((one.phrase for one in evidence if one.phrase), "")
    return _("{words}: better “{better}”").format(words=words, better=better) if better else words


def _miss_note(text: str, criterion: Criterion, verdict: Verdict) -> str:
    reason = _nearest_note(quoted(text, verdict.nearest), verdict.reason) if verdict.nearest else ""
    plain = _plain_reason(verdict.reason)
    return " ".join(part for part in (reason or plain, criterion.hint) if part)


def _nearest_note(words: str, reason: Reason | None) -> str:
    match reason:
        case Reason.NEGATED:
            return _("{words} is there, but denied.").format(words=words)
        case Reason.NOT_ASKED:
            return _("{words} is there, but not as a question or a request.").format(words=words)
        case Reason.WRONG_PLACE:
            return _("{words} is there, but not in the right place.").format(words=words)
        case _:
            return _("Only {words} was found.").format(words=words)


def _plain_reason(reason: Reason | None) -> str:
    match reason:
        case Reason.TOO_SHORT:
            return _("The reply is too short.")
        case Reason.TOO_LONG:
            return _("The reply is too long.")
        case Reason.REGISTER:
            return _("The wording is not polite enough throughout.")
        case _:
            return ""


def to_confirm(count: int) -> str:
    """Return the chip that counts unsure verdicts."""
    return ngettext("{count} to confirm", "{count} to confirm", count).format(count=count)
