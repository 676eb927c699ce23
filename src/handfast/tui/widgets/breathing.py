"""A slow breath to follow: a row of dots that widens and narrows, and stands still where asked."""

from typing import Final

from handfast.repair import breath

from .. import text

_IN: Final = (1, 3, 5, 7)
_OUT: Final = (9, 8, 6, 5, 3, 2)
"""How wide it is in each second of a breath: four in, six out."""

STILL: Final = "In for four, out for six, if you like."


def breath_of(seconds: int) -> text.Content:
    """Return the breath this many seconds (0 or more) into a pause: the dots, and what to do."""
    widths = (*_IN, *_OUT)
    dots = " ".join("•" * widths[seconds % len(widths)])
    return text.words((dots, text.GOOD), f"\n{breath(seconds)}")
