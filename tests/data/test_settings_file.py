"""Settings are stored whole or not at all, and a file that cannot be used is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.core.errors import FileError, FileFault
from trainer.data.settings_file import SettingsFault, SettingsFile

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "config" / "settings.json")


def test_without_a_file_there_are_no_settings(file: SettingsFile) -> None:
    assert file.load() == {}
    assert (file.fault, file.kept_aside) == (None, None)
    assert not file.path.parent.exists()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.text(), json_values, max_size=4))
def test_what_is_stored_comes_back(file: SettingsFile, values: dict[str, Any]) -> None:
    file.path.unlink(missing_ok=True)
    file.save(values)
    assert SettingsFile(file.path).load() == values


def test_names_that_this_release_does_not_know_stay(file: SettingsFile) -> None:
    file.save({"from_a_newer_release": [1], "language": "en"})
    file.save({"language": "ja"})
    assert file.load() == {"from_a_newer_release": [1], "language": "ja"}
    assert [one.name for one in file.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b"\xff\xfe{}", b'{"a": 1} x', b"[" * 200_000],
    ids=["empty", "cut", "list", "encoding", "rest", "deep"],
)
def test_a_broken_file_is_kept_aside_and_reported(file: SettingsFile, content: bytes) -> None:
    for aside in ("settings.json.broken", "settings.json.2.broken"):
        file.path.parent.mkdir(exist_ok=True)
        file.path.write_bytes(content)
        assert file.load() == {}
        assert (file.fault, file.kept_aside) == (SettingsFault.BROKEN, file.path.with_name(aside))
        assert file.path.with_name(aside).read_bytes() == content
        assert not file.path.exists()
    file.save({"language": "en"})
    assert file.load() == {"language": "en"}
    assert file.fault is None


def test_a_file_that_breaks_while_the_program_runs_is_kept_too(file: SettingsFile) -> None:
    file.save({"language": "en"})
    file.path.write_bytes(b"{")
    file.save({"language": "ja"})
    assert file.kept_aside is not None
    assert file.kept_aside.read_bytes() == b"{"
    assert file.load() == {"language": "ja"}


def test_a_folder_in_its_place_is_put_aside(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    assert file.load() == {}
    assert file.fault is SettingsFault.UNREADABLE
    assert file.kept_aside is not None
    assert file.kept_aside.is_dir()


def test_a_file_that_cannot_even_be_put_aside_is_reported(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    file.path.parent.mkdir()
    file.path.write_bytes(b"{")
    monkeypatch.setattr(os, "replace", refuse)
    assert file.load() == {}
    assert (file.fault, file.kept_aside) == (SettingsFault.BROKEN, None)
    assert file.path.read_bytes() == b"{"


def test_a_value_that_json_cannot_say_leaves_the_file_as_it_was(file: SettingsFile) -> None:
    file.save({"scale": 1.0})
    for value in (float("nan"), object()):
        with pytest.raises((ValueError, TypeError)):
            file.save({"scale": value})
    assert file.load() == {"scale": 1.0}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    file = SettingsFile(tmp_path / "file" / "settings.json")
    with pytest.raises(FileError) as caught:
        file.save({})
    assert caught.value.fault is FileFault.UNREACHABLE
    assert caught.value.data["path"] == file.path


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_to_the_settings_stays_a_link(file: SettingsFile, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.json"
    file.path.parent.mkdir()
    file.path.symlink_to(kept)
    file.save({"language": "en"})
    assert file.path.is_symlink()
    assert SettingsFile(kept).load() == {"language": "en"}
