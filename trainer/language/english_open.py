"""Embedded questions of English: clauses that leave open what they say, since nobody has answered yet."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.english_inflection import bases
from trainer.language.pieces import Piece
from trainer.language.wordlists import words

_ASKERS = frozenset({"if", "whether"})
_JOINS = frozenset({"and", "or"})
_INQUIRIES = words("en_words.tsv", "inquiry")
_MANNERS = frozenset({"with", "at", "to", "yet", "now", "first", "again", "today", "right", "back"})
_DENIALS = frozenset({"not", "never", "nobody", "no", "cannot", "hard", "early", "impossible"})
_BEFORE_COMMAND = frozenset({"please", "just", "so", "and", "also", "then", "simply", "but", ","})
_COMMANDS = frozenset({"feel", "be"})
_ALLOWING = frozenset({"can", "could", "may", "might", "should", "will", "would", "must", "need"})
_REACH = 6
"""Words between a verb of finding out and its "if": "check with the carrier for you if"."""


def open_clauses(
    pieces: list[Piece], numbers: Sequence[int], asking: tuple[int, int] | None
) -> frozenset[int]:
    """Return the places where clauses begin that leave open what they say: "I'll check if we can refund you".

    A closed interrogative as the object of finding out, knowing or saying is a question that the sentence
    neither affirms nor denies (Huddleston & Pullum, The Cambridge Grammar of the English Language, 2002,
    chapter 11, section 5). "whether" always opens one; "if" does behind a verb or adjective of the class and
    is a condition elsewhere. What the customer is asked or told to find out stays as it is: it is what the
    writer wants to know ("could you tell me if …"), and so does an offer to tell ("I'll let you know if …",
    "just ask if …"), where "if" is a condition.

    Args:
        pieces: The words and marks of one sentence, contractions opened.
        numbers: The clause number of each of them.
        asking: The place of the words that make the sentence ask.
    """
    found: set[int] = set()
    for at, piece in enumerate(pieces):
        is_clause = piece.text in _ASKERS and (at == 0 or numbers[at] != numbers[at - 1])
        if is_clause and _is_open(pieces, _clause_before(numbers, at), at, found, asking):
            found.add(at)
    return frozenset(found)


def _clause_before(numbers: Sequence[int], at: int) -> int:
    """Return where the clause begins that ends before a place."""
    start = at
    while start and numbers[start - 1] == numbers[at - 1]:
        start -= 1
    return start


def _is_open(
    pieces: list[Piece], start: int, at: int, found: set[int], asking: tuple[int, int] | None
) -> bool:
    """Say whether "if" or "whether" opens a question, where the clause before it begins at ``start``."""
    before = [piece.text for piece in pieces[start:at]]
    if start in found and before[-1] in _JOINS:
        return True
    is_about_you = at + 1 < len(pieces) and pieces[at + 1].text == "you"
    if asking is not None and (is_about_you or start <= asking[0] < at):
        return False
    if _is_command(before):
        return False
    return pieces[at].text == "whether" or _governs(before)


def _is_command(before: Sequence[str]) -> bool:
    """Say whether a clause tells or allows the customer to find out: "check if", "you can ask if"."""
    said = [word for word in before if word not in _BEFORE_COMMAND]
    match said:
        case ["do", "not", *_]:
            return True
        case ["you", second, *_]:
            return second in _ALLOWING
        case [first, *_]:
            return first in _INQUIRIES or first in _COMMANDS
        case _:
            return False


def _governs(before: Sequence[str]) -> bool:
    """Say whether a clause ends with a verb or adjective of finding out that takes "if" for its question.

    What stands between the two may only say to whom, with whom and when; behind another object "if" is a
    condition ("I'll check the parcel if you send me its number").
    """
    near = before[-_REACH:]
    places = [at for at, word in enumerate(near) if not _INQUIRIES.isdisjoint(bases(word))]
    if not places:
        return False
    verb, behind = bases(near[places[-1]]), near[places[-1] + 1 :]
    tells = "let" in near or "tell" in verb
    if tells and "see" not in verb and _DENIALS.isdisjoint(before):
        return False
    if "find" in verb:
        return behind[:1] == ["out"]
    takes_person = "ask" in verb or "tell" in verb
    return not behind or takes_person or behind[0] in _MANNERS or list(behind) == ["for", "you"]
