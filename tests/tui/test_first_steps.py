"""Welcome, people, support: the first steps, and help one key away."""

import gc

import pytest

from handfast.tui.app import HandfastApp
from handfast.tui.session import Session
from handfast.workspace import Workspace, looking, people


async def test_a_folder_that_is_none_is_said(hands, tmp_path):
    """Opening a folder without agreements says so, with the next step, and stays at the welcome."""
    async with hands(HandfastApp(data_root=tmp_path / "data")) as at:
        await at.press("o")
        at.screen.query_one("#line").value = str(tmp_path)
        await at.press("enter")
        await at.until(lambda: at.dialog == "ProblemDialog")
        assert str(tmp_path) in at.screen_text()
        await at.press("enter")
        assert at.dialog == "WelcomeScreen"


async def test_a_folder_is_opened(hands, ws, tmp_path):
    """Opening a folder of agreements leads home."""
    async with hands(HandfastApp(data_root=tmp_path / "data")) as at:
        await at.press("o")
        at.screen.query_one("#line").value = str(ws.folder)
        await at.press("enter")
        await at.sits("alex")
        assert at.dialog == "HomeScreen"
        assert at.app.session.ws.folder == ws.folder


async def test_the_example_couple_can_be_looked_at(hands, tmp_path, monkeypatch):
    """Looking around makes an example folder, says the passphrases, and leads home."""
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: str(tmp_path))
    async with hands(HandfastApp()) as at:
        await at.press("l")
        await at.until(lambda: at.dialog in {"TellDialog", "ProblemDialog"})
        assert "passphrase is" in at.screen_text()
        await at.press("enter")
        await at.until(lambda: at.dialog in {"ChooseDialog", "HomeScreen"})
        overview = looking.overview(at.app.session.ws)
        assert "Running into exes" in [line.title for line in overview.standing.agreements]


async def test_a_person_is_made_with_a_key(hands, tmp_path):
    """A name and the same passphrase twice make a person whose key this machine has."""
    ws = Workspace.start(tmp_path / "ours", data_root=tmp_path / "data")
    async with hands(HandfastApp(ws)) as at:
        assert "Make the first person" in at.screen_text()
        await at.press("p")
        assert "Nobody can recover it" in at.screen_text()
        await at.paste("Zoë K.")
        await at.press("enter")
        await at.paste("open sesame")
        await at.press("enter")
        await at.paste("open sesam")
        await at.press("enter")
        assert "The two passphrases differ" in at.screen_text()
        await at.paste("open sesame")
        await at.press("enter")
        await at.until(lambda: "has a key now" in at.screen_text())
        (person,) = people.everybody(ws)
        assert (person.id, person.name, person.key_here) == ("zoe-k", "Zoë K.", True)
        assert "open sesame" not in repr([vars(w) for w in at.screen.query("Input")])


async def test_a_person_needs_a_name_and_a_passphrase(hands, tmp_path):
    """Without either nothing is made, and the form says what is needed."""
    ws = Workspace.start(tmp_path / "ours", data_root=tmp_path / "data")
    async with hands(HandfastApp(ws)) as at:
        await at.press("p", "enter", "enter", "enter")
        assert "both needed" in at.screen_text()
        assert not people.everybody(ws)


@pytest.mark.parametrize(
    "inside", [(), ("f1",), ("o",), ("ctrl+p",)], ids=["screen", "help", "dialog", "palette"]
)
async def test_support_is_one_key_away_everywhere(hands, inside):
    """f2 opens the support page on every screen, in dialogs too; escape leads back."""
    async with hands(HandfastApp()) as at:
        await at.press(*inside)
        below = at.dialog
        await at.press("f2")
        assert at.dialog == "SupportScreen"
        assert "you can withdraw from everything" in at.screen_text()
        await at.press("escape")
        assert at.dialog == below


async def test_leaving_at_once_works_inside_a_dialog(hands):
    """ctrl+q leaves while a dialog is open and somebody types."""
    app = HandfastApp()
    async with hands(app) as at:
        await at.press("o")
        await at.pilot.press("a", "ctrl+q")
        assert app.left_at_once


async def test_no_colour_still_says_everything(hands, monkeypatch):
    """With NO_COLOR the screens are drawn without colour, and say the same."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = HandfastApp()
    async with hands(app) as at:
        assert app.no_color
        assert "Start our agreements" in at.screen_text()


async def test_a_short_passphrase_is_asked_about(hands, tmp_path):
    """A passphrase that somebody could guess is only taken after one more question."""
    ws = Workspace.start(tmp_path / "ours", data_root=tmp_path / "data")
    async with hands(HandfastApp(ws)) as at:
        await at.press("p")
        for words in ("Kim", "kiss", "kiss"):
            await at.paste(words)
            await at.press("enter")
        assert "could guess it" in at.screen_text()
        await at.press("enter")
        assert not people.everybody(ws)
        at.screen.query_one("#again").focus()
        await at.press("enter", "y")
        await at.until(lambda: bool(people.everybody(ws)))


async def test_the_example_is_gone_afterwards(tmp_path):
    """The example couple's folder is deleted when the session is over."""
    folder = tmp_path / "example"
    folder.mkdir()
    session = Session()
    session.throw_away(folder)
    assert folder.is_dir()
    del session
    gc.collect()
    assert not folder.exists()
