"""The commands ``pack new`` and ``pack schema``: a pack to begin with, and what editors know of its files."""

from __future__ import annotations

import argparse
from dataclasses import replace

from trainer.cli.entrance import Tools
from trainer.cli.invocation import invocation
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.core.errors import PackError, UserFacingError
from trainer.services.pack_folders import folder_of
from trainer.services.pack_schema import FileKind, schema_text, write_schemas
from trainer.wording.catalogue import language
from trainer.wording.pack_making import copy_description, copy_title, made_lines, taken_id_sentence
from trainer.wording.problems import problem_sentence


def new_pack(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Make a pack and say what comes next."""
    making = tools.open_pack_making()
    source = arguments.source or ""
    folder = arguments.folder
    head = making.propose(
        language=arguments.pack_language or language(), source=source, name=folder.resolve().name
    )
    if source:
        pack = making.source(source)
        if arguments.pack_language not in (None, pack.language):
            raise UserFacingError("copy-language", pack=pack.title)
        head = replace(head, title=copy_title(pack), description=copy_description(pack))
    is_taken = arguments.id in {pack.id for pack in tools.open_library().shelf().packs}
    given = {"id": arguments.id, "title": arguments.title, "language": arguments.pack_language}
    head = replace(head, **{key: value for key, value in given.items() if value is not None})
    try:
        new = making.make(head, folder, source=source)
    except PackError as error:
        for problem in error.problems:
            paper.print(Paragraph(problem_sentence(problem), style="yellow"))
        return MENDABLE
    for line in made_lines(new, invocation()):
        paper.print(Paragraph(line))
    if is_taken:
        paper.print(Paragraph(taken_id_sentence(new.pack.id), style="yellow"))
    return FINE


def print_schema(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Print the schema, or write it into a pack."""
    if arguments.into is None:
        paper.file.write(schema_text(None if arguments.kind is None else FileKind(arguments.kind)))
        return FINE
    library = tools.open_library()
    folder = folder_of(arguments.into, library)
    if library.is_bundled(folder):
        raise UserFacingError("schema-bundled", pack=arguments.into)
    for path in write_schemas(folder):
        paper.print(Paragraph(str(path)))
    return FINE
