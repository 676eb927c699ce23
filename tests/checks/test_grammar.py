"""The grammar of agreement language, point by point: what is read, and from which words."""

import pytest

from handfast.checks import Feature, read_clause
from handfast.model import Notice

WHO = {
    "Phones are to be left in the kitchen by ten.": ("it", "unsaid", "must", "Phones are"),
    "All passwords must be shared.": ("it", "unsaid", "must", "All passwords"),
    "Visits to the in-laws have been agreed to be kept short.": ("it", "unsaid", "must", "Visits"),
    "In the spirit of transparency, each payslip is shared with me.": (
        "it", "unsaid", "must", "each payslip is shared"),
    "Guests shall not be invited without both of us knowing.": (
        "outsider", "outsider", "may-not", "Guests shall not"),
    "There will be no more sleepovers.": ("unsaid", "unsaid", "may-not", "no more sleepovers"),
    "There are to be no visitors after nine.": ("unsaid", "unsaid", "may-not", "no visitors"),
    "Leave your phone on the table.": ("unsaid", "other", "must", "Leave your phone"),
    "Be home by nine.": ("unsaid", "unsaid", "must", "Be home"),
    "Partner B shall keep her own bank account.": ("they", "other", "must", "Partner B shall"),
    "Party A undertakes to furnish a statement.": ("they", "other", "must", "Party A undertakes"),
    "The breaching party forfeits the car.": ("they", "other", "does", "breaching party forfeits"),
    "My partner doesn't get a say in this.": ("they", "other", "does-not", "My partner"),
    "The other party is not to be contacted at work.": ("they", "other", "may-not", "other party"),
    "Kim is going to stop seeing Robin.": ("they", "other", "must", "Kim is going to"),
    "Whoever is late sends a message.": ("each", "both", "does", "Whoever is late"),
    "Whichever of us wakes first makes coffee.": ("each", "both", "does", "Whichever of us"),
    "The person who cooks doesn't wash up.": ("each", "both", "does", "person who cooks"),
    "Those of us who drink take the bus.": ("each", "both", "does", "Those of us who"),
    "Anyone who shouts leaves the room.": ("each", "both", "does", "Anyone who shouts"),
    "One does not discuss this with one's mother.": ("each", "both", "does-not", "One does not"),
    "None of us has to explain a no.": ("each", "both", "need-not", "None of us has to"),
    "You and Sam will not meet alone.": ("we", "both", "will-not", "You and Sam"),
    "Neither party shall be required to disclose messages.": (
        "each", "both", "will-not", "Neither party shall"),
}  # fmt: skip

HOW = {
    "She has agreed not to wear the green coat.": ("they", "other", "may-not", "agreed not to"),
    "He has promised to stop calling his brother.": ("they", "other", "must", "has promised"),
    "The wife covenants not to take up employment.": ("they", "other", "may-not", "covenants"),
    "You're expected to be back for dinner.": ("you", "other", "must", "expected to"),
    "You'd better be home when I get there.": ("you", "other", "must", "You'd better"),
    "She needs to run it past me.": ("they", "other", "must", "needs to run it past"),
    "Weekend plans need to go through Milo.": ("it", "unsaid", "must", "need to go through"),
    "You're supposed to text when you land.": ("you", "other", "must", "supposed to"),
    "You might want to rethink that skirt.": ("you", "other", "must", "might want to"),
    "You are not permitted to lock the bathroom.": ("you", "other", "may-not", "not permitted"),
    "You have no business talking to him.": ("you", "other", "may-not", "no business"),
    "He isn't going anywhere without me.": ("they", "other", "may-not", "isn't going"),
    "She is banned from the gym.": ("they", "other", "may-not", "is banned"),
    "You won't be seeing him again.": ("you", "other", "may-not", "won't be seeing"),
    "It's not okay to read my diary.": ("it", "unsaid", "may-not", "not okay to"),
    "You can always call me.": ("you", "other", "may", "can always call"),
    "Feel free to say not tonight.": ("you", "other", "may", "say not tonight"),
    "I can offer you a lift.": ("i", "me", "offers", "can offer"),
    "I'm willing to try it for a month.": ("i", "me", "offers", "willing to"),
    "I intend to keep my Fridays.": ("i", "me", "will", "intend to"),
    "I would prefer that you stay home.": ("i", "me", "asks", "would prefer"),
    "Can you please text me?": ("you", "other", "asks", "Can you please"),
    "I allow you two drinks.": ("i", "me", "does", "allow you two drinks"),
    "You have my permission to go.": ("you", "other", "does", "my permission"),
}

