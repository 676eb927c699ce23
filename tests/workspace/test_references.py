"""From what a person types to the version they mean."""

import re
from datetime import date

import pytest

from handfast.engine import AgreementStanding, Standing, State, VersionStanding
from handfast.errors import UsageError
from handfast.model import Person, ReviewDays, Terms
from handfast.workspace import looking
from handfast.workspace.looking import worth_showing
from handfast.workspace.looking.references import (
    find_consented,
    find_standing,
    find_waiting,
)
from handfast.workspace.views import PersonView

DAY = date(2026, 11, 23)


ALEX, SAM = (
    PersonView(name.lower(), name, f"key of {name}", key_here=True) for name in ("Alex", "Sam")
)


def version(digest, state=State.PROPOSED, title="Exes", *, after=(), signed=(), keys=None):
    """Return a version with this digest and state, signed by these people."""
    people = tuple(
        Person(each.id, each.name, (keys or {}).get(each.id, each.fingerprint))
        for each in (ALEX, SAM)
    )
    later = tuple(each.digest for each in after)
    terms = Terms(digest.ljust(64, "0"), title, "", later, people, ReviewDays(DAY, DAY), ())
    waiting = tuple(p.id for p in people if p.id not in signed)
    return VersionStanding(
        terms.digest,
        terms,
        state,
        signed_by=tuple(signed),
        waiting_for=waiting if state is State.PROPOSED and signed else (),
    )


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


def test_a_plain_name_means_what_stands_else_what_waits_else_what_stood_last():
    """In force before proposed before what everybody once signed, and then the newest."""
    both = ("alex", "sam")
    force = version("1", State.IN_FORCE, signed=both)
    asked = version("2", State.PROPOSED, signed=both[:1])
    over = version("3", State.LAPSED, signed=both)
    idea = version("4", State.WITHDRAWN, signed=both[:1])
    assert line(force, asked, over, idea).current is force
    assert line(asked, over, idea).current is asked
    assert line(over, idea).current is over
    assert line(idea).current is idea


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


def test_what_is_said_to_name_a_version_does_name_it():
    """Somebody who chose the start of a digest as a title shuts nobody out of what has it."""
    digest = "cafe0123" + "4" * 56
    stands = Standing(DAY, (line(version(digest)), line(version("1" * 64, title=digest[:8]))))
    with pytest.raises(UsageError, match="More than one agreement fits") as said:
        find_standing(stands, digest[:8])
    told = re.findall(r"\(([0-9a-f]+)\)", said.value.next_step)
    assert {find_standing(stands, one)[1].digest for one in told} == {digest, "1" * 64}


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


def renewed(title="Exes", *, again="Exes", by=("alex",)):
    """Return what is in force, and a renewal of it that waits."""
    old = version("cd34", State.IN_FORCE, title, signed=("alex", "sam"))
    return old, version("ef56", title=again, after=(old,), signed=by)


def test_a_title_means_to_a_signer_what_waits_for_them():
    """What is in force has their name under it; a digest and a number keep their meaning."""
    old, new = renewed()
    stands = Standing(DAY, (line(old, new),))
    assert find_waiting(stands, "Exes", SAM) is new
    assert find_waiting(stands, "Exes", ALEX) is old
    assert find_waiting(stands, "cd34", SAM) is old
    assert find_waiting(stands, "Exes@1", SAM) is old
    assert find_waiting(stands, "Exes@2", ALEX) is new


@pytest.mark.parametrize("title", ["Exes@1", "ab", "cd3"])
def test_what_looks_like_a_number_or_a_digest_can_be_a_title(title):
    """A title that ends in a number or is a few hex letters is signed again by that title."""
    old, new = renewed(title, again=title)
    assert find_waiting(Standing(DAY, (line(old, new),)), title, SAM) is new


def test_two_versions_that_wait_are_both_named():
    """Nothing is chosen for somebody between two versions that wait for them."""
    old = version("cd34", State.IN_FORCE, signed=("alex", "sam"))
    two = [version(each, after=(old,), signed=("alex",)) for each in ("ef56", "ef78")]
    with pytest.raises(
        UsageError, match=r"More than one version of 'Exes' waits for you\."
    ) as said:
        find_waiting(Standing(DAY, (line(old, *two),)), "Exes", SAM)
    assert "ef56" in said.value.next_step
    assert "ef78" in said.value.next_step


