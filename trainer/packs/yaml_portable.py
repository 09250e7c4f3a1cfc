"""What ruamel.yaml lets pass although YAML 1.2 does not allow it, and editors complain of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ruamel.yaml.nodes import CollectionNode, MappingNode
from ruamel.yaml.nodes import Node as RawNode

from trainer.packs.problems import Place, ProblemCode, Problems

_GLUED = re.compile(r"(?<=[^\s#])#[^\n]*")
_TOP = -1


def note_unportable(root: RawNode, text: str, file: str, problems: Problems) -> None:
    """Warn of lines and comments that other programs read differently; the meaning here is clear.

    Args:
        root: The file, composed.
        text: Its content.
        file: Its name inside the pack.
        problems: Takes the warnings, and an error for a hyphen that stands alone in brackets.
    """
    _Walk(text, file, problems).visit(root)


class _Walk:
    """One walk over the nodes of a file; what several aliases name is looked at once."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self._text = text
        self._file = file
        self._problems = problems
        self._seen: set[int] = set()

    def visit(self, root: RawNode) -> None:
        waiting: list[tuple[RawNode, int]] = [(root, _TOP)]
        while waiting:
            node, indent = waiting.pop()
            if id(node) in self._seen:
                continue
            self._seen.add(id(node))
            if isinstance(node, CollectionNode):
                inside = indent if node.flow_style else node.start_mark.column
                waiting += [(child, inside) for child in self._collection(node, indent)]
            else:
                self._check_scalar(node, indent)

    def _collection(self, node: CollectionNode, indent: int) -> Sequence[RawNode]:
        children = list(_children(node))
        if node.flow_style:
            self._check_lines(node, indent)
            self._check_gaps(node, children)
        return children

    def _check_scalar(self, node: Any, indent: int) -> None:
        if node.style in ("'", '"'):
            self._check_lines(node, indent)
            self._check_behind(node)
        elif node.style is None and node.value == "-":
            place = self._place(node.start_mark.line, node.start_mark.column)
            self._problems.add(ProblemCode.YAML_RESERVED_CHARACTER, place, character="-")

    def _check_lines(self, node: RawNode, indent: int) -> None:
        """The lines of a quoted text or of a list in brackets stand further right than its key."""
        lines = self._text[node.start_mark.index : node.end_mark.index].split("\n")
        for number, line in enumerate(lines[1:], start=node.start_mark.line + 1):
            rest = line.lstrip(" ")
            spaces = len(line) - len(rest)
            is_comment = isinstance(node, CollectionNode) and rest.startswith("#")
            if spaces <= indent and rest.strip() and not is_comment:
                code = ProblemCode.YAML_TAB if rest.startswith("\t") else ProblemCode.YAML_INDENTATION
                self._problems.warn(code, self._place(number, spaces))
                return  # the lines below it stand as they do for the same reason

    def _check_gaps(self, node: CollectionNode, children: Sequence[RawNode]) -> None:
        """Look between the entries of a list in brackets, and behind it."""
        before = node.start_mark
        for child in children:
            self._check_gap(before, child.start_mark.index)
            if child.end_mark.index > before.index:  # an alias stands where it names
                before = child.end_mark
        self._check_gap(before, node.end_mark.index)
        self._check_behind(node)

    def _check_behind(self, node: RawNode) -> None:
        if self._text.startswith("#", node.end_mark.index):
            self._check_gap(node.end_mark, self._text.find("\n", node.end_mark.index), is_glued=True)

    def _check_gap(self, mark: Any, end: int, *, is_glued: bool = False) -> None:
        """Note comments that begin right behind a sign.

        Args:
            mark: Where the gap begins, as ruamel.yaml gives it.
            end: Where it ends; -1 for the end of the file.
            is_glued: Something stands right before it.
        """
        gap = self._text[mark.index : end if end >= 0 else None]
        if "#" not in gap:
            return
        for number, line in enumerate(gap.split("\n")):
            found = _GLUED.search(("," if is_glued else "") + line)
            start = -1 if found is None else found.start() - is_glued
            if found is not None and "#" not in line[: max(start, 0)]:
                column = start + (mark.column if number == 0 else 0)
                place = self._place(mark.line + number, column)
                self._problems.warn(ProblemCode.COMMENT_IN_TEXT, place, comment=found[0].rstrip())

    def _place(self, line: int, column: int) -> Place:
        return Place(self._file, line + 1, column + 1)


def _children(node: CollectionNode) -> Iterator[RawNode]:
    for entry in node.value:
        if isinstance(node, MappingNode):
            yield from entry
        else:
            yield entry
