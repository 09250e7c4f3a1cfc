"""The frame: going to pages, the header, the rail, menus, notices, and where the window was."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press
from trainer.ui.entries import ENTRIES
from trainer.ui.errors import ErrorDialog, ErrorReport
from trainer.ui.guide import GuideDialog
from trainer.ui.icons import Icons
from trainer.ui.main_window import MainWindow
from trainer.ui.navigation import NavButton
from trainer.ui.page import HeaderChip, Page
from trainer.ui.theme import Scheme, Theme
from trainer.ui.widgets.chip import Chip


class SamplePage(Page):
    """Remembers what the frame told it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.told: list[str] = []
        self.action = QPushButton(f"act on {name}")

    def title(self) -> str:
        return f"Title of {self.name}"

    def header_chips(self) -> Sequence[HeaderChip]:
        return (HeaderChip("Chat"), HeaderChip(self.name, "met"))

    def header_actions(self) -> Sequence[QWidget]:
        return (self.action,)

    def retranslate(self) -> None:
        self.told.append("retranslate")

    def entered(self) -> None:
        self.told.append("entered")

    def left(self) -> None:
        self.told.append("left")


class Shelf:
    """Keeps a window's place."""

    def __init__(self, geometry: str = "") -> None:
        self.geometry = geometry

    def load_geometry(self) -> str:
        return self.geometry

    def save_geometry(self, geometry: str) -> None:
        self.geometry = geometry


def open_window(theme: Theme, icons: Icons, qtbot: QtBot, shelf: Shelf | None = None) -> MainWindow:
    window = MainWindow(theme, icons, geometry_store=shelf)
    qtbot.addWidget(window)
    window.furnish(ENTRIES)
    for name in ("home", "practise", "drill", "settings"):
        window.add_page(name, SamplePage(name))
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(theme: Theme, icons: Icons, qtbot: QtBot) -> MainWindow:
    window = open_window(theme, icons, qtbot)
    window.show_page("home")
    return window


def sample(window: MainWindow, name: str) -> SamplePage:
    page = window.page(name)
    assert isinstance(page, SamplePage)
    return page


def rail_button(window: MainWindow, words: str) -> NavButton:
    (button,) = (button for button in window.rail.findChildren(NavButton) if button.text() == words)
    return button


def chips(window: MainWindow) -> list[str]:
    return [chip.text() for chip in window.header.findChildren(Chip) if chip.isVisible()]


def test_a_page_is_told_when_it_comes_and_goes(window: MainWindow) -> None:
    window.show_page("practise")
    window.show_page("practise")
    assert sample(window, "home").told == ["entered", "left"]
    assert sample(window, "practise").told == ["entered", "entered"]
    assert window.current == "practise"


def test_the_header_is_that_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("practise")
    assert window.header.title.text() == "Title of practise"
    qtbot.waitUntil(lambda: chips(window) == ["Chat", "practise"])
    assert sample(window, "practise").action.isVisible()
    assert not sample(window, "home").action.isVisible()


def test_a_page_may_change_its_header_but_not_that_of_another(window: MainWindow) -> None:
    page = sample(window, "home")
    page.name = "house"
    page.header_changed.emit()
    assert window.header.title.text() == "Title of house"
    sample(window, "practise").header_changed.emit()
    assert window.header.title.text() == "Title of house"


