"""The hook of the encoder. What it needs is loaded when it is first asked, and not before."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from handfast.plugins import SecondOpinion, hookimpl

if TYPE_CHECKING:
    from .reader import Reader


@cache
def _reader() -> "Reader":
    from .reader import Reader

    return Reader()


@hookimpl
def handfast_second_opinion(texts: Sequence[str]) -> Sequence[SecondOpinion]:
    """Return how each text reads as a whole."""
    reader = _reader()
    return [reader.opinion(text) for text in texts]
