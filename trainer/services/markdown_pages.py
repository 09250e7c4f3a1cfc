"""A Markdown document as a web page that needs no other file and prints well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from string import Template
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from trainer.resources import resource_folder
from trainer.services.note_text import markdown_parser

_LEADS_OUTSIDE = {"http", "https", "mailto"}


def page_of(
    markdown: str, *, title: str, language: str, pictures: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return a whole HTML page. Links into the pack become plain words.

    Args:
        markdown: CommonMark with tables; HTML in it is shown as it was typed.
        title: Plain text, for the tab and the printed head.
        language: BCP 47 tag.
        pictures: As ``data:`` URIs, by how the Markdown names them; any other becomes its description.
    """
    parser = markdown_parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        children = _without_inner_links(token.children or ())
        token.children = [_with_picture(one, pictures) for one in children]
    body = parser.renderer.render(tokens, parser.options, {})
    template = (resource_folder("assets") / "pages" / "document.html").read_text(encoding="utf-8")
    return Template(template).substitute(language=escape(language), title=escape(title), body=body)


def _with_picture(token: Token, pictures: Mapping[str, str]) -> Token:
    """Return a picture that shows itself, or its description in words; anything else as it is."""
    if token.type != "image":
        return token
    data = pictures.get(unquote(str(token.attrs["src"])))
    if data is None:
        return Token("text", "", 0, content=token.content)
    token.attrs["src"] = data
    return token


def _without_inner_links(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    is_dropped = False
    for token in tokens:
        if token.type == "link_open":
            is_dropped = urlsplit(str(token.attrs.get("href", ""))).scheme not in _LEADS_OUTSIDE
        if not (is_dropped and token.type in {"link_open", "link_close"}):
            kept.append(token)
    return kept
