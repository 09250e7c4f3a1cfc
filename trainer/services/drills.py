"""Playing a drill: every event is on disk before its consequence is shown, and any drill can be continued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from trainer.core.amendments import Amendments
from trainer.core.analysis import Reader
from trainer.core.drill import advance
from trainer.core.drill_events import (
    Begun,
    Effect,
    Event,
    HintTaken,
    ModelShown,
    Paused,
    Resumed,
    Scored,
    Stopped,
    Submitted,
    TriedAgain,
)
from trainer.core.drill_score import DrillScore, score_drill
from trainer.core.drill_state import DrillState, Mode
from trainer.core.errors import UserFacingError
from trainer.core.records import AttemptHead, AttemptSummary, StoredAttempt
from trainer.core.rubric import Criterion
from trainer.core.scoring import CompiledScenario
from trainer.data.amendments import Recount
from trainer.data.attempts import AttemptStore
from trainer.services.clock import Clock, now_utc
from trainer.services.ids import IdMaker, SeedMaker, new_id, new_seed
from trainer.services.library import Library, ScenarioEntry
from trainer.services.recounts import recount_of
from trainer.services.standings import amended_drill, score_settings, standing_of

LONGEST_REPLY = 10_000
"""Characters. Far beyond any reply to a customer; what is longer was pasted by mistake."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Where time, ids and seeds come from."""

    clock: Clock = now_utc
    make_id: IdMaker = new_id
    make_seed: SeedMaker = new_seed


class DrillSession:
    """One drill being played. Each method stores first and returns what the screen must do.

    Not for two threads at once; `state` is a value and may be read from any.

    Raises:
        DatabaseError: From every method that stores; the state is then as it was before the call.
    """

    def __init__(
        self,
        head: AttemptHead,
        entry: ScenarioEntry,
        compiled: CompiledScenario,
        store: AttemptStore,
        chance: Chance,
        *,
        state: DrillState,
        stored_events: int,
        last_event_at: datetime,
        draft: str = "",
        amendments: Amendments | None = None,
        recount: Callable[[StoredAttempt], Recount] | None = None,
    ) -> None:
        self.head = head
        self.entry = entry
        self.draft = draft
        self.state = state
        self.amendments = amendments or Amendments()
        self._compiled = compiled
        self._store = store
        self._chance = chance
        self._recount = recount
        self._next_seq = stored_events
        self._last_event_at = last_event_at

    @property
    def reader(self) -> Reader:
        """The reader of the scenario's language."""
        return self._compiled.reader

    def score(self) -> DrillScore:
        """Return what the drill is worth so far."""
        return score_drill(self.state)

    def elapsed(self) -> timedelta:
        """Return the time practised so far."""
        return self.state.elapsed(self._chance.clock())

    def begin(self) -> tuple[Effect, ...]:
        """Open the conversation."""
        return self._happen(Begun(self._now()))

    def send(self, text: str) -> tuple[Effect, ...]:
        """Store a reply, then score it, then let the customer answer.

        Args:
            text: As typed.

        Raises:
            UserFacingError: ``reply-empty`` or ``reply-too-long``; nothing was sent.
        """
        reply = _storable(text)
        if not reply.strip():
            raise UserFacingError("reply-empty")
        if len(reply) > LONGEST_REPLY:
            raise UserFacingError("reply-too-long", length=len(reply), limit=LONGEST_REPLY)
        self._happen(Submitted(self._chance.make_id(), reply, self._now()))
        self.draft = ""
        return self.score_waiting()

    def score_waiting(self) -> tuple[Effect, ...]:
        """Score the reply that waits, if one does (after a crash, say)."""
        waiting = self.state.waiting
        if waiting is None:
            return ()
        analysis = self.reader.read(waiting.text)
        settings = score_settings(self.state, self.entry.pack.label)
        heard = self._compiled.hear(analysis, waiting.turn_id, settings=settings)
        criteria = self._compiled.turn(waiting.turn_id).turn.criteria
        scored = Scored(heard.card, heard.facts_asked, self._now(), heard.flags_raised)
        return self._happen(scored, criteria)

    def save_draft(self, text: str) -> None:
        """Keep what stands in the composer."""
        draft = _storable(text)
        if draft != self.draft:
            self._store.save_draft(self.head.id, draft)
            self.draft = draft

    def take_hint(self, criterion_id: str) -> tuple[Effect, ...]:
        """Record that a hint was looked at."""
        return self._happen(HintTaken(criterion_id, self._now()))

    def show_model(self, turn_id: str) -> tuple[Effect, ...]:
        """Record that the model reply of a turn was looked at."""
        return self._happen(ModelShown(turn_id, self._now()))

    def try_again(self) -> str:
        """Take the last reply back; return its text, for the composer."""
        text = self.state.plays[-1].text
        self._happen(TriedAgain(self._now()))
        self.save_draft(text)
        return text

    def pause(self) -> tuple[Effect, ...]:
        """Stop the clock."""
        return self._happen(Paused(self._now()))

    def resume(self) -> tuple[Effect, ...]:
        """Let the clock go on."""
        return self._happen(Resumed(self._now()))

    def leave_out_absence(self) -> None:
        """Keep the time since the last event off the clock: nobody was here, whether paused or cut off."""
        if self.state.paused_at is None:
            self._happen(Paused(self._last_event_at))
        self.resume()

    def stop(self, why: str = "") -> tuple[Effect, ...]:
        """End the drill before its ending."""
        return self._happen(Stopped(self._now(), _storable(why)))

    def _now(self) -> datetime:
        return self._chance.clock()

    def _happen(self, event: Event, criteria: tuple[Criterion, ...] = ()) -> tuple[Effect, ...]:
        state, effects = advance(self.state, event)
        standing = standing_of(state, self._now())
        play = state.plays[-1] if isinstance(event, Submitted | Scored) else None
        self._store.append(
            self.head.id,
            self._next_seq,
            event,
            standing,
            play=play,
            criteria=criteria,
            recount=self._recount,
        )
        self.state, self._next_seq, self._last_event_at = state, self._next_seq + 1, event.at
        return effects


