"""Questions of kinds that other formats do not know, as the choices that come nearest to them."""

from __future__ import annotations

from dataclasses import replace

from trainer.core.quiz import FULL_CREDIT, Better, Choices, Feeling, Option, Question
from trainer.packs.importers.markup import plain_to_markdown


def as_choices(question: Question) -> Question:
    """Return a question about a feeling or two replies as one with options; any other one as it is.

    The customer's message is quoted in the question's text. The words that show the feeling and the criteria
    of the replies have no place in options: whoever calls this tells that they are lost.
    """
    match question.answer:
        case Feeling(message, feelings):
            text = f"{question.text}\n\n{_quoted(message)}"
            return replace(question, text=text, answer=Choices(feelings))
        case Better(replies, better):
            credits = (FULL_CREDIT if place == better else 0.0 for place in range(len(replies)))
            options = (
                Option(plain_to_markdown(reply), credit)
                for reply, credit in zip(replies, credits, strict=True)
            )
            return replace(question, answer=Choices(tuple(options)))
        case _:
            return question


def _quoted(message: str) -> str:
    """Return a plain text as a quotation in Markdown."""
    lines = plain_to_markdown(message).splitlines()
    return "\n".join(f"> {line}" if line else ">" for line in lines)
