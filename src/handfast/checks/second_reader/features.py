"""What the second reader looks at in a clause: its words, parts of words, the reading, the rules.

Four blocks, each with its own measure, so that none drowns another: single words and pairs; parts
of words, for misspellings; what the grammar read; what the rules found. How long a clause is, and
who is named in it, is in none of them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from handfast.model import Finding, Level, Verdict

from ..reading import Reading, Statement
from ..verdicts import Evidence, decide, weigh
from .words import Word, words

BLOCKS = ("words", "parts", "reading", "rules")
_SIZES, _LONGEST_WORD = (3, 4), 40


Manner = tuple[str, str, str, str, str, str | None, frozenset[str]]
"""What of one statement counts: part, actor, modality, whom it binds, verb, towards, domains."""


@frozen
class Looked:
    """All that was looked at in one clause, before it is taken apart into features.

    ``words`` keep their places; ``manners`` are those of the statements; ``reading`` and ``rules``
    are features already.
    """

    words: tuple[Word, ...]
    manners: Collection[Manner]
    reading: Collection[str]
    rules: Collection[str]

    @property
    def spelt(self) -> list[str]:
        """The words alone."""
        return [word for word, _, _ in self.words]

    @property
    def blocks(self) -> Mapping[str, Collection[str]]:
        """All features, block by block."""
        spelt = self.spelt
        return {
            "words": of_words(spelt),
            "parts": {part for word in set(spelt) for part in parts(word)},
            "reading": {*self.reading, *(name for one in self.manners for name in of_manner(one))},
            "rules": self.rules,
        }


def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word, three and four letters long, with its edges marked.

    Only a word that is spelt with letters has any.
    """
    if not word[0].isalpha():
        return ()
    whole = f"<{word[:_LONGEST_WORD]}>"
    return tuple(
        f"_{whole[start : start + size]}"
        for size in _SIZES
        for start in range(len(whole) - size + 1)
    )


def of_words(spelt: Sequence[str]) -> set[str]:
    """Return single words and pairs, with the first and the last word marked as such."""
    if not spelt:
        return set()
    found = {f"{one} {other}" for one, other in pairwise(spelt)}
    found.update(spelt, (f"^ {spelt[0]}", f"{spelt[-1]} $"))
    return found


def of_manner(manner: Manner) -> Iterable[str]:
    """Return what the grammar says of one statement, alone and in pairs."""
    part, actor, modality, bound, verb, towards, domains = manner
    yield f":part {part}"
    yield f":actor {part} {actor}"
    yield f":modality {part} {modality}"
    yield f":does {part} {actor} {modality}"
    yield f":binds {bound} {modality}"
    if verb:
        yield f":verb {actor} {verb}"
        yield f":verb {modality} {verb}"
    if towards:
        yield f":towards {towards} {actor}"
    for domain in domains:
        yield f":about {domain} {bound}"
        yield f":about {domain} {modality}"


def _manner(one: Statement, known: Collection[str]) -> Manner:
    """Return what counts of a statement; a verb only counts where it is an ordinary word."""
    verb = one.verb if one.verb in known else ""
    return one.part, one.actor, one.modality, one.bound, verb, one.towards, one.domains


def _of_reading(reading: Reading) -> set[str]:
    """Return what the grammar says of the clause beside its statements."""
    out = {f":domain {name}" for name in reading.domains}
    out.update([f":feature {feature}" for feature in reading.features])
    out.add(f":rung {reading.notice or ''}")
    live = reading.in_force()
    out.add(":actors " + " ".join(sorted({one.actor for one in live})))
    out.add(":bound " + " ".join(sorted({one.bound for one in live})))
    if reading.outsiders:
        out.add(":outsiders")
    return out


def learned_from(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that readers learn from: those of the core, without notes and stops.

    The rules that say stop were written while reading the very clauses that readers learn from, and
    know them by heart. Whoever learned from them would take their silence for safety.
    """
    passed_over = (Level.NOTE, Level.STOP)
    return [one for one in findings if one.plugin == "handfast" and one.level not in passed_over]


def _of_rules(findings: Sequence[Finding], evidence: Evidence) -> set[str]:
    """Return what the rules say of the clause."""
    out = {f"!verdict {decide(evidence)}"}
    for finding in findings:
        level, signal = finding.level, finding.signal or ""
        out.update(
            (f"!code {finding.code}", f"!level {level}", f"!signal {signal}",
             f"!level {level} {signal}")
        )  # fmt: skip
    out.update([f"!reason {reason.towards} {reason.name}" for reason in evidence.reasons])
    for verdict in Verdict:
        out.add(f"!weight {verdict} {min(int(evidence.weight(verdict) * 2), 8)}")
    return out


def look(reading: Reading, findings: Sequence[Finding], known: Collection[str]) -> Looked:
    """Return what there is to see; of findings, only what is to be learned from."""
    core = learned_from(findings)
    return Looked(
        words=tuple(words(reading, known)),
        manners={_manner(one, known) for one in reading.statements},
        reading=_of_reading(reading),
        rules=_of_rules(core, weigh(reading, core)),
    )
