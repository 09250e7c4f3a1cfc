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
    TIME_LIMIT = "time-limit"


class StopReason(StrEnum):
    """Why a trainee ended a drill before its ending."""

    RESTARTED = "restarted"
    NO_TIME = "no-time"
    TOO_HARD = "too-hard"
    FAULTY = "faulty"
    OTHER = "other"


class Mode(StrEnum):
    """How a drill is played.

    Practice shows feedback after each reply. An exam shows it at the end, gives no help, takes one reply a
    turn and has a time limit. With an observer the trainee speaks, and another person ticks the criteria.
    """

    PRACTICE = "practice"
    EXAM = "exam"
    OBSERVER = "observer"


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
