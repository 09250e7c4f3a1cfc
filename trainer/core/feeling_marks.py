"""What it is worth to say what a customer feels, and to mark the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from trainer.core.analysis import Span
from trainer.core.choice_marks import sure_mark
from trainer.core.given import Felt
from trainer.core.marks import Mark
from trainer.core.quiz import FULL_CREDIT, Feeling


def feeling_places(feeling: Feeling) -> tuple[Span, ...]:
    """Return where the words that show the feeling stand in the message, rising.

    They are looked for as words of their own, and inside of others only where they stand nowhere else.
    Words that are named twice are looked for twice; words that the message does not hold are left out.
    """
    places: list[Span] = []
    for words in filter(None, feeling.shown_by):
        last = max((place.end for place in places if feeling.message[slice(*place)] == words), default=0)
        found = tuple(_found(feeling.message, words, last))
        alone = (span for span in found if not is_within_word(feeling.message, span))
        if (place := next(alone, next(iter(found), None))) is not None:
            places.append(place)
    return tuple(sorted(places))


def is_within_word(message: str, span: Span) -> bool:
    """Say whether a place in a message begins or ends inside a word, as "ever" does in "never".

    Only where blanks part words can that be seen: wide letters (Unicode Standard Annex 11) are passed over.
    """
    return any(_is_joint(message, at) for at in span)


def _found(message: str, words: str, start: int) -> Iterator[Span]:
    while (start := message.find(words, start)) >= 0:
        yield Span(start, start + len(words))
        start += len(words)


def _is_joint(message: str, at: int) -> bool:
    around = message[at - 1 : at + 1] if at else ""
    return len(around) == 2 and all(one.isalnum() and east_asian_width(one) not in "WF" for one in around)


def mark_feeling(answer: Feeling, given: Felt) -> Mark:
    """Return what a feeling and the words marked for it are worth: half each.

    The words earn the F1 of the letters that were marked: the harmonic mean of the share of the marked
    letters that show the feeling and the share of the showing letters that were marked (van Rijsbergen,
    *Information Retrieval*, 1979; over the parts of a stretch of text as in Rajpurkar and others, *SQuAD*,
    2016). Letters and digits are counted, so that a blank or a full stop more or less makes no difference,
    and so that it is the same in scripts without blanks. Where no words are asked for, the feeling is all.
    """
    chosen = [one for place, one in enumerate(answer.feelings) if place == given.feeling]
    credit = max(0.0, sum(one.credit for one in chosen))
    wanted = _letters(answer.message, feeling_places(answer))
    if wanted:
        marked = _letters(answer.message, given.marks)
        credit = credit / 2 + FULL_CREDIT * _f1(wanted, marked) / 2
    return sure_mark(credit, (one.feedback for one in chosen))


def _letters(message: str, spans: Iterable[Span]) -> set[int]:
    """Return the places of the letters and digits in stretches of the message."""
    length = len(message)
    places = (place for span in spans for place in range(max(0, span.start), min(span.end, length)))
    return {place for place in places if message[place].isalnum()}


def _f1(wanted: set[int], marked: set[int]) -> float:
    return 2 * len(wanted & marked) / (len(wanted) + len(marked))
