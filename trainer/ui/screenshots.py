"""Renders every screen with real data, in both languages, both schemes and three sizes, to be looked at."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog

from trainer.core.drill_state import Mode
from trainer.core.observing import Ticks
from trainer.core.scenario import Channel
from trainer.services.library import is_in
from trainer.services.paths import AppPaths
from trainer.services.settings import ColourScheme, SettingsService
from trainer.services.sheet_drafts import SheetDraft, keep_sheet
from trainer.ui.application import Application, Opening
from trainer.ui.drill.page import DrillPage
from trainer.ui.entries import SETTINGS
from trainer.ui.replay.page import ReplayPage
from trainer.ui.routes import DEBRIEF, DRILL, FIRST, HOME, OBSERVER, PACKS, PRACTISE, PROGRESS, REPLAY
from trainer.ui.run import make_theme, make_window, start_qt
from trainer.wording.catalogue import LANGUAGES, _, set_language

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry
    from trainer.services.narration import Narrator, SpeechState
    from trainer.services.office import Office

SIZES_PX = ((1024, 700), (1280, 800), (1680, 1050))
SCHEMES = (ColourScheme.LIGHT, ColourScheme.DARK)
_SCENARIO = "late-parcel"
_SEED = 1
_LIMIT_S = 120.0  # packs are read without a cache, on whatever else the machine does

OpenSettings = Callable[[AppPaths], SettingsService]
OpenOffice = Callable[[AppPaths, SettingsService], tuple["Office", Callable[[], None]]]


def take_screenshots(folder: Path, open_settings: OpenSettings, open_office: OpenOffice) -> int:
    """Write ``PAGE-LANGUAGE-SCHEME-WIDTH.png`` for every page and return the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    start_qt()
    for code, scheme, size in itertools.product(LANGUAGES, SCHEMES, SIZES_PX):
        with _fresh_application(code, scheme, open_settings, open_office) as application:
            application.window.resize(*size)
            for name, picture in _pictures(application, code):
                picture.save(str(folder / f"{name}-{code}-{scheme}-{size[0]}.png"))
    return 0


@contextmanager
def _fresh_application(
    code: str, scheme: ColourScheme, open_settings: OpenSettings, open_office: OpenOffice
) -> Iterator[Application]:
    with tempfile.TemporaryDirectory(prefix="reply-dojo-pictures-") as scratch:
        paths = AppPaths.under(Path(scratch))
        settings = open_settings(paths)
        settings.change(language=code, scheme=scheme, speaks=False)
        set_language(code)
        theme = make_theme(settings)
        opening = Opening(lambda: open_office(paths, settings), _silent(settings))
        application = Application(make_window(theme, settings), theme, settings, opening)
        application.start()
        _settle(application)
        try:
            yield application
        finally:
            application.window.close()
            application.close()
            application.window.deleteLater()
            QCoreApplication.processEvents()


def _silent(settings: SettingsService) -> Callable[[Callable[[SpeechState], None]], Narrator]:
    from trainer.services.narration import Narrator  # at the first picture

    mute: Callable[..., Any] = _Mute
    return lambda on_state: Narrator(settings, on_state, mute)


class _Mute:
    """Stands where the voice is: a line is said for ever, and nothing is heard."""

    def __init__(self, on_state: Callable[[SpeechState], None]) -> None:
        self._on_state = on_state

    def speak(self, _utterance: object) -> int:
        from trainer.services.narration import SpeechPhase, SpeechState  # at the first picture

        self._on_state(SpeechState(SpeechPhase.SPEAKING))
        return 1

    def stop(self) -> None:
        """Nothing sounds."""

    def close(self) -> None:
        """Nothing runs."""