NEGATION = {
    "Neither of us needs permission to see a friend.": ("each", "both", "need-not", "Neither"),
    "You never have to ask before you visit your mum.": ("you", "other", "need-not", "never have"),
    "I'm not asking you to stop seeing them.": ("i", "me", "need-not", "not asking"),
    "You no longer need to send me photos.": ("you", "other", "need-not", "no longer need"),
    "No more asking permission to see your sister.": ("unsaid", "other", "need-not", "asking"),
    "You have no say in this.": ("you", "other", "may-not", "no say"),
    "I will never read your messages.": ("i", "me", "will-not", "never read"),
    "There's no rule that you have to text back.": ("you", "other", "need-not", "have to text"),
}

LAST = {
    "I'd rather you didn't see her.": ("you", "other", "may-not", "you didn't see her"),
    "I don't like you seeing them.": ("you", "other", "may-not", "you seeing them"),
    "I don't mind you seeing them.": ("you", "other", "may", "you seeing them"),
    "I don't want you to go.": ("you", "other", "may-not", "you to go"),
    "I don't mean you have to ask.": ("you", "other", "need-not", "have to ask"),
    "It isn't that you can't go.": ("you", "other", "may", "you can't go"),
    "I do not expect you to cook.": ("you", "other", "need-not", "you to cook"),
    "I don't need you to report.": ("you", "other", "need-not", "you to report"),
    "What I need is for you to delete the app.": ("you", "other", "must", "you to delete"),
    "It is best for you to stay home.": ("you", "other", "must", "you to stay home"),
    "From now on you come straight home after work.": ("you", "other", "does", "come straight"),
    "Until the end of March you sleep at Tom's.": ("you", "other", "does", "you sleep"),
    "The Parties agree that neither shall read the other's letters.": (
        "each", "both", "will-not", "neither shall"),
    "It is understood that friends are seen on Saturdays only.": (
        "outsider", "outsider", "must", "friends are seen"),
    "We've decided she will stay home.": ("they", "other", "must", "she will stay"),
    "Until I trust you again, no nights out.": ("unsaid", "unsaid", "may-not", "no nights out"),
}  # fmt: skip

CHAT = {
    "u cant go out w her anymore ok": ("you", "other", "may-not", "u cant go out"),
    "you carnt wear that": ("you", "other", "may-not", "carnt wear"),
    "u shuld ask me frist": ("you", "other", "must", "shuld ask"),
    "your not allowed to drive": ("you", "other", "may-not", "not allowed"),
    "dont txt him": ("unsaid", "other", "may-not", "dont txt him"),
    "ill tell u after, promise": ("i", "me", "will", "ill tell u"),
    "pls lmk when u get home": ("unsaid", "other", "asks", "pls lmk"),
    "we both tell eachother b4 we go": ("we", "both", "does", "we both tell"),
}


def read(text, number):
    """Return who, whom, how and the words of one statement."""
    one = read_clause(text).statements[number]
    return (one.actor, one.bound, one.modality), one.seen


@pytest.mark.parametrize(
    ("text", "expected"), [*WHO.items(), *HOW.items(), *NEGATION.items(), *CHAT.items()]
)
def test_who_and_how(text, expected):
    """The first statement names actor, whom it binds and how, with the words that say so."""
    *said, words = expected
    found, seen = read(text, 0)
    assert found == tuple(said)
    assert words in seen.text
    assert seen.text == text[seen.start : seen.end]


@pytest.mark.parametrize(("text", "expected"), LAST.items(), ids=LAST)
def test_who_and_how_at_the_end(text, expected):
    """The last statement is what the clause settles, whatever frames or denies it."""
    *said, words = expected
    found, seen = read(text, -1)
    assert found == tuple(said)
    assert words in seen.text


PARTS = {
    "If you shout at me, I will leave the room.": ["condition", "consequence"],
    "I leave the table when voices get loud.": ["main", "condition"],
    "Should I feel low, I will say so.": ["condition", "consequence"],
    "Every time you text her I get to see your phone.": ["condition", "consequence"],
    "In the event of a breach, the other party forfeits the car.": ["consequence"],
    "As soon as you land, I will call.": ["condition", "consequence"],
    "The moment you lie we are done.": ["condition", "consequence"],
    "Before either of us lends money, we talk.": ["condition", "consequence"],
    "Unless you apologise, there is no holiday.": ["condition", "consequence"],
    "Break the rule and you start again from day one.": ["condition", "consequence"],
    "Ask me and I will drive you.": ["condition", "consequence"],
    "Delete his number and I will forget it.": ["main", "main"],
    "He once told me a lie.": ["main"],
    "Once you are home, I can sleep.": ["condition", "consequence"],
    "So I can relax, you keep your location on.": ["reason", "main"],
    "Because I worry, you text me at noon.": ["reason", "main"],
    "What you wear is your choice.": ["inner"],
    "What do you want?": ["main"],
    "if ur late again ur sleeping on the couch": ["condition", "consequence"],
}


