"""Settings: kept, bounded, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.stage import DictStore
from trainer.core.errors import FileError, FileFault
from trainer.data.settings_file import SettingsFile
from trainer.services.settings import ColourScheme, Settings, SettingsService, settings_from

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
NAMES = st.sampled_from(list(Settings.__dataclass_fields__))


def test_what_was_chosen_is_there_after_a_new_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    chosen = {"language": "ja", "scheme": ColourScheme.DARK, "text_scale": 1.5, "enter_sends": True}
    SettingsService(SettingsFile(path)).change(**chosen)
    value = SettingsService(SettingsFile(path)).value
    assert {name: getattr(value, name) for name in chosen} == chosen


@given(values=st.dictionaries(NAMES | st.text(), JSON))
def test_any_stored_values_give_settings_of_the_right_types_and_ranges(values: dict[str, Any]) -> None:
    settings = settings_from(values)
    default = Settings()
    for name in Settings.__dataclass_fields__:
        assert type(getattr(settings, name)) is type(getattr(default, name))
    assert 0.8 <= settings.text_scale <= 2.0
    assert 0.7 <= settings.speech_rate <= 1.5
    assert 0.0 <= settings.speech_volume <= 1.0


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("scheme", "pink"), ("scheme", ["dark"]), ("text_scale", 0.0), ("text_scale", float("nan")),
        ("text_scale", True), ("text_scale", 10**400), ("speech_rate", "fast"), ("speaks", 1),
        ("language", 7), ("trainee_id", None),
    ],
)  # fmt: skip
def test_a_bad_value_takes_its_default_and_leaves_the_others(name: str, bad: object) -> None:
    settings = settings_from({name: bad, "window": "kept"})
    assert getattr(settings, name) == getattr(Settings(), name)
    assert settings.window == "kept"


def test_a_broken_file_is_kept_aside_and_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{not json", encoding="utf-8")
    service = SettingsService(SettingsFile(path))
    assert service.value == Settings()
    assert service.trouble is not None
    assert service.trouble.code == "settings-broken"
    kept = Path(str(service.trouble.data["kept_aside"]))
    assert kept.read_text(encoding="utf-8") == "{not json"
    service.change(language="ja")
    assert SettingsService(SettingsFile(path)).trouble is None


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    service = SettingsService(SettingsFile(tmp_path / "none.json"))
    assert service.trouble is None
    assert service.value.is_first_start


def test_a_change_tells_the_listeners_and_an_equal_value_does_not() -> None:
    service = SettingsService(DictStore())
    heard: list[Settings] = []
    service.when_changed(heard.append)
    service.change(speaks=False)
    service.change(speaks=False)
    assert [one.speaks for one in heard] == [False]


class FullDisk(DictStore):
    def save(self, values: object) -> None:
        raise FileError(FileFault.DISK_FULL, path="settings.json")


def test_a_change_that_cannot_be_stored_is_in_force_all_the_same() -> None:
    service = SettingsService(FullDisk())
    with pytest.raises(FileError):
        service.change(text_scale=2.0)
    assert service.value.text_scale == 2.0


def test_values_of_a_newer_version_survive_a_change(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "ja", "from_the_future": [1]}), encoding="utf-8")
    SettingsService(SettingsFile(path)).change(speaks=False)
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert (stored["from_the_future"], stored["language"], stored["speaks"]) == ([1], "ja", False)
