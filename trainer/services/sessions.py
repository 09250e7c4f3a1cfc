"""One drill being played: every event is on disk before its consequence is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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
    StopReason,
    Submitted,
    Ticks,
    TimeRanOut,
    TriedAgain,
    Waited,
)
from trainer.core.drill_score import DrillScore, score_drill
from trainer.core.drill_state import DrillState, Mode, Play
from trainer.core.errors import UserFacingError
from trainer.core.records import AttemptHead, Draft, StoredAttempt
from trainer.core.rubric import Criterion
from trainer.core.scoring import CompiledScenario, Heard
from trainer.data.amendments import Recount
from trainer.data.attempts import AttemptStore
from trainer.services.clock import Clock, now_utc
from trainer.services.ids import IdMaker, SeedMaker, new_id, new_seed
from trainer.services.library import ScenarioEntry
from trainer.services.observing import ObserverSheet, heard_by_observer, sheet_of
from trainer.services.standings import score_settings, standing_of

LONGEST_REPLY = 10_000
"""Characters. Far beyond any reply to a customer; what is longer was pasted by mistake."""
NO_DRAFT = Draft()


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
        draft: Draft = NO_DRAFT,
        amendments: Amendments | None = None,
        recount: Callable[[StoredAttempt], Recount] | None = None,
    ) -> None:
        self.head = head
        self.entry = entry
        self.state = state
        self.amendments = amendments or Amendments()
        self._draft = draft
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

    @property
    def draft(self) -> str:
        """What stands in the composer, as far as it is kept."""
        return self._draft.text

    def score(self) -> DrillScore:
        """Return what the drill is worth so far."""
        return score_drill(self.state)

    def elapsed(self) -> timedelta:
        """Return the time practised so far."""
        return self.state.elapsed(self._now())

    def time_left(self) -> timedelta | None:
        """Return what is left of an exam's time, never below zero; ``None`` without a limit."""
        return self.state.time_left(self._now())

    def begin(self) -> tuple[Effect, ...]:
        """Open the conversation."""
        return self._happen(Begun(self._now()))

    def send(self, text: str) -> tuple[Effect, ...]:
        """Store a reply, then score it, then let the customer answer.

        Where the time of an exam is over, the reply is kept as what was not sent, and the drill ends.

        Args:
            text: As typed.

        Raises:
            UserFacingError: ``reply-empty`` or ``reply-too-long``; nothing was sent.
        """
        if self._is_time_over(self._now()):
            return self.let_time_pass(text)
        reply = _sendable(text)
        if not reply.strip():
            raise UserFacingError("reply-empty")
        return self._submit(reply)

    def observe(self, ticks: Ticks, note: str = "") -> tuple[Effect, ...]:
        """Store a spoken reply as an observer ticked it, then let the customer answer.

        Args:
            ticks: What was heard; see `sheet`.
            note: What the observer wrote about it.

        Raises:
            UserFacingError: ``reply-too-long`` for the note; nothing was stored.
        """
        return self._submit(_sendable(note), ticks)

    def _submit(self, text: str, ticks: Ticks | None = None) -> tuple[Effect, ...]:
        edits = self._changed(text).edits
        sent = Submitted(self._chance.make_id(), text, self._now(), edits, ticks)
        self._happen(sent, draft=NO_DRAFT)
        return self.score_waiting()

    def _changed(self, text: str) -> Draft:
        """Return the draft with this text, which is an edit if it was another before."""
        return Draft(text, self._draft.edits + (text != self._draft.text))

    def sheet(self) -> ObserverSheet:
        """Return what an observer can tick for the reply that comes next."""
        return sheet_of(self.state, score_settings(self.state, self.entry.pack.label))

    def score_waiting(self) -> tuple[Effect, ...]:
        """Score the reply that waits, if one does (after a crash, say)."""
        waiting = self.state.waiting
        if waiting is None:
            return ()
        heard = self._hear(waiting)
        criteria = self._compiled.turn(waiting.turn_id).turn.criteria
        # What was sent in time is answered in time, however long a crash kept it waiting.
        at = min(self._now(), self.state.ends_by or self._now())
        return self._happen(Scored(heard.card, heard.facts_asked, at, heard.flags_raised), criteria)

    def _hear(self, waiting: Play) -> Heard:
        settings = score_settings(self.state, self.entry.pack.label)
        if waiting.ticks is not None:
            turn = self._compiled.turn(waiting.turn_id).turn
            return heard_by_observer(self.entry.scenario, turn, waiting.ticks, settings)
        return self._compiled.hear(self.reader.read(waiting.text), waiting.turn_id, settings=settings)

    def is_something_due(self) -> bool:
        """Say whether the time that passed changes anything: the drill waits for `let_time_pass` then."""
        state, now = self.state, self._now()
        return self._is_time_over(now) or _has_interjection(state, now)

    def let_time_pass(self, text: str | None = None) -> tuple[Effect, ...]:
        """End an exam whose time is over, or let the customer say what is due; else nothing happens.

        Args:
            text: What stands in the composer now; ``None`` for the draft.
        """
        now = self._now()
        if self._is_time_over(now):
            unsent = self.draft if text is None else _storable(text)
            left = replace(self._changed(unsent), text="")
            return self._happen(TimeRanOut(self.state.ends_by or now, unsent), draft=left)
        return self._happen(Waited(now)) if _has_interjection(self.state, now) else ()

    def _is_time_over(self, now: datetime) -> bool:
        """Say whether the limit has to end the drill; a reply that waits is answered before."""
        state = self.state
        return state.is_idle and state.time_left(now) == timedelta()

    def save_draft(self, text: str) -> None:
        """Keep what stands in the composer; each time that it is another text counts as an edit."""
        draft = self._changed(_storable(text))
        if draft != self._draft:
            self._store.save_draft(self.head.id, draft)
            self._draft = draft

    def take_hint(self, criterion_id: str) -> tuple[Effect, ...]:
        """Record that a hint was looked at."""
        return self._happen(HintTaken(criterion_id, self._now()))

    def take_next_hint(self) -> str:
        """Record that the next hint of the turn was looked at; return it, or nothing if none is left."""
        hinted = self.state.next_hint
        if hinted is None:
            return ""
        self.take_hint(hinted.id)
        return hinted.hint

    def show_model(self, turn_id: str) -> tuple[Effect, ...]:
        """Record that the model reply of a turn was looked at."""
        return self._happen(ModelShown(turn_id, self._now()))

    def try_again(self, draft: str | None = None) -> str:
        """Take the last reply back; return its text.

        Args:
            draft: What stands in the composer then; ``None`` for the text.
        """
        text = self.state.plays[-1].text
        self._happen(TriedAgain(self._now()), draft=Draft(text if draft is None else draft))
        return text

    def pause(self) -> tuple[Effect, ...]:
        """Stop the clock; that of an exam goes on."""
        return self._happen(Paused(self._now()))

    def resume(self) -> tuple[Effect, ...]:
        """Let the clock go on."""
        return self._happen(Resumed(self._now()))

    def leave_out_absence(self) -> None:
        """Keep the time since the last event off the clock: nobody was here, whether paused or cut off.

        The clock of an exam knows no absence. Where its time ended meanwhile, the drill ended at that moment.
        """
        if self.state.mode is Mode.EXAM:
            return
        if self.state.paused_at is None:
            self._happen(Paused(self._last_event_at))
        self.resume()

    def stop(self, why: str = "", reason: StopReason | None = None) -> tuple[Effect, ...]:
        """End the drill before its ending; what stands in the composer is kept as not sent.

        Where the time of an exam is over, that ends it.

        Args:
            why: In the trainee's own words.
            reason: The kind of reason.
        """
        now = self._now()
        if self._is_time_over(now):
            return self.let_time_pass()
        left = replace(self._draft, text="")
        return self._happen(Stopped(now, _storable(why), reason, self.draft), draft=left)

    def _now(self) -> datetime:
        return self._chance.clock()

    def _happen(
        self, event: Event, criteria: tuple[Criterion, ...] = (), draft: Draft | None = None
    ) -> tuple[Effect, ...]:
        """Store an event; where it changes what stands in the composer, that with it."""
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
            draft=draft,
            recount=self._recount,
        )
        self.state, self._next_seq, self._last_event_at = state, self._next_seq + 1, event.at
        if draft is not None:
            self._draft = draft
        return effects


def _has_interjection(state: DrillState, now: datetime) -> bool:
    due = state.next_interjection
    return due is not None and state.paused_at is None and state.waited(now).total_seconds() >= due.after_s


def _sendable(text: str) -> str:
    """Return a text as it can be sent.

    Raises:
        UserFacingError: ``reply-too-long``.
    """
    reply = _storable(text)
    if len(reply) > LONGEST_REPLY:
        raise UserFacingError("reply-too-long", length=len(reply), limit=LONGEST_REPLY)
    return reply


def _storable(text: str) -> str:
    """Return the text with lone surrogates replaced: they stand for nothing and no file can hold them."""
    return text.encode("utf-8", "replace").decode("utf-8")
