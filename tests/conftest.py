"""What every test gets: a screen that needs no display, its own folders, no network, a watched log."""

from __future__ import annotations

import gc
import importlib.util
import logging
import os
import shutil
import socket
import sys
from collections.abc import Generator, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.counting import leave_out_repeats, uncounted
from tests.packs.bundled import KEPT, NAMES, bundled
from trainer.__main__ import COLLECT_EVERY
from trainer.services.paths import AppPaths

gc.set_threshold(COLLECT_EVERY)  # as in the program, and for the same reason

HAS_WINDOW = bool(os.environ.get("TRAINER_TEST_WINDOW"))
if not HAS_WINDOW:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported by anything

# Each run tries other examples, so few are many after some days; a count of examples in a test goes first.
EXAMPLES = int(os.environ.get("TRAINER_TEST_EXAMPLES", "40"))
hypothesis.settings.register_profile("here", deadline=None, max_examples=EXAMPLES)
hypothesis.settings.register_profile(
    "ci", deadline=None, max_examples=EXAMPLES, derandomize=True, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    leave_out_repeats(items)
    has_speech = sys.platform != "linux" or bool(shutil.which("espeak-ng"))
    for item in items:
        if item.get_closest_marker("window") and not HAS_WINDOW:
            item.add_marker(
                pytest.mark.skip(reason="needs a window system: TRAINER_TEST_WINDOW=1 xvfb-run …")
            )
        if item.get_closest_marker("speech") and not has_speech:
            item.add_marker(pytest.mark.skip(reason="needs espeak-ng"))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """What a test marked ``no_cover`` has for itself is not counted either; pytest-cov sees to the test."""
    is_left_out = fixturedef.scope == "function" and request.node.get_closest_marker("no_cover")
    with uncounted() if is_left_out else nullcontext():
        return (yield)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test: data, settings and logs of the person at the keyboard stay untouched."""
    home = tmp_path / "home"
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_DOCUMENTS_DIR": "Documents",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    if sys.platform == "win32":
        # There, platformdirs asks the system and not the environment.
        import platformdirs.windows

        monkeypatch.setattr(platformdirs.windows, "get_win_folder", lambda name: str(home / name))
    return home


@pytest.fixture(autouse=True)
def one_pack_cache(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs are read from YAML once a run, not once a test: reading them is what tests/packs is about.

    A test that starts the program in a process of its own is marked ``own_pack_cache``.
    """
    if request.node.get_closest_marker("own_pack_cache"):
        return
    monkeypatch.setattr(AppPaths, "pack_cache", property(lambda _paths: KEPT))


@pytest.fixture(scope="session")
def read_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packs of this run in their fast form, with those that come with the product."""
    for name in NAMES:
        bundled(name)
    return Path(shutil.copytree(KEPT, tmp_path_factory.mktemp("read") / "packs"))


@pytest.fixture(autouse=True)
def uncounted_processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the processes that tests start, the lines of the speech worker alone are counted.

    The others do what is counted here too, and would take twice as long.
    """
    if "speech" not in request.path.parts:
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reaching out fails at once; this machine itself (a socket pair, a display) can be reached."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        is_here = self.family not in {socket.AF_INET, socket.AF_INET6} or address[0] in {"127.0.0.1", "::1"}
        if not is_here:
            pytest.fail(f"a test tried to reach {address!r}: tests run without a network")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


class LogWatch(logging.Handler):
    """Keeps warnings and worse, and knows which of them the test expects."""

    def __init__(self, expected: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.expected = expected
        self.unseen = list(expected)
        self.stray: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{record.levelname} {record.name}: {record.getMessage()}"
        matches = [text for text in self.expected if text in line]
        self.unseen = [text for text in self.unseen if text not in matches]
        if not matches:
            self.stray.append(line)


@pytest.fixture(autouse=True)
def log_watch(request: pytest.FixtureRequest) -> Iterator[LogWatch]:
    """Fails the test on a warning or error in the log, unless it is marked `expect_log("part of the line")`.

    A line that is only known in the course of the test: `log_watch.expected.append("part of the line")`.
    """
    watch = LogWatch([mark.args[0] for mark in request.node.iter_markers("expect_log")])
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    if watch.stray:
        pytest.fail("logged without being expected (mark the test expect_log):\n" + "\n".join(watch.stray))
    if watch.unseen:
        pytest.fail(f"expected in the log and not seen: {watch.unseen}")


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """The application of pytest-qt, with a font for Japanese: the offscreen platform has none of its own."""
    from PySide6.QtGui import QFontDatabase  # not every test run has Qt

    assert QFontDatabase.addApplicationFont(str(japanese_font())) >= 0
    return qapp


def japanese_font() -> Path:
    """The font file of matplotlib-fontja, whose module is not imported (it would want matplotlib)."""
    spec = importlib.util.find_spec("matplotlib_fontja")
    assert spec is not None, "matplotlib-fontja is missing; `python3 dev.py test` installs it"
    assert spec.submodule_search_locations is not None
    (font,) = Path(spec.submodule_search_locations[0]).glob("fonts/*.ttf")
    return font
