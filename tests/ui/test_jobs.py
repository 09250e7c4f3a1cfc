"""Background work: in order, off the GUI thread, heard on it, and safe at the end."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from trainer.core.errors import UserFacingError
from trainer.ui.jobs import Jobs, Progress


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    assert jobs.close()


def test_work_runs_elsewhere_and_its_result_is_heard_here(jobs: Jobs) -> None:
    threads: list[int] = []
    heard: list[tuple[int, int]] = []

    def work() -> int:
        threads.append(threading.get_ident())
        return 42

    jobs.run(work, then=lambda value: heard.append((value, threading.get_ident())))
    jobs.drain()
    assert heard == [(42, threading.get_ident())]
    assert threads != [threading.get_ident()]


def test_work_is_done_in_the_order_it_was_given(jobs: Jobs) -> None:
    done: list[int] = []
    for number in range(50):
        jobs.run(lambda number=number: number, then=done.append)  # type: ignore[misc]
    jobs.drain()
    assert done == list(range(50))


def test_drain_waits_for_work_that_a_result_starts(jobs: Jobs) -> None:
    done: list[str] = []
    jobs.run(lambda: "first", then=lambda _: jobs.run(lambda: "second", then=done.append))
    jobs.drain()
    assert done == ["second"]


def test_a_fault_of_the_world_goes_to_who_asked(jobs: Jobs) -> None:
    heard: list[Exception] = []

    def work() -> None:
        raise UserFacingError("disk-full")

    jobs.run(work, otherwise=heard.append)
    jobs.drain()
    assert [type(error) for error in heard] == [UserFacingError]


@pytest.mark.expect_log("background work failed")
def test_a_fault_of_ours_is_logged_and_shown_even_if_nobody_asked(jobs: Jobs) -> None:
    heard: list[Exception] = []
    jobs.failed.connect(heard.append)
    jobs.run(lambda: 1 // 0)
    jobs.drain()
    assert [type(error) for error in heard] == [ZeroDivisionError]


def test_the_lane_works_on_after_a_fault(jobs: Jobs) -> None:
    def work() -> None:
        raise UserFacingError("locked")

    done: list[int] = []
    jobs.run(work, otherwise=lambda _: None)
    jobs.run(lambda: 7, then=done.append)
    jobs.drain()
    assert done == [7]


def test_a_result_for_a_page_that_is_gone_is_dropped(jobs: Jobs) -> None:
    owner = QObject()
    done: list[int] = []
    gate = threading.Event()
    jobs.run(gate.wait)
    jobs.run(lambda: 7, then=done.append, owner=owner)
    delete(owner)
    gate.set()
    jobs.drain()
    assert done == []


def test_progress_is_heard_on_this_thread(jobs: Jobs) -> None:
    heard: list[tuple[int, int, int]] = []

    def work(progress: Progress) -> str:
        for step in range(3):
            progress.report(step, 3)
        return "done"

    done: list[str] = []
    jobs.run_with_progress(
        work, heard=lambda step, total: heard.append((step, total, threading.get_ident())), then=done.append
    )
    jobs.drain()
    here = threading.get_ident()
    assert heard == [(0, 3, here), (1, 3, here), (2, 3, here)]
    assert done == ["done"]


def test_a_cancelled_job_ends_and_tells_nothing(jobs: Jobs) -> None:
    started, gate = threading.Event(), threading.Event()
    told: list[object] = []

    def work(progress: Progress) -> None:
        started.set()
        gate.wait(10)
        progress.report(1, 2)
        told.append("went on")

    progress = jobs.run_with_progress(
        work, heard=lambda *_: told.append("heard"), then=told.append, otherwise=told.append
    )
    assert started.wait(10)
    progress.cancel()
    gate.set()
    jobs.drain()
    assert told == []


def test_closing_finishes_what_is_queued(qapp: object) -> None:
    """It may be a trainee's words."""
    jobs = Jobs()
    stored: list[int] = []
    for number in range(20):
        jobs.run(lambda number=number: stored.append(number))  # type: ignore[misc]
    assert jobs.close()
    assert stored == list(range(20))


def test_closing_does_not_wait_for_a_long_job_to_come_to_its_end(qapp: object) -> None:
    jobs = Jobs()
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress.report(0, 0)

    jobs.run_with_progress(work, heard=lambda *_: None)
    assert started.wait(10)
    assert jobs.close()


def test_what_is_queued_is_done_between_the_pieces_of_work_that_gives_way(jobs: Jobs) -> None:
    started, gate = threading.Event(), threading.Event()
    told: list[str] = []

    def work(give_way: Callable[[], None]) -> str:
        started.set()
        gate.wait(10)
        give_way()
        told.append("second piece")
        return "whole"

    jobs.run_giving_way(work, then=told.append)
    assert started.wait(10)
    jobs.run(lambda: told.append("a drill begins"))
    gate.set()
    jobs.drain()
    assert told == ["a drill begins", "second piece", "whole"]


def test_closing_ends_work_that_gives_way_and_does_what_was_queued_behind_it(qapp: object) -> None:
    jobs = Jobs()
    started, gate = threading.Event(), threading.Event()
    stored: list[str] = []

    def work(give_way: Callable[[], None]) -> None:
        started.set()
        gate.wait(10)
        while True:
            give_way()

    jobs.run_giving_way(work)
    jobs.run_giving_way(work)
    assert started.wait(10)
    jobs.run(lambda: stored.append("a reply"))
    gate.set()
    assert jobs.close()
    assert stored == ["a reply"]


@pytest.mark.expect_log("work refused")
def test_work_after_the_end_is_refused_and_logged(qapp: object) -> None:
    jobs = Jobs()
    jobs.close()
    jobs.run(lambda: 1)
    assert not jobs.is_busy


def test_being_busy_is_told_at_both_ends(jobs: Jobs) -> None:
    told: list[bool] = []
    jobs.busy_changed.connect(told.append)
    jobs.run(lambda: 1)
    jobs.drain()
    assert told == [True, False]


def test_drain_gives_up_on_work_that_does_not_end(jobs: Jobs) -> None:
    gate = threading.Event()
    jobs.run(gate.wait)
    with pytest.raises(TimeoutError):
        jobs.drain(0.05)
    gate.set()
    jobs.drain()


class _Knot:
    """Part of a cycle; tells which thread took it away."""

    def __init__(self, heard: list[int]) -> None:
        self._heard, self._self = heard, self

    def __del__(self) -> None:
        self._heard.append(threading.get_ident())


def test_what_the_gui_thread_left_is_never_taken_away_in_the_lane(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[int] = []
    kept: list[dict[int, int]] = []

    _Knot(heard)
    jobs.run(lambda: kept.extend({number: number} for number in range(5 * gc.get_threshold()[0])))
    jobs.drain()
    qtbot.waitUntil(lambda: heard == [threading.get_ident()])


def test_garbage_is_left_to_python_again_when_the_work_is_over(qapp: object) -> None:
    jobs = Jobs()
    assert not gc.isenabled()
    assert jobs.close()
    assert gc.isenabled()
