"""The keys at the bottom. Where not all of them fit, the ways out and to help come first."""

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer

from .. import actions

ENOUGH = 76
"""From how many columns on the keys of every place fit."""


class HouseFooter(Footer):
    """A footer in which leaving, help and support are never the keys that are cut off."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._small = False
        self._drawn: list[tuple[Binding, bool, str]] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the keys; on a small screen those that work everywhere stand first."""
        keys = list(super().compose())
        self._drawn = _shown(self.screen) if keys else None
        for key in keys:
            # Each key would be given this class once it stands there, and be styled a second time.
            key.add_class("-compact", update=False)
        self._small = self.app.size.width < ENOUGH
        if self._small:
            always = {action.id for action in actions.everywhere() if action.footer}
            keys.sort(key=lambda key: getattr(key, "action", "") not in always)
        yield from keys

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Lay the keys out anew, but only where they are other keys than those that stand here."""
        if screen is not self.screen or _shown(screen) != self._drawn:
            super().bindings_changed(screen)

    def on_resize(self, event: events.Resize) -> None:
        """Order the keys again where the screen became small, or large."""
        small = event.size.width < ENOUGH
        if small is not self._small:
            self._small = small
            self.call_after_refresh(self.recompose)


def _shown(screen: Screen[Any]) -> list[tuple[Binding, bool, str]]:
    """Return the keys that a footer shows, and which of them can be pressed."""
    active = screen.active_bindings.values()
    return [(each.binding, each.enabled, each.tooltip) for each in active if each.binding.show]
