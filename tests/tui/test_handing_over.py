"""After handing over, nothing that one person wrote in private is left for the next.

One sitting per place where private words are typed: Alex types a word that is nowhere else, then
hands over. Looked through: every screen and widget, what is drawn, the clipboard, everything that
Python still holds, every file below the folder and the data, and the log. The word is made anew
each time and kept only backwards, so that the test itself does not hold what it looks for.
"""

import base64
import gc
import logging
import random
import string
from types import SimpleNamespace

import pytest
from textual.widgets import OptionList

from handfast.model import Choice, ClauseAnswer, Letting, Moment, PersonId, RoundStep, RoundWords
from handfast.signing import Secret
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.screens.people import PeopleScreen
from handfast.tui.screens.proposal import ProposalScreen
from handfast.tui.screens.proposing import ProposingScreen
from handfast.tui.screens.repair_step import StepScreen
from handfast.tui.screens.review import ReviewScreen
from handfast.tui.screens.signing import SigningScreen
from handfast.workspace import drafts, editing, people, proposals, repairing, reviewing

# Other tests pass the same lines; with these measured too the suite would take far longer.
pytestmark = pytest.mark.no_cover

FEAR = "You can't talk to your ex anymore."


class Word:
    """A word that nobody else knows; ``typed`` is the keys of it."""

    def __init__(self, letters: random.Random) -> None:
        self._backwards = "".join(letters.choices(string.ascii_lowercase, k=14))

    async def typed(self, hands) -> None:
        """Let it be written where the cursor is."""
        await hands.paste(self._backwards[::-1])

    def inside(self, text: str | bytes) -> bool:
        """Tell whether a text holds it, also as the terminal's clipboard would carry it."""
        if isinstance(text, str):
            return self._backwards[::-1] in text
        said = self._backwards[::-1].encode()
        return said in text or base64.b64encode(said)[:16] in text

    def held(self) -> list[str]:
        """Return what Python still holds that has it: kinds of things, and never their words."""
        gc.collect()
        found = []
        for thing in gc.get_objects():
            if any(type(p) in {str, bytes} and self.inside(p) for p in gc.get_referents(thing)):
                found.append(f"{type(thing).__module__}.{type(thing).__qualname__}")
        return found


@pytest.fixture(autouse=True)
def _drawn_when_looked_at():
    """Draw as for a terminal: what was drawn may hold words too."""


async def _draft(hands, room, document=None):
    name = drafts.new_draft(room.ws, PersonId("alex"), document or room.document)
    hands.app.push_screen(DraftingScreen(name))
    await hands.until(lambda: getattr(hands.screen, "clause", None) is not None)
    await hands.settle()
    return name


async def _words_of_a_clause(hands, room, word):
    await _draft(hands, room)
    await hands.press("ctrl+n")
    await word.typed(hands)


async def _details_of_a_clause(hands, room, word):
    await _draft(hands, room)
    for field in ("#need", "#if_missed"):
        hands.screen.query_one(field).focus()
        await word.typed(hands)


async def _about_the_whole(hands, room, word):
    await _draft(hands, room)
    hands.screen.query_one("#clauses", OptionList).focus()
    await hands.press("home", "enter")
    for field in ("#title", "#why"):
        hands.screen.query_one(field).focus()
        await word.typed(hands)


async def _what_was_undone(hands, room, word):
    await _draft(hands, room)
    await hands.press("ctrl+n")
    await word.typed(hands)
    await hands.press("ctrl+z", "ctrl+z")


async def _the_fear_under_a_clause(hands, room, word):
    await _draft(hands, room, editing.add_clause(room.document, FEAR))
    hands.screen.query_one("#clauses", OptionList).highlighted = 3
    await hands.settle()
    await hands.press("ctrl+l")
    await hands.until(lambda: hands.dialog == "RewordingScreen")
    await hands.settle()
    await word.typed(hands)
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.screen.step == "need")
    await word.typed(hands)


async def _a_note_of_what_was_talked_through(hands, room, word):
    await _draft(hands, room, editing.add_clause(room.document, FEAR))
    hands.screen.query_one("#clauses", OptionList).highlighted = 3
    await hands.until(lambda: hands.screen.query_one("#findings").findings)
    await hands.press("ctrl+t")
    await hands.until(lambda: hands.dialog == "WriteDialog")
    await word.typed(hands)


async def _why_now(hands, room, word):
    name = drafts.new_draft(room.ws, PersonId("alex"), room.document)
    hands.app.push_screen(ProposingScreen(name))
    await hands.until(lambda: hands.screen.preview is not None)
    hands.screen.query_one("#why").focus()
    await word.typed(hands)


