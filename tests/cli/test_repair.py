"""Hurts and repairs on the command line: private first, shared by choice, at one's own pace."""

import sys
from datetime import UTC, datetime, timedelta

import pytest

from handfast.cli.verbs import repair_pause, repair_words
from handfast.clock import FixedClock, SystemClock
from handfast.repair import AT_THE_END, STEPS
from handfast.workspace.views import StepView

from .test_private_words import hits, room

__all__ = ["room"]

CANARY = "the-canary-sings-at-dawn"
HURT = f"I felt forgotten, {CANARY}."


@pytest.fixture
def shared(cli, ours):
    """A hurt that Alex shared without the words that were kept."""
    name = cli("rupture", "name", HURT, "--as", "alex").out.strip()
    words = ("--text", "I felt forgotten.", "--with", "sam", "--yes")
    return cli("rupture", "share", name, *words, by="alex").out.strip()


def test_naming_is_private_and_forgetting_leaves_nothing(room, ours):
    """A hurt is kept, listed and read by its writer alone, and deleted when they like."""
    name = room("rupture", "name", HURT, "--as", "alex").out.strip()
    asked = room(
        *("rupture", "name", "--json", "--as", "alex"),
        stdin=f"{HURT}\nMore.\n\n".encode(),
        keyboard=True,
    )
    more = asked.json["name"]
    assert "You do not have to" not in asked.err
    room("rupture", "name", "--as", "alex", expect=2)
    assert CANARY not in room.everything
    assert hits(room.room) == []
    assert CANARY in room("rupture", "show", name, by="alex").out
    assert room("rupture", "show", more, "--json", by="alex").json["text"].endswith("More.")
    assert CANARY in room("rupture", "list", by="alex").err
    listed = room("rupture", "list", "--json", by="alex").json
    assert {each["name"] for each in listed["own"]} == {name, more}
    assert CANARY not in room("rupture", "list", by="sam").err
    assert room("rupture", "list", "--json").json == {"shared": [], "own": None, "damaged": None}
    assert "No hurt is named here" in room("rupture", "list").err
    kept = room("rupture", "forget", name, by="alex", stdin=b"n\n", keyboard=True)
    assert "Nothing was deleted" in kept.err
    assert room("rupture", "forget", name, "--yes", "--json", by="alex").json == {"deleted": name}
    room("rupture", "show", name, by="alex", expect=2)
    assert "It is gone." in room("rupture", "forget", more, "--yes", by="alex").err


def test_a_hurt_that_does_not_open_is_said_and_keeps_none_shut(cli, ours):
    """Torn or far too large: the others are read, and nobody is told that there is none."""
    private = cli.folder / "private" / "alex"
    name = cli("rupture", "name", HURT, "--as", "alex").out.strip()
    (private / f"note-{'a' * 16}.age").write_bytes(b"age-encryption.org/v1\n" + b"x" * 3_000_000)
    listed = cli("rupture", "list", by="alex")
    assert CANARY in listed.err
    assert f"note-{'a' * 16} lies among what you keep for yourself and does not open" in listed.err
    path = private / f"{name}.age"
    path.write_bytes(path.read_bytes()[:-100])
    listed = cli("rupture", "list", by="alex")
    assert "No hurt is named here" not in listed.err
    assert name in listed.err
    assert len(cli("rupture", "list", "--json", by="alex").json["damaged"]) == 2


def test_shared_hurts_are_listed_with_names(cli, shared):
    """Whose hurt it is stands there by name."""
    assert "  Alex  " in cli("rupture", "list").out


def test_words_from_a_file_are_text(cli, ours):
    """What is no text is refused, and what is text is kept."""
    for content, code in ((b"I was sad.\n", 0), (b"\xff\xfe", 2)):
        path = cli.room / "words"
        path.write_bytes(content)
        cli("rupture", "name", "--file", path, "--as", "alex", expect=code)


def test_danger_points_to_help_privately(cli, ours):
    """Whoever writes of danger sees where to turn; nobody else sees anything of it."""
    words = ("You took my passport.", "--country", "GB", "--as", "alex")
    named = cli("rupture", "name", *words)
    assert "You do not have to share it" in named.err
    assert "0808 801 0327" in named.err
    assert "For places in your country" not in named.err
    shared = cli("rupture", "share", named.out.strip(), "--no-words", "--yes", by="alex")
    assert "For places in your country: handfast support" in shared.err
    cli.everything = ""
    for verb in (("repair", "show"), ("rupture", "list"), ("list",), ("due",)):
        cli(*verb, "--as", "sam")
    assert "passport" not in cli.everything
    assert "danger" not in cli.everything


