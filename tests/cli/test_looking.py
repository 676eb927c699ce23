"""What stands, what is due, what differs, what happened, and whether it holds."""

import errno
import os
import re
import shutil
from datetime import date

import pytest
from attrs import evolve

from handfast.documents import write_version
from handfast.ledger import durable
from handfast.model import Clause, ClauseKind, Ground, Person, Reply, ReplyKind, TalkedThrough
from handfast.signing import UnlockedKey

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
HOLD = Clause(
    "rest", "We both rest.", binds=("sam",), kind=ClauseKind.HOLD, until=date(2026, 12, 1)
)


def test_an_empty_folder_says_how_to_begin(cli, ours):
    """Nothing on standard output, a sentence on standard error; JSON is an empty list."""
    assert (cli("list").out, cli("list", "--json").json) == ("", [])
    assert "draft new" in cli("list").err
    assert "Nothing is due." in cli("due").err


def test_a_list_has_state_review_and_title(cli, put):
    """One row for each version that stands or waits; --all shows every version."""
    version = put(MUTUAL)
    assert cli("list").out == f"{version.digest[:8]}  in force  review 2027-02-23  Exes\n"
    waiting = put(MUTUAL, by=("sam",), title="Nights")
    assert f"{waiting.digest[:8]}  proposed, waits for Alex" in cli("list").out
    assert "in force, review due" in cli("list", "--on", "2027-02-23").out
    assert len(cli("list", "--all", "--json").json) == 2


def test_list_as_json_has_all_of_it(cli, put):
    """Every field a program needs to say what stands."""
    version = put(MUTUAL)
    (row,) = cli("list", "--json").json
    assert row == {
        "agreement": version.digest,
        "digest": version.digest,
        "title": "Exes",
        "state": "in force",
        "review_due": False,
        "review": "2027-02-23",
        "lapses": "2027-03-23",
        "people": ["alex", "sam"],
        "signed_by": ["alex", "sam"],
        "waiting_for": [],
        "withdrawn_by": [],
        "withdrawn_clauses": [],
        "ended_holds": [],
        "notes": [],
    }


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-11-23", "in force"), ("2027-03-23", "in force"), ("2027-03-24", "lapsed")],
)
def test_what_stands_on_a_day(cli, put, day, state):
    """--on answers for any day."""
    put(MUTUAL)
    assert cli("list", "--json", "--on", day).json[0]["state"] == state
    assert cli("show", "exes", "--json", "--on", day).json["state"] == state


def test_due_is_exit_code_1_on_the_day_and_0_before(cli, put):
    """A cron job needs no passphrase and no words."""
    put(MUTUAL)
    assert cli("due", "--on", "2027-02-22").out == ""
    assert cli("due", "--on", "2027-02-23", expect=1).out == "review  2027-02-23  Exes\n"
    (item,) = cli("due", "--on", "2027-02-23", "--json", expect=1).json
    assert (item["kind"], item["title"], item["people"]) == ("review", "Exes", ["alex", "sam"])
    put(MUTUAL, by=("sam",), title="Nights")
    assert cli("due", expect=1).out == "waiting    Nights\n"


def test_a_page_shows_everything_that_is_signed(cli, put, say):
    """Each clause whole with its fields, review days, pace, comments and unknown fields."""
    clause = Clause(
        "one",
        "We say:\nhello.\nSigned by Sam.",
        binds=("alex", "sam"),
        need="calm",
        if_missed="we say so",
        talked_through=(TalkedThrough("HF120", "We did."),),
        extra={"colour": "blue"},
    )
    put(
        clauses=(clause, HOLD),
        why="Because.\nReally.",
        ground=Ground(96),
        extra={"x_mood": "sunny"},
    )
    page = cli("show", "exes", "--on", "2026-12-02").out
    for line in (
        "Exes",
        "Between Alex (alex), Sam (sam). Style: monogamous",
        "Why: Because.",
        "        Really.",
        "  one: We say:",
        "        hello.",
        "        Signed by Sam.",
        "      a: practice, binds Alex, Sam",
        "      need: calm",
        "      if missed: we say so",
        "      talked through HF120: We did.",
        "      other field colour: blue",
        "  rest (has ended): We both rest.",
        "      until: 1 December 2026",
        "Review on 23 February 2027. Not renewed, it lapses after 23 March 2027.",
        "Other field x_mood: sunny",
        "Signed by Alex.",
    ):
        assert line in page.splitlines(), line
    assert "is signed for 96 hours" in " ".join(page.split())


def test_comments_in_a_file_are_shown_as_no_part_of_it(cli, put, ours):
    """Whoever writes a comment into a version cannot hide it."""
    plain = put(MUTUAL, by=("alex",))
    data = plain.data + b"# a second thought\n"
    from handfast.documents import read_version

    version = read_version(data)
    key = UnlockedKey(b"alex".ljust(32))
    ours.ledger.add_version(version, key.sign(data), "alex")
    assert "a second thought" in cli("show", version.digest).out
    assert cli("show", version.digest, "--json").json["comments"]


