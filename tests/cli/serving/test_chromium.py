"""The screens in a real browser: from the welcome on, with nothing asked of any other machine."""

from handfast.workspace import Workspace, people

LEAST_PICTURE = 10_000


async def test_two_people_begin_in_a_browser(served, chromium, tmp_path):
    """Keys pressed in Chromium make a folder and two keys; nothing is asked of anybody else."""
    await chromium.go(served.address)
    await chromium.sees("Start our agreements")
    assert "/enter/" not in await chromium.value("location.pathname")
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

    picture = await chromium.picture()
    (tmp_path / "browser.png").write_bytes(picture)
    assert len(picture) > LEAST_PICTURE

    assert served.children()
    code, said = await served.ends()
    assert (code, "Closed." in said) == (0, True), said
    await chromium.until(lambda: chromium.closed == 1)
    assert (
        await chromium.value("getComputedStyle(document.querySelector('#terminal')).display")
        == "none"
    )
    theirs = (served.origin, served.origin.replace("http:", "ws:"), "data:")
    assert [asked for asked in chromium.requests if not asked.startswith(theirs)] == []
    assert [said for said in chromium.complaints if "Content Security" in said] == []
