"""After a hurt: named in private, shared by choice, and mended at each person's own pace."""

from datetime import date, datetime, time, timedelta

import pytest
from attrs import evolve

from handfast.documents import MAX_BYTES, write_version
from handfast.errors import RefusedError, UsageError
from handfast.model import (
    REPAIR_MOMENTS,
    Cadence,
    ClauseKind,
    Digest,
    HurtWords,
    Letting,
    LookedBack,
    Moment,
    RepairAct,
    RepairWords,
    Reply,
    ReplyKind,
    Side,
    Style,
)
from handfast.repair import AT_THE_END
from handfast.review import DueKind
from handfast.signing import check_private_key
from handfast.workspace import (
    drafts,
    editing,
    exporting,
    looking,
    people,
    proposals,
    reading,
    reminding,
    repairing,
    reviewing,
)

from .conftest import NOW, key_of

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
RULE = "You are not allowed to talk to your ex anymore."
HURT = "canary-in-the-rain: I felt forgotten."
FORGIVING = "canary-at-dawn: some mornings."


@pytest.fixture
def shared(ws, sit):
    """A hurt that Alex shared with Sam, in other words than those kept."""
    name = repairing.keep_hurt(ws, "alex", HURT)
    return repairing.share(ws, sit("alex"), name, text="I felt forgotten.", with_=["sam"])


def blank_between(ws, *ids, clause):
    """Return a version between these people, written now by the first of them."""
    words = drafts.blank(ws, title="Theirs", style=Style("", "", ""), person_ids=ids)
    words = editing.add_clause(words, clause)
    keyed = tuple(
        evolve(each, key=ws.ledger.trusted()[each.id].fingerprint) for each in words.people
    )
    return write_version(evolve(words, people=keyed, author=ids[0], written=ws.clock.now()))


def everything(ws):
    """Return every byte of the folder and of what this machine keeps beside it."""
    files = [*ws.folder.rglob("*"), *ws.ledger.place.data.rglob("*")]
    return {path: path.read_bytes() for path in files if path.is_file()}


def test_a_hurt_is_ones_own_until_it_is_shared(ws, sit):
    """Kept sealed under a name that says nothing, opened by its writer, deleted when they like."""
    name = repairing.keep_hurt(ws, "alex", f"  {HURT}\n")
    again = repairing.keep_hurt(ws, "alex", f"{HURT} More.", name)

    assert again == name
    (kept,) = repairing.list_hurts(ws, sit("alex"))
    assert (kept.name, kept.text, kept.written) == (name, f"{HURT} More.", NOW)
    assert "canary" not in repr(kept)
    assert repairing.open_hurt(ws, sit("alex"), name[:9]) == kept
    assert repairing.open_hurt(ws, sit("alex")) == kept, "the only one needs no name"
    with pytest.raises(UsageError, match="There is no hurt of yours"):
        repairing.open_hurt(ws, sit("sam"))
    assert repairing.list_hurts(ws, sit("sam")) == ()
    assert repairing.all_courses(ws) == ()
    assert all(b"canary" not in content for content in everything(ws).values())
    assert ws.load().records.ruptures == frozenset()
    for missing in ("note-", "x"):
        with pytest.raises(UsageError, match="no hurt"):
            repairing.open_hurt(ws, sit("alex"), missing)
    with pytest.raises(UsageError, match="no words"):
        repairing.keep_hurt(ws, "alex", " \n")
    repairing.forget_hurt(ws, "alex", name)
    assert repairing.list_hurts(ws, sit("alex")) == ()


def test_only_the_words_that_were_chosen_are_shared(ws, sit, shared):
    """The others read what was chosen; what was kept moves to the writer's own place."""
    assert (shared.by, shared.text, shared.people) == ("alex", "I felt forgotten.", ("alex", "sam"))
    assert repairing.look(ws).course == shared
    assert repairing.list_hurts(ws, sit("alex")) == ()
    (note,) = repairing.own_place(ws, sit("alex"), shared.digest).notes
    assert (note.step, note.text) == (Moment.ACKNOWLEDGE, HURT)
    assert repairing.own_place(ws, sit("sam"), shared.digest).notes == ()
    assert all(b"canary" not in content for content in everything(ws).values())


