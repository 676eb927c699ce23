"""Renewing: the clauses that are left, with a new review day, to read before they are signed."""

from typing import TYPE_CHECKING, ClassVar

from .. import text, wording
from ..widgets.agreement_page import opening
from ..widgets.page import Block, block
from .proposing import ProposingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.model import Version
    from handfast.workspace import Seat
    from handfast.workspace.views import Preview


class RenewingScreen(ProposingScreen):
    """Returns the digest of the new version once it was signed."""

    SEEN: ClassVar[str] = "What you sign again"

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "renewing"

    def look(self) -> "Callable[[], Preview]":
        """Return what reads the renewal as the person who sits here would sign it."""
        session, digest = self.session, self.digest

        def look() -> "Preview":
            from handfast.workspace import proposals

            assert session.person is not None  # noqa: S101 - renewing is only reached by somebody
            return proposals.preview_renewal(session.ws, session.person.id, digest)

        return look

    def signing(self, seat: "Seat", why: str) -> "Callable[[], Version]":
        """Return what signs and proposes the renewal."""
        ws, digest, shown = self.session.ws, self.digest, self.shown(why)

        def renew() -> "Version":
            from handfast.workspace import proposals

            return proposals.renew(ws, seat, digest, why=why, shown=shown)

        return renew

    def above(self, preview: "Preview") -> list[Block]:
        """Return the new review day, and that what was withdrawn is not among the clauses."""
        review = preview.document.review
        on = wording.day(review.on) if review else ""
        said = [f"The next review is on {on}."]
        changes = preview.changes.clauses if preview.changes else ()
        gone = sum(change.change == "removed" for change in changes)
        if gone:
            left = "One clause is" if gone == 1 else f"{gone} clauses are"
            said.append(f"{left} left out: withdrawn, or at an end.")
        made = [block((sentence, text.WAITING)) for sentence in said]
        return [*opening(preview.document), block(" "), *made]