def _pictures(application: Application, code: str) -> Iterator[tuple[str, QPixmap]]:
    yield FIRST, _grab(application)
    office = application.office
    assert office is not None
    trainee = office.trainees.add(_example_name())
    application.window.set_full_frame(True)
    application.window.rail.set_trainee(trainee.name)
    _practise_a_little(office, trainee.id, code)
    for name in (HOME, PRACTISE, PROGRESS, SETTINGS):
        application.routes.show(name)
        yield name, _grab(application)
    entry = office.library.find(_SCENARIO, language=code)
    session = office.drills.start(trainee.id, entry, mode=Mode.PRACTICE, seed=_SEED)
    application.routes.open_session(session)
    yield f"{DRILL}-begun", _grab(application)
    session.send(_example_reply(code))
    page = _drill_page(application)
    application.routes.open_session(session)
    page.composer.set_text(session.state.turn.model[:60])
    yield DRILL, _grab(application)
    while not session.state.is_over:
        session.send(session.state.turn.model)
    application.routes.open_session(session)
    yield f"{DRILL}-over", _grab(application)
    application.routes.open_debrief(session.head.id)
    yield DEBRIEF, _grab(application)
    application.routes.open_replay(session.head.id)
    _settle(application)
    replay = application.window.page(REPLAY)
    assert isinstance(replay, ReplayPage)
    replay.go(1)
    yield REPLAY, _grab(application)
    yield from _observed_pictures(application, office, entry, trainee.id)
    yield from _exam_pictures(application, office, entry, trainee.id)
    phone = next(
        one
        for one in office.library.shelf().entries
        if is_in(one, code) and one.scenario.channel is Channel.PHONE
    )
    yield from _phone_pictures(application, office, phone, trainee.id)
    yield from _study_pictures(application, office, code)
    yield from _quiz_pictures(application, office, code)
    yield from _pack_pictures(application, office, code)


def _quiz_pictures(application: Application, office: Office, code: str) -> Iterator[tuple[str, QPixmap]]:
    from trainer.ui.quiz.quiz_pictures import quiz_pictures  # as late as the pages

    yield from quiz_pictures(application, office, code, lambda: _grab(application))


def _study_pictures(application: Application, office: Office, code: str) -> Iterator[tuple[str, QPixmap]]:
    from trainer.ui.study_pictures import study_pictures  # as late as the pages

    yield from study_pictures(application, office, code, lambda: _grab(application))


def _pack_pictures(application: Application, office: Office, code: str) -> Iterator[tuple[str, QPixmap]]:
    """The page of packs, and the sheets that open over it."""
    from trainer.ui.packs.pack_pictures import pack_pictures  # as late as the page
    from trainer.ui.packs.page import PacksPage
    from trainer.ui.packs.sheet_pictures import Studio, sheet_pictures

    application.routes.show(PACKS)
    _settle(application)
    page = application.window.page(PACKS)
    assert isinstance(page, PacksPage)
    studio = Studio(
        application.context,
        office,
        application.window,
        grab=lambda: _grab(application),
        settle=lambda: _settle(application),
        code=code,
    )
    yield from pack_pictures(studio, page)
    yield from sheet_pictures(studio, page)


def _exam_pictures(
    application: Application, office: Office, entry: ScenarioEntry, trainee_id: str
) -> Iterator[tuple[str, QPixmap]]:
    """What is asked before an exam and before a drill is stopped, the last minute, and the time over."""
    from trainer.ui.practise.exam_sheet import ExamSheet  # as late as on its page

    application.routes.show(PRACTISE)
    _settle(application)
    ExamSheet(application.context, entry.scenario, application.window).open()
    yield "exam-sheet", _grab(application)
    _close_dialogs(application)
    for name, limit_minutes in (("exam", 1), ("time-over", 0)):
        limited = replace(entry, scenario=replace(entry.scenario, exam_minutes=limit_minutes))
        session = office.drills.start(trainee_id, limited, mode=Mode.EXAM, seed=_SEED)
        session.save_draft(session.state.turn.model[:60])
        application.routes.open_session(session)
        yield f"{DRILL}-{name}", _grab(application)
        if not session.state.is_over:
            _drill_page(application).head.more.stop.trigger()
            yield f"{DRILL}-stop", _grab(application)
            _close_dialogs(application)


