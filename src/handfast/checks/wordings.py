"""Fills a wording to try with the clause's own people, need and matter, or leaves it out.

What is filled in was written by somebody who may be afraid, so it is taken only where it fits: an
action has to be one that people are free to do or can be asked for, a need may not be a way of
watching or of having one's way, and the people have to be called as the clause calls them.
"""

import re
from collections.abc import Callable, Mapping

from .lexicon import words_of
from .matching import Match
from .reading import Actor, Bound, Modality, Reading, Statement

_GAP = re.compile(r"\{([a-z]+)(?::([a-z]+))?\}")
_OPTIONAL = re.compile(r"\[([^][]*)\]")
_NO_NAMES = words_of(
    "mine yours his hers ours theirs he she they it this that secondary primary third nobody wives "
    "husbands wife husband partners spouses everyone anyone sons daughters friends metamours"
)
_TITLES = re.compile(
    r"(?:my (?:partner|wife|husband|girlfriend|boyfriend|fiancee?)|partner [a-z]"
    r"|the (?:wife|husband|other (?:party|partner|person)))"
)
_PEOPLE = re.compile(
    r"(?:(?:my|your|ur|his|her|their|our|old|any|new) )*(?:best )?(?:friends?|mates?|sisters?|"
    r"brothers?|mother|mum|mom|mam|dad|father|parents|family|cousins?|aunts?|uncles?|colleagues|"
    r"relatives|in-laws|ex|exes|ex-[a-z]+|former spouses|old partners|new partners?|metamours?)",
)
_FREE = words_of(
    "see meet talk go visit call text write stay travel dance join use play work study drive "
    "invite date phone ring spend wear post lunch eat drink sing climb swim camp"
)
_ASKED = words_of(
    "cook wash clean tidy call ring text iron collect walk feed bring plan book shop water cancel "
    "apologise apologize come help listen knock wait"
)
_NOT_ASKED = re.compile(
    r"\b(?:phone|password|location|money|wages|salary|card|passport|permission|approv|ask|tell|told"
    r"|home by|before \w+|every time|at all times|always|never|wear|weigh|sex|bed|obey|quiet"
    r"|without|alone|only|if|when|unless|until|metamour|goodbye|friends?)",
)
_NO_NEED = re.compile(
    r"\b(?:see|check|sure|know (?:where|who|what|when)|find out|complain|behave|trust|control|watch"
    r"|you (?:don't|can't|won't|never)|nobody (?:else|can)|(?:he|she) (?:can|can't|doesn't))\b"
)
_IS_NEED = re.compile(
    r"so that |so (?:I|we|neither of us|both of us) (?:can|could|don't have to|feel|sleep|am not|"
    r"are|won't|never have to) |because I (?:need|want|feel|get|sleep|worry) |to feel "
)
_TRAILING = (" anymore", " any more", " ever again", " again", " at all", " from now on", " ever")
_LONGEST = 70


def _known_as(reading: Reading, one: Statement) -> str:
    """Return a name or a title such as "my partner", as the clause writes it; or nothing."""
    if _TITLES.fullmatch(one.who):
        return one.who if one.who[:2] in {"my", "th"} else one.who.title()
    named = reading.text[one.seen.start : one.seen.start + len(one.who)]
    is_one_name = named.isalpha() and one.who == named.lower() and one.who not in _NO_NAMES
    return named[:1].upper() + named[1:] if is_one_name and len(named) > 1 else ""


def _who(reading: Reading, one: Statement | None) -> str:
    """Return whom the statement binds, as the clause calls them."""
    if one is None:
        return ""
    if one.actor is Actor.YOU or (one.bound is Bound.OTHER and one.actor is Actor.UNSAID):
        return "you"
    return _known_as(reading, one) if one.actor is Actor.THEY else ""


def _first_person(reading: Reading, one: Statement | None) -> bool:
    """Return whether somebody speaks for themselves or to the other."""
    actors = {each.actor for each in reading.statements}
    spoken = set(re.findall(r"[a-z]+", reading.plain)) & {"me", "my", "mine", "we", "us", "our"}
    return bool(Actor.I in actors or spoken or (one and one.actor is Actor.YOU))


