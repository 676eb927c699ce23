"""Reports: an agreement as a page to read, to print or to keep, and any value as plain JSON.

Lives here: what stands on the page, the page as Markdown, HTML and PDF in which every foreign text
stays literal, and ``as_json``.
May import: ``engine``, ``model``, ``text_hygiene`` and the packages below them; typst for PDF.
"""

from .concerning import Reader
from .kinds import PageKind, write_page
from .page import AgreementPage, agreement_page
from .plain import as_json

__all__ = ["AgreementPage", "PageKind", "Reader", "agreement_page", "as_json", "write_page"]
