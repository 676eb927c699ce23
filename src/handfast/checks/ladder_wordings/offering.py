"""From a clause to wordings: the topic, the voices, the rungs below its own, and what passes."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from handfast.model import Finding, Notice

from ..reading import Reading, Statement
from ..verdicts import speaks_of_fear
from .needs import said_first
from .templates import Library, Topic, library
from .values import Candidate, Form, Rung
from .voices import YOU, Voices, gap, laid, voices

Span = tuple[int, int]
_GAP = re.compile(r"\{([a-z_]+)\}")
_START = re.compile(r"(?:^|(?<=[.?!] ))[a-z]")
_DEED = re.compile(r"[a-z]+(?: [a-z']+){1,6}")
_NOT_A_DEED = re.compile(
    r"\b(?:not|never|nor?|without|unless|until|till?|if|when|while|any ?more|ever|again|m[ey]|i|us|"
    r"first|permission|allowed|have|must|and|or|him|her|his|them|u|ur|except|only|at all)\b"
)
_FIRST_CHOICE = {
    Rung.BEFORE: (Form.ASK, Form.BOTH),
    Rung.AFTER: (Form.BOTH, Form.ASK),
    Rung.NONE: (Form.BOTH,),
    Rung.OWN: (Form.BOUNDARY, Form.BOTH),
}
_LEAST = "people"
"""The topic of contact with anybody: only where no other one is spoken of."""

_BELOW = {
    Notice.BEFORE: (Rung.AFTER, Rung.NONE, Rung.OWN),
    Notice.AFTER: (Rung.NONE, Rung.OWN),
    Notice.NONE: (Rung.NONE, Rung.OWN),
}


def rungs_below(notice: Notice | None) -> tuple[Rung, ...]:
    """Return the rungs further down than this one; all of them below a permission or a no."""
    return _BELOW.get(notice, tuple(Rung)) if notice else tuple(Rung)


def topic_of(reading: Reading, findings: Sequence[Finding], known: Library | None = None) -> Topic:
    """Return what a clause is about: by what the checks saw, by its words, by their signals."""
    known = known or library()
    found = _topics(reading, known)
    spans = [one.span for one in findings if one.span and speaks_of_fear(one)]
    for near in (spans, None):
        counted = {
            name: sum(near is None or _meet(place, near) for place in set(found.get(name, ())))
            for name in known.topics
            if name != _LEAST
        }
        most = max(counted, key=lambda name: counted[name])
        if counted[most]:
            return known.topics[most]
    if found.get(_LEAST):
        return known.topics[_LEAST]
    signals = {one.signal for one in findings if speaks_of_fear(one)}
    by_signal = (topic for topic in known.topics.values() if topic.signals & signals)
    return next(by_signal, known.topics["general"])


def _topics(reading: Reading, known: Library) -> dict[str, list[Span]]:
    """Return where each topic is spoken of."""
    found: dict[str, list[Span]] = {}
    for topic in known.topics.values():
        for domain in topic.domains:
            places = reading.domains.get(domain, ())
            found.setdefault(topic.id, []).extend((one.start, one.end) for one in places)
    searched = reading.alike
    for number, found_at in known.words.found(searched.data):
        found.setdefault(known.owners[number], []).extend(searched.spans(found_at))
    return found


def _meet(place: Span, spans: Sequence[Span]) -> bool:
    """Return whether a place lies in or across one of the spans."""
    return any(place[0] < end and start < place[1] for start, end in spans)


def _deed(reading: Reading, one: Statement | None, verbs: frozenset[str]) -> str:
    """Return the clause's own deed in its own words, where it can stand within a sentence."""
    action = gap("action", reading, one)
    action = action[:1].lower() + action[1:]
    fits = _DEED.fullmatch(action) and action.split(" ", 1)[0] in verbs
    return action if fits and not _NOT_A_DEED.search(action) else ""


def _fillings(
    reading: Reading, one: Statement | None, topic: Topic, speak: Voices, step: str, known: Library
) -> dict[str, str]:
    """Return what goes into the gaps that are not people."""
    do, does = known.filling(topic, "do"), known.filling(topic, "does")
    verbs = frozenset().union(*(each.verbs for each in known.kin(topic)))
    deed = _deed(reading, one, verbs) if speak.direct else ""
    default = known.filling(topic, "own_default") or do
    default_s = known.filling(topic, "own_default_s") or does
    plain = deed or default
    return {
        "do": do,
        "does": does,
        "about": known.filling(topic, "about"),
        "own": plain,
        "own_s": plain if speak.you == YOU else default_s,
        "step": step,
    }


def candidates(
    reading: Reading, findings: Sequence[Finding], *, need: str = "", people: Sequence[str] = ()
) -> Iterator[tuple[Candidate, ...]]:
    """Yield for each rung below the clause's own the wordings for it, the first choice first.

    ``need`` is what somebody needs, in their own words; ``people`` are the names of those who
    agree, where they are known.
    """
    known = library()
    topic = topic_of(reading, findings, known)
    one = laid(reading, [found.span for found in findings if found.span and speaks_of_fear(found)])
    speak = voices(reading, one, people)
    filled = _fillings(reading, one, topic, speak, known.step(need.lower()), known)
    for rung in rungs_below(reading.notice):
        made: list[Candidate] = []
        for kin, form in product(known.kin(topic), _FIRST_CHOICE[rung]):
            for template in kin.templates.get(rung, {}).get(form, ()):
                text = _said(template, speak, filled)
                if text is None:
                    continue
                first = said_first(need, speak) if form is not Form.BOTH else ""
                made += [
                    Candidate(text, rung, form, topic.id, each)
                    for each in dict.fromkeys((first, ""))
                ]
        yield tuple(made)


def _said(template: str, speak: Voices, filled: dict[str, str]) -> str | None:
    """Return a template as a sentence; None where something that it needs is not known."""
    people = speak.say(template)
    if people is None or any(not filled.get(name) for name in _GAP.findall(people)):
        return None
    text = _GAP.sub(lambda found: filled[found.group(1)], people)
    return _START.sub(lambda found: found.group().upper(), text)


def choose(
    offered: Iterator[tuple[Candidate, ...]], reads_well: Callable[[str], bool]
) -> tuple[Candidate, ...]:
    """Return the first wording of each rung that reads free of fear; rungs without one are out.

    A need has to read so on its own as well: kind words after it would make up for too much.
    """

    def fits(one: Candidate) -> bool:
        return (not one.need or reads_well(one.need)) and reads_well(one.text)

    chosen = (next(filter(fits, rung), None) for rung in offered)
    return tuple(one for one in chosen if one is not None)
