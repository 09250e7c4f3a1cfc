"""A question of a quiz on the terminal: what is asked, what can be chosen, and how it is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.markdown import Page
from trainer.cli.paper import Paragraph, box
from trainer.cli.quiz_typing import LETTERS
from trainer.core.given import Chosen, Given, Matched, Ordered
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import (
    Better,
    Choices,
    Feeling,
    Matching,
    Numeric,
    Open,
    Ordering,
    Question,
    ShortText,
    TrueOrFalse,
)
from trainer.wording.catalogue import _

_CHOSEN, _LEFT = "●", "○"


def question_sheet(question: Question, order: ShownOrder, given: Given | None = None) -> RenderableType:
    """Return a question with everything that can be chosen.

    Args:
        question: As it is put.
        order: In which its parts are shown.
        given: What is chosen so far.
    """
    return Group(Page(question.text), *_parts(question, order, given))


def _parts(question: Question, order: ShownOrder, given: Given | None) -> Iterable[RenderableType]:
    match question.answer:
        case Choices(options):
            chosen = given.options if isinstance(given, Chosen) else ()
            yield option_list([options[place].text for place in order.options], _at(order.options, chosen))
        case TrueOrFalse():
            yield option_list([_("True"), _("False")])
        case Ordering(steps):
            yield option_list([steps[place] for place in order.steps])
            if isinstance(given, Ordered):
                yield _kept(" ".join(str(order.steps.index(place) + 1) for place in given.steps))
        case Matching(pairs):
            yield _sides([pair.left for pair in pairs], order.rights)
            if isinstance(given, Matched):
                yield _kept(_matched(given, order.rights))
        case Feeling(message, feelings):
            yield box(Paragraph(message), title=_("Customer"))
            yield option_list([feelings[place].text for place in order.options])
        case Better(replies):
            for number, place in enumerate(order.replies, start=1):
                title = _("Reply {number}").format(number=number)
                yield box(Paragraph(replies[place]), title=title)


def option_list(texts: Sequence[str], chosen: Collection[int] = ()) -> RenderableType:
    """Return numbered texts; where some are chosen, a sign says which."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, style="bold cyan")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for place, text in enumerate(texts):
        sign = "" if not chosen else _CHOSEN if place in chosen else _LEFT
        table.add_row(str(place + 1), sign, Page(text))
    return Padding(table, (0, 0, 1, 2))


def _sides(lefts: Sequence[str], rights: Sequence[str]) -> RenderableType:
    """Return left sides with numbers, and below them right sides with letters: both may be long."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, style="bold cyan")
    table.add_column(ratio=1)
    for number, left in enumerate(lefts, start=1):
        table.add_row(str(number), Page(left))
    table.add_row("", "")
    for letter, right in zip(LETTERS, rights, strict=False):
        table.add_row(letter, Page(right))
    return Padding(table, (0, 0, 1, 2))


def _matched(given: Matched, rights: Sequence[str]) -> str:
    pairs = enumerate(given.rights, start=1)
    return " ".join(f"{number}{LETTERS[rights.index(right)]}" for number, right in pairs if right in rights)


def _kept(text: str) -> RenderableType:
    return Padding(Text(_("Your answer so far: {answer}").format(answer=text), style="dim"), (0, 0, 1, 2))


def _at(shown: Sequence[int], chosen: Sequence[int]) -> frozenset[int]:
    return frozenset(place for place, option in enumerate(shown) if option in chosen)


def how_to_answer(question: Question) -> str:
    """Say in one line how a question is answered here."""
    match question.answer:
        case Choices(are_several=True):
            return _("Type the numbers of all that are right, such as 1 3; Enter alone confirms.")
        case Choices() | Feeling():
            return _("Type the number of your choice.")
        case TrueOrFalse():
            return _("Type 1 for true, 2 for false.")
        case Ordering():
            return _("Type all numbers in the right order, such as 3 1 2.")
        case Matching():
            return _("Type what belongs together, such as 1b 2a.")
        case Better():
            return _("Which reply is better? Type 1 or 2.")
    return _how_to_write(question)


def _how_to_write(question: Question) -> str:
    match question.answer:
        case Numeric(unit=unit):
            return _("Type a number ({unit}).").format(unit=unit) if unit else _("Type a number.")
        case ShortText(criteria=()):
            return _("Type a few words.")
        case ShortText():
            return _("Write your reply. A line that ends with a backslash (\\) goes on in the next one.")
        case Open():
            return _("Write your answer; you compare it with the model afterwards.")
    return _("Enter goes on.")
