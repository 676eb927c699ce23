"""The seven steps: read at one's own pace, words kept or shared, and where one is, sealed."""

import pytest
from textual.widgets import OptionList

from handfast.clock import FixedClock
from handfast.errors import StorageError
from handfast.model import JournalKind, Letting, Moment, PersonId, RepairAct, Side, StepWords
from handfast.repair import STEPS
from handfast.tui.screens.repair import RepairScreen
from handfast.tui.screens.repair_step import StepScreen
from handfast.workspace import people, repairing

from .conftest import NOW


def notes(ws, seat, hurt):
    """Return what somebody keeps for themselves in a repair."""
    return repairing.own_place(ws, seat, hurt).notes


def shared(ws, hurt):
    """Return what was shared in a repair."""
    return repairing.look(ws, hurt).course.said


def lines(hands, where="#steps") -> list[str]:
    """Return the lines of a list."""
    return [str(line.prompt) for line in hands.screen.query_one(where, OptionList).options]


async def at_step(hands, moment, hurt=None):
    """Open one step."""
    hands.app.push_screen(StepScreen(moment, hurt))
    await hands.settle()
    await hands.until(lambda: hands.screen.shown is not None)
    await hands.settle()


async def test_before_any_hurt_the_steps_can_be_read(opened, ws):
    """All seven can be read ahead; nothing can be written, and nothing lands in the folder."""
    async with opened("alex") as hands:
        await hands.press("h")
        assert [str(n) for n in range(1, 8)] == [
            line[0] for line in lines(hands) if line[0].isdigit()
        ]
        await hands.press("down", "enter")
        assert hands.dialog == "StepScreen"
        said = hands.screen_text()
        assert "Better not" in said
        assert "When to look for help" in said
        await hands.press("w", "s", "g", "x", "t", "p", "o", "d", "l", "f9")
        assert hands.dialog == "StepScreen"
        await hands.press("n")
        await hands.until(lambda: hands.screen.shown.step.id is Moment.UNDERSTAND)
    assert ws.ledger.list_private(PersonId("alex")) == ()
    assert not ws.load().entries


@pytest.mark.parametrize("step", STEPS, ids=lambda each: each.id)
async def test_every_step_says_what_it_is_for_and_where_help_is(opened, hurt, step):
    """Purpose, what to avoid, how it is when it is done, when to seek help, and questions."""
    async with opened("sam") as hands:
        await at_step(hands, step.id, hurt)
        said = hands.screen_text()
        for part in (step.title, step.purpose, *step.avoid, step.done, step.seek_support):
            assert part in said
        assert said.count("? ") >= 3
        assert hands.screen.shown.support


async def test_whoever_was_hurt_reads_their_own_questions_first(opened, hurt):
    """Alex sees what is asked of the hurt side; v turns to the other side, and to all."""
    async with opened("alex") as hands:
        await at_step(hands, Moment.ACKNOWLEDGE, hurt)
        assert "How did it land with you" in hands.screen_text()
        assert "say back what you heard" not in hands.screen_text()
        await hands.press("v")
        assert "How did it land with you" not in hands.screen_text()
        assert "say back what you heard" in hands.screen_text()
        await hands.press("v")
        assert "How did it land with you" in hands.screen_text()
        assert "say back what you heard" in hands.screen_text()
    async with opened("sam") as hands:
        await at_step(hands, Moment.ACKNOWLEDGE, hurt)
        assert hands.screen.side == ""


async def test_words_for_oneself_are_sealed_and_stay_out_of_sight(opened, ws, sit, hurt):
    """Sealed, shown to their writer while unlocked, and gone from the screen at hand over."""
    async with opened("sam") as hands:
        await at_step(hands, Moment.UNDERSTAND, hurt)
        await hands.press("w")
        await hands.passphrase("sam")
        await hands.paste("I was ashamed to be late.")
        await hands.press("ctrl+s")
        note = StepWords(Moment.UNDERSTAND, "I was ashamed to be late.")
        assert notes(ws, sit("sam"), hurt) == (note,)
        assert shared(ws, hurt) == ()
        assert b"ashamed" not in b"".join(f.read_bytes() for f in ws.folder.rglob("*.toml"))
        await hands.until(lambda: "I was ashamed to be late." in hands.screen_text())
        await hands.press("f3")
        await hands.sits("alex")
        await hands.press("h")
        await at_step(hands, Moment.UNDERSTAND, hurt)
        assert "ashamed" not in hands.screen_text()
    async with opened("sam") as hands:
        await at_step(hands, Moment.UNDERSTAND, hurt)
        assert "ashamed" not in hands.screen_text()
        await hands.press("o")
        await hands.passphrase("sam")
        assert "ashamed" in hands.screen_text()
        await hands.press("f9", "enter")
        assert notes(ws, sit("sam"), hurt) == ()
        assert "ashamed" not in hands.screen_text()


