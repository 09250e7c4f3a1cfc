"""A look tells every change of a pack from none, and never fails."""

from __future__ import annotations

import os
from pathlib import Path

from trainer.packs.folder_looks import look


def test_what_comes_changes_or_goes_makes_another_look(tmp_path: Path) -> None:
    first = tmp_path / "one" / "pack.yaml"
    first.parent.mkdir()
    first.write_text("id: one")
    before = look([tmp_path, tmp_path / "missing"])
    assert before == look([tmp_path])
    (tmp_path / "one" / "notes").mkdir()
    added = tmp_path / "one" / "notes" / "a.md"
    added.write_text("A")
    with_note = look([tmp_path])
    assert with_note != before
    os.utime(added, ns=(1, 1))
    assert look([tmp_path]) != with_note
    added.unlink()
    assert look([tmp_path]) == before


def test_what_is_staged_or_cannot_be_reached_is_no_part_of_it(tmp_path: Path) -> None:
    staged = tmp_path / ".new-1"
    staged.mkdir()
    (staged / "pack.yaml").write_text("id: one")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert look([tmp_path]) == ()
