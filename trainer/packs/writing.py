"""Writes what a pack holds as YAML that the loader reads back to the very same objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.core.quiz import Quiz
from trainer.core.rubric import Need
from trainer.core.scenario import NamedSet, Note, Pack, Sample, Scenario
from trainer.core.seminar import Seminar
from trainer.packs.writing_needs import need_tree
from trainer.packs.writing_quizzes import quiz_tree
from trainer.packs.writing_scenarios import ScenarioWriter, without_defaults
from trainer.packs.writing_seminars import seminar_tree
from trainer.packs.yaml_writer import Short, write_yaml


def manifest_yaml(pack: Pack) -> str:
    """Return ``pack.yaml``: the pack's head and its named sets; all else stands in files of its own."""
    sets: dict[Need, str] = {}
    phrases: dict[str, object] = {}
    for one in pack.phrases:
        phrases[one.name] = Short(need_tree(one.need, sets))
        sets.setdefault(one.need, one.name)  # only those before it: two that are equal name no circle
    fields: dict[str, object] = {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "language": pack.language,
        "authors": Short(list(pack.authors)) if pack.authors else None,
        "licence": pack.licence,
        "description": pack.description,
        "requires": pack.requires,
        "fictional": Short(list(pack.fictional)) if pack.fictional else None,
        "phrases": phrases or None,
    }
    return write_yaml(without_defaults(fields, {}))


def scenario_yaml(scenario: Scenario, *, pack_language: str = "", sets: Iterable[NamedSet] = ()) -> str:
    """Return a file of the folder ``drills``.

    Args:
        scenario: What is written.
        pack_language: The language is left out where it is the pack's.
        sets: Named sets of the pack; a need that is one of them is written as ``$name``.
    """
    return write_yaml(ScenarioWriter(_names(sets), pack_language=pack_language).tree(scenario))


def quiz_yaml(quiz: Quiz, *, pack_language: str = "", sets: Iterable[NamedSet] = ()) -> str:
    """Return a file of the folder ``quizzes``; see `scenario_yaml`."""
    return write_yaml(quiz_tree(quiz, _names(sets), pack_language=pack_language))


def seminar_yaml(seminar: Seminar, *, pack_language: str = "") -> str:
    """Return a file of the folder ``seminars``; see `scenario_yaml`."""
    return write_yaml(seminar_tree(seminar, pack_language=pack_language))


def samples_yaml(samples: Sequence[Sample]) -> str:
    """Return a file of the folder ``samples``.

    Args:
        samples: At least one; all belong to one scenario.
    """
    return write_yaml({"scenario": samples[0].scenario_id, "samples": [_sample(one) for one in samples]})


def _sample(sample: Sample) -> dict[str, object]:
    marks = {name: "met" if is_met else "not-met" for name, is_met in sample.marks.items()}
    rest = without_defaults({"by": sample.by, "total": sample.total}, {})
    return {"turn": sample.turn_id, "reply": sample.reply, "marks": Short(marks), **rest}


def note_markdown(note: Note) -> str:
    """Return a file of the folder ``notes``; its name is ``<id>.md``."""
    return note.text


def _names(sets: Iterable[NamedSet]) -> dict[Need, str]:
    names: dict[Need, str] = {}
    for one in sets:
        names.setdefault(one.need, one.name)
    return names
