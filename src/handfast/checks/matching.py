"""Does a pattern fit a reading, and with which words?"""

from bisect import bisect_left
from collections.abc import Iterable

from attrs import frozen

from .reading import Feature, Part, Reading, Seen, Statement
from .rules import Pattern, Rule, RulePack

Span = tuple[int, int]
_SETTLING = frozenset({Part.MAIN, Part.CONSEQUENCE})


@frozen
class Match:
    """Where a rule found what it looks for, and the statement it found it in, if in one."""

    seen: Seen
    statement: Statement | None


@frozen
class Places:
    """Where the word patterns of one pack occur in one clause, without what is set aside."""

    spans: dict[int, list[Span]]

    @classmethod
    def find(cls, pack: RulePack, reading: Reading) -> "Places":
        """Search for all word patterns of a pack at once."""
        data = reading.plain.encode("ascii")
        found = {}
        for number in pack.words.which(data):
            places = pack.words.places(number, data)
            live = [one for one in places if not _within(one, reading.set_aside)]
            if live:
                found[number] = live
        return cls(found)

    def first(self, numbers: Iterable[int], start: int, end: int) -> Span | None:
        """Return the first place of any of these patterns between two points of the text."""
        inside = []
        for number in numbers:
            places = self.spans.get(number)
            if places:
                at = bisect_left(places, (start, 0))
                if at < len(places) and places[at][1] <= end:
                    inside.append(places[at])
        return min(inside, default=None)


def _within(span: Span, others: Iterable[Span]) -> bool:
    """Return whether a span begins inside one of the others."""
    return any(start <= span[0] < end for start, end in others)


def _clause_fits(pattern: Pattern, reading: Reading) -> bool:
    """Return whether the lines about the whole clause hold."""
    for key, wanted in pattern.clause.items():
        if reading.has(Feature(key)) is not wanted:
            return False
    if pattern.rungs and reading.notice not in pattern.rungs:
        return False
    named = pattern.consequences
    return not named or any(reading.has(Feature(one)) for one in named)


def _statement_fits(pattern: Pattern, one: Statement, reading: Reading) -> bool:
    """Return whether the lines about one statement hold."""
    wanted = pattern.statement
    if one.part not in wanted.get("part", _SETTLING):
        return False
    if "modality" not in wanted and _within((one.seen.start, one.seen.end), reading.set_aside):
        return False
    for key, allowed in wanted.items():
        if key == "domain":
            if allowed.isdisjoint(one.domains):
                return False
        elif key != "part" and getattr(one, key) not in allowed:
            return False
    return pattern.negated is None or pattern.negated is one.negated


def _whole(reading: Reading) -> Seen:
    """Return the clause without the white space around it."""
    text = reading.text.strip()
    start = reading.text.find(text)
    return Seen(text, start, start + len(text))


def _seen(reading: Reading, span: Span) -> Seen:
    """Return the words of a span, without the marks and white space at its end."""
    words = reading.text[span[0] : span[1]].rstrip(" .,;:!?\n\t")
    return Seen(words, span[0], span[0] + len(words))


def _notice_or_whole(pattern: Pattern, reading: Reading) -> Seen:
    """Return the words behind a pattern that asks only about the whole clause."""
    if pattern.rungs and reading.notice_seen:
        return reading.notice_seen
    for key in (
        *sorted(pattern.consequences),
        *(key for key, on in pattern.clause.items() if on and key != "condition"),
    ):
        places = reading.features.get(Feature(key))
        if places:
            return places[0]
    return _whole(reading)


def match(pattern: Pattern, reading: Reading, places: Places) -> Match | None:
    """Return the first fit of a pattern, or None."""
    occurring = places.spans.keys()
    if pattern.clause_words and occurring.isdisjoint(pattern.clause_words):
        return None
    if pattern.words and occurring.isdisjoint(pattern.words):
        return None
    if not _clause_fits(pattern, reading):
        return None
    end = len(reading.text)
    at = places.first(pattern.clause_words, 0, end) if pattern.clause_words else None
    if pattern.clause_words and at is None:
        return None
    if not pattern.about_statement:
        if pattern.words:
            at = places.first(pattern.words, 0, end)
            if at is None:
                return None
        seen = _seen(reading, at) if at else _notice_or_whole(pattern, reading)
        return Match(seen, _around(reading, seen))
    for one in reading.statements:
        if not _statement_fits(pattern, one, reading):
            continue
        if pattern.words and places.first(pattern.words, one.seen.start, one.seen.end) is None:
            continue
        return Match(one.seen, one)
    return None


def _around(reading: Reading, seen: Seen) -> Statement | None:
    """Return the statement in which some words stand."""
    return next(
        (one for one in reading.statements if one.seen.start <= seen.start < one.seen.end), None
    )


def match_rule(rule: Rule, reading: Reading, places: Places) -> Match | None:
    """Return where a rule speaks, or None where it is silent."""
    found = next((fit for one in rule.look_for if (fit := match(one, reading, places))), None)
    if found is None or any(match(one, reading, places) for one in rule.unless):
        return None
    return found
