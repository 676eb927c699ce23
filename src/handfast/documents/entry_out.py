"""Writing journal entries. What is written is read back and compared before it is used."""

from attrs import evolve

from ..errors import DocumentError
from ..model import Digest, JournalEntry
from .entries import read_entry
from .limits import FORMAT
from .repair_out import hurt_lines, repair_lines, repair_sections
from .round_out import answer_sections, round_lines
from .toml_out import lines, section
from .writing import DIFFERS, cannot_write, encoded, same


def write_entry(entry: JournalEntry) -> JournalEntry:
    """Return ``entry`` with its exact bytes and their digest; raise ``DocumentError`` if wrong."""
    try:
        read = read_entry(encoded(entry_text(entry)))
    except DocumentError as error:
        raise cannot_write(error.problems, "journal entry") from error
    if not same(
        evolve(read, data=b"", digest=Digest("")), evolve(entry, data=b"", digest=Digest(""))
    ):
        raise cannot_write([DIFFERS], "journal entry")
    return read


def entry_text(entry: JournalEntry) -> str:
    """Return an entry as canonical TOML; the same entry gives the same text."""
    parts = [
        lines(
            [
                ("handfast", FORMAT),
                ("kind", str(entry.kind)),
                ("by", entry.by),
                ("key", entry.key),
                ("written", entry.written),
                ("version", entry.version),
                ("clauses", list(entry.clauses) or None),
                ("until", entry.until),
                *round_lines(entry.review),
                *hurt_lines(entry.hurt),
                *repair_lines(entry.repair),
                *entry.extra.items(),
            ]
        ),
        *(
            section(
                "[[replies]]",
                [
                    ("clause", reply.clause or None),
                    ("kind", str(reply.kind)),
                    ("text", reply.text or None),
                ],
            )
            for reply in entry.replies
        ),
        *(
            section("[[own_words]]", [("clause", words.clause), ("text", words.text)])
            for words in entry.own_words
        ),
        *answer_sections(entry.review),
        *repair_sections(entry.repair),
    ]
    return "\n".join(parts)
