"""What a pack holds is counted and named in both languages."""

from __future__ import annotations

from tests.wording.sentences import demand_sentence
from trainer.core.quiz import Open, Question, Quiz
from trainer.core.scenario import Note, Pack
from trainer.core.seminar import Seminar
from trainer.wording.pack_pages import contents_words, file_titles
from trainer.wording.pack_sheets import group_title

QUIZ = Quiz("parcels", "Parcels", "en", (Question("a", "Why?", Open()), Question("b", "How?", Open())))
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
