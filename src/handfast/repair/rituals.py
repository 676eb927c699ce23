"""Small rituals of reconnection to begin with. People write their own, or change these."""

from attrs import frozen

from ..model import Cadence


@frozen
class RitualIdea:
    """A ritual to begin with: its short name, its words, and how often it may come."""

    id: str
    text: str
    every: Cadence


RITUALS: tuple[RitualIdea, ...] = (
    RitualIdea(
        "check-in",
        "Before we sleep, each says in a few sentences how today was between us.",
        Cadence.DAILY,
    ),
    RitualIdea(
        "hand",
        "When we come home, a hand on the shoulder, if the other would like it.",
        Cadence.DAILY,
    ),
    RitualIdea(
        "gratitude",
        "Each names one thing the other did that was good to have.",
        Cadence.WEEKLY,
    ),
)
"""A nightly check-in, a touch that asks first, and thanks."""
