"""The reading of a clause: statements, features, the rung, whom it binds."""

import pytest

from handfast.checks import Feature, read_clause, read_once
from handfast.model import Notice

MAIN = {
    # text: (actor, bound, modality) of the first statement
    "You can't talk to your ex anymore.": ("you", "other", "may-not"),
    "you cant talk to your ex anymore": ("you", "other", "may-not"),
    "You can’t talk to your ex anymore.": ("you", "other", "may-not"),
    "u cannot see him": ("you", "other", "may-not"),
    "You can only go out on Fridays.": ("you", "other", "may-not"),
    "You may no longer see Kim.": ("you", "other", "may-not"),
    "You don't get to decide.": ("you", "other", "may-not"),
    "You are not allowed to drive.": ("you", "other", "may-not"),
    "You're forbidden to smoke.": ("you", "other", "may-not"),
    "You are not to write to him.": ("you", "other", "may-not"),
    "You aren't supposed to know.": ("you", "other", "may-not"),
    "It is not acceptable.": ("it", "unsaid", "may-not"),
    "Partner B shall not travel.": ("they", "other", "may-not"),
    "My partner has agreed not to see her sister": ("they", "other", "may-not"),
    "She agrees not to call.": ("they", "other", "may-not"),
    "You have to share your phone.": ("you", "other", "must"),
    "You've got to tell me.": ("you", "other", "must"),
    "He is expected to cook.": ("they", "other", "must"),
    "He is required to cook.": ("they", "other", "must"),
    "You ought to call.": ("you", "other", "must"),
    "You need to call.": ("you", "other", "must"),
    "You will call at noon.": ("you", "other", "must"),
    "You are going to call.": ("you", "other", "must"),
    "You are to call at noon.": ("you", "other", "must"),
    "The other party shall pay.": ("they", "other", "must"),
    "Friends are met at home.": ("outsider", "outsider", "must"),
    "Any new partner must wait.": ("outsider", "outsider", "must"),
    "Our phones are kept in the hall.": ("it", "unsaid", "must"),
    "My phone stays off.": ("it", "me", "does"),
    "Your phone stays on.": ("it", "other", "does"),
    "You don't have to call.": ("you", "other", "need-not"),
    "You aren't required to call.": ("you", "other", "need-not"),
    "You do not need to call.": ("you", "other", "need-not"),
    "You need not call.": ("you", "other", "need-not"),
    "You never have to call.": ("you", "other", "need-not"),
    "Neither of us needs permission.": ("each", "both", "need-not"),
    "Nobody has to ask.": ("each", "both", "need-not"),
    "No one must know.": ("each", "both", "need-not"),
    "You can see whom you like.": ("you", "other", "may"),
    "You are welcome to stay.": ("you", "other", "may"),
    "You aren't forbidden to go.": ("you", "other", "may"),
    "She gets to choose.": ("they", "other", "may"),
    "I will cook.": ("i", "me", "will"),
    "I'll cook.": ("i", "me", "will"),
    "I'm going to cook.": ("i", "me", "will"),
    "I promise to cook.": ("i", "me", "will"),
    "I promise not to shout.": ("i", "me", "will-not"),
    "I won't shout.": ("i", "me", "will-not"),
    "I have promised to cook.": ("i", "me", "will"),
    "I agree with that.": ("i", "me", "will"),
    "I am not happy to cook.": ("i", "me", "will-not"),
    "I am happy to cook.": ("i", "me", "offers"),
    "I offer to cook.": ("i", "me", "offers"),
    "I'd like to cook.": ("i", "me", "asks"),
    "I am asking for quiet.": ("i", "me", "asks"),
    "I ask you to knock.": ("i", "me", "asks"),
    "I wouldn't mind.": ("i", "me", "wishes"),
    "I am trying to cook.": ("i", "me", "wishes"),
    "I need some quiet.": ("i", "me", "wishes"),
    "I hope to cook.": ("i", "me", "wishes"),
    "I cooked.": ("i", "me", "did"),
    "I went home.": ("i", "me", "did"),
    "I was home.": ("i", "me", "did"),
    "I did cook.": ("i", "me", "did"),
    "I had to go.": ("i", "me", "did"),
    "I have been there.": ("i", "me", "did"),
    "I have no time.": ("i", "me", "does-not"),
    "I have a key.": ("i", "me", "does"),
    "I do, and you know it.": ("i", "me", "does"),
    "I don't smoke.": ("i", "me", "does-not"),
    "She shows me her phone.": ("they", "other", "does"),
    "We talk on Sundays.": ("we", "both", "does"),
    "The two of us talk.": ("we", "both", "does"),
    "All three of us talk.": ("we", "both", "does"),
    "You and I talk.": ("we", "both", "does"),
    "My partner and I talk.": ("we", "both", "does"),
    "Robin and Kim will talk.": ("we", "both", "will"),
    "Each partner may rest.": ("each", "both", "may"),
    "Whoever snores sleeps next door.": ("each", "both", "does"),
    "Partners may rest.": ("each", "both", "may"),
    "Robin will rest.": ("they", "other", "must"),
    "Let's rest.": ("we", "both", "offers"),
    "Please knock.": ("unsaid", "unsaid", "asks"),
    "Could you knock?": ("you", "other", "asks"),
    "May I come?": ("i", "me", "asks"),
    "No phones at dinner.": ("unsaid", "unsaid", "may-not"),
    "No more lunches with him.": ("unsaid", "other", "may-not"),
    "Never call my boss.": ("unsaid", "other", "may-not"),
    "Don't call me.": ("unsaid", "other", "may-not"),
    "Don't need to call.": ("unsaid", "unsaid", "need-not"),
    "Not allowed to drive.": ("unsaid", "unsaid", "may-not"),
    "No need to call.": ("unsaid", "unsaid", "need-not"),
    "Tell each other everything.": ("unsaid", "both", "must"),
    "Always tell me.": ("unsaid", "other", "must"),
    "Must be home at ten.": ("unsaid", "unsaid", "must"),
    "Your friends should leave by ten.": ("outsider", "outsider", "must"),
    "My wife stays home.": ("they", "other", "does"),
}


