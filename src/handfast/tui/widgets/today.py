"""What today asks for: what waits for whoever sits here, what is due, and what needs a look."""

from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from .. import text, wording
from .today_repair import after_a_hurt, id_of, repair_options

if TYPE_CHECKING:
    from datetime import datetime

    from handfast.model import PersonId
    from handfast.workspace import VersionStanding
    from handfast.workspace.views import Overview, PersonView


def today_options(
    overview: "Overview", person: "PersonView | None", drafts: int, now: "datetime | None" = None
) -> list[Option]:
    """Return the lines of today; each that can be opened has an id that says where it leads.

    ``now`` (UTC) tells whether a pause is over.
    """
    made = repair_options(overview, person, now)
    known = {str(one.id): one.name for one in overview.people}
    if len(overview.people) < 2:
        said = (
            "One of you is here. Make the second person."
            if overview.people
            else "Nobody is here yet. Make the first person."
        )
        made.append(text.option(said, margin=("● ", text.WAITING), id="people"))
    elif not overview.standing.agreements and not drafts:
        ground = ("Begin with how you make agreements", text.STRONG)
        made.append(text.option(ground, ": press g.", margin=("● ", text.WAITING), id="ground"))
    mine = {str(version.digest) for version in overview.waiting_for(person.id)} if person else set()
    heard = overview.answered_to(person.id) if person else {}
    mine |= {str(digest) for digest in heard}
    if person is not None:
        made += [
            text.option(
                *_waits(version, answered=(person.id, version.digest) in overview.answered),
                margin=("● ", text.WAITING),
                id=f"answer:{version.digest}",
            )
            for version in overview.waiting_for(person.id)
        ]
        made += [
            text.option(
                *_answered(version, who), margin=("● ", text.WAITING), id=f"answer:{digest}"
            )
            for digest, (version, who) in heard.items()
        ]
    made += [
        text.option(
            wording.due(item, overview.today, known),
            id=id_of(item, number),
        )
        for number, item in enumerate(overview.due)
        if item.moment is None and str(item.version) not in mine
    ]
    if drafts:
        said = "one private draft" if drafts == 1 else f"{drafts} private drafts"
        made.append(text.option(f"You have {said}.", margin=("✎ ", text.QUIET), id="drafts"))
    made += [
        text.option((sentence, text.CARE), margin=("! ", text.CARE), disabled=True)
        for sentence in overview.concerns
    ]
    if not made:
        made.append(
            text.option(
                ("Nothing is waiting. Have a good day with each other.", text.QUIET), disabled=True
            )
        )
    return [*made, *after_a_hurt(overview)]


def _answered(version: "VersionStanding", who: "tuple[PersonId, ...]") -> tuple[text.Part, ...]:
    """Say that others have answered what this person signed and they did not sign yet."""
    title = text.brief(version.terms.title, 40, text.STRONG)
    has = "has" if len(who) == 1 else "have"
    return (f"{wording.named(version, who)} {has} answered ", title, ".")


def _waits(version: "VersionStanding", *, answered: bool) -> tuple[text.Part, ...]:
    title = text.brief(version.terms.title, 40, text.STRONG)
    if answered:
        return ("You have answered ", title, "; it waits for your signature or your own version.")
    who = wording.named(version, [version.terms.author])
    return (title, f" from {who} waits for your answer.")
