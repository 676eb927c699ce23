"""Values that must never be seen by accident: in a traceback, a log, a copy on disk."""

from typing import NoReturn


class Guarded:
    """Shows nothing of itself and refuses to be copied or pickled."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} is never copied, pickled or sent")


class Secret(Guarded):
    """A passphrase. Its text leaves only through ``reveal``."""

    __slots__ = ("_hidden",)

    def __init__(self, text: str | bytes) -> None:
        if isinstance(text, str):
            text = text.encode(errors="surrogatepass")
        self._hidden = bytearray(text)

    def __len__(self) -> int:
        return len(self._hidden)

    def reveal(self) -> bytes:
        """Return the passphrase as bytes; hold the result no longer than one call needs it."""
        return bytes(self._hidden)

    def forget(self) -> None:
        """Overwrite the passphrase; afterwards it is empty."""
        self._hidden[:] = bytes(len(self._hidden))
        self._hidden.clear()
