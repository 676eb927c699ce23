"""A review at one keyboard: opened, waited for, handed over, and revealed when all are in."""

import gc
from datetime import timedelta

import pytest
from attrs import evolve

from handfast.model import Because, Choice, ClauseAnswer, PersonId, RoundStep, RoundWords
from handfast.signing import seal
from handfast.tui.screens.review import ReviewScreen
from handfast.tui.screens.review_answering import AnsweringScreen
from handfast.workspace import drafts, looking, proposals, reviewing

MARKUP = "[@click=app.leave_at_once]a[/] [both] and/or [/or]"
ANSWER = RoundWords(
    RoundStep.ANSWER,
    1,
    answers=(ClauseAnswer("friends", Choice.KEEP, how="It gives me air.", scale=5),),
    sentence="Softer than I feared.",
    appreciated="You asked how my evening was.",
    agenda=("holidays",),
)
SECRET = "-".join(["quetzal", "on", "the", "roof"])


async def read(hands) -> None:
    """Wait until the review is read."""
    await hands.until(lambda: hands.dialog == "ReviewScreen" and hands.screen.view is not None)
    await hands.settle()


@pytest.fixture
def review(opened, agreed):
    """Open the screen of the review as somebody who sits there, locked."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def open_review(person="alex", size=(100, 34), workspace=None, digest=agreed):
        async with opened(person, size=size, workspace=workspace) as hands:
            hands.app.push_screen(ReviewScreen(digest))
            await read(hands)
            yield hands

    return open_review


async def test_a_review_is_opened_from_the_agreement(opened, ws, agreed):
    """From its page, with one key, and it says in two sentences what a review is."""
    async with opened("alex") as hands:
        hands.screen.query_one("#agreements").focus()
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "AgreementScreen" and hands.screen.view)
        await hands.press("b")
        await read(hands)
        assert "Each of you answers alone" in hands.screen_text()
        await hands.press("o")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).round is not None)
        found = reviewing.look(ws, agreed).round
        assert (found.because, found.opened_by) == ((Because.ASKED,), ("alex",))
        await hands.until(lambda: "Alex opened this review." in hands.screen_text())


async def test_a_review_is_opened_from_home(opened, ws, agreed, at):
    """The line of a review that is due leads to it, and so does a key on the chosen agreement."""
    on = looking.find(ws, agreed).document.review.on
    then = at(ws.clock.now() + (on - ws.clock.today()))
    async with opened("alex", workspace=then) as hands:
        hands.screen.query_one("#today").focus()
        await hands.press("enter")
        await read(hands)
        assert "Its review day has come." in hands.screen_text()
        assert "That is nobody's failure" in hands.screen_text()
        await hands.press("escape")
        hands.screen.query_one("#agreements").focus()
        await hands.press("b")
        await read(hands)
        assert hands.screen.digest == agreed


async def test_a_withdrawal_leads_to_a_review(review, ws, sit, agreed):
    """After one clause was taken back the review says so, and opens for that reason."""
    proposals.withdraw(ws, sit("sam"), agreed, clauses=("friends",))
    async with review() as hands:
        assert "Consent to it, or to a part of it, was taken back." in hands.screen_text()
        await hands.press("o")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).round.begun)
        assert reviewing.look(ws, agreed).round.because == (Because.WITHDRAWAL,)


async def test_what_waits_says_for_whom_and_nothing_else(review, ws, sit, agreed):
    """Of an answer that is in, the screen tells that it is in; no word, no choice, no number."""
    reviewing.begin(ws, sit("sam"), agreed)
    reviewing.answer(ws, sit("sam"), agreed, evolve(ANSWER, sentence=SECRET))
    async with review() as hands:
        said = hands.screen_text()
        assert "waiting for Alex" in said
        assert "Sam has sealed an answer in" in said
        for word in (SECRET, "air", "evening", "holidays", "keep it", "5 of 5"):
            assert word not in said
        assert hands.screen.view.answers == {}


async def test_what_one_keeps_is_told_to_nobody_else(review, ws, sit, agreed):
    """That somebody has begun to answer is said when they sit here, and not to the other."""
    reviewing.begin(ws, sit("sam"), agreed)
    reviewing.keep(ws, "sam", agreed, ANSWER)
    for person, begun in (("alex", False), ("sam", True)):
        async with review(person) as hands:
            assert ("You have begun" in hands.screen_text()) is begun


async def test_handing_over_keeps_nothing_of_an_answer(review, ws, sit, agreed):
    """After one has written, sealed in and handed over, no object that is left holds a word."""
    reviewing.begin(ws, sit("sam"), agreed)
    async with review() as hands:
        await hands.press("a")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "AnsweringScreen" and hands.screen.view)
        await hands.press("enter")
        await hands.paste(SECRET)
        await hands.press("ctrl+s", "ctrl+s")
        await hands.until(lambda: hands.dialog == "ConfirmDialog")
        await hands.press("y")
        await read(hands)
        assert reviewing.look(ws, agreed).round.waiting_for == ("sam",)
        await hands.press("s")
        await hands.sits("sam")
        await hands.until(lambda: hands.app.session.person.id == "sam")
        assert hands.app.session.seat is None
        await read(hands)
        assert SECRET not in hands.screen_text()
        gc.collect()
        kept = [
            each
            for each in gc.get_objects()
            if isinstance(each, RoundWords | ClauseAnswer | AnsweringScreen)
            and SECRET in str(getattr(each, "words", each))
        ]
        assert kept == []


async def test_switching_while_one_answers_keeps_it_sealed(review, ws, sit, agreed):
    """f3 in the middle of a sentence seals it to its writer, and shows nothing of it any more."""
    reviewing.begin(ws, sit("sam"), agreed)
    async with review() as hands:
        await hands.press("a")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "AnsweringScreen" and hands.screen.view)
        await hands.press("enter")
        await hands.paste(SECRET)
        await hands.press("f3")
        await hands.sits("sam")
        assert hands.dialog == "PassphraseDialog"
        assert SECRET not in hands.screen_text()
        await hands.passphrase("sam")
        assert hands.dialog == "HomeScreen"
        assert SECRET not in hands.screen_text()
        assert reviewing.kept(ws, sit("alex"), agreed).appreciated == SECRET
        assert reviewing.look(ws, agreed).round.commitments == {}


async def test_answers_are_revealed_once_all_are_in(review, ws, sit, agreed):
    """Whose answer is sealed still opens it with their passphrase; then all lie side by side."""
    reviewing.begin(ws, sit("sam"), agreed)
    reviewing.answer(ws, sit("alex"), agreed, evolve(ANSWER, sentence="", appreciated=SECRET))
    reviewing.answer(ws, sit("sam"), agreed, ANSWER)
    async with review("sam") as hands:
        assert SECRET not in hands.screen_text()
        assert "Alex's answer is in, and still sealed. u opens it" in hands.screen_text()
        await hands.press("u")
        await hands.passphrase("alex")
        await hands.until(lambda: {*reviewing.look(ws, agreed).answers} == {"alex", "sam"})
        await hands.until(lambda: SECRET in hands.screen_text())
        said = hands.screen_text()
        assert said.index("What you appreciated") < said.index("We each keep our friendships.")
        assert said.count("It gives me air.") == 2
        assert said.count("5 of 5  (1 hard, 5 easy)") == 2
        assert hands.app.session.person.id == "alex"


async def test_an_answer_that_does_not_open_keeps_nobody(review, ws, sit, agreed):
    """Where its file is damaged the screen says so, and another review can begin."""
    reviewing.begin(ws, sit("sam"), agreed)
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), agreed, ANSWER)
    (file,) = ws.ledger.list_private("alex")
    ws.ledger.put_private(
        PersonId("alex"), file.name, seal(b"damaged", [ws.ledger.trusted()["alex"]])
    )
    async with review() as hands:
        await hands.press("u")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "TellDialog")
        assert "Alex's sealed answer does not open" in hands.screen_text()
        await hands.press("enter")
        await read(hands)
        await hands.press("o")
        await hands.until(lambda: reviewing.look(ws, agreed).round.number == 2)


@pytest.mark.parametrize(("width", "beside"), [(60, False), (80, True), (120, True)])
async def test_answers_stand_beside_each_other_where_there_is_room(
    review, ws, sit, agreed, width, beside
):
    """At 80 columns and more each clause has its answers in two columns; at 60 one above other."""
    reviewing.begin(ws, sit("sam"), agreed)
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), agreed, ANSWER)
    reviewing.open_answers(ws, sit("alex"))
    async with review(size=(width, 24)) as hands:
        drawn = str(hands.screen.query_one("#page").render())
        names = [line for line in drawn.split("\n") if "Alex" in line]
        assert names
        assert all(("Sam" in line) is beside for line in names)


async def test_an_answer_that_arrives_is_shown_without_a_key(review, ws, sit, agreed):
    """On two machines: when the other's answer comes into the folder, the screen reads it."""
    reviewing.begin(ws, sit("sam"), agreed)
    reviewing.answer(ws, sit("alex"), agreed, ANSWER)
    async with review() as hands:
        assert "waiting for Sam" in hands.screen_text()
        reviewing.answer(ws, sit("sam"), agreed, ANSWER)
        hands.screen.look_again()
        await hands.until(lambda: "sam" in hands.screen.view.answers)
        assert hands.screen.query_one("#parts").display


