"""From a draft to consent and back: propose, answer, counter, sign, withdraw, renew."""

import pytest
from attrs import evolve

from handfast.errors import StorageError
from handfast.model import Person
from handfast.workspace.proposals import answering

RULE = "You can't talk to your ex anymore."
MUTUAL = "If either of us runs into an ex, we tell each other within a day."
SOFTER = "If either of us runs into an ex, we tell each other within two days."
MORE = ("--need", "calm", "--if-missed", "we say so", "--notice", "after")


@pytest.fixture
def draft(cli, ours):
    """Make a draft of Alex's with one clause."""

    def make(text=MUTUAL):
        name = cli("draft", "new", "Exes", "--clause", text, "--as", "alex").out.strip()
        cli("draft", "edit", name, "--clause", "clause-1", *MORE, by="alex")
        return name

    return make


def states(cli, *words):
    """Return the states of all versions, in order."""
    return [row["state"] for row in cli("list", "--all", "--json", *words).json]


def test_a_draft_is_proposed_and_waits_for_the_other(cli, draft):
    """The digest goes to standard output, whom it waits for to standard error."""
    made = cli("propose", draft(), "--why", "We want calm.", "--yes", by="alex")
    (row,) = cli("list", "--json").json
    assert made.out.strip() == row["digest"]
    assert made.err.endswith("\nProposed. It waits for Sam.\n")
    assert (row["state"], row["waiting_for"]) == ("proposed", ["sam"])
    assert cli("show", "exes", "--json").json["document"]["why"] == "We want calm."
    assert "no drafts" in cli("draft", "list", by="alex").err
    again = cli("propose", draft(), "--json", "--yes", by="alex")
    assert set(again.json) == {"digest", "title"}


def test_what_is_open_is_refused_with_the_clause_as_the_draft_names_it(cli, draft):
    """Exit code 4; noting it as talked through lets it pass."""
    name = draft("You tell me before you meet your ex, always.")
    refused = cli("propose", name, "--yes", by="alex", expect=4)
    assert "Clause clause-1 is still open" in refused.err
    assert "talked it through" in refused.err
    checked = cli("check", "--draft", name, "--json", by="alex", expect=1).json
    for finding in checked["clauses"][0]["findings"]:
        words = (finding["code"], "We talked.", "--clause", "clause-1")
        cli("draft", "talk", name, *words, by="alex")
    cli("propose", name, "--yes", by="alex")


def test_what_is_missing_is_a_document_that_is_not_valid(cli, ours):
    """Exit code 3 and every problem."""
    name = cli("draft", "new", "Exes", "--as", "alex").out.strip()
    assert "not complete yet" in cli("propose", name, "--yes", by="alex", expect=3).err


def test_a_refusal_says_until_when(cli, draft, say):
    """After a hurt was named, a lasting restriction waits: exit code 4, why, and until when."""
    say("sam", "rupture")
    refused = cli("propose", draft(RULE), "--yes", by="alex", expect=4)
    assert "Sam named a hurt" in refused.err
    assert "Until: 26 November 2026" in refused.err


@pytest.fixture
def proposed(put):
    """A proposal of Alex's that waits for Sam."""
    return put(MUTUAL, by=("alex",))


def test_a_proposal_is_answered_clause_by_clause(cli, proposed):
    """Questions, suggestions, agreement and declines, in one signed answer."""
    answered = cli(
        *("answer", "exes", "--question", "clause-1", "What is a day?"),
        *("--suggest", "clause-1", SOFTER, "--agree", "clause-1", "--decline", "all"),
        *("--reason", "Not yet.", "--json"),
        by="sam",
    )
    assert [reply["kind"] for reply in answered.json["replies"]] == [
        *("question", "suggestion", "agree", "decline")
    ]
    assert answered.json["replies"][3] == {"kind": "decline", "clause": "", "text": "Not yet."}
    shown = cli("show", "exes").out
    assert "Sam, question on clause-1: What is a day?" in shown
    assert "Sam, decline on the whole: Not yet." in shown
    assert "Sam, agree on clause-1\n" in shown
    said = cli("answer", "exes", "--agree", "all", by="sam").err
    assert f"Your answer to “Exes” ({proposed.digest[:8]}) is kept where the others" in said


