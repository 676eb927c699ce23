"""Does a pattern fit a reading, and with which words?"""

from bisect import bisect_left
from collections.abc import Iterable

from attrs import field, frozen

from .alike import Alike
from .patterns import PatternSet
from .reading import Feature, Part, Reading, Seen, Statement
from .rules import Pattern, Rule, RulePack
from .spans import Span, Spans

_SETTLING: frozenset[str] = frozenset({Part.MAIN, Part.CONSEQUENCE})


@frozen
class Match:
    """Where a rule found what it looks for, and the statement it found it in, if in one."""

    seen: Seen
    statement: Statement | None


@frozen
class Places:
    """Where the word patterns of one pack occur in one clause, without what is set aside.

    ``spans`` are those of the patterns that make rules speak; what only keeps a rule silent is
    looked for when it is asked for. ``live`` are the statements that the clause does not take back.
    """

    spans: dict[int, list[Span]]
    live: frozenset[int]
    _words: PatternSet
    _text: Alike
    _aside: Spans | None
    _sought: dict[int, list[Span]] = field(factory=dict)

    @classmethod
    def find(cls, pack: RulePack, reading: Reading) -> "Places":
        """Search for all word patterns of a pack at once; done once for each reading."""
        found: Places | None = reading.places.get(pack.words)
        if found is None:
            aside, live = _aside(reading)
            found = cls({}, live, pack.words, reading.alike, aside)
            for number, at in pack.words.found(reading.alike.data):
                places = found._kept(at)
                if places:
                    found.spans[number] = places
            reading.places[pack.words] = found
        return found

    def _kept(self, found: list[Span]) -> list[Span]:
        """Return the places in the clause of places in the text, without what is set aside."""
        places = self._text.spans(found)
        if self._aside is None:
            return places
        return [one for one in places if not self._aside.begin(one)]

    def _of(self, number: int) -> list[Span] | None:
        """Return where a pattern occurs, in order."""
        places = self.spans.get(number)
        if places is None and number in self._words.seldom:
            places = self._sought.get(number)
            if places is None:
                places = self._sought[number] = self._kept(
                    self._words.places(number, self._text.data)
                )
        return places

    def lack(self, numbers: Iterable[int]) -> bool:
        """Return whether none of these patterns occurs."""
        if self._words.seldom.isdisjoint(numbers):
            return self.spans.keys().isdisjoint(numbers)
        return not any(map(self._of, numbers))

    def first(self, numbers: Iterable[int], start: int, end: int) -> Span | None:
        """Return the first place of any of these patterns between two points of the text."""
        best: Span | None = None
        for number in numbers:
            places = self._of(number)
            if places:
                at = bisect_left(places, (start, 0))
                if at < len(places) and places[at][1] <= end:
                    best = places[at] if best is None else min(best, places[at])
        return best


def _aside(reading: Reading) -> tuple[Spans | None, frozenset[int]]:
    """Return the places that a clause takes back, if any, and the numbers of what stays."""
    if not reading.set_aside:
        return None, frozenset(range(len(reading.statements)))
    aside = Spans(reading.set_aside)
    return aside, frozenset(
        number
        for number, one in enumerate(reading.statements)
        if not aside.begin((one.seen.start, one.seen.end))
    )


def _clause_fits(pattern: Pattern, reading: Reading) -> bool:
    """Return whether the lines about the whole clause hold."""
    there = reading.present
    if not (pattern.wanted <= there and pattern.unwanted.isdisjoint(there)):
        return False
    if pattern.rungs and reading.notice not in pattern.rungs:
        return False
    return not pattern.consequences or not pattern.consequences.isdisjoint(there)


def _statement_fits(pattern: Pattern, one: Statement, *, live: bool) -> bool:
    """Return whether the lines about one statement hold; ``live``: it is not taken back."""
    wanted = pattern.statement
    if one.part not in wanted.get("part", _SETTLING):
        return False
    if not live and "modality" not in wanted:
        return False
    for key, allowed in wanted.items():
        if key == "domain":
            if allowed.isdisjoint(one.domains):
                return False
        elif getattr(one, key) not in allowed:
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
    if pattern.words and places.lack(pattern.words):
        return None
    if pattern.clause_words and places.lack(pattern.clause_words):
        return None
    domains = pattern.statement.get("domain")
    if domains is not None and domains.isdisjoint(reading.domains):
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
    for number, one in enumerate(reading.statements):
        if not _statement_fits(pattern, one, live=number in places.live):
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
    for one in rule.look_for:
        found = match(one, reading, places)
        if found is not None:
            break
    else:
        return None
    for one in rule.unless:
        if match(one, reading, places) is not None:
            return None
    return found
