"""Sentences about what a plugin did wrong, safe to show.

What people wrote is never repeated: a plugin that was given somebody's words may have put them into
its error, so of such errors only the kind and the place in the plugin are told.
"""

import traceback
from pathlib import PurePath
from typing import Final

from handfast.text_hygiene import one_line

from .allowance import Outcome

GIVEN_WORDS: Final = frozenset(
    {
        "handfast_check_clause",
        "handfast_second_opinion",
        "handfast_check_agreement",
        "handfast_check_change",
        "handfast_questions",
    }
)
"""The hooks that are given what people wrote."""


class UnfitError(Exception):
    """A plugin or an answer that cannot be used; its text is a sentence of ours."""


def why_it_failed(outcome: Outcome[object], hook: str, seconds: float) -> str:
    """Return one sentence on why a call gave nothing."""
    if outcome.overran:
        return f"It took longer than {seconds:g} seconds."
    error = outcome.error
    if isinstance(error, UnfitError):
        return str(error)
    kind = type(error).__name__
    verb = "tried to end the program with" if isinstance(error, SystemExit) else "raised"
    said = "" if hook in GIVEN_WORDS else _said(error)
    return one_line(f"It {verb} {kind}{_place(error)}{said}.", 300)


def _place(error: BaseException | None) -> str:
    frames = traceback.extract_tb(error.__traceback__ if error else None, limit=-1)
    return "".join(f" in {PurePath(frame.filename).name}, line {frame.lineno}" for frame in frames)


def _said(error: BaseException | None) -> str:
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - an error of a plugin may fail at saying what it is
        return ""
    return f": {text}" if text else ""
