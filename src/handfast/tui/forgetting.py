"""Forgetting what one person had on the screen, so that nothing of it is left for the next.

A screen that is closed leaves its words in memory until the collector comes by, and libraries
remember the last texts they measured. Both are emptied here. What Python gave back to the system
it does not overwrite: somebody who can read the memory of this process is beyond what this is for.
"""

import gc
import sys
from collections.abc import Iterable
from functools import _lru_cache_wrapper
from typing import Any

from textual.app import App


def forget(app: App[Any]) -> None:
    """Empty what is left once the screens that held it are closed.

    That is: the words somebody looked for at home, the clipboard where it was filled here, and what
    was said in passing.
    """
    for screen in app.screen_stack:
        let_go = getattr(screen, "let_go", None)
        if let_go is not None:
            let_go()
    app.clear_notifications()
    if app.clipboard:
        app.copy_to_clipboard("")
    for each in _caches():
        if each.cache_parameters()["maxsize"]:
            each.cache_clear()  # one with a limit remembers what it was asked; others hold data
    gc.collect()


def _caches() -> "Iterable[_lru_cache_wrapper[Any]]":
    """Return what remembers its answers: that of modules and classes, and that of closures.

    The collector is not asked for all objects: a tuple that another thread is building would be
    among them, and Python refuses to finish one that somebody has seen. Nor does it know of what
    it was told to leave out (``pacing``); the modules do.
    """
    found = [each for each in gc.get_referrers(_lru_cache_wrapper) if _remembers(each)]
    for module in list(sys.modules.values()):
        for held in list(getattr(module, "__dict__", {}).values()):
            parts = list(vars(held).values()) if isinstance(held, type) else [held]
            found += [each for each in map(_plain, parts) if _remembers(each)]
    return {id(each): each for each in found}.values()


def _remembers(thing: object) -> bool:
    return type(thing) is _lru_cache_wrapper


def _plain(part: object) -> object:
    """Return the function behind a class method, a static method or a property."""
    if isinstance(part, property):
        return part.fget
    return part.__func__ if isinstance(part, classmethod | staticmethod) else part
