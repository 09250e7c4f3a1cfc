"""Plays scenarios that came out of a table before they are written, and says what is wrong by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from trainer.core.errors import Problem
from trainer.core.scenario import Pack
from trainer.packs.importers.headings import Record
from trainer.packs.importers.scenario_rows import ReadScenario
from trainer.packs.loader import LoadedPack
from trainer.packs.problems import Place
from trainer.services.play_checks import check_plays
from trainer.services.rubric_checks import CheckCode, check_pack
from trainer.services.rubrics import Rubrics

_COLUMN_OF_CODE = {
    CheckCode.MODEL_MISSES: "model",
    CheckCode.MODEL_BREAKS: "model",
    CheckCode.MODEL_DOUBTED: "model",
    CheckCode.HINT_GIVES_AWAY: "hint",
}

_SHOWN_SIGNS = 24
_Key = tuple[str, ...]


def row_problems(read: Sequence[ReadScenario], faulty: Sequence[ReadScenario] = ()) -> tuple[Problem, ...]:
    """Return what the check of a pack would say about scenarios, each at the row and column that it is about.

    Args:
        read: Scenarios of one file; their ids differ.
        faulty: Those that do not come. Their rows without a fault are looked at all the same, so that nobody
            has to mend in rounds.
    """
    return (*_problems(read, are_whole=True), *_problems(faulty, are_whole=False))


def _problems(read: Sequence[ReadScenario], *, are_whole: bool) -> tuple[Problem, ...]:
    if not read:
        return ()
    places: dict[_Key, Place] = {}
    by_place: dict[Place, Record] = {}
    for one in read:
        for key, record, column in _parts(one):
            place = Place(one.scenario.id, record.row, record.columns.get(column, 0))
            places[key] = place
            by_place[place] = record
    pack = Pack("import", "1.0.0", "import", "en", "", tuple(one.scenario for one in read))
    loaded = LoadedPack(pack, Path(), (), {(): Place("")} | places)
    rubrics = Rubrics()
    found = check_pack(loaded, rubrics)
    if are_whole:
        found += check_plays(loaded, rubrics, found)
    else:
        found = tuple(one for one in found if not by_place[_place_of(one)].is_faulty)
    names = {(one.scenario.id, turn_id): _name(row) for one in read for turn_id, row in one.rows.items()}
    return tuple(_at_row(_in_own_words(problem, names), by_place) for problem in found)


def _parts(read: ReadScenario) -> Iterator[tuple[_Key, Record, str]]:
    """Yield every part that a check can speak of, with its row and the column where it is written."""
    scenario = read.scenario
    yield (scenario.id,), read.first, "scenario"
    for ending in scenario.endings:
        yield (scenario.id, ending.id), read.first, "ending"
    for turn in scenario.turns:
        record = read.rows[turn.id]
        yield (scenario.id, turn.id), record, "says"
        for number in range(1, len(turn.rules) + 1):
            yield (scenario.id, turn.id, "then", str(number)), record, "next"
        for criterion in turn.criteria:
            column = "must_not" if criterion.is_avoided else "must"
            yield (scenario.id, turn.id, criterion.id), record, column


def _name(record: Record) -> str:
    """Return how whoever filled in a row knows it: by its name or by what the customer says."""
    says = " ".join(record.text("says").split())
    return record.text("turn") or (says if len(says) <= _SHOWN_SIGNS else says[:_SHOWN_SIGNS] + "…")


def _in_own_words(problem: Problem, names: Mapping[tuple[str, str], str]) -> Problem:
    """Return it without ids that nobody wrote."""
    data = dict(problem.data)
    if "turn" in data:
        data["turn"] = names.get((problem.file, str(data["turn"])), data["turn"])
    if isinstance(turns := data.get("turns"), tuple):
        data["turns"] = tuple(names.get((problem.file, str(one)), one) for one in turns)
    return replace(problem, data=data)


def _place_of(problem: Problem) -> Place:
    return Place(problem.file, problem.line, problem.column)


def _at_row(problem: Problem, by_place: dict[Place, Record]) -> Problem:
    record = by_place[_place_of(problem)]
    key = _COLUMN_OF_CODE.get(CheckCode(problem.code)) if problem.code in set(CheckCode) else None
    column = problem.column if key is None else record.columns.get(key, 0)
    faults = record.faults
    where = {"sheet": faults.sheet, "heading": faults.headings.get(column, "")}
    return replace(problem, file=faults.file, column=column, data={**problem.data, **where})
