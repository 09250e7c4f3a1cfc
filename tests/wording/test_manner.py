"""Remarks on manner: the words, the reason and a better wording, in both languages, none of them lost."""

from __future__ import annotations

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.analysis import EvidenceKind, FindingKind, Span
from trainer.core.scoring import Evidence
from trainer.wording.manner import manner_reason, remark_lines

REPLY = "CALM DOWN NOW"


def remark(kind: FindingKind | None, better: str = "", *, at: int = 0) -> Evidence:
    return Evidence(Span(at, at + 4), EvidenceKind.FORBIDDEN, better, kind)


@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_kind_of_remark_has_a_reason_of_its_own(kind: FindingKind, language: str) -> None:
    demand_sentence(manner_reason(kind), language, what=kind)
    others = {manner_reason(other) for other in FindingKind if other is not kind}
    assert manner_reason(kind) not in others


@pytest.mark.parametrize("kind", list(FindingKind))
def test_a_remark_is_the_words_the_reason_and_the_better_words(kind: FindingKind, language: str) -> None:
    (line,) = remark_lines(REPLY, [remark(kind, "calm")])
    words = "“CALM”: " if language == "en" else "「CALM」："
    better = "“calm”" if language == "en" else "「calm」"
    demand_sentence(line, language, what=kind)
    assert line.startswith(words + manner_reason(kind))
    assert better in line.removeprefix(words + manner_reason(kind))


def test_a_reason_is_told_once_and_every_kind_gets_its_line(language: str) -> None:
    plain, rude = FindingKind.PLAIN_STYLE, FindingKind.RUDE
    remarks = [remark(plain, "calmly"), *(remark(plain) for _number in range(5)), remark(rude, at=5)]
    *lines, more = remark_lines(REPLY, remarks)
    assert more == ("and 3 more" if language == "en" else "ほか3件")
    assert [manner_reason(plain) in line for line in lines] == [True, False, False, False]
    assert manner_reason(rude) in lines[-1]
    for line in lines:
        demand_sentence(line, language)


def test_what_is_said_to_be_the_same_stands_behind_its_like() -> None:
    plain, rude = FindingKind.PLAIN_STYLE, FindingKind.RUDE
    lines = list(remark_lines(REPLY, [remark(plain), remark(rude), remark(plain, at=5)]))
    assert lines[1] == "“DOWN”: the same again."


def test_a_remark_of_a_card_that_knows_no_kinds_still_gives_its_better_words(language: str) -> None:
    with_better, bare = remark_lines(REPLY, [remark(None, "calm"), remark(None)])
    assert with_better == ("“CALM”: better “calm”." if language == "en" else "「CALM」：「calm」が自然です。")
    assert bare == ("“CALM”" if language == "en" else "「CALM」")


def test_nobody_is_told_to_say_more_quietly_what_is_wrong_in_its_words() -> None:
    shout = Evidence(Span(0, 13), EvidenceKind.FORBIDDEN, "Calm down now", FindingKind.SHOUTING)
    wrong = Evidence(Span(0, 9), EvidenceKind.FORBIDDEN, "I see", FindingKind.DISMISSAL)
    before = Evidence(Span(0, 4), EvidenceKind.FORBIDDEN, "", FindingKind.RUDE)
    after = Evidence(Span(4, 13), EvidenceKind.FORBIDDEN, "Down now", FindingKind.SHOUTING)
    assert "Calm down" in next(remark_lines(REPLY, [shout]))
    assert "Calm down" not in "".join(remark_lines(REPLY, [wrong, shout]))
    assert "Down now" in "".join(remark_lines(REPLY, [before, after]))


def test_a_page_in_capitals_is_quoted_by_its_beginning_and_its_end() -> None:
    text = "PLEASE " * 1_000 + "STOP"
    shout = Evidence(Span(0, len(text)), EvidenceKind.FORBIDDEN, "", FindingKind.SHOUTING)
    (line,) = remark_lines(text, [shout])
    quote = line.partition("”")[0]
    assert quote.startswith("“PLEASE PLEASE")
    assert quote.endswith("STOP")
    assert len(quote) < 90
