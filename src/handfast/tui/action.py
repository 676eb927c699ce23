"""One action of the screens: its name, its key, its words, and where it works."""

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

EVERYWHERE: Final = "everywhere"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody can do: its key, its name, a sentence of help, and where it is."""

    id: str
    key: str
    label: str
    help: str
    where: tuple[str, ...]
    footer: bool = True
    shown_key: str = ""
    always: bool = False

    def binding(self) -> Binding:
        """Return it as Textual wants it; ``always`` works while somebody types, and in dialogs."""
        return Binding(
            self.key,
            self.id,
            self.label,
            show=self.footer,
            key_display=self.shown_key or None,
            priority=self.always,
            tooltip=self.help,
            id=f"{self.where[0]}.{self.id}",
        )

    @property
    def keys(self) -> str:
        """The key as people read it."""
        first = self.key.split(",")[0]
        names = {"escape": "esc", "question_mark": "?", "enter": "enter", "delete": "del"}
        return self.shown_key or names.get(first, first)
