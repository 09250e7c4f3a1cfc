"""What the quick commands must not load; each of these would cost more than the command itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.services.paths import AppPaths

NOT_TO_LIST = {
    "PySide6",
    "alembic",
    "rich.markdown",
    "rich.progress",
    "ruamel",
    "sqlalchemy",
    "sqlite3",
    "sudachipy",
    "trainer.core.scoring",
    "trainer.language",
    "trainer.services.drills",
    "trainer.speech.client",
}

START = """
import json, sys
import trainer.__main__

try:
    status = trainer.__main__.main()
except SystemExit as end:
    status = end.code
print(json.dumps([status, sorted(sys.modules)]))
"""


def run(folder: Path, *command: str) -> tuple[str, set[str]]:
    """What a command prints in a process of its own, and what was loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", START, "--data-folder", str(folder), "--language", "en", *command],
        capture_output=True,
        encoding="utf-8",
        # What measures the coverage loads modules of its own.
        env={name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"},
        timeout=60,
        check=True,
    )
    *printed, last = done.stdout.splitlines()
    status, loaded = json.loads(last)
    assert not status
    return "\n".join(printed), set(loaded)


@pytest.mark.own_pack_cache
def test_the_list_opens_no_database_and_reads_no_language(tmp_path: Path, read_packs: Path) -> None:
    """With the fast form of the packs, as at every start but the first."""
    shutil.copytree(read_packs, AppPaths.under(tmp_path).pack_cache)
    printed, loaded = run(tmp_path, "list")
    assert "late-parcel" in printed
    assert "trainer.packs.cache" in loaded
    assert loaded & NOT_TO_LIST == set()


@pytest.mark.parametrize("command", ["--help", "--version"])
def test_help_loads_nothing_that_a_command_needs(tmp_path: Path, command: str) -> None:
    printed, loaded = run(tmp_path, command)
    assert "reply-dojo" in printed
    assert (
        loaded & (NOT_TO_LIST | {"rich", "trainer.cli.commands", "trainer.packs", "trainer.services.library"})
        == set()
    )