@pytest.mark.parametrize(("text", "expected"), MAIN.items(), ids=MAIN)
def test_who_is_bound_and_how(text, expected):
    """The first statement names the actor, whom it binds, and how."""
    first = read_clause(text).statements[0]
    assert (first.actor, first.bound, first.modality) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "?!",
        "boundaries",
        "Tea or coffee.",
        "No one.",
        "No is fine.",
        "Love and trust.",
        "will",
        "Partner",
    ],
)
def test_nothing_settled(text):
    """Where nobody undertakes anything there is no statement."""
    assert read_clause(text).statements == ()


def test_condition_and_own_step():
    """A condition and what follows it are told apart, and an own step is seen."""
    reading = read_clause("If you raise your voice, I will leave the room for twenty minutes.")
    assert [one.part for one in reading.statements] == ["condition", "consequence"]
    assert reading.has(Feature.OWN_STEP)
    assert not reading.has(Feature.PENALTY)


def test_penalty():
    """A loss that follows a condition is a penalty."""
    reading = read_clause("If you come home late, you sleep on the couch.")
    assert reading.has(Feature.PENALTY)
    assert not reading.has(Feature.OWN_STEP)


def test_condition_without_comma():
    """A new subject after a condition begins the main part, without any mark."""
    reading = read_clause("when i am jealous i will say so")
    assert [one.part for one in reading.statements] == ["condition", "consequence"]


def test_condition_at_the_end():
    """What follows "and" after a condition at the end is no part of that condition."""
    reading = read_clause("You see your friends whenever you want and I see mine.")
    assert [one.part for one in reading.statements] == ["main", "condition", "main"]


def test_reason_and_inner():
    """Reasons and inner clauses settle nothing."""
    reading = read_clause("I tell you what you want to hear because you asked.")
    assert [one.part for one in reading.statements] == ["main", "inner", "reason"]
    assert len(reading.in_force()) == 1


