"""Words at a step of a repair: written for oneself alone, or shared as exactly these."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from handfast.model import Letting, Moment, Side

from .. import text
from .repair_base import OWN, InRepair, Seen, read_repair

if TYPE_CHECKING:
    from handfast.model import StepWords
    from handfast.workspace import Seat

_ALONE = "Sealed to you. Nobody else can open it, and nobody learns that there are any words."
_TO_SHARE = "What you write here is shown to you once more before anybody else can read it."
_WAYS = "In your own words, if and when you like. There is no order, and no last one."
_LEARNED = "What do you know now, about yourself and about the other? Small things count."


class SaysInRepair(InRepair):
    """The part of a step that takes words."""

    def __init__(self, moment: Moment, reference: str | None = None) -> None:
        super().__init__(reference)
        self.moment = moment
        self.side = ""
        self._unshared: Callable[[], object] | None = None

    @property
    def may_share(self) -> bool:
        """Whether words can be shared here: of letting go, only by whoever named the hurt."""
        hurt = self.view is not None and self.view.course.by == self.me
        return self.mine and (hurt or self.moment is not Moment.FORGIVE)

    # For oneself

    def action_write(self) -> None:
        """Write for oneself; at forgiving, about one of three ways of letting go, or none."""
        if not self.takes_part():
            return
        if self.moment is Moment.FORGIVE and self.may_share:
            self._which_way(self._write)
        else:
            self._write(None)

    def _which_way(self, then: "Callable[[Letting | None], object]") -> None:
        from handfast.repair import LETTING_GO

        from ..dialogs.choose import ChooseDialog

        ways: list[tuple[str, text.Part]] = [
            (way, text.words((way.capitalize(), text.STRONG), (f"\n“{said}”", text.QUIET)))
            for way, said in LETTING_GO.items()
        ]
        ways.append(("", "Something else about it"))

        def chosen(way: str | None) -> None:
            if way is not None:
                then(Letting(way) if way else None)

        self.app.push_screen(ChooseDialog("What is it about?", ways, about=_WAYS), chosen)

    def _write(self, letting: Letting | None) -> None:
        """Ask for the passphrase first: what was written about this before is sealed."""
        self.with_seat(lambda seat: self._look_before(seat, letting), why=OWN)

    def _look_before(self, seat: "Seat", letting: Letting | None) -> None:
        """Open what was written before, so that new words never take its place unseen."""
        ws, me, reference = self.session.ws, self.me, self.reference

        def opened(seen: Seen) -> None:
            self._seen(seen)
            self._ask(seat, letting)

        self.in_background(lambda: read_repair(ws, me, reference, seat), opened, group="before")

    def _ask(self, seat: "Seat", letting: Letting | None, begun: str = "") -> None:
        from ..dialogs.repair_words import RepairWordsDialog

        keep = self._keeping(seat, letting)
        about = f"{_LEARNED}\n{_ALONE}" if self.moment is Moment.INTEGRATE else _ALONE
        before = ""
        if letting is not None and self.own is not None:
            before = next((n.text for n in self.own.notes if n.letting is letting), "")

        def written(said: str | None) -> None:
            if said is not None:
                self.in_background(
                    lambda: keep(said),
                    lambda _: self._kept(said),
                    otherwise=self._once_more(lambda: self._ask(seat, letting, said)),
                )

        title = "For you alone" if letting is None else f"For you alone: {letting}"
        self.app.push_screen(
            RepairWordsDialog(title, about=about, seal=keep, value=before, begun=begun), written
        )

    def _once_more(self, ask: Callable[[], object]) -> Callable[[Exception], None]:
        """Return what says why words could not be kept, over the dialog that holds them still."""

        def not_kept(error: Exception) -> None:
            ask()
            self.report(error)

        return not_kept

    def _keeping(self, seat: "Seat", letting: Letting | None) -> Callable[[str], object]:
        ws, reference, moment = self.session.ws, self.reference, self.moment

        def keep(said: str) -> None:
            from handfast.workspace import repairing

            repairing.keep_words(ws, seat, reference, moment, said, letting=letting)

        return keep

    def _kept(self, said: str) -> None:
        self.say("Kept for you alone.")
        self.for_you_alone(said, self.read_again)

    def action_forget_words(self) -> None:
        """Choose words of one's own at this step, and delete them for good."""
        from ..dialogs.choose import ChooseDialog

        notes = [n for n in (self.own.notes if self.own else ()) if n.step is self.moment]
        if not notes:
            self.say("No words of yours are open here. o opens them.")
            return
        shown: list[tuple[str, text.Part]] = [
            (str(place), text.brief(note.text, 60)) for place, note in enumerate(notes)
        ]

        def chosen(place: str | None) -> None:
            if place is not None:
                self._forget(notes[int(place)])

        about = "They are gone for good; nobody else ever saw them."
        self.app.push_screen(ChooseDialog("Which words?", shown, about=about), chosen)

    def _forget(self, note: "StepWords") -> None:
        ws, reference = self.session.ws, self.reference

        def forget(seat: "Seat") -> None:
            from handfast.workspace import repairing

            repairing.forget_words(ws, seat, reference, note)

        self.do(forget, "They are gone.")

    # For the others

    def action_share_words(self) -> None:
        """Write words to share, see them once more, and share them."""
        if not self.takes_part():
            return
        if not self.may_share:
            self.say("Letting go belongs to whoever was hurt. Nobody asks for it.")
        elif self.moment is Moment.FORGIVE:
            self._which_way(self._ask_to_share)
        else:
            self._ask_to_share(None)

    def _ask_to_share(self, letting: Letting | None) -> None:
        self.with_seat(lambda seat: self._words_to_share(seat, letting), why=OWN)

    def _words_to_share(self, seat: "Seat", letting: Letting | None, begun: str = "") -> None:
        from ..dialogs.repair_words import RepairWordsDialog

        def written(said: str | None) -> None:
            if said is not None:
                self._unshared = lambda: seal(said)
                self.for_you_alone(said, lambda: self._sure(seat, said, letting))

        seal = self._keeping(seat, None)
        self.app.push_screen(
            RepairWordsDialog("Words to share", about=_TO_SHARE, seal=seal, begun=begun), written
        )

    def _sure(self, seat: "Seat", said: str, letting: Letting | None) -> None:
        from ..dialogs.confirm import ConfirmDialog

        def sure(yes: bool | None) -> None:
            self._unshared = None
            again = self._once_more(lambda: self._words_to_share(seat, letting, said))
            if yes:
                share = self._sharing(said, letting)
                self.do(share, "Shared. It is signed, and stays.", otherwise=again)
            else:
                keep = self._keeping(seat, None)
                self.in_background(
                    lambda: keep(said), lambda _: self._not_shared(), otherwise=again
                )

        self.app.push_screen(
            ConfirmDialog(
                "Share exactly this?",
                [
                    (f"“{said}”", "italic"),
                    ("Whoever has this folder can read it. It is signed, and stays.", text.QUIET),
                ],
                yes="Share it",
                no="Keep it for me",
            ),
            sure,
        )

    def save_now(self) -> None:
        """Seal words that wait for a yes: locking and leaving at once share nothing."""
        seal, self._unshared = self._unshared, None
        if seal is not None:
            seal()

    def _not_shared(self) -> None:
        self.say("Nothing was shared. Your words are kept for you alone.")
        self.read_again()

    def _sharing(self, said: str, letting: Letting | None) -> "Callable[[Seat], object]":
        ws, reference, moment = self.session.ws, self.reference, self.moment
        side = Side(self.side) if self.side else None

        def share(seat: "Seat") -> object:
            from handfast.workspace import repairing

            return repairing.share_words(
                ws, seat, reference, moment, said, side=side, letting=letting
            )

        return share
