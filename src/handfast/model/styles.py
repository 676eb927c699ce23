"""What a relationship style brings: topics, starting clauses, questions, places to find help."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from .words import ClauseKind, Notice


class Moment(StrEnum):
    """When a question is asked. The last seven are the steps of a repair."""

    DRAFTING = "drafting"
    PROPOSING = "proposing"
    ANSWERING = "answering"
    SIGNING = "signing"
    REVIEW = "review"
    ACKNOWLEDGE = "acknowledge"
    UNDERSTAND = "understand"
    REPAIR = "repair"
    SAFETY = "safety"
    NEW_AGREEMENTS = "new-agreements"
    FORGIVE = "forgive"
    INTEGRATE = "integrate"


class Side(StrEnum):
    """Whom a question is for: who was hurt, or who caused harm. One may well be both."""

    HURT = "hurt"
    CAUSED = "caused"


@frozen
class Topic:
    """Something that a style finds worth talking about."""

    id: str
    title: str
    about: str


@frozen
class Style:
    """A relationship style. ``most_people`` is None where there is no limit.

    ``review_months`` is the usual time to the first review, ``grace_days`` from there to the lapse.
    ``words`` maps a plain word (``partner``) to the one that this style uses (``partners``).
    """

    id: str
    title: str
    about: str
    fewest_people: int = 2
    most_people: int | None = None
    topics: tuple[Topic, ...] = ()
    review_months: int = 3
    grace_days: int = 28
    words: Mapping[str, str] = field(factory=dict, hash=False)


@frozen
class StartingClause:
    """Wording to start from, under one topic of a style. Its users change every word they like."""

    topic: str
    text: str
    kind: ClauseKind = ClauseKind.PRACTICE
    need: str = ""
    notice: Notice | None = None
    if_missed: str = ""


@frozen
class Question:
    """A question for one moment. ``topic`` is empty where it always fits.

    ``side`` is for the steps of a repair: None where a question is for everybody.
    """

    id: str
    moment: Moment
    text: str
    topic: str = ""
    side: Side | None = None


@frozen
class Support:
    """A place to find help, what for and how to reach it. ``country`` is ISO 3166 or empty."""

    name: str
    what_for: str
    how: str
    country: str = ""
