"""Rules of the code that the linters do not hold: imports, errors, and what core may not touch."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.architecture.source import LAYERS, Module, complain, modules

# core takes time, chance and ids as arguments and touches no file.
OUTSIDE_WORLD = {
    "os", "io", "shutil", "tempfile", "glob", "sqlite3", "subprocess", "socket", "urllib", "http",
    "time", "secrets", "threading", "multiprocessing", "asyncio", "locale", "gettext", "logging", "sys",
}  # fmt: skip
FILE_CALLS = {"read_text", "read_bytes", "write_text", "write_bytes", "exists", "is_file", "iterdir", "mkdir"}
CLOCKS = {"now", "utcnow", "today", "time"}
# The program, and the program inside the speech process.
MAY_EXIT = {"trainer/__main__.py", "trainer/speech/worker.py"}
LOG_CALLS = {"exception", "error", "critical", "warning", "log", "info", "debug"}


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""]


def _imports(tree: ast.AST) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in _imported(node):
                yield node, name


def test_every_layer_has_code() -> None:
    seen = {module.layer for module in modules("trainer")}
    missing = [layer for layer in LAYERS if layer not in seen]
    complain(missing, "A layer has no module: the other scans would see nothing there and say nothing:")


def test_only_the_window_imports_qt() -> None:
    faults, seen = [], 0
    for module in modules("trainer"):
        uses = [
            node for node, name in _imports(module.tree) if name.split(".")[0] in {"PySide6", "shiboken6"}
        ]
        if module.layer == "ui" or module.path == "trainer/app.py":
            seen += len(uses)
        else:
            faults += [module.at(node) for node in uses]
    assert seen, "no import of PySide6 was seen in trainer/ui: this scan has lost its subject"
    complain(faults, "Qt stays in trainer/ui and trainer/app.py; give the value to the window instead:")


def test_core_imports_the_standard_library_and_itself() -> None:
    faults = []
    for module in modules("trainer/core"):
        for node, name in _imports(module.tree):
            top = name.split(".")[0]
            is_own = name == "trainer.core" or name.startswith("trainer.core.") or name == "trainer"
            if not is_own and (top not in sys.stdlib_module_names or top in OUTSIDE_WORLD):
                faults.append(f"{module.at(node)} {name}")
    complain(faults, "core takes files, time, chance and ids as arguments; let a service hand them in:")


def test_core_has_no_clock_and_no_dice_of_its_own() -> None:
    faults = []
    for module in modules("trainer/core"):
        calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
        faults += [
            f"{module.at(call)} {ast.unparse(call.func)}()"
            for call in calls
            if _reads_the_world(ast.unparse(call.func))
        ]
    complain(faults, "core takes the moment and a random.Random as arguments:")


def _reads_the_world(call: str) -> bool:
    first, _, last = call.rpartition(".")
    is_clock = last in CLOCKS and first in {"datetime", "date", "datetime.datetime", "datetime.date"}
    is_dice = first == "random" and last != "Random"
    return (
        is_clock
        or is_dice
        or last in FILE_CALLS
        or call in {"open", "input", "print", "uuid.uuid1", "uuid.uuid4", "uuid4"}
    )


def test_an_import_inside_a_function_says_why() -> None:
    faults = []
    for module in modules("trainer", "devtools"):
        if module.path in {"trainer/__main__.py", "trainer/app.py"}:
            continue  # they put the program together piece by piece, so that the first paint comes early
        for function in ast.walk(module.tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                faults += [
                    module.at(node) for node in _inner_imports(function) if not _has_comment(module, node)
                ]
    complain(
        sorted(set(faults)), "Move the import to the top, or say in a comment which start-up time it buys:"
    )


def _inner_imports(function: ast.AST) -> list[ast.Import | ast.ImportFrom]:
    return [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]


def _has_comment(module: Module, node: ast.Import | ast.ImportFrom) -> bool:
    """A comment on the import or right above the imports that it stands among."""
    number = node.lineno
    if any("#" in module.line(n) for n in range(number, (node.end_lineno or number) + 1)):
        return True
    while number > 1 and module.line(number - 1).strip().startswith(("import ", "from ", ")")):
        number -= 1
        if "#" in module.line(number):
            return True
    return module.line(number - 1).strip().startswith("#")


def test_a_wide_except_leaves_a_trace() -> None:
    faults, seen = [], 0
    for module in modules("trainer"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler):
                seen += 1
                if _is_wide(node) and not _leaves_a_trace(node):
                    faults.append(module.at(node))
    assert seen, "no except was seen in trainer: this scan has lost its subject"
    complain(faults, "Catch the error you mean; where all of them are meant, log it and let it be seen:")


def _is_wide(handler: ast.ExceptHandler) -> bool:
    names = [handler.type] if not isinstance(handler.type, ast.Tuple) else handler.type.elts
    return any(name is None or ast.unparse(name) in {"Exception", "BaseException"} for name in names)


def _leaves_a_trace(handler: ast.ExceptHandler) -> bool:
    for node in ast.walk(handler):
        if isinstance(node, ast.Raise):
            return True
        if isinstance(node, ast.Call):
            logs = isinstance(node.func, ast.Attribute) and node.func.attr in LOG_CALLS
            hands_on = handler.name and any(handler.name in _names(part) for part in _arguments(node))
            if logs or hands_on:
                return True
    return False


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_no_except_is_silent() -> None:
    faults = []
    for module in modules("trainer"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler) and all(isinstance(n, ast.Pass) for n in node.body):
                last = node.body[-1].lineno
                if not any("#" in module.line(n) for n in range(node.lineno, last + 1)):
                    faults.append(module.at(node))
    complain(faults, "Do something about the error, or say in a comment why nothing needs doing:")


def test_only_main_ends_the_program() -> None:
    faults, seen = [], 0
    for module in modules("trainer"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                seen += 1
                is_exit = ast.unparse(node.func) in {"sys.exit", "exit", "quit", "os._exit"}
            else:
                is_exit = isinstance(node, ast.Raise) and "SystemExit" in ast.unparse(node)
            if is_exit and module.path not in MAY_EXIT:
                faults.append(module.at(node))
    assert seen, "no call was seen in trainer: this scan has lost its subject"
    complain(faults, "Return an exit code or raise an error of core/errors.py; __main__ ends the program:")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_the_toolkit_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 lost one in every call; after some thousand the interpreter died."""
    from PySide6.QtCore import QObject  # only this test needs Qt

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 100
