"""A year and a day, in processes: answered blind, opened, changed, renewed, and at last lapsed."""

import pytest

from .test_command_line import SOFTER, WORDING, Person

FREE = "We both keep our friends, and tell each other about new ones."
CANARY = "zebrafish-in-the-rain"
REVIEW_DAY = "2027-02-23T20:00:00+00:00"


@pytest.fixture
def couple(tmp_path):
    """Alex and Sam, with an agreement of two clauses in force."""
    alex, sam = Person("alex", tmp_path), Person("sam", tmp_path)
    alex.run("init", str(tmp_path / "ours"))
    for person in (alex, sam):
        person.run("person", "make", person.name.title(), "--passphrase-file", str(person.secret))
    words = ("--clause", WORDING, "--clause", FREE, "--style", "monogamous")
    draft = alex.data("draft", "new", "Exes", *words, signs=True)["name"]
    checked = alex.data("check", "--draft", draft, signs=True, expect=None)
    for clause in checked["clauses"]:
        for finding in clause["findings"]:
            said = (finding["code"], "We did.", "--clause", clause["id"])
            alex.run("draft", "talk", draft, *said, signs=True)
    for finding in checked["agreement"]:
        alex.run("draft", "talk", draft, finding["code"], "We did.", signs=True)
    alex.run("propose", draft, "--yes", signs=True)
    sam.run("sign", "Exes", "--yes", signs=True)
    return alex, sam


def at(moment, *people):
    """Let it be this moment for everybody."""
    for person in people:
        person.moment = moment


def folder_holds(room, words):
    """Tell whether any file below this folder holds these words."""
    return any(words in path.read_bytes() for path in room.rglob("*") if path.is_file())


def test_a_review_round_from_its_day_to_the_last(couple, tmp_path):
    """Due, answered alone, opened together, talked about, changed, renewed, and lapsed."""
    alex, sam = couple
    at(REVIEW_DAY, alex, sam)
    assert "A date you two set is near." in alex.run("remind", expect=1).stdout
    (due,) = alex.data("due", expect=1)
    assert due["kind"] == "review"
    (first, second) = [c["id"] for c in alex.data("show", "Exes")["document"]["clauses"]]

    answer = tmp_path / "answer.toml"
    answer.write_text(
        f'sentence = "{CANARY}"\n[[answers]]\nclause = "{first}"\nchoice = "keep"\nscale = 4\n'
    )
    alex.run("review", "answer", "Exes", "--file", str(answer), "--yes", signs=True)
    answer.unlink()
    assert not folder_holds(tmp_path, CANARY.encode())
    assert CANARY not in sam.run("review", "show", "Exes", signs=True).stdout
    again = ("review", "answer", "Exes", "--let-go", first, "--yes")
    assert "stays as it is" in alex.run(*again, signs=True, expect=4).stderr

    sam.run(
        *("review", "answer", "Exes", "--change", first, "--wording", first, SOFTER),
        *("--keep", second, "--agenda", "two days?", "--yes"),
        signs=True,
    )
    assert sam.run(*again, signs=True, expect=4).stderr.count("none can be changed")
    assert CANARY not in sam.run("review", "show", "Exes", signs=True).stdout
    shown = alex.run("review", "show", "Exes", signs=True).stdout
    assert CANARY in shown
    assert "change it Instead:" in shown
    assert CANARY in sam.run("review", "show", "Exes").stdout

    alex.run("review", "agenda", "Exes", "--point", "two days?", signs=True)
    sam.run("review", "agenda", "Exes", "--agree", signs=True)
    action = sam.run(
        "review", "action", "Exes", "I call when I am late.", "--day", "2027-03-02", signs=True
    ).stdout.strip()
    alex.run(
        *("review", "ritual", "Exes", "Tea on Sundays", "--from", "2027-02-28", "--at", "17:00"),
        signs=True,
    )
    calendar = alex.run("calendar").stdout
    assert "RRULE:FREQ=WEEKLY" in calendar
    assert "Tea" not in calendar

    draft = alex.run("review", "finish", "Exes", "--draft", signs=True).stdout.strip()
    changed = alex.data("propose", draft, "--yes", signs=True)["digest"]
    sam.run("sign", changed, "--yes", signs=True)
    clauses = alex.data("show", "Exes")["document"]["clauses"]
    assert [clause["text"] for clause in clauses] == [SOFTER, FREE]

    at("2027-03-02T09:00:00+00:00", alex, sam)
    assert [item["kind"] for item in sam.data("due", expect=1)] == ["action"]
    assert action in alex.run("review", "show", "Exes").stdout
    sam.run("review", "done", action, signs=True)
    sam.run("due")

    at("2027-05-23T09:00:00+00:00", alex, sam)
    sam.run("review", "open", "Exes", signs=True)
    for person in (alex, sam):
        person.run("review", "answer", "Exes", "--keep", first, "--yes", signs=True)
    words = ("--renew", "--review", "2027-08-23", "--yes")
    renewed = alex.data("review", "finish", "Exes", *words, signs=True)["made"]
    sam.run("sign", renewed, "--yes", signs=True)
    assert {row["review"] for row in alex.data("list")} == {"2027-08-23"}

    at("2027-09-20T23:59:59+00:00", alex, sam)
    assert alex.states() == {"Exes": "in force"}
    assert "nobody's failure" in alex.run("due", expect=1).stderr
    at("2027-09-21T00:00:00+00:00", alex, sam)
    assert alex.states() == {"Exes": "lapsed"}
    assert "as you had agreed" in alex.run("due", expect=1).stderr
    assert "as you had agreed" in alex.run("review", "show", "Exes").stderr

    at("2027-09-23T09:00:00+00:00", alex, sam)
    alex.run("review", "open", "Exes", signs=True)
    at("2027-07-01T09:00:00+00:00", alex, sam)
    assert alex.states() == {"Exes": "lapsed"}
    assert "clock shows 1 July 2027" in alex.run("list").stderr
    alex.run("verify")
