"""toml-test 1.0.0: invalid files are refused, valid ones mean what they should, save by policy."""

import json
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from handfast.documents import read_toml
from handfast.errors import DocumentError

BY_POLICY = {
    "carriage return": ("empty-crlf", "newline-crlf", "string/multiline-escaped-crlf"),
    "byte-order mark": ("utf8-bom-01", "utf8-bom-02"),
    "must be finite": ("comment/after-literal-no-ws", "float/inf-and-nan", "spec-1.0.0/float-2"),
    "Take it out.": (
        "comment/nonascii",
        "key/escapes",
        "key/quoted-unicode",
        "key/space",
        "spec-1.0.0/string-0",
        "spec-1.0.0/string-2",
        "string/escapes",
        "string/multiline",
        "string/quoted-unicode",
        "string/raw",
        "string/raw-multiline",
        "string/unicode-escape",
    ),
}
"""The valid files that policy refuses, by what is said; the last are tabs and other controls."""


def listed(vectors: Path, kind: str) -> list[str]:
    """Return the names of the suite's files of one kind."""
    names = (vectors / "toml-test/tests/files-toml-1.0.0").read_text().split()
    return [name for name in names if name.startswith(kind) and name.endswith(".toml")]


def refusal(vectors: Path, name: str) -> str:
    """Return what is said when a file is read, or nothing if it reads."""
    try:
        read_toml((vectors / "toml-test/tests" / name).read_bytes())
    except DocumentError as error:
        return str(error)
    return ""


def tagged(value: Any) -> Any:
    """Return a value in the way in which the suite writes it down."""
    if isinstance(value, dict):
        return {name: tagged(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [tagged(inner) for inner in value]
    return (type(value), value)


def expected(value: Any) -> Any:
    """Return what the suite expects, in the same way."""
    if isinstance(value, list):
        return [expected(inner) for inner in value]
    if set(value) != {"type", "value"} or not isinstance(value["type"], str):
        return {name: expected(inner) for name, inner in value.items()}
    read = {
        "string": str,
        "integer": int,
        "float": float,
        "bool": lambda text: text == "true",
        "datetime": datetime.fromisoformat,
        "datetime-local": datetime.fromisoformat,
        "date-local": date.fromisoformat,
        "time-local": time.fromisoformat,
    }[value["type"]](value["value"])
    return (type(read), read)


def test_every_invalid_file_is_refused(vectors: Path) -> None:
    """All 499 invalid files of TOML 1.0.0 are refused."""
    names = listed(vectors, "invalid")
    assert len(names) == 499
    assert [name for name in names if not refusal(vectors, name)] == []


def test_policy_refuses_exactly_what_it_says(vectors: Path) -> None:
    """Of the 210 valid files exactly 20 are refused, each for its kind of reason."""
    said = {name: refusal(vectors, name) for name in listed(vectors, "valid")}
    refused = {name: words for name, words in said.items() if words}
    wanted = {f"valid/{name}.toml": kind for kind, names in BY_POLICY.items() for name in names}
    assert len(said) == 210
    assert refused.keys() == wanted.keys()
    assert [name for name, kind in wanted.items() if kind not in refused[name]] == []
    counts = {"carriage return": 3, "byte-order mark": 2, "must be finite": 3, "Take it out.": 12}
    assert Counter(wanted.values()) == counts


def test_every_other_valid_file_has_its_value(vectors: Path) -> None:
    """The other 190 valid files are read with exactly the value that the suite gives."""
    by_policy = {f"valid/{name}.toml" for names in BY_POLICY.values() for name in names}
    names = [name for name in listed(vectors, "valid") if name not in by_policy]
    assert len(names) == 190
    for name in names:
        file = vectors / "toml-test/tests" / name
        wanted = expected(json.loads(file.with_suffix(".json").read_text(encoding="utf-8")))
        assert tagged(read_toml(file.read_bytes())) == wanted, name


def test_syntax_of_later_formats_has_no_meaning_here(vectors: Path) -> None:
    """What only TOML 1.1 allows is refused before any reader sees it."""
    from handfast.documents import refuse_hostile

    later = [
        name
        for name in (vectors / "toml-test/tests/files-toml-1.1.0").read_text().split()
        if name.startswith("valid") and name in set(listed(vectors, "invalid"))
    ]
    newer = [b'x = "\\e"', b'x = "\\x41"', b"x = 07:32", b"x = { a = 1, }", b"x = {\na = 1 }"]
    assert later == []
    for data in newer:
        try:
            refuse_hostile(data)
        except DocumentError:
            continue
        raise AssertionError(data)
