"""Seminars: what was read, played and written, and the one document of it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from trainer.core.errors import FileError, UserFacingError
from trainer.core.given import Claimed
from trainer.core.quiz import Question, Quiz, TrueOrFalse
from trainer.core.quiz_records import (
    QuizAnswer,
    SeminarEntry,
    SittingFinish,
    SittingHead,
    SittingItem,
    SittingMode,
    SittingStanding,
    SittingSummary,
)
from trainer.core.scenario import Note, Pack
from trainer.core.seminar import Prompt, Seminar
from trainer.core.sitting import Asks, SittingState
from trainer.services.library import Shelf
from trainer.services.markdown_files import standing_alone
from trainer.services.seminars import (
    LONGEST_ENTRY,
    DocumentKind,
    SeminarDocument,
    SeminarService,
    SeminarState,
    document_kind,
)
from trainer.wording.catalogue import set_language
from trainer.wording.seminar_documents import seminar_text

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
QUESTION = Question("q1", "Is it *late*?", TrueOrFalse(True), explanation="From day 7 on.")
QUIZ = Quiz("parcels", "Parcels", "en", (QUESTION,))
SEMINAR = Seminar(
    "morning",
    "A morning",
    "en",
    notes=("late", "tone"),
    quiz="parcels",
    prompts=(Prompt("when", "When do *you* call?", "On day 7."), Prompt("how", "How?")),
    owner="Shipping team",
)
PACK = Pack(
    "desk",
    "1.2.0",
    "The desk",
    "en",
    "hash",
    (),
    notes=(Note("late", "Late parcels", "# Late parcels\n\nDay 7."), Note("tone", "Tone", "Be kind.")),
    quizzes=(QUIZ,),
    seminars=(SEMINAR,),
)
JAPANESE = Pack(
    "mado",
    "1.0.0",
    "窓口",
    "ja",
    "hash-ja",
    (),
    notes=(Note("okure", "遅れ", "七日目から。"),),
    seminars=(
        Seminar("asa", "朝の勉強会", "ja", notes=("okure",), prompts=(Prompt("toi", "どう書きますか。"),)),
    ),
)


@dataclass
class Packs:
    """As much of a library as seminars need."""

    packs: tuple[Pack, ...] = (PACK, JAPANESE)

    def shelf(self) -> Shelf:
        return Shelf(self.packs, (), (), ())

    def file_of(self, _pack_hash: str, _name: str) -> Path | None:
        return None


@dataclass
class Drawer:
    """Keeps entries in the order of their first writing."""

    kept: dict[str, SeminarEntry] = field(default_factory=dict)

    def entries(self, trainee_id: str, pack_id: str, seminar_id: str) -> tuple[SeminarEntry, ...]:
        wanted = (trainee_id, pack_id, seminar_id)
        return tuple(
            one for one in self.kept.values() if (one.trainee_id, one.pack_id, one.seminar_id) == wanted
        )

    def save(self, entry: SeminarEntry) -> None:
        self.kept[entry.id] = entry

    def remove(self, entry_id: str) -> None:
        self.kept.pop(entry_id, None)


@dataclass
class Told:
    question: Question
    right: Claimed


@dataclass
class Session:
    """A sitting that is only read."""

    state: SittingState
    is_gone: bool = False

    def feedback_of(self, place: int) -> Told:
        if self.is_gone:
            raise UserFacingError("quiz-pack-gone", pack="desk", quiz="parcels")
        return Told(QUESTION, Claimed(True))


@dataclass
class Desk:
    """Where one sitting was played."""

    session: Session | None = None
    elsewhere: Session | None = None

    def seminar_history(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        if self.session is None:
            return ()
        head, standing = self.session.state.head, self.session.state.standing
        return (SittingSummary(head, "Aiko", standing),) if head.trainee_id == trainee_id else ()

    def history(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        played = self.elsewhere
        if played is None:
            return ()
        head = replace(played.state.head, seminar_id="")
        return (SittingSummary(head, "Aiko", played.state.standing),)

    def open(self, sitting_id: str) -> Any:
        session = self.session or self.elsewhere
        assert session is not None
        assert sitting_id == session.state.head.id
        return session


def played(
    *, finish: SittingFinish | None = SittingFinish.SUBMITTED, mode: SittingMode = SittingMode.PRACTICE,
    low: float | None = 0.0, high: float | None = 0.0,
) -> Session:  # fmt: skip
    item = SittingItem("desk", "hash", "parcels", "q1")
    head = SittingHead(
        "s1", "t1", mode, (item,), 1, NOW, "en", "Parcels", "desk", "1.2.0", "hash", "parcels",
        seminar_id="morning", asks=(Asks.MARKED,),
    )  # fmt: skip
    answer = QuizAnswer("a1", "s1", 0, Claimed(False), NOW, 4.0, low, high, question_text="Is it late?")
    standing = SittingStanding(answered=1, low_score=0, high_score=0, finish=finish)
    return Session(SittingState(head, standing, (answer,)))


@dataclass
class Room:
    """A service with all that it works with."""

    drawer: Drawer = field(default_factory=Drawer)
    desk: Desk = field(default_factory=Desk)
    packs: Packs = field(default_factory=Packs)
    now: datetime = NOW

    def __post_init__(self) -> None:
        ids = (f"e{number:02}" for number in range(1, 99))
        library: Any = self.packs
        self.service = SeminarService(
            library, self.drawer, self.desk, clock=lambda: self.now, new_id=lambda: next(ids)
        )

    def state(self, pack_id: str = "desk", seminar_id: str = "morning") -> SeminarState:
        return self.service.open("t1", pack_id, seminar_id)

    def document(self, **_: object) -> SeminarDocument:
        return self.service.document("t1", "desk", "morning", trainee_name="Aiko")

    def text(self, kind: DocumentKind = DocumentKind.MARKDOWN, *, has_texts: bool = False) -> str:
        return seminar_text(self.document(), kind, has_texts=has_texts)


@pytest.fixture
def room() -> Iterator[Room]:
    set_language("en")
    yield Room()
    set_language("en")


def test_every_step_counts_once_and_questions_are_free(room: Room) -> None:
    assert (room.state().done, room.state().steps, room.state().is_begun) == (0, 5, False)
    for note_id in ("late", "late", "tone"):
        room.service.mark_read(room.state(), note_id)
    room.service.write(room.state(), "At seven.", prompt_id="when")
    room.service.write(room.state(), "And on Sundays?")
    assert (room.state().done, room.state().is_done) == (3, False)
    room.desk.session = played()
    room.service.write(room.state(), "Kindly.", prompt_id="how", by=" Ben ")
    assert room.state().is_done
    assert room.state().people == ("Ben",)
    assert len(room.drawer.kept) == 5


def test_what_is_typed_on_replaces_what_was_stored_and_nothing_takes_it_away(room: Room) -> None:
    first = room.service.write(room.state(), "At sev", prompt_id="when")
    assert first is not None
    room.now += timedelta(seconds=1)
    room.service.write(room.state(), "At seven.", prompt_id="when", entry_id=first.id)
    assert [one.text for one in room.state().said("when")] == ["At seven."]
    assert room.service.write(room.state(), " \n", prompt_id="when", entry_id=first.id) is None
    assert room.service.write(room.state(), " \n", prompt_id="when") is None
    assert room.state().entries == ()


def test_what_is_too_long_is_refused_and_what_was_stored_stays(room: Room) -> None:
    first = room.service.write(room.state(), "x" * LONGEST_ENTRY)
    assert first is not None
    with pytest.raises(UserFacingError) as caught:
        room.service.write(room.state(), "x" * (LONGEST_ENTRY + 1), entry_id=first.id)
    assert caught.value.code == "seminar-entry-long"
    assert len(room.state().questions[0].text) == LONGEST_ENTRY


def test_the_shelf_has_those_in_the_language_first(room: Room) -> None:
    assert [one.seminar.id for one in room.service.shelf("t1", "ja")] == ["asa", "morning"]
    assert room.service.find("asa", language="en")[0] is JAPANESE
    with pytest.raises(UserFacingError) as caught:
        room.service.find("asa", pack_id="desk")
    assert caught.value.data["known"] == ["asa", "morning"]


def test_to_start_over_forgets_what_was_written_and_keeps_the_sitting(room: Room) -> None:
    room.desk.session = played()
    room.service.mark_read(room.state(), "late")
    room.service.start_over(room.state())
    assert room.state().entries == ()
    assert room.state().sitting is not None


def test_the_document_tells_everything_once(room: Room) -> None:
    room.desk.session = played()
    room.service.mark_read(room.state(), "late")
    room.service.write(room.state(), "# Not a heading\n1. *plain* <b>", prompt_id="when", by="Ben_1")
    room.service.write(room.state(), "On Sundays\ntoo?", by="Aiko")
    text = room.text()
    assert text.startswith("# Seminar: A morning\n\n- **Who** Aiko\n- **In the group** Ben\\_1, Aiko\n")
    assert "The desk, version 1.2.0" in text
    assert "- Late parcels – read 22 Nov 2026\n- Tone – not read yet" in text
    assert "### 1. Not right\n\nIs it *late*?\n\n**Answer** False\n\n**Right answer** True" in text
    assert "From day 7 on." in text
    assert "> **Ben\\_1**\n>\n> \\# Not a heading\\\n> 1\\. \\*plain\\* \\<b\\>" in text
    assert "*Nobody wrote anything here.*" in text
    assert "## Questions to Shipping team\n\n1. On Sundays" in text
    assert "Day 7." not in text
    assert "### Late parcels\n\nDay 7." in room.text(has_texts=True)


def test_a_prompt_is_headed_by_its_first_words_and_said_once(room: Room) -> None:
    text = room.text()
    assert "### 1. When do you call?\n\nWhen do *you* call?" in text
    assert "### 2. How?\n\n*Nobody" in text
    long = "Say what to do " * 9
    prompts = (Prompt("when", f"It is *late*. {long}"), Prompt("how", long), Prompt("nani", "棚" * 90))
    room.packs.packs = (replace(PACK, seminars=(replace(SEMINAR, prompts=prompts),)),)
    text = room.text()
    assert "### 1. It is late.\n" in text
    assert "### 2. Say what to do Say what to do Say what to do Say what to do Say what to do Say…\n" in text
    assert f"### 3. {'棚' * 80}…\n" in text


def test_a_run_outside_of_the_seminar_counts_where_there_is_none_within(room: Room) -> None:
    assert "Not played yet." in room.text()
    room.desk.elsewhere = played(finish=None)
    assert "Not played yet." in room.text()
    room.desk.elsewhere = played()
    assert "### 1. Not right" in room.text()
    assert room.state().sitting is None


def test_what_leads_into_the_pack_is_words_in_a_file_of_its_own() -> None:
    text = """See [the *tone*](tone.md "x") and ![a label](../media/label.png), [law](https://e.x/a).
`[code](a.md)` stays, \\[so](a.md) too, ![far](https://e.x/y.png) not.
```
[kept](a.md)
~~~
[kept](a.md)
```
> [left](a.md)"""
    assert (
        standing_alone(text)
        == """See the *tone* and a label, [law](https://e.x/a).
`[code](a.md)` stays, \\[so](a.md) too, far not.
```
[kept](a.md)
~~~
[kept](a.md)
```
> left"""
    )


def test_the_page_holds_all_in_one_file_and_shows_what_was_typed(room: Room) -> None:
    room.service.write(room.state(), "<script>alert(1)</script> ![x](http://e.x/y.png)", prompt_id="when")
    page = room.text(DocumentKind.HTML, has_texts=True)
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<img" not in page
    assert "<link" not in page


def test_the_document_speaks_the_language_of_the_seminar(room: Room) -> None:
    document = room.service.document("t1", "mado", "asa", trainee_name="青木")
    text = seminar_text(document, DocumentKind.MARKDOWN, has_texts=False)
    assert text.startswith("# 勉強会：朝の勉強会")
    assert "受講者" in text
    assert "Nobody" not in text


def test_an_exam_that_goes_on_tells_nothing(room: Room) -> None:
    room.desk.session = played(finish=None, mode=SittingMode.EXAM)
    assert room.document().results == ()
    assert "Is it" not in room.text()
    assert not room.state().is_quiz_done


def test_where_the_edition_is_gone_the_text_of_the_question_is_left(room: Room) -> None:
    room.desk.session = played()
    room.desk.session.is_gone = True
    assert "### 1. Not right\n\nIs it late?\n" in room.text()


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (100.0, 100.0, "Right"),
        (50.0, 50.0, "Partly right"),
        (0.0, 50.0, "Unsure"),
        (None, None, "For yourself"),
    ],
)
def test_each_answer_says_what_it_was_worth(
    room: Room, low: float | None, high: float | None, words: str
) -> None:
    room.desk.session = played(low=low, high=high)
    assert f"### 1. {words}" in room.text()


def test_words_under_a_prompt_that_is_gone_are_told_all_the_same(room: Room) -> None:
    room.service.write(room.state(), "Still here.", prompt_id="removed")
    assert [one.text for one in room.state().orphans] == ["Still here."]
    assert "> Still here." in room.text()


def test_the_name_of_the_file_says_what_is_written(tmp_path: Path, room: Room) -> None:
    assert document_kind(Path("a.MD")) is DocumentKind.MARKDOWN
    assert document_kind(Path("a.htm")) is DocumentKind.HTML
    with pytest.raises(UserFacingError) as caught:
        document_kind(Path("a.docx"))
    assert caught.value.code == "seminar-export-kind"
    target = room.service.export(tmp_path / "a.md", "half \ud83d of a sign")
    assert target.read_text(encoding="utf-8") == "half ? of a sign"
    with pytest.raises(FileError):
        room.service.export(tmp_path / "none" / "a.md", "x")
