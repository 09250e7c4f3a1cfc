"""``pack.yaml``: who the pack is, and its named sets of phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer import __version__
from trainer.packs.fields import Fields, note_wrong_type, open_fields
from trainer.packs.languages import read_language
from trainer.packs.needs import SET_NAME
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.versions import is_satisfied, is_semantic, parse_requirement
from trainer.packs.yaml_nodes import MapNode, Node, ValueKind

_REQUIRED = ("id", "version", "title", "language")
_OPTIONAL = ("authors", "licence", "description", "requires", "fictional", "phrases")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``pack.yaml`` says.

    Attributes:
        place: Where the pack's id stands.
        sets: Named sets, not read yet; ``None`` if the file could not be read, so that none is known.
    """

    id: str = ""
    version: str = ""
    title: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    description: str = ""
    requires: str = ""
    fictional: tuple[str, ...] = ()
    place: Place = field(default_factory=lambda: Place("pack.yaml"))
    sets: Mapping[str, Node] | None = None


def read_manifest(node: Node | None, problems: Problems) -> Manifest:
    """Return what ``pack.yaml`` says, with empty values for what is missing or faulty.

    Args:
        node: The file's content, or ``None`` if it could not be read at all.
        problems: Takes every fault.
    """
    fields = None if node is None else open_fields(node, problems, required=_REQUIRED, optional=_OPTIONAL)
    if fields is None:
        return Manifest()
    return Manifest(
        id=fields.id("id"),
        version=_version(fields, problems),
        title=fields.text("title"),
        language=read_language(fields, problems),
        authors=tuple(text for text, _ in fields.named_texts("authors")),
        licence=fields.text("licence"),
        description=fields.text("description"),
        requires=_requires(fields, problems),
        fictional=tuple(text for text, _ in fields.named_texts("fictional")),
        place=fields.place_of("id"),
        sets=_sets(fields, problems),
    )


def _version(fields: Fields, problems: Problems) -> str:
    version = fields.text("version")
    if version and not is_semantic(version):
        completed = version + ".0" * (2 - version.count("."))
        suggestion = completed if is_semantic(completed) else None
        problems.add(
            ProblemCode.BAD_VERSION, fields.place_of("version"), value=version, suggestion=suggestion
        )
    return version


def _requires(fields: Fields, problems: Problems) -> str:
    requires = fields.text("requires")
    if not requires:
        return ""
    bounds = parse_requirement(requires)
    place = fields.place_of("requires")
    if bounds is None:
        problems.add(ProblemCode.BAD_REQUIREMENT, place, value=requires)
    elif not is_satisfied(bounds, __version__):
        problems.add(ProblemCode.OTHER_PROGRAM_VERSION, place, requires=requires, version=__version__)
    return requires


def _sets(fields: Fields, problems: Problems) -> Mapping[str, Node] | None:
    if not fields.is_given("phrases"):
        return {}
    node = fields.node("phrases")
    if not isinstance(node, MapNode):
        if node is not None:
            note_wrong_type(node, ValueKind.MAPPING, problems, key="phrases")
        return None
    for name, (key_node, value) in node.entries.items():
        if not SET_NAME.fullmatch(name):
            problems.add(ProblemCode.BAD_SET_NAME, key_node.place, name=name)
        if value.kind is ValueKind.NOTHING:
            problems.add(ProblemCode.EMPTY_VALUE, key_node.place, key=name)
    return {name: value for name, (_, value) in node.entries.items() if value.kind is not ValueKind.NOTHING}
