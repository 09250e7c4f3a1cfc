"""Notes are found by what stands in them, however it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from trainer.core.analysis import Reader, Span
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Note, Pack
from trainer.language import reader_for
from trainer.services import note_search
from trainer.services.library import Shelf
from trainer.services.notes import NoteEntry, NoteHit, NoteService

PARCELS = Note(
    "parcels",
    "Late parcels",
    "# Late parcels\n\nCount from [the day of sending](sending.md#days).\n\n## When to ask\n\n"
    "| Day | Do |\n|---|---|\n| 7 | Open a **trace** |\n\n- Promise nothing that you cannot keep.\n",
)
SENDING = Note("sending", "Sending", "# Sending\n\nThe parcel is handed over. Photos are kept for a week.\n")
ODD = Note("odd", "odd", "")
TODOKE = Note(
    "todoke", "荷物が届かないとき", "# 荷物が届かないとき\n\n## 数え方\n\n配送の翌日が一日目です。\n"
)
SHASHIN = Note("shashin", "写真", "# 写真\n\n壊れたところをとります。配達から72時間以内です。\n")


@dataclass
class Packs:
    """As much of a library as notes need."""

    packs: tuple[Pack, ...]

    def shelf(self) -> Shelf:
        return Shelf(self.packs, (), (), ())

    def file_of(self, _pack_hash: str, _name: str) -> Path | None:
        return None

    def reader(self, language: str) -> Reader:
        return reader_for(language)


def pack(pack_id: str, language: str, *notes: Note) -> Pack:
    return Pack(pack_id, "1.0.0", pack_id.title(), language, f"hash-{pack_id}", (), notes=notes)


@pytest.fixture
def service() -> NoteService:
    library: Any = Packs((pack("desk", "en", PARCELS, SENDING, ODD), pack("mado", "ja", TODOKE, SHASHIN)))
    return NoteService(library)


def ids(hits: tuple[NoteHit, ...]) -> list[str]:
    return [hit.entry.note.id for hit in hits]


def marked(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_without_words_every_note_is_found_those_in_the_language_first(service: NoteService) -> None:
    assert ids(service.search("  ", "ja")) == ["todoke", "shashin", "parcels", "sending", "odd"]
    first = service.search("", "en")[0]
    assert first.passage.startswith("Count from the day of sending.")
    assert first.spans == ()


def test_a_title_counts_more_than_a_body_and_the_passage_shows_the_words(service: NoteService) -> None:
    title, body = service.search("PARCEL")
    assert (title.entry.note.id, body.entry.note.id) == ("parcels", "sending")
    assert marked(title.entry.note.title, title.title_spans) == ["parcel"]
    assert marked(body.passage, body.spans) == ["parcel"]


def test_every_word_must_stand_somewhere_in_the_note(service: NoteService) -> None:
    assert ids(service.search("late trace")) == ["parcels"]
    assert service.search("late photos") == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [("promised", "Promise"), ("ｔｒａｃｅ", "trace"), ("photograph", None), ("opening", "Open")],
)
def test_inflections_and_width_make_no_difference(
    service: NoteService, query: str, found: str | None
) -> None:
    hits = service.search(query)
    assert [word for hit in hits for word in marked(hit.passage, hit.spans)] == ([found] if found else [])


def test_a_row_of_a_table_is_one_passage_under_its_heading(service: NoteService) -> None:
    (hit,) = service.search("trace")
    assert (hit.heading, hit.passage) == ("When to ask", "7 · Open a trace")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("はいそう", "配送"),
        ("ハイソウ", "配送"),
        ("届きません", "届かない"),
        ("こわれた", "壊れ"),
        ("７２", "72"),
    ],
)
def test_kana_finds_kanji_and_one_form_another(service: NoteService, query: str, found: str) -> None:
    hits = service.search(query, "ja")
    texts = [
        *(word for hit in hits for word in marked(hit.entry.note.title, hit.title_spans)),
        *(word for hit in hits for word in marked(hit.passage, hit.spans)),
    ]
    assert any(found in text or text in found for text in texts), texts


def test_kanji_that_merely_sound_alike_are_not_found(service: NoteService) -> None:
    assert service.search("廃倉", "ja") == ()


def test_a_long_passage_is_cut_around_its_first_words() -> None:
    text = "# T\n\n" + "word " * 100 + "needle " + "more " * 100
    service = NoteService(library_of(Note("t", "T", text)))
    (hit,) = service.search("needle")
    assert hit.passage.startswith("…word ")
    assert hit.passage.endswith("…")
    assert marked(hit.passage, hit.spans) == ["needle"]
    assert len(hit.passage) < 200


@pytest.mark.parametrize("query", ["\ud800", "．", "\u200d", "<b>", "a" * 3_000])
def test_no_query_ends_the_search(service: NoteService, query: str) -> None:
    for hit in service.search(query):
        assert hit.entry.note.id


def library_of(*notes: Note) -> Any:
    return Packs((pack("one", "en", *notes),))


def test_a_note_is_found_by_its_id_and_its_pack(service: NoteService) -> None:
    assert service.find("todoke").key == "mado/todoke"
    assert service.find("sending", pack_id="desk").note is SENDING
    with pytest.raises(UserFacingError) as caught:
        service.find("sending", pack_id="mado")
    assert caught.value.code == "note-unknown"
    assert caught.value.data["known"] == ["odd", "parcels", "sending", "shashin", "todoke"]


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("sending.md", "sending"),
        ("./sending.md#days", "sending"),
        ("../notes/sending.md", "sending"),
        ("gone.md", None),
        ("sending", None),
        ("https://example.com/sending.md", None),
        ("media/box.png", None),
    ],
)
def test_a_link_leads_to_a_note_of_its_pack_or_nowhere(
    service: NoteService, target: str, leads_to: str | None
) -> None:
    linked = service.find("parcels").linked(target)
    assert (linked.note.id if linked else None) == leads_to
    assert linked is None or isinstance(linked, NoteEntry)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("お客様", "お客さまに返信します。", "お客"),
        ("お客さま", "お客様に返信します。", "お客"),
        ("二十四時間", "24時間以内です。", "24時間"),
        ("24時間", "二十四時間以内です。", "二十四時間"),
        ("発送前", "発送の前に確かめます。", "発送の前"),
        ("（", "発送の前に（必ず）確かめます。", "（"),
    ],
)
def test_other_writings_of_a_word_are_found_as_in_replies(query: str, text: str, found: str) -> None:
    library: Any = Packs((pack("mado", "ja", Note("a", "ア", f"# ア\n\n{text}\n")),))
    (hit,) = NoteService(library).search(query, "ja")
    assert marked(hit.passage, hit.spans) == [found]


def test_signs_of_phrases_are_no_words(service: NoteService) -> None:
    assert service.search("((* ...") == ()


def test_a_slip_of_the_keyboard_is_answered_with_words_that_there_are(service: NoteService) -> None:
    assert service.search("parcle") == ()
    assert service.nearest("late parcle")[0] == "parcel"
    assert service.nearest("late") == ()
    assert service.nearest("zzzzzz") == ()


def test_a_very_long_note_is_searched_quickly_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_search, "READ_CHARACTERS", 40)
    text = "# Long\n\nParcels are sent out early.\n\n" + "Nothing is said here.\n\n" * 9 + "Parcels return.\n"
    reads: list[str] = []

    class Counting(Packs):
        def reader(self, language: str) -> Any:
            reader = reader_for(language)

            def read(text: str) -> Any:
                reads.append(text)
                return reader.read(text)

            return SimpleNamespace(read=read, read_phrase=reader.read_phrase)

    library: Any = Counting((pack("desk", "en", Note("long", "Long", text)),))
    service = NoteService(library)
    assert ids(service.search("return")) == ids(service.search("sending")) == ["long"]
    assert service.search("returned") == ()
    assert "Parcels return." not in reads
    assert reads.count("Parcels are sent out early.") == 1
