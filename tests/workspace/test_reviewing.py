"""Coming back to an agreement: each answers alone, then both see, talk, and leave it."""

from datetime import date, time

import pytest
from attrs import evolve

from handfast.documents import MAX_BYTES, write_entry
from handfast.errors import RefusedError, SignatureError, UsageError
from handfast.model import (
    Because,
    Cadence,
    Choice,
    ClauseAnswer,
    JournalEntry,
    JournalKind,
    LookedBack,
    Outcome,
    RoundStep,
    RoundWords,
)
from handfast.review import Stage
from handfast.workspace import drafts, looking, proposals, reviewing

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
FREE = "We both keep our friends. No permission is needed."
SOFTER = MUTUAL.replace("a day", "two days")
CANARY = "zebrafish-in-the-rain"


@pytest.fixture
def agreed(ws, sit, propose):
    """An agreement of two clauses that both have signed."""
    version = propose(MUTUAL, FREE)
    proposals.sign(ws, sit("sam"), version.digest)
    return version


def words(*answers, **fields):
    """Return what somebody writes: (clause, choice, how), and more."""
    said = tuple(ClauseAnswer(clause, choice, how) for clause, choice, how in answers)
    return RoundWords(RoundStep.ANSWER, 1, answers=said, **fields)


def everything(ws):
    """Return every byte of the folder and of what this machine keeps beside it."""
    files = [*ws.folder.rglob("*"), *ws.ledger.place.data.rglob("*")]
    return {path: path.read_bytes() for path in files if path.is_file()}


def journal_steps(ws):
    """Return how many entries of each step there are."""
    loaded = ws.load()
    return [entry.review.step.value for entry in reviewing.review_entries(ws, loaded)]


def test_a_whole_round(ws, sit, agreed):
    """Opened, answered alone, opened together, an agenda, an action, a ritual, and left."""
    first, second = (clause.id for clause in agreed.document.clauses)
    assert reviewing.look(ws, "Exes").round is None
    begun = reviewing.begin(ws, sit("sam"), "Exes")
    assert (begun.number, begun.because, begun.stage) == (1, (Because.ASKED,), Stage.OPEN)

    hers = words((first, Choice.KEEP, CANARY), sentence="We laugh more.", agenda=("money",))
    found = reviewing.answer(ws, sit("alex"), "Exes", hers)
    assert found.waiting_for == ("sam",)
    seen = reviewing.look(ws, "Exes")
    assert (seen.clauses, dict(seen.answers)) == ((), {})
    assert seen.mine == {"alex": "wait", "sam": "answer"}

    theirs = words((first, Choice.CHANGE, "too soon"), (second, Choice.LET_GO, ""))
    found = reviewing.answer(ws, sit("sam"), "Exes", theirs)
    assert (found.stage, set(found.answers)) == (Stage.OPENING, {"sam"})
    assert reviewing.look(ws, "Exes").mine == {"alex": "open", "sam": "talk"}
    assert any("nothing is stuck" in sentence for sentence in reviewing.look(ws, "Exes").said)

    (opened,) = reviewing.open_answers(ws, sit("alex"))
    assert opened.number == 1
    assert reviewing.open_answers(ws, sit("alex")) == ()
    seen = reviewing.look(ws, "Exes")
    assert seen.round.stage is Stage.TOGETHER
    side = {each.clause: dict(each.answers) for each in seen.clauses}
    assert side[first]["alex"].how == CANARY
    assert side[first]["sam"].choice is Choice.CHANGE
    assert side[second]["alex"] is None
    assert not ws.ledger.list_private("alex")

    reviewing.name_agenda(ws, sit("alex"), "Exes", ["money", " money ", ""])
    assert reviewing.look(ws, "Exes").said[-1] == "An agenda was named by Alex."
    agreed_on = reviewing.agree_agenda(ws, sit("sam"), "Exes").agreed_agenda
    assert agreed_on.items == ("money",)

    day = date(2026, 12, 1)
    action = reviewing.take_on(ws, sit("sam"), "Exes", "I call the bank.", day)
    reviewing.take_on(ws, sit("alex"), "Exes", "Tea", day, every=Cadence.WEEKLY, at=time(21, 0))
    assert [each.text for each in reviewing.look(ws, "Exes").taken_on] == [
        each.text for each in sorted(reviewing.look(ws, "Exes").taken_on, key=lambda e: e.digest)
    ]
    done = reviewing.look_back(ws, sit("sam"), action[:8], LookedBack.DONE, "It was easy.")
    assert done.words == "It was easy."
    found = reviewing.finish(ws, sit("alex"), "Exes", Outcome.STAYS)
    assert found.finished == (("alex", Outcome.STAYS),)
    again = reviewing.begin(ws, sit("alex"), "Exes")
    assert again.number == 2


