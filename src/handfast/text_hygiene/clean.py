"""Whether a text is clean: a quick look, which is all that nearly every text needs."""

import re

_ASCII_SUSPECT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def is_clean(text: str) -> bool:
    """Return whether a text certainly holds no fault and no sequence of several characters.

    A text past the first plane of Unicode needs a closer look, so the answer is no.
    """
    if text.isascii():
        return _ASCII_SUSPECT.search(text) is None
    from .characters import QUICK

    return QUICK.search(text) is None
