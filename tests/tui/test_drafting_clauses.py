"""Drafting: split, merge, undo and redo, starting clauses, and the draft in an editor of one's own.

The folder is looked at first, and what the screen says second.
"""

from contextlib import nullcontext

import pytest
from textual.widgets import Input, OptionList

from handfast.model import StartingClause
from handfast.tui.widgets.fields import Editor
from handfast.tui.widgets.findings import NEED, FindingsPanel
from handfast.workspace import drafts, private_file
from handfast.workspace.reading import Checker

FEAR = "You can't talk to your ex anymore."
FIRST = "If either of us runs into an ex, we tell each other within a day."


@pytest.fixture
def stored(ws, sit):
    """Wait until everything is saved, and return the texts of the clauses in the folder."""

    async def read(hands):
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        draft = drafts.open_draft(ws, sit("alex"), hands.screen.file.name)
        return [clause.text for clause in draft.document.clauses]

    return read


def _editor(hands):
    return hands.screen.query_one(Editor)


async def test_a_clause_is_split_at_the_cursor_and_merged_again(desk, stored):
    """alt+s makes two clauses, alt+m one again; undo and redo go through both."""
    async with desk() as hands:
        _editor(hands).place = FIRST.index("we tell")
        await hands.press("alt+s")
        two = ["If either of us runs into an ex,", "we tell each other within a day."]
        assert (await stored(hands))[:2] == two
        assert _editor(hands).text == two[1]
        await hands.press("ctrl+z")
        assert (await stored(hands))[0] == FIRST
        assert _editor(hands).text == FIRST
        await hands.press("ctrl+y")
        assert (await stored(hands))[:2] == two
        hands.screen.query_one("#clauses", OptionList).highlighted = 1
        await hands.settle()
        await hands.press("alt+m")
        assert (await stored(hands))[0] == FIRST
        assert _editor(hands).text == FIRST


async def test_what_cannot_be_split_or_merged_is_said(desk, stored):
    """At the end of a clause, and at the last clause, nothing changes and a sentence says why."""
    async with desk() as hands:
        before = await stored(hands)
        await hands.press("alt+s")
        hands.screen.choose("clause:clause-1")
        await hands.press("alt+m")
        hands.screen.choose("whole")
        await hands.press("alt+m")
        assert await stored(hands) == before
        told = " ".join(str(one.message) for one in hands.app._notifications)
        assert "would be empty" in told
        assert "No clause follows" in told
        assert "Choose a clause first" in told


async def test_undo_goes_back_through_words_details_and_order(desk, stored):
    """One line of steps for all of it, each shown where it happened, and forward again."""
    async with desk() as hands:
        start = hands.screen.document
        await hands.type(" So be")
        await hands.press("alt+down", "ctrl+g")
        hands.screen.query_one("#if_missed", Input).value = "we laugh"
        await hands.settle()
        await hands.press("ctrl+n")
        await hands.paste("We hug.")
        end = hands.screen.document
        assert (await stored(hands))[-1] == "We hug."
        seen = []
        while hands.screen.document != start:
            await hands.press("ctrl+z")
            seen.append(hands.screen.document)
        assert len(seen) == 7
        assert (await stored(hands))[0] == FIRST
        assert _editor(hands).text == FIRST
        await hands.press("ctrl+z")
        assert hands.screen.document == start
        for _ in seen:
            await hands.press("ctrl+y")
        assert hands.screen.document == end
        assert (await stored(hands))[-1] == "We hug."


STARTS = (
    StartingClause("exes", "We tell each other within a day."),
    StartingClause("time", "We keep one evening for us.", need="so that we meet"),
    StartingClause("exes", "We say hello and walk on."),
)


async def test_a_starting_clause_is_taken_while_the_editor_has_the_focus(desk, stored, monkeypatch):
    """f7 offers wording by topic, also from the editor, and the chosen one is a new clause."""
    monkeypatch.setattr(Checker, "starting_clauses", lambda *_: STARTS)
    async with desk() as hands:
        _editor(hands).focus()
        await hands.pilot.press("f7")
        await hands.until(lambda: hands.dialog == "ChooseDialog")
        offered = hands.screen.query_one(OptionList).options
        said = " ".join(" ".join(str(one.prompt).split()) for one in offered)
        assert said == f"exes {STARTS[0].text} {STARTS[2].text} time {STARTS[1].text}"
        await hands.press("down", "down", "enter")
        assert (await stored(hands))[3:] == [STARTS[1].text]
        assert hands.screen.clause.need == "so that we meet"


async def test_no_finding_outlives_the_words_it_saw(desk):
    """While the next reading is on its way, what quotes other words is gone from the screen."""
    async with desk() as hands:
        hands.screen.choose("clause:clause-1")
        panel = hands.screen.query_one(FindingsPanel)
        await hands.until(lambda: panel.findings)
        old = hands.screen.report_shown
        hands.screen.reading.changed = lambda *_: None
        _editor(hands).write_over("We each keep our friendships.")
        await hands.settle()
        assert not any(finding.span for finding in panel.findings)
        assert not _editor(hands).marks
        assert FEAR not in hands.screen_text().partition("Clauses")[2]
        hands.screen.reading._whole(hands.screen.document.__class__(title="older"), old)
        await hands.settle()
        assert not any(finding.span for finding in panel.findings)


