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
                return (_fault(GiftFault.EMPTY_ANSWER),)
            return _twice("pairs", [pair.left for pair in pairs])
        case ShortText(answers=answers, criteria=()):
            wordless = [one.text for one in answers if not any(sign.isalnum() for sign in one.text)]
            return (
                *_unreachable(one.credit for one in answers),
                *[_fault(QuizFault.ANSWER_NO_WORDS, text=text) for text in wordless],
                *_twice("answers", [one.text for one in answers], minimum=1),
            )
        case Numeric(answers):
            empty = [one for one in answers if one.low > one.high]
            return (
                *_unreachable(one.credit for one in answers),
                *[
                    _fault(QuizFault.NUMBER_RANGE_EMPTY, low=f"{one.low:g}", high=f"{one.high:g}")
                    for one in empty
                ],
            )
        case _:
            return ()


def _unreachable(credits: Iterable[float]) -> tuple[Fault, ...]:
    given = list(credits)
    if any(one < 0 for one in given):
        value = f"{min(given):g}"
        return (_fault(QuizFault.NUMBER_OUT_OF_RANGE, key="credit", minimum="0", maximum="100", value=value),)
    return () if FULL_CREDIT in given else (_fault(QuizFault.NOTHING_RIGHT),)


def _twice(key: str, texts: list[str], *, minimum: int = _FEWEST) -> tuple[Fault, ...]:
    folded = Counter(" ".join(text.split()) for text in texts)
    if len(texts) < minimum:
        return (_fault(QuizFault.TOO_FEW, key=key, minimum=minimum),)
    if "" in folded:
        return (_fault(GiftFault.EMPTY_ANSWER),)
    double = next((text for text, times in folded.items() if times > 1), None)
    return () if double is None else (_fault(GiftFault.SAID_TWICE, text=double),)


def _fault(code: GiftFault | QuizFault, **data: object) -> Fault:
    return code, data, False
