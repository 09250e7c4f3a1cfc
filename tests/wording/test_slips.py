"""Slips: the mistyped word is found among the others, and the word of the rubric that it was read as."""

from __future__ import annotations

import pytest

from trainer.core.analysis import EvidenceKind, Span
from trainer.core.scoring import Evidence
from trainer.wording.slips import Slip, quote_with_slips, slips_of

TYPO, FAR, SOUND = EvidenceKind.TYPO, EvidenceKind.FAR_TYPO, EvidenceKind.HOMOPHONE


def whole(text: str, kind: EvidenceKind, phrase: str) -> Evidence:
    return Evidence(Span(0, len(text)), kind, phrase)


@pytest.mark.parametrize(
    ("typed", "kind", "phrase", "slips"),
    [
        ("reciept", TYPO, "receipt", [("reciept", "receipt")]),
        ("Reciept", TYPO, "(receipt | proof of purchase)", [("Reciept", "receipt")]),
        ("recieving", TYPO, "receive*", [("recieving", "receive")]),
        ("refunds to your adress", TYPO, "refund ...3 address", [("adress", "address")]),
        ("confrm the adress", TYPO, "confirm … address", [("confrm", "confirm"), ("adress", "address")]),
        ("receip", TYPO, "receipt", [("receip", "receipt")]),
        ("compensasoin", FAR, "compensation", [("compensasoin", "compensation")]),
        ("保障", SOUND, "保証", [("保障", "保証")]),
        ("返金の保障", SOUND, "返金 ... （保証｜補償）", [("返金の保障", "保証")]),
        ("返金の期間", SOUND, "返金 ... （機関｜帰還）", [("返金の期間", "機関/帰還")]),
        ("ご心肺", SOUND, "（心配｜不安｜残念）", [("ご心肺", "心配")]),
        ("ご心肺", SOUND, "（心配｜不安｜心細い）", [("ご心肺", "心配")]),
        ("心保添い", SOUND, "（心配｜心細い）", [("心保添い", "心配/心細い")]),
        ("補償機関", SOUND, "保証 期間", [("補償機関", "保証期間")]),
        ("保障を承ります", SOUND, "保証 ... 承る", [("保障を承ります", "保証")]),
    ],
)
def test_the_slip_is_told_with_what_it_was_read_as(
    typed: str, kind: EvidenceKind, phrase: str, slips: list[tuple[str, str]]
) -> None:
    assert slips_of(typed, whole(typed, kind, phrase)) == tuple(Slip(*one) for one in slips)


def test_what_cannot_be_told_is_not_guessed_where_it_counted() -> None:
    assert slips_of("xyzzy", whole("xyzzy", TYPO, "receipt")) == ()
    assert quote_with_slips("xyzzy", whole("xyzzy", TYPO, "receipt")) == "“xyzzy”"


def test_what_a_person_must_judge_always_names_the_words_of_the_rubric() -> None:
    assert slips_of("xyzzy", whole("xyzzy", FAR, "receipt")) == (Slip("xyzzy", "receipt"),)
    assert slips_of("保証", whole("保証", SOUND, "保証")) == (Slip("保証", "保証"),)


def test_a_slip_among_other_words_stands_behind_them(language: str) -> None:
    text = "send the reciept"
    quoted = quote_with_slips(text, whole(text, TYPO, "send ... receipt"))
    wanted = {
        "en": "“send the reciept” (“reciept” → “receipt”)",
        "ja": "「send the reciept」（「reciept」→「receipt」）",
    }
    assert quoted == wanted[language]