async def test_leaving_at_once_seals_what_is_being_written(opened, ws, sit, hurt):
    """ctrl+q in the middle of a sentence keeps it for its writer, also one meant to share."""
    for key in ("w", "s"):
        async with opened("sam") as hands:
            await at_step(hands, Moment.REPAIR, hurt)
            await hands.press(key)
            await hands.passphrase("sam")
            await hands.paste(f"half a sentence {key}")
            await hands.press("ctrl+q")
    assert [n.text for n in notes(ws, sit("sam"), hurt)] == [
        "half a sentence w",
        "half a sentence s",
    ]
    assert shared(ws, hurt) == ()


@pytest.mark.parametrize("key", ["ctrl+q", "f3", "f4"])
async def test_words_that_wait_for_a_yes_are_sealed(opened, ws, sit, hurt, key):
    """Leaving while one is asked whether to share exactly this shares nothing, and loses nothing.

    They are kept once, for their writer alone.
    """
    async with opened("sam") as hands:
        await at_step(hands, Moment.REPAIR, hurt)
        await hands.press("s")
        await hands.passphrase("sam")
        await hands.paste("I call by ten.")
        await hands.press("ctrl+s")
        assert hands.dialog == "ConfirmDialog"
        await hands.press(key)
    assert [n.text for n in notes(ws, sit("sam"), hurt)] == ["I call by ten."]
    assert shared(ws, hurt) == ()


@pytest.mark.parametrize("pressed", [("w", ""), ("s", "escape"), ("s", "y")], ids="".join)
async def test_words_that_cannot_be_kept_stay_in_their_dialog(
    opened, ws, sit, hurt, monkeypatch, pressed
):
    """Where the disk is full they are still there to try again with, and locking seals them."""

    def full(*_args, **_given):
        raise StorageError("The disk is full.", next_step="Make room.")

    asked, answered = pressed
    async with opened("sam") as hands:
        await at_step(hands, Moment.REPAIR, hurt)
        await hands.press(asked)
        await hands.passphrase("sam")
        await hands.paste("I needed an hour for these.")
        with monkeypatch.context() as patch:
            for name in ("keep_words", "share_words"):
                patch.setattr(repairing, name, full)
            await hands.press("ctrl+s", *filter(None, [answered]))
            await hands.until(lambda: hands.dialog == "ProblemDialog")
            assert "The disk is full." in hands.screen_text()
            await hands.press("enter")
            assert hands.dialog == "RepairWordsDialog"
        await hands.press("f4")
    assert [n.text for n in notes(ws, sit("sam"), hurt)] == ["I needed an hour for these."]
    assert shared(ws, hurt) == ()


async def test_a_repair_that_cannot_be_read_can_be_left(opened, ws, sit, hurt):
    """Whoever puts a link where the private folder was keeps nobody in a dialog that returns."""
    async with opened("sam") as hands:
        await at_step(hands, Moment.REPAIR, hurt)
        private = ws.folder / "private"
        private.rename(ws.folder / "elsewhere")
        private.symlink_to(ws.folder / "elsewhere")
        await hands.press("o")
        await hands.passphrase("sam")
        await hands.until(lambda: hands.dialog == "ProblemDialog")
        await hands.press("enter")
        await hands.settle()
        assert hands.dialog == "StepScreen"
        await hands.press("escape")
        await hands.settle()
        assert hands.dialog == "HomeScreen"


async def test_words_are_shared_only_after_they_were_shown_once_more(opened, ws, sit, hurt):
    """A no keeps them for oneself; a yes signs exactly these, with the side one speaks from."""
    async with opened("sam") as hands:
        await at_step(hands, Moment.ACKNOWLEDGE, hurt)
        await hands.press("v", "v", "s")
        await hands.passphrase("sam")
        await hands.paste("You waited, and I did not call.")
        await hands.press("ctrl+s")
        assert hands.dialog == "ConfirmDialog"
        assert "“You waited, and I did not call.”" in hands.screen_text()
        await hands.press("escape")
        assert shared(ws, hurt) == ()
        assert [n.text for n in notes(ws, sit("sam"), hurt)] == ["You waited, and I did not call."]
        await hands.press("s")
        await hands.paste("You waited, and I did not call.")
        await hands.press("ctrl+s", "y")
        (said,) = shared(ws, hurt)
        assert (said.by, said.step, said.side) == ("sam", Moment.ACKNOWLEDGE, Side.CAUSED)
        assert said.text == "You waited, and I did not call."
        await hands.until(lambda: "What was shared here" in hands.screen_text())


