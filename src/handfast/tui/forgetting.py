"""Forgetting what one person had on the screen, so that nothing of it is left for the next.

A screen that is closed leaves its words in memory until the collector comes by, and libraries
remember the last texts they measured. Both are emptied here. What Python gave back to the system
it does not overwrite: somebody who can read the memory of this process is beyond what this is for.
"""

import gc
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
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and each.cache_parameters()["maxsize"]:
            each.cache_clear()  # one with a limit remembers what it was asked; others hold data
    gc.collect()
