"""The names of things on the screen: sections, moods, outcomes, results, channels, levels."""

from __future__ import annotations

import re

from trainer.core.codes import Mode, MoodBand, Result, State, StopReason
from trainer.core.scenario import Channel, Outcome
from trainer.services.settings import ColourScheme
from trainer.wording.catalogue import _, pgettext

_HONORIFIC = re.compile(r"(?<=\S)\s*(?:様|さま|さん|殿)$")


def customer_name(name: str) -> str:
    """Return a customer's name without its honorific, which sentences add where they need one."""
    return _HONORIFIC.sub("", name)


def language_name(code: str) -> str:
    """Return a language in its own words: whoever needs it can read it."""
    return {"en": "English", "ja": "日本語"}[code]


def section_name(section: str) -> str:
    """Return the name of a rubric section; a pack's own section is named as the pack names it."""
    names = {
        "opening": _("Opening"),
        "understanding": _("Understanding"),
        "empathy": _("Empathy"),
        "solution": _("Solution"),
        "language": pgettext("how a reply is worded", "Language"),
        "closing": _("Closing"),
    }
    return names.get(section, section)


def skill_name(skill: str) -> str:
    """Return the name of what a criterion trains; a pack's own skill is named as the pack names it."""
    names = {
        "empathy": _("Empathy"),
        "probing": _("Asking"),
        "policy": _("Policy"),
        "language": pgettext("how a reply is worded", "Language"),
        "closing": _("Closing"),
        "compliance": _("Compliance"),
    }
    return names.get(skill) or section_name(skill)


def mood_name(band: MoodBand) -> str:
    """Return the customer's mood in a word."""
    return {
        MoodBand.FURIOUS: _("Furious"),
        MoodBand.UPSET: _("Upset"),
        MoodBand.UNEASY: _("Uneasy"),
        MoodBand.CALM: _("Calm"),
        MoodBand.PLEASED: _("Pleased"),
    }[band]


def outcome_name(outcome: Outcome | None) -> str:
    """Return how a conversation closed."""
    if outcome is None:
        return _("No ending")
    return {
        Outcome.RESOLVED: _("Resolved"),
        Outcome.ESCALATED: _("Escalated"),
        Outcome.LOST: _("Customer lost"),
    }[outcome]


def result_name(result: Result) -> str:
    """Return what a drill is worth, as a chip says it."""
    return {
        Result.PASSED: _("passed"),
        Result.FAILED: _("not passed"),
        Result.CRITICAL: _("critical error"),
        Result.AWAITING_REVIEW: _("awaiting review"),
        Result.NO_RESULT: _("no result"),
    }[result]


def state_name(state: State) -> str:
    """Return a verdict in a word."""
    return {State.MET: _("met"), State.UNSURE: _("unsure"), State.NOT_MET: _("not met")}[state]


def channel_name(channel: Channel) -> str:
    """Return how the customer writes or speaks."""
    return {
        Channel.CHAT: _("Chat"),
        Channel.EMAIL: _("E-mail"),
        Channel.PHONE: _("Phone"),
        Channel.IN_PERSON: _("In person"),
    }[channel]


def mode_name(mode: Mode) -> str:
    """Return how a drill is played."""
    return {
        Mode.PRACTICE: _("Practice"),
        Mode.EXAM: _("Exam"),
        Mode.OBSERVER: _("With an observer"),
    }[mode]


def stop_reason_name(reason: StopReason) -> str:
    """Return why a trainee stopped, as a choice says it."""
    return {
        StopReason.RESTARTED: _("Begun again"),
        StopReason.NO_TIME: _("No time left"),
        StopReason.TOO_HARD: _("Too hard for now"),
        StopReason.FAULTY: _("Something is wrong with this drill"),
        StopReason.OTHER: _("Another reason"),
    }[reason]


def scheme_name(scheme: ColourScheme) -> str:
    """Return the colours that a person asks for."""
    return {
        ColourScheme.SYSTEM: _("As the system"),
        ColourScheme.LIGHT: _("Light"),
        ColourScheme.DARK: _("Dark"),
    }[scheme]


def level_name(level: int) -> str:
    """Return a level, such as ``Level 2``."""
    return _("Level {number}").format(number=level)