async def test_danger_in_words_to_share_is_shown_to_their_writer_first(opened, ws, hurt):
    """Before anybody could read them, help is shown; leaving it there shares nothing."""
    async with opened("alex") as hands:
        await at_step(hands, Moment.ACKNOWLEDGE, hurt)
        await hands.press("s")
        await hands.passphrase("alex")
        await hands.paste("You pushed me against the wall.")
        await hands.press("ctrl+s")
        assert hands.dialog == "TurnToDialog"
        assert shared(ws, hurt) == ()
        await hands.press("escape")
        assert hands.dialog == "ConfirmDialog"
        await hands.press("escape")
        assert shared(ws, hurt) == ()


async def test_where_one_is_shows_only_to_oneself(opened, ws, sit, hurt):
    """I am here, and left out, are sealed; the other's list shows nothing of it."""
    async with opened("alex") as hands:
        await at_step(hands, Moment.REPAIR, hurt)
        await hands.press("g")
        await hands.passphrase("alex")
        place = repairing.own_place(ws, sit("alex"), hurt)
        assert (place.step, place.skipped) == (Moment.REPAIR, ())
        await hands.press("b")
        await hands.until(lambda: hands.screen.shown.step.id is Moment.UNDERSTAND)
        await hands.press("x")
        assert repairing.own_place(ws, sit("alex"), hurt).skipped == (Moment.UNDERSTAND,)
        await hands.press("x")
        await hands.press("escape", "h")
        said = "\n".join(lines(hands))
        assert "Take responsibility and make an offer\nyou are here" in said
        assert "Understand where it came from\nleft out for now" in said
        await hands.press("down", "down", "enter", "g")
        assert repairing.own_place(ws, sit("alex"), hurt).skipped == ()
    async with opened("sam") as hands:
        await hands.press("h", "o")
        await hands.passphrase("sam")
        assert not [line for line in lines(hands) if "you are here" in line or "left out" in line]
    assert {e.kind for e in ws.load().entries} == {JournalKind.RUPTURE}


async def test_reading_goes_no_further_than_the_first_and_the_last(opened, hurt):
    """There is nothing before the first step and nothing after the last."""
    async with opened("alex") as hands:
        await at_step(hands, Moment.ACKNOWLEDGE, hurt)
        await hands.press("b")
        assert hands.screen.moment is Moment.ACKNOWLEDGE
        await hands.press(*["n"] * 8)
        assert hands.screen.moment is Moment.INTEGRATE


async def test_forgiving_is_in_ones_own_words_and_nobody_learns_of_it(opened, ws, sit, hurt):
    """One of three ways, sealed; written again it takes the older one's place; nobody is told."""
    async with opened("alex") as hands:
        await at_step(hands, Moment.FORGIVE, hurt)
        await hands.press("w", "enter")
        await hands.passphrase("alex")
        await hands.paste("I can see it now.")
        await hands.press("ctrl+s")
        await hands.until(lambda: "I can see it now." in hands.screen_text())
        await hands.press("w", "enter")
        assert hands.screen.value == "I can see it now."
        await hands.paste(" It hurts still.")
        await hands.press("ctrl+s")
        kept = StepWords(Moment.FORGIVE, "I can see it now. It hurts still.", Letting.UNDERSTANDING)
        assert notes(ws, sit("alex"), hurt)[1:] == (kept,)
    async with opened("sam") as hands:
        await hands.press("h")
        steps = "\n".join(lines(hands))
        await at_step(hands, Moment.FORGIVE, hurt)
        assert "I can see it" not in hands.screen_text() + steps
    assert {e.kind for e in ws.load().entries} == {JournalKind.RUPTURE}