def test_nothing_of_an_answer_is_anywhere_before_the_reveal(ws, sit, agreed):
    """No file of the folder or of the machine holds a word of it, and only its writer opens it."""
    first = agreed.document.clauses[0].id
    reviewing.begin(ws, sit("sam"), "Exes")
    reviewing.answer(
        ws, sit("alex"), "Exes", words((first, Choice.LET_GO, CANARY), appreciated=CANARY)
    )
    for path, data in everything(ws).items():
        assert CANARY.encode() not in data, path
        assert b"let-go" not in data, path
    (file,) = ws.ledger.list_private("alex")
    sealed = ws.ledger.get_private("alex", file.name)
    with pytest.raises(SignatureError, match="not sealed to this key"):
        sit("sam").key.open(sealed)
    assert CANARY.encode() in sit("alex").key.open(sealed)
    assert reviewing.kept(ws, sit("alex"), "Exes").appreciated == CANARY
    assert reviewing.kept(ws, sit("sam"), "Exes") is None


def test_the_size_of_what_is_sealed_says_nothing(ws, sit, agreed):
    """A short answer and a long one are sealed in files of one size, and committed to alike."""
    first = agreed.document.clauses[0].id
    reviewing.begin(ws, sit("sam"), "Exes")
    plain, outer, commits = set(), set(), set()
    short = words((first, Choice.KEEP, ""))
    long = words((first, Choice.CHANGE, "word " * 790), appreciated="thank you " * 390)
    for number, said in enumerate((short, long), start=1):
        for person in ("alex", "sam"):
            reviewing.keep(ws, person, "Exes", said)
            (file,) = ws.ledger.list_private(person)
            sealed = ws.ledger.get_private(person, file.name)
            plain.add(len(sit(person).key.open(sealed)))
            outer.add(len(sealed))
        reviewing.answer(ws, sit("alex"), "Exes", said)
        commits |= {
            len(entry.data)
            for entry in reviewing.review_entries(ws, ws.load())
            if entry.review.step is RoundStep.COMMIT and entry.by == "alex"
        }
        reviewing.answer(ws, sit("sam"), "Exes", said)
        reviewing.open_answers(ws, sit("alex"))
        if number == 1:
            reviewing.begin(ws, sit("sam"), "Exes")
    assert plain == {MAX_BYTES}
    assert max(outer) - min(outer) < 400, "more than age's own random stanza"
    assert len(commits) == 1


def test_what_is_sealed_in_stays(ws, sit, agreed):
    """An answer is changed neither before the reveal nor after it, nor is a late one taken."""
    first = agreed.document.clauses[0].id
    reviewing.begin(ws, sit("sam"), "Exes")
    reviewing.keep(ws, "alex", "Exes", words((first, Choice.KEEP, "one")))
    reviewing.answer(ws, sit("alex"), "Exes", words((first, Choice.KEEP, "two")))
    for change in (reviewing.answer, reviewing.keep):
        who = sit("alex") if change is reviewing.answer else "alex"
        with pytest.raises(RefusedError, match="sealed in already"):
            change(ws, who, "Exes", words((first, Choice.LET_GO, "three")))
    assert reviewing.kept(ws, sit("alex"), "Exes").answers[0].how == "two"
    reviewing.answer(ws, sit("sam"), "Exes", words())
    with pytest.raises(RefusedError, match="none can be changed"):
        reviewing.answer(ws, sit("sam"), "Exes", words((first, Choice.KEEP, "late")))
    reviewing.open_answers(ws, sit("alex"))
    assert reviewing.look(ws, "Exes").answers["alex"].answers[0].how == "two"


