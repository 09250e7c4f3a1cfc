"""What differs between two versions of a pack, in the words of its authors."""

from __future__ import annotations

from trainer.core.pack_difference import ChangeKind, FieldChange, ItemChange, ItemKind, PackDifference
from trainer.wording.catalogue import _, ngettext
from trainer.wording.item_values import value_words
from trainer.wording.numbers import number
from trainer.wording.quotes import beginning_of

_ORDER = "order-of-"
_WITHOUT_VALUES = frozenset({"content"})


def difference_sentence(difference: PackDifference) -> str:
    """Say how much differs, in one sentence."""
    if difference.is_same_content:
        return _("Both are the very same, file by file.")
    if difference.is_line_ends_alone:
        return _(
            "Only the line ends differ, as between Windows and other systems; trainees see no difference, "
            "but as files they are not the same."
        )
    if difference.is_same_meaning:
        return _("Nothing that a trainee or a trainer sees is different; only how the files are written.")
    count = len(difference.items)
    return ngettext("{count} item differs.", "{count} items differ.", count).format(count=number(count))


def change_line(change: ItemChange) -> str:
    """Return what became of an item: the change, what it is, its name, where it stands."""
    form = {
        ChangeKind.ADDED: _("New: {item}"),
        ChangeKind.REMOVED: _("Gone: {item}"),
        ChangeKind.CHANGED: _("Changed: {item}"),
        ChangeKind.MOVED: _("Moved: {item}, before: {was_at}"),
    }[change.change]
    return form.format(item=item_words(change), was_at=_address(change.was_at))


def change_name(change: ChangeKind) -> str:
    """Return what became of an item in a word, for a mark beside it."""
    return {
        ChangeKind.ADDED: _("New"),
        ChangeKind.REMOVED: _("Gone"),
        ChangeKind.CHANGED: _("Changed"),
        ChangeKind.MOVED: _("Moved"),
    }[change]


def item_words(change: ItemChange) -> str:
    """Return what an item is, with its name and its address."""
    kind, address = kind_name(change.kind), _address(change.address)
    title = _("“{words}”").format(words=beginning_of(change.title)) if change.title else ""
    if not address:
        return _("{kind} {name}").format(kind=kind, name=title) if title else kind
    if not title:
        return _("{kind} {name}").format(kind=kind, name=address)
    return _("{kind} {name} ({address})").format(kind=kind, name=title, address=address)


def _address(address: tuple[str, ...]) -> str:
    return " › ".join(address)


def kind_name(kind: ItemKind) -> str:
    """Return what an item is."""
    return {
        ItemKind.PACK: _("pack"),
        ItemKind.PHRASES: _("named set of phrases"),
        ItemKind.SCENARIO: _("scenario"),
        ItemKind.TURN: _("turn"),
        ItemKind.CRITERION: _("criterion"),
        ItemKind.FACT: _("fact"),
        ItemKind.FLAG: _("what the customer remembers"),
        ItemKind.INTERJECTION: _("interjection after seconds:"),
        ItemKind.ENDING: _("ending"),
        ItemKind.QUIZ: _("quiz"),
        ItemKind.QUESTION: _("question"),
        ItemKind.SEMINAR: _("seminar"),
        ItemKind.PROMPT: _("discussion prompt"),
        ItemKind.NOTE: _("note"),
        ItemKind.SAMPLE: _("marked reply"),
        ItemKind.MEDIA: _("recording or picture"),
    }[kind]


def field_line(change: FieldChange) -> str:
    """Return the name of a field with its value before and after."""
    name = field_name(change.field)
    if change.field in _WITHOUT_VALUES:
        return _("{name} is another one").format(name=name)
    before, after = field_values(change)
    return _("{name}: {before} → {after}").format(name=name, before=before, after=after)


def field_values(change: FieldChange) -> tuple[str, str]:
    """Return the value of a field before and after, in words."""
    return value_words(change.before), value_words(change.after)


def field_name(field: str) -> str:
    """Return what a field of an item is called; one that has no name here is called as in the code."""
    if field.startswith(_ORDER):
        kind = kind_name(ItemKind(field.removeprefix(_ORDER)))
        return _("order ({kind})").format(kind=kind)
    names = _head_names() | _scenario_names() | _rubric_names() | _other_names()
    return names.get(field, field)


def _head_names() -> dict[str, str]:
    return {
        "id": _("id"),
        "version": _("version"),
        "title": _("title"),
        "language": _("language"),
        "authors": _("authors"),
        "licence": _("licence"),
        "description": _("description"),
        "requires": _("needs the program"),
        "fictional": _("invented numbers and addresses"),
    }


def _scenario_names() -> dict[str, str]:
    return {
        "customer": _("customer"),
        "start": _("first turn"),
        "channel": _("channel"),
        "level": _("level"),
        "minutes": _("minutes"),
        "skills": _("skills"),
        "briefing": _("briefing"),
        "notes": _("notes"),
        "pass_mark": _("pass mark"),
        "turn_limit": _("most replies"),
        "subject": _("subject"),
        "exam_minutes": _("minutes of an exam"),
        "says": _("the customer says"),
        "rules": _("where it leads"),
        "goal": _("goal"),
        "model": _("model reply"),
        "outcome": _("outcome"),
        "mood": _("mood"),
        "value": _("value"),
        "asked": _("told when asked for"),
        "said": _("remembered when said"),
    }


def _rubric_names() -> dict[str, str]:
    return {
        "label": _("label"),
        "need": _("what it looks for"),
        "is_avoided": _("must not be said"),
        "points": _("points"),
        "deduct": _("deduction"),
        "bonus": _("bonus"),
        "is_critical": _("critical"),
        "section": _("section"),
        "skill": _("skill"),
        "hint": _("hint"),
        "not_applicable": _("falls away after"),
    }


def _other_names() -> dict[str, str]:
    return {
        "introduction": _("introduction"),
        "text": _("text"),
        "answer": _("answer"),
        "explanation": _("explanation"),
        "note": _("note"),
        "picture": _("picture"),
        "quiz": _("quiz"),
        "owner": _("who answers open questions"),
        "is_shuffled": _("may be shuffled"),
        "reply": _("reply"),
        "marks": _("marks"),
        "by": _("marked by"),
        "total": _("total"),
        "content": _("content"),
    }