@pytest.mark.parametrize(("number", "entry"), list(enumerate((entry.id for entry in ENTRIES), start=1)))
def test_ctrl_and_a_number_ask_for_a_page(window: MainWindow, qtbot: QtBot, number: int, entry: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.page_requested) as heard:
        press(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [entry]


def test_the_rail_asks_for_pages(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.page_requested) as heard:
        click(rail_button(window, "Practise"))
    assert heard.args == ["practise"]
    with qtbot.waitSignal(window.page_requested) as heard:
        click(rail_button(window, "Settings"))
    assert heard.args == ["settings"]


def test_a_page_outside_the_rail_marks_the_place_it_belongs_to(window: MainWindow) -> None:
    window.show_page("drill", entry="practise")
    assert rail_button(window, "Practise").isChecked()


def test_arrows_move_through_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    first = rail_button(window, "Home")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    press(first, Qt.Key.Key_Down)
    assert rail_button(window, "Practise").hasFocus()
    press(rail_button(window, "Practise"), Qt.Key.Key_Up)
    assert first.hasFocus()


def test_the_rail_shows_icons_alone_in_a_narrow_window(window: MainWindow) -> None:
    seen: list[tuple[bool, int]] = []
    for width in (1024, 1280):
        window.resize(width, 800)
        seen.append((window.rail.is_collapsed, window.rail.width()))
    (was_collapsed, narrow), (is_collapsed, wide) = seen
    assert (was_collapsed, is_collapsed) == (True, False)
    assert wide > 2 * narrow


def test_the_rail_gives_way_to_large_text(window: MainWindow, theme: Theme) -> None:
    window.resize(1280, 800)
    theme.update(text_scale=1.5)
    assert window.rail.is_collapsed


def test_a_badge_is_spoken_with_its_entry(window: MainWindow) -> None:
    window.rail.set_badge("quiz", "12")
    assert rail_button(window, "Quiz").accessibleName() == "Quiz 12"
    window.rail.set_badge("quiz", "")
    assert rail_button(window, "Quiz").accessibleName() == "Quiz"


def test_the_trainee_at_the_foot_can_be_switched(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.set_trainee("青木 愛子")
    with qtbot.waitSignal(window.trainee_requested):
        click(rail_button(window, "青木 愛子"))


@pytest.mark.parametrize(
    ("words", "signal"), [("Export scores…", "export_requested"), ("About Reply Dojo", "about_requested")]
)
def test_menus_ask_for_what_they_say(window: MainWindow, qtbot: QtBot, words: str, signal: str) -> None:
    (action,) = (action for action in window.findChildren(QAction) if action.text() == words)
    with qtbot.waitSignal(getattr(window, signal)):
        action.trigger()


def test_the_help_menu_opens_the_guide_for_trainers(window: MainWindow) -> None:
    (action,) = (one for one in window.findChildren(QAction) if one.text() == "Guide for trainers")
    action.trigger()
    (guide,) = window.findChildren(GuideDialog)
    shown = guide.text.toPlainText()
    assert "Get the template" in shown
    assert "](" not in shown
    guide.close()


def test_the_window_comes_back_where_it_was(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    shelf = Shelf()
    window = open_window(theme, icons, qtbot, shelf)
    window.resize(1024, 760)  # the offscreen screen is small
    window.close()
    again = open_window(theme, icons, qtbot, shelf)
    assert (again.width(), again.height()) == (1024, 760)


@pytest.mark.parametrize("geometry", ["", "nonsense", "日本語", "AAAA"])
def test_a_place_that_cannot_be_read_is_no_obstacle(
    theme: Theme, icons: Icons, qtbot: QtBot, geometry: str
) -> None:
    window = open_window(theme, icons, qtbot, Shelf(geometry))
    assert window.width() >= window.minimumWidth()


def test_closing_lets_the_page_store_its_work(window: MainWindow) -> None:
    window.close()
    assert sample(window, "home").told[-1] == "left"


def test_another_language_reaches_every_page(window: MainWindow) -> None:
    window.retranslate()
    assert all("retranslate" in sample(window, name).told for name in ("home", "practise", "settings"))


def test_the_first_start_has_the_window_to_itself(window: MainWindow) -> None:
    window.set_full_frame(False)
    assert not window.rail.isVisible()
    assert not window.header.isVisible()


def test_a_notice_is_shown_with_its_action_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    done: list[bool] = []
    window.notice.tell(
        "No voice is installed.", tone="unsure", action="Settings", does=lambda: done.append(True)
    )
    assert window.notice.isVisible()
    inside = window.notice.parentWidget()
    assert inside is not None
    assert inside.rect().contains(window.notice.geometry())
    (button,) = (b for b in window.notice.findChildren(QPushButton) if b.text() == "Settings")
    click(button)
    assert (done, window.notice.isVisible()) == ([True], False)


def test_a_notice_goes_by_itself_and_takes_no_focus(window: MainWindow, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    window.notice.tell("Saved.", shown_ms=1)
    assert QApplication.focusWidget() is before
    qtbot.waitUntil(lambda: not window.notice.isVisible())


def test_the_error_dialog_says_everything_and_copies_it(window: MainWindow, qtbot: QtBot) -> None:
    report = ErrorReport(
        title="The scores could not be exported",
        happened="The folder is read-only.",
        still_works="All results are safe.",
        what_to_do="Choose another folder.",
        details="read-only path=Reports",
    )
    window.show_error(report)
    (dialog,) = window.findChildren(ErrorDialog)
    click(dialog.copy_button)
    copied = QApplication.clipboard().text()
    for part in ("could not be exported", "is read-only", "are safe", "another folder", "path=Reports"):
        assert part in copied
        assert part in dialog.accessibleDescription()
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog.close_button)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_frame_is_painted_in_the_scheme(window: MainWindow, theme: Theme, scheme: Scheme) -> None:
    theme.update(scheme=scheme)
    wanted = (theme.tokens.dark if scheme is Scheme.DARK else theme.tokens.light)["raised"]
    image = window.rail.grab().toImage()
    assert image.pixelColor(3, image.height() // 2).name().upper() == wanted


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_badge_is_seen_in_either_rail(window: MainWindow, width: int) -> None:
    window.resize(width, 800)
    button = rail_button(window, "Review")
    plain = button.grab().toImage()
    window.rail.set_badge("review", "3", "unsure")
    assert button.grab().toImage() != plain


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_trainee_is_seen_in_either_rail(window: MainWindow, width: int) -> None:
    window.resize(width, 800)
    window.rail.set_trainee("Aiko Aoki")
    button = rail_button(window, "Aiko Aoki")
    aiko = button.grab().toImage()
    window.rail.set_trainee("Ren Ito")
    assert button.grab().toImage() != aiko


def test_a_very_long_name_does_not_widen_the_rail(window: MainWindow) -> None:
    before = window.rail.width()
    window.rail.set_trainee("寿限無寿限無五劫の擦り切れ" * 5)
    assert window.rail.width() == before
