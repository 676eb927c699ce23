"""Writing single values and lines of TOML, through tomlkit, always the same bytes for one value."""

from collections.abc import Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Item, SingleKey, String, StringType, Trivia

from ..errors import DocumentError

Line = tuple[str, object]
"""A name and its value; a value of None is not written."""


def item(value: object) -> Item:
    """Return the tomlkit item for a value that stands on its own line."""
    if isinstance(value, str) and "\n" in value:
        return _long_text(value)
    if isinstance(value, Mapping | list | tuple):
        return _parsed(inline(value))
    return _scalar(value)


def inline(value: object) -> str:
    """Return a value as it stands within one line, whatever it holds."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key(name)} = {inline(each)}" for name, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(inline(each) for each in value)}]"
    return _scalar(value).as_string()


def key(name: str) -> str:
    """Return a name as it stands before an equals sign."""
    return SingleKey(name).as_string()


def lines(fields: Iterable[Line]) -> str:
    """Return one line (or one long text) for each field that has a value."""
    return "".join(
        f"{key(name)} = {item(value).as_string()}\n" for name, value in fields if value is not None
    )


def section(heading: str, fields: Iterable[Line]) -> str:
    """Return a heading such as ``[review]`` with its lines."""
    return f"{heading}\n{lines(fields)}"


def _scalar(value: object) -> Item:
    """Return the item for one plain value; raise ``DocumentError`` where TOML has none."""
    try:
        return tomlkit.item(value)
    except TOMLKitError as error:
        raise DocumentError(
            "This agreement cannot be written yet. One of its unknown fields has no form in TOML.",
            next_step="Use texts, numbers, days, lists and tables.",
        ) from error


def _parsed(text: str) -> Item:
    """Return the item that a piece of TOML text is."""
    whole: Any = tomlkit.parse(f"x = {text}\n")
    found: Item = whole.item("x")
    return found


def _long_text(text: str) -> String:
    """Return a text of several lines, written so that its lines can be read."""
    written = text.replace("\\", "\\\\").replace('"""', '""\\"')
    if written.endswith('"'):
        written = written[:-1] + '\\"'
    return String(StringType.MLB, text, "\n" + written, Trivia())
