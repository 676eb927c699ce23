"""The keys at the bottom. Where not all of them fit, the ways out and to help come first."""

from textual import events
from textual.app import ComposeResult
from textual.widgets import Footer

from .. import actions

ENOUGH = 76
"""From how many columns on the keys of every place fit."""


class HouseFooter(Footer):
    """A footer in which leaving, help and support are never the keys that are cut off."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._small = False

    def compose(self) -> ComposeResult:
        """Lay out the keys; on a small screen those that work everywhere stand first."""
        keys = list(super().compose())
        if self.app.size.width < ENOUGH:
            always = {action.id for action in actions.everywhere() if action.footer}
            keys.sort(key=lambda key: getattr(key, "action", "") not in always)
        yield from keys

    def on_resize(self, event: events.Resize) -> None:
        """Order the keys again where the screen became small, or large."""
        small = event.size.width < ENOUGH
        if small is not self._small:
            self._small = small
            self.call_after_refresh(self.recompose)
