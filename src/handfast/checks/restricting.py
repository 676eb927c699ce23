"""Does a clause restrict somebody? The engine asks, for the time after a rupture."""

from handfast.model import Clause, ClauseKind, Notice

from .reading import Bound, Modality, Reading, Statement

_RESTRICTING = frozenset({Modality.MAY_NOT, Modality.MUST})
_CUSTOMS = frozenset({Modality.DOES_NOT, Modality.WILL_NOT})


def settling(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements that settle something, without those only quoted or taken back."""
    return tuple(
        one
        for one in reading.in_force()
        if not any(start <= one.seen.start < end for start, end in reading.set_aside)
    )


def restricts(reading: Reading) -> bool:
    """Return whether a clause takes a freedom away or lays a duty on somebody.

    Offers, requests, customs for both and taking a rule back do not. What one person will no
    longer do does: after a rupture, giving something up for good is no offer to make in the heat.
    """
    if reading.notice is Notice.PERMISSION:
        return True
    for one in settling(reading):
        if one.modality in _RESTRICTING:
            return True
        if one.modality in _CUSTOMS and one.bound is not Bound.UNSAID:
            return True
    return False


def clause_restricts(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause restricts somebody in its words, or by the rung that stands beside.

    Its kind is no excuse: giving something up for good restricts, also when it is called a
    boundary or a request.
    """
    return clause.notice is Notice.PERMISSION or restricts(reading)


def lasting(clause: Clause) -> bool:
    """Return whether a clause is no hold that ends by itself."""
    return not (clause.kind is ClauseKind.HOLD and clause.until is not None)
