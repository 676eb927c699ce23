"""Hostile files: each is refused, by a scan that never grows faster than its input."""

import subprocess
import sys

import pytest

from handfast.documents import MAX_BYTES, check_version, read_toml, refuse_hostile
from handfast.errors import DocumentError

DEEP = ".".join("abcdefghijklmnop")

BOMBS = {
    "dotted key": "a." * 32767 + "a=1",
    "dotted header": "[" + "a." * 32000 + "a]",
    "17 parts": "a." * 16 + "a = 1",
    "98-deep headers": ("[" + ".".join("a" * 98) + "]\n") * 300,
    "16-deep headers": "".join(f"[{DEEP[:-1]}p{i}]\n" for i in range(1700)),
    "deep under deep": f"[{DEEP}]\n{DEEP} = {{ q = 1 }}",
    "quotes": "x=" + '"' * 60000,
    "quotes apart": "x=" + '" ' * 30000,
    "unclosed string": 'x="' + "a" * 60000,
    "unclosed literal": "x='" + "a" * 60000,
    "unclosed long string": 'x="""' + '""a' * 20000,
    "unclosed long literal": "x='''" + "''a" * 20000,
    "six quotes behind": 'x="""a""""""',
    "many unclosed": 'x="\n' * 16000,
    "backslashes": 'x="' + "\\" * 60001,
    "deep array": "x=" + "[" * 60000,
    "closed deep array": "x=" + "[" * 30000 + "]" * 30000,
    "deep inline": "x=" + "{a=" * 15000,
    "brackets": "[" * 60000,
    "huge integer": "x=" + "1" * 5000,
    "huge hexadecimal": "x=0x" + "f" * 60000,
    "integer over 64 bits": "x=" + "9" * 19,
    "huge float": "x=1." + "1" * 60000,
    "not a number": "x = nan",
    "tiny keys": "".join(f"k{i}=1\n" for i in range(8000)),
    "array of tables": "[[a]]\n" * 10000,
    "long array": "x=[" + "1," * 32000 + "]",
    "inline tables": "x=[" + "{}," * 20000 + "]",
    "comments": "#\n" * 32000,
    "hidden characters": "\u202e" * 21000,
    "nulls": "\0" * 65536,
    "carriage returns": "a=1\r\n" * 13000,
    "lone carriage return": "# a\rb",
    "byte-order mark": "\ufeffx = 1",
    "too long": "#" * (MAX_BYTES + 1),
    "escaped override": 'x = "\\u202e"',
    "escaped override in a name": '"\\u202e" = 1',
    "line break in a name": '"a\\nb" = 1',
    "tab in a text": 'x = "a\tb"',
    "later escape": 'x = "\\e"',
    "time without seconds": "x = 07:32",
    "comma before the end": "x = { a = 1, }",
    "inline table over lines": "x = {\n a = 1 }",
    "no value": "x =",
    "no equals sign": "x y",
    "no name": "= 1",
    "two on a line": "x = 1 y = 2",
    "half a heading": "[[a]",
    "missing comma": "x = [1 2]",
    "twice": "x = 1\nx = 2",
    "heading twice": "[a]\n[a]",
    "no such day": "x = 2026-02-30",
    "no such offset": "x = 2026-02-03T04:05:06+99:00",
    "surrogate escape": 'x = "\\ud800"',
    "word": "x = yes",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS.keys())
def test_each_bomb_is_refused_with_a_sentence(text: str) -> None:
    """A hostile file gives our own error with problems that say what to do."""
    with pytest.raises(DocumentError) as caught:
        read_toml(text.encode())
    assert caught.value.problems
    assert all(str(problem).endswith(".") for problem in caught.value.problems)
    assert check_version(text.encode())[0] is None


def test_invalid_encoding_is_refused_at_its_line() -> None:
    """Bytes that are no UTF-8 are refused, with the line of the first."""
    with pytest.raises(DocumentError) as caught:
        refuse_hostile(b"a = 1\nb = '\xff'\n")
    assert [problem.line for problem in caught.value.problems] == [2]


def test_many_hidden_characters_are_not_all_listed() -> None:
    """A file full of hidden characters names the first ones and says that there are more."""
    with pytest.raises(DocumentError) as caught:
        refuse_hostile(("#" + "\u200b" * 500).encode())
    assert len(caught.value.problems) == 21
    assert "more such characters" in str(caught.value)


def test_bombs_need_little_memory() -> None:
    """All bombs together are refused by a process that may have 512 MB of address space."""
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))\n"
        "from handfast.documents import check_version\n"
        "bombs = sys.stdin.buffer.read().split(b'\\x01')\n"
        "assert all(check_version(bomb)[0] is None for bomb in bombs)\n"
        "status = open('/proc/self/status').read()\n"
        "print(len(bombs), int(status.split('VmHWM:')[1].split()[0]) < 100_000)"
    )
    sent = "\x01".join(BOMBS.values()).encode()
    done = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=True)
    assert done.stdout.decode().split() == [str(len(BOMBS)), "True"]


@pytest.mark.parametrize("error", [MemoryError, RecursionError, KeyError("x"), OverflowError("y")])
def test_whatever_the_reader_raises_becomes_a_problem(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """No exception of the standard reader gets out."""
    import tomli

    def fail(_text: str) -> None:
        raise error

    monkeypatch.setattr(tomli, "loads", fail)
    version, problems = check_version(b"handfast = 1")
    assert version is None
    assert "TOML" in problems[0].message
