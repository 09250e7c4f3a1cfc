"""Errors → what a person is told: a notice for what is mended where one stands, a dialog for the rest."""

from __future__ import annotations

import logging
import traceback

from trainer.core.errors import UserFacingError
from trainer.ui.errors import ErrorReport
from trainer.ui.main_window import MainWindow
from trainer.wording.catalogue import _
from trainer.wording.errors import explain, explain_bug

_log = logging.getLogger(__name__)
_GENTLE = frozenset(
    {
        "reply-empty",
        "reply-too-long",
        "name-empty",
        "name-too-long",
        "name-taken",
        "text-too-long",
        "quiz-answer-refused",
        "quiz-answer-too-long",
        "quiz-empty",
        "start-gone",
    }
)


def report_of(error: Exception) -> ErrorReport:
    """Return the sentences for an error.

    What the sentences do not say whole goes with them, for whoever looks after this program: a traceback, of
    a bug and of whatever the system refused.
    """
    is_foreseen = isinstance(error, UserFacingError)
    has_more = not is_foreseen or error.__cause__ is not None
    title = _("This did not work") if is_foreseen else _("This should not have happened")
    explanation = explain(error) if isinstance(error, UserFacingError) else explain_bug(error)
    return ErrorReport(
        title=title,
        happened=explanation.happened,
        still_works=explanation.still_works,
        what_to_do=explanation.to_do,
        details="".join(traceback.format_exception(error)) if has_more else "",
    )


class Reporter:
    """Tells of errors in the window. The same sentence does not come twice while it is still being read."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._open: set[str] = set()

    def report(self, error: Exception) -> None:
        """Explain an error."""
        if not isinstance(error, UserFacingError):
            _log.error("unexpected", exc_info=error)
        elif error.code in _GENTLE:
            self.tell(error)
            return
        report = report_of(error)
        if report.happened in self._open:
            return
        self._open.add(report.happened)
        dialog = self._window.show_error(report)
        dialog.finished.connect(lambda: self._open.discard(report.happened))

    def tell(self, error: UserFacingError) -> None:
        """Explain an error in a notice: work goes on all the same."""
        self._window.notice.tell(explain(error).text, tone="unsure")
