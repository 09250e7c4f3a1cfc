"""The command ``plan``: what to do today, on one screen."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from trainer.cli.entrance import Tools
from trainer.cli.invocation import invocation
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.practising import who_is_meant
from trainer.cli.statuses import FINE
from trainer.services.daily_plan import Plan, PlannedQuestion, PlannedWhy
from trainer.services.leeches import LeechReport
from trainer.services.office import Office
from trainer.services.progress import Proposal
from trainer.services.skill_memories import SkillMemory
from trainer.wording.catalogue import _, language, ngettext
from trainer.wording.numbers import minutes, number
from trainer.wording.proposals import proposal_reason
from trainer.wording.remembering import (
    clock_accepted_sentence,
    clock_hint,
    fitted_sentence,
    leech_sentence,
    plan_sentences,
    skill_sentence,
)

_SKILLS_SHOWN = 6
_LEECHES_SHOWN = 20
_LONGEST_QUESTION = 70


def plan(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Print the plan of the day, or what the arguments ask for instead."""
    with tools.office() as office:
        if arguments.leeches:
            paper.print(*_leeches(office.remembering.leeches()), sep="\n")
            return FINE
        trainee = who_is_meant(office, paper, read_text, arguments.trainee)
        if arguments.clock_is_right:
            paper.print(Paragraph(clock_accepted_sentence(office.remembering.accept_clock(trainee.id))))
        paper.print(*_screen(office, trainee.id, arguments.minutes), sep="\n")
    return FINE


def _screen(office: Office, trainee_id: str, minutes_given: int) -> Iterator[RenderableType]:
    today = office.remembering.plan(trainee_id, minutes=minutes_given, language=language())
    home = office.progress.home(trainee_id, language=language())
    yield Paragraph(_("Today’s plan"), style="bold")
    for sentence in plan_sentences(today):
        yield Paragraph(sentence)
    if today.clock_fault is not None:
        yield Paragraph(clock_hint(f"{invocation()} plan --clock-is-right"))
    yield from _questions(today)
    yield from _skills(office.remembering.skills(trainee_id), home.proposal)
    yield from _drill(home.proposal)
    yield Paragraph(fitted_sentence(office.remembering.parameters(trainee_id)), style="dim")


def _questions(today: Plan) -> Iterator[RenderableType]:
    if not today.items:
        return
    count = len(today.items)
    heading = ngettext("{count} question, about {time}", "{count} questions, about {time}", count).format(
        count=number(count), time=minutes(today.seconds)
    )
    yield Paragraph(f"\n{heading}", style="bold")
    yield _quizzes(today.items)
    yield Paragraph(
        _("Begin with “{command}”.").format(command=f"{invocation()} quiz --due --minutes {today.minutes}")
    )


def _quizzes(items: Sequence[PlannedQuestion]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right", style="dim")
    titles = Counter((item.quiz.title, item.why) for item in items)
    for (title, why), count in titles.items():
        table.add_row(Paragraph(title), _kind(why).format(count=number(count)))
    return Padding(table, (0, 0, 0, 2))


def _kind(why: PlannedWhy) -> str:
    if why is PlannedWhy.CHANGED:
        return _("{count} with another right answer")
    return _("{count} due") if why is PlannedWhy.DUE else _("{count} new")


def _skills(skills: Sequence[SkillMemory], proposal: Proposal | None) -> Iterator[RenderableType]:
    """Yield the skills; the one that the next drill was chosen for comes first, here as there."""
    proposed = None if proposal is None or proposal.skill is None else proposal.skill.skill
    skills = sorted(skills, key=lambda one: one.skill != proposed)
    if skills:
        yield Paragraph("\n" + _("Skills, the one to train next first"), style="bold")
    for one in skills[:_SKILLS_SHOWN]:
        yield Padding(Paragraph(skill_sentence(one)), (0, 0, 0, 2))


def _drill(proposal: Proposal | None) -> Iterator[RenderableType]:
    if proposal is None:
        return
    scenario = proposal.entry.scenario
    yield Paragraph("\n" + _("Next drill: {title}").format(title=scenario.title), style="bold")
    yield Paragraph(proposal_reason(proposal))
    yield Paragraph(_("Begin with “{command}”.").format(command=f"{invocation()} drill {scenario.id}") + "\n")


def _leeches(reports: Sequence[LeechReport]) -> Iterator[RenderableType]:
    if not reports:
        yield Paragraph(_("No question is forgotten again and again."))
    for one in reports[:_LEECHES_SHOWN]:
        where = f"{one.key.pack_id} › {one.key.quiz_id} › {one.key.item_id}"
        who = ", ".join(f"{name} ({number(lapses)})" for name, lapses in one.trainees)
        yield Paragraph(_shortened(one.text), style="bold")
        yield Padding(Paragraph(leech_sentence(one)), (0, 0, 0, 2))
        yield Padding(Paragraph(f"{where} · {who}", style="dim"), (0, 0, 0, 2))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUESTION else f"{line[: _LONGEST_QUESTION - 1]}…"
