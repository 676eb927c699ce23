"""One plugin behind its guard: asked alone, with copies, for a limited time."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from threading import Lock
from typing import Final, TypeVar

from pluggy import PluginManager

from .allowance import Allowance, Outcome, call_here, call_within
from .answers import Received
from .discovery import Found
from .faults import why_it_failed
from .gathered import Answer, Gathered, PluginFailure

T = TypeVar("T")

MOST_FAILURES: Final = 10
"""After so many failed calls a plugin is set aside."""


class GuardedPlugin:
    """A plugin that has been loaded and fits.

    It is set aside, and says so at every call, once it overran its time or failed too often; after
    an overrun while somebody types, it is set aside for typing only.
    """

    def __init__(
        self,
        found: Found,
        manager: PluginManager,
        hooks: tuple[str, ...],
        code_prefix: str,
        allowance: Allowance,
    ) -> None:
        self.found = found
        self.name = found.name
        self.hooks = hooks
        self.code_prefix = code_prefix
        self.set_aside = ""
        self.set_aside_live = ""
        self._manager = manager
        self._allowance = allowance
        self._turn = Lock()
        self._failed = 0

    def ask(
        self,
        hook: str,
        given: Mapping[str, object],
        receive: Callable[[object], Received[T]],
        *,
        live: bool = False,
    ) -> Gathered[T]:
        """Ask this plugin alone and look at what it answers before anybody else does."""
        if hook not in self.hooks:
            return Gathered()
        aside = self.set_aside or (self.set_aside_live if live else "")
        if aside:
            return self._failed_with(hook, aside)
        seconds = self._allowance.live if live else self._allowance.call
        outcome = self._call(hook, given, receive, seconds)
        if outcome.value is None:
            sentence = why_it_failed(outcome, hook, seconds)
            self._note(sentence, overran=outcome.overran, live=live)
            return self._failed_with(hook, sentence)
        return Gathered(
            tuple(Answer(self.name, value) for value in outcome.value.values),
            tuple(PluginFailure(self.name, hook, fault) for fault in outcome.value.faults),
        )

    def _call(
        self,
        hook: str,
        given: Mapping[str, object],
        receive: Callable[[object], Received[T]],
        seconds: float,
    ) -> Outcome[Received[T]]:
        copies = given if self.found.core else deepcopy(dict(given))
        caller = getattr(self._manager.hook, hook)

        def call() -> Received[T]:
            return Received.joined(receive(answer) for answer in caller(**copies))

        if self.found.comes_with:
            return call_here(call)
        return call_within(call, seconds, self._turn)

    def _note(self, sentence: str, *, overran: bool, live: bool) -> None:
        self._failed += 1
        if overran and live:
            self.set_aside_live = f"{sentence} It is left out while somebody types."
        elif overran:
            self.set_aside = f"{sentence} It is left out until handfast is started again."
        elif self._failed >= MOST_FAILURES:
            self.set_aside = (
                f"It failed {self._failed} times and is left out until handfast is started again."
            )

    def _failed_with(self, hook: str, sentence: str) -> Gathered[T]:
        return Gathered(failures=(PluginFailure(self.name, hook, sentence),))
