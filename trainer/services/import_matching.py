"""Finds out which scenarios, quizzes and questions of a file are those that a pack has already.

Results hang on ids, and most sheets have none: what has the same title, or the same question, keeps the id
that it has in the pack, wherever it stands in the sheet. Anything else gets an id that is free there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from trainer.core.naming import folded_name, lasting_id
from trainer.core.quiz import Question, Quiz
from trainer.core.scenario import Pack, Scenario
from trainer.packs.importers.columns import SheetKind
from trainer.services.import_plans import ImportPlan

Thing = TypeVar("Thing", Quiz, Scenario, Question)
_Name = Callable[[Thing], str]


@dataclass(frozen=True, slots=True)
class _Naming:
    """What is known before things are matched.

    Attributes:
        named: Ids that stand in the file; they stay.
        taken: Ids that nothing new may get.
        fallback: Of which new ids are made where a title has no Latin letter.
    """

    named: Collection[str]
    taken: Collection[str]
    fallback: str


def fitted(plan: ImportPlan, pack: Pack) -> ImportPlan:
    """Return the plan with the ids that its things have, or will have, in a pack."""
    in_pack = {*(one.id for one in pack.quizzes), *(one.id for one in pack.scenarios)}
    quiz, scenario = SheetKind.QUIZ.value, SheetKind.SCENARIO.value
    quiz_ids = _ids(plan.quizzes, pack.quizzes, (_title,), _Naming(_named(plan, quiz), in_pack, quiz))
    taken = in_pack | set(quiz_ids)
    naming = _Naming(_named(plan, scenario), taken, scenario)
    scenario_ids = _ids(plan.scenarios, pack.scenarios, (_title,), naming)
    here = {one.id: one for one in pack.quizzes}
    quizzes = (
        _fitted_quiz(one, new_id, here.get(new_id), _named(plan, f"{quiz}/{one.id}"))
        for one, new_id in zip(plan.quizzes, quiz_ids, strict=True)
    )
    scenarios = (replace(one, id=new_id) for one, new_id in zip(plan.scenarios, scenario_ids, strict=True))
    return replace(plan, quizzes=tuple(quizzes), scenarios=tuple(scenarios))


def _fitted_quiz(quiz: Quiz, new_id: str, old: Quiz | None, named: Collection[str]) -> Quiz:
    if old is None:
        return replace(quiz, id=new_id)
    naming = _Naming(named, {one.id for one in old.questions}, "question")
    ids = _ids(quiz.questions, old.questions, (_text, _title), naming)
    questions = (replace(one, id=name) for one, name in zip(quiz.questions, ids, strict=True))
    return replace(quiz, id=new_id, questions=tuple(questions))


def _ids(
    new: Sequence[Thing], old: Sequence[Thing], names: Iterable[_Name[Thing]], naming: _Naming
) -> list[str]:
    ids: list[str] = [one.id if one.id in naming.named else "" for one in new]
    for name_of in names:
        known = _by_name([one for one in old if one.id not in ids], name_of)
        for at, one in enumerate(new):
            same = known.get(folded_name(name_of(one))) if not ids[at] else None
            if same:
                ids[at] = same.pop(0).id
    used = {*naming.taken, *ids}
    for at, one in enumerate(new):
        if not ids[at]:
            ids[at] = _free_id(one, used, naming.fallback)
            used.add(ids[at])
    return ids


def _free_id(one: Quiz | Scenario | Question, used: Collection[str], fallback: str) -> str:
    if one.id not in used:
        return one.id
    return lasting_id(one.title or _text(one), taken=used, fallback=fallback)


def _by_name(things: Sequence[Thing], name_of: _Name[Thing]) -> Mapping[str, list[Thing]]:
    known: dict[str, list[Thing]] = defaultdict(list)
    for one in things:
        if name_of(one):
            known[folded_name(name_of(one))].append(one)
    return known


def _title(one: Quiz | Scenario | Question) -> str:
    return one.title


def _text(one: Quiz | Scenario | Question) -> str:
    return one.text if isinstance(one, Question) else one.title


def _named(plan: ImportPlan, above: str) -> set[str]:
    """Return the ids below a key that stand in the file."""
    return {name.rpartition("/")[2] for name in plan.named if name.rpartition("/")[0] == above}
