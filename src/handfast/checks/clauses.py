"""Checks one clause with rule packs; what overlaps and says the same is folded into one finding."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from handfast.errors import UsageError
from handfast.model import AgreementDocument, Clause, Finding, Level

from .matching import Match, Places, match_rule
from .missing import missing, told
from .reading import Reading
from .rules import Leans, Rule, RulePack
from .whole_rules import every_whole
from .wordings import fill

_ORDER = {Level.STOP: 0, Level.WARN: 1, Level.ASK: 2, Level.NOTE: 3}
_MOST = 6


def _finding(
    rule: Rule, pack: RulePack, reading: Reading, found: Match, clause: Clause | None
) -> Finding:
    """Return what a rule has to say about what it found."""
    filled = (fill(wording, reading, found) for wording in rule.wordings)
    vague = rule.leans is Leans.UNCLEAR
    return Finding(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        level=rule.level,
        why=f"{rule.why} {told(missing(reading, vague=True))}" if vague else rule.why,
        ask=rule.ask,
        source=rule.source,
        signal=rule.signal,
        quote=found.seen.text,
        span=(found.seen.start, found.seen.end),
        wordings=tuple(dict.fromkeys(wording for wording in filled if wording)),
        clause=clause.id if clause else None,
        plugin="handfast" if pack.id == "core" else pack.id,
    )


def strength(finding: Finding) -> tuple[int, str]:
    """Return a key that sorts the strongest findings first."""
    return _ORDER[finding.level], finding.code


def _overlap(one: Finding, other: Finding) -> bool:
    """Return whether two findings look at some of the same words."""
    if one.span is None or other.span is None:
        return False
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def fold(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep the strongest of those that share a signal and words, and few enough to read.

    Nothing that says stop is ever folded or left out: each points to help of its own.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=strength):
        stops = finding.level is Level.STOP
        if not stops and any(
            finding.signal == one.signal and _overlap(finding, one) for one in kept
        ):
            continue
        if stops or len(kept) < _MOST:
            kept.append(finding)
    return tuple(kept)


def check_clause(
    reading: Reading,
    packs: Sequence[RulePack],
    *,
    document: AgreementDocument | None = None,
    clause: Clause | None = None,
) -> tuple[Finding, ...]:
    """Return what the packs have to say about a clause, the strongest first.

    Where something says stop, nothing offers a smoother wording for the same clause.
    """
    found = []
    need_named = bool(clause and clause.need.strip())
    for pack in packs:
        places = Places.find(pack, reading)
        for rule in pack.candidates(places.spans):
            where = match_rule(rule, reading, places)
            if where is not None and not (need_named and rule.name == "need-not-named"):
                found.append(_finding(rule, pack, reading, where, clause))
    kept = fold(found)
    if any(finding.level is Level.STOP for finding in kept):
        return tuple(evolve(finding, wordings=()) for finding in kept)
    return kept


def explain(code: str, packs: Sequence[RulePack]) -> Rule:
    """Return the rule with this code, of a pack or of the whole; UsageError if there is none."""
    wanted = code.strip().upper()
    for pack in packs:
        rule = pack.rule(wanted)
        if rule is not None:
            return rule
    for whole in every_whole():
        if whole.words.code == wanted:
            return whole.rule()
    near = sorted(
        {rule.code for pack in packs for rule in pack.rules if rule.code[:3] == wanted[:3]}
    )
    hint = f"There are {', '.join(near)}." if near else "Codes look like HF101."
    raise UsageError(f"No rule has the code '{code}'.", next_step=hint)
