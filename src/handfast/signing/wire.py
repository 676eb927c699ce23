"""Strings with their length in front, as every file of OpenSSH is made of."""


def packed(*strings: bytes) -> bytes:
    """Return the strings one after the other, each with its length in four bytes in front."""
    return b"".join(len(string).to_bytes(4, "big") + string for string in strings)


class Wire:
    """Reads bytes from the front. Anything cut short is a ``ValueError``."""

    def __init__(self, data: bytes) -> None:
        self.rest = data

    def take(self, size: int) -> bytes:
        """Return the next ``size`` bytes."""
        if size > len(self.rest):
            raise ValueError("the data ends too early")
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken

    def number(self) -> int:
        """Return the next number of four bytes."""
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        """Return the next string."""
        return self.take(self.number())
