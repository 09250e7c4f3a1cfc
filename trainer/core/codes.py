"""Codes that are stored with drills and shown in lists; a look at a list loads no rule of the game."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The three answers to a need."""

    NOT_MET = "not-met"
    UNSURE = "unsure"
    MET = "met"


class Finish(StrEnum):
    """Why a drill is over."""

    ENDING = "ending"
    TURN_LIMIT = "turn-limit"
    STOPPED = "stopped"


class Mode(StrEnum):
    """Practice shows feedback after each reply; an exam at the end only."""

    PRACTICE = "practice"
    EXAM = "exam"


class MoodBand(StrEnum):
    """The mood in one word."""

    FURIOUS = "furious"
    UPSET = "upset"
    UNEASY = "uneasy"
    CALM = "calm"
    PLEASED = "pleased"


class Result(StrEnum):
    """What a finished drill is worth."""

    PASSED = "passed"
    FAILED = "failed"
    CRITICAL = "critical"
    AWAITING_REVIEW = "awaiting-review"
    NO_RESULT = "no-result"