def test_a_changed_document_by_hand_does_not_count(ws, sit, agreed, say):
    """Somebody who writes another answer by hand after the reveal changes nothing."""
    first = agreed.document.clauses[0].id
    reviewing.begin(ws, sit("sam"), "Exes")
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), "Exes", words((first, Choice.KEEP, person)))
    reviewing.open_answers(ws, sit("alex"))
    changed = RoundWords(
        RoundStep.ANSWER, 1, salt="0" * 64, answers=(ClauseAnswer(first, Choice.LET_GO),)
    )
    say("sam", "review-answer", agreed, review=changed)
    say("sam", "review-answer", agreed, review=RoundWords(RoundStep.COMMIT, 1, commitment="1" * 64))
    seen = reviewing.look(ws, "Exes")
    assert seen.round.stage is Stage.TOGETHER
    assert seen.answers["sam"].answers == (ClauseAnswer(first, Choice.KEEP, "sam"),)
    assert "not the answer that they had sealed" in seen.said[0]


def test_a_second_answer_from_another_machine_makes_neither_count(ws, sit, agreed, say):
    """It is said kindly, and the way on is another round."""
    reviewing.begin(ws, sit("sam"), "Exes")
    reviewing.answer(ws, sit("alex"), "Exes", words())
    say(
        "alex", "review-answer", agreed, review=RoundWords(RoundStep.COMMIT, 1, commitment="1" * 64)
    )
    seen = reviewing.look(ws, "Exes")
    assert seen.round.answered_twice == ("alex",)
    assert seen.mine["alex"] == "wait"
    with pytest.raises(RefusedError, match="neither counts"):
        reviewing.answer(ws, sit("alex"), "Exes", words())
    reviewing.answer(ws, sit("sam"), "Exes", words())
    (said,) = reviewing.look(ws, "Exes").said
    assert said.startswith("Alex has sealed two different answers in this round")
    assert reviewing.begin(ws, sit("alex"), "Exes").number == 2


def test_what_is_done_does_not_come_back_in_a_renewal(ws, sit, agreed):
    """What is open is carried along the line; what was looked back on stays where it was."""
    reviewing.begin(ws, sit("sam"), "Exes")
    day = date(2027, 1, 1)
    done = reviewing.take_on(ws, sit("sam"), "Exes", "I call.", day)
    reviewing.take_on(ws, sit("sam"), "Exes", "I write.", day)
    reviewing.look_back(ws, sit("sam"), done, LookedBack.DONE)
    renewed = proposals.renew(ws, sit("alex"), "Exes")
    proposals.sign(ws, sit("sam"), renewed.digest)
    assert [each.text for each in reviewing.look(ws, renewed.digest).taken_on] == ["I write."]
    assert len(reviewing.look(ws, agreed.digest).taken_on) == 2
    with pytest.raises(AttributeError, match="verdict"):
        reviewing.verdict  # noqa: B018


def test_two_machines_merge_in_any_order(tmp_path, make_workspace, sit, propose):
    """Each at their own machine: copies of the folder meet by union, and the answers open."""
    here = make_workspace("alex", "sam", folder="here")
    version = propose(MUTUAL, at=here)
    proposals.sign(here, sit("sam", here), version.digest)
    there = make_workspace("alex", "sam", folder="there")
    _union(here, there)
    first = version.document.clauses[0].id
    reviewing.begin(here, sit("alex"), "Exes")
    reviewing.begin(there, sit("sam"), "Exes")
    reviewing.answer(here, sit("alex"), "Exes", words((first, Choice.KEEP, "mine")))
    reviewing.answer(there, sit("sam"), "Exes", words((first, Choice.CHANGE, "theirs")))
    assert reviewing.look(here, "Exes").round.stage is Stage.OPEN
    _union(there, here)
    _union(here, there)
    assert reviewing.look(there, "Exes").round.stage is Stage.OPENING
    reviewing.open_answers(there, sit("sam"))
    assert set(reviewing.look(there, "Exes").answers) == {"sam"}
    reviewing.open_answers(here, sit("alex"))
    assert set(reviewing.look(here, "Exes").answers) == {"alex"}
    _union(there, here)
    _union(here, there)
    for machine in (here, there):
        seen = reviewing.look(machine, "Exes")
        assert seen.round.stage is Stage.TOGETHER
        assert seen.answers["sam"].answers[0].how == "theirs"


