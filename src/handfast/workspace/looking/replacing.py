"""What a version replaces, and which agreements in force it would end."""

from datetime import date

from handfast.engine import State, standing
from handfast.model import Consent, Digest, Records, Terms

from ..views import Replaced


def replaced_by(records: Records, terms: Terms, today: date) -> tuple[Replaced, ...]:
    """Return every version that this one names as replaced, and all else that it would end.

    What it would end is asked of the engine, as if everybody had signed it today.
    """
    ends = _ended_by(records, terms, today)
    digests = dict.fromkeys((*terms.supersedes, *ends))
    return tuple(_replaced(records, digest, ends=digest in ends) for digest in digests)


def replaced_by_draft(records: Records, supersedes: tuple[Digest, ...]) -> tuple[Replaced, ...]:
    """Return what a draft names as replaced, while it is not complete enough to end anything."""
    return tuple(_replaced(records, digest) for digest in dict.fromkeys(supersedes))


def _replaced(records: Records, digest: Digest, *, ends: bool = False) -> Replaced:
    terms = records.versions.get(digest)
    return Replaced(digest, terms.title if terms else None, ends)


def _ended_by(records: Records, terms: Terms, today: date) -> tuple[Digest, ...]:
    """Return what is in force today and would be superseded once everybody had signed this."""
    if not terms.supersedes:
        return ()
    consents = frozenset(Consent(each.id, each.key, terms.digest) for each in terms.people)
    signed = records.merge(Records(versions={terms.digest: terms}, consents=consents))
    after = standing(signed, today)
    return tuple(
        version.digest
        for agreement in standing(records, today).agreements
        for version in agreement.versions
        if version.state is State.IN_FORCE
        and (then := after.version(version.digest)) is not None
        and then.state is State.SUPERSEDED
    )
