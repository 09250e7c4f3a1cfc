"""Rows of a table become scenarios: one row a turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trainer.core.naming import id_for, lasting_id
from trainer.core.scenario import Channel, Customer, Ending, Line, Outcome, Scenario, Turn
from trainer.packs.importers.cells import note_links, read_names
from trainer.packs.importers.columns import fold_heading, known_values, sheet_words
from trainer.packs.importers.headings import Record
from trainer.packs.importers.scenario_rules import Way, rules_of
from trainer.packs.importers.table_faults import TableCode
from trainer.packs.importers.wording_cells import read_criteria

MAX_TURNS = 50
_FEWEST_MINUTES, _MINUTES_A_TURN, _MOST_MINUTES = 3, 2, 240
_DEFAULT_REPLIES = 12
_HONORIFIC = r".(さま|様|さん|殿|氏)$"
_HEAD = (
    "channel", "level", "minutes", "pass_mark", "briefing", "customer", "mood", "skills", "notes",
    "subject", "id",
)  # fmt: skip


@dataclass(slots=True)
class _Draft:
    head: Record
    title: str
    rows: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadScenario:
    """A scenario and where its turns stand in the table."""

    scenario: Scenario
    rows: dict[str, Record]

    @property
    def first(self) -> Record:
        """The row with its title."""
        return next(iter(self.rows.values()))

    @property
    def is_faulty(self) -> bool:
        """Some row of it has a fault, so it does not come."""
        return any(record.is_faulty for record in self.rows.values())

    @property
    def is_named(self) -> bool:
        """Its id stands in the table."""
        return bool(self.first.written_id("id"))


def read_scenarios(
    records: Iterable[Record], *, language: str, taken: set[str], faulty: list[ReadScenario] | None = None
) -> tuple[ReadScenario, ...]:
    """Return the scenarios of a table; one with a faulty row does not come, and the rows say why.

    Args:
        records: In order.
        language: Of all scenarios.
        taken: Ids of scenarios before; takes those of these.
        faulty: Takes those that do not come, as far as they can be told: what else is wrong with them is told
            at once.
    """
    read = [_scenario(draft, language, taken) for draft in _drafts(records)]
    if faulty is not None:
        faulty += [one for one in read if one.is_faulty]
    return tuple(one for one in read if not one.is_faulty)


def _drafts(records: Iterable[Record]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for record in records:
        title = record.text("scenario")
        if title and not (drafts and drafts[-1].title == title):
            drafts.append(_Draft(record, title))
        if not drafts:
            record.add(TableCode.ROW_BEFORE_TITLE, "scenario")
            continue
        drafts[-1].rows.append(record)
        if record is not drafts[-1].head:
            _note_late_heads(record, drafts[-1].head)
    return drafts


def _note_late_heads(record: Record, head: Record) -> None:
    for key in _HEAD:
        if record.text(key) and record.text(key) != head.text(key):
            record.warn(TableCode.FIRST_ROW_ONLY, key)


def _scenario(draft: _Draft, language: str, taken: set[str]) -> ReadScenario:
    head, words = draft.head, sheet_words(language).drill
    name = head.text("customer") or words["customer"]
    ids = _turn_ids(draft.rows)
    ways = _ways(draft.rows, ids)
    turns = [
        _turn(record, turn_id, way, name=name, language=language)
        for record, turn_id, way in zip(draft.rows, ids, ways, strict=True)
    ]
    channel = Channel(head.value("channel") or Channel.CHAT.value)
    if re.search(_HONORIFIC, head.text("customer")):
        head.warn(TableCode.HONORIFIC, "customer", name=head.text("customer"))
    note_links(head, "notes")
    written = head.written_id("id")
    naming = id_for if written else lasting_id
    scenario_id = naming(written or draft.title, taken=taken, fallback="scenario")
    taken.add(scenario_id)
    minutes = min(max(_FEWEST_MINUTES, _MINUTES_A_TURN * len(turns)), _MOST_MINUTES)
    scenario = Scenario(
        id=scenario_id,
        title=draft.title.replace("{name}", name),
        language=language,
        customer=Customer(name, head.number("mood", default=50, minimum=0, maximum=100)),
        start=ids[0],
        turns=tuple(turns),
        endings=_endings(draft.rows, turns, name=name, language=language),
        channel=channel,
        level=head.number("level", default=1, minimum=1, maximum=5),
        minutes=head.number("minutes", default=minutes, minimum=1, maximum=_MOST_MINUTES),
        skills=read_names(head, "skills"),
        briefing=_filled(head, "briefing", name),
        notes=read_names(head, "notes"),
        pass_mark=head.number("pass_mark", default=70, minimum=0, maximum=100),
        turn_limit=max(_DEFAULT_REPLIES, 2 * len(turns)),
        subject=_filled(head, "subject", name) if channel is Channel.EMAIL else "",
    )
    return ReadScenario(scenario, dict(zip(ids, draft.rows, strict=True)))


def _filled(record: Record, key: str, name: str) -> str:
    return record.text(key).replace("{name}", name)


def _turn_ids(rows: Sequence[Record]) -> list[str]:
    taken = {outcome.value for outcome in Outcome}
    ids = []
    for number, record in enumerate(rows, start=1):
        turn_id = id_for(record.text("turn"), taken=taken, fallback=f"turn-{number}")
        taken.add(turn_id)
        ids.append(turn_id)
    return ids


def _ways(rows: Sequence[Record], ids: Sequence[str]) -> list[Way]:
    """Return where each row leads, with its must-says and without."""
    named = _named(rows, ids)
    behind = [*ids[1:], Outcome.RESOLVED.value]
    lost = [*ids[1:], Outcome.LOST.value]
    if len(rows) > MAX_TURNS:
        rows[MAX_TURNS].add(TableCode.TOO_MANY_ROWS, limit=MAX_TURNS)
    return [
        Way(_target(record, "next", named) or good, _target(record, "otherwise", named) or bad)
        for record, good, bad in zip(rows, behind, lost, strict=True)
    ]


def _named(rows: Sequence[Record], ids: Sequence[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    first: dict[str, int] = {}
    for record, turn_id in zip(rows, ids, strict=True):
        name = fold_heading(record.text("turn"))
        if name and name in named:
            record.add(TableCode.DUPLICATE_ROW, "turn", name=record.text("turn"), first_row=first[name])
        elif name:
            named[name], first[name] = turn_id, record.row
    return named


def _target(record: Record, key: str, named: dict[str, str]) -> str:
    written = fold_heading(record.text(key))
    if not written:
        return ""
    found = named.get(written) or known_values("next").get(written, "")
    if not found:
        record.add(TableCode.UNKNOWN_ROW, key, name=record.text(key))
    return found


def _turn(record: Record, turn_id: str, way: Way, *, name: str, language: str) -> Turn:
    criteria = read_criteria(record, customer=name, language=language)
    if not record.text("says"):
        record.add(TableCode.EMPTY_CELL, "says")
    if not any((record.text("must"), record.text("should"))):
        record.add(TableCode.NOTHING_ASKED, "must")
    if not record.text("model"):
        record.warn(TableCode.NO_MODEL, "model")
    again = _filled(record, "again", name)
    return Turn(
        id=turn_id,
        says=tuple(Line(text.replace("{name}", name)) for text in _lines(record.text("says"))),
        criteria=criteria,
        rules=rules_of(criteria, way, again=again, words=sheet_words(language).drill),
        goal=_filled(record, "goal", name),
        model=_filled(record, "model", name),
    )


def _lines(cell: str) -> list[str]:
    """Return the ways to say it: the lines, where each begins with a hyphen."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if len(lines) > 1 and all(line.startswith("- ") for line in lines):
        return [line.removeprefix("- ").strip() for line in lines]
    return [cell]


def _endings(
    rows: Sequence[Record], turns: Sequence[Turn], *, name: str, language: str
) -> tuple[Ending, ...]:
    """Return the endings that some rule leads to; their words may stand in any row."""
    words = sheet_words(language).drill
    said = {Outcome.RESOLVED: _first(rows, "ending", name), Outcome.LOST: _first(rows, "lost", name)}
    used = {rule.go for turn in turns for rule in turn.rules}
    return tuple(
        Ending(outcome.value, outcome, (Line(said.get(outcome) or words[outcome.value]),))
        for outcome in Outcome
        if outcome.value in used
    )


def _first(rows: Sequence[Record], key: str, name: str) -> str:
    return next((_filled(record, key, name) for record in rows if record.text(key)), "")
