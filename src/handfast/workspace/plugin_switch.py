"""Which plugins there are, and turning one on or off for a folder on this machine."""

from typing import Final

from handfast.errors import UsageError
from handfast.plugins import PluginHost, PluginInfo
from handfast.text_hygiene import visible

from .workspace import Workspace

_OWN: Final = "handfast"


def listing(ws: Workspace | None = None) -> tuple[PluginInfo, ...]:
    """Return every installed plugin. Those that are off are named but not imported."""
    return host(ws).listing()


def host(ws: Workspace | None = None) -> PluginHost:
    """Load the plugins that are on for this folder on this machine."""
    if ws is None:
        return PluginHost.load()
    local = ws.local
    return PluginHost.load(local.plugins, disabled=local.plugins_off)


def turn_on(ws: Workspace, name: str) -> None:
    """Turn a plugin on for this folder on this machine. It then runs with all your rights."""
    _known(ws, name)
    local = ws.local
    ws.save_local(
        plugins=(*local.plugins, name),
        plugins_off=tuple(plugin for plugin in local.plugins_off if plugin != name),
    )


def turn_off(ws: Workspace, name: str) -> None:
    """Turn a plugin off for this folder on this machine; handfast's own checks stay on."""
    _known(ws, name)
    if name == _OWN:
        raise UsageError(
            "handfast's own checks cannot be turned off.",
            next_step="In a draft you can note that you have talked a finding through.",
        )
    local = ws.local
    ws.save_local(
        plugins=tuple(plugin for plugin in local.plugins if plugin != name),
        plugins_off=(*local.plugins_off, name),
    )


def _known(ws: Workspace, name: str) -> None:
    names = [plugin.name for plugin in listing(ws)]
    if name not in names:
        raise UsageError(
            f"There is no plugin {visible(name)!r} installed.",
            next_step=f"Installed: {', '.join(names) or 'none'}.",
        )
