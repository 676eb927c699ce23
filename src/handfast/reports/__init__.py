"""Reports: an agreement as a page to read, and any value as plain JSON.

Lives here: Markdown pages in which every foreign text stays literal, and ``as_json``.
May import: ``engine``, ``model``, ``text_hygiene`` and the packages below them.
"""

from .markdown import agreement_markdown
from .plain import as_json

__all__ = ["agreement_markdown", "as_json"]
