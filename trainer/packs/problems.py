"""What can be wrong with a pack: the codes, where a fault stands, and the list that collects them all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from trainer.core.errors import Problem, Severity

MAX_PROBLEMS = 500
"""More faults than this help nobody; the list is cut there and says so."""

MAX_SUGGESTIONS = 200
"""How many spellings are guessed for one pack: guessing is slow and a file can be made of mistakes alone."""

MAX_CANDIDATES = 300
LONGEST_SHOWN = 80
_SHORT_WORD = 3  # two letters of which one is wrong are still near


class ProblemCode(StrEnum):
    """Stable names of faults. Behind each: what happened, then the keys of its ``data``."""

    # The folder and its files
    NO_FOLDER = "no-folder"
    """There is no such folder. ``folder``."""
    NO_PACK_FILE = "no-pack-file"
    """The folder holds no ``pack.yaml``. ``found`` (a file that may be meant, or ``None``)."""
    NO_SCENARIOS = "no-scenarios"
    """Neither ``drills`` nor ``quizzes`` holds a file that is read."""
    UNREADABLE = "unreadable"
    """The system refuses to read a file or folder. ``reason`` (the system's words)."""
    TOO_MANY_FILES = "too-many-files"
    """The folder holds more files than a pack may. ``limit``."""
    FILE_TOO_LARGE = "file-too-large"
    """A file is larger than its kind may be. ``size_bytes``, ``limit_bytes``."""
    PACK_TOO_LARGE = "pack-too-large"
    """All files together are larger than a pack may be. ``limit_bytes``."""
    BAD_FILE_NAME = "bad-file-name"
    """A file name is not valid Unicode, holds a backslash or a control character."""
    LINK_OUTSIDE = "link-outside"
    """A symbolic link leads out of the pack."""
    LINK_TO_FOLDER = "link-to-folder"
    """A symbolic link leads to a folder; only links to files of the pack are followed."""
    LINK_BROKEN = "link-broken"
    """A symbolic link leads nowhere."""
    NOT_A_FILE = "not-a-file"
    """A pipe, socket or device stands where a file should be."""
    NAME_COLLISION = "name-collision"
    """Two names differ only in case: they are one file on Windows and macOS. ``other``. Warning."""
    FILE_NOT_READ = "file-not-read"
    """A file lies where nothing is read; the suggestion names the right place. Warning."""
    FILE_NAME_ENDING = "file-name-ending"
    """A file whose name does not end as its folder's files do; ``allowed``; the suggestion does. Warning."""
    SAME_TITLE = "same-title"
    """Another pack has the same title and language. ``title``, ``other`` (its folder). Warning."""
    DUPLICATE_PACK = "duplicate-pack"
    """Another pack has the same id. ``id``, ``other`` (its folder)."""

    # Text and YAML
    NOT_UTF8 = "not-utf8"
    """A text file is not UTF-8. ``encoding`` (the likely one, or ``None``)."""
    CONTROL_CHARACTER = "control-character"
    """A character that YAML does not allow. ``character`` (as ``U+0007``)."""
    EMPTY_FILE = "empty-file"
    """The file holds nothing."""
    YAML_TAB = "yaml-tab"
    """A tab where YAML wants spaces."""
    YAML_UNCLOSED_QUOTE = "yaml-unclosed-quote"
    """A quotation mark is opened here and never closed."""
    YAML_WIDE_SPACE = "yaml-wide-space"
    """A full-width space (U+3000) where YAML wants its own: before or behind a key or a hyphen."""
    YAML_WIDE_COLON = "yaml-wide-colon"
    """A full-width colon behind a key."""
    YAML_TEXT_AFTER_QUOTE = "yaml-text-after-quote"
    """Text goes on behind a closing quotation mark: the text itself holds one, which ends it too early."""
    YAML_UNCLOSED_BRACKET = "yaml-unclosed-bracket"
    """A bracket is opened here; its comma or closing bracket is missing. ``bracket`` (``[`` or ``{``)."""
    YAML_MISSING_COMMA = "yaml-missing-comma"
    """Before this, in brackets, a comma or the closing bracket is missing. ``closing`` (``]`` or ``}``)."""
    YAML_STRAY_BRACKET = "yaml-stray-bracket"
    """A closing bracket without its opening one. ``bracket``."""
    YAML_EXTRA_COMMA = "yaml-extra-comma"
    """A comma in brackets with nothing before it."""
    YAML_STRAY_COLON = "yaml-stray-colon"
    """A colon where no key can stand: the text needs quotation marks."""
    YAML_MISSING_COLON = "yaml-missing-colon"
    """A key without its colon."""
    YAML_MISSING_SPACE = "yaml-missing-space"
    """A key, its colon, and no space behind it. ``key``, ``value`` (its beginning)."""
    YAML_INDENTATION = "yaml-indentation"
    """The line does not stand under the one it belongs to."""
    YAML_RESERVED_CHARACTER = "yaml-reserved-character"
    """A text begins with a sign that needs quotation marks. ``character``."""
    YAML_BAD_ESCAPE = "yaml-bad-escape"
    """A backslash in double quotes stands before a sign that it does not go with."""
    YAML_UNKNOWN_ALIAS = "yaml-unknown-alias"
    """``*name`` without a ``&name`` before it; texts that begin with ``*`` need quotation marks. ``name``."""
    YAML_SYNTAX = "yaml-syntax"
    """Any other fault of YAML. ``detail`` (the parser's words, English)."""
    SEVERAL_DOCUMENTS = "several-documents"
    """``---`` or ``...`` ends the document; a file holds one."""
    TOO_DEEP = "too-deep"
    """Things are nested deeper than any pack needs. ``limit``."""
    TOO_MANY_LINES = "too-many-lines"
    """The file has more lines than a file may. ``limit``."""
    TOO_MANY_NODES = "too-many-nodes"
    """The file holds more values than a file may. ``limit``."""
    ALIAS_EXPLOSION = "alias-explosion"
    """The aliases (``*name``) of the file unfold into too many values. ``limit``."""
    ALIAS_CYCLE = "alias-cycle"
    """An alias stands inside the very thing it names."""
    TAG_NOT_ALLOWED = "tag-not-allowed"
    """A YAML tag (``!name``); packs hold plain data. ``tag``."""

    STRAY_QUOTE = "stray-quote"
    """A text without quotation marks ends with one, so that it is shown. ``mark``. Warning."""
    CURLY_QUOTES = "curly-quotes"
    """A text between typographic quotation marks, which become part of it. ``text``. Warning."""
    COMMENT_IN_TEXT = "comment-in-text"
    """`` #`` ends a text and a word follows it. ``comment`` (from the sign on). Warning."""

    # Keys and values
    KEY_NOT_TEXT = "key-not-text"
    """A key is a list or a mapping."""
    DUPLICATE_KEY = "duplicate-key"
    """A key stands twice in one mapping. ``key``, ``first_line``."""
    UNKNOWN_KEY = "unknown-key"
    """A key that means nothing here. ``key``, ``allowed`` (tuple, or ``None`` where one is suggested)."""
    MISSING_KEY = "missing-key"
    """A key that must be there is not. ``key``."""
    EMPTY_VALUE = "empty-value"
    """A key or list entry without a value. ``key`` (may be ``None``)."""
    EMPTY_TEXT = "empty-text"
    """A text that must say something is empty. ``key`` (may be ``None``)."""
    EMPTY_LIST = "empty-list"
    """A list that must hold something is empty. ``key`` (may be ``None``)."""
    WRONG_TYPE = "wrong-type"
    """``expected`` and ``found``: two of `ValueKind`; ``key`` (may be ``None``)."""
    UNKNOWN_VALUE = "unknown-value"
    """A value that is none of the allowed. ``key``, ``value``, ``allowed`` (tuple)."""
    OUT_OF_RANGE = "out-of-range"
    """A number outside its range. ``key``, ``value``, ``minimum``, ``maximum``."""
    EMPTY_RANGE = "empty-range"
    """No number can lie in a range. ``low``, ``high``."""
    RANGE_WITHOUT_BOUND = "range-without-bound"
    """A range names neither end. ``keys`` (tuple of the two that are possible)."""
    BAD_ID = "bad-id"
    """An id holds a-z, 0-9 and single hyphens between them, up to 64 in all. ``value``."""
    BAD_VERSION = "bad-version"
    """Not a semantic version such as 1.2.0. ``value``."""
    BAD_LANGUAGE = "bad-language"
    """Not a language tag such as ``en`` or ``ja``. ``value``."""
    BAD_REQUIREMENT = "bad-requirement"
    """Not of the form ``reply-dojo >= 0.1``. ``value``."""
    OTHER_PROGRAM_VERSION = "other-program-version"
    """The pack asks for another version of this program. ``requires``, ``version`` (ours)."""

    # Phrases and needs
    PHRASE_UNBALANCED = "phrase-unbalanced"
    """A bracket, or a ``|``, without its partner. ``phrase``."""
    PHRASE_EMPTY_ALTERNATIVE = "phrase-empty-alternative"
    """``( | )`` with an empty side. ``phrase``."""
    PHRASE_LONE_STAR = "phrase-lone-star"
    """A ``*`` that ends no word. ``phrase``."""
    PHRASE_AMPERSAND = "phrase-ampersand"
    """``&`` between words, which means nothing there. ``phrase``, ``sign``. Warning."""
    PHRASE_NO_WORDS = "phrase-no-words"
    """A phrase without a word. ``phrase``."""
    PHRASE_GAP_TOO_LONG = "phrase-gap-too-long"
    """``...n`` asks for more words than a gap may hold. ``phrase``, ``limit``."""
    PHRASE_EDGE_GAP = "phrase-edge-gap"
    """``...`` at the beginning or the end, where it means nothing. ``phrase``."""
    PHRASE_TOO_DEEP = "phrase-too-deep"
    """Brackets inside brackets, too many times. ``phrase``, ``limit``."""
    PHRASE_TOO_LONG = "phrase-too-long"
    """``phrase``, ``limit`` (characters)."""
    SET_INSIDE_PHRASE = "set-inside-phrase"
    """``$name`` in the middle of a phrase; a named set stands alone. ``name`` (without ``$``), ``phrase``."""
    BAD_SET_NAME = "bad-set-name"
    """A named set whose name cannot be written as ``$name``. ``name``."""
    UNKNOWN_SET = "unknown-set"
    """``$name`` is not defined in ``pack.yaml``. ``name`` (without ``$``)."""
    SET_CYCLE = "set-cycle"
    """Named sets refer to each other in a circle. ``names`` (tuple, in order, each with its ``$``)."""
    SETS_TOO_DEEP = "sets-too-deep"
    """Named sets inside named sets, too many times. ``limit``."""
    NEED_TOO_LARGE = "need-too-large"
    """With its named sets unfolded, a need holds too many phrases. ``limit``."""
    UNKNOWN_NEED = "unknown-need"
    """A mapping that names no need. ``key``."""
    SEVERAL_NEEDS = "several-needs"
    """One mapping names two needs; ``all`` or ``any`` joins them. ``first``, ``second``."""
    TOO_FEW_NEEDS = "too-few-needs"
    """``near`` and ``in_order`` join two needs or more. ``key``, ``minimum``."""
    NEED_WITHOUT_PLACE = "need-without-place"
    """A need about the whole reply (register, length …) where words are looked for. ``need``, ``inside``."""
    NEED_FOR_OTHER_LANGUAGE = "need-for-other-language"
    """A need that is never judged in this language. ``need``, ``language``. Warning."""

    # Criteria
    DUPLICATE_CRITERION = "duplicate-criterion"
    """Two criteria of one turn have one id. ``id``, ``first_line``."""
    NEEDS_AND_AVOID = "needs-and-avoid"
    """A criterion has both ``needs`` and ``avoid``."""
    NEEDS_OR_AVOID = "needs-or-avoid"
    """A criterion has neither ``needs`` nor ``avoid``."""
    AVOID_WITH_POINTS = "avoid-with-points"
    """Not saying something earns nothing. ``key`` (``points`` or ``bonus``)."""
    CRITERION_WITHOUT_EFFECT = "criterion-without-effect"
    """A criterion that neither earns, deducts, rewards nor fails. ``allowed`` (tuple of keys)."""
    NO_POINTS = "no-points"
    """No criterion of a scenario earns points, so there is nothing to score."""

    # The graph
    DUPLICATE_SCENARIO = "duplicate-scenario"
    """``id``, ``other`` (file of the first)."""
    DUPLICATE_TURN = "duplicate-turn"
    """Two turns, or a turn and an ending, have one id. ``id``, ``first_line``."""
    DUPLICATE_FACT = "duplicate-fact"
    """``id``, ``first_line``."""
    UNKNOWN_START = "unknown-start"
    """``start`` names no turn. ``name``."""
    UNKNOWN_TARGET = "unknown-target"
    """``go`` names neither a turn nor an ending. ``name``."""
    UNKNOWN_CRITERION = "unknown-criterion"
    """``met``/``missed`` (or a mark of a sample) names no criterion of this turn. ``name``, ``turn``."""
    UNKNOWN_FACT = "unknown-fact"
    """``fact`` names no fact of this scenario. ``name``."""
    DUPLICATE_FLAG = "duplicate-flag"
    """``id``, ``first_line``."""
    UNKNOWN_FLAG = "unknown-flag"
    """``flag`` or ``raise`` names no flag of this scenario. ``name``."""
    FLAG_NEVER_SAID = "flag-never-said"
    """``said`` holds no phrase, so that nothing the trainee writes raises the flag. ``flag``."""
    FLAG_NEVER_RAISED = "flag-never-raised"
    """A flag that has no ``said`` and that no rule raises. ``flag``. Warning."""
    UNKNOWN_PLACEHOLDER = "unknown-placeholder"
    """A name in braces that stands for nothing. ``name``."""
    FACT_WITHOUT_VALUE = "fact-without-value"
    """A placeholder names a fact that has no ``value``. ``fact``."""
    LINE_ABOUT_REPLY = "line-about-reply"
    """The condition of a line asks about a reply. ``key``."""
    LINES_ALL_CONDITIONAL = "lines-all-conditional"
    """Every line of a turn has a condition: nothing is left to say when none holds. ``turn``. Warning."""
    INTERJECTION_ORDER = "interjection-order"
    """An interjection that comes no later than the one before it. ``after``, ``before``."""
    EXAM_CAN_STICK = "exam-can-stick"
    """The rule without ``if`` of a turn gives another try, which an exam does not give. ``turn``."""
    SUBJECT_WITHOUT_LETTER = "subject-without-letter"
    """A ``subject`` in a scenario that is no e-mail. ``channel``. Warning."""
    UNKNOWN_NOTE = "unknown-note"
    """``notes`` names no file of the folder ``notes``. ``name``."""
    UNKNOWN_SCENARIO = "unknown-scenario"
    """A sample belongs to no scenario of this pack. ``name``."""
    UNKNOWN_TURN = "unknown-turn"
    """A sample belongs to no turn of its scenario. ``name``, ``scenario``."""
    RULE_WITHOUT_TARGET = "rule-without-target"
    """A rule has neither ``go`` nor ``again``."""
    RULE_WITH_TWO_TARGETS = "rule-with-two-targets"
    """A rule has both ``go`` and ``again``."""
    RULE_NEVER_REACHED = "rule-never-reached"
    """A rule stands behind one without ``if``. ``line_before``. Warning."""
    CONDITION_MET_AND_MISSED = "condition-met-and-missed"
    """A condition wants a criterion met and missed. ``criterion``. Warning."""
    CONDITION_RANGES_APART = "condition-ranges-apart"
    """No number lies in all ranges of a condition. ``key``. Warning."""
    CONDITION_SAID_AND_DENIED = "condition-said-and-denied"
    """A condition wants something to hold and not to hold. Warning."""
    CONDITION_WITHOUT_CRITICAL = "condition-without-critical"
    """``critical: true`` where no criterion is critical. ``turn``. Warning."""
    TURN_CAN_STICK = "turn-can-stick"
    """Every rule of a turn has an ``if``: nothing is left when none holds. ``turn``."""
    TURN_UNREACHABLE = "turn-unreachable"
    """No path from the start leads to a turn. ``turn``. Warning."""
    ENDING_UNREACHABLE = "ending-unreachable"
    """No path from the start leads to an ending. ``ending``. Warning."""
    NO_WAY_OUT = "no-way-out"
    """From a turn no ending can be reached. ``turn``."""
    FACT_NEVER_ASKABLE = "fact-never-askable"
    """``asked`` holds no phrase, so that nothing the trainee writes asks for the fact. ``fact``."""
    NO_MODEL = "no-model"
    """A turn without a model reply. ``turn``. Warning."""
    MODEL_GIVEN_AWAY = "model-given-away"
    """A hint, goal or briefing contains the model reply. ``turn``, ``key``. Warning."""

    # Media
    PATH_OUTSIDE = "path-outside"
    """A path is absolute or climbs out of the pack. ``path``."""
    PATH_NOT_PORTABLE = "path-not-portable"
    """A path uses backslashes; the suggestion uses slashes. ``path``."""
    FILE_MISSING = "file-missing"
    """No such file in the pack. ``path``."""
    MEDIA_TYPE = "media-type"
    """A recording of a type that is not played. ``path``, ``allowed`` (tuple of suffixes)."""

    # The list itself
    TOO_MANY_PROBLEMS = "too-many-problems"
    """The list was cut. ``hidden`` (how many are not shown)."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file inside the pack, line and column from 1, or 0 for the whole file."""

    file: str
    line: int = 0
    column: int = 0


class Problems:
    """Collects every fault of one pack; the same fault at the same place is kept once."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Problem] = {}
        self._suggestions_left = MAX_SUGGESTIONS
        self.error_count = 0

    def add(self, code: StrEnum, place: Place, *, suggestion: str | None = None, **data: object) -> None:
        """Note an error: the pack cannot be used until it is mended."""
        self.note(code, place, data, suggestion=suggestion)

    def warn(self, code: StrEnum, place: Place, *, suggestion: str | None = None, **data: object) -> None:
        """Note a warning: the pack works, but hardly as its author meant it."""
        self.note(code, place, data, suggestion=suggestion, severity=Severity.WARNING)

    def note(
        self,
        code: StrEnum,
        place: Place,
        data: Mapping[str, object],
        *,
        suggestion: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem whose data were put together before."""
        shown = {key: shorten(value) if isinstance(value, str) else value for key, value in data.items()}
        identity = (place, code, repr(shown))
        if identity not in self._found:
            self._found[identity] = Problem(
                place.file, place.line, place.column, code.value, shown, suggestion, severity
            )
            self.error_count += severity is Severity.ERROR

    @property
    def files_with_errors(self) -> frozenset[str]:
        """Names of the files in which an error was found."""
        found = self._found.values()
        return frozenset(one.file for one in found if one.severity is Severity.ERROR)

    def guess(self, word: str, candidates: Iterable[str]) -> str | None:
        """Return the candidate whose spelling is nearest, or ``None`` if none is near."""
        if not self._suggestions_left:
            return None
        self._suggestions_left -= 1
        by_folded = {one.casefold(): one for one in islice(candidates, MAX_CANDIDATES)}
        cutoff = 0.5 if len(word) <= _SHORT_WORD else 0.6
        nearest = difflib.get_close_matches(word.casefold()[:LONGEST_SHOWN], by_folded, n=1, cutoff=cutoff)
        return by_folded[nearest[0]] if nearest else None

    def in_order(self) -> tuple[Problem, ...]:
        """Return all problems by file, line and column, errors before warnings where the list is cut."""
        every = list(self._found.values())
        hidden = len(every) - MAX_PROBLEMS
        if hidden > 0:
            every.sort(key=lambda one: one.severity is Severity.WARNING)
            every = every[:MAX_PROBLEMS]
            every.append(Problem("", 0, 0, ProblemCode.TOO_MANY_PROBLEMS.value, {"hidden": hidden}))
        return tuple(sorted(every, key=lambda one: (one.file, one.line, one.column, one.code)))


def shorten(text: str) -> str:
    """Cut a text from a pack to a length that fits a message."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
