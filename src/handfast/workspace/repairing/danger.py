"""Whether somebody's own words about a hurt tell of danger; then help is shown to them alone.

The rules for clauses are asked, and rules of our own for what is told as having happened. Nothing
is kept of it, nothing is said to anybody else, and silence here is no sign of safety.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from handfast.checks import RulePack, check_clause, load_pack, read_clause
from handfast.model import Level, Support

from ..reading import Checker
from ..workspace import Workspace

_FILE: Final = "danger.toml"
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
_SITUATIONS: Final = ("danger", "fear", "despair")


def tells_of_danger(checks: Checker, text: str) -> bool:
    """Say whether anything in these words asks to point to help."""
    for sentence in [text, *_SENTENCE.findall(text)]:
        if not sentence.strip():
            continue
        reading = read_clause(sentence.strip())
        found = check_clause(reading, (*checks.packs, told_pack()), document=None, clause=None)
        if any(finding.level is Level.STOP for finding in found):
            return True
    return False


def where_to_turn(checks: Checker, text: str, country: str = "") -> tuple[Support, ...]:
    """Return where to find help if these words tell of danger; else nothing."""
    if not tells_of_danger(checks, text):
        return ()
    return places(checks, _SITUATIONS, country)


def places(checks: Checker, situations: tuple[str, ...], country: str) -> tuple[Support, ...]:
    """Return places for these situations, in a country and anywhere, each once and in order.

    Without a country only those that are anywhere: a list of the whole world helps nobody.
    """
    found: dict[str, Support] = {}
    for situation in situations:
        for place in checks.support(situation, country.upper()):
            if place.country in {"", country.upper()}:
                found.setdefault(place.name, place)
    return tuple(found.values())


@cache
def told_pack() -> RulePack:
    """Return the rules for what is told as having happened."""
    data = files(__package__).joinpath(_FILE).read_bytes()
    return load_pack(data, where=_FILE)


def support_for(ws: Workspace, text: str, country: str = "") -> tuple[Support, ...]:
    """Return where somebody can turn, for them alone, if their words tell of danger."""
    from ..reading import checker

    return where_to_turn(checker(ws), text, country)
