"""What keeps typing quick while threads read, save and verify beside it.

Python runs one thread at a time. A thread that computes hands over after so many seconds, and the
event loop asks for its turn again after every wait, several times for one key: at the usual five
milliseconds a letter would stand there late. The collector holds everybody up, and would look
through all modules and styles, a hundred thousand objects that stay.
"""

import gc
import sys
from typing import Final

TURN: Final = 0.0005
"""Seconds after which a thread that computes lets another one go on."""

OBJECTS_BEFORE_A_COLLECTION: Final = 50_000
"""Screens come and go, so what they leave is looked for more often than while a verb runs."""


def keep_typing_quick() -> None:
    """Take short turns, and leave out of every collection what is loaded now.

    Called once, before anybody sits here: nothing private is among what stays.
    """
    sys.setswitchinterval(TURN)
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_A_COLLECTION)
