"""Proposing, answering, signing: what is shown, what is refused, and what the folder holds then."""

from datetime import timedelta

import pytest
from attrs import evolve
from textual.widgets import OptionList

from handfast.model import PersonId, Reply, ReplyKind
from handfast.signing import Secret
from handfast.tui.screens.proposal import ProposalScreen
from handfast.tui.screens.proposing import ProposingScreen
from handfast.tui.screens.signing import SigningScreen
from handfast.tui.widgets.comparison import redline
from handfast.workspace import drafts, editing, looking, people, proposals
from handfast.workspace.views import WordChange

THREAT = "If you leave me, I will take the children."


async def test_what_is_open_stands_beside_what_the_other_will_see(opened, ws, document):
    """A draft with an open finding is shown, the finding beside it, and is not proposed."""
    name = drafts.new_draft(ws, PersonId("alex"), editing.add_clause(document, THREAT))
    async with opened("alex") as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        hands.app.push_screen(ProposingScreen(name))
        await hands.settle()
        await hands.until(lambda: hands.screen.preview is not None)
        assert THREAT in hands.screen_text()
        assert "f2 says where to find help" in hands.screen_text()
        assert "Clause 3" in hands.screen.query_one("#still-open").plain
        await hands.press("ctrl+o")
        assert hands.dialog == "ProposingScreen"
        assert not looking.overview(ws).standing.agreements


async def test_proposing_keeps_why_now(opened, ws, document):
    """The sentence under "why now" becomes part of what is signed."""
    name = drafts.new_draft(ws, PersonId("alex"), document)
    async with opened("alex") as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        hands.app.push_screen(ProposingScreen(name))
        await hands.settle()
        await hands.until(lambda: hands.screen.preview is not None)
        hands.screen.query_one("#why").value = "It is spring."
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert looking.find(ws, "Running").document.why == "It is spring."
        assert drafts.count(ws, "alex") == 0


async def test_leaving_the_passphrase_signs_nothing(opened, ws, proposed):
    """Escape at the passphrase leaves everything as it was."""
    async with opened("alex") as hands:
        hands.app.push_screen(SigningScreen(proposed))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("ctrl+s", "y", "y", "y")
        assert hands.dialog == "PassphraseDialog"
        await hands.press("escape")
        assert hands.dialog == "SigningScreen"
        assert looking.show(ws, proposed).standing.signed_by == ("sam",)


async def test_the_exact_text_is_shown_before_it_is_signed(opened, ws, proposed):
    """Every line of the file, and its digest, stand on the page that is signed."""
    async with opened("alex") as hands:
        hands.app.push_screen(SigningScreen(proposed))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        shown = hands.screen_text()
        version = looking.find(ws, proposed)
        assert version.digest in shown
        assert all(line in shown for line in version.data.decode().splitlines())
        await hands.goes_on_to_sign("alex")
        await hands.until(lambda: hands.dialog == "QuietMoment")
        assert "is in force" in hands.screen_text()
        assert looking.show(ws, proposed).standing.complete


async def test_a_refusal_of_the_engine_is_said(opened, ws, agreed):
    """Signing again what one has signed is refused with the reason, before a passphrase."""
    async with opened("alex") as hands:
        hands.app.push_screen(SigningScreen(agreed))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        assert hands.screen.view.refusal.reason in hands.screen_text()
        await hands.press("ctrl+s")
        assert hands.dialog == "SigningScreen"


async def test_answers_stay_here_until_all_are_sent(opened, ws, proposed):
    """Agree, ask, suggest and not this are kept on the screen, and sent as one signed entry."""
    async with opened("alex") as hands:
        hands.app.push_screen(ProposalScreen(proposed))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("x", "ctrl+s", "down", "q")
        await hands.paste("What does a day mean?")
        await hands.press("ctrl+s")
        await hands.press("a")
        assert len(looking.show(ws, proposed).entries) == 1
        assert "3 to send" in str(hands.screen.query_one("#clauses").border_subtitle)
        await hands.press("c")
        assert hands.dialog == "ProposalScreen"
        await hands.press("ctrl+s")
        assert "Send your 3 answers?" in hands.screen_text()
        await hands.press("y")
        await hands.passphrase("alex")
        await hands.until(lambda: not hands.screen.replies)
        (sent,) = (e for e in looking.show(ws, proposed).entries if e.by == "alex")
        assert [(r.kind.value, r.clause, r.text) for r in sent.replies] == [
            ("question", "tell-me-after", "What does a day mean?"),
            ("decline", "", ""),
            ("agree", "friends", ""),
        ]
        hands.screen.query_one("#clauses", OptionList).highlighted = 1
        await hands.settle()
        said = hands.screen_text()
        assert said.index("Alex asks") < said.index("What does a day mean?")


