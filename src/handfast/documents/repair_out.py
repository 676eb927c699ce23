"""Writing a hurt that somebody shares, and one act of a repair, within a journal entry."""

from collections.abc import Iterator

from ..model import HurtWords, RepairWords
from .toml_out import Line, section


def hurt_lines(words: HurtWords | None) -> list[Line]:
    """Return the lines of a hurt."""
    if words is None:
        return []
    return [("text", words.text or None), ("people", list(words.people) or None)]


def repair_lines(words: RepairWords | None) -> list[Line]:
    """Return the lines of one act, without what somebody keeps to themselves."""
    if words is None:
        return []
    return [
        ("act", str(words.act)),
        ("about", words.about),
        ("step", words.step and str(words.step)),
        ("side", words.side and str(words.side)),
        ("letting", words.letting and str(words.letting)),
        ("text", words.text or None),
        ("back", words.back),
        ("day", words.day),
        ("done_by", words.done_by),
        ("at", words.at),
        ("every", words.every and str(words.every)),
        ("item", words.item),
        ("result", words.result and str(words.result)),
        ("skipped", [str(each) for each in words.skipped] or None),
        ("stopped", True if words.stopped else None),
    ]


def repair_sections(words: RepairWords | None) -> Iterator[str]:
    """Yield a section for each note and each mark of somebody's own place."""
    for note in words.notes if words else ():
        yield section(
            "[[notes]]",
            [
                ("step", str(note.step)),
                ("letting", note.letting and str(note.letting)),
                ("text", note.text),
            ],
        )
    for mark in words.marks if words else ():
        yield section(
            "[[marks]]", [("ritual", mark.ritual), ("day", mark.day), ("done", mark.done)]
        )
