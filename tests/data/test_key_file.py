"""A secret file is its owner's alone, and is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from trainer.core.errors import FileError
from trainer.data.key_file import KeyFile


def test_what_was_written_is_read_again_by_its_owner_alone(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "deep" / "key.pem")
    assert file.load() is None
    assert file.create(b"secret")
    assert not file.create(b"another")
    assert file.load() == b"secret"
    assert [one.name for one in file.path.parent.iterdir()] == ["key.pem"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "key.pem").mkdir()
    file = KeyFile(tmp_path / "key.pem")
    with pytest.raises(FileError):
        file.load()
    (tmp_path / "plain").write_text("a file where a folder should be")
    with pytest.raises(FileError):
        KeyFile(tmp_path / "plain" / "key.pem").create(b"secret")


@pytest.mark.parametrize("is_stick", [False, True])
def test_a_key_that_came_first_by_a_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_stick: bool
) -> None:
    file = KeyFile(tmp_path / "key.pem")
    real = os.link

    def late_link(source: Path, target: Path) -> None:
        target.write_bytes(b"first")
        if is_stick:
            raise PermissionError
        real(source, target)

    monkeypatch.setattr("trainer.data.key_file.os.link", late_link)
    assert not file.create(b"second")
    assert file.load() == b"first"
    assert [one.name for one in tmp_path.iterdir()] == ["key.pem"]


def test_a_place_that_knows_one_name_for_a_file_takes_a_key_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("trainer.data.key_file.os.link", refuse)
    file = KeyFile(tmp_path / "key.pem")
    assert file.create(b"secret")
    assert not file.create(b"another")
    assert file.load() == b"secret"


def test_a_key_that_could_not_be_written_whole_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("trainer.data.key_file.os.fsync", full)
    with pytest.raises(FileError):
        KeyFile(tmp_path / "key.pem").create(b"secret")
    assert list(tmp_path.iterdir()) == []
