"""HTML and plain text to the Markdown that quizzes are written in; nothing of it can run or load anything."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

# No ``<`` stands inside of a tag: so each character is looked at once or twice, whatever the text.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<named>[^<>]*)>|(?P<comment><!--)|<[!?][^<>]*>"
)
_CHARACTER = re.compile(r"&(?:[a-zA-Z]{2,12}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_NAMED = re.compile(r"""(?<![\w-])([\w-]{1,30})\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ACTIVE = re.compile(r"([\\`*\[\]<])")
_UNDERSCORES = re.compile(r"_+")
_LINE_START = re.compile(r"^(\s*)([#>]|[-+=](?=[\s=-]|$)|[0-9]{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>()\"]+", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_FEWEST_IN_GAP = 3
_BREAK = "\ufdd1"  # stands for <br> until it is known what follows; no character of any language
_DEEPEST_LIST = 6

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "blockquote",
        "pre",
        "dl",
    }
)
_LINES = frozenset({"tr", "li", "dt", "dd", "hr", "caption"})
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`", "kbd": "`"}
_SILENT = frozenset({"script", "style", "head", "title", "template", "svg", "math", "object"})
_MEDIA = frozenset({"img", "audio", "video", "source", "iframe", "embed"})


def has_html(text: str) -> bool:
    """Return whether a text holds a tag, a comment or a named character of HTML."""
    return _TAG.search(text) is not None or _CHARACTER.search(text) is not None


def plain_to_markdown(text: str) -> str:
    """Return Markdown that shows the text as it is."""
    escaped = _ACTIVE.sub(r"\\\1", text)
    gaps = _UNDERSCORES.findall(escaped)
    has_one_gap = len(gaps) == 1 and len(gaps[0]) >= _FEWEST_IN_GAP and text.strip() != gaps[0]
    if gaps and not has_one_gap:
        escaped = _UNDERSCORES.sub(lambda found: r"\_" * len(found[0]), escaped)
    return _LINE_START.sub(_line_start, escaped)


def _line_start(found: re.Match[str]) -> str:
    # A backslash before a digit would be shown, so that of "1." stands before the point.
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def html_to_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the Markdown of some HTML, and the names of pictures and recordings that it has lost.

    Emphasis, code, lists, paragraphs and links to web pages are kept; of all other tags what stands in them.
    """
    reader = _Reader()
    reader.read(text)
    return reader.markdown(), tuple(reader.lost)


def html_to_text(text: str) -> str:
    """Return what some HTML says, without any markup."""
    reader = _Reader(is_plain=True)
    reader.read(text)
    return " ".join(reader.markdown().split())


@dataclass(frozen=True, slots=True)
class _Tag:
    """``<name …>`` or ``</name>``; an empty name for what only stands between texts."""

    name: str
    is_end: bool
    named: str

    def value(self, key: str) -> str:
        """Return the value of an attribute, empty where there is none."""
        for name, *values in _NAMED.findall(self.named):
            if name.lower() == key:
                return html.unescape("".join(values)).strip()
        return ""


def _pieces(text: str) -> Iterator[str | _Tag]:
    """Yield texts and tags in their order; a comment that is never closed is the rest of the text."""
    position = 0
    while found := _TAG.search(text, position):
        yield text[position : found.start()]
        position = found.end()
        if found["comment"]:
            end = text.find("-->", position)
            position = len(text) if end < 0 else end + len("-->")
        elif found["name"]:
            yield _Tag(found["name"].lower(), bool(found["end"]), found["named"])
    yield text[position:]


class _Reader:
    """Collects Markdown while texts and tags go by."""

    def __init__(self, *, is_plain: bool = False) -> None:
        self.lost: list[str] = []
        self._is_plain = is_plain
        self._parts: list[str] = []
        self._silence = 0
        self._links: list[str] = []
        self._lists: list[int | None] = []
        self._preformatted = 0

    def read(self, text: str) -> None:
        """Take all of a text."""
        for piece in _pieces(text):
            if isinstance(piece, str):
                self._say(html.unescape(piece))
            elif piece.is_end:
                self._close(piece.name)
            else:
                self._open(piece)

    def _open(self, tag: _Tag) -> None:
        if tag.name in _MEDIA:
            self._lose(tag)
        self._silence += tag.name in _SILENT
        self._break(tag.name)
        if tag.name == "pre":
            self._preformatted += 1
            self._add("```\n")
        if tag.name in ("ul", "ol"):
            self._lists.append(0 if tag.name == "ol" else None)
        elif tag.name == "li":
            self._add(self._bullet())
        elif tag.name == "a":
            link = tag.value("href")
            self._links.append(link if _SAFE_LINK.fullmatch(link) else "")
            self._add("[" if self._links[-1] else "")
        else:
            self._add(_MARKS.get(tag.name, ""))

    def _close(self, name: str) -> None:
        if name == "a":
            link = self._links.pop() if self._links else ""
            self._add(f"]({link})" if link else "")
        else:
            self._add(_MARKS.get(name, ""))
        if name in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._silence = max(0, self._silence - (name in _SILENT))
        if name == "pre" and self._preformatted:
            self._preformatted -= 1
            self._add("\n```")
        self._break(name)

    def _say(self, text: str) -> None:
        if self._silence or not text:
            return
        if self._preformatted:
            self._parts.append(text.replace("```", "'''"))
        else:
            said = _SPACES.sub(" ", text.replace(_BREAK, ""))
            self._parts.append(said if self._is_plain else plain_to_markdown(said))

    def _lose(self, tag: _Tag) -> None:
        self.lost.append(tag.value("src").rpartition("/")[2] or tag.value("alt") or tag.name)
        self._say(tag.value("alt"))

    def _add(self, marks: str) -> None:
        if marks and not self._silence and not self._is_plain:
            self._parts.append(marks)

    def _bullet(self) -> str:
        depth = "   " * (min(len(self._lists), _DEEPEST_LIST) - 1)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{depth}- "
        self._lists[-1] = number + 1
        return f"{depth}{number + 1}. "

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and not (tag in ("ul", "ol") and len(self._lists) > 1):
            self._parts.append("\n\n")
        elif tag == "br":
            self._parts.append(" " if self._is_plain else _BREAK)
        elif tag in _LINES:
            self._parts.append("\n")

    def markdown(self) -> str:
        """Return all that was collected, with at most one empty line between paragraphs."""
        text = re.sub(r"[ \t]+\n", "\n", "".join(self._parts))
        text = re.sub(rf"{_BREAK}[{_BREAK} ]*(?=\n|\Z)|\*\*\s*\*\*", "", text)
        text = re.sub(rf" *{_BREAK}[{_BREAK} ]*", "\\\\\n", text)
        return re.sub(r"\n{3,}", "\n\n", text).strip()
