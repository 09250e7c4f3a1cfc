"""The faults of a pack in sentences: what is wrong, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from trainer.core.codes import Mode
from trainer.core.errors import Problem, Severity
from trainer.wording.archive_problems import archive_sentences
from trainer.wording.catalogue import _
from trainer.wording.form_problems import form_sentences
from trainer.wording.gift_problems import gift_sentences
from trainer.wording.names import mode_name
from trainer.wording.numbers import number
from trainer.wording.paths import path_sentences
from trainer.wording.personal_problems import personal_sentences
from trainer.wording.quiz_problems import quiz_sentences
from trainer.wording.table_problems import export_sentences, part_name, table_sentences


def problem_line(problem: Problem) -> str:
    """Return one line: file, line and column, what is wrong, how to mend it."""
    severity = _("warning") if problem.severity is Severity.WARNING else _("error")
    return f"{problem_place(problem)}: {severity}: {problem_sentence(problem)}"


def problem_place(problem: Problem) -> str:
    """Return where a fault stands, as editors understand it: ``drills/late.yaml:12:5``."""
    if not problem.line:
        return problem.file or _("the pack")
    return f"{problem.file}:{problem.line}:{problem.column}"


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong and how to mend it, with "did you mean" where there is a likely right spelling."""
    templates = sentences()
    missing = "".join(f" without {key}" for key, value in problem.data.items() if value is None)
    template = templates.get(problem.code + missing) or templates[problem.code]
    sentence = template.format_map(_Data(problem.data))
    if problem.suggestion:
        sentence = _("{sentence} Did you mean “{suggestion}”?").format(
            sentence=sentence, suggestion=problem.suggestion
        )
    return sentence


def rule_sentence(code: str) -> str:
    """Return what a code means in general: its sentence with … for what a single case names."""
    templates = sentences()
    blank = dict.fromkeys(_PLACEHOLDER.findall(templates[code]), "…")
    return templates[code].format_map(blank)


class _Data(dict[str, object]):
    """The data of a problem, made readable as it is asked for."""

    def __init__(self, data: Mapping[str, object]) -> None:
        super().__init__({key: _harmless(_readable(key, value)) for key, value in data.items()})

    def __missing__(self, key: str) -> str:
        return "–"


