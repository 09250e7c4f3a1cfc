"""Requests of English beside questions and set phrases: needs told, conditional offers, commands to give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.language.pieces import Piece, PieceKind

_WRITERS = frozenset({"i", "we"})
_TO_WRITER = frozenset({"me", "us"})
_BEFORE_NEED = frozenset({"will", "would", "do", "just", "only", "also", "still", "now", "really", "first"})
_NEEDS = frozenset({"need", "require"})
_LEARNING = frozenset({"know", "see", "have", "ask", "hear"})
_HEADS = frozenset({"all", "what", "thing", "things"})
_BEFORE_HEAD = frozenset({"so", "and", "but", "now", "the", "only", "one", "other", "last", "main"})
_NO_REQUESTS = frozenset(
    {"everything", "anything", "whatever", "that", "which", "if", "when", "whenever", "case", "unless"}
)
_TIMES = frozenset(
    {"moment", "minute", "minutes", "second", "hour", "hours", "time", "day", "days", "while", "bit"}
)
_CONDITIONS = frozenset({"if", "once", "when", "after", "until", "unless"})
_BEFORE_OFFER = frozenset({"can", "could", "would", "just", "also", "please", "then", "quickly"})
_GIVING = frozenset({"give", "tell", "show", "let", "pass", "get", "drop", "hand"})
_SENDING = frozenset(
    {"send", "share", "provide", "attach", "upload", "forward", "quote", "email", "message", "add", "include"}
)
_SHIPPED = frozenset({"it", "this", "that", "them", "parcel", "package", "box", "item", "back"})
_AT_HAND = frozenset({"handy", "hand", "ready", "nearby"})
_COMMANDS = _SENDING - {"send", "add"} | {"confirm", "state", "paste", "type"}
_COMMANDS_TO_WRITER = _COMMANDS | {"send", "drop", "pass", "give", "tell"}
_COMMAND_WORDS = _COMMANDS_TO_WRITER | {"mind", "reply"}
_SOFTENERS = frozenset({"just", "do", "simply"})
_HAVING = frozenset({"have", "get", "receive", "see", "know"})
_THROUGH = frozenset({"over", "through"})
_NEAR = 3
_FAR = 7
_MOST_BETWEEN = 3


def request_at(pieces: list[Piece], at: int, begins: Callable[[list[Piece], int], bool]) -> int:
    """Return how many words from a place on make a request; 0 for none.

    These are want statements ("I just need one thing: …", "All I need is …"), conditional offers ("If you
    give me …, I'll …") and plain commands to give ("Send me …", "mind sending …"), which hearers take for
    requests as they do questions (Blum-Kulka & Olshtain, Requests and Apologies, Applied Linguistics 5:3,
    1984). A need of time, a need that is over or only supposed, and advice on a parcel ask for nothing.

    Args:
        pieces: The words and marks of one sentence, contractions opened.
        at: Where it would begin.
        begins: Says whether a main clause may begin at a place; it is asked only where that matters.
    """
    text = pieces[at].text
    if text in _WRITERS:
        return _need_at(pieces, at)
    if text in _CONDITIONS:
        return _offer_at(pieces, at)
    verb = _behind(pieces, at, _SOFTENERS) if text in _SOFTENERS else at
    may_command = pieces[verb].text in _COMMAND_WORDS
    return _command_at(pieces, at, verb) if may_command and begins(pieces, at) else 0


def _texts(pieces: list[Piece], start: int, end: int) -> list[str]:
    """Return the texts of the pieces from ``start`` to ``end`` that there are."""
    return [piece.text for piece in pieces[max(0, start) : end]]


def _behind(pieces: list[Piece], at: int, passed: frozenset[str]) -> int:
    """Return the first place from ``at`` on whose word is not one of those that may be passed over."""
    place = at
    while place < min(len(pieces) - 1, at + _MOST_BETWEEN) and pieces[place].text in passed:
        place += 1
    return place


def _need_at(pieces: list[Piece], at: int) -> int:
    """Return how many words from "I" or "we" to its "need" are a request."""
    verb = _behind(pieces, at + 1, _BEFORE_NEED)
    if verb >= len(pieces) or pieces[verb].text not in _NEEDS or not _asks_for_more(pieces, at, verb):
        return 0
    following = _texts(pieces, verb + 1, verb + 1 + _FAR)
    if not following or (pieces[verb + 1].kind is PieceKind.MARK and following[0] != ":"):
        return 0
    if following[0] == "to":
        return verb + 1 - at if not _LEARNING.isdisjoint(following[1:2]) else 0
    is_time = not _TIMES.isdisjoint(following[: _NEAR + 1])
    return 0 if is_time or following[0] == "not" else verb + 1 - at


def _asks_for_more(pieces: list[Piece], at: int, verb: int) -> bool:
    """Say whether a need is told here and now: "All I need is", not "that is all I need" nor "if I need"."""
    marks = (place + 1 for place in range(at - 1, -1, -1) if pieces[place].kind is PieceKind.MARK)
    before = _texts(pieces, next(marks, 0), at)
    if before[-1:] == ["that"] and not _HEADS.isdisjoint(before[-2:-1]):
        before.pop()
    if not before or before[-1] not in _HEADS:
        return not before or before[-1] not in _NO_REQUESTS
    named = _texts(pieces, verb + 1, verb + 1 + _FAR)
    return _BEFORE_HEAD.issuperset(before[:-1]) and not {"is", "are", "'s", ":"}.isdisjoint(named)


def _offer_at(pieces: list[Piece], at: int) -> int:
    """Return how many words from a conjunction to the verb make an offer with a condition."""
    match _texts(pieces, at + 1, at + 4):
        case ["i" | "we", having, "your"] if having in _HAVING:
            return 3
        case ["you", *_]:
            pass
        case _:
            return 0
    verb = _behind(pieces, at + 2, _BEFORE_OFFER)
    if verb >= len(pieces) - 1:
        return 0
    text, near = pieces[verb].text, _texts(pieces, verb + 1, verb + 1 + _NEAR)
    is_offer = (
        (text in _GIVING | _SENDING and near[0] in _TO_WRITER)
        or (pieces[at].text == "if" and text in _SENDING and _SHIPPED.isdisjoint(near))
        or (pieces[at].text == "if" and text == "reply" and near[0] == "with")
        or (text == "have" and not _AT_HAND.isdisjoint(_texts(pieces, verb + 1, verb + 1 + _FAR)))
    )
    return verb + 1 - at if is_offer else 0


def _command_at(pieces: list[Piece], at: int, verb: int) -> int:
    """Return how many words from a place on, past the verb, tell the customer to give something."""
    behind = _texts(pieces, verb + 1, verb + 1 + _NEAR)
    return verb + 2 - at if behind and _is_giving(pieces[verb].text, behind) else 0


def _is_giving(verb: str, behind: Sequence[str]) -> bool:
    """Say whether a verb in the imperative with the words behind it asks for something."""
    if verb == "mind":
        return behind[0].endswith("ing") or behind[0] == "if"
    if verb == "reply":
        return behind[0] == "with"
    if behind[0] in _TO_WRITER | _THROUGH or (behind[0] in ("it", "them") and behind[1:2] == ["over"]):
        return True
    return verb in _COMMANDS and behind[0] == "your"
