"""One opinion as the author of a pack reads it: the text now, the suggestion beside it, its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.scenario import Pack
from trainer.services.feedback import FeedbackEntry
from trainer.ui.context import Context
from trainer.ui.packs.feedback_list import rating_tone, rating_words
from trainer.ui.packs.fields import Pair
from trainer.ui.packs.rows import SignRow, caption
from trainer.ui.packs.word_changes import word_changes
from trainer.ui.text_block import Mark
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip, Tone
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.feedback import kind_name
from trainer.wording.pack_sheets import place_in_pack


class EntryCard(Card):
    """Its link shows the file of the pack at the line of the item.

    Args:
        context: For looks and background work.
        entry: What somebody said.
        pack: As it is now.
        folder: Where its files lie.
        version: Of the pack when the form was made; empty if nobody knows.
    """

    def __init__(
        self, context: Context, entry: FeedbackEntry, pack: Pack, folder: Path, *, version: str = ""
    ) -> None:
        super().__init__(context.theme)
        self._context, self._entry, self._folder = context, entry, folder
        self.body.setSpacing(context.theme.tokens.space.m)
        place = f"{place_in_pack(entry.address, pack)} · {kind_name(entry.kind)}"
        self.body.addWidget(Text(context.theme, place, weight="semibold"))
        self.body.addWidget(self._chips("" if version == pack.version else version))
        if entry.opinion.comment:
            self.body.addWidget(SignRow(context, "chat", "accent", entry.opinion.comment))
        self._add_texts()
        self.body.addWidget(self._foot())

    def _chips(self, other_version: str) -> QWidget:
        entry = self._entry
        holder = QWidget()
        flow = FlowLayout(holder, spacing_px=self._context.theme.tokens.space.s)
        chips: list[tuple[str, Tone]] = []
        if entry.opinion.rating is not None:
            chips.append((rating_words(entry.opinion.rating), rating_tone(entry.opinion.rating)))
        if entry.text_now is None:
            chips.append((_("no longer in the pack"), "unsure"))
        elif entry.is_edited:
            chips.append((_("edited in the form"), "unsure"))
        elif entry.has_changed:
            chips.append((_("changed since"), "accent"))
        chips.append((entry.by or _("no name given"), "plain"))
        if other_version:
            chips.append((_("for version {version}").format(version=other_version), "plain"))
        for words, tone in chips:
            flow.addWidget(Chip(self._context.theme, words, tone=tone))
        return holder

    def _add_texts(self) -> None:
        entry, theme = self._entry, self._context.theme
        now = entry.text_now if entry.text_now is not None else entry.text_then
        heading = _("As it is now") if entry.text_now is not None else _("As it was")
        if not entry.opinion.suggestion:
            self.body.addWidget(self._column(heading, now, ()))
        else:
            gone, new = word_changes(now, entry.opinion.suggestion)
            left = self._column(heading, now, gone)
            right = self._column(_("Suggested"), entry.opinion.suggestion, new)
            self.body.addWidget(Pair(theme, left, right))
        if entry.text_now is not None and entry.has_changed:
            heading = _("Written over in the form") if entry.is_edited else _("When the form was made")
            self.body.addWidget(self._column(heading, entry.text_then, ()))

    def _column(self, heading: str, text: str, marks: Sequence[Mark]) -> QWidget:
        theme = self._context.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs)
        column.addWidget(SectionHeading(theme, heading))
        words = Text(theme)
        words.set_text(text, marks)
        column.addWidget(words)
        column.addStretch(1)
        return holder

    def _foot(self) -> QWidget:
        entry = self._entry
        if not entry.file:
            return caption(self._context, entry.source.name)
        link = Link(self._context.theme, f"{entry.file}:{entry.line}")
        link.setAccessibleName(_("Show {file}, line {line}").format(file=entry.file, line=entry.line))
        link.clicked.connect(self.show_source)
        return link

    def show_source(self) -> None:
        """Show the file of the pack at the item's line."""
        from trainer.ui.packs.source_sheet import SourceSheet  # asked for now and then

        SourceSheet(self._context, self._folder / self._entry.file, self._entry.line, self.window()).open()
