"""What the sheets for packs call things: kinds of personal data, ratings, places in a pack and a form."""

from __future__ import annotations

from trainer.core.errors import Problem
from trainer.core.scenario import Pack
from trainer.wording.catalogue import _
from trainer.wording.numbers import number


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


def form_place(problem: Problem) -> str:
    """Return where in a form that came back a fault stands."""
    if not problem.line:
        return problem.file
    return _("{file}, row {row}").format(file=problem.file, row=number(problem.line))


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
    """Return the part of an address that names the scenario, quiz, seminar or note: ``drills/late``."""
    return "/".join(address.split("/")[:2])


def group_title(address: str, pack: Pack) -> str:
    """Return what the scenario, quiz, seminar or note of an address is called; its id where it is gone."""
    kind, _slash, name = group_of(address).partition("/")
    titles = {
        "drills": {one.id: one.title for one in pack.scenarios},
        "quizzes": {one.id: one.title for one in pack.quizzes},
        "seminars": {one.id: one.title for one in pack.seminars},
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
