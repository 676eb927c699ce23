"""The review on the command line: scripted with options, asked at the keyboard, and as JSON."""

import pytest

TEXTS = (
    "If either of us runs into an ex, we tell each other within a day.",
    "We both keep our friends. No permission is needed.",
)
SOFTER = "If either of us runs into an ex, we tell each other within two days."
CANARY = "zebrafish-in-the-rain"


@pytest.fixture
def agreed(put):
    """An agreement of two clauses, clause-1 and clause-2, that both have signed."""
    return put(*TEXTS)


@pytest.fixture
def sealed(cli, agreed):
    """A round in which both have sealed an answer; Sam was the last, so Sam's lies open."""
    cli("review", "open", "Exes", by="sam")
    cli(
        "review",
        "answer",
        "Exes",
        "--keep",
        "clause-1",
        "--how",
        "clause-1",
        CANARY,
        "--yes",
        by="alex",
    )
    cli(
        *("review", "answer", "Exes", "--change", "clause-1", "--wording", "clause-1", SOFTER),
        *("--scale", "clause-1", "4", "--let-go", "clause-2", "--sentence", "We laugh more."),
        *("--appreciated", "You called.", "--agenda", "money", "--yes"),
        by="sam",
    )
    return agreed


def test_open_and_answer(cli, agreed):
    """A round is opened, and an answer is sealed in; neither the screen nor JSON tells it on."""
    assert "Nobody has begun a review" in cli("review", "show", "Exes").err
    opened = cli("review", "open", "Exes", "--json", by="sam").json
    assert (opened["round"], opened["because"]) == (1, ["asked"])
    words = ("--let-go", "clause-1", "--sentence", CANARY, "--yes", "--json")
    answered = cli("review", "answer", "Exes", *words, by="alex")
    assert answered.json["waiting_for"] == ["sam"]
    assert "Only you see this" in answered.err
    shown = cli("review", "show", "Exes")
    assert "waits for the answer of Sam" in shown.err
    assert CANARY not in shown.out + shown.err
    data = cli("review", "show", "Exes", "--json").json
    assert (data["clauses"], data["answers"], data["own"]) == ([], {}, None)
    assert data["can"] == {"alex": "wait", "sam": "answer"}
    mine = cli("review", "show", "Exes", by="alex")
    assert CANARY in mine.err
    assert CANARY not in mine.out
    assert CANARY not in cli("review", "show", "Exes", by="sam").err


def test_the_last_one_in_opens_theirs_and_the_other_comes_back(cli, sealed):
    """With their passphrase, each opens their own; then the answers lie side by side."""
    waiting = cli("review", "show", "Exes")
    assert "That of Alex opens the next time" in waiting.err
    assert "handfast review show --as alex" in waiting.err
    assert CANARY not in waiting.out
    opened = cli("review", "show", "Exes", by="alex")
    assert "yours lies open now" in opened.err
    assert f"Alex: keep it {CANARY}" in opened.out
    assert "Sam: change it (4 of 5) Instead:" in opened.out
    assert "Sam: We laugh more." in opened.out
    assert "Alex: (nothing said)" in opened.out
    assert "Reconnect" in opened.err
    data = cli("review", "show", "Exes", "--json").json
    assert data["round"]["stage"] == "together"
    assert data["clauses"][0]["answers"]["sam"]["scale"] == 4
    assert data["answers"]["sam"] == {
        "sentence": "We laugh more.",
        "appreciated": "You called.",
        "agenda": ["money"],
    }


