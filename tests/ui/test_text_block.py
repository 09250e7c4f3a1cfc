"""Laid-out text: marks stand on the words they mean, in any script, and length costs little."""

import time
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from trainer.ui.text_block import MARK_GROUND, MARK_ORDER, Mark, MarkKind, TextBlock, utf16_offset
from trainer.ui.theme import Theme


def block(theme: Theme, text: str, *marks: Mark, width: float = 10_000) -> TextBlock:
    made = TextBlock(text, theme.font("body"), line_height=1.5, marks=marks)
    made.lay_out(width)
    return made


def mark_on(text: str, words: str) -> Mark:
    return Mark(text.index(words), text.index(words) + len(words), "met")


@given(st.text(), st.integers(0, 40))
def test_offsets_are_counted_as_qt_counts_them(text: str, offset: int) -> None:
    head = text[:offset]
    assert utf16_offset(text, offset) == len(head.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("before", ["", "abc ", "🙏🏽 ", "家族👨‍👩‍👧と ", "line one\n", "🙏\n🙏 "])
def test_a_mark_stands_on_its_words_whatever_stands_before(theme: Theme, before: str) -> None:
    text = f"{before}I am so sorry about that"
    ((_, rect),) = block(theme, text, mark_on(text, "so sorry")).mark_rects()
    metrics = QFontMetricsF(theme.font("body"))
    wanted = metrics.horizontalAdvance("so sorry")
    assert rect.width() == pytest.approx(wanted + 4, abs=2)
    line = before.rpartition("\n")[2]
    if line.isascii():
        assert rect.left() == pytest.approx(metrics.horizontalAdvance(line + "I am ") - 2, abs=2)
    assert int(rect.center().y() // 21) == before.count("\n")


def test_a_mark_over_a_line_break_has_a_part_on_each_line(theme: Theme) -> None:
    text = "Could you tell me the order number"
    rects = [rect for _, rect in block(theme, text, mark_on(text, text), width=120).mark_rects()]
    assert len(rects) == block(theme, text, width=120).height / 21
    assert all(rect.right() <= 124 for rect in rects)


def test_a_mark_in_mixed_directions_covers_only_its_words(theme: Theme) -> None:
    text = "שלום M-20391 תודה"
    rects = [rect for _, rect in block(theme, text, mark_on(text, "M-20391")).mark_rects()]
    wanted = QFontMetricsF(theme.font("body")).horizontalAdvance("M-20391")
    assert sum(rect.width() - 4 for rect in rects) == pytest.approx(wanted, abs=3)


@pytest.mark.parametrize("mark", [Mark(5, 5, "met"), Mark(9, 3, "bad"), Mark(90, 99, "unsure")])
def test_a_mark_without_words_paints_nothing(theme: Theme, mark: Mark) -> None:
    assert block(theme, "Some words", mark).mark_rects() == []


def test_lines_under_marks_are_told_apart_without_colours(theme: Theme) -> None:
    """In black on white, each kind leaves other pixels."""
    pictures = {kind: frozenset(_pixels_under(theme, Mark(0, 12, kind))) for kind in MARK_ORDER}
    assert len(set(pictures.values())) == len(get_args(MarkKind)) == len(MARK_ORDER)


def _pixels_under(theme: Theme, mark: Mark) -> Iterator[tuple[int, int]]:
    image = QImage(200, 30, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    block(theme, " " * 11 + "x", mark).draw(painter, QPointF(0, 0), theme, "ink", QRectF(0, 0, 200, 30))
    painter.end()
    ground = theme.colour(MARK_GROUND[mark.kind]).rgba()
    for x in range(200):
        for y in range(15, 30):
            if image.pixel(x, y) not in {0, ground}:
                yield x, y


def test_layout_stops_at_the_last_line_asked_for(theme: Theme) -> None:
    made = TextBlock("word " * 20_000, theme.font("body"), line_height=1.5)
    made.lay_out(300, max_lines=16)
    assert (made.is_cut, made.height) == (True, 16 * made.line_px)


def test_empty_lines_keep_their_height(theme: Theme) -> None:
    assert block(theme, "one\n\ntwo").height == 3 * 21


def test_only_visible_lines_are_painted(theme: Theme) -> None:
    """A message of 100,000 characters scrolls as easily as a short one."""
    made = block(theme, "long words here " * 6_250, width=300)
    image = QImage(300, 400, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    began = time.perf_counter()
    made.draw(painter, QPointF(0, -10_000), theme, "ink", QRectF(0, 0, 300, 400))
    took = time.perf_counter() - began
    began = time.perf_counter()
    made.draw(painter, QPointF(0, 0), theme, "ink", QRectF(0, 0, 300, made.height))
    took_all = time.perf_counter() - began
    painter.end()
    assert took < took_all / 4


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("שלום", True),
        ("تحياتي", True),
        ("123 שלום", True),
        ("Hello שלום", False),
        ("", False),
        ("123", False),
    ],
)
def test_a_paragraph_begins_on_the_side_of_its_script(theme: Theme, text: str, is_right: bool) -> None:
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    block(theme, text, width=400).draw(painter, QPointF(0, 0), theme, "ink", QRectF(0, 0, 400, 40))
    painter.end()
    columns = [x for x in range(400) if any(image.pixel(x, y) != 0xFFFFFFFF for y in range(40))]
    assert bool(columns and columns[0] > 200) == is_right


def test_a_mark_follows_its_words_to_the_right(theme: Theme) -> None:
    text = "שלום M-20391"
    rects = [rect for _, rect in block(theme, text, mark_on(text, "שלום"), width=400).mark_rects()]
    assert max(rect.right() for rect in rects) == pytest.approx(402, abs=1)
