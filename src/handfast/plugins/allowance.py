"""Calling foreign code so that it can fail without anything else failing.

Code that comes with handfast is called as it is. All other code runs in a thread of its own that
is waited for only so long. Python cannot end a thread: a plugin that hangs keeps its thread until
handfast ends, but nobody waits for it any more, and it is not asked again.
"""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from attrs import frozen

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Allowance:
    """How many seconds a plugin may take: while somebody types, for any other call, to load."""

    live: float = 0.25
    call: float = 2.0
    load: float = 10.0


@frozen
class Outcome(Generic[T_co]):
    """How a call ended. ``error`` is what it raised; ``value`` is None where it did not return."""

    value: T_co | None = None
    error: BaseException | None = None
    overran: bool = False


def call_here(function: Callable[[], T]) -> Outcome[T]:
    """Call it in this thread and take whatever it raises, but for the person's own Ctrl-C."""
    try:
        return Outcome(value=function())
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - SystemExit and native panics count as failures
        return Outcome(error=error)


def call_within(function: Callable[[], T], seconds: float, turn: Lock) -> Outcome[T]:
    """Call it in a thread of its own, one call at a time per ``turn``, for at most ``seconds``."""
    box: list[Outcome[T]] = []

    def work() -> None:
        with turn:
            try:
                box.append(call_here(function))
            except KeyboardInterrupt as error:
                box.append(Outcome(error=error))

    thread = Thread(target=work, name="handfast-plugin", daemon=True)
    thread.start()
    thread.join(seconds)
    return box[0] if box else Outcome(overran=True)
