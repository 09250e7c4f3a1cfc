"""What is said of packs that were made, and of those that could not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from trainer.core.scenario import Pack
from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation

if TYPE_CHECKING:  # it brings the YAML library, and every start reads what this module explains
    from trainer.services.pack_making import NewPack


def copy_title(pack: Pack) -> str:
    """Return the title of a copy, which lists show beside its source."""
    return _("{title} (copy)").format(title=pack.title)


def copy_description(pack: Pack) -> str:
    """Return the description of a copy: that of its source, and where it comes from."""
    origin = _("Based on “{title}” {version}").format(title=pack.title, version=pack.version)
    if pack.authors:
        authors = _(", ").join(pack.authors)
        origin = _("{origin} by {authors}").format(origin=origin, authors=authors)
    return " ".join(part for part in (pack.description, _("{sentence}.").format(sentence=origin)) if part)


def made_lines(new: NewPack, command: str) -> list[str]:
    """Say what was made and what comes next.

    Args:
        new: The pack.
        command: How the program is called here, such as ``reply-dojo``.
    """
    folder = new.folder
    return [
        _("The pack “{title}” ({id}) lies in {folder}.").format(
            title=new.pack.title, id=new.pack.id, folder=folder
        ),
        _("Open its files in an editor: every line says what it is for.")
        if new.source is None
        else _("Change what you like; “{title}” stays as it is.").format(title=new.source.title),
        _("Check it: {command}").format(command=f"{command} pack check {_quoted(str(folder))}"),
        _("Play it: {command}").format(command=f"{command} pack play {_quoted(str(folder))}"),
        _("Practise with it: {command}").format(command=f"{command} pack install {_quoted(str(folder))}"),
    ]


def taken_id_sentence(pack_id: str) -> str:
    """Say that a pack that is here has the id of the one that was made."""
    return _(
        "A pack with the id “{id}” is here already. To use both, give this one another “id” in pack.yaml."
    ).format(id=pack_id)


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def _taken(data: Data) -> Explanation:
    return Explanation(
        _("There is something in {folder} already.").format(folder=data["folder"]),
        _("Nothing in it was touched."),
        _("Name a folder that is empty or does not exist."),
    )


def _schema_bundled(data: Data) -> Explanation:
    return Explanation(
        _("The pack “{pack}” came with the program; nothing is written into it.").format(pack=data["pack"]),
        "",
        _("Make a copy of it with “pack new FOLDER --from {pack}”: it has the schema.").format(
            pack=data["pack"]
        ),
    )


def _copy_language(data: Data) -> Explanation:
    return Explanation(
        _("The texts of “{pack}” are in another language; a copy does not translate them.").format(
            pack=data["pack"]
        ),
        _("Nothing was made."),
        _("Leave out “--language”. Once the texts are translated, change “language” in pack.yaml."),
    )


MAKING_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "new-pack-taken": _taken,
    "schema-bundled": _schema_bundled,
    "copy-language": _copy_language,
}
