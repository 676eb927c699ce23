"""Saving a draft while it is written: sealed, in each pause, one save at a time, in order."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from textual.app import App
from textual.timer import Timer

from handfast.errors import DocumentError, HandfastError

from .background import InBackground, log, where_from
from .text import MOST, notify

if TYPE_CHECKING:
    from handfast.model import AgreementDocument

PAUSE: Final = 0.5
"""Seconds without a change after which a draft is saved."""

LATEST: Final = 0.8
"""Seconds after which a change is saved at the latest, also while somebody types on."""

SAVED: Final = "saved and sealed"

Words = TypeVar("Words")


class Autosave(Generic[Words]):
    """Keeps the newest words that are not saved yet. Newer ones wait until the older are on disk.

    ``save`` is asked for the job while its words and the seat are there; the job runs in a thread.
    ``amiss`` says in a few words what keeps words from being saved, or nothing where only the
    error knows.
    """

    def __init__(
        self,
        screen: InBackground,
        save: Callable[[Words], Callable[[], object]],
        said: Callable[[str, str], None],
        amiss: Callable[[Words], str] = lambda _: "",
    ) -> None:
        self._screen, self._save, self._said, self._amiss = screen, save, said, amiss
        self._newest: Words | None = None
        self._changes = self._stored = 0
        self._turn = Lock()
        self._timers: list[Timer] = []
        self._then: tuple[Callable[[], object], Callable[[Exception], object]] | None = None

    @property
    def open(self) -> bool:
        """Whether something is not saved yet."""
        return self._changes > self._stored or self._screen.busy("save")

    def changed(self, words: Words) -> None:
        """Take note of a change; it is saved in the next pause, or soon where there is none."""
        self._newest = words
        self._changes += 1
        if not self._timers:
            self._timers = [self._screen.set_timer(LATEST, self._start)]
        for pause in self._timers[1:]:
            pause.stop()
        self._timers[1:] = [self._screen.set_timer(PAUSE, self._start)]

    def then(self, do: Callable[[], object], otherwise: Callable[[Exception], object]) -> None:
        """Save what is open now, and go on when it is saved; ``otherwise`` where it cannot be."""
        if not self.open:
            do()
            return
        self._then = do, otherwise
        self._start()

    def leave(self, do: Callable[[], object]) -> None:
        """Save, and go on. Where it cannot be saved, the writer stays, or leaves the words."""
        self.then(do, lambda error: self._stay_or_leave(do, error))

    def _stay_or_leave(self, do: Callable[[], object], error: Exception) -> None:
        from .dialogs.confirm import ConfirmDialog

        def answered(leave: bool | None) -> None:
            if leave:
                self.forget()
                do()

        assert self._newest is not None  # noqa: S101 - it was to be saved
        self._screen.app.push_screen(
            ConfirmDialog(
                "These words are not saved",
                [f"They cannot be: {self._why_not(self._newest, error).rstrip('.')}."],
                yes="Leave without these words",
                no="Stay",
            ),
            answered,
        )

    def now(self) -> None:
        """Save what is open before this returns: for leaving at once."""
        self._still()
        if self._newest is not None and self.open:
            self._store(self._changes, self._save(self._newest))

    def forget(self) -> None:
        """Drop what is open: the draft is gone, or its writer leaves these words behind."""
        self._still()
        self._stored = self._changes

    def _still(self) -> None:
        for timer in self._timers:
            timer.stop()
        self._timers.clear()

    def _start(self) -> None:
        words, change = self._newest, self._changes
        if words is None or change <= self._stored or self._screen.busy("save"):
            return
        self._still()
        self._said("saving …", "")
        save = self._save(words)
        self._screen.in_background(
            lambda: self._store(change, save),
            lambda _: self._saved(),
            group="save",
            otherwise=lambda error: self._failed(change, words, error),
        )

    def _store(self, change: int, save: Callable[[], object]) -> None:
        """Save one after the other; what a newer one stands for already is not saved again."""
        with self._turn:
            if change > self._stored:
                save()
                self._stored = max(change, self._stored)

    def _saved(self) -> None:
        if self._changes > self._stored:
            self._start()
            return
        self._said(SAVED, "")
        if self._then is not None:
            (do, _), self._then = self._then, None
            do()

    def _failed(self, change: int, words: Words, error: Exception) -> None:
        if self._changes != change:
            self._start()
            return
        waiting, self._then = self._then, None
        if change > self._stored:
            self._said("not saved", self._why_not(words, error))
            if waiting is not None:
                waiting[1](error)

    def _why_not(self, words: Words, error: Exception) -> str:
        return self._amiss(words) or why_not(error)


def too_long(document: "AgreementDocument") -> str:
    """Say which clause of a draft is too long to be saved; empty where none is."""
    for number, clause in enumerate(document.clauses, 1):
        if len(clause.text) > MOST:
            return f"clause {number} is {len(clause.text) - MOST:,} letters too long"
    return ""


def why_not(error: Exception) -> str:
    """Say in a few words why something cannot be saved."""
    if not isinstance(error, HandfastError):
        log.error("unexpected %s", where_from(error))
        return "something that handfast did not expect"
    if isinstance(error, DocumentError) and error.problems:
        return error.problems[0].message
    return error.message


def save_all(app: App[Any]) -> None:
    """Save what each screen holds. What cannot be saved keeps nobody here; it is only said."""
    for screen in app.screen_stack:
        save = getattr(screen, "save_now", None)
        try:
            if save is not None:
                save()
        except Exception as error:  # noqa: BLE001 - locking and leaving come first
            log.error("not saved: %s", where_from(error))
            notify(app, "The last words could not be saved, and are gone.", kind="warning")