async def test_older_words_of_letting_go_are_never_replaced_unseen(opened, ws, sit, hurt):
    """Opened from a locked seat they are there to read; words not shared stand beside them."""
    way = Letting.UNDERSTANDING
    repairing.keep_words(ws, sit("alex"), hurt, Moment.FORGIVE, "older", letting=way)
    older = StepWords(Moment.FORGIVE, "older", way)
    async with opened("alex") as hands:
        await at_step(hands, Moment.FORGIVE, hurt)
        await hands.press("w", "enter")
        await hands.passphrase("alex")
        assert hands.dialog == "RepairWordsDialog"
        assert hands.screen.value == "older"
        await hands.press("escape")
        await hands.press("s", "enter")
        await hands.paste("not yet")
        await hands.press("ctrl+s", "escape")
        assert notes(ws, sit("alex"), hurt)[1:] == (older, StepWords(Moment.FORGIVE, "not yet"))
    assert shared(ws, hurt) == ()


async def test_the_other_side_can_neither_ask_for_forgiving_nor_share_it(opened, ws, sit, hurt):
    """Sam may write for himself there; sharing is not offered, and its key says whose it is."""
    async with opened("sam") as hands:
        await at_step(hands, Moment.FORGIVE, hurt)
        assert not [line for line in lines(hands, "#ways") if "Share" in line]
        await hands.press("s")
        assert hands.dialog == "StepScreen"
        await hands.press("w")
        await hands.passphrase("sam")
        await hands.paste("I wait.")
        await hands.press("ctrl+s")
        assert [n.letting for n in notes(ws, sit("sam"), hurt)] == [None]
    assert shared(ws, hurt) == ()


async def test_words_of_forgiving_that_are_shared_are_announced_nowhere(opened, ws, hurt):
    """Shared by whoever was hurt, they stand at their step and in no list, toast or today."""
    async with opened("alex") as hands:
        await at_step(hands, Moment.FORGIVE, hurt)
        await hands.press("s", "down", "down", "enter")
        await hands.passphrase("alex")
        await hands.paste("On most days I breathe again.")
        await hands.press("ctrl+s", "y")
        (said,) = shared(ws, hurt)
        assert (said.step, said.letting) == (Moment.FORGIVE, Letting.RELEASE)
    async with opened("sam") as hands:
        assert "breathe" not in hands.screen_text()
        await hands.press("h", *["down"] * 6)
        assert hands.screen.query_one("#steps").highlighted_option.id == "step:forgive"
        assert "breathe" not in hands.screen_text()
        await hands.press("enter")
        await hands.until(lambda: "breathe" in hands.screen_text())


async def test_places_in_ones_country_are_kept_for_the_sitting_only(opened, ws, hurt):
    """The country that somebody chooses brings its places, and is written nowhere."""
    before = {f: f.read_bytes() for f in ws.folder.rglob("*") if f.is_file()}
    async with opened("alex") as hands:
        await at_step(hands, Moment.ACKNOWLEDGE, hurt)
        assert "0808 801 0327" not in hands.screen_text()
        await hands.press("c")
        assert hands.dialog == "ChooseDialog"
        options = hands.screen.query_one(OptionList)
        options.highlighted = options.get_option_index("GB")
        await hands.press("enter")
        await hands.until(lambda: "0808" in hands.screen_text())
        await hands.press("f3")
        await hands.sits("sam")
        await at_step(hands, Moment.ACKNOWLEDGE, hurt)
        assert "0808 801 0327" not in hands.screen_text()
    assert {f: f.read_bytes() for f in ws.folder.rglob("*") if f.is_file()} == before


async def test_stopping_is_told_only_if_wanted(opened, ws, sit, hurt):
    """For oneself it is sealed; told, it is an entry that the others read; going on is open."""
    async with opened("sam") as hands:
        await hands.press("h", "x", "escape")
        assert hands.dialog == "RepairScreen"
        await hands.press("x", "enter")
        await hands.passphrase("sam")
        assert repairing.own_place(ws, sit("sam"), hurt).stopped
        assert repairing.look(ws, hurt).course.stopped == ()
        await hands.until(lambda: "You have stopped here for now" in hands.screen_text())
        await hands.press("x", "down", "enter")
        assert repairing.look(ws, hurt).course.stopped == (("sam", ""),)
        await hands.press("down", "enter", "g")
        assert not repairing.own_place(ws, sit("sam"), hurt).stopped