def test_notes_say_what_does_not_count(cli, put, ours):
    """A version that leaves somebody out supersedes nothing, and says so on standard error."""
    first = put(MUTUAL)
    later = evolve(first.document, supersedes=("0" * 64,), title="Later")
    version = write_version(later)
    key = UnlockedKey(b"alex".ljust(32))
    ours.ledger.add_version(version, key.sign(version.data), "alex")
    shown = cli("show", version.digest)
    assert "0000" in shown.err
    assert cli("show", version.digest, "--json").json["notes"]


def test_show_as_json_has_document_signatures_and_entries(cli, put, say):
    """Journal entries without their raw bytes."""
    version = put(MUTUAL)
    say("sam", "signing", version)
    shown = cli("show", "exes", "--json").json
    assert shown["document"]["clauses"][0]["text"] == MUTUAL
    assert [s["person"] for s in shown["signatures"]] == ["alex", "sam"]
    assert shown["signatures"][1]["signed_at"] == "2026-11-23T18:04:00Z"
    assert "data" not in shown["entries"][0]
    assert "Signed by Sam on " in cli("show", "exes").out


def test_the_difference_between_two_versions(cli, put, ours):
    """Marked words for people, runs of words for programs, and nothing where nothing differs."""
    first = put(MUTUAL, "We rest.")
    words = first.document.clauses[0]
    second = put(
        clauses=(evolve(words, text=MUTUAL.replace("a day", "a week"), need="ease"), HOLD),
        title="Old flames",
    )
    shown = cli("diff", first.digest, second.digest).out
    for part in (
        "title: [-Exes-] {+Old flames+}",
        "clause-1 (changed)",
        "[-day-]{+week+}",
        "need: [-so that neither of us feels blindsided-] {+ease+}",
        "rest (added)",
        "{+We both rest.+}",
        "clause-2 (removed)",
        "[-We rest.-]",
    ):
        assert part in shown
    as_json = cli("diff", first.digest, second.digest, "--json").json
    assert [clause["change"] for clause in as_json["clauses"]] == ["changed", "added", "removed"]
    same = cli("diff", first.digest, first.digest)
    assert (same.out, same.err) == ("", "Nothing differs.\n")
    other = put(MUTUAL, "We rest.", title="Third")
    assert "We rest" not in cli("diff", first.digest, other.digest).out


def test_history_is_a_line_for_each_step(cli, put, say):
    """When they say it was, which version, who, what."""
    version = put(MUTUAL)
    told = cli("history", "exes").out.splitlines()
    assert told[0].endswith(f"{version.digest[:8]}  Alex wrote version 1")
    assert told[1].startswith("(no time given)")
    assert [step["who"] for step in cli("history", "exes", "--json").json] == [
        "Alex",
        "Alex",
        "Sam",
    ]


def test_everything_holds_until_a_byte_changes(cli, put):
    """Exit code 0, then 5 with the file and the reason."""
    put(MUTUAL)
    fine = cli("verify")
    assert "documents and signatures checked" in fine.out
    assert fine.err == "Everything holds.\n"
    (path,) = cli.folder.glob("agreements/*/*.toml")
    path.write_bytes(path.read_bytes().replace(b"within a day", b"within a week"))
    broken = cli("verify", expect=5)
    assert path.name in broken.out
    assert "Something does not hold." in broken.err
    as_json = cli("verify", "--json", expect=5).json
    assert as_json["holds"] is False
    assert {"path", "reason", "message"} == set(as_json["faults"][0])
    listed = cli("list")
    assert "in force" in listed.out
    assert path.name in listed.err


@pytest.mark.parametrize("trouble", ["a pipe", "another id"])
def test_verifying_says_what_listing_says_of_the_settings(cli, put, trouble):
    """Whoever tampers with the folder's settings is found by both; nothing is named twice."""
    put(MUTUAL)
    cli("list")
    settings = cli.folder / "handfast.toml"
    before = settings.read_text()
    settings.unlink()
    if trouble == "a pipe":
        os.mkfifo(settings)
    else:
        folder_id = re.search(r'"([0-9a-f-]{8,})"', before)[1]
        settings.write_text(before.replace(folder_id, folder_id[::-1]))
    assert "handfast.toml is set aside" in cli("list").err
    told = cli("verify", expect=5)
    assert "Everything holds" not in told.err
    assert told.out.count("handfast.toml") == 1


def test_people_are_called_by_their_names(cli, ours, put, say):
    """Whom a proposal waits for and who said something about it; ids stay in the JSON."""
    people = tuple(
        Person(person.id, {"alex": "Alex", "sam": "Sam Ann"}[person.id], person.key)
        for person in put(MUTUAL).document.people
    )
    version = put(MUTUAL, by=("alex",), title="Nights", people=people)
    say("sam", "answer", version, replies=(Reply(ReplyKind.DECLINE),))
    assert "waits for Sam Ann" in cli("list").out
    shown = cli("show", "nights").out
    assert "waits for Sam Ann" in shown
    assert "Sam Ann, decline on the whole" in shown
    assert cli("show", "nights", "--json").json["waiting_for"] == ["sam"]


