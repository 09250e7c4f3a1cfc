"""What an exam of a quiz asks for, before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.practise.exam_sheet import RulesSheet
from trainer.wording.quizzing import exam_lines

if TYPE_CHECKING:
    from trainer.services.quizzes import QuizEntry

_SIGNS: tuple[IconName, ...] = ("clock", "quiz", "pause", "send", "check")


class QuizExamSheet(RulesSheet):
    """Accepted to begin; Escape is not now."""

    def __init__(self, context: Context, entry: QuizEntry, parent: QWidget) -> None:
        lines = exam_lines(
            questions=entry.questions, limit_s=entry.exam_limit_s, pass_mark=entry.quiz.pass_mark
        )
        rules = tuple(zip(_SIGNS, lines, strict=True))
        super().__init__(context, entry.quiz.title, rules, parent)
