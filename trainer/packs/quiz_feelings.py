"""Questions about what a customer feels, read from YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.core.quiz import Feeling
from trainer.packs.fields import Fields
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.quiz_options import OnlyOnce, OptionReader, limited_text

_WORD = re.compile(r"\S+")


def read_feeling(fields: Fields, problems: Problems) -> Feeling:
    """Return the answer of a question with ``feeling``.

    Args:
        fields: The question's.
        problems: Takes every fault: also words that are to show the feeling and stand nowhere in the message.
    """
    if not fields.is_given("message"):
        problems.add(ProblemCode.MISSING_KEY, fields.key_place("feeling"), key="message")
    message = limited_text(fields, "message", problems)
    return Feeling(message, OptionReader(problems).feelings(fields), _shown_by(fields, message, problems))


def _shown_by(fields: Fields, message: str, problems: Problems) -> tuple[str, ...]:
    once = OnlyOnce(problems, are_copied=True)
    named = fields.named_texts("shown_by")
    for words, place in named:
        once.add(words, place)
        if message and words not in message:
            suggestion = problems.guess(words, _passages(message, words))
            problems.add(QuizFault.NOT_IN_MESSAGE, place, text=words, suggestion=suggestion)
        elif not any(map(str.isalnum, words)):
            problems.warn(QuizFault.SHOWN_NO_WORDS, place, text=words)
    return tuple(words for words, _ in named)


def _passages(message: str, words: str) -> Iterator[str]:
    """Yield what stands in the message and is as long as the words: they may have been one of these."""
    if len(words.split()) == len(message.split()) == 1:  # a script without spaces
        yield from (message[start : start + len(words)] for start in range(len(message) - len(words) + 1))
        return
    found = list(_WORD.finditer(message))
    for first, last in zip(found, found[len(words.split()) - 1 :], strict=False):
        yield message[first.start() : last.end()].rstrip(".,;:!?…。、！？")
