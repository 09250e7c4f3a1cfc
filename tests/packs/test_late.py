"""Records and mappings that are decoded late: who uses them cannot tell, and nothing is decoded unasked."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.packs.builders import write_pack
from trainer.core.scenario import Pack, Scenario
from trainer.packs import kept
from trainer.packs.cache import PackCache
from trainer.packs.late import LateMapping, LateRecords
from trainer.packs.loader import LoadedPack, load_pack


@dataclass(frozen=True, slots=True)
class Book:
    """A record to try it with."""

    title: str
    pages: tuple[str, ...]

    def first(self) -> str:
        return self.pages[0]


BOOK = Book("Rain", ("drip", "drop"))


class Shop:
    """Makes books, and notes each that somebody looks into."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.records = LateRecords(Book, self._pages)

    def _pages(self, book: Book) -> Mapping[str, object]:
        self.asked.append(book.title)
        return {"pages": BOOK.pages}

    def book(self) -> Book:
        made: Book = self.records.make({"title": "Rain"})
        return made


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_what_is_there_is_seen_without_looking_inside(shop: Shop) -> None:
    book = shop.book()
    assert book.title == "Rain"
    assert isinstance(book, Book)
    assert shop.asked == []


@pytest.mark.parametrize(
    "look",
    [
        lambda book: book.pages == BOOK.pages,
        lambda book: book.first() == "drip",
        lambda book: book == BOOK,
        lambda book: BOOK == book,  # noqa: SIM300 - the other way round is another method
        lambda book: not book != BOOK,  # noqa: SIM202 - another method
        lambda book: hash(book) == hash(BOOK),
        lambda book: repr(book) == repr(BOOK),
        lambda book: dataclasses.asdict(book) == dataclasses.asdict(BOOK),
        lambda book: dataclasses.replace(book, title="Snow") == Book("Snow", BOOK.pages),
        lambda book: dataclasses.replace(book, pages=("x",)) == Book("Rain", ("x",)),
        lambda book: copy.copy(book) == BOOK,
        lambda book: copy.deepcopy(book) == BOOK,
        lambda book: pickle.loads(pickle.dumps(book)) == BOOK,
    ],
)
def test_whoever_looks_inside_finds_a_plain_record(look: Callable[[Book], bool], shop: Shop) -> None:
    book = shop.book()
    assert look(book)
    assert book == BOOK
    assert type(book) is Book
    assert shop.asked == ["Rain"]


def test_it_stays_frozen(shop: Shop) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        shop.book().title = "Snow"  # type: ignore[misc]


def test_what_no_such_record_has_is_not_there(shop: Shop) -> None:
    with pytest.raises(AttributeError, match="'Book' object has no attribute 'chapters'"):
        shop.book().chapters  # type: ignore[attr-defined]  # noqa: B018 - the look is the test
    assert shop.asked == []


def test_two_threads_that_look_at_once_find_the_same() -> None:
    inside, may_go_on = threading.Event(), threading.Event()

    def slow(_book: Book) -> Mapping[str, object]:
        inside.set()
        assert may_go_on.wait(30)
        return {"pages": tuple(BOOK.pages)}

    book: Book = LateRecords(Book, slow).make({"title": "Rain"})
    found: list[tuple[str, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(book.pages)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert inside.wait(30)
    may_go_on.set()
    for thread in threads:
        thread.join(30)
    assert found == [BOOK.pages] * 2


def test_a_mapping_is_decoded_when_it_is_used() -> None:
    asked: list[int] = []

    def decode() -> dict[str, int]:
        asked.append(1)
        return {"a": 1}

    late = LateMapping(decode)
    assert asked == []
    assert (late["a"], len(late), list(late), repr(late)) == (1, 1, ["a"], "{'a': 1}")
    assert late == {"a": 1}
    assert asked == [1]


# Packs


@pytest.fixture
def again(tmp_path: Path) -> LoadedPack:
    """A pack that comes from its kept form."""
    write_pack(tmp_path / "shop")
    cache = PackCache(tmp_path / "cache")
    load_pack(tmp_path / "shop", cache=cache)
    return load_pack(tmp_path / "shop", cache=cache)


def test_a_shelf_needs_no_part_of_a_kept_pack(again: LoadedPack, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_part: bytes) -> None:
        pytest.fail("a part was read to show what there is")

    monkeypatch.setattr(kept, "_unpacked", refuse)
    pack = again.pack
    assert (pack.id, pack.title, pack.language, again.warnings) == ("little-shop", "A little shop", "en", ())
    (scenario,) = pack.scenarios
    shown = (scenario.id, scenario.title, scenario.level, scenario.minutes, scenario.channel, scenario.skills)
    assert all(value is not None for value in shown)
    assert pack.scenario(scenario.id) is scenario
    assert isinstance(pack, Pack)
    assert type(scenario) is not Scenario


def test_a_drill_needs_its_scenario_alone(again: LoadedPack) -> None:
    (scenario,) = again.pack.scenarios
    assert scenario.turns
    assert type(scenario) is Scenario
    assert type(again.pack) is not Pack
    assert again.pack.notes
    assert type(again.pack) is Pack
