"""Who speaks in a clause and of whom, and how verbs follow them: I, you, a name, "my wife".

One is afraid (``me``), the other is bound by the clause (``you``). Nothing is guessed of anybody's
gender: a name is repeated, and a clause that only says "she" is answered with "you" where somebody
says "I" in it, and otherwise with wordings for both.
"""

import re
from collections.abc import Sequence

from attrs import frozen

from ..lexicon import words_of
from ..matching import Match
from ..reading import Actor, Bound, Modality, Reading, Statement
from ..wordings import fill

_PERSON = re.compile(r"\{(me|you)(?:\.(obj|poss)|:([^}]+))?\}")
_FIRST = words_of("i me my mine im i'm i'll i've i'd id ive")
_SECOND = words_of("you your yours u ur you're you'll youre")
_MINE = re.compile(r"my [a-z-]+")
_DIRECT = re.compile(r"\b(?:I|me|my|you|your)\b")
_GAP = re.compile(r"\{[^}]*\}")
_LAID = frozenset({Modality.MUST, Modality.MAY_NOT, Modality.MAY, Modality.DOES_NOT,
                   Modality.WILL_NOT, Modality.WILL, Modality.DOES})  # fmt: skip


@frozen
class Person:
    """Somebody within a sentence, as subject, object and owner, and which verbs follow."""

    subject: str
    object: str
    owner: str
    singular: bool = True

    def verb(self, forms: Sequence[str]) -> str:
        """Return the form of (plain, third person) or (of I, third person, plain) that fits."""
        if len(forms) == 3:
            return forms[0] if self == I else forms[1] if self.singular else forms[2]
        return forms[1] if self.singular else forms[0]


I = Person("I", "me", "my", singular=False)  # noqa: E741
YOU = Person("you", "you", "your", singular=False)


def named(name: str) -> Person:
    """Return somebody who is called by a name, or by words such as "my wife"."""
    return Person(name, name, f"{name}'" if name.endswith("s") else f"{name}'s")


@frozen
class Voices:
    """Who is afraid and whom the clause binds; None where that cannot be told."""

    me: Person | None
    you: Person | None

    @property
    def direct(self) -> bool:
        """Whether somebody speaks to somebody: I to you."""
        return self.me == I and self.you == YOU

    def say(self, template: str) -> str | None:
        """Fill in the people; None where the template needs somebody who is not known."""
        if _DIRECT.search(_GAP.sub("", template)) and not self.direct:
            return None
        people = {"me": self.me, "you": self.you}
        if any(people[gap.group(1)] is None for gap in _PERSON.finditer(template)):
            return None

        def fill_in(gap: "re.Match[str]") -> str:
            person = people[gap.group(1)] or YOU
            if gap.group(3):
                return person.verb(gap.group(3).split("|"))
            return {"obj": person.object, "poss": person.owner}.get(gap.group(2), person.subject)

        return _PERSON.sub(fill_in, template)


def laid(reading: Reading, spans: Sequence[tuple[int, int]]) -> Statement | None:
    """Return the statement that lays something on somebody, one that the checks saw before all."""
    able = [one for one in reading.in_force() if one.modality in _LAID]
    seen = [one for one in able if any(a < one.seen.end and one.seen.start < b for a, b in spans)]
    ours = [one for one in seen or able if one.actor in {Actor.YOU, Actor.THEY, Actor.UNSAID}]
    return next(iter(ours or seen or able), None)


def gap(name: str, reading: Reading, one: Statement | None) -> str:
    """Return what the wordings of the rules would put into a gap, or nothing."""
    seen = one.seen if one else None
    return (fill(f"{{{name}}}", reading, Match(seen, one)) or "") if seen else ""


def voices(reading: Reading, one: Statement | None, people: Sequence[str] = ()) -> Voices:
    """Return who is afraid and who is bound; ``people`` are the names of those who agree."""
    words = set(re.findall(r"[a-z']+", reading.plain))
    first, second = bool(words & _FIRST), bool(words & _SECOND)
    if one is not None and one.bound is Bound.ME:
        return Voices(None, None)
    if second or (one is None and first):
        return Voices(I, YOU)
    who = _known(gap("who", reading, one), people)
    if first:
        return Voices(I, named(who) if who else YOU)
    others = [name for name in people if name.casefold() != who.casefold()]
    if who and len(others) == 1 and len(people) == 2:
        return Voices(named(others[0]), named(who))
    if one is not None and one.actor is Actor.UNSAID and not people:
        return Voices(I, YOU)
    return Voices(None, None)


def _known(who: str, people: Sequence[str]) -> str:
    """Return a name as its owner writes it, "my wife" and the like, and nothing else."""
    for name in people:
        if name.casefold() == who.casefold():
            return name
    return who[:1].lower() + who[1:] if _MINE.fullmatch(who.lower()) else ""