def test_sharing_asks_and_says_what_it_means(cli, ours):
    """The exact words are shown before they are shared, and nothing happens on a no."""
    name = cli("rupture", "name", HURT, "--as", "alex").out.strip()
    words = ("rupture", "share", name)
    cli(*words, "--text", "x", "--no-words", "--yes", by="alex", expect=2)
    kept = cli(*words, "--text", "I was sad.", by="alex", stdin=b"n\n", keyboard=True)
    assert "will read exactly this" in kept.err
    assert "Nothing was shared" in kept.err
    cli("repair", "show", expect=4)
    (cli.room / "words").write_text("I was sad.\n")
    told = cli(
        *(*words, "--file", cli.room / "words", "--until", "2026-12-01", "--yes", "--json"),
        by="alex",
    )
    assert told.json["only_holds_until"].startswith("2026-12-01T")
    assert "so that nothing that lasts is decided" in told.err
    shown = cli("repair", "show").out
    assert "I was sad." in shown
    assert CANARY not in shown
    assert "I was sad." in cli("rupture", "list").out


def test_either_lengthens_and_nobody_shortens(cli, shared):
    """The one who was told may make the time longer, to the end of a day."""
    longer = cli("rupture", "lengthen", "--until", "2026-12-03", "--json", by="sam")
    assert longer.json["only_holds_until"].startswith("2026-12-03T")
    assert "on 3 December 2026 only holds" in cli("repair", "show", shared).err
    cli("rupture", "lengthen", shared, "--until", "2026-12-05", by="alex")
    refused = cli("rupture", "lengthen", "--until", "2026-12-01", by="alex", expect=2)
    assert "nobody alone can make it shorter" in refused.err


def test_a_step_says_everything(cli, shared):
    """What it is for, what to ask, what to avoid, how it is when done, and where to turn."""
    shown = cli("repair", "step", "repair", "--side", "caused", "--country", "GB")
    for words in ("Take responsibility", "Which one thing will you do", "Over-owning", "Done"):
        assert words in shown.out
    assert "What would help you this week" not in shown.out
    assert "0808 801 0327" in shown.err
    data = cli("repair", "step", "6", "--json").json
    assert (data["step"], len(data["avoid"])) == ("forgive", 3)
    assert {each["side"] for each in data["questions"]} == {"hurt", "caused", None}
    assert len(cli("repair", "step").out.splitlines()) == 7
    assert cli("repair", "step", "--json").json[0]["step"] == "acknowledge"
    cli("repair", "step", "sign", expect=2)


def test_ones_own_place_is_shown_to_oneself(cli, shared):
    """Where somebody is stands on their own screen, and on no other."""
    assert "> 4 Feel safe" in cli("repair", "go", "safety", by="alex").err
    skipped = cli("repair", "go", "forgive", "--skip", "--json", by="alex").json
    assert (skipped["step"], skipped["skipped"]) == ("safety", ["forgive"])
    cli("repair", "stop", by="alex")
    shown = cli("repair", "show", by="alex")
    for words in ("> 4", "(left out for now)", "You have stopped here", CANARY):
        assert words in shown.err
        assert words not in cli("repair", "show", by="sam").err
    assert CANARY not in shown.out
    assert cli("repair", "show", "--json").json["own"] is None
    assert cli("repair", "show", "--json", by="alex").json["own"]["stopped"] is True
    cli("repair", "stop", "--text", "x", by="sam", expect=2)
    told = cli("repair", "stop", "--tell", "--text", "I need a rest.", "--json", by="sam")
    assert told.json == {"stopped": True, "told": True}
    assert "Sam stops here for now: I need a rest." in cli("repair", "show").err


def test_words_are_kept_or_shared(cli, shared):
    """Without --share, and on a no, words stay with their writer; shared ones are shown to all."""
    cli("repair", "say", "acknowledge", f"{CANARY} 1", by="sam")
    kept = cli(
        *("repair", "say", "acknowledge", f"{CANARY} 2", "--share"),
        by="sam",
        stdin=b"n\n",
        keyboard=True,
    )
    assert "Kept for you alone." in kept.err
    assert cli("repair", "show", "--json").json["shared"] == []
    words = ("I did not call.", "--share", "--side", "caused", "--yes", "--json")
    digest = cli("repair", "say", "acknowledge", *words, by="sam").json["shared"]
    assert len(digest) == 64
    assert "Sam (Acknowledge what happened): I did not call." in cli("repair", "show").out
    assert hits(cli.folder, cli.data) == []


