"""Which plugins there are, and turning them on and off, on this machine alone."""

import pytest

from handfast.errors import UsageError
from handfast.plugins import PluginHost, PluginInfo
from handfast.workspace import plugin_switch


@pytest.fixture
def installed(monkeypatch):
    """Let a plugin be installed that nobody has turned on."""
    asked = []

    class Host:
        """A host that knows one plugin of somebody else's."""

        def __init__(self, on, off):
            self.on, self.off = on, off

        def listing(self):
            """Return handfast's own plugin and the other one."""
            other = "community" in self.on and "community" not in self.off
            return (
                PluginInfo("handfast", "1", "handfast", on=True, comes_with=True),
                PluginInfo("community", "1", "other", on=other, comes_with=False),
            )

    def load(turned_on=(), disabled=()):
        asked.append((tuple(turned_on), tuple(disabled)))
        return Host(turned_on, disabled)

    monkeypatch.setattr(PluginHost, "load", load)
    return asked


def states(ws):
    """Return which plugins are on."""
    return {plugin.name: plugin.on for plugin in plugin_switch.listing(ws)}


def test_a_plugin_is_off_until_it_is_turned_on_and_off_again(ws, installed):
    """What was said last holds, in this folder on this machine."""
    assert states(ws) == {"handfast": True, "community": False}
    plugin_switch.turn_on(ws, "community")
    assert states(ws)["community"] is True
    plugin_switch.turn_off(ws, "community")
    assert states(ws)["community"] is False
    plugin_switch.turn_on(ws, "community")
    assert states(ws)["community"] is True
    assert installed[-1] == (("community",), ())


def test_without_a_folder_only_what_comes_with_handfast_is_on(installed):
    """Reading works anywhere."""
    assert plugin_switch.listing()[0].name == "handfast"
    assert installed == [((), ())]


def test_nothing_in_the_shared_folder_turns_a_plugin_on(ws, installed):
    """Whoever else writes into the folder cannot make a program run here."""
    settings = ws.folder / "handfast.toml"
    settings.write_text(settings.read_text().replace("plugins = []", 'plugins = ["community"]'))
    plugin_switch.listing(ws)
    assert installed == [((), ())]


def test_an_unknown_plugin_is_named_with_those_there_are(ws, installed):
    """Turning on what is not installed is a usage error."""
    for turn in (plugin_switch.turn_on, plugin_switch.turn_off):
        with pytest.raises(UsageError, match="handfast, community"):
            turn(ws, "nothing\x1b")


def test_handfasts_own_checks_stay_on(ws, installed):
    """They cannot be turned off, only talked through."""
    with pytest.raises(UsageError, match="own checks"):
        plugin_switch.turn_off(ws, "handfast")
    assert ws.local.plugins_off == ()
