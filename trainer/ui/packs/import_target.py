"""Into which pack: a new one with its head, or one's own, with a choice for each id that it has already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QWidget

from trainer.services.importing import Clash, ClashChoice, OwnPack, PackHead, SheetKind
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.packs.fields import Field
from trainer.ui.packs.head_form import HeadForm
from trainer.ui.packs.rows import Rows, SignRow, TitledCard, caption
from trainer.ui.widgets.choice import Choice
from trainer.wording.catalogue import _
from trainer.wording.importing import clash_line


class TargetCard(TitledCard):
    """``own_chosen`` asks what the chosen pack has already; `show_clashes` answers."""

    changed = Signal()
    own_chosen = Signal(object)  # folder, a Path

    def __init__(self, context: Context, propose_id: Callable[[str], str]) -> None:
        super().__init__(context, _("Into which pack?"))
        self._context = context
        self._are_clashes_known = False
        self._begun: object = None
        self.new = Choice(context.theme, _("A new pack"))
        self.own = Choice(context.theme, _("One of my packs"))
        self.form = HeadForm(context, propose_id)
        self.packs = QComboBox()
        self._packs_field = Field(context.theme, _("Pack"), self.packs)
        self.clashes = ClashList(context)
        self._lay_out()
        self.new.toggled.connect(self._switched)
        self.packs.activated.connect(self.clashes.forget)
        self.packs.currentIndexChanged.connect(self._own_changed)
        self.form.changed.connect(self.changed)
        self.clashes.answered.connect(self.changed)

    def show_choices(
        self, head: PackHead, own: Sequence[OwnPack], *, wished: Path | None = None, is_known: bool = False
    ) -> None:
        """Begin with a proposal; own packs can be chosen where there are any.

        Args:
            head: Of a new pack.
            own: The packs into which it can go.
            wished: Folder of the one to propose among them.
            is_known: That one has some of the file already: it is proposed before a new one.
        """
        self.clashes.forget()
        self.form.show_head(head)
        self._list_packs(own, wished)
        (self.own if is_known else self.new).setChecked(True)
        self._switched()
        self._begun = self._state()

    def propose_author(self, name: str) -> None:
        """Propose who makes a new pack; that is nothing that somebody typed."""
        was_touched = self.is_touched
        self.form.propose_author(name)
        if not was_touched:
            self._begun = self._state()

    def show_again(self, own: Sequence[OwnPack]) -> bool:
        """Keep what was chosen for a file that is read again; return whether the pack is still there."""
        folder: Path | None = self.packs.currentData()
        if not self.new.isChecked() and folder not in {one.folder for one in own}:
            return False
        self._list_packs(own, folder)
        self._switched()
        return True

    @property
    def is_touched(self) -> bool:
        """Something was chosen or typed since the proposal."""
        return self._state() != self._begun

    def _state(self) -> object:
        return self.form.head(), self.new.isChecked(), self.packs.currentData(), dict(self.choices)

    def _list_packs(self, own: Sequence[OwnPack], wished: Path | None) -> None:
        self.packs.blockSignals(True)
        self.packs.clear()
        for one in own:
            self.packs.addItem(f"{one.pack.title} ({one.pack.version})", one.folder)
        folders = [one.folder for one in own]
        if wished in folders:
            self.packs.setCurrentIndex(folders.index(wished))
        self.packs.blockSignals(False)
        for choice in (self.new, self.own):  # nothing to choose for whoever has no pack yet
            choice.setVisible(bool(own))

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """Show what the chosen pack has already."""
        self._are_clashes_known = True
        self.clashes.show_clashes(clashes if self.own.isChecked() else ())
        self.changed.emit()

    @property
    def into(self) -> PackHead | Path:
        """What was chosen."""
        if self.new.isChecked():
            return self.form.head()
        folder: Path = self.packs.currentData()
        return folder

    @property
    def choices(self) -> Mapping[str, ClashChoice]:
        """What becomes of each id that is there already."""
        return self.clashes.choices if self.own.isChecked() else {}

    @property
    def is_complete(self) -> bool:
        """Nothing is missing that the import needs."""
        if self.new.isChecked():
            return self.form.is_complete
        return self._are_clashes_known and self.clashes.is_answered

    def _switched(self) -> None:
        is_new = self.new.isChecked()
        self.form.setVisible(is_new)
        self._packs_field.setVisible(not is_new)
        self.clashes.setVisible(not is_new)
        if not is_new:
            self._own_changed()
        self.changed.emit()

    def _own_changed(self) -> None:
        folder = self.packs.currentData()
        self._are_clashes_known = False
        self.clashes.show_clashes(())
        self.changed.emit()
        if folder is not None:
            self.own_chosen.emit(folder)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.tokens.space.s)
        for choice in (self.new, self.own):
            group.addButton(choice)
            row.addWidget(choice, 1)
        self.body.addLayout(row)
        for widget in (self.form, self._packs_field, self.clashes):
            self.body.addWidget(widget)


class ClashList(Rows):
    """One question for each thing whose id the pack has already."""

    answered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._boxes: dict[str, QComboBox] = {}
        self._answers: dict[str, ClashChoice] = {}

    def forget(self) -> None:
        """What was answered was about another pack, or another file."""
        self._answers.clear()

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """Ask for each of these."""
        self._boxes = {}
        self.clear()
        if clashes:
            words = _("The pack has these already. What shall become of each?")
            self.add(caption(self._context, words))
        for clash in clashes:
            self.add(self._question(clash))

    @property
    def is_answered(self) -> bool:
        """Something was chosen for each."""
        return all(box.currentIndex() >= 0 for box in self._boxes.values())

    @property
    def choices(self) -> Mapping[str, ClashChoice]:
        """`Clash.key` → what was chosen."""
        chosen = {key: box.currentData() for key, box in self._boxes.items()}
        return {key: ClashChoice(data) for key, data in chosen.items() if data is not None}

    @property
    def boxes(self) -> Mapping[str, QComboBox]:
        """`Clash.key` → where it is chosen."""
        return self._boxes

    def _question(self, clash: Clash) -> QWidget:
        box = QComboBox()
        for choice, words in _choice_words().items():
            box.addItem(words, choice.value)
        box.setAccessibleName(clash.title)
        box.setPlaceholderText(_("Choose…"))
        answer = self._answers.get(clash.key)  # what would be replaced is nobody's default
        box.setCurrentIndex(-1 if answer is None else box.findData(answer.value))
        box.activated.connect(self._answered)
        self._boxes[clash.key] = box
        icon: IconName = "quiz" if clash.kind is SheetKind.QUIZ else "chat"
        row = SignRow(
            self._context,
            icon,
            "unsure",
            clash_line(clash),
            remark="" if clash.title == clash.title_here else clash.key,
        )
        row.add(box)
        return row

    def _answered(self) -> None:
        self._answers |= self.choices
        self.answered.emit()


def _choice_words() -> Mapping[ClashChoice, str]:
    return {
        ClashChoice.REPLACE: _("Take the one from the file"),
        ClashChoice.BOTH: _("Keep both (the new one gets another id)"),
        ClashChoice.LEAVE: _("Keep the one that is here"),
    }