def test_coordination_keeps_the_subject():
    """ "and delete" goes on with the subject and the manner before it."""
    reading = read_clause("You have to share your phone and delete his number, and will call me.")
    assert [(one.actor, one.modality) for one in reading.statements] == [("you", "must")] * 3


def test_own_word_carried_on():
    """ "and will answer" is one's own word when the subject is I."""
    reading = read_clause("I cook and will wash up.")
    assert [one.modality for one in reading.statements] == ["does", "will"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("I want you to delete her number", "must"),
        ("I don't want you going there", "may-not"),
        ("I expect Robin to call", "must"),
    ],
)
def test_demands(text, modality):
    """What one wants of the other is a duty or a ban for the other."""
    assert read_clause(text).statements[-1].modality == modality


RUNGS = {
    "She needs my permission to go.": Notice.PERMISSION,
    "Plans go past me first.": Notice.PERMISSION,
    "Ask me before you book.": Notice.PERMISSION,
    "We tell each other beforehand.": Notice.BEFORE,
    "I'd like a heads-up.": Notice.BEFORE,
    "Please let me know afterwards.": Notice.AFTER,
    "We tell each other within a few days.": Notice.AFTER,
    "You don't have to tell me.": Notice.NONE,
    "No permission needed.": Notice.NONE,
    "We drop the old rule that you ask me first.": None,
    "I like tea.": None,
}


@pytest.mark.parametrize(("text", "rung"), RUNGS.items(), ids=RUNGS)
def test_rungs(text, rung):
    """The rung of the permission ladder, with the words that say so."""
    reading = read_clause(text)
    assert reading.notice is rung
    assert (reading.notice_seen is None) is (rung is None)


FEATURES = {
    Feature.RECIPROCAL: [
        "Both of us rest.",
        "It goes for both.",
        "You call, and so do I.",
        "I'll cook and you'll cook.",
        "Robin calls Kim and Kim calls Robin.",
        "I decide what I wear and you decide what you wear.",
    ],
    Feature.EXIT: [
        "A no is fine.",
        "We change it when it stops working.",
        "Either of us can stop.",
    ],
    Feature.REQUEST: ["Please knock.", "Would you be up for a walk?", "I'd love a walk."],
    Feature.NEED: ["Call me so that I can sleep.", "It helps me sleep."],
    Feature.ABSOLUTE: ["You always call.", "No exceptions."],
    Feature.REVIEW: ["We try this for a month.", "We look at it again in May."],
    Feature.RETIRED: ["We drop the old rule.", "I used to ask you."],
    Feature.OFFER: ["I am happy to drive.", "I'll gladly help."],
    Feature.ENDING: ["Or we're done.", "It's the choir or me."],
    Feature.PENALTY: ["Or else.", "You lose the car."],
    Feature.CARE: ["Thank you."],
    Feature.VAGUE: ["Be more supportive."],
}


@pytest.mark.parametrize(
    ("feature", "text"), [(feature, text) for feature, texts in FEATURES.items() for text in texts]
)
def test_features(feature, text):
    """Each feature keeps the words it saw, at their place."""
    seen = read_clause(text).features[feature]
    assert all(text[one.start : one.end] == one.text for one in seen)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("You can't stop at any time.", Feature.EXIT),
        ("You never have to ask.", Feature.ABSOLUTE),
        ("I expect and you call.", Feature.RECIPROCAL),
        ("She cooks and he cooks.", Feature.RECIPROCAL),
        ("You cook.", Feature.RECIPROCAL),
    ],
)
def test_features_that_are_not_there(text, feature):
    """What is denied, taken back or one-sided is not counted."""
    assert not read_clause(text).has(feature)


def test_domains_and_objects():
    """A statement knows what it is about, and its object with its owner."""
    one = read_clause("You can't talk to your ex anymore.").statements[0]
    assert one.domains == {"contact", "ex"}
    assert one.object == "your ex"
    assert one.action == "talk to your ex anymore"


def test_bare_object():
    """An object without an owner stands alone."""
    assert (
        read_clause("You must sell jewellery and shares to friends.").statements[0].object
        == "friends"
    )


