"""From a draft to consent: proposing, countering, renewing, answering, signing, withdrawing."""

from .answering import answer, before_withdrawing, has_withdrawn, withdraw
from .kept import has_answers, keep_answers, open_answers
from .proposing import counter, must_be_ready, preview, preview_renewal, propose, renew
from .rules import refuse
from .signing import before_signing, must_be_signable, sign

__all__ = [
    "answer",
    "before_signing",
    "before_withdrawing",
    "counter",
    "has_answers",
    "has_withdrawn",
    "keep_answers",
    "must_be_ready",
    "must_be_signable",
    "open_answers",
    "preview",
    "preview_renewal",
    "propose",
    "refuse",
    "renew",
    "sign",
    "withdraw",
]
