"""The page as HTML and PDF, and a copy for one person: the same words, and none of them acts."""

import io
import sys
from html.parser import HTMLParser

import pypdf
import pytest
from attrs import evolve

from handfast.engine import VersionStanding
from handfast.errors import UsageError
from handfast.model import Clause, PersonId, Version
from handfast.reports import PageKind, Reader, agreement_page, write_page

EVIL = (
    "</style><script>alert(1)</script> <img src=x onerror=y> &amp; ]] #panic() $x$ *b* `c` "
    '" onload="z \u202e \x1b]52;c;x\x07 https://e.org'
)
WORDS = (
    "Running into exes",
    "In force.",
    "Review on 23 February 2027",
    "After September we both want to feel safe and free.",
    "we tell each other within a day.",
    "The need under it: so that neither of us feels blindsided",
    "pause (has ended)",
    "gone (withdrawn)",
    "Sam *the bold*: signed",
    "we wrote this by the sea",
    "ssh-keygen -Y verify",
    "not proof of consent",
)


class _Seen(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def _html(version: Version, standing: VersionStanding, reader: Reader | None = None) -> _Seen:
    seen = _Seen()
    page = agreement_page(version, standing, reader=reader)
    seen.feed(write_page(page, PageKind.HTML).decode())
    return seen


def _pdf(version: Version, standing: VersionStanding, reader: Reader | None = None) -> str:
    page = agreement_page(version, standing, reader=reader)
    pages = pypdf.PdfReader(io.BytesIO(write_page(page, PageKind.PDF))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("words", WORDS)
def test_html_says_what_the_document_says(
    version: Version, standing: VersionStanding, words: str
) -> None:
    """Everything that the Markdown page says stands on the HTML page as well."""
    assert words in _html(version, standing).words


def test_pdf_says_what_the_document_says(version: Version, standing: VersionStanding) -> None:
    """Everything that the Markdown page says stands in the PDF as well."""
    found = _pdf(version, standing)
    assert [words for words in WORDS if words not in found] == []


def test_a_pdf_holds_no_time_of_its_making(version: Version, standing: VersionStanding) -> None:
    """The same page gives the same bytes, so a copy does not tell when it was printed."""
    page = agreement_page(version, standing)
    assert write_page(page, PageKind.PDF) == write_page(page, PageKind.PDF)


def test_html_loads_and_runs_nothing(version: Version, standing: VersionStanding) -> None:
    """No field of a document can add a tag, an attribute, a script or an address to the page."""
    document = version.document
    hostile = evolve(
        document,
        title=EVIL,
        why=EVIL,
        people=tuple(evolve(person, name=EVIL, key=EVIL) for person in document.people),
        clauses=(Clause(EVIL, EVIL, binds=(PersonId(EVIL),), need=EVIL, if_missed=EVIL),),
        extra={EVIL: EVIL},
    )
    seen = _html(evolve(version, document=hostile, comments=((1, EVIL),)), standing)
    assert seen.tags == {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "strong",
        "blockquote", "ul", "li", "section", "footer", "code", "span",
    }  # fmt: skip
    assert seen.attributes == {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert not set(seen.words) & set("\u202e\x1b\x07")
    assert "<script>alert(1)</script>" in seen.words


def test_nothing_of_a_document_is_typst(version: Version, standing: VersionStanding) -> None:
    """Words that would be code in a template are words on the page."""
    hostile = evolve(version.document, title="#panic() $x$", why=EVIL)
    found = _pdf(evolve(version, document=hostile), standing)
    assert "#panic() $x$" in found
    assert "<script>alert(1)</script>" in found


def test_a_copy_for_one_person_leaves_out_what_does_not_concern_them(
    version: Version, standing: VersionStanding
) -> None:
    """Alex is bound by the first clause only: the others are gaps, and nothing can be verified."""
    for found in (
        _html(version, standing, Reader("alex")).words,
        _pdf(version, standing, Reader("ALEX")),
    ):
        assert "within a day" in found
        assert "No parties" not in found
        assert "pause" not in found
        assert "we wrote this by the sea" not in found
        assert str(version.digest) not in found
        assert "it does not concern" in found
        assert "we looked at why this is there" in found


def test_a_copy_for_somebody_outside_holds_only_the_clauses_that_name_them(
    version: Version, standing: VersionStanding
) -> None:
    """Neither why it was written, nor keys, nor what the two talked through is theirs to read."""
    document = version.document
    about = Clause(
        "mo",
        "We tell Mo before we bring guests.",
        talked_through=document.clauses[0].talked_through,
    )
    added = evolve(version, document=evolve(document, clauses=(*document.clauses, about)))
    page = write_page(agreement_page(added, standing, reader=Reader("Mo")), PageKind.MARKDOWN)
    found = page.decode()
    assert "We tell Mo before" in found
    assert "within a day" not in found
    assert "After September" not in found
    assert "SHA256:" not in found
    assert "we looked at why" not in found
    assert found.count("Left out here: it does not concern Mo.") == 3


@pytest.mark.parametrize("name", ["Al", "day", "sam the", " "])
def test_part_of_a_name_or_a_mere_word_is_nobody(version: Version, name: str) -> None:
    """Names are looked for as whole words; a clause that holds them names somebody."""
    assert Reader(name).is_anywhere(version.document) is (name == "day")


def test_without_typst_a_sentence_says_what_to_do(
    version: Version, standing: VersionStanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named, and the way without it."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match="needs Typst") as refused:
        write_page(agreement_page(version, standing), PageKind.PDF)
    assert "handfast[pdf]" in refused.value.next_step
