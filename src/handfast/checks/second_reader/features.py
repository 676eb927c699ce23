"""What the second reader looks at in a clause: its words, parts of words, the reading, the rules.

Four blocks, each with its own measure, so that none drowns another: single words and pairs; parts
of words, for misspellings; what the grammar read; what the rules found. How long a clause is, and
who is named in it, is in none of them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from handfast.model import Finding, Level, Verdict

from ..reading import Reading, Statement
from ..verdicts import Evidence, decide, weigh
from .words import Word, words

BLOCKS = ("words", "parts", "reading", "rules")
_SHORTEST, _LONGEST = 2, 5


@frozen
class Looked:
    """All that was looked at in one clause, block by block; ``words`` keep their places.

    ``at`` names, for each feature made of words, the numbers of the words it was made of.
    """

    words: tuple[Word, ...]
    blocks: Mapping[str, tuple[str, ...]]
    at: Mapping[str, tuple[tuple[int, ...], ...]]


@lru_cache(maxsize=4096)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word, two to five letters long, with its edges marked."""
    whole = f"<{word}>"
    return tuple(
        f"_{whole[start : start + size]}"
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(whole) - size + 1)
    )


def _of_words(found: Sequence[Word]) -> dict[str, list[tuple[int, ...]]]:
    """Return single words and pairs, each with where it was made."""
    made: dict[str, list[tuple[int, ...]]] = {}
    spelt = [word for word, _, _ in found]
    for number, word in enumerate(spelt):
        made.setdefault(word, []).append((number,))
    if spelt:
        made.setdefault(f"^ {spelt[0]}", []).append((0,))
        made.setdefault(f"{spelt[-1]} $", []).append((len(spelt) - 1,))
    for number, (one, two) in enumerate(zip(spelt, spelt[1:], strict=False)):
        made.setdefault(f"{one} {two}", []).append((number, number + 1))
    return made


def _of_parts(found: Sequence[Word]) -> dict[str, list[tuple[int, ...]]]:
    """Return the parts of all words that are spelt with letters."""
    made: dict[str, list[tuple[int, ...]]] = {}
    for number, (word, _, _) in enumerate(found):
        if word[0].isalpha():
            for part in parts(word):
                made.setdefault(part, []).append((number,))
    return made


def _of_statement(one: Statement, known: Collection[str]) -> Iterable[str]:
    """Return what the grammar says of one statement, alone and in pairs."""
    part, actor, modality = one.part.value, one.actor.value, one.modality.value
    yield f"part {part}"
    yield f"actor {part} {actor}"
    yield f"modality {part} {modality}"
    yield f"does {part} {actor} {modality}"
    yield f"binds {one.bound.value} {modality}"
    verb = one.action.lower().split(" ", 1)[0].strip(".,!?'\"")
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
    """Return what there is to see. Of findings, those of the core count, and notes do not."""
    core = [one for one in findings if one.plugin == "handfast" and one.level is not Level.NOTE]
    found = words(reading, known)
    of_words, of_parts = _of_words(found), _of_parts(found)
    return Looked(
        words=tuple(found),
        blocks={
            "words": tuple(sorted(of_words)),
            "parts": tuple(sorted(of_parts)),
            "reading": tuple(sorted(f":{name}" for name in _of_reading(reading, known))),
            "rules": tuple(sorted(f"!{name}" for name in _of_rules(core, weigh(reading, core)))),
        },
        at={name: tuple(places) for name, places in (of_words | of_parts).items()},
    )
