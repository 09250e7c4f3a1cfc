"""Whether an archive is signed: with one's own key, which can be made on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from trainer.core.errors import UserFacingError
from trainer.core.signing import Signer
from trainer.ui.context import Context
from trainer.ui.packs.fields import Field
from trainer.ui.packs.rows import TitledCard, caption
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.errors import explain

if TYPE_CHECKING:
    from trainer.services.sharing import Sharing


class SignCard(TitledCard):
    """Signed where there is a key, unless somebody takes the tick away."""

    changed = Signal()

    def __init__(self, context: Context, sharing: Sharing) -> None:
        super().__init__(context, _("Signature"))
        self._context, self._sharing = context, sharing
        self._key: Signer | None = None
        theme = context.theme
        self.ticked = QCheckBox(_("Sign with my key"))
        self._who = caption(context, "")
        self.name = QLineEdit()
        self._name_field = Field(theme, _("Your name, or that of your team"), self.name)
        self.make = Button(theme, _("Make my key"), icons=context.icons, icon="key")
        self.body.addWidget(
            Text(theme, _("Receivers then see who it is from, and that nobody has changed it."), role="muted")
        )
        for widget in (self.ticked, self._who, self._name_field, self.make):
            self.body.addWidget(widget)
        self.ticked.toggled.connect(self._fit)
        self.name.textChanged.connect(self._fit)
        self.name.returnPressed.connect(self._make)
        self.make.clicked.connect(self._make)
        self._fit()

    @property
    def is_signed(self) -> bool:
        """The archive is to be signed, and there is a key for it."""
        return self.ticked.isChecked() and self._key is not None

    @property
    def is_ready(self) -> bool:
        """There is a key, or none is needed."""
        return self._key is not None or not self.ticked.isChecked()

    def show_key(self, key: Signer | None) -> None:
        """Show with what would be signed."""
        self._key = key
        self.ticked.setChecked(key is not None)
        if key is not None:
            words = _("{name} · fingerprint {fingerprint}")
            self._who.set_text(words.format(name=key.name, fingerprint=key.fingerprint))
        self._fit()

    def _make(self) -> None:
        name = self.name.text().strip()
        if name:
            self.make.setEnabled(False)
            self._context.jobs.run(
                lambda: self._sharing.make_key(name), then=self.show_key, otherwise=self._failed, owner=self
            )

    def _failed(self, error: Exception) -> None:
        self._fit()
        if isinstance(error, UserFacingError):
            self._name_field.say(explain(error).text)
        else:
            self._context.report(error)

    def _fit(self) -> None:
        needs_key = self.ticked.isChecked() and self._key is None
        self._who.setVisible(self._key is not None)
        self._name_field.setVisible(needs_key)
        self.make.setVisible(needs_key)
        self.make.setEnabled(bool(self.name.text().strip()))
        self.changed.emit()
