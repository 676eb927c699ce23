"""Importing one plugin behind a guard, and refusing what would reach beyond itself.

Every plugin gets a pluggy manager of its own, so none can wrap, block or reorder another.
"""

from collections.abc import Callable
from difflib import get_close_matches
from threading import Lock
from typing import Final

from pluggy import PluginManager, PluginValidationError

from handfast.text_hygiene import one_line

from . import hookspecs
from .allowance import Allowance, Outcome, call_here, call_within
from .answers import CODE_PREFIX
from .discovery import Found
from .faults import UnfitError, why_it_failed
from .gathered import PluginFailure
from .guarded import GuardedPlugin
from .markers import PROJECT

HOOKS: Final = tuple(name for name in vars(hookspecs) if name.startswith("handfast_"))
"""The names of all hooks, in the order in which they are documented."""


def load(found: Found, allowance: Allowance) -> GuardedPlugin | PluginFailure:
    """Import one plugin and make sure that it fits; a failure is returned, never raised."""
    outcome = _call(found, lambda: _admit(found, allowance), allowance.load)
    if outcome.value is None:
        return PluginFailure(found.name, "", why_it_failed(outcome, "", allowance.load))
    return outcome.value


def _call(
    found: Found, function: Callable[[], GuardedPlugin], seconds: float
) -> Outcome[GuardedPlugin]:
    if found.comes_with:
        return call_here(function)
    return call_within(function, seconds, Lock())


def _admit(found: Found, allowance: Allowance) -> GuardedPlugin:
    plugin = found.load()
    if isinstance(plugin, type):
        raise UnfitError(
            "Its entry point names a class. Name a module, or an object that is made already."
        )
    manager = PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(plugin, found.name)
    except PluginValidationError as error:
        raise UnfitError(one_line(f"One of its hooks does not fit. {error}", 400)) from None
    try:
        manager.check_pending()
    except PluginValidationError:
        raise UnfitError(_unknown(manager, plugin)) from None
    hooks = _hooks(manager, plugin)
    return GuardedPlugin(found, manager, hooks, _code_prefix(found, plugin), allowance)


def _unknown(manager: PluginManager, plugin: object) -> str:
    callers = manager.get_hookcallers(plugin) or []
    names = sorted(caller.name for caller in callers if not caller.has_spec())
    likely = get_close_matches(names[0], HOOKS, 1)
    hint = f" Did you mean {likely[0]}?" if likely else " The page docs/plugins.md lists them all."
    return one_line(f"It has a hook that handfast does not know: {names[0]}.{hint}", 300)


def _hooks(manager: PluginManager, plugin: object) -> tuple[str, ...]:
    callers = manager.get_hookcallers(plugin) or []
    for caller in callers:
        if any(impl.wrapper or impl.hookwrapper for impl in caller.get_hookimpls()):
            raise UnfitError(
                f"Its {caller.name} wraps the answers of others, which no plugin may do."
            )
    names = {caller.name for caller in callers}
    if not names:
        raise UnfitError("It answers no hook. Each hook needs @hookimpl above it.")
    unmarked = [name for name in HOOKS if name not in names and hasattr(plugin, name)]
    if unmarked:
        raise UnfitError(f"Its {unmarked[0]} lacks @hookimpl above it, so it is never called.")
    return tuple(name for name in HOOKS if name in names)


def _code_prefix(found: Found, plugin: object) -> str:
    prefix = getattr(plugin, "CODE_PREFIX", "")
    if prefix == "":
        return ""
    if not isinstance(prefix, str) or not CODE_PREFIX.fullmatch(prefix):
        raise UnfitError("Its CODE_PREFIX is not two to four capital letters.")
    if prefix == "HF" and not found.core:
        raise UnfitError("Its CODE_PREFIX is HF, which is handfast's own. Choose another.")
    return prefix
