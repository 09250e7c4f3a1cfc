"""What is told about a feedback form that came back."""

from __future__ import annotations

from trainer.wording.catalogue import _


def form_sentences() -> dict[str, str]:
    """Return the sentence for each fault of a form, in the language in force."""
    return {
        "form-not-one": _("This is no feedback form. “pack feedback PACK FILE.xlsx” writes one."),
        "form-no-file": _("This cannot be opened ({reason}). Check its name and its folder."),
        "form-unreadable": _("This is no Excel workbook that can be read. Ask for it as .xlsx."),
        "form-too-large": _("This would unfold into far more than a form holds, so it was not read."),
        "form-other-pack": _("This form belongs to the pack “{id}”, not to “{expected}”."),
        "form-no-pack": _("The form does not say to which pack it belongs; it was read all the same."),
        "form-unknown-address": _("There is nothing by the address “{address}”. It was changed in the form."),
        "form-item-gone": _("“{address}” is not in the pack any more."),
        "form-text-edited": _("The text of “{address}” was changed in the form itself: compare it."),
        "form-bad-rating": _("“{value}” is no rating from {minimum} to {maximum}; the rest was read."),
    }
