"""Scenarios, quizzes and seminars as hypothesis makes them: every field, and texts that YAML finds hard."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from trainer.core import quiz as q
from trainer.core import rubric as r
from trainer.core import scenario as s
from trainer.core.seminar import Prompt, Seminar

_AWKWARD = (
    "no", "24", "1.5", "true", "null", "~", "- a", "a: b", "a #b", "#b", "'a'", '"a"', "{name}", "{{name}}",
    "{{a b}}", "{fact.x}", "{}", "[a]", "$apology", "&a", "*a", "!a", "%a", "@a", "`a`", "|", ">", "a\n\nb",
    "a  \nb", "a\n  b", "“a”", "label：a", "a：b", "a\u3000b", "a\n\u3000b", "\\n", "a\tb", "?", ": a", "?=",
    "---", "...", "a\n---\nb", "é", "日本語", "a\\", "=", "<<", "2026-11-22", "0x1F", "1e3", "a:", "-", "a,b",
    "a\n# b", "a\n- b", "on", "{a: b}", "🙂", "a\u2028b", "a\xa0b", "'", '"', "a\n\tb",
)  # fmt: skip
_SIGNS = "ab 日\n:#-'\"{}[]|>&*!%@`,?~\\.$=：\u3000"

texts = (st.sampled_from(_AWKWARD) | st.text(_SIGNS, max_size=12)).map(str.strip).filter(bool)
maybe_texts = st.just("") | texts
ids = st.sampled_from(("a", "b-2", "no", "7", "true", "opening"))
id_lists = st.lists(ids, min_size=1, max_size=2, unique=True).map(tuple)
words = st.sampled_from(
    ("sorry", "apolog*", "(card | bank)", "a ... b", "no", "24", "申し訳ない", "a: b", "#1")
)

_phrases: SearchStrategy[r.Need] = st.builds(r.Phrase, words, st.booleans(), st.booleans(), st.booleans())
_whole: SearchStrategy[r.Need] = st.one_of(
    st.builds(r.Register, st.sampled_from(r.RegisterLevel)),
    st.sampled_from((r.KeigoCorrect(), r.ToneCalm(), r.Civil())),
    st.sampled_from((r.Length(1, None), r.Length(None, 7), r.Length(1, 7))),
)


def _larger(inner: SearchStrategy[r.Need]) -> SearchStrategy[r.Need]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    two = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(r.AnyOf, some), st.builds(r.AllOf, some), st.builds(r.NoneOf, some),
        st.builds(r.AtLeast, st.just(1), some), st.builds(r.Near, two, st.integers(1, 9)),
        st.builds(r.InOrder, two), st.builds(r.Ask, inner), st.builds(r.InSentence, inner),
        st.builds(r.Opening, inner), st.builds(r.Closing, inner), st.builds(r.SaysNot, inner),
    )  # fmt: skip


needs: SearchStrategy[r.Need] = st.recursive(_phrases, _larger, max_leaves=4) | _whole

_RANGES = ((5, None), (None, 7), (5, 7), (0, None))
_about_now: SearchStrategy[s.Condition] = st.one_of(
    *(st.sampled_from([kind(*ends) for ends in _RANGES]) for kind in (s.MoodIs, s.TriesAre, s.ElapsedIs)),
    st.builds(s.FactsTold, id_lists), st.builds(s.FlagsRaised, id_lists),
)  # fmt: skip
_about_reply: SearchStrategy[s.Condition] = st.one_of(
    st.sampled_from([s.ScoreIs(*ends) for ends in _RANGES]),
    st.builds(s.CriteriaMet, id_lists), st.builds(s.CriteriaMissed, id_lists),
    st.builds(s.CriticalMade, st.booleans()),
)  # fmt: skip


def _joined(inner: SearchStrategy[s.Condition]) -> SearchStrategy[s.Condition]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.builds(s.AllHold, some) | st.builds(s.AnyHolds, some) | st.builds(s.NotHolds, inner)


line_conditions = st.recursive(_about_now, _joined, max_leaves=4)
conditions = st.recursive(_about_now | _about_reply, _joined, max_leaves=4)
_lines = st.builds(
    s.Line, texts, st.none() | texts, st.none() | st.just("media/a.ogg"), st.none() | line_conditions
)
_says = st.lists(_lines, min_size=1, max_size=2).map(tuple)
_no_or_says = st.just(()) | _says
_settled = st.builds(
    r.Settled, st.just(()) | st.just((r.CriterionKey("a", "b-2"),)), st.just(("a",)) | st.just(("a", "b-2"))
)


def criteria(*, takes_settled: bool) -> SearchStrategy[r.Criterion]:
    """Criteria of one effect each."""

    def with_skill(one: r.Criterion) -> r.Criterion:
        return one if one.skill else replace(one, skill=one.section)

    return st.builds(
        r.Criterion, ids, texts, needs, st.booleans(), st.sampled_from((0, 5)), st.sampled_from((0, 5)),
        st.sampled_from((0, 5)), st.just(True), st.sampled_from(("solution", "empathy", "no")),
        st.sampled_from(("", "probing")), maybe_texts, st.none() | _settled if takes_settled else st.none(),
    ).map(with_skill)  # fmt: skip


_rules = st.builds(
    s.Rule, st.none() | conditions, st.none() | ids, _no_or_says, st.integers(-100, 100), st.booleans(),
    st.just(()) | id_lists,
)  # fmt: skip
_turns = st.builds(
    s.Turn, ids, _says, st.lists(criteria(takes_settled=True), min_size=1, max_size=2).map(tuple),
    st.lists(_rules, min_size=1, max_size=2).map(tuple), maybe_texts, maybe_texts,
)  # fmt: skip

scenarios: SearchStrategy[s.Scenario] = st.builds(
    s.Scenario,
    id=ids,
    title=texts,
    language=st.sampled_from(("en", "ja")),
    customer=st.builds(s.Customer, texts, st.integers(0, 100), st.none() | st.sampled_from(s.VoiceGender)),
    start=ids,
    turns=st.lists(_turns, min_size=1, max_size=2).map(tuple),
    endings=st.lists(
        st.builds(s.Ending, ids, st.sampled_from(s.Outcome), _no_or_says), min_size=1, max_size=2
    ).map(tuple),
    channel=st.sampled_from(s.Channel),
    level=st.integers(1, 5),
    minutes=st.integers(1, 240),
    skills=st.lists(texts, max_size=2).map(tuple),
    briefing=maybe_texts,
    notes=st.lists(texts, max_size=2).map(tuple),
    facts=st.lists(st.builds(s.Fact, ids, needs, _says, maybe_texts), max_size=1).map(tuple),
    pass_mark=st.integers(0, 100),
    turn_limit=st.integers(1, 100),
    subject=maybe_texts,
    flags=st.lists(st.builds(s.Flag, ids, st.none() | needs, maybe_texts), max_size=1).map(tuple),
    interjections=st.lists(
        st.builds(s.Interjection, st.integers(5, 3600), _says, st.integers(-100, 100)), max_size=1
    ).map(tuple),
    exam_minutes=st.none() | st.integers(1, 240),
)

_numbers = st.integers(-9, 99).map(float) | st.sampled_from((0.5, 33.33333, 1e-05, 3.141, 1e12))
_credits = st.sampled_from((0.0, 100.0, 50.0, 33.33333, -100.0, -33.33333, 12.5))
_positive = st.sampled_from((100.0, 50.0, 33.33333))
_options = st.lists(st.builds(q.Option, texts, _credits, maybe_texts), min_size=2, max_size=4)


def _evened(options: list[q.Option], are_even: bool) -> tuple[q.Option, ...]:
    credits = q.even_credits([one.credit > 0 for one in options])
    if not are_even:
        return tuple(options)
    return tuple(q.Option(one.text, even, one.feedback) for one, even in zip(options, credits, strict=True))


_choices = st.builds(q.Choices, _options.map(tuple)) | st.builds(
    q.Choices, st.builds(_evened, _options, st.booleans()), st.just(True)
).filter(lambda one: any(option.credit > 0 for option in one.options))
_number_answers = st.builds(
    lambda first, second, credit, feedback: q.NumberAnswer(
        min(first, second), max(first, second), credit, feedback
    ),
    _numbers, _numbers, _positive, maybe_texts,
)  # fmt: skip
_some_pairs = st.lists(
    st.builds(q.Pair, texts | st.just("A" * 70), texts),
    min_size=2,
    max_size=3,
    unique_by=lambda one: one.left,
)
_answers: SearchStrategy[q.Answer] = st.one_of(
    _choices,
    st.builds(q.TrueOrFalse, st.booleans(), maybe_texts, maybe_texts),
    st.builds(q.Ordering, st.lists(texts, min_size=2, max_size=3).map(tuple)),
    st.builds(q.Matching, _some_pairs.map(tuple), st.lists(texts, max_size=2).map(tuple)),
    st.builds(
        q.Numeric, st.lists(_number_answers, min_size=1, max_size=2).map(tuple), maybe_texts, maybe_texts
    ),
    st.builds(
        q.ShortText,
        st.lists(st.builds(q.TextAnswer, texts, _positive, maybe_texts), min_size=1, max_size=2).map(tuple),
        st.just(()), maybe_texts,
    ),
    st.builds(
        q.ShortText, st.just(()), st.lists(criteria(takes_settled=False), min_size=1, max_size=2).map(tuple),
        maybe_texts,
    ),
    st.builds(
        lambda message, feelings, is_shown: q.Feeling(message, tuple(feelings), (message,) * is_shown),
        texts, _options, st.booleans(),
    ),
    st.builds(
        q.Better, st.tuples(texts, texts), st.just(0),
        st.lists(criteria(takes_settled=False), min_size=1, max_size=2).map(tuple),
    ),
    st.builds(q.Open, maybe_texts),
    st.just(q.Reading()),
)  # fmt: skip


def _asked(one: q.Question) -> q.Question:
    """Shuffling is said only where something can be shuffled."""
    if isinstance(one.answer, q.Choices | q.Ordering | q.Matching | q.Feeling | q.Better):
        return one
    return q.Question(
        one.id, one.text, one.answer, one.title, one.explanation, one.note, one.picture, one.skills
    )


questions = st.builds(
    q.Question, ids, texts, _answers, maybe_texts, maybe_texts, st.just("") | ids,
    st.just("") | st.just("media/a.png"), st.lists(texts, max_size=2).map(tuple), st.booleans(),
).map(_asked)  # fmt: skip

quizzes: SearchStrategy[q.Quiz] = st.builds(
    q.Quiz,
    id=ids,
    title=texts,
    language=st.sampled_from(("en", "ja")),
    questions=st.lists(questions, min_size=1, max_size=3, unique_by=lambda one: one.id).map(tuple),
    introduction=maybe_texts,
    level=st.integers(1, 5),
    minutes=st.integers(1, 240),
    exam_minutes=st.none() | st.integers(1, 240),
    pass_mark=st.integers(0, 100),
    skills=st.lists(texts, max_size=2).map(tuple),
    notes=st.lists(texts, max_size=2).map(tuple),
)

seminars: SearchStrategy[Seminar] = st.builds(
    Seminar,
    id=ids,
    title=texts,
    language=st.sampled_from(("en", "ja")),
    notes=st.lists(texts, min_size=1, max_size=2).map(tuple),
    quiz=maybe_texts,
    prompts=st.lists(
        st.builds(Prompt, ids, texts, maybe_texts), max_size=2, unique_by=lambda one: one.id
    ).map(tuple),
    owner=maybe_texts,
    introduction=maybe_texts,
    minutes=st.integers(1, 240),
    level=st.integers(1, 5),
    skills=st.lists(texts, max_size=2).map(tuple),
)
