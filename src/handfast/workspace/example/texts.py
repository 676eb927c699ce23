"""What the example couple has written. Every sentence is invented for this purpose."""

from typing import Final

from handfast.model import AgreementDocument, Clause, ClauseKind, Notice, Person, PersonId

ALEX: Final = PersonId("alex")
SAM: Final = PersonId("sam")
BOTH: Final = (ALEX, SAM)
PEOPLE: Final = (Person(ALEX, "Alex"), Person(SAM, "Sam"))


def _document(title: str, why: str, *clauses: Clause) -> AgreementDocument:
    return AgreementDocument(
        title=title, style="monogamous", people=PEOPLE, why=why, clauses=clauses
    )


RUNNING_INTO_EXES: Final = _document(
    "Running into exes",
    "After September we both want to feel safe and free.",
    Clause(
        id="tell-me-after",
        text="If either of us runs into an ex, we tell each other within a day.",
        binds=BOTH,
        need="so that neither of us feels blindsided",
        notice=Notice.AFTER,
        if_missed="we say so when we notice",
    ),
    Clause(
        id="friends-stay-friends",
        text="We each keep our friendships, and see our friends when we like. Nobody has to ask.",
        binds=BOTH,
        need="so that we both have people of our own",
        notice=Notice.NONE,
        if_missed="we remind each other kindly",
    ),
)

PHONES_AT_DINNER: Final = _document(
    "Phones at dinner",
    "Dinner is often the first quiet half hour we have.",
    Clause(
        id="phones-away",
        text="When we eat together, we both leave our phones in the hall until we get up.",
        binds=BOTH,
        need="so that we can hear how the other one's day was",
        if_missed="we laugh and put them away",
    ),
)

NIGHTS_OUT: Final = _document(
    "Nights out",
    "We like to go out, and one of us lies awake.",
    Clause(
        id="a-message-on-the-way",
        text="When either of us is out late, we send a message before we set off for home.",
        binds=BOTH,
        need="so that the one at home can sleep",
        notice=Notice.BEFORE,
        if_missed="a message the next morning is fine",
    ),
)

NIGHTS_OUT_WORDING: Final = (
    "When either of us is out late, we send a message on the way home if we think of it. "
    "Forgetting is fine."
)

MONEY_TALKS: Final = _document(
    "Talking about money",
    "Neither of us wants to be surprised by the other one's spending, or to ask for permission.",
    Clause(
        id="first-sunday",
        text="On the first Sunday of the month we look at our shared account together.",
        binds=BOTH,
        need="so that we both know where we stand",
        if_missed="we pick another evening that week",
    ),
    Clause(
        id="own-money",
        text="What each of us keeps for ourselves is ours. Neither of us has to explain it.",
        binds=BOTH,
        need="so that we both feel free",
        notice=Notice.NONE,
        if_missed="we say so at the next Sunday",
    ),
)

SHARING_CALENDARS: Final = _document(
    "Sharing our calendars",
    "We kept double-booking our evenings.",
    Clause(
        id="shared-evenings",
        text="We both put evenings that concern us two into the shared calendar.",
        binds=BOTH,
        need="so that plans do not collide",
        if_missed="whoever notices brings it up",
    ),
)

PRIVATE_DRAFT: Final = _document(
    "Your ex",
    "",
    Clause(
        id="no-contact",
        text="You can't talk to your ex anymore.",
        binds=(SAM,),
        kind=ClauseKind.REQUEST,
    ),
)
