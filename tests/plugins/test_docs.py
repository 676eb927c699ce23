"""The page about plugins says what the hooks are, exactly."""

import inspect
import re
import tomllib
from pathlib import Path

from handfast import plugins
from handfast.plugins import HOOKS, hookspecs
from handfast.plugins.allowance import Allowance
from handfast.plugins.guarded import MOST_FAILURES
from handfast.plugins.rebuilding import MOST, MOST_PACKS

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "plugins.md").read_text(encoding="utf-8")


def test_every_hook_is_on_the_page_with_its_exact_arguments():
    """Headings are the hooks, in the order of the hookspecs."""
    headings = re.findall(r"^### `(handfast_\w+)\(([^)]*)\)`$", PAGE, re.MULTILINE)
    specs = [
        (name, ", ".join(inspect.signature(getattr(hookspecs, name)).parameters)) for name in HOOKS
    ]
    assert headings == specs


def test_every_hook_says_when_and_how_answers_combine():
    """A hookspec is a contract: when, what comes back, and what None means."""
    for name in HOOKS:
        text = inspect.getdoc(getattr(hookspecs, name)) or ""
        assert all(part in text for part in ("When: ", "Answers: ", "None: ")), name


def test_every_name_on_the_page_can_be_imported():
    """What an author reads about is what an author can import."""
    block = re.search(r"```python\nfrom handfast\.plugins import \((.*?)\)", PAGE, re.DOTALL)
    named = {name.strip() for name in block[1].split(",") if name.strip()}
    assert named <= set(plugins.__all__)


def test_limits_on_the_page_are_the_limits():
    """Times and counts are those of the code."""
    allowance = Allowance()
    assert MOST_FAILURES == 10
    for words in (
        "or ten failed calls",
        f"{allowance.live:g} seconds while somebody types",
        f"{allowance.call:g} seconds otherwise",
        f"{allowance.load:g} seconds to be imported",
        *(f"{most} of `{kind.__name__}`" for kind, most in MOST.items()),
        f"{MOST_PACKS} of `RulePack`",
    ):
        assert words in PAGE, words


def test_the_examples_of_the_page_run():
    """The plugin in the page keeps the contract, and its project file names its entry point."""
    source = re.search(r"```python\n# plugin\.py\n(.*?)```", PAGE, re.DOTALL)[1]
    project = re.search(r"```toml\n# pyproject\.toml\n(.*?)```", PAGE, re.DOTALL)[1]
    from types import ModuleType

    module = ModuleType("plugin_of_the_page")
    exec(source, module.__dict__)
    plugins.contract_test(module, "weekends")
    assert tomllib.loads(project)["project"]["entry-points"]["handfast"]
