"""Reading aloud for the rest of the program: speak, stop, replay, and nothing that ever blocks the caller."""

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from trainer.core.errors import SpeechFault
from trainer.speech.process import WorkerProcess, worker_command
from trainer.speech.protocol import (
    Failed,
    FailureCode,
    Finished,
    ListVoices,
    Ready,
    Report,
    Speak,
    Started,
    VoiceEntry,
    Voices,
)
from trainer.speech.spoken import spoken_text
from trainer.speech.utterance import SpeechPhase, SpeechState, SpeechTiming, Utterance
from trainer.speech.voices import pick_voice

_log = logging.getLogger(__name__)
_MOST_STRIKES = 3
_FINAL_FAULTS = {
    FailureCode.NO_ENGINE: SpeechFault.NO_ENGINE,
    FailureCode.NO_PLAYER: SpeechFault.NO_PLAYER,
}
_STRIKE_FAULTS = {FailureCode.NO_DEVICE: SpeechFault.NO_DEVICE}

OnState = Callable[[SpeechState], None]


@dataclass(frozen=True, slots=True)
class _Line:
    line_id: int
    utterance: Utterance


class SpeechClient:
    """Says one line at a time; a new line interrupts the old one.

    Silence is made by killing the worker with its player; the next worker starts at once. Everything happens
    on a thread of its own: the methods only leave a note for it. ``on_state`` is called on that thread, in
    order. A line that may have been heard is never said again by itself.
    """

    def __init__(
        self,
        on_state: OnState,
        *,
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
        timing: SpeechTiming | None = None,
    ) -> None:
        self._on_state = on_state
        self._command = list(command or worker_command())
        self._environment = environment
        self._timing = timing or SpeechTiming()
        self._notes: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._line_ids = itertools.count(1)
        self._state = SpeechState(SpeechPhase.IDLE)
        self._is_closed = False
        # From here on only the client's own thread reads and writes.
        self._worker: WorkerProcess | None = None
        self._ending: list[WorkerProcess] = []
        self._is_ready = False
        self._engine = ""
        self._voices: tuple[VoiceEntry, ...] | None = None
        self._waiting: _Line | None = None
        self._sent: _Line | None = None
        self._is_sounding = False
        self._last: Utterance | None = None
        self._fault: SpeechFault | None = None
        self._strikes = 0
        self._deadline_s: float | None = None
        self._not_before_s = 0.0
        self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SpeechState:
        """The latest state, from any thread."""
        return self._state

    def speak(self, utterance: Utterance) -> int:
        """Says a line instead of whatever is being said; returns its number, as states name it."""
        line = _Line(next(self._line_ids), utterance)
        self._notes.put(lambda: self._take(line))
        return line.line_id

    def replay(self) -> None:
        """Says the last line again, if there was one."""
        self._notes.put(self._take_last)

    def stop(self) -> None:
        """Makes silence; what was asked before is forgotten."""
        self._notes.put(self._fall_silent)

    def warm(self) -> None:
        """Starts a worker ahead, so that the first line is heard sooner."""
        self._notes.put(self._ensure_worker)

    def retry(self) -> None:
        """Forgets that speech was given up: the user may have mended it."""
        self._notes.put(self._forgive)

    def close(self) -> None:
        """Makes silence for ever and waits, for a moment at most, until no process is left."""
        self._notes.put(self._shut)
        if threading.current_thread() is not self._thread:
            self._thread.join(self._timing.close_ms / 1000)

    # The client's thread: one note after the other, and the watchdog between them.

    def _run(self) -> None:
        while not self._is_closed:
            try:
                note = self._notes.get(timeout=self._patience_s())
            except queue.Empty:
                note = self._look_at_the_clock
            self._do(note)

    def _do(self, note: Callable[[], None]) -> None:
        try:
            note()
        # Our own mistake must not end the thread unseen: it is logged, and speech is given up with a notice.
        except Exception:  # noqa: BLE001
            _log.exception("speech failed")
            self._give_up(SpeechFault.DIES)

    def _patience_s(self) -> float | None:
        if self._deadline_s is None:
            return None
        return max(0.0, self._deadline_s - time.monotonic())

    def _look_at_the_clock(self) -> None:
        self._deadline_s = None
        if self._worker is None:
            self._advance()
        else:
            self._strike(SpeechFault.HANGS, detail="no answer in time")

    def _take(self, line: _Line) -> None:
        self._last = line.utterance
        if self._fault is not None:
            return
        self._interrupt()
        self._waiting = line
        self._publish(SpeechState(SpeechPhase.STARTING, line.line_id))
        self._advance()

    def _take_last(self) -> None:
        if self._last is not None:
            self._take(_Line(next(self._line_ids), self._last))

    def _fall_silent(self) -> None:
        self._waiting = None
        self._interrupt()
        if self._fault is None:
            self._publish(SpeechState(SpeechPhase.IDLE))

    def _forgive(self) -> None:
        self._strikes, self._not_before_s = 0, 0.0
        if self._fault is not None:
            self._fault, self._voices = None, None
            self._publish(SpeechState(SpeechPhase.IDLE))

    def _shut(self) -> None:
        self._waiting = None
        self._drop_worker()
        until_s = time.monotonic() + self._timing.close_ms / 1000
        for worker in self._ending:
            if not worker.join(max(0.0, until_s - time.monotonic())):
                _log.error("speech worker %d could not be ended", worker.pid)
        self._is_closed = True

    def _interrupt(self) -> None:
        """Ends the line that is with the worker, if one is, and has the next worker start."""
        if self._sent is None:
            return
        if self._is_sounding:
            self._strikes = 0
        self._drop_worker()
        self._ensure_worker()

    def _drop_worker(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._ending.append(self._worker)
        self._worker, self._sent, self._deadline_s = None, None, None
        self._is_ready = self._is_sounding = False

    def _ensure_worker(self) -> None:
        if self._worker is not None or self._fault is not None:
            return
        if time.monotonic() < self._not_before_s:
            self._deadline_s = self._not_before_s
            return
        try:
            self._worker = WorkerProcess(self._command, self._hear, self._environment)
        except OSError as error:
            self._strike(SpeechFault.DIES, detail=str(error))
        else:
            self._watch(self._timing.ready_ms << self._strikes)

    def _advance(self) -> None:
        """Sends the waiting line as soon as a worker is ready and its voices are known."""
        if self._waiting is None:
            return
        self._ensure_worker()
        if self._is_ready and self._voices is not None and self._waiting is not None:
            line, self._waiting = self._waiting, None
            self._send(line, self._voices)

    def _send(self, line: _Line, voices: tuple[VoiceEntry, ...]) -> None:
        utterance = line.utterance
        voice_id = pick_voice(voices, engine=self._engine, language=utterance.language, wish=utterance.voice)
        if voice_id is None:
            self._publish_no_voice(line)
            return
        text = spoken_text(utterance, engine=self._engine)
        if not text:
            self._publish(SpeechState(SpeechPhase.IDLE))
            return
        assert self._worker is not None
        self._worker.send(Speak(line.line_id, text, voice_id, utterance.rate, utterance.volume))
        self._sent, self._is_sounding = line, False
        self._watch(
            (self._timing.render_ms << self._strikes) + len(text) * self._timing.render_ms_per_character
        )

    # What the worker says.

    def _hear(self, worker: WorkerProcess, report: Report | None) -> None:
        """Called on the reader's thread."""
        self._notes.put(lambda: self._consider(worker, report))

    def _consider(self, worker: WorkerProcess, report: Report | None) -> None:
        if report is None and worker in self._ending:
            self._ending.remove(worker)
        if worker is not self._worker:
            return  # a worker that was killed; whatever it still says is about the past
        match report:
            case Ready():
                self._greet(worker, report)
            case Voices():
                self._voices = report.voices
                self._deadline_s = None
                self._advance()
            case Started():
                self._sound(report)
            case Finished():
                self._finish(report)
            case Failed():
                self._fail(report)
            case None:
                self._miss()

    def _greet(self, worker: WorkerProcess, ready: Ready) -> None:
        self._is_ready, self._engine, self._deadline_s = True, ready.engine, None
        if self._voices is None:
            worker.send(ListVoices())
            self._watch(self._timing.ready_ms << self._strikes)
        self._advance()

    def _sound(self, started: Started) -> None:
        if self._sent is None or started.line_id != self._sent.line_id:
            return
        self._is_sounding = True
        duration_ms = started.duration_ms
        if duration_ms is None:
            duration_ms = len(self._sent.utterance.text) * self._timing.spoken_ms_per_character
        self._watch(duration_ms + self._timing.play_slack_ms)
        self._publish(SpeechState(SpeechPhase.SPEAKING, started.line_id))

    def _finish(self, finished: Finished) -> None:
        if self._sent is None or finished.line_id != self._sent.line_id:
            return
        self._sent, self._deadline_s, self._strikes, self._is_sounding = None, None, 0, False
        self._publish(SpeechState(SpeechPhase.IDLE))

    def _fail(self, failed: Failed) -> None:
        code = FailureCode(failed.code) if failed.code in set(FailureCode) else FailureCode.ENGINE_BROKE
        _log.info("speech worker failed: %s (%s)", failed.code, failed.detail)
        if code in _FINAL_FAULTS:
            self._give_up(_FINAL_FAULTS[code])
        elif code is FailureCode.NO_VOICE and self._sent is not None:
            line, self._sent, self._deadline_s = self._sent, None, None
            self._publish_no_voice(line)
        else:
            self._is_sounding = failed.was_heard
            self._strike(_STRIKE_FAULTS.get(code, SpeechFault.DIES), detail=failed.detail)

    def _miss(self) -> None:
        """The worker is gone and nobody asked for it. If it was idle, the next line starts another."""
        if self._is_ready and self._sent is None and self._waiting is None:
            self._drop_worker()
        else:
            self._strike(SpeechFault.DIES, detail="the worker ended by itself")

    # Trouble.

    def _strike(self, fault: SpeechFault, *, detail: str) -> None:
        """Counts a failure; the line is tried again only if nothing of it can have been heard."""
        unheard = self._sent if not self._is_sounding else None
        self._drop_worker()
        self._strikes += 1
        _log.info("speech strike %d of %d: %s (%s)", self._strikes, _MOST_STRIKES, fault, detail)
        if self._strikes >= _MOST_STRIKES:
            self._give_up(fault)
            return
        self._not_before_s = time.monotonic() + self._timing.retry_ms[self._strikes - 1] / 1000
        self._waiting = self._waiting or unheard
        if self._waiting is None:
            self._publish(SpeechState(SpeechPhase.IDLE))
        else:
            self._publish(SpeechState(SpeechPhase.STARTING, self._waiting.line_id))
            self._ensure_worker()

    def _give_up(self, fault: SpeechFault) -> None:
        self._waiting = None
        self._drop_worker()
        self._fault = fault
        self._publish(SpeechState(SpeechPhase.UNAVAILABLE, fault=fault))

    def _publish_no_voice(self, line: _Line) -> None:
        language = line.utterance.language
        self._publish(SpeechState(SpeechPhase.UNAVAILABLE, line.line_id, SpeechFault.NO_VOICE, language))

    def _watch(self, patience_ms: int) -> None:
        self._deadline_s = time.monotonic() + patience_ms / 1000

    def _publish(self, state: SpeechState) -> None:
        if state == self._state:
            return
        self._state = state
        try:
            self._on_state(state)
        # A listener's mistake must not silence the customer; it is logged as ours, with its traceback.
        except Exception:  # noqa: BLE001
            _log.exception("a listener of the speech state failed")
