"""HTML and plain text as Markdown: what is shown stays, and nothing can run or load."""

from __future__ import annotations

import time

import pytest

from trainer.packs.importers.markup import has_html, html_to_markdown, html_to_text, plain_to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain", "plain"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("a<br>b<br/><br />c<br></p>", "a\\\nb\\\nc"),
        ("<b>a</b> <em>b</em> <code>c</code><b></b>", "**a** *b* `c`"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n\n2. b\n\n   - c"),
        ("<li>a</li></ul>", "- a"),
        ("<a href='https://a.example/b?c=d'>e</a>", "[e](https://a.example/b?c=d)"),
        ('<a href="javascript:alert(1)">e</a></a>', "e"),
        ("<a title=x>e</a>", "e"),
        ("<pre>a  *b*\n ```</pre></pre>", "```\na  *b*\n '''\n```"),
        ("a<script>alert('b')</script></script>c", "ac"),
        ("a<!-- b > -->c<!doctype x>d<!-- never closed", "acd"),
        ("5 &lt; 6 &amp;&amp; a*b", "5 \\< 6 && a\\*b"),
        ("<span style='x'>a \n b</span>", "a b"),
        ("a < b", "a \\< b"),
        ("a\ufdd1b", "ab"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert html_to_markdown(html) == (markdown, ())


@pytest.mark.parametrize(
    ("html", "markdown", "lost"),
    [
        ('<img src="@@PLUGINFILE@@/a%20b.png" alt="A map">', "A map", "a%20b.png"),
        ("<img alt=map>", "map", "map"),
        ("<video>x</video>", "x", "video"),
    ],
)
def test_what_is_not_in_the_file_is_named(html: str, markdown: str, lost: str) -> None:
    assert html_to_markdown(html) == (markdown, (lost,))


def test_a_text_without_markup_is_on_one_line() -> None:
    assert html_to_text("<p>a <b>*b*</b></p><p>c<br>d</p>") == "a *b* c d"


@pytest.mark.parametrize(("text", "is_html"), [("a<b>c", True), ("&amp;", True), ("a < b & c", False)])
def test_html_is_told_from_text(text: str, is_html: bool) -> None:
    assert has_html(text) is is_html


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2 * 3 [a] `b` \\ <c>", "2 \\* 3 \\[a\\] \\`b\\` \\\\ \\<c>"),
        ("# a\n> b\n- c\n1. d\n2) e\n3 f\n-g\n---", "\\# a\n\\> b\n\\- c\n1\\. d\n2\\) e\n3 f\n-g\n\\---"),
        ("It is _____ here.", "It is _____ here."),
        ("_____", "\\_\\_\\_\\_\\_"),
        ("a_b", "a\\_b"),
        ("___ and ___", "\\_\\_\\_ and \\_\\_\\_"),
    ],
)
def test_plain_text_is_shown_as_it_is(text: str, markdown: str) -> None:
    assert plain_to_markdown(text) == markdown


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", "<a href='", "<![", "&#", "<br> ", "<ul><li>"])
def test_markup_that_is_meant_to_be_slow_is_not(piece: str) -> None:
    start = time.process_time()
    html_to_markdown((piece * 20_000)[:20_000])
    assert time.process_time() - start < 1
