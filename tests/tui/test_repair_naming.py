"""Naming a hurt: one's own first, sealed at once, and shared only by a clear act of its own."""

from datetime import date

import pytest
from textual.widgets import Checkbox

from handfast.clock import FixedClock
from handfast.model import JournalKind, Moment, PersonId
from handfast.signing import Secret, check_private_key, make_key
from handfast.workspace import people, repairing

from .conftest import NOW

HURT = "When you did not come home I felt forgotten."
DANGER = "You locked me in the flat until I said sorry."


def ruptures(ws):
    """Return the hurts that were shared."""
    return repairing.all_courses(ws)


def sealed(ws, person="alex"):
    """Return the names of what lies sealed for somebody."""
    return [file.name for file in ws.ledger.list_private(PersonId(person))]


async def names(hands, words=HURT):
    """Go from home to naming a hurt, and write it."""
    await hands.press("h")
    assert hands.dialog == "RepairScreen"
    await hands.press("n")
    assert hands.dialog == "NamingScreen"
    await hands.paste(words)


async def test_a_hurt_is_kept_for_its_writer_alone(opened, ws, sit):
    """Kept with one key and no passphrase; nobody else can open it, and nothing is shared."""
    async with opened("alex") as hands:
        await names(hands)
        await hands.press("ctrl+s")
        assert [kept.text for kept in repairing.list_hurts(ws, sit("alex"))] == [HURT]
        assert repairing.list_hurts(ws, sit("sam")) == ()
        assert ruptures(ws) == ()
        assert all(HURT.encode() not in f.read_bytes() for f in ws.folder.rglob("*") if f.is_file())
        assert "Kept, sealed to you alone." in hands.screen_text()


async def test_leaving_keeps_what_was_written(opened, ws, sit):
    """Escape, locking and leaving at once all seal the words; nothing written is lost."""
    for number, key in enumerate(("escape", "f4", "ctrl+q"), start=1):
        async with opened("alex") as hands:
            await names(hands, f"{HURT} {number}")
            await hands.press(key)
        assert len(repairing.list_hurts(ws, sit("alex"))) == number


async def test_nothing_written_leaves_nothing(opened, ws):
    """Without words there is nothing to keep, to share, or to find afterwards."""
    async with opened("alex") as hands:
        await hands.press("h", "n", "ctrl+s", "ctrl+o")
        assert hands.dialog == "NamingScreen"
        await hands.press("escape")
        assert hands.dialog == "RepairScreen"
    assert sealed(ws) == []


async def test_what_one_kept_opens_again_and_takes_the_place_of_the_older(opened, ws, sit):
    """The passphrase shows what one kept; changed words stand in the place of the older ones."""
    repairing.keep_hurt(ws, "alex", HURT)
    async with opened("alex") as hands:
        await hands.press("h", "end", "enter")
        await hands.passphrase("alex")
        assert hands.dialog == "ChooseDialog"
        await hands.press("enter")
        assert hands.screen.words == HURT
        await hands.paste(" I still do.")
        await hands.press("escape")
    assert [k.text for k in repairing.list_hurts(ws, sit("alex"))] == [f"{HURT} I still do."]


async def test_a_hurt_can_be_forgotten(opened, ws):
    """What was not shared is deleted for good after one question; a no keeps it."""
    async with opened("alex") as hands:
        await names(hands)
        await hands.press("ctrl+s", "f9", "escape")
        assert len(sealed(ws)) == 1
        await hands.press("f9", "y")
        assert sealed(ws) == []
        assert hands.dialog == "RepairScreen"
        await hands.press("end", "enter")
        await hands.passphrase("alex")
        assert hands.dialog == "RepairScreen"


async def test_sharing_is_an_act_of_its_own_and_shows_exactly_what_is_read(opened, ws, sit):
    """Other words can be shared; what was kept stays with its writer, and a no shares nothing."""
    async with opened("alex") as hands:
        await names(hands)
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        assert hands.dialog == "SharingScreen"
        hands.screen.query_one("#shared").load_text("On Friday I felt forgotten.")
        await hands.press("ctrl+o")
        assert hands.dialog == "ConfirmDialog"
        assert "“On Friday I felt forgotten.”" in hands.screen_text()
        assert "only holds of at most 14 days" in hands.screen_text()
        await hands.press("escape")
        assert ruptures(ws) == ()
        await hands.press("ctrl+o", "y")
        (course,) = ruptures(ws)
        assert (course.by, course.text) == ("alex", "On Friday I felt forgotten.")
        place = repairing.own_place(ws, sit("alex"), course.digest)
        assert [(n.step, n.text) for n in place.notes] == [(Moment.ACKNOWLEDGE, HURT)]
        assert repairing.list_hurts(ws, sit("alex")) == ()
        await hands.until(lambda: hands.dialog == "RepairScreen")
        await hands.settle()
        assert "On Friday I felt forgotten." in hands.screen_text()


@pytest.mark.parametrize("key", ["escape", "f4", "f3", "ctrl+q"])
async def test_other_words_that_were_not_shared_are_kept(opened, ws, sit, key):
    """Going back, locking, handing over and leaving at once seal changed words beside the hurt."""
    other = "On Friday I felt forgotten."
    async with opened("alex") as hands:
        await names(hands)
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        await hands.paste(" Still.")
        assert hands.screen.query_one("#shared").text == f"{HURT} Still."
        hands.screen.query_one("#shared").load_text(other)
        await hands.press(key)
        if key == "escape":
            assert hands.dialog == "NamingScreen"
    assert {kept.text for kept in repairing.list_hurts(ws, sit("alex"))} == {HURT, other}
    assert repairing.list_hurts(ws, sit("sam")) == ()
    assert ruptures(ws) == ()
    assert all(other.encode() not in f.read_bytes() for f in ws.folder.rglob("*") if f.is_file())


