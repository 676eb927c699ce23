"""The one way to call the workspace: in a thread, with one message back to whoever asked.

Unlocking a key takes half a second, and loading the checks nearly as long; neither may hold up
typing. A newer job of the same group makes an older one stale: its answer is dropped. Work that is
long tells how far it is, and ends soon after nobody wants it any more.
"""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from handfast.errors import HandfastError

from .text import notify

if TYPE_CHECKING:
    from handfast.workspace import Watch

T = TypeVar("T")

log: Final = logging.getLogger("handfast.tui")
log.addHandler(logging.NullHandler())

TELL_EVERY: Final = 0.2
"""Seconds between two words on how far a job is; one that is shorter says nothing at all."""


class GivenUpError(Exception):
    """Ends work that nobody wants any more, from within."""


@dataclass(repr=False)
class Job(Generic[T]):
    """One call of the workspace, and what is to be done with its answer or its error."""

    work: Callable[[], T]
    then: Callable[[T], object]
    otherwise: Callable[[Exception], object]
    group: str
    ticket: int
    answer: list[T] = field(default_factory=list)
    error: Exception | None = None

    def run(self) -> None:
        """Do the work, in a thread. Nothing escapes: an error is kept as the answer."""
        try:
            self.answer.append(self.work())
        except Exception as error:  # noqa: BLE001 - the one handler of worker errors
            self.error = error

    def deliver(self) -> None:
        """Hand over the answer or the error, on the event loop."""
        if self.error is not None:
            self.otherwise(self.error)
        else:
            self.then(self.answer[0])


class Finished(Message, bubble=False):
    """A job of the background is done, well or not."""

    def __init__(self, job: Job[Any]) -> None:
        super().__init__()
        self.job = job


class Going(Message, bubble=False):
    """How far a job is."""

    def __init__(self, group: str, say: Callable[[int, int], object], done: int, of: int) -> None:
        super().__init__()
        self.group, self.say, self.done, self.of = group, say, done, of


class InBackground(Screen[Any]):
    """A screen that calls the workspace in the background."""

    def __init__(
        self,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._newest: dict[str, int] = {}
        self._under_way: set[str] = set()
        self._reported: dict[str, str] = {}
        self._dismissed = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close this screen once, with whatever was opened over it meanwhile.

        Of a key that was pressed twice the second is nobody's, and so is one of a screen that is
        closed already: Textual closes whatever is on top then, which is another one.
        """
        if self._dismissed or self not in self.app.screen_stack:
            return AwaitComplete()
        self._dismissed = True
        while self.app.screen is not self:
            self.app.pop_screen()
        return super().dismiss(result)

    def in_background(
        self,
        work: Callable[[], T],
        then: Callable[[T], object],
        *,
        group: str = "work",
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Call ``work`` in a thread, then ``then`` with its answer, unless a newer job came."""
        ticket = self._newest.get(group, 0) + 1
        self._newest[group] = ticket
        self._under_way.add(group)
        job = Job(work, then, otherwise or (lambda e: self.report(e, group)), group, ticket)

        def in_thread() -> None:
            job.run()
            self.post_message(Finished(job))

        self.run_worker(
            in_thread,
            name=group,
            group=group,
            description=group,
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def progress(self, group: str, say: Callable[[int, int], object]) -> "Watch":
        """Return what a job hands to the workspace, so that ``say`` is told how far it is.

        It also ends the job once a newer one came, the screen was left or the program ends.
        """
        told = monotonic()

        def tell(done: int, of: int) -> None:
            nonlocal told
            if get_current_worker().is_cancelled:
                raise GivenUpError
            if (now := monotonic()) - told >= TELL_EVERY:
                told = now
                self.post_message(Going(group, say, done, of))

        return tell

    def on_going(self, message: Going) -> None:
        """Say how far a job is that is still wanted."""
        if self.is_attached and self.busy(message.group):
            message.say(message.done, message.of)

    def give_up(self, group: str) -> None:
        """End what is under way in a group; there will be no answer."""
        self._newest[group] = self._newest.get(group, 0) + 1
        self._under_way.discard(group)
        self.workers.cancel_group(self, group)

    def busy(self, group: str = "work") -> bool:
        """Tell whether a job of this group is under way."""
        return group in self._under_way

    def on_finished(self, message: Finished) -> None:
        """Deliver an answer that is still wanted."""
        job = message.job
        if self._newest.get(job.group) != job.ticket:
            return
        self._under_way.discard(job.group)
        if job.error is None:
            self._reported.pop(job.group, None)
        if self.is_attached:
            job.deliver()

    def report(self, error: Exception, group: str = "") -> None:
        """Show what went wrong as a sentence with a next step. Nothing private is logged.

        The same once more from a ``group`` is said in passing: many screens read again when a
        dialog above them closes, and nobody could leave one that tells of it each time.
        """
        from .dialogs.problem import ProblemDialog

        known = isinstance(error, HandfastError)
        said = str(error) if known else where_from(error)
        if group not in {"", "work"} and self._reported.get(group) == said:
            notify(self.app, said, kind="warning")
            return
        self._reported[group] = said
        if not known:
            log.error("unexpected %s", where_from(error))
        self.app.push_screen(ProblemDialog(error))


def where_from(error: BaseException) -> str:
    """Say which error it was and where in the code: never its text, which may be private."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = ", ".join(f"{Path(frame.filename).name} line {frame.lineno}" for frame in frames)
    return f"{type(error).__name__} in {places or 'an unknown place'}"
