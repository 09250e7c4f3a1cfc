"""Words that are typing errors of others: the edits between them, and what so many edits are worth."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from trainer.core.analysis import EvidenceKind, Token

SHORTEST_FOR_ONE = 5
"""Letters of a word from which on one edit is a typing error of it; shorter ones have too many neighbours."""

SHORTEST_FOR_TWO = 9
"""Letters of a word from which on two edits may be one."""

_KINDS = {0: EvidenceKind.TYPO, 1: EvidenceKind.TYPO, 2: EvidenceKind.FAR_TYPO}


def allowed_edits(form: str) -> int:
    """Return how many edits a typing error of a form may have; only its letters count."""
    letters = sum(map(str.isalpha, form))
    return (letters >= SHORTEST_FOR_ONE) + (letters >= SHORTEST_FOR_TWO)


def edits_between(one: str, other: str, *, limit: int) -> int:
    """Return the edits between two words: a letter missing, put in, changed, or swapped with the next.

    Optimal string alignment: one edit never touches what another has swapped. These four are more than 80 %
    of all misspellings (Damerau, *A technique for computer detection and correction of spelling errors*,
    CACM 7:3, 1964).

    Args:
        one: A word.
        other: A word.
        limit: What is farther counts as one more than this.

    Returns:
        The edits, at most ``limit + 1``.
    """
    one, other = _without_common_ends(one, other)
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, target in enumerate(other, 1):
            edits = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and target == one[i - 2]:
                edits = min(edits, before[j - 2] + 1)
            row.append(edits)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return min(above[-1], limit + 1)


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    """Return what is left of two words without the letters that they begin and end with alike."""
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    one, other = one[start:], other[start:]
    shorter -= start
    end = next((at for at in range(shorter) if one[-1 - at] != other[-1 - at]), shorter)
    return one[: len(one) - end], other[: len(other) - end]


def typing_error(word: Token, typed: Token, accepted: Container[EvidenceKind]) -> EvidenceKind | None:
    """Say how an unknown word agrees with the word of a phrase as a typing error of it.

    One edit from five letters on, two from nine, the same first letter: the first letter is the one that is
    hardly ever wrong (Yannakoudakis and Fawthrop, *The rules of spelling errors*, Information Processing &
    Management 19:2, 1983). Forms of one kind are compared, the writing with the writing and the dictionary
    word with what would be the dictionary word, so that *recieved* is found as *receive*. That another word
    would be as near does not matter: the rubric says what is to be expected here, and an expected word
    is the likelier one (Kernighan, Church and Gale, *A spelling correction program based on a noisy channel
    model*, COLING 1990). Two edits always leave that to a person.

    Args:
        word: Of the phrase.
        typed: Of the reply.
        accepted: The agreements that the phrase takes; forms are compared if it takes agreement through them.

    Returns:
        ``TYPO``, ``FAR_TYPO``, or ``None`` where it is none.
    """
    if not typed.is_unknown or EvidenceKind.TYPO not in accepted:
        return None
    edits = (
        (edits_between(form, other, limit=allowed), allowed)
        for form, kind in word.forms.items()
        if kind in accepted and (allowed := allowed_edits(form))
        for other, other_kind in typed.forms.items()
        if kind is other_kind and form[0] == other[0] and abs(len(form) - len(other)) <= allowed
    )
    return _KINDS.get(min((count for count, allowed in edits if count <= allowed), default=-1))


class NearForms:
    """The forms of the words of a rubric, to find those that a typing error may be meant for."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, int], set[str]] = {}

    def add(self, forms: Iterable[str]) -> None:
        """Take forms in; those that are too short are left out."""
        for form in forms:
            if allowed_edits(form):
                self._buckets.setdefault((form[0], len(form)), set()).add(form)

    def near(self, typed: Token) -> frozenset[str]:
        """Return the forms that a word may be a typing error of; none for a word that is known."""
        return frozenset(self._near(typed)) if typed.is_unknown else frozenset()

    def _near(self, typed: Token) -> Iterator[str]:
        for other in typed.forms:
            for size in range(len(other) - 2, len(other) + 3):
                for form in self._buckets.get((other[0], size), ()):
                    allowed = allowed_edits(form)
                    if edits_between(form, other, limit=allowed) <= allowed:
                        yield form
