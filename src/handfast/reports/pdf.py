"""A page as PDF, set by Typst, which comes with the extra ``pdf``.

The page travels as data and never as a part of the template, so no foreign text can act in it.
"""

import json
from importlib.resources import files

from handfast.errors import UsageError
from handfast.text_hygiene import visible

from .page import AgreementPage
from .plain import as_json


def as_pdf(page: AgreementPage) -> bytes:
    """Return the page as PDF; raise ``UsageError`` where the extra is not installed.

    The same page gives the same bytes on one machine: no time of making is written into it.
    """
    try:
        import typst
    except ImportError as error:
        raise UsageError(
            "Making a PDF needs Typst, which is not installed.",
            next_step="Install it with: pip install 'handfast[pdf]'. Or use --format html, and "
            "print that from a browser.",
        ) from error
    said = json.dumps(_shown(as_json(page)), ensure_ascii=False)
    template = files(__package__).joinpath("page.typ").read_bytes()
    made: bytes = typst.compile(template, format="pdf", sys_inputs={"page": said}, timestamp=0)
    return made


def _shown(value: object) -> object:
    """Return the value with every text made visible."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_shown(each) for each in value]
    if isinstance(value, dict):
        return {key: _shown(each) for key, each in value.items()}
    return value
