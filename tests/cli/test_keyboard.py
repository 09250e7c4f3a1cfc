"""Reading lines that are not typed at a terminal: pipes, long replies, the end of the input."""

from __future__ import annotations

import io

import pytest

from trainer.cli.keyboard import Aside, Interrupted, can_begin_with_text, read_text
from trainer.cli.streams import is_interactive, make_streams_safe


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ("one\ntwo\n", ["one", "two"]),
        ("one\\\ntwo\nthree\n", ["one\ntwo", "three"]),
        ("windows\r\nlast", ["windows", "last"]),
        ("ends\\\n", ["ends\\"]),
        ("\n", [""]),
    ],
)
def test_lines_from_a_pipe(monkeypatch: pytest.MonkeyPatch, given: str, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    assert [read_text("> ") for _text in texts] == texts
    with pytest.raises(EOFError):
        read_text("> ")


def test_a_letter_from_a_pipe_waits_for_commands_and_is_not_sent_without_its_dot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Dear Mika,\n/hint\n\nSorry.\n.\nDear\nMi"))
    with pytest.raises(Aside) as caught:
        read_text("> ", is_letter=True)
    assert (caught.value.typed, caught.value.command) == ("Dear Mika,", "/hint")
    assert read_text("> ", before="Dear Mika,\n", is_letter=True) == "Dear Mika,\n\nSorry."
    with pytest.raises(Interrupted) as left:
        read_text("> ", is_letter=True)
    assert left.value.typed == "Dear\nMi"


def test_a_pipe_is_not_somebody_at_a_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert not is_interactive()
    assert not can_begin_with_text()


def test_bytes_that_are_no_text_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"caf\xe9\n"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stream)
    make_streams_safe()
    assert read_text("> ") == "caf\ufffd"


def test_characters_that_cannot_be_shown_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(shown, encoding="ascii", write_through=True))
    make_streams_safe()
    print("はい ok")
    assert shown.getvalue() == b"?? ok\n"
