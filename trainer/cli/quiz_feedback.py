"""What is told about an answer in the terminal: the verdict, what was right, the words that show it, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.cards import feedback as card_feedback
from trainer.cli.markdown import Page
from trainer.cli.paper import Paragraph, box
from trainer.core.analysis import Span
from trainer.core.cards import ScoreCard
from trainer.core.codes import State
from trainer.core.given import Chosen, Compared, Entered, Felt, Given
from trainer.core.quiz import Better, Choices, Feeling, Open, Question, ShortText
from trainer.core.rubric import Criterion
from trainer.services.debriefs import JudgedCriterion
from trainer.services.quizzes import Feedback
from trainer.wording.answer_words import answer_words
from trainer.wording.catalogue import _
from trainer.wording.names import state_name
from trainer.wording.quizzing import verdict_line

# Shape and word carry the meaning; the colour only helps.
_RIGHT, _PARTLY, _WRONG, _UNSURE = ("✓", "green"), ("◐", "yellow"), ("✗", "red"), ("?", "yellow")
_STATE_SIGNS = {State.MET: "✓", State.UNSURE: "?", State.NOT_MET: "✗"}


def feedback_sheet(told: Feedback) -> RenderableType:
    """Return everything that is told about an answer."""
    return Group(_headline(told), Padding(Group(*_parts(told)), (0, 0, 0, 2)))


def _headline(told: Feedback) -> Text:
    sign, colour = sign_of(told)
    return Text(f"{sign} {verdict_line(told.given, told.mark)}", style=f"bold {colour}")


def sign_of(told: Feedback) -> tuple[str, str]:
    """Return the sign and the colour of a verdict."""
    if told.given is None:
        return "–", "yellow"
    mark = told.mark
    if mark is None or not mark.is_sure:
        return _UNSURE
    if mark.is_right:
        return _RIGHT
    return _PARTLY if mark.low > 0 else _WRONG


def _parts(told: Feedback) -> Iterator[RenderableType]:
    yield from _answers(told)
    remarks = () if told.mark is None else told.mark.remarks
    for one in (*remarks, told.question.explanation):
        if one:
            yield Page(one)
    if told.note is not None:
        yield Text(_("More in the note “{title}” (N reads it).").format(title=told.note.title), style="dim")


def _answers(told: Feedback) -> Iterator[RenderableType]:
    """Yield what was given and what would have been right, each as its kind shows it best."""
    match told.question.answer:
        case Choices() as choices:
            yield _options(choices, told)
        case Open(model=model):
            yield from _both(told)
            if model:
                yield box(Page(model), title=_("Model answer"), style="green")
        case Feeling() as feeling:
            yield from _felt(feeling, told)
        case Better() as better:
            yield from _compared(better, told)
        case _:
            yield from _scored(told)


def _both(told: Feedback) -> Iterator[RenderableType]:
    """Yield what was given, and what would have been right where it is something else."""
    if told.given is not None:
        yield _lines(_("You"), told.question, told.given)
    if told.right is not None and told.given != told.right:
        yield _lines(_("Right answer"), told.question, told.right)


def _lines(name: str, question: Question, given: Given) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1)
    for row, text in enumerate(answer_words(question, given)):
        table.add_row("" if row else _("{name}:").format(name=name), Page(text))
    return table


def _options(choices: Choices, told: Feedback) -> RenderableType:
    """Return the options as they were shown: chosen or not, right or not, with what is said to each."""
    chosen = told.given.options if isinstance(told.given, Chosen) else ()
    right = told.right.options if isinstance(told.right, Chosen) else ()
    table = Table.grid(padding=(0, 1))
    for _column in range(2):
        table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for place in told.order.options:
        is_right, is_chosen = place in right, place in chosen
        verdict, colour = (_RIGHT if is_right else _WRONG) if is_right or is_chosen else (" ", "")
        table.add_row(
            Text(verdict, style=colour), "●" if is_chosen else "○", Page(choices.options[place].text)
        )
    return Group(table, *([] if chosen else [Text("")]))


def _felt(feeling: Feeling, told: Feedback) -> Iterator[RenderableType]:
    """Yield the message with the words that show the feeling and those that were marked, then both."""
    message = Text(feeling.message)
    for spans, style in ((_marks(told.right), "underline green"), (_marks(told.given), "reverse")):
        for span in spans:
            message.stylize(style, span.start, span.end)
    yield box(Paragraph(message), title=_("Customer"))
    yield from _both(told)


def _marks(given: Given | None) -> Sequence[Span]:
    return given.marks if isinstance(given, Felt) else ()


def _compared(better: Better, told: Feedback) -> Iterator[RenderableType]:
    """Yield which reply is better, and by which criteria: what each reply does, and which reasons count."""
    order = list(told.order.replies)
    number = order.index(better.better) + 1
    yield Text(_("Reply {number} is better.").format(number=number), style="bold")
    if told.mark is None or not told.mark.cards:
        yield _reasons(better.criteria, told)
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=1)
    for _place in order:
        table.add_column(no_wrap=True, justify="center")
    table.add_row("", *(_("Reply {number}").format(number=place + 1) for place in range(len(order))))
    cards = [told.mark.cards[place] for place in order]
    for criterion in better.criteria:
        table.add_row(_reason(criterion, told), *(_state(card, criterion) for card in cards))
    yield table


def _reasons(criteria: Iterable[Criterion], told: Feedback) -> RenderableType:
    return Group(*(_reason(one, told) for one in criteria))


def _reason(criterion: Criterion, told: Feedback) -> RenderableType:
    right = told.right.reasons if isinstance(told.right, Compared) else ()
    chosen = told.given.reasons if isinstance(told.given, Compared) else ()
    is_right, is_chosen = criterion.id in right, criterion.id in chosen
    sign, colour = (_RIGHT if is_right else _WRONG) if is_right or is_chosen else (" ", "")
    return Paragraph(Text(f"{sign} {'●' if is_chosen else '○'} {criterion.label}", style=colour))


def _state(card: ScoreCard, criterion: Criterion) -> Text:
    verdict = card.verdict(criterion.id)
    if verdict is None:
        return Text("")
    return Text(f"{_STATE_SIGNS[verdict.state]} {state_name(verdict.state)}")


def _scored(told: Feedback) -> Iterator[RenderableType]:
    """Yield a text with the words that earned its points where a rubric scored it."""
    given, cards = told.given, () if told.mark is None else told.mark.cards
    criteria = told.question.answer.criteria if isinstance(told.question.answer, ShortText) else ()
    if not cards or not isinstance(given, Entered):
        yield from _both(told)
        return
    verdicts = ((one, cards[0].verdict(one.id)) for one in criteria)
    judged = tuple(JudgedCriterion(one, verdict) for one, verdict in verdicts if verdict is not None)
    yield card_feedback(given.text, cards[0], judged)