def _union(source, target):
    """Copy what the target lacks, as a synced folder would; nothing private of the other's key."""
    for path in source.folder.rglob("*"):
        beside = target.folder / path.relative_to(source.folder)
        if path.is_file() and path.suffix in {".toml", ".sig"} and not beside.exists():
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(path.read_bytes())


def test_a_lost_answer_opens_nothing_and_keeps_nobody(ws, sit, agreed):
    """Whoever's sealed answer is gone cannot open it; the round goes on without."""
    reviewing.begin(ws, sit("sam"), "Exes")
    reviewing.answer(ws, sit("alex"), "Exes", words())
    (file,) = ws.ledger.list_private("alex")
    ws.ledger.delete_private("alex", file.name)
    reviewing.answer(ws, sit("sam"), "Exes", words())
    assert reviewing.open_answers(ws, sit("alex")) == ()
    seen = reviewing.look(ws, "Exes")
    assert (seen.round.unopened, seen.mine["alex"]) == (("alex",), "talk")
    reviewing.name_agenda(ws, sit("sam"), "Exes", ["what now"])
    assert reviewing.finish(ws, sit("sam"), "Exes", Outcome.STAYS).stage is Stage.FINISHED


def test_a_damaged_answer_keeps_nobody_from_the_rest(ws, sit, agreed):
    """A sealed file that does not open is passed over, for its writer too."""
    reviewing.begin(ws, sit("sam"), "Exes")
    reviewing.answer(ws, sit("alex"), "Exes", words())
    (path,) = (ws.folder / "private" / "alex").glob("review-*.age")
    path.write_bytes(path.read_bytes()[:-9])
    reviewing.answer(ws, sit("sam"), "Exes", words())
    assert reviewing.kept(ws, sit("alex"), "Exes") is None
    assert reviewing.open_answers(ws, sit("alex")) == ()
    reviewing.name_agenda(ws, sit("alex"), "Exes", ["what now"])


def test_what_is_sealed_here_and_was_not_committed_to_is_not_opened(ws, sit, agreed, say):
    """Only the document that was committed to is ever laid open."""
    reviewing.begin(ws, sit("sam"), "Exes")
    reviewing.keep(ws, "alex", "Exes", words(sentence="not sealed in"))
    say(
        "alex", "review-answer", agreed, review=RoundWords(RoundStep.COMMIT, 1, commitment="1" * 64)
    )
    reviewing.answer(ws, sit("sam"), "Exes", words())
    assert reviewing.open_answers(ws, sit("alex")) == ()
    assert journal_steps(ws).count("answer") == 1


def test_it_opens_after_the_round_was_left(ws, sit, agreed):
    """Whoever leaves early takes nobody's answer along: what is owed to the other is opened."""
    reviewing.begin(ws, sit("sam"), "Exes")
    reviewing.answer(ws, sit("alex"), "Exes", words())
    reviewing.answer(ws, sit("sam"), "Exes", words())
    reviewing.finish(ws, sit("alex"), "Exes", Outcome.STAYS)
    assert len(reviewing.open_answers(ws, sit("alex"))) == 1


def test_the_review_day_opens_a_round_by_itself(ws, sit, agreed, later):
    """On its day it can be answered without opening; its reason is kept."""
    day = later(92)
    seen = reviewing.look(day, "Exes")
    assert (seen.round.because, seen.round.begun) == ((Because.REVIEW_DAY,), False)
    assert "Not renewed, it ends by itself after 23 March 2027." in seen.said[-1]
    found = reviewing.answer(day, sit("alex"), "Exes", words())
    assert found.because == (Because.REVIEW_DAY,)
    kinds = [item.kind.value for item in looking.due(day)]
    assert kinds == ["review", "round"]


