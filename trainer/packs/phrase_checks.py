"""Whether a phrase is well formed, and where in the file it is not; whether a hint says the phrase itself."""

from __future__ import annotations

import itertools
import re
import unicodedata

from trainer.core.analysis import Reader, Span
from trainer.core.answers import IndexedReply, State
from trainer.core.needs import compile_need
from trainer.core.phrases import LONGEST_GAP, PhraseSyntaxError, parse_phrase
from trainer.core.rubric import Criterion
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.yaml_nodes import TextNode

LONGEST_PHRASE = 500
DEEPEST_BRACKETS = 8
FEWEST_WORDS_GIVEN = 2
"""One word alone ("say sorry") names the idea that a hint is about; two are a wording to be copied."""

SET_REFERENCE = re.compile(r"\$([^\W\d][\w-]*)")
"""``$name``: a letter first, so that ``$20`` stays an amount."""

_LONE_AMPERSAND = re.compile(r"(?<=\s)[&＆]+(?=\s)")


def check_phrase(node: TextNode, text: str, problems: Problems) -> bool:
    """Return whether a phrase can be used; what is wrong is noted at its own column where that is known.

    Args:
        node: Where the phrase stands.
        text: The phrase without white space at its ends.
        problems: Takes the fault.
    """
    fault = _fault(text)
    if fault is None:
        if lone := _LONE_AMPERSAND.search(node.text):
            place = node.place_of(lone.start())
            problems.warn(ProblemCode.PHRASE_AMPERSAND, place, phrase=text, sign=lone[0])
        return True
    code, position, data = fault
    shift = len(node.text) - len(node.text.lstrip())
    place = node.place if position is None else node.place_of(position + shift)
    problems.note(code, place, {"phrase": text, **data})
    return False


def words_given_away(criterion: Criterion, reader: Reader) -> str:
    """Return the words of a hint that would earn its own criterion; empty if it only says what to think of.

    The hint is read as if it had been sent: a hint that nudges does not tell the answer (docs/scoring.md, "A
    good criterion"). What a reply keeps or breaks by its manner or length has no words that could be copied.

    Args:
        criterion: With its hint; a prohibition has nothing to be given away.
        reader: Of the scenario's language.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """
    if not criterion.hint or criterion.is_prohibition:
        return ""
    hint = reader.read(criterion.hint)
    reply = IndexedReply(hint)
    found = compile_need(criterion.need, reader).find(reply, reply.whole)
    hits = found.hits if found.state is State.MET else ()
    spans = [hit.span for hit in hits]
    said = [token for token in hint.views[0] if not token.is_light and _is_within(token.span, spans)]
    if len(said) < FEWEST_WORDS_GIVEN:
        return ""
    return criterion.hint[min(one.shown.start for one in hits) : max(one.shown.end for one in hits)]


def _is_within(word: Span, spans: list[Span]) -> bool:
    return any(one.start < word.end and word.start < one.end for one in spans)


def _fault(text: str) -> tuple[ProblemCode, int | None, dict[str, object]] | None:
    """Return code, position (``None``: the whole phrase) and data of what is wrong."""
    if len(text) > LONGEST_PHRASE:
        return ProblemCode.PHRASE_TOO_LONG, None, {"limit": LONGEST_PHRASE}
    if inner := SET_REFERENCE.search(text):
        return ProblemCode.SET_INSIDE_PHRASE, inner.start(), {"name": inner[1]}
    if _depth(text) > DEEPEST_BRACKETS:
        return ProblemCode.PHRASE_TOO_DEEP, None, {"limit": DEEPEST_BRACKETS}
    if error := _syntax_fault(text):
        data = {"limit": LONGEST_GAP} if error.code == "gap-too-long" else {}
        return ProblemCode(f"phrase-{error.code}"), error.position, dict(data)
    if not any(_is_word_sign(sign) for sign in text):
        return ProblemCode.PHRASE_NO_WORDS, None, {}
    return None


def _depth(text: str) -> int:
    """Return how deep brackets stand in brackets; the phrase reader goes down with each."""
    steps = (1 if sign in "(（" else -1 if sign in ")）" else 0 for sign in text)
    return max(itertools.accumulate(steps))


def _syntax_fault(text: str) -> PhraseSyntaxError | None:
    try:
        parse_phrase(text)
    except PhraseSyntaxError as error:
        return error
    return None


def _is_word_sign(sign: str) -> bool:
    """Letters, digits and pictures (emoji) make words; punctuation alone does not."""
    category = unicodedata.category(sign)
    return category[0] in "LN" or category == "So"
