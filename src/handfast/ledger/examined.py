"""What an examination has found. It needs no library, for most often there is nothing new."""

from .facts import DocumentRow, Refusal, SignatureRow
from .values import SetAside


class Examined:
    """What was new in the folder and holds, and what does not."""

    def __init__(self) -> None:
        self.documents: dict[str, DocumentRow] = {}
        self.signatures: dict[str, SignatureRow] = {}
        self.refusals: list[Refusal] = []
        self.set_aside: list[SetAside] = []
        self.waiting: list[SetAside] = []

    def refuse(self, path: str, refusal: Refusal, *, new: bool = True) -> None:
        """Set a file aside for what its bytes are."""
        self.set_aside.append(SetAside(path, refusal.reason, refusal.code))
        if new:
            self.refusals.append(refusal)