async def _an_answer(hands, room, word):
    hands.app.push_screen(ProposalScreen(room.proposed))
    await hands.until(lambda: getattr(hands.screen, "view", None) is not None)
    await hands.settle()
    if hands.dialog == "PassphraseDialog":
        await hands.passphrase("alex")
    await hands.press("down", "q")
    await word.typed(hands)
    await hands.press("ctrl+s", "x")
    await word.typed(hands)


async def _own_words_before_signing(hands, room, word):
    hands.app.push_screen(SigningScreen(room.proposed))
    await hands.until(lambda: getattr(hands.screen, "view", None) is not None)
    screen = hands.screen
    screen._ask_words([screen.view.version.document.clauses[0].id])
    await hands.until(lambda: hands.dialog == "OwnWordsDialog")
    await word.typed(hands)
    await hands.press("ctrl+s", "escape")
    assert screen.own_words
    await hands.press("ctrl+s", "n", "n", "n")
    assert screen.check is not None


async def _the_last_consent_check(hands, room, word):
    await _own_words_before_signing(hands, room, word)
    await hands.press("m")
    await hands.until(lambda: hands.dialog == "TellDialog")


async def _words_to_find(hands, room, word):
    await hands.press("slash")
    await word.typed(hands)
    assert hands.screen.words


async def _words_in_the_palette(hands, room, word):
    await hands.press("ctrl+p")
    await word.typed(hands)
    await hands.pilot.pause(0.3)
    await hands.press("escape", "escape")


async def _what_was_copied(hands, room, word):
    await _draft(hands, room)
    await hands.press("ctrl+n")
    await word.typed(hands)
    hands.screen.query_one("#editor").select_all()
    await hands.press("ctrl+c")
    assert hands.app.clipboard


async def _a_passphrase(hands, room, word):
    hands.app.push_screen(PeopleScreen())
    await hands.settle()
    for field in ("#name", "#passphrase", "#again"):
        hands.screen.query_one(field).focus()
        await word.typed(hands)


async def _a_new_draft(hands, room, word):
    await hands.press("n")
    await hands.until(lambda: hands.dialog == "NewDraftDialog")
    await word.typed(hands)
    await hands.press("enter", "enter")
    await hands.until(lambda: getattr(hands.screen, "clause", None) is not None)


async def _a_list_of_drafts(hands, room, word):
    await _a_new_draft(hands, room, word)
    await hands.press("escape", "escape")
    await hands.until(lambda: hands.dialog == "HomeScreen")
    drafts.new_draft(room.ws, PersonId("alex"), room.document)
    await hands.press("d")
    await hands.until(lambda: hands.dialog == "ChooseDialog")
    assert word.inside(hands.screen_text())


# Coming back to an agreement


async def _in_review(hands, room, part="", *, answered=True):
    """Open a review of what was agreed, with everybody's answer in, at one part of the talk."""
    proposals.sign(room.ws, hands.app.session.seat, room.proposed)
    reviewing.begin(room.ws, room.sit("sam"), room.proposed)
    for seat in (hands.app.session.seat, room.sit("sam")) if answered else ():
        said = ClauseAnswer("friends", Choice.KEEP)
        answer = RoundWords(RoundStep.ANSWER, 1, answers=(said,))
        reviewing.answer(room.ws, seat, room.proposed, answer)
        reviewing.open_answers(room.ws, seat)
    hands.app.push_screen(ReviewScreen(room.proposed, part or "review"))
    await hands.until(lambda: hands.dialog == "ReviewScreen" and hands.screen.view)
    await hands.settle()


async def _answers_a_review(hands, room):
    await _in_review(hands, room, answered=False)
    await hands.press("a")
    await hands.until(lambda: hands.dialog == "AnsweringScreen" and hands.screen.view)
    await hands.settle()


async def _an_answer_to_a_review(hands, room, word):
    await _answers_a_review(hands, room)
    await hands.press("enter")
    await word.typed(hands)
    await hands.press("escape", "down", "c", "enter")
    await word.typed(hands)
    await hands.press("tab")
    await word.typed(hands)


async def _an_answer_shown_once_more(hands, room, word):
    await _answers_a_review(hands, room)
    await hands.press("enter")
    await word.typed(hands)
    await hands.press("ctrl+s")
    assert word.inside(hands.screen_text())
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog == "ConfirmDialog")


async def _what_to_talk_about(hands, room, word):
    await _in_review(hands, room, "agenda")
    await hands.press("g")
    await hands.until(lambda: hands.dialog == "WriteDialog")
    await word.typed(hands)