BINDS = {
    "I will cook and you must wash.": ("I", "you"),
    "We talk.": ("we",),
    "Sam has to call.": ("sam",),
    "Your friends must go.": ("your friends",),
    "You may rest.": (),
    "Our phones are kept in the hall.": (),
    "You must call and you must write.": ("you",),
    "Please call me.": ("you",),
}


@pytest.mark.parametrize(("text", "binds"), BINDS.items(), ids=BINDS)
def test_binds(text, binds):
    """Whom a clause binds, each once, in its own words."""
    assert read_clause(text).binds == binds


def test_people_and_outsiders():
    """With the people known, other names are outsiders."""
    reading = read_clause("Alex must call. Kim may not stay here with Sam.", ["Alex", "Sam"])
    assert [one.actor for one in reading.statements] == ["they", "outsider"]
    assert reading.names == ("Alex", "Sam")
    assert [seen.text for seen in reading.outsiders] == ["Kim may not stay here with Sam"]


def test_names_without_people():
    """Without known people, capitals inside a sentence are names, each once."""
    assert read_clause("I call Robin's mother and Robin calls on Monday.").names == ("Robin",)


def test_they_goes_back_to_an_outsider():
    """ "they" after somebody outside means that somebody."""
    reading = read_clause("My friends must call and they must not stay.")
    assert [one.actor for one in reading.statements] == ["outsider", "outsider"]


def test_spans_fit_the_text():
    """Every statement's words stand where it says, curly quotes and accents and all."""
    text = "Zoë can’t see “Tomás”, and she won’t call 😊 him—ever."
    reading = read_clause(text)
    assert len(reading.plain) == len(text)
    assert reading.plain.isascii()
    for one in reading.statements:
        assert text[one.seen.start : one.seen.end] == one.seen.text


def test_towards():
    """To whom something is done: me, the other, or somebody outside."""
    towards = [
        read_clause(text).statements[0].towards
        for text in (
            "She shows me the list.",
            "I show you the list.",
            "You see your friends.",
            "We walk.",
        )
    ]
    assert towards == ["me", "other", "outsider", None]


@pytest.mark.parametrize("ending", [".", "", "!", "\n", " "])
def test_endings_change_nothing(ending):
    """A full stop, a line break or none reads alike."""
    first = read_clause("You must call" + ending).statements[0]
    assert (first.modality, first.action) == ("must", "call")


HOSTILE = [
    '"' * 4000,
    "'" * 4000,
    "a" * 4000,
    "no " * 1300,
    "if " * 1300,
    "you can't " * 400,
    "\x00\u202e\u200d" * 900,
    "💔🏳️‍🌈" * 500,
    "(((((" * 800,
    "\n" * 4000,
    "İıßÆ" * 1000,
    "n't " * 1000,
    "the " * 1000,
    "and i " * 600,
    "no longer " * 400,
    "never not " * 400,
    "\ud800",
    "'s 's 's",
    "let's",
    "not to not to",
    "all of",
    "the x of us",
    "as long",
    "so that",
    "both",
    "each of",
    "no",
    "no need",
    "please",
    "do not",
    "never",
    "let us",
    "don't",
    "of us",
    "I have agreed",
    "she is not",
    "you will",
    "you would",
    "he has",
    "I get to",
    "you can only",
    "you must not",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_never_raises(text):
    """Whatever the text, a reading comes back, as long as the text."""
    assert len(read_clause(text).plain) == len(text)


def test_a_clause_is_read_once_while_many_checks_look_and_nothing_is_kept_after() -> None:
    """Inside, the same clause between the same people is one reading; outside, each is its own."""
    with read_once():
        first = read_clause("We rest on Sundays.", ("Alex", "Sam"))
        assert read_clause("We rest on Sundays.", ("Sam", "Alex")) is first
        assert read_clause("We rest on Sundays.", ("Kim",)) is not first
    again = read_clause("We rest on Sundays.", ("Alex", "Sam"))
    assert again is not first
    assert again == first