@pytest.mark.parametrize(("text", "parts"), PARTS.items(), ids=PARTS)
def test_parts(text, parts):
    """Conditions, what follows from them, reasons and inner clauses are told apart."""
    assert [one.part for one in read_clause(text).statements] == parts


def test_a_condition_ends_at_its_comma():
    """What stands after the comma is no part of the condition."""
    reading = read_clause("Unless you apologise, there is no holiday.")
    assert [one.seen.text for one in reading.statements] == ["you apologise", "there is no holiday"]


DOMAINS = {
    "You can't see your mates.": "friends",
    "Your sister isn't welcome.": "family",
    "You may not call your ex.": "ex",
    "Leave your phone in the hall.": "phone",
    "You are home by ten, no going out.": "place",
    "Hand me your bank card.": "money",
    "You don't wear that skirt.": "body",
    "You will quit your job.": "work",
    "You sleep in the spare room.": "sleep",
    "Don't be jealous.": "feelings",
    "You can't leave me.": "relationship",
    "You may not flirt with your other partners.": "lovers",
}


@pytest.mark.parametrize(("text", "domain"), DOMAINS.items(), ids=DOMAINS)
def test_domains(text, domain):
    """What a clause is about, with the words that say so, at their place."""
    places = read_clause(text).domains[domain]
    assert all(text[one.start : one.end] == one.text for one in places)


@pytest.mark.parametrize("text", ["Each party may rest.", "Partner A and party B rest."])
def test_a_party_to_an_agreement_is_no_feast(text):
    """ "Each party" is somebody and no place to go."""
    assert "place" not in read_clause(text).domains


FEATURES = {
    Feature.OWN_STEP: {
        "If you shout at me, I will leave the room.": "I will leave the room",
        "thats my boundry, i walk out wen u shout": "i walk out wen u shout",
        "If you read my journal, I'll move it to my sister's.": "I'll move it to my sister's",
    },
    Feature.PENALTY: {
        "If you are late again, you sleep on the couch.": "sleep on the couch",
        "One more lie and I tell your mother.": "One more lie and I",
        "Break the rule and you start again from day one.": "start again from",
    },
    Feature.RECIPROCAL: {
        "The same goes for me.": "same goes for me",
        "This goes for both of us.": "goes for both",
        "You get Tuesdays off and I get Thursdays.": "You get Tuesdays off",
        "I text when I'm late, and you do too.": "I text",
        "One lie-in each.": "One lie-in each",
        "Neither partner reads the other's letters.": "Neither partner",
    },
    Feature.REVIEW: {
        "We try separate bedrooms for six weeks.": "for six weeks",
        "We go over this every three months.": "every three months",
        "On the first of June we sit down and decide.": "sit down and decide",
        "This ends on its own after thirty days.": "ends on its own",
        "We'll check in about it at Easter.": "check in about it",
    },
    Feature.EXIT: {
        "A no from either of us is enough.": "A no from either of us is enough",
        "You can turn me down and nothing bad happens.": "turn me down",
        "Either of us can call it off, no reason needed.": "Either of us can call",
        "We shift it when one of us is tired.": "We shift it",
        "Stopping halfway is always allowed.": "Stopping halfway is always allowed",
        "I can take this back whenever I want.": "can take this back",
        "Stay out as late as you like.": "as late as you like",
        "If you don't fancy it, skip it.": "skip it",
    },
    Feature.RETIRED: {
        "The curfew is gone.": "is gone",
        "He once told me I couldn't work; that is over.": "once told",
        "We've stopped reading each other's messages.": "We've stopped reading",
        "From today the ten o'clock rule no longer applies.": "no longer applies",
        "No more asking to see your sister.": "No more asking",
    },
    Feature.EUPHEMISM: {
        "So I can relax, you keep your location on.": "So I can relax",
        "For now it is best that you don't see him.": "For now it is best",
        "Out of respect for us, you've left the band.": "Out of respect for",
        "As part of rebuilding trust, she hands over her phone.": "As part of rebuilding trust",
        "To honour my nervous system, lunches are paused.": "To honour my nervous system",
        "It would be healthiest if you saw less of her.": "It would be healthiest if you",
        "I feel safest when you're home.": "feel safest when",
    },
    Feature.PRAISE: {
        "Thank you for giving up the choir.": "Thank you for giving up",
        "I'm so proud of you for not seeing her.": "proud of you for not seeing",
        "You've been so good about asking first.": "been so good about asking first",
        "Well done for deleting his number.": "Well done for deleting",
    },
    Feature.NEED: {"pls lmk when u get home so i dont worry": "so i dont worry"},
}


