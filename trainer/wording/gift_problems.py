"""What was wrong in a GIFT or Aiken file, and what GIFT cannot say, in sentences."""

from __future__ import annotations

from trainer.wording.catalogue import _


def gift_sentences() -> dict[str, str]:
    """Return the sentence for each fault of a GIFT or Aiken file, in the language in force."""
    return _reading_sentences() | _answer_sentences() | _aiken_sentences() | _loss_sentences()


def _reading_sentences() -> dict[str, str]:
    return {
        "gift-no-questions": _("There is no question in this file. Choose another one, or write some."),
        "gift-brace-unclosed": _(
            "The curly bracket of this question is never closed. Close it behind the answers."
        ),
        "gift-brace-unopened": _(
            "A curly bracket is closed here that was never opened. Open it before the answers, or put "
            "a backslash before it if it is text."
        ),
        "gift-blank-line-missing": _(
            "A new question seems to begin here, so it was read as one. Put an empty line before it."
        ),
        "gift-second-braces": _(
            "This question has a second pair of curly brackets, which was taken as text. Make two "
            "questions of it, or put backslashes before them."
        ),
        "gift-nothing-asked": _(
            "These answers have no question. Write it before the curly bracket, in the same paragraph."
        ),
        "gift-too-long": _(
            "This question has more than {limit} characters. Shorten it, or look for a bracket that "
            "is not closed."
        ),
        "gift-too-many-questions": _(
            "The file has more than {limit} questions: what stands from here on was not read. Split the file."
        ),
        "gift-markup-lost": _(
            "“{text}” is a picture or recording, which no text file holds. Add it to the pack by hand."
        ),
    }


def _answer_sentences() -> dict[str, str]:
    return {
        "gift-too-few-answers": _("This question needs at least {minimum} answers. Add some."),
        "gift-empty-answer": _("One of the answers is empty. Write it or remove it."),
        "gift-said-twice": _("“{text}” stands twice among the answers. Change or remove one."),
        "gift-no-arrow": _(
            "“{text}” belongs to a matching question but has no “->”. Write “=left -> right”."
        ),
        "gift-not-a-number": _("“{text}” is no number. Write 5, 5:2 or 3..7, with a point for decimals."),
        "gift-bad-weight": _("The weight {text} is beyond 100 per cent. Use -100 to 100."),
        "gift-truth-in-small-letters": _(
            "“{text}” was read as a short answer, as Moodle does. For true or false write TRUE or FALSE."
        ),
        "gift-wildcard": _(
            "In “{text}” the “*” no longer stands for any letters. Write out the spellings that you accept."
        ),
    }


def _aiken_sentences() -> dict[str, str]:
    return {
        "aiken-no-answer-line": _("This question has no line “ANSWER:” behind its options. Add one."),
        "aiken-answer-without-question": _(
            "Here stands an option or an answer, but no question before it. Add it."
        ),
        "aiken-unknown-letter": _(
            "“ANSWER: {text}” names none of the options {allowed}. Correct the letter."
        ),
    }


def _loss_sentences() -> dict[str, str]:
    return {
        "gift-loss-ordering": _(
            "GIFT knows no ordering: “{question}” became a matching of numbers and steps. Nothing to mend."
        ),
        "gift-loss-rubric": _(
            "GIFT knows no rubric: “{question}” became an essay. Whoever uses it must judge it."
        ),
        "gift-loss-feeling": _(
            "GIFT knows no words to mark in a message: “{question}” became a choice among feelings."
        ),
        "gift-loss-better": _(
            "GIFT knows no criteria of two replies: “{question}” became a choice between them."
        ),
        "gift-loss-model": _("The model answer of “{question}” became feedback that is shown afterwards."),
        "gift-loss-answer": _(
            "“{question}” also accepts “{text}”, but GIFT takes the arrow for a pair. Left out."
        ),
        "gift-loss-parts": _("GIFT cannot say {keys}: left out of “{question}”."),
        "gift-loss-head": _("GIFT cannot say {keys} of a quiz: left out."),
    }
