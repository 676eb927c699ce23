"""What the documents tell people to type is there: verbs, options and make targets."""

import re
from collections.abc import Iterator
from functools import lru_cache

import click
from source_tree import ROOT, listed, read_text, text_files

from handfast.cli.main import _handfast

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
            typed = line.strip().removeprefix("$ ").split("#")[0].split("|")[0]
            if typed.startswith(("handfast ", "make ")):
                yield str(path.relative_to(ROOT)), typed.split()


@lru_cache
def _options(*verbs: str) -> frozenset[str]:
    """Return the options that a command knows, ``--help`` among them; none: no such command."""
    found: click.Command | None = _handfast
    context = click.Context(_handfast)
    for verb in verbs:
        found = found.get_command(context, verb) if isinstance(found, click.Group) else None
    if found is None:
        return frozenset()
    return frozenset(option for known in found.get_params(context) for option in known.opts)


def test_every_documented_verb_and_option_exists() -> None:
    """Each ``handfast`` command in a document has a verb that exists and options it knows."""
    unknown = []
    for where, words in _typed():
        if words[0] != "handfast" or words[1].startswith(("<", "[")) or words[1].isupper():
            continue
        verbs = [word for word in words[1:3] if re.fullmatch(r"[a-z]+", word)]
        verbs = verbs if verbs and verbs[0] in AFTER_A_GROUP else verbs[:1]
        known = _options(*verbs) | _options()
        missing = [option for option in OPTION.findall(" ".join(words)) if option not in known]
        if missing or not _options(*verbs):
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
