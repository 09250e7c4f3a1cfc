"""Writes what a pack holds as YAML that the loader reads back to the very same objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trainer.core.quiz import Quiz
from trainer.core.rubric import Need
from trainer.core.scenario import Note, Pack, Sample, Scenario


def manifest_yaml(pack: Pack, *, sets: Mapping[str, Need] | None = None) -> str:
    """Return ``pack.yaml``.

    Args:
        pack: Its head is written, nothing else of it.
        sets: Named sets of phrases: name, without ``$`` → need.
    """
    return ""


def scenario_yaml(
    scenario: Scenario, *, pack_language: str = "", sets: Mapping[str, Need] | None = None
) -> str:
    """Return a file of the folder ``drills``.

    Args:
        scenario: What is written.
        pack_language: The language is left out where it is the pack's.
        sets: Named sets of the pack; a need that is one of them is written as ``$name``.
    """
    return ""


def quiz_yaml(quiz: Quiz, *, pack_language: str = "", sets: Mapping[str, Need] | None = None) -> str:
    """Return a file of the folder ``quizzes``; see `scenario_yaml`."""
    return ""


def samples_yaml(samples: Sequence[Sample]) -> str:
    """Return a file of the folder ``samples``; all samples belong to one scenario."""
    return ""


def note_markdown(note: Note) -> str:
    """Return a file of the folder ``notes``."""
    return ""
