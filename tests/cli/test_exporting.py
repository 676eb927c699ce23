"""handfast calendar and export: what leaves on purpose, and nothing private with it."""

import subprocess

import pytest
from icalendar import Calendar

CANARY = "the-canary-sings-at-dawn"
MUTUAL = f"If either of us meets {CANARY}, we tell each other within a day."


def test_a_calendar_goes_out_as_it_is(cli, put):
    """Calendar programs read it; no word of the agreement is in it."""
    put(MUTUAL, title=f"About {CANARY}")
    shown = cli("calendar").out
    events = Calendar.from_ical(shown.encode()).walk("VEVENT")
    assert "2027-02-23" in {event["dtstart"].dt.isoformat() for event in events}
    for private in (CANARY, "Alex", "Sam", "About"):
        assert private not in shown
    assert cli("calendar", "--on", "2027-02-01").out


def test_a_calendar_can_go_into_a_file(cli, put):
    """The file has exactly what standard output would have; the sentence is for people."""
    put(MUTUAL)
    content = cli("calendar").out
    target = cli.room / "days.ics"
    told = cli("calendar", "--output", target)
    assert told.out == ""
    assert str(target) in told.err
    assert target.read_bytes().decode() == content.replace("\r\n", "\n").replace("\n", "\r\n")


def test_nothing_is_written_over_the_agreements_themselves(cli, put):
    """Neither over the settings nor among the documents; beside them is the person's own choice."""
    put(MUTUAL)
    folder = cli.folder
    settings = (folder / "handfast.toml").read_bytes()
    document = next(path for path in folder.rglob("*.toml") if path.parent != folder)
    for target in (folder / "handfast.toml", document):
        told = cli("calendar", "--output", target, expect=2).err
        assert "nothing else is written over them" in told
        assert cli("export", "exes", "--output", target, expect=2).out == ""
    assert (folder / "handfast.toml").read_bytes() == settings
    cli("calendar", "--output", folder / "days.ics")
    assert (folder / "days.ics").exists()


@pytest.mark.parametrize("own", ["keys/alex", "allowed_signers", ".gitattributes"])
def test_nothing_is_written_over_keys_and_what_stands_by_the_agreements(cli, put, own):
    """Nobody gets a key back over which a calendar was written."""
    put(MUTUAL)
    (target,) = (p for p in cli.room.rglob(own.split("/")[-1]) if own in str(p) and p.is_file())
    before = target.read_bytes()
    told = cli("calendar", "--output", target, expect=2).err
    assert "nothing else is written over them" in told
    assert target.read_bytes() == before


def test_a_calendar_of_nothing_is_valid_and_says_so(cli, ours):
    """A job that asks for the calendar of a new folder gets one, with exit code 0."""
    told = cli("calendar")
    assert Calendar.from_ical(told.out.encode()).walk("VEVENT") == []
    assert "no day in it yet" in told.err
    as_json = cli("calendar", "--json").json
    assert as_json["text"].startswith("BEGIN:VCALENDAR")


def test_due_says_kindly_what_ends(cli, put):
    """Before the last day and after it, in a sentence; with nothing due, that is said."""
    put(MUTUAL)
    assert cli("due", "--on", "2026-12-01").err == "Nothing is due.\n"
    assert "nobody's failure" in cli("due", "--on", "2027-03-20", expect=1).err
    assert "as you had agreed" in cli("due", "--on", "2027-03-24", expect=1).err


def test_a_folder_for_openssh_verifies_without_handfast(cli, put):
    """Each `ssh-keygen -Y verify` line of VERIFY.txt exits with 0, as it stands there."""
    put(MUTUAL)
    put(MUTUAL, title="Nights", by=("sam",))
    target = cli.room / "out"
    told = cli("export", "--format", "folder", "--output", target, "--json")
    assert str(target / "VERIFY.txt") in told.json
    assert f"{len(told.json)} files" in told.err
    lines = (target / "VERIFY.txt").read_text().splitlines()
    commands = [line.strip() for line in lines if line.strip().startswith("ssh-keygen")]
    assert len(commands) == 3
    for command in commands:
        subprocess.run(command, shell=True, cwd=target, check=True, capture_output=True)
    assert "already" in cli("export", "--format", "folder", "--output", target, expect=2).err
    one = cli("export", "nights", "--format", "folder", "--output", cli.room / "one")
    assert one.out == ""
    assert one.err.startswith("4 files written")


def test_a_page_goes_to_standard_output_or_a_file(cli, put):
    """Markdown is the default format."""
    put(MUTUAL)
    page = cli("export", "exes").out
    assert page.startswith("# Exes\n")
    target = cli.room / "page.md"
    told = cli("export", "exes", "--output", target)
    assert (told.out, told.err) == ("", f"Written to {target}.\n")
    assert target.read_text().startswith("# Exes\n")
    assert cli("export", "exes", "--json").json["text"] == target.read_text()


def test_a_page_to_print_is_html_or_pdf(cli, put):
    """Both are written to a file or handed on; a PDF has no place in JSON."""
    put(MUTUAL)
    assert cli("export", "exes", "--format", "html").out.startswith("<!DOCTYPE html>")
    target = cli.room / "page.pdf"
    assert cli("export", "exes", "--format", "pdf", "--output", target).out == ""
    assert target.read_bytes().startswith(b"%PDF-")
    told = cli("export", "exes", "--format", "pdf", "--output", target, "--json").json
    assert told == {"format": "pdf", "text": None}


def test_a_copy_for_one_person_is_said_to_be_one(cli, put):
    """Alex is bound by the clause; the copy says that it is theirs and proves nothing."""
    put(MUTUAL)
    page = cli("export", "exes", "--for", "alex").out
    assert "This copy was made for alex" in page
    assert "Nothing in this agreement" in cli("export", "exes", "--for", "Robin", expect=2).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "folder"), "--output FOLDER"),
        (("--format", "folder", "--output", "x", "--for", "alex"), "whole documents"),
        (("exes", "--format", "pdf", "--json"), "--output FILE.pdf"),
        ((), "handfast list"),
    ],
)
def test_what_is_missing_is_named(cli, put, words, said):
    """Exit code 2."""
    put(MUTUAL)
    assert said in cli("export", *words, expect=2).err