_KINDS = ("expected", "found")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What terminals obey, and what turns the direction of writing: a pack may come from anybody."""


def _harmless(value: object) -> object:
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _readable(key: str, value: object) -> object:
    if value is None:
        return "–"
    if isinstance(value, tuple | list):
        return _(", ").join(str(one) for one in value)
    if key == "part":
        return part_name(str(value))
    if key == "mode":
        return mode_name(Mode(str(value)))
    return _value_kinds().get(str(value), value) if key in _KINDS else number(value)


def _value_kinds() -> dict[str, str]:
    return {
        "text": _("text"),
        "whole-number": _("a whole number"),
        "number": _("a number"),
        "switch": _("true or false"),
        "nothing": _("nothing"),
        "list": _("a list"),
        "mapping": _("keys with values"),
        "phrase-set": _("a list of phrases"),
    }


def sentences() -> dict[str, str]:
    """Return the sentence for each code, in the language in force."""
    told: dict[str, str] = {}
    for part in _PARTS:
        told |= part()
    return told


def _folder_sentences() -> dict[str, str]:
    return {
        "no-folder": _("There is no folder {folder}."),
        "no-pack-file": _("The folder has no pack.yaml, but “{found}”. Rename that to pack.yaml."),
        "no-pack-file without found": _(
            "The folder has no pack.yaml. Add one with id, version, title and language."
        ),
        "no-scenarios": _(
            "There is nothing to practise. "
            "Add a scenario as drills/NAME.yaml, or a quiz as quizzes/NAME.yaml."
        ),
        "unreadable": _("This cannot be read ({reason}). Check that you may open it."),
        "too-many-files": _("The pack has more than {limit} files. Take out what does not belong to it."),
        "file-too-large": _(
            "The file has {size_bytes} bytes; {limit_bytes} are the most. Split or shorten it."
        ),
        "pack-too-large": _("All files together have more than {limit_bytes} bytes. Take out large media."),
        "bad-file-name": _("This file name cannot be used everywhere. Use letters, digits and hyphens."),
        "link-outside": _("This link leads out of the pack. Put the file itself here."),
        "link-to-folder": _("This link leads to a folder. Put the files themselves here."),
        "link-broken": _("This link leads nowhere. Remove it, or put the file itself here."),
        "not-a-file": _("This is no ordinary file. Remove it."),
        "name-collision": _("On Windows and macOS this is the same name as {other}. Rename one of them."),
        "file-not-read": _("Nothing is read from this place. Move the file or remove it."),
        "file-name-ending": _("Only names that end in {allowed} are read here. Rename the file."),
        "same-title": _(
            "The pack in {other} has the title “{title}” too, so lists show both alike. Change the title too."
        ),
        "duplicate-pack": _(
            "The pack in {other} has the same id “{id}” and comes first, so this one is not used. "
            "Give this one another id, or remove one of the two."
        ),
        "too-many-problems": _("{hidden} more are not shown. Mend these first."),
    }


def _yaml_sentences() -> dict[str, str]:
    return {
        "not-utf8": _(
            "The file is not UTF-8 (it may be {encoding}). Save it as UTF-8: in Notepad by “Save as” with "
            "the encoding UTF-8, in VS Code by “Save with Encoding”, in Excel as “CSV UTF-8”."
        ),
        "not-utf8 without encoding": _(
            "The file is not UTF-8. Save it as UTF-8: in Notepad by “Save as” with the encoding UTF-8, "
            "in VS Code by “Save with Encoding”, in Excel as “CSV UTF-8”."
        ),
        "control-character": _("The character {character} is not allowed. Delete it."),
        "empty-file": _("The file is empty. Fill it or remove it."),
        "yaml-tab": _("A tab stands where YAML wants spaces. Replace it by spaces."),
        "yaml-unclosed-quote": _("This quotation mark is never closed. Close it."),
        "yaml-wide-space": _(
            "A full-width space (U+3000) stands where YAML wants ordinary ones. "
            "Replace it by half-width ones."
        ),
        "yaml-wide-colon": _(
            "The colon behind the key is a full-width one (：). Write an ordinary colon and a space (: )."
        ),
        "yaml-text-after-quote": _(
            "Text goes on behind a closing quotation mark. Put the whole text into the other kind of marks."
        ),
        "yaml-unclosed-bracket": _(
            "The bracket {bracket} is not closed, or a comma is missing. Check what stands in it."
        ),
        "yaml-missing-comma": _("Before this a comma is missing, or the closing bracket {closing}. Add it."),
        "yaml-stray-bracket": _("The bracket {bracket} closes nothing. Delete it, or open it before."),
        "yaml-extra-comma": _("Nothing stands before this comma. Delete it, or write what belongs there."),
        "yaml-stray-colon": _("There is a colon inside the text. Put the text in quotation marks."),
        "yaml-missing-colon": _("The colon behind a key is missing. Write “key: value”."),
        "yaml-missing-space": _("Behind the colon a space is missing. Write “{key}: {value}”."),
        "yaml-indentation": _("The line does not stand under the one it belongs to. Check its spaces."),
        "yaml-reserved-character": _("A text cannot begin with {character}. Put it in quotation marks."),
        "yaml-bad-escape": _("This backslash means nothing here. Use single quotation marks or double it."),
        "yaml-unknown-alias": _("“*{name}” has no “&{name}” before it. A text needs quotation marks."),
        "yaml-syntax": _("This is not YAML ({detail}). Compare it with a scenario that works."),
        "several-documents": _(
            "A second document begins here, because of a line “---” or “...”. "
            "Delete that line, or put what follows into a file of its own."
        ),
        "too-deep": _("Things are nested more than {limit} deep. Make it flatter."),
        "too-many-lines": _("The file has more than {limit} lines. Split it."),
        "too-many-nodes": _("The file holds more than {limit} values. Split it."),
        "alias-explosion": _("The aliases unfold into more than {limit} values. Write the values out."),
        "alias-cycle": _("An alias stands inside what it names. Write the value out."),
        "stray-quote": _(
            "The text ends with {mark}, which was never opened, so trainees see it. Put one before the text "
            "too, or delete it."
        ),
        "curly-quotes": _(
            'The marks around {text} are read as part of the text. Use straight quotation marks (") or none.'
        ),
        "comment-in-text": _(
            "“{comment}” is read as a comment and left out. "
            "If it belongs to the text, put the whole text in quotation marks."
        ),
        "tag-not-allowed": _("The tag {tag} is not allowed: a pack holds plain data. Remove it."),
    }


def _value_sentences() -> dict[str, str]:
    return {
        "key-not-text": _("A key must be a word. Check the indentation."),
        "duplicate-key": _("“{key}” stands in line {first_line} already. Remove one of them."),
        "unknown-key": _("“{key}” means nothing here. Correct or remove it. Possible here: {allowed}."),
        "unknown-key without allowed": _("“{key}” means nothing here. Correct or remove it."),
        "missing-key": _("“{key}” is missing. Add it."),
        "empty-value": _("“{key}” has no value. Give it one or remove it."),
        "empty-value without key": _("This entry has no value. Give it one or remove it."),
        "empty-text without key": _("This entry is empty. Write something."),
        "wrong-type without key": _("This must be: {expected}. Found: {found}."),
        "empty-text": _("“{key}” is empty. Write something."),
        "empty-list without key": _("This list is empty. Add an entry or remove it."),
        "empty-list": _("The list “{key}” is empty. Add an entry or remove it."),
        "wrong-type": _("“{key}” must be: {expected}. Found: {found}."),
        "unknown-value": _("“{value}” is not possible for “{key}”. Possible: {allowed}."),
        "out-of-range": _("{value} is not possible for “{key}”: {minimum} to {maximum}."),
        "empty-range": _("No number lies between {low} and {high}. Swap or correct them."),
        "range-without-bound": _("The range names no bound. Give one of: {keys}."),
        "bad-id": _("“{value}” cannot be an id. Use a to z, 0 to 9 and hyphens, up to 64 characters."),
        "bad-version": _("“{value}” is not a version. Write it as 1.2.0."),
        "bad-language": _("“{value}” is not a language. Write it as en or ja."),
        "bad-requirement": _("“{value}” cannot be read. Write it as reply-dojo >= 0.1."),
        "other-program-version": _(
            "The pack asks for {requires}; this is version {version}. Update the program."
        ),
    }


def _need_sentences() -> dict[str, str]:
    return {
        "phrase-unbalanced": _("“{phrase}”: a bracket or “|” has no partner."),
        "phrase-empty-alternative": _("“{phrase}”: one side of “|” is empty."),
        "phrase-lone-star": _("“{phrase}”: “*” must end a word, as in refund*."),
        "phrase-ampersand": _(
            "“{phrase}”: “{sign}” is passed over, so the words must follow each other. Where both must be "
            "said anywhere, write all: [first, second]."
        ),
        "phrase-no-words": _("“{phrase}” has no word to look for."),
        "phrase-gap-too-long": _("“{phrase}”: a gap holds {limit} words at most."),
        "phrase-edge-gap": _("“{phrase}”: “...” must stand between words."),
        "phrase-too-deep": _("“{phrase}”: brackets are nested more than {limit} deep. Make them flatter."),
        "phrase-too-long": _("“{phrase}” is too long: {limit} characters are the most."),
        "set-inside-phrase": _("“{phrase}”: ${name} must stand alone. Use all or any to join it with words."),
        "bad-set-name": _("“{name}” cannot be written as a named set. Use letters, digits and hyphens."),
        "unknown-set": _("${name} is not defined under “phrases” in pack.yaml. Define or correct it."),
        "set-cycle": _("Named sets refer to each other in a circle: {names}. Break it."),
        "sets-too-deep": _("Named sets are nested more than {limit} deep. Make them flatter."),
        "need-too-large": _("With its named sets unfolded, this holds more than {limit} phrases. Split it."),
        "unknown-need": _("“{key}” is nothing that can be asked for. Correct it."),
        "several-needs": _("“{first}” and “{second}” stand side by side. Join them with all or any."),
        "too-few-needs": _("“{key}” takes at least {minimum} entries."),
        "need-without-place": _("“{need}” is about the whole reply; it cannot stand inside “{inside}”."),
        "need-for-other-language": _("“{need}” is never judged in the language {language}. Remove it."),
    }


def _criterion_sentences() -> dict[str, str]:
    return {
        "duplicate-criterion": _("“{id}” is in line {first_line} of this turn already. Rename one."),
        "needs-and-avoid": _("A criterion has either “needs” or “avoid”, not both. Make two of it."),
        "needs-or-avoid": _("The criterion asks for nothing. Add “needs” or “avoid”."),
        "avoid-with-points": _("Not saying something earns nothing. Replace “{key}” by deduct or critical."),
        "criterion-without-effect": _("The criterion changes nothing. Add one of: {allowed}."),
        "no-points": _("No criterion of this scenario earns points. Give some “points”."),
    }


def _graph_sentences() -> dict[str, str]:
    return {
        "duplicate-scenario": _("The scenario “{id}” is in {other} already. Rename one."),
        "duplicate-turn": _("“{id}” is in line {first_line} already. Rename one."),
        "duplicate-fact": _("The fact “{id}” is in line {first_line} already. Rename one."),
        "unknown-start": _("There is no turn “{name}” to start with."),
        "unknown-target": _("There is neither a turn nor an ending “{name}”."),
        "unknown-criterion": _("The turn “{turn}” has no criterion “{name}”."),
        "unknown-fact": _("The scenario has no fact “{name}”."),
        "duplicate-flag": _("The flag “{id}” is in line {first_line} already. Rename one."),
        "unknown-flag": _("The scenario has no flag “{name}”."),
        "flag-never-said": _("Nothing that a trainee can write raises the flag “{flag}”. Add a phrase."),
        "flag-never-raised": _("Nothing raises the flag “{flag}”. Add “said”, or “raise” to a rule."),
        "unknown-placeholder": _("“{name}” in braces stands for nothing here."),
        "fact-without-value": _("The fact “{fact}” has no “value” that could stand here. Add one."),
        "line-about-reply": _(
            "“{key}” asks about a reply; a line can only ask for the mood, facts, flags, tries and time."
        ),
        "lines-all-conditional": _(
            "Every line of “{turn}” has an “if”, so there is nothing to say when none holds. "
            "Add a line without one."
        ),
        "interjection-order": _(
            "This interjection comes after {after} seconds, no later than the one before it ({before})."
        ),
        "exam-can-stick": _(
            "An exam takes one reply a turn, and the last rule of “{turn}” gives another try. "
            "Add a rule without “if” that leads on."
        ),
        "subject-without-letter": _("Only e-mails have a subject; this is “{channel}”. Remove it."),
        "unknown-note": _(
            "There is no notes/{name}.md. Add the file, correct the name, or take it out of “notes”."
        ),
        "unknown-scenario": _("The pack has no scenario “{name}”."),
        "unknown-turn": _("The scenario “{scenario}” has no turn “{name}”."),
        "rule-without-target": _("The rule leads nowhere. Add “go” or “again: true”."),
        "rule-with-two-targets": _("A rule has either “go” or “again”, not both."),
        "rule-never-reached": _("The rule is never reached: the one in line {line_before} always holds."),
        "condition-met-and-missed": _(
            "This can never hold: “{criterion}” cannot be met and missed in one reply. "
            "Use “any”, or take one out."
        ),
        "condition-ranges-apart": _(
            "This can never hold: no “{key}” lies in both ranges. Use “any”, or correct them."
        ),
        "condition-said-and-denied": _(
            "This can never hold: it asks for something and for its opposite. Take one of them out."
        ),
        "condition-without-critical": _(
            "This can never hold: no criterion of “{turn}” is critical. Mark one, or remove the rule."
        ),
        "turn-can-stick": _("When no rule of “{turn}” holds, nothing follows. Add a last rule without “if”."),
        "turn-unreachable": _("No path leads to the turn “{turn}”. Link it or remove it."),
        "ending-unreachable": _("No path leads to the ending “{ending}”. Link it or remove it."),
        "no-way-out": _("From the turn “{turn}” no ending can be reached. Add a rule that leads on."),
        "fact-never-askable": _("Nothing that a trainee can write asks for the fact “{fact}”. Add a phrase."),
        "no-model": _("The turn “{turn}” has no model reply. Add one: trainees learn from it."),
        "model-given-away": _("“{key}” gives away the model reply of “{turn}”. Shorten it."),
    }


def _media_sentences() -> dict[str, str]:
    return {
        "path-outside": _("{path} leads out of the pack. Put the file into the folder “media”."),
        "path-not-portable": _("{path} uses backslashes. Use slashes: they work everywhere."),
        "file-missing": _("The file {path} is not in the pack. Add it or correct the name."),
        "media-type": _("{path} is of a type that cannot be played. Use one of: {allowed}."),
    }


def _check_sentences() -> dict[str, str]:
    return {
        "model-misses": _(
            "The model reply of “{turn}” does not earn “{label}”. Change the reply or the phrases."
        ),
        "model-breaks": _("The model reply of “{turn}” says what “{label}” forbids. Change one of them."),
        "model-doubted": _(
            "Whether the model reply of “{turn}” earns “{label}” is unsure. Word it more clearly."
        ),
        "hint-gives-away": _(
            "The hint for “{label}” ({turn}) holds the very words that earn it: “{words}”. "
            "Let it say what to think of, not what to write."
        ),
        "phrase-lost": _("“{phrase}” holds no word that can be looked for, so it is never found. Add words."),
        "phrase-never-found": _(
            "“{phrase}” is never found, not even in “{example}”. Write it as it would stand in a reply."
        ),
        "phrase-thin": _(
            "“{phrase}” is looked for by “{left}” alone: the other words are too light to count. "
            "Add a word that says more, or write it shorter."
        ),
        "bench-weak": _(
            "On {totals} replies that people marked, kappa is {kappa}: below {lowest}, the rubric means "
            "something else than they do. Look at its misses with “pack bench”."
        ),
        "pack-installed": _(
            "A pack with the id “{id}” is here already, in {other}, and this one is no later version of it. "
            "Give it a higher version, or another id."
        ),
        "pack-stranger": _(
            "A pack with the id “{id}” is here already, in {other}, and is evidently another one: people, "
            "title and ids differ. Give this one another id, or it is not installed without being asked."
        ),
    }


_PARTS: tuple[Callable[[], Mapping[str, str]], ...] = (
    _folder_sentences,
    _yaml_sentences,
    _value_sentences,
    _need_sentences,
    _criterion_sentences,
    _graph_sentences,
    _media_sentences,
    _check_sentences,
    # From here on one line for each module that has sentences of its own.
    path_sentences,
    archive_sentences,
    personal_sentences,
    quiz_sentences,
    gift_sentences,
    table_sentences,
    export_sentences,
    form_sentences,
)
