"""Files that were edited here and changed there: each needs a choice, after a look at both."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from trainer.core.merging import Choice, Conflict
from trainer.ui.context import Context
from trainer.ui.packs.rows import SignRow, TitledCard
from trainer.ui.widgets.choice import Choice as ChoiceButton
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.installing import choice_name, choice_sentence, conflict_line
from trainer.wording.numbers import number


class ConflictsCard(TitledCard):
    """``changed`` comes with every choice; nothing is chosen beforehand."""

    changed = Signal()

    def __init__(
        self, context: Context, conflicts: Sequence[Conflict], look_at: Callable[[Conflict], None]
    ) -> None:
        count = len(conflicts)
        words = ngettext("{count} to choose", "{count} to choose", count).format(count=number(count))
        super().__init__(context, _("Edited here and changed there"), (words, "unsure"))
        self._context, self._look_at = context, look_at
        self.buttons: dict[str, dict[Choice, ChoiceButton]] = {}
        why = _("Whose version is to be used? “Look at both” shows them side by side.")
        self.body.addWidget(Text(context.theme, why, role="muted"))
        for conflict in conflicts:
            self.body.addWidget(self._row(conflict))

    @property
    def choices(self) -> dict[str, Choice]:
        """What was chosen so far, by the name of the file."""
        return {
            name: choice
            for name, buttons in self.buttons.items()
            for choice, button in buttons.items()
            if button.isChecked()
        }

    @property
    def is_settled(self) -> bool:
        """There is a choice for every file."""
        return len(self.choices) == len(self.buttons)

    def _row(self, conflict: Conflict) -> SignRow:
        row = SignRow(self._context, "unsure", "unsure", conflict_line(conflict))
        row.add(self._choices(conflict))
        row.add(self._consequence(conflict))
        return row

    def _consequence(self, conflict: Conflict) -> Text:
        """Return what comes of the choice, said as soon as it is made."""
        words = Text(self._context.theme, style="caption", role="muted")
        words.hide()

        def tell(sentence: str) -> None:
            words.set_text(sentence)
            words.show()

        for choice, button in self.buttons[conflict.name].items():
            sentence = choice_sentence(choice)
            button.clicked.connect(lambda _checked=False, said=sentence: tell(said))
        return words

    def _choices(self, conflict: Conflict) -> QWidget:
        holder = QWidget()
        space = self._context.theme.tokens.space
        flow = FlowLayout(holder, spacing_px=space.s)
        flow.setContentsMargins(0, space.s, 0, space.xs)
        group = QButtonGroup(holder)
        buttons = self.buttons[conflict.name] = {}
        for choice in conflict.choices:
            button = ChoiceButton(self._context.theme, choice_name(choice))
            button.setAccessibleName(f"{conflict.name}: {choice_name(choice)}")
            button.setAccessibleDescription(choice_sentence(choice))
            button.setToolTip(choice_sentence(choice))
            button.toggled.connect(self.changed)
            group.addButton(button)
            flow.addWidget(button)
            buttons[choice] = button
        link = Link(self._context.theme, _("Look at both"))
        link.setAccessibleName(_("Look at both: {file}").format(file=conflict.name))
        link.clicked.connect(lambda: self._look_at(conflict))
        flow.addWidget(link)
        return holder
