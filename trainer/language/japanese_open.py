"""Embedded questions of Japanese: what stands before 〜かどうか and 〜か(は)分かりません is left open.

Source: 日本語記述文法研究会『現代日本語文法 6』2008, part 11 (疑問節): a clause in か or かどうか that is
taken by a predicate of finding out, knowing, deciding or telling is a question, neither affirmed nor denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_asking import asks
from trainer.language.japanese_words import NOMINAL, Lexeme, Role, listed

_INQUIRIES = listed("inquiry")
_BEFORE = NOMINAL | {Role.ADJECTIVE, Role.VERB, Role.SUPPORT, Role.AUXILIARY, Role.NEGATIVE}
_POLITE = frozenset({"ます", "です"})
_SOFT = frozenset({"も", "と"})
"""What stands behind か in かもしれません and かと存じます."""

_AROUND = frozenset({"に", "へ", "から", "より", "で"})
"""Particles of what may belong to the predicate around the question: 担当に, 配送会社で."""

_WHICH = listed("which")
_REACH = 10
"""Words between か and the predicate that takes the question."""

_LONGEST = 40
"""Words that a question can reach back over, so that hostile text stays linear."""


def open_stretches(words: Sequence[Lexeme], clauses: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the questions stand that a sentence leaves open: 返金できる in 返金できるか確認します.

    What the customer is asked to find out (届いたかどうかお知らせください) stays as it is: it is asked.
    So do かもしれない, かと存じます, choices (返金か交換), and questions with いつ or どこ, since those take
    for granted that it happens.

    Args:
        words: The short words and marks of one sentence.
        clauses: The clause number of each of them.

    Returns:
        Start and end (exclusive) of each.
    """
    places = [at for at, word in enumerate(words) if word.is_particle and _is_embedded(words, at)]
    if not places or asks(words) is not None:
        return []
    return [(start, at) for at in places if (start := _start(words, clauses, at)) is not None]


def _is_embedded(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether a particle is か and ends a question inside its sentence."""
    before = words[at - 1] if at else None
    if words[at].surface != "か" or before is None:
        return False
    if before.role not in _BEFORE and before.kind != "準体助詞":
        return False
    behind = at + 1
    if _is_whether(words, at):
        behind = at + 3
    elif before.base in _POLITE or (behind < len(words) and words[behind].surface in _SOFT):
        return False
    return any(word.is_any(_INQUIRIES) for word in words[behind : behind + _REACH])


def _is_whether(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether か at a place belongs to かどうか or か否か."""
    behind = [word.norm for word in words[at + 1 : at + 3]]
    return behind in (["どう", "か"], ["否", "か"])


def _start(words: Sequence[Lexeme], clauses: Sequence[int], at: int) -> int | None:
    """Return where the question begins that ends at か; ``None`` if いつ, どこ or the like stands in it."""
    clause, start, is_inside = clauses[at - 1], at, True
    for place in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        before = words[place]
        if clauses[place] != clause or before.is_mark:
            break
        if before.is_any(_WHICH):
            return None
        is_inside = is_inside and not (before.kind == "格助詞" and before.surface in _AROUND)
        start = place if is_inside else start
    return start
