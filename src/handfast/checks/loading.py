"""Loads rule packs. A pack whose examples do not come out as it says does not load."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from handfast.errors import DocumentError, Problem

from .matching import Places, match_rule
from .pack_format import PackReader
from .patterns import PatternSet
from .reading import read_clause
from .rules import Rule, RulePack

FORMAT = 1
_HEADINGS = ("id", "title", "prefix")
_loaded: dict[str, RulePack] = {}


def _tables(data: bytes, where: str) -> Mapping[str, Any]:
    """Return the tables of a foreign TOML file, through the door that all files pass."""
    from handfast.documents import read_toml

    try:
        return read_toml(data)
    except DocumentError as error:
        raise DocumentError(
            error.message, error.problems, next_step=error.next_step, where=where
        ) from error


def _head(table: Mapping[str, Any], reader: PackReader) -> None:
    """Check what stands above the rules."""
    if table.get("handfast_pack") != FORMAT:
        reader.fault(f"the first line is to be 'handfast_pack = {FORMAT}'.")
    for key in _HEADINGS:
        if not isinstance(table.get(key), str) or not table[key]:
            reader.fault(f"the heading '{key}' is missing or empty.")
    for key in sorted(set(table) - {"handfast_pack", "rules", "lists", *_HEADINGS}):
        reader.fault(f"there is no heading '{key}' above the rules.")


def _rules(table: Mapping[str, Any], reader: PackReader) -> tuple[Rule, ...]:
    """Read all rules of one file."""
    given = table.get("rules", [])
    if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
        reader.fault("there is no rule: write [[rules]] above each.")
        return ()
    return tuple(reader.rule(one) for one in given)


def _unique(rules: Sequence[Rule], reader: PackReader) -> None:
    """Check that codes and names are used once."""
    reader.rule_name = ""
    for said in ("code", "name"):
        values = [getattr(rule, said) for rule in rules]
        for twice in sorted({one for one in values if values.count(one) > 1}):
            reader.fault(f"the {said} '{twice}' is used more than once.")


def failing_examples(pack: RulePack, rule: Rule) -> Iterator[str]:
    """Yield a sentence for each example of a rule that does not come out as it says."""
    expected = [(text, "flags", True) for text in rule.examples.flags]
    expected += [(text, "allows", False) for text in rule.examples.allows]
    expected += [(text, "near_misses", False) for text in rule.examples.near_misses]
    for text, heading, speaks in expected:
        reading = read_clause(text)
        spoke = match_rule(rule, reading, Places.find(pack, reading)) is not None
        if spoke is not speaks:
            does = "is silent on" if speaks else "speaks on"
            yield f"Rule {rule.code} {does} this example under '{heading}': {text}"


def _refuse(problems: list[Problem], where: str) -> None:
    """Raise one error with every problem, if there are any."""
    if problems:
        many = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise DocumentError(
            f"This rule pack does not load: it has {many}.",
            problems,
            next_step="Mend what is named and load it again; see docs/rule-packs.md.",
            where=where,
        )


def _assemble(
    tables: Sequence[Mapping[str, Any]], digest: str, where: str, *, trusted: bool = False
) -> RulePack:
    """Return one pack from one file or several, without running its examples.

    Word patterns of a ``trusted`` pack are not tried one by one.
    """
    prefix = tables[0].get("prefix")
    reader = PackReader(prefix if isinstance(prefix, str) else "", trusted=trusted)
    for table in tables:
        _head(table, reader)
        reader.word_lists(table.get("lists", {}))
    rules = tuple(rule for table in tables for rule in _rules(table, reader))
    _unique(rules, reader)
    _refuse(reader.problems, where)
    first = tables[0]
    return RulePack(
        id=first["id"],
        title=first["title"],
        prefix=reader.prefix,
        rules=rules,
        words=PatternSet(reader.sources, seldom=reader.seldom),
        digest=digest,
    )


def load_pack(data: bytes, *, where: str = "") -> RulePack:
    """Return the pack in a TOML file; raise DocumentError naming every problem in it.

    All its examples are run, once per process for the same bytes.
    """
    digest = hashlib.sha256(data).hexdigest()
    if digest not in _loaded:
        pack = _assemble([_tables(data, where)], digest, where)
        failed = [Problem(one) for rule in pack.rules for one in failing_examples(pack, rule)]
        _refuse(failed, where)
        _loaded[digest] = pack
    return _loaded[digest]


@cache
def core_pack() -> RulePack:
    """Return the rules that come with handfast itself.

    Their examples are run by our own tests and not again at each start.
    """
    import tomli

    folder = files("handfast.checks").joinpath("packs")
    paths = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=str)
    data = [path.read_bytes() for path in paths]
    tables = [tomli.loads(one.decode("utf-8")) for one in data]
    return _assemble(
        tables, hashlib.sha256(b"".join(data)).hexdigest(), "checks/packs", trusted=True
    )
