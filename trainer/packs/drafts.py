"""What was read from a drill's file, together with the places that later checks point at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.core.scenario import Line, Rule, Scenario, Turn
from trainer.packs.conditions import Reference
from trainer.packs.problems import Place, Problems


@dataclass(slots=True)
class Ids:
    """The ids of one kind in one file.

    Attributes:
        places: Id → where it stands.
        is_complete: Each of the kind could be read and has an id of its own, so that a name which is not
            here is truly unknown.
    """

    places: dict[str, Place] = field(default_factory=dict)
    is_complete: bool = True

    def add(self, name: str, place: Place, problems: Problems, *, duplicate: StrEnum) -> None:
        """Take an id; a second one is noted, an empty one leaves the list incomplete."""
        if not name:
            self.is_complete = False
        elif name in self.places:
            problems.add(duplicate, place, id=name, first_line=self.places[name].line)
            self.is_complete = False  # one of the two was to be something else
        else:
            self.places[name] = place

    def lacks(self, name: str) -> bool:
        """Return whether the name is surely none of these."""
        return self.is_complete and name not in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule as written.

    Attributes:
        place: Where the rule begins.
        go_place: Where its target is named.
        is_conditional: It has an ``if``, be it a faulty one.
        has_target: It goes to something that could be read, or stays (``again``).
        references: Criteria, facts and flags that it names.
    """

    rule: Rule
    place: Place
    go_place: Place
    is_conditional: bool
    has_target: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class TurnDraft:
    """A turn as written.

    Attributes:
        place: Where its id stands, or the turn itself.
        goal_place: Where its goal stands.
        hint_places: Criterion number → where its hint stands.
        criteria: The ids of its criteria.
        rules: Its rules in order.
        has_all_rules: Every rule could be read.
    """

    turn: Turn
    place: Place
    goal_place: Place
    hint_places: tuple[Place, ...]
    criteria: Ids
    rules: tuple[RuleDraft, ...]
    has_all_rules: bool


@dataclass(frozen=True, slots=True)
class ScenarioDraft:
    """A scenario as written.

    Attributes:
        place: Where its id stands.
        start_place: Where ``start`` names its turn.
        briefing_place: Where the briefing stands.
        notes: Names of notes with their places.
        turn_ids: Ids of the turns.
        ending_ids: Ids of the endings.
        fact_ids: Ids of the facts.
        flag_ids: Ids of the flags.
        line_references: Facts and flags that the conditions of lines name.
        conditional_lines: Lines with a condition, and where they stand.
        subject_place: Where the subject stands.
        interjection_places: Where each interjection stands.
        audio: Paths of recordings with their places.
    """

    scenario: Scenario
    place: Place
    start_place: Place
    briefing_place: Place
    notes: tuple[tuple[str, Place], ...]
    turns: tuple[TurnDraft, ...]
    turn_ids: Ids
    ending_ids: Ids
    fact_ids: Ids
    flag_ids: Ids
    line_references: tuple[Reference, ...]
    conditional_lines: tuple[tuple[Line, Place], ...]
    subject_place: Place
    interjection_places: tuple[Place, ...]
    audio: tuple[tuple[str, Place], ...]

    @property
    def id(self) -> str:
        """The scenario's, empty where it has none."""
        return self.scenario.id
