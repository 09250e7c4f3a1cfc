"""A debrief for paper: the result, every reply with its evidence, the model replies, the insight."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from trainer.core.needs import State
from trainer.core.records import Insight
from trainer.services.debriefs import Debrief, JudgedCriterion, ReplyReport
from trainer.ui.drill.conversation import marks_of
from trainer.ui.text_block import MARK_GROUND, MARK_ORDER, Mark, MarkKind
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.wording.catalogue import _
from trainer.wording.names import mode_name, outcome_name, result_name, section_name
from trainer.wording.numbers import day_and_time, minutes, number, score_range
from trainer.wording.plays import play_facts, stop_line, words_of
from trainer.wording.reviews import judged_note
from trainer.wording.verdicts import points_text

_DOTS_PER_INCH = 96  # those of the screen: sizes of the theme stay what they are
_MARK_SIGNS: dict[MarkKind, str] = {"met": "", "slip": "≈", "unsure": "?", "bad": "✗", "own": "•"}
"""Behind marked words: the HTML of Qt knows one line under words alone, and paper may be without colours."""

_SIGNS: dict[State, tuple[str, Role]] = {
    State.MET: ("✓", "met"),
    State.UNSURE: ("?", "unsure"),
    State.NOT_MET: ("✗", "missed"),
}


def pdf_of(theme: Theme, debrief: Debrief, *, trainee: str, insight: Insight) -> bytes:
    """Return the pages as a PDF, A4, in the colours of paper whatever the window's are."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())  # the document has its own, of 2 cm, and a number at the foot
    writer.setTitle(_("Debrief: {title}").format(title=debrief.head.scenario_title))
    writer.setCreator(_("Reply Dojo"))
    document = QTextDocument()
    document.setDefaultFont(theme.paper_font())
    document.setDefaultStyleSheet(_style(theme))
    document.setHtml(_Paper(theme, debrief).html(trainee, insight))
    document.print_(writer)
    del writer  # it writes the end of the file when it goes
    content = QByteArray(buffer.data())
    return bytes(content.data())


def marked_html(theme: Theme, text: str, marks: Sequence[Mark]) -> str:
    """Return a reply with its evidence marked, by a ground, a line under it and the sign of its kind."""
    kinds: list[MarkKind | None] = [None] * len(text)
    for mark in sorted(marks, key=lambda one: MARK_ORDER.index(one.kind)):
        kinds[mark.start : mark.end] = [mark.kind] * len(text[mark.start : mark.end])
    parts = []
    for kind, run in groupby(range(len(text)), key=lambda at: kinds[at]):
        words = escape("".join(text[at] for at in run)).replace("\n", "<br>")
        parts.append(_marked(theme, words, kind) if kind else words)
    return "".join(parts)


def _marked(theme: Theme, words: str, kind: MarkKind) -> str:
    ground, sign = theme.tokens.light[MARK_GROUND[kind]], _MARK_SIGNS[kind]
    marked = f'<u style="background-color:{ground}">{words}</u>'
    return f"{marked}<sup>{sign}</sup>" if sign else marked


def _style(theme: Theme) -> str:
    light, sizes = theme.tokens.light, theme.tokens.type_px
    space = theme.tokens.space
    muted, small = light["muted"], sizes["caption"]
    return (
        f"body {{ color: {light['ink']} }}"
        f"h1 {{ font-size: {sizes['title']}px }} h2 {{ font-size: {sizes['strong']}px }}"
        f".muted {{ color: {muted} }} .small {{ color: {muted}; font-size: {small}px }}"
        f"p {{ line-height: 140% }} .model {{ margin-left: {space.xl}px; color: {muted} }}"
    )


class _Paper:
    """Writes the HTML that ``QTextDocument`` understands."""

    def __init__(self, theme: Theme, debrief: Debrief) -> None:
        self._theme, self._debrief = theme, debrief

    def html(self, trainee: str, insight: Insight) -> str:
        replies = "".join(self._reply(reply, at) for at, reply in enumerate(self._debrief.replies, start=1))
        return f"<body>{self._head(trainee)}{self._sections()}{replies}{self._rest(insight)}</body>"

    def _head(self, trainee: str) -> str:
        head, score, state = self._debrief.head, self._debrief.score, self._debrief.state
        facts = (
            trainee,
            day_and_time(head.started_at),
            mode_name(head.mode),
            _("{time} practised").format(time=minutes(self._debrief.practised)),
        )
        figure = score_range(score.points.low_score, score.points.high_score)
        mark = _("of 100 · pass mark {mark}").format(mark=state.scenario.pass_mark)
        result = f"{result_name(score.result)} · {outcome_name(state.outcome)}"
        return (
            f"<h1>{escape(head.scenario_title)}</h1>"
            f'<p class="muted">{escape(" · ".join(facts))}</p>'
            f"<p><b>{figure}</b> {escape(mark)} · {escape(result)}</p>"
            f'<p class="small">{escape(stop_line(state))}</p>'
        )

    def _sections(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(section_name(one.section))}</td>"
            f'<td align="right">{score_range(one.points.low, one.points.high)} / '
            f"{number(one.points.possible)}</td></tr>"
            for one in self._debrief.score.sections
            if one.points.possible
        )
        heading = escape(_("Sections"))
        return f'<h2>{heading}</h2><table cellspacing="0" cellpadding="3" width="60%">{rows}</table>'

    def _reply(self, reply: ReplyReport, place: int) -> str:
        points = reply.card.points
        score = score_range(points.low_score, points.high_score) if points.possible else ""
        title = " · ".join(part for part in (f"{number(place)}. {reply.goal}", score) if part)
        quote = _("“{words}”").format(words=reply.customer_line)
        text = marked_html(self._theme, words_of(reply.play.text), marks_of(reply.judged))
        facts = escape(" · ".join(play_facts(self._debrief.state.scenario, reply.play)))
        verdicts = "".join(
            self._verdict(reply.play.text, one) for one in reply.judged if one.is_worth_showing
        )
        return (
            f'<h2>{escape(title)}</h2><p class="muted">{escape(quote)}</p><p>{text}</p>'
            f'<p class="small">{facts}</p>'
            f'<table cellspacing="0" cellpadding="3" width="100%">{verdicts}</table>{self._model(reply)}'
        )

    def _verdict(self, text: str, judged: JudgedCriterion) -> str:
        sign, role = _SIGNS[judged.verdict.state]
        points = points_text(judged.criterion, judged.verdict)
        note = escape(judged_note(text, judged)).replace("\n", "<br>")
        return (
            f'<tr><td width="4%" style="color:{self._theme.tokens.light[role]}"><b>{sign}</b></td>'
            f"<td>{escape(judged.criterion.label)}"
            f'<br><span class="small">{note}</span></td>'
            f'<td align="right">{escape(points)}</td></tr>'
        )

    def _model(self, reply: ReplyReport) -> str:
        if not reply.model:
            return ""
        heading, model = escape(_("Model reply")), escape(reply.model).replace("\n", "<br>")
        return f'<p class="model"><span class="small">{heading}</span><br>{model}</p>'

    def _rest(self, insight: Insight) -> str:
        parts = (
            (_("Not sent"), self._debrief.state.unsent),
            (_("What I take from it"), insight.learned),
            (_("What our service should improve"), insight.suggestion),
        )
        return "".join(
            f"<h2>{escape(heading)}</h2><p>{escape(words).replace(chr(10), '<br>')}</p>"
            for heading, words in parts
            if words.strip()
        )
