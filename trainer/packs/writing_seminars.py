"""Seminars as they stand in YAML."""

from __future__ import annotations

from trainer.core.seminar import Prompt, Seminar
from trainer.packs.writing_scenarios import Fields, short_list, without_defaults


def seminar_tree(seminar: Seminar, *, pack_language: str) -> Fields:
    """Return a seminar's file; see `trainer.packs.writing.seminar_yaml`."""
    fields: Fields = {
        "id": seminar.id,
        "title": seminar.title,
        "language": seminar.language,
        "introduction": seminar.introduction,
        "level": seminar.level,
        "minutes": seminar.minutes,
        "skills": short_list(seminar.skills),
        "notes": short_list(seminar.notes),
        "quiz": seminar.quiz,
        "discussion": [_prompt(one) for one in seminar.prompts],
        "owner": seminar.owner,
    }
    return without_defaults(fields, {"language": pack_language, "level": 1, "minutes": 30})


def _prompt(prompt: Prompt) -> Fields:
    return without_defaults({"id": prompt.id, "ask": prompt.text, "hint": prompt.hint}, {})
