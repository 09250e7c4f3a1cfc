"""The one document of a seminar, as Markdown in the seminar's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from trainer.core.codes import Result
from trainer.core.quiz import Open, Question
from trainer.core.quiz_records import SeminarEntry, SittingMode
from trainer.core.seminar import Prompt
from trainer.services.markdown_files import standing_alone
from trainer.services.markdown_pages import page_of
from trainer.services.note_text import plain_text
from trainer.services.seminars import DocumentKind, QuestionResult, SeminarDocument
from trainer.wording.answer_words import answer_words
from trainer.wording.catalogue import _, speaking
from trainer.wording.escaping import escaped
from trainer.wording.names import result_name
from trainer.wording.numbers import day, day_and_time, number, score_range

_NUMBERED = re.compile(r"\d+\. ")
_HEADING = re.compile(r"^(#{1,6})(?=\s)", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[。？！])(?![」』）])")
_HEADING_CHARACTERS = 80
_DEEPER = 2
_DEEPEST = 6


def seminar_markdown(document: SeminarDocument, *, has_texts: bool) -> str:
    """Return the document: who and when, notes, quiz, discussion, and the questions to send.

    Args:
        document: What it tells.
        has_texts: With the notes in full at its end; else their titles alone.
    """
    with speaking(document.state.seminar.language):
        return "\n\n".join(part for part in _parts(document, has_texts=has_texts) if part) + "\n"


def seminar_text(document: SeminarDocument, kind: DocumentKind, *, has_texts: bool) -> str:
    """Return the document as a file holds it."""
    markdown = seminar_markdown(document, has_texts=has_texts)
    if kind is DocumentKind.MARKDOWN:
        return standing_alone(markdown)
    language = document.state.seminar.language
    title = document_title(document)
    return page_of(markdown, title=title, language=language, pictures=document.pictures)


def document_title(document: SeminarDocument) -> str:
    """Return the title, in the seminar's language."""
    with speaking(document.state.seminar.language):
        return _("Seminar: {title}").format(title=document.state.seminar.title)


def _parts(document: SeminarDocument, *, has_texts: bool) -> Iterator[str]:
    state = document.state
    yield f"# {escaped(document_title(document))}"
    yield _head(document)
    yield from _notes(document)
    yield from _quiz(document)
    if state.seminar.prompts or state.orphans:
        yield _heading(_("Discussion"))
    for place, prompt in enumerate(state.seminar.prompts, start=1):
        yield from _prompt(prompt, place, state.said(prompt.id))
    if state.orphans:
        yield _("Written to prompts that the pack has no more:")
        yield from map(_said, state.orphans)
    yield from _questions(document)
    if has_texts:
        yield _heading(_("The notes in full"))
        yield from (_deeper(one.note.text) for one in state.readings)


def _heading(text: str) -> str:
    return f"## {text}"


def _head(document: SeminarDocument) -> str:
    state = document.state
    pack = _("{title}, version {version}").format(title=state.pack.title, version=state.pack.version)
    people = state.people
    rows = [
        (_("Who"), document.trainee_name),
        (_("In the group"), _(", ").join(people)),
        (_("Date"), _period(document)),
        (_("Pack"), pack),
    ]
    return "\n".join(f"- **{name}** {escaped(text)}" for name, text in rows if text)


def _period(document: SeminarDocument) -> str:
    moments = [one.at for one in document.state.entries]
    if document.sitting is not None:
        moments.append(document.sitting.head.started_at)
    if not moments:
        return day(document.made_at, "long")
    first, last = day(min(moments), "long"), day(max(moments), "long")
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _notes(document: SeminarDocument) -> Iterator[str]:
    lines = []
    for one in document.state.readings:
        when = _("not read yet") if one.read_at is None else _("read {day}").format(day=day(one.read_at))
        lines.append(f"- {escaped(one.note.title)} – {when}")
    if lines:
        yield _heading(_("Notes"))
        yield "\n".join(lines)


