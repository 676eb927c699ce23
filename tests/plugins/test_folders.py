"""The plugins in this repository, and the one to copy, through the host and not installed."""

import importlib
import importlib.util
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from handfast.plugins import Found, PluginHost, contract_test

REPOSITORY = Path(__file__).parents[2]
FOLDERS = {
    path.parent.name: path.parent
    for path in (
        *sorted((REPOSITORY / "plugins").glob("*/pyproject.toml")),
        REPOSITORY / "examples" / "community-plugin" / "pyproject.toml",
    )
}


def missing(folder):
    """What the plugin needs and this machine does not have."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [Requirement(line).name for line in project["dependencies"]]
    return [name for name in names if importlib.util.find_spec(name) is None]


@pytest.fixture(params=FOLDERS)
def folder(request, monkeypatch):
    """A plugin's folder, with its source on the path."""
    monkeypatch.syspath_prepend(FOLDERS[request.param] / "src")
    return FOLDERS[request.param]


def entry_point(folder):
    """The plugin's name and module as its project file says."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ((name, module),) = project["entry-points"]["handfast"].items()
    return project["name"], name, importlib.import_module(module)


@pytest.mark.parametrize("package", [name for name in FOLDERS if not missing(FOLDERS[name])])
def test_each_that_this_machine_can_run_keeps_the_contract(package, monkeypatch):
    """The plugin that the project file names keeps what all plugins promise."""
    monkeypatch.syspath_prepend(FOLDERS[package] / "src")
    _, name, module = entry_point(FOLDERS[package])
    contract_test(module, name)


def test_each_has_what_a_package_needs(folder):
    """A readme, a change log, a licence, types, and a contract test of its own."""
    package, name, _ = entry_point(folder)
    module = package.replace("-", "_")
    for part in (
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "tests/test_contract.py",
        f"src/{module}/py.typed",
    ):
        assert (folder / part).is_file(), part
    assert package == f"handfast-{name}"


def test_they_live_together(monkeypatch):
    """All of them on at once: different styles, different codes, no failure."""
    monkeypatch.delenv("HANDFAST_DISABLED_PLUGINS", raising=False)
    found = []
    for path in FOLDERS.values():
        monkeypatch.syspath_prepend(path / "src")
        package, name, module = entry_point(path)
        found.append(Found(name, lambda module=module: module, package=package))
    host = PluginHost.load([plugin.name for plugin in found], found=found)
    assert host.failures == ()
    styles = host.styles()
    assert styles.failures == ()
    bringing = {one.name for one in host.listing() if "handfast_styles" in one.hooks}
    assert {answer.plugin for answer in styles.answers} == bringing > {"monogamous"}
    for style in styles.values:
        assert host.packs(style.id).failures == ()
        assert len(host.packs(style.id).answers) >= 2