def test_a_withdrawal_opens_a_round(ws, sit, agreed):
    """Whoever stays can look at what is left; nobody has to."""
    clause = agreed.document.clauses[0].id
    proposals.withdraw(ws, sit("sam"), "Exes", clauses=[clause])
    assert reviewing.look(ws, "Exes").round.because == (Because.WITHDRAWAL,)
    assert reviewing.begin(ws, sit("alex"), "Exes").because == (Because.WITHDRAWAL,)


def test_a_lapse_is_said_kindly(ws, agreed, later):
    """After its last day it says that it ended as agreed, and what can be done."""
    assert "as you had agreed" in reviewing.look(later(200), agreed.digest).said[-1]


def test_what_cannot_be_reviewed(ws, sit, propose, agreed):
    """A proposal has no review, and neither has what nobody began."""
    proposed = propose(FREE, title="Friends")
    with pytest.raises(RefusedError, match="Only what everybody signed"):
        reviewing.begin(ws, sit("alex"), proposed.digest)
    with pytest.raises(RefusedError, match="No review of this is open"):
        reviewing.answer(ws, sit("alex"), "Exes", words())
    with pytest.raises(RefusedError, match="no review of this yet"):
        reviewing.finish(ws, sit("alex"), "Exes", Outcome.STAYS)
    reviewing.begin(ws, sit("alex"), "Exes")
    with pytest.raises(RefusedError, match="open already"):
        reviewing.begin(ws, sit("sam"), "Exes")
    with pytest.raises(RefusedError, match="Not everybody's answer"):
        reviewing.name_agenda(ws, sit("sam"), "Exes", ["money"])
    with pytest.raises(UsageError, match="no clause"):
        reviewing.answer(ws, sit("sam"), "Exes", words(("nothing", Choice.KEEP, "")))
    reviewing.finish(ws, sit("alex"), "Exes", Outcome.STAYS)
    with pytest.raises(RefusedError, match="round is finished"):
        reviewing.answer(ws, sit("sam"), "Exes", words())


def test_empty_words_are_refused(ws, sit, agreed):
    """An agenda and an action say something, and one agrees to what somebody named."""
    reviewing.begin(ws, sit("alex"), "Exes")
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), "Exes", words())
    with pytest.raises(UsageError, match="agenda is empty"):
        reviewing.name_agenda(ws, sit("sam"), "Exes", [" "])
    reviewing.name_agenda(ws, sit("sam"), "Exes", ["money"])
    with pytest.raises(RefusedError, match="Nobody else"):
        reviewing.agree_agenda(ws, sit("sam"), "Exes")
    with pytest.raises(UsageError, match="what you will do"):
        reviewing.take_on(ws, sit("sam"), "Exes", " ", date(2027, 1, 1))


def test_looking_back_is_for_the_owner(ws, sit, agreed):
    """Nobody looks back on what somebody else took on."""
    reviewing.begin(ws, sit("alex"), "Exes")
    digest = reviewing.take_on(ws, sit("sam"), "Exes", "I call.", date(2027, 1, 1))
    with pytest.raises(UsageError, match="Somebody else took this on"):
        reviewing.look_back(ws, sit("alex"), digest, LookedBack.DONE)
    with pytest.raises(UsageError, match="nothing of this kind"):
        reviewing.look_back(ws, sit("alex"), "", LookedBack.DONE)