async def test_a_late_reading_of_older_words_is_dropped(desk):
    """A reading that comes back after more was typed changes nothing."""
    async with desk() as hands:
        hands.screen.choose("clause:clause-1")
        panel = hands.screen.query_one(FindingsPanel)
        await hands.until(lambda: panel.findings)
        reading = hands.screen.reading
        late = next(read for read in reading.report.clauses if read.text == FEAR)
        _editor(hands).write_over("We each keep our friendships.")
        await hands.until(lambda: not panel.findings)
        reading._clause(late)
        await hands.settle()
        assert not panel.findings
        assert all(read.text != FEAR for read in reading.report.clauses)


async def test_what_it_saw_stays_marked_while_one_types_on(desk):
    """Words behind a mark leave it; the mark is on the words that the finding names."""
    async with desk() as hands:
        hands.screen.choose("clause:clause-1")
        await hands.until(lambda: _editor(hands).marks)
        hands.screen.reading.changed = lambda *_: None
        start, end = _editor(hands).marks[0]
        await hands.pilot.press(*" Hm")
        assert (start, end) in _editor(hands).marks
        assert FEAR.startswith(_editor(hands).text[start:end])


async def test_the_panel_leads_to_the_need(desk):
    """What stands out says that there is another way, and enter on it goes there."""
    async with desk() as hands:
        hands.screen.choose("clause:clause-1")
        panel = hands.screen.query_one(FindingsPanel)
        await hands.until(lambda: panel.findings)
        assert NEED in hands.screen_text()
        panel.focus()
        panel.highlighted = next(n for n, o in enumerate(panel.options) if o.id == "need")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "RewordingScreen")


async def test_the_balance_is_one_line_under_the_draft(desk):
    """It names people and the numbers of clauses."""
    async with desk() as hands:
        said = str(hands.screen.query_one("#balance").content)
        assert "Alex: " in said
        assert "Sam: " in said
        assert "clause-1" not in said


@pytest.fixture
def editor(monkeypatch):
    """Let an editor do what a test says with the text, in a terminal that can wait."""
    from handfast.tui.app import HandfastApp

    seen = []

    def does(*changes):
        waiting = list(changes)

        def edit(words, command):
            seen.append(words)
            assert command == ["any"]
            return waiting.pop(0)(words)

        monkeypatch.setattr(private_file, "edit_privately", edit)
        monkeypatch.setattr(HandfastApp, "suspend", lambda _: nullcontext())
        monkeypatch.setenv("VISUAL", "any")
        return seen

    return does


def _in_toml(words):
    return words.replace(FEAR.encode(), b"We talk about our exes.")


async def test_the_draft_is_edited_as_text(desk, stored, editor):
    """What the editor saved is the draft, comments too; one step back undoes it."""
    async with desk() as hands:
        editor(lambda words: b"# mine\n" + _in_toml(words))
        await hands.type(" Yes.")
        await hands.press("alt+e")
        await hands.until(lambda: hands.screen.document.clauses[2].text != FEAR)
        assert await stored(hands) == [
            f"{FIRST} Yes.",
            "We each keep our friendships.",
            "We talk about our exes.",
        ]
        assert b"# mine" in hands.screen.file.seen
        await hands.press("ctrl+z")
        assert (await stored(hands))[2] == FEAR


async def test_what_the_editor_made_wrong_is_told_and_not_lost(desk, stored, editor):
    """The draft stays, the problem is named, and the text opens again as it was left."""
    async with desk() as hands:
        seen = editor(lambda words: words + b"oops [", lambda words: _in_toml(words[:-6]))
        await hands.press("alt+e")
        await hands.until(lambda: hands.dialog == "ConfirmDialog")
        assert "cannot be read as a draft" in hands.screen_text()
        await hands.press("escape")
        assert (await stored(hands))[2] == FEAR
        await hands.press("escape")
        assert "is not in the draft" in hands.screen_text()
        await hands.press("escape")
        assert hands.dialog == "DraftingScreen"
        await hands.press("alt+e")
        assert seen[1].endswith(b"oops [")
        await hands.until(lambda: hands.screen.document.clauses[2].text != FEAR)
        assert (await stored(hands))[2] == "We talk about our exes."
        assert not hands.screen.unread


async def test_a_draft_changed_elsewhere_is_kept_beside_what_the_editor_made(
    desk, ws, sit, editor, document
):
    """Both texts are there afterwards."""
    async with desk() as hands:

        def meanwhile(words):
            drafts.save(ws, sit("alex"), hands.draft, document)
            return _in_toml(words)

        editor(meanwhile)
        await hands.press("alt+e")
        await hands.until(lambda: drafts.count(ws, "alex") == 2)
        await hands.settle()
        assert drafts.open_draft(ws, sit("alex"), hands.draft).document == document
        assert hands.screen.file.name != hands.draft


async def test_where_no_editor_can_open_a_sentence_says_what_to_do(desk, stored, monkeypatch):
    """Without a terminal, or without an editor that is set, nothing happens but a sentence."""
    async with desk() as hands:
        before = await stored(hands)
        monkeypatch.setenv("VISUAL", "any")
        await hands.press("alt+e")
        assert "cannot be opened from here" in hands.screen_text()
        await hands.press("enter")
        monkeypatch.delenv("VISUAL")
        monkeypatch.delenv("EDITOR", raising=False)
        await hands.press("alt+e")
        assert "No editor is set" in hands.screen_text()
        await hands.press("enter")
        assert await stored(hands) == before
