"""Folds a text for comparison and keeps the way back to the text as typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.analysis import Span, new_span

LONGEST_CLUSTER = 31
"""A base and 30 marks: the stream-safe limit of Unicode Annex 15, so that hostile text stays linear."""

_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2043", "-"),
    "\u301c": "~",  # WAVE DASH and the full-width tilde are one key on a Japanese keyboard
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\r": "\n",
}
_JOINER = "\u200d"
_VOICING = "\uff9e\uff9f"
_EXPANDS = (
    "\0\0\0"  # longer than one character, so that a text which needs the slow way shows it by its length
)


def _attaches(char: str) -> bool:
    """Say whether a character may melt into the one before it when normalised."""
    return (
        unicodedata.category(char)[0] == "M"
        or char in _VOICING
        or "\u1160" <= char <= "\u11ff"  # Hangul vowels and finals
    )


def _is_ignorable(char: str) -> bool:
    """Say whether a character shows nothing: zero-width, soft hyphen, direction mark, variation selector."""
    return (unicodedata.category(char) == "Cf" and char != _JOINER) or "\ufe00" <= char <= "\ufe0f"


def _fold_piece(piece: str) -> str:
    """Fold one cluster: compatibility form, case, marks that look alike."""
    if "\ud800" <= piece[0] <= "\udfff":
        return "\ufffd" * len(piece)  # half of a pair: no tokeniser takes it
    plain = _ALIKE.get(piece, piece)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    return "".join(_ALIKE.get(char, char) for char in folded)


def _is_number_sign(char: str) -> bool:
    """Say whether one character holds a whole number: ①, ², ½, ㋀.

    Such are numbers by themselves and no digits of a longer one (Unicode Standard Annex 44,
    Numeric_Type; Unicode Standard, section 4.6).
    """
    return not char.isdecimal() and any(part.isdecimal() for part in unicodedata.normalize("NFKC", char))


class _FoldTable(dict[int, str]):
    """What each character becomes, filled in as characters are met (a pure cache, safe to share)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        needs_care = char == _JOINER or _attaches(char) or _is_ignorable(char) or _is_number_sign(char)
        folded = _EXPANDS if needs_care else _fold_piece(char)
        if len(folded) != 1:
            folded = _EXPANDS
        self[code] = folded
        return folded


_FOLDS = _FoldTable()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with its way back.

    Attributes:
        text: The folded text.
        starts: Where each folded character began in the text as typed; ``None`` when nothing has moved.
        ends: Where each folded character ended there; ``None`` likewise.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the text as typed behind a folded stretch, which is not empty."""
        if self.starts is None or self.ends is None:
            return new_span((start, end))
        return Span(self.starts[start], self.ends[end - 1])

    def spans(self, starts: Iterable[int], ends: Iterable[int]) -> list[Span]:
        """Return the stretches of the text as typed behind many folded stretches."""
        places = zip(starts, ends, strict=True)
        if self.starts is None or self.ends is None:
            return [*map(new_span, places)]
        return [Span(self.starts[start], self.ends[end - 1]) for start, end in places]


def _cluster_end(text: str, start: int) -> int:
    """Return where the cluster that begins at ``start`` ends."""
    end = start + 1
    limit = min(len(text), start + LONGEST_CLUSTER)
    while end < limit and _attaches(text[end]) and not _is_ignorable(text[end]):
        end += 1
    return end


class _Slow:
    """Folds cluster by cluster where a text needs it, noting where each piece came from."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._was_sign = False

    def folded(self) -> Folded:
        """Return the folded text; what stands between the characters that need care is folded at once."""
        text, done = self._text, 0
        for at in [place for place, char in enumerate(text) if _FOLDS[ord(char)] is _EXPANDS]:
            if at < done:
                continue  # it went with the cluster before it
            melts = at > done and _attaches(text[at]) and not _is_ignorable(text[at])
            start = at - 1 if melts else at
            self._add_plain(done, start)
            done = _cluster_end(text, start)
            self._add_cluster(start, done)
        self._add_plain(done, len(text))
        return Folded("".join(self._pieces), tuple(self._starts), tuple(self._ends))

    def _add_plain(self, start: int, end: int) -> None:
        """Add a stretch in which each character becomes one character."""
        if start == end:
            return
        folded = self._text[start:end].translate(_FOLDS)
        if self._was_sign and folded[0].isdecimal():
            self._add(" ", start, start + 1)
        self._was_sign = False
        self._pieces.append(folded)
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))

    def _add_cluster(self, start: int, end: int) -> None:
        """Add a base with its marks, or one character that becomes several or none."""
        first = self._text[start]
        folded = "" if _is_ignorable(first) else _fold_piece(self._text[start:end])
        if not folded:
            return
        is_sign = _is_number_sign(first)
        last = self._pieces[-1][-1] if self._pieces else ""
        if (is_sign and last.isdecimal()) or (self._was_sign and (is_sign or folded[0].isdecimal())):
            folded = " " + folded
        self._was_sign = is_sign
        self._add(folded, start, end)

    def _add(self, folded: str, start: int, end: int) -> None:
        self._pieces.append(folded)
        self._starts.extend([start] * len(folded))
        self._ends.extend([end] * len(folded))


def fold(text: str) -> Folded:
    """Fold a text: NFKC, case, width, apostrophes and dashes; invisible characters go.

    Based on NFKC_Casefold (Unicode Standard, section 3.13). A character that holds a whole number (①) is
    parted by a space from a digit beside it. Lone surrogates become U+FFFD.

    Args:
        text: Any text.

    Returns:
        The folded text; its spans point into ``text``, in code points.
    """
    quick = text.translate(_FOLDS)
    if len(quick) == len(text):
        return Folded(quick)
    return _Slow(text).folded()
