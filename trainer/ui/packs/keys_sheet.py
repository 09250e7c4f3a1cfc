"""My key and the signers that are known here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from trainer.ui.context import Context
from trainer.ui.packs.fields import Field
from trainer.ui.packs.rows import SignRow, TitledCard, buttons_row, fact, keep
from trainer.ui.packs.sheet import Sheet, Step
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.signing import Signer
    from trainer.services.sharing import Sharing

_SIZE_PX = (600, 560)


@dataclass(frozen=True)
class Keys:
    """What there is."""

    mine: Signer | None
    known: Sequence[Signer]


class KeysSheet(Sheet):
    """Small and seldom needed: what is shown is read anew after each change."""

    def __init__(self, context: Context, sharing: Sharing, parent: QWidget) -> None:
        super().__init__(context, _("Keys and known signers"), parent=parent, size_px=_SIZE_PX)
        self._sharing = sharing
        self.name = QLineEdit()
        self.make, self.copy = Button(context.theme), Button(context.theme)
        keep(self, self.name, self.make, self.copy)  # until there is something to show
        self.forget_buttons: dict[str, Button] = {}
        self.close_button = Button(context.theme, _("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.step = Step(context, self.close_button)
        self.set_up((self.step,), self.close_button)
        self._look()

    def _look(self) -> None:
        sharing = self._sharing
        self.run(lambda: Keys(sharing.key(), sharing.signers()), self._show, busy=_("Reading the keys…"))

    def _show(self, keys: Keys) -> None:
        self.step.clear()
        self.step.column.addWidget(self._mine(keys.mine))
        self.step.column.addWidget(self._known(keys.known))
        self.refit()
        self.close_button.setFocus()

    def _mine(self, mine: Signer | None) -> TitledCard:
        context, theme = self._context, self._context.theme
        card = TitledCard(context, _("My key"))
        if mine is None:
            card.body.addWidget(
                Text(
                    theme,
                    _("With a key you sign the archives that you build. There is none yet."),
                    role="muted",
                )
            )
            self.name = QLineEdit()
            self.name.returnPressed.connect(self._make)
            self.make = Button(theme, _("Make my key"), kind="secondary", icons=context.icons, icon="key")
            self.make.clicked.connect(self._make)
            card.body.addWidget(Field(theme, _("Your name, or that of your team"), self.name))
            card.body.addWidget(buttons_row(context, self.make))
            return card
        card.body.addWidget(SignRow(context, "key", "accent", mine.name))
        card.body.addWidget(fact(context, _("Fingerprint"), mine.fingerprint))
        self.copy = Button(theme, _("Copy the fingerprint"), icons=context.icons, icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(mine.fingerprint))
        tell = _("Whoever gets a pack of yours can compare it with what you told them by another way.")
        card.body.addWidget(Text(theme, tell, style="caption", role="muted"))
        card.body.addWidget(buttons_row(context, self.copy))
        return card

    def _known(self, known: Sequence[Signer]) -> TitledCard:
        context, theme = self._context, self._context.theme
        card = TitledCard(context, _("Known signers"))
        self.forget_buttons = {}
        if not known:
            words = _("Nobody yet. When you install a pack that is signed you can keep its signer here.")
            card.body.addWidget(Text(theme, words, role="muted"))
        for signer in known:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(SignRow(context, "person", "muted", signer.name, remark=signer.fingerprint), 1)
            forget = Button(theme, _("Forget"), icons=context.icons, icon="trash")
            forget.setAccessibleName(_("Forget {name}").format(name=signer.name))
            forget.clicked.connect(lambda _checked=False, which=signer.fingerprint: self._forget(which))
            self.forget_buttons[signer.fingerprint] = forget
            row.addWidget(forget)
            card.body.addWidget(holder)
        return card

    def _make(self) -> None:
        name, sharing = self.name.text().strip(), self._sharing
        if name:
            self.run(
                lambda: sharing.make_key(name),
                lambda _key: self._look(),
                busy=_("Making the key…"),
                has_to_hear=True,
            )

    def _forget(self, fingerprint: str) -> None:
        sharing = self._sharing
        self.run(
            lambda: sharing.forget(fingerprint),
            lambda _gone: self._look(),
            busy=_("Forgetting the signer…"),
            has_to_hear=True,
        )