async def test_other_words_are_kept_once_and_only_if_they_differ(opened, ws, sit):
    """The same words, and none, are not kept twice; words of danger show where to turn first."""
    async with opened("alex") as hands:
        await names(hands)
        for words in (HURT, "  "):
            await hands.press("ctrl+o")
            if hands.dialog == "PassphraseDialog":
                await hands.passphrase("alex")
            hands.screen.query_one("#shared").load_text(words)
            await hands.press("escape")
            assert hands.dialog == "NamingScreen"
            assert len(sealed(ws)) == 1
        await hands.press("ctrl+o")
        hands.screen.query_one("#shared").load_text(DANGER)
        await hands.press("escape")
        assert hands.dialog == "TurnToDialog"
        await hands.press("f4")
    assert {kept.text for kept in repairing.list_hurts(ws, sit("alex"))} == {HURT, DANGER}
    assert len(sealed(ws)) == 2


async def test_a_hurt_can_be_shared_without_words_and_for_longer(opened, ws):
    """The tick shares only that there is a hurt; a day asks for more than the 72 hours."""
    async with opened("alex") as hands:
        await names(hands)
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        next(b for b in hands.screen.query(Checkbox) if b.name == "without").value = True
        hands.screen.query_one("#until").value = "some day"
        await hands.press("ctrl+o")
        assert hands.dialog == "SharingScreen"
        hands.screen.query_one("#until").value = "2 December 2026"
        await hands.press("ctrl+o")
        assert "without words about what it was" in hands.screen_text()
        await hands.press("y")
        (course,) = ruptures(ws)
        assert course.text == ""
        assert repairing.look(ws).ends == repairing.end_of_day(date(2026, 12, 2))


async def test_with_more_than_two_one_chooses_with_whom(opened, ws):
    """Among three, the others are ticked by name; at least one stays."""
    key = make_key(Secret("kim passphrase"), "kim", seed=b"kim".ljust(32))
    ws.ledger.put_key(PersonId("kim"), key)
    people.trust(ws, PersonId("kim"), check_private_key(key), "Kim")
    async with opened("alex") as hands:
        await names(hands)
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        ticks = {box.name: box for box in hands.screen.query("#with Checkbox")}
        assert {*ticks} == {"kim", "sam"}
        ticks["kim"].value = ticks["sam"].value = False
        await hands.press("ctrl+o")
        assert hands.dialog == "SharingScreen"
        ticks["sam"].value = True
        await hands.press("ctrl+o", "y")
        (course,) = ruptures(ws)
        assert course.people == ("alex", "sam")


async def test_danger_points_its_writer_to_help_and_nobody_else(opened, ws, sit):
    """Places are shown to the writer alone; nothing of it is in the folder or in Sam's screens."""
    async with opened("alex") as hands:
        await names(hands, DANGER)
        await hands.press("ctrl+s")
        assert hands.dialog == "TurnToDialog"
        said = hands.screen_text()
        assert "Only you see this page" in said
        assert "Emergency services" in said
        await hands.press("space", "enter", "a")
        assert hands.dialog == "TurnToDialog"
        await hands.press("escape")
        assert hands.dialog == "NamingScreen"
        await hands.press("escape")
    assert len(sealed(ws)) == 1
    journal = ws.folder / "journal"
    assert not journal.exists() or not any(journal.iterdir())
    async with opened("sam") as hands:
        await hands.press("h")
        assert "danger" not in hands.screen_text().lower()


async def test_danger_is_asked_about_once_more_before_sharing(opened, ws):
    """Before anybody else could read it, its writer sees where to turn, and can still leave it."""
    name = repairing.keep_hurt(ws, "alex", DANGER)
    async with opened("alex") as hands:
        await hands.press("h", "end", "enter")
        await hands.passphrase("alex")
        await hands.press("enter", "ctrl+o", "ctrl+o")
        assert hands.dialog == "TurnToDialog"
        await hands.press("escape", "escape", "escape", "escape")
    assert sealed(ws) == [name]
    assert ruptures(ws) == ()


async def test_what_was_open_vanishes_at_hand_over(opened, ws):
    """When somebody else sits down, nothing of what one keeps for oneself is on any screen."""
    repairing.keep_hurt(ws, "alex", HURT)
    async with opened("alex") as hands:
        await hands.press("h", "end", "enter")
        await hands.passphrase("alex")
        await hands.press("enter")
        assert hands.screen.words == HURT
        await hands.press("f3")
        assert hands.app.session.seat is None
        shown = [*hands.app.screen_stack]
        assert not [s for s in shown if s.query("#hurt")]
        await hands.sits("sam")
        assert HURT not in hands.screen_text()


async def test_a_hurt_named_by_the_clock_of_the_folder(opened, ws, at):
    """The hurt carries the moment of the clock that was passed in."""
    later = at(NOW.replace(hour=23))
    async with opened("alex", workspace=later) as hands:
        await names(hands)
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        await hands.press("ctrl+o", "y")
        (course,) = ruptures(ws)
        assert course.named == FixedClock(NOW.replace(hour=23)).now()
        (entry,) = [e for e in ws.load().entries if e.kind is JournalKind.RUPTURE]
        assert entry.by == "alex"
