"""Text reaches the screen by one door, and nothing acts on the way.

The door is ``tui/text.py`` for the terminal interface and ``cli/output.py`` for the command line.
Everywhere else a widget or a print is given literals only, or what a door made.
"""

import ast
from collections.abc import Iterator

from source_tree import CORE, Module, core_modules, listed, plugin_modules

TUI_DOOR = CORE / "tui" / "text.py"
CLI_DOOR = CORE / "cli" / "output.py"
# Prints one sentence of our own when the screen is already gone.
LAST_WORDS = CORE / "tui" / "_textual_workarounds.py"
MAKERS = {TUI_DOOR, LAST_WORDS}

# Textual reads markup in what these are given, and writes control characters through.
WIDGETS = {
    "Static",
    "Label",
    "Button",
    "Checkbox",
    "RadioButton",
    "Collapsible",
    "Tab",
    "TabPane",
    "Option",
    "Markdown",
    "Link",
    "Digits",
    "SelectionList",
    "Selection",
}
METHODS = {
    "notify",
    "add_row",
    "add_rows",
    "add_column",
    "add_columns",
    "add_option",
    "add_leaf",
    "set_label",
    "update_cell",
}
TITLES = {"border_title", "border_subtitle", "tooltip", "label", "prompt"}
# What writes to a terminal in a command-line program.
PRINTS = {
    "print",
    "click.echo",
    "click.secho",
    "click.echo_via_pager",
    "echo",
    "secho",
    "sys.stdout.write",
    "sys.stderr.write",
    "sys.stdout.buffer.write",
}
NOT_TEXT = {"id", "classes", "name", "variant", "disabled", "key", "markup", "severity", "timeout"}


def _door_names() -> set[str]:
    """Return the functions of the terminal interface's door: what they return is safe."""
    tree = ast.parse(TUI_DOOR.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def _is_safe(value: ast.expr, door: set[str]) -> bool:
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.IfExp):
        return _is_safe(value.body, door) and _is_safe(value.orelse, door)
    if isinstance(value, ast.Starred):
        return _is_safe(value.value, door)
    if isinstance(value, ast.GeneratorExp | ast.ListComp):
        return _is_safe(value.elt, door)
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split(".")[-1] in door
    return False


def _texts(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (word.value for word in call.keywords if word.arg not in NOT_TEXT)


def _past_the_door(module: Module, door: set[str]) -> Iterator[str]:
    for node in module.nodes:
        stray = False
        if isinstance(node, ast.Call) and not ast.unparse(node.func).startswith("text."):
            called = ast.unparse(node.func).split(".")[-1]
            method = isinstance(node.func, ast.Attribute) and called in METHODS
            draws = called in WIDGETS or method
            stray = draws and not all(_is_safe(value, door) for value in _texts(node))
        elif isinstance(node, ast.Assign):
            titles = [t for t in node.targets if isinstance(t, ast.Attribute) and t.attr in TITLES]
            stray = bool(titles) and not _is_safe(node.value, door)
        if stray:
            yield f"{module.where}:{node.lineno} {ast.unparse(node)[:70]}"


def test_no_widget_is_given_a_text_past_the_door() -> None:
    """Outside ``tui/text.py`` a widget's text is a literal or comes from that module."""
    door = _door_names()
    assert {"safe", "words"} <= door
    strays = [
        stray
        for module in core_modules()
        if module.layer == "tui" and module.path != TUI_DOOR
        for stray in _past_the_door(module, door)
    ]
    assert not strays, listed(strays)


def test_no_module_reads_markup() -> None:
    """Nothing asks Textual to read markup, and nobody makes rich or Textual text by hand."""
    strays = [
        f"{module.where}:{node.lineno} {ast.unparse(node)[:70]}"
        for module in core_modules() + plugin_modules()
        for node in module.nodes
        if _reads_markup(node) or (module.path not in MAKERS and _makes_text(node))
    ]
    assert not strays, listed(strays)


def _reads_markup(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "from_markup"
    if isinstance(node, ast.Call):
        words = [word.value for word in node.keywords if word.arg == "markup"]
        return any(not (isinstance(w, ast.Constant) and w.value is False) for w in words)
    return False


def _makes_text(node: ast.AST) -> bool:
    """Say whether text of any kind is made of something that is not written out right there."""
    if not isinstance(node, ast.Call):
        return False
    if ast.unparse(node.func) in {"Text.from_ansi", "Console"}:
        return True
    named = ast.unparse(node.func) in {"Content", "Text"}
    return named and not all(_is_written_out(value) for value in node.args)


def _is_written_out(value: ast.expr) -> bool:
    if isinstance(value, ast.BinOp):
        return isinstance(value.left, ast.Constant)
    return isinstance(value, ast.Constant)


def test_the_command_line_prints_at_one_place() -> None:
    """Only ``cli/output.py`` writes to standard output or standard error."""
    assert CLI_DOOR.exists()
    strays = [
        f"{module.where}:{node.lineno} {ast.unparse(node)[:70]}"
        for module in core_modules() + plugin_modules()
        if module.path != CLI_DOOR
        for node in module.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) in PRINTS
    ]
    assert not strays, listed(strays)


def test_both_doors_make_foreign_text_visible() -> None:
    """Each door leans on ``text_hygiene``, the one module that knows what acts on a terminal."""
    for door in (TUI_DOOR, CLI_DOOR):
        names = {name for _, name in Module(door).imports}
        assert any(name.startswith("handfast.text_hygiene") for name in names), door.name
