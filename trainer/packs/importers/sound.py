"""Whether an answer that was imported could stand in a quiz's file: checks as the loader makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trainer.core.quiz import FULL_CREDIT, Answer, Choices, Matching, Numeric, ShortText
from trainer.packs.importers.gift_faults import GiftFault
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.quiz_options import fault_of_credits

_USABLE = frozenset({QuizFault.SEVERAL_RIGHT, QuizFault.CREDITS_TOO_HIGH})
_FEWEST = 2

Fault = tuple[GiftFault | QuizFault, dict[str, object], bool]
"""Code, data, and whether it is only a warning."""


def faults_of(answer: Answer) -> tuple[Fault, ...]:
    """Return what is wrong with an answer."""
    match answer:
        case Choices(options, are_several):
            found = fault_of_credits([one.credit for one in options], are_several=are_several)
            weighed = () if found is None else ((*found, found[0] in _USABLE),)
            return (*weighed, *_twice("options", [one.text for one in options]))
        case Matching(pairs):
            if not all(pair.right for pair in pairs):
                return ((GiftFault.EMPTY_ANSWER, {}, False),)
            return _twice("pairs", [pair.left for pair in pairs])
        case ShortText(answers=answers, criteria=()):
            wordless = [one.text for one in answers if not any(sign.isalnum() for sign in one.text)]
            return (
                *_unreachable(one.credit for one in answers),
                *((QuizFault.ANSWER_NO_WORDS, {"text": text}, False) for text in wordless),
                *_twice("answers", [one.text for one in answers], minimum=1),
            )
        case Numeric(answers):
            empty = [one for one in answers if one.low > one.high]
            return (
                *_unreachable(one.credit for one in answers),
                *(
                    (QuizFault.NUMBER_RANGE_EMPTY, {"low": f"{one.low:g}", "high": f"{one.high:g}"}, False)
                    for one in empty
                ),
            )
        case _:
            return ()


def _unreachable(credits: Iterable[float]) -> tuple[Fault, ...]:
    given = list(credits)
    if any(one < 0 for one in given):
        data: dict[str, object] = {
            "key": "credit",
            "minimum": "0",
            "maximum": "100",
            "value": f"{min(given):g}",
        }
        return ((QuizFault.NUMBER_OUT_OF_RANGE, data, False),)
    return () if FULL_CREDIT in given else ((QuizFault.NOTHING_RIGHT, {}, False),)


def _twice(key: str, texts: list[str], *, minimum: int = _FEWEST) -> tuple[Fault, ...]:
    folded = Counter(" ".join(text.split()) for text in texts)
    if len(texts) < minimum:
        return ((QuizFault.TOO_FEW, {"key": key, "minimum": minimum}, False),)
    if "" in folded:
        return ((GiftFault.EMPTY_ANSWER, {}, False),)
    double = next((text for text, times in folded.items() if times > 1), None)
    return () if double is None else ((GiftFault.SAID_TWICE, {"text": double}, False),)
