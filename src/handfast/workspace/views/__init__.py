"""What the surfaces are given to draw: plain frozen values, no files and no keys.

Lives here: what use cases return. May import: the layers below ``workspace``. Each value is loaded
when it is first asked for, so that a quick list needs few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .changes import ClauseChange, Difference, FieldChange, Replaced, WordChange
    from .conversation import Conversation, Turn
    from .drafts import DraftView, Preview
    from .faults import Fault, VerifyReport
    from .overview import Overview
    from .pages import AgreementView, Happening, SignatureView, SigningView
    from .people import PersonView
    from .repairs import HurtView, RepairAtHome, RepairView, StepView
    from .reports import ClauseReport, DocumentReport, FileReport
    from .reviews import ReviewView, SideBySide
    from .rewording import NO_SOFTER_WORDS, RUNGS, FearView, OfferedWording, Rewording
    from .timeline import Timeline, TimelineVersion

_HOMES = {
    "AgreementView": "pages",
    "ClauseChange": "changes",
    "ClauseReport": "reports",
    "Conversation": "conversation",
    "Difference": "changes",
    "DocumentReport": "reports",
    "DraftView": "drafts",
    "Fault": "faults",
    "FearView": "rewording",
    "FieldChange": "changes",
    "FileReport": "reports",
    "Happening": "pages",
    "NO_SOFTER_WORDS": "rewording",
    "OfferedWording": "rewording",
    "Overview": "overview",
    "PersonView": "people",
    "Preview": "drafts",
    "HurtView": "repairs",
    "RUNGS": "rewording",
    "RepairAtHome": "repairs",
    "RepairView": "repairs",
    "Replaced": "changes",
    "ReviewView": "reviews",
    "SideBySide": "reviews",
    "Rewording": "rewording",
    "SignatureView": "pages",
    "SigningView": "pages",
    "Timeline": "timeline",
    "TimelineVersion": "timeline",
    "StepView": "repairs",
    "Turn": "conversation",
    "VerifyReport": "faults",
    "WordChange": "changes",
}

__all__ = [
    "NO_SOFTER_WORDS",
    "RUNGS",
    "AgreementView",
    "ClauseChange",
    "ClauseReport",
    "Conversation",
    "Difference",
    "DocumentReport",
    "DraftView",
    "Fault",
    "FearView",
    "FieldChange",
    "FileReport",
    "Happening",
    "HurtView",
    "OfferedWording",
    "Overview",
    "PersonView",
    "Preview",
    "RepairAtHome",
    "RepairView",
    "Replaced",
    "ReviewView",
    "Rewording",
    "SideBySide",
    "SignatureView",
    "SigningView",
    "StepView",
    "Timeline",
    "TimelineVersion",
    "Turn",
    "VerifyReport",
    "WordChange",
]


def __getattr__(name: str) -> object:
    """Load the module that a value lives in, when the value is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
