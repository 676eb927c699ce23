"""The example couple: every state the program knows, the same at every making."""

from datetime import timedelta

import pytest

from handfast.errors import PassphraseError, UsageError
from handfast.signing import Secret
from handfast.workspace import State, Workspace, drafts, example, looking, people


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The example made twice, on two machines."""
    rooms = [tmp_path_factory.mktemp("example") for _ in range(2)]
    return [example.make(room / "ours", data_root=room / "data") for room in rooms]


@pytest.fixture
def couple(two):
    """The first of the two."""
    return two[0]


def test_every_state_of_the_journey_is_there(couple):
    """In force, waiting for an answer, countered, due for review, and withdrawn."""
    view = looking.overview(couple.workspace)
    states = {v.terms.title: v.state for a in view.standing.agreements for v in a.versions[:1]}
    assert states == {
        "Nights out": State.COUNTERED,
        "Phones at dinner": State.PROPOSED,
        "Running into exes": State.IN_FORCE,
        "Sharing our calendars": State.WITHDRAWN,
        "Talking about money": State.IN_FORCE,
    }
    assert [(d.kind.value, d.title) for d in view.due] == [
        ("review", "Talking about money"),
        ("waiting", "Nights out"),
        ("waiting", "Phones at dinner"),
    ]
    assert {v.terms.title for v in view.waiting_for("alex")} == {"Nights out", "Phones at dinner"}
    assert view.waiting_for("sam") == ()
    assert view.concerns == ()
    assert looking.verify(couple.workspace).holds


def test_the_private_draft_holds_the_seeds_rule(couple):
    """It is Alex's alone, and opens with the passphrase that is printed."""
    alex, sam = couple.people
    with people.unlock_seat(couple.workspace, alex.id, Secret(alex.passphrase)) as seat:
        (draft,) = drafts.list_drafts(couple.workspace, seat)
    assert draft.document.clauses[0].text == "You can't talk to your ex anymore."
    with people.unlock_seat(couple.workspace, sam.id, Secret(sam.passphrase)) as seat:
        assert drafts.list_drafts(couple.workspace, seat) == ()
    with pytest.raises(PassphraseError):
        people.unlock_seat(couple.workspace, alex.id, Secret(sam.passphrase))


def test_the_same_documents_and_signatures_come_out_every_time(two):
    """Agreements and journal are the same byte for byte; what is sealed is not."""
    held = []
    for couple in two:
        folder = couple.workspace.folder
        held.append(
            {
                str(path.relative_to(folder)): path.read_bytes()
                for part in ("agreements", "journal")
                for path in (folder / part).rglob("*")
                if path.is_file()
            }
        )
    assert len(held[0]) > 20
    assert held[0] == held[1]
    sealed = [next((c.workspace.folder / "private").rglob("*.age")).read_bytes() for c in two]
    assert sealed[0] != sealed[1]


def test_its_clock_stands_still_when_it_is_opened_later(couple):
    """In the example it is always the same moment."""
    folder = couple.workspace.folder
    again = Workspace.open(folder, data_root=folder.parent / "data")
    assert again.clock.now() == couple.moment == example.couple.MOMENT
    assert again.clock.now() + timedelta(days=1) > couple.moment


def test_it_is_never_made_over_something_else(couple):
    """A folder that has agreements is left alone."""
    folder = couple.workspace.folder
    with pytest.raises(UsageError, match="already"):
        example.make(folder, data_root=folder.parent / "data")