@pytest.mark.parametrize("find", [find_waiting, find_consented])
def test_two_proposals_with_one_title_are_both_named(find):
    """Siblings wait after what they replace was withdrawn: the larger digest is no reason."""
    old = version("cd34", State.WITHDRAWN, "Pets", signed=("alex", "sam"))
    two = [
        version(each, title="Pets", after=(old,), signed=(by,))
        for each, by in (("ef56", "alex"), ("ef78", "sam"))
    ]
    with pytest.raises(UsageError, match="More than one version of 'Pets'") as said:
        find(Standing(DAY, (line(old, *two),)), "Pets", SAM)
    assert "ef56" in said.value.next_step
    assert "ef78" in said.value.next_step


@pytest.mark.parametrize("other", ["Деньги", "\U0001f48d", "?", "お金", "Our agreement"])
@pytest.mark.parametrize("typed", ["Ревность", "\U0001f48b", "!", "嫉妬", "agreement-x"])
def test_a_title_that_is_nowhere_means_nothing_in_any_script(typed, other):
    """Titles without Latin letters are as different from each other as they look."""
    stands = Standing(DAY, (line(version("cd34", State.IN_FORCE, other)),))
    with pytest.raises(UsageError, match="There is no agreement"):
        find_standing(stands, typed)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Деньги и время", "деньги"),
        ("Деньги", "деньги!"),
        ("\U0001f48d", "\U0001f48d"),
        ("?", "?"),
        ("कि और की", "और की"),
        ("Café au lait", "cafe"),
        ("Straße", "STRASSE"),
        ("Cafe\u0301", "CAFÉ"),
    ],
)
def test_a_title_is_found_in_any_script(title, typed):
    """Whole or in part, whatever the case, the accents on Latin letters and the punctuation."""
    only = version("cd34", State.IN_FORCE, title)
    assert find_standing(Standing(DAY, (line(only),)), typed)[1] is only


def test_a_mark_that_makes_another_word_is_not_dropped():
    """In scripts where a mark is a letter, two words that differ by it stay two."""
    only = version("cd34", State.IN_FORCE, "कि")
    with pytest.raises(UsageError):
        find_standing(Standing(DAY, (line(only),)), "की")


def test_a_withdrawn_bridge_does_not_turn_a_title_into_another_agreement():
    """One partner alone cannot make a title mean another text to somebody who signs."""
    ours = version("1", State.IN_FORCE, "Our agreement", signed=("alex", "sam"))
    chores = version("2", State.IN_FORCE, "Chores", signed=("alex", "sam"))
    bridge = version("3", State.WITHDRAWN, "Tidy", after=(ours, chores), signed=("alex",))
    again = version("4", title="Chores", after=(chores,), signed=("alex",))
    same = version("5", title="Our agreement", after=(chores,), signed=("alex",))
    stands = Standing(DAY, (line(ours, chores, bridge, again),))
    assert find_waiting(stands, "Our agreement", SAM) is ours
    assert find_waiting(stands, "Chores", SAM) is again
    assert find_waiting(Standing(DAY, (line(ours, chores, bridge, same),)), "Our agr", SAM) is ours


def test_a_renewal_under_another_title_is_named_by_its_own():
    """What waits has to bear the title that was typed."""
    old, new = renewed(again="Meeting exes")
    stands = Standing(DAY, (line(old, new),))
    assert find_waiting(stands, "Exes", SAM) is old
    assert find_waiting(stands, "Meeting exes", SAM) is new


def test_the_title_of_ones_own_proposal_means_that_proposal():
    """It does not turn into what waits beside it under another title."""
    old, new = renewed()
    own = version("abab", title="Meeting exes", after=(old,), signed=("sam",))
    assert find_waiting(Standing(DAY, (line(old, own, new),)), "Meeting exes", SAM) is own


def test_a_version_with_a_foreign_key_waits_for_nobody_here():
    """Whoever writes another key beside a name blocks no title."""
    old, new = renewed()
    foreign = version("ffff", after=(old,), signed=("alex",), keys={"sam": "another"})
    stands = Standing(DAY, (line(old, new, foreign),))
    assert find_waiting(stands, "Exes", SAM) is new
    assert find_waiting(Standing(DAY, (line(old, foreign),)), "Exes", SAM) is old