@pytest.mark.parametrize("words", [(), ("--agree", "nothing")])
def test_an_answer_says_something_about_what_is_there(cli, proposed, words):
    """Exit code 2."""
    cli("answer", "exes", *words, by="sam", expect=2)


def test_a_counter_is_a_draft_or_proposed_at_once(cli, proposed):
    """--clause rewords, suggestions are taken in; the first proposal is countered."""
    cli("answer", "exes", "--suggest", "clause-1", SOFTER, by="sam")
    name = cli("counter", "exes", by="sam").out.strip()
    assert SOFTER in cli("draft", "show", name, by="sam").out
    as_json = cli("counter", "exes", "--json", by="sam").json
    assert as_json["draft"].startswith("draft-")
    at_once = cli("counter", "exes", "--clause", "clause-1", SOFTER, "--propose", "--yes", by="sam")
    assert "Proposed as your answer" in at_once.err
    difference = cli("diff", proposed.digest, at_once.out.strip()).out
    assert "{+two days+}" in difference
    assert sorted(states(cli)) == ["countered", "proposed"]


def test_a_counter_that_says_the_same_is_refused(cli, proposed):
    """Everybody would have to sign anew; agreeing is one signature, and no draft is left behind."""
    refused = cli("counter", "exes", "--propose", "--yes", by="sam", expect=4)
    assert "Nothing differs" in refused.err
    assert "handfast sign exes" in refused.err
    assert states(cli) == ["proposed"]
    assert cli("draft", "list", "--json", by="sam").json == []


def test_proposing_says_how_its_clauses_are_called(cli, draft):
    """A clause gets its name from its final words, and that is said before it is signed."""
    shown = cli("propose", draft(), "--yes", by="alex")
    (clause,) = cli("show", "exes", "--json").json["document"]["clauses"]
    assert clause["id"] != "clause-1"
    said = f"The clause clause-1 of your draft is called {clause['id']} in it."
    assert said in " ".join(shown.err.split())


def test_signing_shows_the_whole_text_first(cli, proposed):
    """The text and what the checks see go to standard error, the outcome to standard output."""
    signed = cli("sign", "exes", "--yes", "--own-words", "clause-1", "I tell you.", by="sam")
    assert MUTUAL in " ".join(signed.err.split())
    assert signed.out == f"{proposed.digest[:8]}  in force\n"
    assert "Sam, in words of their own, on clause-1: I tell you." in cli("show", "exes").out
    assert "already" in cli("sign", "exes", "--yes", by="sam", expect=4).err


@pytest.mark.parametrize(
    ("answer", "state"), [(b"y\n", "in force"), (b"n\n", "proposed"), (b"", None)]
)
def test_signing_asks_once_more(cli, proposed, answer, state, alone):
    """A yes signs, a no signs nothing, and the end of input stops."""
    alone("y", "y", "y")
    code = 2 if state is None else 0
    shown = cli("sign", "exes", by="sam", keyboard=True, stdin=answer, expect=code)
    assert "You can say no." in shown.err
    assert states(cli) == [state or "proposed"]
    cli("sign", "exes", by="sam", expect=4 if state == "in force" else 2)


def test_signing_as_json(cli, put):
    """Digest and state."""
    version = put(MUTUAL, by=("alex",))
    signed = cli("sign", "exes", "--yes", "--json", by="sam").json
    assert signed == {"digest": version.digest, "state": "in force"}


