"""What a check of every file has found."""

from attrs import frozen


@frozen
class Fault:
    """A file that does not hold: ``reason`` is one word for programs, ``message`` for people."""

    path: str
    reason: str
    message: str


@frozen
class VerifyReport:
    """Everything checked afresh. ``checked`` counts documents and signatures."""

    checked: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is at fault."""
        return not self.faults
