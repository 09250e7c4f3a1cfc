"""What a pack holds is counted and named in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.quiz import Open, Question, Quiz, Reading
from trainer.core.scenario import Customer, Note, Pack, Sample, Scenario
from trainer.core.seminar import Seminar
from trainer.services.bench_results import Bench, JudgedSample
from trainer.wording.pack_pages import contents_words, file_titles, scoring_words
from trainer.wording.pack_sheets import group_title

QUIZ = Quiz(
    "parcels",
    "Parcels",
    "en",
    (Question("a", "Why?", Open()), Question("b", "How?", Open()), Question("c", "Read.", Reading())),
)
SEMINAR = Seminar("morning", "A morning", "en", ("shipping",), "parcels")
PACK = Pack(
    "shop", "1.0.0", "Shop", "en", "0" * 64, (), (Note("shipping", "Shipping", "# Shipping"),),
    quizzes=(QUIZ,), seminars=(SEMINAR,),
)  # fmt: skip


def test_quizzes_and_seminars_are_counted(language: str) -> None:
    words = contents_words(PACK)
    for one in words.split(" · "):
        demand_sentence(one, language)
    if language == "en":
        assert words == "1 quiz · 2 questions · 1 seminar · 1 note"


def test_files_and_addresses_have_their_titles() -> None:
    assert file_titles(PACK) == {"quizzes/parcels.yaml": "Parcels", "seminars/morning.yaml": "A morning"}
    assert group_title("seminars/morning/when", PACK) == "A morning"
    assert group_title("seminars/gone", PACK) == "gone"


def bench(*drills: str, apart: int = 0) -> Bench:
    """A bench of one reply for each name of a drill; people and rubrics differ by so many points."""
    judged = (
        JudgedSample(
            Sample(one, "t", "Hi.", {}), {}, (place % 2 * 200, abs(place % 2 * 200 - apart)), is_sure=True
        )
        for place, one in enumerate(drills)
    )
    return Bench(len(drills), (), tuple(judged))


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (None, "Nobody has marked replies for this pack: how well its scoring fits people is not known."),
        (
            bench(*["a"] * 6),
            (
                "Its scoring agrees with people’s marks of 6 replies (“Drill a”; kappa 1.00). "
                "That is too few to rely on: it takes 30."
            ),
        ),
        (
            bench(*["a", "b"] * 15),
            (
                "Its scoring can be relied on: it agrees with people’s marks of 30 replies "
                "(“Drill a”, “Drill b”; kappa 1.00)."
            ),
        ),
        (
            bench(*["a", "b", "c"] * 30, apart=150),
            (
                "Its scoring agrees too little with people’s marks of 90 replies (3 of 4 scenarios): "
                "kappa -0.80, and from 0.70 on it can be relied on."
            ),
        ),
    ],
)
def test_scoring_is_relied_on_only_where_it_was_compared(
    told: Bench | None, sentence: str, language: str
) -> None:
    drills = (Scenario(one, f"Drill {one}", "en", Customer("Mika"), "t", (), ()) for one in "abcd")
    pack = replace(PACK, scenarios=tuple(drills))
    words = scoring_words(pack, told)
    demand_sentence(words, language)
    about_quizzes = "" if told is None else " Of its quizzes this says nothing."
    if language == "en":
        assert words == sentence + about_quizzes
        assert scoring_words(replace(pack, quizzes=()), told) == sentence