def test_a_warning_of_the_readers_own_checks_keeps_from_signing(cli, put):
    """What its writer did not talk through, the reader's side asks about: exit code 4."""
    put(RULE, by=("alex",))
    refused = cli("sign", "exes", "--yes", by="sam", expect=4)
    assert "still open" in refused.err
    assert "talk about this first" in refused.err
    assert "a wording of your own" in refused.err


def test_a_failing_plugin_is_named_before_signing(cli, put, monkeypatch):
    """Whoever signs knows what was not looked at."""
    from attrs import evolve

    from handfast.workspace.proposals import rules

    put(MUTUAL, by=("alex",))
    checker = rules.checker
    monkeypatch.setattr(
        rules, "checker", lambda *a, **k: evolve(checker(*a, **k), failures=("The plugin x.",))
    )
    assert "A plugin failed: The plugin x." in cli("sign", "exes", "--yes", by="sam").err


def test_withdrawing_needs_no_reason(cli, put):
    """One clause, then the whole; the rest of the journey shows it."""
    put(MUTUAL, SOFTER)
    one = cli("withdraw", "exes", "--clause", "clause-2", "--yes", by="sam")
    assert "at once" in one.err
    assert "'Exes'" in one.err
    assert one.out.endswith("in force, 1 of 2 clauses withdrawn\n")
    assert "1 of 2 clauses withdrawn" in cli("list").out
    again = cli("withdraw", "exes", "--clause", "clause-2", "--yes", by="sam", expect=4)
    assert "already" in again.err
    cli("withdraw", "exes", "--clause", "clause-2", "--yes", by="alex")
    assert "clause-2 (withdrawn)" in cli("show", "exes").out
    whole = cli("withdraw", "exes", "--yes", "--json", by="sam").json
    assert (whole["state"], whole["withdrawn_clauses"]) == ("withdrawn", ["clause-2"])
    assert "already" in cli("withdraw", "exes", "--yes", by="sam", expect=4).err
    assert "Sam withdrew from clause-2" in cli("history", "exes").out


def test_withdrawing_asks_once_more(cli, put):
    """No tty and no --yes is exit code 2; a no changes nothing."""
    put(MUTUAL)
    cli("withdraw", "exes", by="sam", expect=2)
    kept = cli("withdraw", "exes", by="sam", keyboard=True, stdin=b"n\n")
    assert "Nothing was changed." in kept.err
    assert states(cli) == ["in force"]


def test_a_renewal_waits_for_the_others(cli, put):
    """The same clauses with a new review day; everybody signs anew."""
    put(MUTUAL)
    renewed = cli("renew", "exes", "--review", "2027-05-01", "--json", "--yes", by="sam").json
    assert renewed["review"] == {"on": "2027-05-01", "lapses": "2027-05-29"}
    assert sorted(states(cli)) == ["in force", "proposed"]
    cli("sign", renewed["digest"], "--yes", by="alex")
    assert sorted(states(cli)) == ["in force", "superseded"]
    again = cli("renew", "exes", "--yes", by="alex")
    assert "Proposed again. It waits for Sam." in again.err
    assert len(again.out.strip()) == 64


def test_a_proposal_is_shown_whole_before_it_is_signed(cli, draft):
    """The text as it will be signed, its changes and findings; a no leaves the draft as it was."""
    name = draft()
    cli("propose", name, by="alex", expect=2)
    shown = cli("propose", name, by="alex", keyboard=True, stdin=b"n\n")
    assert MUTUAL in " ".join(shown.err.split())
    assert "need: calm" in shown.err
    assert "Review on 23 February 2027" in shown.err
    assert "Nothing was signed." in shown.err
    assert (shown.out, states(cli)) == ("", [])
    cli("propose", name, by="alex", keyboard=True, stdin=b"y\n")
    assert states(cli) == ["proposed"]


