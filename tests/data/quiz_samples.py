"""Records of quizzes that the tests of `trainer.data` are made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from tests.data.samples import START, new_id, new_trainee
from tests.data.test_attempts import moments
from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.memory import ItemKey, ItemKind, Memory, MemoryReview, Phase, Rating
from trainer.core.quiz_records import Asks, QuizAnswer, SittingHead, SittingItem, SittingMode, SittingStanding
from trainer.data.database import Database
from trainer.data.sittings import SittingStore
from trainer.data.trainees import TraineeStore

ITEMS = tuple(SittingItem("flea-en", "1" * 64, "parcels", name) for name in ("one", "two", "three"))
SKILL = ItemKey(ItemKind.SKILL, "empathy")
FIRST = Memory(Phase.LEARNING, 1, 2.3065, 2.118103970459015, START + timedelta(minutes=10), START)
SECOND = replace(FIRST, phase=Phase.REVIEW, step=None, due_at=START + timedelta(days=2), reviews=2)

texts = st.text(st.characters(exclude_categories=()), max_size=9)
places = st.integers(0, 9)
spans = st.builds(Span, places, places)
givens = st.one_of(
    st.builds(Chosen, st.lists(places).map(tuple)),
    st.builds(Claimed, st.booleans()),
    st.builds(Ordered, st.lists(places).map(tuple)),
    st.builds(Matched, st.lists(texts).map(tuple)),
    st.builds(Entered, texts),
    st.builds(Felt, st.none() | places, st.lists(spans).map(tuple)),
    st.builds(Compared, st.none() | st.integers(0, 1), st.lists(texts).map(tuple)),
)
reals = st.floats(allow_nan=False, allow_infinity=False)
memories = st.builds(
    Memory,
    phase=st.sampled_from(Phase),
    step=st.none() | places,
    stability=reals,
    difficulty=reals,
    due_at=moments,
    reviewed_at=moments,
    reviews=places,
    lapses=places,
)


def question(item_id: str = "one", *, pack_id: str = "flea-en", quiz_id: str = "parcels") -> ItemKey:
    return ItemKey(ItemKind.QUESTION, item_id, pack_id, quiz_id)


def review(
    trainee_id: str,
    key: ItemKey,
    before: Memory | None = None,
    after: Memory = FIRST,
    *,
    answer_id: str = "",
    at: datetime = START,
) -> MemoryReview:
    return MemoryReview(new_id(), trainee_id, key, Rating.GOOD, at, before, after, answer_id)


@dataclass
class Sitting:
    """One sitting being stored, answer by answer."""

    store: SittingStore
    head: SittingHead
    seen: int = 0
    answers: list[QuizAnswer] = field(default_factory=list)

    def answer(
        self,
        given: Given | None = None,
        position: int = 0,
        *,
        low: float | None = None,
        high: float | None = None,
        key: ItemKey | None = None,
        standing: SittingStanding | None = None,
    ) -> QuizAnswer:
        """Give an answer; with a key it moves that memory for the first time."""
        at = START + timedelta(seconds=len(self.answers))
        one = QuizAnswer(new_id(), self.head.id, position, given, at, 2.5, low, high, question_text="Which?")
        moved = None if key is None else review(self.head.trainee_id, key, answer_id=one.id)
        standing = standing or SittingStanding(answered=len(self.answers) + 1)
        self.seen = self.store.save_answer(self.head.id, one, standing, seen=self.seen, review=moved)
        self.answers.append(one)
        return one

    def take_back(self, answer: QuizAnswer) -> None:
        standing = SittingStanding(place=answer.position)
        self.seen = self.store.take_back(self.head.id, answer.id, standing, seen=self.seen)


def new_sitting_head(
    trainee_id: str, mode: SittingMode = SittingMode.PRACTICE, *, started_at: datetime = START
) -> SittingHead:
    return SittingHead(
        id=new_id(),
        trainee_id=trainee_id,
        mode=mode,
        items=ITEMS,
        seed=2**40,
        started_at=started_at,
        language="en",
        title="Parcels",
        pack_id="flea-en",
        pack_version="1.0.0",
        pack_hash="1" * 64,
        quiz_id="parcels",
        seminar_id="morning",
        asks=(Asks.MARKED, Asks.OPEN, Asks.NOTHING),
    )


def new_trainee_id(database: Database, name: str = "Aoi 葵") -> str:
    return TraineeStore(database).create(new_trainee(name)).id


def start_sitting(
    database: Database,
    trainee_id: str = "",
    mode: SittingMode = SittingMode.PRACTICE,
    *,
    started_at: datetime = START,
) -> Sitting:
    """A sitting without answers, of this trainee or of a new one."""
    head = new_sitting_head(trainee_id or new_trainee_id(database), mode, started_at=started_at)
    sitting = Sitting(SittingStore(database), head)
    sitting.store.create(head)
    return sitting
