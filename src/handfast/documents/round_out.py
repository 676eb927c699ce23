"""Writing one step of a review round, within a journal entry."""

from collections.abc import Iterator

from ..model import RoundWords
from .toml_out import Line, section


def round_lines(words: RoundWords | None) -> list[Line]:
    """Return the lines of a step, without its answers."""
    if words is None:
        return []
    return [
        ("step", str(words.step)),
        ("round", words.round),
        ("because", words.because and str(words.because)),
        ("commitment", words.commitment),
        ("seen", list(words.seen) or None),
        ("salt", words.salt or None),
        ("sentence", words.sentence or None),
        ("appreciated", words.appreciated or None),
        ("agenda", list(words.agenda) or None),
        ("text", words.text or None),
        ("day", words.day),
        ("at", words.at),
        ("every", words.every and str(words.every)),
        ("about", words.about),
        ("result", words.result and str(words.result)),
        ("outcome", words.outcome and str(words.outcome)),
    ]


def answer_sections(words: RoundWords | None) -> Iterator[str]:
    """Yield a section for each clause that is answered."""
    for answer in words.answers if words else ():
        yield section(
            "[[answers]]",
            [
                ("clause", answer.clause),
                ("choice", answer.choice and str(answer.choice)),
                ("how", answer.how or None),
                ("scale", answer.scale),
                ("wording", answer.wording or None),
            ],
        )
