"""The layers: who stands on whom, and which library lives behind which door."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import CORE, LAYERS, ROOT, core_modules, fresh_environment, listed, plugin_modules

# A library that is named here is imported in these layers only.
LIBRARY_HOMES = {
    "pluggy": {"plugins"},
    "importlib.metadata": {"plugins"},
    "textual": {"tui"},
    "rich": {"tui"},
    "click": {"cli"},
    "icalendar": {"calendar"},
    "pyrage": {"signing"},
    "cryptography": {"signing"},
    "bcrypt": {"signing"},
    "sshsig": {"signing"},
    "tomlkit": {"documents"},
    "sqlite3": {"ledger"},
    "re2": {"checks"},
    "aiohttp": {"cli"},
    "textual_serve": {"cli"},
    "webbrowser": {"cli"},
}
# Nothing leaves the machine: what could open a connection is imported nowhere.
NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "requests")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
PURE_LAYERS = {"model", "engine", "repair", "review"}
IMPURE = ("os", "io", "pathlib", "time", "random", "secrets", "subprocess", "shutil", "tempfile")


def _is(name: str, library: str) -> bool:
    return name == library or name.startswith(f"{library}.")


def test_every_import_contract_is_kept(tmp_path: Path) -> None:
    """The contracts in pyproject.toml hold: layers, styles, and what the pure layers may need."""
    result = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache"],
        cwd=ROOT,
        env=fresh_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_package_of_the_core_is_a_layer() -> None:
    """Each layer of the design exists, and there is no package or module beside them."""
    found = {path.name for path in CORE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    files = {path.name for path in CORE.glob("*.py")}
    assert set(LAYERS) == found
    assert files <= {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer_says_what_lives_in_it(layer: str) -> None:
    """The docstring of a layer says what lives there and what it may import."""
    source = (CORE / layer / "__init__.py").read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    assert "Lives here:" in docstring
    assert "May import:" in docstring


@pytest.mark.parametrize("library", LIBRARY_HOMES)
def test_each_library_stays_behind_its_door(library: str) -> None:
    """Only the layer that wraps a library imports it, inside functions too."""
    strays = [
        f"{module.where}:{line} imports {name}"
        for module in core_modules()
        for line, name in module.imports
        if _is(name, library) and module.layer not in LIBRARY_HOMES[library]
    ]
    assert not strays, listed(strays)


def test_nothing_can_open_a_connection() -> None:
    """No module of the core or of a plugin imports what speaks over a network."""
    strays = [
        f"{module.where}:{line} imports {name}"
        for module in core_modules() + plugin_modules()
        for line, name in module.imports
        if any(_is(name, library) for library in NETWORK)
    ]
    assert not strays, listed(strays)


def test_the_server_of_the_browser_only_listens() -> None:
    """Who serves the screens on the loopback imports aiohttp's server, and calls nobody."""
    calling = {"ClientSession", "BaseConnector", "TCPConnector", "UnixConnector", "request"}
    strays = [
        f"{module.where}:{node.lineno} {ast.unparse(node)}"
        for module in core_modules()
        for node in module.nodes
        if isinstance(node, ast.Import | ast.ImportFrom) and "aiohttp" in ast.unparse(node)
        if module.path.parent.name != "serving"
        or not isinstance(node, ast.ImportFrom)
        or calling & {name.name for name in node.names}
    ]
    assert not strays, listed(strays)


def test_the_pure_layers_are_pure() -> None:
    """Model, engine, repair and review import nothing that reads files, time or chance."""
    strays = [
        f"{module.where}:{line} imports {name}"
        for module in core_modules()
        if module.layer in PURE_LAYERS
        for line, name in module.imports
        if any(_is(name, library) for library in IMPURE)
    ]
    assert not strays, listed(strays)


def test_only_the_clock_asks_what_time_it_is() -> None:
    """Everything else is told: ``datetime.now`` and ``date.today`` are called in the clock only."""
    strays = [
        f"{module.where}:{node.lineno} calls {ast.unparse(node.func)}"
        for module in core_modules() + plugin_modules()
        if module.layer != "clock"
        for node in module.nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(
            ("datetime.now", "datetime.utcnow", "date.today", "datetime.today")
        )
    ]
    assert not strays, listed(strays)


def test_plugins_import_only_what_is_promised_to_them() -> None:
    """A plugin of this repository sees ``handfast.plugins`` and nothing else of handfast."""
    strays = [
        f"{module.where}:{line} imports {name}"
        for module in plugin_modules()
        for line, name in module.imports
        if _is(name, "handfast") and not _is(name, "handfast.plugins")
    ]
    assert not strays, listed(strays)