def test_a_hurt_can_be_shared_without_a_word_and_as_it_was_kept(ws, sit):
    """Without words nothing but the hurt is told; with the kept words nothing stays behind."""
    silent = repairing.share(ws, sit("alex"), repairing.keep_hurt(ws, "alex", HURT), text="")
    assert (silent.text, silent.people) == ("", ())
    spoken = repairing.share(ws, sit("sam"), repairing.keep_hurt(ws, "sam", "I was sad."))
    assert spoken.text == "I was sad."
    assert repairing.own_place(ws, sit("sam"), spoken.digest).notes == ()
    assert repairing.look(ws, silent.digest[:8]).course.digest == silent.digest


def test_no_repair_and_an_unclear_one_are_said(ws, sit, shared):
    """A repair is meant by the beginning of its digest, and the one named last without it."""
    with pytest.raises(UsageError, match="No repair begins"):
        repairing.look(ws, "zz")
    seen = {shared.digest[0]}
    while True:
        name = repairing.keep_hurt(ws, "alex", f"again {len(seen)}")
        more = repairing.share(ws, sit("alex"), name, until=NOW + timedelta(days=4 + len(seen)))
        if more.digest[0] in seen:
            break
        seen.add(more.digest[0])
    with pytest.raises(UsageError, match="More than one repair"):
        repairing.look(ws, more.digest[0])


def test_before_any_hurt_was_shared(ws, sit):
    """There is no repair to look at, and the steps can be read all the same."""
    with pytest.raises(RefusedError, match="No hurt was shared"):
        repairing.look(ws)
    view = repairing.guide(ws, Moment.REPAIR)
    assert (view.step.id, view.shared) == (Moment.REPAIR, ())
    with pytest.raises(UsageError, match="no step of a repair"):
        repairing.guide(ws, Moment.SIGNING)


def test_a_repair_between_others_is_left_to_them(make_workspace):
    """Somebody who was not named reads that there is one, and does nothing in it."""
    from handfast.workspace import Seat

    ws = make_workspace("alex", "sam", "kim")
    alex, kim = (Seat(people.find(ws, who), key_of(who)) for who in ("alex", "kim"))
    repairing.share(ws, alex, repairing.keep_hurt(ws, "alex", HURT), text="", with_=["sam"])
    with pytest.raises(RefusedError, match="between other people"):
        repairing.share_words(ws, kim, None, Moment.REPAIR, "Me too.")


def test_until_when_only_holds_can_be_signed(ws, sit, shared, later):
    """72 hours, longer if either says so, never shorter, and not once it is over."""
    view = repairing.look(ws)
    assert view.ends == NOW + timedelta(hours=72)
    assert any("only holds of at most 14 days" in said for said in view.said)
    longer = repairing.lengthen(ws, sit("sam"), None, NOW + timedelta(days=9))
    assert longer == repairing.look(ws).ends == NOW + timedelta(days=9)
    with pytest.raises(UsageError, match="nobody alone can make it shorter"):
        repairing.lengthen(ws, sit("alex"), None, NOW + timedelta(days=8))
    with pytest.raises(UsageError, match="moment is over"):
        repairing.lengthen(ws, sit("alex"), None, NOW)
    with pytest.raises(UsageError, match="more than a year"):
        repairing.lengthen(ws, sit("alex"), None, NOW + timedelta(days=366))
    assert repairing.look(later(8)).ends is not None
    assert repairing.look(later(9)).ends is None
    with pytest.raises(UsageError, match="is over"):
        repairing.lengthen(later(9), sit("alex"), None, NOW + timedelta(days=20))


def test_a_lasting_restriction_waits_and_a_lengthened_time_counts(ws, sit, shared, later, propose):
    """What restricts and lasts is refused for as long as either asked for; a hold is not."""
    repairing.lengthen(ws, sit("sam"), None, NOW + timedelta(days=9))
    name, document = repairing.draft(ws, "alex", None, "Home", (RULE,))
    assert [person.id for person in document.people] == ["alex", "sam"]
    with pytest.raises(RefusedError, match="nothing that lasts is decided"):
        proposals.propose(later(8), sit("alex"), name)
    _, held = repairing.draft(ws, "alex", None, "Quiet", (MUTUAL,), days=14)
    (clause,) = held.clauses
    assert (clause.kind, clause.until) == (ClauseKind.HOLD, date(2026, 12, 7))


