"""The rounds of a proposal as a conversation: one voice per person, and nothing can change."""

import re
from itertools import combinations

import pytest

from handfast.model import Reply, ReplyKind
from handfast.tui import theme
from handfast.tui.app import HandfastApp
from handfast.tui.screens.proposal import ProposalScreen
from handfast.tui.voices import UNKNOWN, voices
from handfast.workspace import drafts, editing, looking, proposals

ASKED = "Does a letter count?"
SUGGESTED = "If either of us runs into an ex, we tell each other within two days."


@pytest.fixture
def rounds(ws, sit, proposed):
    """Sam's proposal, Alex's answer, and Sam's second version after it; its digest."""
    proposals.answer(
        ws,
        sit("alex"),
        proposed,
        [
            Reply(ReplyKind.QUESTION, "tell-me-after", ASKED),
            Reply(ReplyKind.SUGGESTION, "tell-me-after", SUGGESTED),
        ],
    )
    name = proposals.counter(ws, sit("sam"), proposed)
    draft = drafts.open_draft(ws, sit("sam"), name).document
    newer = editing.change_clause(draft, "tell-me-after", text=SUGGESTED.replace("two", "three"))
    drafts.save(ws, sit("sam"), name, newer)
    return proposals.propose(ws, sit("sam"), name).digest


async def _open(hands, digest):
    hands.app.push_screen(ProposalScreen(digest))
    await hands.until(lambda: getattr(hands.screen, "said", None) is not None)
    await hands.settle()
    await hands.press("down")


def _styles(hands, *words: str) -> dict[str, set[str]]:
    """Return the ink of each word, wherever it stands on the screen."""
    found = {word: set() for word in words}
    for strip in hands.screen._compositor.render_strips():
        for segment in strip:
            for word in words:
                if word in segment.text and segment.style and segment.style.color:
                    found[word].add(segment.style.color.name)
    return found


@pytest.mark.parametrize("look", [house.name for house in theme.HOUSE_THEMES])
async def test_each_person_has_a_colour_of_their_own(opened, rounds, look):
    """Name and bar of each are in one ink, and no two people share it, in every theme."""
    async with opened("alex", size=(120, 40)) as hands:
        hands.app.theme = look
        await _open(hands, rounds)
        said = hands.screen.query_one("#page").plain
        assert said.index("Sam wrote it") < said.index("Alex asks") < said.index(ASKED)
        assert said.index(ASKED) < said.index("Alex suggests") < said.index("version 2")
        inks = _styles(hands, "┃", "║")
        assert len(inks["┃"]) == len(inks["║"]) == 1
        assert inks["┃"] != inks["║"]


def test_voices_differ_and_stay(monkeypatch):
    """Up to six people differ in mark and colour; somebody who joins later changes nobody's."""
    people = ["alex", "kim", "sam", "robin", "jo", "lee"]
    six = voices(people)
    for one, other in combinations(six.values(), 2):
        assert one.mark != other.mark
        assert one.style != other.style
    assert {p: six[p] for p in people[:2]} == voices(people[:2])
    assert UNKNOWN not in six.values()
    for house in theme.HOUSE_THEMES:
        assert {voice.style.lstrip("$") for voice in six.values()} <= set(house.variables)


async def test_without_colour_the_name_and_the_bar_tell_who_speaks(monkeypatch, ws, hands, rounds):
    """Under NO_COLOR each turn has its writer's name and their own bar on every line."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with hands(HandfastApp(ws), size=(120, 40)) as at:
        await at.sits("alex")
        await _open(at, rounds)
        lines = [strip.text for strip in at.screen._compositor.render_strips()]
        bars = {
            name: {re.search(r"[┃║]", x)[0] for x in lines if re.search(rf"[┃║] {name} ", x)}
            for name in ("Alex", "Sam")
        }
        assert bars == {"Sam": {"┃"}, "Alex": {"║"}} or bars == {"Sam": {"║"}, "Alex": {"┃"}}
        (asked,) = [line for line in lines if ASKED in line]
        assert bars["Alex"].pop() in asked


async def test_what_was_sent_cannot_be_changed(opened, ws, rounds):
    """Taking back reaches what is not sent only; the turns stay, and are nobody's to edit."""
    async with opened("alex", size=(120, 40)) as hands:
        await _open(hands, rounds)
        before = looking.conversation(ws, rounds)
        await hands.press("backspace", "delete")
        assert looking.conversation(ws, rounds) == before
        assert ASKED in hands.screen.query_one("#page").plain
        assert not hands.screen.query_one("#reader").query("Input, TextArea")


async def test_an_answer_is_told_to_who_proposed(opened, ws, sit, proposed):
    """Sam's today says that Alex has answered, and leads to what was said."""
    proposals.answer(ws, sit("alex"), proposed, [Reply(ReplyKind.QUESTION, "friends", ASKED)])
    async with opened("sam") as hands:
        assert "Alex has answered Running into exes." in hands.screen_text()

        hands.screen.query_one("#today").focus()
        await hands.press("home", "enter")
        await hands.until(lambda: getattr(hands.screen, "said", None) is not None)
        await hands.settle()
        await hands.press("down", "down")
        assert ASKED in hands.screen.query_one("#page").plain
