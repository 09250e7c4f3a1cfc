"""What looks like personal data in a pack: each to be looked at, each kind to be confirmed as invented."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from trainer.core.errors import Problem
from trainer.ui.context import Context
from trainer.ui.packs.rows import Rows, Sign, SignRow, TitledCard
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.numbers import number
from trainer.wording.pack_sheets import personal_kind_name


class PersonalCard(TitledCard):
    """Nothing is ticked at first: somebody has to look."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Likely personal data"))
        self._context = context
        self._rows = Rows(context)
        self.boxes: list[QCheckBox] = []
        self.body.addWidget(self._rows)

    @property
    def is_confirmed(self) -> bool:
        """Nothing was found, or all of it is invented."""
        return all(box.isChecked() for box in self.boxes)

    def show_findings(self, findings: Sequence[Problem], folder: Path) -> None:
        """Show what was found in a pack's folder, by kind."""
        self._rows.clear()
        self.boxes = []
        if not findings:
            self._rows.add(SignRow(self._context, "met", "met", _("Nothing that looks like it was found.")))
            return
        words = _(
            "Customers and colleagues must not be recognised. Look at each: what is invented may stay, "
            "what is real has to go."
        )
        self._rows.add(Text(self._context.theme, words, role="muted"))
        by_kind = sorted(findings, key=lambda one: one.code)
        for kind, found in groupby(by_kind, key=lambda one: one.code):
            self._add_kind(kind, list(found), folder)

    def _add_kind(self, kind: str, findings: Sequence[Problem], folder: Path) -> None:
        self._rows.add(self._heading(personal_kind_name(kind), len(findings)))
        for finding in findings:
            self._rows.add(self._row(finding, folder))
        count = len(findings)
        all_of_them = _("I have looked: all {count} are invented").format(count=number(count))
        box = QCheckBox(_("I have looked at it: it is invented") if count == 1 else all_of_them)
        box.setAccessibleDescription(personal_kind_name(kind))
        box.toggled.connect(self.changed)
        self.boxes.append(box)
        self._rows.add(box)

    def _heading(self, words: str, count: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, self._context.theme.tokens.space.s, 0, 0)
        row.setSpacing(self._context.theme.tokens.space.s)
        row.addWidget(Sign(self._context, "unsure", "unsure"))
        row.addWidget(Text(self._context.theme, f"{words} ({number(count)})", weight="semibold"), 1)
        return holder

    def _row(self, finding: Problem, folder: Path) -> QWidget:
        theme = self._context.theme
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.tokens.space.xl + theme.tokens.space.xs, 0, 0, 0)
        row.setSpacing(theme.tokens.space.m)
        text = str(finding.data.get("text", ""))
        row.addWidget(Text(theme, text, is_centred=True), 1)
        place = f"{finding.file}:{finding.line}"
        show = Link(theme, place)
        show.setAccessibleName(_("{text}, show {place}").format(text=text, place=place))
        show.clicked.connect(lambda: self.show_source(folder / finding.file, finding.line))
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    def show_source(self, file: Path, line: int) -> None:
        """Show a file at the line of a finding."""
        from trainer.ui.packs.source_sheet import SourceSheet  # asked for now and then

        SourceSheet(self._context, file, line, self.window()).open()
