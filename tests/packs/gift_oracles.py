"""What Moodle, and another parser where Moodle has no test, read in files that lie beside us."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from trainer.packs.importers.gift_syntax import GiftAnswer, GiftKind, GiftQuestion, parse_gift

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "evaluation"
FOLDER = Path(os.environ.get("REPLY_DOJO_EVALUATION", BESIDE)) / "quiz"

_KINDS = {
    "TF": "truefalse", "MC": "multichoice", "Short": "shortanswer", "Matching": "match", "Essay": "essay",
    "Numerical": "numerical", "Description": "description",
}  # fmt: skip

Seen = dict[str, Any]


def flat(text: str | None) -> str:
    """A text as it is shown: line ends in a paragraph are spaces, and none stands before a full stop."""
    return " ".join((text or "").split()).replace(" .", ".")


def ours(text: str) -> list[Seen]:
    """What we read."""
    questions, faults = parse_gift(text)
    assert not [one for one in faults if not one.is_warning], faults
    return [_seen(one) for one in questions]


def _seen(one: GiftQuestion) -> Seen:
    seen: Seen = {
        "type": one.kind.value, "name": one.name, "stem": flat(one.stem.text),
        "format": one.stem.format.value,
        "general": flat(one.general.text), "id": one.id_number, "tags": list(one.tags),
    }  # fmt: skip
    if one.kind is GiftKind.TRUE_FALSE:
        feedback = {True: flat(one.feedback_if_right.text), False: flat(one.feedback_if_wrong.text)}
        seen |= {
            "truth": one.is_true,
            "if_true": feedback[one.is_true],
            "if_false": feedback[not one.is_true],
        }
    if one.pairs:
        seen["pairs"] = [(flat(left.text), flat(right)) for left, right in one.pairs]
    if one.answers:
        seen["answers"] = [_seen_answer(answer, one) for answer in one.answers]
    return seen


def _seen_answer(answer: GiftAnswer, question: GiftQuestion) -> tuple[object, ...]:
    shown: object = flat(answer.text.text)
    if question.kind is GiftKind.NUMBER and answer.bounds is not None:
        shown = tuple(round(end, 9) for end in answer.bounds)
    return shown, round(answer.fraction, 5), flat(answer.feedback.text)


def moodles(case: Seen) -> Seen:
    """What Moodle's own tests say."""
    seen: Seen = {
        "type": case["type"], "name": case["name"], "stem": flat(case["stem"]),
        "format": case["stem_format"], "general": flat(case["general_feedback"]), "id": case["idnumber"],
        "tags": case["tags"],
    }  # fmt: skip
    if "correct" in case:
        seen |= {
            "truth": case["correct"], "if_true": flat(case["feedback_if_answered_true"]),
            "if_false": flat(case["feedback_if_answered_false"]),
        }  # fmt: skip
    if "pairs" in case:
        seen["pairs"] = [(flat(one["left"]), flat(one["right"])) for one in case["pairs"]]
    if "answers" in case:
        seen["answers"] = [_moodles_answer(one) for one in case["answers"]]
    return seen


def _moodles_answer(one: Seen) -> tuple[object, ...]:
    shown: object = flat(one["text"])
    if one.get("tolerance"):
        number, within = float(one["text"]), float(one["tolerance"])
        shown = (round(number - within, 9), round(number + within, 9))
    return shown, round(100.0 * one["fraction"], 5), flat(one["feedback"])


def others(case: Seen) -> Seen:
    """What the other parser says of a question, with its names translated into Moodle's."""
    seen: Seen = {
        "type": _KINDS[case["type"]], "name": case["title"] or "", "stem": flat(case["stem"]["text"]),
        "format": case["stem"]["format"], "general": flat((case.get("globalFeedback") or {}).get("text")),
        "id": case["id"] or "", "tags": case["tags"] or [],
    }  # fmt: skip
    if case["type"] == "TF":
        seen |= {
            "truth": case["isTrue"], "if_true": flat((case["trueFeedback"] or {}).get("text")),
            "if_false": flat((case["falseFeedback"] or {}).get("text")),
        }  # fmt: skip
    if "matchPairs" in case:
        seen["pairs"] = [
            (flat(one["subquestion"]["text"]), flat(one["subanswer"])) for one in case["matchPairs"]
        ]
    if "choices" in case:
        choices = case["choices"] if isinstance(case["choices"], list) else [{"text": case["choices"]}]
        seen["answers"] = [_others_answer(one) for one in choices]
    return seen


def _others_answer(one: Seen) -> tuple[object, ...]:
    text = one["text"]
    weight = one.get("weight")
    fraction = float(weight if weight is not None else 100.0 * one.get("isCorrect", True))
    shown: object = flat(text["text"]) if "text" in text else _others_number(text)
    return shown, round(fraction, 5), flat((one.get("feedback") or {}).get("text"))


def _others_number(one: Seen) -> tuple[float, float]:
    if one["type"] == "high-low":
        return one["numberLow"], one["numberHigh"]
    within = one.get("range", 0)
    return round(one["number"] - within, 9), round(one["number"] + within, 9)


def moodle_cases() -> list[Seen]:
    """Moodle's tests, none where the folder is not there."""
    path = FOLDER / "gift" / "moodle_tests.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def other_cases() -> list[tuple[str, str, list[Seen]]]:
    """Name, text and what the other parser reads of each file."""
    cases = []
    for path in sorted((FOLDER / "gift" / "files").glob("*.gift")):
        name = path.stem.rpartition("__tests_questions_")[2]
        expected = FOLDER / "gift" / "expected" / f"{name}.json"
        cases.append((name, path.read_text("utf-8"), json.loads(expected.read_text("utf-8"))))
    return cases
