"""Where the listed cues of denial stand in an English sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from trainer.language.english_inflection import lemma
from trainer.language.pieces import Piece, PieceKind
from trainer.language.wordlists import rows, words

_MOST_KNOWN = 4_096
"""Words of which it is kept which cues they may begin; most of a reply are among them."""

_QUALITY = "<quality>"
"""In a cue it stands for any adjective or adverb: "too late to"."""

_CLASSES_WITHOUT_QUALITY = ("light", "subject", "preposition", "determiner", "border", "auxiliary")
_NO_QUALITY = frozenset({"and", "or", "so"}).union(
    *(words("en_words.tsv", name) for name in _CLASSES_WITHOUT_QUALITY)
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: where it begins, how many words it takes, and what it does."""

    at: int
    size: int
    kind: str


@cache
def _cue_table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the cues by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in rows("en_cues.tsv"):
        if kind != "denied":
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, kind))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue[0]))) for first, cues in table.items()}


def _says(piece: Piece, word: str) -> bool:
    """Say whether a piece is a word in any irregular, plural or past form."""
    text = piece.text
    if word == _QUALITY:
        return piece.kind is PieceKind.WORD and text not in _NO_QUALITY
    return word in (text, lemma(text)) or (
        len(word) > 2
        and text in (word + "s", word + "ed", word + "d", word + "ing", word[:-1] + "ies", word[:-1] + "ied")
    )


@lru_cache(_MOST_KNOWN)
def _cues_from(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the cues that a word may begin, in any of its forms; the longest of each form first."""
    forms = [word, lemma(word)]
    if word.endswith(("s", "d")):
        forms += [word[:-1], word.removesuffix("es").removesuffix("ed"), word[:-3] + "y"]
    table = _cue_table()
    return tuple(cue for form in dict.fromkeys(forms) for cue in table.get(form, ()))


def _cue_at(pieces: list[Piece], at: int) -> Cue | None:
    """Return the longest cue that begins at a word."""
    for parts, kind in _cues_from(pieces[at].text):
        window = pieces[at : at + len(parts)]
        if len(window) == len(parts) and all(map(_says, window[1:], parts[1:])):
            return Cue(at, len(parts), kind)
    return None


def cues_of(pieces: list[Piece]) -> dict[int, Cue]:
    """Return the cues of a sentence by their first word; they never overlap.

    Args:
        pieces: The words and marks of one sentence, contractions opened.
    """
    found: dict[int, Cue] = {}
    at = 0
    while at < len(pieces):
        cue = _cue_at(pieces, at)
        if cue is None:
            at += 1
        else:
            found[at] = cue
            at += cue.size
    return found
