"""Which clauses speak of something that can harm a body or take away a way out.

Threats, money and sexual pressure are signals that the clauses were labelled with. Confinement,
papers, medicine and care are no signals of their own, so they are derived from words; that counts
a few clauses too many and a few too few. A file can say better in a field ``dangers``.
"""

import re
from collections.abc import Collection
from typing import Final

_BY_SIGNAL: Final = {
    "ultimatum": "threats",
    "sexual_coercion": "sexual pressure",
    "money_control": "money",
}
_BY_WORDS: Final = {
    "confinement": r"lock(?:s|ed|ing)? (?:you|her|him|me|them|in\b|out|the door)|the locks|locked|"
    r"(?:car|house|front-door|sets? of|her|his|the) keys?\b|(?:leave|go) the house",
    "papers": r"passports?|visas?|birth certificates?|residence (?:cards?|permits?)|"
    r"identity documents?|(?:your|her|his|their) papers|immigration",
    "medicine": r"insulin|inhalers?|pills?|tablets|medications?|medicines?|meds|prescriptions?|"
    r"contracepti(?:on|ves?)|chemo|dialysis",
    "care": r"doctors?|gp|midwi(?:fe|ves)|nurses?|hospital|clinics?|surgery|dentist|carers?|"
    r"therap(?:y|ists?)|counsell?(?:ing|ors?)|wheelchairs?|helplines?",
}
_WORDS: Final = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _BY_WORDS.items()
}
DANGERS: Final = (*_BY_SIGNAL.values(), *_BY_WORDS)
"""The kinds of danger, in the order in which they are shown."""


def dangers_of(text: str, signals: Collection[str]) -> tuple[str, ...]:
    """Return the dangers that a rule made from fear speaks of."""
    found = {_BY_SIGNAL[signal] for signal in signals if signal in _BY_SIGNAL}
    found |= {name for name, words in _WORDS.items() if words.search(text)}
    return tuple(name for name in DANGERS if name in found)
