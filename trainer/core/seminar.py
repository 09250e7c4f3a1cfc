"""A study seminar: notes, a quiz, prompts to discuss, questions for those who decide. Plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to discuss, alone in writing or in a group.

    Attributes:
        text: Markdown.
        hint: Markdown, what a good discussion comes to; shown when somebody asks for it. Empty for none.
    """

    id: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Seminar:
    """Study, quiz and discussion of one subject, in one language.

    Attributes:
        notes: Ids of the pack's notes, in the order of reading; at least one.
        quiz: Id of the pack's quiz that follows; empty for none.
        prompts: In the order of discussion.
        owner: Who answers what the notes leave open, as trainees know them ("Shipping team"); empty if nobody
            is named.
        introduction: Markdown, shown before.
        minutes: How long it usually takes.
        level: 1 (first day) … 5.
    """

    id: str
    title: str
    language: str
    notes: tuple[str, ...]
    quiz: str = ""
    prompts: tuple[Prompt, ...] = ()
    owner: str = ""
    introduction: str = ""
    minutes: int = 30
    level: int = 1
    skills: tuple[str, ...] = ()