async def test_what_was_never_agreed_has_no_review(opened, ws, proposed):
    """A proposal cannot be reviewed: the sentence of the engine says so, nothing is written."""
    async with opened("alex") as hands:
        await hands.press("b")
        await read(hands)
        await hands.press("o")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "ProblemDialog")
        assert "Only what everybody signed" in hands.screen_text()
        assert reviewing.look(ws, proposed).round is None


async def test_a_lapse_is_told_kindly_and_leads_on(opened, ws, agreed, at):
    """After it, home and the agreement say that it ended as agreed, and it can be renewed."""
    last = looking.find(ws, agreed).document.review.lapses
    after = at(ws.clock.now() + (last - ws.clock.today()) + timedelta(days=2))
    async with opened("alex", workspace=after) as hands:
        assert "lapsed 2 days ago, as you had agreed." in hands.screen_text()
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "AgreementScreen" and hands.screen.view)
        assert "It ended by itself after 23 March 2027" in hands.screen_text()
        await hands.press("b")
        await read(hands)
        assert "It ended by itself after 23 March 2027, as you had agreed." in hands.screen_text()


async def test_markup_in_an_answer_does_nothing(review, ws, sit, agreed):
    """What somebody writes in a review stands as written, and a click on it runs nothing."""
    answer = RoundWords(
        RoundStep.ANSWER,
        1,
        answers=(ClauseAnswer("friends", Choice.CHANGE, how=MARKUP, wording=MARKUP),),
        sentence=MARKUP,
        appreciated=MARKUP,
        agenda=(MARKUP,),
    )
    reviewing.begin(ws, sit("sam"), agreed)
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), agreed, answer)
    reviewing.open_answers(ws, sit("alex"))
    async with review(size=(80, 24)) as hands:
        for _ in range(3):
            assert MARKUP in hands.screen_text()
            for row in range(3, 22, 4):
                await hands.pilot.click(offset=(40, row))
            hands.screen.query_one("#parts").focus()
            await hands.press("down")
        assert not hands.app.left_at_once


