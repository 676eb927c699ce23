"""Saving a draft: while typing on, when it cannot be, on leaving, beside a second window."""

import threading

import pytest
from attrs import evolve
from textual import events
from textual.widgets import Input, Select

from handfast.model import Person, PersonId
from handfast.tui.dialogs.write import WriteDialog
from handfast.tui.widgets.fields import Editor, Tick
from handfast.tui.widgets.findings import FindingsPanel
from handfast.workspace import drafts, editing

TOO_LONG = "word " * 900


@pytest.fixture
def stored(ws, sit):
    """Read what lies in the folder of a draft, as somebody at another machine would."""

    def read(hands):
        return drafts.open_draft(ws, sit("alex"), hands.draft).document

    return read


def _beside(hands, field: str = "#editor") -> str:
    return str(hands.screen.query_one(field).border_subtitle)


async def test_typing_without_a_pause_is_saved(desk, stored):
    """Whoever types on and on has their first words in the folder before they stop."""
    async with desk() as hands:
        before = stored(hands).clauses[0].text
        for _ in range(60):
            await hands.pilot.press("z")
            await hands.pilot.pause(0.03)
        assert stored(hands).clauses[0].text.startswith(before + "zz")


async def test_words_that_are_too_long_are_said_and_trap_nobody(desk, stored):
    """No dialog interrupts; esc offers to stay or to leave without them."""
    async with desk() as hands:
        before = stored(hands)
        await hands.paste(TOO_LONG)
        await hands.until(lambda: "letters too long" in _beside(hands))
        assert stored(hands) == before
        assert hands.dialog == "DraftingScreen"
        assert "clause 1 is" in _beside(hands)
        await hands.press("escape")
        assert hands.dialog == "ConfirmDialog"
        await hands.press("escape")
        assert hands.dialog == "DraftingScreen"
        await hands.press("escape", "y")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert stored(hands) == before


async def test_shorter_words_are_saved_again(desk, stored):
    """What was too long is saved as soon as it fits, and nothing is complained of any more."""
    async with desk() as hands:
        await hands.paste(TOO_LONG)
        await hands.until(lambda: "letters too long" in _beside(hands))
        hands.screen.query_one(Editor).text = "We hug."
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        assert stored(hands).clauses[0].text == "We hug."
        assert not _beside(hands)


@pytest.mark.parametrize("key", ["f4", "ctrl+q"])
async def test_what_cannot_be_saved_keeps_nothing_unlocked(desk, stored, key):
    """Locking and leaving work at once, also where the last words are too long to be saved."""
    async with desk() as hands:
        before = stored(hands)
        hands.app.post_message(events.Paste(TOO_LONG))
        await hands.pilot.pause()
        seat = hands.app.session.seat
        await hands.pilot.press(key)
        await hands.until(lambda: hands.app.session.seat is None)
        assert not seat.here
        assert hands.app._exception is None
        assert hands.app.return_code in {None, 0}
        assert stored(hands) == before


async def test_a_last_day_without_a_hold_is_left_out(desk, stored):
    """Until belongs to holds: elsewhere it is said and kept out; it counts once it is a hold."""
    async with desk() as hands:
        screen = hands.screen
        screen.query_one("#kind", Select).value = "request"
        screen.query_one("#until", Input).value = "2026-12-01"
        await hands.settle()
        await hands.until(lambda: not screen.autosave.open)
        await hands.settle()
        assert stored(hands).clauses[0].kind == "request"
        assert stored(hands).clauses[0].until is None
        assert "Only a hold has a last day" in hands.screen_text()
        screen.query_one("#kind", Select).value = "hold"
        await hands.settle()
        await hands.until(lambda: not screen.autosave.open)
        await hands.settle()
        assert stored(hands).clauses[0].until.isoformat() == "2026-12-01"


async def test_a_title_takes_no_more_than_fits(desk, stored):
    """The field stops at the two hundred letters that a title may have."""
    async with desk() as hands:
        hands.screen.choose("whole")
        hands.screen.query_one("#title", Input).focus()
        await hands.press("end")
        await hands.paste("T" * (195 - len(hands.screen.query_one("#title", Input).value)))
        await hands.type("T" * 10)
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        assert len(stored(hands).title) == 200


async def test_locking_waits_for_the_save_under_way(desk, stored, monkeypatch):
    """With a slow disk, the words that are being saved are in the folder when it is locked."""
    keep, begun = drafts.save, threading.Event()

    def slow(*given, **named):
        begun.set()
        threading.Event().wait(0.5)
        return keep(*given, **named)

    monkeypatch.setattr(drafts, "save", slow)
    async with desk() as hands:
        before = stored(hands).clauses[0].text
        await hands.pilot.press("z")
        await hands.until(begun.is_set)
        await hands.pilot.press("y", "f4")
        await hands.settle()
        assert hands.app.session.seat is None
        assert stored(hands).clauses[0].text == before + "zy"


