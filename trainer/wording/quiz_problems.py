"""The faults of quizzes and seminars in sentences: what is wrong, and how to mend it."""

from __future__ import annotations

from trainer.wording.catalogue import _


def quiz_sentences() -> dict[str, str]:
    """Return the sentence for each fault of a quiz or a seminar, in the language in force."""
    return _question_sentences() | _answer_sentences() | _message_sentences() | _seminar_sentences()


def _question_sentences() -> dict[str, str]:
    return {
        "duplicate-quiz": _("The quiz in {other} has the id “{id}” too. Give one of them another."),
        "duplicate-question": _(
            "The question on line {first_line} has the id “{id}” too. Give one of them another."
        ),
        "question-without-text": _(
            "Nothing is asked here. Write the question under “ask”, or a text that is only read under “read”."
        ),
        "question-without-answer": _("Nothing says how this is answered. Add one of: {allowed}."),
        "question-of-two-kinds": _(
            "“{first}” and “{second}” do not go together. Keep one, or make two questions of it."
        ),
        "key-for-other-question": _(
            "“{key}” means nothing in this question: it goes with {allowed}. Remove it."
        ),
        "no-explanation": _(
            "Nothing tells why the answer of “{question}” is right. Add an “explanation”: it teaches."
        ),
        "picture-type": _("{path} is of a type that is not shown. Use one of: {allowed}."),
        "no-picture": _(
            "This file is called like a picture, but is none, so nothing is shown. Save the picture again."
        ),
        "not-applicable-in-quiz": _(
            "“not_applicable” means nothing here: nothing is settled before a question. Remove it."
        ),
    }


def _answer_sentences() -> dict[str, str]:
    return {
        "option-without-text": _(
            "This option says nothing. Write “right: …”, “wrong: …”, or “text: …” with a “credit”."
        ),
        "option-with-two-texts": _(
            "This option has “{first}” and “{second}”. Put a hyphen before each option of its own."
        ),
        "option-without-credit": _(
            "This option needs a “credit”, from -100 to 100. Or leave out all credits and write “right” and "
            "“wrong” alone."
        ),
        "too-few-in-question": _("“{key}” needs at least {minimum} entries here. Add some."),
        "said-twice-in-question": _("“{text}” stands on line {first_line} already. Change or remove one."),
        "nothing-right": _(
            "Nobody can answer this fully: nothing here earns full marks. Mark what is right, "
            "or give it the credit 100."
        ),
        "several-right": _(
            "Only one can be chosen, but {count} earn full marks. If all of them are to be chosen, "
            "write “several: yes”."
        ),
        "credits-too-low": _(
            "The credits of the right options add up to {total}: nobody gets 100. Make them 100 together."
        ),
        "credits-too-high": _(
            "The credits of the right options add up to {total}, so some of them are enough for full marks. "
            "Make them 100 together."
        ),
        "number-without-range": _(
            "Write a number, “about” with “within” (about: 25, within: 2), or “from” and “to”."
        ),
        "number-range-empty": _(
            "No number lies between {low} and {high}. Put the smaller one first; “within” is above 0."
        ),
        "number-never-counts": _(
            "This never counts: from {low} to {high} an earlier line accepts everything. Put this line first."
        ),
        "number-out-of-range": _("“{key}” must lie between {minimum} and {maximum}; this is {value}."),
        "all-right": _(
            "Every option is right, so whoever ticks all of them is right. Add a wrong one, or ask otherwise."
        ),
        "alike-in-question": _(
            "“{text}” is “{other}” on line {first_line}, but for capitals or the width of the letters. "
            "Change or remove one."
        ),
        "question-no-points": _("No criterion of this question earns points. Give some “points”."),
        "answer-no-words": _("“{text}” has neither a letter nor a digit, so no answer can be like it."),
    }


def _message_sentences() -> dict[str, str]:
    return {
        "several-feelings": _(
            "Only one feeling can be chosen, but {count} earn full marks. Give all but one a lower credit: "
            "“text: …” with “credit: 50”."
        ),
        "question-text-too-long": _(
            "“{key}” has more than {limit} characters, which nobody reads in a question. Shorten it."
        ),
        "shown-no-words": _(
            "“{text}” has neither a letter nor a digit: marking it earns nothing. Name words of the message."
        ),
        "feeling-all-shown": _(
            "{percent} % of the message of “{question}” is to be marked, so marking all of it is nearly "
            "right. Name fewer words under “shown_by”, or let the customer write more."
        ),
        "better-not-better": _(
            "By these criteria the better reply of “{question}” surely gets {better} points, the other one "
            "up to {other}. Change the criteria or a reply."
        ),
        "better-equal": _(
            "By these criteria both replies of “{question}” get {points} points. "
            "Change the criteria or a reply."
        ),
        "shown-inside-word": _(
            "In the message of “{question}”, “{text}” stands only inside another word. "
            "Name whole words under “shown_by”."
        ),
        "better-critical": _(
            "The better reply of “{question}” makes a critical error: {names}. Change the reply, or the "
            "criteria."
        ),
        "better-alike": _(
            "No criterion of “{question}” is surely met by the better reply and missed by the other one, so "
            "there is no reason to choose. Add one."
        ),
        "quiz-hint-gives-away": _(
            "The hint for “{label}” ({question}) holds the very words that earn it: “{words}”. "
            "Say what to think of, not what to write."
        ),
        "answer-earns-other": _(
            "Whoever types “{text}” gets {earned} in “{question}”, not {credit}. Change that answer, or one "
            "that is like it."
        ),
        "not-in-message": _(
            "“{text}” does not stand in the message. Copy the words from there, letter by letter."
        ),
    }


def _seminar_sentences() -> dict[str, str]:
    return {
        "duplicate-seminar": _("The seminar in {other} has the id “{id}” too. Give one of them another."),
        "duplicate-prompt": _(
            "The prompt on line {first_line} has the id “{id}” too. Give one of them another."
        ),
        "note-link-nowhere": _("The link to {target} leads nowhere. Correct it, or add what it leads to."),
        "note-picture-outside": _(
            "The picture {target} is not shown: only what lies in the pack is. Put it beside the notes."
        ),
        "unknown-quiz": _("The pack has no quiz “{name}”. Correct the id, or take “quiz” out."),
        "seminar-quiz-language": _(
            "The quiz “{name}” is in {language}, the seminar in {expected_language}. Choose a quiz in the "
            "seminar’s language."
        ),
        "seminar-note-language": _(
            "notes/{name}.md does not seem to be in the seminar’s language ({language}). Choose another "
            "note, or correct “language”."
        ),
    }