@pytest.mark.parametrize(
    "words", [("renew", "exes"), ("counter", "exes", "--clause", "clause-1", SOFTER, "--propose")]
)
def test_a_renewal_and_a_counter_are_shown_and_asked_for(cli, put, words):
    """What the key would sign is on the screen, with what it replaces; a no signs nothing."""
    put(MUTUAL, by=("alex", "sam") if words[0] == "renew" else ("alex",))
    cli(*words, by="sam", expect=2)
    assert "no drafts" in cli("draft", "list", by="sam").err
    shown = cli(*words, by="sam", keyboard=True, stdin=b"n\n")
    signed = MUTUAL if words[0] == "renew" else SOFTER
    assert signed in " ".join(shown.err.split())
    assert "\u201cExes\u201d" in shown.err
    assert "Nothing was signed." in shown.err
    assert len(states(cli)) == 1


def test_a_planted_draft_is_not_taken_for_ones_own(cli, draft):
    """Whoever can write to the folder can seal files to a public key; names keep most of them out.

    One with the title of another draft makes that title mean neither.
    """
    name = draft()
    private = cli.folder / "private" / "alex"
    sealed = (private / f"{name}.age").read_bytes()
    (private / "draft-exes.age").write_bytes(sealed)
    assert len(cli("draft", "list", "--json", by="alex").json) == 1
    (private / f"draft-{'0' * 16}.age").write_bytes(sealed)
    refused = cli("propose", "exes", "--yes", by="alex", expect=2)
    assert name in refused.err
    assert states(cli) == []


def test_signing_names_every_agreement_that_ends(cli, put):
    """Each one in force that the version would end, with what changes against each of them."""
    small, free = put(MUTUAL, title="Small"), put(SOFTER, "We rest.", title="Freedom")
    merged = put(
        MUTUAL, title="Tidy", by=("alex",), supersedes=(small.digest, free.digest), why="tidy"
    )
    for words in (("sign", "tidy"), ("show", merged.digest)):
        shown = cli(*words, by="sam" if words[0] == "sign" else "", expect=None)
        said = " ".join((shown.err + shown.out).split())
        for version, title in ((small, "Small"), (free, "Freedom")):
            called = f"\u201c{title}\u201d ({version.digest[:8]})"
            assert f"It ends {called}, which is in force now" in said
    shown = cli("sign", "tidy", "--yes", by="sam")
    assert "[-We rest.-]" in shown.err
    assert "title: [-Freedom-] {+Tidy+}" in shown.err


def test_unknown_fields_of_people_are_shown(cli, put, ours):
    """Everything that is signed is on the page."""
    people = tuple(
        Person(who, who.title(), ours.ledger.trusted()[who].fingerprint, {"owns": f"{who}'s all"})
        for who in ("alex", "sam")
    )
    put(MUTUAL, by=("alex",), people=people)
    assert "Other field people.sam.owns: sam's all" in cli("show", "exes").out
    assert "Other field people.sam.owns: sam's all" in cli("sign", "exes", "--yes", by="sam").err


def test_a_foreign_key_beside_ones_name_is_said_before_signing(cli, put, ours, alone):
    """Nobody types a passphrase for a signature that could not count, nor wonders why not."""
    from handfast.model import Person

    alex = ours.ledger.trusted()["alex"].fingerprint
    people = (Person("alex", "Alex", alex), Person("sam", "Sam", "SHA256:" + "A" * 43))
    version = put(by=("alex",), people=people)
    asked = alone("y", "y", "y", "never asked for")
    refused = cli("sign", version.digest, "--as", "sam", keyboard=True, stdin=b"y\n", expect=4)
    assert "names another key for Sam than their own" in refused.err
    assert "Ask alex why" in refused.err
    assert len(asked) == 4


def test_what_does_not_count_is_said_before_signing(cli, put, alone):
    """The engine's notes stand on the page that asks for a yes."""
    alone("y", "y", "y")
    put(MUTUAL, by=("alex",), supersedes=("0" * 64,))
    shown = cli("sign", "exes", by="sam", keyboard=True, stdin=b"n\n").err
    assert "It is to replace 00000000, which is not here; so it replaces nothing." in shown


