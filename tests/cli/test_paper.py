"""Paragraphs break as Japanese and English do, and nothing is lost at a break."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph, breaks


def lines(text: str, width: int) -> list[str]:
    cuts = [0, *breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("お待たせしました。", 16, ["お待たせしまし", "た。"]),
        ("「はい」と「いいえ」", 12, ["「はい」と", "「いいえ」"]),
        ("番号はTG-61507です", 12, ["番号は", "TG-61507です"]),
        ("1（1、", 4, ["1", "（1", "、"]),  # what is carried over may be too wide as well
        ("", 5, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(text=st.text(alphabet="aあ漢。、「」（）ー !?　 x12"), width=st.integers(4, 30))
def test_no_character_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    parts = lines(text, width)
    assert "".join(parts).replace(" ", "").replace("　", "") == text.replace(" ", "").replace("　", "")
    assert all(cell_len(part) <= width for part in parts)


def shown(renderable: Paragraph | Page, width: int) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width).print(renderable)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_marks_move_with_their_words() -> None:
    text = Text("お待たせして申し訳ございません。")
    text.stylize("bold", 6, 15)
    out = io.StringIO()
    Console(file=out, width=16, force_terminal=True, color_system="truecolor").print(Paragraph(text))
    assert out.getvalue().count("\x1b[1m") == 2


def test_a_page_wraps_its_paragraphs_and_keeps_its_lists() -> None:
    found = shown(Page("**大切**な決まりは、次のとおりです。\n\n- 一つめ\n- two"), 20)
    assert found[0] == "大切な決まりは、次の"
    assert any("one" in line or "一つめ" in line for line in found)
    assert "two" in found[-1]


def test_blank_lines_stay() -> None:
    assert shown(Paragraph("a\n\nb"), 10) == ["a", "", "b"]


def test_a_wide_terminal_gets_lines_that_can_be_read() -> None:
    out = io.StringIO()
    Paper(file=out, width=300).print(Paragraph("word " * 100))
    assert max(map(len, out.getvalue().splitlines())) <= 96


def test_a_table_without_blanks_is_folded_and_not_cut_off() -> None:
    cell = "かしこまりました。確認のうえ二十四時間以内にご連絡いたします。"
    out = io.StringIO()
    Console(file=out, width=40).print(Page(f"| 言い方 | 例 |\n|---|---|\n| {cell} | {cell} |\n"))
    assert "…" not in out.getvalue()
    assert all(out.getvalue().count(letter) >= 2 * cell.count(letter) for letter in cell)