def test_a_hurt_without_names_holds_for_those_who_agreed_something(ws, sit, propose, keys):
    """Where it names nobody, everybody in an agreement with its writer may lengthen its time."""
    proposals.sign(ws, sit("sam"), propose(MUTUAL).digest)
    trusted = ws.ledger.trusted()
    people.trust(ws, "kim", check_private_key(keys["kim"]), "Kim")
    others = blank_between(ws, "sam", "kim", clause=MUTUAL)
    ws.ledger.add_version(others, key_of("sam").sign(others.data), "sam")
    ws.ledger.add_signature(others.digest, "kim", key_of("kim").sign(others.data))
    assert "kim" not in trusted
    repairing.share(ws, sit("alex"), repairing.keep_hurt(ws, "alex", HURT), text="")
    ends = repairing.lengthen(ws, sit("sam"), None, NOW + timedelta(days=9))
    assert ends == NOW + timedelta(days=9)


def test_a_hurt_dated_ahead_is_said(ws, say):
    """It does not count yet, and whoever looks reads so."""
    ahead = NOW + timedelta(days=40)
    say("sam", "rupture", written=ahead, hurt=HurtWords("Later."))
    (said,) = looking.overview(ws).concerns
    assert "Sam named a hurt with the date 2027-01-02, which lies ahead" in said
    view = repairing.look(ws)
    assert (view.ends, view.concerns) == (None, (said,))


def test_words_are_ones_own_or_shared(ws, sit, shared):
    """Kept words are nobody's business; shared ones are signed and stand at their step."""
    repairing.keep_words(ws, sit("sam"), None, Moment.ACKNOWLEDGE, FORGIVING)
    assert repairing.look(ws).course.said == ()
    first = "Responsibility and an offer come before"
    assert any(first in said for said in repairing.look(ws).said)
    words = ("I did not call.", Side.CAUSED)
    repairing.share_words(ws, sit("sam"), None, Moment.ACKNOWLEDGE, words[0], side=words[1])
    (said,) = repairing.look(ws).course.said
    assert (said.by, said.text, said.side) == ("sam", *words)
    assert repairing.guide(ws, Moment.ACKNOWLEDGE).shared == (said,)
    assert repairing.guide(ws, Moment.REPAIR).shared == ()
    assert not any(first in each for each in repairing.look(ws).said)
    with pytest.raises(UsageError, match="no words"):
        repairing.share_words(ws, sit("sam"), None, Moment.REPAIR, " ")


def test_forgiving_is_private_and_only_whoever_was_hurt_shares_it(ws, sit, shared):
    """In stages of one's own, replaced when written anew, and never asked for by the other side."""
    for text in ("not yet", FORGIVING):
        repairing.keep_words(
            ws, sit("alex"), None, Moment.FORGIVE, text, letting=Letting.ACCEPTANCE
        )
    notes = repairing.own_place(ws, sit("alex"), shared.digest).notes
    assert [each.text for each in notes] == [HURT, FORGIVING]
    assert all(b"canary" not in content for content in everything(ws).values())
    with pytest.raises(RefusedError, match="nobody asks for it"):
        repairing.share_words(ws, sit("sam"), None, Moment.FORGIVE, "Please.")
    before = repairing.look(ws)
    repairing.share_words(
        ws, sit("alex"), None, Moment.FORGIVE, "I breathe.", letting=Letting.RELEASE
    )
    after = repairing.look(ws)
    assert [each.letting for each in after.course.said] == [Letting.RELEASE]
    assert after.said == before.said


def test_each_persons_place_is_their_own(ws, sit, shared):
    """Forwards, back, left out and stopped: sealed, in files of one size, told to nobody."""
    repairing.go_to(ws, sit("alex"), None, Moment.SAFETY)
    repairing.skip(ws, sit("alex"), None, Moment.FORGIVE)
    repairing.go_to(ws, sit("alex"), None, Moment.ACKNOWLEDGE)
    place = repairing.own_place(ws, sit("alex"), shared.digest)
    assert (place.step, place.skipped) == (Moment.ACKNOWLEDGE, (Moment.FORGIVE,))
    assert repairing.stop(ws, sit("alex"), None).stopped
    assert repairing.look(ws).course.stopped == ()
    assert not repairing.go_to(ws, sit("alex"), None, Moment.FORGIVE).stopped
    assert repairing.own_place(ws, sit("alex"), shared.digest).skipped == ()
    assert repairing.own_place(ws, sit("sam"), shared.digest) == RepairWords(
        RepairAct.PLACE, shared.digest
    )
    repairing.keep_hurt(ws, "alex", "short")
    sizes = {len(path.read_bytes()) for path in (ws.folder / "private" / "alex").iterdir()}
    assert min(sizes) > MAX_BYTES
    assert max(sizes) < MAX_BYTES + 1024, "age adds a stanza of random length and nothing else"
    repairing.stop(ws, sit("sam"), None, tell=True, text="I need a rest.")
    assert "Sam stops here for now: I need a rest." in repairing.look(ws).said


