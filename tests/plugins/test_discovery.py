"""Which plugins are installed, known by name and without importing any."""

from importlib.metadata import EntryPoint, entry_points

import pytest

from handfast.plugins import Found, PluginHost, installed
from handfast.plugins.discovery import (
    GROUP,
    disabled_by_environment,
    included_distributions,
)


class Distribution:
    """A distribution of a test."""

    def __init__(self, name: str, version: str = "1.0"):
        self.name = name
        self.version = version


def point(name: str, package: str | None = None, value: str = "no_such_module_anywhere"):
    """An entry point whose import fails, so that importing it would be seen."""
    entry = EntryPoint(name, value, GROUP)
    return entry._for(Distribution(package)) if package else entry


def names(*points):
    """The names of the plugins that can be used, and of those that cannot."""
    found, failures = installed(points)
    return [plugin.name for plugin in found], [failure.plugin for failure in failures]


def test_names_are_known_without_importing():
    """Listing imports nothing: the module of this entry point is not there at all."""
    (found,), failures = installed([point("star", "handfast-star")])
    assert (found.name, found.package, found.version) == ("star", "handfast-star", "1.0")
    assert (found.comes_with, found.core, failures) == (False, False, ())


def test_those_that_come_with_handfast_answer_first():
    """They keep the order of the list, and the others follow by name, however names are spelt."""
    points = [
        point("aaa", "handfast-aaa"),
        point("polyamorous", "Handfast_Polyamorous"),
        point("monogamous", "handfast-monogamous"),
    ]
    found, _ = installed(points)
    assert [plugin.name for plugin in found] == ["monogamous", "polyamorous", "aaa"]
    assert [plugin.comes_with for plugin in found] == [True, True, False]


def test_an_entry_point_without_a_package_is_nobodys():
    """Where it comes from is empty, and it does not come with handfast."""
    (found,), _ = installed([point("odd")])
    assert (found.package, found.version, found.comes_with) == ("", "", False)


@pytest.mark.parametrize("name", ["Star", "a b", "-a", "a" * 33, "star\u202e", "../x"])
def test_odd_names_are_refused(name):
    """A name chosen by somebody else never reaches a path or a screen raw."""
    kept, refused = names(point(name, "handfast-star"))
    assert kept == []
    assert "\u202e" not in refused[0]


def test_the_same_package_twice_is_one():
    """A package that is found on two paths is still one plugin."""
    assert names(point("star", "handfast-star"), point("star", "handfast-star")) == (["star"], [])


def test_one_name_from_two_packages_is_refused():
    """Nobody can tell which one was turned on, so neither is."""
    assert names(point("star", "a"), point("star", "b")) == ([], ["star", "star"])


def test_nobody_takes_the_name_of_what_comes_with_handfast():
    """A stranger under the name of a style that is on would be on unasked."""
    points = [point("monogamous", "aaa"), point("monogamous", "handfast-monogamous")]
    assert names(*points) == (["monogamous"], ["monogamous"])
    assert names(point("handfast", "aaa")) == ([], ["handfast"])
    assert names(point("handfast", "handfast-monogamous")) == ([], ["handfast"])


def test_what_is_off_is_never_imported(monkeypatch):
    """Off means off: the loader is not called, whatever the plugin says of itself."""
    monkeypatch.delenv("HANDFAST_DISABLED_PLUGINS", raising=False)

    def loader():
        raise AssertionError("imported")

    found = [Found("off", loader), Found("style", loader, comes_with=True)]
    host = PluginHost.load(found=found, disabled=["style"])
    assert host.failures == ()
    assert [(info.name, info.on) for info in host.listing()] == [
        ("handfast", True),
        ("off", False),
        ("style", False),
    ]


def test_no_plugins_leaves_only_our_own(monkeypatch):
    """Everything but handfast's own stays off, and nothing is said to be missing."""
    monkeypatch.delenv("HANDFAST_DISABLED_PLUGINS", raising=False)
    found = [Found("style", lambda: None, comes_with=True)]
    host = PluginHost.load(["gone"], no_plugins=True, found=found)
    assert (host.failures, host.styles().answers) == ((), ())


@pytest.mark.parametrize("text", ["a,b", "a b", "a; b", " a,, b "])
def test_the_environment_blocks_by_name(monkeypatch, text):
    """However the names are parted."""
    monkeypatch.setenv("HANDFAST_DISABLED_PLUGINS", text)
    assert disabled_by_environment() == {"a", "b"}
    found = [Found("a", lambda: None, comes_with=True)]
    assert PluginHost.load(found=found).listing()[1].on is False


def test_handfasts_own_cannot_be_blocked(monkeypatch):
    """What tells a threat from an agreement is not switched off by a name."""
    monkeypatch.setenv("HANDFAST_DISABLED_PLUGINS", "handfast")
    assert PluginHost.load(found=[]).listing()[0].on is True


def test_turned_on_but_not_installed_is_said():
    """A plugin that somebody counts on and that is not here does not vanish silently."""
    (failure,) = PluginHost.load(["gone", "gone"], found=[]).failures
    assert (failure.plugin, failure.message) == (
        "gone",
        "It is turned on, but it is not installed on this machine.",
    )


def test_the_list_of_what_comes_with_handfast():
    """The list names distributions in their plain spelling."""
    assert all(name == name.lower() and "_" not in name for name in included_distributions())


def test_really_installed_styles_are_on(monkeypatch):
    """What is installed with handfast is found through its entry point, on, and fits.

    Each brings a style but the encoder, which only reads.
    """
    monkeypatch.delenv("HANDFAST_DISABLED_PLUGINS", raising=False)
    ours = {
        entry.name
        for entry in entry_points(group=GROUP)
        if entry.dist and entry.dist.name in included_distributions()
    }
    host = PluginHost.load()
    assert host.failures == ()
    assert {info.name for info in host.listing() if info.on} == {"handfast", *ours}
    assert {answer.plugin for answer in host.styles().answers} == ours - {"encoder"}
