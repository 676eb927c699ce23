"""In which voice a clause is written, derived from its words.

Our clauses carry no label for this: where people would disagree about a register, the figures by
register are to show where a reader is weak, not to be exact. The first that fits is taken, in the
order of ``_FIRST``; what fits none of them is named by who is spoken of. A file can say better in a
field ``register``.
"""

import re
from typing import Final

_FLAGS: Final = re.IGNORECASE
_FIRST: Final = (
    ("list item", re.compile(r"\s*(?:[-*\u2022]|\d+[.)]|house rules|rule \d)", _FLAGS)),
    (
        "legal",
        re.compile(
            r"\b(?:shall|hereby|herein|thereof|pursuant|parties|signator\w+|"
            r"(?:partner|party|person) [a-e]|(?:first|second|other) party)\b",
            _FLAGS,
        ),
    ),
    ("letter", re.compile(r"\s*(?:dear|dearest|my (?:love|darling|dear))\b", _FLAGS)),
    ("speech", re.compile(r"[\"\u201c\u2018]\w|,? (?:he|she|they|[A-Z]\w+) (?:says|said)\b")),
    (
        "chat",
        re.compile(
            r"\s*[a-z]|.*\b(?:u|ur|r u|i|im|ill|dont|cant|lol|pls|tbh|thats)\b(?![\u2019'])"
        ),
    ),
)
_AT_THE_START: Final = frozenset({"list item", "letter", "chat"})
_I: Final = re.compile(r"\b(?:i|me|my|mine|myself)\b", _FLAGS)
_YOU: Final = re.compile(r"\b(?:you|your|yours|yourself)\b", _FLAGS)
_WE: Final = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", _FLAGS)
_THEY: Final = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|theirs)\b", _FLAGS)
_NAME: Final = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+|^[A-Z][a-z]+(?='s |\u2019s | and [A-Z])")
_OPENERS: Final = re.compile(
    r"(?:always|ask|be|book|bring|call|check|come|do|don[\u2019']t|find|give|go|keep|leave|let|make|meet"
    r"|never|no|put|say|send|show|speak|stay|stop|take|talk|tell|text|try|use|wait|wear|write)\b",
    _FLAGS,
)


def register_of(text: str) -> str:
    """Return the register that a clause is written in."""
    for name, pattern in _FIRST:
        if pattern.match(text) if name in _AT_THE_START else pattern.search(text):
            return name
    i, you, we = (bool(pattern.search(text)) for pattern in (_I, _YOU, _WE))
    if not i and not we and _OPENERS.match(text.strip()):
        return "imperative"
    if i or you:
        return "I and you" if i and you else "I alone" if i else "you alone"
    if we:
        return "we"
    return "third person" if _THEY.search(text) or _NAME.search(text) else "agentless"
