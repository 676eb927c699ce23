"""The screens in a real browser: from the welcome on, with nothing asked of any other machine."""

from pathlib import Path

from handfast.workspace import Workspace, looking, people

LEAST_PICTURE = 10_000
PROCESSES = Path("/proc")
TITLE = "How we make agreements"


async def test_two_people_sign_their_first_agreement_in_a_browser(served, chromium, tmp_path):
    """Keys pressed in Chromium lead from the welcome to an agreement that both have signed.

    Nothing is asked of any other machine, and Ctrl-C ends everything that was started.
    """
    await chromium.go(served.address)
    await chromium.sees("Start our agreements")
    assert "/enter/" not in await chromium.value("location.pathname")
    ws = await _begin(chromium, served)
    await _propose(chromium)
    overview = looking.overview(ws)
    assert [version.terms.title for version in overview.waiting_for("sam")] == [TITLE]
    await _sign(chromium)
    (agreement,) = looking.overview(ws).standing.agreements
    assert agreement.current.state.value == "in force"
    assert set(agreement.current.signed_by) == {"alex", "sam"}
    assert agreement.current.terms.hours_after_rupture == 72

    picture = await chromium.picture()
    (tmp_path / "browser.png").write_bytes(picture)
    assert len(picture) > LEAST_PICTURE
    await _end(chromium, served)


async def _begin(chromium, served):
    """Start a folder, and make two people with a key each; return the folder."""
    await chromium.press("s")
    await chromium.sees("Where shall your agreements live?")
    await chromium.press("enter")
    await chromium.sees("Make the key")
    for name in ("Alex", "Sam"):
        await chromium.fills(name)
        await chromium.fills(*[f"{name}'s passphrase"] * 2, secret=True)
        await chromium.sees(f"{name} has a key now")
    ws = Workspace.open(served.home / "our-agreements", data_root=served.home / "data")
    assert [person.name for person in people.everybody(ws)] == ["Alex", "Sam"]
    return ws


async def _unlock(chromium, name):
    await chromium.sees(f"{name}'s passphrase")
    await chromium.fills(f"{name}'s passphrase", secret=True)


async def _propose(chromium):
    """Alex takes the ground agreement as it is offered, and proposes it."""
    await chromium.press("f9")
    await chromium.sees("Three days")
    await chromium.press("enter")
    await chromium.sees("Who sits here now?")
    await chromium.press("enter")
    await _unlock(chromium, "Alex")
    await chromium.sees("After a hurt")
    await chromium.press("ctrl+o")
    await chromium.sees("Nothing is open.")
    await chromium.press("ctrl+o")
    await _unlock(chromium, "Alex")
    await chromium.sees("is proposed, signed by you")


async def _sign(chromium):
    """Sam sits down, reads the whole text, and signs it."""
    await chromium.press("f3")
    await chromium.sees("Who sits here now?")
    await chromium.press("down", "enter")
    await _unlock(chromium, "Sam")
    await chromium.sees("Sam sits here · unlocked")
    await chromium.sees("waits for your answer")
    await chromium.quiet()
    await chromium.press("enter")
    await chromium.sees("Suggest")
    await chromium.press("s")
    await chromium.sees("Ask yourself")
    await chromium.press("ctrl+s")
    await chromium.sees("without being afraid")
    await chromium.press("y", "y", "y")
    await _unlock(chromium, "Sam")
    await chromium.sees("is in force")


async def _end(chromium, served):
    """Press Ctrl-C in the terminal: the window says so, and no process is left."""
    (child,) = served.children()
    code, said = await served.ends()
    assert (code, "Closed." in said) == (0, True), said
    assert not (PROCESSES / str(child)).exists()
    await chromium.until(lambda: chromium.closed == 1)
    shown = "getComputedStyle(document.querySelector('#terminal')).display"
    assert await chromium.value(shown) == "none"
    theirs = (served.origin, served.origin.replace("http:", "ws:"), "data:")
    assert [asked for asked in chromium.requests if not asked.startswith(theirs)] == []
    assert [said for said in chromium.complaints if "Content Security" in said] == []
