"""What the engine answers with when something cannot be signed."""

from datetime import datetime

from attrs import frozen


@frozen
class Refusal:
    """Why something cannot be signed now, and what one can do instead, as whole sentences.

    ``until`` (UTC) is when that ends by itself, and None where it does not.
    """

    reason: str
    until: datetime | None
    next_step: str
