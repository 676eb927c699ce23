"""What an agreement document says, as values."""

import pytest

from handfast.model import AgreementDocument, Clause, Digest, Person, Version, short


def test_clauses_and_people_are_found_by_their_ids():
    """What is not there is None."""
    words = AgreementDocument("Ours", people=(Person("alex", "Alex"),), clauses=(Clause("a", "b"),))
    assert words.clause("a") is words.clauses[0]
    assert words.clause("z") is None
    assert words.person("alex") is words.people[0]
    assert words.person("eve") is None


def test_a_draft_has_no_terms():
    """Without review days nothing can stand, and asking is a mistake of the program."""
    with pytest.raises(ValueError, match="review days"):
        Version(Digest("0" * 64), AgreementDocument("Ours"), b"").terms()


def test_a_digest_is_shown_by_its_first_eight_characters():
    """File names and screens show the same short form."""
    assert short(Digest("0123456789abcdef" * 4)) == "01234567"
