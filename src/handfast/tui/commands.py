"""The command palette: every action of the place one is at, by its name."""

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from . import actions, text
from .actions import Action


class HouseCommands(Provider):
    """Offers the actions of this screen, then those that are everywhere."""

    def _here(self) -> Iterator[Action]:
        seen: set[str] = {"command_palette"}
        for action in (*actions.at(getattr(self.screen, "PLACE", "")), *actions.everywhere()):
            if action.id not in seen:
                seen.add(action.id)
                yield action

    def _run(self, action: Action) -> "partial[Coroutine[Any, Any, Any]]":
        node = self.screen if hasattr(self.screen, f"action_{action.id}") else self.app
        return partial(node.run_action, action.id)

    async def discover(self) -> Hits:
        """Offer everything, before anything is typed."""
        for action in self._here():
            yield DiscoveryHit(
                text.words(action.label, (f"  {action.keys}", text.QUIET)),
                self._run(action),
                text=action.label,
                help=action.help,
            )

    async def search(self, query: str) -> Hits:
        """Offer what fits to what is typed, in names and in help."""
        matcher = self.matcher(query)
        for action in self._here():
            score = max(matcher.match(action.label), matcher.match(action.help) * 0.6)
            if score > 0:
                yield Hit(
                    score,
                    text.words(action.label, (f"  {action.keys}", text.QUIET)),
                    self._run(action),
                    text=action.label,
                    help=action.help,
                )
