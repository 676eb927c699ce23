"""Which plugins are installed, known by name and without importing any of them."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from typing import Final

import tomli
from attrs import field, frozen

from handfast import __version__
from handfast.text_hygiene import one_line

from .gathered import PluginFailure

GROUP: Final = "handfast"
DISABLED_VARIABLE: Final = "HANDFAST_DISABLED_PLUGINS"
CORE: Final = "handfast"
PLUGIN_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


@frozen
class Found:
    """An installed plugin that nobody has imported yet. ``load`` imports it and returns it."""

    name: str
    load: Callable[[], object] = field(eq=False, repr=False)
    package: str = ""
    version: str = ""
    comes_with: bool = False

    @property
    def core(self) -> bool:
        """Whether this is handfast's own."""
        return self.name == CORE and self.comes_with


def core_plugin() -> Found:
    """Return handfast's own plugin: it comes in through the same door as all others."""
    load = partial(import_module, "handfast.plugins.builtin")
    return Found(CORE, load, package="handfast", version=__version__, comes_with=True)


def included_distributions() -> tuple[str, ...]:
    """Return the names of the distributions that come with handfast."""
    text = files(__package__).joinpath("included.toml").read_text(encoding="utf-8")
    return tuple(tomli.loads(text)["distributions"])


def disabled_by_environment() -> frozenset[str]:
    """Return the plugin names that ``HANDFAST_DISABLED_PLUGINS`` blocks, however it parts them."""
    return frozenset(re.split(r"[\s,;]+", os.environ.get(DISABLED_VARIABLE, ""))) - {""}


def installed(
    points: Iterable[EntryPoint] | None = None,
) -> tuple[tuple[Found, ...], tuple[PluginFailure, ...]]:
    """Return the installed plugins in the order in which they answer, and what cannot be used.

    Two packages that offer the same name cannot be told apart, so neither is offered; a package
    that takes the name of one that comes with handfast is refused alone.
    """
    included = included_distributions()
    everyone = entry_points(group=GROUP) if points is None else points
    found = sorted({_found(point, included) for point in everyone}, key=_order(included))
    reserved = {CORE} | {plugin.name for plugin in found if plugin.comes_with}
    names = Counter(plugin.name for plugin in found)
    kept: list[Found] = []
    failures: list[PluginFailure] = []
    for plugin in found:
        problem = _problem(plugin, reserved, names)
        if problem:
            failures.append(PluginFailure(one_line(plugin.name, 40), "", problem))
        else:
            kept.append(plugin)
    return tuple(kept), tuple(failures)


def _found(point: EntryPoint, included: tuple[str, ...]) -> Found:
    package = point.dist.name if point.dist else ""
    version = point.dist.version if point.dist else ""
    comes_with = _plain(package) in included
    return Found(point.name, point.load, one_line(package, 80), one_line(version, 40), comes_with)


def _order(included: tuple[str, ...]) -> Callable[[Found], tuple[int, str, str]]:
    def place(plugin: Found) -> tuple[int, str, str]:
        first = included.index(_plain(plugin.package)) if plugin.comes_with else len(included)
        return first, plugin.name, plugin.package

    return place


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def _problem(plugin: Found, reserved: set[str], names: Counter[str]) -> str:
    if not PLUGIN_NAME.fullmatch(plugin.name):
        return (
            f"The package {plugin.package} gives it a name that is not made of small letters, "
            "digits and hyphens (at most 32), so it cannot be turned on."
        )
    if plugin.comes_with and plugin.name != CORE:
        return ""
    if plugin.name in reserved:
        return (
            f"The package {plugin.package} takes the name of a plugin that comes with handfast, "
            "so it cannot be turned on."
        )
    if names[plugin.name] > 1:
        return (
            f"The package {plugin.package} and another one both offer a plugin of this name, so "
            "neither can be turned on. Uninstall one of them."
        )
    return ""
