"""Public names that load late mean the same whichever module was loaded first."""

import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT, fresh_environment

LATE = sorted(
    path.parent
    for path in (ROOT / "src").rglob("__init__.py")
    if "def __getattr__" in path.read_text("utf-8")
)
LOOK = """
import sys
from importlib import import_module

package, *modules = sys.argv[1:]
for module in modules:
    import_module(module)
home = import_module(package)
print(*(f"{name}:{type(getattr(home, name)).__name__}" for name in home.__all__))
"""


def _promised(tmp_path: Path, package: str, *loaded_before: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", LOOK, package, *loaded_before],
        env=fresh_environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


def test_there_are_packages_whose_names_load_late() -> None:
    """The tests below look at something."""
    assert len(LATE) > 3


@pytest.mark.parametrize("package", LATE, ids=lambda path: path.name)
def test_a_module_never_hides_a_public_name_of_its_package(package: Path, tmp_path: Path) -> None:
    """With every module loaded first, each name that is promised is what it is otherwise.

    Importing ``a.standing`` sets ``standing`` in ``a``: a function of that name must be there
    before, so it cannot load late.
    """
    name = ".".join(package.relative_to(ROOT / "src").parts)
    modules = [f"{name}.{path.stem}" for path in sorted(package.glob("[a-z]*.py"))]
    assert _promised(tmp_path, name, *modules) == _promised(tmp_path, name)
