"""English tone: what blames, dismisses, insults or shouts, and the many things that only look like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.reading import read
from trainer.core.analysis import FindingKind
from trainer.core.answers import IndexedReply, State
from trainer.core.needs import NeedCompiler
from trainer.core.rubric import ToneCalm
from trainer.language import reader_for
from trainer.language.wordlists import rows

BLAME, DISMISSAL = FindingKind.BLAME, FindingKind.DISMISSAL
RUDE, SHOUTING = FindingKind.RUDE, FindingKind.SHOUTING

PARTS = [
    "calm",
    "down",
    "you",
    "should",
    "have",
    "NOW",
    "!",
    "?",
    '"',
    "'",
    ",",
    ".",
    "if",
    "press",
    "whatever",
]


def remarks(text: str) -> list[tuple[FindingKind, str]]:
    return [(one.kind, text[one.span.start : one.span.end]) for one in read("en", text).findings]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("You should have checked the label.", BLAME, "You should have checked"),
        ("You really should've read it", BLAME, "You really should've read"),
        ("You shouldn’t have opened it", BLAME, "You shouldn’t have opened"),
        ("You should have filmed the unpacking.", BLAME, "You should have filmed"),
        ("You should have gone yesterday.", BLAME, "You should have gone"),
        ("You should have asked, Hannah", BLAME, "You should have asked"),
        ("You should have measured it", BLAME, "You should have measured"),
        ("You should have packed carefully.", BLAME, "You should have packed"),
        ("You ought to have asked", BLAME, "You ought to have asked"),
        ("You should not have bought this one", BLAME, "You should not have bought"),
        ("You failed to send it", BLAME, "You failed to"),
        ("That is your own fault", BLAME, "your own fault"),
        ("Why didn't you tell us?", BLAME, "Why didn't you"),
        ("You never told us", BLAME, "You never told"),
        ("You claim that it broke", BLAME, "You claim"),
        ("Please calm down!", DISMISSAL, "calm down"),
        ("That's not our problem.", DISMISSAL, "not our problem"),
        ("It's our policy.", DISMISSAL, "It's our policy"),
        ("As I already told you, it is late", DISMISSAL, "As I already told"),
        ("There is nothing I can do", DISMISSAL, "nothing I can do"),
        ("Just wait.", DISMISSAL, "Just wait"),
        ("Please just wait", DISMISSAL, "just wait"),
        ("What's your problem?", DISMISSAL, "What's your problem"),
        ("Just read it. How hard can it be?", DISMISSAL, "How hard can it be"),
        ("Everybody knows that you need no box", DISMISSAL, "Everybody knows that you"),
        ("Well, everybody knows that!", DISMISSAL, "everybody knows that"),
        ("Then write a review, see if I care", DISMISSAL, "see if I care"),
        ("You obviously can't.", DISMISSAL, "You obviously can't"),
        ("I'm not going to apologise for them", DISMISSAL, "I'm not going to apologise"),
        ("We won't apologize", DISMISSAL, "We won't apologize"),
        ("Whatever.", DISMISSAL, "Whatever"),
        ("Obviously the address isn't shown.", DISMISSAL, "Obviously the address isn't shown"),
        ("Obviously it is not needed", DISMISSAL, "Obviously it is not needed"),
        ("Obviously you haven't tried.", BLAME, "Obviously you haven't"),
        ("Obviously you pressed the wrong one.", BLAME, "Obviously you pressed"),
        ("You clearly did it wrong", BLAME, "You clearly did it"),
        ("Had you read the page, it would be there", BLAME, "Had you read"),
        ("If you had read the page, it would be there", BLAME, "If you had read"),
        ("You're just being impatient.", DISMISSAL, "You're just being impatient"),
        ("You are being so unreasonable", DISMISSAL, "You are being so unreasonable"),
        ("As I already told you, it takes a day", DISMISSAL, "As I already told"),
        ("Like I said, it takes a day", DISMISSAL, "Like I said"),
        ("It's not rocket science.", DISMISSAL, "not rocket science"),
        ("Any child could understand that", DISMISSAL, "Any child could understand"),
        ("What part of that didn't you understand", DISMISSAL, "What part of that didn't you"),
        ("For the last time: it takes a day", DISMISSAL, "For the last time"),
        ("I won't repeat myself", DISMISSAL, "I won't repeat myself"),
        ("We have other customers to serve", DISMISSAL, "We have other customers"),
        ("Stop being difficult", DISMISSAL, "Stop being difficult"),
        ("We told you already", DISMISSAL, "We told you already"),
        ("If you'd asked, you would know", BLAME, "If you'd asked"),
        ("Well, it's just a toy.", DISMISSAL, "it's just a toy"),
        ("You people never read", DISMISSAL, "You people"),
        ("Mind your tone", DISMISSAL, "Mind your tone"),
        ("Are you stupid?", RUDE, "Are you stupid"),
        ("Try it, you silly woman", RUDE, "you silly woman"),
        ("Pay the fee, you greedy people", RUDE, "you greedy people"),
        ("You really lazy lot", RUDE, "You really lazy lot"),
        ("If you are stupid", RUDE, "you are stupid"),
        ("Shut up", RUDE, "Shut up"),
        ("This is bullshit", RUDE, "bullshit"),
        ("We will NOT refund it", SHOUTING, "NOT"),
        ("WE WILL CHECK YOUR ORDER", SHOUTING, "WE WILL CHECK YOUR ORDER"),
        ("It is READ THE LABEL again", SHOUTING, "READ THE LABEL"),
        ("Sorry!!! It is late", SHOUTING, "!!!"),
        ("Really?!? It is late", SHOUTING, "?!?"),
    ],
)
def test_what_customers_take_amiss(text: str, kind: FindingKind, words: str) -> None:
    assert remarks(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "You should have received an email.",
        "Obviously you shouldn't press it yet.",
        "Obviously you don't need to pay.",
        "Obviously you are right to be upset.",
        "Obviously you can keep it.",
        "You clearly have a lot of patience.",
        "You obviously don't have to pay.",
        "Obviously the lamp should not have arrived like this.",
        "Obviously this is not what you ordered.",
        "Obviously, that is upsetting.",
        "Obviously the packing was not good enough",
        "Obviously the 3 is not shown",
        "What part of the lamp is broken?",
        "I am sorry that you have to write for the third time.",
        "When did you open it for the last time?",
        "Do you have other things to send?",
        "You are not the only person who asks about this.",
        "I know you are impatient to see it.",
        "What is your problem with the order?",
        "You should not have gone through this.",
        "You should have arrived at a page with a code.",
        "Everyone knows that waiting is hard.",
        "How hard can it be to wait!",
        "I'm sure everyone knows that feeling.",
        "We gave you useless information.",
        "We did not send you silly people.",
        "You can obviously keep it.",
        "I am not going to make you wait.",
        "You don't need to apologise.",
        "It is hard to see, I know.",
        "You should have got a voucher.",
        "You should have found a leaflet inside.",
        "You should have updated details by Friday.",
        "You should have a refund.",
        "You should indeed have all that you need.",
        "You should have it by Friday.",
        "You shouldn't have to wait.",
        "You should not have been charged.",
        "I'm not saying you should have checked.",
        "It is not your fault.",
        "If you did not read it, here it is again.",
        "In case you have not read it, here it is.",
        "If there is nothing we can do, I will say so.",
        'You wrote "calm down" to us.',
        "You wrote 'calm down' to us.",
        "We calmed the box down.",
        "It's our policy to refund you.",
        "Whatever you decide, we will help.",
        "I will just wait for the courier.",
        "I understand the problem.",
        "I should have checked.",
        "Thank you for your patience!!",
        "Please press NOT RECEIVED in the app.",
        "Press the STOP button",
        "The status says NOT SENT now",
        "Send it by DHL to the UK",
        "Your USB PORT",
        "Order M-20391 and REF ABC123 are fine.",
        "I am here.",
        "you ought to",
        "you should have",
        "you really just simply should have checked it",
    ],
)
def test_polite_words_names_and_labels_are_no_remark(text: str) -> None:
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Please calm down", ["I understand that this is upsetting"]),
        ("CHECK YOUR ORDER", ["Check your order"]),
        ("It is LATE AGAIN", ["late again"]),
        ("Late!!!", ["!"]),
        ("Late??!", ["?"]),
        ("Whatever.", [None]),
    ],
)
def test_a_remark_has_a_better_wording_where_there_is_one(text: str, better: list[str | None]) -> None:
    assert [one.better for one in read("en", text).findings] == better


def test_remarks_come_in_order_and_may_lie_over_each_other() -> None:
    found = remarks("CALM DOWN NOW. Whatever.")
    assert found == [(DISMISSAL, "CALM DOWN"), (SHOUTING, "CALM DOWN NOW"), (DISMISSAL, "Whatever")]


def test_a_calm_tone_fails_with_the_words_and_better_ones() -> None:
    reader = reader_for("en")
    need = NeedCompiler(reader).compile(ToneCalm())
    calm, heated = (IndexedReply(reader.read(text)) for text in ("I will check.", "Calm down. I will check."))
    assert calm.answer(need, calm.whole).state is State.MET
    answer = heated.answer(need, heated.whole)
    assert answer.state is State.NOT_MET
    assert [(one.span.start, one.span.end) for one in answer.findings] == [(0, 9)]
    assert answer.findings[0].better


def test_no_better_wording_is_itself_a_remark() -> None:
    wordings = [row[3] for row in rows("en_manner.tsv") if row[1] != "-" and row[3] != "-"]
    assert wordings
    assert not [one for one in wordings if remarks(one)]


def test_every_row_has_its_columns() -> None:
    assert {len(row) for row in rows("en_manner.tsv")} == {4}
    assert {row[2] for row in rows("en_manner.tsv")} == {
        "any", "start", "end", "alone", "skip", "undergone", "emphatic", "button"
    }  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_any_mix_gets_remarks_inside_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in read("en", text).findings:
        assert 0 <= one.span.start < one.span.end <= len(text)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "part",
    [
        "calm down ",
        "you should have ",
        "NOW ",
        "!",
        '"',
        "you just ",
        "not ",
        "X",
        "refudn ",
        "If you can, Ann, ",
    ],
)
def test_a_long_reply_costs_in_proportion_to_its_length(part: str) -> None:
    def cost_s(size: int) -> float:
        text = (part * size)[:size]
        begun_s = time.perf_counter()
        reader_for("en").read(text)
        return time.perf_counter() - begun_s

    cost_s(2_000)
    assert cost_s(16_000) < 0.1 + 40 * cost_s(2_000)
