"""Walks through a need and everything inside it."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Civil,
    Closing,
    InOrder,
    InSentence,
    KeigoCorrect,
    Length,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    Register,
    SaysNot,
    ToneCalm,
)

NAMES_OF_WHOLE_NEEDS: dict[type, str] = {
    Register: "register",
    KeigoCorrect: "keigo",
    ToneCalm: "tone",
    Civil: "tone",
    Length: "length",
}
"""Needs that are met by the reply as a whole and stand at no place in it, by the key that names them."""


def parts_of(need: Need) -> Iterator[Need]:
    """Yield the need itself and all needs inside it."""
    yield need
    match need:
        case AnyOf() | AllOf() | NoneOf() | AtLeast() | Near() | InOrder():
            for inner in need.needs:
                yield from parts_of(inner)
        case Ask() | InSentence() | Opening() | Closing() | SaysNot():
            yield from parts_of(need.need)


def can_be_said(need: Need) -> bool:
    """Return whether there are words that meet the need: a phrase that is not merely forbidden."""
    match need:
        case Phrase():
            return True
        case AnyOf() | AllOf() | AtLeast() | Near() | InOrder():
            return any(can_be_said(inner) for inner in need.needs)
        case Ask() | InSentence() | Opening() | Closing() | SaysNot():
            return can_be_said(need.need)
    return False
