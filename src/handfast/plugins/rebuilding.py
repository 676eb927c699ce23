"""For each kind of value that a plugin may give: how it is built afresh from its fields."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from handfast.model import (
    Clause,
    ClauseKind,
    Finding,
    Level,
    Moment,
    Notice,
    Question,
    SecondOpinion,
    Side,
    Signal,
    StartingClause,
    Style,
    Support,
    Topic,
)

from .answers import TEXT, Inspector, check_code
from .faults import UnfitError

if TYPE_CHECKING:
    from handfast.checks import RulePack

MOST: Final = {
    Finding: 200,
    Style: 20,
    StartingClause: 300,
    Question: 200,
    Support: 100,
    SecondOpinion: 64,
}
"""How many values of each kind one answer may hold."""
MOST_PACKS: Final = 20
COUNTRY: Final = re.compile(r"([A-Z]{2})?")


def rebuild_style(style: Style, look: Inspector) -> Style:
    """Build a style afresh."""
    fewest = look.number(style.fewest_people, "fewest_people", 2, 100)
    most = style.most_people
    words = look.one_of(style.words, dict, "words")
    return Style(
        id=look.identifier(style.id, "id"),
        title=look.line(style.title, "title"),
        about=look.text(style.about, "about"),
        fewest_people=fewest,
        most_people=None if most is None else look.number(most, "most_people", fewest, 100),
        topics=tuple(
            _topic(look.one_of(topic, Topic, "topic"), look)
            for topic in look.several(style.topics, "topics", 50)
        ),
        review_months=look.number(style.review_months, "review_months", 1, 12),
        grace_days=look.number(style.grace_days, "grace_days", 1, 35),
        words={look.line(k, "word"): look.line(v, "word") for k, v in words.items()},
    )


def _topic(topic: Topic, look: Inspector) -> Topic:
    return Topic(
        id=look.identifier(topic.id, "topic id"),
        title=look.line(topic.title, "topic title"),
        about=look.text(topic.about, "topic about"),
    )


def rebuild_starting_clause(clause: StartingClause, look: Inspector) -> StartingClause:
    """Build a starting clause afresh."""
    notice = clause.notice
    return StartingClause(
        topic=look.identifier(clause.topic, "topic"),
        text=look.text(clause.text, "text"),
        kind=look.one_of(clause.kind, ClauseKind, "kind"),
        need=look.text(clause.need, "need", needed=False),
        notice=None if notice is None else look.one_of(notice, Notice, "notice"),
        if_missed=look.text(clause.if_missed, "if_missed", needed=False),
    )


def rebuild_question(moment: Moment) -> Callable[[Question, Inspector], Question]:
    """Return what builds a question for this moment afresh."""

    def rebuild(question: Question, look: Inspector) -> Question:
        if question.moment is not moment:
            raise UnfitError(f"It is for another moment than {moment.value}.")
        return Question(
            id=look.identifier(question.id, "id"),
            moment=moment,
            text=look.text(question.text, "text"),
            topic=look.identifier(question.topic, "topic") if question.topic else "",
            side=None if question.side is None else look.one_of(question.side, Side, "side"),
        )

    return rebuild


def rebuild_support(support: Support, look: Inspector) -> Support:
    """Build a place to find help afresh."""
    country = look.line(support.country, "country", needed=False)
    if not COUNTRY.fullmatch(country):
        raise UnfitError("Its country is not two capital letters.")
    return Support(
        name=look.line(support.name, "name"),
        what_for=look.text(support.what_for, "what_for"),
        how=look.text(support.how, "how"),
        country=country,
    )


def rebuild_opinion(opinion: SecondOpinion, look: Inspector) -> SecondOpinion:
    """Build a second opinion afresh; its three shares must add up to one."""
    fear, mutual = look.share(opinion.fear, "fear"), look.share(opinion.mutual, "mutual")
    unclear = look.share(opinion.unclear, "unclear")
    if abs(fear + mutual + unclear - 1) > 0.01:
        raise UnfitError("Its fear, mutual and unclear do not add up to one.")
    return SecondOpinion(
        fear,
        mutual,
        unclear,
        signals=tuple(
            look.one_of(signal, Signal, "signal")
            for signal in look.several(opinion.signals, "signals", len(Signal))
        ),
        moved=tuple(
            look.finite(one, "moved") for one in look.several(opinion.moved, "moved", TEXT)
        ),
        danger=look.share(opinion.danger, "danger"),
    )


def rebuild_finding(
    plugin: str, prefix: str, about: Clause | Sequence[Clause]
) -> Callable[[Finding, Inspector], Finding]:
    """Return what builds a finding afresh, about one clause or about a whole agreement.

    The plugin's own name is put in by us, so nobody speaks for somebody else; about one clause, so
    are the clause and the words that were seen.
    """
    text = about.text if isinstance(about, Clause) else None

    def rebuild(finding: Finding, look: Inspector) -> Finding:
        code = look.line(finding.code, "code")
        check_code(code, prefix)
        span = _span(finding.span, text, look)
        quote = look.text(finding.quote, "quote", needed=False)
        return Finding(
            code=code,
            name=look.line(finding.name, "name"),
            title=look.line(finding.title, "title", needed=False),
            level=look.one_of(finding.level, Level, "level"),
            why=look.text(finding.why, "why"),
            ask=look.text(finding.ask, "ask", needed=False),
            source=look.line(finding.source, "source", needed=False),
            signal=look.one_of(finding.signal, Signal, "signal"),
            quote=text[slice(*span)] if text is not None and span is not None else quote,
            span=span,
            wordings=tuple(
                look.text(wording, "wording")
                for wording in look.several(finding.wordings, "wordings", 10)
            ),
            clause=_clause_id(finding.clause, about),
            plugin=plugin,
        )

    return rebuild


def _clause_id(named: object, about: Clause | Sequence[Clause]) -> str | None:
    if isinstance(about, Clause):
        return about.id
    if named is None:
        return None
    for clause in about:
        if clause.id == named:
            return clause.id
    raise UnfitError("It names a clause that is not in the agreement.")


def _span(span: object, text: str | None, look: Inspector) -> tuple[int, int] | None:
    if span is None or text is None:
        return None
    pair = look.several(span, "span", 2)
    if len(pair) != 2:
        raise UnfitError("Its span is not a start and an end.")
    start = look.number(pair[0], "span", 0, len(text))
    return start, look.number(pair[1], "span", start, len(text))


def rebuild_pack(prefix: str) -> "Callable[[RulePack, Inspector], RulePack]":
    """Return what looks at a pack; its words were looked at when it was read."""

    def rebuild(pack: "RulePack", look: Inspector) -> "RulePack":
        for rule in pack.rules:
            check_code(look.line(rule.code, "code"), prefix)
        return pack

    return rebuild
