"""Quizzes with every kind of question in two languages, a clock and a stopwatch turned by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from itertools import count
from pathlib import Path

from tests.services.stage import HandClock
from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.ids import uuid7_text
from trainer.core.quiz_records import SittingMode
from trainer.core.records import Trainee
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.due_queue import DueQueue
from trainer.data.memories import MemoryStore
from trainer.data.sittings import SittingStore
from trainer.data.skill_rows import SkillRows
from trainer.data.trainees import TraineeStore
from trainer.services.library import Library
from trainer.services.quizzes import QuizService, QuizSession
from trainer.services.remembering import Remembering
from trainer.services.sessions import Chance
from trainer.services.skill_memories import SkillMemories

PACK = "id: quiz-room\nversion: 1.2.0\ntitle: The quiz room\nlanguage: en\nlicence: CC0-1.0\n"

SHORT = """\
id: short
title: A short one
language: en
minutes: 5
pass_mark: 60
questions:
  - {id: one, ask: Is it one?, answer: yes, explanation: One is one., note: tea}
  - {id: two, ask: Is it two?, answer: no}
  - {id: three, ask: "How many days?", number: [3], unit: days}
"""

ALL = """\
id: all-kinds
title: All kinds
language: en
minutes: 10
questions:
  - {id: read, read: Read this before.}
  - {id: single, ask: Which?, note: tea,
     options: [{right: Green, feedback: Indeed.}, {wrong: Red}, {wrong: Blue}]}
  - {id: several, ask: Which ones?, several: yes, options: [{right: Two}, {right: Four}, {wrong: Five}]}
  - {id: claim, ask: Is it so?, answer: yes}
  - {id: order, ask: In which order?, order: [listen, ask, answer]}
  - {id: pairs, ask: What belongs together?, pairs: {cat: meow, dog: woof}, spare: [moo]}
  - {id: number, ask: How many days?, number: [7], unit: days}
  - {id: text, ask: What is printed on it?, answers: [tracking number]}
  - {id: rubric, ask: What do you say?, criteria: [{id: sorry, label: Apologises, points: 2, needs: sorry},
     {id: refund, label: Offers a refund, points: 2, needs: refund}]}
  - {id: feeling, ask: What does she feel?, message: "It broke again, I give up.",
     feeling: [{right: Tired}, {wrong: Glad}], shown_by: ["I give up"]}
  - {id: better, ask: Which is better?, replies: {better: I am sorry. I send a refund., other: It is late.},
     criteria: [{id: sorry, label: Apologises, points: 2, needs: sorry},
       {id: rude, label: Is never rude, points: 1, needs: {none: [idiot]}}]}
  - {id: open, ask: What would you do?, open: yes, model: Ask first.}
"""

JAPANESE = """\
id: all-kinds-ja
title: すべての形
language: ja
minutes: 10
questions:
  - {id: read, read: 先にお読みください。}
  - {id: single, ask: どれですか。, options: [{right: 緑}, {wrong: 赤}, {wrong: 青}]}
  - {id: several, ask: どれとどれですか。, several: yes, options: [{right: 二}, {right: 四}, {wrong: 五}]}
  - {id: claim, ask: 正しいですか。, answer: yes}
  - {id: order, ask: 順番は？, order: [聞く, 尋ねる, 答える]}
  - {id: pairs, ask: 組になるのは？, pairs: {猫: にゃあ, 犬: わん}, spare: [もう]}
  - {id: number, ask: 何日ですか。, number: [7], unit: 日}
  - {id: text, ask: 何が書いてありますか。, answers: [追跡番号]}
  - {id: rubric, ask: 何と言いますか。,
     criteria: [{id: sorry, label: おわびする, points: 2, needs: 申し訳ございません}]}
  - {id: feeling, ask: お気持ちは？, message: また壊れました。もうあきらめます。,
     feeling: [{right: 疲れている}, {wrong: うれしい}], shown_by: [もうあきらめます]}
  - {id: better, ask: どちらが良いですか。, replies: {better: 申し訳ございません。, other: 遅れます。},
     criteria: [{id: sorry, label: おわびする, points: 2, needs: 申し訳ございません}]}
  - {id: open, ask: どうしますか。, open: yes, model: まず尋ねます。}
"""

RIGHT: dict[str, Given] = {
    "single": Chosen((0,)),
    "several": Chosen((0, 1)),
    "claim": Claimed(is_true=True),
    "order": Ordered((0, 1, 2)),
    "pairs": Matched(("meow", "woof")),
    "number": Entered("7"),
    "text": Entered("the tracking number"),
    "rubric": Entered("I am so sorry, you get a refund."),
    "feeling": Felt(0, (Span(16, 25),)),
    "better": Compared(0, ("sorry",)),
    "open": Entered("I would ask."),
    "one": Claimed(is_true=True),
    "two": Claimed(is_true=False),
    "three": Entered("3 days"),
}
"""Question → an answer that earns everything."""


def write_quiz_room(packs: Path) -> Path:
    """Write the pack and return its folder."""
    folder = packs / "quiz-room"
    for name, text in {
        "pack.yaml": PACK,
        "quizzes/short.yaml": SHORT,
        "quizzes/all-kinds.yaml": ALL,
        "quizzes/all-kinds-ja.yaml": JAPANESE,
        "notes/tea.md": "# Tea\n\nGreen tea is green.\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@dataclass
class QuizRoom:
    """The service over a database and a pack; `reopen` is a new start of the program.

    Attributes:
        watch_s: What the stopwatch shows.
    """

    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    watch_s: float = 0.0
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        if not (self.folder / "packs").exists():
            write_quiz_room(self.folder / "packs")
        self.open()
        known = self.trainees.list()
        self.trainee = (known or (self.trainees.create(Trainee(self._id(), "Aoi", self.clock())),))[0].id

    def open(self) -> None:
        self.database = Database.open(self.folder / "dojo.db")
        self.library = Library((self.folder / "packs",), self.folder / "kept")
        self.memories = MemoryStore(self.database)
        self.store = SittingStore(self.database)
        self.trainees = TraineeStore(self.database)
        skills = SkillMemories(
            self.memories, SkillRows(self.database), AttemptStore(self.database), self.library, zone=UTC
        )
        self.remembering = Remembering(
            self.memories,
            DueQueue(self.database),
            self.store,
            skills,
            self.library,
            clock=self.clock,
            zone=UTC,
            make_id=self._id,
        )
        self.quizzes = QuizService(
            self.store,
            self.trainees,
            self.library,
            self.remembering,
            chance=Chance(self.clock, self._id, lambda: 7),
            stopwatch=lambda: self.watch_s,
            zone=UTC,
        )

    def _id(self) -> str:
        return uuid7_text(next(self.ids), b"0123456789")

    def reopen(self) -> None:
        self.database.close()
        self.open()

    def turn(self, seconds: float) -> None:
        """Let time pass, by the clock on the wall and by the stopwatch."""
        self.clock.now += timedelta(seconds=seconds)
        self.watch_s += seconds

    def begin(
        self, quiz: str = "short", mode: SittingMode = SittingMode.PRACTICE, **more: object
    ) -> QuizSession:
        return self.quizzes.start(self.trainee, self.quizzes.find(quiz), mode, **more)  # type: ignore[arg-type]

    def again(self, session: QuizSession) -> QuizSession:
        """Continue a sitting after a new start of the program."""
        self.reopen()
        return self.quizzes.resume(session.head.id)


def right_for(session: QuizSession) -> Given:
    """Return what earns everything at the question that is shown."""
    return RIGHT[session.question.id]
