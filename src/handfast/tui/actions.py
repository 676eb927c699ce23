"""Which actions work where, from the one table of them all."""

from textual.binding import Binding

from .action import EVERYWHERE, Action
from .action_table import ACTIONS, INSIDE

__all__ = ["ACTIONS", "EVERYWHERE", "INSIDE", "Action", "above_all", "at", "bindings", "everywhere"]


def at(place: str) -> tuple[Action, ...]:
    """Return the actions of one place, without those that are everywhere."""
    return tuple(action for action in ACTIONS if place in action.where)


def everywhere() -> tuple[Action, ...]:
    """Return the actions that work on every screen."""
    return at(EVERYWHERE)


def bindings(place: str) -> list[Binding]:
    """Return the key bindings of one place."""
    return [action.binding() for action in at(place)]


def above_all() -> list[Binding]:
    """Return what works everywhere, for a dialog: keys of the app do not reach through it."""
    return [
        Binding(action.key, f"app.{action.id}", action.label, show=False)
        for action in everywhere()
        if action.id in {"switch", "lock", "lights", "contrast", "motion"}
    ]
