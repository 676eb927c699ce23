"""The way back, in processes: a hurt shared, heard, a pause, a hold, and then a year of its own."""

import pytest

from .test_command_line import SOFTER, WORDING, Person
from .test_review import at, folder_holds

HURT = "canary-of-the-hurt: when you did not come home I felt forgotten"
SHARED = "When you did not come home on Friday, I felt forgotten."
FORGIVING = "canary-of-forgiving: on some mornings I breathe again"
HOLD = "We both come home by eleven, so that each of us can sleep."
RESTRICTION = "You are not allowed to stay out after eleven without asking me first."


@pytest.fixture
def couple(tmp_path):
    """Alex and Sam, with nothing agreed yet."""
    alex, sam = Person("alex", tmp_path), Person("sam", tmp_path)
    alex.run("init", str(tmp_path / "ours"))
    for person in (alex, sam):
        person.run("person", "make", person.name.title(), "--passphrase-file", str(person.secret))
    return alex, sam


def ready(person, draft):
    """Note of every finding of a draft that it was talked through, and propose it."""
    checked = person.data("check", "--draft", draft, signs=True, expect=None)
    for clause in checked["clauses"]:
        for finding in clause["findings"]:
            said = (finding["code"], "We did.", "--clause", clause["id"])
            person.run("draft", "talk", draft, *said, signs=True)
    for finding in checked["agreement"]:
        person.run("draft", "talk", draft, finding["code"], "We did.", signs=True)
    return person.data("propose", draft, "--yes", signs=True)["digest"]


def test_from_a_hurt_to_an_agreement_that_lapses(couple, tmp_path):
    """Shared, acknowledged by both, a pause, a hold, a refusal, an agreement, a round, a lapse."""
    alex, sam = couple
    private = tmp_path / "words"
    private.write_text(HURT)
    name = alex.run("rupture", "name", "--file", str(private), "--as", "alex").stdout.strip()
    private.unlink()
    assert not folder_holds(tmp_path, b"canary-of-the-hurt")
    assert "canary" not in sam.run("rupture", "list", signs=True).stdout
    assert sam.run("repair", "show", expect=4).stderr.count("No hurt was shared")
    assert "canary" in alex.run("rupture", "show", name, signs=True).stdout
    told = alex.run("rupture", "share", name, "--text", SHARED, "--yes", signs=True)
    repair = told.stdout.strip()
    assert "Until 18:04 on 26 November 2026 only holds" in told.stderr
    assert "nobody alone can make it shorter" in told.stderr

    shown = sam.run("repair", "show")
    assert SHARED in shown.stdout
    assert "Responsibility and an offer come before" in shown.stderr
    step = sam.run("repair", "step", "acknowledge", "--side", "caused", "--country", "GB")
    assert "say back what you heard" in step.stdout
    assert "Rushing to reassurance" in step.stdout
    assert "0808 801 0327" in step.stderr
    words = ("--share", "--yes", "--side")
    alex.run(
        *("repair", "say", "acknowledge", "I waited up until three.", *words, "hurt"), signs=True
    )
    sam.run(
        *("repair", "say", "acknowledge", "You waited, and I did not call.", *words, "caused"),
        signs=True,
    )
    sam.run("repair", "say", "repair", "I call by ten from now on.", *words, "caused", signs=True)
    shown = alex.run("repair", "show", repair)
    assert "You waited, and I did not call." in shown.stdout
    assert "Responsibility and an offer" not in shown.stderr
    action = sam.run(
        *("repair", "action", "I call by ten.", "--by", "2026-11-27", "--look-back", "2026-12-04"),
        signs=True,
    ).stdout.strip()
    alex.run("repair", "ritual", "--idea", "check-in", "--at", "22:00", signs=True)
    assert "RRULE:FREQ=DAILY" in alex.run("calendar").stdout

    assert "18:24" in sam.run("repair", "pause", "--minutes", "20", signs=True).stdout
    sam.run("repair", "pause", "--minutes", "19", signs=True, expect=2)
    at("2026-11-23T18:14:00+00:00", alex, sam)
    assert "(10:00 left)" in alex.run("repair", "pause").stdout
    (due,) = alex.data("due", expect=1)
    assert (due["kind"], due["moment"][:16]) == ("pause", "2026-11-23T18:24")
    at("2026-11-23T18:24:00+00:00", alex, sam)
    assert "Come back if you are ready" in alex.run("repair", "show").stderr

    held = alex.run("repair", "draft", "Quiet days", "--clause", HOLD, "--hold", "14", signs=True)
    assert "Could it be a hold first" in held.stderr
    hold = ready(alex, held.stdout.strip())
    sam.run("sign", hold, "--yes", signs=True)
    assert alex.states() == {"Quiet days": "in force"}

    lasting = alex.run("repair", "draft", "Home", "--clause", RESTRICTION, signs=True).stdout
    refused = alex.run("propose", lasting.strip(), "--yes", signs=True, expect=4)
    assert "Until 26 November 18:04 UTC only holds of at most 14 days" in refused.stderr
    assert "come back after 26 November 18:04 UTC" in refused.stderr
    alex.run("draft", "delete", lasting.strip(), "--yes", signs=True)
    alex.run("repair", "forgive", FORGIVING, "--stage", "release", signs=True)
    assert "canary" in alex.run("repair", "show", signs=True).stderr
    assert "canary" not in sam.run("repair", "show", signs=True).stderr
    assert not folder_holds(tmp_path, b"canary-of-")

    at("2026-11-26T18:04:00+00:00", alex, sam)
    assert "only holds" not in alex.run("repair", "show").stderr
    draft = alex.run("repair", "draft", "Exes", "--clause", WORDING, signs=True).stdout.strip()
    sam.run("sign", ready(alex, draft), "--yes", signs=True)
    (clause,) = [each["id"] for each in alex.data("show", "Exes")["document"]["clauses"]]
    at("2026-12-04T09:00:00+00:00", alex, sam)
    assert "action" in [item["kind"] for item in sam.data("due", expect=1)]
    assert action in sam.run("review", "show", "Exes").stdout
    sam.run("review", "done", action, signs=True)

    at("2027-02-26T20:00:00+00:00", alex, sam)
    alex.run("review", "answer", "Exes", "--keep", clause, "--yes", signs=True)
    assert "keep it" not in sam.run("review", "show", "Exes", signs=True).stdout
    change = ("--change", clause, "--wording", clause, SOFTER)
    sam.run("review", "answer", "Exes", *change, "--yes", signs=True)
    assert "change it Instead:" in alex.run("review", "show", "Exes", signs=True).stdout
    draft = alex.run("review", "finish", "Exes", "--draft", signs=True).stdout.strip()
    sam.run("sign", ready(alex, draft), "--yes", signs=True)
    renewed = alex.data("renew", "Exes", "--review", "2027-05-23", "--yes", signs=True)["digest"]
    sam.run("sign", renewed, "--yes", signs=True)
    (clause,) = alex.data("show", renewed)["document"]["clauses"]
    assert clause["text"] == SOFTER

    at("2027-07-01T09:00:00+00:00", alex, sam)
    assert alex.states()["Exes"] == "lapsed"
    alex.run("verify")
    assert not folder_holds(tmp_path, b"canary-of-")
