"""How a question is answered, read from YAML: one reader for each kind of answer but options."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.quiz import (
    FULL_CREDIT,
    Better,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Ordering,
    Pair,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)
from trainer.core.rubric import Criterion
from trainer.packs.criteria import CriterionReader
from trainer.packs.drafts import Ids
from trainer.packs.fields import Fields, as_items, open_fields, read_text
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.quiz_options import OnlyOnce, limited_text, read_credit, read_number, required_text
from trainer.packs.yaml_nodes import MapNode, Node, TextNode

_FEWEST = 2  # steps to bring into order, pairs to match


class AnswerReader:
    """Reads the answers of one question.

    Args:
        problems: Takes every fault.
        criteria: Reads the rubric of a short text.
        criterion_ids: Takes the ids of the rubric.
    """

    def __init__(self, problems: Problems, criteria: CriterionReader, criterion_ids: Ids) -> None:
        self._problems = problems
        self._criteria = criteria
        self._criterion_ids = criterion_ids

    def true_or_false(self, fields: Fields) -> TrueOrFalse:
        """Return the answer of a question with ``answer``."""
        is_true = fields.switch("answer", default=True)
        return TrueOrFalse(is_true, fields.text("if_right"), fields.text("if_wrong"))

    def open(self, fields: Fields) -> Open:
        """Return the answer of a question with ``open`` or ``model``."""
        if not fields.switch("open", default=True):
            place = fields.key_place("open")
            self._problems.add(QuizFault.QUESTION_WITHOUT_ANSWER, place, allowed=("open: true",))
        return Open(fields.text("model"))

    def ordering(self, fields: Fields) -> Ordering:
        """Return the answer of a question with ``order``."""
        return Ordering(self._texts(fields, "order", minimum=_FEWEST))

    def _texts(self, fields: Fields, key: str, *, minimum: int = 1) -> tuple[str, ...]:
        nodes = fields.items(key)
        self._check_count(len(nodes), fields, key, minimum=minimum)
        once = OnlyOnce(self._problems)
        texts: list[str] = []
        for node in nodes:
            text = read_text(node, self._problems, key=key)
            if text is not None:
                once.add(text, node.place)
                texts.append(text)
        return tuple(texts)

    def _check_count(self, count: int, fields: Fields, key: str, *, minimum: int) -> None:
        if 0 < count < minimum:
            self._problems.add(QuizFault.TOO_FEW, fields.key_place(key), key=key, minimum=minimum)

    def matching(self, fields: Fields) -> Matching:
        """Return the answer of a question with ``pairs``: a mapping, or a list of ``left`` and ``right``."""
        node = fields.node("pairs")
        read = self._pairs_of_mapping(node) if isinstance(node, MapNode) else self._pairs_of_list(fields)
        drafts = list(read)
        self._check_count(len(drafts), fields, "pairs", minimum=_FEWEST)
        once = OnlyOnce(self._problems)
        for pair, place in drafts:
            once.add(pair.left, place)
        return Matching(tuple(pair for pair, _ in drafts), self._spare(fields, [pair for pair, _ in drafts]))

    def _pairs_of_mapping(self, node: MapNode) -> Iterator[tuple[Pair, Place]]:
        fields = Fields(node, self._problems, optional=node.entries)
        if not node.entries:
            self._problems.add(ProblemCode.EMPTY_LIST, node.place, key="pairs")
        for left, (key_node, _) in node.entries.items():
            yield Pair(left.strip(), required_text(fields, left, self._problems)), key_node.place

    def _pairs_of_list(self, fields: Fields) -> Iterator[tuple[Pair, Place]]:
        for item in fields.items("pairs"):
            inner = open_fields(item, self._problems, key="pairs", required=("left", "right"))
            if inner is not None:
                yield Pair(inner.text("left"), inner.text("right")), inner.place

    def _spare(self, fields: Fields, pairs: list[Pair]) -> tuple[str, ...]:
        if not fields.is_given("spare"):
            return ()
        once = OnlyOnce(self._problems)
        for right in dict.fromkeys(pair.right for pair in pairs):
            once.add(right, fields.key_place("pairs"))
        named = fields.named_texts("spare")
        for text, place in named:
            once.add(text, place)
        return tuple(text for text, _ in named)

    def numeric(self, fields: Fields) -> Numeric:
        """Return the answer of a question with ``number``."""
        node = fields.node("number")
        nodes = () if node is None else as_items(node, self._problems, key="number")
        read = [(self._number(one), one.place) for one in nodes]
        answers = [one for one, _ in read if one is not None]
        self._check_full(answers, fields, "number", are_all=len(answers) == len(nodes))
        self._warn_of_hidden_numbers([(one, place) for one, place in read if one is not None])
        return Numeric(tuple(answers), fields.text("unit"), fields.text("if_wrong"))

    def _warn_of_hidden_numbers(self, drafts: list[tuple[NumberAnswer, Place]]) -> None:
        """The first that accepts a number counts, so one within an earlier one is never come to."""
        for count, (one, place) in enumerate(drafts):
            if any(first.low <= one.low <= one.high <= first.high for first, _ in drafts[:count]):
                self._problems.warn(
                    QuizFault.NUMBER_NEVER_COUNTS, place, low=f"{one.low:g}", high=f"{one.high:g}"
                )

    def _number(self, node: Node) -> NumberAnswer | None:
        if not isinstance(node, MapNode):
            number = read_number(node, self._problems, key="number")
            return None if number is None else NumberAnswer(number, number)
        fields = Fields(
            node, self._problems, optional=("about", "within", "from", "to", "credit", "feedback")
        )
        bounds = self._bounds(fields)
        if bounds is None:
            return None
        credit = read_credit(fields, self._problems, minimum=0)
        return NumberAnswer(*bounds, FULL_CREDIT if credit is None else credit, fields.text("feedback"))

    def _bounds(self, fields: Fields) -> tuple[float, float] | None:
        keys = ("about", "within") if fields.is_given("about") else ("from", "to")
        others = ("from", "to") if fields.is_given("about") else ("within",)
        wrong = [key for key in others if fields.is_given(key)]
        if wrong or not fields.is_given(keys[0]) or (keys[0] == "from" and not fields.is_given("to")):
            self._problems.add(QuizFault.NUMBER_WITHOUT_RANGE, fields.place)
            return None
        first, second = (self._bound(fields, key) for key in keys)
        if first is None or second is None:
            return None
        low, high = (first - second, first + second) if keys[0] == "about" else (first, second)
        if low > high:
            self._problems.add(QuizFault.NUMBER_RANGE_EMPTY, fields.place, low=f"{low:g}", high=f"{high:g}")
        return low, high

    def _bound(self, fields: Fields, key: str) -> float | None:
        node = fields.node(key)
        if node is None:
            return None if fields.is_given(key) else 0.0  # only ``within`` may be missing
        return read_number(node, self._problems, key=key)

    def short_text(self, fields: Fields) -> ShortText:
        """Return the answer of a question with ``answers`` or ``criteria``."""
        if fields.is_given("criteria"):
            return ShortText((), self._rubric(fields), fields.text("if_wrong"))
        node = fields.node("answers")
        nodes = () if node is None else as_items(node, self._problems, key="answers")
        once = OnlyOnce(self._problems)
        answers = [one for one in (self._text(item, once) for item in nodes) if one is not None]
        self._check_full(answers, fields, "answers", are_all=len(answers) == len(nodes))
        return ShortText(tuple(answers), (), fields.text("if_wrong"))

    def _text(self, node: Node, once: OnlyOnce) -> TextAnswer | None:
        if isinstance(node, TextNode):
            text = read_text(node, self._problems, key="answers")
            answer = None if text is None else TextAnswer(text)
        else:
            fields = open_fields(
                node, self._problems, key="answers", required=("text",), optional=("credit", "feedback")
            )
            credit = None if fields is None else read_credit(fields, self._problems, minimum=0)
            answer = None if fields is None else TextAnswer(
                fields.text("text"), FULL_CREDIT if credit is None else credit, fields.text("feedback")
            )  # fmt: skip
        if answer is not None:
            once.add(answer.text, node.place)
            if answer.text and not any(sign.isalnum() for sign in answer.text):
                self._problems.add(QuizFault.ANSWER_NO_WORDS, node.place, text=answer.text)
        return answer

    def better(self, fields: Fields) -> Better:
        """Return the answer of a question with ``replies``; the better one comes first."""
        if not fields.is_given("criteria"):
            self._problems.add(ProblemCode.MISSING_KEY, fields.key_place("replies"), key="criteria")
        return Better(self._replies(fields), 0, self._rubric(fields))

    def _replies(self, fields: Fields) -> tuple[str, str]:
        node = fields.node("replies")
        if node is None:
            return "", ""
        inner = open_fields(node, self._problems, key="replies", required=("better", "other"))
        if inner is None:
            return "", ""
        better, other = (limited_text(inner, key, self._problems) for key in ("better", "other"))
        once = OnlyOnce(self._problems)
        for key, text in (("better", better), ("other", other)):
            once.add(text, inner.place_of(key))
        return better, other

    def _rubric(self, fields: Fields) -> tuple[Criterion, ...]:
        read = [self._criteria.read(item, self._criterion_ids) for item in fields.items("criteria")]
        criteria = tuple(one[0] for one in read if one is not None)
        if criteria and not any(one.points for one in criteria):
            self._problems.add(QuizFault.NO_POINTS, fields.key_place("criteria"))
        return criteria

    def _check_full(
        self, answers: list[NumberAnswer] | list[TextAnswer], fields: Fields, key: str, *, are_all: bool
    ) -> None:
        if are_all and answers and all(one.credit < FULL_CREDIT for one in answers):
            self._problems.add(QuizFault.NOTHING_RIGHT, fields.key_place(key))
