"""A document may speak another language than the screens, without the screens noticing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from trainer.wording.catalogue import _, language, set_language, speaking
from trainer.wording.numbers import day

DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_sentences_and_dates_are_in_the_other_language_until_it_is_said() -> None:
    with speaking("ja-JP"):
        assert (language(), _("Notes")) == ("ja", "資料")
        assert day(DAY, "long") == "2026年11月22日"
        with speaking("en"):
            assert _("Notes") == "Notes"
        assert _("Notes") == "資料"
    assert (language(), _("Notes")) == ("en", "Notes")


def test_where_there_is_no_catalogue_the_language_in_force_goes_on() -> None:
    set_language("ja")
    with speaking("fr"):
        assert (language(), _("Notes")) == ("ja", "資料")


def test_no_other_thread_hears_it() -> None:
    with ThreadPoolExecutor(1) as pool, speaking("ja"):
        assert pool.submit(lambda: (language(), _("Notes"))).result() == ("en", "Notes")
