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

from textual.widgets import OptionList

from handfast.model import PersonId
from handfast.signing import Secret
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.screens.people import PeopleScreen
from handfast.tui.screens.proposal import ProposalScreen
from handfast.tui.screens.proposing import ProposingScreen
from handfast.tui.screens.signing import SigningScreen
from handfast.workspace import drafts, editing, people

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


async def _draft(hands, ws, document):
    name = drafts.new_draft(ws, PersonId("alex"), document)
    hands.app.push_screen(DraftingScreen(name))
    await hands.until(lambda: getattr(hands.screen, "clause", None) is not None)
    await hands.settle()
    return name


async def _words_of_a_clause(hands, ws, document, proposed, word):
    await _draft(hands, ws, document)
    await hands.press("ctrl+n")
    await word.typed(hands)


async def _details_of_a_clause(hands, ws, document, proposed, word):
    await _draft(hands, ws, document)
    for field in ("#need", "#if_missed"):
        hands.screen.query_one(field).focus()
        await word.typed(hands)


async def _about_the_whole(hands, ws, document, proposed, word):
    await _draft(hands, ws, document)
    hands.screen.query_one("#clauses", OptionList).focus()
    await hands.press("home", "enter")
    for field in ("#title", "#why"):
        hands.screen.query_one(field).focus()
        await word.typed(hands)


async def _what_was_undone(hands, ws, document, proposed, word):
    await _draft(hands, ws, document)
    await hands.press("ctrl+n")
    await word.typed(hands)
    await hands.press("ctrl+z", "ctrl+z")


async def _the_fear_under_a_clause(hands, ws, document, proposed, word):
    await _draft(hands, ws, editing.add_clause(document, FEAR))
    hands.screen.query_one("#clauses", OptionList).highlighted = 3
    await hands.settle()
    await hands.press("ctrl+l")
    await hands.until(lambda: hands.dialog == "RewordingScreen")
    await hands.settle()
    await word.typed(hands)
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.screen.step == "need")
    await word.typed(hands)


async def _a_note_of_what_was_talked_through(hands, ws, document, proposed, word):
    await _draft(hands, ws, editing.add_clause(document, FEAR))
    hands.screen.query_one("#clauses", OptionList).highlighted = 3
    await hands.until(lambda: hands.screen.query_one("#findings").findings)
    await hands.press("ctrl+t")
    await hands.until(lambda: hands.dialog == "WriteDialog")
    await word.typed(hands)


async def _why_now(hands, ws, document, proposed, word):
    name = drafts.new_draft(ws, PersonId("alex"), document)
    hands.app.push_screen(ProposingScreen(name))
    await hands.until(lambda: hands.screen.preview is not None)
    hands.screen.query_one("#why").focus()
    await word.typed(hands)


async def _an_answer(hands, ws, document, proposed, word):
    hands.app.push_screen(ProposalScreen(proposed))
    await hands.until(lambda: getattr(hands.screen, "view", None) is not None)
    await hands.settle()
    if hands.dialog == "PassphraseDialog":
        await hands.passphrase("alex")
    await hands.press("down", "q")
    await word.typed(hands)
    await hands.press("ctrl+s", "x")
    await word.typed(hands)


async def _own_words_before_signing(hands, ws, document, proposed, word):
    hands.app.push_screen(SigningScreen(proposed))
    await hands.until(lambda: getattr(hands.screen, "view", None) is not None)
    screen = hands.screen
    screen._ask_words([screen.view.version.document.clauses[0].id])
    await hands.until(lambda: hands.dialog == "OwnWordsDialog")
    await word.typed(hands)
    await hands.press("ctrl+s", "escape")
    assert screen.own_words
    await hands.press("ctrl+s", "n", "n", "n")
    assert screen.check is not None


async def _the_last_consent_check(hands, ws, document, proposed, word):
    hands.app.push_screen(SigningScreen(proposed))
    await hands.until(lambda: getattr(hands.screen, "view", None) is not None)
    await hands.press("m")
    await hands.passphrase("alex")
    await hands.until(lambda: hands.dialog == "TellDialog")


async def _words_to_find(hands, ws, document, proposed, word):
    await hands.press("slash")
    await word.typed(hands)
    assert hands.screen.words


async def _words_in_the_palette(hands, ws, document, proposed, word):
    await hands.press("ctrl+p")
    await word.typed(hands)
    await hands.pilot.pause(0.3)
    await hands.press("escape", "escape")


async def _what_was_copied(hands, ws, document, proposed, word):
    await _draft(hands, ws, document)
    await hands.press("ctrl+n")
    await word.typed(hands)
    hands.screen.query_one("#editor").select_all()
    await hands.press("ctrl+c")
    assert hands.app.clipboard


async def _a_passphrase(hands, ws, document, proposed, word):
    hands.app.push_screen(PeopleScreen())
    await hands.settle()
    for field in ("#name", "#passphrase", "#again"):
        hands.screen.query_one(field).focus()
        await word.typed(hands)


async def _a_new_draft(hands, ws, document, proposed, word):
    await hands.press("n")
    await hands.until(lambda: hands.dialog == "NewDraftDialog")
    await word.typed(hands)
    await hands.press("enter", "enter")
    await hands.until(lambda: getattr(hands.screen, "clause", None) is not None)


async def _a_list_of_drafts(hands, ws, document, proposed, word):
    await hands.press("d")
    await hands.until(lambda: hands.dialog == "ChooseDialog")


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
)


async def _sits_alex(hands):
    hands.app.session.sit(people.find(hands.app.session.ws, "alex"))
    hands.app.session.take(
        people.unlock_seat(hands.app.session.ws, "alex", Secret("alex passphrase"))
    )
    await hands.settle()


async def test_nothing_private_is_left_after_handing_over(
    opened, ws, document, proposed, tmp_path, caplog
):
    """In every place where private words are typed; the seed of the words is printed."""
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    letters = random.Random(seed)
    caplog.set_level(logging.DEBUG)
    async with opened("alex", size=(100, 34)) as hands:
        left = {}
        for sitting in SITTINGS:
            word = Word(letters)
            await _sits_alex(hands)
            await sitting(hands, ws, document, proposed, word)
            seat = hands.app.session.seat
            await hands.press("f3")
            await hands.until(lambda: hands.dialog == "ChooseDialog")
            drawn = hands.app.export_screenshot()
            assert not word.inside(drawn), sitting.__name__
            await hands.press("down", "enter")
            assert hands.dialog == "PassphraseDialog"
            await hands.press("escape")
            assert hands.app.session.person.id == "sam"
            assert seat is None or not seat.here
            assert [type(s).__name__ for s in hands.app.screen_stack] == ["HomeScreen"]
            found = word.held()
            found += ["screen"] * word.inside(hands.screen_text() + hands.app.export_screenshot())
            found += ["clipboard"] * word.inside(hands.app.clipboard)
            found += ["title"] * word.inside(f"{hands.app.title} {hands.app.sub_title}")
            found += [
                str(file.relative_to(tmp_path))
                for file in tmp_path.rglob("*")
                if file.is_file() and (word.inside(file.read_bytes()) or word.inside(file.name))
            ]
            found += ["log"] * word.inside(caplog.text)
            if found:
                left[sitting.__name__] = found
        assert left == {}
