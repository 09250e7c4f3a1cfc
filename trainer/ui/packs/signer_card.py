"""Who signed a pack, whether they are known here, and “I know them”."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.core.errors import UserFacingError
from trainer.core.signing import SignatureState
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.packs.rows import Rows, SignRow, TitledCard, caption
from trainer.ui.tokens import Role
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.sharing import signed_sentence

if TYPE_CHECKING:
    from trainer.core.signing import SignedBy, Signer
    from trainer.services.sharing import Sharing

_NAME_PX = 260
SIGNATURE_SIGNS: dict[SignatureState, tuple[IconName, Role]] = {
    SignatureState.UNSIGNED: ("info", "muted"),
    SignatureState.OURS: ("shield", "met"),
    SignatureState.KNOWN: ("shield", "met"),
    SignatureState.UNKNOWN: ("unsure", "unsure"),
    SignatureState.BROKEN: ("critical", "critical"),
}


class SignerCard(TitledCard):
    """An unknown signer can be made known after a look at the fingerprint; the name can be one's own."""

    def __init__(self, context: Context, sharing: Sharing, signed: SignedBy) -> None:
        super().__init__(context, _("Who signed it"))
        self._context, self._sharing, self._signed = context, sharing, signed
        self._said = Rows(context)
        self._asking = QWidget()
        flow = FlowLayout(self._asking, spacing_px=context.theme.tokens.space.s)
        self.name = QLineEdit(signed.name)
        self.name.setCursorPosition(0)
        self.name.setMinimumWidth(context.theme.scaled(_NAME_PX))
        self.name.setAccessibleName(_("The name that they are known by here"))
        self.name.returnPressed.connect(self._trust)
        self.trust = Button(context.theme, _("I know them"), icons=context.icons, icon="shield")
        self.trust.clicked.connect(self._trust)
        for widget in (self.name, self.trust):
            flow.addWidget(widget)
        self._fault = caption(context, "")
        for part in (self._said, self._asking, self._fault):
            self.body.addWidget(part)
        self._fault.set_role("critical")
        self._show("")

    def _show(self, fault: str) -> None:
        signed = self._signed
        state = SignatureState.BROKEN if signed.is_namesake else signed.state  # as loud
        icon, role = SIGNATURE_SIGNS[state]
        words = signed_sentence(signed)
        is_told = not signed.fingerprint or signed.fingerprint in words
        remark = "" if is_told else _("Fingerprint: {fingerprint}").format(fingerprint=signed.fingerprint)
        self._said.clear()
        self._said.add(SignRow(self._context, icon, role, words, remark=remark))
        is_unknown = signed.state is SignatureState.UNKNOWN
        self._asking.setVisible(is_unknown)
        self._fault.set_text(fault)
        self._fault.setVisible(bool(fault))

    def _trust(self) -> None:
        key, name = self._signed.key, self.name.text()
        self.trust.setEnabled(False)
        self._context.jobs.run(
            lambda: self._sharing.trust(key, name), then=self._known, otherwise=self._failed, owner=self
        )

    def _known(self, signer: Signer) -> None:
        self._signed = replace(self._signed, state=SignatureState.KNOWN, name=signer.name, is_namesake=False)
        self._show("")

    def _failed(self, error: Exception) -> None:
        self.trust.setEnabled(True)
        if isinstance(error, UserFacingError):
            self._show(explain(error).text)
            self.name.setFocus()
        else:
            self._context.report(error)