def test_a_draft_begins_with_what_should_change(ws, sit, agreed):
    """What everybody lets go of is left out, and a wording that somebody wrote is taken."""
    first, second = (clause.id for clause in agreed.document.clauses)
    reviewing.begin(ws, sit("alex"), "Exes")
    change = RoundWords(
        RoundStep.ANSWER,
        1,
        answers=(
            ClauseAnswer(first, Choice.CHANGE, wording=SOFTER),
            ClauseAnswer(second, Choice.LET_GO),
        ),
    )
    reviewing.answer(ws, sit("sam"), "Exes", change)
    reviewing.answer(ws, sit("alex"), "Exes", words((second, Choice.LET_GO, "")))
    reviewing.open_answers(ws, sit("sam"))
    name = reviewing.draft_from_round(ws, sit("alex"), "Exes")
    document = drafts.open_draft(ws, sit("alex"), name).document
    assert [(clause.id, clause.text) for clause in document.clauses] == [(first, SOFTER)]
    assert document.supersedes == (agreed.digest,)


def test_who_is_not_named_has_no_part_in_it(make_workspace, sit, document):
    """An agreement is reviewed by the people whom it names."""
    ws = make_workspace("alex", "sam", "kim", folder="three")
    words_ = document(ws, MUTUAL)
    words_ = evolve(
        words_,
        people=words_.people[:1] + words_.people[2:],
        clauses=tuple(evolve(clause, binds=()) for clause in words_.clauses),
    )
    alex, sam, kim = (sit(person, ws) for person in ("alex", "sam", "kim"))
    version = proposals.propose(ws, alex, drafts.new_draft(ws, "alex", words_))
    proposals.sign(ws, sam, version.digest)
    with pytest.raises(RefusedError, match="does not name Kim"):
        reviewing.begin(ws, kim, version.digest)
    reviewing.begin(ws, alex, version.digest)
    with pytest.raises(RefusedError, match="does not name Kim"):
        reviewing.keep(ws, "kim", version.digest, words())
    with pytest.raises(RefusedError, match="does not name Kim"):
        reviewing.finish(ws, kim, version.digest, Outcome.STAYS)


def test_an_entry_about_what_is_not_here_waits(ws, sit, agreed):
    """Steps of a version that has not arrived open nothing."""
    key = sit("sam").key
    entry = write_entry(
        JournalEntry(
            kind=JournalKind.REVIEW_ANSWER,
            by="sam",
            key=key.public.fingerprint,
            written=ws.clock.now(),
            version="0" * 64,
            review=RoundWords(RoundStep.OPEN, 1, because=Because.ASKED),
        )
    )
    ws.ledger.add_entry(entry, key.sign(entry.data))
    assert reviewing.open_answers(ws, sit("sam")) == ()


def test_the_words_of_history(ws, sit, agreed):
    """Each step stands in the history in plain words, without a word of an answer."""
    reviewing.begin(ws, sit("alex"), "Exes")
    reviewing.answer(ws, sit("alex"), "Exes", words(sentence=CANARY))
    told = [f"{each.who} {each.what}" for each in looking.history(ws, "Exes")]
    assert "Alex opened a review" in told
    assert "Alex sealed an answer to the review" in told
    assert not any(CANARY in sentence for sentence in told)


def test_nothing_is_sealed_between_an_answer_and_its_commitment(ws, sit, agreed, monkeypatch):
    """A second window that saves while an answer is sealed in waits, and is then refused."""
    from threading import Thread

    from handfast.workspace.reviewing import answering

    first = agreed.document.clauses[0].id
    reviewing.begin(ws, sit("alex"), "Exes")
    mine, refused = words((first, Choice.KEEP, "mine")), []

    def save_in_another_window():
        try:
            reviewing.keep(ws, "alex", "Exes", words((first, Choice.KEEP, "another")))
        except RefusedError as error:
            refused.append(error.message)

    windows, sealed = [], answering.keep_answer

    def seal_slowly(place_ws, person, place, said):
        digest = sealed(place_ws, person, place, said)
        if said == mine:
            windows.append(Thread(target=save_in_another_window))
            windows[0].start()
            windows[0].join(0.3)
        return digest

    monkeypatch.setattr(answering, "keep_answer", seal_slowly)
    reviewing.answer(ws, sit("alex"), "Exes", mine)
    windows[0].join()
    assert refused == ["Your answer is sealed in already, and stays as it is until all are in."]
    assert reviewing.kept(ws, sit("alex"), "Exes").answers[0].how == "mine"
