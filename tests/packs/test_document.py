"""docs/pack-format.md is true: what it shows can be loaded."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs.builders import write_pack
from trainer.packs.loader import load_pack

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "pack-format.md"


def shown_files() -> dict[str, str]:
    """File name (the comment in the first line) → text of each YAML block."""
    blocks = re.findall(r"```yaml\n(# (\S+)\n.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    return {name: text for text, name in blocks}


def test_the_pack_that_the_document_shows_has_no_fault(tmp_path: Path) -> None:
    files = shown_files()
    assert set(files) == {
        "pack.yaml", "drills/late-parcel.yaml", "quizzes/parcels.yaml",
        "samples/late-parcel.yaml", "seminars/parcel-morning.yaml",
    }  # fmt: skip
    for name, text in (files | {"notes/shipping-times.md": "# Shipping times\n"}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    loaded = load_pack(tmp_path)
    assert loaded.warnings == ()
    assert len(loaded.pack.scenarios[0].turns[0].criteria) == 3
    assert len({type(one.answer) for one in loaded.pack.quizzes[0].questions}) == 10
    assert loaded.pack.samples[0].marks == {"apology": True, "ask-order": False}


def test_every_key_that_is_read_is_in_the_document() -> None:
    source = Path(__file__).resolve().parents[2] / "trainer" / "packs"
    tables = re.compile(
        r"^_(?:\w*REQUIRED|\w*OPTIONAL|\w*KEYS|OPERATORS|RANGES)\b.*?^[)}]|^_\w*KEYS = .*?$", re.M | re.S
    )
    text = DOCUMENT.read_text("utf-8")
    keys = {
        key
        for path in source.glob("*.py")
        for table in tables.findall(path.read_text("utf-8"))
        for key in re.findall(r'"([a-z_]+)"', table)
    }
    assert len(keys) > 40
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("sha256sum"), reason="needs GNU tools")
def test_the_command_of_the_document_gives_the_content_hash(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {".hidden/a.yaml": "x", "notes/.b.md": "y"})
    command = re.search(r"^`(find .*)`\.$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert command is not None
    printed = subprocess.run(
        command[1], shell=True, cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    assert printed.split()[0] == load_pack(folder).pack.content_hash
