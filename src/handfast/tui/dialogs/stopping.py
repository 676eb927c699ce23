"""Asks whether the others are told that somebody stops here for now."""

from .. import text
from .choose import ChooseDialog

_ABOUT = (
    "You may stop at any step, for an evening or for good. No reason is needed, nothing is lost, "
    "and you can go on whenever you like."
)


class StopDialog(ChooseDialog):
    """Returns "alone", "tell", or None where somebody goes on after all."""

    def __init__(self) -> None:
        ways: list[tuple[str, text.Part]] = [
            ("alone", "Stop, and note it for myself alone"),
            ("tell", "Stop, and let the others know; this is signed"),
        ]
        super().__init__("Stop here for now", ways, about=_ABOUT)
