"""A secret file is its owner's alone, and is written whole or not at all."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from trainer.core.errors import FileError
from trainer.data.key_file import KeyFile


def test_what_was_written_is_read_again_by_its_owner_alone(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "deep" / "key.pem")
    assert file.load() is None
    file.save(b"first")
    file.save(b"secret")
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
    with pytest.raises(FileError):
        file.save(b"secret")
    (tmp_path / "plain").write_text("a file where a folder should be")
    with pytest.raises(FileError):
        KeyFile(tmp_path / "plain" / "key.pem").save(b"secret")
