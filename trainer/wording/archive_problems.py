"""The faults of archives in sentences: what is wrong, and what to do."""

from __future__ import annotations

from trainer.wording.catalogue import _


def archive_sentences() -> dict[str, str]:
    """Return the sentence for each code of a fault of an archive."""
    return _file_sentences() | _inside_sentences() | _entry_sentences() | _name_sentences() | _sum_sentences()


def _file_sentences() -> dict[str, str]:
    return {
        "archive-file-empty": _("The file is empty. Fetch it again, or ask for it once more."),
        "archive-other-kind": _(
            "This is a {kind} archive; packs come as .dojopack or .zip. Unpack it with another program and "
            "choose the folder, or ask for a .dojopack."
        ),
        "archive-office-file": _(
            "This is a document of an office program ({kind}), not a pack. "
            "Tables with questions are brought in by importing."
        ),
        "archive-not-one": _("This is no archive, it looks like: {kind}. Fetch the file again."),
        "archive-not-one without kind": _(
            "This is no archive. Choose a .dojopack or .zip file, or a folder."
        ),
        "archive-cut-off": _(
            "The end of the archive is missing, so it was not fetched whole. Fetch it again."
        ),
        "archive-split": _(
            "This is one part of an archive in several files. Put it together again, or ask for one file."
        ),
        "archive-damaged": _("The archive is damaged ({detail}). Fetch it again, or ask for it once more."),
        "archive-stray-data": _(
            "Something else is stuck to the archive in this file. Fetch it again, or ask for it once more."
        ),
        "archive-empty": _("The archive holds no files. Ask for it once more."),
        "archive-bomb": _(
            "Packed it has {packed_bytes} bytes, unpacked it would have {unpacked_bytes}: no pack does that, "
            "and it could fill the disk. Do not use it, and tell whoever sent it."
        ),
    }


def _inside_sentences() -> dict[str, str]:
    return {
        "archive-no-pack without name": _(
            "The archive holds no pack.yaml, so it is no pack. Choose another file, or ask for the right one."
        ),
        "archive-no-pack": _(
            "The archive holds no pack.yaml, but “{name}”. It has to have the name pack.yaml exactly."
        ),
        "archive-inside": _(
            "The archive holds no pack, but another archive: {name}. Unpack it and choose that one."
        ),
        "archive-several-packs": _(
            "The archive holds several packs: {folders}. Unpack it and choose them one by one."
        ),
        "archive-pack-deeper": _(
            "The pack lies deep inside, in {folder}. Unpack the archive and choose that folder."
        ),
        "archive-beside-pack": _(
            "This file lies beside the pack's folder “{folder}”, so it would be lost. "
            "Move it into the folder or take it out, and pack it again."
        ),
    }


def _entry_sentences() -> dict[str, str]:
    return {
        "entry-encrypted": _("This file is protected by a password. Ask for an archive without one."),
        "entry-method": _(
            "This file is compressed with {method}, which is not read. Pack it again as an ordinary zip."
        ),
        "entry-link": _("This is a link to something else. Put the file itself into the archive."),
        "entry-device": _("This is no ordinary file. Take it out and pack the archive again."),
        "entry-overlap": _(
            "This shares its bytes with {other}, as only an archive does that means harm. "
            "Do not use it, and tell whoever sent it."
        ),
        "entry-duplicate": _("This name stands in the archive twice. Take one out and pack it again."),
        "entry-clash": _(
            "On some systems this is the same name as {other}. Rename one of them and pack it again."
        ),
        "entry-damaged": _(
            "This is not what the archive's directory says, so the archive is damaged. Fetch it again."
        ),
    }


def _name_sentences() -> dict[str, str]:
    return {
        "name-outside": _(
            "This path leads out of the pack (an absolute path, a drive, “.” or “..”). Nothing was written. "
            "If you did not make it yourself, do not use it."
        ),
        "name-backslash": _(
            "There is a backslash in this name. Pack the folder again with the system's own function."
        ),
        "name-unprintable": _("There are invisible characters in this name. Rename the file."),
        "name-not-on-windows": _(
            "Windows can have no file of the name “{part}”. Use letters, digits and hyphens."
        ),
        "name-too-long": _("This path is too long: {limit} characters are the most. Shorten it."),
        "name-too-deep": _("This lies below more than {limit} folders. Make it flatter."),
        "name-encoding": _(
            "This name is neither UTF-8 nor Shift_JIS. "
            "Pack the folder again with the system's own function, or use letters and digits."
        ),
    }


def _sum_sentences() -> dict[str, str]:
    return {
        "sums-unreadable": _("The list of checksums cannot be read here. Fetch the archive again."),
        "sum-differs": _(
            "This file was changed after the archive was made: its checksum is another. "
            "Fetch the archive again, or ask whoever made it."
        ),
        "sum-file-missing": _(
            "This file is missing, though the list of checksums names it. Fetch the archive again."
        ),
        "sum-file-extra": _(
            "This file was added after the archive was made: the list of checksums does not name it. "
            "Ask whoever made it."
        ),
        "signature-broken": _(
            "The signature does not fit these files: something was changed after it was signed. "
            "Ask whoever gave it to you."
        ),
    }