def test_history_says_which_version_another_one_replaces(cli, put):
    """By its number in this agreement, or by its digest where it is not part of it."""
    first = put(MUTUAL)
    put("We rest.", supersedes=(first.digest,), by=("alex",))
    assert "Alex wrote version 2, which answers or replaces version 1" in cli("history", "exes").out
    put("We cook.", title="Meals", supersedes=("ab" * 32,), by=("alex",))
    assert "wrote version 1, which answers or replaces abababab" in cli("history", "meals").out


def test_a_file_name_cannot_act_or_pretend(cli, put):
    """Names that somebody else gave are shown on one line and literally."""
    put(MUTUAL)
    (folder,) = cli.folder.glob("agreements/*")
    (folder / "x\x1b[2J\nEverything holds..toml").write_text("title = 3")
    shown = cli("list").err + cli("verify", expect=5).out
    assert "\x1b" not in shown
    assert not [line for line in shown.splitlines() if line.startswith("Everything holds.")]


def test_an_unknown_reference_names_what_there_is(cli, put):
    """Exit code 2."""
    put(MUTUAL)
    for words in (("show", "nights"), ("diff", "exes", "nights"), ("history", "nights")):
        assert "The agreements: Exes." in cli(*words, expect=2).err


def test_a_folder_that_can_only_be_read_is_read(cli, put, monkeypatch):
    """Listing, showing and verifying work; a withdrawal says where it has yet to arrive."""
    put(MUTUAL)
    write = durable._fill

    def read_only(path, data):
        if path.is_relative_to(cli.folder):
            raise OSError(errno.EROFS, "Read-only file system")
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(durable, "_fill", read_only)
        for words in (("list",), ("show", "exes"), ("verify",), ("history", "exes")):
            assert cli(*words).out
        assert "only be read" in cli("draft", "new", "Mine", "--as", "sam", expect=4).err
        clause = cli("withdraw", "exes", "--clause", "clause-1", "--yes", "--json", by="sam")
        assert (clause.json["withdrawn_clauses"], clause.json["in_folder"]) == (["clause-1"], False)
        whole = cli("withdraw", "exes", "--yes", by="sam")
        assert "counts on this machine now; it has yet to reach the folder" in whole.err
        assert "nothing was written" not in whole.err
        assert "withdrawn" in whole.out
        assert not list(cli.folder.glob("journal/*-withdrawal-*"))
    cli("list")
    assert len(list(cli.folder.glob("journal/*-withdrawal-*.toml"))) == 2


@pytest.mark.parametrize("instead", [False, True], ids=["gone", "another"])
def test_a_folder_that_is_taken_away_keeps_nobody_from_withdrawing(cli, put, instead):
    """Whoever stops sharing it, or puts another one there, keeps nobody in what they signed."""
    put(MUTUAL)
    cli("list")
    cli.folder.rename(cli.room / "away")
    if instead:
        cli.monkeypatch.setenv("HANDFAST_DATA_DIR", str(cli.room / "theirs"))
        cli("init", cli.folder)
        cli.monkeypatch.setenv("HANDFAST_DATA_DIR", str(cli.data))
    found = cli("list")
    assert "in force" in found.out
    assert "A withdrawal counts here all the same" in found.err
    assert MUTUAL in cli("show", "exes").out
    drafts = cli("draft", "list", by="sam", expect=4).err
    assert ("in its place" if instead else "not there") in drafts
    assert cli("withdraw", "exes", "--yes", "--json", by="sam").json["in_folder"] is False
    assert "withdrawn" in cli("list").out
    shutil.rmtree(cli.folder, ignore_errors=True)
    (cli.room / "away").rename(cli.folder)
    cli("list")
    assert len(list(cli.folder.glob("journal/*-withdrawal-*.toml"))) == 1


def test_a_deleted_version_is_believed_and_reported(cli, put):
    """Whoever deletes files makes this machine believe nothing less; a sentence says so."""
    put(MUTUAL)
    cli("list")
    for path in cli.folder.glob("agreements/*/*"):
        path.unlink()
    listed = cli("list")
    assert "in force" in listed.out
    assert "is missing from the folder" in listed.err


def test_show_says_what_is_asked_of_whom(cli, put):
    """In words, below what is signed and further in; as JSON by ids; what has ended weighs not."""
    calls = Clause("calls", "Sam calls on Fridays.", binds=("sam",), need="calm")
    ask = Clause("ask", "Alex asks Sam before a date.", binds=("alex",), need="calm")
    put(clauses=(calls, ask, HOLD))
    page = cli("show", "exes", "--on", "2026-12-02").out
    assert "What is asked of whom, as handfast reads it:" in page
    assert "        Alex: asks permission in ask." in page.splitlines()
    assert "        Sam: duties in calls." in page.splitlines()
    assert page.index("Signed by Sam") < page.index("What is asked of whom")
    shown = cli("show", "exes", "--on", "2026-12-02", "--json").json["balance"]
    assert [list(one) for one in shown] == 2 * [
        ["person", "name", "duties", "restrictions", "permissions"]
    ]
    assert [one["person"] for one in shown] == ["alex", "sam"]
    assert shown[0]["permissions"] == ["ask"]
    assert shown[1]["duties"] == ["calls"]
