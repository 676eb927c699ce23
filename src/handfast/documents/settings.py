"""Reading ``handfast.toml``, the settings of one folder."""

from collections.abc import Mapping

from attrs import field, frozen

from ..model import PersonId
from ..text_hygiene import PERSON_ID
from .agreements import PERSON_WORDS
from .door import open_door, refusal
from .fields import Fields, Report
from .limits import FOLDER_ID, MAX_NAME, PLUGIN_NAME
from .stamp import format_problem, from_newer


@frozen
class FolderSettings:
    """What a folder says about itself. ``people`` maps ids to names, for showing only.

    Nothing here is trusted: whom to believe lies in the data directory, never in the folder.
    """

    folder_id: str
    plugins: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(factory=dict, hash=False)
    people: Mapping[PersonId, str] = field(factory=dict, hash=False)


def read_settings(data: bytes, *, where: str = "handfast.toml") -> FolderSettings:
    """Return the settings that these bytes are; raise ``DocumentError`` with every problem."""
    opened = open_door(data)
    if opened.scan is None or opened.values is None:
        raise refusal(opened.problems, where)
    report = Report(opened.scan)
    report.problems.extend(opened.problems)
    stamp = format_problem(opened.values, opened.scan)
    if stamp is not None:
        report.problems.append(stamp)
    if from_newer(opened.values):
        raise refusal(report.problems, where)
    top = Fields(report, opened.values)
    top.take("handfast", int, "a number")
    settings = FolderSettings(
        folder_id=top.shaped(
            "folder",
            FOLDER_ID,
            "a folder's id: 32 of the characters 0-9 and a-f",
            needed="The folder's id is missing. It stands in folder.",
        ),
        plugins=top.texts("plugins", PLUGIN_NAME, "the name of a plugin"),
        people=_people(top),
        extra=top.rest(),
    )
    if report.problems or report.missing:
        raise refusal([*report.problems, *report.missing], where)
    return settings


def _people(top: Fields) -> dict[PersonId, str]:
    """Take the names of the people, by id."""
    table = top.take("people", dict, "a table [people] with a name for each id") or {}
    names = Fields(top.report, table, ("people",), "People: ")
    for person in table:
        if PERSON_ID.match(person) is None:
            names.wrong(person, f"each id should be {PERSON_WORDS}.")
    return {PersonId(person): names.text(person, MAX_NAME, lines=False) for person in table}
