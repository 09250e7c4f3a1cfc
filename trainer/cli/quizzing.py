"""The command ``quiz``: the list, playing, what is due, and what was played before."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from trainer.cli.entrance import Tools
from trainer.cli.invocation import invocation
from trainer.cli.keyboard import Interrupted, ReadReply, read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.practising import who_is_meant
from trainer.cli.quiz_arguments import PLAN_MINUTES
from trainer.cli.quiz_modes import sitting_of
from trainer.cli.quiz_results import history_table, record_table
from trainer.cli.quiz_typing import plain
from trainer.cli.statuses import FINE
from trainer.cli.streams import is_interactive
from trainer.cli.targets import demand_new
from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import SittingMode
from trainer.services.daily_plan import Plan
from trainer.services.office import Office
from trainer.services.quizzes import QuizEntry, QuizSession, ShelvedQuiz
from trainer.services.sitting_records import as_data
from trainer.wording.catalogue import _, language
from trainer.wording.names import level_name
from trainer.wording.numbers import SECONDS_A_MINUTE, minutes, number
from trainer.wording.quizzing import due_count, exam_lines, questions_count, sitting_title
from trainer.wording.record_pages import record_page
from trainer.wording.remembering import plan_sentences

Numbered = Mapping[int, ShelvedQuiz]


def play_sitting(session: QuizSession, paper: Paper, read: ReadReply) -> bool:
    """Play a sitting to its end, or until the trainee leaves; print what it came to.

    Args:
        session: Begun or continued.
        paper: Where it is printed.
        read: Asks for one line.

    Returns:
        Whether it is over.
    """
    return sitting_of(session, paper, read).play()


def quiz(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """List quizzes, play one, or show what was played."""
    if arguments.what == "statistics":
        from trainer.cli.quiz_statistics import Asked, quiz_statistics  # few ever ask for them

        asked = Asked(arguments.since, arguments.until, arguments.only, arguments.without)
        return quiz_statistics(arguments.which or "", arguments.csv, paper, tools, asked)
    if arguments.what == "review":
        from trainer.cli.quiz_reviewing import quiz_review  # trainers alone

        return quiz_review(arguments.which or "", paper, tools, read_text)
    with tools.office() as office:
        desk = QuizCommand(office, paper, read_text, trainee=arguments.trainee)
        match arguments.what:
            case "history":
                desk.history()
            case "record":
                desk.record(arguments)
            case _:
                desk.play(arguments)
    return FINE


class QuizCommand:
    """Does what the arguments ask for, and asks where they leave it open.

    Args:
        office: All services.
        paper: Where it is printed.
        read: Asks for one line.
        trainee: Whom it is about; ``None`` for who practises here.
    """

    def __init__(self, office: Office, paper: Paper, read: ReadReply, *, trainee: str | None = None) -> None:
        self._office = office
        self._paper = paper
        self._read = read
        self._trainee_id = who_is_meant(office, paper, read, trainee).id

    # Playing

    def play(self, arguments: argparse.Namespace) -> None:
        """Play what is asked for; without a quiz, list them and offer what is due first.

        Raises:
            UserFacingError: ``no-quizzes``, ``quiz-unknown``, ``quiz-ambiguous``, ``quiz-empty``,
                ``nothing-to-resume``, ``plan-names-no-quiz``, ``quiz-pack-gone``,
                ``pack-unknown``.
        """
        if arguments.resume:
            session = self._resumed()
        elif arguments.due:
            if arguments.what is not None:
                raise UserFacingError("plan-names-no-quiz")
            session = self._planned(self._plan(arguments))
        elif arguments.what is not None:
            session = self._started(self._named(arguments.what), arguments)
        else:
            chosen = self._chosen(arguments)
            if chosen is None:
                return
            session = chosen
        play_sitting(session, self._paper, self._read)

    def _started(self, entry: QuizEntry, arguments: argparse.Namespace) -> QuizSession:
        quizzes = self._office.quizzes
        if arguments.cram:
            return quizzes.start_cram(self._trainee_id, [entry], minutes=arguments.minutes)
        if not arguments.exam:
            return quizzes.start(self._trainee_id, entry)
        if is_interactive():
            limit_s, mark = entry.exam_limit_s, entry.quiz.pass_mark
            for line in exam_lines(questions=entry.questions, limit_s=limit_s, pass_mark=mark):
                self._say(line)
            self._ask(_("Press Enter to begin. "))
        return quizzes.start(self._trainee_id, entry, SittingMode.EXAM)

    def _plan(self, arguments: argparse.Namespace) -> Plan:
        wanted = arguments.minutes or PLAN_MINUTES
        return self._office.remembering.plan(
            self._trainee_id, minutes=wanted, language=language(), pack_id=arguments.pack or ""
        )

    def _planned(self, plan: Plan) -> QuizSession:
        session = self._office.quizzes.start_todays_plan(self._trainee_id, plan, language=language())
        is_continued = bool(session.state.answers)
        for sentence in (_("Today’s plan goes on."),) if is_continued else plan_sentences(plan):
            self._say(sentence)
        return session

    def _resumed(self) -> QuizSession:
        unfinished = self._office.quizzes.shelf(self._trainee_id).unfinished
        if not unfinished:
            raise UserFacingError("nothing-to-resume")
        return self._office.quizzes.resume(unfinished[0].head.id)

    # The list

    def _chosen(self, arguments: argparse.Namespace) -> QuizSession | None:
        """List what can be played, and ask what is wanted; ``None`` where nobody can be asked."""
        shelf = self._office.quizzes.shelf(self._trainee_id)
        numbered = self._numbered()
        if not numbered:
            raise UserFacingError("no-quizzes")
        plan = self._plan(arguments)
        if plan.items:
            self._offer(plan)
        for one in shelf.unfinished[:1]:
            line = _("Not finished yet: {title}. To continue, type: {command}")
            command = f"{invocation()} quiz --resume"
            self._say(line.format(title=sitting_title(one.head), command=command))
        self._paper.print(quiz_list(numbered))
        if not is_interactive():
            return None
        typed = plain(self._ask(_("Which one? Type its number (Enter for today’s plan): ")))
        if not typed:
            return self._planned(plan)
        return self._started(self._named(typed), arguments)

    def _offer(self, plan: Plan) -> None:
        self._paper.print(Paragraph(_("Today’s plan"), style="bold"))
        facts = (
            _("{questions} in about {time}").format(
                questions=questions_count(len(plan.items)), time=minutes(plan.seconds)
            ),
            f"{invocation()} quiz --due",
        )
        self._paper.print(Padding(Paragraph(" · ".join(facts)), (0, 0, 1, 2)))

    def _numbered(self) -> Numbered:
        """Number all quizzes as every list shows them: those in the language of the screens come first."""
        quizzes = self._office.quizzes.shelf(self._trainee_id).quizzes
        ordered = sorted(quizzes, key=lambda one: not one.entry.quiz.language.startswith(language()))
        return dict(enumerate(ordered, start=1))

    def _named(self, name: str) -> QuizEntry:
        """Return the quiz that is meant; of several alike, the one in the language of the screens."""
        numbered = self._numbered()
        if name.isdecimal() and int(name) in numbered:
            return numbered[int(name)].entry
        pack_id, _slash, quiz_id = name.rpartition("/")
        entries = [one.entry for one in numbered.values() if one.entry.quiz.id == quiz_id]
        found = [one for one in entries if pack_id in ("", one.pack.id)]
        found = [one for one in found if one.quiz.language.startswith(language())] or found
        if len(found) > 1:
            choices = [f"{one.pack.id}/{one.quiz.id}" for one in found]
            raise UserFacingError("quiz-ambiguous", quiz=name, choices=choices)
        return found[0] if found else self._office.quizzes.find(quiz_id, pack_id=pack_id)

    # Afterwards

    def history(self) -> None:
        """List everything that was played, the newest first."""
        history = self._office.quizzes.history(self._trainee_id)
        if not history:
            self._say(_("Nothing was played yet."))
            return
        self._paper.print(history_table(history))

    def record(self, arguments: argparse.Namespace) -> None:
        """Show a record, or write it as a page to print; the newest one where none is named.

        Raises:
            UserFacingError: ``sitting-unknown``; ``record-target-taken`` if the file is there already.
        """
        record = self._office.quizzes.record(self._meant(arguments.which or "1"))
        if arguments.json:
            # Not through the console, which would break the lines.
            self._paper.file.write(json.dumps(as_data(record), ensure_ascii=False, indent=2) + "\n")
        elif arguments.html is not None:
            demand_new(arguments.html, "record-target-taken")
            self._office.exports.write(arguments.html, record_page(record).encode())
            self._say(_("The record is written to {file}.").format(file=arguments.html))
        else:
            self._paper.print(record_table(record))

    def _meant(self, which: str) -> str:
        """Return the id of the sitting that is meant by a number of the list, or an id."""
        ids = [one.head.id for one in self._office.quizzes.history(self._trainee_id)]
        found = [ids[int(which) - 1]] if which.isdecimal() and 1 <= int(which) <= len(ids) else []
        found = found or [one for one in ids if one == which.strip()]
        if not found:
            raise UserFacingError("sitting-unknown", which=which, count=len(ids))
        return found[0]

    def _say(self, text: str) -> None:
        self._paper.print(Paragraph(text, style="dim"))

    def _ask(self, question: str) -> str:
        try:
            return self._read(question)
        except EOFError:
            raise UserFacingError("input-ended") from None
        except Interrupted:
            raise KeyboardInterrupt from None


def quiz_list(quizzes: Numbered) -> RenderableType:
    """Return quizzes with their numbers, under the titles of their packs."""
    parts: list[RenderableType] = []
    for _id, group in groupby(quizzes.items(), key=lambda pair: pair[1].entry.pack.id):
        rows = list(group)
        parts.append(Paragraph(rows[0][1].entry.pack.title, style="bold"))
        parts.append(Padding(_rows(rows), (0, 0, 1, 0)))
    return Group(*parts)


def _rows(rows: Sequence[tuple[int, ShelvedQuiz]]) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(justify="right", width=3)
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right", style="dim")
    for place, one in rows:
        length = minutes(one.entry.quiz.minutes * SECONDS_A_MINUTE)
        facts = [questions_count(one.entry.questions), level_name(one.entry.quiz.level), length]
        if one.due:
            facts.append(due_count(one.due))
        if one.best is not None:
            facts.append(_("best {score}").format(score=number(one.best)))
        table.add_row(str(place), one.entry.quiz.id, Paragraph(one.entry.quiz.title), " · ".join(facts))
    return table