def test_a_title_that_is_nowhere_withdraws_from_nothing(cli, put):
    """Two titles without Latin letters are two titles."""
    put(MUTUAL, title="Деньги")
    assert "no agreement" in cli("withdraw", "Ревность", "--yes", by="sam", expect=2).err
    assert states(cli) == ["in force"]


def test_who_is_asked_whether_to_withdraw_is_told_from_what(cli, put):
    """The question names the state and the digest; with a renewal of one's own, both are named."""
    old = put(MUTUAL)
    kept = cli("withdraw", "exes", by="sam", keyboard=True, stdin=b"n\n")
    said = " ".join(kept.err.split())
    assert f"the whole of 'Exes' ({old.digest[:8]}), which is in force." in said
    new = cli("renew", "exes", "--json", "--yes", by="sam").json["digest"]
    refused = cli("withdraw", "exes", "--yes", by="sam", expect=2)
    assert old.digest[:8] in refused.err
    assert new[:8] in refused.err
    asked = cli("withdraw", new, by="sam", keyboard=True, stdin=b"n\n").err
    assert f"({new[:8]}), a proposal that is not in force yet." in " ".join(asked.split())
    assert sorted(states(cli)) == ["in force", "proposed"]
    cli("withdraw", "exes", "--yes", by="alex")
    assert sorted(states(cli)) == ["proposed", "withdrawn"]


def test_who_is_not_named_is_told_before_any_question(cli, put, ours):
    """Neither a yes nor a passphrase is asked for."""
    made = put(MUTUAL, by=("alex",))
    people = (made.document.people[0], Person("kim", "Kim", "SHA256:" + "A" * 43))
    clauses = tuple(evolve(clause, binds=("alex",)) for clause in made.document.clauses)
    other = put(MUTUAL, by=("alex",), title="Pets", people=people, clauses=clauses)
    refused = cli("withdraw", other.digest, "--as", "sam", keyboard=True, expect=4)
    assert "does not name Sam" in refused.err
    assert "Withdraw?" not in refused.err


def test_what_was_never_in_force_is_not_renewed(cli, put):
    """A proposal that was withdrawn or lapsed before everybody signed is no agreement to renew."""
    put(MUTUAL, by=("alex",))
    cli.at("2027-06-01T12:00:00+00:00")
    assert "has been in force" in cli("renew", "exes", "--yes", by="alex", expect=4).err
    cli("withdraw", "exes", "--yes", by="alex")
    assert "has been in force" in cli("renew", "exes", "--yes", by="alex", expect=4).err


def test_what_lapsed_is_renewed_by_the_title_that_due_gives(cli, put):
    """A change under another title that was proposed and withdrawn does not hide it."""
    old = put(MUTUAL)
    other = put(MUTUAL, by=("alex",), title="Meeting exes", supersedes=(old.digest,))
    cli("withdraw", other.digest, "--yes", by="alex")
    cli.at("2027-04-01T12:00:00+00:00")
    assert "lapsed" in cli("due", expect=1).out
    (row,) = cli("list", "--json").json
    assert (row["digest"], row["state"]) == (old.digest, "lapsed")
    renewed = cli("renew", "Exes", "--json", "--yes", by="sam").json
    assert cli("show", renewed["digest"], "--json").json["document"]["supersedes"] == [old.digest]


def test_a_withdrawal_that_was_not_written_is_not_said_to_be(cli, put, monkeypatch):
    """Where nothing can be written, that somebody else withdrew the same clause is no comfort."""
    put(MUTUAL, SOFTER)
    cli("withdraw", "exes", "--clause", "clause-1", "--yes", by="alex")

    def full(*_):
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(answering, "say", full)
        failed = cli("withdraw", "exes", "--clause", "clause-1", "--yes", by="sam", expect=4)
    assert failed.out == ""
    cli("withdraw", "exes", "--clause", "clause-1", "--yes", by="sam")