def _other(reading: Reading, one: Statement | None) -> str:
    """Return the other one of the two, as the clause calls them."""
    if _first_person(reading, one):
        return "me"
    who = one.who if one else ""
    others = [name for name in reading.names if name.lower() not in who]
    return others[0] if len(others) == 1 else ""


def _both(reading: Reading, one: Statement | None) -> str:
    """Return both people: by name where the clause speaks of them from outside, else "we"."""
    who, other = _who(reading, one), _other(reading, one)
    named = who[:1].isupper() and other not in {"", "me"}
    return f"{who} and {other}" if named else "we"


def _object(one: Statement | None) -> str:
    """Return the people that a statement is about, as they stand within a sentence."""
    if one is None:
        return ""
    words = one.who if one.actor is Actor.OUTSIDER else one.object
    low = words[:1].lower() + words[1:]
    return low if _PEOPLE.fullmatch(low.lower()) else ""


def _action(one: Statement | None) -> str:
    """Return what is done, where it is something to be free in or something one can ask for."""
    if one is None or one.actor is Actor.IT:
        return ""
    action = re.split(r"[.,;:!?()\"\n]", one.action, maxsplit=1)[0].strip()
    for ending in _TRAILING:
        action = action.removesuffix(ending)
    action = re.sub(r"\bi\b", "I", action[:1].lower() + action[1:])
    verb = action.split(" ", 1)[0]
    refused = one.modality in {Modality.MAY_NOT, Modality.DOES_NOT, Modality.WILL_NOT}
    fits = verb in (_FREE if refused else _ASKED) and " " in action and len(action) <= _LONGEST
    hard = r"\b(?:without|unless|until|when|if|except|to me|with me)\b"
    if not fits or re.search(hard, action) or (not refused and _NOT_ASKED.search(action)):
        return ""
    return action


def _need(reading: Reading, one: Statement | None) -> str:
    """Return what the clause says it is for, unless that is a way of watching or of ruling."""
    need = reading.need.strip(" .,;:!?")
    need = re.sub(r"\bi\b", "I", need[:1].lower() + need[1:])
    if not _IS_NEED.match(need) or len(need) > _LONGEST or _NO_NEED.search(need.lower()):
        return ""
    spoken = _first_person(reading, one) or " I " not in need
    return need if spoken else ""


def _agreeing(who: str, verb: str) -> str:
    """Return a person with a verb that agrees: "you tell", "Sam tells", "we tell"."""
    if not verb:
        return who
    plural = who in {"you", "we", "I", "both of you"} or " and " in who
    hissing = verb.endswith(("s", "sh", "ch", "x", "o"))
    return f"{who} {verb}" if plural else f"{who} {verb}{'es' if hissing else 's'}"


_FILLINGS: Mapping[str, Callable[[Reading, Statement | None], str]] = {
    "who": _who,
    "me": _other,
    "both": _both,
    "object": lambda _, one: _object(one),
    "action": lambda _, one: _action(one),
    "need": _need,
}


def fill(wording: str, reading: Reading, found: Match) -> str | None:
    """Return the wording with its gaps filled; None where a gap cannot be filled.

    What stands in square brackets is left out where a gap within it cannot be filled.
    """
    one = found.statement
    fillings: dict[str, str] = {}

    def filling(gap: str) -> str:
        """Return what goes into a gap, worked out once."""
        if gap not in fillings:
            fillings[gap] = _FILLINGS[gap](reading, one)
        return fillings[gap]

    def filled(text: str) -> str:
        """Return a text with its gaps filled, or nothing where one cannot be."""
        if not all(filling(gap) for gap, _ in _GAP.findall(text)):
            return ""
        return _GAP.sub(lambda gap: _agreeing(filling(gap[1]), gap[2] or ""), text)

    whole = filled(_OPTIONAL.sub(lambda part: filled(part[1]), wording))
    return whole[:1].upper() + whole[1:] if whole else None