def test_a_pause_survives_and_is_due_until_it_is_over(ws, sit, shared, later):
    """At least 20 minutes and at most a day; shown while it is on, and kindly at its end."""
    for minutes in (19, 1441):
        with pytest.raises(UsageError, match="at least 20 minutes"):
            repairing.pause_for(ws, sit("sam"), None, minutes)
    pause = repairing.pause_for(ws, sit("sam"), None, 20)
    assert pause.back == NOW + timedelta(minutes=20)
    (item,) = looking.due(later(0, minutes=19))
    assert (item.kind, item.moment, item.repair) == (DueKind.PAUSE, pause.back, shared.digest)
    assert repairing.look(ws).pause == pause
    assert any("You come back at" in said for said in repairing.look(ws).said)
    over = later(0, minutes=20)
    assert repairing.look(over).over == pause
    assert AT_THE_END in repairing.look(over).said
    assert [each.kind for each in looking.due(over)] == [DueKind.PAUSE]
    assert looking.due(later(1, minutes=20)) == ()
    assert looking.due(ws, on=NOW.date() + timedelta(days=5)) == ()
    assert reminding.is_near(ws, sparing=True) == ()


def test_actions_and_rituals_are_followed_up(ws, sit, shared, later, propose):
    """In due on their day, in the calendar, in the next review, until their owner looks back."""
    proposals.sign(ws, sit("sam"), propose(MUTUAL).digest)
    day = date(2026, 12, 4)
    by = date(2026, 11, 27)
    action = repairing.take_action(ws, sit("sam"), None, "I call by ten.", day, done_by=by)
    with pytest.raises(UsageError, match="lies before"):
        repairing.take_action(ws, sit("sam"), None, "x", by, done_by=day)
    ritual = repairing.begin_ritual(
        ws, sit("alex"), None, "Tea.", NOW.date(), Cadence.DAILY, at=time(22, 0)
    )
    assert {item.digest for item in repairing.look(ws).taken_on} == {action, ritual}
    (item,) = looking.due(later(11))
    assert (item.kind, item.words, item.people) == (DueKind.ACTION, "I call by ten.", ("sam",))
    assert "forgotten" not in item.title
    calendar = exporting.calendar(ws).decode()
    assert "RRULE:FREQ=DAILY" in calendar
    assert "20261204" in calendar
    assert "Tea" not in calendar
    assert {each.digest for each in reviewing.look(ws, "Exes").taken_on} == {action, ritual}
    with pytest.raises(UsageError, match="Somebody else"):
        reviewing.look_back(ws, sit("alex"), action, LookedBack.DONE)
    done = reviewing.look_back(ws, sit("sam"), action[:9], LookedBack.DONE, "Most days.")
    assert (done.result, done.words) == (LookedBack.DONE, "Most days.")
    assert looking.due(later(11)) == ()
    assert "STATUS:CANCELLED" in exporting.calendar(ws).decode()


def test_a_ritual_is_marked_for_one_day_and_nothing_is_counted(ws, sit, shared, later):
    """The last day that was marked takes the place of the one before, for its writer alone."""
    ritual = repairing.begin_ritual(ws, sit("alex"), None, "Tea.", NOW.date(), Cadence.DAILY)
    repairing.mark_ritual(ws, sit("sam"), ritual[:8], done=True)
    repairing.mark_ritual(later(1), sit("sam"), ritual[:8], done=False)
    (mark,) = repairing.own_place(ws, sit("sam"), shared.digest).marks
    assert (mark.day, mark.done) == (date(2026, 11, 24), False)
    assert repairing.own_place(ws, sit("alex"), shared.digest).marks == ()
    with pytest.raises(UsageError, match="no such ritual"):
        repairing.mark_ritual(ws, sit("sam"), "zz", done=True)


def test_what_somebody_else_takes_on_in_a_repair_does_not_count(ws, sit, say):
    """Neither an action about a hurt that is not here, nor one by somebody it does not name."""
    name = repairing.keep_hurt(ws, "alex", HURT)
    hurt = repairing.share(ws, sit("alex"), name, text="", with_=["alex"])
    for about in (Digest("f" * 64), hurt.digest):
        words = RepairWords(RepairAct.ACTION, about, text="x", day=date(2026, 12, 4))
        say("sam", "repair-step", repair=words)
    assert repairing.look(ws).taken_on == ()
    assert looking.due(ws, on=date(2026, 12, 5)) == ()


