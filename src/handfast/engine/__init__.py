"""The engine: what stands, who may sign, and until when. Pure: no clock, no files, no surprises.

Lives here: ``standing`` with the rules of an agreement's life, ``may_sign`` with the rules for a
signature, and the time after a rupture. The records and the day are given; values come back.
May import: ``model`` and the packages below it, and attrs.
"""

from .rupture import (
    HOLD_DAYS,
    OpenRupture,
    hold_is_short,
    holds_allowed_until,
    open_ruptures,
    rupture_ends,
)
from .signing_rules import may_sign
from .standing import standing
from .values import AgreementStanding, Refusal, Standing, State, VersionStanding

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
    "standing",
]
