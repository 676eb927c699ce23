"""Text by somebody else: shown as written in every screen that shows it; nothing of it acts."""

import pytest
from attrs import evolve

from handfast.model import PersonId, Reply, ReplyKind
from handfast.tui.screens.agreement import AgreementScreen
from handfast.tui.screens.history import HistoryScreen
from handfast.tui.screens.proposal import ProposalScreen
from handfast.tui.screens.signing import SigningScreen
from handfast.workspace import drafts, editing, proposals

MARKUP = "[@click=app.leave_at_once]a[/] [both] and/or [/or] 食事 👩‍❤️‍👩"


@pytest.fixture
def hostile(ws, sit, document):
    """A proposal of Sam's with markup in everything that Sam can write, and an answer to it."""
    made = evolve(document, title=MARKUP, why=MARKUP)
    for clause in made.clauses:
        made = editing.change_clause(
            made, clause.id, text=f"{clause.text} {MARKUP}", need=MARKUP, if_missed=MARKUP
        )
    made = editing.talked_through(made, made.clauses[0].id, "HF100", MARKUP)
    name = drafts.new_draft(ws, PersonId("sam"), made)
    digest = proposals.propose(ws, sit("sam"), name).digest
    proposals.answer(
        ws, sit("sam"), digest, [Reply(ReplyKind.QUESTION, made.clauses[0].id, MARKUP)]
    )
    return digest


@pytest.mark.parametrize(
    "kind",
    [AgreementScreen, ProposalScreen, SigningScreen, HistoryScreen],
    ids=lambda k: k.__name__,
)
async def test_markup_of_others_is_shown_and_does_nothing(opened, hostile, kind):
    """On every screen the text stands as written, and a click on any row runs nothing."""
    async with opened("alex", size=(80, 24)) as hands:
        assert MARKUP in hands.screen_text()
        hands.app.push_screen(kind(hostile))
        await hands.settle()
        await hands.until(lambda: MARKUP in hands.screen_text())
        await hands.press("down")
        for row in range(2, 22, 3):
            await hands.pilot.click(offset=(36, row))
        assert hands.app.is_running
        assert not hands.app.left_at_once
