"""Choosing which installed plugins are on, and loading only those."""

from collections.abc import Collection, Sequence

from attrs import frozen

from .allowance import Allowance
from .discovery import Found, core_plugin, disabled_by_environment, installed
from .gathered import PluginFailure
from .guarded import GuardedPlugin
from .loading import load


@frozen
class Selection:
    """What is installed, what of it is on and fits, and what went wrong."""

    found: tuple[Found, ...]
    plugins: tuple[GuardedPlugin, ...]
    failures: tuple[PluginFailure, ...]


def select(
    turned_on: Sequence[str] = (),
    disabled: Collection[str] = (),
    *,
    no_plugins: bool = False,
    found: Sequence[Found] | None = None,
    allowance: Allowance | None = None,
) -> Selection:
    """Load what is on. ``PluginHost.load`` says what the arguments mean."""
    known, failures = (tuple(found), ()) if found is not None else installed()
    blocked = disabled_by_environment() | frozenset(disabled)
    wanted = [
        plugin
        for plugin in known
        if not no_plugins
        and plugin.name not in blocked
        and (plugin.comes_with or plugin.name in turned_on)
    ]
    problems = list(failures)
    if not no_plugins:
        problems += _absent(turned_on, known, failures)
    core = core_plugin()
    plugins: list[GuardedPlugin] = []
    for plugin in (core, *wanted):
        loaded = _fitting(load(plugin, allowance or Allowance()), plugins)
        if isinstance(loaded, PluginFailure):
            problems.append(loaded)
        else:
            plugins.append(loaded)
    return Selection((core, *known), tuple(plugins), tuple(problems))


def _absent(
    turned_on: Sequence[str], known: Sequence[Found], failures: Sequence[PluginFailure]
) -> list[PluginFailure]:
    there = {plugin.name for plugin in known} | {failure.plugin for failure in failures}
    return [
        PluginFailure(name, "", "It is turned on, but it is not installed on this machine.")
        for name in dict.fromkeys(turned_on)
        if name not in there
    ]


def _fitting(
    loaded: GuardedPlugin | PluginFailure, others: Sequence[GuardedPlugin]
) -> GuardedPlugin | PluginFailure:
    """Refuse a plugin whose codes could be taken for another plugin's."""
    if isinstance(loaded, PluginFailure):
        return loaded
    for other in others:
        if loaded.code_prefix and other.code_prefix == loaded.code_prefix:
            return PluginFailure(
                loaded.name,
                "",
                f"Its CODE_PREFIX {loaded.code_prefix} is taken by the plugin {other.name}, so it "
                "was left out. Its author has to choose another.",
            )
    return loaded