async def test_the_time_can_be_made_longer_and_never_shorter(opened, ws, hurt):
    """A later day lengthens it; an earlier one is refused; what is no day is asked again."""
    async with opened("sam") as hands:
        await hands.press("h")
        await hands.press("l")
        await hands.paste("someday")
        await hands.press("enter")
        assert hands.dialog == "RepairScreen"
        await hands.press("l")
        await hands.paste("2 December 2026")
        await hands.press("enter")
        await hands.passphrase("sam")
        ends = repairing.look(ws, hurt).ends
        assert ends.date().isoformat() == "2026-12-02"
        await hands.press("l")
        await hands.paste("30 November 2026")
        await hands.press("enter")
        assert hands.dialog == "ProblemDialog"
        assert "nobody alone can make it shorter" in hands.screen_text()
        assert repairing.look(ws, hurt).ends == ends


async def test_one_can_go_to_another_repair(opened, ws, sit, hurt, at):
    """With two hurts shared, the last one is shown first, and the other can be chosen."""
    later = at(NOW.replace(hour=20))
    name = repairing.keep_hurt(later, "sam", "You shouted.")
    repairing.share(later, sit("sam"), name)
    async with opened("alex", workspace=later) as hands:
        await hands.press("h")
        assert "You shouted." in hands.screen_text()
        await hands.press("a", "down", "enter")
        assert "On Friday I felt forgotten." in hands.screen_text()
        assert hands.screen.reference == hurt


async def test_a_repair_between_others_is_not_entered(opened, ws, sit, hurt):
    """Somebody who was not named can read the steps, and do nothing in a repair of others."""
    from handfast.signing import Secret, check_private_key, make_key

    key = make_key(Secret("kim passphrase"), "kim", seed=b"kim".ljust(32))
    ws.ledger.put_key(PersonId("kim"), key)
    people.trust(ws, PersonId("kim"), check_private_key(key), "Kim")
    ws.clock = FixedClock(NOW.replace(hour=20))
    name = repairing.keep_hurt(ws, "alex", "You shouted.")
    course = repairing.share(ws, sit("alex"), name, with_=["sam"])
    async with opened("kim") as hands:
        hands.app.push_screen(RepairScreen(course.digest))
        await hands.settle()
        await hands.press("x", "l", "p", "o")
        assert hands.dialog == "RepairScreen"
        await hands.press("a")
        assert hands.dialog == "RepairScreen"
        today = hands.app.screen_stack[0].query_one("#today", OptionList)
        assert not [line for line in today.options if course.digest in (line.id or "")]
    assert repairing.look(ws, course.digest).course.stopped == ()


async def test_a_day_to_look_again_and_something_good(opened, ws, sit, hurt):
    """Both are taken on and signed, with a quiet moment after; a day that is over is not."""
    async with opened("alex") as hands:
        await at_step(hands, Moment.INTEGRATE, hurt)
        await hands.press("l")
        assert hands.dialog == "LookAgainDialog"
        for wrong in ("", "soon", "1 November 2026"):
            hands.screen.query_one("#day").value = wrong
            await hands.press("ctrl+s")
            assert hands.dialog == "LookAgainDialog"
        hands.screen.query_one("#day").value = "23 February 2027"
        hands.screen.query_one("#day").focus()
        await hands.press("enter")
        await hands.paste("We cook together.")
        await hands.press("enter")
        await hands.passphrase("alex")
        assert hands.dialog == "StillMoment"
        assert "You look again on 23 February 2027." in hands.screen_text()
        assert "We cook together." in hands.screen_text()
        await hands.press("enter")
        assert hands.dialog == "StepScreen"
    taken = repairing.look(ws, hurt).taken_on
    assert {(t.owner, t.text, t.day.isoformat()) for t in taken} == {
        ("alex", repairing.LOOK_AGAIN, "2027-02-23"),
        ("alex", "We cook together.", "2027-02-23"),
    }
    acts = [ws.ledger.entry(e.digest).repair for e in ws.load().entries]
    assert [a.act for a in acts if a] == [RepairAct.ACTION, RepairAct.ACTION]


async def test_the_mouse_opens_a_step_and_does_what_is_listed(opened, ws, sit, hurt):
    """A click on a line of the lists is as good as its key."""
    async with opened("alex") as hands:
        await hands.press("h")
        await hands.pilot.click("#steps", offset=(6, 2))
        await hands.settle()
        assert hands.dialog == "StepScreen"
        await hands.until(lambda: hands.screen.shown is not None)
        place = next(n for n, line in enumerate(lines(hands, "#ways")) if "I am at" in line)
        await hands.pilot.click("#ways", offset=(6, place + 1))
        await hands.settle()
        await hands.passphrase("alex")
        assert repairing.own_place(ws, sit("alex"), hurt).step is Moment.ACKNOWLEDGE
