"""From what a person types to the version they mean."""

from datetime import date

import pytest
from attrs import evolve

from handfast.engine import AgreementStanding, Standing, State, VersionStanding
from handfast.errors import UsageError
from handfast.model import Person, ReviewDays, Terms
from handfast.workspace import looking
from handfast.workspace.looking.references import find_standing, find_waiting, newest, worth_showing

DAY = date(2026, 11, 23)


def version(digest, state=State.PROPOSED, title="Exes"):
    """Return a version with this digest and state."""
    people = (Person("alex", "Alex"), Person("sam", "Sam"))
    terms = Terms(digest, title, "", (), people, ReviewDays(DAY, DAY), ())
    return VersionStanding(digest, terms, state)


def line(*versions):
    """Return an agreement of these versions."""
    return AgreementStanding(
        versions[0].digest,
        versions,
        tuple(v.digest for v in versions if v.state is State.IN_FORCE),
        tuple(v.digest for v in versions if v.state is State.PROPOSED),
    )


EXES = line(
    version("ab12" + "0" * 60, State.SUPERSEDED),
    version("cd34" + "0" * 60, State.IN_FORCE),
    version("ef56" + "0" * 60, State.PROPOSED),
)
NIGHTS = line(version("ab99" + "0" * 60, State.PROPOSED, "Nights out"))
MORNINGS = line(version("1111" + "0" * 60, State.WITHDRAWN, "Mornings out"))
STANDS = Standing(DAY, (EXES, MORNINGS, NIGHTS))


@pytest.mark.parametrize(
    ("reference", "digest"),
    [
        ("cd34", "cd34"),
        ("cd34" + "0" * 60, "cd34"),
        ("  Exes ", "cd34"),
        ("exes", "cd34"),
        ("exes@1", "ab12"),
        ("Exes@3", "ef56"),
        ("exes-ab12", "cd34"),
        ("nights", "ab99"),
        ("Nights-out", "ab99"),
        ("ghts ou", "ab99"),
        ("mornings", "1111"),
    ],
)
def test_a_reference_names_one_version(reference, digest):
    """The start of a digest, a title or a part of it, a folder's name, a number after @."""
    assert find_standing(STANDS, reference)[1].digest.startswith(digest)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("out", r"Mornings out \(11110000\), Nights out \(ab990000\)"),
        ("exes@4", "has no version 4"),
        ("exes@0", "It has 3; count from 1"),
        ("nothing", "Exes, Mornings out, Nights out"),
        ("", "There is no agreement ''"),
        ("@1", "There is no agreement '@1'"),
        ("ab1", "There is no agreement"),
        ("beef", "There is no agreement"),
        ("a\x1b[2J", "a⟨U.001B⟩"),
    ],
)
def test_a_reference_that_names_none_or_several_is_refused(reference, said):
    """The sentence names what there is."""
    with pytest.raises(UsageError, match=said):
        find_standing(STANDS, reference)


def test_the_start_of_two_digests_names_neither():
    """Nobody signs one of two versions by chance."""
    twins = Standing(DAY, (line(version("abcd" + "0" * 60)), line(version("abcd" + "1" * 60))))
    with pytest.raises(UsageError, match="More than one version begins with abcd"):
        find_standing(twins, "abcd")


def test_an_empty_folder_has_no_agreement_yet():
    """The sentence says so."""
    with pytest.raises(UsageError, match="none yet"):
        find_standing(Standing(DAY, ()), "exes")


def test_a_plain_name_means_what_stands_else_what_waits_else_the_last():
    """In force before proposed before countered before anything older."""
    states = [State.COUNTERED, State.PROPOSED, State.IN_FORCE, State.SUPERSEDED]
    versions = [version(str(n) * 64, state) for n, state in enumerate(states)]
    assert newest(line(*versions)).state is State.IN_FORCE
    assert newest(line(*versions[:2])).state is State.PROPOSED
    assert newest(line(versions[0], versions[3])).state is State.COUNTERED
    assert newest(line(versions[3])).state is State.SUPERSEDED


def test_a_list_shows_all_that_stands_or_waits():
    """An agreement with nothing alive shows its newest state."""
    assert [v.state for v in worth_showing(EXES)] == [State.IN_FORCE, State.PROPOSED]
    assert [v.state for v in worth_showing(MORNINGS)] == [State.WITHDRAWN]


def test_finding_gives_the_words_of_the_version(ws, propose):
    """What is found is the version itself, on today or another day."""
    made = propose("If either of us runs into an ex, we tell each other within a day.")
    assert looking.find(ws, "exes") == made
    assert looking.find(ws, made.digest[:8], on=DAY).data == made.data


def test_a_digest_does_not_take_a_title_away():
    """What fits a digest and another agreement's title means neither; a whole digest is certain."""
    cafe, other = version("cafe" + "0" * 60), version("1" * 64, title="Cafe")
    stands = Standing(DAY, (line(cafe), line(other)))
    with pytest.raises(UsageError, match="More than one agreement fits 'cafe'"):
        find_standing(stands, "cafe")
    assert find_standing(stands, cafe.digest)[1] is cafe
    assert find_standing(stands, other.digest)[1] is other


def test_a_title_with_a_number_does_not_take_a_version_away():
    """Two agreements fit, so neither is meant by chance; alone, such a title names its own."""
    own = line(version("2" * 64, title="Exes@2"))
    with pytest.raises(UsageError, match="More than one agreement fits 'Exes@2'"):
        find_standing(Standing(DAY, (EXES, own)), "Exes@2")
    assert find_standing(Standing(DAY, (own,)), "exes@2")[0] is own


def test_a_proposal_that_joins_two_agreements_hides_neither():
    """Each version in force is found by its own title, whatever line it has come to lie in."""
    small = version("3" * 64, State.IN_FORCE, "Small")
    free = version("4" * 64, State.IN_FORCE, "Freedom")
    both = version("5" * 64, State.PROPOSED, "Tidy")
    joined = line(small, free, both)
    stands = Standing(DAY, (joined,))
    for one in (small, free, both):
        assert find_standing(stands, one.terms.title)[1] is one
    assert find_standing(stands, "small@2")[1] is free
    renamed = line(small, version("6" * 64, State.PROPOSED, "Small and large"))
    assert find_standing(Standing(DAY, (renamed,)), "smal")[1] is small


def waits(digest, *people):
    """Return a proposed version that waits for these people."""
    return evolve(version(digest), waiting_for=people)


def test_a_title_means_to_a_signer_what_waits_for_them():
    """What is in force has their name under it; a digest and a number keep their meaning."""
    old, new = version("cd34" + "0" * 60, State.IN_FORCE), waits("ef56" + "0" * 60, "sam")
    stands = Standing(DAY, (line(old, new),))
    assert find_waiting(stands, "Exes", "sam") is new
    assert find_waiting(stands, "Exes", "alex") is old
    assert find_waiting(stands, "cd34", "sam") is old
    assert find_waiting(stands, "Exes@1", "sam") is old
    assert find_waiting(stands, "Exes@2", "alex") is new


def test_two_versions_that_wait_are_both_named():
    """Nothing is chosen for somebody between two versions that wait for them."""
    old = version("cd34" + "0" * 60, State.IN_FORCE)
    two = waits("ef56" + "0" * 60, "sam"), waits("ef78" + "0" * 60, "sam")
    with pytest.raises(UsageError, match="More than one") as said:
        find_waiting(Standing(DAY, (line(old, *two),)), "Exes", "sam")
    assert "ef56" in said.value.next_step
    assert "ef78" in said.value.next_step
