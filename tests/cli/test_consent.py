"""From a draft to consent and back: propose, answer, counter, sign, withdraw, renew."""

import pytest

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
    made = cli("propose", draft(), "--why", "We want calm.", by="alex")
    (row,) = cli("list", "--json").json
    assert made.out.strip() == row["digest"]
    assert made.err.strip() == "Proposed. It waits for Sam."
    assert (row["state"], row["waiting_for"]) == ("proposed", ["sam"])
    assert cli("show", "exes", "--json").json["document"]["why"] == "We want calm."
    assert "no drafts" in cli("draft", "list", by="alex").err
    again = cli("propose", draft(), "--json", by="alex")
    assert set(again.json) == {"digest", "title"}


def test_what_is_open_is_refused_with_the_clause_as_the_draft_names_it(cli, draft):
    """Exit code 4; noting it as talked through lets it pass."""
    name = draft("You tell me before you meet your ex, always.")
    refused = cli("propose", name, by="alex", expect=4)
    assert "Clause clause-1 is still open" in refused.err
    assert "handfast draft talk" in refused.err
    checked = cli("check", "--draft", name, "--json", by="alex", expect=1).json
    for finding in checked["clauses"][0]["findings"]:
        words = (finding["code"], "We talked.", "--clause", "clause-1")
        cli("draft", "talk", name, *words, by="alex")
    cli("propose", name, by="alex")


def test_what_is_missing_is_a_document_that_is_not_valid(cli, ours):
    """Exit code 3 and every problem."""
    name = cli("draft", "new", "Exes", "--as", "alex").out.strip()
    assert "not complete yet" in cli("propose", name, by="alex", expect=3).err


def test_a_refusal_says_until_when(cli, draft, say):
    """After a hurt was named, a lasting restriction waits: exit code 4, why, and until when."""
    say("sam", "rupture")
    refused = cli("propose", draft(RULE), by="alex", expect=4)
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
    assert "sam, question on clause-1: What is a day?" in shown
    assert "sam, decline on the whole: Not yet." in shown
    assert "sam, agree on clause-1\n" in shown
    assert (
        "kept where the others can read it" in cli("answer", "exes", "--agree", "all", by="sam").err
    )


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
    at_once = cli("counter", "exes", "--clause", "clause-1", SOFTER, "--propose", by="sam")
    assert "Proposed as your answer" in at_once.err
    difference = cli("diff", proposed.digest, at_once.out.strip()).out
    assert "{+two days+}" in difference
    assert sorted(states(cli)) == ["countered", "proposed"]


def test_signing_shows_the_whole_text_first(cli, proposed):
    """The text and what the checks see go to standard error, the outcome to standard output."""
    signed = cli("sign", "exes", "--yes", "--own-words", "clause-1", "I tell you.", by="sam")
    assert MUTUAL in " ".join(signed.err.split())
    assert signed.out == f"{proposed.digest[:8]}  in force\n"
    assert "sam, in words of their own, on clause-1: I tell you." in cli("show", "exes").out
    assert "already" in cli("sign", "exes", "--yes", by="sam", expect=4).err


@pytest.mark.parametrize(
    ("answer", "state"), [(b"y\n", "in force"), (b"n\n", "proposed"), (b"", None)]
)
def test_signing_asks_once_more(cli, proposed, answer, state):
    """A yes signs, a no signs nothing, and the end of input stops."""
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
    assert "handfast counter" in refused.err


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
    assert one.out.endswith("in force\n")
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
    renewed = cli("renew", "exes", "--review", "2027-05-01", "--json", by="sam").json
    assert renewed["review"] == {"on": "2027-05-01", "lapses": "2027-05-29"}
    assert sorted(states(cli)) == ["in force", "proposed"]
    cli("sign", renewed["digest"], "--yes", by="alex")
    assert sorted(states(cli)) == ["in force", "superseded"]
    again = cli("renew", "exes", by="alex")
    assert "Proposed again. It waits for Sam." in again.err
    assert len(again.out.strip()) == 64