def test_forgiving_stays_with_whoever_was_hurt(cli, shared):
    """Kept by stage, shown to its writer, and not asked for by the other side."""
    asked = cli(
        *("repair", "forgive", "--stage", "release"),
        by="alex",
        stdin=f"{CANARY} at night\n\n".encode(),
        keyboard=True,
    )
    assert "It may sound like this" in asked.err
    assert "release: the-canary" in cli("repair", "show", by="alex").err
    refused = cli("repair", "forgive", "Please.", "--share", "--yes", by="sam", expect=4)
    assert "nobody asks for it" in refused.err
    for words in (("repair", "show"), ("due",), ("list",)):
        shown = cli(*words, "--as", "sam", expect=None)
        assert "forgiv" not in (shown.out + shown.err).lower()
    cli("repair", "forgive", "I breathe.", "--stage", "release", "--share", "--yes", by="alex")
    assert "I breathe." in cli("repair", "show").out
    assert hits(cli.folder, cli.data) == []


def test_actions_rituals_and_what_was_learned(cli, shared):
    """Each is kept, shown, marked and looked back on; a ritual is marked for oneself alone."""
    days = ("--by", "2026-11-27", "--look-back", "2026-12-04")
    action = cli("repair", "action", "I call.", *days, "--json", by="sam").json["digest"]
    assert "by 27 November 2026, looking back on 4 December" in cli("repair", "show").out
    ideas = cli("repair", "ritual", by="sam", expect=2)
    assert ideas.err.count("--idea ") >= 3
    began = cli("repair", "ritual", "--idea", "hand", "--from", "2026-11-24", by="alex").out.strip()
    cli("repair", "ritual", "Tea.", "--every", "weekly", "--at", "17:00", by="sam")
    assert cli("calendar").out.count("RRULE") == 2
    cli("repair", "today", began, by="sam", expect=2)
    assert "That is fine" in cli("repair", "today", began, "--not-today", by="sam").err
    marked = cli("repair", "today", began, "--done", "--json", by="sam")
    assert marked.json["done"] is True
    mine = " ".join(cli("repair", "show", by="sam").err.split())
    assert "23 November 2026: done" in mine
    assert "not this time" not in mine
    assert "2026: done" not in cli("repair", "show", by="alex").err
    again = ("--look-again", "2027-01-15", "--json")
    learned = cli("repair", "learned", f"{CANARY} helps", *again, by="alex").json
    assert learned["shared"] is None
    cli.at("2027-01-15T09:00:00+00:00")
    due = cli("due", "--json", expect=1).json
    assert {each["words"] for each in due} == {"I call.", "Look again at what we have learned."}
    assert cli("repair", "done", action[:8], "--json", by="sam").json["result"] == "done"
    assert "Let go." in cli("repair", "done", learned["look_again"], "--let-go", by="alex").err
    assert cli("due").out == ""
    cli("repair", "learned", "We pause now.", "--share", "--yes", by="sam")
    assert "We pause now." in cli("repair", "show").out
    assert hits(cli.folder, cli.data) == []


def test_drafting_asks_first_what_a_hurt_asks(cli, shared):
    """The questions, until when only holds can be signed, and what comes before a new limit."""
    drafted = cli("repair", "draft", "Home", "--clause", "We call.", "--hold", "7", by="alex")
    for words in (
        "clarity",
        "Could it be a hold first",
        "safe, and free",
        "Until",
        "an offer come",
    ):
        assert words in drafted.err
    assert "until = 2026-11-30" in cli("draft", "show", drafted.out.strip(), by="alex").out
    assert cli("repair", "draft", "Home", "--json", by="sam").json["title"] == "Home"
    cli("repair", "draft", "Home", "--hold", "15", by="sam", expect=2)
    cli("repair", "say", "repair", "I call by ten.", "--share", "--yes", by="sam")
    cli.at("2026-11-27T09:00:00+00:00")
    calm = cli("repair", "draft", "Home", by="sam").err
    assert "an offer come before" not in calm
    assert "only holds" not in calm


def test_a_plugin_that_fails_is_named_beside_a_step(capsys):
    """What others ask is shown, and who could not answer is named."""
    view = StepView(STEPS[0], (), (), failures=("The plugin weekends took too long.",))
    repair_words.step(view, "GB")
    assert "The plugin weekends took too long." in capsys.readouterr().err


