"""What is said when the window cannot be shown."""

from __future__ import annotations

from trainer.wording.catalogue import _


def no_window_sentence(*, has_terminal: bool, missing: str = "") -> str:
    """Say why there is no window, how to get it, and what happens instead.

    Args:
        has_terminal: Somebody can type here.
        missing: The system's words about what it lacks; empty where there is no screen.
    """
    if missing:
        reason = _("The window cannot be shown ({missing}). For what it needs, type: python3 dev.py run")
        reason = reason.format(missing=missing)
    else:
        reason = _(
            "There is no screen here (DISPLAY and WAYLAND_DISPLAY are not set). For the window, start from a "
            "desktop or over “ssh -X”."
        )
    if has_terminal:
        then = _("The drill runs in this terminal.")
    else:
        then = _("There is no terminal either, so a demonstration drill plays in both languages.")
    return _("{reason} {then}").format(reason=reason, then=then)
