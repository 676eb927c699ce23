"""The whole journey through the command line, as two people live it: two keys, real processes."""

import json
import os
import subprocess
import sys

import pytest

RULE = "You can't talk to your ex anymore."
WORDING = (
    "If either of us runs into an ex, we tell each other within a day, "
    "so that neither of us feels blindsided."
)
SOFTER = (
    "If either of us runs into an ex, we tell each other within two days, "
    "so that neither of us feels blindsided."
)


class Person:
    """One person at a terminal: their passphrase in a file, their id on every command."""

    def __init__(self, name, room, moment="2026-11-23T18:04:00+00:00"):
        self.name = name
        self.room = room
        self.moment = moment
        self.secret = room / f"{name}.passphrase"
        self.secret.write_text(f"{name} has a long passphrase\n")

    def run(self, *arguments, expect=0, stdin="", signs=False):
        signing = ["--as", self.name, "--passphrase-file", str(self.secret)] if signs else []
        result = subprocess.run(
            [sys.executable, "-m", "handfast", *arguments, *signing],
            input=stdin,
            capture_output=True,
            check=False,
            text=True,
            env={
                **os.environ,
                "HANDFAST_DATA_DIR": str(self.room / "data"),
                "HANDFAST_FOLDER": str(self.room / "ours"),
                "HANDFAST_NOW": self.moment,
            },
        )
        assert expect in {None, result.returncode}, result.stdout + result.stderr
        assert "Traceback" not in result.stderr
        return result

    def data(self, *arguments, **options):
        return json.loads(self.run(*arguments, "--json", **options).stdout)

    def states(self, *arguments):
        return {row["title"]: row["state"] for row in self.data("list", *arguments)}


@pytest.fixture
def couple(tmp_path):
    alex, sam = Person("alex", tmp_path), Person("sam", tmp_path)
    alex.run("init", str(tmp_path / "ours"))
    for person in (alex, sam):
        person.run("person", "make", person.name.title(), "--passphrase-file", str(person.secret))
    return alex, sam


def test_two_people_draft_counter_sign_withdraw_and_renew(couple):
    """From a rule made from fear to an agreement in force, withdrawn, and agreed again."""
    alex, sam = couple

    draft = alex.data(
        "draft", "new", "Exes", "--style", "monogamous", "--clause", RULE, signs=True
    )["name"]
    checked = alex.data("check", "--draft", draft, signs=True, expect=1)
    clause = checked["clauses"][0]
    assert clause["verdict"] == "fear"
    assert {"prohibition", "isolation"} & {f["signal"] for f in clause["findings"]}
    refused = alex.run("propose", draft, "--yes", signs=True, expect=4)
    assert "open" in refused.stderr

    alex.run(
        *("draft", "edit", draft, "--clause", clause["id"], "--text", WORDING),
        *("--notice", "after", "--need", "so that neither of us feels blindsided"),
        *("--if-missed", "we say so when we notice"),
        signs=True,
    )
    again = alex.data("check", "--draft", draft, signs=True)
    assert again["clauses"][0]["verdict"] == "mutual"
    proposed = alex.data(
        "propose", draft, "--why", "We both want to feel safe.", "--yes", signs=True
    )
    assert sam.states() == {"Exes": "proposed"}

    (shown,) = sam.data("show", "Exes")["document"]["clauses"]
    clause_id = shown["id"]
    assert "talk" not in clause_id, "the first wording is nobody else's business"
    sam.run("answer", "Exes", "--suggest", clause_id, SOFTER, signs=True)
    countered = sam.data("counter", "Exes", "--propose", "--yes", signs=True)
    difference = sam.run("diff", proposed["digest"], countered["digest"]).stdout
    assert "[-a day-]{+two days+}" in difference.replace("\n  ", "")

    alex.run("sign", countered["digest"], "--yes", signs=True)
    assert alex.states() == {"Exes": "in force"}
    (row,) = sam.data("list")
    assert row["signed_by"] == ["alex", "sam"]
    assert row["review"] == "2027-02-23"

    assert sam.run("due").stdout == ""
    due = sam.data("due", "--on", "2027-02-23", expect=1)
    assert [item["kind"] for item in due] == ["review"]
    assert sam.states("--on", "2027-06-01") == {"Exes": "lapsed"}

    calendar = sam.run("calendar").stdout
    assert "20270223" in calendar
    assert "ex" not in calendar.lower().split("summary:")[1].splitlines()[0].split()

    alex.run("withdraw", "Exes", "--clause", clause_id, "--yes", signs=True)
    (row,) = sam.data("list")
    assert row["withdrawn_clauses"] == [clause_id]
    alex.run("withdraw", "Exes", "--yes", signs=True)
    assert sam.states() == {"Exes": "withdrawn"}
    shown = sam.run("history", "Exes").stdout
    assert "Alex withdrew" in shown

    alex.run("verify")


def test_a_withdrawn_agreement_is_renewed_by_a_new_version(couple):
    """Renewing writes a new version with the same clauses, which counts once both have signed."""
    alex, sam = couple
    name = alex.data("draft", "new", "Exes", "--clause", WORDING, signs=True)["name"]
    alex.run("propose", name, "--yes", signs=True)
    sam.run("sign", "Exes", "--yes", signs=True)
    sam.run("withdraw", "Exes", "--yes", signs=True)
    renewed = alex.data("renew", "Exes", "--review", "2027-05-01", "--yes", signs=True)
    assert alex.states() == {"Exes": "proposed"}
    sam.run("sign", renewed["digest"], "--yes", signs=True)
    (row,) = alex.data("list")
    assert (row["state"], row["review"]) == ("in force", "2027-05-01")


def test_a_changed_byte_is_named_and_nothing_is_believed_less(couple, tmp_path):
    """`verify` names the changed file with exit code 5, and what stood still stands."""
    alex, sam = couple
    name = alex.data("draft", "new", "Exes", "--clause", WORDING, signs=True)["name"]
    alex.run("propose", name, "--yes", signs=True)
    sam.run("sign", "Exes", "--yes", signs=True)
    (document,) = (tmp_path / "ours" / "agreements").glob("*/*.toml")
    document.write_bytes(document.read_bytes().replace(b"within a day", b"within a year"))
    report = alex.data("verify", expect=5)
    assert not report["holds"]
    assert any(document.name in fault["path"] for fault in report["faults"])
    assert alex.states() == {"Exes": "in force"}
    shown = alex.data("show", "Exes")
    assert shown["document"]["clauses"][0]["text"] == WORDING
