"""What is locked, and what is in the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from devtools import locks
from devtools.machine import ROOT
from hatch_build import compile_catalogues

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Send"\nmsgstr "送信"\n'


def test_a_lock_is_for_all_platforms_and_knows_no_addresses() -> None:
    for name, groups in locks.LOCKS:
        command = locks.command("uv", name, groups, upgrade=False)
        assert {"--universal", "--generate-hashes", "--no-config"} <= set(command)
        assert not any("index" in word or "find-links" in word for word in command)


def test_the_locks_agree_because_one_binds_the_others() -> None:
    assert locks.LOCKS[0][0] == "dev"
    assert "--constraints" in locks.command("uv", "run", ("build",), upgrade=False)
    assert "--upgrade" in locks.command("uv", "run", ("build",), upgrade=True)


def test_package_sources_of_this_machine_do_not_reach_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_FIND_LINKS", "/somewhere")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "somewhere")
    assert not [name for name in locks.clean_environment() if name.startswith(("UV_", "PIP_"))]


def test_a_catalogue_is_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "i18n"
    folder.mkdir(parents=True)
    (folder / "ja.po").write_text(PO, encoding="utf-8")
    assert compile_catalogues(tmp_path) == [folder / "ja.mo"]
    assert compile_catalogues(tmp_path) == []
    os.utime(folder / "ja.mo", (1000, 1000))
    assert compile_catalogues(tmp_path) == [folder / "ja.mo"]


def test_the_wheel_carries_the_content_and_the_data_files(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("reply_dojo-*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    names = {p.relative_to(tmp_path / "installed").as_posix() for p in (tmp_path / "installed").rglob("*")}
    for folder in ("assets", "scenarios"):
        expected = {
            f"trainer/_content/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
        }
        assert expected, f"no file in {folder}: this test has lost its subject"
        assert expected <= names
    data = {p.relative_to(ROOT).as_posix() for p in (ROOT / "trainer").rglob("*") if p.is_file()}
    assert {name for name in data if "__pycache__" not in name} <= names
    assert not [name for name in names if name.startswith("tests")]
    for name in ("pack.schema.json", "making-packs.md", "making-packs.ja.md"):
        assert f"trainer/_content/docs/{name}" in names
    find = (
        "from trainer.resources import resource_folder as f, schema_file as s;"
        "print(f('assets'), f('scenarios'), s().parent, sep='\\n')"
    )
    found = subprocess.run(
        [sys.executable, "-c", find],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert [Path(path).parent for path in found] == [tmp_path / "installed" / "trainer" / "_content"] * 3
