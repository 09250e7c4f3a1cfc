"""Typing at a real terminal: a line broken off at a pause goes on, and a letter keeps all its lines."""

from __future__ import annotations

import sys

import pytest

from tests.e2e.programs import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")

START = "from trainer.cli.keyboard import BrokenOff, Interrupted, read_text\n"

BREAKS_OFF = """
try:
    read_text("> ", attend=lambda typed: typed == "half 申し訳", is_letter=LETTER)
except BrokenOff as pause:
    print("broken off at", repr(pause.typed))
    print("sent", repr(read_text("> ", pause.typed, attend=lambda typed: False, is_letter=LETTER)))
"""

LETTER = """
from trainer.cli.keyboard import Aside

try:
    print("sent", repr(read_text("> ", is_letter=True)))
except Interrupted as stop:
    print("left", repr(stop.typed))
except Aside as aside:
    print("aside", repr(aside.typed), repr(aside.command))
"""


def at_terminal(program: str) -> Terminal:
    return Terminal(sys.executable, "-c", START + program)


def test_a_line_is_broken_off_at_a_pause_alone_and_goes_on_where_it_stood() -> None:
    with at_terminal(BREAKS_OFF.replace("LETTER", "False")) as terminal:
        terminal.read_until("> ")
        terminal.type("half 申し訳")
        terminal.read_until("> half 申し訳")
        terminal.read_past("broken off at 'half 申し訳'")
        terminal.read_until("> half 申し訳")
        terminal.type(" rest\r")
        assert terminal.wait() == 0
        assert "sent 'half 申し訳 rest'" in terminal.shown


def test_a_letter_that_was_broken_off_goes_on_with_all_its_lines() -> None:
    program = BREAKS_OFF.replace("LETTER", "True").replace("half 申し訳", "Dear Mika,\\n\\nhalf")
    with at_terminal(program) as terminal:
        terminal.read_until("> ")
        terminal.type("Dear Mika,\r\rhalf")
        terminal.read_past("broken off")
        terminal.read_until("half")
        terminal.type(" of it.\r.\r")
        assert terminal.wait() == 0
        assert r"sent 'Dear Mika,\n\nhalf of it.'" in terminal.shown


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Dear Mika,\r\rSorry.\r.\r", r"sent 'Dear Mika,\n\nSorry.'"),
        ("三田さま\rお詫びします。\r。\r", r"sent '三田さま\nお詫びします。'"),
        ("/help\r", "sent '/help'"),
        ("\r", "sent ''"),
        ("Dear\r\r/usr and /bin\r.\r", r"sent 'Dear\n\n/usr and /bin'"),
        ("Dear\r\x04", "left 'Dear'"),
        ("Dear\r\r/hint\r", r"aside 'Dear\n' '/hint'"),
        ("三田さま\r／ｌａｔｅｒ\r", "aside '三田さま' '／ｌａｔｅｒ'"),
    ],
)
def test_a_letter_goes_on_to_a_dot_unless_it_is_none(typed: str, sent: str) -> None:
    with at_terminal(LETTER) as terminal:
        terminal.read_until("> ")
        terminal.type(typed)
        assert terminal.wait() == 0
        assert sent in terminal.shown


def test_ctrl_c_keeps_the_lines_before_too() -> None:
    with at_terminal(LETTER) as terminal:
        terminal.read_until("> ")
        terminal.type("Dear Mika,\rI am")
        terminal.read_until("I am")
        terminal.interrupt()
        assert terminal.wait() == 0
        assert r"left 'Dear Mika,\nI am'" in terminal.shown