def test_an_agenda_actions_and_rituals(cli, sealed):
    """Named by one, agreed by the other; what each takes on comes back in show and in due."""
    cli("review", "agenda", "Exes", by="sam", expect=2)
    named = cli("review", "agenda", "Exes", "--point", "money", "--json", by="sam")
    assert named.json["agreed"] is None
    assert "Agenda, named and not agreed:" in cli("review", "show", "Exes").out
    agreed = cli("review", "agenda", "Exes", "--agree", by="alex")
    assert "agreed on what to talk about" in agreed.err
    assert "Agenda, agreed:\n  - money" in cli("review", "show", "Exes").out
    act = cli("review", "action", "Exes", "I call the bank.", "--day", "2026-12-01", by="sam")
    cli("review", "ritual", "Exes", "Tea", "--from", "2026-12-06", "--at", "21:00", by="alex")
    made = cli(
        *("review", "ritual", "Exes", "A walk", "--every", "monthly"),
        *("--from", "2026-12-31", "--json"),
        by="alex",
    ).json
    shown = cli("review", "show", "Exes").out
    assert "Sam: I call the bank. (by 1 December 2026)." in shown
    assert "Alex: Tea (weekly from 6 December 2026 at 21:00)." in shown
    assert "Alex: A walk (monthly from 31 December 2026)." in shown
    due = cli("due", "--on", "2026-12-01", "--json", expect=1).json
    assert [(each["kind"], each["words"]) for each in due] == [
        ("action", "I call the bank."),
        ("round", ""),
    ]
    told = cli("due", "--on", "2026-12-01", expect=1)
    assert "action  2026-12-01  Exes: I call the bank." in told.out
    cli("review", "done", act.out.strip(), by="alex", expect=2)
    looked = cli("review", "done", act.out.strip(), "--note", "It was easy.", "--json", by="sam")
    assert looked.json["result"] == "done"
    assert "Let go." in cli("review", "done", made["digest"], "--let-go", by="alex").err
    assert "by 1 December 2026, done). It was easy." in cli("review", "show", "Exes").out
    assert [each["kind"] for each in cli("due", "--json", expect=1).json] == ["round"]


def test_leaving_with_a_renewal(cli, sealed):
    """The same clauses, a new day, read whole first; it waits for the others."""
    cli("review", "finish", "Exes", by="alex", expect=2)
    words = ("--renew", "--review", "2027-05-01")
    assert "Add --yes" in cli("review", "finish", "Exes", *words, by="alex", expect=2).err
    made = cli("review", "finish", "Exes", *words, "--yes", "--json", by="alex").json
    assert made["outcome"] == "renewal"
    rows = {row["digest"]: row for row in cli("list", "--all", "--json").json}
    assert (rows[made["made"]]["state"], rows[made["made"]]["review"]) == ("proposed", "2027-05-01")
    assert cli("review", "show", sealed.digest, "--json").json["round"]["stage"] == "finished"


def test_leaving_with_a_draft(cli, sealed):
    """What both would change is a draft that only its writer can open."""
    made = cli("review", "finish", "Exes", "--draft", by="alex")
    shown = cli("draft", "show", made.out.strip(), by="alex").out
    assert SOFTER in shown


def test_leaving_with_an_end_or_with_all_as_it_is(cli, sealed):
    """An end is a withdrawal, asked once more; staying changes nothing."""
    stayed = cli("review", "finish", "Exes", "--stays", by="sam")
    assert "all stays as it is" in stayed.err
    finished = cli("review", "show", "Exes", by="alex")
    assert "This round is finished" in finished.err
    assert "in five parts" not in finished.err
    cli("review", "open", "Exes", by="alex")
    asked = cli("review", "finish", "Exes", "--end", by="alex", expect=2)
    assert "cannot be undone" in asked.err
    cli("review", "finish", "Exes", "--end", "--yes", by="alex")
    assert [row["state"] for row in cli("list", "--json").json] == ["withdrawn"]


def test_thinking_better_of_it(cli, sealed, monkeypatch):
    """Whoever says no to the question has changed nothing."""
    for words in (("--end",), ("--renew",)):
        said = cli("review", "finish", "Exes", *words, by="sam", keyboard=True, stdin=b"n\n")
        assert "Nothing was changed." in said.err
    assert cli("review", "show", "Exes", "--json").json["round"]["stage"] == "opening"