def _storable(text: str) -> str:
    """Return the text with lone surrogates replaced: they stand for nothing and no file can hold them."""
    return text.encode("utf-8", "replace").decode("utf-8")


class DrillService:
    """Starts and continues drills.

    Args:
        store: Where drills are kept.
        library: Where their scenarios come from.
        chance: Time, ids and seeds.
    """

    def __init__(self, store: AttemptStore, library: Library, chance: Chance | None = None) -> None:
        self._store = store
        self._library = library
        self._chance = chance or Chance()

    def start(
        self, trainee_id: str, entry: ScenarioEntry, *, mode: Mode = Mode.PRACTICE, seed: int | None = None
    ) -> DrillSession:
        """Begin a drill; the customer's first line stands in the session's transcript.

        Args:
            trainee_id: Who plays.
            entry: What is played.
            mode: Practice or exam.
            seed: To play the very same customer again.

        Raises:
            DatabaseError: If it cannot be stored.
        """
        pack, scenario = entry.pack, entry.scenario
        self._library.keep(pack)
        head = AttemptHead(
            id=self._chance.make_id(),
            trainee_id=trainee_id,
            pack_id=pack.id,
            pack_version=pack.version,
            pack_hash=pack.content_hash,
            scenario_id=scenario.id,
            scenario_title=scenario.title,
            language=scenario.language,
            channel=scenario.channel,
            mode=mode,
            seed=self._chance.make_seed() if seed is None else seed,
            started_at=self._chance.clock(),
        )
        self._store.create(head)
        session = self._session(StoredAttempt(head, (), ""), entry)
        session.begin()
        return session

    def resume(self, attempt_id: str) -> DrillSession:
        """Continue a drill at the same word; a reply that was stored but not scored is scored now.

        Raises:
            UserFacingError: ``attempt-pack-gone`` if its scenario is not here any more.
            DatabaseError: If it cannot be read or stored.
        """
        session = self.open(attempt_id)
        if session.state.begun_at is None:
            session.begin()
        if not session.state.is_over:
            session.leave_out_absence()
        session.score_waiting()
        return session

    def open(self, attempt_id: str) -> DrillSession:
        """Return a stored drill as it stands, with later reviews and cards, for reading.

        Raises:
            UserFacingError: ``attempt-pack-gone`` if its scenario is not here any more.
        """
        stored = self._store.load(attempt_id)
        return self._session(stored, self._library.entry_of(stored.head))

    def unfinished(self, trainee_id: str) -> tuple[AttemptSummary, ...]:
        """Return the drills that can be continued, the newest first."""
        return self._store.unfinished(trainee_id)

    def _session(self, stored: StoredAttempt, entry: ScenarioEntry) -> DrillSession:
        head, events = stored.head, stored.events
        rubric = self._library.rubric_of(stored)
        state, amendments = amended_drill(stored, entry.scenario, rubric)
        return DrillSession(
            head,
            entry,
            self._library.compiled(entry),
            self._store,
            self._chance,
            state=state,
            stored_events=len(events),
            last_event_at=events[-1].at if events else head.started_at,
            draft=stored.draft,
            amendments=amendments,
            recount=lambda stored: recount_of(stored, self._library, self._chance.clock()),
        )
