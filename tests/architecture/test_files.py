"""Rules of every file: its length, its name, its first line, and that it speaks of the project alone."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import ROOT, complain, modules, texts, tracked_files

LINE_LIMIT = 400
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
DOCUMENTED = ("core", "language", "packs", "data", "services")
# What ties a file to one machine, one registry or one moment; written so as not to match itself.
FOREIGN = {
    "a path of one machine": r"(?<![\w/.])/(?:work|root|home/\w+|Users/\w+|opt/(?:wheels|pypi))/",
    "an address of a package registry": r"https?://[\w.-]*(?:pypi\.[o]rg|pythonhosted\.[o]rg|npmjs\.)",
    "an issue number": r"(?i)(?<![\w/])(?:issue|fixes|closes|refs?) ?#\d+",
}
# Where a link to somebody else's tracker explains a workaround, it is an address and not a bare number.


def test_no_module_is_too_long() -> None:
    faults = [f"{m.path}: {m.line_count} lines" for m in modules() if m.line_count > LINE_LIMIT]
    complain(faults, f"Divide what is longer than {LINE_LIMIT} lines by subject (200 is the habit):")


def test_modules_are_named_by_what_they_hold() -> None:
    faults = [m.path for m in modules() if FORBIDDEN_NAMES & set(m.path.removesuffix(".py").split("/"))]
    complain(faults, "Name a module by its subject; a drawer for everything grows without end:")


def test_every_module_says_in_its_first_line_what_it_holds() -> None:
    faults = []
    for module in modules():
        docstring = ast.get_docstring(module.tree)
        if module.text.strip() and not (docstring and docstring.splitlines()[0].strip()):
            faults.append(module.path)
    complain(faults, "Open the module with a docstring of one line that says what it holds:")


def test_the_library_documents_what_others_may_call() -> None:
    faults = []
    for module in modules(*(f"trainer/{layer}" for layer in DOCUMENTED)):
        if "/versions/" in module.path:
            continue  # a migration says in its module docstring what it does
        for node in _public_definitions(module.tree):
            faults += [] if ast.get_docstring(node) else [f"{module.at(node)} {node.name}"]
    complain(faults, "Give it a docstring (Google style: shapes, units, errors, the source of a rule):")


def _public_definitions(
    tree: ast.Module,
) -> list[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Classes and functions of the module, and methods of public classes."""
    found: list[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += [
                    item
                    for item in node.body
                    if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) and item.name[0] != "_"
                    and not _is_override(item)
                ]  # fmt: skip
    return found


def _is_override(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Documented where it was first declared: marked @override, or a setter, or an overload."""
    marks = {ast.unparse(decorator).split(".")[-1] for decorator in function.decorator_list}
    return bool(marks & {"override", "overload", "setter"})


def test_files_speak_of_the_project_alone() -> None:
    faults = []
    for path, text in texts().items():
        for number, line in enumerate(text.splitlines(), start=1):
            faults += [f"{path}:{number} {what}" for what, form in FOREIGN.items() if re.search(form, line)]
    complain(faults, "Say it without what belongs to one machine, one registry or one moment:")


def test_locks_carry_hashes_and_nothing_of_where_they_were_made() -> None:
    locks = [path for path in tracked_files() if re.fullmatch(r"requirements/(run|dev|freeze)\.txt", path)]
    assert len(locks) == 3, f"requirements/run.txt, dev.txt and freeze.txt, not {locks}: python3 dev.py lock"
    for path in locks:
        text = (ROOT / path).read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if re.match(r"[a-zA-Z]", line)]
        faults = [f"{path}: {line}" for line in pins if "==" not in line or not line.endswith("\\")]
        faults += [f"{path}: {line}" for line in text.splitlines() if re.search(r"://|^-|file:| @ ", line)]
        assert pins, f"{path} is empty: python3 dev.py lock"
        complain(faults, "Every line is a pin with hashes and without addresses (python3 dev.py lock):")


def test_one_version_is_the_same_in_every_lock() -> None:
    versions: dict[str, set[str]] = {}
    for path in ("run", "dev", "freeze"):
        text = (ROOT / "requirements" / f"{path}.txt").read_text(encoding="utf-8")
        for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, flags=re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert versions
    faults = [f"{name}: {sorted(found)}" for name, found in versions.items() if len(found) > 1]
    complain(faults, "Resolve the locks together, so that tests run what users run (python3 dev.py lock):")
