"""One draft in the folder, as one window knows it: it never overwrites another window's words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from handfast.errors import RefusedError

from .session import Session

if TYPE_CHECKING:
    from handfast.model import AgreementDocument
    from handfast.workspace import Seat
    from handfast.workspace.views import DraftView


class DraftFile:
    """Opens and saves one draft, and remembers its text as this window last saw it."""

    def __init__(self, session: Callable[[], Session], name: str) -> None:
        self._session, self.name, self.first_name = session, name, name
        self._seen: bytes | None = None

    @property
    def second(self) -> bool:
        """Whether another window changed the draft too, so that these words are a second one."""
        return self.name != self.first_name

    def opening(self) -> "Callable[[], DraftView]":
        """Return the job that opens it, for whoever sits here now."""
        session = self._session()
        seat = session.seat

        def open_it() -> "DraftView":
            from handfast.workspace import drafts

            draft = drafts.open_draft(session.ws, _here(seat), self.name)
            self._seen = draft.text
            return draft

        return open_it

    def saving(self, document: "AgreementDocument") -> Callable[[], None]:
        """Return the job that saves it, for whoever sits here now; it may get another name."""
        session = self._session()
        seat = session.seat

        def save_it() -> None:
            from handfast.workspace import drafts

            draft = drafts.save(session.ws, _here(seat), self.name, document, opened=self._seen)
            self.name, self._seen = draft.name, draft.text

        return save_it

    def storing(self, words: bytes) -> "Callable[[], DraftView]":
        """Return the job that saves what an editor made of it; it may get another name."""
        session = self._session()
        seat = session.seat

        def store_it() -> "DraftView":
            from handfast.workspace import drafts

            draft = drafts.save_text(session.ws, _here(seat), self.name, words, opened=self._seen)
            self.name, self._seen = draft.name, draft.text
            return draft

        return store_it

    @property
    def seen(self) -> bytes:
        """The file as this window last saw it."""
        return self._seen or b""


def _here(seat: "Seat | None") -> "Seat":
    if seat is None:
        raise RefusedError("The draft is locked.", next_step="Open it again to go on.")
    return seat