async def _what_one_takes_on(hands, room, word):
    await _in_review(hands, room, "actions")
    await hands.press("t")
    await hands.until(lambda: hands.dialog == "TakeOnDialog")
    await word.typed(hands)


async def _how_it_was(hands, room, word):
    on = room.ws.clock.today()
    await _in_review(hands, room, "actions")
    reviewing.take_on(room.ws, hands.app.session.seat, room.proposed, "I call.", on)
    hands.screen.read_again()
    await hands.settle()
    await hands.press("l", "enter")
    await hands.until(lambda: hands.dialog == "WriteDialog")
    await word.typed(hands)


# Finding back to each other


async def _at_a_step(hands, room, moment):
    """Share a hurt of Alex's, and open one step of its repair."""
    name = repairing.keep_hurt(room.ws, "alex", "I felt forgotten.")
    digest = repairing.share(room.ws, hands.app.session.seat, name).digest
    hands.app.push_screen(StepScreen(moment, digest))
    await hands.until(lambda: getattr(hands.screen, "shown", None) is not None)
    await hands.settle()
    return digest


async def _a_hurt(hands, room, word):
    await hands.press("h", "n")
    await hands.until(lambda: hands.dialog == "NamingScreen")
    await word.typed(hands)


async def _a_hurt_that_is_kept(hands, room, word):
    await _a_hurt(hands, room, word)
    await hands.press("escape", "end", "enter")
    await hands.until(lambda: hands.dialog == "ChooseDialog")
    await hands.press("enter")
    assert word.inside(hands.screen.words)


async def _other_words_to_share(hands, room, word):
    await _a_hurt(hands, room, word)
    await hands.press("ctrl+o")
    await hands.until(lambda: hands.dialog == "SharingScreen")
    await word.typed(hands)
    await hands.press("ctrl+o")
    await hands.until(lambda: hands.dialog == "ConfirmDialog")


async def _words_at_a_step(hands, room, word):
    await _at_a_step(hands, room, Moment.ACKNOWLEDGE)
    await hands.press("w")
    await hands.until(lambda: hands.dialog == "RepairWordsDialog")
    await word.typed(hands)


async def _words_that_are_kept_at_a_step(hands, room, word):
    await _words_at_a_step(hands, room, word)
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog == "StepScreen" and word.inside(hands.screen_text()))
    await hands.press("f9")
    await hands.until(lambda: hands.dialog == "ChooseDialog")


async def _words_to_share_at_a_step(hands, room, word):
    await _at_a_step(hands, room, Moment.REPAIR)
    await hands.press("s")
    await hands.until(lambda: hands.dialog == "RepairWordsDialog")
    await word.typed(hands)
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog == "ConfirmDialog")


async def _a_way_of_letting_go(hands, room, word):
    digest = await _at_a_step(hands, room, Moment.FORGIVE)
    seat, step = hands.app.session.seat, Moment.FORGIVE
    repairing.keep_words(room.ws, seat, digest, step, "On some days.", letting=Letting.RELEASE)
    await hands.press("w", "end", "up", "enter")
    await hands.until(lambda: hands.dialog == "RepairWordsDialog")
    await word.typed(hands)


async def _an_action_of_a_repair(hands, room, word):
    await _at_a_step(hands, room, Moment.REPAIR)
    await hands.press("t", "t")
    await hands.until(lambda: hands.dialog == "ActionDialog")
    await word.typed(hands)


async def _a_ritual(hands, room, word):
    await _at_a_step(hands, room, Moment.SAFETY)
    await hands.press("t", "r", "end", "enter")
    await hands.until(lambda: hands.dialog == "RitualDialog")
    await word.typed(hands)


async def _how_an_action_was(hands, room, word):
    digest = await _at_a_step(hands, room, Moment.REPAIR)
    day = room.ws.clock.today()
    repairing.take_action(room.ws, hands.app.session.seat, digest, "I call.", day)
    await hands.press("t")
    await hands.until(lambda: hands.screen.item is not None)
    await hands.press("d")
    await hands.until(lambda: hands.dialog == "WriteDialog")
    await word.typed(hands)


async def _a_draft_after_a_hurt(hands, room, word):
    await _at_a_step(hands, room, Moment.NEW_AGREEMENTS)
    await hands.press("d")
    await hands.until(lambda: hands.dialog == "AskedFirstDialog")
    await hands.press("enter")
    for field in ("#title", "#sentence"):
        hands.screen.query_one(field).focus()
        await word.typed(hands)