def test_a_pause_is_begun_looked_at_and_due(cli, shared):
    """It needs no passphrase to look, and is over by itself."""
    cli("repair", "pause", "--minutes", "20", "--until", "19:00", by="sam", expect=2)
    cli("repair", "pause", "--minutes", "19", by="sam", expect=2)
    assert "(20:00 left)" in cli("repair", "pause", by="sam").out
    assert cli("repair", "pause", "--json").json["by"] == "sam"
    assert "A pause, until" in cli("due", expect=1).out
    cli.at("2026-11-23T18:24:00+00:00")
    assert "Come back if you are ready" in cli("repair", "show").err
    assert "A pause is on" not in cli("repair", "show").err
    assert "A pause, which ended at" in cli("due", expect=1).out
    evening = datetime(2026, 11, 23, 18, 24, tzinfo=UTC).astimezone() + timedelta(hours=2)
    until = f"{evening:%H:%M}"
    assert until in cli("repair", "pause", "--until", until, "--quiet", by="alex").out
    assert "A pause is on. You come back at" in cli("repair", "show").err


def test_looking_at_a_pause_that_is_over_begins_no_other(cli, shared, ours):
    """For a day it says a kind word and needs no passphrase; afterwards, and asked for, one begins.

    To look is not to go on pausing.
    """
    begun = cli("repair", "pause", "--minutes", "20", "--json", by="sam").json
    cli.at("2026-11-23T18:24:00+00:00")
    looked = cli("repair", "pause")
    assert (looked.out, "Come back if you are ready" in looked.err) == ("", True)
    assert "repair pause --minutes 20" in looked.err
    assert cli("repair", "pause", "--json").json == begun
    assert "(25:00 left)" in cli("repair", "pause", "--minutes", "25", by="alex").out
    cli.at("2026-11-24T18:49:00+00:00")
    assert "(20:00 left)" in cli("repair", "pause", by="sam").out


def test_there_is_no_pause_without_a_repair(cli, ours):
    """Nobody pauses what nobody began."""
    refused = cli("repair", "pause", by="sam", expect=4)
    assert "No hurt was shared here" in refused.err


def test_a_terminal_counts_down_quietly(cli, shared, monkeypatch):
    """With a clock that goes, a terminal shows the countdown; with one that stands it does not."""
    shown = []
    monkeypatch.setattr(repair_pause, "count_down", lambda *given: shown.append(given[0]))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    cli("repair", "pause", by="sam")
    assert shown == []
    monkeypatch.delenv("HANDFAST_NOW")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    cli("repair", "pause", "--minutes", "30", by="sam")
    assert [back > SystemClock().now() for back in shown] == [True]


class Minute:
    """A clock that goes on by a second for each second that is waited."""

    def __init__(self, stops=None):
        self.moment = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
        self.stops = stops

    def now(self):
        """Return the moment."""
        return self.moment

    def wait(self, seconds):
        """Let seconds pass, or be interrupted."""
        self.moment += timedelta(seconds=seconds)
        if self.stops and self.moment >= self.stops:
            raise KeyboardInterrupt


def test_the_countdown_breathes_and_ends_gently(capsys):
    """Each second is shown with a breath, and at the end there is a kind word."""
    clock = Minute()
    repair_pause.count_down(clock.now() + timedelta(seconds=12), clock.now, clock.wait)
    shown = capsys.readouterr().err
    assert "0:12 left   breathe in" in shown
    assert "0:08 left   breathe out" in shown
    assert "0:01 left   breathe in" in shown
    assert "0:00" not in shown
    assert shown.rstrip().endswith(AT_THE_END)


def test_leaving_the_countdown_leaves_the_pause_running(capsys):
    """Ctrl-C ends what is shown and says that the pause goes on."""
    clock = Minute()
    clock.stops = clock.moment + timedelta(seconds=2)
    repair_pause.count_down(clock.now() + timedelta(minutes=20), clock.now, clock.wait)
    shown = capsys.readouterr().err
    assert "The pause goes on without this window" in shown
    assert AT_THE_END not in shown


def test_the_next_time_a_clock_shows_an_hour():
    """Later today, or else tomorrow."""
    now = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
    clock = FixedClock(now)
    local = now.astimezone()
    for minutes in (1, 59):
        later = local + timedelta(minutes=minutes)
        assert repair_pause.next_time(later, clock) == later.replace(second=0)
    assert repair_pause.next_time(local, clock) == now + timedelta(days=1)
