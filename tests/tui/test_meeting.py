"""Onboarding: joining, bringing a key, inviting, meeting by words, and the first agreement."""

import pytest

from handfast.model import PersonId
from handfast.signing import Secret, check_private_key, make_key
from handfast.signing.spoken import spoken
from handfast.tui.app import HandfastApp
from handfast.workspace import drafts, invitations, looking, people

KIM = check_private_key(make_key(Secret("p"), "kim", seed=b"k" * 32))


def _ids(ws):
    return [person.id for person in people.everybody(ws)]


@pytest.fixture
def at_people(opened):
    """Open the people of the folder, with Alex at the keyboard."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def open_people(size=(100, 34)):
        async with opened("alex", size=size) as hands:
            await hands.press("p")
            yield hands

    return open_people


async def test_joining_begins_with_an_invitation_and_its_words(hands, tmp_path):
    """An invitation, a folder, twelve words, a name: somebody else's key is trusted here."""
    (tmp_path / "from-kim.txt").write_text(f"# name: Kim\n{KIM.line} kim\n")
    async with hands(HandfastApp(data_root=tmp_path / "data")) as at:
        await at.press("j")
        await at.paste(str(tmp_path / "from-kim.txt"))
        await at.press("enter")
        await at.until(lambda: "Where shall" in at.screen_text())
        assert "share with Kim" in at.screen_text()
        at.screen.query_one("#line").value = str(tmp_path / "ours")
        await at.press("enter")
        await at.until(lambda: at.dialog == "MeetDialog")
        ws = at.app.session.ws
        assert _ids(ws) == []
        for word in spoken(KIM):
            assert word in at.screen_text()
        await at.press("tab", "enter")
        await at.until(lambda: at.dialog == "LineDialog")
        assert _ids(ws) == []
        await at.press("enter")
        await at.until(lambda: _ids(ws) == ["kim"])
        assert people.find(ws, "kim").fingerprint == KIM.fingerprint
        assert "You have met Kim" in at.screen_text()


async def test_joining_opens_the_folder_that_is_shared(hands, ws, tmp_path):
    """Where agreements are in the folder already, that folder is opened, not begun again."""
    async with hands(HandfastApp(data_root=tmp_path / "data")) as at:
        await at.press("j")
        await at.paste(KIM.line)
        await at.press("enter")
        await at.until(lambda: "your partner" in at.screen_text())
        at.screen.query_one("#line").value = str(ws.folder)
        await at.press("enter")
        await at.until(lambda: at.dialog == "MeetDialog")
        assert at.app.session.ws.folder == ws.folder


@pytest.mark.parametrize("leave", [("enter",), ("escape",)], ids=["not-the-same", "escape"])
async def test_nobody_is_met_whose_words_differ(at_people, ws, leave):
    """The way back has the focus, and trusts nobody."""
    async with at_people() as at:
        await at.press("f7")
        await at.paste(KIM.line)
        await at.press("enter")
        await at.until(lambda: at.dialog == "MeetDialog")
        await at.press(*leave)
        assert _ids(ws) == ["alex", "sam"]
        assert at.dialog == "PeopleScreen"


async def test_a_name_that_is_taken_is_said(at_people, ws):
    """Nobody is mistaken for somebody else: another name is asked for, and nobody is trusted."""
    async with at_people() as at:
        await at.press("f7")
        await at.paste(f"{KIM.line} sam")
        await at.press("enter")
        await at.until(lambda: at.dialog == "MeetDialog")
        await at.press("y", "enter")
        await at.until(lambda: at.dialog == "ProblemDialog")
        assert "already" in at.screen_text()
        assert _ids(ws) == ["alex", "sam"]


async def test_what_is_no_invitation_is_said(at_people, ws):
    """A sentence says both ways to give one; nobody is met."""
    async with at_people() as at:
        await at.press("f7")
        await at.paste("no-such-file")
        await at.press("enter")
        await at.until(lambda: at.dialog == "ProblemDialog")
        assert "paste the line" in at.screen_text()
        assert _ids(ws) == ["alex", "sam"]


async def test_an_invitation_is_written_and_its_words_are_shown(at_people, ws, tmp_path):
    """The file holds the key of whoever sits here; the words are there to read aloud."""
    async with at_people() as at:
        await at.press("f8")
        target = tmp_path / "from-alex.txt"
        at.screen.query_one("#line").value = str(target)
        await at.press("enter")
        await at.until(lambda: at.dialog == "TellDialog")
        assert invitations.find_one(str(target)).key == ws.ledger.trusted()[PersonId("alex")]
        for word in invitations.words_of(ws, "alex"):
            assert word in at.screen_text()


