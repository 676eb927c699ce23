"""A need as somebody typed it, as a sentence that can stand before a request."""

import re

from .voices import I, Voices

_WITHIN = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?i)(?:i|we|both of us|neither of us|each of us|nobody|it)\b")
_MINE = re.compile(r"(?i)i\b")
_OWN = re.compile(r"(?i)i (?:need|want|would like|wish)\b[ ,]*")
_PURPOSE = re.compile(r"(?i)(?:so|because|in order|for)\b")
_LONGEST = 160


def tidy(need: str) -> str:
    """Return a need on one line, without a full stop at its end."""
    return _WITHIN.sub(" ", need).strip(" .,;")


def said_first(need: str, speak: Voices) -> str:
    """Return a need as a sentence of its own; empty where there is none or it is long.

    A purpose ("so that neither of us ...") is no such sentence: it stands beside the clause.
    """
    words = tidy(need)
    if not words or len(words) > _LONGEST or speak.me is None or _PURPOSE.match(words):
        return ""
    own = _OWN.match(words)
    if speak.me != I and own:
        words = words[own.end() :]
    elif speak.me != I and _MINE.match(words):
        return ""
    elif _SENTENCE.match(words):
        return f"{words[:1].upper()}{words[1:]}."
    return f"{speak.me.subject} {speak.me.verb(('need', 'needs'))} {words[:1].lower()}{words[1:]}."
