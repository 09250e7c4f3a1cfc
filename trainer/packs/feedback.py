"""What of a pack can be commented on: each item with an address that stays, its text, and where it stands."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.core.quiz import Answer, Better, Feeling, Quiz
from trainer.core.scenario import Pack, Scenario, Turn
from trainer.core.seminar import Seminar
from trainer.packs.loader import LoadedPack
from trainer.packs.problems import Place

_KEY = re.compile(r"\s*(?:- )?\{?\s*(says|goal|model)\s*:")
_LONGEST_NOTE = 1_000
MARK_SIGNS = 10
_PLACED_AS = {"quizzes": "quiz", "seminars": "seminar"}


class ItemKind(StrEnum):
    """What an item of a pack is."""

    SCENARIO = "scenario"
    LINE = "line"
    GOAL = "goal"
    MODEL = "model"
    CRITERION = "criterion"
    ENDING = "ending"
    QUIZ = "quiz"
    QUESTION = "question"
    SEMINAR = "seminar"
    PROMPT = "prompt"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FeedbackItem:
    """Something that can be commented on.

    Attributes:
        address: Names it for ever, such as ``drills/late-parcel/opening/model``.
        text: As it is now, in the pack's language.
        title: Of the scenario, quiz, seminar or page that it belongs to.
    """

    address: str
    kind: ItemKind
    text: str
    title: str = ""

    @property
    def mark(self) -> str:
        """Tells whether address and text are still as the form was written with."""
        return mark_of(self.address, self.text)


def mark_of(address: str, text: str) -> str:
    """Return the mark of an item with this address and text; white space makes no difference."""
    plain = " ".join(f"{address} {text}".split())
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:MARK_SIGNS]


def feedback_items(pack: Pack) -> tuple[FeedbackItem, ...]:
    """Return everything of a pack that can be commented on, in its order."""
    items = [item for scenario in pack.scenarios for item in _scenario_items(scenario)]
    items += [item for quiz in pack.quizzes for item in _quiz_items(quiz)]
    items += [item for seminar in pack.seminars for item in _seminar_items(seminar)]
    notes = (
        FeedbackItem(f"notes/{note.id}", ItemKind.NOTE, note.text[:_LONGEST_NOTE].strip(), note.title)
        for note in pack.notes
    )
    return (*items, *notes)


def asked_items(pack: Pack) -> tuple[FeedbackItem, ...]:
    """Return what a form asks about: a criterion that several turns share stands there once, behind the rest.

    Whatever `feedback_items` names can still be read from a form.
    """
    times = Counter(one for scenario in pack.scenarios for turn in scenario.turns for one in turn.criteria)
    shared = {
        f"drills/{scenario.id}/{turn.id}/criteria/{one.id}": one
        for scenario in pack.scenarios
        for turn in scenario.turns
        for one in turn.criteria
        if times[one] > 1
    }
    items = feedback_items(pack)
    first = {one: address for address, one in reversed(shared.items())}
    own = [item for item in items if item.address not in shared]
    once = [item for item in items if item.address in shared and first[shared[item.address]] == item.address]
    return (*own, *once)


def _scenario_items(scenario: Scenario) -> Iterator[FeedbackItem]:
    base, title = f"drills/{scenario.id}", scenario.title
    head = "\n\n".join(part for part in (scenario.title, scenario.briefing.strip()) if part)
    yield FeedbackItem(base, ItemKind.SCENARIO, head, title)
    for turn in scenario.turns:
        yield from _turn_items(turn, f"{base}/{turn.id}", title)
    for ending in scenario.endings:
        text = "\n".join(line.text for line in ending.says)
        if text:
            yield FeedbackItem(f"{base}/{ending.id}", ItemKind.ENDING, text, title)


def _turn_items(turn: Turn, base: str, title: str) -> Iterator[FeedbackItem]:
    for number, line in enumerate(turn.says, start=1):
        yield FeedbackItem(f"{base}/says/{number}", ItemKind.LINE, line.text, title)
    if turn.goal:
        yield FeedbackItem(f"{base}/goal", ItemKind.GOAL, turn.goal, title)
    if turn.model:
        yield FeedbackItem(f"{base}/model", ItemKind.MODEL, turn.model, title)
    for one in turn.criteria:
        text = "\n".join(part for part in (one.label, one.hint) if part)
        yield FeedbackItem(f"{base}/criteria/{one.id}", ItemKind.CRITERION, text, title)


def _quiz_items(quiz: Quiz) -> Iterator[FeedbackItem]:
    base = f"quizzes/{quiz.id}"
    head = "\n\n".join(part for part in (quiz.title, quiz.introduction.strip()) if part)
    yield FeedbackItem(base, ItemKind.QUIZ, head, quiz.title)
    for one in quiz.questions:
        parts = (one.text, *_told_with(one.answer), one.explanation)
        text = "\n\n".join(part for part in parts if part)
        yield FeedbackItem(f"{base}/{one.id}", ItemKind.QUESTION, text, quiz.title)


def _told_with(answer: Answer) -> tuple[str, ...]:
    """Return what a question is about, where that stands beside it."""
    match answer:
        case Feeling(message):
            return (message,)
        case Better(replies):
            return replies
        case _:
            return ()


def _seminar_items(seminar: Seminar) -> Iterator[FeedbackItem]:
    base = f"seminars/{seminar.id}"
    head = "\n\n".join(part for part in (seminar.title, seminar.introduction.strip()) if part)
    yield FeedbackItem(base, ItemKind.SEMINAR, head, seminar.title)
    for one in seminar.prompts:
        text = "\n\n".join(part for part in (one.text, one.hint) if part)
        yield FeedbackItem(f"{base}/{one.id}", ItemKind.PROMPT, text, seminar.title)


def item_places(loaded: LoadedPack) -> Mapping[str, Place]:
    """Return where each item stands: address → file and line; goals and the like at their own line."""
    finder = _Finder(loaded)
    return {item.address: finder.place(item) for item in feedback_items(loaded.pack)}


class _Finder:
    """Finds items in the files of a pack, each of which is read once."""

    def __init__(self, loaded: LoadedPack) -> None:
        self._loaded = loaded
        self._lines: dict[str, list[str]] = {}

    def place(self, item: FeedbackItem) -> Place:
        folder, name, *inner = item.address.split("/")
        if folder == "notes":
            return Place(f"notes/{name}.md", 1, 1)
        if folder in _PLACED_AS:
            return self._loaded.places["", _PLACED_AS[folder], name, *inner]
        if item.kind is ItemKind.CRITERION:
            return self._loaded.places[name, inner[0], inner[2]]
        place = self._loaded.places[name, *inner[:1]]
        is_part = item.kind in (ItemKind.LINE, ItemKind.GOAL, ItemKind.MODEL)
        return self._below(place, inner[1]) if is_part else place

    def _below(self, place: Place, key: str) -> Place:
        """Return the line of a key of the turn that begins here, or the turn's own."""
        if place.file not in self._lines:
            path = self._loaded.folder / Path(place.file)
            self._lines[place.file] = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
        for number, line in enumerate(self._lines[place.file][place.line - 1 :], start=place.line):
            found = _KEY.match(line)
            if found and found[1] == key:
                return Place(place.file, number, found.start(1) + 1)
        return place
