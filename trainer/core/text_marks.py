"""What a short text is worth that is compared with answers: read by its language, as replies are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from trainer.core.about import Aboutness, how_far_about
from trainer.core.analysis import Analysis, Polarity, Reader
from trainer.core.answer_frames import is_denied, is_put_off, with_limits_affirmed
from trainer.core.answers import NOTHING, Found, Hit, Hits, IndexedReply, Matcher, Reason, State
from trainer.core.honesty import ShownTexts, doubt_about
from trainer.core.marks import Mark
from trainer.core.needs import NeedCompiler
from trainer.core.quiz import ShortText, TextAnswer
from trainer.core.rubric import Near, Phrase

_PHRASE_SIGNS = re.compile(r"[()（）|｜*＊…]|\.{3,}")
_EDGES = " \t.,!?。、！？…\"'“”「」『』"
_MOST_APART = 1  # words that may stand among those of an answer if they come in another order
_OPEN_TO_DOUBT = (Reason.COPIED, Reason.REPEATED)
"""Bare words are how short answers look, so a list of them is judged by `about` instead."""


class TextMarker:
    """Compares texts with the answers to one question.

    An answer is looked for as a phrase of a rubric is, so other endings, other writings of the same words
    and small slips of the keyboard are accepted, a loose slip is left open, and a denial is no answer. The
    words of an answer in another order are left open too. Then the whole text must be about the answer; see
    `about`.

    Args:
        answer: As loaded, with answers.
        reader: Of the quiz's language.
        question_text: To copy it is no answer.
    """

    def __init__(self, answer: ShortText, reader: Reader, *, question_text: str) -> None:
        self._answer = answer
        self._reader = reader
        self._question_text = question_text
        self._shown = ShownTexts(reader)
        compiler = NeedCompiler(reader)
        self._needs = [_Sought(one, reader, compiler) for one in answer.answers]

    def mark(self, text: str) -> Mark:
        """Return what a text is worth: the most that an answer gives which it surely or possibly is."""
        reply = IndexedReply(self._reader.read(with_limits_affirmed(text)))
        founds = [_undenied(one.find(reply), text) for one in self._needs]
        is_doubted = self._is_doubted(reply.analysis)
        states = [
            self._state(at, text, reply.analysis, founds, is_doubted=is_doubted) for at in range(len(founds))
        ]
        credits = [one.credit for one in self._answer.answers]
        low = max(
            (one for one, state in zip(credits, states, strict=True) if state is State.MET), default=0.0
        )
        high = max(
            (one for one, state in zip(credits, states, strict=True) if state is not State.NOT_MET),
            default=0.0,
        )
        return Mark(low, high, self._remarks(states))

    def _is_doubted(self, analysis: Analysis) -> bool:
        doubt = doubt_about(analysis, (self._question_text,), self._shown)
        return doubt is not None and doubt.reason in _OPEN_TO_DOUBT

    def _state(
        self, at: int, text: str, analysis: Analysis, founds: Sequence[Found], *, is_doubted: bool
    ) -> State:
        if _plain(text) == _plain(self._answer.answers[at].text):
            return State.MET
        found = founds[at]
        if found.state is State.NOT_MET:
            return State.NOT_MET
        about = how_far_about(analysis, self._hits_worth(at, founds), founds[at].hits)
        if about is Aboutness.NOT:
            return State.NOT_MET
        is_open = is_doubted or about is Aboutness.PARTLY or self._has_rival(at, text, founds)
        return State.UNSURE if is_open else found.state

    def _has_rival(self, at: int, text: str, founds: Sequence[Found]) -> bool:
        """Say whether the text also is an answer that is worth nothing, or only says when this one is due."""
        answers = self._answer.answers
        if not answers[at].credit:
            return False
        welcome = self._hits_worth(at, founds)
        rivals = (
            hit
            for found, answer in zip(founds, answers, strict=True)
            if not answer.credit and found.state is State.MET
            for hit in found.hits
        )
        return any(is_put_off(text, one.span) for one in founds[at].hits) or any(
            not is_put_off(text, rival.span) and not _overlaps(rival, welcome) for rival in rivals
        )

    def _hits_worth(self, at: int, founds: Sequence[Found]) -> Hits:
        """Return where this answer stands, and others that are worth as much: to say both is no fault."""
        answers = self._answer.answers
        worth = (
            one.hits for one, other in zip(founds, answers, strict=True) if other.credit >= answers[at].credit
        )
        return tuple(hit for hits in worth for hit in hits)

    def _remarks(self, states: Sequence[State]) -> tuple[str, ...]:
        """Return what is said of the answer that the text is, or may be."""
        told = [
            (state is State.MET, one.credit, -at, one.feedback)
            for at, (one, state) in enumerate(zip(self._answer.answers, states, strict=True))
            if state is not State.NOT_MET
        ]
        remark = max(told)[-1] if told else self._answer.feedback_otherwise
        return (remark,) if remark else ()


class _Sought:
    """One answer: its words in their order, or else in another."""

    def __init__(self, answer: TextAnswer, reader: Reader, compiler: NeedCompiler) -> None:
        words = " ".join(_PHRASE_SIGNS.sub(" ", answer.text).split())
        tokens = [one for one in reader.read_phrase(words)[0] if not one.is_light] if words else []
        self._in_order: Matcher | None = compiler.compile(Phrase(words)) if words else None
        self._anyhow: Matcher | None = None
        if len(tokens) > 1 and all(one.polarity is Polarity.AFFIRMED for one in tokens):
            needs = tuple(Phrase(one.surface) for one in tokens)
            self._anyhow = compiler.compile(Near(needs, within=len(needs) + _MOST_APART))

    def find(self, reply: IndexedReply) -> Found:
        """Ask a text for it."""
        found = NOTHING if self._in_order is None else self._in_order.find(reply, reply.whole)
        if found.state is not State.NOT_MET or found.misses or self._anyhow is None:
            return found
        anyhow = self._anyhow.find(reply, reply.whole)
        return NOTHING if anyhow.state is State.NOT_MET else anyhow._replace(state=State.UNSURE)


def _undenied(found: Found, text: str) -> Found:
    """Return what was found without the places of which the text says that it is not these."""
    kept = tuple(hit for hit in found.hits if not is_denied(text, hit.span))
    if len(kept) == len(found.hits):
        return found
    return found._replace(hits=kept) if kept and found.state is State.MET else NOTHING


def _overlaps(hit: Hit, others: Hits) -> bool:
    return any(hit.span.start < one.span.end and one.span.start < hit.span.end for one in others)


def _plain(text: str) -> str:
    """Return a text so that width, case, blanks and the signs at its ends make no difference."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(_EDGES)
