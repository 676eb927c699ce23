"""The repository as data: its modules, functions and text files, for the tests beside it."""

import ast
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "src" / "handfast"
LAYERS = (
    "cli",
    "tui",
    "workspace",
    "calendar",
    "reports",
    "exchange",
    "plugins",
    "checks",
    "repair",
    "review",
    "engine",
    "ledger",
    "documents",
    "signing",
    "model",
    "errors",
    "clock",
    "text_hygiene",
)
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file. ``layer`` is empty for the package root and for what is not the core."""

    path: Path
    layer: str = ""

    @property
    def where(self) -> str:
        """The path as a person would name it."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """The whole source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed source."""
        return ast.parse(self.text, filename=self.where)

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.text.splitlines())

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the parsed source."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> tuple[tuple[int, str], ...]:
        """The line and dotted name of every absolute import, inside functions too."""
        return tuple(_imports(self.nodes))

    @cached_property
    def functions(self) -> "tuple[Function, ...]":
        """Every function and method, nested ones too."""
        return tuple(_functions(self, self.tree, inside="", public=True))


@dataclass(frozen=True)
class Function:
    """One function; ``public`` when neither it nor anything around it starts with an underscore."""

    module: Module
    node: FunctionNode
    name: str
    public: bool

    @property
    def where(self) -> str:
        """Its place as file, line and name."""
        return f"{self.module.where}:{self.node.lineno} {self.name}"

    @property
    def lines(self) -> int:
        """Lines from ``def`` to the last one, its docstring included."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1


def _imports(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def _functions(module: Module, parent: ast.AST, *, inside: str, public: bool) -> Iterator[Function]:
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, FunctionNode):
            open_to_all = public and not node.name.startswith("_")
            yield Function(module, node, f"{inside}{node.name}", open_to_all)
            yield from _functions(module, node, inside=f"{inside}{node.name}.", public=False)
        elif isinstance(node, ast.ClassDef):
            yield from _functions(
                module,
                node,
                inside=f"{inside}{node.name}.",
                public=public and not node.name.startswith("_"),
            )
        else:
            yield from _functions(module, node, inside=inside, public=public)


def _layer_of(path: Path) -> str:
    first = path.relative_to(CORE).parts[0]
    return first.removesuffix(".py") if first not in {"__init__.py", "__main__.py"} else ""


@lru_cache
def core_modules() -> tuple[Module, ...]:
    """Return the modules of the core package."""
    return tuple(Module(path, _layer_of(path)) for path in sorted(CORE.rglob("*.py")))


@lru_cache
def plugin_modules() -> tuple[Module, ...]:
    """Return the modules of the plugins in this repository."""
    return tuple(Module(path) for path in sorted(ROOT.glob("plugins/*/src/**/*.py")))


@lru_cache
def package_modules() -> tuple[Module, ...]:
    """Return the modules of the core and of the plugins."""
    return core_modules() + plugin_modules()


@lru_cache
def test_modules() -> tuple[Module, ...]:
    """Return the modules that hold tests, those of the plugins too."""
    found = [*ROOT.glob("tests/**/*.py"), *ROOT.glob("plugins/*/tests/**/*.py")]
    return tuple(Module(path) for path in sorted(found))


test_modules.__test__ = False  # type: ignore[attr-defined]

_LEFT_OUT = {"__pycache__", "build", "dist", "node_modules"}


@lru_cache
def text_files() -> tuple[Path, ...]:
    """Return every file of the repository that is text."""
    found = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".coverage"]
    for folder in ROOT.iterdir():
        if folder.is_dir() and (folder.name == ".ci" or not folder.name.startswith(".")):
            found += [path for path in folder.rglob("*") if path.is_file()]
    kept = [path for path in found if not _LEFT_OUT.intersection(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in kept if b"\0" not in path.read_bytes()[:4096]))


def read_text(path: Path) -> str:
    """Return a file's text, whatever bytes are in it."""
    return path.read_bytes().decode("utf-8", errors="replace")


def listed(strays: Iterable[str]) -> str:
    """Return what should not be there, one on each line, as the message of a failed test."""
    return "\n" + "\n".join(strays)


def fresh_environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment for a fresh process: our packages, no coverage, no data of yours."""
    sources = [ROOT / "src", *sorted(ROOT.glob("plugins/*/src"))]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return kept | {
        "PYTHONPATH": os.pathsep.join(map(str, sources)),
        "HANDFAST_DATA_DIR": str(tmp_path),
        "NO_COLOR": "1",
    }
