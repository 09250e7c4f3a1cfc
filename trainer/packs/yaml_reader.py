"""YAML 1.2 to nodes with places, through ruamel.yaml's composer, within hard limits."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import Node as RawNode
from ruamel.yaml.nodes import ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.yaml_faults import note_control_character, note_syntax_fault, place_at
from trainer.packs.yaml_nodes import ListNode, MapNode, Node, TextNode, ValueKind, is_nothing
from trainer.packs.yaml_portable import note_unportable
from trainer.packs.yaml_slips import (
    glued_comment,
    is_curly_quoted,
    key_before_wide_colon,
    stray_quote,
    wide_space,
)

MAX_DEPTH = 24
MAX_LINES = 30_000
MAX_NODES = 30_000
"""Reading costs 40 to 60 µs a node, so a file of this many is read in under two seconds."""

_LONG_TAG = re.compile(r"![\w;/?:@&=+$,.~*'()\[\]%!#<-]{1000}", re.ASCII)
"""ruamel.yaml reads a tag in time that grows with the square of its length; no real one is so long."""

_WIDEST_INDENT = 200
"""Where a text begins farther right, the rest of its line is not looked at: a line may hold a whole file."""

_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What escapes in double quotes can smuggle in: characters that no database and no voice takes."""

_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")
)
# What the resolver finds in untagged text; packs take the text as it stands.
_HARMLESS_TAGS = _PLAIN_TAGS | {f"tag:yaml.org,2002:{name}" for name in ("timestamp", "merge", "value")}


class _LimitReached(Exception):
    """The file is deeper or longer than a pack needs."""

    def __init__(self, code: ProblemCode, limit: int, mark: Any) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit
        self.mark = mark


class _LimitedComposer(Composer):
    """Counts nodes and levels while it composes, so that no input costs more than its limit."""

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader)
        self.warn_double_anchors = False
        self._node_count = 0
        self._level = 0

    def get_single_node(self) -> Any:
        """Give ruamel.yaml's own slips the place that its reader has come to.

        WORKAROUND: it asserts that ``%YAML`` names 1.1 or 1.2, and an escape of eight F overflows inside it
        (https://sourceforge.net/p/ruamel-yaml/code/ci/default/tree/main.py, scanner.py).
        """
        try:
            return super().get_single_node()
        except (AssertionError, OverflowError, ValueError) as error:
            mark = self.loader.reader.get_mark()
            raise MarkedYAMLError(problem=str(error), problem_mark=mark) from error

    def compose_node(self, parent: Any, index: Any) -> Any:
        self._node_count += 1
        self._level += 1
        if self._level > MAX_DEPTH:
            raise _LimitReached(ProblemCode.TOO_DEEP, MAX_DEPTH, self.parser.peek_event().start_mark)
        if self._node_count > MAX_NODES:
            raise _LimitReached(ProblemCode.TOO_MANY_NODES, MAX_NODES, self.parser.peek_event().start_mark)
        node = super().compose_node(parent, index)
        self._level -= 1
        return node


def read_yaml(text: str, file: str, problems: Problems) -> Node | None:
    """Return the file's one document as nodes, or ``None`` after noting why there is none.

    Args:
        text: The file's content, line endings as they are.
        file: Its name inside the pack.
        problems: Takes faults of syntax, duplicate keys, tags, cycles and what passes a limit.
    """
    if long_tag := _LONG_TAG.search(text):
        problems.add(ProblemCode.TAG_NOT_ALLOWED, place_at(text, long_tag.start(), file), tag=long_tag[0])
        return None
    if text.count("\n") > MAX_LINES:
        problems.add(ProblemCode.TOO_MANY_LINES, Place(file, MAX_LINES + 1, 1), limit=MAX_LINES)
        return None
    raw = _compose(text, file, problems)
    if raw is None:
        return None
    note_unportable(raw, text, file, problems)
    node = _Converter(text, file, problems).convert(raw)
    if node is not None and is_nothing(node):
        problems.add(ProblemCode.EMPTY_FILE, Place(file))
        return None
    return node


def _compose(text: str, file: str, problems: Problems) -> RawNode | None:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _LimitedComposer
    try:
        root: RawNode | None = yaml.compose(text)
    except _LimitReached as limit:
        place = Place(file, limit.mark.line + 1, limit.mark.column + 1)
        problems.add(limit.code, place, limit=limit.limit)
    except RecursionError:
        # The scanner recurses in its own way on some nests before a node is composed.
        problems.add(ProblemCode.TOO_DEEP, Place(file), limit=MAX_DEPTH)
    except ReaderError as error:
        note_control_character(error, text, file, problems)
    except MarkedYAMLError as error:
        note_syntax_fault(error, text, file, problems)
    else:
        if root is None:
            problems.add(ProblemCode.EMPTY_FILE, Place(file))
        return root
    return None


