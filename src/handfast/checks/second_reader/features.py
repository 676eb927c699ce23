"""What the second reader looks at in a clause: its words, parts of words, the reading, the rules.

Four blocks, each with its own measure, so that none drowns another: single words and pairs; parts
of words, for misspellings; what the grammar read; what the rules found. How long a clause is, and
who is named in it, is in none of them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from handfast.model import Finding, Level, Verdict

from ..reading import Reading, Statement
from ..verdicts import Evidence, decide, weigh
from .words import Word, words

BLOCKS = ("words", "parts", "reading", "rules")
_SIZES, _LONGEST_WORD = (3, 4), 40


@frozen
class Looked:
    """All that was looked at in one clause, block by block; ``words`` keep their places."""

    words: tuple[Word, ...]
    blocks: Mapping[str, Collection[str]]


@lru_cache(maxsize=4096)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word, three and four letters long, with its edges marked."""
    whole = f"<{word[:_LONGEST_WORD]}>"
    return tuple(
        f"_{whole[start : start + size]}"
        for size in _SIZES
        for start in range(len(whole) - size + 1)
    )


def _of_words(spelt: Sequence[str]) -> set[str]:
    """Return single words and pairs, with the first and the last word marked as such."""
    edged = ["^", *spelt, "$"]
    return {*spelt, *map(" ".join, pairwise(edged))} if spelt else set()


def _of_parts(spelt: Sequence[str]) -> set[str]:
    """Return the parts of all words that are spelt with letters."""
    return {part for word in set(spelt) if word[0].isalpha() for part in parts(word)}


def made_of(found: Sequence[Word]) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Return each feature of words and parts with the numbers of the words that make it."""
    last = len(found) - 1
    for number, (word, _, _) in enumerate(found):
        yield word, (number,)
        if number == 0:
            yield f"^ {word}", (number,)
        yield (f"{word} $", (number,)) if number == last else (
            f"{word} {found[number + 1][0]}", (number, number + 1)
        )  # fmt: skip
        if word[0].isalpha():
            for part in parts(word):
                yield part, (number,)


def _of_statement(one: Statement, known: Collection[str]) -> Iterable[str]:
    """Return what the grammar says of one statement, alone and in pairs."""
    part, actor, modality = one.part, one.actor, one.modality
    yield f"part {part}"
    yield f"actor {part} {actor}"
    yield f"modality {part} {modality}"
    yield f"does {part} {actor} {modality}"
    yield f"binds {one.bound.value} {modality}"
    verb = one.verb
    if verb in known:
        yield f"verb {actor} {verb}"
        yield f"verb {modality} {verb}"
    if one.towards:
        yield f"towards {one.towards.value} {actor}"
    for domain in one.domains:
        yield f"about {domain} {one.bound.value}"
        yield f"about {domain} {modality}"


def _of_reading(reading: Reading, known: Collection[str]) -> set[str]:
    """Return what the grammar says of the clause."""
    out = {name for one in reading.statements for name in _of_statement(one, known)}
    out.update(f"domain {name}" for name in reading.domains)
    out.update(f"feature {feature.value}" for feature in reading.features)
    out.add(f"rung {reading.notice.value if reading.notice else ''}")
    live = reading.in_force()
    out.add("actors " + " ".join(sorted({one.actor.value for one in live})))
    out.add("bound " + " ".join(sorted({one.bound.value for one in live})))
    if reading.outsiders:
        out.add("outsiders")
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
    out = {f"verdict {decide(evidence).value}"}
    for finding in findings:
        signal = finding.signal.value if finding.signal else ""
        out.update(
            (f"code {finding.code}", f"level {finding.level.value}", f"signal {signal}",
             f"level {finding.level.value} {signal}")
        )  # fmt: skip
    out.update(f"reason {reason.towards.value} {reason.name}" for reason in evidence.reasons)
    for verdict in Verdict:
        out.add(f"weight {verdict.value} {min(int(evidence.weight(verdict) * 2), 8)}")
    return out


def look(reading: Reading, findings: Sequence[Finding], known: Collection[str]) -> Looked:
    """Return what there is to see; of findings, only what is to be learned from."""
    core = learned_from(findings)
    found = tuple(words(reading, known))
    spelt = [word for word, _, _ in found]
    return Looked(
        words=found,
        blocks={
            "words": _of_words(spelt),
            "parts": _of_parts(spelt),
            "reading": {f":{name}" for name in _of_reading(reading, known)},
            "rules": {f"!{name}" for name in _of_rules(core, weigh(reading, core))},
        },
    )