async def test_a_question_and_a_wording_to_the_same_clause_are_both_sent(opened, ws, proposed):
    """Neither takes the other's place; the question comes first, also where it was asked last."""
    async with opened("alex") as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        hands.app.push_screen(ProposalScreen(proposed))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("down", "w")
        await hands.paste(" Or two.")
        await hands.press("ctrl+s", "up", "q")
        await hands.paste("Is a day enough?")
        await hands.press("ctrl+s", "up")
        assert "you ask" in hands.screen_text()
        assert "you suggest" in hands.screen_text()
        await hands.press("a", "up", "backspace", "w")
        await hands.paste(" Or two.")
        await hands.press("ctrl+s", "ctrl+s", "y")
        await hands.until(lambda: not hands.screen.replies)
        sent = next(e for e in looking.show(ws, proposed).entries if e.by == "alex").replies
        assert [(r.kind.value, r.clause) for r in sent] == [
            ("question", "tell-me-after"),
            ("suggestion", "tell-me-after"),
        ]
        assert sent[1].text.endswith("within a day. Or two.")


async def test_one_clause_is_withdrawn_by_two_keys_and_a_yes(opened, ws, agreed):
    """w and the clause; it says that the rest stands; the rest does."""
    async with opened("alex") as hands:
        await hands.press("tab", "enter")
        await hands.until(
            lambda: hands.dialog == "AgreementScreen" and hands.screen.view is not None
        )
        await hands.press("w", "down", "enter")
        assert "The rest stands" in hands.screen_text()
        await hands.press("y")
        await hands.passphrase("alex")
        await hands.until(lambda: bool(looking.show(ws, agreed).standing.withdrawn_clauses))
        standing = looking.show(ws, agreed).standing
        assert standing.withdrawn_clauses == {"tell-me-after"}
        assert standing.state.value == "in force"
        assert not [e for e in looking.show(ws, agreed).entries if getattr(e, "text", "")]


async def test_what_changed_is_shown_word_by_word(opened, ws, proposed, sit):
    """A counter-proposal shows each changed clause with the words that came and went."""
    alex = sit("alex")
    wording = "If either of us runs into an ex, we tell each other within a week."
    proposals.answer(ws, alex, proposed, [Reply(ReplyKind.SUGGESTION, "tell-me-after", wording)])
    counter = proposals.propose(ws, alex, proposals.counter(ws, alex, proposed))
    async with opened("sam") as hands:
        hands.app.push_screen(ProposalScreen(counter.digest))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        assert "One clause has changed." in hands.screen_text()
        await hands.press("down")
        assert "within a day week." in hands.screen_text()


REDLINES = {
    "nothing": ([("same", "as it was")], "as it was", []),
    "one word": (
        [("same", "within a "), ("removed", "day"), ("added", "week"), ("same", ".")],
        "within a day week.",
        ["day", "week"],
    ),
    "close together": (
        [
            ("removed", "before"),
            ("added", "while"),
            ("same", " we "),
            ("removed", "leave"),
            ("added", "travel"),
            ("same", " for home again."),
        ],
        "before we leave while we travel for home again.",
        ["before we leave", "while we travel"],
    ),
    "only added": (
        [("same", "We hug"), ("added", " often"), ("same", ".")],
        "We hug often.",
        [" often"],
    ),
}


@pytest.mark.parametrize(("runs", "said", "marked"), REDLINES.values(), ids=REDLINES)
def test_a_redline_reads_like_a_sentence(runs, said, marked):
    """Changes that are close together are one change; every word of both versions is there."""
    shown = redline(tuple(WordChange(kind, text) for kind, text in runs))
    assert shown.plain == said
    assert [shown.plain[span.start : span.end] for span in shown.spans if span.style] == marked


async def test_withdrawing_asks_what_and_says_what_happens(opened, ws, agreed):
    """Leaving the confirmation changes nothing; going through it withdraws; no reason is asked."""
    async with opened("alex") as hands:
        await hands.press("tab", "enter")
        await hands.until(
            lambda: hands.dialog == "AgreementScreen" and hands.screen.view is not None
        )
        await hands.press("w", "enter")
        assert "stops being in force for everybody at once" in hands.screen_text()
        await hands.press("enter")
        assert looking.show(ws, agreed).standing.state.value == "in force"
        await hands.press("w", "enter", "tab", "enter")
        await hands.passphrase("alex")
        await hands.until(lambda: looking.show(ws, agreed).standing.state.value == "withdrawn")
        await hands.until(lambda: "withdrawn by Alex" in hands.screen_text())


