"""Before a proposal is signed: the whole text is shown, and the person is asked."""

from typing import TYPE_CHECKING

from . import options, output, pages

if TYPE_CHECKING:
    from handfast.workspace.views import Preview

_QUESTION = "You sign exactly this text, and the others will see it. Propose it?"


def agreed_to(found: "Preview", *, yes: bool) -> bool:
    """Raise what keeps a text from being proposed; else show what would be signed, and ask."""
    from handfast.workspace import proposals

    proposals.must_be_ready(found)
    pages.proposal(found)
    for draft, text in zip(found.document.clauses, found.text.clauses, strict=True):
        if draft.id != text.id:
            output.note(f"The clause {draft.id} of your draft is called {text.id} in it.")
    if options.must_confirm(_QUESTION, yes=yes):
        return True
    output.note("Nothing was signed.")
    return False