async def test_a_key_of_ones_own_is_brought(at_people, ws, tmp_path):
    """Name, file and passphrase; a wrong passphrase is said, and nothing is kept then."""
    path = tmp_path / "id_ed25519"
    path.write_bytes(make_key(Secret("kim passphrase"), "kim", seed=b"k" * 32))
    async with at_people() as at:
        await at.press("alt+k")
        await at.press("enter", "enter", "enter")
        assert "both needed" in at.screen_text()
        at.screen.query_one("#name").focus()
        for given in ("wrong", "kim passphrase"):
            at.screen.query_one("#name").value = "Kim"
            at.screen.query_one("#file").value = str(path)
            at.screen.query_one("#passphrase").focus()
            await at.paste(given)
            await at.press("enter")
            if given == "wrong":
                await at.until(lambda: "passphrase" in str(at.screen.query_one("#said").content))
                assert _ids(ws) == ["alex", "sam"]
        await at.until(lambda: _ids(ws) == ["alex", "kim", "sam"])
        await at.until(lambda: at.dialog == "PeopleScreen")
        assert people.find(ws, "kim").key_here
        assert "Kim's key is here now." in at.screen_text()


@pytest.mark.parametrize(
    ("where", "said"),
    [("nowhere", "cannot be read"), ("~nobody-at-all/key", "leads nowhere")],
)
async def test_a_key_that_is_not_there_is_said(at_people, ws, tmp_path, monkeypatch, where, said):
    """The dialog stays open and says what to do next."""
    monkeypatch.chdir(tmp_path)
    async with at_people() as at:
        await at.press("alt+k")
        at.screen.query_one("#name").value = "Kim"
        at.screen.query_one("#file").value = where
        at.screen.query_one("#passphrase").focus()
        await at.paste("anything")
        await at.press("enter")
        await at.until(lambda: said in at.screen_text())
        assert at.dialog == "BringDialog"
        assert _ids(ws) == ["alex", "sam"]


async def test_the_first_agreement_is_offered_and_begun(at_people, ws, sit):
    """Done offers how we make agreements; a pace and the passphrase make a draft of it."""
    async with at_people() as at:
        at.screen.query_one("#done").focus()
        await at.press("enter")
        assert at.dialog == "GroundDialog"
        await at.press("down", "enter")
        await at.passphrase("alex")
        await at.until(lambda: at.dialog == "DraftingScreen")
        (draft,) = drafts.list_drafts(ws, sit("alex"))
        assert draft.document.title == "How we make agreements"
        assert draft.document.ground.hours_after_rupture == 120


@pytest.mark.parametrize("leave", [("escape",), ("up", "enter")], ids=["escape", "not-now"])
async def test_the_first_agreement_can_wait(at_people, ws, leave):
    """Nothing is begun, and Done leads home the next time."""
    async with at_people() as at:
        at.screen.query_one("#done").focus()
        await at.press("enter")
        assert at.dialog == "GroundDialog"
        await at.press(*leave)
        assert drafts.count(ws, "alex") == 0
        assert at.dialog == "PeopleScreen"
        await at.press("enter")
        assert at.dialog == "HomeScreen"


async def test_the_first_agreement_is_offered_once_there_is_none(at_people, ws, agreed):
    """Whoever has an agreement already goes home with Done."""
    async with at_people() as at:
        assert looking.overview(ws).standing.agreements
        at.screen.query_one("#done").focus()
        await at.press("enter")
        assert at.dialog == "HomeScreen"


async def test_the_ways_beside_the_form_can_be_clicked(at_people):
    """Each leads where its key leads."""
    async with at_people((80, 24)) as at:
        more = at.screen.query_one("#more")
        assert [option.id for option in more.options] == ["bring", "meet", "invite", "ground"]
        await at.pilot.click("#more", offset=(6, 4))
        await at.settle()
        assert at.dialog == "GroundDialog"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_the_words_are_in_sight_where_one_decides(at_people, size):
    """On the smallest screen too, words and both buttons are seen together."""
    async with at_people(size) as at:
        at.screen.meet(invitations.read(KIM.line))
        await at.settle()
        bottom = at.screen.query_one(".dialog-body").region.bottom
        for part in at.screen.query(".dialog-body Static, .dialog-body Button"):
            assert part.region.y >= 0
            assert part.region.bottom <= bottom
        assert at.screen.query_one(".dialog-body").scroll_offset.y == 0


async def test_a_name_in_an_invitation_cannot_act(at_people):
    """What somebody else calls themselves is shown as written."""
    async with at_people() as at:
        at.screen.meet(invitations.read(f"# name: [@click=app.quit]x[/]\n{KIM.line}"))
        await at.settle()
        await at.press("y")
        assert at.screen.query_one("#line").value == "[@click=app.quit]x[/]"