async def test_only_what_fits_the_standing_is_offered(opened, ws, agreed, proposed):
    """What is in force can be renewed and withdrawn from; it cannot be answered or signed."""
    async with opened("alex") as hands:
        await hands.press("tab", "enter")
        await hands.until(
            lambda: hands.dialog == "AgreementScreen" and hands.screen.view is not None
        )
        offered = {b.binding.action for b in hands.screen.active_bindings.values()}
        assert {"renew", "withdraw", "history"} <= offered
        assert not {"answer", "sign"} & offered
        at_the_bottom = {key.action for key in hands.screen.query("FooterKey")}
        assert "renew" in at_the_bottom
        assert not {"answer", "sign"} & at_the_bottom


async def test_a_change_begins_as_a_draft(opened, ws, agreed):
    """c on an agreement in force opens a private draft that would replace it."""
    async with opened("alex") as hands:
        await hands.press("tab", "enter")
        await hands.until(
            lambda: hands.dialog == "AgreementScreen" and hands.screen.view is not None
        )
        await hands.press("c")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "DraftingScreen" and hands.screen.document)
        assert hands.screen.document.supersedes == (agreed,)
        assert looking.show(ws, agreed).standing.state.value == "in force"


async def test_a_fresh_check_of_the_whole_folder(opened, ws, agreed):
    """v at home says that everything holds, or names the file that does not."""
    async with opened("alex") as hands:
        await hands.press("v")
        await hands.until(lambda: "Everything holds" in hands.screen_text())
        changed = next((ws.folder / "agreements").rglob("*.toml"))
        changed.chmod(0o600)
        changed.write_bytes(changed.read_bytes().replace(b"within a day", b"within a DAY"))
        await hands.press("v")
        await hands.until(lambda: "Not everything holds" in hands.screen_text())
        assert changed.name in hands.screen_text()


async def test_a_withdrawal_that_only_this_machine_keeps_shows_at_once(opened, ws, agreed):
    """Where the folder takes no file, the page says what is withdrawn, and what still lacks."""
    journal = ws.folder / "journal"
    journal.rename(ws.folder / "journal-away")
    journal.write_text("in the way")
    async with opened("alex") as hands:
        await hands.press("tab", "enter")
        await hands.until(
            lambda: hands.dialog == "AgreementScreen" and hands.screen.view is not None
        )
        await hands.press("w", "enter", "y")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "TellDialog")
        assert "You have withdrawn" in hands.screen_text()
        assert looking.show(ws, agreed).standing.state.value == "withdrawn"
        await hands.press("enter")
        await hands.until(lambda: "withdrawn by Alex" in hands.screen_text())


async def test_a_clause_is_compared_with_every_version_that_is_replaced(opened, ws, sit, document):
    """A proposal that joins two agreements shows each clause against the one it comes from."""
    other = evolve(
        document,
        title="Friends",
        clauses=(evolve(document.clauses[1], id="circle", text="We keep our friends."),),
    )
    digests = []
    for words in (document, other):
        name = drafts.new_draft(ws, PersonId("sam"), words)
        digests.append(proposals.propose(ws, sit("sam"), name).digest)
        proposals.sign(ws, sit("alex"), digests[-1])
    joined = evolve(
        document,
        supersedes=tuple(digests),
        clauses=(
            document.clauses[0],
            evolve(other.clauses[0], text="We keep our old friends."),
        ),
    )
    digest = proposals.propose(ws, sit("sam"), drafts.new_draft(ws, PersonId("sam"), joined)).digest
    async with opened("alex") as hands:
        hands.app.push_screen(ProposalScreen(digest))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        options = hands.screen.query_one("#clauses", OptionList).options
        assert "changed" in str(options[2].prompt)
        assert "Against Friends" in hands.screen_text()
        hands.screen.query_one("#clauses", OptionList).highlighted = 2
        await hands.settle()
        assert "old friends" in hands.screen.query_one("#page").plain


async def test_renewing_waits_for_the_other(opened, ws, agreed, at):
    """r proposes the same clauses with a later review day, signed by who renews."""
    then = at(ws.clock.now() + timedelta(days=80))
    async with opened("alex", workspace=then) as hands:
        await hands.press("tab", "enter")
        await hands.until(
            lambda: hands.dialog == "AgreementScreen" and hands.screen.view is not None
        )
        await hands.press("r")
        await hands.until(lambda: hands.dialog == "RenewingScreen" and hands.screen.preview)
        assert "The next review is on" in hands.screen_text()
        assert len(looking.overview(then).standing.agreements[0].versions) == 1
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        await hands.until(lambda: len(looking.overview(then).standing.agreements[0].versions) == 2)
        newer = looking.overview(then).standing.version(
            looking.overview(then).standing.agreements[0].proposals[-1]
        )
        assert newer.waiting_for == ("sam",)
        assert newer.terms.review.on > looking.find(then, agreed).document.review.on
