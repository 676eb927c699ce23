"""The repository as a reader meets it: its words, its links, and what must not be in it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from source_tree import ROOT, listed, package_modules, read_text, text_files

# Written in halves, so that this file does not hold them either.
ADDRESSES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "registry." + "npm",
    "deb." + "debian.org",
    "--index" + "-url",
    "--find" + "-links",
    "/root" + "/",
    "/opt" + "/wheels",
    "/tmp" + "/v0",
    "/work" + "/",
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# American forms of words that this project writes the British way.
AMERICAN = re.compile(
    r"""\b(?:
        behavior(?:s|al)?|colors?|colored|favorite|favors?|honor(?:s|ed)?|neighbors?|labor|rumors?
      | center|centered|fiber|liter|theater|meter
      | cancel(?:ed|ing)|travel(?:ed|ing|er)|label(?:ed|ing)|model(?:ed|ing)|signal(?:ed|ing)
      | counsel(?:or|ors|ing)|jewelry|fulfillment|enrollment|skillful|willful
      | defense|offense|pretense|gray|catalog|analog|skeptical|gotten|mom
      | [a-z]{3,}iz(?:e|es|ed|ing|ation|ations)|(?:anal|paral|catal)yz(?:e|es|ed|ing)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
NOT_AMERICAN = {"resize", "resized", "oversized", "seize", "seized", "capsize"}
IDENTIFIERS = re.compile(r"`[^`]*`|```.*?```|https?://\S+", re.DOTALL)
SAID_BY_A_PACK = {"why", "ask", "try", "title", "about", "description", "name", "purpose", "text"}


def test_no_file_names_a_registry_or_a_place_of_one_machine() -> None:
    """No package index, no mirror and no path of the machine it was written on is in any file."""
    strays = [
        f"{path.relative_to(ROOT)}: {address}"
        for path in text_files()
        for address in ADDRESSES
        if address in read_text(path)
    ]
    assert not strays, listed(strays)


def test_every_link_leads_somewhere() -> None:
    """A relative link in a document names a file of the repository."""
    broken = []
    for path in text_files():
        if path.suffix != ".md":
            continue
        for target in LINK.findall(read_text(path)):
            inside = not re.match(r"[a-z]+:|#", target)
            if inside and not (path.parent / target.split("#")[0]).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert not broken, listed(broken)


def _said() -> Iterator[tuple[str, str]]:
    """Yield (where, text) for what people read: documents, packs and the strings of the source."""
    for path in text_files():
        if path.suffix == ".md":
            yield str(path.relative_to(ROOT)), IDENTIFIERS.sub(" ", read_text(path))
        elif path.suffix == ".toml" and path.is_relative_to(ROOT / "src"):
            yield from _said_by_pack(path)
    for module in package_modules():
        for node in module.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = IDENTIFIERS.sub(" ", node.value)
                if _is_for_people(words, module.layer):
                    yield f"{module.where}:{node.lineno}", words


def _is_for_people(words: str, layer: str) -> bool:
    """Tell sentences from style sheets, patterns, and lists of words that other people may use."""
    if " " not in words or re.search(r"\w:\s*[^;]+;|\\b|\(\?:", words):
        return False
    return layer != "checks" or words.rstrip().endswith((".", "?", "!"))


def _said_by_pack(path: Path) -> Iterator[tuple[str, str]]:
    def walk(value: object, key: str) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, key)
        elif isinstance(value, str) and key in SAID_BY_A_PACK:
            yield value

    for text in walk(tomllib.loads(read_text(path)), ""):
        yield str(path.relative_to(ROOT)), text


def test_what_people_read_is_spelt_the_british_way() -> None:
    """Colour, behaviour, organise: in the documents, the packs and every sentence of the source."""
    american = [
        f"{where}: {word}"
        for where, text in _said()
        for word in AMERICAN.findall(text)
        if word.lower() not in NOT_AMERICAN
    ]
    assert not american, listed(american)


def test_every_decision_stands_in_the_list() -> None:
    """The list of decisions names each page, in order and once."""
    folder = ROOT / "docs" / "decisions"
    pages = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert pages == re.findall(r"\]\(([^)]+)\)", read_text(folder / "README.md"))
