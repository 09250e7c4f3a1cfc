"""What a user is told when a file or the database cannot be read or written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation


def _file_disk_full(data: Data) -> Explanation:
    return Explanation(
        _("The disk is full: {path} cannot be written.").format(path=data["path"]),
        _("What stood there before was not touched, and nothing is lost."),
        _("Free some space or choose another folder, then try again."),
    )


def _file_read_only(data: Data) -> Explanation:
    return Explanation(
        _(
            "The file {path} cannot be written: it or its folder is read-only, or it is open elsewhere."
        ).format(path=data["path"]),
        _("What stood there before was not touched, and nothing is lost."),
        _("Close it in other programs, choose another folder, or make this one writable."),
    )


def _file_no_folder(data: Data) -> Explanation:
    return Explanation(
        _("The file {path} cannot be written: there is no folder {folder}.").format(
            path=data["path"], folder=data["folder"]
        ),
        _("Nothing is lost."),
        _("Make the folder or choose another one, then try again."),
    )


def _file_is_folder(data: Data) -> Explanation:
    return Explanation(
        _("The file cannot be written: {path} is a folder.").format(path=data["path"]),
        _("Nothing is lost."),
        _("Add a file name to it."),
    )


def _file_unreachable(data: Data) -> Explanation:
    return Explanation(
        _("The file {path} cannot be written there.").format(path=data["path"]),
        _("What stood there before was not touched, and nothing is lost."),
        _("Close it in other programs and check that the folder exists, then try again."),
    )


def _database_locked(data: Data) -> Explanation:
    return Explanation(
        _("Another program is using the database {path} and does not let go.").format(path=data["path"]),
        _("Nothing was lost."),
        _("Close the other program (a backup or a second window, perhaps), then try again."),
    )


def _database_too_new(data: Data) -> Explanation:
    return Explanation(
        _("The database {path} was written by a newer version of this program.").format(path=data["path"]),
        _("It was not changed."),
        _("Install the newer version, or move the file away to begin with an empty one."),
    )


def _database_other_build(data: Data) -> Explanation:
    return Explanation(
        _("The database {path} was made by another build of this program, one that was not released.").format(
            path=data["path"]
        ),
        _("It was not changed."),
        _("Start the build that made it, or move the file away to begin with an empty one."),
    )


def _database_damaged(data: Data) -> Explanation:
    return Explanation(
        _("The database {path} is damaged.").format(path=data["path"]),
        _("It was not changed."),
        _("Put back the latest copy from the backups folder beside it, or move the file away."),
    )


def _database_not_one(data: Data) -> Explanation:
    return Explanation(
        _("The file {path} is not a database of this program.").format(path=data["path"]),
        _("It was not changed."),
        _("Move it away; the program then begins with an empty one."),
    )


def _database_disk_full(data: Data) -> Explanation:
    return Explanation(
        _("The disk that holds {path} is full.").format(path=data["path"]),
        _("Everything that was stored before is safe; what you just typed is still on the screen."),
        _("Free some space, then try again."),
    )


def _database_read_only(data: Data) -> Explanation:
    return Explanation(
        _("The database {path} cannot be written: the file or its folder is read-only.").format(
            path=data["path"]
        ),
        _("Nothing was lost."),
        _("Make the folder writable, or start with --data-folder and a folder that is."),
    )


def _database_unreachable(data: Data) -> Explanation:
    return Explanation(
        _("The database {path} cannot be reached.").format(path=data["path"]),
        _("Nothing was lost."),
        _("Check that the folder exists and may be opened, then try again."),
    )


STORAGE_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "file-disk-full": _file_disk_full,
    "file-read-only": _file_read_only,
    "file-no-folder": _file_no_folder,
    "file-is-folder": _file_is_folder,
    "file-unreachable": _file_unreachable,
    "database-locked": _database_locked,
    "database-too-new": _database_too_new,
    "database-other-build": _database_other_build,
    "database-damaged": _database_damaged,
    "database-not-one": _database_not_one,
    "database-disk-full": _database_disk_full,
    "database-read-only": _database_read_only,
    "database-unreachable": _database_unreachable,
}