def _phone_pictures(
    application: Application, office: Office, entry: ScenarioEntry, trainee_id: str
) -> Iterator[tuple[str, QPixmap]]:
    """A line that is being spoken, and its text on demand."""
    application.context.change_settings(speaks=True)
    session = office.drills.start(trainee_id, entry, seed=_SEED)
    application.routes.open_session(session, speaks=True)
    yield f"{DRILL}-phone", _grab(application)
    view = _drill_page(application).transcript
    view.text_requested.emit(view.messages.messages[0].key)
    yield f"{DRILL}-phone-text", _grab(application)
    application.context.change_settings(speaks=False)


def _drill_page(application: Application) -> DrillPage:
    page = application.window.page(DRILL)
    assert isinstance(page, DrillPage)
    return page


def _close_dialogs(application: Application) -> None:
    for dialog in application.window.findChildren(QDialog):
        dialog.reject()


def _observed_pictures(
    application: Application, office: Office, entry: ScenarioEntry, trainee_id: str
) -> Iterator[tuple[str, QPixmap]]:
    """With an observer: who does what, the sheet half ticked, the end, and what it taught."""
    routes = application.routes
    routes.start_drill(entry, Mode.OBSERVER)
    yield f"{OBSERVER}-roles", _grab(application)
    session = office.drills.start(trainee_id, entry, mode=Mode.OBSERVER, seed=_SEED)
    half = Ticks(tuple(one.id for one in session.sheet().criteria[:3]))
    keep_sheet(session, SheetDraft(half))
    routes.open_session(session)
    yield OBSERVER, _grab(application)
    while not session.state.is_over:
        sheet = session.sheet()
        good = tuple(one.id for one in sheet.criteria if not one.is_throughout)
        session.observe(Ticks(good, tuple(one.id for one in sheet.facts)))
    routes.open_session(session)
    yield f"{OBSERVER}-over", _grab(application)
    routes.open_debrief(session.head.id)
    yield f"{DEBRIEF}-observed", _grab(application)


def _practise_a_little(office: Office, trainee_id: str, code: str) -> None:
    """Leave a finished drill and an unfinished one behind."""
    for scenario, replies in (("first-sale", 9), ("damaged-item", 1)):
        entry = office.library.find(scenario, language=code)
        session = office.drills.start(trainee_id, entry, seed=_SEED)
        for _reply in range(replies):
            if session.state.is_over:
                break
            session.send(session.state.turn.model)
        if not session.state.is_over:
            session.pause()


def _example_name() -> str:
    return _("Aiko Aoki")


def _example_reply(code: str) -> str:
    """Return a reply that is good but not perfect, with a slip and, in Japanese, a remark on manner."""
    return {
        "en": "Hello Hannah, I'm so sory your parcel hasn't arrived. I can see how worrying this is.",
        "ja": "中村さま、お届けが遅れており、申し訳ございません。"
        "ご心肺をおかけしております。ちょっとお待ちください。",
    }[code]


def _settle(application: Application) -> None:
    application.jobs.drain(_LIMIT_S)
    QCoreApplication.processEvents()


def _grab(application: Application) -> QPixmap:
    """Return the window, with the dialog that stands open over the middle of it."""
    _settle(application)
    QCoreApplication.processEvents()
    picture = application.window.grab()
    for dialog in application.window.findChildren(QDialog):
        if dialog.isVisible():
            painter = QPainter(picture)
            place = dialog.rect().translated(picture.rect().center() - dialog.rect().center())
            painter.drawPixmap(place.topLeft(), dialog.grab())
            painter.setPen(application.context.theme.colour("edge"))  # where a system draws its frame
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.end()
    return picture
