"""Why a reply earned what it earned, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import EvidenceKind
from trainer.core.needs import Reason, State
from trainer.core.rubric import Criterion, NoneOf
from trainer.core.scoring import Evidence, Points, Verdict
from trainer.wording.catalogue import _, ngettext
from trainer.wording.manner import remark_lines
from trainer.wording.numbers import number, score_range
from trainer.wording.quotes import and_more, quote
from trainer.wording.slips import quote_with_slips, slip_text, slips_of

_MOST_QUOTES = 3


def quoted(text: str, evidence: Sequence[Evidence]) -> str:
    """Quote the first words of a reply that evidence points at, in the reader's quotation marks."""
    return _(", ").join(quote(text, one) for one in evidence[:_MOST_QUOTES])


def points_text(criterion: Criterion, verdict: Verdict) -> str:
    """Return what a verdict does to the score: ``+20``, ``0 of 20``, ``0 of 20, −5``, ``+20?``, ``−5``."""
    if criterion.is_avoided or not (criterion.points or criterion.bonus):
        return _cost(criterion, verdict)
    gain = criterion.points or criterion.bonus
    if verdict.state is State.MET:
        return f"+{gain}"
    if verdict.state is State.UNSURE:
        return f"+{gain}?"
    nothing = _("0 of {points}").format(points=gain)
    return _(", ").join((nothing, _cost(criterion, verdict))) if criterion.deduct else nothing


def _cost(criterion: Criterion, verdict: Verdict) -> str:
    if verdict.state is State.MET or not criterion.deduct:
        return _("critical") if criterion.is_critical and verdict.state is State.NOT_MET else ""
    return f"−{criterion.deduct}" + ("?" if verdict.state is State.UNSURE else "")


def verdict_note(text: str, criterion: Criterion, verdict: Verdict) -> str:
    """Say which words decided a verdict and why, or what kept them from counting.

    Args:
        text: The reply as typed.
        criterion: What was asked for.
        verdict: What became of it.

    Returns:
        One line; one a remark where a reader's remarks decided.
    """
    if verdict.state is State.MET:
        return _met_note(text, verdict.evidence)
    if verdict.state is State.UNSURE:
        return _unsure_note(text, verdict)
    if not verdict.evidence:
        return _miss_note(text, criterion, verdict)
    if criterion.is_avoided:  # its evidence names the forbidden phrase, which is no advice
        return _forbidden_note(text, verdict.evidence)
    return "\n".join(remark_lines(text, verdict.evidence))


def _met_note(text: str, evidence: Sequence[Evidence]) -> str:
    """Quote the first words, but rather those with a typing error, so that the slip is seen."""
    slips_first = sorted(evidence, key=lambda one: one.kind is not EvidenceKind.TYPO)
    shown = sorted(slips_first[:_MOST_QUOTES], key=lambda one: one.span)
    return _(", ").join(
        quote_with_slips(text, one) if one.kind is EvidenceKind.TYPO else quote(text, one) for one in shown
    )


def _forbidden_note(text: str, evidence: Sequence[Evidence]) -> str:
    others = len(evidence) - _MOST_QUOTES
    words = quoted(text, evidence)
    return words if others <= 0 else _(", ").join((words, and_more(others)))


def _unsure_note(text: str, verdict: Verdict) -> str:
    match verdict.reason:
        case Reason.HOMOPHONE:
            return _(
                "{slips}: the right sound, perhaps the wrong characters. A person should confirm this."
            ).format(slips=_slips(text, verdict.evidence, EvidenceKind.HOMOPHONE))
        case Reason.TYPO:
            return _("{slips}: probably a typing error. A person should confirm this.").format(
                slips=_slips(text, verdict.evidence, EvidenceKind.FAR_TYPO)
            )
        case Reason.KEYWORDS_ONLY:
            return _("The words are there, but not as sentences. A person should confirm this.")
        case Reason.REPEATED:
            return _("The same words again and again. A person should confirm this.")
        case Reason.COPIED:
            return _("This was copied from what is shown here. Say it in your own words to earn the points.")
        case _:
            words = quoted(text, verdict.evidence)
            return _("{words}: it is not clear whether this is said or denied.").format(words=words)


def _slips(text: str, evidence: Sequence[Evidence], kind: EvidenceKind) -> str:
    slips = [slip for one in evidence if one.kind is kind for slip in slips_of(text, one)]
    return _(", ").join(map(slip_text, slips[:_MOST_QUOTES])) or quoted(text, evidence)


def _miss_note(text: str, criterion: Criterion, verdict: Verdict) -> str:
    reason = _nearest_note(text, criterion, verdict) or _plain_reason(verdict.reason)
    return " ".join(part for part in (reason, criterion.hint) if part)


def _nearest_note(text: str, criterion: Criterion, verdict: Verdict) -> str:
    if not verdict.nearest:
        return ""
    words = quoted(text, verdict.nearest)
    match verdict.reason:
        case Reason.NEGATED:
            return _("{words} is there, but denied.").format(words=words)
        case Reason.AFFIRMED:
            return _("{words} is there, but should have been denied.").format(words=words)
        case Reason.OPEN:
            return _("{words} is there, but left open.").format(words=words)
        case Reason.NOT_ASKED:
            return _("{words} is there, but not as a question or a request.").format(words=words)
        case Reason.WRONG_PLACE:
            return _("{words} is there, but not in the right place.").format(words=words)
        case None if isinstance(criterion.need, NoneOf):
            return _("{words} should not be there.").format(words=words)
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


def met_earlier(try_number: int) -> str:
    """Say that an earlier try at the same message met a criterion, which counts."""
    return _("Already met in your try {number}; it counts.").format(number=number(try_number))


def tries_line(points: Points) -> str:
    """Say what the tries at one message are worth together."""
    return _("With your earlier tries: {score} of 100").format(
        score=score_range(points.low_score, points.high_score)
    )
