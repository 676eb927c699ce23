"""What today asks for: what waits for whoever sits here, what is due, and what needs a look."""

from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from .. import text, wording

if TYPE_CHECKING:
    from handfast.workspace import VersionStanding
    from handfast.workspace.views import Overview, PersonView


_LEADS_TO: Final = {"review": "review", "round": "review", "action": "action"}
"""What is due and leads to a review; everything else that is due leads to its agreement."""


def today_options(overview: "Overview", person: "PersonView | None", drafts: int) -> list[Option]:
    """Return the lines of today; each that can be opened has an id that says where it leads."""
    made: list[Option] = []
    known = {str(one.id): one.name for one in overview.people}
    if len(overview.people) < 2:
        said = (
            "One of you is here. Make the second person."
            if overview.people
            else "Nobody is here yet. Make the first person."
        )
        made.append(text.option(said, margin=("● ", text.WAITING), id="people"))
    mine = {str(version.digest) for version in overview.waiting_for(person.id)} if person else set()
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
            wording.due(item, overview.today, known),
            id=None
            if item.repair
            else f"{_LEADS_TO.get(item.kind.value, 'due')}:{item.version}:{number}",
            disabled=item.repair is not None,
        )
        for number, item in enumerate(overview.due)
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


def _waits(version: "VersionStanding", *, answered: bool) -> tuple[text.Part, ...]:
    title = text.brief(version.terms.title, 40, text.STRONG)
    if answered:
        return ("You have answered ", title, "; it waits for your signature or your own version.")
    who = wording.named(version, [version.terms.author])
    return (title, f" from {who} waits for your answer.")
