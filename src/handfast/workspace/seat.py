"""A seat: who sits at the keyboard, with their key unlocked until they leave."""

from typing import TYPE_CHECKING, Final, NoReturn, Self

from handfast.errors import RefusedError

from .views import PersonView

if TYPE_CHECKING:
    from handfast.signing import UnlockedKey

_HIDDEN: Final = "<Seat>"


class Seat:
    """One person at the keyboard. It shows nothing of the key, and ``leave`` forgets it."""

    __slots__ = ("_key", "person")

    def __init__(self, person: PersonView, key: "UnlockedKey") -> None:
        self.person = person
        self._key: UnlockedKey | None = key

    @property
    def key(self) -> "UnlockedKey":
        """The unlocked key. RefusedError once the person has left."""
        if self._key is None:
            raise RefusedError(
                f"{self.person.name}'s key is locked.",
                next_step="Enter the passphrase to go on.",
            )
        return self._key

    @property
    def here(self) -> bool:
        """Whether the key is still unlocked."""
        return self._key is not None

    def leave(self) -> None:
        """Forget the key. Nothing private can be read through this seat afterwards."""
        if self._key is not None:
            self._key.forget()
            self._key = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def __repr__(self) -> str:
        return _HIDDEN

    def __reduce__(self) -> NoReturn:
        raise TypeError("a seat is never copied or stored")
