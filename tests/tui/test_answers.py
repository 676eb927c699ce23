"""Answers that are not sent are never lost; sending and renewing show first what is signed."""

from datetime import timedelta

from textual.widgets import OptionList

from handfast.signing import Secret
from handfast.tui.screens.agreement import AgreementScreen
from handfast.tui.screens.proposal import ProposalScreen
from handfast.workspace import looking, people, proposals


async def _open(hands, digest):
    screen = ProposalScreen(digest)
    hands.app.push_screen(screen)
    await hands.settle()
    await hands.until(lambda: screen.view is not None)
    await hands.settle()


async def test_answers_that_are_not_sent_are_found_again(opened, ws, proposed, sit):
    """Escape keeps them sealed; nothing is sent, and the passphrase brings them back."""
    async with opened("alex") as hands:
        await _open(hands, proposed)
        await hands.press("down", "a", "escape")
        assert hands.dialog == "HomeScreen"
        assert [e.by for e in looking.show(ws, proposed).entries] == ["sam"]
        (kept,) = proposals.open_answers(ws, sit("alex"), proposed)
        assert (kept.kind.value, kept.clause) == ("agree", "tell-me-after")
        await _open(hands, proposed)
        await hands.passphrase("alex")
        await hands.until(lambda: len(hands.screen.replies) == 1)
        await hands.press("down", "backspace", "escape")
        assert not proposals.has_answers(ws, "alex", proposed)


async def test_locking_keeps_answers_that_are_not_sent(opened, ws, proposed, sit):
    """f4 in the middle of answering loses none of it."""
    async with opened("alex") as hands:
        await _open(hands, proposed)
        await hands.pilot.press("down", "a", "f4")
        await hands.settle()
        assert hands.dialog == "HomeScreen"
    assert len(proposals.open_answers(ws, sit("alex"), proposed)) == 1


async def test_sealed_answers_are_not_written_over(opened, ws, proposed, sit):
    """Who leaves the passphrase is asked again before a new answer is taken."""
    async with opened("alex") as hands:
        await _open(hands, proposed)
        await hands.press("down", "a", "escape")
        await _open(hands, proposed)
        await hands.press("escape")
        assert hands.dialog == "ProposalScreen"
        await hands.press("a")
        assert hands.dialog == "PassphraseDialog"
        await hands.press("escape", "escape")
    (kept,) = proposals.open_answers(ws, sit("alex"), proposed)
    assert kept.clause == "tell-me-after"


async def test_sending_asks_once_more_and_leaves_nothing_kept(opened, ws, proposed):
    """ctrl+s alone sends nothing; after yes and the passphrase all of it is sent."""
    async with opened("alex") as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        await _open(hands, proposed)
        await hands.press("down", "a", "ctrl+s")
        assert [e.by for e in looking.show(ws, proposed).entries] == ["sam"]
        assert hands.dialog == "ConfirmDialog"
        await hands.press("y")
        await hands.until(lambda: not hands.screen.replies)
        assert {e.by for e in looking.show(ws, proposed).entries} == {"sam", "alex"}
        await hands.press("escape")
        assert not proposals.has_answers(ws, "alex", proposed)
        assert "it waits for your signature or your own version" in hands.screen_text()


async def test_the_last_clause_is_the_end(opened, proposed):
    """After the last clause the cursor stays, so that the next key does not answer the whole."""
    async with opened("alex") as hands:
        await _open(hands, proposed)
        await hands.press("down", "a", "a", "a")
        assert {clause for clause, _ in hands.screen.replies} == {"tell-me-after", "friends"}
        assert hands.screen.clause.id == "friends"


async def test_a_wording_for_the_whole_goes_to_the_first_clause(opened, proposed):
    """w on the whole opens the first clause to write in; typed words are no keys."""
    async with opened("alex") as hands:
        await _open(hands, proposed)
        hands.screen.query_one("#clauses", OptionList).highlighted = 0
        await hands.press("w")
        assert hands.dialog == "WriteDialog"
        await hands.type(" ax")
        await hands.press("ctrl+s")
        (reply,) = hands.screen.replies.values()
        assert (reply.kind.value, reply.clause) == ("suggestion", "tell-me-after")
        assert reply.text.endswith(" ax")


async def test_renewing_shows_what_is_signed_first(opened, ws, agreed, at, sit):
    """Without the passphrase nothing is renewed; a withdrawn clause is said to be left out."""
    proposals.withdraw(ws, sit("sam"), agreed, clauses=["friends"])
    then = at(ws.clock.now() + timedelta(days=80))
    async with opened("alex", workspace=then) as hands:
        hands.app.push_screen(AgreementScreen(agreed))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("r")
        await hands.until(lambda: hands.dialog == "RenewingScreen" and hands.screen.preview)
        assert len(looking.show(then, agreed).agreement.versions) == 1
        assert "One clause is left out" in hands.screen_text()
        await hands.press("ctrl+o", "escape")
        assert len(looking.show(then, agreed).agreement.versions) == 1
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "AgreementScreen")
        newer = looking.show(then, agreed).agreement.versions[-1]
        assert newer.digest != agreed
        assert [clause for clause, _ in newer.terms.clauses] == ["tell-me-after"]


async def test_somebody_who_is_not_named_is_offered_nothing(opened, ws, agreed):
    """Signing, answering, renewing and withdrawing are for the people an agreement names."""
    people.make_person(ws, "Kim", Secret("kim passphrase"))
    assert "kim" not in [person.id for person in looking.find(ws, agreed).document.people]
    async with opened("kim") as hands:
        hands.app.push_screen(AgreementScreen(agreed))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        offered = {b.binding.action for b in hands.screen.active_bindings.values() if b.enabled}
        assert not {"answer", "sign", "renew", "withdraw", "change"} & offered
        assert "history" in offered
