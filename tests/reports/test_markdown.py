"""The page of an agreement says all of it, and nothing in it is anything but text."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from attrs import evolve
from markdown_it import MarkdownIt

from handfast.engine import State, VersionStanding
from handfast.model import AgreementDocument, Clause, PersonId, TalkedThrough, Version
from handfast.reports import PageKind, agreement_page, write_page


def agreement_markdown(version: Version, standing: VersionStanding, **about: Any) -> str:
    """Return the page as Markdown."""
    return write_page(agreement_page(version, standing, **about), PageKind.MARKDOWN).decode()


ALEX, SAM = PersonId("alex"), PersonId("sam")
PAGE = """\
# Running into exes

**In force.** Review on 23 February 2027; it lapses after 23 March 2027 unless it is renewed.

## Why

> After September we both want to feel safe and free.

## Between

- Alex (alex), key SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
- Sam \\*the bold\\* (sam)

## What we agreed

### 1. tell-me-after

> If either of us runs into an ex,\\
> we tell each other within a day.

- A practice for Alex and Sam \\*the bold\\*
- The need under it: so that neither of us feels blindsided
- Telling: telling each other afterwards
- If it is missed: we say so when we notice
- Talked through (HF120): we looked at why this is there

### 2. pause (has ended)

> No parties.

- A hold for Sam \\*the bold\\*
- Ends by itself after 7 December 2026

### 3. gone (withdrawn)

> What was taken back.

- A request for nobody

## Signed by

- Alex: signed, by their own account on 23 November 2026, 18:05 UTC
- Sam \\*the bold\\*: signed

## Also in the document

- mood: \\["calm", "2026-11-23"\\]
- people.sam.pronouns: "they"
- clauses.gone.colour: "blue"

## Comments in the file (no part of the agreement)

- line 3: we wrote this by the sea

## How to verify

The document of Alex and Sam \\*the bold\\* is the file whose SHA-256 is `DIGEST`. \
Export it with `handfast export --format folder --output FOLDER`; `VERIFY.txt` in that folder has \
the `ssh-keygen -Y verify` line for each signature.

*This page is a copy for reading; what was signed is the document itself. It is not a legal \
contract and not proof of consent: each of them can withdraw at any time, without a reason.*
""".replace("DIGEST", "5c" * 32)


def test_the_whole_page(version: Version, standing: VersionStanding) -> None:
    """Everything that the document says is on the page, in order, with where it stands."""
    signed_at = {
        ALEX: datetime(2026, 11, 23, 20, 5, tzinfo=timezone(timedelta(hours=2))),
        SAM: None,
    }
    assert agreement_markdown(version, standing, signed_at=signed_at) == PAGE


def test_waiting_and_withdrawn(version: Version, standing: VersionStanding) -> None:
    """Who has not signed and who has withdrawn is said, and what does not count, and why."""
    stands = standing._replace(
        state=State.WITHDRAWN,
        signed_by=(ALEX,),
        withdrawn_by=(ALEX,),
        review_due=True,
        notes=("This is *not* a sibling.",),
    )
    page = agreement_markdown(version, stands)
    assert "**Withdrawn.** Review on" in page
    assert page.count("The review is due.") == 1
    assert "- Alex: signed; has withdrawn\n" in page
    assert "- Sam \\*the bold\\*: has not signed\n" in page
    assert "## To know\n\n- This is \\*not\\* a sibling.\n" in page


def test_the_least_page(standing: VersionStanding) -> None:
    """A document with almost nothing in it is a page without empty parts."""
    bare = Version(standing.digest, AgreementDocument(title=" "), b"")
    page = agreement_markdown(bare, standing._replace(signed_by=()))
    assert page.startswith("# Untitled\n")
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# Untitled", "## Between", "## What we agreed", "## Signed by", "## How to verify",
    ]  # fmt: skip
    assert "The document of nobody is" in page


def test_hostile_words_stay_words(version: Version, standing: VersionStanding) -> None:
    """No field of a document can make a heading, a link, a picture, code or HTML of the page."""
    evil = (
        "# x\n- y\n1. z\n> q\n```\n[a](javascript:b) ![c](d) <img src=x> &lt; "
        "**b** _i_ `c` \\ \u202e \x1b]52;c;x\x07 | t | https://e.org www.e.org"
    )
    document = version.document
    hostile = evolve(
        document,
        title=evil,
        why=evil,
        people=tuple(evolve(person, name=evil, key=evil) for person in document.people),
        clauses=(
            Clause(evil, evil, binds=(ALEX,), need=evil, if_missed=evil),
            Clause("x", evil, binds=(PersonId(evil),), talked_through=(TalkedThrough(evil, evil),)),
        ),
        extra={evil: {evil: [evil]}},
    )  # fmt: skip
    page = agreement_markdown(
        evolve(version, document=hostile, comments=((1, evil),)), standing._replace(notes=(evil,))
    )
    assert not set(page) & set("\u202e\x1b\x07")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    kinds = {token.type for token in tokens}
    kinds |= {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "blockquote_open", "blockquote_close", "hardbreak", "strong_open", "strong_close",
        "em_open", "em_close", "code_inline",
    }  # fmt: skip
    assert sum(token.type == "heading_open" for token in tokens) == 11
    in_page = [child.type for token in tokens for child in token.children or ()]
    assert (in_page.count("strong_open"), in_page.count("em_open")) == (1, 1)
    assert in_page.count("code_inline") == 4


def test_days_are_written_out() -> None:
    """Moments are told in UTC, whatever zone they came in."""
    from handfast.reports.wording import moment_words

    assert moment_words(datetime(2027, 1, 1, 0, 30, tzinfo=UTC)) == "1 January 2027, 00:30 UTC"
