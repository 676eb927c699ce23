"""Fills the gaps of a wording with the clause's own words, or leaves the wording out."""

import re

from .lexicon import words_of
from .matching import Match
from .reading import Actor, Bound, Reading, Statement

_GAP = re.compile(r"\{([a-z]+)\}")
_PRONOUNS = frozenset({"he", "she", "they", "it", "this", "that", ""})
_SMALL = words_of("my your his her our their the a an any other old new friends family exes")
_TRAILING = (" anymore", " any more", " ever again", " again", " at all", " from now on", " ever")


def _who(reading: Reading, one: Statement | None) -> str:
    """Return whom the statement binds, as the clause calls them."""
    if one is None:
        return ""
    if one.actor is Actor.YOU or (one.bound is Bound.OTHER and one.actor is Actor.UNSAID):
        return "you"
    if one.actor is Actor.THEY and one.who not in _PRONOUNS:
        named = reading.text[one.seen.start : one.seen.start + len(one.who)]
        noun = one.who.split()[0] in {"my", "the", "your"}
        return one.who if noun else named[:1].upper() + named[1:]
    return ""


def _other(reading: Reading, one: Statement | None) -> str:
    """Return the other one of the two, as the clause calls them."""
    actors = {each.actor for each in reading.statements}
    words = set(re.findall(r"[a-z]+", reading.plain))
    if Actor.I in actors or words & {"me", "my", "mine"} or (one and one.actor is Actor.YOU):
        return "me"
    who = one.who if one else ""
    others = [name for name in reading.names if name.lower() not in who]
    return others[0] if len(others) == 1 else ""


def _object(one: Statement | None) -> str:
    """Return what the statement is about, as it stands within a sentence."""
    words = one.object if one else ""
    first = words.split(" ", 1)[0].lower()
    return words[:1].lower() + words[1:] if first in _SMALL else words


def _action(one: Statement | None) -> str:
    """Return what is done, without "anymore" at its end."""
    if one is None or one.actor is Actor.IT:
        return ""
    action = one.action.rstrip(" .!?,;")
    for ending in _TRAILING:
        action = action.removesuffix(ending)
    return action if 0 < len(action) <= 80 else ""


def fill(wording: str, reading: Reading, found: Match) -> str | None:
    """Return the wording with its gaps filled; None where a gap cannot be filled."""
    one = found.statement
    fillings = {
        "who": _who(reading, one),
        "me": _other(reading, one),
        "object": _object(one),
        "action": _action(one),
        "need": reading.need.strip(" .,"),
    }
    if any(not fillings.get(gap) for gap in _GAP.findall(wording)):
        return None
    filled = _GAP.sub(lambda gap: fillings[gap.group(1)], wording)
    return filled[:1].upper() + filled[1:]
