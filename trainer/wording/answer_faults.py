"""Why an answer to a question cannot be marked as it stands, said so that it can be put right."""

from __future__ import annotations

from trainer.core.answer_faults import AnswerFault, Refusal
from trainer.wording.catalogue import _
from trainer.wording.numbers import number


def refusal_sentence(refusal: Refusal) -> str:
    """Say what is the matter with an answer and what to type instead."""
    data = refusal.data
    match refusal.fault:
        case AnswerFault.NOT_A_NUMBER:
            return _("A number is asked for. Type one number alone, such as 3 or 1.5.")
        case AnswerFault.OTHER_UNIT:
            return _("The answer is asked for in “{unit}”, not in “{typed}”.").format(
                unit=data["unit"], typed=data["typed"]
            )
        case AnswerFault.TOO_LONG:
            return _("This is too long: {length} characters, and {limit} are read. Shorten it.").format(
                length=number(data["length"]), limit=number(data["limit"])
            )