class _Converter:
    """ruamel's nodes to ours: shared ones once, cycles and explosions refused."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self._text = text
        self._file = file
        self._problems = problems
        self._done: dict[int, tuple[Node | None, int]] = {}
        self._open: set[int] = set()

    def convert(self, raw: RawNode) -> Node | None:
        return self._convert(raw)[0]

    def _convert(self, raw: RawNode) -> tuple[Node | None, int]:
        """Return the node (``None`` for one that cannot be used) and how many nodes it unfolds into."""
        key = id(raw)
        if key in self._open:
            self._problems.add(ProblemCode.ALIAS_CYCLE, self._place(raw))
            return None, 1
        if key not in self._done:
            self._open.add(key)
            self._done[key] = self._build(raw)
            self._open.remove(key)
        return self._done[key]

    def _build(self, raw: RawNode) -> tuple[Node | None, int]:
        self._check_tag(raw)
        node: Node | None
        if isinstance(raw, ScalarNode):
            return self._scalar(raw), 1
        if isinstance(raw, SequenceNode):
            children = [self._convert(child) for child in raw.value]
            node = ListNode(self._place(raw), tuple(child for child, _ in children if child is not None))
        else:
            children = [self._convert(part) for pair in raw.value for part in pair]
            node = self._mapping(raw, [child for child, _ in children])
        size = 1 + sum(size for _, size in children)
        if size > MAX_NODES:
            self._problems.add(ProblemCode.ALIAS_EXPLOSION, self._place(raw), limit=MAX_NODES)
            return None, 1
        return node, size

    def _mapping(self, raw: RawNode, parts: list[Node | None]) -> MapNode:
        entries: dict[str, tuple[TextNode, Node]] = {}
        for (raw_key, _), key, value in zip(raw.value, parts[::2], parts[1::2], strict=True):
            if not isinstance(key, TextNode):
                self._problems.add(ProblemCode.KEY_NOT_TEXT, self._place(raw_key))
            elif key.text in entries:
                first_line = entries[key.text][0].place.line
                self._problems.add(ProblemCode.DUPLICATE_KEY, key.place, key=key.text, first_line=first_line)
            elif value is not None:
                key, value = self._with_colon(key, value)
                entries[key.text] = (key, value)
        return MapNode(self._place(raw), entries)

    def _scalar(self, raw: ScalarNode) -> TextNode:
        start, end, text = raw.start_mark.index, raw.end_mark.index, self._usable(raw)
        written = self._text[start:end]
        offset = None
        if raw.start_mark.line == raw.end_mark.line and text in (written, written[1:-1]):
            offset = written.index(text)
        node = TextNode(self._place(raw), text, is_plain=raw.style is None, offset=offset)
        if node.is_plain:
            self._check_plain(node, raw)
        return node

    def _with_colon(self, key: TextNode, value: Node) -> tuple[TextNode, Node]:
        """Take ``{label：Says}`` as it is meant, so that one wrong colon is one fault."""
        name = key_before_wide_colon(key.text) if key.is_plain and is_nothing(value) else None
        if name is None:
            return key, value
        place = key.place_of(len(name))
        self._problems.add(ProblemCode.YAML_WIDE_COLON, place)
        return TextNode(key.place, name), TextNode(place, key.text[len(name) + 1 :])

    def _check_plain(self, node: TextNode, raw: ScalarNode) -> None:
        """Note what an author hardly meant by a text without YAML's quotation marks."""
        indent, end = raw.start_mark.column, raw.end_mark
        start = raw.start_mark.index - (indent if indent < _WIDEST_INDENT else 0)
        wide = wide_space(self._text, start=start, end=end.index)
        if wide is not None:
            self._problems.add(ProblemCode.YAML_WIDE_SPACE, place_at(self._text, wide, self._file))
        if is_curly_quoted(node.text):
            self._problems.warn(ProblemCode.CURLY_QUOTES, node.place, text=node.text)
        if mark := stray_quote(node.text):
            place = Place(self._file, end.line + 1, end.column)
            self._problems.warn(ProblemCode.STRAY_QUOTE, place, mark=mark)
        glued = glued_comment(self._text, end.index) if node.kind is ValueKind.TEXT else None
        if glued is not None:
            place = Place(self._file, end.line + 1, end.column + glued[0] - end.index + 1)
            self._problems.warn(ProblemCode.COMMENT_IN_TEXT, place, comment=glued[1])

    def _usable(self, raw: ScalarNode) -> str:
        """Return the text with pairs of surrogates joined, as JSON writes emoji; the rest is noted."""
        text = str(raw.value)
        if not _UNUSABLE.search(text):
            return text
        joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if bad := _UNUSABLE.search(joined) or ("\ufffd" in joined and _UNUSABLE.search(text)):
            self._problems.add(
                ProblemCode.CONTROL_CHARACTER, self._place(raw), character=f"U+{ord(bad[0]):04X}"
            )
        return joined

    def _check_tag(self, raw: RawNode) -> None:
        if raw.tag not in _HARMLESS_TAGS:
            self._problems.add(ProblemCode.TAG_NOT_ALLOWED, self._place(raw), tag=str(raw.tag))

    def _place(self, raw: RawNode) -> Place:
        return Place(self._file, raw.start_mark.line + 1, raw.start_mark.column + 1)
