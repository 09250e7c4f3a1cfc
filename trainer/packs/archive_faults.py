"""What can be wrong with an archive of a pack: the codes of its faults."""

from __future__ import annotations

from enum import StrEnum


class ArchiveCode(StrEnum):
    """Stable names of faults. Behind each: what happened, then the keys of its ``data``."""

    # The file as a whole
    FILE_EMPTY = "archive-file-empty"
    """The file has no bytes."""
    OTHER_KIND = "archive-other-kind"
    """Another kind of archive. ``kind`` (its usual name: tar, 7z)."""
    OFFICE_FILE = "archive-office-file"
    """A document or table of an office program, which is a zip inside. ``kind``."""
    NOT_AN_ARCHIVE = "archive-not-one"
    """Nothing that is known as an archive. ``kind`` (what it seems to be, or ``None``)."""
    CUT_OFF = "archive-cut-off"
    """It begins as an archive, and its end is missing."""
    SPLIT = "archive-split"
    """One part of an archive that was split into several files."""
    DAMAGED = "archive-damaged"
    """Its directory contradicts itself. ``detail`` (the reader's words, English)."""
    STRAY_DATA = "archive-stray-data"
    """Something else stands before or behind the archive in the file."""
    EMPTY = "archive-empty"
    """It holds no files."""
    BOMB = "archive-bomb"
    """It would grow out of all proportion. ``unpacked_bytes``, ``packed_bytes``."""

    # The pack inside
    NO_PACK = "archive-no-pack"
    """No ``pack.yaml`` in it. ``name`` (of a file that may be meant, or ``None``)."""
    ARCHIVE_INSIDE = "archive-inside"
    """No ``pack.yaml`` in it, but another archive. ``name``."""
    SEVERAL_PACKS = "archive-several-packs"
    """Several packs. ``folders`` (tuple)."""
    PACK_DEEPER = "archive-pack-deeper"
    """The pack lies below more than one folder. ``folder``."""
    BESIDE_PACK = "archive-beside-pack"
    """A file lies beside the folder that is the pack. ``folder`` (that one)."""

    # One entry
    ENCRYPTED = "entry-encrypted"
    """It is protected by a password."""
    METHOD = "entry-method"
    """It is compressed in a way that is not read. ``method`` (its name or number)."""
    LINK = "entry-link"
    """A symbolic link or reparse point."""
    DEVICE = "entry-device"
    """A device, pipe or socket."""
    OVERLAP = "entry-overlap"
    """Its bytes are those of another entry too. ``other``."""
    DUPLICATE = "entry-duplicate"
    """Its name stands in the archive twice."""
    CLASH = "entry-clash"
    """Its name is the same as another one on some systems. ``other``."""
    ENTRY_DAMAGED = "entry-damaged"
    """It does not hold what the archive's directory says."""

    # Names
    NAME_OUTSIDE = "name-outside"
    """It leads out of the pack: absolute, with a drive, or upwards."""
    NAME_BACKSLASH = "name-backslash"
    """It holds a backslash."""
    NAME_UNPRINTABLE = "name-unprintable"
    """It holds characters that cannot be seen, or that turn the direction of writing."""
    NAME_NOT_ON_WINDOWS = "name-not-on-windows"
    """Windows has no such names. ``part`` (of the path)."""
    NAME_TOO_LONG = "name-too-long"
    """``limit`` (characters)."""
    NAME_TOO_DEEP = "name-too-deep"
    """It lies below too many folders. ``limit``."""
    NAME_ENCODING = "name-encoding"
    """It is neither UTF-8 nor Shift_JIS."""

    # Checksums
    SUMS_UNREADABLE = "sums-unreadable"
    """The list of checksums is not as ``sha256sum`` writes it. ``line`` is where."""
    SUM_DIFFERS = "sum-differs"
    """The file is not the one that the archive was made with."""
    SUM_FILE_MISSING = "sum-file-missing"
    """The list of checksums names it, and it is not there."""
    SUM_FILE_EXTRA = "sum-file-extra"
    """It is there, and the list of checksums does not name it."""
    SIGNATURE_BROKEN = "signature-broken"
    """There is a signature, but not one of these files."""
