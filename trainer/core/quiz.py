"""A quiz: questions with everything that their answers and explanations need. Plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.rubric import Criterion

FULL_CREDIT = 100.0
"""Credits are per cent of a question's points, from -100 to 100."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen.

    Attributes:
        text: Markdown.
        credit: What choosing it adds, -100 … 100.
        feedback: Markdown, shown to whoever chose it.
    """

    text: str
    credit: float = 0.0
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """One option is chosen, or several.

    Attributes:
        options: In the order in which they were written.
        are_several: As many as one likes are chosen, and their credits are added up (at least 0 in all).
    """

    options: tuple[Option, ...]
    are_several: bool = False


def even_credits(are_right: Sequence[bool]) -> tuple[float, ...]:
    """Return the credit of each option where several may be chosen and nobody weighed them.

    The right ones share 100, the wrong ones -100: to choose all of them, or at random, earns nothing.

    Args:
        are_right: Of each option, whether it is right.
    """
    right = sum(are_right)
    wrong = len(are_right) - right
    return tuple(FULL_CREDIT / right if is_right else -FULL_CREDIT / wrong for is_right in are_right)


@dataclass(frozen=True, slots=True)
class TrueOrFalse:
    """A claim that is right or wrong.

    Attributes:
        feedback_if_right: For those who judged it rightly.
    """

    is_true: bool
    feedback_if_right: str = ""
    feedback_if_wrong: str = ""


@dataclass(frozen=True, slots=True)
class Ordering:
    """Steps that are brought into order.

    Attributes:
        steps: In the right order, Markdown.
    """

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together, both Markdown."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Things that belong together.

    Attributes:
        pairs: Two pairs may have one right side.
        spare: Right sides that belong to nothing.
    """

    pairs: tuple[Pair, ...]
    spare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """A number that is accepted.

    Attributes:
        low: Smallest that is accepted.
        high: Largest that is accepted; equal to ``low`` for one number alone.
        credit: 0 … 100.
    """

    low: float
    high: float
    credit: float = FULL_CREDIT
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number is written.

    Attributes:
        answers: The first that accepts it counts.
        unit: Stands behind the field (``days``); empty for none.
        feedback_otherwise: For a number that nothing accepts.
    """

    answers: tuple[NumberAnswer, ...]
    unit: str = ""
    feedback_otherwise: str = ""


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """A short text that is accepted.

    Attributes:
        text: As it is shown when the answer is told. No sign in it has a meaning of its own; it is read by
            the language of the quiz, so that inflections and other writings of the same words fit too.
        credit: 0 … 100.
    """

    text: str
    credit: float = FULL_CREDIT
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class ShortText:
    """A few words are written.

    Attributes:
        answers: The one with most credit that fits counts.
        criteria: A rubric instead of answers, as that of a turn; its points are the whole.
        feedback_otherwise: For a text that nothing accepts.
    """

    answers: tuple[TextAnswer, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    feedback_otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a customer feels is chosen, and the words of the message that show it are marked.

    Attributes:
        message: The customer's, as plain text.
        feelings: One of them is chosen.
        shown_by: The words that show it, each as it stands in the message; empty where nothing is marked.
    """

    message: str
    feelings: tuple[Option, ...]
    shown_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Better:
    """Of two replies the better one is chosen, and the criteria that make it better.

    Attributes:
        replies: Two, as plain text.
        better: Which of them it is: 0 or 1.
        criteria: A rubric, as that of a turn: both replies are scored by it, and its labels are the reasons
            to choose from.
    """

    replies: tuple[str, str]
    better: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A text that nobody but a person can judge: it is written, and then compared with the model.

    Attributes:
        model: A good answer; empty for none.
    """

    model: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Nothing is asked: a text between questions, which counts for nothing."""


Answer = Choices | TrueOrFalse | Ordering | Matching | Numeric | ShortText | Feeling | Better | Open | Reading


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        text: Markdown.
        answer: How it is answered, and what is right.
        title: A short name for lists; empty for none.
        explanation: Markdown, shown after the answer.
        note: Id of the pack's note where it is explained; empty for none.
        picture: File of the pack that is shown with it; empty for none.
        skills: What it trains.
        is_shuffled: Options, steps and right sides may be shown in another order.
    """

    id: str
    text: str
    answer: Answer
    title: str = ""
    explanation: str = ""
    note: str = ""
    picture: str = ""
    skills: tuple[str, ...] = ()
    is_shuffled: bool = True


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions about one subject, in one language.

    Attributes:
        pass_mark: 0 … 100.
        minutes: How long it usually takes.
        exam_minutes: Time limit of an exam; ``None`` for twice ``minutes``.
        notes: Ids of the pack's notes to read before.
    """

    id: str
    title: str
    language: str
    questions: tuple[Question, ...]
    introduction: str = ""
    level: int = 1
    minutes: int = 5
    pass_mark: int = 70
    skills: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    exam_minutes: int | None = None

    @property
    def exam_limit_s(self) -> int:
        """How long an exam may take, in seconds."""
        return 60 * (2 * self.minutes if self.exam_minutes is None else self.exam_minutes)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that ask something: these are counted wherever questions are; texts are read."""
        return tuple(one for one in self.questions if not isinstance(one.answer, Reading))
