"""The private consent check on the command line: asked unseen, kept sealed, told to nobody."""

import pytest

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
CAREFUL = "Either of us asks the other before an ex stays over."


@pytest.fixture
def state(cli):
    """Return how the one agreement stands."""
    return lambda: cli("list", "--all", "--json").json[0]["state"]


def _lie(folder):
    """Return what can be seen of a folder without any key: names and size classes."""
    return {
        str(path.relative_to(folder)): path.stat().st_size // 4096
        for path in folder.rglob("*")
        if path.is_file() and path.name != "memory.sqlite"
    }


def test_three_times_yes_goes_on_to_the_last_question(cli, put, alone, state):
    """The answers are typed unseen, an odd one is asked again, and none is in what is shown."""
    put(MUTUAL, by=("alex",))
    left = alone("y", "perhaps", "YES", "yes")
    shown = cli("sign", "exes", by="sam", keyboard=True, stdin=b"y\n")
    assert not left
    assert state() == "in force"
    assert "for you alone" in " ".join(shown.err.split())
    assert "perhaps" not in cli.everything


@pytest.mark.parametrize("typed", [("n", "y", "y"), ("y", "u", "y"), ("y", "y", "no")])
def test_any_other_answer_signs_nothing_and_says_the_same_as_no(cli, put, alone, state, typed):
    """What is printed, the exit code and what lies on the disk are those of a plain no."""
    put(MUTUAL, by=("alex",))
    alone("y", "y", "y")
    plain = cli("sign", "exes", by="sam", keyboard=True, stdin=b"n\n")
    lay = _lie(cli.room)
    alone(*typed)
    worried = cli("sign", "exes", by="sam", keyboard=True)
    assert state() == "proposed"
    assert (worried.code, worried.out) == (plain.code, plain.out) == (0, "")
    said = worried.err[worried.err.index("Nothing was signed") :]
    assert plain.err.endswith(said)
    assert "handfast support" in said
    assert _lie(cli.room) == lay


def test_a_script_answers_with_an_option(cli, put, state):
    """--check gives the three answers; after one that is no yes, exit code 4."""
    put(MUTUAL, by=("alex",))
    refused = cli(
        *("sign", "exes", "--yes", "--json", "--check", "no", "yes", "yes"), by="sam", expect=4
    )
    assert refused.out == ""
    assert "Nothing was signed" in refused.err
    assert state() == "proposed"
    cli("sign", "exes", "--yes", "--check", "maybe", "yes", "yes", by="sam", expect=2)
    cli("sign", "exes", "--yes", "--check", "yes", "yes", "yes", by="sam")
    assert state() == "in force"


def test_ones_own_answers_are_told_to_oneself(cli, put):
    """--my-check tells the writer, with their passphrase, what they answered; alone they can."""
    put(MUTUAL, by=("alex",))
    assert "Nothing is kept" in cli("sign", "exes", "--my-check", by="sam").err
    cli("sign", "exes", "--yes", "--check", "no", "yes", "unsure", by="sam", expect=4)
    told = cli("sign", "exes", "--my-check", by="sam").out
    assert [line.split()[0] for line in told.splitlines()] == ["no", "yes", "unsure"]
    assert "Nothing is kept" in cli("sign", "exes", "--my-check", by="alex").err


def test_what_weighs_is_asked_for_in_ones_own_words(cli, put, alone, state):
    """A clause that restricts is asked back; the words go into the signer's journal entry."""
    put(CAREFUL, by=("alex",))
    alone("y", "y", "y")
    signed = cli("sign", "exes", by="sam", keyboard=True, stdin=b"y\nWe ask first.\n")
    assert "In your own words" in signed.err
    assert state() == "in force"
    assert "We ask first." in cli("show", "exes").out


def test_ones_own_answers_are_those_about_what_would_be_signed(cli, put):
    """With a renewal that waits, a title means the renewal here too, and it is named."""
    first = put(MUTUAL)
    cli("sign", first.digest, "--check", "yes", "yes", "yes", "--yes", by="sam", expect=4)
    renewal = put(MUTUAL, by=("alex",), supersedes=(first.digest,))
    cli("sign", "exes", "--yes", "--check", "yes", "no", "yes", by="sam", expect=4)
    told = cli("sign", "exes", "--my-check", by="sam")
    assert [line.split()[0] for line in told.out.splitlines()] == ["yes", "no", "yes"]
    assert f"“Exes” ({renewal.digest[:8]})" in told.err


def test_for_a_program_that_asks_for_json_leaving_is_no_signature(cli, put, alone):
    """Exit code 4 after a plain no as after an answer that is no yes."""
    put(MUTUAL, by=("alex",))
    alone("y", "y", "y")
    plain = cli("sign", "exes", "--json", by="sam", keyboard=True, stdin=b"n\n", expect=4)
    alone("y", "u", "y")
    worried = cli("sign", "exes", "--json", by="sam", keyboard=True, expect=4)
    assert plain.out == worried.out == ""
