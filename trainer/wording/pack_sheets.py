"""What the sheets for packs call things: kinds of personal data, places in tables, items of feedback."""

from __future__ import annotations

from trainer.core.errors import Problem
from trainer.core.scenario import Pack
from trainer.services.feedback import ItemKind
from trainer.wording.catalogue import _
from trainer.wording.numbers import number
from trainer.wording.problems import problem_place


def personal_kind_name(kind: str) -> str:
    """Return what a kind of likely personal data is called; a kind without a name as it is."""
    names = {
        "personal-email": _("E-mail addresses"),
        "personal-phone": _("Telephone numbers"),
        "personal-card": _("Card numbers"),
        "personal-iban": _("Bank accounts"),
        "personal-order": _("Order and customer numbers"),
        "personal-postal-code": _("Postal codes"),
        "personal-address": _("Addresses"),
        "personal-my-number": _("Individual Numbers (My Number)"),
        "personal-ip-address": _("Addresses of computers"),
        "personal-link": _("Links with a secret in them"),
    }
    return names.get(kind, kind)


def source_place(problem: Problem) -> str:
    """Return where in a spreadsheet or another file a fault stands, as its writer finds it."""
    if "sheet" not in problem.data and "heading" not in problem.data:
        return problem_place(problem)
    parts = (
        _("Sheet “{sheet}”").format(sheet=problem.data["sheet"]) if problem.data.get("sheet") else "",
        _("row {row}").format(row=number(problem.line)) if problem.line else "",
        _("column “{heading}”").format(heading=problem.data["heading"])
        if problem.data.get("heading")
        else "",
    )
    return _(", ").join(part for part in parts if part) or problem_place(problem)


def item_kind_name(kind: ItemKind) -> str:
    """Return what an item of a pack is."""
    return {
        ItemKind.SCENARIO: _("Scenario"),
        ItemKind.LINE: _("Customer’s line"),
        ItemKind.GOAL: _("Goal"),
        ItemKind.MODEL: _("Model reply"),
        ItemKind.CRITERION: _("Criterion"),
        ItemKind.ENDING: _("Ending"),
        ItemKind.QUIZ: _("Quiz"),
        ItemKind.QUESTION: _("Question"),
        ItemKind.NOTE: _("Note"),
    }[kind]


def rating_name(rating: int) -> str:
    """Return what a rating means."""
    return {
        1: _("must change"),
        2: _("weak"),
        3: _("usable"),
        4: _("good"),
        5: _("very good"),
    }[rating]


def group_of(address: str) -> str:
    """Return the part of an address that names the scenario, quiz or note: ``drills/late-parcel``."""
    return "/".join(address.split("/")[:2])


def group_title(address: str, pack: Pack) -> str:
    """Return what the scenario, quiz or note of an address is called; its id where it is gone."""
    kind, _slash, name = group_of(address).partition("/")
    titles = {
        "drills": {one.id: one.title for one in pack.scenarios},
        "quizzes": {one.id: one.title for one in pack.quizzes},
        "notes": {one.id: one.title for one in pack.notes},
    }
    return titles.get(kind, {}).get(name, name or address)


def place_in_pack(address: str, pack: Pack) -> str:
    """Return where an item stands: ``Where is my parcel? › Turn 2``."""
    kind, scenario_id, turn_id = (*address.split("/"), "", "")[:3]
    title = group_title(address, pack)
    scenario = pack.scenario(scenario_id) if kind == "drills" else None
    turns = [turn.id for turn in scenario.turns] if scenario is not None else []
    if turn_id not in turns:
        return title
    turn = _("Turn {number}").format(number=number(turns.index(turn_id) + 1))
    return f"{title} › {turn}"
