"""From a draft to consent: proposing, countering, renewing, answering, signing, withdrawing."""

from .answering import answer, withdraw
from .proposing import counter, preview, propose, renew
from .rules import refuse
from .signing import before_signing, sign

__all__ = [
    "answer",
    "before_signing",
    "counter",
    "preview",
    "propose",
    "refuse",
    "renew",
    "sign",
    "withdraw",
]
