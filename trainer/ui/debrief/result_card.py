"""The left side of the debrief: score and outcome, sections as bars, the way of the mood."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from trainer.core.drill_state import Mode, mood_band
from trainer.services.debriefs import Debrief
from trainer.ui.context import Context
from trainer.ui.debrief.mood_curve import MoodCurve
from trainer.ui.outcomes import RESULT_TONES, share_role
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.mood_face import MoodFace
from trainer.ui.widgets.section_bar import SectionBar
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import customer_name, mode_name, mood_name, outcome_name, section_name
from trainer.wording.numbers import minutes, number, score_range
from trainer.wording.plays import stop_line

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ResultCard(Card):
    """Outcome, score, pass mark, face."""

    def __init__(self, context: Context, debrief: Debrief) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl)
        theme, score = context.theme, debrief.score
        self._add_chips(debrief)
        figure = score_range(score.points.low_score, score.points.high_score)
        self.body.addWidget(Text(theme, figure, style="number", weight="bold", wraps=False), 0, _CENTRE)
        mark = _("of 100 · pass mark {mark}").format(mark=debrief.state.scenario.pass_mark)
        self.body.addWidget(Text(theme, mark, role="muted", alignment=_CENTRE))
        for line in _remarks(debrief):
            self.body.addWidget(Text(theme, line, style="caption", role="muted", alignment=_CENTRE))
        face = MoodFace(theme, context.icons, is_stacked=True)
        face.set_content(debrief.state.mood, word=mood_name(mood_band(debrief.state.mood)))
        self.body.addWidget(face, 0, _CENTRE)
        self.replay = Button(theme, _("Replay"), kind="quiet", icons=context.icons, icon="play")
        self.replay.setToolTip(_("Read this drill step by step"))
        self.body.addWidget(self.replay, 0, _CENTRE)

    def _add_chips(self, debrief: Debrief) -> None:
        """The outcome, and how it was played where that is out of the ordinary."""
        tone = RESULT_TONES[debrief.score.result]
        chips = [Chip(self._theme, outcome_name(debrief.state.outcome), tone=tone)]
        if debrief.head.mode is not Mode.PRACTICE:
            chips.append(Chip(self._theme, mode_name(debrief.head.mode)))
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s)
        row.addStretch(1)
        for chip in chips:
            row.addWidget(chip)
        row.addStretch(1)
        self.body.addLayout(row)


def _remarks(debrief: Debrief) -> list[str]:
    score = debrief.score
    lines = [_("{time} practised").format(time=minutes(debrief.practised))]
    if score.criticals:
        count = len(score.criticals)
        lines.append(ngettext("{count} critical error", "{count} critical errors", count).format(count=count))
    if score.bonus:
        lines.append(_("Bonus beside the score: +{points}").format(points=score.bonus))
    hints = len(debrief.state.hints)
    if hints:
        lines.append(ngettext("{count} hint taken", "{count} hints taken", hints).format(count=hints))
    stopped = stop_line(debrief.state)
    return [*lines, stopped] if stopped else lines


class SectionsCard(Card):
    """What each section of the rubric earned."""

    def __init__(self, context: Context, debrief: Debrief) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self.body.addWidget(Text(theme, _("Sections"), style="strong", weight="semibold"))
        for section in debrief.score.sections:
            points = section.points
            if not points.possible:
                continue
            share = points.low / points.possible
            value = f"{score_range(points.low, points.high)} / {number(points.possible)}"
            bar = SectionBar(theme, section_name(section.section), value, share, role=share_role(share))
            self.body.addWidget(bar)
            self.body.addSpacing(theme.tokens.space.xs)


class MoodCard(Card):
    """How the customer felt, reply by reply."""

    def __init__(self, context: Context, debrief: Debrief) -> None:
        super().__init__(context.theme)
        theme = context.theme
        heading = _("How {name} felt").format(name=customer_name(debrief.state.scenario.customer.name))
        self.body.addWidget(Text(theme, heading, style="strong", weight="semibold"))
        self.body.addWidget(MoodCurve(theme, debrief.moods))
        way = f"{mood_name(mood_band(debrief.moods[0]))} → {mood_name(mood_band(debrief.moods[-1]))}"
        self.body.addWidget(Text(theme, way, style="caption", role="muted"))
