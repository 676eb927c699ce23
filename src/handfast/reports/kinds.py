"""The kinds of file that a page can be written as, each loaded only when it is asked for."""

from enum import StrEnum

from .page import AgreementPage


class PageKind(StrEnum):
    """The kinds of file that a page can be."""

    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


def write_page(page: AgreementPage, kind: PageKind) -> bytes:
    """Return the page as the bytes of a file of this kind; ``UsageError`` where it cannot be."""
    if kind is PageKind.PDF:
        from .pdf import as_pdf

        return as_pdf(page)
    if kind is PageKind.HTML:
        from .html import as_html

        return as_html(page).encode()
    from .markdown import as_markdown

    return as_markdown(page).encode()
