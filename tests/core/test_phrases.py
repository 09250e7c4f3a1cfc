"""The small language of phrases: what it means, and where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.phrases import (
    DEEPEST_BRACKETS,
    DEFAULT_GAP,
    LONGEST_GAP,
    Either,
    Gap,
    Pattern,
    PhraseSyntaxError,
    Prefix,
    Words,
    parse_phrase,
)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("order number", (Words("order number"),)),
        ("  order number\t", (Words("order number"),)),
        ("refund*", (Prefix("refund"),)),
        ("full refund*", (Words("full"), Prefix("refund"))),
        ("全額　返金＊", (Words("全額"), Prefix("返金"))),
        ("refund* today", (Prefix("refund"), Words("today"))),
        ("(card | bank)", (Either(((Words("card"),), (Words("bank"),))),)),
        ("（カード｜口座）", (Either(((Words("カード"),), (Words("口座"),))),)),
        ("(card)", (Either(((Words("card"),),)),)),
        ("send ... photo", (Words("send"), Gap(DEFAULT_GAP), Words("photo"))),
        ("send...8 photo", (Words("send"), Gap(8), Words("photo"))),
        ("send ...0 photo", (Words("send"), Gap(0), Words("photo"))),
        ("send ...08 photo", (Words("send"), Gap(8), Words("photo"))),
        ("送る……８写真", (Words("送る"), Gap(8), Words("写真"))),
        ("送る…写真", (Words("送る"), Gap(DEFAULT_GAP), Words("写真"))),
        ("a ... ...2 b", (Words("a"), Gap(DEFAULT_GAP), Gap(2), Words("b"))),
        (
            "(by (card | bank) | cash) please",
            (
                Either(((Words("by"), Either(((Words("card"),), (Words("bank"),)))), (Words("cash"),))),
                Words("please"),
            ),
        ),
        (
            "(hold ... on | wait*)",
            (Either(((Words("hold"), Gap(DEFAULT_GAP), Words("on")), (Prefix("wait"),))),),
        ),
    ],
)
def test_a_phrase_is_read_as_its_elements_in_order(text: str, pattern: Pattern) -> None:
    assert parse_phrase(text) == pattern


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "no-words", 0),
        (" \n", "no-words", 0),
        ("card)", "unbalanced", 4),
        ("card | bank", "unbalanced", 5),
        ("by (card", "unbalanced", 3),
        ("by (card | ", "unbalanced", 3),
        ("(", "unbalanced", 0),
        ("a (b | (c | d)", "unbalanced", 2),
        ("( | bank)", "empty-alternative", 1),
        ("(card |)", "empty-alternative", 7),
        ("()", "empty-alternative", 1),
        ("*", "lone-star", 0),
        ("refund *", "lone-star", 7),
        ("(card)*", "lone-star", 6),
        ("... photo", "edge-gap", 0),
        ("send ...", "edge-gap", 5),
        ("send …　", "edge-gap", 5),
        ("a (b ... | c)", "edge-gap", 5),
        ("a (... b | c)", "edge-gap", 3),
        (f"a ...{LONGEST_GAP + 1} b", "gap-too-long", 2),
        ("……a b ...9" + "9" * 5000, "edge-gap", 0),
        ("a…b ...9" + "9" * 5000, "gap-too-long", 4),
        ("(" * (DEEPEST_BRACKETS + 1) + "a", "too-deep", DEEPEST_BRACKETS),
    ],
)
def test_a_phrase_that_is_not_well_formed_says_what_and_where(text: str, code: str, position: int) -> None:
    with pytest.raises(PhraseSyntaxError) as raised:
        parse_phrase(text)
    assert (raised.value.code, raised.value.position) == (code, position)


def test_brackets_may_stand_as_deep_as_the_limit_says() -> None:
    assert parse_phrase("(" * DEEPEST_BRACKETS + "a" + ")" * DEEPEST_BRACKETS)


SIGNS = st.text(st.sampled_from("ab *()|.…8（）｜＊　\t") | st.characters(), max_size=60)


def read(text: str) -> Pattern | PhraseSyntaxError:
    try:
        return parse_phrase(text)
    except PhraseSyntaxError as error:
        return error


@given(SIGNS)
def test_any_text_is_read_or_refused_at_a_place_inside_it(text: str) -> None:
    result = read(text)
    if isinstance(result, PhraseSyntaxError):
        assert 0 <= result.position <= len(text)
    else:
        assert not isinstance(result[0], Gap)
        assert not isinstance(result[-1], Gap)


@given(st.lists(st.sampled_from(["word", "other*", "(a | b*)", "... x"]), min_size=1, max_size=6))
def test_elements_that_are_good_alone_are_good_together(elements: list[str]) -> None:
    assert parse_phrase("start " + " ".join(elements))
