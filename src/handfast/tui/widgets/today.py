"""What today asks for: what waits for whoever sits here, what is due, and what needs a look."""

from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from .. import text, wording

if TYPE_CHECKING:
    from handfast.workspace.views import Overview, PersonView


def today_options(overview: "Overview", person: "PersonView | None", drafts: int) -> list[Option]:
    """Return the lines of today; each that can be opened has an id that says where it leads."""
    made: list[Option] = []
    known = {str(one.id): one.name for one in overview.people}
    if not overview.people:
        made.append(
            text.option(
                ("● ", text.WAITING),
                "Nobody is here yet. Make the first person.",
                margin=("● ", text.WAITING),
                id="people",
            )
        )
        return made
    if len(overview.people) == 1:
        made.append(
            text.option(
                ("● ", text.WAITING),
                "One of you is here. Make the second person.",
                margin=("● ", text.WAITING),
                id="people",
            )
        )
    mine = {str(version.digest) for version in overview.waiting_for(person.id)} if person else set()
    for version in overview.waiting_for(person.id) if person else ():
        who = wording.named(version, [version.terms.author])
        made.append(
            text.option(
                text.brief(version.terms.title, 40, text.STRONG),
                f" from {who} waits for your answer.",
                margin=("● ", text.WAITING),
                id=f"answer:{version.digest}",
            )
        )
    made += [
        text.option(wording.due(item, overview.today, known), id=f"due:{item.version}")
        for item in overview.due
        if str(item.version) not in mine
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
    return made