async def test_the_end_of_a_note_is_not_overtaken(desk, stored):
    """ctrl+s right behind the letters sends all of them."""
    async with desk() as hands:
        hands.screen.choose("clause:" + hands.screen.document.clauses[2].id)
        panel = hands.screen.query_one(FindingsPanel)
        await hands.until(lambda: panel.first_open() is not None)
        await hands.press("ctrl+t")
        assert isinstance(hands.screen, WriteDialog)
        note = "we looked at why this is there"
        for letter in note:
            hands.app.post_message(events.Key("space" if letter == " " else letter, letter))
        hands.app.post_message(events.Key("ctrl+s", None))
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.until(lambda: not hands.screen.autosave.open)
        assert [t.note for t in stored(hands).clauses[2].talked_through] == [note]


async def test_a_note_comes_back_with_its_words(desk, stored, document):
    """One stray key and its undoing keep the note that was talked through."""
    talked = editing.talked_through(document, "friends", "HF101", "We know why.")
    async with desk(talked) as hands:
        assert stored(hands).clauses[1].talked_through
        hands.screen.choose("clause:friends")
        await hands.press("x")
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        assert not stored(hands).clauses[1].talked_through
        await hands.press("backspace")
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        assert stored(hands).clauses[1] == talked.clauses[1]


async def test_two_windows_keep_both_texts(desk, stored, ws, sit):
    """What another window saved stays; these words become a second draft, and it is said."""
    async with desk() as hands:
        theirs = editing.add_clause(stored(hands), "From the other window.")
        drafts.save(ws, sit("alex"), hands.draft, theirs)
        await hands.pilot.press("z")
        await hands.until(lambda: drafts.count(ws, "alex") == 2)
        await hands.settle()
        await hands.until(lambda: "second draft" in str(hands.screen.query_one("#saved").content))
        assert stored(hands) == theirs
        ours = next(d for d in drafts.list_drafts(ws, sit("alex")) if d.name != hands.draft)
        assert ours.document.clauses[0].text.endswith("z")
        assert any("Both are kept" in str(told.message) for told in hands.app._notifications)
        await hands.press("y")
        await hands.until(lambda: not hands.screen.autosave.open)
        assert drafts.count(ws, "alex") == 2


async def test_a_review_day_alone_is_kept(desk, stored):
    """With no day to lapse, it lapses four weeks later; the usual days are shown before."""
    async with desk() as hands:
        assert stored(hands).review is None
        hands.screen.choose("whole")
        await hands.until(
            lambda: hands.screen.query_one("#lapses").placeholder.startswith("23 March 2027")
        )
        hands.screen.query_one("#review_on").focus()
        await hands.type("2027-02-20")
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        review = stored(hands).review
        assert (review.on.isoformat(), review.lapses.isoformat()) == ("2027-02-20", "2027-03-20")
        hands.screen.query_one("#review_on", Input).value = ""
        await hands.settle()
        await hands.until(lambda: not hands.screen.autosave.open)
        assert stored(hands).review is None


async def test_a_warning_about_the_days_is_all_in_sight(desk):
    """At 80 columns the sentence takes a second line and is not cut off."""
    async with desk(size=(80, 24)) as hands:
        hands.screen.choose("whole")
        hands.screen.query_one("#review_on", Input).value = "next spring"
        await hands.settle()
        said, frame = hands.screen.query_one("#about-said"), hands.screen.query_one("#about")
        assert said.region.height == 2
        assert frame.region.contains_region(said.region)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_everybody_has_a_box_in_sight(desk, document, ws, size):
    """Three people, one of them with a long name: each box has its own line on the screen."""
    people_of_it = (*document.people, Person(PersonId("max"), "Maximilian Christopher"))
    async with desk(evolve(document, people=people_of_it), size=size) as hands:
        await hands.press("ctrl+g")
        await hands.until(lambda: len(hands.screen.query(Tick)) == 3)
        ticks = list(hands.screen.query(Tick))
        await hands.settle()
        assert len({tick.region.y for tick in ticks}) == 3
        frame = hands.screen.query_one("#details").region
        for tick in ticks:
            tick.focus()
            await hands.settle()
            assert frame.contains_region(tick.region)


async def test_the_keys_of_the_writing_dialog_are_in_sight(desk):
    """On a small screen the hint and the lower border stay."""
    async with desk(size=(60, 20)) as hands:
        hands.app.push_screen(WriteDialog("A note", about="What came of it? " * 12))
        await hands.settle()
        dialog = hands.screen.query_one(".dialog").region
        hint = hands.screen.query_one(".dialog-hint").region
        assert dialog.bottom <= 20
        assert dialog.contains_region(hint)
        assert hint.bottom < dialog.bottom
