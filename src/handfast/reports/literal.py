"""Foreign text inside a Markdown page: every letter stays what it is, and none of it acts."""

import re

from handfast.text_hygiene import one_line, visible

BREAK = "\\"
"""What ends a line of Markdown without ending its paragraph."""

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$#]")
_LINKS = re.compile(r"(?i)(?<=[a-z])(:)(?=//)|(?<=www)(\.)|(?<=\S)(@)(?=\S)|(?<=mailto)(:)")
_AT_START = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")


def literal(text: str) -> str:
    """Return foreign text as one line of Markdown that shows exactly that text."""
    return _escaped(one_line(text))


def quoted(text: str) -> str:
    """Return foreign text as a Markdown quotation, line by line, with its paragraphs."""
    lines = [_escaped(line.strip()) for line in visible(text).strip().split("\n")]
    following = [*lines[1:], ""]
    return "\n".join(
        f"> {line}{BREAK if after else ''}" if line else ">"
        for line, after in zip(lines, following, strict=True)
    )


def _escaped(line: str) -> str:
    """Return one line with a backslash before each character that Markdown would read."""
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    line = _LINKS.sub(lambda match: f"\\{match[0]}", line)
    return _AT_START.sub(lambda match: f"{match[2] or ''}\\{match[1] or match[3]}", line)
