"""What the documents tell people to type is there: verbs, options and make targets."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache

from source_tree import ROOT, fresh_environment, listed, read_text, text_files

BLOCK = re.compile(r"```(?:\w*)\n(.*?)```", re.DOTALL)
INLINE = re.compile(r"`((?:handfast|make) [^`\n]+)`")
OPTION = re.compile(r"(?<=\s)--[a-z][a-z-]+")
MAKE_TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
AFTER_A_GROUP = {"person", "draft", "plugins", "review", "rupture", "repair"}


def _typed() -> Iterator[tuple[str, list[str]]]:
    """Yield (document, words) of each command that a document shows."""
    for path in text_files():
        if path.suffix != ".md" or path.name == "CHANGELOG.md":
            continue
        text = read_text(path)
        lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
        for line in [*lines, *INLINE.findall(text)]:
            command = line.strip().removeprefix("$ ").split("#")[0].split("|")[0]
            if command.startswith(("handfast ", "make ")):
                yield str(path.relative_to(ROOT)), command.split()


@lru_cache
def _help(*verbs: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "handfast", *verbs, "--help"],
        env=fresh_environment(ROOT / ".cache"),
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stdout if result.returncode == 0 else ""


def test_every_documented_verb_and_option_exists() -> None:
    """Each ``handfast`` command in a document has a verb that exists and options it knows."""
    unknown = []
    for where, words in _typed():
        if words[0] != "handfast" or words[1].startswith(("<", "[")) or words[1].isupper():
            continue
        verbs = [word for word in words[1:3] if re.fullmatch(r"[a-z]+", word)]
        verbs = verbs if verbs and verbs[0] in AFTER_A_GROUP else verbs[:1]
        known = _help(*verbs) + _help()
        missing = [option for option in OPTION.findall(" ".join(words)) if option not in known]
        if missing or not _help(*verbs):
            unknown.append(f"{where}: {' '.join(words)}")
    assert not unknown, listed(unknown)


def test_every_documented_make_target_exists() -> None:
    """Each ``make`` command in a document has its target in the Makefile."""
    targets = set(MAKE_TARGET.findall(read_text(ROOT / "Makefile")))
    unknown = [
        f"{where}: {' '.join(words)}"
        for where, words in _typed()
        if words[0] == "make" and not set(words[1:2]) <= targets
    ]
    assert not unknown, listed(unknown)