async def test_three_people_answer_and_see(ws, opened, sit, keys, document):
    """With three, all wait for the third; then three answers stand beside each other."""
    from handfast.model import Person
    from handfast.signing import Secret, check_private_key, make_key
    from handfast.workspace import people

    key = make_key(Secret("kim passphrase"), "kim", seed=b"kim".ljust(32))
    ws.ledger.put_key(PersonId("kim"), key)
    people.trust(ws, PersonId("kim"), check_private_key(key), "Kim")
    three = evolve(document, people=(*document.people, Person(PersonId("kim"), "Kim")))
    name = drafts.new_draft(ws, PersonId("sam"), three)
    digest = proposals.propose(ws, sit("sam"), name).digest
    for person in ("alex", "kim"):
        proposals.sign(ws, sit(person), digest)
    reviewing.begin(ws, sit("sam"), digest)
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), digest, ANSWER)
    assert reviewing.look(ws, digest).answers == {}
    reviewing.answer(ws, sit("kim"), digest, ANSWER)
    for person in ("alex", "sam"):
        reviewing.open_answers(ws, sit(person))
    async with opened("alex", size=(120, 40)) as hands:
        hands.app.push_screen(ReviewScreen(digest))
        await read(hands)
        drawn = str(hands.screen.query_one("#page").render())
        assert any(
            all(name in line for name in ("Alex", "Sam", "Kim")) for line in drawn.split("\n")
        )