@pytest.mark.parametrize(
    ("feature", "text", "words"),
    [(feature, *pair) for feature, pairs in FEATURES.items() for pair in pairs.items()],
)
def test_features(feature, text, words):
    """What a clause holds as a whole is kept with the words that it came from."""
    seen = read_clause(text).features[feature][0]
    assert seen.text == words
    assert text[seen.start : seen.end] == words


NOT_THERE = [
    ("I won't ever ask you to choose between us.", Feature.ENDING),
    ("thats my boundry, i walk out wen u shout", Feature.ENDING),
    ("This is not as a punishment.", Feature.PENALTY),
    ("You don't owe me an account of your day.", Feature.PENALTY),
    ("You may not back out once you've signed.", Feature.EXIT),
    ("Thank you for telling me.", Feature.PRAISE),
    ("I appreciate you telling me yourself.", Feature.RECIPROCAL),
    ("I don't like you seeing them.", Feature.RECIPROCAL),
    ("If you are late, you sleep on the couch.", Feature.OWN_STEP),
]


@pytest.mark.parametrize(("text", "feature"), NOT_THERE)
def test_what_is_denied_is_not_there(text, feature):
    """What is denied, or said of the other way round, is not counted."""
    assert not read_clause(text).has(feature)


RUNGS = {
    "Plans with friends are run past Alex first.": (Notice.PERMISSION, "run past Alex"),
    "He signs off every purchase over forty pounds.": (Notice.PERMISSION, "signs off"),
    "You clear it with me before you book.": (Notice.PERMISSION, "clear it"),
    "Nothing gets booked until I've said yes.": (Notice.PERMISSION, "until I've said"),
    "Absences require prior written consent.": (
        Notice.PERMISSION, "require prior written consent"),
    "idc just ask me 1st": (Notice.PERMISSION, "ask me"),
    "We mention it beforehand.": (Notice.BEFORE, "mention it beforehand"),
    "We tell each other the day after.": (Notice.AFTER, "tell each other the day after"),
    "pls lmk when u get home": (Notice.AFTER, "lmk when u get home"),
    "You can go without telling me.": (Notice.NONE, "without telling"),
    "No more asking permission to see your sister.": (Notice.NONE, "No more asking"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RUNGS.items(), ids=RUNGS)
def test_rungs_keep_their_words(text, expected):
    """The rung of the permission ladder, with the words that say so."""
    reading = read_clause(text)
    assert (reading.notice, reading.notice_seen.text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sunita asked him about lunch.",
        "When I say that, she says she knows.",
        "If you invite people, we cook.",
        "I looked through everything.",
    ],
)
def test_telling_a_story_asks_no_permission(text):
    """What somebody asked or said once is no rung of the ladder."""
    assert read_clause(text).notice is not Notice.PERMISSION


ASIDE = {
    "I used to say \"you can't wear that\", and I'm sorry.": "you can't wear that",
    'The sentence "you must tell me everything" does not belong here.': "you must tell me",
    "We scrap the rule that you have to call me every night.": "you have to call me",
    "You never have to ask.": "You never have to ask",
}


@pytest.mark.parametrize(("text", "words"), ASIDE.items(), ids=ASIDE)
def test_what_is_retired_is_set_aside(text, words):
    """Retired rules, and what is quoted with them, are set aside."""
    start = text.index(words)
    assert any(at <= start < end for at, end in read_clause(text).set_aside)


def test_words_that_are_only_quoted_stay():
    """A rule in quotation marks from end to end is still a rule."""
    reading = read_clause('"You can\'t see him, that was wrong"')
    assert not any(start == 0 for start, _ in reading.set_aside)


def test_several_sentences_are_read_one_by_one():
    """Each sentence is read on its own, and what they add up to is seen."""
    reading = read_clause("You see your friends on Thursdays. I see mine on Tuesdays.")
    assert [one.sentence for one in reading.statements] == [0, 1]
    assert reading.has(Feature.RECIPROCAL)
    reading = read_clause("Last month was hard. From now on you come home. Until I feel better.")
    assert ("you", "does") in {(one.actor, one.modality) for one in reading.statements}