def _quiz(document: SeminarDocument) -> Iterator[str]:
    state = document.state
    if state.quiz is None:
        return
    yield _heading(_("Quiz: {title}").format(title=escaped(state.quiz.title)))
    if document.sitting is None:
        yield _("Not played yet.")
        return
    standing, head = document.sitting.standing, document.sitting.head
    score = score_range(standing.low_score, standing.high_score)
    words = [
        day_and_time(head.started_at),
        _("{score} of 100").format(score=score) if standing.low_score is not None else "",
        result_name(standing.result) if standing.result is not Result.NO_RESULT else "",
        _("not finished") if standing.finish is None else "",
    ]
    yield " · ".join(word for word in words if word)
    if head.mode is SittingMode.EXAM and standing.finish is None:
        return  # an exam that goes on tells nothing
    for place, result in enumerate(document.results, start=1):
        yield from _question(result, place)


def _question(result: QuestionResult, place: int) -> Iterator[str]:
    yield f"### {number(place)}. {_mark_words(result)}"
    yield _deeper(result.text)
    if result.question is None:
        return
    given = answer_words(result.question, result.given)
    yield _lines(_("Answer"), given)
    yield from _right(result.question, result, given)
    yield _deeper(result.question.explanation)


def _right(question: Question, result: QuestionResult, given: Sequence[str]) -> Iterator[str]:
    if isinstance(question.answer, Open):
        yield _lines(_("A good answer"), [question.answer.model] if question.answer.model.strip() else [])
        return
    right = answer_words(question, result.right) if result.right is not None else ()
    if not result.is_right and right and right != given:
        yield _lines(_("Right answer"), right)


def _mark_words(result: QuestionResult) -> str:
    if result.low is None or result.high is None:
        return _("For yourself to judge")
    if result.low != result.high:
        return _("Unsure")
    if result.is_right:
        return _("Right")
    return _("Partly right") if result.low > 0 else _("Not right")


def _lines(label: str, lines: Sequence[str]) -> str:
    if len(lines) == 1 and "\n" not in lines[0]:
        return f"**{label}** {lines[0]}"
    listed = "\n".join(_listed(one.strip()) for one in lines)
    return f"**{label}**\n\n{listed}" if listed else ""


def _listed(line: str) -> str:
    """Return a line as an item of a list; what is numbered stays so."""
    mark = "" if _NUMBERED.match(line) else "- "
    return mark + line.replace("\n", "\n   ")


def _prompt(prompt: Prompt, place: int, said: Iterable[SeminarEntry]) -> Iterator[str]:
    beginning = _first_words(plain_text(prompt.text))
    yield f"### {number(place)}. {escaped(beginning)}"
    if beginning != prompt.text.strip():
        yield _deeper(prompt.text)
    written = [_said(one) for one in said]
    yield from written or ["*" + _("Nobody wrote anything here.") + "*"]


def _first_words(text: str) -> str:
    """Return the first sentence, or of a long one whole words, as a heading."""
    sentence = _SENTENCE_END.split(text, maxsplit=1)[0]
    if len(sentence) <= _HEADING_CHARACTERS:
        return sentence
    cut = sentence[:_HEADING_CHARACTERS]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _said(entry: SeminarEntry) -> str:
    name = f"**{escaped(entry.by)}**\n\n" if entry.by else ""
    return _quoted(name + escaped(entry.text.strip(), keeps_lines=True))


def _questions(document: SeminarDocument) -> Iterator[str]:
    state = document.state
    if not state.questions:
        return
    owner = state.seminar.owner
    heading = _("Questions to {owner}").format(owner=escaped(owner)) if owner else _("Questions")
    yield _heading(heading)
    items = []
    for place, one in enumerate(state.questions, start=1):
        name = f" – {escaped(one.by)}" if one.by else ""
        text = escaped(one.text.strip(), keeps_lines=True).replace("\n", "\n    ")
        items.append(f"{place}. {text}{name}")
    yield "\n".join(items)


def _quoted(markdown: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def _deeper(markdown: str) -> str:
    """Return a text of the pack with its headings below those of the document."""
    lines, fence = [], ""
    for line in markdown.strip().split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1][0] * 3
        elif mark and mark[1].startswith(fence):
            fence = ""
        lines.append(line if fence or mark else _HEADING.sub(_lower, line))
    return "\n".join(lines)


def _lower(match: re.Match[str]) -> str:
    return "#" * min(_DEEPEST, len(match[1]) + _DEEPER)