def test_asked_at_the_keyboard(cli, agreed):
    """Clause by clause; an empty line leaves a question open, and the end is asked once more."""
    cli("review", "open", "Exes", by="alex")
    lines = ["c", CANARY, "2", SOFTER, "", "", "six", "We laugh more.", "Thanks.", "money", "", "y"]
    typed = "".join(f"{line}\n" for line in lines).encode()
    asked = cli("review", "answer", "Exes", by="alex", keyboard=True, stdin=typed)
    assert "sealed in" in asked.err
    own = cli("review", "show", "Exes", "--json", by="alex").json["own"]
    assert own["answers"] == [
        {"clause": "clause-1", "choice": "change", "how": CANARY, "scale": 2, "wording": SOFTER}
    ]
    assert (own["sentence"], own["agenda"]) == ("We laugh more.", ["money"])


def test_kept_for_later_and_sealed_in_another_time(cli, agreed):
    """What is kept stays its writer's; sealing it in takes no more words."""
    cli("review", "open", "Exes", by="alex")
    kept = cli("review", "answer", "Exes", "--sentence", CANARY, "--later", by="alex")
    assert "Kept for you alone" in kept.err
    typed = b"n\n"
    no = cli("review", "answer", "Exes", by="alex", keyboard=True, stdin=typed)
    assert "nothing was sealed in" in no.err
    cli("review", "answer", "Exes", "--yes", by="alex")
    assert cli("review", "show", "Exes", "--json", by="alex").json["own"]["sentence"] == CANARY


def test_from_a_file(cli, agreed, tmp_path):
    """A file or a pipe keeps the words out of the command line; a wrong one is named."""
    cli("review", "open", "Exes", by="alex")
    text = f'sentence = "{CANARY}"\n[[answers]]\nclause = "clause-2"\nchoice = "keep"\n'
    cli("review", "answer", "Exes", "--file", "-", "--yes", by="alex", stdin=text.encode())
    assert cli("review", "show", "Exes", "--json", by="alex").json["own"]["sentence"] == CANARY
    wrong = tmp_path / "answer.toml"
    wrong.write_text('sentence = "x"\nverdict = 1\n[[answers]]\nchoice = "obey"\n')
    said = cli("review", "answer", "Exes", "--file", wrong, "--yes", by="sam", expect=3).err
    assert "no place for" in said
    assert "keep, change, let-go" in said
    wrong.write_bytes(b"\xff" * 70000)
    cli("review", "answer", "Exes", "--file", wrong, "--yes", by="sam", expect=3)


REFUSED = {
    "no round": (("answer", "Exes", "--keep", "clause-1", "--yes"), 4, "No review of this is open"),
    "nothing to finish": (("finish", "Exes", "--stays"), 4, "no review of this yet"),
    "twice": (
        ("answer", "Exes", "--keep", "clause-1", "--let-go", "clause-1", "--yes"),
        2,
        "answered twice",
    ),
    "nothing said": (("answer", "Exes", "--yes"), 2, "The answer is empty"),
    "a scale of nine": (("answer", "Exes", "--scale", "clause-1", "9", "--yes"), 2, "range"),
    "no such agreement": (("open", "Nothing"), 2, "Nothing"),
}


@pytest.mark.parametrize(("words", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(cli, agreed, words, code, said):
    """Each refusal has its exit code and says what to do."""
    assert said in cli("review", *words, by="alex", expect=code).err


def test_an_unknown_clause_is_named(cli, agreed):
    """An answer to a clause that is not there says which there are."""
    cli("review", "open", "Exes", by="alex")
    said = cli("review", "answer", "Exes", "--keep", "nothing", "--yes", by="alex", expect=2).err
    assert "clause-1, clause-2" in said


def test_a_damaged_answer_is_told_to_its_writer(cli, sealed):
    """What does not open is said, with what can be done."""
    (path,) = (cli.folder / "private" / "alex").glob("review-*.age")
    path.write_bytes(path.read_bytes()[:-9])
    assert "does not open" in cli("review", "show", "Exes", by="alex").err
    assert "can be opened now" in cli("review", "show", "Exes").err


def test_show_opens_at_the_keyboard(cli, sealed):
    """Somebody at the keyboard is asked for their passphrase when their answer can be opened."""
    shown = cli("review", "show", "Exes", by="alex", keyboard=True)
    assert "yours lies open now" in shown.err