@pytest.mark.parametrize("word", ["4", "safety", "saf", " SAFETY "])
def test_a_step_is_named_by_number_or_word(word):
    """Its number, its name, or the beginning of its name."""
    assert repairing.named_step(word).id is Moment.SAFETY


@pytest.mark.parametrize("word", ["0", "8", "", "zz", "\x1b"])
def test_what_is_no_step_is_said(word):
    """Anything else is refused with the steps there are."""
    with pytest.raises(UsageError, match="The steps are: acknowledge"):
        repairing.named_step(word)


def test_each_side_has_its_own_questions(ws, shared):
    """One side sees its own and those for all; without a side all are shown."""
    every = repairing.guide(ws, Moment.ACKNOWLEDGE).questions
    hurt = repairing.guide(ws, Moment.ACKNOWLEDGE, side=Side.HURT).questions
    caused = repairing.guide(ws, Moment.ACKNOWLEDGE, side=Side.CAUSED).questions
    assert {each.side for each in every} == {None, Side.HURT, Side.CAUSED}
    assert {each.side for each in hurt} == {None, Side.HURT}
    assert {each.side for each in caused} == {None, Side.CAUSED}
    assert {*hurt, *caused} == {*every}


@pytest.mark.parametrize("moment", REPAIR_MOMENTS)
def test_help_stands_at_every_step(ws, moment):
    """Places of the country come with those that are anywhere; without a country only these."""
    anywhere = repairing.guide(ws, moment).support
    here = repairing.guide(ws, moment, country="gb").support
    assert {place.country for place in anywhere} == {""}
    assert {place.country for place in here} == {"", "GB"}
    assert {place.name for place in anywhere} < {place.name for place in here}


DANGER = [
    "He hit me on Sunday.",
    "It was late. You said you would take the children away if I left.",
    "You took my passport.",
    "I am afraid of what you do when you are angry.",
    "Some days I do not want to live.",
    "You locked me in the flat until I said sorry.",
]
NO_DANGER = ["You forgot my birthday.", "I felt alone at the party.", "You did not call.", " . "]


@pytest.mark.parametrize("text", DANGER)
def test_danger_points_to_help(ws, text):
    """Words that tell of danger bring places to turn to, those of the country among them."""
    places = repairing.support_for(ws, text, "GB")
    assert {"", "GB"} == {place.country for place in places}


@pytest.mark.parametrize("text", NO_DANGER)
def test_other_hurts_bring_no_alarm(ws, text):
    """An ordinary hurt is not made into anything else."""
    assert repairing.support_for(ws, text) == ()
    assert not repairing.tells_of_danger(reading.checker(ws), text)


def test_a_draft_takes_the_style_of_what_is_in_force(ws, sit, shared, document):
    """New agreements begin in the style that these people agreed under."""
    words = evolve(document(ws, MUTUAL), style="monogamous")
    version = proposals.propose(ws, sit("alex"), drafts.new_draft(ws, "alex", words))
    proposals.sign(ws, sit("sam"), version.digest)
    other = evolve(document(ws, MUTUAL, title="Other"), style="another")
    proposals.propose(ws, sit("alex"), drafts.new_draft(ws, "alex", other))
    name, drafted = repairing.draft(ws, "sam", None, "Home")
    assert drafted.style == "monogamous"
    assert drafts.open_draft(ws, sit("sam"), name).document.title == "Home"
    assert repairing.guide(ws, Moment.ACKNOWLEDGE).questions


@pytest.fixture
def limit(ws, document):
    """Put a version that limits Sam into the ledger, signed by its author, with no checks asked."""

    def put(at, author="alex", clause=RULE, supersedes=(), binds=("sam",)):
        words = document(at, clause)
        words = evolve(
            words,
            people=tuple(
                evolve(each, key=ws.ledger.trusted()[each.id].fingerprint) for each in words.people
            ),
            clauses=tuple(evolve(each, binds=binds) for each in words.clauses),
            author=author,
            written=at.clock.now(),
            supersedes=supersedes,
        )
        version = write_version(words)
        ws.ledger.add_version(version, key_of(author).sign(version.data), author)
        return version

    return put


def asked(ws, version, person="sam"):
    """Tell whether somebody is asked in private before they sign a version."""
    view = proposals.before_signing(ws, person, version.digest)
    return any(question.side is Side.CAUSED for question in view.questions)


