"""What checks beside the packs say, of a whole, a change, or as second reader: code and words."""

from attrs import field, frozen

from handfast.model import Finding, Level, Signal

from .rules import Examples, Leans, Rule


@frozen
class Whole:
    """One check of a whole agreement or a change, or the second reader, without its words."""

    code: str
    name: str
    level: Level
    signal: Signal
    why: str
    ask: str
    source: str
    wordings: tuple[str, ...] = ()
    title: str = field(kw_only=True)

    def finding(self, quote: str = "", *, why: str = "", clause: str | None = None) -> Finding:
        """Return what this check has to say; ``why`` replaces its usual sentence."""
        return Finding(
            code=self.code, name=self.name, title=self.title, level=self.level,
            signal=self.signal, why=why or self.why, ask=self.ask, source=self.source,
            quote=quote, clause=clause, wordings=self.wordings,
        )  # fmt: skip

    def rule(self) -> Rule:
        """Return this check as a rule to explain; it looks at no single clause."""
        return Rule(
            code=self.code, name=self.name, title=self.title, level=self.level,
            signal=self.signal, why=self.why, source=self.source, ask=self.ask,
            wordings=self.wordings, leans=Leans.NOTHING, look_for=(), unless=(),
            examples=Examples((), (), ()),
        )  # fmt: skip


ONE_SIDED = Whole(
    "HF401", "one-sided", Level.ASK, Signal.ONE_SIDED,
    "One of you carries most of the duties here.",
    "What would the other like to put in, or why is it right for you this way?",
    "http://www.advocates-oz.org/youth/wheelsPRINTABLE.htm",
    title="One of you carries most",
)  # fmt: skip
NO_REVIEW = Whole(
    "HF402", "no-review", Level.ASK, Signal.IRREVOCABLE,
    "There is no day on which you look at this again, and something in it restricts somebody.",
    "When would you like to see how it has been?",
    "http://blog.loveoutsidethebox.com/time-limited-agreements-tip-9/",
    title="No day to look at it again",
)  # fmt: skip
NO_WAY_OUT = Whole(
    "HF403", "no-way-out", Level.WARN, Signal.IRREVOCABLE,
    "A sentence here says that it cannot be changed or left. Whatever it says, each of you can "
    "withdraw at any time.",
    "What makes it frightening to leave this open?",
    "https://brighterthansunflowers.com/the-relationship-bill-of-rights-from-more-than-two/",
    title="No way out",
)  # fmt: skip
OUTSIDER_BOUND = Whole(
    "HF404", "outsider-bound-by-agreement", Level.WARN, Signal.THIRD_PARTY,
    "Somebody who is not part of this agreement is given a duty by it.",
    "Would you like to ask that person, or say instead what each of you will do?",
    "https://www.coffeewithrajendra.com/2021/10/rules-and-agreements.html",
    title="A duty for somebody who does not sign",
)  # fmt: skip
IN_THE_HEAT = Whole(
    "HF405", "made-in-the-heat", Level.WARN, Signal.PROHIBITION,
    "A hurt is fresh, and this would restrict somebody for long. What is agreed in the heat is "
    "seldom what both would choose on a calm day.",
    "What would help for the next few days only?",
    "https://astertherapy.me/blog/renegotiate-rules-after-a-rupture-in-polyamory",
    title="Written in the heat",
)  # fmt: skip
NO_NEED = Whole(
    "HF451", "no-need", Level.NOTE, Signal.VAGUENESS,
    "No clause says what it is for. When the need is known, the way to it may change.",
    "For each clause: what is it for?",
    "https://archive.md/wip/5E2Rz",
    title="What it is for is not said anywhere",
)  # fmt: skip
NO_IF_MISSED = Whole(
    "HF452", "nothing-if-missed", Level.NOTE, Signal.VAGUENESS,
    "Nothing says what you do when one of you forgets or cannot keep it. Somebody will.",
    "What would make it good again?",
    "http://blog.loveoutsidethebox.com/tag/books/page/2/",
    title="Nothing for when it is missed",
)  # fmt: skip
STRICTER = Whole(
    "HF471", "became-stricter", Level.ASK, Signal.PROHIBITION,
    "This asks more than it did before.",
    "What happened in between, and is a stricter rule what would help?",
    "https://astertherapy.me/blog/renegotiate-rules-after-a-rupture-in-polyamory",
    title="Stricter than before",
)  # fmt: skip
ADDED_RESTRICTION = Whole(
    "HF472", "new-restriction", Level.ASK, Signal.PROHIBITION,
    "This restriction is new.",
    "What is it for, and how would you know that it is no longer needed?",
    "https://astertherapy.me/blog/renegotiate-rules-after-a-rupture-in-polyamory",
    title="A new restriction",
)  # fmt: skip
REVIEW_LATER = Whole(
    "HF473", "review-further-away", Level.NOTE, Signal.IRREVOCABLE,
    "The time until you look at this again has become longer.",
    "Is that because it has been good, or to keep it from being talked about?",
    "http://blog.loveoutsidethebox.com/time-limited-agreements-tip-9/",
    title="The next look is further away",
)  # fmt: skip
SECOND_READER = Whole(
    "HF501", "second-reader", Level.ASK, Signal.ONE_SIDED,
    "No rule of ours names what is here, but these words often stand where one person's fear "
    "decides about the other's freedom. It may be quite different between the two of you.",
    "Would each of you still choose this if nobody were afraid of the other's answer?",
    "docs/discernment.md",
    ("I would like to tell you what I am afraid of here, and find a way that leaves both free.",),
    title="Worth a second look",
)  # fmt: skip
NOT_SAID_YET = Whole(
    "HF502", "not-said-yet", Level.NOTE, Signal.VAGUENESS,
    "This may well be good; more words would make sure that you mean the same.",
    "Which one sentence would make it clear to somebody who does not know you?",
    "https://www.davidflowerstherapy.com/post/the-couple-contract",
    title="Something is not said yet",
)  # fmt: skip
WHOLE = (
    ONE_SIDED, NO_REVIEW, NO_WAY_OUT, OUTSIDER_BOUND, IN_THE_HEAT, NO_NEED, NO_IF_MISSED, STRICTER,
    ADDED_RESTRICTION, REVIEW_LATER, SECOND_READER, NOT_SAID_YET,
)  # fmt: skip
