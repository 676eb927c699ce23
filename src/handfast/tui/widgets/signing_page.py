"""What somebody reads before they sign: the text itself, and what is for them alone."""

from datetime import date
from typing import TYPE_CHECKING

from .. import text, wording
from .agreement_page import clauses, opening, replacing, review
from .comparison import changes_pages
from .findings import finding_text
from .page import Block, block, heading

if TYPE_CHECKING:
    from datetime import datetime

    from handfast.workspace.views import SigningView


def signing_page(view: "SigningView", today: date) -> list[Block]:
    """Return the text to read, what changes with it, and the exact text that the key will sign."""
    document = view.version.document
    page = [block((document.title, text.HEADING)), *opening(document)]
    page += [*replacing(view.replaces), *clauses(document)]
    page += [block(note, margin=("! ", text.CARE), gap=1) for note in view.standing.notes]
    if document.review is not None:
        page += review(document, today)
    page += changes_pages(view.replaces)
    page += [
        heading("Exactly this is signed"),
        block(("Every letter below, and nothing else.", text.QUIET)),
        block((f"SHA-256 {view.version.digest}", text.QUIET)),
        block(view.version.data.decode("utf-8", "replace"), gap=1),
    ]
    return page


def own_page(view: "SigningView", now: "datetime") -> list[Block]:
    """Return what the reader alone should see: time, their own checks, questions, what follows."""
    made = [*_time(view, now), *_seen(view)]
    if view.questions:
        made.append(heading("Ask yourself"))
        made += [block(question.text, margin=("? ", text.WAITING)) for question in view.questions]
    made += [block(failure, margin=("! ", text.QUIET), gap=1) for failure in view.report.failures]
    return [*made, *_next(view)]


def _time(view: "SigningView", now: "datetime") -> list[Block]:
    """Return how long the text has been as it is, and until when it cannot be signed, if so."""
    made: list[Block] = []
    if view.refusal is not None:
        made.append(block((view.refusal.reason, text.CARE)))
        if view.refusal.until is not None:
            until = view.refusal.until
            ends = wording.distance(until.date(), now.date())
            made.append(heading("Time with this text"))
            made.append(block(f"Until {wording.moment(until)}, {ends}. It ends by itself."))
        made += [block((view.refusal.next_step, text.QUIET)), block(" ")]
        return made
    written = view.version.document.written
    if written is not None:
        since = wording.distance(written.date(), now.date())
        made.append(block(f"Word for word like this since {wording.day(written)} ({since})."))
    made.append(block(("There is no hurry. It waits.", text.QUIET)))
    return [*made, block(" ")]


def _seen(view: "SigningView") -> list[Block]:
    findings = view.report.open_findings(view.version.document)
    if not findings:
        said = "Your own checks see nothing open. That is no certificate."
        return [block((said, text.QUIET))]
    made = [block(("Your own checks see:", text.QUIET))]
    return made + [block(finding_text(finding), gap=1) for finding in findings]


def _next(view: "SigningView") -> list[Block]:
    """Return what follows when somebody goes on to sign."""
    steps = ["three questions for you alone"]
    if view.weighty:
        many = "one clause" if len(view.weighty) == 1 else f"{len(view.weighty)} clauses"
        steps.append(f"{many} in your own words")
    steps.append("your passphrase")
    made = [heading("If you go on")]
    made.append(block(f"ctrl+s asks for {wording.names(steps)}."))
    made.append(block(("esc leaves it; nobody is told.", text.QUIET)))
    return made
