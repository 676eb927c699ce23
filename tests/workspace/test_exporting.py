"""What leaves the program on purpose: a calendar, a page, a folder for OpenSSH."""

import subprocess
from datetime import date

import pytest
from icalendar import Calendar

from handfast.errors import UsageError
from handfast.workspace import exporting, proposals

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
CANARY = "the-canary-sings-at-dawn"


@pytest.fixture
def in_force(ws, sit, propose):
    """An agreement that both have signed."""
    version = propose(f"{MUTUAL} We say {CANARY}.", title=f"Exes {CANARY}")
    proposals.sign(ws, sit("sam"), version.digest)
    return version


def test_the_calendar_is_one_that_programs_read_and_says_nothing_private(ws, in_force):
    """Review and last day are events; neither title, names nor words are in it."""
    content = exporting.calendar(ws)
    days = {event["dtstart"].dt for event in Calendar.from_ical(content).walk("VEVENT")}
    review = in_force.document.review
    assert {review.on, review.lapses} <= days
    for private in (CANARY, "Exes", "Alex", "Sam", "alex", "sam"):
        assert private.encode() not in content


def test_a_calendar_of_nothing_is_empty_and_valid(ws):
    """An empty folder has no days yet, and its calendar has none."""
    content = exporting.calendar(ws, on=date(2026, 11, 23))
    assert Calendar.from_ical(content).walk("VEVENT") == []


def test_the_page_has_the_words_and_who_signed(ws, in_force):
    """A Markdown page of the version that the reference names."""
    page = exporting.page(ws, "exes").decode()
    assert "Alex: signed" in page
    assert "within a day" in page


def test_a_copy_for_somebody_whom_nothing_concerns_is_not_made(ws, in_force):
    """The people are named instead, so that a slip of the pen is seen."""
    with pytest.raises(UsageError, match="binds or names Robin") as refused:
        exporting.page(ws, "exes", reader="Robin")
    assert "between Alex, Sam" in refused.value.next_step


def test_openssh_alone_verifies_every_signature(ws, in_force, propose, tmp_path):
    """`ssh-keygen -Y verify` says Good for each signature of the exported folder."""
    propose(MUTUAL, title="Nights")
    files = exporting.openssh_folder(ws, tmp_path / "out")
    signatures = [path for path in files if path.suffix == ".sig"]
    assert len(signatures) == 3
    for path in signatures:
        document, person = path.name.removesuffix(".sig").rsplit(".", 1)
        result = subprocess.run(
            [
                *("ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", person),
                *("-n", "handfast", "-s", path.name),
            ],
            input=(path.parent / f"{document}.toml").read_bytes(),
            cwd=path.parent,
            capture_output=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr


def test_what_is_withdrawn_is_said_beside_the_signatures(ws, sit, in_force, propose, tmp_path):
    """A good signature over something withdrawn is not taken for consent that stands."""
    before = exporting.openssh_folder(ws, tmp_path / "before")[0].read_text()
    assert "no withdrawal of these documents was known" in before
    other = propose(MUTUAL, title="Nights")
    proposals.withdraw(ws, sit("sam"), in_force.digest)
    proposals.withdraw(ws, sit("alex"), other.digest, clauses=[other.document.clauses[0].id])
    text = exporting.openssh_folder(ws, tmp_path / "out")[0].read_text()
    assert f"-{in_force.digest[:8]}.toml  the whole, by sam\n" in text
    clause = other.document.clauses[0].id
    assert f"nights-{other.digest[:8]}.toml  in part: {clause}\n" in text
    assert "no withdrawal" not in text


def test_one_agreement_can_be_exported_alone(ws, in_force, propose, tmp_path):
    """With a reference only that version goes out."""
    propose(MUTUAL, title="Nights")
    files = exporting.openssh_folder(ws, tmp_path / "out", "nights")
    assert len([path for path in files if path.suffix == ".toml"]) == 1


def test_nothing_is_exported_from_an_empty_folder(ws, tmp_path):
    """The sentence says what to do first."""
    with pytest.raises(UsageError, match="nothing to export"):
        exporting.openssh_folder(ws, tmp_path / "out")
    assert not (tmp_path / "out").exists()
