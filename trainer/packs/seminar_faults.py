"""What can be wrong with seminars and notes: the codes."""

from __future__ import annotations

from enum import StrEnum


class SeminarFault(StrEnum):
    """Stable names of faults. Behind each: what happened, then the keys of its ``data``."""

    DUPLICATE_SEMINAR = "duplicate-seminar"
    """Two seminars of a pack have one id. ``id``, ``other`` (file of the first)."""
    DUPLICATE_PROMPT = "duplicate-prompt"
    """Two prompts of a discussion have one id. ``id``, ``first_line``."""
    UNKNOWN_QUIZ = "unknown-quiz"
    """The pack has no such quiz. ``name``."""
    QUIZ_LANGUAGE = "seminar-quiz-language"
    """Its quiz is in another language. ``name``, ``language`` (the quiz's), ``expected_language``.
    Warning."""
    NOTE_LANGUAGE = "seminar-note-language"
    """A note of it is evidently in another language. ``name``, ``language`` (the seminar's). Warning."""


class NoteFault(StrEnum):
    """Likewise, for notes."""

    LINK_NOWHERE = "note-link-nowhere"
    """A link or picture of a note leads to nothing in the pack. ``target``. Warning."""
    PICTURE_OUTSIDE = "note-picture-outside"
    """A picture of a note lies outside the pack, on the web or this computer. ``target``. Warning."""
