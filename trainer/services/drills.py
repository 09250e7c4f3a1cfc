"""Starting drills, continuing them at the same word, and reading old ones."""

from __future__ import annotations

from datetime import timedelta

from trainer.core.codes import StopReason
from trainer.core.drill_state import Mode
from trainer.core.records import AttemptHead, AttemptSummary, StoredAttempt
from trainer.data.attempts import AttemptStore
from trainer.services.library import Library, ScenarioEntry
from trainer.services.recounts import recount_of
from trainer.services.replays import Replay as Replay  # what this service gives, with the next
from trainer.services.replays import ReplayStep as ReplayStep
from trainer.services.replays import replay_of
from trainer.services.sessions import LONGEST_REPLY as LONGEST_REPLY
from trainer.services.sessions import Chance as Chance
from trainer.services.sessions import DrillSession as DrillSession
from trainer.services.standings import amended_drill


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
            mode: Practice, exam, or with an observer.
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
            time_limit_s=scenario.exam_limit_s if mode is Mode.EXAM else None,
        )
        self._store.create(head)
        session = self._session(StoredAttempt(head, ()), entry)
        session.begin()
        return session

    def resume(self, attempt_id: str) -> DrillSession:
        """Continue a drill at the same word; a reply that was stored but not scored is scored now.

        An exam whose time ended meanwhile is over, since the moment at which it ended.

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
        if session.time_left() == timedelta():
            session.let_time_pass()
        return session

    def restart(self, session: DrillSession) -> DrillSession:
        """Begin the same scenario in the same mode anew, with another seed; one that goes on is stopped.

        If the pack was updated meanwhile, the new drill is played with the new version.

        Raises:
            UserFacingError: If the new one cannot be begun; the old one goes on then.
            DatabaseError: If it cannot be stored.
        """
        entry = self._library.newest(session.entry)
        fresh = self.start(session.head.trainee_id, entry, mode=session.head.mode)
        if not session.state.is_over:
            session.stop(reason=StopReason.RESTARTED)
        return fresh

    def replay(self, attempt_id: str) -> Replay:
        """Return a stored drill step by step, with later reviews and cards.

        Raises:
            UserFacingError: ``attempt-pack-gone`` if its scenario is not here any more.
        """
        stored = self._store.load(attempt_id)
        return replay_of(stored, self._library.entry_of(stored.head), self._library.rubric_of(stored))

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
