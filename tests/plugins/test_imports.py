"""What is imported when: nothing of plugins before somebody asks for it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from handfast import plugins


def imported_by(code: str) -> set[str]:
    """The modules that a fresh Python has imported after this code."""
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("code", ["import handfast", "from handfast.plugins import PluginFailure"])
def test_light_doors_stay_light(code):
    """Neither the root nor the values of this package import pluggy or patterns."""
    assert not {"pluggy", "re2", "importlib.metadata", "cattrs"} & imported_by(code)


def test_only_this_package_knows_pluggy():
    """Whoever reads the rest of the house need not know how plugins are called."""
    source = Path(plugins.__file__).parents[1]
    knows = {
        path.relative_to(source).parts[0]
        for path in source.rglob("*.py")
        if re.search(r"^\s*(import|from) pluggy", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert knows == {"plugins"}


def test_every_public_name_is_there():
    """Names that are imported late can be imported."""
    for name in plugins.__all__:
        assert getattr(plugins, name) is not None


def test_an_unknown_name_is_an_ordinary_error():
    """A misspelt import says what is missing."""
    with pytest.raises(AttributeError, match="no attribute 'hookimp'"):
        plugins.hookimp  # noqa: B018
