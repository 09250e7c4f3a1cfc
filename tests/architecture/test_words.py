"""Rules of what people read and see: translatable messages, their translations, colours and sizes."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from tests.architecture.source import ROOT, Module, complain, modules, texts

SINGLE = {"_", "gettext", "N_", "pgettext"}
PLURAL = {"ngettext", "npgettext"}
# Where colours and sizes are decided; all others ask for a token.
THEME = re.compile(r"trainer/ui/(theme|tokens|palettes?)(/|\.py|_)")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?)\(\s*\d")
PIXELS = re.compile(r"\b\d+(?:\.\d+)?p[xt]\b")
QT_COLOUR_CALLS = {"QColor", "fromRgb", "fromRgbF", "fromHsv", "setRgb"}


def _message_calls(module: Module) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Calls that translate, with those arguments that the extractor has to find."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).split(".")[-1]
        if name in SINGLE:
            yield node, node.args
        elif name in PLURAL:
            yield node, node.args[:-1]


def test_messages_are_literals() -> None:
    faults, seen = [], 0
    for module in modules("trainer"):
        for call, arguments in _message_calls(module):
            if _is_the_translation_itself(module, call):
                continue
            seen += 1
            if not arguments or not all(_is_literal(argument) for argument in arguments):
                faults.append(f"{module.at(call)} {ast.unparse(call)[:70]}")
    assert seen, "no message was seen in trainer: this scan has lost its subject"
    complain(faults, 'Write one literal with named placeholders: _("… {name} …").format(name=name):')


def _is_literal(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def _is_the_translation_itself(module: Module, call: ast.Call) -> bool:
    """The one place that hands a text on to gettext."""
    return module.path == "trainer/wording/catalogue.py" and isinstance(call.func, ast.Attribute)


def test_placeholders_are_named() -> None:
    faults = []
    for module in modules("trainer"):
        for call, arguments in _message_calls(module):
            for argument in arguments:
                text = argument.value if isinstance(argument, ast.Constant) else ""
                if isinstance(text, str) and re.search(r"\{\d*\}|%[sd]", text):
                    faults.append(f"{module.at(call)} {text!r}")
    complain(faults, "Name the placeholder, so that a translator may move it: {name}:")


def _messages() -> Catalog:
    catalogue = Catalog()
    found = extract_from_dir(ROOT / "trainer", [("**.py", "python")], keywords=DEFAULT_KEYWORDS)
    for _path, _line, message, _comments, context in found:
        catalogue.add(message, context=context)
    assert len(catalogue), "no message was extracted from trainer: this scan has lost its subject"
    return catalogue


def _catalogues() -> Iterator[tuple[str, Catalog]]:
    found = {path: text for path, text in texts(".po").items() if path.startswith("assets/i18n/")}
    assert found, "no catalogue in assets/i18n: this scan has lost its subject"
    for path, text in found.items():
        yield path, read_po(io.BytesIO(text.encode()), abort_invalid=True)


def test_every_message_is_translated() -> None:
    faults = []
    for path, catalogue in _catalogues():
        for message in _messages():
            if not message.id:
                continue
            entry = catalogue.get(message.id, message.context)
            if entry is None or entry.fuzzy or not _is_whole(entry.string):
                faults.append(f"{path}: {message.id!r}")
    complain(faults, "Translate it (python3 dev.py messages brings new messages into the catalogue):")


def _is_whole(translation: object) -> bool:
    forms = translation if isinstance(translation, tuple | list) else (translation,)
    return bool(forms) and all(forms)


def test_no_catalogue_keeps_what_nobody_says_any_more() -> None:
    messages = _messages()
    faults = [
        f"{path}: {entry.id!r}"
        for path, catalogue in _catalogues()
        for entry in catalogue
        if entry.id and messages.get(entry.id, entry.context) is None
    ]
    complain(faults, "Remove it (python3 dev.py messages does):")


def test_a_translation_has_the_placeholders_of_its_message() -> None:
    faults = []
    for path, catalogue in _catalogues():
        for entry in catalogue:
            sources = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
            allowed = {name for source in sources for name in re.findall(r"\{(\w+)", source)}
            needed = set(re.findall(r"\{(\w+)", sources[-1]))
            forms = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
            for form in forms if entry.id else ():
                names = set(re.findall(r"\{(\w+)", form or ""))
                if not names <= allowed or not needed <= names:
                    faults.append(f"{path}: {sources[0]!r}: {sorted(names)} for {sorted(needed)}")
    complain(faults, "Use the placeholders of the message, each of them, and no other:")


def test_colours_and_sizes_are_tokens() -> None:
    faults, seen = [], 0
    for module in modules("trainer/ui"):
        seen += 1
        if THEME.match(module.path):
            continue
        for node, text in _strings(module.tree):
            if COLOUR.search(text) or PIXELS.search(text):
                faults.append(f"{module.at(node)} {text.strip()[:60]!r}")
        faults += [module.at(call) for call in _colour_calls(module.tree)]
    assert seen, "no module was seen in trainer/ui: this scan has lost its subject"
    complain(
        faults, "Ask the theme for a token (assets/theme/tokens.json); both themes and all sizes follow:"
    )


def _strings(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """String constants that are not docstrings."""
    holders = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, holders)]
    docstrings = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node, node.value


def _colour_calls(tree: ast.Module) -> list[ast.Call]:
    """QColor(1, 2, 3) and its like: a colour in numbers."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in QT_COLOUR_CALLS
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, int | float)
    ]