async def _something_good(hands, room, word):
    await _at_a_step(hands, room, Moment.INTEGRATE)
    await hands.press("l")
    await hands.until(lambda: hands.dialog == "LookAgainDialog")
    hands.screen.query_one("#good").focus()
    await word.typed(hands)


async def _words_beside_a_pause(hands, room, word):
    digest = await _at_a_step(hands, room, Moment.SAFETY)
    repairing.pause_for(room.ws, hands.app.session.seat, digest, 20)
    hands.screen.read_again()
    await hands.settle()
    await hands.press("w")
    await hands.until(lambda: hands.dialog == "RepairWordsDialog")
    await word.typed(hands)
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog == "StepScreen" and word.inside(hands.screen_text()))
    await hands.press("p")
    await hands.until(lambda: hands.dialog == "PauseScreen")


SITTINGS = (
    _words_of_a_clause,
    _details_of_a_clause,
    _about_the_whole,
    _what_was_undone,
    _the_fear_under_a_clause,
    _a_note_of_what_was_talked_through,
    _why_now,
    _an_answer,
    _own_words_before_signing,
    _the_last_consent_check,
    _words_to_find,
    _words_in_the_palette,
    _what_was_copied,
    _a_passphrase,
    _a_new_draft,
    _a_list_of_drafts,
    _an_answer_to_a_review,
    _an_answer_shown_once_more,
    _what_to_talk_about,
    _what_one_takes_on,
    _how_it_was,
    _a_hurt,
    _a_hurt_that_is_kept,
    _other_words_to_share,
    _words_at_a_step,
    _words_that_are_kept_at_a_step,
    _words_to_share_at_a_step,
    _a_way_of_letting_go,
    _an_action_of_a_repair,
    _a_ritual,
    _how_an_action_was,
    _a_draft_after_a_hurt,
    _something_good,
    _words_beside_a_pause,
)


async def still_held(hands, word: Word) -> list[str]:
    """Return what holds a word once what was under way at handing over has had a second to end."""
    for _ in range(10):
        if not (held := word.held()):
            break
        await hands.pilot.pause(0.1)
    return held


@pytest.mark.parametrize("sitting", SITTINGS, ids=lambda each: each.__name__.strip("_"))
async def test_nothing_private_is_left_after_handing_over(
    sitting, opened, ws, document, proposed, sit, tmp_path, caplog
):
    """In every place where private words are typed; the seed of the word is printed."""
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    word = Word(random.Random(seed))
    caplog.set_level(logging.DEBUG)
    room = SimpleNamespace(ws=ws, document=document, proposed=proposed, sit=sit)
    async with opened("alex", size=(100, 34)) as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        await hands.settle()
        await sitting(hands, room, word)
        seat = hands.app.session.seat
        await hands.press("f3")
        await hands.until(lambda: hands.dialog == "ChooseDialog")
        assert not word.inside(hands.app.export_screenshot())
        await hands.press("down", "enter")
        assert hands.dialog == "PassphraseDialog"
        await hands.press("escape")
        assert hands.app.session.person.id == "sam"
        assert seat is None or not seat.here
        assert [type(s).__name__ for s in hands.app.screen_stack] == ["HomeScreen"]
        left = await still_held(hands, word)
        left += ["screen"] * word.inside(hands.screen_text() + hands.app.export_screenshot())
        left += ["clipboard"] * word.inside(hands.app.clipboard)
        left += ["title"] * word.inside(f"{hands.app.title} {hands.app.sub_title}")
        left += [
            str(file.relative_to(tmp_path))
            for file in tmp_path.rglob("*")
            if file.is_file() and (word.inside(file.read_bytes()) or word.inside(file.name))
        ]
        left += ["log"] * word.inside(caplog.text)
        assert left == []


async def test_nothing_private_is_left_after_handing_over_at_a_review(
    opened, ws, document, proposed, sit
):
    """There one stays where one is, and what was written and left again is gone all the same."""
    word = Word(random.Random())
    room = SimpleNamespace(ws=ws, document=document, proposed=proposed, sit=sit)
    async with opened("alex", size=(100, 34)) as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        await _what_to_talk_about(hands, room, word)
        await hands.press("ctrl+a", "ctrl+c", "escape", "s")
        await hands.until(lambda: hands.dialog == "ChooseDialog")
        await hands.press("down", "enter")
        assert hands.app.session.person.id == "sam"
        assert hands.dialog == "ReviewScreen"
        assert await still_held(hands, word) == []
        assert not word.inside(hands.app.clipboard)
