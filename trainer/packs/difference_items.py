"""A pack as a tree of items with their fields, as two versions of it are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath

from trainer.core.pack_difference import ItemKind
from trainer.core.quiz import Question, Quiz
from trainer.core.rubric import Criterion
from trainer.core.scenario import Fact, Flag, Interjection, Pack, Sample, Scenario, Turn
from trainer.core.seminar import Prompt, Seminar
from trainer.packs.files import TEXT_SUFFIXES

_ORDERED = frozenset(
    {
        ItemKind.TURN,
        ItemKind.CRITERION,
        ItemKind.FACT,
        ItemKind.FLAG,
        ItemKind.ENDING,
        ItemKind.QUESTION,
        ItemKind.PROMPT,
    }
)
# What an item holds besides its fields: items of their own, its id, and what follows from the rest.
_NO_FIELDS = frozenset(
    {
        "content_hash",
        "scenarios",
        "notes",
        "samples",
        "quizzes",
        "seminars",
        "prompts",
        "phrases",
        "turns",
        "endings",
        "facts",
        "flags",
    }
    | {"interjections", "criteria", "questions", "after_s", "scenario_id", "turn_id"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a pack that can be added, removed, changed and moved.

    Attributes:
        key: Tells it from its like in the same place.
        path: Its address below the item that it stands in.
        title: What people call it.
        fields: Name → value; what stands in ``inside`` is not among them.
        inside: The items in it.
    """

    kind: ItemKind
    key: str
    path: tuple[str, ...]
    title: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    inside: tuple[Item, ...] = ()

    @property
    def is_ordered(self) -> bool:
        """Whether it matters what it stands before."""
        return self.kind in _ORDERED


def items_of(pack: Pack, files: Mapping[str, str]) -> Item:
    """Return a pack as a tree.

    Args:
        pack: What is compared.
        files: Name → SHA-256; media are told apart by it.
    """
    inside = (
        *(Item(ItemKind.PHRASES, one.name, (one.name,), "", {"need": one.need}) for one in pack.phrases),
        *map(_scenario, pack.scenarios),
        *map(_quiz, pack.quizzes),
        *map(_seminar, pack.seminars),
        *(Item(ItemKind.NOTE, one.id, (one.id,), one.title, _fields(one)) for one in pack.notes),
        *_samples(pack.samples),
        *_media(files),
    )
    return Item(ItemKind.PACK, pack.id, (), pack.title, _fields(pack, has_id=True), inside)


def _fields(record: object, *, has_id: bool = False) -> dict[str, object]:
    names = (one.name for one in fields(record) if one.name not in _NO_FIELDS)  # type: ignore[arg-type]
    return {name: getattr(record, name) for name in names if has_id or name != "id"}


def _scenario(scenario: Scenario) -> Item:
    inside = (
        *map(_turn, scenario.turns),
        *map(_fact, scenario.facts),
        *map(_flag, scenario.flags),
        *map(_interjection, scenario.interjections),
        *(Item(ItemKind.ENDING, one.id, (one.id,), "", _fields(one)) for one in scenario.endings),
    )
    return Item(ItemKind.SCENARIO, scenario.id, (scenario.id,), scenario.title, _fields(scenario), inside)


def _turn(turn: Turn) -> Item:
    return Item(
        ItemKind.TURN, turn.id, (turn.id,), turn.goal, _fields(turn), tuple(map(_criterion, turn.criteria))
    )


def _criterion(criterion: Criterion) -> Item:
    return Item(ItemKind.CRITERION, criterion.id, (criterion.id,), criterion.label, _fields(criterion))


def _fact(fact: Fact) -> Item:
    return Item(ItemKind.FACT, fact.id, (fact.id,), fact.value, _fields(fact))


def _flag(flag: Flag) -> Item:
    return Item(ItemKind.FLAG, flag.id, (flag.id,), flag.label, _fields(flag))


def _interjection(one: Interjection) -> Item:
    return Item(ItemKind.INTERJECTION, str(one.after_s), (str(one.after_s),), "", _fields(one))


def _quiz(quiz: Quiz) -> Item:
    inside = tuple(map(_question, quiz.questions))
    return Item(ItemKind.QUIZ, quiz.id, (quiz.id,), quiz.title, _fields(quiz), inside)


def _question(question: Question) -> Item:
    title = question.title or question.text.strip().partition("\n")[0]
    return Item(ItemKind.QUESTION, question.id, (question.id,), title, _fields(question))


def _seminar(seminar: Seminar) -> Item:
    inside = tuple(map(_prompt, seminar.prompts))
    return Item(ItemKind.SEMINAR, seminar.id, (seminar.id,), seminar.title, _fields(seminar), inside)


def _prompt(prompt: Prompt) -> Item:
    title = prompt.text.strip().partition("\n")[0]
    return Item(ItemKind.PROMPT, prompt.id, (prompt.id,), title, _fields(prompt))


def _samples(samples: tuple[Sample, ...]) -> Iterator[Item]:
    """Samples have no ids: they are told apart by their replies, and equal ones by their number."""
    seen: dict[tuple[str, str, str], int] = {}
    for one in samples:
        words = (one.scenario_id, one.turn_id, one.reply)
        seen[words] = seen.get(words, 0) + 1
        key = "\n".join((*words, str(seen[words])))
        yield Item(ItemKind.SAMPLE, key, (one.scenario_id, one.turn_id), one.reply, _fields(one))


def _media(files: Mapping[str, str]) -> Iterator[Item]:
    for name, digest in sorted(files.items()):
        if PurePosixPath(name).suffix.lower() not in TEXT_SUFFIXES:
            yield Item(ItemKind.MEDIA, name, (name,), "", {"content": digest})
