"""The words of a message, as somebody marks them one after the other. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trainer.core.analysis import Analysis, Span

# Where a language has no spaces, a word is a run of one script; kana after Han characters belong to them.
_WORDS = re.compile(
    r"[\u4e00-\u9fff\u3400-\u4dbf々〆]+[\u3041-\u309f]*"
    r"|[\u3041-\u309f]+|[\u30a1-\u30ffー]+"
    r"|[^\W\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff々〆]+(?:['’\-.,:/][^\W\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)*"
)


def word_spans(text: str) -> tuple[Span, ...]:
    """Return where the words of a text stand, by its scripts alone."""
    return tuple(Span(*found.span()) for found in _WORDS.finditer(text))


def read_words(analysis: Analysis) -> tuple[Span, ...]:
    """Return where the words stand as a reader of the language sees them, with prefixes and endings."""
    spans: list[Span] = []
    for token in analysis.views[0]:
        span = token.whole or token.span
        if span.start < span.end and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    return tuple(spans)


def joined(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return stretches in order, those as one between which there are only spaces."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and not text[kept[-1].end : span.start].strip():
            kept[-1] = kept[-1].covering(span)
        else:
            kept.append(span)
    return tuple(kept)


def without(spans: Sequence[Span], gone: Span) -> tuple[Span, ...]:
    """Return what is left of stretches."""
    left = [Span(one.start, min(one.end, gone.start)) for one in spans]
    right = [Span(max(one.start, gone.end), one.end) for one in spans]
    return tuple(sorted({one for one in (*left, *right) if one.start < one.end}))


def is_covered(span: Span, spans: Iterable[Span]) -> bool:
    """Say whether one of the stretches holds it."""
    return any(one.holds(span) for one in spans)
