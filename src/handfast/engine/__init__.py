"""The engine: what stands, who may sign, and until when. Pure: no clock, no files, no surprises.

Lives here: ``standing`` with the rules of an agreement's life, ``may_sign`` with the rules for a
signature, and the time after a rupture. The records and the day are given; values come back.
May import: ``model`` and the packages below it, and attrs. The rules for a
signature load when they are first asked for: saying what stands needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .standing import standing
from .values import AgreementStanding, Standing, State, VersionStanding

if TYPE_CHECKING:
    from .refusal import Refusal
    from .rupture import (
        HOLD_DAYS,
        OpenRupture,
        hold_is_short,
        holds_allowed_until,
        open_ruptures,
        rupture_ends,
        ruptures_ahead,
    )
    from .signing_rules import may_sign

_HOMES = {
    "HOLD_DAYS": "rupture",
    "OpenRupture": "rupture",
    "Refusal": "refusal",
    "hold_is_short": "rupture",
    "holds_allowed_until": "rupture",
    "may_sign": "signing_rules",
    "open_ruptures": "rupture",
    "rupture_ends": "rupture",
    "ruptures_ahead": "rupture",
}

__all__ = [
    "HOLD_DAYS",
    "AgreementStanding",
    "OpenRupture",
    "Refusal",
    "Standing",
    "State",
    "VersionStanding",
    "hold_is_short",
    "holds_allowed_until",
    "may_sign",
    "open_ruptures",
    "rupture_ends",
    "ruptures_ahead",
    "standing",
]


def __getattr__(name: str) -> object:
    """Load the module that a public name lives in, when the name is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