@pytest.mark.parametrize("find", [find_waiting, find_consented])
def test_a_number_counts_only_with_the_title_of_its_version(find):
    """In a line that holds two agreements, X@2 is no version of Y to who signs or withdraws."""
    ours = version("1111", State.IN_FORCE, "Our agreement", signed=("alex", "sam"))
    chores = version("2222", State.IN_FORCE, "Chores", signed=("alex", "sam"))
    stands = Standing(DAY, (line(ours, chores),))
    with pytest.raises(UsageError, match="'Chores'") as said:
        find(stands, "Our agreement@2", SAM)
    assert "22220000" in said.value.next_step
    assert find(stands, "Our agreement@1", SAM) is ours


def test_ones_own_renewal_is_not_mistaken_for_what_is_in_force():
    """Who withdraws names one of the two; what others proposed stands in nobody's way."""
    old, new = renewed()
    stands = Standing(DAY, (line(old, new),))
    with pytest.raises(UsageError, match="'Exes' can be withdrawn from") as said:
        find_consented(stands, "Exes", ALEX)
    assert "cd34" in said.value.next_step
    assert "ef56" in said.value.next_step
    assert find_consented(stands, "Exes", SAM) is old
    assert find_consented(stands, new.digest, ALEX) is new
    assert find_consented(stands, "Exes@1", ALEX) is old


def test_what_lapsed_is_listed_and_found_after_another_was_proposed_and_withdrawn():
    """The title that `due` gives is the one by which it is renewed."""
    over = version("cd34", State.LAPSED, signed=("alex", "sam"))
    idea = version("ef56", State.WITHDRAWN, "Meeting exes", after=(over,), signed=("alex",))
    agreement = line(over, idea)
    assert agreement.title == "Exes"
    assert worth_showing(agreement) == (over,)
    assert find_standing(Standing(DAY, (agreement,)), "Exes")[1] is over
    asked = idea._replace(state=State.PROPOSED)
    assert worth_showing(line(over, asked)) == (over, asked)
    assert find_standing(Standing(DAY, (line(over, asked),)), "Exes")[1] is over


def test_a_title_that_was_replaced_does_not_come_back():
    """A withdrawn version that a complete one replaced is not what its title means."""
    gone = version("cd34", State.WITHDRAWN, signed=("alex", "sam"))
    now = version("ef56", State.IN_FORCE, "Meeting exes", after=(gone,), signed=("alex", "sam"))
    assert find_standing(Standing(DAY, (line(gone, now),)), "Exes")[1] is now


def test_what_replaces_two_that_stand_side_by_side_is_signed_by_their_title():
    """It waits after both; who withdraws from one of the two names it."""
    both = ("alex", "sam")
    two = [version(each, State.IN_FORCE, signed=both) for each in ("cd34", "cd56")]
    one = version("ef56", after=two, signed=("alex",))
    late = version("ef78", after=two[:1], signed=("alex",))
    assert find_waiting(Standing(DAY, (line(*two, one),)), "Exes", SAM) is one
    assert find_waiting(Standing(DAY, (line(*two, late),)), "Exes", SAM) is late
    with pytest.raises(UsageError, match="can be withdrawn from"):
        find_consented(Standing(DAY, (line(*two),)), "Exes", SAM)


def test_a_number_after_the_title_of_two_agreements_names_neither():
    """The refusal names what each title means now."""
    two = line(version("cd34", State.IN_FORCE)), line(version("ef56"))
    with pytest.raises(UsageError, match="More than one agreement fits 'Exes@1'") as said:
        find_standing(Standing(DAY, two), "Exes@1")
    assert "Exes (cd340000), Exes (ef560000)" in said.value.next_step


def test_a_part_of_the_titles_of_two_proposals_names_neither():
    """They are versions of one agreement, and the sentence says so."""
    old = version("cd34", State.WITHDRAWN, "Evenings", signed=("alex", "sam"))
    two = [
        version(each, title=title, after=(old,), signed=("alex",))
        for each, title in (("ef56", "Meeting exes"), ("ef78", "Exes and friends"))
    ]
    with pytest.raises(UsageError, match="More than one version of 'Exes and friends' fits 'exe'"):
        find_standing(Standing(DAY, (line(old, *two),)), "exe")