def test_a_quick_yes_after_a_hurt_is_asked_about_in_private(ws, shared, later, limit, say):
    """Whoever is limited, quickly, and without having said anything; for ninety days."""
    soon, long_after = later(4), later(91)
    version = limit(soon)
    assert asked(soon, version)
    assert not asked(later(5), version), "slept on it"
    assert not asked(soon, version, "alex"), "wrote it"
    assert not asked(soon, limit(soon, clause=MUTUAL)), "limits nobody"
    assert not asked(soon, limit(soon, binds=("alex",))), "limits somebody else"
    assert not asked(long_after, limit(long_after)), "long after"
    say("sam", "answer", version, replies=(Reply(ReplyKind.QUESTION, text="Why?"),))
    assert not asked(soon, version), "asked about it"
    own = limit(soon, author="sam", binds=("alex", "sam"))
    assert not asked(soon, own), "no hurt of somebody else's"
    assert not asked(soon, limit(soon, supersedes=(own.digest,))), "answers one of their own"


def test_a_hurt_dated_ahead_is_said_before_signing(ws, say, limit):
    """Whoever signs reads that somebody's hurt holds nothing back, and why."""
    version = limit(ws, clause=MUTUAL)
    say("sam", "rupture", written=NOW + timedelta(days=400))
    notes = proposals.before_signing(ws, "sam", version.digest).standing.notes
    assert any("which lies ahead" in note for note in notes)


def test_of_two_places_the_newer_one_is_ones_own(ws, sit, shared, later):
    """Two machines may each have made one; what was written last is where somebody is."""
    first = repairing.go_to(ws, sit("sam"), None, Moment.SAFETY)
    (path,) = (ws.folder / "private" / "sam").iterdir()
    repairing.go_to(later(1), sit("sam"), None, Moment.REPAIR)
    newer = path.read_bytes()
    path.unlink()
    repairing.go_to(ws, sit("sam"), None, Moment.SAFETY)
    (path.parent / "note-ffffffffffffffff.age").write_bytes(newer)
    (path.parent / "note-0000000000000000.age").write_bytes(newer)
    assert first.step is Moment.SAFETY
    assert repairing.own_place(ws, sit("sam"), shared.digest).step is Moment.REPAIR


def test_the_place_that_was_saved_last_is_the_only_one_left(ws, sit, shared, later):
    """A clock that went ahead on another machine never hides what was saved here since."""
    repairing.go_to(later(2), sit("sam"), None, Moment.REPAIR)
    (path,) = (ws.folder / "private" / "sam").iterdir()
    ahead = path.read_bytes()
    path.unlink()
    repairing.go_to(later(1), sit("sam"), None, Moment.REPAIR)
    for name in ("note-0000000000000000.age", "note-ffffffffffffffff.age"):
        (path.parent / name).write_bytes(ahead)
    hurt = repairing.keep_hurt(ws, "sam", HURT)
    repairing.go_to(ws, sit("sam"), None, Moment.SAFETY)
    assert repairing.own_place(ws, sit("sam"), shared.digest).step is Moment.SAFETY
    assert len(list(path.parent.iterdir())) == 2
    assert repairing.open_hurt(ws, sit("sam")).name == hurt


def test_a_note_forgotten_in_another_window_is_passed_over(ws, sit, monkeypatch):
    """It is listed and then gone: no error, and nothing is called damaged."""
    name = repairing.keep_hurt(ws, "alex", "I was sad.")
    listed = ws.ledger.list_private("alex")
    repairing.forget_hurt(ws, "alex", name)
    monkeypatch.setattr(type(ws.ledger), "list_private", lambda *_: listed)
    assert repairing.list_hurts(ws, sit("alex")) == ()
    assert repairing.list_damaged(ws, sit("alex")) == ()


def test_a_damaged_note_keeps_no_other_shut(ws, sit, shared):
    """What does not open is passed over; what does is there."""
    name = repairing.keep_hurt(ws, "alex", "I was sad.")
    repairing.draft(ws, "alex", None, "A draft lies beside it")
    damaged = ws.folder / "private" / "alex" / "note-0000000000000000.age"
    damaged.write_bytes(b"age-encryption.org/v1\nbroken")
    (kept,) = repairing.list_hurts(ws, sit("alex"))
    assert kept.name == name
    assert repairing.list_damaged(ws, sit("alex")) == (damaged.stem,)


def test_moments_are_said_where_the_person_sits():
    """A moment is said by the clock of this machine."""
    moment = datetime(2026, 11, 26, 18, 4).astimezone()
    assert repairing.moment_words(moment) == "18:04 on 26 November 2026"
