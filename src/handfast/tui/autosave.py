"""Saving a draft while it is written: sealed, after each pause, one save at a time, in order."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from .background import InBackground

if TYPE_CHECKING:
    from handfast.model import AgreementDocument

PAUSE: Final = 0.5
"""Seconds without a change after which a draft is saved."""


class Autosave:
    """Keeps the newest text that is not saved yet. A newer one waits until the older is on disk."""

    def __init__(
        self,
        screen: InBackground,
        save: "Callable[[AgreementDocument], object]",
        said: Callable[[str], None],
    ) -> None:
        self._screen, self._save, self._said = screen, save, said
        self._waiting: AgreementDocument | None = None
        self._timer: Timer | None = None
        self._then: Callable[[], object] | None = None

    @property
    def open(self) -> bool:
        """Whether something is not saved yet."""
        return self._waiting is not None or self._screen.busy("save")

    def changed(self, document: "AgreementDocument") -> None:
        """Take note of a change; it is saved after a pause."""
        self._waiting = document
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE, self._start)

    def then(self, do: Callable[[], object]) -> None:
        """Save what is open now, and go on when it is saved."""
        if not self.open:
            do()
            return
        self._then = do
        self._start()

    def now(self) -> None:
        """Save what is open before this returns: for leaving at once."""
        document, self._waiting = self._waiting, None
        if document is not None:
            self._save(document)

    def forget(self) -> None:
        """Drop what is open: the draft is gone."""
        self._waiting = None
        if self._timer is not None:
            self._timer.stop()

    def _start(self) -> None:
        document = self._waiting
        if document is None or self._screen.busy("save"):
            return
        self._waiting = None
        self._said("saving …")
        self._screen.in_background(
            lambda: self._save(document),
            lambda _: self._saved(),
            group="save",
            otherwise=lambda error: self._failed(document, error),
        )

    def _saved(self) -> None:
        if self._waiting is not None:
            self._start()
            return
        self._said("saved and sealed")
        if self._then is not None:
            do, self._then = self._then, None
            do()

    def _failed(self, document: "AgreementDocument", error: Exception) -> None:
        if self._waiting is None:
            self._waiting = document
        self._then = None
        self._said("not saved yet")
        self._screen.report(error)
