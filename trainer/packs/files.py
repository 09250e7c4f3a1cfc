"""A pack's folder as it lies on the disk: which files it holds, checked, sized and hashed."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from trainer.packs.problems import Place, ProblemCode, Problems

PACK_FILE = "pack.yaml"
"""What makes a folder a pack."""

HEAD_BYTES = 4 << 10
"""How much of a picture or recording is looked at: so far comments reach at the top of a drawing."""

MAX_FILES = 5_000
MAX_TEXT_BYTES = 1 << 20
MAX_MEDIA_BYTES = 64 << 20
MAX_PACK_BYTES = 1 << 30

TEXT_SUFFIXES = frozenset({".yaml", ".yml", ".md"})
_CHUNK_BYTES = 1 << 20


@dataclass(slots=True)
class PackFiles:
    """The files of one pack.

    Attributes:
        texts: Name with forward slashes → raw content of every YAML and Markdown file that could be read.
        digests: Name of every file, texts and media alike → SHA-256 of its content in hexadecimal.
        refused: Names of files that could not be taken; why stands among the problems.
        heads: Name of every file that is no text → how its content begins.
    """

    texts: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    heads: dict[str, bytes] = field(default_factory=dict)

    @property
    def listing(self) -> str:
        """The sorted lines ``<SHA-256 of the content>  <name>``, as ``sha256sum`` writes and reads them.

        Names stand in Unicode's composed form, because macOS hands them out decomposed.
        """
        lines = sorted((unicodedata.normalize("NFC", name), digest) for name, digest in self.digests.items())
        return "".join(f"{digest}  {name}\n" for name, digest in lines)

    @property
    def content_hash(self) -> str:
        """SHA-256 over the listing."""
        return hashlib.sha256(self.listing.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    path: Path
    size_bytes: int


def read_folder(folder: Path, problems: Problems) -> PackFiles:
    """Read all files of a pack's folder; names that begin with a dot are passed over.

    Args:
        folder: The pack's folder; must exist.
        problems: Takes what is too large, leads outside or cannot be read.
    """
    return _FolderReader(folder, problems).read()


class _FolderReader:
    def __init__(self, folder: Path, problems: Problems) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._problems = problems
        self._files = PackFiles()

    def read(self) -> PackFiles:
        total_bytes = 0
        for count, entry in enumerate(self._entries(self._folder, ""), start=1):
            total_bytes += entry.size_bytes
            if count > MAX_FILES:
                self._problems.add(ProblemCode.TOO_MANY_FILES, Place(""), limit=MAX_FILES)
                break
            if total_bytes > MAX_PACK_BYTES:
                self._problems.add(ProblemCode.PACK_TOO_LARGE, Place(""), limit_bytes=MAX_PACK_BYTES)
                break
            self._take(entry)
        self._warn_of_collisions()
        return self._files

    def _refuse(self, code: ProblemCode, name: str, **data: object) -> None:
        self._files.refused.add(name)
        self._problems.note(code, Place(name), data)

    def _entries(self, folder: Path, prefix: str) -> Iterator[_Entry]:
        try:
            children = sorted(os.scandir(folder), key=lambda one: one.name)
        except OSError as error:
            self._refuse(ProblemCode.UNREADABLE, prefix.rstrip("/"), reason=reason_of(error))
            return
        for child in children:
            name = prefix + child.name
            if child.name.startswith("."):
                continue
            if not _is_good_name(child.name):
                self._refuse(ProblemCode.BAD_FILE_NAME, name.encode("utf-8", "replace").decode())
            elif child.is_dir(follow_symlinks=False):
                yield from self._entries(Path(child.path), name + "/")
            else:
                yield from self._file_entry(Path(child.path), name)

    def _file_entry(self, path: Path, name: str) -> Iterator[_Entry]:
        try:
            fault = self._link_fault(path) if path.is_symlink() else None
            status = None if fault else path.stat()
        except OSError as error:
            self._refuse(ProblemCode.UNREADABLE, name, reason=reason_of(error))
            return
        if fault is None and status is not None and stat.S_ISREG(status.st_mode):
            yield _Entry(name, path, status.st_size)
        else:
            self._refuse(fault or ProblemCode.NOT_A_FILE, name)

    def _link_fault(self, path: Path) -> ProblemCode | None:
        target = Path(os.path.realpath(path))
        if not target.is_relative_to(self._root):
            return ProblemCode.LINK_OUTSIDE
        if target.is_dir():
            return ProblemCode.LINK_TO_FOLDER
        return None if target.exists() else ProblemCode.LINK_BROKEN

    def _take(self, entry: _Entry) -> None:
        is_text = PurePosixPath(entry.name).suffix.lower() in TEXT_SUFFIXES
        limit_bytes = MAX_TEXT_BYTES if is_text else MAX_MEDIA_BYTES
        if entry.size_bytes > limit_bytes:
            self._refuse(
                ProblemCode.FILE_TOO_LARGE, entry.name, size_bytes=entry.size_bytes, limit_bytes=limit_bytes
            )
            return
        digest = hashlib.sha256()
        content, head = bytearray(), b""
        try:
            with entry.path.open("rb") as stream:
                while chunk := stream.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    head = head or chunk[:HEAD_BYTES]
                    if is_text:
                        content += chunk
        except OSError as error:
            self._refuse(ProblemCode.UNREADABLE, entry.name, reason=reason_of(error))
            return
        self._files.digests[entry.name] = digest.hexdigest()
        if is_text:
            self._files.texts[entry.name] = bytes(content)
        else:
            self._files.heads[entry.name] = head

    def _warn_of_collisions(self) -> None:
        first_by_key: dict[str, str] = {}
        for name in self._files.digests:
            first = first_by_key.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
            if first != name:
                self._problems.warn(ProblemCode.NAME_COLLISION, Place(name), other=first)


def _is_good_name(name: str) -> bool:
    # Surrogates (Cs) stand for bytes that are no UTF-8; a backslash would be a folder on Windows.
    return "\\" not in name and not any(unicodedata.category(sign) in ("Cs", "Cc") for sign in name)


def reason_of(error: OSError) -> str:
    """Return the system's words for a refusal."""
    return error.strerror or type(error).__name__
