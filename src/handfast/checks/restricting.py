"""Does a clause restrict somebody? The engine asks, for the time after a rupture."""

from handfast.model import Notice

from .reading import Bound, Modality, Reading

_RESTRICTING = frozenset({Modality.MAY_NOT, Modality.MUST})
_CUSTOMS = frozenset({Modality.DOES_NOT, Modality.WILL_NOT})


def restricts(reading: Reading) -> bool:
    """Return whether a clause takes a freedom away or lays a duty on somebody.

    Offers, requests, customs for both and taking a rule back do not. What one person will no
    longer do does: after a rupture, giving something up for good is no offer to make in the heat.
    """
    if reading.notice is Notice.PERMISSION:
        return True
    for one in reading.in_force():
        if any(start <= one.seen.start < end for start, end in reading.set_aside):
            continue
        if one.modality in _RESTRICTING:
            return True
        if one.modality in _CUSTOMS and one.bound is not Bound.UNSAID:
            return True
    return False
