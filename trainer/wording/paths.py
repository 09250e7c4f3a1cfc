"""What is said of where a scenario can lead: what no drill comes to, and what a perfect play comes to."""

from __future__ import annotations

from trainer.wording.catalogue import _


def path_sentences() -> dict[str, str]:
    """Return the sentence for each code of `trainer.services.play_checks`, in the language in force."""
    return _place_sentences() | _rule_sentences() | _way_out_sentences() | _perfect_sentences()


def _place_sentences() -> dict[str, str]:
    return {
        "turn-never-entered": _(
            "No drill comes to the turn “{turn}”: the rules that lead there are never taken. "
            "Change their “if” or remove the turn."
        ),
        "turn-behind-limit": _(
            "No drill comes to the turn “{turn}”: {replies} replies lead there at the least, "
            "and “max_turns” is {limit}. Raise it or shorten the way."
        ),
        "ending-never-reached": _(
            "No drill comes to the ending “{ending}”: the rules that lead there are never taken. "
            "Change their “if” or remove the ending."
        ),
        "ending-behind-limit": _(
            "No drill comes to the ending “{ending}”: {replies} replies lead there at the least, "
            "and “max_turns” is {limit}. Raise it or shorten the way."
        ),
        "line-never-said": _("This is never said: its “if” never holds here. Change it or remove the line."),
    }


def _rule_sentences() -> dict[str, str]:
    return {
        "rule-never-holds": _(
            "This rule of “{turn}” is never taken: no reply makes its “if” hold. Change or remove it."
        ),
        "rule-shadowed": _(
            "This rule of “{turn}” is never taken: whenever it holds, one before it does. "
            "Put it further up, change or remove it."
        ),
        "rule-without-flag": _(
            "This rule is never taken: nothing raises the flag “{flag}” in any drill. "
            "Raise it before, or remove the rule."
        ),
        "rule-without-mood": _(
            "This rule is never taken: in “{turn}” the mood lies between {low} and {high}. "
            "Change what is asked for, or how the mood moves."
        ),
        "rule-without-tries": _(
            "This rule is never taken: “{turn}” never gets so many replies; {most} are the most. "
            "Correct “tries”, or give another try before."
        ),
        "rule-endless": _(
            "This rule of “{turn}” gives one more try again and again: only “max_turns” ({limit}) ends it. "
            "Ask for “tries” in its “if”, or in a rule before it."
        ),
        "rule-behind-limit": _(
            "This rule of “{turn}” is never taken: {replies} replies lead there at the least, "
            "and “max_turns” is {limit}. Raise it or shorten the way."
        ),
    }


def _way_out_sentences() -> dict[str, str]:
    return {
        "loop-without-exit": _(
            "From the turn “{turn}” no reply leads to an ending: the drill goes round in {turns} "
            "until the turn limit. Add a rule that leads on."
        ),
        "way-without-exit": _(
            "Once the drill comes to “{turn}” with a mood of {mood}, no reply leads to an ending any more: "
            "it goes round in {turns} until the turn limit. Add a rule that leads on."
        ),
        "exam-without-exit": _(
            "In an exam, which gives no second try, the drill can come to “{turn}” and go round in {turns} "
            "until the turn limit. Add a rule that leads on."
        ),
        "ending-for-faults": _(
            "The good ending “{ending}” is reached by forbidden words or a critical error alone. "
            "Add a rule that leads good replies there."
        ),
        "exam-without-good-ending": _(
            "In an exam, which gives no second try, no good reply leads to a good ending. "
            "Add a rule without “again” that does."
        ),
        "not-searched": _(
            "After {states} states the search for paths was given up: whether everything can be reached "
            "is not known. Ask for fewer numbers of mood, tries and time."
        ),
    }


def _perfect_sentences() -> dict[str, str]:
    return {
        "perfect-score": _(
            "Model replies all the way make {score} points, not 100 ({mode}). "
            "Change the model replies or the phrases."
        ),
        "perfect-ending": _(
            "Model replies all the way lead to the ending “{ending}”, which is no good one ({mode}). "
            "Change where the rules lead."
        ),
        "perfect-ending without ending": _(
            "Model replies all the way lead to no ending, only to the turn limit ({mode}). "
            "Change where the rules lead."
        ),
    }
