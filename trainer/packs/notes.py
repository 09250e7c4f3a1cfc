"""Pages to read: ``notes/*.md``."""

from __future__ import annotations

from pathlib import PurePosixPath

from trainer.core.scenario import Note


def read_note(name: str, text: str) -> Note:
    """Return a note; its id is the file's name, its title the first ``# `` heading or else the file's name.

    Args:
        name: The file's name inside the pack.
        text: Its content.
    """
    text = text.replace("\r\n", "\n")  # as YAML reads its texts
    note_id = PurePosixPath(name).stem
    headings = (line[2:].strip() for line in text.splitlines() if line.startswith("# "))
    return Note(note_id, next((heading for heading in headings if heading), note_id), text)
