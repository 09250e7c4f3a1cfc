"""Records that the tests of `trainer.data` are made of."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from trainer.core.analysis import EvidenceKind, Span
from trainer.core.drill_events import Begun, Event, Finish, Scored, Submitted
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode, Play
from trainer.core.ids import RANDOM_BYTES, uuid7_text
from trainer.core.needs import Reason, State
from trainer.core.records import AttemptHead, AttemptStanding, Draft, Trainee
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scenario import Channel, Outcome
from trainer.core.scoring import Evidence, Points, ScoreCard, SectionTotal, Verdict
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.trainees import TraineeStore

START = datetime(2026, 4, 1, 8, 59, 58, 123456, tzinfo=UTC)
APOLOGY = Criterion("apology", "Apologises", Phrase("sorry"), points=2, section="empathy")
BLAME = Criterion(
    "blame", "Never blames", Phrase("your fault"), is_avoided=True, is_critical=True, deduct=3, skill="tone"
)
CRITERIA = (APOLOGY, BLAME)
STANDING = AttemptStanding()

_count = itertools.count()


def new_id() -> str:
    """An id that no other call gave, in this process or in another; later ones sort later."""
    return uuid7_text(1_770_000_000_000 + next(_count), os.urandom(RANDOM_BYTES))


def new_trainee(name: str = "Aoi 葵") -> Trainee:
    return Trainee(new_id(), name, START)


def new_head(
    trainee_id: str, *, started_at: datetime = START, scenario_id: str = "late-parcel"
) -> AttemptHead:
    return AttemptHead(
        id=new_id(),
        trainee_id=trainee_id,
        pack_id="flea-en",
        pack_version="1.0.0",
        pack_hash="0" * 64,
        scenario_id=scenario_id,
        scenario_title="The parcel that does not come",
        language="en",
        channel=Channel.CHAT,
        mode=Mode.PRACTICE,
        seed=2**31 - 1,
        started_at=started_at,
    )


def new_card(*, is_met: bool = True) -> ScoreCard:
    """A card on a reply that begins with "So sorry"."""
    words = (Evidence(Span(3, 8), EvidenceKind.EXACT, "sorry"),)
    apology = (
        Verdict("apology", State.MET, evidence=words)
        if is_met
        else Verdict("apology", State.NOT_MET, nearest=words, reason=Reason.NEGATED)
    )
    points = Points(2, 2, 2) if is_met else Points(0, 0, 2)
    return ScoreCard(
        "opening",
        (apology, Verdict("blame", State.MET)),
        points,
        (SectionTotal("empathy", points),),
        bonus=0,
        criticals=(),
        signature="engine-1 en-1 flea-en@1.0.0:000000000000",
    )


@dataclass
class Playing:
    """One drill being stored, event by event."""

    store: AttemptStore
    head: AttemptHead
    events: list[Event] = field(default_factory=list)
    visit: int = 0

    def add(self, event: Event, standing: AttemptStanding = STANDING, play: Play | None = None) -> None:
        criteria = CRITERIA if isinstance(event, Scored) else ()
        draft = Draft() if isinstance(event, Submitted) else None
        self.store.append(
            self.head.id, len(self.events), event, standing, play=play, criteria=criteria, draft=draft
        )
        self.events.append(event)

    def at(self) -> datetime:
        return self.head.started_at + timedelta(seconds=len(self.events))

    def begin(self) -> None:
        self.add(Begun(self.at()))

    def send(
        self,
        text: str = "So sorry!",
        *,
        try_number: int = 1,
        edits: int = 0,
        took: timedelta = timedelta(),
        hints: tuple[str, ...] = (),
    ) -> Play:
        self.visit += try_number == 1
        event = Submitted(new_id(), text, self.at(), edits)
        play = Play(
            reply_id=event.reply_id,
            turn_id="opening",
            visit=self.visit,
            try_number=try_number,
            text=text,
            submitted_at=event.at,
            mood_after=50,
            took=took,
            hints=hints,
        )
        self.add(event, play=play)
        return play

    def score(self, play: Play, card: ScoreCard | None = None) -> None:
        card = card or new_card()
        standing = replace(STANDING, replies=1, low_score=card.points.low_score, high_score=100)
        self.add(Scored(card, ("order-number",), self.at()), standing, play)

    def end(self, *, low_score: int = 80, result: Result = Result.PASSED, practised_s: float = 61.5) -> None:
        """Rewrite the standing as that of a drill that is over."""
        standing = AttemptStanding(
            replies=1,
            practised_s=practised_s,
            low_score=low_score,
            high_score=low_score,
            mood=70,
            finish=Finish.ENDING,
            ended_at=self.at(),
            ending_id="resolved",
            outcome=Outcome.RESOLVED,
            result=result,
        )
        play = self.send("Good bye, sorry again")
        self.add(Scored(new_card(), (), self.at()), standing, play)


def start_drill(
    database: Database,
    trainee: Trainee | None = None,
    *,
    started_at: datetime = START,
    scenario_id: str = "late-parcel",
) -> Playing:
    """A drill that has begun, by this trainee or by a new one."""
    trainee = trainee or TraineeStore(database).create(new_trainee())
    playing = Playing(
        AttemptStore(database), new_head(trainee.id, started_at=started_at, scenario_id=scenario_id)
    )
    playing.store.create(playing.head)
    playing.begin()
    return playing
