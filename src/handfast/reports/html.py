"""A page as HTML: one file without scripts, pictures or addresses, to be read, printed or kept.

It is put together as a tree, so every foreign text is text by construction, and the page forbids
itself to load or run anything.
"""

from collections.abc import Iterable
from importlib.resources import files
from xml.etree.ElementTree import Element, SubElement, tostring

from handfast.text_hygiene import one_line, visible

from .page import AgreementPage, ClauseOnPage

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(page: AgreementPage) -> str:
    """Return the page as one HTML file."""
    root = Element("html", lang="en-GB")
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", one_line(page.title))
    style = SubElement(head, "style")
    style.text = files(__package__).joinpath("page.css").read_text("utf-8")
    _body(SubElement(SubElement(root, "body"), "main"), page)
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def _body(main: Element, page: AgreementPage) -> None:
    """Add the parts of the page from top to bottom."""
    _add(main, "h1", one_line(page.title))
    days = SubElement(main, "p", {"class": "days"})
    _add(days, "strong", f"{page.state}.").tail = f" {page.days}"
    if page.why:
        _text(SubElement(main, "blockquote", {"class": "why"}), page.why)
    _list(main, "Between", page.people)
    _add(main, "h2", "What we agreed")
    for clause in page.clauses:
        _clause(SubElement(main, "section"), clause)
    _list(main, "Signed by", page.signatures, "signatures")
    for heading, lines in (
        ("To know", page.notes),
        ("Also in the document", page.fields),
        ("Comments in the file (no part of the agreement)", page.comments),
    ):
        if lines:
            _list(main, heading, lines)
    footer = SubElement(main, "footer")
    _add(footer, "h2", "How to verify")
    verify = SubElement(footer, "p")
    for span in page.verify:
        _add(verify, "code" if span.code else "span", visible(span.text))
    _add(footer, "p", page.no_proof, "caveat")


def _clause(section: Element, clause: ClauseOnPage) -> None:
    """Add one clause, or that it was left out."""
    if clause.left_out:
        _add(section, "h3", f"{clause.number}.")
        _add(section, "p", one_line(clause.left_out), "left-out")
        return
    _add(section, "h3", f"{clause.number}. {one_line(clause.heading)}")
    _text(SubElement(section, "blockquote"), clause.text)
    _list(section, "", clause.lines)


def _list(into: Element, heading: str, lines: Iterable[str], kind: str = "") -> None:
    """Add a list, under a heading where it has one."""
    if heading:
        _add(into, "h2", heading)
    items = SubElement(into, "ul", {"class": kind} if kind else {})
    for line in lines:
        _add(items, "li", one_line(line))


def _text(into: Element, text: str) -> None:
    """Add a foreign text with its lines and paragraphs."""
    for paragraph in visible(text).strip().split("\n\n"):
        lines = paragraph.strip("\n").split("\n")
        element = _add(into, "p", lines[0])
        for line in lines[1:]:
            SubElement(element, "br").tail = line


def _add(into: Element, tag: str, text: str, kind: str = "") -> Element:
    """Add an element with a text."""
    element = SubElement(into, tag, {"class": kind} if kind else {})
    element.text = text
    return element
