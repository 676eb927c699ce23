"""The budgets of the house: small modules, small functions, a sentence for each, types on all."""

import ast
import statistics

from source_tree import CORE, ROOT, Function, listed, package_modules, test_modules

MODULE_LINES = 350
MODULE_LINES_MEDIAN = 90
APP_LINES = 120
SCREEN_LINES = 250
FUNCTION_LINES = 60
FUNCTION_LINES_P95 = 30


def _functions() -> list[Function]:
    return [function for module in package_modules() for function in module.functions]


def _too_long(found: dict[str, int], limit: int) -> list[str]:
    return [f"{where}: {lines} lines" for where, lines in found.items() if lines > limit]


def test_no_module_is_too_long() -> None:
    """No module of the core or of a plugin has more than 350 lines."""
    lengths = {module.where: module.lines for module in package_modules()}
    long = _too_long(lengths, MODULE_LINES)
    assert not long, listed(long)


def test_most_modules_are_small() -> None:
    """Half of all modules have at most 90 lines."""
    assert statistics.median(module.lines for module in package_modules()) <= MODULE_LINES_MEDIAN


def test_the_app_stays_tiny() -> None:
    """The Textual app only starts screens: at most 120 lines."""
    assert len((CORE / "tui" / "app.py").read_text("utf-8").splitlines()) <= APP_LINES


def test_no_screen_is_too_long() -> None:
    """A screen routes and draws: at most 250 lines."""
    screens = {
        module.where: module.lines
        for module in package_modules()
        if (CORE / "tui" / "screens") in module.path.parents
    }
    assert screens
    long = _too_long(screens, SCREEN_LINES)
    assert not long, listed(long)


def test_no_function_is_too_long() -> None:
    """No function has more than 60 lines."""
    lengths = {function.where: function.lines for function in _functions()}
    long = _too_long(lengths, FUNCTION_LINES)
    assert not long, listed(long)


def test_nearly_all_functions_are_short() -> None:
    """Of a hundred functions, 95 have at most 30 lines."""
    lengths = sorted(function.lines for function in _functions())
    assert lengths[round(0.95 * (len(lengths) - 1))] <= FUNCTION_LINES_P95


def test_every_module_says_what_it_is_for() -> None:
    """Each module of the packages and of the tests has a docstring."""
    silent = [
        module.where
        for module in package_modules() + test_modules()
        if module.text.strip() and not ast.get_docstring(module.tree)
    ]
    assert not silent, listed(silent)


def test_everything_public_has_a_sentence() -> None:
    """Each public function, method and class has a docstring that begins with a sentence."""
    silent = [
        function.where
        for function in _functions()
        if function.public and not _begins_with_a_sentence(ast.get_docstring(function.node))
    ]
    for module in package_modules():
        silent += [
            f"{module.where}:{node.lineno} {node.name}"
            for node in module.tree.body
            if isinstance(node, ast.ClassDef)
            and not node.name.startswith("_")
            and not _begins_with_a_sentence(ast.get_docstring(node))
        ]
    assert not silent, listed(silent)


def _begins_with_a_sentence(docstring: str | None) -> bool:
    if not docstring:
        return False
    return docstring.split("\n\n")[0].rstrip().endswith((".", "?", "!", ":", ".)", '."', ".``"))


def test_every_function_is_annotated() -> None:
    """Each argument and each return value of the packages has a type."""
    bare = []
    for function in _functions():
        given = function.node.args
        named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
        named += [extra for extra in (given.vararg, given.kwarg) if extra]
        untyped = [
            arg.arg for arg in named if not arg.annotation and arg.arg not in {"self", "cls"}
        ]
        if untyped or (function.node.returns is None and function.node.name != "__init__"):
            bare.append(f"{function.where} {untyped}")
    assert not bare, listed(bare)


def test_every_test_says_what_holds() -> None:
    """Each test has a docstring: one sentence about what holds."""
    silent = [
        function.where
        for module in test_modules()
        for function in module.functions
        if function.node.name.startswith("test_") and not ast.get_docstring(function.node)
        if module.path.name.startswith(("test_", "bench_"))
    ]
    assert not silent, listed(silent)


def test_nothing_is_left_for_later() -> None:
    """No stand-ins: no unwritten function, no note to come back, no test that is passed over."""
    marks = ["TO" + "DO", "FIX" + "ME"]
    left = []
    for module in package_modules() + test_modules():
        for number, line in enumerate(module.text.splitlines(), 1):
            left += [f"{module.where}:{number} {mark}" for mark in marks if mark in line]
        left += [
            f"{module.where}:{node.lineno} {name}"
            for node in module.nodes
            if (name := _passed_over(node))
        ]
    assert not left, listed(left)


def _passed_over(node: ast.AST) -> str:
    if isinstance(node, ast.Raise) and node.exc and "NotImplemented" in ast.unparse(node.exc):
        return ast.unparse(node)
    if isinstance(node, ast.Attribute):
        holder = ast.unparse(node.value)
        if holder in {"pytest", "pytest.mark", "mark"} and node.attr in {"skip", "skipif", "xfail"}:
            return f"{holder}.{node.attr}"
        if holder in {"time", "asyncio"} and node.attr == "sleep":
            return f"{holder}.sleep"
    return ""


def test_the_house_has_a_changelog_and_a_licence() -> None:
    """What a contributor expects lies at the top of the repository."""
    expected = {
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "SECURITY.md",
    }
    assert expected <= {path.name for path in ROOT.iterdir()}
