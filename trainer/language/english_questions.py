"""Which words make an English sentence a question or a request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from trainer.language.english_clauses import AUXILIARIES, SUBJECTS
from trainer.language.english_inflection import is_past
from trainer.language.english_requests import request_at
from trainer.language.pieces import Piece, PieceKind
from trainer.language.sentences import QUESTION_MARKS
from trainer.language.wordlists import rows, words

_STATEMENTS = words("en_words.tsv", "statement")
_LEADS = words("en_words.tsv", "lead")
_GREETINGS = words("en_words.tsv", "greeting")
_DETERMINERS = words("en_words.tsv", "determiner")
_CONJUNCTIONS = frozenset({"and", "but", "or", "so", "also"})
_MARKS = frozenset(",:;-(…")
_ASKING = frozenset({"what", "which", "who", "whom", "whose", "where", "when", "why", "how"})
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where", "when"})
_NAMING = frozenset({"what", "which", "whose", "how"})
_PERSONS = frozenset({"i", "we", "you", "u", "he", "she", "they"})
_POINTING = frozenset({"this", "that", "these", "those", "there"})
_COMMANDS = frozenset({"do", "have", "be"})
_CONDITIONAL = frozenset({"had", "may", "might", "must", "be"})
_BE = frozenset({"is", "are", "was", "were"})
_MOST_LEADS = 3
_LONGEST_NAME = 3
"""Words between the asking word and the verb: "what kind of box is it"."""


@cache
def _ask_table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the asking words by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for (phrase,) in rows("en_asks.tsv"):
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(cues, key=len, reverse=True)) for first, cues in table.items()}


def _listed_at(texts: Sequence[str], at: int) -> int:
    """Return how many words from here on are listed as asking for something; 0 for none."""
    text = texts[at]
    if text == "please":
        return 0 if at + 1 < len(texts) and texts[at + 1] in _STATEMENTS else 1
    for parts in _ask_table().get(text, ()):
        if texts[at : at + len(parts)] == parts:
            return len(parts)
    return 0


def _text(pieces: list[Piece], at: int) -> str:
    """Return the text of a piece; empty outside the sentence."""
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _begins(pieces: list[Piece], at: int) -> bool:
    """Say whether a main clause may begin at a word.

    It may at the start, behind a mark, an emoji, a conjunction, a lead such as "ok", a greeting and a name.
    """
    if at == 0:
        return True
    before = pieces[at - 1]
    if before.kind is PieceKind.EMOJI or before.text in _MARKS or before.text in _CONJUNCTIONS:
        return True
    if at == 2 and pieces[0].text in _GREETINGS:
        return True
    return at <= _MOST_LEADS and before.text in _LEADS and _begins(pieces, at - 1)


def _inversion_at(pieces: list[Piece], at: int) -> int:
    """Return how many words an auxiliary takes with its subject behind it ("did you"); 0 if there is none.

    Not a command ("do it", "have this"), nor a condition without "if" ("had we known", "should you need").
    """
    verb = pieces[at].text
    if verb not in AUXILIARIES or verb in _CONDITIONAL:
        return 0
    behind = at + 1 + (_text(pieces, at + 1) == "not")
    subject = _text(pieces, behind)
    if verb == "should":
        is_subject = subject in ("i", "we")
    elif verb in _COMMANDS:
        is_subject = subject in _PERSONS
    else:
        is_subject = subject in _PERSONS or subject == "it" or (subject in _POINTING and verb != "did")
    return behind + 1 - at if is_subject else 0


def _is_echo(pieces: list[Piece], at: int, size: int) -> bool:
    """Say whether "so" and an inversion only echo what was said: "so do I"."""
    after = at + size
    ends = after >= len(pieces) or pieces[after].kind is not PieceKind.WORD
    return _text(pieces, at - 1) == "so" and ends


def _is_cleft(pieces: list[Piece], at: int) -> bool:
    """Say whether "what is" opens the subject of a statement: "What is needed is a photo"."""
    following = _text(pieces, at + 2)
    if pieces[at].text != "what" or following in SUBJECTS or following in _DETERMINERS:
        return False
    return any(piece.text in _BE for piece in pieces[at + 2 : at + 10])


def _name_ends(pieces: list[Piece], at: int) -> int:
    """Return where the verb stands behind an asking word and what it asks of ("how big is"), or 0."""
    for step in range(1, _LONGEST_NAME + 2):
        text = _text(pieces, at + step)
        if text in AUXILIARIES:
            return at + step
        is_name = text and pieces[at + step].kind is not PieceKind.MARK and not is_past(text)
        if not is_name or text in SUBJECTS or text in _DETERMINERS or text in _ASKING:
            return 0
    return 0


def _has_singular_verb(noun: str, verb: str) -> bool:
    """Say whether "is" stands behind what can then only be a verb: "what happens is"."""
    return verb in ("is", "was") and noun.endswith("s") and not noun.endswith(("ss", "us"))


def _wh_question_at(pieces: list[Piece], at: int) -> int:
    """Return how many words from an asking word on show the order of a question; 0 for none."""
    word, verb = pieces[at].text, _name_ends(pieces, at)
    if not verb:
        return 0
    inverted = _inversion_at(pieces, verb)
    if inverted and (verb == at + 1 or not _has_singular_verb(pieces[verb - 1].text, pieces[verb].text)):
        return verb + inverted - at
    has_determiner = _text(pieces, verb + 1) in _DETERMINERS
    if verb > at + 1:
        return verb + 1 - at if word == "how" and has_determiner else 0
    may_relate = word in _RELATIVES and _text(pieces, at - 1) == ","
    is_bare = word == "which" and not has_determiner
    return 0 if may_relate or is_bare or _is_cleft(pieces, at) else verb + 1 - at


def _question_at(pieces: list[Piece], at: int) -> int:
    """Return how many words from here on show the order of a question; 0 for none."""
    text = pieces[at].text
    if not (text in _ASKING or text in AUXILIARIES) or not _begins(pieces, at):
        return 0
    if text in _ASKING:
        return _wh_question_at(pieces, at)
    size = _inversion_at(pieces, at)
    # "I'll check and have you sorted" goes on with its own verb.
    is_joined = text == "have" and at > 1 and pieces[at - 1].text in _CONJUNCTIONS
    return 0 if is_joined or _is_echo(pieces, at, size) else size


def asks(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the place (start, end exclusive) of the words that make a sentence ask, else ``None``.

    Listed words of asking; a need told, an offer with a condition, a command to give; a main clause in the
    order of a question, with or without its question mark: an auxiliary before its subject pronoun, an asking
    word before an auxiliary, alone or with what it asks of ("how big is it"); else the question mark
    (Huddleston & Pullum, The Cambridge Grammar of the English Language, 2002, chapter 10). An auxiliary
    before a noun is left alone: chat drops its subjects ("was the wrong size").

    Args:
        pieces: The words and marks of one sentence, contractions opened.
    """
    texts = tuple([piece.text for piece in pieces])
    for at in range(len(pieces)):
        size = _listed_at(texts, at) or _question_at(pieces, at) or request_at(pieces, at, _begins)
        if size:
            return at, at + size
    mark = next((at for at, text in enumerate(texts) if text in QUESTION_MARKS), None)
    return (mark, mark + 1) if mark is not None else None
